//! Quickening: choosing the specialised form of an instruction by the types it meets, and the guards of these forms.

use super::frame::FramePointer;
use crate::bytecode::opcode::Opcode;
use crate::object::code::Instr;
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::iterator::{ListIterator, RangeIterator};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::object::type_object::type_flag;
use crate::object::value::Value;
use crate::vm::Vm;

/// Executions of the base form after a guard failed, before it is specialised again.
pub(crate) const BACK_OFF: u16 = 60;

fn set(vm: &Vm, instr: &Instr, opcode: Opcode) {
    if vm.options.quicken {
        instr.opcode.set(opcode);
    }
}

fn again_later(instr: &Instr) {
    instr.aux.set(BACK_OFF);
}

pub(crate) fn binary_op(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let (left, right) = (frame.peek(2), frame.peek(1));
    let opcode = if left.as_small_int().is_some() && right.as_small_int().is_some() {
        match instr.arg {
            0 | 13 => Opcode::BinaryOpAddInt,
            10 | 23 => Opcode::BinaryOpSubtractInt,
            5 | 18 => Opcode::BinaryOpMultiplyInt,
            _ => return again_later(instr),
        }
    } else if left.as_exact_float().is_some() && right.as_exact_float().is_some() {
        match instr.arg {
            0 | 13 => Opcode::BinaryOpAddFloat,
            10 | 23 => Opcode::BinaryOpSubtractFloat,
            5 | 18 => Opcode::BinaryOpMultiplyFloat,
            _ => return again_later(instr),
        }
    } else {
        return again_later(instr);
    };
    set(vm, instr, opcode);
}

pub(crate) fn compare_op(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let (left, right) = (frame.peek(2), frame.peek(1));
    if left.as_small_int().is_some() && right.as_small_int().is_some() {
        set(vm, instr, Opcode::CompareOpInt);
    } else if left.as_exact_float().is_some() && right.as_exact_float().is_some() {
        set(vm, instr, Opcode::CompareOpFloat);
    } else {
        again_later(instr);
    }
}

pub(crate) fn load_global(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let name = &frame.code().names[(instr.arg >> 1) as usize];
    let function = &frame.frame().function;
    if let Some(position) = function.globals.position_of_str(name) {
        if u16::try_from(position).is_ok() {
            instr.cache.set(u64::from(function.globals.keys_version(vm)));
            instr.aux.set(position as u16);
            return set(vm, instr, Opcode::LoadGlobalModule);
        }
    } else if let Some(position) = function.builtins.position_of_str(name)
        && u16::try_from(position).is_ok()
    {
        let versions = u64::from(function.globals.keys_version(vm)) << 32
            | u64::from(function.builtins.keys_version(vm));
        instr.cache.set(versions);
        instr.aux.set(position as u16);
        return set(vm, instr, Opcode::LoadGlobalBuiltin);
    }
    again_later(instr);
}

pub(crate) fn load_attr(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let name = &frame.code().names[(instr.arg >> 1) as usize];
    let owner = frame.peek(1);
    let class = vm.type_of(owner).clone();
    if class.slots.get().get_attribute.is_some() || class.has_flag(type_flag::CUSTOM_GET_ATTRIBUTE) {
        return again_later(instr);
    }
    let on_type = vm.lookup(&class, name);
    if on_type.as_ref().is_none_or(|found| !vm.is_data_descriptor(found))
        && let Some((shape, index)) = owner.attributes().and_then(|attributes| attributes.position(name))
        && u16::try_from(index).is_ok()
    {
        instr.cache.set(u64::from(shape));
        instr.aux.set(index as u16);
        return set(vm, instr, Opcode::LoadAttrInstanceValue);
    }
    let Some(found) = on_type else { return again_later(instr) };
    if instr.arg & 1 == 0 || !vm.binds_like_function(&found) || owner.heap_type().is_none() {
        return again_later(instr);
    }
    let shape = match owner.attributes() {
        None => 0,
        Some(attributes) => match attributes.shape_id() {
            Some(shape) if attributes.get(name).is_none() => shape,
            _ => return again_later(instr),
        },
    };
    let mut values = frame.code().cached_values.borrow_mut();
    if values.len() > usize::from(u16::MAX) {
        return again_later(instr);
    }
    instr.aux.set(values.len() as u16);
    values.push(found);
    instr.cache.set(u64::from(class.version(vm)) << 32 | u64::from(shape));
    let opcode = if shape == 0 { Opcode::LoadAttrMethodNoDict } else { Opcode::LoadAttrMethodWithValues };
    set(vm, instr, opcode);
}

/// The value of a cached instance attribute, if the shape is the cached one.
#[inline(always)]
pub(crate) fn instance_value(owner: &Value, instr: &Instr) -> Option<Value> {
    let attributes = owner.attributes()?;
    if !attributes.has_shape(instr.cache.get() as u32) {
        return None;
    }
    attributes.value(instr.aux.get() as usize)
}

/// The cached method, if type version and shape are the cached ones.
#[inline(always)]
pub(crate) fn cached_method(frame: FramePointer, owner: &Value, instr: &Instr) -> Option<Value> {
    let cache = instr.cache.get();
    let class = owner.heap_type()?;
    if u64::from(class.current_version()) != cache >> 32 {
        return None;
    }
    if owner.attributes().is_some_and(|attributes| !attributes.has_shape(cache as u32)) {
        return None;
    }
    frame.code().cached_values.borrow().get(instr.aux.get() as usize).cloned()
}

