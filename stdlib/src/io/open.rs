//! `open()`, and the standard streams.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::output::Stream;
use minipy_vm::vm::Vm;

use super::base::call;
use super::buffered::{BUFFERED_RANDOM, BUFFERED_READER, BUFFERED_WRITER};
use super::file_io::{FILE_IO, FileIo};
use super::text::TextFile;
use super::text_methods::{TEXT_IO_WRAPPER, name_argument, wrap};

fn check_mode(vm: &Vm, mode: &str) -> PyResult<()> {
    let once = |letter: char| mode.matches(letter).count() == 1;
    if !mode.chars().all(|letter| "rwaxbt+".contains(letter) && once(letter)) {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if mode.contains('b') && mode.contains('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if mode.chars().filter(|letter| "rwax".contains(*letter)).count() > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    Ok(())
}

/// A buffer of the kind that suits a mode.
fn buffered(vm: &Vm, raw: Value, mode: &str, size: usize) -> PyResult {
    let def: &'static TypeDef = if mode.contains('+') {
        &BUFFERED_RANDOM
    } else if mode.contains('r') {
        &BUFFERED_READER
    } else {
        &BUFFERED_WRITER
    };
    vm.call(vm.native_type(def).value(), &[raw, vm.int(size as i64)])
}

/// The path that FileIO gets: `__fspath__` is called once.
fn file_argument(vm: &Vm, file: &Value) -> PyResult {
    if file.as_bool().is_some() {
        vm.warn(&vm.exceptions.runtime_warning, "bool is used as a file descriptor", 1)?;
    }
    if file.downcast_ref::<Str>().is_some() || file.downcast_ref::<Bytes>().is_some() || vm.has_index(file) {
        return Ok(file.clone());
    }
    crate::posix::path_value(vm, file)
}

fn open(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mode = match args.optional(1) {
        None => "r",
        Some(mode) => match mode.downcast_ref::<Str>() {
            Some(mode) => mode.as_str(),
            None => {
                let found = vm.argument_type(mode);
                return Err(vm.type_error(format!("open() argument 'mode' must be str, not {found}")));
            }
        },
    };
    for (index, name) in [(3, "encoding"), (4, "errors"), (5, "newline")] {
        if let Some(value) = args.not_none(index) {
            name_argument(vm, "open", name, value)?;
        }
    }
    let file = file_argument(vm, args.get(0))?;
    check_mode(vm, mode)?;
    let is_binary = mode.contains('b');
    for (index, name) in [(3, "an encoding"), (4, "an errors"), (5, "a newline")] {
        if is_binary && args.not_none(index).is_some() {
            return Err(vm.value_error(format!("binary mode doesn't take {name} argument")));
        }
    }
    let buffering = args.optional(2).map_or(Ok(-1), |value| vm.index(value))?;
    if is_binary && buffering == 1 {
        let text = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
        vm.warn(&vm.exceptions.runtime_warning, text, 1)?;
    }
    let raw_mode: String = mode.chars().filter(|letter| *letter != 't' && *letter != 'b').collect();
    let closes = args.optional(6).cloned().unwrap_or(Value::TRUE);
    let opener = args.optional(7).cloned().unwrap_or(Value::NONE);
    let raw = vm.call(vm.native_type(&FILE_IO).value(), &[file, vm.text(&raw_mode), closes, opener])?;
    let built = layers(vm, args, &raw, mode, buffering);
    if built.is_err() {
        // The raw file is not left open; what went wrong first is what counts.
        drop(call(vm, &raw, "close", &[]));
    }
    built
}

fn layers(vm: &Vm, args: &Arguments<'_>, raw: &Value, mode: &str, buffering: i64) -> PyResult {
    let is_binary = mode.contains('b');
    let is_terminal = call(vm, raw, "isatty", &[])?.as_bool() == Some(true);
    let line_buffering = !is_binary && buffering == 1 || buffering < 0 && is_terminal;
    let size = match buffering {
        0 if is_binary => return Ok(raw.clone()),
        0 => return Err(vm.value_error("can't have unbuffered text I/O")),
        size if size > 1 => size as usize,
        -1 | 1 => raw.downcast_ref::<FileIo>().map_or(super::BUFFER_SIZE, FileIo::block_size),
        _ => return Err(vm.value_error("invalid buffering size")),
    };
    let buffer = buffered(vm, raw.clone(), mode, size)?;
    if is_binary {
        return Ok(buffer);
    }
    wrap(vm, buffer, args.not_none(3), args.not_none(4), args.not_none(5), line_buffering, mode)
}

pub(super) fn open_code(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let open = vm.native_function(&OPEN_FUNCTION, vm.text("_io"));
    vm.call(&open, &[args.get(0).clone(), vm.text("rb")])
}

/// The encoding of text files for which the program chooses none: as in CPython's UTF-8 mode, whatever the locale.
pub(super) const DEFAULT_ENCODING: &str = "utf-8";

/// What becomes of what cannot be encoded or decoded in standard input and output; also as in UTF-8 mode.
const STANDARD_ERRORS: &str = "surrogateescape";

/// A standard stream of the process; None if it is closed.
pub(crate) fn standard_stream(vm: &Vm, number: i64) -> PyResult {
    if usize::try_from(number).ok().and_then(|number| vm.options.closed_streams.get(number)) == Some(&true) {
        return Ok(Value::NONE);
    }
    let (name, mode) = match number {
        0 => ("<stdin>", "r"),
        1 => ("<stdout>", "w"),
        _ => ("<stderr>", "w"),
    };
    let raw_mode = if number == 0 { "rb" } else { "wb" };
    let raw =
        vm.call(vm.native_type(&FILE_IO).value(), &[vm.int(number), vm.text(raw_mode), Value::FALSE])?;
    vm.set_attribute(&raw, &vm.names.name.clone(), Some(vm.text(name)))?;
    let is_terminal = call(vm, &raw, "isatty", &[])?.as_bool() == Some(true);
    // Unbuffered (`-u`), what is written goes straight to the descriptor.
    let unbuffered = vm.options.unbuffered && number != 0;
    let buffer = if unbuffered { raw } else { buffered(vm, raw, mode, super::BUFFER_SIZE)? };
    let errors = if number == 2 { "backslashreplace" } else { STANDARD_ERRORS };
    let line_buffering = Value::bool(number == 2 || is_terminal);
    let newline = if number == 0 { Value::NONE } else { vm.text("\n") };
    let stream = vm.call(
        vm.native_type(&TEXT_IO_WRAPPER).value(),
        &[buffer, vm.text("utf-8"), vm.text(errors), newline, line_buffering, Value::bool(unbuffered)],
    )?;
    vm.set_attribute(&stream, &vm.intern("mode"), Some(vm.text(mode)))?;
    if let Some(file) = stream.downcast_ref::<TextFile>() {
        file.standard
            .set([None, Some(Stream::Out), Some(Stream::Error)].get(number as usize).copied().flatten());
    }
    Ok(stream)
}

/// `open`.
pub(crate) static OPEN_FUNCTION: NativeDef = OPEN;

/// `open`.
pub(super) const OPEN: NativeDef = NativeDef::new(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    "Open file and return a stream.  Raise OSError upon failure.",
    open,
);
