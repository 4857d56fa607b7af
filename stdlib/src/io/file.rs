//! Raw and buffered binary files: FileIO, BufferedReader, BufferedWriter, BufferedRandom, and the base classes.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::output::Stream as StandardStream;
use minipy_vm::sched::poller::Readiness;
use minipy_vm::vm::Vm;

use super::{closed_error, size_argument, unsupported};

/// Where bytes come from and go to.
pub(crate) enum Device {
    File(File),
    Stdin,
    Stdout,
    Stderr,
    Closed,
}

impl Device {
    /// The standard stream that it writes to, if it is one.
    fn standard(&self) -> Option<StandardStream> {
        match self {
            Device::Stdout => Some(StandardStream::Out),
            Device::Stderr => Some(StandardStream::Error),
            _ => None,
        }
    }

    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Device::File(file) => file.read(buffer),
            Device::Stdin => std::io::stdin().lock().read(buffer),
            _ => Ok(0),
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match self {
            Device::File(file) => file.write_all(bytes),
            Device::Stdout => {
                let mut out = std::io::stdout().lock();
                out.write_all(bytes)?;
                out.flush()
            }
            Device::Stderr => std::io::stderr().lock().write_all(bytes),
            _ => Ok(()),
        }
    }

    fn number(&self) -> Option<i32> {
        match self {
            Device::File(file) => Some(file.as_raw_fd()),
            Device::Stdin => Some(0),
            Device::Stdout => Some(1),
            Device::Stderr => Some(2),
            Device::Closed => None,
        }
    }

    /// The descriptor, if reading can take its time: a terminal, a pipe and the like.
    fn waiting_descriptor(&self) -> Option<i32> {
        let is_file =
            |metadata: std::io::Result<std::fs::Metadata>| metadata.is_ok_and(|found| found.is_file());
        match self {
            Device::File(file) if !is_file(file.metadata()) => Some(file.as_raw_fd()),
            Device::Stdin => Some(0),
            _ => None,
        }
    }

    fn is_terminal(&self) -> bool {
        use std::io::IsTerminal;
        match self {
            Device::File(file) => file.is_terminal(),
            Device::Stdin => std::io::stdin().is_terminal(),
            Device::Stdout => std::io::stdout().is_terminal(),
            Device::Stderr => std::io::stderr().is_terminal(),
            Device::Closed => false,
        }
    }
}

/// The state of a binary file.
pub(crate) struct Stream {
    pub(crate) device: Device,
    pub(crate) readable: bool,
    pub(crate) writable: bool,
    pub(crate) appending: bool,
    /// Bytes read ahead, and how many of them are used up.
    ahead: Vec<u8>,
    used: usize,
    /// Bytes not yet written.
    pending: Vec<u8>,
    buffer_size: usize,
}

/// The payload of all binary files.
pub(crate) struct BinaryFile {
    pub(crate) stream: RefCell<Stream>,
    name: RefCell<Value>,
    mode: RefCell<String>,
}

impl Payload for BinaryFile {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name.borrow());
    }
}

impl Drop for BinaryFile {
    fn drop(&mut self) {
        // What the program forgot to write out; there is nobody left to tell of an error.
        let stream = self.stream.get_mut();
        let _ = stream.device.write_all(&stream.pending);
    }
}

impl BinaryFile {
    /// A file over a device; a buffer size of 0 means raw.
    pub(crate) fn new(device: Device, name: Value, mode: &str, buffer_size: usize) -> BinaryFile {
        let plus = mode.contains('+');
        BinaryFile {
            stream: RefCell::new(Stream {
                device,
                readable: mode.contains('r') || plus,
                writable: plus || mode.contains(['w', 'a', 'x']),
                appending: mode.contains('a'),
                ahead: Vec::new(),
                used: 0,
                pending: Vec::new(),
                buffer_size,
            }),
            name: RefCell::new(name),
            mode: RefCell::new(mode.to_owned()),
        }
    }