pub(crate) fn store_attr(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let name = &frame.code().names[instr.arg as usize];
    let owner = frame.peek(1);
    let class = vm.type_of(owner).clone();
    if class.slots.get().set_attribute.is_some() || class.has_flag(type_flag::CUSTOM_SET_ATTRIBUTE) {
        return again_later(instr);
    }
    if vm.lookup(&class, name).is_none_or(|found| !vm.is_data_descriptor(&found))
        && let Some((shape, index)) = owner.attributes().and_then(|attributes| attributes.position(name))
        && u16::try_from(index).is_ok()
    {
        instr.cache.set(u64::from(shape));
        instr.aux.set(index as u16);
        return set(vm, instr, Opcode::StoreAttrInstanceValue);
    }
    again_later(instr);
}

#[inline(always)]
pub(crate) fn can_store_instance_value(owner: &Value, instr: &Instr) -> bool {
    owner.attributes().is_some_and(|attributes| attributes.has_shape(instr.cache.get() as u32))
}

/// Replaces a cached instance attribute; the guard has been checked.
#[inline(always)]
pub(crate) fn store_instance_value(owner: &Value, instr: &Instr, value: Value) -> Option<Value> {
    owner.attributes()?.replace_value(instr.aux.get() as usize, value)
}

pub(crate) fn binary_subscr(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let (container, key) = (frame.peek(2), frame.peek(1));
    let opcode = match container.kind() {
        Kind::LIST if container.is_exact() && key.as_small_int().is_some() => Opcode::BinarySubscrListInt,
        Kind::TUPLE if container.is_exact() && key.as_small_int().is_some() => Opcode::BinarySubscrTupleInt,
        _ => return again_later(instr),
    };
    set(vm, instr, opcode);
}

#[inline(always)]
fn normalize(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index + length as i64 } else { index };
    usize::try_from(index).ok().filter(|&index| index < length)
}

#[inline(always)]
pub(crate) fn list_item(list: &Value, key: &Value) -> Option<Value> {
    let index = key.as_small_int()?;
    if !list.is_exact() {
        return None;
    }
    let items = list.downcast_ref::<List>()?.cell().borrow();
    items.get(normalize(index, items.len())?).cloned()
}

#[inline(always)]
pub(crate) fn tuple_item(tuple: &Value, key: &Value) -> Option<Value> {
    let index = key.as_small_int()?;
    if !tuple.is_exact() {
        return None;
    }
    let items = &tuple.downcast_ref::<Tuple>()?.items;
    items.get(normalize(index, items.len())?).cloned()
}

pub(crate) fn store_subscr(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let (container, key) = (frame.peek(2), frame.peek(1));
    if container.is_exactly(Kind::LIST) && key.as_small_int().is_some() {
        set(vm, instr, Opcode::StoreSubscrListInt);
    } else {
        again_later(instr);
    }
}

/// The position that an index means in an exact list.
#[inline(always)]
pub(crate) fn list_index(list: &Value, key: &Value) -> Option<usize> {
    let index = key.as_small_int()?;
    if !list.is_exact() {
        return None;
    }
    normalize(index, list.downcast_ref::<List>()?.len())
}

#[inline(always)]
pub(crate) fn replace_list_item(list: &Value, index: usize, value: Value) -> Option<Value> {
    let mut items = list.downcast_ref::<List>()?.cell().borrow_mut();
    Some(std::mem::replace(items.get_mut(index)?, value))
}

pub(crate) fn for_iter(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let iterator = frame.peek(1);
    let opcode = match iterator.kind() {
        Kind::RANGE_ITERATOR => Opcode::ForIterRange,
        Kind::LIST_ITERATOR => Opcode::ForIterList,
        _ => return again_later(instr),
    };
    set(vm, instr, opcode);
}

/// What a specialised iteration found.
pub(crate) enum Step {
    /// An item.
    Item(Value),
    /// The end.
    End,
    /// An iterator of another type.
    Other,
}

#[inline(always)]
pub(crate) fn next_of_range(iterator: &Value) -> Step {
    match iterator.downcast_ref::<RangeIterator>() {
        Some(range) => match range.next_small() {
            Some(Some(value)) => Step::Item(value),
            Some(None) => Step::End,
            None => Step::Other,
        },
        None => Step::Other,
    }
}

#[inline(always)]
pub(crate) fn next_of_list(iterator: &Value) -> Step {
    match iterator.downcast_ref::<ListIterator>() {
        Some(list) => match list.next_item() {
            Some(value) => Step::Item(value),
            None => Step::End,
        },
        None => Step::Other,
    }
}

pub(crate) fn call(vm: &Vm, frame: FramePointer, instr: &Instr) {
    let count = instr.arg as usize;
    let callable = frame.peek(count + 2);
    let total = count + usize::from(frame.slot_at(count + 1).is_some());
    if let Some(function) = callable.downcast_ref::<Function>() {
        let code = function.code.borrow();
        if code.simple_parameters && code.template.argcount as usize == total {
            instr.cache.set(u64::from(code.id) | (total as u64) << 32);
            return set(vm, instr, Opcode::CallPyExactArgs);
        }
    }
    again_later(instr);
}

pub(crate) fn unpack_sequence(vm: &Vm, frame: FramePointer, instr: &Instr) {
    if instr.arg == 2 && two_tuple(frame.peek(1)).is_some() {
        set(vm, instr, Opcode::UnpackSequenceTwoTuple);
    } else {
        again_later(instr);
    }
}

/// The items of an exact tuple of two.
#[inline(always)]
pub(crate) fn two_tuple(value: &Value) -> Option<(Value, Value)> {
    if !value.is_exact() {
        return None;
    }
    match &*value.downcast_ref::<Tuple>()?.items {
        [first, second] => Some((first.clone(), second.clone())),
        _ => None,
    }
}
