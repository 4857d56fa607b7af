//! The base classes of streams: what all of them have, written in terms of the methods that a stream overrides.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::heap::Header;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::{bytes_argument, closed_error, size_argument, unsupported};

/// Where a stream written in Python keeps that it was closed.
const CLOSED: &str = "__IOBase_closed";

/// Whether a stream says that it is closed.
pub(crate) fn is_closed(vm: &Vm, stream: &Value) -> PyResult<bool> {
    let closed = vm.attribute(stream, "closed")?;
    vm.is_true(&closed)
}

/// Calls a method of a stream.
pub(crate) fn call(vm: &Vm, stream: &Value, method: &str, arguments: &[Value]) -> PyResult {
    vm.call_method(stream, &vm.intern(method), arguments)
}

fn check_closed(vm: &Vm, stream: &Value) -> PyResult<()> {
    if is_closed(vm, stream)? { Err(closed_error(vm)) } else { Ok(()) }
}

fn get_closed(vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(vm.try_attribute(value, &vm.intern(CLOSED))?.is_some()))
}

/// Refuses what a kind of stream does not do.
macro_rules! refusals {
    ($($name:ident = $text:literal;)*) => {
        $(fn $name(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
            Err(unsupported(vm, $text))
        })*
    };
}
refusals! {
    no_seek = "seek"; no_truncate = "truncate"; no_fileno = "fileno"; no_read = "read"; no_read_one = "read1";
    no_write = "write"; no_detach = "detach"; no_readline = "readline";
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    call(vm, args.get(0), "seek", &[vm.int(0), vm.int(1)])
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_closed(vm, args.get(0))?;
    Ok(Value::NONE)
}

/// Closes once; it is closed even if writing out fails.
fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.try_attribute(args.get(0), &vm.intern(CLOSED))?.is_some() {
        return Ok(Value::NONE);
    }
    let flushed = call(vm, args.get(0), "flush", &[]);
    vm.set_attribute(args.get(0), &vm.intern(CLOSED), Some(Value::TRUE))?;
    flushed
}

fn no(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_closed(vm, args.get(0))?;
    Ok(Value::FALSE)
}

fn plain_no(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::FALSE)
}

/// Refuses a stream that does not have an ability.
pub(crate) fn require(vm: &Vm, stream: &Value, ability: &str, message: &str) -> PyResult<()> {
    let able = call(vm, stream, ability, &[])?;
    if vm.is_true(&able)? { Ok(()) } else { Err(unsupported(vm, message)) }
}

fn check_closed_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_closed(vm, args.get(0))?;
    Ok(Value::NONE)
}

fn check_readable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    require(vm, args.get(0), "readable", "File or stream is not readable.")?;
    Ok(Value::TRUE)
}

fn check_writable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    require(vm, args.get(0), "writable", "File or stream is not writable.")?;
    Ok(Value::TRUE)
}

fn check_seekable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    require(vm, args.get(0), "seekable", "File or stream is not seekable.")?;
    Ok(Value::TRUE)
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_closed(vm, args.get(0))?;
    Ok(args.get(0).clone())
}

fn exit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    call(vm, args.get(0), "close", &[])
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    check_closed(vm, value)?;
    Ok(value.clone())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let line = call(vm, value, "readline", &[])?;
    Ok(if vm.len(&line)? == 0 { None } else { Some(line) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

/// Reads up to the end of a line by way of `peek`, or byte by byte.
fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.get(0);
    let limit = size_argument(vm, args.optional(1))?;
    let can_peek = vm.try_attribute(stream, &vm.intern("peek"))?.is_some();
    let mut line: Vec<u8> = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut wanted = 1;
        if can_peek {
            let ahead = bytes_argument(vm, &call(vm, stream, "peek", &[vm.int(1)])?)?;
            if !ahead.is_empty() {
                wanted = ahead.iter().position(|&byte| byte == b'\n').map_or(ahead.len(), |at| at + 1);
                wanted = limit.map_or(wanted, |limit| wanted.min(limit - line.len()));
            }
        }
        let piece = call(vm, stream, "read", &[vm.int(wanted as i64)])?;
        let Some(piece) = piece.downcast_ref::<Bytes>() else {
            return Err(vm.os_error(format!(
                "read() should have returned a bytes object, not '{}'",
                vm.type_name(&piece)
            )));
        };
        if piece.data.is_empty() {
            break;
        }
        line.extend_from_slice(&piece.data);
        if line.ends_with(b"\n") {
            break;
        }
    }
    Ok(vm.bytes(line))
}

/// All lines, or as many as have `hint` characters together.
pub(crate) fn read_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hint = size_argument(vm, args.optional(1))?.filter(|&hint| hint > 0);
    let iterator = vm.iter(args.get(0))?;
    let (mut lines, mut total) = (Vec::new(), 0);
    while let Some(line) = vm.next(&iterator)? {
        total += vm.len(&line)?;
        lines.push(line);
        if hint.is_some_and(|hint| total >= hint) {
            break;
        }
    }
    Ok(vm.list(lines))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_closed(vm, args.get(0))?;
    let lines = vm.iter(args.get(1))?;
    while let Some(line) = vm.next(&lines)? {
        call(vm, args.get(0), "write", &[line])?;
    }
    Ok(Value::NONE)
}