    /// Writes out what is pending.
    pub(crate) fn flush(&self, vm: &Vm) -> PyResult<()> {
        let result = {
            let mut stream = self.stream.borrow_mut();
            let pending = std::mem::take(&mut stream.pending);
            match &mut stream.device {
                _ if pending.is_empty() => Ok(()),
                Device::Stdout => vm.output.write(StandardStream::Out, &pending),
                Device::Stderr => vm.output.write(StandardStream::Error, &pending),
                device => device.write_all(&pending),
            }
        };
        result.map_err(|error| vm.os_error_from(&error, None))
    }

    /// Appends bytes; they reach the device when the buffer is full.
    pub(crate) fn write(&self, vm: &Vm, bytes: &[u8]) -> PyResult<()> {
        {
            let mut stream = self.stream.borrow_mut();
            if !stream.writable {
                drop(stream);
                return Err(unsupported(vm, "write"));
            }
            if stream.used < stream.ahead.len()
                && let Device::File(_) = stream.device
            {
                // Bytes read ahead are given back before writing.
                let back = (stream.ahead.len() - stream.used) as i64;
                if let Device::File(file) = &mut stream.device {
                    let _ = file.seek(SeekFrom::Current(-back));
                }
            }
            stream.ahead.clear();
            stream.used = 0;
            vm.sched.trace_output(stream.device.standard(), bytes);
            stream.pending.extend_from_slice(bytes);
            if stream.pending.len() <= stream.buffer_size {
                return Ok(());
            }
        }
        self.flush(vm)
    }

    /// Reads up to `size` bytes (all if `None`).
    pub(crate) fn read(&self, vm: &Vm, size: Option<usize>) -> PyResult<Vec<u8>> {
        self.flush(vm)?;
        let mut stream = self.stream.borrow_mut();
        if !stream.readable {
            drop(stream);
            return Err(unsupported(vm, "read"));
        }
        let start = stream.used;
        let mut out = stream.ahead.split_off(start);
        stream.ahead.clear();
        stream.used = 0;
        let unbuffered = stream.buffer_size == 0;
        drop(stream);
        let mut chunk = vec![0_u8; 64 * 1024];
        while size.is_none_or(|size| out.len() < size) {
            match self.read_device(vm, &mut chunk) {
                Ok(0) => break,
                Ok(count) => out.extend_from_slice(&chunk[..count]),
                Err(raised) => {
                    // What has been read is there for the next time.
                    self.stream.borrow_mut().ahead = out;
                    return Err(raised);
                }
            }
            if unbuffered && size.is_some() {
                break;
            }
        }
        if let Some(size) = size
            && out.len() > size
        {
            self.stream.borrow_mut().ahead = out.split_off(size);
        }
        Ok(out)
    }

    /// Reads from the device once there is something: others run meanwhile, and a signal can end the wait.
    fn read_device(&self, vm: &Vm, chunk: &mut [u8]) -> PyResult<usize> {
        loop {
            let waits_at = self.stream.borrow().device.waiting_descriptor();
            if let Some(descriptor) = waits_at {
                vm.wait_ready(descriptor, Readiness::Readable, None)?;
            }
            let result = self.stream.borrow_mut().device.read(chunk);
            match result {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => vm.check_signals()?,
                result => return result.map_err(|error| vm.os_error_from(&error, None)),
            }
        }
    }

