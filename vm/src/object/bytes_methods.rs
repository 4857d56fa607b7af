//! What `bytes` and `bytearray` have in common: the sequence protocol and the table of methods; `bytes.__new__`.

use std::cell::Cell;

use super::buffer::{byte_argument, like, receiver, unchanged, with_bytes};
use super::bytes::Bytes;
use super::heap::{Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::number_methods::comparison_bodies;
use super::slice::Slice;
use super::str::Str;
use super::type_object::{NativeSlots, TypeDef};
use super::value::Value;
use super::{codec, percent_format};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::compare::CompareOperator;
use crate::vm::Vm;

/// The bytes that the arguments of `bytes` or `bytearray` ask for: `args` 1 is the source, 2 the encoding, 3 the errors.
pub(super) fn from_arguments(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult<Vec<u8>> {
    let option = |index: usize, parameter: &str| match args.optional(index) {
        Some(value) => codec::name_argument(vm, name, parameter, Some(value), "").map(Some),
        None => Ok(None),
    };
    let (encoding, errors) = (option(2, "encoding")?, option(3, "errors")?);
    if let Some(source) = args.optional(1)
        && source.is_a::<Str>()
    {
        return match encoding {
            Some(encoding) => codec::encode(vm, source, encoding, errors.unwrap_or("strict")),
            None if errors.is_some() => Err(vm.type_error("string argument without an encoding")),
            None => Err(vm.type_error("string argument without an encoding")),
        };
    }
    if encoding.is_some() {
        return Err(vm.type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(vm.type_error("errors without a string argument"));
    }
    let Some(source) = args.optional(1) else { return Ok(Vec::new()) };
    let message = if name == "bytes" { "bytes must be in range(0, 256)" } else { super::buffer::BYTE_RANGE };
    if let Some(data) = vm.buffer(source)? {
        return Ok(data.to_vec());
    }
    if vm.has_index(source) {
        let Ok(count) = usize::try_from(vm.index_count(source)?) else {
            return Err(vm.value_error("negative count"));
        };
        vm.reserve(count, 1)?;
        return Ok(vec![0; count]);
    }
    if !vm.is_iterable(source) {
        let found = vm.type_name(source);
        return Err(vm.type_error(format!("cannot convert '{found}' object to {name}")));
    }
    bytes_of_items(vm, source, message)
}

/// The bytes that an iterable of ints gives.
pub(super) fn bytes_of_items(vm: &Vm, source: &Value, message: &str) -> PyResult<Vec<u8>> {
    let mut data = Vec::new();
    vm.for_each(source, |item| {
        data.push(byte_argument(vm, &item, message)?);
        Ok(true)
    })?;
    Ok(data)
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.types.bytes)?;
    let plain = class.is(&vm.types.bytes);
    if let Some(source) = args.optional(1)
        && args.optional(2).is_none()
        && args.optional(3).is_none()
        && !source.is_exactly(super::heap::Kind::STR)
    {
        let exact = source.is_exactly(super::heap::Kind::BYTES);
        if exact && plain {
            return Ok(source.clone());
        }
        if !exact && let Some(function) = vm.lookup_special(source, &vm.names.__bytes__) {
            let result = vm.call_with_none(&function, source)?;
            let Some(bytes) = result.downcast_ref::<Bytes>() else {
                let found = vm.type_name(&result);
                return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {found})")));
            };
            return Ok(if plain { result } else { vm.instance_of(Bytes::new(bytes.data.clone()), &class) });
        }
    }
    let data = from_arguments(vm, args, "bytes")?;
    Ok(if plain { vm.bytes(data) } else { vm.instance_of(Bytes::new(data), &class) })
}

pub(super) fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(with_bytes(vm, args.get(0), <[u8]>::len)? as i64))
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    Ok(crate::bytecode::literal::bytes_repr(&vm.buffer_argument(value)?))
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr_slot(vm, args.get(0))?))
}

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    match value.downcast_ref::<Bytes>() {
        Some(bytes) => Ok(bytes.cached_hash()),
        None => Err(vm.system_error("bytes were expected")),
    }
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(hash_slot(vm, args.get(0))?))
}

