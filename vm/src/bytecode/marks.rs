//! What matters to threads in a listing: where CPython 3.13 can switch, and which instructions touch shared state.

use super::code::Instruction;
use super::metadata::SharedAccess;
use super::opcode::Opcode;

/// May another thread run after an instruction, under the switch model `cpython-3.13`?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SwitchPoint {
    /// No: 3.13 does not look at its requests here.
    Never,
    /// If what it calls is not a Python function (whose own `RESUME` is such a place).
    CalleeDecides,
    /// Yes.
    Always,
}

/// Whether 3.13 looks for a request to hand the GIL on after this instruction.
pub fn switch_point(instruction: Instruction) -> SwitchPoint {
    use Opcode::*;
    match instruction.opcode {
        Resume | ResumeCheck if instruction.arg & 3 < 2 => SwitchPoint::Always,
        JumpBackward => SwitchPoint::Always,
        Call | CallKw | CallFunctionEx => SwitchPoint::CalleeDecides,
        CallStr1
        | CallTuple1
        | CallBuiltinClass
        | CallBuiltinO
        | CallBuiltinFast
        | CallBuiltinFastWithKeywords
        | CallMethodDescriptorO
        | CallMethodDescriptorFast
        | CallMethodDescriptorFastWithKeywords
        | CallMethodDescriptorNoargs
        | CallNonPyGeneral => SwitchPoint::Always,
        _ => SwitchPoint::Never,
    }
}

/// Does the instruction change the shared state that the table says it touches?
pub fn writes_shared(opcode: Opcode) -> bool {
    let name = opcode.base().name();
    opcode.metadata().shared_access != SharedAccess::Nothing
        && (name.starts_with("STORE_") || name.starts_with("DELETE_"))
}

/// The mark of an instruction in a listing; empty for most.
pub fn mark(instruction: Instruction) -> String {
    match switch_point(instruction) {
        SwitchPoint::Always => return "switch".to_owned(),
        SwitchPoint::CalleeDecides => return "switch?".to_owned(),
        SwitchPoint::Never => {}
    }
    let access = instruction.opcode.metadata().shared_access;
    match access {
        SharedAccess::Nothing => String::new(),
        _ if writes_shared(instruction.opcode) => format!("writes {}", access.name()),
        _ => format!("reads {}", access.name()),
    }
}
