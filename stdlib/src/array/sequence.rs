//! Arrays as sequences: subscripts, slices, concatenation, comparison, repr.

use std::cmp::Ordering;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::slice::Slice;
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::construct::{bad_argument, extend, same_code};
use super::item::Kind;
use super::{Array, new_array};

fn index_of(vm: &Vm, key: &Value, length: impl Fn() -> usize) -> PyResult<Option<usize>> {
    if !vm.has_index(key) {
        return Err(vm.type_error("array indices must be integers"));
    }
    let index = vm.index(key)?;
    let length = length();
    let index = if index < 0 { index + length as i64 } else { index };
    Ok(usize::try_from(index).ok().filter(|&index| index < length))
}

pub(super) fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (this, key) = (args.this::<Array>(vm)?, args.get(1));
    let size = this.code.size;
    let Some(slice) = key.downcast_ref::<Slice>() else {
        let index = index_of(vm, key, || this.len())?;
        let item = index.map_or(Ok(None), |index| this.get(vm, index))?;
        return item.ok_or_else(|| vm.index_error("array index out of range"));
    };
    let range = slice.unpack(vm)?.apply(this.len());
    let bytes = this.with(|bytes| {
        if range.step == 1 {
            let (start, end) = range.bounds();
            return bytes[start * size..end * size].to_vec();
        }
        range.indexes().flat_map(|index| bytes[index * size..(index + 1) * size].iter().copied()).collect()
    });
    Ok(new_array(vm, this.code, bytes))
}

pub(super) fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (this, key, new) = (args.this::<Array>(vm)?, args.get(1), args.get(2));
    let size = this.code.size;
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let Some(other) = new.downcast_ref::<Array>() else {
            let found = vm.type_name(new);
            return Err(vm.type_error(format!("can only assign array (not \"{found}\") to array slice")));
        };
        if !same_code(this.code, other.code) {
            return Err(bad_argument(vm));
        }
        let bytes = other.with(|bytes| bytes.clone());
        assign_slice(vm, this, unpacked, &bytes)?;
        return Ok(Value::NONE);
    }
    let Some(index) = index_of(vm, key, || this.len())? else {
        return Err(vm.index_error("array assignment index out of range"));
    };
    let item = this.code.pack(vm, new)?;
    let place = this.with(|bytes| {
        let place = bytes.get_mut(index * size..(index + 1) * size);
        place.map(|place| place.copy_from_slice(&item[..size]))
    });
    // Conversion may have run Python that shortened the array.
    place.map(|()| Value::NONE).ok_or_else(|| vm.index_error("array assignment index out of range"))
}

pub(super) fn delete_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (this, key) = (args.this::<Array>(vm)?, args.get(1));
    let size = this.code.size;
    if let Some(slice) = key.downcast_ref::<Slice>() {
        assign_slice(vm, this, slice.unpack(vm)?, &[])?;
        return Ok(Value::NONE);
    }
    let Some(index) = index_of(vm, key, || this.len())? else {
        return Err(vm.index_error("array assignment index out of range"));
    };
    this.check_resizable(vm)?;
    this.with(|bytes| drop(bytes.drain(index * size..(index + 1) * size)));
    Ok(Value::NONE)
}

fn assign_slice(
    vm: &Vm,
    this: &Array,
    slice: minipy_vm::object::slice::UnpackedSlice,
    new: &[u8],
) -> PyResult<()> {
    let size = this.code.size;
    let range = slice.apply(this.len());
    let given = new.len() / size;
    if given == 0 || given != range.length {
        this.check_resizable(vm)?;
    }
    if range.step == 1 {
        let (start, end) = range.bounds();
        this.with(|bytes| drop(bytes.splice(start * size..end * size, new.iter().copied())));
    } else if given == 0 {
        let mut doomed: Vec<usize> = range.indexes().collect();
        doomed.sort_unstable();
        this.with(|bytes| {
            let mut place = 0;
            bytes.retain(|_| {
                place += 1;
                doomed.binary_search(&((place - 1) / size)).is_err()
            });
        });
    } else if given == range.length {
        this.with(|bytes| {
            for (index, item) in range.indexes().zip(new.chunks_exact(size)) {
                bytes[index * size..(index + 1) * size].copy_from_slice(item);
            }
        });
    } else {
        let wanted = range.length;
        return Err(vm.value_error(format!(
            "attempt to assign array of size {given} to extended slice of size {wanted}"
        )));
    }
    Ok(())
}

