//! Switch models: where the switch may fall once a thread's budget is used up.

use crate::bytecode::opcode::Opcode;
use crate::eval::frame::FramePointer;
use crate::object::heap::Kind;
use crate::object::native_function::NativeFunction;
use crate::object::type_object::TypeObject;
use crate::object::value::Value;
use crate::vm::Vm;

/// Where a switch may fall. It is independent of the check interval, which says when one is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SwitchModel {
    /// Between any two instructions.
    #[default]
    EveryOp,
    /// CPython 2's: not after the instructions that 2.7 dispatched without looking at its ticker.
    Ticks,
    /// Where 3.13 looks at its eval breaker: function entry, backward jumps, and after calls of what is not a Python
    /// function.
    Cpython313,
    /// Only where a thread has to wait.
    SyncOnly,
}

impl Vm {
    /// Whether a switch may fall after the instruction that the frame executes next.
    pub(super) fn allows_switch_after_next(&self, model: SwitchModel, frame: FramePointer) -> bool {
        let index = frame.next_index();
        let Some(instruction) = frame.code().instructions.get(index) else { return true };
        let (opcode, argument) = (instruction.base, instruction.arg);
        match model {
            SwitchModel::EveryOp => true,
            SwitchModel::Ticks => looked_at_the_ticker(opcode),
            SwitchModel::Cpython313 => match opcode {
                Opcode::Resume => argument & 3 < 2,
                Opcode::JumpBackward => true,
                Opcode::Call => self.checks_after_call(frame, argument as usize + 2),
                Opcode::CallKw => self.checks_after_call(frame, argument as usize + 3),
                Opcode::CallFunctionEx => self.checks_after_call(frame, 3 + (argument & 1) as usize),
                _ => false,
            },
            SwitchModel::SyncOnly => false,
        }
    }

    /// Whether 3.13 looks at its eval breaker after a call: a Python callee looks at its own `RESUME`, and some
    /// specialised forms do not look at all. The callable lies `depth` slots below the top of the stack.
    fn checks_after_call(&self, frame: FramePointer, depth: usize) -> bool {
        let callable = frame.peek(depth);
        match callable.kind() {
            Kind::FUNCTION => false,
            Kind::METHOD => !is_python_function(self, callable),
            Kind::NATIVE_FUNCTION => !self.is_unchecked_native(callable),
            Kind::TYPE => match callable.as_ref::<TypeObject>() {
                Some(class) if class.is(&self.types.type_) => false,
                Some(class) if !class.is_native() => {
                    self.lookup(class, &self.names.__init__).is_none_or(|init| init.kind() != Kind::FUNCTION)
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// `len`, `isinstance` and `list.append` are specialised without a look at the eval breaker.
    fn is_unchecked_native(&self, callable: &Value) -> bool {
        let Some(native) = callable.downcast_ref::<NativeFunction>() else { return false };
        match native.def.name() {
            "len" | "isinstance" => {
                let name = self.intern(native.def.name());
                self.builtins.get_str(&name).is_some_and(|known| known.is(callable))
            }
            "append" => {
                let name = self.intern("append");
                self.types.list.dict.get_str(&name).is_some_and(|known| known.is(callable))
            }
            _ => false,
        }
    }
}

fn is_python_function(_vm: &Vm, method: &Value) -> bool {
    method
        .downcast_ref::<crate::object::method::Method>()
        .is_some_and(|method| method.function.kind() == Kind::FUNCTION)
}

/// Whether 2.7's loop went through its ticker after the instruction: those that it left by `fast_next_opcode` or by a
/// predicted successor did not.
fn looked_at_the_ticker(opcode: Opcode) -> bool {
    use Opcode::*;
    !matches!(
        opcode,
        Nop | Resume
            | LoadFast
            | LoadFastCheck
            | LoadFastLoadFast
            | LoadFastAndClear
            | LoadConst
            | StoreFast
            | StoreFastLoadFast
            | StoreFastStoreFast
            | PopTop
            | PushNull
            | Copy
            | Swap
            | CompareOp
            | ContainsOp
            | IsOp
            | ToBool
            | GetIter
            | ForIter
            | ListAppend
            | JumpForward
            | PopJumpIfFalse
            | PopJumpIfTrue
            | PopJumpIfNone
            | PopJumpIfNotNone
            | CopyFreeVars
            | MakeCell
    )
}