    /// Reads up to and including the next newline (at most `limit` bytes).
    pub(crate) fn read_line(&self, vm: &Vm, limit: Option<usize>) -> PyResult<Vec<u8>> {
        self.flush(vm)?;
        let stream = self.stream.borrow();
        if !stream.readable {
            drop(stream);
            return Err(unsupported(vm, "read"));
        }
        drop(stream);
        let mut out = Vec::new();
        let mut chunk = vec![0_u8; 8192];
        loop {
            let mut stream = self.stream.borrow_mut();
            let rest = &stream.ahead[stream.used..];
            let wanted = limit.map_or(rest.len(), |limit| limit.saturating_sub(out.len()).min(rest.len()));
            if let Some(at) = rest[..wanted].iter().position(|&byte| byte == b'\n') {
                out.extend_from_slice(&rest[..=at]);
                stream.used += at + 1;
                return Ok(out);
            }
            out.extend_from_slice(&rest[..wanted]);
            stream.used += wanted;
            if limit.is_some_and(|limit| out.len() >= limit) {
                return Ok(out);
            }
            stream.ahead.clear();
            stream.used = 0;
            drop(stream);
            let read = self.read_device(vm, &mut chunk);
            let mut stream = self.stream.borrow_mut();
            match read {
                Ok(0) => return Ok(out),
                Ok(count) => stream.ahead.extend_from_slice(&chunk[..count]),
                Err(raised) => {
                    // What has been read is there for the next time.
                    stream.ahead = out;
                    return Err(raised);
                }
            }
        }
    }

    fn seek(&self, vm: &Vm, to: SeekFrom) -> PyResult<u64> {
        self.flush(vm)?;
        let mut stream = self.stream.borrow_mut();
        let ahead = (stream.ahead.len() - stream.used) as i64;
        let to = match to {
            SeekFrom::Current(offset) => SeekFrom::Current(offset - ahead),
            other => other,
        };
        stream.ahead.clear();
        stream.used = 0;
        let result = match &mut stream.device {
            Device::File(file) => file.seek(to),
            _ => Err(std::io::Error::from_raw_os_error(29)),
        };
        drop(stream);
        result.map_err(|error| vm.os_error_from(&error, None))
    }

    fn tell(&self, vm: &Vm) -> PyResult<u64> {
        self.flush(vm)?;
        let mut stream = self.stream.borrow_mut();
        let ahead = (stream.ahead.len() - stream.used) as u64;
        let result = match &mut stream.device {
            Device::File(file) => file.stream_position(),
            _ => Err(std::io::Error::from_raw_os_error(29)),
        };
        drop(stream);
        result.map(|at| at - ahead).map_err(|error| vm.os_error_from(&error, None))
    }

    /// Whether it was closed.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.stream.borrow().device, Device::Closed)
    }

    /// Flushes and closes.
    pub(crate) fn close(&self, vm: &Vm) -> PyResult<()> {
        let flushed = self.flush(vm);
        let old = std::mem::replace(&mut self.stream.borrow_mut().device, Device::Closed);
        drop(old);
        flushed
    }
}

fn open_file<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a BinaryFile> {
    let file = args.this::<BinaryFile>(vm)?;
    if file.is_closed() { Err(closed_error(vm)) } else { Ok(file) }
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(open_file(vm, args)?.read(vm, size)?))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.bytes(open_file(vm, args)?.read_line(vm, size)?))
}

fn read_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    let mut lines = Vec::new();
    loop {
        let line = file.read_line(vm, None)?;
        if line.is_empty() {
            return Ok(vm.list(lines));
        }
        lines.push(vm.bytes(line));
    }
}

/// The bytes of a bytes-like argument.
pub(crate) fn bytes_argument(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    if let Some(bytes) = value.downcast_ref::<Bytes>() {
        return Ok(bytes.data.to_vec());
    }
    if matches!(&*vm.type_name(value), "bytearray" | "memoryview" | "array") {
        let made = vm.call(vm.types.bytes.value(), std::slice::from_ref(value))?;
        if let Some(bytes) = made.downcast_ref::<Bytes>() {
            return Ok(bytes.data.to_vec());
        }
    }
    Err(vm.type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(value))))
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let bytes = bytes_argument(vm, args.get(1))?;
    open_file(vm, args)?.write(vm, &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    for line in vm.collect(args.get(1))? {
        file.write(vm, &bytes_argument(vm, &line)?)?;
    }
    Ok(Value::NONE)
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    open_file(vm, args)?.flush(vm)?;
    Ok(Value::NONE)
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<BinaryFile>(vm)?.close(vm)?;
    Ok(Value::NONE)
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    let offset = vm.index(args.get(1))?;
    let to = match args.optional(2).map_or(Ok(0), |whence| vm.index(whence))? {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) => return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(22), None)),
        },
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        other => return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    Ok(vm.int(file.seek(vm, to)? as i64))
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(open_file(vm, args)?.tell(vm)? as i64))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    let size = match args.not_none(1) {
        Some(size) => u64::try_from(vm.index(size)?).unwrap_or(0),
        None => file.tell(vm)?,
    };
    file.flush(vm)?;
    let result = match &file.stream.borrow().device {
        Device::File(inner) => inner.set_len(size),
        _ => Err(std::io::Error::from_raw_os_error(22)),
    };
    result.map_err(|error| vm.os_error_from(&error, None))?;
    Ok(vm.int(size as i64))
}