pub(super) fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let Some(other) = args.get(1).downcast_ref::<Array>() else {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("can only append array (not \"{found}\") to array")));
    };
    if !same_code(this.code, other.code) {
        return Err(bad_argument(vm));
    }
    let mut bytes = this.with(|bytes| bytes.clone());
    other.with(|more| bytes.extend_from_slice(more));
    Ok(new_array(vm, this.code, bytes))
}

pub(super) fn in_place_add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !args.get(1).is_a::<Array>() {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("can only extend array with array (not \"{found}\")")));
    }
    extend(vm, args.this::<Array>(vm)?, args.get(1))?;
    Ok(args.get(0).clone())
}

fn repeated(vm: &Vm, this: &Array, count: &Value) -> PyResult<Vec<u8>> {
    let count = usize::try_from(vm.index_count(count)?).unwrap_or(0);
    let bytes = this.with(|bytes| bytes.clone());
    vm.reserve(bytes.len(), count)?;
    vm.work(bytes.len() * count / 64)?;
    Ok(bytes.repeat(count))
}

pub(super) fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    Ok(new_array(vm, this.code, repeated(vm, this, args.get(1))?))
}

pub(super) fn in_place_multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let bytes = repeated(vm, this, args.get(1))?;
    if bytes.len() != this.with(|own| own.len()) {
        this.check_resizable(vm)?;
    }
    this.with(|own| *own = bytes);
    Ok(args.get(0).clone())
}

/// The index of the first item from `start` up to `stop` that equals a value.
pub(super) fn find(
    vm: &Vm,
    this: &Array,
    value: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < stop {
        let Some(item) = this.get(vm, index)? else { break };
        vm.work(1)?;
        if vm.compare_bool(&item, value, CompareOperator::Equal)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

pub(super) fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let found = find(vm, args.this::<Array>(vm)?, args.get(1), 0, usize::MAX)?;
    Ok(Value::bool(found.is_some()))
}

pub(super) fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(this) = value.downcast_ref::<Array>() else { return vm.default_repr(value) };
    let (class, letter) = (vm.class_name(value), this.code.letter);
    if this.len() == 0 {
        return Ok(format!("{class}('{letter}')"));
    }
    let items = if this.code.is_text() { text(vm, this)? } else { vm.list(this.items(vm)?) };
    Ok(format!("{class}('{letter}', {})", vm.repr_text(&items)?))
}

/// The text of an array of characters.
pub(super) fn text(vm: &Vm, this: &Array) -> PyResult {
    let bytes = this.with(|bytes| bytes.clone());
    if this.code.letter == 'w' {
        return Ok(vm.text(minipy_vm::object::codec::decode(vm, &bytes, "utf-32-le", "strict")?));
    }
    let mut text = String::new();
    for item in bytes.chunks_exact(this.code.size) {
        // Raises for what is no character.
        this.code.unpack(vm, item)?;
        let code = u32::from_le_bytes([item[0], item[1], item[2], item[3]]);
        minipy_grammar::string::push_code_point(&mut text, code);
    }
    Ok(vm.text(text))
}

fn compare(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let Some(other) = args.get(1).downcast_ref::<Array>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if operator.is_equality() && this.len() != other.len() {
        return Ok(Value::bool(operator == CompareOperator::NotEqual));
    }
    let exact = same_code(this.code, other.code) && this.code.kind != Kind::Float;
    if exact && operator.is_equality() {
        let equal = this.with(|bytes| bytes.clone()) == other.with(|bytes| bytes.clone());
        return Ok(Value::bool(equal == (operator == CompareOperator::Equal)));
    }
    let mut index = 0;
    loop {
        let (a, b): (Slot, Slot) = (this.get(vm, index)?, other.get(vm, index)?);
        let (Some(a), Some(b)) = (a, b) else { break };
        vm.work(1)?;
        if !vm.compare_bool(&a, &b, CompareOperator::Equal)? {
            return match operator {
                CompareOperator::Equal => Ok(Value::FALSE),
                CompareOperator::NotEqual => Ok(Value::TRUE),
                _ => vm.compare(&a, &b, operator),
            };
        }
        index += 1;
    }
    let order: Ordering = this.len().cmp(&other.len());
    Ok(Value::bool(operator.holds(Some(order))))
}

macro_rules! comparisons {
    ($($name:ident $operator:ident;)*) => {
        $(pub(super) fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            compare(vm, args, CompareOperator::$operator)
        })*
    };
}
comparisons! {
    less Less; less_equal LessEqual; equal Equal; not_equal NotEqual; greater Greater; greater_equal GreaterEqual;
}
