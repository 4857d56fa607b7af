//! `io.TextIOWrapper`: text over a binary stream.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use super::file::{BUFFERED_READER, BUFFERED_WRITER, BinaryFile, Device, TEXT_IO_BASE};
use super::{closed_error, expect_text, size_argument};

/// What the `newline` argument asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Newlines {
    /// Any line end becomes `\n`; `\n` is written as the platform's.
    Universal,
    /// Any line end ends a line but stays as it is.
    Untranslated,
    /// Only `\n` ends a line.
    Keep,
    /// `\r` ends lines, also written.
    CarriageReturn,
    /// `\r\n` ends lines, also written.
    Both,
}

impl Newlines {
    /// From the argument.
    pub(crate) fn parse(vm: &Vm, newline: Option<&Value>) -> PyResult<Newlines> {
        let Some(newline) = newline.filter(|newline| !newline.is_none()) else {
            return Ok(Newlines::Universal);
        };
        let Some(text) = newline.downcast_ref::<Str>() else {
            return Err(vm.type_error(format!("newline must be str or None, not {}", vm.type_name(newline))));
        };
        match text.as_str() {
            "" => Ok(Newlines::Untranslated),
            "\n" => Ok(Newlines::Keep),
            "\r" => Ok(Newlines::CarriageReturn),
            "\r\n" => Ok(Newlines::Both),
            _ => Err(vm.value_error(format!("illegal newline value: {}", vm.repr_text(newline)?))),
        }
    }

    fn on_reading(self, text: String) -> String {
        if self == Newlines::Universal && text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text
        }
    }

    fn on_writing(self, text: &str) -> String {
        match self {
            Newlines::CarriageReturn => text.replace('\n', "\r"),
            Newlines::Both => text.replace('\n', "\r\n"),
            _ => text.to_owned(),
        }
    }

    /// What a StringIO keeps of a written text.
    pub(crate) fn for_memory(self, text: &str) -> String {
        if self == Newlines::Universal { self.on_reading(text.to_owned()) } else { self.on_writing(text) }
    }

    /// The length of the first line, its end included.
    pub(crate) fn line_length(self, text: &[char]) -> usize {
        for (index, character) in text.iter().enumerate() {
            let next = text.get(index + 1);
            match (self, character) {
                (Newlines::Both, '\r') if next == Some(&'\n') => return index + 2,
                (Newlines::CarriageReturn, '\r') => return index + 1,
                (Newlines::Untranslated, '\r') => return index + if next == Some(&'\n') { 2 } else { 1 },
                (Newlines::Universal | Newlines::Untranslated | Newlines::Keep, '\n') => return index + 1,
                _ => {}
            }
        }
        text.len()
    }
}

/// The payload of a TextIOWrapper.
pub(crate) struct TextFile {
    buffer: RefCell<Value>,
    encoding: RefCell<String>,
    errors: RefCell<String>,
    newlines: Cell<Newlines>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    mode: RefCell<Slot>,
    /// Characters read ahead.
    ahead: RefCell<std::collections::VecDeque<char>>,
    at_end: Cell<bool>,
}

impl Payload for TextFile {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer.borrow());
        self.mode.borrow().iter().for_each(visit);
    }
}

fn text_argument(vm: &Vm, value: Option<&Value>, default: &str) -> PyResult<String> {
    match value {
        Some(value) if !value.is_none() => Ok(vm.str_of(value)?.as_str().to_owned()),
        _ => Ok(default.to_owned()),
    }
}

fn new_payload(buffer: Value) -> TextFile {
    TextFile {
        buffer: RefCell::new(buffer),
        encoding: RefCell::new("utf-8".to_owned()),
        errors: RefCell::new("strict".to_owned()),
        newlines: Cell::new(Newlines::Universal),
        line_buffering: Cell::new(false),
        write_through: Cell::new(false),
        mode: RefCell::default(),
        ahead: RefCell::default(),
        at_end: Cell::new(false),
    }
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
    let file = new_payload(buffer);
    configure(vm, &file, encoding, errors, newline)?;
    file.line_buffering.set(line_buffering);
    *file.mode.borrow_mut() = Some(vm.text(mode));
    Ok(vm.heap.allocate(file, &vm.native_type(&TEXT_IO_WRAPPER)).into_value())
}

