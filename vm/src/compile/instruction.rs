//! What code generation emits: opcodes, pseudo-operations and labels, in one flat sequence.

use crate::bytecode::{Location, Opcode};

/// An operation of the compiler: an opcode, or one of the pseudo-operations that never reach a code object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Op {
    /// An instruction of the machine.
    Plain(Opcode),
    /// A jump in a direction that is known only once the blocks are in order.
    Jump,
    /// The same, where no request of another thread is looked at.
    JumpNoInterrupt,
    /// Begin of a protected region; the handler gets the exception.
    SetupFinally,
    /// The same; the handler gets the offset of the raising instruction too.
    SetupCleanup,
    /// The same as `SetupCleanup`, for the body of a `with`.
    SetupWith,
    /// End of the innermost protected region.
    PopBlock,
    /// Loads a cell itself, to put it into a closure.
    LoadClosure,
    /// Restores a local that an inlined comprehension had saved; NULL unbinds it.
    StoreFastMaybeNull,
}

impl From<Opcode> for Op {
    fn from(opcode: Opcode) -> Self {
        Op::Plain(opcode)
    }
}

impl Op {
    /// Does it name the handler of a protected region?
    pub(crate) fn is_block_push(self) -> bool {
        matches!(self, Op::SetupFinally | Op::SetupCleanup | Op::SetupWith)
    }

    /// Does it jump?
    pub(crate) fn is_jump(self) -> bool {
        match self {
            Op::Plain(opcode) => opcode.has_jump(),
            Op::Jump | Op::JumpNoInterrupt => true,
            _ => false,
        }
    }

    /// Is its argument a label?
    pub(crate) fn has_target(self) -> bool {
        self.is_jump() || self.is_block_push()
    }

    /// Does it jump always?
    pub(crate) fn is_unconditional_jump(self) -> bool {
        match self {
            Op::Jump | Op::JumpNoInterrupt => true,
            Op::Plain(opcode) => opcode.has_jump() && opcode.is_terminator(),
            _ => false,
        }
    }

    /// Does it leave the code object?
    pub(crate) fn is_scope_exit(self) -> bool {
        match self {
            Op::Plain(opcode) => opcode.is_terminator() && !opcode.has_jump(),
            _ => false,
        }
    }

    /// Does a basic block end behind it?
    pub(crate) fn ends_block(self) -> bool {
        self.is_jump() || self.is_scope_exit()
    }

    /// Does CPython look for signals and requests of other threads after it?
    pub(crate) fn has_eval_break(self) -> bool {
        use Opcode as O;
        match self {
            Op::Jump => true,
            Op::Plain(opcode) => {
                matches!(opcode, O::Resume | O::JumpBackward | O::Call | O::CallKw | O::CallFunctionEx)
            }
            _ => false,
        }
    }

    /// The change of the stack's depth, when it jumps (or an exception is raised in the region) and when not.
    pub(crate) fn stack_effect(self, arg: u32, jumps: bool) -> i32 {
        match self {
            Op::Plain(opcode) => opcode.stack_effect(arg),
            Op::SetupFinally | Op::SetupWith => i32::from(jumps),
            Op::SetupCleanup => 2 * i32::from(jumps),
            Op::LoadClosure => 1,
            Op::StoreFastMaybeNull => -1,
            Op::Jump | Op::JumpNoInterrupt | Op::PopBlock => 0,
        }
    }
}

/// A place in the sequence that jumps can name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Label(pub(crate) u32);

/// One emitted instruction; the argument of a jump is a label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Emitted {
    pub(crate) op: Op,
    pub(crate) arg: u32,
    pub(crate) location: Location,
}

/// The instructions of one code object in the order of emission.
#[derive(Default, Debug)]
pub(crate) struct Sequence {
    pub(crate) instructions: Vec<Emitted>,
    /// For each label the index of the instruction behind it.
    pub(crate) labels: Vec<u32>,
}

impl Sequence {
    /// A label without a place yet.
    pub(crate) fn new_label(&mut self) -> Label {
        self.labels.push(u32::MAX);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label before the next instruction.
    pub(crate) fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.instructions.len() as u32;
    }

    /// Appends an instruction.
    pub(crate) fn push(&mut self, op: Op, arg: u32, location: Location) {
        self.instructions.push(Emitted { op, arg, location });
    }

    /// Inserts an instruction before all others; labels keep their instruction.
    pub(crate) fn push_front(&mut self, op: Op, arg: u32, location: Location) {
        self.instructions.insert(0, Emitted { op, arg, location });
        for place in &mut self.labels {
            *place = place.saturating_add(1);
        }
    }
}
