//! Line ends of text streams: what the `newline` argument asks for, and the decoder that recognises them.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{GetSetDef, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::base::call;

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

/// Which line ends were seen: 1 for `\r`, 2 for `\n`, 4 for `\r\n`.
pub(crate) type Seen = u8;

impl Newlines {
    /// From the argument; `None` for a text that is none of the allowed ones.
    pub(crate) fn parse(vm: &Vm, newline: Option<&Value>) -> PyResult<Option<Newlines>> {
        let Some(newline) = newline.filter(|newline| !newline.is_none()) else {
            return Ok(Some(Newlines::Universal));
        };
        let Some(text) = newline.downcast_ref::<Str>() else {
            return Err(vm.type_error(format!("newline must be str or None, not {}", vm.type_name(newline))));
        };
        Ok(match text.as_str() {
            "" => Some(Newlines::Untranslated),
            "\n" => Some(Newlines::Keep),
            "\r" => Some(Newlines::CarriageReturn),
            "\r\n" => Some(Newlines::Both),
            _ => None,
        })
    }

    /// Whether all line ends are recognised.
    pub(crate) fn is_universal(self) -> bool {
        matches!(self, Newlines::Universal | Newlines::Untranslated)
    }

    /// The text as it is written.
    pub(crate) fn on_writing(self, text: &str) -> String {
        match self {
            Newlines::CarriageReturn => text.replace('\n', "\r"),
            Newlines::Both => text.replace('\n', "\r\n"),
            _ => text.to_owned(),
        }
    }

    /// What a StringIO keeps of a written text.
    pub(crate) fn for_memory(self, text: &str) -> String {
        if self == Newlines::Universal { translate(text) } else { self.on_writing(text) }
    }

    /// The length of the first line, its end included; `None` if it has no end.
    pub(crate) fn line_end(self, text: &[char]) -> Option<usize> {
        for (index, character) in text.iter().enumerate() {
            let next = text.get(index + 1);
            match (self, character) {
                (Newlines::Both, '\r') if next == Some(&'\n') => return Some(index + 2),
                (Newlines::CarriageReturn, '\r') => return Some(index + 1),
                (Newlines::Untranslated, '\r') => {
                    return Some(index + if next == Some(&'\n') { 2 } else { 1 });
                }
                (Newlines::Universal | Newlines::Untranslated | Newlines::Keep, '\n') => {
                    return Some(index + 1);
                }
                _ => {}
            }
        }
        None
    }
}

fn translate(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// The line ends in a text.
pub(crate) fn seen_in(text: &str) -> Seen {
    let mut seen = 0;
    let bytes = text.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        seen |= match byte {
            b'\r' if bytes.get(index + 1) == Some(&b'\n') => 4,
            b'\r' => 1,
            b'\n' if index > 0 && bytes[index - 1] == b'\r' => 0,
            b'\n' => 2,
            _ => 0,
        };
    }
    seen
}

/// The attribute `newlines`: None, one line end, or a tuple of those seen.
pub(crate) fn seen_value(vm: &Vm, seen: Seen) -> Value {
    let mut found: Vec<Value> = Vec::new();
    for (bit, text) in [(1, "\r"), (2, "\n"), (4, "\r\n")] {
        if seen & bit != 0 {
            found.push(vm.text(text));
        }
    }
    match found.len() {
        0 => Value::NONE,
        1 => found.remove(0),
        _ => vm.tuple(found),
    }
}

/// The state of recognising line ends in a text that comes in pieces.
#[derive(Default)]
pub(crate) struct Recogniser {
    /// Whether the last piece ended with a `\r` that is kept back.
    pub(crate) pending: Cell<bool>,
    pub(crate) seen: Cell<Seen>,
}

impl Recogniser {
    /// The next piece; a `\r` at its end waits for what follows it.
    pub(crate) fn feed(&self, mut text: String, translates: bool, last: bool) -> String {
        if self.pending.replace(false) {
            text.insert(0, '\r');
        }
        if !last && text.ends_with('\r') {
            text.pop();
            self.pending.set(true);
        }
        self.seen.set(self.seen.get() | seen_in(&text));
        if translates { translate(&text) } else { text }
    }
}

