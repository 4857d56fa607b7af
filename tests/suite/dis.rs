//! Bytecode against CPython's: listings, attributes of code objects, source positions; and the opcode table's document.

use std::fs;
use std::path::Path;

use minipy_vm::bytecode::Opcode;
use minipy_vm::bytecode::document::opcodes_markdown;

/// Set to rewrite expected results of our own (those of CPython are remade by `tests/dis/bless.py`).
const BLESS: &str = "MINIPY_BLESS";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn opcodes_md_is_the_table() {
    let path = root().join("OPCODES.md");
    let text = opcodes_markdown();
    if std::env::var_os(BLESS).is_some() {
        fs::write(&path, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "OPCODES.md is not what the table says; {BLESS}=1 rewrites it");
}

#[test]
fn opcode_numbers_are_unique_and_agree_with_the_operands() {
    // CPython: instructions from 44 on have an argument; RESUME has its number out of order.
    let mut seen = std::collections::BTreeSet::new();
    for (index, &opcode) in Opcode::ALL.iter().enumerate() {
        assert_eq!(opcode as usize, index);
        assert_eq!(Opcode::from_u8(index as u8), Some(opcode));
        let metadata = opcode.metadata();
        if let Some(number) = metadata.number {
            assert!(seen.insert(number), "{} has the number of another", metadata.name);
            let has_operand = metadata.operand != minipy_vm::bytecode::Operand::None;
            assert!(!opcode.is_base() || has_operand == (number > 44), "{}", metadata.name);
        }
        let (picture, meaning) = metadata.picture_and_meaning();
        assert!(picture.contains("--") && !meaning.is_empty(), "{} has no picture", metadata.name);
    }
    assert_eq!(Opcode::from_u8(Opcode::ALL.len() as u8), None);
}