fn configure(
    vm: &Vm,
    file: &TextFile,
    encoding: Option<&Value>,
    errors: Option<&Value>,
    newline: Option<&Value>,
) -> PyResult<()> {
    let encoding = text_argument(vm, encoding, "utf-8")?;
    let encoding = if encoding == "locale" { "utf-8".to_owned() } else { encoding };
    if codec_name(&encoding).is_none() {
        return Err(vm.lookup_error(format!("unknown encoding: {encoding}")));
    }
    *file.encoding.borrow_mut() = encoding;
    *file.errors.borrow_mut() = text_argument(vm, errors, "strict")?;
    file.newlines.set(Newlines::parse(vm, newline)?);
    Ok(())
}

/// Known encodings; the work is done by `str.encode` and `bytes.decode`.
fn codec_name(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().replace(['_', ' '], "-").as_str() {
        "utf-8" | "utf8" | "u8" | "utf" => Some("utf-8"),
        "utf-8-sig" => Some("utf-8-sig"),
        "ascii" | "us-ascii" => Some("ascii"),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Some("latin-1"),
        "utf-16" | "utf-16-le" | "utf-16-be" | "utf-16le" | "utf-16be" => Some("utf-16"),
        "utf-32" | "utf-32-le" | "utf-32-be" => Some("utf-32"),
        "cp1252" | "windows-1252" => Some("cp1252"),
        _ => None,
    }
}