/// The payload of an IncrementalNewlineDecoder.
#[derive(Default)]
struct NewlineDecoder {
    decoder: RefCell<Slot>,
    translates: Cell<bool>,
    recogniser: Recogniser,
}

impl Payload for NewlineDecoder {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.decoder.borrow().iter().for_each(visit);
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("a type was expected"));
    };
    Ok(vm.heap.allocate(NewlineDecoder::default(), class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    let old = decoder.decoder.replace(args.not_none(1).cloned());
    drop(old);
    decoder.translates.set(vm.is_true(args.get(2))?);
    Ok(Value::NONE)
}

fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    let last = args.optional(2).map_or(Ok(false), |value| vm.is_true(value))?;
    let inner = decoder.decoder.borrow().clone();
    let input = match inner {
        Some(inner) => call(vm, &inner, "decode", &[args.get(1).clone(), Value::bool(last)])?,
        None => args.get(1).clone(),
    };
    let Some(text) = input.downcast_ref::<Str>() else {
        return Err(
            vm.type_error(format!("decoder should return a string result, not '{}'", vm.type_name(&input)))
        );
    };
    Ok(vm.text(decoder.recogniser.feed(text.as_str().to_owned(), decoder.translates.get(), last)))
}

fn get_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    let inner = decoder.decoder.borrow().clone();
    let (buffer, flag) = match inner {
        Some(inner) => {
            let state = call(vm, &inner, "getstate", &[])?;
            match state.downcast_ref::<Tuple>().map(|state| &*state.items) {
                Some([buffer, flag]) => (buffer.clone(), vm.index(flag)?),
                _ => return Err(vm.type_error("illegal decoder state")),
            }
        }
        None => (vm.bytes(Vec::new()), 0),
    };
    let flag = flag << 1 | i64::from(decoder.recogniser.pending.get());
    Ok(vm.tuple(vec![buffer, vm.int(flag)]))
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    let Some([buffer, flag]) = args.get(1).downcast_ref::<Tuple>().map(|state| &*state.items) else {
        return Err(vm.type_error("state argument must be a tuple"));
    };
    let flag = vm.index(flag)?;
    decoder.recogniser.pending.set(flag & 1 != 0);
    let inner = decoder.decoder.borrow().clone();
    if let Some(inner) = inner {
        call(vm, &inner, "setstate", &[vm.tuple(vec![buffer.clone(), vm.int(flag >> 1)])])?;
    }
    Ok(Value::NONE)
}

fn reset(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let decoder = args.this::<NewlineDecoder>(vm)?;
    decoder.recogniser.pending.set(false);
    decoder.recogniser.seen.set(0);
    let inner = decoder.decoder.borrow().clone();
    if let Some(inner) = inner {
        call(vm, &inner, "reset", &[])?;
    }
    Ok(Value::NONE)
}

/// `io.IncrementalNewlineDecoder`.
pub(crate) static INCREMENTAL_NEWLINE_DECODER: TypeDef = TypeDef {
    name: "_io.IncrementalNewlineDecoder",
    doc: "Codec used when reading a file in universal newlines mode.",
    layout: VTable::of::<NewlineDecoder>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, decoder, translate, errors='strict')", "Initialize self.", init),
        NativeDef::new("decode($self, input, final=False)", "", decode),
        NativeDef::new("getstate($self, /)", "", get_state),
        NativeDef::new("setstate($self, state, /)", "", set_state),
        NativeDef::new("reset($self, /)", "", reset),
    ],
    getset: &[GetSetDef {
        name: "newlines",
        doc: "",
        get: |vm, value| {
            let seen =
                value.downcast_ref::<NewlineDecoder>().map_or(0, |decoder| decoder.recogniser.seen.get());
            Ok(seen_value(vm, seen))
        },
        set: None,
    }],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
