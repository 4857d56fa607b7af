//! UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError: their arguments and texts.

use super::bytes::Bytes;
use super::exception::Exception;
use super::exception_methods::{member, set_member};
use super::str::Str;
use super::value::Value;
use crate::bytecode::literal::push_escape;
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

/// Their methods, by the name of the type.
pub(crate) fn methods_of(name: &str) -> &'static [NativeDef] {
    match name {
        "UnicodeDecodeError" => DECODE,
        "UnicodeEncodeError" => ENCODE,
        _ => TRANSLATE,
    }
}

/// The types of the arguments: encoding (from `first` 0 on), object, start, end, reason.
fn check_arguments(vm: &Vm, given: &[Value], first: usize, decode: bool) -> PyResult<()> {
    for (index, value) in given.iter().enumerate() {
        let part = index + first;
        if matches!(part, 2 | 3) {
            vm.size_argument(value)?;
        } else if part == 1 && decode {
            vm.buffer_argument(value)?;
        } else if !value.is_a::<Str>() {
            let found = vm.type_name(value);
            return Err(vm.type_error(format!("argument {} must be str, not {found}", index + 1)));
        }
    }
    Ok(())
}

fn init(vm: &Vm, args: &Arguments<'_>, first: usize, decode: bool) -> PyResult {
    let value = args.get(0);
    let given = args.extra();
    if given.len() != 5 - first {
        return Err(vm.type_error(format!(
            "function takes exactly {} arguments ({} given)",
            5 - first,
            given.len()
        )));
    }
    check_arguments(vm, given, first, decode)?;
    if let Some(exception) = value.downcast_ref::<Exception>() {
        let old = exception.args.replace(vm.tuple(given.to_vec()));
        drop(old);
    }
    for (index, part) in given.iter().enumerate() {
        // Bytes of another kind are copied.
        let part = match vm.bytes_of_buffer(part)? {
            Some(data) if decode && index == 1 && !part.is_a::<Bytes>() => vm.bytes(data),
            _ => part.clone(),
        };
        set_member(value, index + first, Some(part));
    }
    Ok(Value::NONE)
}

fn init_with_encoding(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    init(vm, args, 0, false)
}

fn init_decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    init(vm, args, 0, true)
}

fn init_translate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    init(vm, args, 1, false)
}

struct Parts {
    encoding: String,
    start: usize,
    end: usize,
    reason: String,
}

/// What the text is made of; `None` for an exception that was made without its constructor.
fn parts(vm: &Vm, value: &Value) -> PyResult<Option<Parts>> {
    if member(value, 1).is_none() {
        return Ok(None);
    }
    // A program may have replaced them by anything.
    let text = |index| -> PyResult<String> {
        match member(value, index) {
            Some(part) => Ok(vm.str_of(&part)?.as_str().to_owned()),
            None => Ok(String::new()),
        }
    };
    let number = |index| {
        member(value, index)
            .and_then(|part| part.as_small_int())
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
    };
    Ok(Some(Parts { encoding: text(0)?, start: number(2), end: number(3), reason: text(4)? }))
}

fn decode_text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(Parts { encoding, start, end, reason }) = parts(vm, args.get(0))? else {
        return Ok(vm.text(""));
    };
    let byte = member(args.get(0), 1)
        .and_then(|object| object.downcast_ref::<Bytes>().and_then(|bytes| bytes.data.get(start).copied()));
    Ok(vm.text(match byte {
        Some(byte) if end == start + 1 => {
            format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
        }
        _ => {
            format!(
                "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
                end.wrapping_sub(1)
            )
        }
    }))
}

fn encode_or_translate(vm: &Vm, value: &Value, verb: &str) -> PyResult {
    let Some(Parts { encoding, start, end, reason }) = parts(vm, value)? else { return Ok(vm.text("")) };
    let code =
        member(value, 1).and_then(|object| object.downcast_ref::<Str>().and_then(|text| text.code_at(start)));
    let codec = if verb == "encode" { format!("'{encoding}' codec ") } else { String::new() };
    Ok(vm.text(match code {
        Some(code) if end == start + 1 => {
            let mut escaped = String::new();
            push_escape(&mut escaped, code);
            format!("{codec}can't {verb} character '{escaped}' in position {start}: {reason}")
        }
        _ => format!("{codec}can't {verb} characters in position {start}-{}: {reason}", end.wrapping_sub(1)),
    }))
}

fn encode_text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    encode_or_translate(vm, args.get(0), "encode")
}

fn translate_text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    encode_or_translate(vm, args.get(0), "translate")
}

static DECODE: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init_decode),
    NativeDef::new("__str__($self, /)", "Return str(self).", decode_text),
];
static ENCODE: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init_with_encoding),
    NativeDef::new("__str__($self, /)", "Return str(self).", encode_text),
];
static TRANSLATE: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init_translate),
    NativeDef::new("__str__($self, /)", "Return str(self).", translate_text),
];

impl Vm {
    /// UnicodeDecodeError for `data[start..end]`.
    pub fn decode_error(
        &self,
        encoding: &str,
        data: &[u8],
        start: usize,
        end: usize,
        reason: &str,
    ) -> Raised {
        let args = vec![
            self.text(encoding),
            self.bytes(data.to_vec()),
            self.int(start as i64),
            self.int(end as i64),
            self.text(reason),
        ];
        self.unicode_error_with(&self.exceptions.unicode_decode_error.clone(), args)
    }

    /// UnicodeEncodeError for the characters `start..end` of `text`.
    pub fn encode_error(
        &self,
        encoding: &str,
        text: &Value,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Raised {
        let args = vec![
            self.text(encoding),
            text.clone(),
            self.int(start as i64),
            self.int(end as i64),
            self.text(reason),
        ];
        self.unicode_error_with(&self.exceptions.unicode_encode_error.clone(), args)
    }

    fn unicode_error_with(
        &self,
        class: &super::value::Ref<super::type_object::TypeObject>,
        args: Vec<Value>,
    ) -> Raised {
        let raised = self.new_exception_with(class, args.clone());
        if let Raised::Exception(exception) = &raised {
            for (index, part) in args.into_iter().enumerate() {
                set_member(exception.value(), index, Some(part));
            }
        }
        raised
    }
}
