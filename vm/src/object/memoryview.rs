//! `memoryview`: a window onto the contents of `bytes` and `bytearray`.

use std::cell::RefCell;

use super::heap::{Header, Kind, Payload, VTable};
use super::list::List;
use super::memory_format::Format;
use super::memory_window::Window;
use super::number_methods::comparison_bodies;
use super::slice::Slice;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use super::{bytes_transform, hash, iterate};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::object::compare::CompareOperator;
use crate::vm::Vm;

/// More dimensions than this are refused.
const MAX_DIMENSIONS: usize = 64;

/// The payload of `memoryview`; empty when released.
pub struct MemoryView {
    window: RefCell<Option<Window>>,
}

impl Payload for MemoryView {
    const KIND: Kind = Kind::MEMORYVIEW;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.window.borrow().iter().for_each(|window| visit(&window.object));
    }
}

impl MemoryView {
    fn with<R>(&self, vm: &Vm, look: impl FnOnce(&Window) -> R) -> PyResult<R> {
        self.window.borrow().as_ref().map(look).ok_or_else(|| released(vm))
    }

    /// A copy of the bytes in view.
    pub fn contents(&self, vm: &Vm) -> PyResult<Vec<u8>> {
        self.with(vm, |window| window.contents(true))
    }
}

#[cold]
fn released(vm: &Vm) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

fn view(vm: &Vm, window: Window) -> Value {
    vm.heap.allocate(MemoryView { window: RefCell::new(Some(window)) }, &vm.types.memoryview).into_value()
}

/// The window on an object's bytes, or that of a memory view; `None` for objects that have no bytes to look at.
fn window_of(vm: &Vm, object: &Value) -> PyResult<Option<Window>> {
    if let Some(other) = object.downcast_ref::<MemoryView>() {
        return other.with(vm, |window| window.copy(window.read_only)).map(Some);
    }
    if let Some((_, format)) = object.header().and_then(Header::exported) {
        return Ok(Some(Window::of_exported(object.clone(), format)));
    }
    Ok(vm.buffer(object)?.map(|data| Window::of_bytes(object.clone(), data.len())))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match window_of(vm, args.get(1))? {
        Some(window) => Ok(view(vm, window)),
        None => {
            let found = vm.type_name(args.get(1));
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{found}'")))
        }
    }
}

/// What a subscript selects.
enum Selection {
    /// The item that begins at a byte.
    Item(usize),
    /// A part of the first dimension.
    Part(Window),
}

fn select(vm: &Vm, this: &MemoryView, key: &Value, assigns: bool) -> PyResult<Selection> {
    let shape = this.with(vm, |window| window.shape.clone())?;
    if let Some(slice) = key.downcast_ref::<Slice>()
        && let Some(&length) = shape.first()
    {
        let range = slice.apply(vm, length)?;
        return this.with(vm, |window| Selection::Part(window.slice(range.start, range.step, range.length)));
    }
    let indexes = match key.downcast_ref::<Tuple>() {
        Some(tuple) if tuple.items.iter().all(|item| vm.has_index(item)) => tuple.items.to_vec(),
        None if vm.has_index(key) && shape.len() > 1 => {
            return Err(not_implemented(vm, "multi-dimensional sub-views are not implemented"));
        }
        None if shape.is_empty() => return Err(vm.type_error("invalid indexing of 0-dim memory")),
        None if vm.has_index(key) => vec![key.clone()],
        Some(tuple) if !tuple.items.is_empty() && tuple.items.iter().all(Value::is_a::<Slice>) => {
            return Err(not_implemented(
                vm,
                if assigns {
                    "memoryview slice assignments are currently restricted to ndim = 1"
                } else {
                    "multi-dimensional slicing is not implemented"
                },
            ));
        }
        _ => return Err(vm.type_error("memoryview: invalid slice key")),
    };
    if indexes.len() < shape.len() {
        return Err(not_implemented(vm, "sub-views are not implemented"));
    }
    if indexes.len() > shape.len() {
        let (dimensions, given) = (shape.len(), indexes.len());
        return Err(
            vm.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple"))
        );
    }
    let mut places = Vec::with_capacity(indexes.len());
    for (dimension, (index, &length)) in indexes.iter().zip(&shape).enumerate() {
        let index = vm.index(index)?;
        let index = if index < 0 { index.saturating_add(length as i64) } else { index };
        match usize::try_from(index).ok().filter(|&index| index < length) {
            Some(index) => places.push(index),
            None => {
                return Err(vm.index_error(format!("index out of bounds on dimension {}", dimension + 1)));
            }
        }
    }
    this.with(vm, |window| Selection::Item(window.offset(&places)))
}

