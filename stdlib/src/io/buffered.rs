//! `io.BufferedReader`, `BufferedWriter`, `BufferedRandom` and `BufferedRWPair`: buffers over raw streams.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::base::{self, BUFFERED_IO_BASE, call, fill, room};
use super::file_io::{FileIo, REDUCE, bytes_result, seek_to};
use super::{BUFFER_SIZE, bytes_argument, size_argument, unsupported};

/// The payload of the three.
pub(crate) struct Buffered {
    raw: RefCell<Slot>,
    /// Bytes read ahead, and how many of them are used up.
    ahead: RefCell<Vec<u8>>,
    used: Cell<usize>,
    /// Bytes not yet written.
    pending: RefCell<Vec<u8>>,
    size: Cell<usize>,
    detached: Cell<bool>,
}

impl Payload for Buffered {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.raw.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        self.write_out();
        let raw = self.raw.take();
        drop(raw);
    }
}

impl Drop for Buffered {
    fn drop(&mut self) {
        self.write_out();
    }
}

impl Buffered {
    /// What the program forgot to write.
    fn write_out(&self) {
        let pending = self.pending.take();
        if !pending.is_empty()
            && let Some(raw) = &*self.raw.borrow()
            && let Some(file) = raw.downcast_ref::<FileIo>()
            && let Some(handle) = file.handle_at_end()
        {
            handle.write_out(&pending);
        }
    }

    /// Takes bytes from a text layer that is dropped.
    pub(crate) fn take_over(&self, bytes: &[u8]) {
        self.pending.borrow_mut().extend_from_slice(bytes);
    }

