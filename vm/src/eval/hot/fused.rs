//! Fused forms: frequent sequences of instructions in one step.
//!
//! Everything that could go another way is found out first, before any side effect: the sequence fits into the slice
//! (else `Step::First`), and the types are those expected (else `Step::Unfuse`). A value whose drop can make a finaliser
//! due is dropped by the last component only.

use super::attribute::{class_and_shape_as_cached, class_as_cached, instance_value};
use super::call::return_value;
use super::iterate::append_fitting;
use super::operator::{holds, list_item};
use super::variable::{global_of_builtins, global_of_module, push_global};
use crate::bytecode::opcode::Opcode;
use crate::eval::dispatch::{Context, Registers, Step};
use crate::object::code::Instr;
use crate::object::iterator::{ListIterator, RangeIterator};
use crate::object::value::Value;

/// The value of a local, or out of the fused form.
macro_rules! bound {
    ($slot:expr) => {
        match $slot {
            Some(value) => value,
            None => return Step::Unfuse,
        }
    };
}

/// Leaves a fused form whose further components do not fit into the slice.
macro_rules! fits {
    ($r:expr, $count:expr) => {
        if !$r.fits($count) {
            return Step::First;
        }
    };
}

/// Leaves a fused form whose component, of which the inline cache is needed, has gone back to its base form.
macro_rules! still {
    ($instr:expr, $form:pat) => {
        if !matches!($instr.opcode.get(), $form) {
            return Step::Unfuse;
        }
    };
}

#[inline(always)]
fn two_locals<'a>(r: &'a Registers, instr: &Instr) -> Option<(&'a Value, &'a Value)> {
    Some((r.local((instr.arg >> 4) as usize).as_ref()?, r.local((instr.arg & 15) as usize).as_ref()?))
}

#[inline(always)]
fn local<'a>(r: &'a Registers, instr: &Instr) -> Option<&'a Value> {
    r.local(instr.arg as usize).as_ref()
}

/// Stores into the local of a `STORE_FAST`, the last component.
#[inline(always)]
fn store(r: &mut Registers, instr: &Instr, value: Value) -> Step {
    Step::release(r.replace_local(instr.arg as usize, Some(value)))
}

macro_rules! float_result {
    ($operation:ident, $operator:tt) => {
        #[inline(always)]
        fn $operation(a: &Value, b: &Value) -> Option<Value> {
            Value::try_immediate_float(a.as_immediate_float()? $operator b.as_immediate_float()?)
        }
    };
}
float_result!(add_floats, +);
float_result!(subtract_floats, -);
float_result!(multiply_floats, *);

/// `LOAD_FAST_LOAD_FAST` and an operation.
macro_rules! locals {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 1);
            let (a, b) = bound!(two_locals(r, instr));
            let result = bound!($operation(a, b));
            r.skip(1);
            r.push(result);
            Step::Next
        }
    };
}
locals!(locals_add_int, Value::add_small);
locals!(locals_subtract_int, Value::subtract_small);
locals!(locals_multiply_int, Value::multiply_small);
locals!(locals_add_float, add_floats);
locals!(locals_subtract_float, subtract_floats);
locals!(locals_multiply_float, multiply_floats);

/// `LOAD_FAST_LOAD_FAST`, an operation, `STORE_FAST`.
macro_rules! locals_store {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 2);
            let (a, b) = bound!(two_locals(r, instr));
            let result = bound!($operation(a, b));
            let target = r.component(1);
            r.skip(2);
            store(r, target, result)
        }
    };
}
locals_store!(locals_add_int_store, Value::add_small);
locals_store!(locals_subtract_int_store, Value::subtract_small);
locals_store!(locals_multiply_int_store, Value::multiply_small);

/// `LOAD_FAST` and an operation with what is on the stack.
macro_rules! with_local {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 1);
            let result = bound!($operation(r.peek(1), bound!(local(r, instr))));
            r.skip(1);
            r.replace_immediates(1, result);
            Step::Next
        }
    };
}
with_local!(local_add_int, Value::add_small);
with_local!(local_subtract_int, Value::subtract_small);
with_local!(local_multiply_int, Value::multiply_small);
with_local!(local_add_float, add_floats);
with_local!(local_subtract_float, subtract_floats);
with_local!(local_multiply_float, multiply_floats);