#[cold]
fn not_implemented(vm: &Vm, message: &str) -> Raised {
    vm.new_exception(&vm.exceptions.not_implemented_error, message)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    match select(vm, this, args.get(1), false)? {
        Selection::Item(offset) => this.with(vm, |window| {
            window.format.check(vm)?;
            Ok(window.format.unpack(vm, &window.item(offset)))
        })?,
        Selection::Part(window) => Ok(view(vm, window)),
    }
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    let (read_only, dimensions) = this.with(vm, |window| (window.read_only, window.shape.len()))?;
    if read_only {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let (key, new) = (args.get(1), args.get(2));
    if key.is_a::<Slice>() && dimensions > 1 {
        return Err(not_implemented(vm, "memoryview slice assignments are currently restricted to ndim = 1"));
    }
    if dimensions > 1 && vm.has_index(key) {
        return Err(not_implemented(vm, "sub-views are not implemented"));
    }
    match select(vm, this, key, true)? {
        Selection::Item(offset) => {
            let format = this.with(vm, |window| window.format.clone())?;
            format.check(vm)?;
            let bytes = format.pack(vm, new)?;
            this.with(vm, |window| window.write(std::iter::once((offset, bytes))))?;
        }
        Selection::Part(part) => assign(vm, &part, new)?,
    }
    Ok(Value::NONE)
}

/// Sets a one-dimensional part to the items of another object.
fn assign(vm: &Vm, part: &Window, new: &Value) -> PyResult<()> {
    let Some(source) = window_of(vm, new)? else {
        let found = vm.type_name(new);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{found}'")));
    };
    if source.shape != part.shape || !source.format.is_same(&part.format) {
        return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let bytes = source.contents(true);
    let items = bytes.chunks(part.format.size()).map(<[u8]>::to_vec);
    part.write(part.offsets(true).into_iter().zip(items));
    Ok(())
}

fn delete_item(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error("cannot delete memory"))
}

/// All items, in the order of C.
fn items(vm: &Vm, window: &Window) -> Vec<Value> {
    let bytes = window.contents(true);
    bytes.chunks(window.format.size()).map(|item| window.format.unpack(vm, item)).collect()
}

fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    if !operator.is_equality() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(this) = a.downcast_ref::<MemoryView>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let is_released =
        |value: &Value| value.downcast_ref::<MemoryView>().is_some_and(|view| view.window.borrow().is_none());
    let equal = if is_released(a) || is_released(b) {
        a.is(b)
    } else {
        let Some(other) = window_of(vm, b)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let own = this.with(vm, |window| window.copy(window.read_only))?;
        same_items(vm, &own, &other)?
    };
    Ok(Value::bool(equal == (operator == CompareOperator::Equal)))
}