/// `_io._IOBase`: the payload is plain, so that classes written in Python can derive from it.
pub(crate) static IO_BASE: TypeDef = TypeDef {
    name: "_io._IOBase",
    doc: "The abstract base class for all I/O classes.\n\nThis class provides dummy implementations for many methods that\nderived classes can override selectively; the default implementations\nrepresent a file that cannot be read, written or seeked.",
    methods: &[
        NativeDef::new(
            "seek($self, offset, whence=0, /)",
            "Change the stream position to the given byte offset.",
            no_seek,
        ),
        NativeDef::new("tell($self, /)", "Return current stream position.", tell),
        NativeDef::new("truncate($self, size=None, /)", "Truncate file to size bytes.", no_truncate),
        NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush),
        NativeDef::new("close($self, /)", "Flush and close the IO object.", close),
        NativeDef::new("seekable($self, /)", "Return whether object supports random access.", plain_no),
        NativeDef::new("readable($self, /)", "Return whether object was opened for reading.", plain_no),
        NativeDef::new("writable($self, /)", "Return whether object was opened for writing.", plain_no),
        NativeDef::new("_checkClosed($self, /)", "", check_closed_method),
        NativeDef::new("_checkSeekable($self, /)", "", check_seekable),
        NativeDef::new("_checkReadable($self, /)", "", check_readable),
        NativeDef::new("_checkWritable($self, /)", "", check_writable),
        NativeDef::new("fileno($self, /)", "Return underlying file descriptor if one exists.", no_fileno),
        NativeDef::new("isatty($self, /)", "Return whether this is an 'interactive' stream.", no),
        NativeDef::new("__enter__($self, /)", "", enter),
        NativeDef::new("__exit__($self, /, *args)", "", exit),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter(vm, args.get(0))),
        NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
        NativeDef::new("readline($self, size=-1, /)", "Read and return a line from the stream.", read_line),
        NativeDef::new("readlines($self, hint=-1, /)", "Return a list of lines from the stream.", read_lines),
        NativeDef::new("writelines($self, lines, /)", "Write a list of lines to stream.", write_lines),
    ],
    getset: &[GetSetDef { name: "closed", doc: "", get: get_closed, set: None }],
    slots: NativeSlots { iter: Some(iter), next: Some(next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    ..TypeDef::EMPTY
};

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).downcast_clone::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    vm.new_instance(&class)
}

fn raw_read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(size) = size_argument(vm, args.optional(1))? else {
        return call(vm, args.get(0), "readall", &[]);
    };
    Ok(match read_into_new(vm, args.get(0), size)? {
        Some(bytes) => vm.bytes(bytes),
        None => Value::NONE,
    })
}

/// Up to `size` bytes by way of `readinto`; `None` if the stream would have to wait.
pub(crate) fn read_into_new(vm: &Vm, raw: &Value, size: usize) -> PyResult<Option<Vec<u8>>> {
    vm.reserve(size, 1)?;
    let target = vm.bytearray(vec![0; size]);
    let count = call(vm, raw, "readinto", &[target.clone()])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.index(&count)?;
    match usize::try_from(count) {
        Ok(count) if count <= size => {
            let mut bytes =
                target.downcast_ref::<ByteArray>().map(|array| array.data.take()).unwrap_or_default();
            bytes.truncate(count);
            Ok(Some(bytes))
        }
        _ => Err(vm.os_error(format!(
            "raw readinto() returned invalid length {count} (should have been between 0 and {size})"
        ))),
    }
}

fn read_all(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut all: Vec<u8> = Vec::new();
    loop {
        let piece = call(vm, args.get(0), "read", &[vm.int(super::BUFFER_SIZE as i64)])?;
        if piece.is_none() {
            return Ok(if all.is_empty() { Value::NONE } else { vm.bytes(all) });
        }
        let Some(piece) = piece.downcast_ref::<Bytes>() else {
            return Err(vm.type_error("read() should return bytes"));
        };
        if piece.data.is_empty() {
            return Ok(vm.bytes(all));
        }
        all.extend_from_slice(&piece.data);
        vm.reserve(all.len(), 1)?;
    }
}

fn not_implemented(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.not_implemented_error(""))
}

