//! The module `_struct`: packed binary data.

mod convert;
mod layout;

use std::cell::Cell;
use std::sync::Arc;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::heap::{Header, Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::memoryview::MemoryView;
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use self::layout::{Layout, format_argument, parse};
use crate::common::{ITER, NEXT, class_of, new_exception_class, own_exception};

const ERROR: &str = "struct.error";

fn error(vm: &Vm, message: impl AsRef<str>) -> Raised {
    own_exception(vm, ERROR, message)
}

struct Struct {
    format: String,
    layout: Arc<Layout>,
}

impl Payload for Struct {
    const TRACKED: bool = false;
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let format = format_argument(vm, args.get(1))?;
    let layout = parse(vm, &format)?;
    Ok(vm.heap.allocate(Struct { format, layout }, class_of(vm, args)?).into_value())
}

/// The layout of a format argument.
fn layout_of(vm: &Vm, value: &Value) -> PyResult<Arc<Layout>> {
    if let Some(known) = value.downcast_ref::<Struct>() {
        return Ok(known.layout.clone());
    }
    parse(vm, &format_argument(vm, value)?)
}

fn pack_values(vm: &Vm, layout: &Layout, values: &[Value], name: &str) -> PyResult<Vec<u8>> {
    if values.len() != layout.values {
        let (wanted, given) = (layout.values, values.len());
        return Err(error(vm, format!("{name} expected {wanted} items for packing (got {given})")));
    }
    convert::pack(vm, layout, values)
}

fn pack(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let [format, values @ ..] = args.extra() else { return Err(vm.type_error("missing format argument")) };
    let layout = layout_of(vm, format)?;
    Ok(vm.bytes(pack_values(vm, &layout, values, "pack")?))
}

fn pack_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let layout = layout_of(vm, args.get(0))?;
    Ok(vm.bytes(pack_values(vm, &layout, args.extra(), "pack")?))
}

/// Where a place of `size` bytes begins in a buffer.
fn place(vm: &Vm, offset: i64, size: usize, length: usize, packing: bool) -> PyResult<usize> {
    if offset < 0 {
        let short = if packing { "no space to pack" } else { "not enough data to unpack" };
        if offset + size as i64 > 0 {
            return Err(error(vm, format!("{short} {size} bytes at offset {offset}")));
        }
        if offset + (length as i64) < 0 {
            return Err(error(vm, format!("offset {offset} out of range for {length}-byte buffer")));
        }
        return Ok((offset + length as i64) as usize);
    }
    let offset = offset as usize;
    if length < offset || length - offset < size {
        let (name, doing) = if packing { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
        let needed = offset.saturating_add(size);
        return Err(error(
            vm,
            format!(
                "{name} requires a buffer of at least {needed} bytes for {doing} {size} bytes at offset {offset} (actual buffer size is {length})"
            ),
        ));
    }
    Ok(offset)
}

fn pack_into_buffer(vm: &Vm, layout: &Layout, arguments: &[Value]) -> PyResult {
    let [buffer, rest @ ..] = arguments else { return Err(error(vm, "pack_into expected buffer argument")) };
    let [offset, values @ ..] = rest else { return Err(error(vm, "pack_into expected offset argument")) };
    if values.len() != layout.values {
        let (wanted, given) = (layout.values, values.len());
        return Err(error(vm, format!("pack_into expected {wanted} items for packing (got {given})")));
    }
    if let Some((storage, _)) = buffer.header().and_then(Header::exported) {
        let arguments: Vec<Value> = std::iter::once(storage).chain(rest.iter().cloned()).collect();
        return pack_into_buffer(vm, layout, &arguments);
    }
    if !buffer.is_a::<ByteArray>() && !buffer.is_a::<MemoryView>() {
        let found = vm.type_name(buffer);
        return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {found}")));
    }
    let length = vm.buffer_argument(buffer)?.len();
    let start = place(vm, vm.size_argument(offset)?, layout.size, length, true)?;
    let packed = convert::pack(vm, layout, values)?;
    let end = start + packed.len();
    if let Some(array) = buffer.downcast_ref::<ByteArray>() {
        if let Some(target) = array.data.borrow_mut().get_mut(start..end) {
            target.copy_from_slice(&packed);
        }
        return Ok(Value::NONE);
    }
    let range = vm.slice(vm.int(start as i64), vm.int(end as i64), Value::NONE);
    vm.set_item(buffer, &range, Some(vm.bytes(packed)))?;
    Ok(Value::NONE)
}

fn pack_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let [format, rest @ ..] = args.extra() else { return Err(vm.type_error("missing format argument")) };
    pack_into_buffer(vm, &*layout_of(vm, format)?, rest)
}

fn pack_into_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pack_into_buffer(vm, &*layout_of(vm, args.get(0))?, args.extra())
}

