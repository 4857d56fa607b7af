//! Jumps and truth values.

use crate::eval::dispatch::{Context, Registers, Step, list_items};
use crate::eval::handlers::operator;
use crate::eval::specialize;
use crate::object::code::Instr;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn nothing(_r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn jump(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    r.jump(instr);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn pop_jump_if_false(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(condition) = r.peek(1).as_bool() else { return Step::Call(operator::not_a_bool) };
    r.drop_immediate();
    if !condition {
        r.jump(instr);
    }
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn pop_jump_if_true(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(condition) = r.peek(1).as_bool() else { return Step::Call(operator::not_a_bool) };
    r.drop_immediate();
    if condition {
        r.jump(instr);
    }
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn pop_jump_if_none(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let value = r.pop();
    if value.is_none() {
        r.jump(instr);
    }
    Step::release(Some(value))
}

#[inline(always)]
pub(in crate::eval) fn pop_jump_if_not_none(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let value = r.pop();
    if !value.is_none() {
        r.jump(instr);
    }
    Step::release(Some(value))
}

#[inline(always)]
pub(in crate::eval) fn unary_not(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let Some(value) = r.peek(1).as_bool() else { return Step::Call(operator::unary_not) };
    r.replace_immediates(1, Value::bool(!value));
    Step::Next
}

/// `TO_BOOL` of what is a bool in the end: the top, `false_when` and its type aside, is dropped.
#[inline(always)]
fn replace_by_bool(r: &mut Registers, truth: bool) -> Step {
    let value = r.pop();
    r.push(Value::bool(truth));
    Step::release(Some(value))
}

#[inline(always)]
pub(in crate::eval) fn to_bool(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::to_bool);
    }
    if r.peek(1).is_bool() { Step::Next } else { Step::Call(operator::to_bool) }
}

#[inline(always)]
pub(in crate::eval) fn to_bool_bool(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if r.peek(1).is_bool() { Step::Next } else { Step::Base }
}

#[inline(always)]
pub(in crate::eval) fn to_bool_int(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let Some(value) = r.peek(1).as_small_int() else { return Step::Base };
    r.replace_immediates(1, Value::bool(value != 0));
    Step::Next
}

/// `None`, or an instance of the class seen, which is true: for "an object or None".
#[inline(always)]
pub(in crate::eval) fn to_bool_none(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if !r.peek(1).is_none() {
        return Step::Base;
    }
    r.replace_immediates(1, Value::FALSE);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn to_bool_list(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let value = r.peek(1);
    if !value.is_exact() {
        return Step::Base;
    }
    let Some(list) = value.downcast_ref::<List>() else { return Step::Base };
    let truth = !list_items(list).is_empty();
    replace_by_bool(r, truth)
}

#[inline(always)]
pub(in crate::eval) fn to_bool_str(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let value = r.peek(1);
    if !value.is_exact() {
        return Step::Base;
    }
    let Some(text) = value.downcast_ref::<Str>() else { return Step::Base };
    let truth = !text.as_str().is_empty();
    replace_by_bool(r, truth)
}

#[inline(always)]
pub(in crate::eval) fn to_bool_always_true(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let value = r.peek(1);
    if value.is_none() {
        r.replace_immediates(1, Value::FALSE);
        return Step::Next;
    }
    match value.heap_type() {
        Some(class) if u64::from(class.current_version()) == instr.cache.get() => replace_by_bool(r, true),
        _ => Step::Base,
    }
}
