//! `io.FileIO`: a file descriptor as a raw stream.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};

use super::base::{RAW_IO_BASE, fill, room};
use super::{BUFFER_SIZE, bytes_argument, size_argument, unsupported};
use crate::descriptors::{self, Handle};
use crate::posix::path_argument;

/// The payload.
pub(crate) struct FileIo {
    handle: RefCell<Option<Handle>>,
    readable: Cell<bool>,
    writable: Cell<bool>,
    appending: Cell<bool>,
    created: Cell<bool>,
    /// Whether closing the stream closes the descriptor.
    owns: Cell<bool>,
    block_size: Cell<usize>,
}

impl Payload for FileIo {}

impl Drop for FileIo {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take()
            && self.owns.get()
        {
            handle.shut();
        }
    }
}

impl FileIo {
    fn empty() -> FileIo {
        FileIo {
            handle: RefCell::new(None),
            readable: Cell::new(false),
            writable: Cell::new(false),
            appending: Cell::new(false),
            created: Cell::new(false),
            owns: Cell::new(true),
            block_size: Cell::new(BUFFER_SIZE),
        }
    }

    /// The descriptor, while the stream is open.
    pub(crate) fn handle(&self, vm: &Vm) -> PyResult<Handle> {
        self.handle.borrow().clone().ok_or_else(|| vm.value_error("I/O operation on closed file"))
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.handle.borrow().is_none()
    }

    /// The descriptor for writing out what a dropped buffer holds.
    pub(crate) fn handle_at_end(&self) -> Option<Handle> {
        self.handle.borrow().clone().filter(|_| self.writable.get())
    }

    pub(crate) fn block_size(&self) -> usize {
        self.block_size.get()
    }

    /// Reads once; empty at the end.
    pub(crate) fn read_some(&self, vm: &Vm, size: usize) -> PyResult<Option<Vec<u8>>> {
        let handle = self.handle(vm)?;
        if !self.readable.get() {
            return Err(unsupported(vm, "File not open for reading"));
        }
        handle.read(vm, size)
    }

    /// Writes once; says how many bytes were taken, `None` if the descriptor would have to wait.
    pub(crate) fn write_some(&self, vm: &Vm, bytes: &[u8]) -> PyResult<Option<usize>> {
        let handle = self.handle(vm)?;
        if !self.writable.get() {
            return Err(unsupported(vm, "File not open for writing"));
        }
        handle.write(vm, bytes)
    }

    fn mode(&self) -> &'static str {
        match (self.created.get(), self.appending.get(), self.readable.get(), self.writable.get()) {
            (true, _, true, _) => "xb+",
            (true, ..) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, ..) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(FileIo::empty(), class).into_value())
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a FileIo> {
    args.this::<FileIo>(vm)
}

/// What the letters of a mode mean.
fn parse_mode(vm: &Vm, file: &FileIo, mode: &str) -> PyResult<OFlags> {
    let (mut kinds, mut pluses, mut flags) = (0, 0, OFlags::empty());
    let (mut readable, mut writable) = (false, false);
    for letter in mode.chars() {
        match letter {
            'x' => {
                file.created.set(true);
                flags |= OFlags::EXCL | OFlags::CREATE;
                writable = true;
            }
            'r' => readable = true,
            'w' => {
                flags |= OFlags::CREATE | OFlags::TRUNC;
                writable = true;
            }
            'a' => {
                file.appending.set(true);
                flags |= OFlags::CREATE | OFlags::APPEND;
                writable = true;
            }
            '+' => pluses += 1,
            'b' => {}
            _ => return Err(vm.value_error(format!("invalid mode: {mode}"))),
        }
        kinds += usize::from("xrwa".contains(letter));
    }
    if kinds != 1 || pluses > 1 {
        return Err(
            vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")
        );
    }
    file.readable.set(readable || pluses > 0);
    file.writable.set(writable || pluses > 0);
    flags |= match (file.readable.get(), file.writable.get()) {
        (true, true) => OFlags::RDWR,
        (true, false) => OFlags::RDONLY,
        _ => OFlags::WRONLY,
    };
    Ok(flags | OFlags::CLOEXEC)
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    close_handle(vm, file)?;
    file.created.set(false);
    file.appending.set(false);
    let name = args.get(1);
    let mode = match args.optional(2) {
        None => "r",
        Some(mode) => match mode.downcast_ref::<Str>() {
            Some(mode) => mode.as_str(),
            None => {
                let found = vm.type_name(mode);
                return Err(vm.type_error(format!("FileIO() argument 'mode' must be str, not {found}")));
            }
        },
    };
    let closes = args.optional(3).map_or(Ok(true), |flag| vm.is_true(flag))?;
    let flags = parse_mode(vm, file, mode)?;
    file.owns.set(closes);
    let handle = open(vm, name, flags, closes, args.not_none(4))?;
    let stat = handle.with(|descriptor| rustix::fs::fstat(descriptor));
    if let Ok(stat) = stat {
        if FileType::from_raw_mode(stat.st_mode) == FileType::Directory {
            if closes && !vm.has_index(name) {
                handle.shut();
            }
            return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(21), Some(name)));
        }
        if stat.st_blksize > 1 {
            file.block_size.set(stat.st_blksize as usize);
        }
    } else if vm.has_index(name) {
        return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(9), None));
    }
    if file.appending.get() {
        // Where the end is not known, writing finds it all the same.
        let _ = handle.with(|descriptor| rustix::fs::seek(descriptor, SeekFrom::End(0)));
    }
    *file.handle.borrow_mut() = Some(handle);
    vm.set_attribute(args.get(0), &vm.names.name.clone(), Some(name.clone()))?;
    Ok(Value::NONE)
}