/// `LOAD_CONST` and an operation with what is on the stack.
macro_rules! with_const {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 1);
            let result = bound!($operation(r.peek(1), Registers::constant(instr)));
            r.skip(1);
            r.replace_immediates(1, result);
            Step::Next
        }
    };
}
with_const!(const_add_int, Value::add_small);
with_const!(const_subtract_int, Value::subtract_small);
with_const!(const_multiply_int, Value::multiply_small);
with_const!(const_multiply_float, multiply_floats);

/// `LOAD_FAST`, `LOAD_CONST` and an operation.
macro_rules! local_const {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 2);
            let result = bound!($operation(bound!(local(r, instr)), Registers::constant(r.component(0))));
            r.skip(2);
            r.push(result);
            Step::Next
        }
    };
}
local_const!(local_const_add_int, Value::add_small);
local_const!(local_const_subtract_int, Value::subtract_small);
local_const!(local_const_multiply_int, Value::multiply_small);

/// `LOAD_FAST`, `LOAD_CONST`, an operation, `STORE_FAST`.
macro_rules! local_const_store {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
            fits!(r, 3);
            let result = bound!($operation(bound!(local(r, instr)), Registers::constant(r.component(0))));
            let target = r.component(2);
            r.skip(3);
            store(r, target, result)
        }
    };
}
local_const_store!(increment, Value::add_small);
local_const_store!(decrement, Value::subtract_small);

/// `i += 1` at the end of a loop.
#[inline(always)]
pub(in crate::eval) fn increment_and_jump(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 4);
    let result = bound!(Value::add_small(bound!(local(r, instr)), Registers::constant(r.component(0))));
    let (target, jump) = (r.component(2), r.component(3));
    if local(r, target).is_some_and(Value::is_object) {
        return Step::Unfuse;
    }
    r.skip(4);
    r.jump(jump);
    store(r, target, result)
}

/// An operation and `STORE_FAST`.
macro_rules! operation_store {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
            fits!(r, 1);
            let result = bound!($operation(r.peek(2), r.peek(1)));
            let target = r.component(0);
            r.skip(1);
            r.drop_immediate();
            r.drop_immediate();
            store(r, target, result)
        }
    };
}
operation_store!(add_int_store, Value::add_small);
operation_store!(subtract_int_store, Value::subtract_small);
operation_store!(multiply_int_store, Value::multiply_small);
operation_store!(add_float_store, add_floats);
operation_store!(subtract_float_store, subtract_floats);
operation_store!(multiply_float_store, multiply_floats);

#[inline(always)]
fn compare_ints(operator: &Instr, a: &Value, b: &Value) -> Option<bool> {
    Some(holds(operator.arg, a.as_small_int()?, b.as_small_int()?))
}

/// Goes on behind a `POP_JUMP_IF_...`, component `last`, or at its target.
#[inline(always)]
fn branch(r: &mut Registers, last: usize, jumps: bool) -> Step {
    let jump = r.component(last);
    r.skip(last + 1);
    if jumps {
        r.jump(jump);
    }
    Step::Next
}

/// Goes on at the target of a `JUMP_BACKWARD` that follows.
#[inline(always)]
fn jump_after(r: &mut Registers) {
    let jump = r.component(0);
    r.skip(1);
    r.jump(jump);
}

#[inline(always)]
pub(in crate::eval) fn compare_local_const(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 3);
    let constant = Registers::constant(r.component(0));
    let outcome = bound!(compare_ints(r.component(1), bound!(local(r, instr)), constant));
    branch(r, 2, !outcome)
}

#[inline(always)]
pub(in crate::eval) fn compare_locals(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 2);
    let (a, b) = bound!(two_locals(r, instr));
    let outcome = bound!(compare_ints(r.component(0), a, b));
    branch(r, 1, !outcome)
}

#[inline(always)]
pub(in crate::eval) fn compare_const(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 2);
    let outcome = bound!(compare_ints(r.component(0), r.peek(1), Registers::constant(instr)));
    r.drop_immediate();
    branch(r, 1, !outcome)
}

#[inline(always)]
pub(in crate::eval) fn compare_local(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 2);
    let outcome = bound!(compare_ints(r.component(0), r.peek(1), bound!(local(r, instr))));
    r.drop_immediate();
    branch(r, 1, !outcome)
}

