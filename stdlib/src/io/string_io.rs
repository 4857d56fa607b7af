//! `io.StringIO`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::file::TEXT_IO_BASE;
use super::text::Newlines;
use super::{closed_error, expect_text, size_argument, unsupported};

/// The payload of a StringIO.
pub(crate) struct StringIo {
    data: RefCell<Vec<char>>,
    position: Cell<usize>,
    closed: Cell<bool>,
    newlines: Cell<Newlines>,
}

impl Payload for StringIo {}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a StringIo> {
    let stream = args.this::<StringIo>(vm)?;
    if stream.closed.get() { Err(closed_error(vm)) } else { Ok(stream) }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    let made = StringIo {
        data: RefCell::default(),
        position: Cell::new(0),
        closed: Cell::new(false),
        newlines: Cell::new(Newlines::Keep),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.this::<StringIo>(vm)?;
    stream.newlines.set(match args.optional(2) {
        None => Newlines::Keep,
        Some(newline) => Newlines::parse(vm, Some(newline))?,
    });
    stream.data.borrow_mut().clear();
    stream.position.set(0);
    stream.closed.set(false);
    if let Some(initial) = args.not_none(1) {
        let Some(text) = initial.downcast_ref::<Str>() else {
            return Err(
                vm.type_error(format!("initial_value must be str or None, not {}", vm.type_name(initial)))
            );
        };
        put(stream, text.as_str());
        stream.position.set(0);
    }
    Ok(Value::NONE)
}

fn put(stream: &StringIo, text: &str) {
    let text = stream.newlines.get().for_memory(text);
    let mut data = stream.data.borrow_mut();
    let mut position = stream.position.get();
    if data.len() < position {
        data.resize(position, '\0');
    }
    for character in text.chars() {
        if position < data.len() {
            data[position] = character;
        } else {
            data.push(character);
        }
        position += 1;
    }
    stream.position.set(position);
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let Some(text) = args.get(1).downcast_ref::<Str>() else {
        return Err(vm.type_error(format!("string argument expected, got '{}'", vm.type_name(args.get(1)))));
    };
    put(stream, text.as_str());
    Ok(vm.int(text.char_count() as i64))
}

fn take(stream: &StringIo, size: Option<usize>) -> String {
    let data = stream.data.borrow();
    let start = stream.position.get().min(data.len());
    let end = size.map_or(data.len(), |size| start.saturating_add(size).min(data.len()));
    if end > start {
        stream.position.set(end);
    }
    data[start..end].iter().collect()
}

fn take_line(stream: &StringIo, limit: Option<usize>) -> String {
    let length = {
        let data = stream.data.borrow();
        let start = stream.position.get().min(data.len());
        let rest = &data[start..];
        let line = stream.newlines.get().line_length(rest);
        limit.map_or(line, |limit| line.min(limit))
    };
    take(stream, Some(length))
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.text(take(this(vm, args)?, size)))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.text(take_line(this(vm, args)?, size)))
}

fn read_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let mut lines = Vec::new();
    loop {
        let line = take_line(stream, None);
        if line.is_empty() {
            return Ok(vm.list(lines));
        }
        lines.push(vm.text(line));
    }
}

fn get_value(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text: String = this(vm, args)?.data.borrow().iter().collect();
    Ok(vm.text(text))
}

fn seek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let offset = vm.index(args.get(1))?;
    let whence = args.optional(2).map_or(Ok(0), |whence| vm.index(whence))?;
    let position = match whence {
        0 if offset < 0 => return Err(vm.value_error(format!("Negative seek position {offset}"))),
        0 => offset,
        1 | 2 if offset != 0 => {
            return Err(vm.os_error("Can't do nonzero cur-relative seeks"));
        }
        1 => stream.position.get() as i64,
        2 => stream.data.borrow().len() as i64,
        other => return Err(vm.value_error(format!("Invalid whence ({other}, should be 0, 1 or 2)"))),
    };
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
        return Err(vm.value_error(format!("Negative size value {size}")));
    };
    stream.data.borrow_mut().truncate(length);
    Ok(vm.int(size))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<StringIo>(vm)?.closed.set(true);
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

fn no_number(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(unsupported(vm, "fileno"))
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?;
    Ok(args.get(0).clone())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(stream) = value.downcast_ref::<StringIo>() else { return Ok(None) };
    if stream.closed.get() {
        return Err(closed_error(vm));
    }
    let line = take_line(stream, None);
    Ok(if line.is_empty() { None } else { Some(vm.text(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn write_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    for line in vm.collect(args.get(1))? {
        put(stream, expect_text(vm, &line, "write()")?.as_str());
    }
    Ok(Value::NONE)
}

/// `io.StringIO`.
pub(crate) static STRING_IO: TypeDef = TypeDef {
    name: "_io.StringIO",
    doc: "Text I/O implementation using an in-memory buffer.",
    layout: VTable::of::<StringIo>(),
    base: Some(&TEXT_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, initial_value='', newline='\\n')", "Initialize self.", init),
        NativeDef::new(
            "read($self, size=-1, /)",
            "Read at most size characters, returned as a string.",
            read,
        ),
        NativeDef::new("readline($self, size=-1, /)", "Read until newline or EOF.", read_line),
        NativeDef::new("readlines($self, hint=-1, /)", "Return a list of lines from the stream.", read_lines),
        NativeDef::new("write($self, s, /)", "Write string to file.", write),
        NativeDef::new("writelines($self, lines, /)", "Write a list of lines to stream.", write_lines),
        NativeDef::new("getvalue($self, /)", "Retrieve the entire contents of the object.", get_value),
        NativeDef::new("seek($self, pos, whence=0, /)", "Change stream position.", seek),
        NativeDef::new("tell($self, /)", "Tell the current file position.", tell),
        NativeDef::new("truncate($self, pos=None, /)", "Truncate size to pos.", truncate),
        NativeDef::new("close($self, /)", "Close the IO object.", close),
        NativeDef::new("flush($self, /)", "Does nothing.", nothing),
        NativeDef::new("fileno($self, /)", "There is no file descriptor.", no_number),
        NativeDef::new("readable($self, /)", "Returns True if the IO object can be read.", yes),
        NativeDef::new("writable($self, /)", "Returns True if the IO object can be written.", yes),
        NativeDef::new("seekable($self, /)", "Returns True if the IO object can be seeked.", yes),
        NativeDef::new("isatty($self, /)", "Always returns False.", no),
        NativeDef::new("__enter__($self, /)", "", enter),
        NativeDef::new("__exit__($self, /, *args)", "", close),
        NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", enter),
    ],
    getset: &[
        GetSetDef {
            name: "closed",
            doc: "",
            get: |_, value| Ok(Value::bool(value.downcast_ref::<StringIo>().is_some_and(|s| s.closed.get()))),
            set: None,
        },
        GetSetDef { name: "line_buffering", doc: "", get: |_, _| Ok(Value::FALSE), set: None },
        GetSetDef { name: "encoding", doc: "", get: |_, _| Ok(Value::NONE), set: None },
        GetSetDef { name: "errors", doc: "", get: |_, _| Ok(Value::NONE), set: None },
        GetSetDef { name: "newlines", doc: "", get: |_, _| Ok(Value::NONE), set: None },
    ],
    slots: NativeSlots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
};
