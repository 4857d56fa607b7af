//! `io.BytesIO`.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::base::{BUFFERED_IO_BASE, fill, read_lines, room};
use super::memory::{self, Cursor, InMemory, check_open, new_size, open};
use super::{bytes_argument, size_argument};

/// The payload of a BytesIO: the contents are a bytearray, which views of them can look at.
pub(crate) struct BytesIo {
    data: RefCell<Value>,
    cursor: Cursor,
}

impl Payload for BytesIo {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.data.borrow());
    }
}

impl InMemory for BytesIo {
    const CLOSED: &'static str = "I/O operation on closed file.";

    fn cursor(&self) -> &Cursor {
        &self.cursor
    }
}

impl BytesIo {
    fn with<R>(&self, vm: &Vm, action: impl FnOnce(&mut Vec<u8>) -> R) -> PyResult<R> {
        let data = self.data.borrow().clone();
        match data.downcast_ref::<ByteArray>() {
            Some(array) => Ok(action(&mut array.data.borrow_mut())),
            None => Err(vm.system_error("the contents of a BytesIO are lost")),
        }
    }

    /// BufferError while a view looks at the contents.
    fn check_exports(&self, vm: &Vm) -> PyResult<()> {
        let data = self.data.borrow().clone();
        match data.downcast_ref::<ByteArray>() {
            Some(array) if array.is_viewed() => {
                Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"))
            }
            _ => Ok(()),
        }
    }

    fn take(&self, vm: &Vm, size: Option<usize>) -> PyResult<Vec<u8>> {
        self.with(vm, |data| data[self.cursor.advance(data.len(), size)].to_vec())
    }

    fn take_line(&self, vm: &Vm, limit: Option<usize>) -> PyResult<Vec<u8>> {
        let length = self.with(vm, |data| {
            let rest = &data[self.cursor.position.get().min(data.len())..];
            let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
            limit.map_or(line, |limit| line.min(limit))
        })?;
        self.take(vm, Some(length))
    }
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a BytesIo> {
    open::<BytesIo>(vm, args)
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    let made = BytesIo { data: RefCell::new(vm.bytearray(Vec::new())), cursor: Cursor::default() };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.this::<BytesIo>(vm)?;
    stream.check_exports(vm)?;
    let initial = args.not_none(1).map_or(Ok(Vec::new()), |initial| bytes_argument(vm, initial))?;
    let old = stream.data.replace(vm.bytearray(initial));
    drop(old);
    stream.cursor.position.set(0);
    Ok(Value::NONE)
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(this(vm, args)?.take(vm, size)?))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(this(vm, args)?.take_line(vm, size)?))
}

