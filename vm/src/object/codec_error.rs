//! Error handlers of codecs: `strict`, `ignore`, `replace`, and those that keep what cannot be converted.

use std::fmt::Write;
use std::ops::Range;

use minipy_grammar::string::{code_points, push_code_point};

use crate::bytecode::literal::push_escape;

use super::bytes::Bytes;
use super::codec::{Encoding, Endian, push_unit, push_wide};
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// The built-in error handlers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharacterReplace,
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
    /// One registered with `codecs.register_error`.
    Registered,
}

impl Handler {
    pub(super) fn named(name: &str) -> Handler {
        match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharacterReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => Handler::Registered,
        }
    }
}

/// What stands for characters that cannot be encoded.
pub(super) enum Replacement {
    Bytes(Vec<u8>),
    Text(String),
}

/// Where `Vm::state` keeps the dict of registered handlers.
pub const REGISTRY: &str = "codecs.errors";

/// The handler registered under a name.
pub fn registered(vm: &Vm, name: &str) -> PyResult {
    let registry = vm.state.borrow().get(REGISTRY).cloned();
    let found = match registry.as_ref().and_then(|registry| registry.downcast_ref::<Dict>()) {
        Some(registry) => registry.get(vm, &vm.text(name))?,
        None => None,
    };
    found.ok_or_else(|| vm.lookup_error(format!("unknown error handler name '{name}'")))
}

/// Calls a registered handler; gives its replacement and where to go on.
fn call_registered(vm: &Vm, name: &str, raised: Raised, length: usize) -> PyResult<(Value, usize)> {
    let handler = registered(vm, name)?;
    let exception = match &raised {
        Raised::Exception(exception) => exception.value().clone(),
        Raised::Interrupt(_) => return Err(raised),
    };
    let result = vm.call(&handler, &[exception])?;
    let pair = result.downcast_ref::<Tuple>().filter(|pair| pair.items.len() == 2);
    let Some(pair) = pair else {
        return Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple"));
    };
    let position = vm.index(&pair.items[1])?;
    let resume = if position < 0 { position + length as i64 } else { position };
    match usize::try_from(resume) {
        Ok(resume) if resume <= length => Ok((pair.items[0].clone(), resume)),
        _ => Err(vm.index_error(format!("position {position} from error handler out of bounds"))),
    }
}

/// What an error handler puts in place of the characters in `range`, and where to go on.
#[allow(clippy::too_many_arguments, reason = "the state of one encoder")]
pub(super) fn handle_encode(
    vm: &Vm,
    handler: Handler,
    name: &str,
    characters: &[u32],
    range: Range<usize>,
    encoding: Encoding,
    endian: Endian,
    fail: impl Fn() -> Raised,
) -> PyResult<(Replacement, usize)> {
    let end = range.end;
    let run = &characters[range];
    // Writing to a String cannot fail.
    let each = |write: &dyn Fn(&mut String, u32)| {
        let mut text = String::new();
        run.iter().for_each(|&code| write(&mut text, code));
        Replacement::Text(text)
    };
    let replacement = match handler {
        Handler::Strict => return Err(fail()),
        Handler::Ignore => Replacement::Text(String::new()),
        Handler::Replace => each(&|text, _| text.push('?')),
        Handler::BackslashReplace => each(&push_escape),
        Handler::XmlCharacterReplace => each(&|text, code| {
            let _ = write!(text, "&#{code};");
        }),
        Handler::NameReplace => {
            each(&|text, code| match char::from_u32(code).and_then(minipy_grammar::unicode::character_name) {
                Some(name) => {
                    let _ = write!(text, "\\N{{{name}}}");
                }
                None => push_escape(text, code),
            })
        }
        Handler::SurrogateEscape => {
            let bytes = run.iter().map(|&code| match code {
                0xDC80..=0xDCFF => Some((code - 0xDC00) as u8),
                _ => None,
            });
            Replacement::Bytes(bytes.collect::<Option<Vec<u8>>>().ok_or_else(fail)?)
        }
        Handler::SurrogatePass => {
            if !run.iter().all(|code| (0xD800..0xE000).contains(code)) {
                return Err(fail());
            }
            let mut bytes = Vec::new();
            for &code in run {
                match encoding {
                    Encoding::Utf8 | Encoding::Utf8Signature => bytes.extend_from_slice(&[
                        0xE0 | (code >> 12) as u8,
                        0x80 | (code >> 6 & 0x3F) as u8,
                        0x80 | (code & 0x3F) as u8,
                    ]),
                    Encoding::Utf16(_) => push_unit(&mut bytes, code as u16, endian),
                    Encoding::Utf32(_) => push_wide(&mut bytes, code, endian),
                    _ => return Err(fail()),
                }
            }
            Replacement::Bytes(bytes)
        }
        Handler::Registered => {
            registered(vm, name)?;
            let (replacement, resume) = call_registered(vm, name, fail(), characters.len())?;
            if let Some(text) = replacement.downcast_ref::<Str>() {
                return Ok((Replacement::Text(text.as_str().to_owned()), resume));
            }
            return match replacement.downcast_ref::<Bytes>() {
                Some(bytes) => Ok((Replacement::Bytes(bytes.data.to_vec()), resume)),
                None => Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple")),
            };
        }
    };
    Ok((replacement, end))
}

