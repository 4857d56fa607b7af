//! Bytecode against CPython's: listings, attributes of code objects, source positions; and the opcode table's document.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use minipy_grammar::{SourceText, parse_module};
use minipy_vm::bytecode::dis::constant_repr;
use minipy_vm::bytecode::document::opcodes_markdown;
use minipy_vm::bytecode::listing::{ListingOptions, listing};
use minipy_vm::bytecode::{CodeTemplate, Constant, LocalVariable, Opcode, Operand, verify};
use minipy_vm::compile::{CompileOptions, compile_module};

use crate::scratch::Scratch;

/// Set to rewrite expected results of our own (those of CPython are remade by `tests/dis/bless.py`).
const BLESS: &str = "MINIPY_BLESS";

/// Programs of `tests/dis` whose code is not CPython's on purpose, and why.
const DEVIATIONS: &[(&str, &str)] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The programs of `tests/dis`: name, source, compiled.
fn programs() -> Vec<(String, PathBuf, CodeTemplate)> {
    let folder = fs::read_dir(root().join("tests/dis")).expect("tests/dis is there");
    let mut paths: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let programs = paths
        .into_iter()
        .map(|path| (name(&path), path))
        .filter(|(name, _)| name != "bless.py" && !DEVIATIONS.iter().any(|(deviation, _)| name == deviation));
    programs.map(|(name, path)| (name.clone(), path.clone(), compile(&name, &path))).collect()
}

fn compile(name: &str, path: &Path) -> CodeTemplate {
    let source = SourceText::new(fs::read_to_string(path).expect("the program is readable"));
    let tree = parse_module(&source).unwrap_or_else(|error| panic!("{name}: {error}")).tree;
    let compiled = compile_module(&tree, &source, name, &CompileOptions::default());
    compiled.unwrap_or_else(|error| panic!("{name}: {}", error.message)).code
}

/// Compares results with the files beside the programs; shows the first different line of each.
fn compare(extension: &str, result: impl Fn(&CodeTemplate, &Path) -> String) {
    let mut complaints = Vec::new();
    let programs = programs();
    assert!(programs.len() >= 140, "only {} programs in tests/dis", programs.len());
    for (name, path, code) in &programs {
        let found = result(code, path);
        let expected = fs::read_to_string(path.with_extension(extension)).unwrap_or_default();
        if found != expected {
            let lines = found.lines().zip(expected.lines());
            let (number, (found, expected)) = lines
                .enumerate()
                .find(|(_, (found, expected))| found != expected)
                .unwrap_or((found.lines().count().min(expected.lines().count()), ("(end)", "(end)")));
            complaints.push(format!("{name}, line {}:\n  here    {found}\n  CPython {expected}", number + 1));
        }
    }
    assert!(complaints.is_empty(), "{} differ\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn listings_are_cpythons() {
    compare("dis", |code, path| {
        let source = fs::read_to_string(path).unwrap_or_default();
        let first = source.lines().next().unwrap_or_default();
        let given = |option: &str| first.starts_with("# dis:") && first.split(' ').any(|word| word == option);
        let options = ListingOptions {
            show_offsets: given("-O"),
            show_caches: given("-C"),
            ..ListingOptions::default()
        };
        listing(code, options)
    });
}

#[test]
fn code_attributes_are_cpythons() {
    compare("code", |code, _| {
        let mut text = String::new();
        describe(code, &mut text);
        text
    });
}

/// What no listing shows, in the form in which `tests/dis/bless.py` writes it.
fn describe(code: &CodeTemplate, text: &mut String) {
    let names = |wanted: fn(&LocalVariable) -> bool| -> String {
        code.locals
            .iter()
            .filter(|variable| wanted(variable))
            .fold(String::new(), |names, variable| names + &variable.name + " ")
    };
    let _ = write!(
        text,
        "code {}\n  flags {:#x} arguments {} {} {} stack {} line {}\n  locals {}| cells {}| free {}",
        code.qualname,
        code.flags,
        code.argcount,
        code.posonlyargcount,
        code.kwonlyargcount,
        code.stacksize,
        code.firstlineno,
        names(LocalVariable::is_local),
        names(LocalVariable::is_cell),
        names(LocalVariable::is_free),
    );
    text.truncate(text.trim_end().len());
    text.push_str("\n  names");
    code.names.iter().for_each(|name| text.extend([" ", name]));
    text.push('\n');
    for constant in &code.consts {
        match constant {
            Constant::Code(_) => text.push_str("  constant code\n"),
            _ => {
                let _ = writeln!(text, "  constant {}", constant_repr(constant));
            }
        }
    }
    for (instruction, location) in code.instructions.iter().zip(&code.locations) {
        let known =
            |number: i32| u32::try_from(number).map_or("None".to_owned(), |number| number.to_string());
        let _ = writeln!(
            text,
            "  {}:{}-{}:{} {}",
            known(location.line),
            known(location.column),
            known(location.end_line),
            known(location.end_column),
            instruction.opcode.name()
        );
    }
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            describe(inner, text);
        }
    }
}

#[test]
fn compiled_code_verifies() {
    for (name, _, code) in programs() {
        verify::verify(&code).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
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
    let mut seen = BTreeSet::new();
    for (index, &opcode) in Opcode::ALL.iter().enumerate() {
        assert_eq!(opcode as usize, index);
        assert_eq!(Opcode::from_u8(index as u8), Some(opcode));
        let metadata = opcode.metadata();
        if let Some(number) = metadata.number {
            assert!(seen.insert(number), "{} has the number of another", metadata.name);
            // In CPython instructions with an argument have the higher numbers.
            let has_operand = metadata.operand != Operand::None;
            assert!(!opcode.is_base() || has_operand == (number > 44), "{}", metadata.name);
        }
        let (picture, meaning) = metadata.picture_and_meaning();
        assert!(picture.contains("--") && !meaning.is_empty(), "{} has no picture", metadata.name);
    }
    assert_eq!(Opcode::from_u8(Opcode::ALL.len() as u8), None);
}

#[test]
fn marks_show_switch_points_and_shared_state() {
    let path = root().join("tests/dis/threading_race.py");
    let code = compile("threading_race.py", &path);
    let text = listing(&code, ListingOptions { marks: true, ..ListingOptions::default() });
    let expected = path.with_extension("marks");
    if std::env::var_os(BLESS).is_some() {
        fs::write(&expected, &text).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
    }
    assert_eq!(text, fs::read_to_string(&expected).unwrap_or_default());
}

#[test]
fn adaptive_listings_show_what_a_run_has_made_of_the_code() {
    let scratch = Scratch::new("dis_adaptive");
    scratch.write(
        "sum.py",
        "def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\nprint(f(20))\n",
    );
    scratch
        .run(&["dis", "--adaptive", "sum.py"])
        .status(0)
        .err("")
        .out_has("190\n  0           RESUME")
        .out_has("FOR_ITER_RANGE")
        .out_has("BINARY_OP_ADD_INT");
    scratch
        .run(&["dis", "--adaptive", "-c", "1 / 0"])
        .status(1)
        .err_has("ZeroDivisionError")
        .out_has("BINARY_OP");
    scratch.run(&["dis", "-m", "sum"]).status(0).err("").out_has("<code object f, file \"sum.py\", line 1>");
    scratch.run(&["dis", "-m", "nowhere.at_all"]).status(1).err("minipy: No module named nowhere.at_all\n");
}
