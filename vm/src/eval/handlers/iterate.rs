//! Iteration.

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::heap::Kind;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn get_iter(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let iterable = frame.pop();
    let iterator = vm.iter(&iterable)?;
    frame.push(iterator);
    Ok(Flow::Next)
}

/// Pushes the next item; at the end drops the iterator and jumps behind the `END_FOR` and `POP_TOP` of the loop.
pub(crate) fn for_iter(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    // The iterator stays on the stack meanwhile.
    let iterator = frame.peek(1);
    if iterator.kind() == Kind::GENERATOR && crate::eval::resume::resume_in_loop(vm, thread, iterator, None)?
    {
        return Ok(Flow::Frame);
    }
    match vm.next(iterator)? {
        Some(item) => frame.push(item),
        None => exhausted(frame, arg),
    }
    Ok(Flow::Next)
}

/// `FOR_ITER` over a generator: it goes on in this loop if it can.
pub(crate) fn for_iter_generator(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    if crate::eval::resume::resume_in_loop(vm, thread, frame.peek(1), None)? {
        return Ok(Flow::Frame);
    }
    for_iter(vm, thread, frame, arg)
}

/// Ends a `for` loop: CPython's `FOR_ITER` skips `END_FOR` and leaves the `POP_TOP` behind it to drop the iterator.
pub(crate) fn exhausted(frame: FramePointer, target: u32) {
    frame.jump(target as usize + 1);
}

pub(crate) fn get_yield_from_iter(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let iterable = frame.pop();
    let iterator = match iterable.kind() {
        Kind::GENERATOR => iterable,
        Kind::COROUTINE => {
            if !frame
                .code()
                .has_flag(crate::bytecode::code::CO_COROUTINE | crate::bytecode::code::CO_ITERABLE_COROUTINE)
            {
                return Err(
                    vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator")
                );
            }
            iterable
        }
        _ => vm.iter(&iterable)?,
    };
    frame.push(iterator);
    Ok(Flow::Next)
}

pub(crate) fn get_len(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.peek(1).clone();
    let length = vm.len(&value)?;
    frame.push(vm.int(length as i64));
    Ok(Flow::Next)
}
