//! The end of frames by `return`, and their suspension by `yield`.

use super::frame::{FrameKind, FramePointer};
use super::handlers::iterate;
use super::unwind::end_frame;
use crate::bytecode::opcode::Opcode;
use crate::native::PyResult;
use crate::object::generator::GeneratorState;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::trace::event::Step;
use crate::vm::Vm;

/// Takes the innermost frame off, which has neither a frame object nor a chunk of the value stack of its own.
#[inline(never)]
pub(super) fn end_plain(thread: &Thread, frame: FramePointer) {
    frame.drop_slots();
    thread.frames.drop_plain_record();
}

/// The end of a frame by `return`: `Some` when the loop is left.
pub(super) fn finish(vm: &Vm, thread: &Thread, frame: FramePointer, value: Value) -> PyResult<Option<Value>> {
    let (kind, entry) = (frame.frame().kind, frame.frame().entry);
    match kind {
        FrameKind::Call => {
            end_frame(vm, thread, frame);
            if entry {
                return Ok(Some(value));
            }
            if let Some(caller) = thread.frames.top() {
                caller.push(value);
            }
            Ok(None)
        }
        FrameKind::Init => {
            let instance = frame.frame_mut().namespace.take().unwrap_or(Value::NONE);
            end_frame(vm, thread, frame);
            if !value.is_none() {
                let name = vm.type_name(&value);
                return Err(vm.type_error(format!("__init__() should return None, not '{name}'")));
            }
            if entry {
                return Ok(Some(instance));
            }
            if let Some(caller) = thread.frames.top() {
                caller.push(instance);
            }
            Ok(None)
        }
        FrameKind::Generator => {
            let generator = frame.frame_mut().generator.take();
            if let Some(body) = generator.as_ref().and_then(Value::generator_body) {
                vm.trace_step(body, Step::Return);
            }
            let storage = frame.frame_mut().storage.take();
            end_frame(vm, thread, frame);
            if let Some(storage) = storage {
                thread.recycle_storage(storage);
            }
            if let Some(body) = generator.as_ref().and_then(Value::generator_body) {
                body.state.set(GeneratorState::Finished);
            }
            let handled = thread.handled.borrow_mut().pop();
            drop((handled, generator));
            if entry {
                return Ok(Some(value));
            }
            generator_returned(vm, thread, value)?;
            Ok(None)
        }
    }
}

/// A generator resumed by `FOR_ITER` or `SEND` in this loop has returned: the caller goes on behind the loop.
fn generator_returned(vm: &Vm, thread: &Thread, value: Value) -> PyResult<()> {
    let Some(caller) = thread.frames.top() else {
        return Err(vm.system_error("a generator without a caller"));
    };
    let index = caller.instruction_index();
    let instr = &caller.code().instructions[index];
    match instr.base {
        Opcode::ForIter => iterate::exhausted(caller, instr.arg),
        _ => {
            caller.push(value);
            caller.jump(instr.arg as usize);
        }
    }
    Ok(())
}

/// Suspends the generator whose frame is innermost: `Some` when the loop is left.
pub(super) fn yield_value(vm: &Vm, thread: &Thread, value: Value) -> Option<Value> {
    if vm.sched.traces_generators()
        && let Some(frame) = thread.frames.top()
        && let Some(body) = frame.frame().generator.as_ref().and_then(Value::generator_body)
    {
        vm.trace_step(body, Step::Yield);
    }
    let handled = thread.handled.borrow_mut().pop().flatten();
    let (storage, generator, entry) = thread.pop_suspended()?;
    if let Some(body) = generator.as_ref().and_then(Value::generator_body) {
        vm.suspend_generator(body, storage, handled);
    }
    drop(generator);
    if entry {
        return Some(value);
    }
    if let Some(caller) = thread.frames.top() {
        caller.push(value);
    }
    None
}
