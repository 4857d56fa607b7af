//! `OPCODES.md`: the opcode table for readers. A test keeps the file equal to the table.

use super::code::Instruction;
use super::marks::{SwitchPoint, switch_point, writes_shared};
use super::metadata::{Family, Flags, OpcodeMetadata, Operand, SharedAccess};
use super::opcode::Opcode;

/// The text of `OPCODES.md`.
pub fn opcodes_markdown() -> String {
    let mut text = HEAD.to_owned();
    for &family in Family::ALL {
        text.push_str(&format!("\n## {}\n\n", family.name()));
        text.push_str(
            "| instruction | stack | meaning | operand | caches | notes |\n|---|---|---|---|---|---|\n",
        );
        let base = Opcode::ALL.iter().filter(|opcode| opcode.is_base());
        for opcode in base.filter(|opcode| opcode.metadata().family == family) {
            text.push_str(&row(*opcode));
        }
    }
    text.push_str(SPECIALISED);
    text.push_str("| instruction | forms |\n|---|---|\n");
    for base in Opcode::ALL.iter().filter(|opcode| opcode.is_base()) {
        let is_form =
            |form: &&Opcode| !form.is_base() && form.base() == *base && form.metadata().count() == 1;
        let forms: Vec<String> =
            Opcode::ALL.iter().filter(is_form).map(|form| format!("`{}`", form.name())).collect();
        if !forms.is_empty() {
            text.push_str(&format!("| `{}` | {} |\n", base.name(), forms.join(", ")));
        }
    }
    let fused = Opcode::ALL.iter().filter(|opcode| opcode.metadata().count() > 1);
    for (index, opcode) in fused.enumerate() {
        if index == 0 {
            text.push_str(FUSED);
            text.push_str("| instruction | in place of |\n|---|---|\n");
        }
        let components: Vec<&str> =
            opcode.metadata().components.iter().map(|component| component.name()).collect();
        text.push_str(&format!("| `{}` | `{}` |\n", opcode.name(), components.join(" ")));
    }
    text
}

const HEAD: &str = "\
# Instructions

Made from the table in `vm/src/bytecode/opcode.rs`; `MINIPY_BLESS=1 cargo test --test suite opcodes` writes it anew.

The instruction set is CPython 3.13's. *Stack* shows the top before and after `--`, the topmost value to the right.
*Caches* counts the 2-byte units behind the instruction in CPython's encoding, which offsets and jumps include. *Notes*:
**python** may run Python code, **waits** may wait for another thread or the outside, **ends** never goes on to the next
instruction, **switch** another thread may run afterwards under the switch model `cpython-3.13` (**switch?**: if the
callee is not a Python function), **reads** and **writes** tell what threads share.
";

const SPECIALISED: &str = "
## Specialised forms

After a few executions an instruction is replaced by the form for the types it has seen, and replaced back when others
come. They count, and show in `dis` without `--adaptive`, as what they stand for.

";

const FUSED: &str = "
## Fused forms

A frequent sequence dispatched as one. It stands in the place of its first instruction, counts as many, and is executed
one by one when another type, an error or the end of the budget asks for it.

";

fn row(opcode: Opcode) -> String {
    let metadata = opcode.metadata();
    let (picture, meaning) = metadata.picture_and_meaning();
    let caches = match opcode.caches() {
        0 => String::new(),
        units => units.to_string(),
    };
    format!(
        "| `{}` | `{picture}` | {meaning} | {} | {caches} | {} |\n",
        metadata.name,
        operand(metadata.operand),
        notes(opcode, metadata),
    )
}

fn notes(opcode: Opcode, metadata: &OpcodeMetadata) -> String {
    let mut notes = Vec::new();
    for (flag, word) in
        [(Flags::CALLS_PYTHON, "python"), (Flags::MAY_BLOCK, "waits"), (Flags::TERMINATOR, "ends")]
    {
        if metadata.flags.contains(flag) {
            notes.push(word.to_owned());
        }
    }
    let instruction = Instruction { opcode, arg: 0 };
    match switch_point(instruction) {
        SwitchPoint::Always => notes.push("switch".to_owned()),
        SwitchPoint::CalleeDecides => notes.push("switch?".to_owned()),
        SwitchPoint::Never => {}
    }
    if metadata.shared_access != SharedAccess::Nothing {
        let verb = if writes_shared(opcode) { "writes" } else { "reads" };
        notes.push(format!("{verb} {}", metadata.shared_access.name()));
    }
    notes.join(", ")
}

fn operand(operand: Operand) -> &'static str {
    match operand {
        Operand::None => "",
        Operand::Constant => "constant",
        Operand::Name => "name",
        Operand::GlobalName => "name, NULL bit",
        Operand::AttributeName => "name, method bit",
        Operand::SuperName => "name, two bits",
        Operand::Local => "local",
        Operand::LocalPair => "two locals",
        Operand::Cell => "cell",
        Operand::JumpForward => "jump forward",
        Operand::JumpBackward => "jump backward",
        Operand::CompareOperator => "comparison",
        Operand::BinaryOperator => "operator",
        Operand::Intrinsic1 | Operand::Intrinsic2 => "intrinsic",
        Operand::Conversion => "conversion",
        Operand::Invert => "invert",
        Operand::Count => "count",
        Operand::UnpackCounts => "two counts",
        Operand::Depth => "depth",
        Operand::Flags => "flags",
        Operand::FunctionAttribute => "attribute",
        Operand::ResumeKind => "kind",
        Operand::Raw => "number",
    }
}
