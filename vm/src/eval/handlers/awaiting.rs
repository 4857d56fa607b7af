//! Awaiting and iterating asynchronous generators and native awaitables, which need no look-up of methods; all else is the
//! business of [`generator`].

use super::generator;
use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::heap::Kind;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn get_awaitable(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let awaitable = frame.peek(1);
    if let Some(native) = vm.type_of(awaitable).slots.get().awaitable {
        let iterator = native(vm, awaitable)?;
        drop(frame.pop());
        frame.push(iterator);
        return Ok(Flow::Next);
    }
    if vm.is_async_generator_step(awaitable) {
        return Ok(Flow::Next);
    }
    generator::get_awaitable(vm, thread, frame, arg)
}

pub(crate) fn get_aiter(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    if frame.peek(1).kind() == Kind::ASYNC_GENERATOR {
        return Ok(Flow::Next);
    }
    generator::get_aiter(vm, thread, frame, arg)
}

pub(crate) fn get_anext(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let iterator = frame.peek(1).clone();
    match vm.async_generator_next(&iterator) {
        Some(step) => {
            frame.push(step?);
            Ok(Flow::Next)
        }
        None => generator::get_anext(vm, thread, frame, arg),
    }
}