#[inline(always)]
fn compare_int_jump(r: &mut Registers, instr: &Instr, jump_if: bool) -> Step {
    fits!(r, 1);
    let outcome = bound!(compare_ints(instr, r.peek(2), r.peek(1)));
    r.drop_immediate();
    r.drop_immediate();
    branch(r, 0, outcome == jump_if)
}

#[inline(always)]
pub(in crate::eval) fn compare_int_jump_if_false(
    r: &mut Registers,
    _cx: &Context<'_>,
    instr: &Instr,
) -> Step {
    compare_int_jump(r, instr, false)
}

#[inline(always)]
pub(in crate::eval) fn compare_int_jump_if_true(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    compare_int_jump(r, instr, true)
}

#[inline(always)]
pub(in crate::eval) fn compare_float_jump_if_false(
    r: &mut Registers,
    _cx: &Context<'_>,
    instr: &Instr,
) -> Step {
    fits!(r, 1);
    let a = bound!(r.peek(2).as_immediate_float());
    let b = bound!(r.peek(1).as_immediate_float());
    r.drop_immediate();
    r.drop_immediate();
    branch(r, 0, !holds(instr.arg, a, b))
}

#[inline(always)]
pub(in crate::eval) fn local_jump_if_none(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let jumps = bound!(local(r, instr)).is_none();
    branch(r, 0, jumps)
}

#[inline(always)]
pub(in crate::eval) fn local_jump_if_not_none(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let jumps = !bound!(local(r, instr)).is_none();
    branch(r, 0, jumps)
}