/// What an error handler puts in place of the bytes in `range`, and where to go on.
pub(super) fn handle_decode(
    vm: &Vm,
    handler: Handler,
    name: &str,
    data: &[u8],
    range: Range<usize>,
    encoding: Encoding,
    fail: impl Fn() -> Raised,
) -> PyResult<(String, usize)> {
    let (start, end) = (range.start, range.end);
    let mut text = String::new();
    match handler {
        Handler::Strict => return Err(fail()),
        Handler::Ignore => {}
        Handler::Replace => text.push(char::REPLACEMENT_CHARACTER),
        Handler::BackslashReplace => {
            for byte in &data[range] {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
        Handler::XmlCharacterReplace | Handler::NameReplace => {
            return Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"));
        }
        Handler::SurrogateEscape => {
            let escaped = data[range].iter().take(4).take_while(|&&byte| byte >= 0x80);
            escaped.for_each(|&byte| push_code_point(&mut text, 0xDC00 + u32::from(byte)));
            if text.is_empty() {
                return Err(fail());
            }
            let count = code_points(&text).count();
            return Ok((text, start + count));
        }
        Handler::SurrogatePass => {
            let (code, length) = passed_surrogate(&data[start..], encoding).ok_or_else(fail)?;
            push_code_point(&mut text, code);
            return Ok((text, start + length));
        }
        Handler::Registered => {
            registered(vm, name)?;
            let (replacement, resume) = call_registered(vm, name, fail(), data.len())?;
            return match replacement.downcast_ref::<Str>() {
                Some(text) => Ok((text.as_str().to_owned(), resume)),
                None => Err(vm.type_error("decoding error handler must return (str, int) tuple")),
            };
        }
    }
    Ok((text, end))
}

/// The surrogate that stands encoded at the start, and its length.
fn passed_surrogate(data: &[u8], encoding: Encoding) -> Option<(u32, usize)> {
    let (code, length) = match (encoding, data) {
        (Encoding::Utf8 | Encoding::Utf8Signature, &[0xED, b @ 0x80..0xC0, c @ 0x80..0xC0, ..]) => {
            (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3)
        }
        (Encoding::Utf16(Some(Endian::Big)), &[a, b, ..]) => (u32::from(u16::from_be_bytes([a, b])), 2),
        (Encoding::Utf16(_), &[a, b, ..]) => (u32::from(u16::from_le_bytes([a, b])), 2),
        (Encoding::Utf32(Some(Endian::Big)), &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        (Encoding::Utf32(_), &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    (0xD800..0xE000).contains(&code).then_some((code, length))
}