fn fileno(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = open_file(vm, args)?.stream.borrow().device.number();
    number.map(|number| vm.int(i64::from(number))).ok_or_else(|| closed_error(vm))
}

fn isatty(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(open_file(vm, args)?.stream.borrow().device.is_terminal()))
}

fn readable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(open_file(vm, args)?.stream.borrow().readable))
}

fn writable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(open_file(vm, args)?.stream.borrow().writable))
}

fn seekable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut stream = open_file(vm, args)?.stream.borrow_mut();
    Ok(Value::bool(match &mut stream.device {
        Device::File(file) => file.stream_position().is_ok(),
        _ => false,
    }))
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    open_file(vm, args)?;
    Ok(args.get(0).clone())
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    if value.downcast_ref::<BinaryFile>().is_some_and(BinaryFile::is_closed) {
        return Err(closed_error(vm));
    }
    Ok(value.clone())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(file) = value.downcast_ref::<BinaryFile>() else { return Ok(None) };
    let line = file.read_line(vm, None)?;
    Ok(if line.is_empty() { None } else { Some(vm.bytes(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iter(vm, args.get(0))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(file) = value.downcast_ref::<BinaryFile>() else { return Ok(String::new()) };
    let class = vm.class_name(value);
    let name = file.name.borrow().clone();
    if &*class == "FileIO" {
        let mode = file.mode.borrow().clone();
        if file.is_closed() {
            return Ok("<_io.FileIO [closed]>".to_owned());
        }
        return Ok(format!("<_io.FileIO name={} mode='{mode}' closefd=True>", vm.repr_text(&name)?));
    }
    Ok(format!("<_io.{class} name={}>", vm.repr_text(&name)?))
}

fn get_name(_vm: &Vm, value: &Value) -> PyResult {
    Ok(value.downcast_ref::<BinaryFile>().map_or(Value::NONE, |file| file.name.borrow().clone()))
}

fn get_mode(vm: &Vm, value: &Value) -> PyResult {
    let mode = value.downcast_ref::<BinaryFile>().map(|file| file.mode.borrow().clone()).unwrap_or_default();
    Ok(vm.text(mode))
}

fn get_closed(_vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(value.downcast_ref::<BinaryFile>().is_some_and(BinaryFile::is_closed)))
}

fn get_raw(_vm: &Vm, value: &Value) -> PyResult {
    Ok(value.clone())
}

const METHODS: &[NativeDef] = &[
    NativeDef::new("read($self, size=-1, /)", "Read and return up to n bytes.", read),
    NativeDef::new(
        "read1($self, size=-1, /)",
        "Read and return up to n bytes, with at most one read() call.",
        read,
    ),
    NativeDef::new("readall($self, /)", "Read all data from the file, returned as bytes.", |vm, args| {
        Ok(vm.bytes(open_file(vm, args)?.read(vm, None)?))
    }),
    NativeDef::new("readline($self, size=-1, /)", "Read and return a line from the stream.", read_line),
    NativeDef::new("readlines($self, hint=-1, /)", "Return a list of lines from the stream.", read_lines),
    NativeDef::new("write($self, buffer, /)", "Write the given buffer to the IO stream.", write),
    NativeDef::new("writelines($self, lines, /)", "Write a list of lines to stream.", write_lines),
    NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush),
    NativeDef::new("close($self, /)", "Flush and close the IO object.", close),
    NativeDef::new(
        "seek($self, target, whence=0, /)",
        "Change the stream position to the given byte offset.",
        seek,
    ),
    NativeDef::new("tell($self, /)", "Return current stream position.", tell),
    NativeDef::new("truncate($self, pos=None, /)", "Truncate file to size bytes.", truncate),
    NativeDef::new("fileno($self, /)", "Return underlying file descriptor if one exists.", fileno),
    NativeDef::new("isatty($self, /)", "Return whether this is an 'interactive' stream.", isatty),
    NativeDef::new("readable($self, /)", "Return whether object was opened for reading.", readable),
    NativeDef::new("writable($self, /)", "Return whether object was opened for writing.", writable),
    NativeDef::new("seekable($self, /)", "Return whether object supports random access.", seekable),
    NativeDef::new("__enter__($self, /)", "", enter),
    NativeDef::new("__exit__($self, /, *args)", "", close),
    NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter_method),
];

