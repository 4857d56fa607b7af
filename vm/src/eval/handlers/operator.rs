//! Operators, comparisons, subscripts.

use crate::bytecode::opcode::Opcode;
use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::compare::CompareOperator;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::list::List;
use crate::object::set::{FrozenSet, Set};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

/// An operator other than `+`, `-`, `*` on small ints, when the result is one too and nothing can be raised.
#[inline(never)]
pub(crate) fn int_operation(operator: u32, a: i64, b: i64) -> Option<Value> {
    let result = match operator {
        1 | 14 => a & b,
        2 | 15 => {
            if b == 0 {
                return None;
            }
            let quotient = a / b;
            quotient - i64::from(a % b != 0 && (a < 0) != (b < 0))
        }
        3 | 16 => {
            let bits = u32::try_from(b).ok().filter(|&bits| bits < 62)?;
            (a << bits >> bits == a).then_some(a << bits)?
        }
        6 | 19 => {
            if b == 0 {
                return None;
            }
            let remainder = a % b;
            if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder }
        }
        7 | 20 => a | b,
        9 | 22 => a >> u32::try_from(b).ok()?.min(63),
        11 | 24 => {
            const EXACT: i64 = 1 << 53;
            if b == 0 || a.abs() > EXACT || b.abs() > EXACT {
                return None;
            }
            return Value::try_immediate_float(a as f64 / b as f64);
        }
        12 | 25 => a ^ b,
        _ => return None,
    };
    Value::try_small_int(result)
}

/// A conditional jump on what is no bool: the compiler makes none.
#[cold]
pub(crate) fn not_a_bool(vm: &Vm, _thread: &Thread, _frame: FramePointer, _arg: u32) -> Done {
    Err(vm.system_error("a conditional jump without a bool"))
}

pub(crate) fn binary_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let right = frame.pop();
    let left = frame.pop();
    let result = vm.binary_operation(arg, &left, &right)?;
    frame.push(result);
    Ok(Flow::Next)
}

/// `+` of two exact strings. If the next instruction stores the sum into the variable that the left one comes from, that
/// variable gives it up, so that it can grow in place, and has the sum at once: nobody else sees a thread's locals.
pub(crate) fn add_strings(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let Some(variable) = next_stored(frame) else { return binary_op(vm, thread, frame, arg) };
    if !frame.local(variable).as_ref().is_some_and(|value| value.is(frame.peek(2))) {
        return binary_op(vm, thread, frame, arg);
    }
    let length = |value: &Value| value.downcast_ref::<Str>().map_or(0, |text| text.as_str().len());
    vm.reserve(length(frame.peek(2)) + length(frame.peek(1)), 1)?;
    let right = frame.pop();
    let left = frame.pop();
    drop(frame.local(variable).take());
    let sum = vm.append_str(left, &right)?;
    *frame.local(variable) = Some(sum.clone());
    frame.push(sum);
    Ok(Flow::Next)
}

/// The local variable that the next instruction stores into, if it does.
fn next_stored(frame: FramePointer) -> Option<usize> {
    let next = frame.code().instructions.get(frame.next_index())?;
    match next.base {
        Opcode::StoreFast => Some(next.arg as usize),
        Opcode::StoreFastLoadFast | Opcode::StoreFastStoreFast => Some((next.arg >> 4) as usize),
        _ => None,
    }
}

/// The comparison that the operand of `COMPARE_OP` stands for.
pub(crate) fn compare_operator(arg: u32) -> CompareOperator {
    match arg >> 5 {
        0 => CompareOperator::Less,
        1 => CompareOperator::LessEqual,
        2 => CompareOperator::Equal,
        3 => CompareOperator::NotEqual,
        4 => CompareOperator::Greater,
        _ => CompareOperator::GreaterEqual,
    }
}

pub(crate) fn compare_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let right = frame.pop();
    let left = frame.pop();
    let mut result = vm.compare(&left, &right, compare_operator(arg))?;
    if arg & crate::bytecode::metadata::COMPARE_TO_BOOL != 0 {
        result = Value::bool(vm.is_true(&result)?);
    }
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn contains_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let container = frame.pop();
    let item = frame.pop();
    let found = vm.contains(&container, &item)?;
    frame.push(Value::bool(found != (arg != 0)));
    Ok(Flow::Next)
}

/// `in` for an exact dict.
pub(crate) fn contains_op_dict(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let container = frame.pop();
    let item = frame.pop();
    let found = match container.downcast_ref::<Dict>() {
        Some(dict) => dict.contains(vm, &item)?,
        None => vm.contains(&container, &item)?,
    };
    frame.push(Value::bool(found != (arg != 0)));
    Ok(Flow::Next)
}

/// `in` for an exact set or frozen set.
pub(crate) fn contains_op_set(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let hashable = frame.peek(2).as_small_int().is_some() || frame.peek(2).is_exactly(Kind::STR);
    if !hashable {
        return contains_op(vm, thread, frame, arg);
    }
    let container = frame.pop();
    let item = frame.pop();
    let found = match (container.downcast_ref::<Set>(), container.downcast_ref::<FrozenSet>()) {
        (Some(set), _) => set.elements.contains(vm, &item)?,
        (_, Some(set)) => set.elements.contains(vm, &item)?,
        _ => vm.contains(&container, &item)?,
    };
    frame.push(Value::bool(found != (arg != 0)));
    Ok(Flow::Next)
}

/// `container[key]` where `__getitem__` is a Python function: entered in the loop.
fn enter_getitem(vm: &Vm, thread: &Thread, frame: FramePointer) -> Option<Done> {
    let class = frame.peek(2).heap_type().filter(|class| !class.is_native())?;
    let function = vm.lookup(class, &vm.names.__getitem__)?.downcast::<Function>().ok()?;
    let plain = {
        let code = function.code.borrow();
        code.simple_parameters && code.template.argcount == 2
    };
    plain.then(|| super::call::enter_with_top(vm, thread, frame, function, 2))
}