fn read_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let bytes = stream.take(vm, Some(room(vm, args.get(1))?))?;
    fill(vm, args.get(1), &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

fn put(vm: &Vm, stream: &BytesIo, bytes: &[u8]) -> PyResult<()> {
    stream.check_exports(vm)?;
    if bytes.is_empty() {
        return Ok(());
    }
    let start = stream.cursor.position.get();
    vm.reserve(start.saturating_add(bytes.len()), 1)?;
    stream.with(vm, |data| {
        if data.len() < start {
            data.resize(start, 0);
        }
        let overlap = (data.len() - start).min(bytes.len());
        data[start..start + overlap].copy_from_slice(&bytes[..overlap]);
        data.extend_from_slice(&bytes[overlap..]);
    })?;
    stream.cursor.position.set(start + bytes.len());
    Ok(())
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let bytes = bytes_argument(vm, args.get(1))?;
    put(vm, stream, &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let lines = vm.iter(args.get(1))?;
    while let Some(line) = vm.next(&lines)? {
        let bytes = bytes_argument(vm, &line)?;
        put(vm, stream, &bytes)?;
    }
    Ok(Value::NONE)
}

fn get_value(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = this(vm, args)?.with(vm, |data| data.clone())?;
    Ok(vm.bytes(data))
}

fn get_buffer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = this(vm, args)?.data.borrow().clone();
    let memoryview = vm.builtins.get_str(&vm.intern("memoryview")).unwrap_or(Value::NONE);
    vm.call(&memoryview, &[data])
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let offset = vm.index(args.get(1))?;
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    let base = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
        0 => 0,
        1 => stream.cursor.position.get() as i64,
        2 => stream.with(vm, |data| data.len())? as i64,
        other => return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    let Some(position) = base.checked_add(offset) else {
        return Err(vm.overflow_error("new position too large"));
    };
    let position = position.max(0);
    stream.cursor.position.set(position as usize);
    Ok(vm.int(position))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    stream.check_exports(vm)?;
    let size = new_size(vm, args, &stream.cursor, "negative size value")?;
    stream.with(vm, |data| data.truncate(size))?;
    Ok(vm.int(size as i64))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<BytesIo>(vm)?.check_exports(vm)?;
    memory::close::<BytesIo>(vm, args)
}

fn no(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(Value::FALSE)
}

fn nothing(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(Value::NONE)
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    if let Some(stream) = value.downcast_ref::<BytesIo>() {
        check_open(vm, stream)?;
    }
    Ok(value.clone())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(stream) = value.downcast_ref::<BytesIo>() else { return Ok(None) };
    check_open(vm, stream)?;
    let line = stream.take_line(vm, None)?;
    Ok(if line.is_empty() { None } else { Some(vm.bytes(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn get_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = get_value(vm, args)?;
    let position = vm.int(this(vm, args)?.cursor.position.get() as i64);
    let attributes = vm.instance_dict(args.get(0)).filter(|dict| !dict.is_empty());
    Ok(vm.tuple(vec![value, position, attributes.map_or(Value::NONE, |dict| dict.into_value())]))
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let Some([value, position, attributes]) = args.get(1).downcast_ref::<Tuple>().map(|state| &*state.items)
    else {
        return Err(vm.type_error(format!(
            "{}.__setstate__ argument should be 3-tuple, got {}",
            vm.type_name(args.get(0)),
            vm.type_name(args.get(1))
        )));
    };
    let bytes = bytes_argument(vm, value)?;
    stream.with(vm, |data| *data = bytes)?;
    stream.cursor.position.set(usize::try_from(vm.index(position)?).unwrap_or(0));
    if let Some(attributes) = attributes.downcast_ref::<Dict>()
        && let Some(own) = vm.instance_dict(args.get(0))
    {
        own.update_from(vm, attributes)?;
    }
    Ok(Value::NONE)
}

/// `io.BytesIO`.
pub(crate) static BYTES_IO: TypeDef = TypeDef {
    text_signature: Some("(initial_bytes=b'')"),
    name: "_io.BytesIO",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    layout: VTable::of::<BytesIo>(),
    base: Some(&BUFFERED_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, initial_bytes=b'')", "Initialize self.", init),
        NativeDef::new("__getstate__($self, /)", "", get_state),
        NativeDef::new("__setstate__($self, state, /)", "", set_state),
        NativeDef::new(
            "read($self, size=-1, /)",
            "Read at most size bytes, returned as a bytes object.",
            read,
        ),
        NativeDef::new(
            "read1($self, size=-1, /)",
            "Read at most size bytes, returned as a bytes object.",
            read,
        ),
        NativeDef::new("readinto($self, buffer, /)", "Read bytes into buffer.", read_into),
        NativeDef::new(
            "readline($self, size=-1, /)",
            "Next line from the file, as a bytes object.",
            read_line,
        ),
        NativeDef::new(
            "readlines($self, size=None, /)",
            "List of bytes objects, each a line from the file.",
            read_lines,
        ),
        NativeDef::new("write($self, b, /)", "Write bytes to file.", write),
        NativeDef::new("writelines($self, lines, /)", "Write lines to the file.", write_lines),
        NativeDef::new(
            "getvalue($self, /)",
            "Retrieve the entire contents of the BytesIO object.",
            get_value,
        ),
        NativeDef::new(
            "getbuffer($self, /)",
            "Get a read-write view over the contents of the BytesIO object.",
            get_buffer,
        ),
        NativeDef::new("seek($self, pos, whence=0, /)", "Change stream position.", seek),
        NativeDef::new("tell($self, /)", "Current file position, an integer.", memory::tell::<BytesIo>),
        NativeDef::new("truncate($self, size=None, /)", "Truncate the file to at most size bytes.", truncate),
        NativeDef::new("close($self, /)", "Disable all I/O operations.", close),
        NativeDef::new("flush($self, /)", "Does nothing.", nothing),
        NativeDef::new(
            "readable($self, /)",
            "Returns True if the IO object can be read.",
            memory::yes::<BytesIo>,
        ),
        NativeDef::new(
            "writable($self, /)",
            "Returns True if the IO object can be written.",
            memory::yes::<BytesIo>,
        ),
        NativeDef::new(
            "seekable($self, /)",
            "Returns True if the IO object can be seeked.",
            memory::yes::<BytesIo>,
        ),
        NativeDef::new("isatty($self, /)", "Always returns False.", no),
        NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter(vm, args.get(0))),
    ],
    getset: &[GetSetDef {
        name: "closed",
        doc: "True if the file is closed.",
        get: memory::get_closed::<BytesIo>,
        set: None,
    }],
    slots: NativeSlots { iter: Some(iter), next: Some(next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
};
