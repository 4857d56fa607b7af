//! Making, resuming and ending generators, coroutines and asynchronous generators.

use std::cell::{Cell, RefCell};

use super::dispatch::begin_resumption;
use super::frame::SuspendedFrame;
use super::handlers::generator::generator_kind;
use super::run::run;
use crate::bytecode::opcode::Opcode;
use crate::native::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::generator::{AsyncGenerator, Coroutine, Generator, GeneratorBody, GeneratorState};
use crate::object::heap::Kind;
use crate::object::value::{Ref, Slot, SlotCell, Value};
use crate::sched::Thread;
use crate::trace::event::{Event, Step};
use crate::vm::Vm;

/// A generator, coroutine or asynchronous generator that owns a frame.
pub(crate) fn new_generator(vm: &Vm, code: Ref<Code>, storage: Box<SuspendedFrame>) -> Value {
    let kind = generator_kind(code.flags());
    let (name, qualname) = match &storage.function {
        Some(function) => (function.name.borrow().clone(), function.qualname.borrow().clone()),
        None => (Value::NONE, Value::NONE),
    };
    // The parts that are no constants are written where the object lies: copying them there would wait for them.
    let body = GeneratorBody {
        state: Cell::new(GeneratorState::Created),
        frame: RefCell::new(None),
        handled: SlotCell::default(),
        name: SlotCell::default(),
        qualname: SlotCell::default(),
        code,
        async_running: Cell::new(false),
        async_closed: Cell::new(false),
        hooks_done: Cell::new(false),
        finalizer_hook: SlotCell::default(),
        origin: SlotCell::default(),
    };
    let generator = match kind {
        Kind::COROUTINE => vm.heap.allocate(Coroutine { body }, &vm.types.coroutine).into_value(),
        Kind::ASYNC_GENERATOR => {
            vm.heap.allocate(AsyncGenerator { body }, &vm.types.async_generator).into_value()
        }
        _ => vm.heap.allocate(Generator { body }, &vm.types.generator).into_value(),
    };
    if let Some(body) = generator.generator_body() {
        std::mem::forget((
            body.frame.replace(Some(storage)),
            body.name.replace(Some(name)),
            body.qualname.replace(Some(qualname)),
        ));
    }
    generator
}

/// How a generator came to rest.
pub(crate) enum Resumed {
    /// It yielded a value.
    Yielded(Value),
    /// It returned a value.
    Returned(Value),
}

fn noun(generator: &Value) -> &'static str {
    match generator.kind() {
        Kind::COROUTINE => "coroutine",
        Kind::ASYNC_GENERATOR => "async generator",
        _ => "generator",
    }
}

/// Puts the frame of a generator that can go on onto the stack, with `sent` as the value of its `yield`.
fn link(thread: &Thread, generator: &Value, body: &GeneratorBody, sent: Option<Value>, entry: bool) -> bool {
    let Some(storage) = body.frame.take() else { return false };
    body.state.set(GeneratorState::Running);
    let handled = body.handled.replace(None);
    thread.handled.borrow_mut().push(handled);
    let frame = thread.push_suspended(storage, generator.clone(), entry);
    frame.push(sent.unwrap_or(Value::NONE));
    true
}

/// Resumes a generator or coroutine inside the running loop. `false`: it cannot be resumed that way (finished,
/// running, or a first `send` of a value), and the caller goes through [`resume`].
pub(crate) fn resume_in_loop(
    vm: &Vm,
    thread: &Thread,
    generator: &Value,
    sent: Option<Value>,
) -> PyResult<bool> {
    let Some(body) = generator.generator_body() else { return Ok(false) };
    match body.state.get() {
        GeneratorState::Suspended => {}
        GeneratorState::Created if sent.as_ref().is_none_or(Value::is_none) => {}
        _ => return Ok(false),
    }
    vm.check_recursion(thread)?;
    vm.trace_step(body, Step::Resume);
    Ok(link(thread, generator, body, sent, false))
}

/// The next item of a generator, from native code; `None` if it returns.
pub(crate) fn next_item(vm: &Vm, generator: &Value, body: &GeneratorBody) -> PyResult<Slot> {
    let call = vm.enter_loop()?;
    let thread = call.thread();
    let Some(storage) = begin_resumption(vm, thread, body, true) else {
        drop(call);
        return Ok(match resume(vm, generator, Ok(Value::NONE))? {
            Resumed::Yielded(item) => Some(item),
            Resumed::Returned(_) => None,
        });
    };
    let frame = thread.push_fitting_generator(thread.frames.stack_top(), storage, generator.clone(), true);
    frame.push(Value::NONE);
    let value = run(vm, thread, None)?;
    Ok(if body.state.get() == GeneratorState::Suspended { Some(value) } else { None })
}

