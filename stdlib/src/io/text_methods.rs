//! The methods and attributes of `io.TextIOWrapper`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::codec;
use minipy_vm::object::heap::VTable;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::base::{TEXT_IO_BASE, call};
use super::file_io::REDUCE;
use super::newlines::{Newlines, seen_value};
use super::open::DEFAULT_ENCODING;
use super::text::{Codec, TextFile, this};
use super::{size_argument, unsupported};

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(TextFile::empty(), class).into_value())
}

/// A text file over a binary one, as `open` makes it.
pub(crate) fn wrap(
    vm: &Vm,
    buffer: Value,
    encoding: Option<&Value>,
    errors: Option<&Value>,
    newline: Option<&Value>,
    line_buffering: bool,
    mode: &str,
) -> PyResult {
    let file = TextFile::empty();
    configure(vm, &file, encoding, errors, newline)?;
    attach(vm, &file, &buffer)?;
    *file.buffer.borrow_mut() = Some(buffer);
    file.line_buffering.set(line_buffering);
    let made = vm.heap.allocate(file, &vm.native_type(&TEXT_IO_WRAPPER)).into_value();
    vm.set_attribute(&made, &vm.intern("mode"), Some(vm.text(mode)))?;
    Ok(made)
}

pub(super) fn name_argument(vm: &Vm, function: &str, name: &str, value: &Value) -> PyResult<String> {
    match value.downcast_ref::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => Err(vm.type_error(format!(
            "{function}() argument '{name}' must be str or None, not {}",
            vm.type_name(value)
        ))),
    }
}

fn set_encoding(vm: &Vm, file: &TextFile, encoding: String) -> PyResult<()> {
    let codec = match codec::find_encoding(&encoding) {
        Some(known) => Codec::BuiltIn(known),
        None => {
            // Raises LookupError for a name that nobody knows.
            codec::encode(vm, &vm.text(""), &encoding, "strict")?;
            Codec::Registered
        }
    };
    file.codec.set(codec);
    *file.encoding.borrow_mut() = encoding;
    Ok(())
}

fn parse_newline(vm: &Vm, newline: Option<&Value>) -> PyResult<Newlines> {
    match Newlines::parse(vm, newline)? {
        Some(newlines) => Ok(newlines),
        None => {
            let text = newline.map_or(Ok(String::new()), |text| Ok(vm.str_of(text)?.as_str().to_owned()))?;
            Err(vm.value_error(format!("illegal newline value: {text}")))
        }
    }
}

fn configure(
    vm: &Vm,
    file: &TextFile,
    encoding: Option<&Value>,
    errors: Option<&Value>,
    newline: Option<&Value>,
) -> PyResult<()> {
    let newlines = parse_newline(vm, newline)?;
    let encoding = match encoding.filter(|encoding| !encoding.is_none()) {
        Some(encoding) => name_argument(vm, "TextIOWrapper", "encoding", encoding)?,
        None => "locale".to_owned(),
    };
    let errors = match errors.filter(|errors| !errors.is_none()) {
        Some(errors) => name_argument(vm, "TextIOWrapper", "errors", errors)?,
        None => "strict".to_owned(),
    };
    set_encoding(vm, file, if encoding == "locale" { DEFAULT_ENCODING.to_owned() } else { encoding })?;
    *file.errors.borrow_mut() = errors;
    file.newlines.set(newlines);
    Ok(())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    configure(vm, file, args.optional(2), args.optional(3), args.optional(4))?;
    file.line_buffering.set(args.optional(5).map_or(Ok(false), |value| vm.is_true(value))?);
    file.write_through.set(args.optional(6).map_or(Ok(false), |value| vm.is_true(value))?);
    let buffer = args.get(1).clone();
    file.detached.set(false);
    attach(vm, file, &buffer)?;
    let old = file.buffer.replace(Some(buffer));
    drop(old);
    Ok(Value::NONE)
}

/// Learns from the buffer what it can do, and whether it stands at its beginning: a stream that is appended to has its
/// byte order mark already.
fn attach(vm: &Vm, file: &TextFile, buffer: &Value) -> PyResult<()> {
    let able = |ability: &str| call(vm, buffer, ability, &[]).and_then(|answer| vm.is_true(&answer));
    let seekable = able("seekable")?;
    file.readable.set(able("readable")?);
    file.writable.set(able("writable")?);
    file.moved(0);
    if seekable && file.writable.get() {
        let at = call(vm, buffer, "tell", &[])?;
        file.moved(vm.index(&at)?);
    }
    Ok(())
}

fn open_file<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a TextFile> {
    let file = this(vm, args)?;
    file.check_open(vm)?;
    Ok(file)
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let Some(text) = args.get(1).downcast_clone::<Str>() else {
        return Err(vm.type_error(format!("write() argument must be str, not {}", vm.type_name(args.get(1)))));
    };
    file.check_open(vm)?;
    if !file.writable.get() {
        return Err(unsupported(vm, "not writable"));
    }
    file.write(vm, &text)?;
    Ok(vm.int(text.char_count() as i64))
}

