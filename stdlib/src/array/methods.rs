//! The methods of `array.array`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::list::List;
use minipy_vm::object::memoryview::MemoryView;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::construct::{append, append_bytes, append_text, extend};
use super::{Array, iterate, new_array, pickling, sequence};
use crate::common::{CLASS_GETITEM, check_count};

/// `tofile` writes pieces of this size.
const PIECE: usize = 64 * 1024;

fn append_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    append(vm, args.this::<Array>(vm)?, args.get(1))?;
    Ok(Value::NONE)
}

fn buffer_info(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    // A serial number stands for the address.
    let address = vm.heap.id_of(&this.storage);
    Ok(vm.tuple([vm.int(address as i64), vm.int(this.len() as i64)]))
}

fn byteswap(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    this.with(|bytes| bytes.chunks_exact_mut(this.code.size).for_each(<[u8]>::reverse));
    Ok(Value::NONE)
}

fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    this.check_resizable(vm)?;
    this.with(Vec::clear);
    Ok(Value::NONE)
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    Ok(new_array(vm, this.code, this.with(|bytes| bytes.clone())))
}

fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (this, mut found, mut start) = (args.this::<Array>(vm)?, 0, 0);
    while let Some(index) = sequence::find(vm, this, args.get(1), start, usize::MAX)? {
        found += 1;
        start = index + 1;
    }
    Ok(vm.int(found))
}

fn extend_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    extend(vm, args.this::<Array>(vm)?, args.get(1))?;
    Ok(Value::NONE)
}