/// Resumes a generator from native code: with a value, or by raising inside it.
pub(crate) fn resume(vm: &Vm, generator: &Value, sent: Result<Value, Raised>) -> PyResult<Resumed> {
    let Some(body) = generator.generator_body() else { return Err(vm.type_error("not a generator")) };
    let noun = noun(generator);
    match body.state.get() {
        GeneratorState::Running => {
            return Err(vm.value_error(format!("{noun} already executing")));
        }
        GeneratorState::Finished => {
            return match sent {
                Err(raised @ Raised::Interrupt(_)) => Err(raised),
                _ if generator.kind() == Kind::COROUTINE => {
                    Err(vm.runtime_error("cannot reuse already awaited coroutine"))
                }
                Err(raised) => Err(raised),
                Ok(_) => Ok(Resumed::Returned(Value::NONE)),
            };
        }
        GeneratorState::Created => {
            if let Ok(value) = &sent
                && !value.is_none()
            {
                return Err(vm.type_error(format!("can't send non-None value to a just-started {noun}")));
            }
        }
        GeneratorState::Suspended => {}
    }
    let call = vm.enter_loop()?;
    let thread = call.thread();
    vm.check_recursion(thread)?;
    let (sent, error) = match sent {
        Ok(value) => (Some(value), None),
        Err(raised) => (None, Some(raised)),
    };
    vm.trace_step(body, Step::Resume);
    link(thread, generator, body, sent, true);
    if let Some(Raised::Exception(exception)) = &error
        && thread.has_handled_in_body()
    {
        vm.set_context(thread, exception, true);
    }
    let value = run(vm, thread, error)?;
    Ok(match body.state.get() {
        GeneratorState::Suspended => Resumed::Yielded(value),
        _ => Resumed::Returned(value),
    })
}

/// What a suspended generator waits for in a `yield from` or `await`, if it does (`gi_yieldfrom`).
pub(crate) fn delegate(body: &GeneratorBody) -> Option<Value> {
    let frame = body.frame.borrow();
    let frame = frame.as_ref()?;
    let next = body.code.template.instructions.get(frame.next_instruction(&body.code))?;
    if body.state.get() != GeneratorState::Suspended || next.opcode != Opcode::Resume || next.arg & 3 < 2 {
        return None;
    }
    frame.slots.last()?.clone()
}

impl Vm {
    /// The frame object of a generator that has not finished, made on first use.
    pub(crate) fn generator_frame(&self, generator: &Value) -> Option<Value> {
        let body = generator.generator_body()?;
        if body.state.get() == GeneratorState::Running {
            let thread = self.thread();
            let frame = (0..thread.frames.depth()).rev().find_map(|depth| {
                let frame = thread.frames.at(depth)?;
                frame.frame().generator.as_ref().is_some_and(|own| own.is(generator)).then_some(frame)
            })?;
            return Some(self.frame_object(&thread, frame).into_value());
        }
        let mut frame = body.frame.borrow_mut();
        let suspended = frame.as_mut()?;
        if let Some(object) = &suspended.object {
            return Some(object.value().clone());
        }
        let function = suspended.function.clone()?;
        let last_instruction = suspended.next_instruction(&body.code).saturating_sub(1) as u32;
        let object = self.suspended_frame_object(generator, &function, last_instruction);
        suspended.object = Some(object.clone());
        Some(object.into_value())
    }

    /// Marks a generator's frame as having come to rest, with the exception it was handling.
    pub(crate) fn suspend_generator(
        &self,
        body: &GeneratorBody,
        storage: Box<SuspendedFrame>,
        handled: Slot,
    ) {
        body.state.set(GeneratorState::Suspended);
        drop(body.handled.replace(handled));
        *body.frame.borrow_mut() = Some(storage);
    }

    /// Tells a step of a generator to whoever traces the run.
    #[inline]
    pub(super) fn trace_step(&self, body: &GeneratorBody, step: Step) {
        if self.sched.traces_generators() {
            let generator = body.code.template.qualname.clone();
            self.sched.trace(|| Event::Generator { generator, step });
        }
    }

    /// Whether a coroutine is being awaited already: it runs, or it waits inside an `await` of its own and was started.
    pub(crate) fn is_awaited(&self, body: &GeneratorBody) -> bool {
        delegate(body).is_some()
    }
}