pub(super) fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let key = args.get(1);
    let is_bytes = args.get(0).is_a::<Bytes>();
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let part = with_bytes(vm, args.get(0), |data| {
            let range = unpacked.apply(data.len());
            if range.step == 1 && range.length == data.len() && is_bytes {
                return None;
            }
            if range.step == 1 {
                let (start, end) = range.bounds();
                return Some(data[start..end].to_vec());
            }
            Some(range.indexes().map(|index| data[index]).collect::<Vec<u8>>())
        })?;
        return match part {
            Some(part) => Ok(like(vm, args, part)),
            None => Ok(unchanged(vm, args, &receiver(vm, args)?)),
        };
    }
    let noun = if is_bytes { "byte" } else { "bytearray" };
    let index = super::list_methods::sequence_index(vm, key, noun)?;
    let byte = with_bytes(vm, args.get(0), |data| byte_at(data, index))?;
    byte.map(|byte| vm.int(i64::from(byte))).ok_or_else(|| {
        vm.index_error(if is_bytes { "index out of range" } else { "bytearray index out of range" })
    })
}

fn byte_at(data: &[u8], index: i64) -> Option<u8> {
    let index = if index < 0 { index + data.len() as i64 } else { index };
    data.get(usize::try_from(index).ok()?).copied()
}

pub(super) fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = vm.buffer(args.get(1))? else {
        let (found, own) = (vm.type_name(args.get(1)), vm.type_name(args.get(0)));
        return Err(vm.type_error(format!("can't concat {found} to {own}")));
    };
    let data = receiver(vm, args)?;
    vm.reserve(data.len() + other.len(), 1)?;
    Ok(like(vm, args, [&*data, &*other].concat()))
}

/// The receiver's bytes repeated as often as the argument says.
pub(super) fn repeated(vm: &Vm, args: &Arguments<'_>) -> PyResult<Vec<u8>> {
    if !vm.has_index(args.get(1)) {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{found}'")));
    }
    let count = usize::try_from(vm.index_count(args.get(1))?).unwrap_or(0);
    let data = receiver(vm, args)?;
    vm.reserve(data.len(), count)?;
    vm.work(data.len() * count / 64)?;
    Ok(data.repeat(count))
}

pub(super) fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(like(vm, args, repeated(vm, args)?))
}

fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    if a.is_a::<Bytes>() && !b.is_a::<Bytes>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match vm.buffer(b)? {
        Some(b) => Ok(Value::bool(operator.holds(Some(vm.buffer_argument(a)?.cmp(&b))))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
comparison_bodies!();

/// The comparison methods of `bytes` and `bytearray`.
pub(super) const COMPARISONS: [NativeDef; 6] = [
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
];

pub(super) fn remainder(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = receiver(vm, args)?;
    Ok(like(vm, args, percent_format::format_bytes(vm, &data, args.get(1))?))
}

pub(super) fn reflected_remainder(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.type_of(args.get(0)).is(vm.type_of(args.get(1))) {
        let data = vm.buffer_argument(args.get(1))?;
        return Ok(like(vm, args, percent_format::format_bytes(vm, &data, args.get(0))?));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

pub(super) fn join(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.is_iterable(args.get(1)) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.collect(args.get(1))?;
    let separator = receiver(vm, args)?;
    let mut joined = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(data) = vm.buffer(item)? else {
            let found = vm.type_name(item);
            return Err(
                vm.type_error(format!("sequence item {index}: expected a bytes-like object, {found} found"))
            );
        };
        if index > 0 {
            joined.extend_from_slice(&separator);
        }
        vm.reserve(joined.len().saturating_add(data.len()), 1)?;
        joined.extend_from_slice(&data);
    }
    Ok(like(vm, args, joined))
}

fn bytes_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(receiver(vm, args)?))
}

fn get_new_args(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([vm.bytes(receiver(vm, args)?)]))
}

