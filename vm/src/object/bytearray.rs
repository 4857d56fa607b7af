//! `bytearray`: its payload and the methods that `bytes` does not have.

use std::cell::{Cell, RefCell};

use super::buffer::{BYTE_RANGE, byte_argument, receiver};
use super::bytes_methods::{self, byte_methods, bytes_of_items, sizeof};
use super::heap::{Kind, Payload, VTable};
use super::list_methods::sequence_index;
use super::slice::Slice;
use super::str::Str;
use super::type_object::{NativeSlots, TypeDef, type_flag};
use super::value::{Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// Bytes that can be changed.
#[derive(Default)]
pub struct ByteArray {
    /// The contents.
    pub data: RefCell<Vec<u8>>,
    /// How many memory views look at the contents: they may not change their length then.
    pub(crate) views: Cell<usize>,
}

impl Payload for ByteArray {
    const KIND: Kind = Kind::BYTEARRAY;
    const TRACKED: bool = false;
}

impl ByteArray {
    /// Whether a memory view looks at the contents, whose length must not change then.
    pub fn is_viewed(&self) -> bool {
        self.views.get() > 0
    }
}

impl Vm {
    /// A Python bytearray.
    pub fn bytearray(&self, data: Vec<u8>) -> Value {
        let payload = ByteArray { data: RefCell::new(data), views: Cell::new(0) };
        self.heap.allocate(payload, &self.types.bytearray).into_value()
    }
}

/// `bytearray`.
pub static BYTEARRAY: TypeDef = TypeDef {
    text_signature: Some(""),
    name: "bytearray",
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n\nBytes that can be changed in place.",
    layout: VTable::of::<ByteArray>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        |vm, args| {
            let class = vm.class_argument(args, &vm.types.bytearray)?;
            Ok(vm.instance_of(ByteArray::default(), &class))
        },
    )),
    methods: METHODS,
    slots: NativeSlots {
        iter: Some(bytes_methods::iter),
        repr: Some(repr_slot),
        len: Some(|vm, value| Ok(vm.buffer_argument(value)?.len())),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};

/// Changes the contents; BufferError if their length changes while somebody looks at them.
fn change<R>(vm: &Vm, args: &Arguments<'_>, change: impl FnOnce(&mut Vec<u8>) -> R) -> PyResult<R> {
    let array = args.this::<ByteArray>(vm)?;
    if array.views.get() > 0 {
        return Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"));
    }
    Ok(change(&mut array.data.borrow_mut()))
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = bytes_methods::from_arguments(vm, args, "bytearray")?;
    change(vm, args, |current| *current = data)?;
    Ok(Value::NONE)
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    let data = vm.buffer_argument(value)?;
    Ok(format!("{}({})", vm.class_name(value), crate::bytecode::literal::bytes_repr(&data)))
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr_slot(vm, args.get(0))?))
}

fn append(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let byte = byte_argument(vm, args.get(1), BYTE_RANGE)?;
    change(vm, args, |data| data.push(byte))?;
    Ok(Value::NONE)
}

fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    change(vm, args, Vec::clear)?;
    Ok(Value::NONE)
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytearray(receiver(vm, args)?.to_vec()))
}

fn extend(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = args.get(1);
    let more = match vm.buffer(source)? {
        Some(data) => data.to_vec(),
        None if source.is_a::<Str>() => {
            return Err(vm.type_error("expected iterable of integers; got: 'str'"));
        }
        None if !vm.is_iterable(source) => {
            return Err(vm.type_error(format!("can't extend bytearray with {}", vm.type_name(source))));
        }
        None => bytes_of_items(vm, source, BYTE_RANGE)?,
    };
    change(vm, args, |data| data.extend_from_slice(&more))?;
    Ok(Value::NONE)
}

fn in_place_add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(more) = vm.buffer(args.get(1))? else {
        let (found, own) = (vm.type_name(args.get(1)), vm.type_name(args.get(0)));
        return Err(vm.type_error(format!("can't concat {found} to {own}")));
    };
    change(vm, args, |data| data.extend_from_slice(&more))?;
    Ok(args.get(0).clone())
}

fn in_place_multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = bytes_methods::repeated(vm, args)?;
    change(vm, args, |current| *current = data)?;
    Ok(args.get(0).clone())
}

fn insert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let index = vm.size_argument(args.get(1))?;
    let byte = byte_argument(vm, args.get(2), BYTE_RANGE)?;
    change(vm, args, |data| {
        let length = data.len() as i64;
        let index = if index < 0 { (index + length).max(0) } else { index.min(length) };
        data.insert(index as usize, byte);
    })?;
    Ok(Value::NONE)
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let index = args.optional(1).map_or(Ok(-1), |index| vm.size_argument(index))?;
    let removed = change(vm, args, |data| {
        let index = if index < 0 { index + data.len() as i64 } else { index };
        match usize::try_from(index) {
            Ok(index) if index < data.len() => Ok(data.remove(index)),
            _ => Err(data.is_empty()),
        }
    })?;
    match removed {
        Ok(byte) => Ok(vm.int(i64::from(byte))),
        Err(true) => Err(vm.index_error("pop from empty bytearray")),
        Err(false) => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let byte = byte_argument(vm, args.get(1), BYTE_RANGE)?;
    let Some(index) = receiver(vm, args)?.iter().position(|&other| other == byte) else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    change(vm, args, |data| data.remove(index))?;
    Ok(Value::NONE)
}