fn same_items(vm: &Vm, a: &Window, b: &Window) -> PyResult<bool> {
    if a.shape != b.shape {
        return Ok(false);
    }
    if a.format.compares_bytes(&b.format) {
        return Ok(a.contents(true) == b.contents(true));
    }
    for (a, b) in items(vm, a).iter().zip(&items(vm, b)) {
        // Not a number is not equal to itself here.
        if !vm.compare_bool(a, b, CompareOperator::Equal)? {
            return Ok(false);
        }
    }
    Ok(true)
}
comparison_bodies!();

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    let Some(this) = value.downcast_ref::<MemoryView>() else { return Err(vm.system_error("no memoryview")) };
    let (read_only, is_byte) = this.with(vm, |window| (window.read_only, window.format.is_byte()))?;
    if !read_only {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !is_byte {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    Ok(hash::hash_bytes(&this.contents(vm)?))
}

fn to_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let order = match args.not_none(1) {
        None => "C",
        Some(order) => order.downcast_ref::<Str>().map_or("", Str::as_str),
    };
    let this = args.this::<MemoryView>(vm)?;
    let last_fastest = match order {
        "C" => true,
        "F" => false,
        "A" => this.with(vm, |window| !window.is_f_contiguous())?,
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    Ok(vm.bytes(this.with(vm, |window| window.contents(last_fastest))?))
}

fn to_list(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    this.with(vm, |window| window.format.check(vm))??;
    let (mut level, shape) = this.with(vm, |window| (items(vm, window), window.shape.clone()))?;
    // The innermost lists first.
    for &length in shape.iter().skip(1).rev() {
        level = level.chunks(length.max(1)).map(|part| vm.list(part.to_vec())).collect();
    }
    match level.as_slice() {
        [only] if shape.is_empty() => Ok(only.clone()),
        _ => Ok(vm.list(level)),
    }
}

fn to_read_only(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let window = args.this::<MemoryView>(vm)?.with(vm, |window| window.copy(true))?;
    Ok(view(vm, window))
}

fn cast(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    let Some(text) = args.get(1).downcast_ref::<Str>() else {
        let found = vm.argument_type(args.get(1));
        return Err(vm.type_error(format!("cast() argument 'format' must be str, not {found}")));
    };
    let (contiguous, dimensions, old, bytes) = this.with(vm, |window| {
        (window.is_c_contiguous(), window.shape.len(), window.format.clone(), window.byte_count())
    })?;
    if !contiguous {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = args.optional(2).map(|shape| shape_items(vm, shape, dimensions)).transpose()?;
    let Some(format) = Format::parse(text.as_str()) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an \
             optional '@'",
        ));
    };
    if !old.is_byte() && !format.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if bytes % format.size() != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape {
        None => vec![bytes / format.size()],
        Some(shape) => {
            let lengths =
                shape.iter().map(|length| shape_length(vm, length)).collect::<PyResult<Vec<_>>>()?;
            let size = lengths.iter().try_fold(format.size(), |size, &length| size.checked_mul(length));
            if size != Some(bytes) {
                return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
            }
            lengths
        }
    };
    let window = this.with(vm, |window| window.cast(format, shape))?;
    Ok(view(vm, window))
}

fn shape_items(vm: &Vm, shape: &Value, dimensions: usize) -> PyResult<Vec<Value>> {
    let items = match (shape.downcast_ref::<List>(), shape.downcast_ref::<Tuple>()) {
        (Some(list), _) => list.to_vec(),
        (_, Some(tuple)) => tuple.items.to_vec(),
        _ => return Err(vm.type_error("shape must be a list or a tuple")),
    };
    if items.len() > MAX_DIMENSIONS {
        return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    if dimensions > 1 && items.len() > 1 {
        return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    Ok(items)
}

fn shape_length(vm: &Vm, length: &Value) -> PyResult<usize> {
    if length.kind() != Kind::INT && length.kind() != Kind::BOOL {
        return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
    }
    match usize::try_from(vm.index(length)?) {
        Ok(length) if length > 0 => Ok(length),
        _ => Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0")),
    }
}

fn release(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let window = args.this::<MemoryView>(vm)?.window.take();
    drop(window);
    Ok(Value::NONE)
}

fn buffer_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.int_argument(args.get(1))?;
    vm.call(vm.types.memoryview.value(), std::slice::from_ref(args.get(0)))
}

fn release_buffer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(buffer) = args.get(1).downcast_ref::<MemoryView>() else {
        return Err(vm.type_error("expected a memoryview object"));
    };
    let window = buffer.window.take();
    drop(window);
    Ok(Value::NONE)
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<MemoryView>(vm)?.with(vm, |_| args.get(0).clone())
}