fn unpack(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let layout = layout_of(vm, args.get(0))?;
    let data = vm.buffer_argument(args.get(1))?;
    if data.len() != layout.size {
        return Err(error(vm, format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    convert::unpack(vm, &layout, &data)
}

fn unpack_from(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let layout = layout_of(vm, args.get(0))?;
    let data = vm.buffer_argument(args.get(1))?;
    let offset = args.optional(2).map_or(Ok(0), |offset| vm.size_argument(offset))?;
    let start = place(vm, offset, layout.size, data.len(), false)?;
    match data.get(start..start + layout.size) {
        Some(part) => convert::unpack(vm, &layout, part),
        None => Err(error(vm, format!("not enough data to unpack {} bytes at offset {offset}", layout.size))),
    }
}

fn calcsize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(layout_of(vm, args.get(0))?.size as i64))
}

/// An iterator over equal parts of a buffer.
struct Unpacking {
    layout: Arc<Layout>,
    data: Arc<[u8]>,
    position: Cell<usize>,
}

impl Payload for Unpacking {
    const TRACKED: bool = false;
}

fn iter_unpack(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let layout = layout_of(vm, args.get(0))?;
    let data = vm.buffer_argument(args.get(1))?;
    if layout.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    if data.len() % layout.size != 0 {
        let size = layout.size;
        return Err(error(
            vm,
            format!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
        ));
    }
    let iterator = Unpacking { layout, data, position: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &vm.native_type(&UNPACK_ITERATOR)).into_value())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(this) = value.downcast_ref::<Unpacking>() else { return Ok(None) };
    let start = this.position.get();
    let Some(part) = this.data.get(start..start + this.layout.size) else { return Ok(None) };
    this.position.set(start + this.layout.size);
    convert::unpack(vm, &this.layout, part).map(Some)
}

static UNPACK_ITERATOR: TypeDef = TypeDef {
    name: "_struct.unpack_iterator",
    layout: VTable::of::<Unpacking>(),
    methods: &[NEXT, ITER],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    match value.downcast_ref::<Struct>() {
        Some(this) => {
            let class = vm.type_name(value);
            let name = class.rsplit('.').next().unwrap_or_default();
            Ok(format!("{name}({})", vm.repr_text(&vm.text(&this.format))?))
        }
        None => vm.default_repr(value),
    }
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

static STRUCT: TypeDef = TypeDef {
    name: "_struct.Struct",
    text_signature: Some(""),
    doc: "Struct(fmt) --> compiled struct object",
    layout: VTable::of::<Struct>(),
    new: Some(NativeDef::new("__new__($type, format)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("pack($self, /, *args)", "Return the values packed into a bytes object.", pack_method)
            .without_signature(),
        NativeDef::new(
            "pack_into($self, /, *args)",
            "Pack the values and write them into a buffer, beginning at an offset.",
            pack_into_method,
        )
        .without_signature(),
        NativeDef::new("unpack($self, buffer, /)", "Return a tuple containing unpacked values.", unpack),
        NativeDef::new(
            "unpack_from($self, /, buffer, offset=0)",
            "Return a tuple containing unpacked values.",
            unpack_from,
        ),
        NativeDef::new(
            "iter_unpack($self, buffer, /)",
            "Return an iterator yielding tuples unpacked from the buffer.",
            iter_unpack,
        ),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    ],
    getset: &[
        GetSetDef {
            name: "format",
            doc: "struct format string",
            get: |vm, value| {
                Ok(value.downcast_ref::<Struct>().map_or(Value::NONE, |this| vm.text(&this.format)))
            },
            set: None,
        },
        GetSetDef {
            name: "size",
            doc: "struct size in bytes",
            get: |vm, value| {
                Ok(value.downcast_ref::<Struct>().map_or(Value::NONE, |this| vm.int(this.layout.size as i64)))
            },
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    new_exception_class(vm, module, ERROR, vm.exceptions.exception.value()).map(drop)
}

/// `_struct`.
pub(crate) static STRUCTS: ModuleDef = ModuleDef {
    name: "_struct",
    doc: "Functions to convert between Python values and C structs.",
    functions: &[
        NativeDef::new("calcsize(format, /)", "Return size in bytes of the struct described by the format string.", calcsize),
        NativeDef::new("pack(*args)", "Return the values packed according to the format string.", pack)
            .without_signature(),
        NativeDef::new(
            "pack_into(*args)",
            "Pack the values according to the format string and write them into a buffer, beginning at an offset.",
            pack_into,
        )
        .without_signature(),
        NativeDef::new(
            "unpack(format, buffer, /)",
            "Return a tuple containing values unpacked according to the format string.",
            unpack,
        ),
        NativeDef::new(
            "unpack_from(format, /, buffer, offset=0)",
            "Return a tuple containing values unpacked according to the format string.",
            unpack_from,
        ),
        NativeDef::new(
            "iter_unpack(format, buffer, /)",
            "Return an iterator yielding tuples unpacked from the buffer.",
            iter_unpack,
        ),
        NativeDef::new("_clearcache()", "Clear the internal cache.", |_, _| Ok(Value::NONE)),
    ],
    types: &[&STRUCT],
    setup: Some(setup),
};