fn reverse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<ByteArray>(vm)?.data.borrow_mut().reverse();
    Ok(Value::NONE)
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    assign(vm, args, Some(args.get(2).clone()))
}

fn delete_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    assign(vm, args, None)
}

fn assign(vm: &Vm, args: &Arguments<'_>, new: Slot) -> PyResult {
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        return assign_slice(vm, args, slice, new);
    }
    let index = sequence_index(vm, key, "bytearray")?;
    let place = |length: usize| {
        let index = if index < 0 { index + length as i64 } else { index };
        usize::try_from(index).ok().filter(|&index| index < length)
    };
    let array = args.this::<ByteArray>(vm)?;
    let length = array.data.borrow().len();
    let byte = match &new {
        Some(new) if place(length).is_some() => Some(byte_argument(vm, new, BYTE_RANGE)?),
        _ => None,
    };
    let Some(index) = place(array.data.borrow().len()) else {
        return Err(vm.index_error("bytearray index out of range"));
    };
    match byte {
        Some(byte) => array.data.borrow_mut()[index] = byte,
        None => {
            change(vm, args, |data| data.remove(index))?;
        }
    }
    Ok(Value::NONE)
}

fn assign_slice(vm: &Vm, args: &Arguments<'_>, slice: &Slice, new: Slot) -> PyResult {
    let unpacked = slice.unpack(vm)?;
    let replacement = match &new {
        None => Vec::new(),
        Some(new) => match vm.buffer(new)? {
            Some(data) => data.to_vec(),
            None if new.is_a::<Str>() || !vm.is_iterable(new) => {
                return Err(
                    vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
                );
            }
            None => bytes_of_items(vm, new, BYTE_RANGE)?,
        },
    };
    let array = args.this::<ByteArray>(vm)?;
    let range = unpacked.apply(array.data.borrow().len());
    if range.step == 1 {
        let (start, end) = range.bounds();
        if replacement.len() == range.length {
            array.data.borrow_mut()[start..end].copy_from_slice(&replacement);
        } else {
            change(vm, args, |data| drop(data.splice(start..end, replacement)))?;
        }
    } else if new.is_none() {
        let mut doomed: Vec<usize> = range.indexes().collect();
        doomed.sort_unstable();
        change(vm, args, |data| {
            let mut index = 0;
            data.retain(|_| {
                index += 1;
                doomed.binary_search(&(index - 1)).is_err()
            });
        })?;
    } else if replacement.len() == range.length {
        let mut data = array.data.borrow_mut();
        range.indexes().zip(replacement).for_each(|(index, byte)| data[index] = byte);
    } else {
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            replacement.len(),
            range.length
        )));
    }
    Ok(Value::NONE)
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.type_of(args.get(0)).value().clone();
    let data = vm.bytes(receiver(vm, args)?);
    let state = vm.call_method(args.get(0), &vm.names.__getstate__, &[])?;
    Ok(vm.tuple([class, vm.tuple([data]), state]))
}

/// Methods of `bytearray`.
static METHODS: &[NativeDef] = byte_methods![
    NativeDef::new(
        "__release_buffer__($self, buffer, /)",
        "Release the buffer object that exposes the underlying memory of the object.",
        |vm, args| vm.call_method(args.get(1), &vm.intern("release"), &[]),
    ),
    NativeDef::new("__sizeof__($self, /)", "Return the size of the object in memory, in bytes.", sizeof),
    NativeDef::new(
        "__init__($self, source=b'', encoding='utf-8', errors='strict')",
        "Initialize self.",
        init
    )
    .without_signature(),
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
    NativeDef::new("__str__($self, /)", "Return str(self).", repr),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| bytes_methods::iter(
        vm,
        args.get(0)
    )),
    NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
    NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
    NativeDef::new("__iadd__($self, value, /)", "Implement self+=value.", in_place_add),
    NativeDef::new("__imul__($self, value, /)", "Implement self*=value.", in_place_multiply),
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce),
    NativeDef::new("append($self, item, /)", "Append a single item to the end of the bytearray.", append),
    NativeDef::new("clear($self, /)", "Remove all items from the bytearray.", clear),
    NativeDef::new("copy($self, /)", "Return a copy of B.", copy),
    NativeDef::new(
        "extend($self, iterable_of_ints, /)",
        "Append all the items from the iterator or sequence to the end of the bytearray.",
        extend
    ),
    NativeDef::new(
        "insert($self, index, item, /)",
        "Insert a single item into the bytearray before the given index.",
        insert
    ),
    NativeDef::new("pop($self, index=-1, /)", "Remove and return a single item from B.", pop),
    NativeDef::new(
        "remove($self, value, /)",
        "Remove the first occurrence of a value in the bytearray.",
        remove
    ),
    NativeDef::new("reverse($self, /)", "Reverse the order of the values in B in place.", reverse),
];
