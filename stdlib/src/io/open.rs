//! `open()`.

use std::fs::OpenOptions;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{TypeDef, TypeObject};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::file::{BUFFERED_RANDOM, BUFFERED_READER, BUFFERED_WRITER, BinaryFile, Device, FILE_IO};
use super::text;

/// The path that a `file` argument names; descriptors other than the standard ones are not files here.
fn path_of(vm: &Vm, file: &Value) -> PyResult<String> {
    if let Some(text) = file.downcast_ref::<Str>() {
        return Ok(text.as_str().to_owned());
    }
    if let Some(bytes) = file.downcast_ref::<Bytes>() {
        return Ok(String::from_utf8_lossy(&bytes.data).into_owned());
    }
    let name = vm.names.__fspath__.clone();
    match vm.call_special(file, &name, &[])? {
        Some(path) => path_of(vm, &path),
        None => {
            Err(vm
                .type_error(format!("expected str, bytes or os.PathLike object, not {}", vm.type_name(file))))
        }
    }
}

fn check_mode(vm: &Vm, mode: &str) -> PyResult<()> {
    let valid =
        mode.chars().all(|c| "rwaxbt+".contains(c)) && mode.chars().all(|c| mode.matches(c).count() == 1);
    if !valid {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if mode.contains('b') && mode.contains('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if mode.chars().filter(|c| "rwax".contains(*c)).count() != 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    Ok(())
}

/// Opens the operating system's file.
fn open_device(vm: &Vm, file: &Value, mode: &str) -> PyResult<Device> {
    if let Some(number) = file.as_small_int() {
        return match number {
            0 => Ok(Device::Stdin),
            1 => Ok(Device::Stdout),
            2 => Ok(Device::Stderr),
            _ => reopen(vm, file, number, mode),
        };
    }
    let path = path_of(vm, file)?;
    if path.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    open_path(vm, file, &path, mode)
}

/// A second description of an open descriptor, through `/proc`.
fn reopen(vm: &Vm, file: &Value, number: i64, mode: &str) -> PyResult<Device> {
    open_path(vm, file, &format!("/proc/self/fd/{number}"), &mode.replace('w', "r+"))
}

fn open_path(vm: &Vm, file: &Value, path: &str, mode: &str) -> PyResult<Device> {
    let plus = mode.contains('+');
    let mut options = OpenOptions::new();
    match mode.chars().find(|c| "rwax".contains(*c)) {
        Some('w') => options.write(true).create(true).truncate(true).read(plus),
        Some('a') => options.append(true).create(true).read(plus),
        Some('x') => options.write(true).create_new(true).read(plus),
        _ => options.read(true).write(plus),
    };
    let opened = options.open(path).map_err(|error| vm.os_error_from(&error, Some(file)))?;
    if opened.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(21), Some(file)));
    }
    Ok(Device::File(opened))
}

fn binary(vm: &Vm, file: &Value, mode: &str, buffering: i64) -> PyResult {
    let device = open_device(vm, file, mode)?;
    let plain: String = mode.chars().filter(|c| *c != 't' && *c != 'b').collect();
    let shown = match plain.as_str() {
        "r" => "rb".to_owned(),
        "w" => "wb".to_owned(),
        "a" => "ab".to_owned(),
        "x" => "xb".to_owned(),
        other => format!("{}b+", other.replace('+', "").replace('w', "r")),
    };
    let (def, size): (&'static TypeDef, usize) = if buffering == 0 {
        (&FILE_IO, 0)
    } else if plain.contains('+') {
        (&BUFFERED_RANDOM, 8192)
    } else if plain == "r" {
        (&BUFFERED_READER, 8192)
    } else {
        (&BUFFERED_WRITER, 8192)
    };
    let made = BinaryFile::new(device, file.clone(), &shown, size);
    {
        // The shown mode says nothing of append or create: the flags do.
        let mut stream = made.stream.borrow_mut();
        stream.readable = plain.contains('r') || plain.contains('+');
        stream.writable = plain != "r";
        stream.appending = plain.contains('a');
    }
    Ok(vm.heap.allocate(made, &vm.native_type(def)).into_value())
}

fn open(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = args.get(0);
    let mode = match args.optional(1) {
        None => "r",
        Some(mode) => match mode.downcast_ref::<Str>() {
            Some(mode) => mode.as_str(),
            None => {
                return Err(vm.type_error(format!(
                    "open() argument 'mode' must be str, not {}",
                    vm.argument_type(mode)
                )));
            }
        },
    };
    check_mode(vm, mode)?;
    let buffering = args.optional(2).map_or(Ok(-1), |value| vm.index(value))?;
    let is_binary = mode.contains('b');
    for (index, name) in [(3, "an encoding"), (4, "an errors"), (5, "a newline")] {
        if is_binary && args.not_none(index).is_some() {
            return Err(vm.value_error(format!("binary mode doesn't take {name} argument")));
        }
    }
    if buffering == 0 && !is_binary {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let buffer = binary(vm, file, mode, buffering)?;
    if is_binary {
        return Ok(buffer);
    }
    let text_mode: String = mode.to_owned();
    text::wrap(vm, buffer, args.not_none(3), args.not_none(4), args.not_none(5), buffering == 1, &text_mode)
}

pub(super) fn open_code(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    binary(vm, args.get(0), "rb", -1)
}

fn class_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<TypeObject>> {
    args.get(0).as_ref::<TypeObject>().ok_or_else(|| vm.type_error("a type was expected"))
}

/// `FileIO(file, mode)`, and buffered objects over one (which they take over).
fn binary_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let Some(source) = args.extra().first() else {
        return Err(vm.type_error(format!("{}() missing required argument 'file' (pos 1)", class.name())));
    };
    if let Some(raw) = source.downcast_ref::<BinaryFile>() {
        let mut stream = raw.stream.borrow_mut();
        let device = std::mem::replace(&mut stream.device, Device::Closed);
        let mode = match (stream.readable, stream.writable) {
            (true, true) => "r+",
            (_, true) => "w",
            _ => "r",
        };
        let made = BinaryFile::new(device, source.clone(), mode, 8192);
        return Ok(vm.heap.allocate(made, class).into_value());
    }
    let mode =
        args.extra().get(1).and_then(|mode| mode.downcast_ref::<Str>().map(Str::as_str)).unwrap_or("r");
    let device = open_device(vm, source, mode)?;
    let made = BinaryFile::new(device, source.clone(), mode, 0);
    Ok(vm.heap.allocate(made, class).into_value())
}

/// `__new__` of binary files.
pub(super) const BINARY_NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", binary_new);

/// `open`.
pub(crate) static OPEN_FUNCTION: NativeDef = OPEN;

/// `open`.
pub(super) const OPEN: NativeDef = NativeDef::new(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    "Open file and return a stream.  Raise OSError upon failure.",
    open,
);
