//! `memoryview` of bytes: a window onto the contents of `bytes` and `bytearray`.

use std::cell::RefCell;

use super::buffer::{BYTE_RANGE, byte_argument, receiver};
use super::bytearray::ByteArray;
use super::heap::{Kind, Payload, VTable};
use super::number_methods::comparison_bodies;
use super::slice::Slice;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use super::{bytes::Bytes, bytes_transform};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::compare::CompareOperator;
use crate::vm::Vm;

/// What a memory view looks at.
struct Window {
    object: Value,
    start: i64,
    step: i64,
    length: usize,
    read_only: bool,
}

impl Window {
    fn new(object: Value, start: i64, step: i64, length: usize, read_only: bool) -> Window {
        if let Some(array) = object.downcast_ref::<ByteArray>() {
            array.views.set(array.views.get() + 1);
        }
        Window { object, start, step, length, read_only }
    }

    fn offset(&self, index: usize) -> usize {
        (self.start + self.step * index as i64) as usize
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(array) = self.object.downcast_ref::<ByteArray>() {
            array.views.set(array.views.get().saturating_sub(1));
        }
    }
}

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
        self.window
            .borrow()
            .as_ref()
            .map(look)
            .ok_or_else(|| vm.value_error("operation forbidden on released memoryview object"))
    }

    /// A copy of the bytes in view.
    pub fn contents(&self, vm: &Vm) -> PyResult<Vec<u8>> {
        self.with(vm, |window| {
            let pick = |data: &[u8]| {
                (0..window.length).filter_map(|index| data.get(window.offset(index)).copied()).collect()
            };
            match (window.object.downcast_ref::<Bytes>(), window.object.downcast_ref::<ByteArray>()) {
                (Some(bytes), _) => pick(&bytes.data),
                (_, Some(array)) => pick(&array.data.borrow()),
                _ => Vec::new(),
            }
        })
    }
}

fn view(vm: &Vm, window: Window) -> Value {
    vm.heap.allocate(MemoryView { window: RefCell::new(Some(window)) }, &vm.types.memoryview).into_value()
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let object = args.get(1);
    if let Some(other) = object.downcast_ref::<MemoryView>() {
        let window =
            other.with(vm, |w| Window::new(w.object.clone(), w.start, w.step, w.length, w.read_only))?;
        return Ok(view(vm, window));
    }
    let Some(data) = vm.buffer(object)? else {
        let found = vm.type_name(object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{found}'")));
    };
    Ok(view(vm, Window::new(object.clone(), 0, 1, data.len(), object.is_a::<Bytes>())))
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let window = this.with(vm, |w| {
            let range = unpacked.apply(w.length);
            let start = w.start + w.step * range.start;
            Window::new(w.object.clone(), start, w.step * range.step, range.length, w.read_only)
        })?;
        return Ok(view(vm, window));
    }
    let index = place(vm, this, key)?;
    let data = this.contents(vm)?;
    Ok(data.get(index).map_or(Value::NONE, |&byte| vm.int(i64::from(byte))))
}