pub(super) fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let fixed = if args.get(0).is_a::<Bytes>() { 33 } else { 57 };
    Ok(vm.int(fixed + receiver(vm, args)?.len() as i64))
}

/// The methods that `bytes` and `bytearray` share, with further ones.
macro_rules! byte_methods {
    ($($own:expr),* $(,)?) => {{
        use $crate::object::{bytes_methods as m, bytes_search as s, bytes_transform as t};
        &[
            NativeDef::new(
                "__buffer__($self, flags, /)",
                "Return a buffer object that exposes the underlying memory of the object.",
                |vm, args| {
                    vm.int_argument(args.get(1))?;
                    vm.call(vm.types.memoryview.value(), std::slice::from_ref(args.get(0)))
                },
            ),
            NativeDef::new("__len__($self, /)", "Return len(self).", m::len),
            NativeDef::new("__getitem__($self, key, /)", "Return self[key].", m::get_item),
            NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", s::contains),
            NativeDef::new("__add__($self, value, /)", "Return self+value.", m::add),
            NativeDef::new("__mul__($self, value, /)", "Return self*value.", m::multiply),
            NativeDef::new("__rmul__($self, value, /)", "Return value*self.", m::multiply),
            NativeDef::new("__mod__($self, value, /)", "Return self%value.", m::remainder),
            NativeDef::new("__rmod__($self, value, /)", "Return value%self.", m::reflected_remainder),
            m::COMPARISONS[0], m::COMPARISONS[1], m::COMPARISONS[2], m::COMPARISONS[3], m::COMPARISONS[4], m::COMPARISONS[5],
            NativeDef::new("capitalize($self, /)", "Return a copy with the first letter upper case, the rest lower case.", t::capitalize).without_signature(),
            NativeDef::new("center($self, width, fillchar=b' ', /)", "Return a centered string of length width.", t::center),
            NativeDef::new("count($self, sub, start=None, end=None, /)", "Return the number of non-overlapping occurrences of sub.", s::count).without_signature(),
            NativeDef::new("decode($self, /, encoding='utf-8', errors='strict')", "Decode the bytes using the codec registered for encoding.", t::decode),
            NativeDef::new("endswith($self, suffix, start=None, end=None, /)", "Return True if the bytes end with the suffix.", s::ends_with).without_signature(),
            NativeDef::new("expandtabs($self, /, tabsize=8)", "Return a copy where all tab characters are expanded using spaces.", t::expand_tabs),
            NativeDef::new("find($self, sub, start=None, end=None, /)", "Return the lowest index where sub is found, -1 on failure.", s::find).without_signature(),
            NativeDef::class("fromhex($type, string, /)", "Create an object from a string of hexadecimal numbers.", t::from_hex),
            NativeDef::new("hex($self, sep=<unrepresentable>, bytes_per_sep=1)", "Create a string of hexadecimal numbers from the bytes.", t::hex).without_signature(),
            NativeDef::new("index($self, sub, start=None, end=None, /)", "Return the lowest index where sub is found.", s::index).without_signature(),
            NativeDef::new("isalnum($self, /)", "Return True if all bytes are ASCII letters or digits.", t::is_alnum).without_signature(),
            NativeDef::new("isalpha($self, /)", "Return True if all bytes are ASCII letters.", t::is_alpha).without_signature(),
            NativeDef::new("isascii($self, /)", "Return True if all bytes are ASCII.", t::is_ascii).without_signature(),
            NativeDef::new("isdigit($self, /)", "Return True if all bytes are ASCII digits.", t::is_digit).without_signature(),
            NativeDef::new("islower($self, /)", "Return True if all cased bytes are lower case.", t::is_lower).without_signature(),
            NativeDef::new("isspace($self, /)", "Return True if all bytes are white space.", t::is_space_method).without_signature(),
            NativeDef::new("istitle($self, /)", "Return True if words begin with upper case letters.", t::is_title).without_signature(),
            NativeDef::new("isupper($self, /)", "Return True if all cased bytes are upper case.", t::is_upper).without_signature(),
            NativeDef::new("join($self, iterable_of_bytes, /)", "Concatenate any number of bytes objects.", m::join),
            NativeDef::new("ljust($self, width, fillchar=b' ', /)", "Return a left-justified string of length width.", t::left_justify),
            NativeDef::new("lower($self, /)", "Return a copy in lower case.", t::lower).without_signature(),
            NativeDef::new("lstrip($self, bytes=None, /)", "Strip leading bytes contained in the argument.", s::left_strip),
            NativeDef::fixed("maketrans(frm, to, /)", "Return a translation table usable for translate().", t::make_translation),
            NativeDef::new("partition($self, sep, /)", "Partition the bytes into three parts using the given separator.", s::partition),
            NativeDef::new("removeprefix($self, prefix, /)", "Return a copy without the prefix, if present.", s::remove_prefix),
            NativeDef::new("removesuffix($self, suffix, /)", "Return a copy without the suffix, if present.", s::remove_suffix),
            NativeDef::new("replace($self, old, new, count=-1, /)", "Return a copy with all occurrences of old replaced by new.", s::replace),
            NativeDef::new("rfind($self, sub, start=None, end=None, /)", "Return the highest index where sub is found, -1 on failure.", s::rfind).without_signature(),
            NativeDef::new("rindex($self, sub, start=None, end=None, /)", "Return the highest index where sub is found.", s::rindex).without_signature(),
            NativeDef::new("rjust($self, width, fillchar=b' ', /)", "Return a right-justified string of length width.", t::right_justify),
            NativeDef::new("rpartition($self, sep, /)", "Partition the bytes into three parts using the given separator.", s::rpartition),
            NativeDef::new("rsplit($self, /, sep=None, maxsplit=-1)", "Return a list of the sections, using sep as the delimiter, from the right.", s::rsplit),
            NativeDef::new("rstrip($self, bytes=None, /)", "Strip trailing bytes contained in the argument.", s::right_strip),
            NativeDef::new("split($self, /, sep=None, maxsplit=-1)", "Return a list of the sections, using sep as the delimiter.", s::split),
            NativeDef::new("splitlines($self, /, keepends=False)", "Return a list of the lines.", s::split_lines),
            NativeDef::new("startswith($self, prefix, start=None, end=None, /)", "Return True if the bytes start with the prefix.", s::starts_with).without_signature(),
            NativeDef::new("strip($self, bytes=None, /)", "Strip leading and trailing bytes contained in the argument.", s::strip),
            NativeDef::new("swapcase($self, /)", "Return a copy with upper case letters in lower case and vice versa.", t::swapcase).without_signature(),
            NativeDef::new("title($self, /)", "Return a copy where words begin with upper case letters.", t::title).without_signature(),
            NativeDef::new("translate($self, table, /, delete=b'')", "Return a copy with each byte mapped by the table.", t::translate),
            NativeDef::new("upper($self, /)", "Return a copy in upper case.", t::upper).without_signature(),
            NativeDef::new("zfill($self, width, /)", "Pad with zeros on the left, to fill a field of the given width.", t::zero_fill),
            $($own),*
        ]
    }};
}
pub(super) use byte_methods;