    /// The raw stream.
    fn raw(&self, vm: &Vm) -> PyResult {
        match self.raw.borrow().clone() {
            Some(raw) => Ok(raw),
            None if self.detached.get() => Err(vm.value_error("raw stream has been detached")),
            None => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    pub(crate) fn is_closed(&self, vm: &Vm) -> PyResult<bool> {
        let raw = self.raw(vm)?;
        match raw.downcast_ref::<FileIo>() {
            Some(file) => Ok(file.is_closed()),
            None => base::is_closed(vm, &raw),
        }
    }

    /// The raw stream, of which an operation is asked that a closed one does not do.
    fn open_raw(&self, vm: &Vm, operation: &str) -> PyResult {
        let raw = self.raw(vm)?;
        if self.is_closed(vm)? { Err(vm.value_error(format!("{operation} closed file"))) } else { Ok(raw) }
    }

    /// Writes out what is pending.
    pub(crate) fn flush(&self, vm: &Vm) -> PyResult<()> {
        if self.pending.borrow().is_empty() {
            return Ok(());
        }
        let raw = self.raw(vm)?;
        let mut pending = self.pending.take();
        let mut done = 0;
        let result = loop {
            if done >= pending.len() {
                break Ok(());
            }
            match raw_write(vm, &raw, &pending[done..]) {
                Ok(Some(count)) => done += count,
                Ok(None) => break Err(blocking_error(vm)),
                Err(raised) => break Err(raised),
            }
        };
        // What could not be written stays in front of what was added meanwhile.
        pending.drain(..done.min(pending.len()));
        if !pending.is_empty() {
            let mut added = self.pending.borrow_mut();
            pending.append(&mut added);
            *added = pending;
        }
        result
    }

    /// Gives bytes that were read ahead back to the raw stream.
    fn give_back(&self, vm: &Vm) -> PyResult<()> {
        let left = self.ahead.borrow().len() - self.used.get();
        if left > 0 {
            raw_seek(vm, &self.raw(vm)?, -(left as i64), 1)?;
        }
        self.ahead.borrow_mut().clear();
        self.used.set(0);
        Ok(())
    }

    /// Appends bytes; they reach the raw stream when the buffer is full.
    pub(crate) fn write(&self, vm: &Vm, bytes: &[u8]) -> PyResult<()> {
        self.give_back(vm)?;
        let room = self.size.get().saturating_sub(self.pending.borrow().len());
        if bytes.len() <= room {
            self.pending.borrow_mut().extend_from_slice(bytes);
            return Ok(());
        }
        self.flush(vm)?;
        if bytes.len() <= self.size.get() {
            self.pending.borrow_mut().extend_from_slice(bytes);
            return Ok(());
        }
        // What does not fit goes to the raw stream at once.
        let raw = self.raw(vm)?;
        let mut done = 0;
        while bytes.len() - done > self.size.get() {
            match raw_write(vm, &raw, &bytes[done..])? {
                Some(count) => done += count,
                None => return Err(blocking_error(vm)),
            }
        }
        self.pending.borrow_mut().extend_from_slice(&bytes[done..]);
        Ok(())
    }

    /// Takes up to `count` of the bytes read ahead.
    fn take(&self, count: usize) -> Vec<u8> {
        let ahead = self.ahead.borrow();
        let start = self.used.get();
        let end = start.saturating_add(count).min(ahead.len());
        self.used.set(end);
        ahead[start..end].to_vec()
    }

    fn available(&self) -> usize {
        self.ahead.borrow().len() - self.used.get()
    }

    /// Reads once into the empty buffer; false at the end, `None` if the stream would have to wait.
    fn refill(&self, vm: &Vm) -> PyResult<Option<bool>> {
        self.flush(vm)?;
        let more = raw_read(vm, &self.raw(vm)?, self.size.get())?;
        Ok(more.map(|more| {
            let found = !more.is_empty();
            *self.ahead.borrow_mut() = more;
            self.used.set(0);
            found
        }))
    }

    /// Up to `size` bytes, all if `None`; `None` if nothing is there and the stream would have to wait.
    pub(crate) fn read(&self, vm: &Vm, size: Option<usize>) -> PyResult<Option<Vec<u8>>> {
        let mut out = self.take(size.unwrap_or(usize::MAX));
        let Some(size) = size else {
            self.flush(vm)?;
            let raw = self.raw(vm)?;
            let rest = if vm.try_attribute(&raw, &vm.intern("readall"))?.is_some() {
                call(vm, &raw, "readall", &[])?
            } else {
                read_to_end(vm, &raw)?
            };
            if rest.is_none() {
                return Ok(if out.is_empty() { None } else { Some(out) });
            }
            out.extend(bytes_result(vm, &rest, "readall")?);
            return Ok(Some(out));
        };
        while out.len() < size {
            let missing = size - out.len();
            if missing >= self.size.get() {
                // Large pieces do not go through the buffer.
                self.flush(vm)?;
                let whole = missing - missing % self.size.get();
                match raw_read(vm, &self.raw(vm)?, whole)? {
                    Some(more) if more.is_empty() => break,
                    Some(more) => out.extend_from_slice(&more),
                    None => return Ok(if out.is_empty() { None } else { Some(out) }),
                }
                continue;
            }
            match self.refill(vm)? {
                Some(true) => out.extend(self.take(missing)),
                Some(false) => break,
                None => return Ok(if out.is_empty() { None } else { Some(out) }),
            }
        }
        Ok(Some(out))
    }

    /// Up to `size` bytes with at most one read of the raw stream.
    pub(crate) fn read_once(&self, vm: &Vm, size: usize) -> PyResult<Vec<u8>> {
        if self.available() == 0 && size > 0 {
            self.flush(vm)?;
            return Ok(raw_read(vm, &self.raw(vm)?, size)?.unwrap_or_default());
        }
        Ok(self.take(size))
    }

    /// Up to and including the next newline (at most `limit` bytes).
    pub(crate) fn read_line(&self, vm: &Vm, limit: Option<usize>) -> PyResult<Vec<u8>> {
        let mut out = Vec::new();
        loop {
            let wanted = {
                let ahead = self.ahead.borrow();
                let rest = &ahead[self.used.get()..];
                let most = limit.map_or(rest.len(), |limit| (limit - out.len()).min(rest.len()));
                rest[..most].iter().position(|&byte| byte == b'\n').map_or(most, |at| at + 1)
            };
            out.extend(self.take(wanted));
            let done = out.ends_with(b"\n") || limit.is_some_and(|limit| out.len() >= limit);
            if done || !matches!(self.refill(vm)?, Some(true)) {
                return Ok(out);
            }
        }
    }

    pub(crate) fn tell(&self, vm: &Vm) -> PyResult<i64> {
        let at = raw_seek(vm, &self.raw(vm)?, 0, 1)?;
        Ok(at - self.available() as i64 + self.pending.borrow().len() as i64)
    }

    fn seek(&self, vm: &Vm, offset: i64, whence: i64) -> PyResult<i64> {
        self.flush(vm)?;
        let raw = self.raw(vm)?;
        let offset = if whence == 1 { offset - self.available() as i64 } else { offset };
        let at = raw_seek(vm, &raw, offset, whence)?;
        self.ahead.borrow_mut().clear();
        self.used.set(0);
        Ok(at)
    }
}

fn blocking_error(vm: &Vm) -> minipy_vm::native::Raised {
    let text = "write could not complete without blocking";
    vm.new_exception_with(&vm.exceptions.blocking_io_error, vec![vm.int(11), vm.text(text)])
}

fn read_to_end(vm: &Vm, raw: &Value) -> PyResult {
    let mut all = Vec::new();
    loop {
        let piece = call(vm, raw, "read", &[])?;
        if piece.is_none() {
            return Ok(if all.is_empty() { Value::NONE } else { vm.bytes(all) });
        }
        let piece = bytes_result(vm, &piece, "read")?;
        if piece.is_empty() {
            return Ok(vm.bytes(all));
        }
        all.extend(piece);
    }
}

fn raw_read(vm: &Vm, raw: &Value, size: usize) -> PyResult<Option<Vec<u8>>> {
    match raw.downcast_ref::<FileIo>().filter(|_| raw.is_exact()) {
        Some(file) => file.read_some(vm, size),
        None => base::read_into_new(vm, raw, size),
    }
}

fn raw_write(vm: &Vm, raw: &Value, bytes: &[u8]) -> PyResult<Option<usize>> {
    if let Some(file) = raw.downcast_ref::<FileIo>().filter(|_| raw.is_exact()) {
        return file.write_some(vm, bytes);
    }
    let count = call(vm, raw, "write", &[vm.bytes(bytes)])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = vm.index(&count)?;
    match usize::try_from(count) {
        Ok(count) if count <= bytes.len() => Ok(Some(count)),
        _ => Err(vm.os_error(format!(
            "raw write() returned invalid length {count} (should have been between 0 and {})",
            bytes.len()
        ))),
    }
}

fn raw_seek(vm: &Vm, raw: &Value, offset: i64, whence: i64) -> PyResult<i64> {
    if let Some(file) = raw.downcast_ref::<FileIo>().filter(|_| raw.is_exact()) {
        return seek_to(vm, file, offset, whence);
    }
    let at = match (offset, whence) {
        (0, 1) => call(vm, raw, "tell", &[])?,
        _ => call(vm, raw, "seek", &[vm.int(offset), vm.int(whence)])?,
    };
    let at = vm.index(&at)?;
    if at < 0 { Err(vm.os_error(format!("Raw stream returned invalid position {at}"))) } else { Ok(at) }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    let payload = Buffered {
        raw: RefCell::new(None),
        ahead: RefCell::default(),
        used: Cell::new(0),
        pending: RefCell::default(),
        size: Cell::new(BUFFER_SIZE),
        detached: Cell::new(false),
    };
    Ok(vm.heap.allocate(payload, class).into_value())
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Buffered> {
    args.this::<Buffered>(vm)
}

fn init(vm: &Vm, args: &Arguments<'_>, abilities: &[(&str, &str)]) -> PyResult {
    let stream = this(vm, args)?;
    let raw = args.get(1);
    for (ability, message) in abilities {
        base::require(vm, raw, ability, message)?;
    }
    let size = args.optional(2).map_or(Ok(BUFFER_SIZE as i64), |size| vm.index(size))?;
    match usize::try_from(size) {
        Ok(size) if size > 0 => stream.size.set(size),
        _ => return Err(vm.value_error("buffer size must be strictly positive")),
    }
    stream.ahead.borrow_mut().clear();
    stream.used.set(0);
    let old = stream.raw.replace(Some(raw.clone()));
    drop(old);
    Ok(Value::NONE)
}

const NOT_READABLE: (&str, &str) = ("readable", "File or stream is not readable.");
const NOT_WRITABLE: (&str, &str) = ("writable", "File or stream is not writable.");
const NOT_SEEKABLE: (&str, &str) = ("seekable", "File or stream is not seekable.");

fn bytes_or_none(vm: &Vm, bytes: Option<Vec<u8>>) -> Value {
    bytes.map_or(Value::NONE, |bytes| vm.bytes(bytes))
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = match args.optional(1) {
        Some(size) if !size.is_none() && vm.index(size)? < -1 => {
            return Err(vm.value_error("read length must be non-negative or -1"));
        }
        size => size_argument(vm, size)?,
    };
    let stream = this(vm, args)?;
    stream.open_raw(vm, "read of")?;
    Ok(bytes_or_none(vm, stream.read(vm, size)?))
}

fn read_one(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let size = args.optional(1).map_or(Ok(-1), |size| vm.index(size))?;
    stream.open_raw(vm, "read of")?;
    let size = usize::try_from(size).unwrap_or(stream.size.get());
    Ok(vm.bytes(stream.read_once(vm, size)?))
}

fn peek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    stream.open_raw(vm, "peek of")?;
    if stream.available() == 0 {
        stream.refill(vm)?;
    }
    let ahead = stream.ahead.borrow()[stream.used.get()..].to_vec();
    Ok(vm.bytes(ahead))
}

fn read_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    stream.open_raw(vm, "readinto of")?;
    let bytes = stream.read(vm, Some(room(vm, args.get(1))?))?;
    let Some(bytes) = bytes else { return Ok(Value::NONE) };
    fill(vm, args.get(1), &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

fn read_into_one(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    stream.open_raw(vm, "readinto of")?;
    let bytes = stream.read_once(vm, room(vm, args.get(1))?)?;
    fill(vm, args.get(1), &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let limit = size_argument(vm, args.optional(1))?;
    stream.open_raw(vm, "readline of")?;
    Ok(vm.bytes(stream.read_line(vm, limit)?))
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(stream) = value.downcast_ref::<Buffered>() else { return Ok(None) };
    stream.open_raw(vm, "readline of")?;
    let line = stream.read_line(vm, None)?;
    Ok(if line.is_empty() { None } else { Some(vm.bytes(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let bytes = bytes_argument(vm, args.get(1))?;
    stream.open_raw(vm, "write to")?;
    stream.write(vm, &bytes)?;
    Ok(vm.int(bytes.len() as i64))
}

/// A reader has nothing to write out.
fn flush_reader(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    ask(vm, args, "flush")
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let raw = stream.open_raw(vm, "flush of")?;
    stream.flush(vm)?;
    stream.give_back_if_seekable(vm)?;
    call(vm, &raw, "flush", &[])
}

impl Buffered {
    /// After `flush` a random access stream stands where the program is.
    fn give_back_if_seekable(&self, vm: &Vm) -> PyResult<()> {
        if self.available() == 0 {
            return Ok(());
        }
        let able = call(vm, &self.raw(vm)?, "seekable", &[])?;
        if vm.is_true(&able)? { self.give_back(vm) } else { Ok(()) }
    }
}

/// Flushes and closes the raw stream; an error of the first is raised after the second.
fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let raw = stream.raw(vm)?;
    if stream.is_closed(vm)? {
        return Ok(Value::NONE);
    }
    let flushed = call(vm, args.get(0), "flush", &[]);
    let closed = call(vm, &raw, "close", &[]);
    stream.pending.borrow_mut().clear();
    flushed?;
    closed
}

fn detach(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    stream.raw(vm)?;
    call(vm, args.get(0), "flush", &[])?;
    stream.detached.set(true);
    Ok(stream.raw.take().unwrap_or(Value::NONE))
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let raw = stream.open_raw(vm, "seek of")?;
    base::require(vm, &raw, NOT_SEEKABLE.0, NOT_SEEKABLE.1)?;
    let offset = vm.index(args.get(1))?;
    Ok(vm.int(stream.seek(vm, offset, whence)?))
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(this(vm, args)?.tell(vm)?))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let raw = stream.open_raw(vm, "truncate of")?;
    let able = call(vm, &raw, "writable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported(vm, "truncate"));
    }
    stream.flush(vm)?;
    let size = match args.not_none(1) {
        Some(size) => size.clone(),
        None => vm.int(stream.tell(vm)?),
    };
    stream.give_back(vm)?;
    call(vm, &raw, "truncate", &[size])
}

/// Hands a question on to the raw stream.
fn ask(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let raw = this(vm, args)?.raw(vm)?;
    call(vm, &raw, method, &[])
}

fn payload<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Buffered> {
    value.downcast_ref::<Buffered>().ok_or_else(|| vm.system_error("a buffered stream was expected"))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let class = vm.type_name(value);
    let raw = payload(vm, value)?.raw.borrow().clone();
    let name = match raw {
        Some(raw) => vm.try_attribute(&raw, &vm.names.name.clone())?,
        None => None,
    };
    Ok(match name {
        Some(name) => {
            let Some(_guard) = vm.enter_repr(value) else {
                return Err(vm.runtime_error(format!("reentrant call inside {class}.__repr__")));
            };
            format!("<{class} name={}>", vm.repr_text(&name)?)
        }
        None => format!("<{class}>"),
    })
}

const REPR: NativeDef =
    NativeDef::new(
        "__repr__($self, /)",
        "Return repr(self).",
        |vm, args| Ok(vm.text(repr(vm, args.get(0))?)),
    );
const FLUSH: NativeDef = NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush);
const FLUSH_READER: NativeDef =
    NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush_reader);
const CLOSE: NativeDef = NativeDef::new("close($self, /)", "Flush and close the IO object.", close);
const DETACH: NativeDef = NativeDef::new(
    "detach($self, /)",
    "Disconnect this buffer from its underlying raw stream and return it.",
    detach,
);
const SEEK: NativeDef = NativeDef::new(
    "seek($self, target, whence=0, /)",
    "Change the stream position to the given byte offset.",
    seek,
);
const TELL: NativeDef = NativeDef::new("tell($self, /)", "Return current stream position.", tell);
const TRUNCATE: NativeDef =
    NativeDef::new("truncate($self, pos=None, /)", "Truncate file to size bytes.", truncate);
const FILENO: NativeDef =
    NativeDef::new("fileno($self, /)", "Return underlying file descriptor if one exists.", |vm, args| {
        ask(vm, args, "fileno")
    });
const ISATTY: NativeDef =
    NativeDef::new("isatty($self, /)", "Return whether this is an 'interactive' stream.", |vm, args| {
        ask(vm, args, "isatty")
    });
const SEEKABLE: NativeDef =
    NativeDef::new("seekable($self, /)", "Return whether object supports random access.", |vm, args| {
        ask(vm, args, "seekable")
    });
const READABLE: NativeDef =
    NativeDef::new("readable($self, /)", "Return whether object was opened for reading.", |vm, args| {
        ask(vm, args, "readable")
    });
const WRITABLE: NativeDef =
    NativeDef::new("writable($self, /)", "Return whether object was opened for writing.", |vm, args| {
        ask(vm, args, "writable")
    });
const READ: NativeDef = NativeDef::new("read($self, size=-1, /)", "Read and return up to n bytes.", read);
const READ_ONE: NativeDef = NativeDef::new(
    "read1($self, size=-1, /)",
    "Read and return up to n bytes, with at most one read() call.",
    read_one,
);
const PEEK: NativeDef = NativeDef::new("peek($self, size=0, /)", "", peek);
const READ_INTO: NativeDef = NativeDef::new("readinto($self, buffer, /)", "", read_into);
const READ_INTO_ONE: NativeDef = NativeDef::new("readinto1($self, buffer, /)", "", read_into_one);
const READ_LINE: NativeDef =
    NativeDef::new("readline($self, size=-1, /)", "Read and return a line from the stream.", read_line);
const NEXT: NativeDef = NativeDef::new("__next__($self, /)", "Implement next(self).", next_method);
const WRITE: NativeDef =
    NativeDef::new("write($self, buffer, /)", "Write the given buffer to the IO stream.", write);

const GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, value| Ok(Value::bool(payload(vm, value)?.is_closed(vm)?)),
        set: None,
    },
    GetSetDef {
        name: "raw",
        doc: "",
        get: |vm, value| Ok(payload(vm, value)?.raw.borrow().clone().unwrap_or(Value::NONE)),
        set: None,
    },
    GetSetDef {
        name: "name",
        doc: "",
        get: |vm, value| vm.attribute(&payload(vm, value)?.raw(vm)?, "name"),
        set: None,
    },
    GetSetDef {
        name: "mode",
        doc: "",
        get: |vm, value| vm.attribute(&payload(vm, value)?.raw(vm)?, "mode"),
        set: None,
    },
];

macro_rules! buffered_types {
    ($($name:ident = $python:literal, $doc:literal, $next:expr, [$($ability:expr),*], [$($method:expr),* $(,)?];)*) => {
        $(#[doc = $doc]
        pub(crate) static $name: TypeDef = TypeDef {
            text_signature: Some("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
            name: $python,
            doc: $doc,
            layout: VTable::of::<Buffered>(),
            base: Some(&BUFFERED_IO_BASE),
            new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
            methods: &[
                NativeDef::new("__init__($self, raw, buffer_size=8192)", "Initialize self.", |vm, args| {
                    init(vm, args, &[$($ability),*])
                }),
                REPR, REDUCE[0], REDUCE[1], CLOSE, DETACH, SEEK, TELL, TRUNCATE, FILENO, ISATTY, SEEKABLE,
                $($method),*
            ],
            getset: GETSET,
            slots: NativeSlots { next: $next, repr: Some(repr), ..TypeDef::EMPTY.slots },
            flags: type_flag::BASE_TYPE,
        };)*
    };
}
buffered_types! {
    BUFFERED_READER = "_io.BufferedReader", "Create a new buffered reader using the given readable raw IO object.",
        Some(next), [NOT_READABLE], [FLUSH_READER, READ, READ_ONE, PEEK, READ_INTO, READ_INTO_ONE, READ_LINE, NEXT, READABLE];
    BUFFERED_WRITER = "_io.BufferedWriter", "A buffer for a writeable sequential RawIO object.",
        None, [NOT_WRITABLE], [FLUSH, WRITE, WRITABLE];
    BUFFERED_RANDOM = "_io.BufferedRandom", "A buffered interface to random access streams.",
        Some(next), [NOT_SEEKABLE, NOT_READABLE, NOT_WRITABLE],
        [FLUSH, READ, READ_ONE, PEEK, READ_INTO, READ_INTO_ONE, READ_LINE, NEXT, READABLE, WRITE, WRITABLE];
}

/// The payload of a BufferedRWPair.
#[derive(Default)]
struct Pair {
    reader: RefCell<Slot>,
    writer: RefCell<Slot>,
}

impl Payload for Pair {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.reader.borrow().iter().for_each(&mut *visit);
        self.writer.borrow().iter().for_each(visit);
    }
}

fn pair_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(Pair::default(), class).into_value())
}

