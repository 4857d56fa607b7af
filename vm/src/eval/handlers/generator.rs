//! Generators, coroutines and asynchronous generators.

use crate::bytecode::code::{CO_ASYNC_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE};
use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::eval::resume::{new_generator, resume_in_loop};
use crate::native::{PyResult, Raised};
use crate::object::exception::Exception;
use crate::object::heap::Kind;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

/// Turns the running frame into a generator object, which the call returns.
pub(crate) fn return_generator(vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let code = frame.frame().function.code();
    let Some((storage, entry)) = thread.detach_frame() else {
        return Err(vm.system_error("no frame to make a generator of"));
    };
    let generator = new_generator(vm, code, storage);
    if thread.origin_depth.get() > 0 && generator.kind() == Kind::COROUTINE {
        note_origin(vm, thread, &generator);
    }
    if entry {
        return Err(vm.leave_loop(thread, generator));
    }
    if let Some(caller) = thread.frames.top() {
        caller.push(generator);
    }
    Ok(Flow::Frame)
}

/// Notes the frames that a new coroutine comes from, the innermost first.
#[cold]
fn note_origin(vm: &Vm, thread: &Thread, coroutine: &Value) {
    let depth = thread.frames.depth();
    let frames = (0..depth).rev().take(thread.origin_depth.get() as usize);
    let origin = frames.filter_map(|position| {
        let frame = thread.frames.at(position)?;
        let code = frame.code();
        let line = code.line_of(frame.next_index().saturating_sub(1)).unwrap_or(0);
        let (file, name) = (&code.template.filename, &code.template.name);
        Some(vm.tuple([vm.text(&**file), vm.int(i64::from(line)), vm.text(&**name)]))
    });
    let origin = vm.tuple(origin.collect::<Vec<_>>());
    if let Some(body) = coroutine.generator_body() {
        drop(body.origin.replace(Some(origin)));
    }
}

/// Suspends the running generator.
pub(crate) fn yield_value(vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    match crate::eval::leave::yield_value(vm, thread, value) {
        None => Ok(Flow::Frame),
        Some(value) => Err(vm.leave_loop(thread, value)),
    }
}

/// `next(receiver)`, with StopIteration at the end: what it carries is the result of `yield from`.
fn next_item(vm: &Vm, receiver: &Value) -> PyResult {
    if let Some(native) = vm.type_of(receiver).slots.get().next {
        return native(vm, receiver)?
            .ok_or_else(|| vm.new_exception_with(&vm.exceptions.stop_iteration, Vec::new()));
    }
    match vm.call_special(receiver, &vm.names.__next__, &[])? {
        Some(item) => Ok(item),
        None => Err(vm.type_error(format!("'{}' object is not an iterator", vm.type_name(receiver)))),
    }
}

pub(crate) fn send(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let value = frame.peek(1).clone();
    let receiver = frame.peek(2).clone();
    if matches!(receiver.kind(), Kind::GENERATOR | Kind::COROUTINE) {
        let sent = frame.pop();
        drop(sent);
        if resume_in_loop(vm, thread, &receiver, Some(value.clone()))? {
            return Ok(Flow::Frame);
        }
        frame.push(value.clone());
    }
    let native = vm.type_of(&receiver).slots.get().send;
    let step = if let Some(native) = native {
        native(vm, &receiver, &value)
    } else {
        vm.stop_iteration_value(next_or_send(vm, &receiver, value))
    };
    match step? {
        Ok(yielded) => {
            drop(frame.pop());
            frame.push(yielded);
        }
        Err(returned) => {
            drop(frame.pop());
            frame.push(returned);
            frame.jump(arg as usize);
        }
    }
    Ok(Flow::Next)
}

fn next_or_send(vm: &Vm, receiver: &Value, value: Value) -> PyResult {
    if value.is_none() && !matches!(receiver.kind(), Kind::GENERATOR | Kind::COROUTINE) {
        next_item(vm, receiver)
    } else {
        vm.call_method(receiver, &vm.names.send, &[value])
    }
}

pub(crate) fn get_awaitable(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let awaitable = frame.pop();
    let iterator = vm.awaitable_iterator(&awaitable, arg)?;
    if let Some(body) = iterator.generator_body()
        && iterator.kind() == Kind::COROUTINE
        && vm.is_awaited(body)
    {
        return Err(vm.runtime_error("coroutine is being awaited already"));
    }
    frame.push(iterator);
    Ok(Flow::Next)
}

