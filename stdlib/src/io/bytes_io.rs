//! `io.BytesIO`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::file::{BUFFERED_IO_BASE, bytes_argument};
use super::{closed_error, size_argument};

/// The payload of a BytesIO.
#[derive(Default)]
pub(crate) struct BytesIo {
    data: RefCell<Vec<u8>>,
    position: Cell<usize>,
    closed: Cell<bool>,
}

impl Payload for BytesIo {}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a BytesIo> {
    let stream = args.this::<BytesIo>(vm)?;
    if stream.closed.get() { Err(closed_error(vm)) } else { Ok(stream) }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(BytesIo::default(), class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.this::<BytesIo>(vm)?;
    if let Some(initial) = args.not_none(1) {
        *stream.data.borrow_mut() = bytes_argument(vm, initial)?;
    }
    stream.position.set(0);
    Ok(Value::NONE)
}

/// Takes bytes from the position on.
fn take(stream: &BytesIo, size: Option<usize>) -> Vec<u8> {
    let data = stream.data.borrow();
    let start = stream.position.get().min(data.len());
    let end = size.map_or(data.len(), |size| start.saturating_add(size).min(data.len()));
    if end > start {
        stream.position.set(end);
    }
    data[start..end].to_vec()
}

fn take_line(stream: &BytesIo, limit: Option<usize>) -> Vec<u8> {
    let length = {
        let data = stream.data.borrow();
        let start = stream.position.get().min(data.len());
        let rest = &data[start..];
        let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
        limit.map_or(line, |limit| line.min(limit))
    };
    take(stream, Some(length))
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(take(this(vm, args)?, size)))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(take_line(this(vm, args)?, size)))
}

fn read_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let mut lines = Vec::new();
    loop {
        let line = take_line(stream, None);
        if line.is_empty() {
            return Ok(vm.list(lines));
        }
        lines.push(vm.bytes(line));
    }
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let bytes = bytes_argument(vm, args.get(1))?;
    let start = stream.position.get();
    vm.reserve(start.saturating_add(bytes.len()), 1)?;
    let mut data = stream.data.borrow_mut();
    if data.len() < start {
        data.resize(start, 0);
    }
    let overlap = (data.len() - start).min(bytes.len());
    data[start..start + overlap].copy_from_slice(&bytes[..overlap]);
    data.extend_from_slice(&bytes[overlap..]);
    stream.position.set(start + bytes.len());
    Ok(vm.int(bytes.len() as i64))
}

fn get_value(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = this(vm, args)?.data.borrow().clone();
    Ok(vm.bytes(data))
}

fn get_buffer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = get_value(vm, args)?;
    match vm.builtins.get_str(&vm.intern("memoryview")) {
        Some(memoryview) => vm.call(&memoryview, &[value]),
        None => Ok(value),
    }
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let offset = vm.index(args.get(1))?;
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    let base = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek value {offset}"))),
        0 => 0,
        1 => stream.position.get() as i64,
        2 => stream.data.borrow().len() as i64,
        other => return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    let position = base.saturating_add(offset).max(0);
    stream.position.set(position as usize);
    Ok(vm.int(position))
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(this(vm, args)?.position.get() as i64))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let size = match args.not_none(1) {
        Some(size) => vm.index(size)?,
        None => stream.position.get() as i64,
    };
    let Ok(length) = usize::try_from(size) else {
        return Err(vm.value_error(format!("negative size value {size}")));
    };
    stream.data.borrow_mut().truncate(length);
    Ok(vm.int(size))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<BytesIo>(vm)?.closed.set(true);
    Ok(Value::NONE)
}

fn yes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(Value::TRUE)
}

fn no(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(Value::FALSE)
}

fn nothing(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(Value::NONE)
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(args.get(0).clone())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(stream) = value.downcast_ref::<BytesIo>() else { return Ok(None) };
    if stream.closed.get() {
        return Err(closed_error(vm));
    }
    let line = take_line(stream, None);
    Ok(if line.is_empty() { None } else { Some(vm.bytes(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    for line in vm.collect(args.get(1))? {
        let arguments = [Some(args.get(0).clone()), Some(line)];
        write(vm, &Arguments::positional(&arguments))?;
    }
    Ok(Value::NONE)
}

/// `io.BytesIO`.
pub(crate) static BYTES_IO: TypeDef = TypeDef {
    name: "_io.BytesIO",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    layout: VTable::of::<BytesIo>(),
    base: Some(&BUFFERED_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, initial_bytes=b'')", "Initialize self.", init),
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
        NativeDef::new("tell($self, /)", "Current file position, an integer.", tell),
        NativeDef::new("truncate($self, size=None, /)", "Truncate the file to at most size bytes.", truncate),
        NativeDef::new("close($self, /)", "Disable all I/O operations.", close),
        NativeDef::new("flush($self, /)", "Does nothing.", nothing),
        NativeDef::new("readable($self, /)", "Returns True if the IO object can be read.", yes),
        NativeDef::new("writable($self, /)", "Returns True if the IO object can be written.", yes),
        NativeDef::new("seekable($self, /)", "Returns True if the IO object can be seeked.", yes),
        NativeDef::new("isatty($self, /)", "Always returns False.", no),
        NativeDef::new("__enter__($self, /)", "", enter),
        NativeDef::new("__exit__($self, /, *args)", "", close),
        NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", enter),
    ],
    getset: &[GetSetDef {
        name: "closed",
        doc: "True if the file is closed.",
        get: |_, value| {
            Ok(Value::bool(value.downcast_ref::<BytesIo>().is_some_and(|stream| stream.closed.get())))
        },
        set: None,
    }],
    slots: NativeSlots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
};