fn pair_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pair = args.this::<Pair>(vm)?;
    base::require(vm, args.get(1), NOT_READABLE.0, NOT_READABLE.1)?;
    base::require(vm, args.get(2), NOT_WRITABLE.0, NOT_WRITABLE.1)?;
    let size: Vec<Value> = args.optional(3).cloned().into_iter().collect();
    for (index, def, place) in [(1, &BUFFERED_READER, &pair.reader), (2, &BUFFERED_WRITER, &pair.writer)] {
        let mut arguments = vec![args.get(index).clone()];
        arguments.extend(size.iter().cloned());
        let half = vm.call(vm.native_type(def).value(), &arguments)?;
        let old = place.replace(Some(half));
        drop(old);
    }
    Ok(Value::NONE)
}

/// Hands a call on to one of the two streams.
fn of_pair(vm: &Vm, args: &Arguments<'_>, method: &str, writes: bool) -> PyResult {
    let pair = args.this::<Pair>(vm)?;
    let half = if writes { pair.writer.borrow().clone() } else { pair.reader.borrow().clone() };
    let Some(half) = half else { return Err(vm.value_error("I/O operation on uninitialized object")) };
    let arguments: Vec<Value> = args.optional(1).cloned().into_iter().collect();
    call(vm, &half, method, &arguments)
}