/// The descriptor that a name or number means, opened if need be.
fn open(vm: &Vm, name: &Value, flags: OFlags, closes: bool, opener: Option<&Value>) -> PyResult<Handle> {
    if vm.has_index(name) {
        let number = vm.int_argument(name)?;
        if number < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        return descriptors::handle(vm, number);
    }
    if !closes {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    if let Some(opener) = opener {
        let number = vm.call(opener, &[name.clone(), vm.int(i64::from(flags.bits()))])?;
        if !vm.has_index(&number) {
            return Err(vm.type_error("expected integer from opener"));
        }
        let number = vm.int_argument(&number)?;
        if number < 0 {
            return Err(vm.value_error(format!("opener returned {number}")));
        }
        return descriptors::handle(vm, number);
    }
    let path = path_argument(vm, name, "open")?;
    match rustix::fs::open(path.path(), flags, Mode::from_raw_mode(0o666)) {
        Ok(opened) => {
            let number = descriptors::insert(vm, opened)?;
            descriptors::handle(vm, number)
        }
        Err(error) => Err(vm.os_error_from(&error.into(), Some(name))),
    }
}

fn close_handle(vm: &Vm, file: &FileIo) -> PyResult<()> {
    match file.handle.take() {
        Some(handle) if file.owns.get() => {
            if handle.is_open() || handle.number() < 3 {
                descriptors::close(vm, handle.number())
            } else {
                Err(vm.os_error_from(&std::io::Error::from_raw_os_error(9), None))
            }
        }
        _ => Ok(()),
    }
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    close_handle(vm, this(vm, args)?)?;
    Ok(Value::NONE)
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.handle(vm)?;
    match size_argument(vm, args.optional(1))? {
        None => read_all(vm, args),
        Some(size) => Ok(file.read_some(vm, size)?.map_or(Value::NONE, |bytes| vm.bytes(bytes))),
    }
}

fn read_all(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let mut all = Vec::new();
    loop {
        match file.read_some(vm, 64 * 1024)? {
            Some(piece) if piece.is_empty() => return Ok(vm.bytes(all)),
            Some(piece) => all.extend_from_slice(&piece),
            None if all.is_empty() => return Ok(Value::NONE),
            None => return Ok(vm.bytes(all)),
        }
        vm.reserve(all.len(), 1)?;
    }
}

fn read_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = room(vm, args.get(1))?;
    match this(vm, args)?.read_some(vm, size)? {
        Some(bytes) => {
            fill(vm, args.get(1), &bytes)?;
            Ok(vm.int(bytes.len() as i64))
        }
        None => Ok(Value::NONE),
    }
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.handle(vm)?;
    let bytes = bytes_argument(vm, args.get(1))?;
    Ok(file.write_some(vm, &bytes)?.map_or(Value::NONE, |count| vm.int(count as i64)))
}

/// `lseek` on the descriptor.
pub(crate) fn seek_to(vm: &Vm, file: &FileIo, offset: i64, whence: i64) -> PyResult<i64> {
    let handle = file.handle(vm)?;
    let to = match (whence, u64::try_from(offset)) {
        (0, Ok(offset)) => SeekFrom::Start(offset),
        (1, _) => SeekFrom::Current(offset),
        (2, _) => SeekFrom::End(offset),
        _ => return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(22), None)),
    };
    match handle.with(|descriptor| rustix::fs::seek(descriptor, to)) {
        Ok(at) => Ok(at as i64),
        Err(error) => Err(vm.os_error_from(&error, None)),
    }
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    let file = this(vm, args)?;
    file.handle(vm)?;
    Ok(vm.int(seek_to(vm, file, vm.index(args.get(1))?, whence)?))
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(seek_to(vm, this(vm, args)?, 0, 1)?))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let handle = file.handle(vm)?;
    if !file.writable.get() {
        return Err(unsupported(vm, "File not open for writing"));
    }
    let size = match args.not_none(1) {
        Some(size) => vm.index(size)?,
        None => seek_to(vm, file, 0, 1)?,
    };
    let Ok(length) = u64::try_from(size) else {
        return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(22), None));
    };
    handle
        .with(|descriptor| rustix::fs::ftruncate(descriptor, length))
        .map_err(|error| vm.os_error_from(&error, None))?;
    Ok(vm.int(size))
}