fn place(vm: &Vm, this: &MemoryView, key: &Value) -> PyResult<usize> {
    if !vm.has_index(key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let index = vm.index(key)?;
    let length = this.with(vm, |window| window.length)?;
    let index = if index < 0 { index + length as i64 } else { index };
    usize::try_from(index)
        .ok()
        .filter(|&index| index < length)
        .ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    if this.with(vm, |window| window.read_only)? {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let (key, new) = (args.get(1), args.get(2));
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let unpacked = slice.unpack(vm)?;
        let data = vm.buffer_argument(new)?;
        let places = this.with(vm, |window| {
            unpacked.apply(window.length).indexes().map(|index| window.offset(index)).collect::<Vec<_>>()
        })?;
        if places.len() != data.len() {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        return write(vm, this, places.into_iter().zip(data.iter().copied()));
    }
    let index = place(vm, this, key)?;
    if !vm.has_index(new) {
        return Err(vm.type_error("memoryview: invalid type for format 'B'"));
    }
    let byte = byte_argument(vm, new, "memoryview: invalid value for format 'B'")?;
    let offset = this.with(vm, |window| window.offset(index))?;
    write(vm, this, std::iter::once((offset, byte)))
}

fn write(vm: &Vm, this: &MemoryView, bytes: impl Iterator<Item = (usize, u8)>) -> PyResult {
    this.with(vm, |window| {
        if let Some(array) = window.object.downcast_ref::<ByteArray>() {
            let mut data = array.data.borrow_mut();
            for (offset, byte) in bytes {
                if let Some(place) = data.get_mut(offset) {
                    *place = byte;
                }
            }
        }
        Value::NONE
    })
}

fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    if !operator.is_equality() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match vm.buffer(b)? {
        Some(b) => Ok(Value::bool(operator.holds(Some(vm.buffer_argument(a)?.cmp(&b))))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
comparison_bodies!();

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    let Some(this) = value.downcast_ref::<MemoryView>() else { return Err(vm.system_error("no memoryview")) };
    if !this.with(vm, |window| window.read_only)? {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    Ok(super::hash::hash_bytes(&this.contents(vm)?))
}

fn to_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(args.this::<MemoryView>(vm)?.contents(vm)?))
}

fn to_list(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = args.this::<MemoryView>(vm)?.contents(vm)?;
    Ok(vm.list(data.into_iter().map(|byte| vm.int(i64::from(byte))).collect::<Vec<_>>()))
}

fn to_read_only(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<MemoryView>(vm)?;
    let window = this.with(vm, |w| Window::new(w.object.clone(), w.start, w.step, w.length, true))?;
    Ok(view(vm, window))
}

fn release(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let window = args.this::<MemoryView>(vm)?.window.take();
    drop(window);
    Ok(Value::NONE)
}

fn iter_slot(vm: &Vm, value: &Value) -> PyResult {
    let Some(this) = value.downcast_ref::<MemoryView>() else { return Err(vm.system_error("no memoryview")) };
    vm.iter(&vm.bytes(this.contents(vm)?))
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.has_index(args.get(1)) {
        return Ok(Value::FALSE);
    }
    let byte = byte_argument(vm, args.get(1), BYTE_RANGE);
    Ok(Value::bool(byte.is_ok_and(|byte| receiver(vm, args).is_ok_and(|data| data.contains(&byte)))))
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
        NativeDef::new("__len__($self, /)", "Return len(self).", |vm, args| {
            Ok(vm.int(args.this::<MemoryView>(vm)?.with(vm, |window| window.length)? as i64))
        }),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr_slot(vm, args.get(0))?))
        }),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", |vm, args| {
            Ok(vm.int(hash_slot(vm, args.get(0))?))
        }),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter_slot(vm, args.get(0))),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
        NativeDef::new("__enter__($self, /)", "", super::iterate::return_self).without_signature(),
        NativeDef::new("__exit__($self, /, *args)", "", release).without_signature(),
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
        "nbytes" |vm, window| vm.int(window.length as i64);
        "itemsize" |vm, _| vm.int(1);
        "format" |vm, _| vm.text("B");
        "ndim" |vm, _| vm.int(1);
        "shape" |vm, window| vm.tuple(vec![vm.int(window.length as i64)]);
        "strides" |vm, window| vm.tuple(vec![vm.int(window.step)]);
        "suboffsets" |vm, _| vm.tuple(vec![]);
        "readonly" |_, window| Value::bool(window.read_only);
        "contiguous" |_, window| Value::bool(window.step == 1 || window.length <= 1);
        "c_contiguous" |_, window| Value::bool(window.step == 1 || window.length <= 1);
        "f_contiguous" |_, window| Value::bool(window.step == 1 || window.length <= 1);
    },
    slots: NativeSlots {
        iter: Some(iter_slot),
        repr: Some(repr_slot),
        hash: Some(hash_slot),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::SEQUENCE,
    ..TypeDef::EMPTY
};