pub(crate) fn binary_subscr_str_int(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    if let (Some(text), Some(index)) = (frame.peek(2).downcast_ref::<Str>(), frame.peek(1).as_small_int())
        && let Some(index) = crate::eval::hot::operator::normalize(index, text.char_count())
        && let Some(character) = text.code_at(index)
    {
        let item = vm.character(character);
        drop((frame.pop(), frame.pop()));
        frame.push(item);
        return Ok(Flow::Next);
    }
    binary_subscr(vm, thread, frame, arg)
}

pub(crate) fn binary_subscr_dict(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let found = match frame.peek(2).downcast_ref::<Dict>() {
        Some(dict) if frame.peek(1).is_exactly(Kind::STR) || frame.peek(1).as_small_int().is_some() => {
            dict.get(vm, frame.peek(1))?
        }
        _ => return binary_subscr(vm, thread, frame, arg),
    };
    let key = frame.pop();
    let container = frame.pop();
    match found {
        Some(value) => frame.push(value),
        None => return Err(vm.key_error_for(&key)),
    }
    drop(container);
    Ok(Flow::Next)
}

pub(crate) fn store_subscr_dict(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    let value = frame.pop();
    match container.downcast_ref::<Dict>() {
        Some(dict) => drop(dict.insert(vm, key, value)?),
        None => vm.set_item(&container, &key, Some(value))?,
    }
    Ok(Flow::Next)
}

pub(crate) fn binary_subscr(vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    if let Some(done) = enter_getitem(vm, thread, frame) {
        return done;
    }
    let key = frame.pop();
    let container = frame.pop();
    let result = vm.get_item(&container, &key)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn store_subscr(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    let value = frame.pop();
    vm.set_item(&container, &key, Some(value))?;
    Ok(Flow::Next)
}

pub(crate) fn delete_subscr(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    vm.set_item(&container, &key, None)?;
    Ok(Flow::Next)
}

/// Start and end of a slice whose bounds are small ints or missing.
fn plain_bounds(length: usize, start: &Value, stop: &Value) -> Option<(usize, usize)> {
    let bound = |value: &Value, missing: usize| {
        if value.is_none() {
            return Some(missing);
        }
        let index = value.as_small_int()?;
        let index = if index < 0 { (index + length as i64).max(0) } else { index };
        Some((index as usize).min(length))
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, length)?);
    Some((start, stop.max(start)))
}

fn exact_list(value: &Value) -> Option<&List> {
    if value.is_exact() { value.downcast_ref::<List>() } else { None }
}

/// A slice of an exact list, tuple or string, without a slice object.
fn plain_slice(vm: &Vm, container: &Value, start: &Value, stop: &Value) -> Option<Value> {
    if !container.is_exact() {
        return None;
    }
    if let Some(list) = container.downcast_ref::<List>() {
        let (start, stop) = plain_bounds(list.len(), start, stop)?;
        return Some(vm.list(list.with(|items| items.get(start..stop).map(<[Value]>::to_vec))?));
    }
    if let Some(tuple) = container.downcast_ref::<Tuple>() {
        let (start, stop) = plain_bounds(tuple.items.len(), start, stop)?;
        if stop - start == tuple.items.len() {
            return Some(container.clone());
        }
        return Some(vm.tuple(tuple.items.get(start..stop)?.iter().cloned()));
    }
    let text = container.downcast_ref::<Str>()?;
    let (start, stop) = plain_bounds(text.char_count(), start, stop)?;
    if stop - start == text.char_count() {
        return Some(container.clone());
    }
    Some(vm.text(text.slice(start, stop)))
}

pub(crate) fn binary_slice(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let stop = frame.pop();
    let start = frame.pop();
    let container = frame.pop();
    if let Some(result) = plain_slice(vm, &container, &start, &stop) {
        drop(container);
        frame.push(result);
        return Ok(Flow::Next);
    }
    let key = vm.slice(start, stop, Value::NONE);
    let result = vm.get_item(&container, &key)?;
    frame.push(result);
    Ok(Flow::Next)
}

/// `list[start:end] = new` for two different lists.
fn replace_stretch(list: &List, start: usize, end: usize, new: &List) {
    if end - start != new.len() {
        let new = new.to_vec();
        let removed: Vec<Value> = list.with_mut(|items| items.splice(start..end, new).collect());
        drop(removed);
        return;
    }
    // As many as before: item by item. Dropping runs no Python.
    new.with(|new| {
        list.with_mut(|items| {
            for (item, new) in items[start..end].iter_mut().zip(new) {
                *item = new.clone();
            }
        });
    });
}

pub(crate) fn store_slice(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let stop = frame.pop();
    let start = frame.pop();
    let container = frame.pop();
    let value = frame.pop();
    if let (Some(list), Some(new)) = (exact_list(&container), exact_list(&value))
        && !container.is(&value)
        && let Some((start, end)) = plain_bounds(list.len(), &start, &stop)
    {
        replace_stretch(list, start, end, new);
        return Ok(Flow::Next);
    }
    let key = vm.slice(start, stop, Value::NONE);
    vm.set_item(&container, &key, Some(value))?;
    Ok(Flow::Next)
}

pub(crate) fn unary_negative(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let result = vm.negative(&value)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn unary_invert(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let result = vm.invert(&value)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn unary_not(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let truth = vm.is_true(&value)?;
    frame.push(Value::bool(!truth));
    Ok(Flow::Next)
}

pub(crate) fn to_bool(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let truth = vm.is_true(&value)?;
    frame.push(Value::bool(truth));
    Ok(Flow::Next)
}