impl Vm {
    /// What `await` iterates: the coroutine itself, or what `__await__` gives. `context`: 1 after `__aenter__`,
    /// 2 after `__aexit__`.
    pub fn awaitable_iterator(&self, awaitable: &Value, context: u32) -> PyResult {
        match awaitable.kind() {
            Kind::COROUTINE => return Ok(awaitable.clone()),
            Kind::GENERATOR
                if awaitable
                    .generator_body()
                    .is_some_and(|body| body.code.has_flag(CO_ITERABLE_COROUTINE)) =>
            {
                return Ok(awaitable.clone());
            }
            _ => {}
        }
        let name = self.type_name(awaitable);
        let Some(iterator) = self.call_special(awaitable, &self.names.__await__, &[])? else {
            return Err(match context {
                1 => self.type_error(format!(
                    "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                )),
                2 => self.type_error(format!(
                    "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                )),
                _ => self.type_error(format!("object {name} can't be used in 'await' expression")),
            });
        };
        if iterator.kind() == Kind::COROUTINE {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let class = self.type_of(&iterator);
        if class.slots.get().next.is_none() && self.lookup(class, &self.names.__next__).is_none() {
            return Err(self.type_error(format!(
                "__await__() returned non-iterator of type '{}'",
                self.type_name(&iterator)
            )));
        }
        Ok(iterator)
    }
}

pub(crate) fn get_aiter(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let iterable = frame.pop();
    let name = vm.type_name(&iterable);
    let Some(iterator) = vm.call_special(&iterable, &vm.names.__aiter__, &[])? else {
        return Err(
            vm.type_error(format!("'async for' requires an object with __aiter__ method, got {name}"))
        );
    };
    if vm.lookup_special(&iterator, &vm.names.__anext__).is_none() {
        return Err(vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            vm.type_name(&iterator)
        )));
    }
    frame.push(iterator);
    Ok(Flow::Next)
}

pub(crate) fn get_anext(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let iterator = frame.peek(1).clone();
    let name = vm.type_name(&iterator);
    let Some(awaitable) = vm.call_special(&iterator, &vm.names.__anext__, &[])? else {
        return Err(
            vm.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}"))
        );
    };
    let checked = match vm.awaitable_iterator(&awaitable, 0) {
        Ok(checked) => checked,
        Err(raised @ Raised::Exception(_)) => {
            let error = vm.type_error(format!(
                "'async for' received an invalid object from __anext__: {}",
                vm.type_name(&awaitable)
            ));
            vm.set_cause(&error, &raised);
            return Err(error);
        }
        Err(raised) => return Err(raised),
    };
    frame.push(checked);
    Ok(Flow::Next)
}

pub(crate) fn end_async_for(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let exception = frame.pop();
    let iterator = frame.pop();
    drop(iterator);
    match exception.downcast::<Exception>() {
        Ok(exception) if exception.header().type_ref().is_subtype(&vm.exceptions.stop_async_iteration) => {
            Ok(Flow::Next)
        }
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => Err(vm.system_error("END_ASYNC_FOR without an exception")),
    }
}

/// After `throw()` raised StopIteration inside a sub-iterator: the `yield from` ends with its value.
pub(crate) fn cleanup_throw(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let exception = frame.pop();
    let last_sent = frame.pop();
    let receiver = frame.pop();
    drop((last_sent, receiver));
    match exception.downcast::<Exception>() {
        Ok(exception) if exception.header().type_ref().is_subtype(&vm.exceptions.stop_iteration) => {
            let value = exception.members.borrow().first().cloned().flatten();
            frame.push(Value::NONE);
            frame.push(value.unwrap_or(Value::NONE));
            Ok(Flow::Next)
        }
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => Err(vm.system_error("CLEANUP_THROW without an exception")),
    }
}

/// Which kind of object a function's call makes.
pub(crate) fn generator_kind(flags: u32) -> Kind {
    if flags & CO_COROUTINE != 0 {
        Kind::COROUTINE
    } else if flags & CO_ASYNC_GENERATOR != 0 {
        Kind::ASYNC_GENERATOR
    } else {
        Kind::GENERATOR
    }
}