fn from_file(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let count = vm.size_argument(args.get(2))?;
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(this.code.size).filter(|&size| i64::try_from(size).is_ok()) else {
        return Err(vm.memory_error(""));
    };
    let read = vm.call_method(args.get(1), &vm.intern("read"), &[vm.int(wanted as i64)])?;
    let Some(bytes) = read.downcast_ref::<Bytes>() else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    append_bytes(vm, this, &bytes.data)?;
    if bytes.data.len() != wanted {
        return Err(vm.new_exception(&vm.exceptions.eof_error, "read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

fn from_list(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let Some(list) = args.get(1).downcast_ref::<List>() else {
        return Err(vm.type_error("arg must be list"));
    };
    let length = list.len();
    if length == 0 {
        return Ok(Value::NONE);
    }
    this.check_resizable(vm)?;
    let mut bytes = Vec::with_capacity(length * this.code.size);
    for index in 0..length {
        let Some(item) = list.get(index) else { break };
        bytes.extend_from_slice(&this.code.pack(vm, &item)?[..this.code.size]);
        if list.len() != length {
            return Err(vm.runtime_error("list changed size during iteration"));
        }
    }
    append_bytes(vm, this, &bytes)?;
    Ok(Value::NONE)
}

fn from_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = args.get(1);
    let wide = match source.downcast_ref::<Array>() {
        Some(array) => array.code.size != 1,
        None if source.is_a::<MemoryView>() => vm.index(&vm.attribute(source, "itemsize")?)? != 1,
        None => false,
    };
    if wide {
        return Err(vm.type_error("a bytes-like object is required"));
    }
    append_bytes(vm, args.this::<Array>(vm)?, &vm.buffer_argument(source)?)?;
    Ok(Value::NONE)
}

fn from_unicode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let Some(text) = args.get(1).downcast_ref::<Str>() else {
        let found = vm.argument_type(args.get(1));
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {found}")));
    };
    if !this.code.is_text() {
        return Err(vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    append_text(vm, this, text)?;
    Ok(Value::NONE)
}

fn to_unicode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    if !this.code.is_text() {
        return Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    sequence::text(vm, this)
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_count(vm, "index", args.count().saturating_sub(1), 1, 3)?;
    let this = args.this::<Array>(vm)?;
    let length = this.len() as i64;
    let bound = |place: usize, default: i64| match args.optional(place) {
        None => Ok(default),
        Some(value) => vm.search_bound(value),
    };
    let (mut start, mut stop) = (bound(2, 0)?, bound(3, i64::MAX)?);
    if start < 0 {
        start = start.saturating_add(length).max(0);
    }
    if stop < 0 {
        stop = stop.saturating_add(length);
    }
    match sequence::find(vm, this, args.get(1), start as usize, usize::try_from(stop).unwrap_or(0))? {
        Some(index) => Ok(vm.int(index as i64)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn insert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let place = vm.size_argument(args.get(1))?;
    let item = this.code.pack(vm, args.get(2))?;
    this.check_resizable(vm)?;
    let length = this.len() as i64;
    let place = if place < 0 { place.saturating_add(length).max(0) } else { place.min(length) } as usize;
    let (at, size) = (place * this.code.size, this.code.size);
    this.with(|bytes| drop(bytes.splice(at..at, item[..size].iter().copied())));
    Ok(Value::NONE)
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let place = args.optional(1).map_or(Ok(-1), |place| vm.size_argument(place))?;
    let length = this.len();
    if length == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let place = if place < 0 { place.saturating_add(length as i64) } else { place };
    let place = usize::try_from(place).ok().filter(|&place| place < length);
    let item = place.map_or(Ok(None), |place| this.get(vm, place))?;
    let (Some(place), Some(item)) = (place, item) else {
        return Err(vm.index_error("pop index out of range"));
    };
    remove_at(vm, this, place)?;
    Ok(item)
}

fn remove_at(vm: &Vm, this: &Array, place: usize) -> PyResult<()> {
    this.check_resizable(vm)?;
    let size = this.code.size;
    this.with(|bytes| {
        let end = ((place + 1) * size).min(bytes.len());
        drop(bytes.drain((place * size).min(end)..end));
    });
    Ok(())
}

fn remove(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    match sequence::find(vm, this, args.get(1), 0, usize::MAX)? {
        Some(place) => remove_at(vm, this, place).map(|()| Value::NONE),
        None => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn reverse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    this.with(|bytes| {
        bytes.reverse();
        bytes.chunks_exact_mut(this.code.size).for_each(<[u8]>::reverse);
    });
    Ok(Value::NONE)
}

fn to_file(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    let all = this.with(|bytes| bytes.clone());
    for piece in all.chunks(PIECE) {
        vm.call_method(args.get(1), &vm.intern("write"), &[vm.bytes(piece)])?;
    }
    Ok(Value::NONE)
}

fn to_list(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.list(args.this::<Array>(vm)?.items(vm)?))
}

fn to_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    Ok(vm.bytes(this.with(|bytes| bytes.clone())))
}

/// The size of an array without items, in CPython.
const OBJECT_SIZE: usize = 64;

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    Ok(vm.int((OBJECT_SIZE + this.len() * this.code.size) as i64))
}

fn buffer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let memoryview = vm.builtins.get_str(&vm.intern("memoryview")).unwrap_or(Value::NONE);
    vm.call(&memoryview, std::slice::from_ref(args.get(0)))
}

/// Methods of `array.array`.
pub(super) static METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
        Ok(vm.text(sequence::repr(vm, args.get(0))?))
    }),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", sequence::less),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", sequence::less_equal),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", sequence::equal),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", sequence::not_equal),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", sequence::greater),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", sequence::greater_equal),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iterate(vm, args.get(0))),
    NativeDef::new(
        "__buffer__($self, flags, /)",
        "Return a buffer object that exposes the underlying memory of the object.",
        buffer,
    ),
    NativeDef::new(
        "__release_buffer__($self, buffer, /)",
        "Release the buffer object that exposes the underlying memory of the object.",
        |vm, args| vm.call_method(args.get(1), &vm.intern("release"), &[]),
    ),
    NativeDef::new("__len__($self, /)", "Return len(self).", |vm, args| {
        Ok(vm.int(args.this::<Array>(vm)?.len() as i64))
    }),
    NativeDef::new("__getitem__($self, key, /)", "Return self[key].", sequence::get_item),
    NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", sequence::set_item),
    NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", sequence::delete_item),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", sequence::add),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", sequence::multiply),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", sequence::multiply),
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", sequence::contains),
    NativeDef::new("__iadd__($self, value, /)", "Implement self+=value.", sequence::in_place_add),
    NativeDef::new("__imul__($self, value, /)", "Implement self*=value.", sequence::in_place_multiply),
    NativeDef::new("append($self, v, /)", "Append new value v to the end of the array.", append_method),
    NativeDef::new(
        "buffer_info($self, /)",
        "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.",
        buffer_info,
    ),
    NativeDef::new("byteswap($self, /)", "Byteswap all items of the array.", byteswap),
    NativeDef::new("clear($self, /)", "Remove all items from the array.", clear),
    NativeDef::new("__copy__($self, /)", "Return a copy of the array.", copy),
    NativeDef::new("count($self, v, /)", "Return number of occurrences of v in the array.", count),
    NativeDef::new("__deepcopy__($self, unused, /)", "Return a copy of the array.", copy),
    NativeDef::new("extend($self, bb, /)", "Append items to the end of the array.", extend_method),
    NativeDef::new(
        "fromfile($self, f, n, /)",
        "Read n objects from the file object f and append them to the end of the array.",
        from_file,
    ),
    NativeDef::new("fromlist($self, list, /)", "Append items to array from list.", from_list),
    NativeDef::new(
        "frombytes($self, buffer, /)",
        "Appends items from the string, interpreting it as an array of machine values.",
        from_bytes,
    ),
    NativeDef::new(
        "fromunicode($self, ustr, /)",
        "Extends this array with data from the unicode string ustr.\n\nThe array must be one of characters; otherwise a ValueError is raised.",
        from_unicode,
    ),
    NativeDef::new(
        "index($self, v, start=0, stop=sys.maxsize, /)",
        "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.",
        index,
    ),
    NativeDef::new("insert($self, i, v, /)", "Insert a new item v into the array before position i.", insert),
    NativeDef::new(
        "pop($self, i=-1, /)",
        "Return the i-th element and delete it from the array.\n\ni defaults to -1.",
        pop,
    ),
    NativeDef::new(
        "__reduce_ex__($self, value, /)",
        "Return state information for pickling.",
        pickling::reduce,
    ),
    NativeDef::new("remove($self, v, /)", "Remove the first occurrence of v in the array.", remove),
    NativeDef::new("reverse($self, /)", "Reverse the order of the items in the array.", reverse),
    NativeDef::new(
        "tofile($self, f, /)",
        "Write all items (as machine values) to the file object f.",
        to_file,
    ),
    NativeDef::new("tolist($self, /)", "Convert array to an ordinary list with the same items.", to_list),
    NativeDef::new(
        "tobytes($self, /)",
        "Convert the array to an array of machine values and return the bytes representation.",
        to_bytes,
    ),
    NativeDef::new(
        "tounicode($self, /)",
        "Convert the array to a unicode string.\n\nThe array must be one of characters; otherwise a ValueError is raised.",
        to_unicode,
    ),
    NativeDef::new("__sizeof__($self, /)", "Size of the array in memory, in bytes.", sizeof),
    CLASS_GETITEM,
];