const GETSET: &[GetSetDef] = &[
    GetSetDef { name: "name", doc: "", get: get_name, set: None },
    GetSetDef { name: "mode", doc: "", get: get_mode, set: None },
    GetSetDef { name: "closed", doc: "", get: get_closed, set: None },
    GetSetDef { name: "raw", doc: "", get: get_raw, set: None },
];

const SLOTS: NativeSlots =
    NativeSlots { iter: Some(iter), next: Some(next), repr: Some(repr), ..TypeDef::EMPTY.slots };

/// The base of all streams; its payload is plain, so that Python classes can derive from it.
pub(crate) static IO_BASE: TypeDef = TypeDef {
    name: "_io._IOBase",
    doc: "The abstract base class for all I/O classes.",
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
/// Base of raw streams.
pub(crate) static RAW_IO_BASE: TypeDef = TypeDef {
    name: "_io._RawIOBase",
    doc: "Base class for raw binary I/O.",
    base: Some(&IO_BASE),
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
/// Base of buffered streams.
pub(crate) static BUFFERED_IO_BASE: TypeDef = TypeDef {
    name: "_io._BufferedIOBase",
    doc: "Base class for buffered IO objects.",
    base: Some(&IO_BASE),
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
/// Base of text streams.
pub(crate) static TEXT_IO_BASE: TypeDef = TypeDef {
    name: "_io._TextIOBase",
    doc: "Base class for text I/O.",
    base: Some(&IO_BASE),
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

macro_rules! binary_types {
    ($($name:ident = $python:literal, $doc:literal, $base:ident;)*) => {
        $(#[doc = $doc]
        pub(crate) static $name: TypeDef = TypeDef {
            name: $python,
            doc: $doc,
            layout: VTable::of::<BinaryFile>(),
            base: Some(&$base),
            new: Some(super::open::BINARY_NEW),
            methods: METHODS,
            getset: GETSET,
            slots: SLOTS,
            flags: type_flag::BASE_TYPE,
        };)*
    };
}
binary_types! {
    FILE_IO = "_io.FileIO", "Open a file.", RAW_IO_BASE;
    BUFFERED_READER = "_io.BufferedReader", "Create a new buffered reader using the given readable raw IO object.", BUFFERED_IO_BASE;
    BUFFERED_WRITER = "_io.BufferedWriter", "A buffer for a writeable sequential RawIO object.", BUFFERED_IO_BASE;
    BUFFERED_RANDOM = "_io.BufferedRandom", "A buffered interface to random access streams.", BUFFERED_IO_BASE;
    BUFFERED_RW_PAIR = "_io.BufferedRWPair", "A buffered reader and writer object together.", BUFFERED_IO_BASE;
}
