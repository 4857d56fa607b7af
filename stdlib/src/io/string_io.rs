//! `io.StringIO`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::base::TEXT_IO_BASE;
use super::memory::{self, Cursor, InMemory, check_open, new_size, open};
use super::newlines::{Newlines, Seen, seen_in, seen_value};
use super::size_argument;

/// The payload of a StringIO.
pub(crate) struct StringIo {
    data: RefCell<Vec<char>>,
    cursor: Cursor,
    newlines: Cell<Newlines>,
    seen: Cell<Seen>,
}

impl Payload for StringIo {}

impl InMemory for StringIo {
    const CLOSED: &'static str = "I/O operation on closed file";

    fn cursor(&self) -> &Cursor {
        &self.cursor
    }
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a StringIo> {
    open::<StringIo>(vm, args)
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    let made = StringIo {
        data: RefCell::default(),
        cursor: Cursor::default(),
        newlines: Cell::new(Newlines::Keep),
        seen: Cell::new(0),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.this::<StringIo>(vm)?;
    let newlines = match args.optional(2) {
        None => Newlines::Keep,
        Some(newline) => match Newlines::parse(vm, Some(newline))? {
            Some(newlines) => newlines,
            None => {
                let shown = vm.repr_text(newline)?;
                return Err(vm.value_error(format!("illegal newline value: {shown}")));
            }
        },
    };
    stream.newlines.set(newlines);
    stream.seen.set(0);
    stream.data.borrow_mut().clear();
    stream.cursor.position.set(0);
    stream.cursor.closed.set(false);
    if let Some(initial) = args.not_none(1) {
        let Some(text) = initial.downcast_ref::<Str>() else {
            let found = vm.type_name(initial);
            return Err(vm.type_error(format!("initial_value must be str or None, not {found}")));
        };
        put(vm, stream, text.as_str())?;
        stream.cursor.position.set(0);
    }
    Ok(Value::NONE)
}

fn put(vm: &Vm, stream: &StringIo, text: &str) -> PyResult<()> {
    if stream.newlines.get().is_universal() {
        stream.seen.set(stream.seen.get() | seen_in(text));
    }
    let text = stream.newlines.get().for_memory(text);
    let mut position = stream.cursor.position.get();
    vm.reserve(position.saturating_add(text.len()), size_of::<char>())?;
    let mut data = stream.data.borrow_mut();
    if data.len() < position && !text.is_empty() {
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
    stream.cursor.position.set(position);
    Ok(())
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = args.this::<StringIo>(vm)?;
    let Some(text) = args.get(1).downcast_ref::<Str>() else {
        return Err(vm.type_error(format!("string argument expected, got '{}'", vm.type_name(args.get(1)))));
    };
    check_open(vm, stream)?;
    put(vm, stream, text.as_str())?;
    Ok(vm.int(text.char_count() as i64))
}

fn take(stream: &StringIo, size: Option<usize>) -> String {
    let data = stream.data.borrow();
    data[stream.cursor.advance(data.len(), size)].iter().collect()
}

fn take_line(stream: &StringIo, limit: Option<usize>) -> String {
    let length = {
        let data = stream.data.borrow();
        let rest = &data[stream.cursor.position.get().min(data.len())..];
        let line = stream.newlines.get().line_end(rest).unwrap_or(rest.len());
        limit.map_or(line, |limit| line.min(limit))
    };
    take(stream, Some(length))
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.text(take(stream, size)))
}

fn read_line(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let size = size_argument(vm, args.optional(1))?;
    Ok(vm.text(take_line(stream, size)))
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
        1 | 2 if offset != 0 => return Err(vm.os_error("Can't do nonzero cur-relative seeks")),
        1 => stream.cursor.position.get() as i64,
        2 => stream.data.borrow().len() as i64,
        other => return Err(vm.value_error(format!("Invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    stream.cursor.position.set(position as usize);
    Ok(vm.int(position))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let size = new_size(vm, args, &stream.cursor, "Negative size value")?;
    stream.data.borrow_mut().truncate(size);
    Ok(vm.int(size as i64))
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(stream) = value.downcast_ref::<StringIo>() else { return Ok(None) };
    check_open(vm, stream)?;
    let line = take_line(stream, None);
    Ok(if line.is_empty() { None } else { Some(vm.text(line)) })
}

fn next_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn get_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stream = this(vm, args)?;
    let newline = match stream.newlines.get() {
        Newlines::Universal => Value::NONE,
        Newlines::Untranslated => vm.text(""),
        Newlines::Keep => vm.text("\n"),
        Newlines::CarriageReturn => vm.text("\r"),
        Newlines::Both => vm.text("\r\n"),
    };
    let value = get_value(vm, args)?;
    let position = vm.int(stream.cursor.position.get() as i64);
    let attributes = vm.instance_dict(args.get(0)).filter(|dict| !dict.is_empty());
    Ok(vm.tuple(vec![value, newline, position, attributes.map_or(Value::NONE, |dict| dict.into_value())]))
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some([value, newline, position, attributes]) =
        args.get(1).downcast_ref::<Tuple>().map(|state| &*state.items)
    else {
        return Err(vm.type_error(format!(
            "{}.__setstate__ argument should be 4-tuple, got {}",
            vm.type_name(args.get(0)),
            vm.type_name(args.get(1))
        )));
    };
    let values = [Some(args.get(0).clone()), Some(value.clone()), Some(newline.clone())];
    init(vm, &Arguments::positional(&values))?;
    let stream = args.this::<StringIo>(vm)?;
    stream.cursor.position.set(usize::try_from(vm.index(position)?).unwrap_or(0));
    if let Some(attributes) = attributes.downcast_ref::<Dict>()
        && let Some(own) = vm.instance_dict(args.get(0))
    {
        own.update_from(vm, attributes)?;
    }
    Ok(Value::NONE)
}

/// `io.StringIO`.
pub(crate) static STRING_IO: TypeDef = TypeDef {
    text_signature: Some("(initial_value='', newline='\\n')"),
    name: "_io.StringIO",
    doc: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
    layout: VTable::of::<StringIo>(),
    base: Some(&TEXT_IO_BASE),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, initial_value='', newline='\\n')", "Initialize self.", init),
        NativeDef::new("__getstate__($self, /)", "", get_state),
        NativeDef::new("__setstate__($self, state, /)", "", set_state),
        NativeDef::new(
            "read($self, size=-1, /)",
            "Read at most size characters, returned as a string.",
            read,
        ),
        NativeDef::new("readline($self, size=-1, /)", "Read until newline or EOF.", read_line),
        NativeDef::new("write($self, s, /)", "Write string to file.", write),
        NativeDef::new("getvalue($self, /)", "Retrieve the entire contents of the object.", get_value),
        NativeDef::new("seek($self, pos, whence=0, /)", "Change stream position.", seek),
        NativeDef::new("tell($self, /)", "Tell the current file position.", memory::tell::<StringIo>),
        NativeDef::new("truncate($self, pos=None, /)", "Truncate size to pos.", truncate),
        NativeDef::new("close($self, /)", "Close the IO object.", memory::close::<StringIo>),
        NativeDef::new(
            "readable($self, /)",
            "Returns True if the IO object can be read.",
            memory::yes::<StringIo>,
        ),
        NativeDef::new(
            "writable($self, /)",
            "Returns True if the IO object can be written.",
            memory::yes::<StringIo>,
        ),
        NativeDef::new(
            "seekable($self, /)",
            "Returns True if the IO object can be seeked.",
            memory::yes::<StringIo>,
        ),
        NativeDef::new("__next__($self, /)", "Implement next(self).", next_method),
    ],
    getset: &[
        GetSetDef { name: "closed", doc: "", get: memory::get_closed::<StringIo>, set: None },
        GetSetDef { name: "line_buffering", doc: "", get: |_, _| Ok(Value::FALSE), set: None },
        GetSetDef {
            name: "newlines",
            doc: "",
            get: |vm, value| {
                Ok(seen_value(vm, value.downcast_ref::<StringIo>().map_or(0, |stream| stream.seen.get())))
            },
            set: None,
        },
    ],
    slots: NativeSlots { next: Some(next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
};
