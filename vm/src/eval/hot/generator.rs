//! Generators: resuming them and yielding from them without leaving the loop.

use crate::eval::dispatch::{Context, Registers, Step};
use crate::eval::handlers::{awaiting, generator, iterate};
use crate::eval::specialize;
use crate::object::code::Instr;
use crate::object::generator::{Coroutine, Generator, GeneratorState};
use crate::object::heap::Kind;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn for_iter_gen(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    let Some(generator) = r.peek(1).downcast_ref::<Generator>() else { return Step::Base };
    let Some(storage) = r.begin_resumption(cx, &generator.body, true) else {
        return Step::Call(iterate::for_iter_generator);
    };
    let generator = r.peek(1).clone();
    r.enter_generator(cx, storage, generator, Value::NONE);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn send(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::send);
    }
    Step::Call(generator::send)
}

/// `SEND` to a generator or a coroutine.
#[inline(always)]
pub(in crate::eval) fn send_gen(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    let receiver = r.peek(2);
    if receiver.kind() == Kind::ASYNC_GENERATOR {
        return Step::Base;
    }
    let Some(body) = receiver.generator_body() else { return Step::Base };
    let Some(storage) = r.begin_resumption(cx, body, r.peek(1).is_none()) else {
        return Step::Call(generator::send);
    };
    let sent = r.pop();
    let receiver = r.peek(1).clone();
    r.enter_generator(cx, storage, receiver, sent);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn yield_value(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    match r.suspend_generator(cx) {
        Some(None) => Step::Next,
        Some(Some(value)) => Step::Leave(value),
        None => Step::Call(generator::yield_value),
    }
}

/// `END_SEND`: drops the delegate that has ended.
#[inline(always)]
pub(in crate::eval) fn end_send(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let value = r.pop();
    let delegate = r.pop();
    r.push(value);
    Step::release(Some(delegate))
}

#[inline(always)]
pub(in crate::eval) fn return_generator(_r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    Step::Call(generator::return_generator)
}

/// `GET_AWAITABLE`: a coroutine that was not started is awaited by nobody, and stays where it is.
#[inline(always)]
pub(in crate::eval) fn get_awaitable(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    match r.peek(1).downcast_ref::<Coroutine>() {
        Some(coroutine) if coroutine.body.state.get() == GeneratorState::Created => Step::Next,
        _ => Step::Call(awaiting::get_awaitable),
    }
}