/// Pushes an attribute; before a call NULL follows it.
#[inline(always)]
fn push_attribute(r: &mut Registers, instr: &Instr, value: Value) -> Step {
    r.skip(1);
    r.push(value);
    if instr.arg & 1 != 0 {
        r.push_slot(None);
    }
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn local_instance_value(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let attribute = r.component(0);
    still!(attribute, Opcode::LoadAttrInstanceValue);
    // Another shape is likely to come back: the parts run, and stay fused.
    let Some(value) = instance_value(bound!(local(r, instr)), attribute) else { return Step::First };
    push_attribute(r, attribute, value)
}

#[inline(always)]
pub(in crate::eval) fn local_slot_value(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let attribute = r.component(0);
    still!(attribute, Opcode::LoadAttrSlot);
    let owner = bound!(local(r, instr));
    if !class_as_cached(owner, attribute) {
        return Step::First;
    }
    let value = owner.attributes().and_then(|values| values.value(attribute.aux.get() as usize));
    push_attribute(r, attribute, bound!(value))
}

#[inline(always)]
pub(in crate::eval) fn local_method(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let attribute = r.component(0);
    still!(attribute, Opcode::LoadAttrMethodWithValues | Opcode::LoadAttrMethodNoDict);
    let owner = bound!(local(r, instr));
    if !class_and_shape_as_cached(owner, attribute) {
        return Step::First;
    }
    let owner = owner.clone();
    let function = r.cached_value(attribute.aux.get() as usize).cloned();
    let Some(function) = function else {
        // The owner has another reference: nothing is freed.
        drop(owner);
        return Step::Unfuse;
    };
    r.skip(1);
    r.push(function);
    r.push(owner);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn locals_item(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let (list, key) = bound!(two_locals(r, instr));
    let item = bound!(list_item(list, key)).clone();
    r.skip(1);
    r.push(item);
    Step::Next
}

/// `list[local]`: the list is dropped by the last component.
#[inline(always)]
pub(in crate::eval) fn local_item(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let item = bound!(list_item(r.peek(1), bound!(local(r, instr)))).clone();
    r.skip(1);
    Step::release(r.slot(1).replace(item))
}

#[inline(always)]
pub(in crate::eval) fn const_item(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let item = bound!(list_item(r.peek(1), Registers::constant(instr))).clone();
    r.skip(1);
    Step::release(r.slot(1).replace(item))
}

#[inline(always)]
pub(in crate::eval) fn for_range_store(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    fits!(r, 1);
    let next = r.peek(1).downcast_ref::<RangeIterator>().map(RangeIterator::next_small);
    // The end, or another iterator: the parts run.
    let Some(Some(Some(value))) = next else { return Step::First };
    let target = r.component(0);
    r.skip(1);
    store(r, target, value)
}

#[inline(always)]
pub(in crate::eval) fn for_list_store(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    fits!(r, 1);
    let Some(iterator) = r.peek(1).downcast_ref::<ListIterator>() else { return Step::First };
    let Some(value) = iterator.next_if_any() else { return Step::First };
    let target = r.component(0);
    r.skip(1);
    store(r, target, value)
}

/// `STORE_FAST_LOAD_FAST` of a new item, behind a `FOR_ITER`, whose local is known to be bound.
#[inline(always)]
fn store_and_load(r: &mut Registers, value: Value) -> Step {
    let pair = r.component(0).arg;
    r.skip(1);
    let old = r.replace_local((pair >> 4) as usize, Some(value));
    let loaded = r.local((pair & 15) as usize).clone();
    r.push_slot(loaded);
    Step::release(old)
}

/// Whether the local that the next instruction, a `STORE_FAST_LOAD_FAST`, loads is bound once it has stored.
#[inline(always)]
fn loads_bound(r: &Registers) -> bool {
    let pair = r.component(0).arg;
    pair >> 4 == pair & 15 || r.local((pair & 15) as usize).is_some()
}

#[inline(always)]
pub(in crate::eval) fn for_list_store_load(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    fits!(r, 1);
    if !loads_bound(r) {
        return Step::First;
    }
    let Some(iterator) = r.peek(1).downcast_ref::<ListIterator>() else { return Step::First };
    let Some(value) = iterator.next_if_any() else { return Step::First };
    store_and_load(r, value)
}

#[inline(always)]
pub(in crate::eval) fn for_range_store_load(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    fits!(r, 1);
    if !loads_bound(r) {
        return Step::First;
    }
    let next = r.peek(1).downcast_ref::<RangeIterator>().map(RangeIterator::next_small);
    let Some(Some(Some(value))) = next else { return Step::First };
    store_and_load(r, value)
}

/// `LIST_APPEND`, `JUMP_BACKWARD`.
#[inline(always)]
pub(in crate::eval) fn append_and_jump(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    if !append_fitting(r, instr) {
        return Step::First;
    }
    jump_after(r);
    Step::Next
}

/// `STORE_FAST`, `JUMP_BACKWARD`: what the local held is looked at first, since it would be dropped in between.
#[inline(always)]
pub(in crate::eval) fn store_and_jump(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    if local(r, instr).is_some_and(Value::is_last) {
        return Step::First;
    }
    let value = r.pop_slot();
    let old = r.replace_local(instr.arg as usize, value);
    jump_after(r);
    Step::release(old)
}

/// `POP_TOP`, `JUMP_BACKWARD`.
#[inline(always)]
pub(in crate::eval) fn pop_and_jump(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    fits!(r, 1);
    if r.slot_is_bound(1) && r.peek(1).is_last() {
        return Step::First;
    }
    let old = r.pop_slot();
    jump_after(r);
    Step::release(old)
}

#[inline(always)]
pub(in crate::eval) fn return_local(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let value = bound!(local(r, instr)).clone();
    let instr = r.component(0);
    r.skip(1);
    r.push(value);
    return_value(r, cx, instr)
}

/// A global and a local: the local is looked at first, since the global's form does the rest.
#[inline(always)]
pub(in crate::eval) fn global_module_local(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let local = bound!(local(r, r.component(0))).clone();
    match global_of_module(r, instr) {
        Some(global) => push_global_and_local(r, instr, global, local),
        None => unfuse_without(local),
    }
}

#[inline(always)]
pub(in crate::eval) fn global_builtin_local(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    fits!(r, 1);
    let local = bound!(local(r, r.component(0))).clone();
    match global_of_builtins(r, instr) {
        Some(global) => push_global_and_local(r, instr, global, local),
        None => unfuse_without(local),
    }
}

#[inline(always)]
fn push_global_and_local(r: &mut Registers, instr: &Instr, global: Value, local: Value) -> Step {
    push_global(r, instr, global);
    r.skip(1);
    r.push(local);
    Step::Next
}

/// The local has another reference: nothing is freed.
#[inline(always)]
fn unfuse_without(local: Value) -> Step {
    drop(local);
    Step::Unfuse
}