/// `bytes.__new__`.
pub(crate) const NEW: NativeDef = NativeDef::new(
    "__new__($type, source=b'', encoding='utf-8', errors='strict')",
    "Create and return a new object.",
    new,
)
.without_signature();

/// Methods of `bytes`.
pub(crate) static METHODS: &[NativeDef] = byte_methods![
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
    NativeDef::new("__str__($self, /)", "Return str(self).", repr),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter(vm, args.get(0))),
    NativeDef::new("__bytes__($self, /)", "Convert this value to exact type bytes.", bytes_method),
    NativeDef::new("__getnewargs__($self, /)", "", get_new_args).without_signature(),
];

/// Slots of `bytes`.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    repr: Some(repr_slot),
    hash: Some(hash_slot),
    len: Some(|vm, value| Ok(vm.buffer_argument(value)?.len())),
    ..TypeDef::EMPTY.slots
};

/// The iterator over `bytes` and `bytearray`.
pub(crate) struct ByteIterator {
    source: std::cell::RefCell<Option<Value>>,
    index: Cell<usize>,
}

impl Payload for ByteIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.source.borrow().iter().for_each(visit);
    }
}

/// `bytes_iterator`.
pub(crate) static BYTES_ITERATOR: TypeDef = TypeDef {
    name: "bytes_iterator",
    layout: VTable::of::<ByteIterator>(),
    methods: ITERATOR_METHODS,
    slots: NativeSlots { iter: Some(iterate_self), next: Some(next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `bytearray_iterator`.
pub(crate) static BYTEARRAY_ITERATOR: TypeDef = TypeDef {
    name: "bytearray_iterator",
    layout: VTable::of::<ByteIterator>(),
    methods: ITERATOR_METHODS,
    slots: NativeSlots { iter: Some(iterate_self), next: Some(next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

const ITERATOR_METHODS: &[NativeDef] = &[
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
    NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
    NativeDef::new(
        "__length_hint__($self, /)",
        "Private method returning an estimate of len(list(it)).",
        |vm, args| {
            let iterator = args.this::<ByteIterator>(vm)?;
            let source = iterator.source.borrow().clone();
            let length = source.map_or(Ok(0), |source| vm.len(&source))?;
            Ok(vm.int(length.saturating_sub(iterator.index.get()) as i64))
        },
    )
    .without_signature(),
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", |vm, args| {
        let iterator = args.this::<ByteIterator>(vm)?;
        let source = iterator.source.borrow().clone();
        let function = vm.builtin("iter")?;
        Ok(match source {
            Some(source) => vm.tuple([function, vm.tuple([source]), vm.int(iterator.index.get() as i64)]),
            None => vm.tuple([function, vm.tuple([vm.tuple([])])]),
        })
    })
    .without_signature(),
    NativeDef::new("__setstate__($self, state, /)", "Set state information for unpickling.", |vm, args| {
        let index = vm.size_argument(args.get(1))?.max(0) as usize;
        args.this::<ByteIterator>(vm)?.index.set(index);
        Ok(Value::NONE)
    })
    .without_signature(),
];

/// `iter(bytes)`.
pub(super) fn iter(vm: &Vm, value: &Value) -> PyResult {
    let class = vm.native_type(if value.is_a::<Bytes>() { &BYTES_ITERATOR } else { &BYTEARRAY_ITERATOR });
    let iterator = ByteIterator { source: std::cell::RefCell::new(Some(value.clone())), index: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &class).into_value())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<ByteIterator>() else { return Ok(None) };
    let Some(source) = iterator.source.borrow().clone() else { return Ok(None) };
    let index = iterator.index.get();
    let byte = match (source.downcast_ref::<Bytes>(), source.downcast_ref::<super::bytearray::ByteArray>()) {
        (Some(bytes), _) => bytes.data.get(index).copied(),
        (_, Some(array)) => array.data.borrow().get(index).copied(),
        _ => None,
    };
    match byte {
        Some(byte) => {
            iterator.index.set(index + 1);
            Ok(Some(vm.int(i64::from(byte))))
        }
        None => {
            drop(iterator.source.take());
            Ok(None)
        }
    }
}