fn pair_close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let written = of_pair(vm, args, "close", true);
    let read = of_pair(vm, args, "close", false);
    written?;
    read
}

fn pair_isatty(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let writes = of_pair(vm, args, "isatty", true)?;
    if vm.is_true(&writes)? { Ok(writes) } else { of_pair(vm, args, "isatty", false) }
}

/// `io.BufferedRWPair`.
pub(crate) static BUFFERED_RW_PAIR: TypeDef = TypeDef {
    name: "_io.BufferedRWPair",
    doc: "A buffered reader and writer object together.",
    layout: VTable::of::<Pair>(),
    base: Some(&BUFFERED_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", pair_new)),
    methods: &[
        NativeDef::new("__init__($self, reader, writer, buffer_size=8192, /)", "Initialize self.", pair_init),
        NativeDef::new("read($self, size=-1, /)", "", |vm, args| of_pair(vm, args, "read", false)),
        NativeDef::new("peek($self, size=0, /)", "", |vm, args| of_pair(vm, args, "peek", false)),
        NativeDef::new("read1($self, size=-1, /)", "", |vm, args| of_pair(vm, args, "read1", false)),
        NativeDef::new("readinto($self, buffer, /)", "", |vm, args| of_pair(vm, args, "readinto", false)),
        NativeDef::new("readinto1($self, buffer, /)", "", |vm, args| of_pair(vm, args, "readinto1", false)),
        NativeDef::new("write($self, buffer, /)", "", |vm, args| of_pair(vm, args, "write", true)),
        NativeDef::new("flush($self, /)", "", |vm, args| of_pair(vm, args, "flush", true)),
        NativeDef::new("readable($self, /)", "", |vm, args| of_pair(vm, args, "readable", false)),
        NativeDef::new("writable($self, /)", "", |vm, args| of_pair(vm, args, "writable", true)),
        NativeDef::new("close($self, /)", "", pair_close),
        NativeDef::new("isatty($self, /)", "", pair_isatty),
    ],
    getset: &[GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, value| {
            let writer = value.downcast_ref::<Pair>().and_then(|pair| pair.writer.borrow().clone());
            writer.map_or(Ok(Value::FALSE), |writer| vm.attribute(&writer, "closed"))
        },
        set: None,
    }],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