fn check_readable(vm: &Vm, file: &TextFile) -> PyResult<()> {
    if file.readable.get() { Ok(()) } else { Err(unsupported(vm, "not readable")) }
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    let file = open_file(vm, args)?;
    check_readable(vm, file)?;
    Ok(vm.text(match size {
        None => file.read_all(vm)?,
        Some(size) => file.read(vm, size)?,
    }))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let limit = size_argument(vm, args.optional(1))?;
    let file = open_file(vm, args)?;
    check_readable(vm, file)?;
    Ok(vm.text(file.read_line(vm, limit)?))
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let file = payload(vm, value)?;
    file.check_open(vm)?;
    if !file.iterating.replace(true) {
        check_readable(vm, file)?;
    }
    let line = file.read_line(vm, None)?;
    if line.is_empty() {
        file.iterating.set(false);
        return Ok(None);
    }
    Ok(Some(vm.text(line)))
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    open_file(vm, args)?.flush(vm)?;
    Ok(Value::NONE)
}

/// Flushes, and closes the buffer also if that failed.
fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    if file.is_closed(vm)? {
        return Ok(Value::NONE);
    }
    let flushed = call(vm, args.get(0), "flush", &[]);
    let closed = call(vm, &file.buffer(vm)?, "close", &[]);
    flushed?;
    closed
}

fn detach(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.buffer(vm)?;
    call(vm, args.get(0), "flush", &[])?;
    file.detached.set(true);
    Ok(file.buffer.take().unwrap_or(Value::NONE))
}

fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    let able = call(vm, &file.buffer(vm)?, "seekable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if file.iterating.get() {
        return Err(vm.os_error("telling position disabled by next() call"));
    }
    file.write_pending(vm)?;
    call(vm, args.get(0), "flush", &[])?;
    Ok(vm.int(file.position(vm)?))
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    let buffer = file.buffer(vm)?;
    let able = call(vm, &buffer, "seekable", &[])?;
    if !vm.is_true(&able)? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let offset = vm.index(args.get(1))?;
    let target = match whence {
        1 if offset != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => {
            let here = call(vm, args.get(0), "tell", &[])?;
            vm.index(&here)?
        }
        2 if offset != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => {
            call(vm, args.get(0), "flush", &[])?;
            let end = call(vm, &buffer, "seek", &[vm.int(0), vm.int(2)])?;
            file.moved(vm.index(&end)?);
            return Ok(end);
        }
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek position {offset}"))),
        0 => offset,
        other => return Err(vm.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    call(vm, args.get(0), "flush", &[])?;
    call(vm, &buffer, "seek", &[vm.int(target)])?;
    file.moved(target);
    Ok(vm.int(target))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    call(vm, args.get(0), "flush", &[])?;
    let size: Vec<Value> = args.not_none(1).cloned().into_iter().collect();
    call(vm, &file.buffer(vm)?, "truncate", &size)
}

fn reconfigure(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = open_file(vm, args)?;
    for (index, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(value) = args.not_none(index) {
            name_argument(vm, "reconfigure", name, value)?;
        }
    }
    let reads_ahead = file.available() > 0;
    if reads_ahead && (args.not_none(1).is_some() || args.not_none(2).is_some() || args.optional(3).is_some())
    {
        return Err(unsupported(
            vm,
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    let newlines = match args.optional(3) {
        Some(newline) => Some(parse_newline(vm, Some(newline))?),
        None => None,
    };
    let flag = |index: usize| args.not_none(index).map(|value| vm.is_true(value)).transpose();
    let (line_buffering, write_through) = (flag(4)?, flag(5)?);
    call(vm, args.get(0), "flush", &[])?;
    if let Some(encoding) = args.not_none(1) {
        let encoding = name_argument(vm, "reconfigure", "encoding", encoding)?;
        set_encoding(vm, file, if encoding == "locale" { DEFAULT_ENCODING.to_owned() } else { encoding })?;
        if args.not_none(2).is_none() {
            "strict".clone_into(&mut file.errors.borrow_mut());
        }
    }
    if let Some(errors) = args.not_none(2) {
        *file.errors.borrow_mut() = name_argument(vm, "reconfigure", "errors", errors)?;
    }
    if let Some(newlines) = newlines {
        file.newlines.set(newlines);
    }
    if let Some(line_buffering) = line_buffering {
        file.line_buffering.set(line_buffering);
    }
    if let Some(write_through) = write_through {
        file.write_through.set(write_through);
    }
    Ok(Value::NONE)
}

/// Hands a question on to the buffer.
fn ask(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let buffer = this(vm, args)?.buffer(vm)?;
    call(vm, &buffer, method, &[])
}

fn payload<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a TextFile> {
    value.downcast_ref::<TextFile>().ok_or_else(|| vm.system_error("a text file was expected"))
}

fn get_name(vm: &Vm, value: &Value) -> PyResult {
    vm.attribute(&payload(vm, value)?.buffer(vm)?, "name")
}

fn get_newlines(vm: &Vm, value: &Value) -> PyResult {
    Ok(seen_value(vm, payload(vm, value)?.recogniser.seen.get()))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let file = payload(vm, value)?;
    let mut text = format!("<{}", vm.type_name(value));
    let Some(_guard) = vm.enter_repr(value) else {
        return Err(vm.runtime_error(format!("reentrant call inside {}.__repr__", vm.type_name(value))));
    };
    let buffer = file.buffer(vm)?;
    if let Some(name) = vm.try_attribute(&buffer, &vm.names.name.clone())? {
        text.push_str(&format!(" name={}", vm.repr_text(&name)?));
    }
    if let Some(mode) = vm.try_attribute(value, &vm.intern("mode"))? {
        text.push_str(&format!(" mode={}", vm.repr_text(&mode)?));
    }
    text.push_str(&format!(" encoding='{}'>", file.encoding.borrow()));
    Ok(text)
}

const METHODS: &[NativeDef] = &[
    NativeDef::new(
        "__init__($self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        "Initialize self.",
        init,
    ),
    NativeDef::new(
        "__repr__($self, /)",
        "Return repr(self).",
        |vm, args| Ok(vm.text(repr(vm, args.get(0))?)),
    ),
    REDUCE[0],
    REDUCE[1],
    NativeDef::new("read($self, size=-1, /)", "Read at most size characters from stream.", read),
    NativeDef::new("readline($self, size=-1, /)", "Read until newline or EOF.", read_line),
    NativeDef::new("write($self, text, /)", "Write string s to stream.", write),
    NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush),
    NativeDef::new("close($self, /)", "Flush and close the IO object.", close),
    NativeDef::new(
        "detach($self, /)",
        "Separate the underlying buffer from the TextIOBase and return it.",
        detach,
    ),
    NativeDef::new(
        "seek($self, cookie, whence=0, /)",
        "Set the stream position, and return the new stream position.",
        seek,
    ),
    NativeDef::new("tell($self, /)", "Return the stream position as an opaque number.", tell),
    NativeDef::new("truncate($self, pos=None, /)", "Truncate file to size bytes.", truncate),
    NativeDef::new(
        "reconfigure($self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        "Reconfigure the text stream with new parameters.",
        reconfigure,
    ),
    NativeDef::new("fileno($self, /)", "Return underlying file descriptor if one exists.", |vm, args| {
        ask(vm, args, "fileno")
    }),
    NativeDef::new("isatty($self, /)", "Return whether this is an 'interactive' stream.", |vm, args| {
        ask(vm, args, "isatty")
    }),
    NativeDef::new("readable($self, /)", "Return whether object was opened for reading.", |vm, args| {
        ask(vm, args, "readable")
    }),
    NativeDef::new("writable($self, /)", "Return whether object was opened for writing.", |vm, args| {
        ask(vm, args, "writable")
    }),
    NativeDef::new("seekable($self, /)", "Return whether object supports random access.", |vm, args| {
        ask(vm, args, "seekable")
    }),
    NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
];

const GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "buffer",
        doc: "",
        get: |vm, value| Ok(payload(vm, value)?.buffer.borrow().clone().unwrap_or(Value::NONE)),
        set: None,
    },
    GetSetDef { name: "name", doc: "", get: get_name, set: None },
    GetSetDef {
        name: "encoding",
        doc: "",
        get: |vm, value| Ok(vm.text(payload(vm, value)?.encoding.borrow().as_str())),
        set: None,
    },
    GetSetDef {
        name: "errors",
        doc: "",
        get: |vm, value| Ok(vm.text(payload(vm, value)?.errors.borrow().as_str())),
        set: None,
    },
    GetSetDef {
        name: "closed",
        doc: "",
        get: |vm, value| Ok(Value::bool(payload(vm, value)?.is_closed(vm)?)),
        set: None,
    },
    GetSetDef {
        name: "line_buffering",
        doc: "",
        get: |vm, value| Ok(Value::bool(payload(vm, value)?.line_buffering.get())),
        set: None,
    },
    GetSetDef {
        name: "write_through",
        doc: "",
        get: |vm, value| Ok(Value::bool(payload(vm, value)?.write_through.get())),
        set: None,
    },
    GetSetDef { name: "newlines", doc: "", get: get_newlines, set: None },
    GetSetDef {
        name: "_CHUNK_SIZE",
        doc: "",
        get: |vm, value| Ok(vm.int(payload(vm, value)?.chunk_size.get() as i64)),
        set: Some(set_chunk_size),
    },
];

fn set_chunk_size(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.attribute_error("cannot delete attribute")) };
    match usize::try_from(vm.index(&new)?) {
        Ok(size) if size > 0 => {
            payload(vm, value)?.chunk_size.set(size);
            Ok(())
        }
        _ => Err(vm.value_error("a strictly positive integer is required")),
    }
}

/// `io.TextIOWrapper`.
pub(crate) static TEXT_IO_WRAPPER: TypeDef = TypeDef {
    text_signature: None,
    name: "_io.TextIOWrapper",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    layout: VTable::of::<TextFile>(),
    base: Some(&TEXT_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: METHODS,
    getset: GETSET,
    slots: NativeSlots { next: Some(next), repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
};