/// `_io._RawIOBase`.
pub(crate) static RAW_IO_BASE: TypeDef = TypeDef {
    name: "_io._RawIOBase",
    doc: "Base class for raw binary I/O.",
    base: Some(&IO_BASE),
    methods: &[
        NativeDef::new("read($self, size=-1, /)", "", raw_read),
        NativeDef::new("readall($self, /)", "Read until EOF, using multiple read() call.", read_all),
        NativeDef::new("readinto($self, buffer, /)", "", not_implemented),
        NativeDef::new("write($self, b, /)", "", not_implemented),
    ],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// Copies bytes into a writable bytes-like object, from its start.
pub(crate) fn fill(vm: &Vm, target: &Value, bytes: &[u8]) -> PyResult<()> {
    if let Some((storage, _)) = target.header().and_then(Header::exported) {
        return fill(vm, &storage, bytes);
    }
    if let Some(array) = target.downcast_ref::<ByteArray>() {
        array.data.borrow_mut()[..bytes.len()].copy_from_slice(bytes);
        return Ok(());
    }
    let memoryview = vm.builtins.get_str(&vm.intern("memoryview")).unwrap_or(Value::NONE);
    let view = vm.call(&memoryview, std::slice::from_ref(target))?;
    let view = call(vm, &view, "cast", &[vm.text("B")])?;
    let slice = vm.builtins.get_str(&vm.intern("slice")).unwrap_or(Value::NONE);
    let slice = vm.call(&slice, &[vm.int(0), vm.int(bytes.len() as i64)])?;
    vm.set_item(&view, &slice, Some(vm.bytes(bytes)))
}

/// The number of bytes that a writable bytes-like object has room for.
pub(crate) fn room(vm: &Vm, target: &Value) -> PyResult<usize> {
    if let Some((storage, _)) = target.header().and_then(Header::exported) {
        return room(vm, &storage);
    }
    if let Some(array) = target.downcast_ref::<ByteArray>() {
        return Ok(array.data.borrow().len());
    }
    let read_only = vm.try_attribute(target, &vm.intern("readonly"))?;
    let writable = match read_only {
        Some(flag) => !vm.is_true(&flag)?,
        None => false,
    };
    if !writable {
        return Err(vm.type_error(format!(
            "readinto() argument must be read-write bytes-like object, not {}",
            vm.type_name(target)
        )));
    }
    let size = vm.attribute(target, "nbytes")?;
    Ok(usize::try_from(vm.index(&size)?).unwrap_or(0))
}

fn buffered_read_into(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let size = room(vm, args.get(1))?;
    let bytes = call(vm, args.get(0), method, &[vm.int(size as i64)])?;
    let Some(bytes) = bytes.downcast_ref::<Bytes>() else {
        return Err(vm.type_error(format!("{method}() should return bytes")));
    };
    if bytes.data.len() > size {
        return Err(vm.value_error(format!(
            "read() returned too much data: {size} bytes requested, {} returned",
            bytes.data.len()
        )));
    }
    fill(vm, args.get(1), &bytes.data)?;
    Ok(vm.int(bytes.data.len() as i64))
}

/// `_io._BufferedIOBase`.
pub(crate) static BUFFERED_IO_BASE: TypeDef = TypeDef {
    name: "_io._BufferedIOBase",
    doc: "Base class for buffered IO objects.",
    base: Some(&IO_BASE),
    methods: &[
        NativeDef::new("read($self, size=-1, /)", "Read and return up to n bytes.", no_read),
        NativeDef::new("read1($self, size=-1, /)", "Read and return up to size bytes.", no_read_one),
        NativeDef::new("readinto($self, buffer, /)", "", |vm, args| buffered_read_into(vm, args, "read")),
        NativeDef::new("readinto1($self, buffer, /)", "", |vm, args| buffered_read_into(vm, args, "read1")),
        NativeDef::new("write($self, b, /)", "Write buffer b to the IO stream.", no_write),
        NativeDef::new(
            "detach($self, /)",
            "Disconnect this buffer from its underlying raw stream and return it.",
            no_detach,
        ),
    ],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `_io._TextIOBase`.
pub(crate) static TEXT_IO_BASE: TypeDef = TypeDef {
    name: "_io._TextIOBase",
    doc: "Base class for text I/O.",
    base: Some(&IO_BASE),
    methods: &[
        NativeDef::new("read($self, size=-1, /)", "Read at most size characters from stream.", no_read),
        NativeDef::new("readline($self, size=-1, /)", "Read until newline or EOF.", no_readline),
        NativeDef::new("write($self, s, /)", "Write string s to stream.", no_write),
        NativeDef::new(
            "detach($self, /)",
            "Separate the underlying buffer from the TextIOBase and return it.",
            no_detach,
        ),
    ],
    getset: &[
        GetSetDef {
            name: "encoding",
            doc: "Encoding of the text stream.",
            get: |_, _| Ok(Value::NONE),
            set: None,
        },
        GetSetDef {
            name: "newlines",
            doc: "Line endings translated so far.",
            get: |_, _| Ok(Value::NONE),
            set: None,
        },
        GetSetDef {
            name: "errors",
            doc: "The error setting of the decoder or encoder.",
            get: |_, _| Ok(Value::NONE),
            set: None,
        },
    ],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