/// A standard stream of the process; None if it is closed.
pub(crate) fn standard_stream(vm: &Vm, number: i64) -> PyResult {
    if usize::try_from(number).ok().and_then(|number| vm.options.closed_streams.get(number)) == Some(&true) {
        return Ok(Value::NONE);
    }
    let (device, name, mode, def) = match number {
        0 => (Device::Stdin, "<stdin>", "r", &BUFFERED_READER),
        1 => (Device::Stdout, "<stdout>", "w", &BUFFERED_WRITER),
        _ => (Device::Stderr, "<stderr>", "w", &BUFFERED_WRITER),
    };
    let buffer_size = if vm.options.unbuffered && mode == "w" { 0 } else { 8192 };
    let binary_mode = if mode == "r" { "rb" } else { "wb" };
    let binary = BinaryFile::new(device, vm.text(name), binary_mode, buffer_size);
    let buffer = vm.heap.allocate(binary, &vm.native_type(def)).into_value();
    let file = new_payload(buffer);
    *file.mode.borrow_mut() = Some(vm.text(mode));
    if number == 2 {
        file.line_buffering.set(true);
        file.write_through.set(true);
        "backslashreplace".clone_into(&mut file.errors.borrow_mut());
    }
    use std::io::IsTerminal;
    if number == 1 && std::io::stdout().is_terminal() {
        file.line_buffering.set(true);
    }
    if number == 1 && vm.options.unbuffered {
        file.write_through.set(true);
    }
    Ok(vm.heap.allocate(file, &vm.native_type(&TEXT_IO_WRAPPER)).into_value())
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(new_payload(Value::NONE), class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = args.this::<TextFile>(vm)?;
    let old = file.buffer.replace(args.get(1).clone());
    drop(old);
    configure(vm, file, args.optional(2), args.optional(3), args.optional(4))?;
    file.line_buffering.set(args.optional(5).map_or(Ok(false), |value| vm.is_true(value))?);
    file.write_through.set(args.optional(6).map_or(Ok(false), |value| vm.is_true(value))?);
    Ok(Value::NONE)
}

fn buffer_of(vm: &Vm, file: &TextFile) -> PyResult {
    let buffer = file.buffer.borrow().clone();
    if buffer.is_none() {
        return Err(vm.value_error("underlying buffer has been detached"));
    }
    Ok(buffer)
}

fn is_closed(vm: &Vm, file: &TextFile) -> PyResult<bool> {
    let buffer = file.buffer.borrow().clone();
    if let Some(binary) = buffer.downcast_ref::<BinaryFile>() {
        return Ok(binary.is_closed());
    }
    let closed = vm.attribute(&buffer, "closed")?;
    vm.is_true(&closed)
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a TextFile> {
    let file = args.this::<TextFile>(vm)?;
    if is_closed(vm, file)? { Err(closed_error(vm)) } else { Ok(file) }
}

fn put(vm: &Vm, file: &TextFile, text: &Ref<Str>) -> PyResult<()> {
    let encoding = file.encoding.borrow().clone();
    let translated = file.newlines.get().on_writing(text.as_str());
    let plain = codec_name(&encoding) == Some("utf-8") && minipy_grammar::string::is_plain(&translated);
    let bytes = if plain {
        translated.into_bytes()
    } else {
        let errors = file.errors.borrow().clone();
        let encoded = vm.call_method(
            &vm.text(translated),
            &vm.names.encode.clone(),
            &[vm.text(encoding), vm.text(errors)],
        )?;
        encoded.downcast_ref::<Bytes>().map(|bytes| bytes.data.to_vec()).unwrap_or_default()
    };
    let buffer = buffer_of(vm, file)?;
    let line_end = file.line_buffering.get() && (bytes.contains(&b'\n') || bytes.contains(&b'\r'));
    if let Some(binary) = buffer.downcast_ref::<BinaryFile>() {
        binary.write(vm, &bytes)?;
        if line_end || file.write_through.get() {
            binary.flush(vm)?;
        }
        return Ok(());
    }
    vm.call_method(&buffer, &vm.names.write.clone(), &[vm.bytes(bytes)])?;
    if line_end {
        vm.call_method(&buffer, &vm.names.flush.clone(), &[])?;
    }
    Ok(())
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let Some(text) = args.get(1).downcast_clone::<Str>() else {
        return Err(vm.type_error(format!("write() argument must be str, not {}", vm.type_name(args.get(1)))));
    };
    put(vm, file, &text)?;
    Ok(vm.int(text.char_count() as i64))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    for line in vm.collect(args.get(1))? {
        expect_text(vm, &line, "write()")?;
        if let Some(text) = line.downcast_clone::<Str>() {
            put(vm, file, &text)?;
        }
    }
    Ok(Value::NONE)
}

fn decode(vm: &Vm, file: &TextFile, bytes: Vec<u8>) -> PyResult<String> {
    let encoding = file.encoding.borrow().clone();
    let text = if codec_name(&encoding) == Some("utf-8") {
        match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => decode_slowly(vm, file, error.into_bytes(), &encoding)?,
        }
    } else {
        decode_slowly(vm, file, bytes, &encoding)?
    };
    Ok(file.newlines.get().on_reading(text))
}

fn decode_slowly(vm: &Vm, file: &TextFile, bytes: Vec<u8>, encoding: &str) -> PyResult<String> {
    let errors = file.errors.borrow().clone();
    let text =
        vm.call_method(&vm.bytes(bytes), &vm.names.decode.clone(), &[vm.text(encoding), vm.text(errors)])?;
    Ok(vm.str_of(&text)?.as_str().to_owned())
}

fn read_bytes(vm: &Vm, buffer: &Value, method: &str, arguments: &[Value]) -> PyResult<Vec<u8>> {
    let bytes = vm.call_method(buffer, &vm.intern(method), arguments)?;
    Ok(bytes.downcast_ref::<Bytes>().map(|bytes| bytes.data.to_vec()).unwrap_or_default())
}

/// Reads one more line (or what there is) into the characters read ahead; false at the end.
fn fill(vm: &Vm, file: &TextFile) -> PyResult<bool> {
    if file.at_end.get() && file.ahead.borrow().is_empty() {
        file.at_end.set(false);
    }
    let buffer = buffer_of(vm, file)?;
    let wide = matches!(codec_name(&file.encoding.borrow()), Some("utf-16" | "utf-32"));
    let by_lines =
        !wide && matches!(file.newlines.get(), Newlines::Universal | Newlines::Keep | Newlines::Untranslated);
    let bytes = match buffer.downcast_ref::<BinaryFile>() {
        Some(binary) if by_lines => binary.read_line(vm, None)?,
        Some(binary) => binary.read(vm, None)?,
        None if by_lines => read_bytes(vm, &buffer, "readline", &[])?,
        None => read_bytes(vm, &buffer, "read", &[])?,
    };
    if bytes.is_empty() {
        file.at_end.set(true);
        return Ok(false);
    }
    let text = decode(vm, file, bytes)?;
    file.ahead.borrow_mut().extend(text.chars());
    Ok(true)
}

fn take(file: &TextFile, count: usize) -> String {
    let mut ahead = file.ahead.borrow_mut();
    let count = count.min(ahead.len());
    ahead.drain(..count).collect()
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let Some(size) = size_argument(vm, args.optional(1))? else {
        let buffer = buffer_of(vm, file)?;
        let bytes = match buffer.downcast_ref::<BinaryFile>() {
            Some(binary) => binary.read(vm, None)?,
            None => read_bytes(vm, &buffer, "read", &[])?,
        };
        let rest = decode(vm, file, bytes)?;
        let mut text: String = file.ahead.borrow_mut().drain(..).collect();
        text.push_str(&rest);
        return Ok(vm.text(text));
    };
    while file.ahead.borrow().len() < size {
        if !fill(vm, file)? {
            break;
        }
    }
    Ok(vm.text(take(file, size)))
}

fn next_line(vm: &Vm, file: &TextFile, limit: Option<usize>) -> PyResult<String> {
    loop {
        let (length, total) = {
            let mut ahead = file.ahead.borrow_mut();
            let characters: &[char] = ahead.make_contiguous();
            (file.newlines.get().line_length(characters), characters.len())
        };
        let complete = length < total || (total > 0 && ends_line(file, length));
        if complete || limit.is_some_and(|limit| total >= limit) {
            return Ok(take(file, limit.map_or(length, |limit| limit.min(length))));
        }
        if !fill(vm, file)? {
            return Ok(take(file, limit.map_or(length, |limit| limit.min(length))));
        }
    }
}

/// Whether the characters read ahead end with a line end.
fn ends_line(file: &TextFile, length: usize) -> bool {
    let ahead = file.ahead.borrow();
    length > 0 && matches!(ahead.get(length - 1), Some('\n'))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let limit = size_argument(vm, args.optional(1))?;
    Ok(vm.text(next_line(vm, this(vm, args)?, limit)?))
}

fn read_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let mut lines = Vec::new();
    loop {
        let line = next_line(vm, file, None)?;
        if line.is_empty() {
            return Ok(vm.list(lines));
        }
        lines.push(vm.text(line));
    }
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(file) = value.downcast_ref::<TextFile>() else { return Ok(None) };
    if is_closed(vm, file)? {
        return Err(closed_error(vm));
    }
    let line = next_line(vm, file, None)?;
    Ok(if line.is_empty() { None } else { Some(vm.text(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

/// Hands a call on to the buffer.
fn forward(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let buffer = buffer_of(vm, this(vm, args)?)?;
    vm.call_method(&buffer, &vm.intern(method), &[])
}

fn flush(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    forward(vm, args, "flush")
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = args.this::<TextFile>(vm)?;
    let buffer = buffer_of(vm, file)?;
    vm.call_method(&buffer, &vm.names.close.clone(), &[])?;
    Ok(Value::NONE)
}

fn detach(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let buffer = buffer_of(vm, file)?;
    vm.call_method(&buffer, &vm.names.flush.clone(), &[])?;
    Ok(file.buffer.replace(Value::NONE))
}

/// Positions are byte offsets; characters read ahead are counted back.
fn tell(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    let position = forward(vm, args, "tell")?;
    let ahead: usize = file.ahead.borrow().iter().map(|c| c.len_utf8()).sum();
    Ok(vm.int(vm.index(&position)? - ahead as i64))
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    file.ahead.borrow_mut().clear();
    let whence = args.optional(2).cloned().unwrap_or_else(|| vm.int(0));
    let buffer = buffer_of(vm, file)?;
    vm.call_method(&buffer, &vm.intern("seek"), &[args.get(1).clone(), whence])
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let buffer = buffer_of(vm, this(vm, args)?)?;
    let size: Vec<Value> = args.not_none(1).cloned().into_iter().collect();
    vm.call_method(&buffer, &vm.intern("truncate"), &size)
}

fn reconfigure(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let file = this(vm, args)?;
    forward(vm, args, "flush")?;
    if let Some(encoding) = args.not_none(1) {
        *file.encoding.borrow_mut() = vm.str_of(encoding)?.as_str().to_owned();
    }
    if let Some(errors) = args.not_none(2) {
        *file.errors.borrow_mut() = vm.str_of(errors)?.as_str().to_owned();
    }
    if let Some(newline) = args.optional(3) {
        file.newlines.set(Newlines::parse(vm, Some(newline))?);
    }
    if let Some(flag) = args.not_none(4) {
        file.line_buffering.set(vm.is_true(flag)?);
    }
    if let Some(flag) = args.not_none(5) {
        file.write_through.set(vm.is_true(flag)?);
    }
    Ok(Value::NONE)
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(args.get(0).clone())
}

fn payload<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a TextFile> {
    value.downcast_ref::<TextFile>().ok_or_else(|| vm.system_error("a text file was expected"))
}

fn get_name(vm: &Vm, value: &Value) -> PyResult {
    let buffer = buffer_of(vm, payload(vm, value)?)?;
    vm.attribute(&buffer, "name")
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let file = payload(vm, value)?;
    let mut text = format!("<_io.{}", vm.class_name(value));
    let buffer = file.buffer.borrow().clone();
    if let Some(name) = vm.try_attribute(&buffer, &vm.names.name.clone())? {
        text.push_str(&format!(" name={}", vm.repr_text(&name)?));
    }
    if let Some(mode) = file.mode.borrow().clone() {
        text.push_str(&format!(" mode={}", vm.repr_text(&mode)?));
    }
    let encoding = if file.mode.borrow().is_some() && *file.encoding.borrow() == "utf-8" {
        "UTF-8".to_owned()
    } else {
        file.encoding.borrow().clone()
    };
    text.push_str(&format!(" encoding='{encoding}'>"));
    Ok(text)
}

const METHODS: &[NativeDef] = &[
    NativeDef::new(
        "__init__($self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        "Initialize self.",
        init,
    ),
    NativeDef::new("read($self, size=-1, /)", "Read at most size characters from stream.", read),
    NativeDef::new("readline($self, size=-1, /)", "Read until newline or EOF.", read_line),
    NativeDef::new("readlines($self, hint=-1, /)", "Return a list of lines from the stream.", read_lines),
    NativeDef::new("write($self, text, /)", "Write string s to stream.", write),
    NativeDef::new("writelines($self, lines, /)", "Write a list of lines to stream.", write_lines),
    NativeDef::new("flush($self, /)", "Flush write buffers, if applicable.", flush),
    NativeDef::new("close($self, /)", "Flush and close the IO object.", close),
    NativeDef::new(
        "detach($self, /)",
        "Separate the underlying buffer from the TextIOBase and return it.",
        detach,
    ),
    NativeDef::new("seek($self, cookie, whence=0, /)", "Set the stream position.", seek),
    NativeDef::new("tell($self, /)", "Return the stream position as an opaque number.", tell),
    NativeDef::new("truncate($self, pos=None, /)", "Truncate file to size bytes.", truncate),
    NativeDef::new(
        "reconfigure($self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        "Reconfigure the text stream with new parameters.",
        reconfigure,
    ),
    NativeDef::new("fileno($self, /)", "Return underlying file descriptor if one exists.", |vm, args| {
        forward(vm, args, "fileno")
    }),
    NativeDef::new("isatty($self, /)", "Return whether this is an 'interactive' stream.", |vm, args| {
        forward(vm, args, "isatty")
    }),
    NativeDef::new("readable($self, /)", "Return whether object was opened for reading.", |vm, args| {
        forward(vm, args, "readable")
    }),
    NativeDef::new("writable($self, /)", "Return whether object was opened for writing.", |vm, args| {
        forward(vm, args, "writable")
    }),
    NativeDef::new("seekable($self, /)", "Return whether object supports random access.", |vm, args| {
        forward(vm, args, "seekable")
    }),
    NativeDef::new("__enter__($self, /)", "", enter),
    NativeDef::new("__exit__($self, /, *args)", "", close),
    NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", enter),
];

/// `io.TextIOWrapper`.
pub(crate) static TEXT_IO_WRAPPER: TypeDef = TypeDef {
    name: "_io.TextIOWrapper",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    layout: VTable::of::<TextFile>(),
    base: Some(&TEXT_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: METHODS,
    getset: &[
        GetSetDef { name: "buffer", doc: "", get: |vm, value| buffer_of(vm, payload(vm, value)?), set: None },
        GetSetDef { name: "name", doc: "", get: get_name, set: None },
        GetSetDef {
            name: "mode",
            doc: "",
            get: |vm, value| Ok(payload(vm, value)?.mode.borrow().clone().unwrap_or(Value::NONE)),
            set: None,
        },
        GetSetDef {
            name: "encoding",
            doc: "",
            get: |vm, value| {
                let encoding = payload(vm, value)?.encoding.borrow().clone();
                Ok(vm.text(encoding))
            },
            set: None,
        },
        GetSetDef {
            name: "errors",
            doc: "",
            get: |vm, value| {
                let errors = payload(vm, value)?.errors.borrow().clone();
                Ok(vm.text(errors))
            },
            set: None,
        },
        GetSetDef {
            name: "closed",
            doc: "",
            get: |vm, value| Ok(Value::bool(is_closed(vm, payload(vm, value)?)?)),
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
        GetSetDef { name: "newlines", doc: "", get: |_, _| Ok(Value::NONE), set: None },
    ],
    slots: NativeSlots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(next),
        repr: Some(repr),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
};

/// The payload of an IncrementalNewlineDecoder.
pub(crate) struct NewlineDecoder {
    pending: Cell<bool>,
}

impl Payload for NewlineDecoder {}

fn decoder_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(NewlineDecoder { pending: Cell::new(false) }, class).into_value())
}

fn decoder_decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    let is_final = args.optional(2).map_or(Ok(false), |value| vm.is_true(value))?;
    let mut text = expect_text(vm, args.get(1), "decode()")?.as_str().to_owned();
    if decoder.pending.replace(false) {
        text.insert(0, '\r');
    }
    if !is_final && text.ends_with('\r') {
        text.pop();
        decoder.pending.set(true);
    }
    Ok(vm.text(Newlines::Universal.on_reading(text)))
}

/// `io.IncrementalNewlineDecoder`.
pub(crate) static INCREMENTAL_NEWLINE_DECODER: TypeDef = TypeDef {
    name: "_io.IncrementalNewlineDecoder",
    doc: "Codec used when reading a file in universal newlines mode.",
    layout: VTable::of::<NewlineDecoder>(),
    new: Some(NativeDef::new(
        "__new__($type, decoder, translate, errors='strict')",
        "Create and return a new object.",
        decoder_new,
    )),
    methods: &[NativeDef::new("decode($self, input, final=False)", "Decode.", decoder_decode)],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