fn length(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.this::<MemoryView>(vm)?.with(vm, |window| window.shape.first().copied())? {
        Some(length) => Ok(vm.int(length as i64)),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn iter_slot(vm: &Vm, value: &Value) -> PyResult {
    let Some(this) = value.downcast_ref::<MemoryView>() else { return Err(vm.system_error("no memoryview")) };
    match this.with(vm, |window| window.shape.len())? {
        0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
        1 => Ok(iterate::iterate_items(vm, value)),
        _ => Err(not_implemented(vm, "multi-dimensional sub-views are not implemented")),
    }
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let all = args.this::<MemoryView>(vm)?.with(vm, |window| items(vm, window))?;
    for item in &all {
        if vm.values_equal(item, args.get(1))? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    let released = value.downcast_ref::<MemoryView>().is_some_and(|view| view.window.borrow().is_none());
    let id = vm.heap.id_of(value);
    Ok(format!("<{}memory at {id:#x}>", if released { "released " } else { "" }))
}

fn attribute(vm: &Vm, value: &Value, look: fn(&Vm, &Window) -> Value) -> PyResult {
    match value.downcast_ref::<MemoryView>() {
        Some(this) => this.with(vm, |window| look(vm, window)),
        None => Err(vm.system_error("no memoryview")),
    }
}

macro_rules! attributes {
    ($($name:literal $look:expr;)*) => {
        &[$(GetSetDef { name: $name, doc: "", get: |vm, value| attribute(vm, value, $look), set: None }),*]
    };
}

/// `memoryview`.
pub static MEMORYVIEW: TypeDef = TypeDef {
    name: "memoryview",
    doc: "memoryview(object)\n--\n\nCreate a new memoryview object which references the given object.",
    layout: VTable::of::<MemoryView>(),
    new: Some(NativeDef::new("__new__($type, object)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new(
            "__buffer__($self, flags, /)",
            "Return a buffer object that exposes the underlying memory of the object.",
            buffer_method,
        ),
        NativeDef::new(
            "__release_buffer__($self, buffer, /)",
            "Release the buffer object that exposes the underlying memory of the object.",
            release_buffer,
        ),
        NativeDef::new("__len__($self, /)", "Return len(self).", length),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
        NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
        NativeDef::new("__enter__($self, /)", "", enter).without_signature(),
        NativeDef::new("__exit__($self, /, *args)", "", release).without_signature(),
        NativeDef::new(
            "cast($self, format, shape=<unrepresentable>)",
            "Cast a memoryview to a new format or shape.",
            cast,
        )
        .without_signature(),
        NativeDef::new(
            "hex($self, sep=<unrepresentable>, bytes_per_sep=1)",
            "Return the data in the buffer as a str of hexadecimal numbers.",
            bytes_transform::hex,
        )
        .without_signature(),
        NativeDef::new(
            "release($self, /)",
            "Release the underlying buffer exposed by the memoryview object.",
            release,
        ),
        NativeDef::new(
            "tobytes($self, /, order='C')",
            "Return the data in the buffer as a byte string.",
            to_bytes,
        ),
        NativeDef::new("tolist($self, /)", "Return the data in the buffer as a list of elements.", to_list),
        NativeDef::new("toreadonly($self, /)", "Return a readonly version of the memoryview.", to_read_only),
    ],
    getset: attributes! {
        "obj" |_, window| window.object.clone();
        "nbytes" |vm, window| vm.int(window.byte_count() as i64);
        "itemsize" |vm, window| vm.int(window.format.size() as i64);
        "format" |vm, window| vm.text(&*window.format.text);
        "ndim" |vm, window| vm.int(window.shape.len() as i64);
        "shape" |vm, window| vm.tuple(window.shape.iter().map(|&length| vm.int(length as i64)).collect::<Vec<_>>());
        "strides" |vm, window| vm.tuple(window.strides.iter().map(|&stride| vm.int(stride)).collect::<Vec<_>>());
        "suboffsets" |vm, _| vm.tuple(vec![]);
        "readonly" |_, window| Value::bool(window.read_only);
        "contiguous" |_, window| Value::bool(window.is_c_contiguous() || window.is_f_contiguous());
        "c_contiguous" |_, window| Value::bool(window.is_c_contiguous());
        "f_contiguous" |_, window| Value::bool(window.is_f_contiguous());
    },
    slots: NativeSlots {
        iter: Some(iter_slot),
        repr: Some(repr_slot),
        hash: Some(hash_slot),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::SEQUENCE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