fn fileno(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(this(vm, args)?.handle(vm)?.number())))
}

fn isatty(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(this(vm, args)?.handle(vm)?.is_terminal()))
}

fn readable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.handle(vm)?;
    Ok(Value::bool(file.readable.get()))
}

fn writable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.handle(vm)?;
    Ok(Value::bool(file.writable.get()))
}

fn seekable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let handle = this(vm, args)?.handle(vm)?;
    Ok(Value::bool(handle.with(|descriptor| rustix::fs::seek(descriptor, SeekFrom::Current(0))).is_ok()))
}

fn payload<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a FileIo> {
    value.downcast_ref::<FileIo>().ok_or_else(|| vm.system_error("a FileIO was expected"))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let file = payload(vm, value)?;
    let Some(handle) = file.handle.borrow().clone() else { return Ok("<_io.FileIO [closed]>".to_owned()) };
    let name = vm.try_attribute(value, &vm.names.name.clone())?;
    let (mode, owns) = (file.mode(), if file.owns.get() { "True" } else { "False" });
    Ok(match name {
        Some(name) => {
            let Some(_guard) = vm.enter_repr(value) else {
                return Err(vm.runtime_error("reentrant call inside _io.FileIO.__repr__"));
            };
            format!("<_io.FileIO name={} mode='{mode}' closefd={owns}>", vm.repr_text(&name)?)
        }
        None => format!("<_io.FileIO fd={} mode='{mode}' closefd={owns}>", handle.number()),
    })
}

/// Streams are not pickled.
pub(crate) fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error(format!("cannot pickle '{}' instances", vm.class_name(args.get(0)))))
}

/// `__reduce__` and `__reduce_ex__` of streams.
pub(crate) const REDUCE: [NativeDef; 2] = [
    NativeDef::new("__reduce__($self, /)", "", reduce),
    NativeDef::new("__reduce_ex__($self, protocol, /)", "", reduce),
];

/// `io.FileIO`.
pub(crate) static FILE_IO: TypeDef = TypeDef {
    name: "_io.FileIO",
    text_signature: Some("(file, mode='r', closefd=True, opener=None)"),
    doc: "Open a file.",
    layout: VTable::of::<FileIo>(),
    base: Some(&RAW_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new(
            "__init__($self, file, mode='r', closefd=True, opener=None)",
            "Initialize self.",
            init,
        ),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr(vm, args.get(0))?))
        }),
        REDUCE[0],
        REDUCE[1],
        NativeDef::new("read($self, size=-1, /)", "Read at most size bytes, returned as bytes.", read),
        NativeDef::new("readall($self, /)", "Read all data from the file, returned as bytes.", read_all),
        NativeDef::new("readinto($self, buffer, /)", "Same as RawIOBase.readinto().", read_into),
        NativeDef::new(
            "write($self, b, /)",
            "Write buffer b to file, return number of bytes written.",
            write,
        ),
        NativeDef::new(
            "seek($self, pos, whence=0, /)",
            "Move to new file position and return the file position.",
            seek,
        ),
        NativeDef::new("tell($self, /)", "Current file position.", tell),
        NativeDef::new(
            "truncate($self, size=None, /)",
            "Truncate the file to at most size bytes and return the truncated size.",
            truncate,
        ),
        NativeDef::new("close($self, /)", "Close the file.", close),
        NativeDef::new("seekable($self, /)", "True if file supports random-access.", seekable),
        NativeDef::new("readable($self, /)", "True if file was opened in a read mode.", readable),
        NativeDef::new("writable($self, /)", "True if file was opened in a write mode.", writable),
        NativeDef::new("fileno($self, /)", "Return the underlying file descriptor (an integer).", fileno),
        NativeDef::new("isatty($self, /)", "True if the file is connected to a TTY device.", isatty),
    ],
    getset: &[
        GetSetDef {
            name: "closed",
            doc: "True if the file is closed",
            get: |vm, value| Ok(Value::bool(payload(vm, value)?.is_closed())),
            set: None,
        },
        GetSetDef {
            name: "closefd",
            doc: "True if the file descriptor will be closed by close().",
            get: |vm, value| Ok(Value::bool(payload(vm, value)?.owns.get())),
            set: None,
        },
        GetSetDef {
            name: "mode",
            doc: "String giving the file mode",
            get: |vm, value| Ok(vm.text(payload(vm, value)?.mode())),
            set: None,
        },
        GetSetDef {
            name: "_blksize",
            doc: "",
            get: |vm, value| Ok(vm.int(payload(vm, value)?.block_size.get() as i64)),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
};

/// The bytes of a result that has to be bytes.
pub(crate) fn bytes_result(vm: &Vm, value: &Value, method: &str) -> PyResult<Vec<u8>> {
    match value.downcast_ref::<Bytes>() {
        Some(bytes) => Ok(bytes.data.to_vec()),
        None => Err(vm.os_error(format!(
            "{method}() should have returned a bytes object, not '{}'",
            vm.type_name(value)
        ))),
    }
}
