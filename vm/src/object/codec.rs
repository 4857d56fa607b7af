//! Encoding text and decoding bytes: the built-in codecs.

use super::bytes::Bytes;
use super::codec_error::{self, Handler};
use super::codec_escape;
use super::codec_table::Table;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;
use minipy_grammar::string::{code_points, from_plain, push_code_point};

/// The encodings that need no Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Signature,
    /// UTF-16; the byte order is written, or read from the mark.
    Utf16(Option<Endian>),
    /// UTF-32; the byte order is written, or read from the mark.
    Utf32(Option<Endian>),
    /// ASCII.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// Escapes as in Python source; `true` for those of raw strings of Python 2.
    UnicodeEscape(bool),
    /// One byte for each character, by a table.
    Table(Table),
}

/// Where `Vm::state` keeps the function that finds codecs which are not built in.
pub const CODEC_FINDER: &str = "codecs.lookup";

impl Encoding {
    /// What CPython calls it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf8Signature => "utf-8-sig",
            Encoding::Utf16(None) => "utf-16",
            Encoding::Utf16(Some(Endian::Little)) => "utf-16-le",
            Encoding::Utf16(Some(Endian::Big)) => "utf-16-be",
            Encoding::Utf32(None) => "utf-32",
            Encoding::Utf32(Some(Endian::Little)) => "utf-32-le",
            Encoding::Utf32(Some(Endian::Big)) => "utf-32-be",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "iso8859-1",
            Encoding::UnicodeEscape(false) => "unicode-escape",
            Encoding::UnicodeEscape(true) => "raw-unicode-escape",
            Encoding::Table(table) => table.name(),
        }
    }
}

/// A byte order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Endian {
    /// Least significant byte first.
    Little,
    /// Most significant byte first.
    Big,
}

/// The encoding of a name, if it is built in.
pub fn find_encoding(name: &str) -> Option<Encoding> {
    // The most frequent name, as it is spelled by default.
    if name == "utf-8" {
        return Some(Encoding::Utf8);
    }
    let normal: String = name
        .chars()
        .map(|character| if matches!(character, '-' | ' ') { '_' } else { character.to_ascii_lowercase() })
        .collect();
    Some(match normal.as_str() {
        "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "utf_8_sig" => Encoding::Utf8Signature,
        "utf_16" | "utf16" | "u16" => Encoding::Utf16(None),
        "utf_16_le" | "utf_16le" | "utf16_le" => Encoding::Utf16(Some(Endian::Little)),
        "utf_16_be" | "utf_16be" | "utf16_be" => Encoding::Utf16(Some(Endian::Big)),
        "utf_32" | "utf32" | "u32" => Encoding::Utf32(None),
        "utf_32_le" | "utf_32le" | "utf32_le" => Encoding::Utf32(Some(Endian::Little)),
        "utf_32_be" | "utf_32be" | "utf32_be" => Encoding::Utf32(Some(Endian::Big)),
        "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" => Encoding::Ascii,
        "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "8859" | "cp819" | "l1"
        | "iso_ir_100" | "iso8859" => Encoding::Latin1,
        "unicode_escape" | "unicodeescape" => Encoding::UnicodeEscape(false),
        "raw_unicode_escape" | "rawunicodeescape" => Encoding::UnicodeEscape(true),
        name => return Table::find(name).map(Encoding::Table),
    })
}

/// An optional `str` argument, as `encode() argument 'errors' must be str, not int`.
pub(crate) fn name_argument<'a>(
    vm: &Vm,
    function: &str,
    parameter: &str,
    value: Option<&'a Value>,
    default: &'a str,
) -> PyResult<&'a str> {
    let Some(value) = value else { return Ok(default) };
    value.downcast_ref::<Str>().map(Str::as_str).ok_or_else(|| {
        let found = vm.argument_type(value);
        vm.type_error(format!("{function}() argument '{parameter}' must be str, not {found}"))
    })
}

/// Converts by the encoder (0) or decoder (1) of a codec that the program has registered.
fn convert_registered(vm: &Vm, encoding: &str, part: usize, value: Value, errors: &str) -> PyResult {
    let finder = vm.state.borrow().get(CODEC_FINDER).cloned();
    let Some(finder) = finder else {
        return Err(vm.lookup_error(format!("unknown encoding: {encoding}")));
    };
    let codec = vm.call(&finder, &[vm.text(encoding)])?;
    if let Some(flag) = vm.try_attribute(&codec, &vm.intern("_is_text_encoding"))?
        && !vm.is_true(&flag)?
    {
        let function = if part == 0 { "encode" } else { "decode" };
        return Err(vm.lookup_error(format!(
            "'{encoding}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs"
        )));
    }
    let converter = codec.downcast_ref::<Tuple>().and_then(|codec| codec.items.get(part).cloned());
    let result = vm.call(&converter.unwrap_or(Value::NONE), &[value, vm.text(errors)])?;
    match result.downcast_ref::<Tuple>().map(|pair| &*pair.items) {
        Some([converted, _]) => Ok(converted.clone()),
        _ => Err(vm.type_error("a codec must return a tuple (object, integer)")),
    }
}

/// Encodes the text of a `str` value.
pub fn encode(vm: &Vm, value: &Value, encoding: &str, errors: &str) -> PyResult<Vec<u8>> {
    let Some(text) = value.downcast_ref::<Str>() else { return Err(vm.system_error("a str was expected")) };
    let Some(encoding) = find_encoding(encoding) else {
        let encoded = convert_registered(vm, encoding, 0, value.clone(), errors)?;
        return match encoded.downcast_ref::<Bytes>() {
            Some(bytes) => Ok(bytes.data.to_vec()),
            None => Err(vm.type_error(format!(
                "'{encoding}' encoder returned '{}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                vm.type_name(&encoded)
            ))),
        };
    };
    vm.work(text.as_str().len() / 64)?;
    if text.is_ascii() && matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1) {
        return Ok(text.as_str().as_bytes().to_vec());
    }
    encode_as(vm, value, text, encoding, errors)
}

fn encode_as(vm: &Vm, value: &Value, text: &Str, encoding: Encoding, errors: &str) -> PyResult<Vec<u8>> {
    let mut output = Vec::with_capacity(text.as_str().len());
    let (name, endian) = match encoding {
        Encoding::Utf8 | Encoding::Utf8Signature => {
            if encoding == Encoding::Utf8Signature {
                output.extend_from_slice(b"\xEF\xBB\xBF");
            }
            ("utf-8", Endian::Little)
        }
        Encoding::Utf16(None) => {
            output.extend_from_slice(&[0xFF, 0xFE]);
            ("utf-16", Endian::Little)
        }
        Encoding::Utf16(Some(Endian::Little)) => ("utf-16-le", Endian::Little),
        Encoding::Utf16(Some(Endian::Big)) => ("utf-16-be", Endian::Big),
        Encoding::Utf32(None) => {
            output.extend_from_slice(&[0xFF, 0xFE, 0, 0]);
            ("utf-32", Endian::Little)
        }
        Encoding::Utf32(Some(Endian::Little)) => ("utf-32-le", Endian::Little),
        Encoding::Utf32(Some(Endian::Big)) => ("utf-32-be", Endian::Big),
        Encoding::Ascii => ("ascii", Endian::Little),
        Encoding::Latin1 => ("latin-1", Endian::Little),
        Encoding::UnicodeEscape(_) => ("unicodeescape", Endian::Little),
        Encoding::Table(_) => ("charmap", Endian::Little),
    };
    if text.is_ascii()
        && matches!(encoding, Encoding::Utf8 | Encoding::Utf8Signature | Encoding::Ascii | Encoding::Latin1)
    {
        output.extend_from_slice(text.as_str().as_bytes());
        return Ok(output);
    }
    let reason = match encoding {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        Encoding::Table(_) => "character maps to <undefined>",
        _ => "surrogates not allowed",
    };
    let characters: Vec<u32> = text.code_points().collect();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if push_encoded(&mut output, character, encoding, endian) {
            at += 1;
            continue;
        }
        // The handler gets the whole run of characters that cannot be encoded.
        let mut end = at + 1;
        let mut scratch = Vec::new();
        while let Some(&next) = characters.get(end)
            && !push_encoded(&mut scratch, next, encoding, endian)
        {
            end += 1;
            scratch.clear();
        }
        let handler = Handler::named(errors);
        let fail = || vm.encode_error(name, value, at, end, reason);
        let (replacement, resume) =
            codec_error::handle_encode(vm, handler, errors, &characters, at..end, encoding, endian, fail)?;
        match replacement {
            codec_error::Replacement::Bytes(bytes) => output.extend_from_slice(&bytes),
            codec_error::Replacement::Text(replacement) => {
                for character in code_points(&replacement) {
                    if !push_encoded(&mut output, character, encoding, endian) {
                        return Err(fail());
                    }
                }
            }
        }
        at = resume;
    }
    Ok(output)
}

/// Appends a code point; `false` if the encoding has no place for it.
fn push_encoded(output: &mut Vec<u8>, code: u32, encoding: Encoding, endian: Endian) -> bool {
    match encoding {
        Encoding::Ascii if code < 0x80 => output.push(code as u8),
        Encoding::Latin1 if code < 0x100 => output.push(code as u8),
        Encoding::Ascii | Encoding::Latin1 => return false,
        Encoding::Table(table) => match table.encode(code) {
            Some(byte) => output.push(byte),
            None => return false,
        },
        Encoding::UnicodeEscape(raw) => codec_escape::push(output, code, raw),
        Encoding::Utf8 | Encoding::Utf8Signature | Encoding::Utf16(_) | Encoding::Utf32(_) => {
            let Some(character) = char::from_u32(code) else { return false };
            match encoding {
                Encoding::Utf16(_) => {
                    for &unit in character.encode_utf16(&mut [0; 2]).iter() {
                        push_unit(output, unit, endian);
                    }
                }
                Encoding::Utf32(_) => push_wide(output, code, endian),
                _ => output.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }
    true
}

/// Appends a UTF-16 code unit.
pub(super) fn push_unit(output: &mut Vec<u8>, unit: u16, endian: Endian) {
    output.extend_from_slice(&match endian {
        Endian::Little => unit.to_le_bytes(),
        Endian::Big => unit.to_be_bytes(),
    });
}

/// Appends a UTF-32 code unit.
pub(super) fn push_wide(output: &mut Vec<u8>, code: u32, endian: Endian) {
    output.extend_from_slice(&match endian {
        Endian::Little => code.to_le_bytes(),
        Endian::Big => code.to_be_bytes(),
    });
}

/// Decodes bytes.
pub fn decode(vm: &Vm, data: &[u8], encoding: &str, errors: &str) -> PyResult<String> {
    let Some(encoding) = find_encoding(encoding) else {
        let decoded = convert_registered(vm, encoding, 1, vm.bytes(data), errors)?;
        return match decoded.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str().to_owned()),
            None => Err(vm.type_error(format!(
                "'{encoding}' decoder returned '{}' instead of 'str'; use codecs.decode() to decode to arbitrary types",
                vm.type_name(&decoded)
            ))),
        };
    };
    decode_as(vm, data, encoding, errors, true).map(|(text, _)| text)
}

/// Decodes bytes and says how many were used: without `last`, an incomplete character at the end is left alone.
pub fn decode_as(
    vm: &Vm,
    data: &[u8],
    encoding: Encoding,
    errors: &str,
    last: bool,
) -> PyResult<(String, usize)> {
    vm.work(data.len() / 64)?;
    let (encoding, name, start) = match encoding {
        Encoding::Latin1 => return Ok((data.iter().copied().map(char::from).collect(), data.len())),
        Encoding::Utf8 | Encoding::Ascii => {
            if let Ok(text) = std::str::from_utf8(data)
                && (encoding == Encoding::Utf8 || text.is_ascii())
            {
                return Ok((from_plain(text.to_owned()), data.len()));
            }
            (encoding, if encoding == Encoding::Utf8 { "utf-8" } else { "ascii" }, 0)
        }
        Encoding::Table(_) => (encoding, "charmap", 0),
        Encoding::UnicodeEscape(raw) => (encoding, if raw { "rawunicodeescape" } else { "unicodeescape" }, 0),
        Encoding::Utf8Signature => {
            let start = if data.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
            (Encoding::Utf8, "utf-8", start)
        }
        Encoding::Utf16(endian) => {
            let (endian, start) = match (endian, data) {
                (Some(endian), _) => (endian, 0),
                (None, [0xFE, 0xFF, ..]) => (Endian::Big, 2),
                (None, [0xFF, 0xFE, ..]) => (Endian::Little, 2),
                _ => (Endian::Little, 0),
            };
            let name = if endian == Endian::Little { "utf-16-le" } else { "utf-16-be" };
            (Encoding::Utf16(Some(endian)), name, start)
        }
        Encoding::Utf32(endian) => {
            let (endian, start) = match (endian, data) {
                (Some(endian), _) => (endian, 0),
                (None, [0, 0, 0xFE, 0xFF, ..]) => (Endian::Big, 4),
                (None, [0xFF, 0xFE, 0, 0, ..]) => (Endian::Little, 4),
                _ => (Endian::Little, 0),
            };
            let name = if endian == Endian::Little { "utf-32-le" } else { "utf-32-be" };
            (Encoding::Utf32(Some(endian)), name, start)
        }
    };
    let mut output = String::with_capacity(data.len());
    let mut at = start;
    while at < data.len() {
        let failure = match step(&data[at..], encoding) {
            Step::Character(code, length) => {
                push_code_point(&mut output, code);
                at += length;
                continue;
            }
            Step::Text(text, length) => {
                output.push_str(text);
                at += length;
                continue;
            }
            Step::Incomplete(_) if !last => break,
            Step::Incomplete(failure) | Step::Malformed(failure) => failure,
        };
        let end = at + failure.length;
        let handler = Handler::named(errors);
        let fail = || vm.decode_error(name, data, at, end, failure.reason);
        let (replacement, resume) =
            codec_error::handle_decode(vm, handler, errors, data, at..end, encoding, fail)?;
        output.push_str(&replacement);
        at = resume;
    }
    Ok((output, at.min(data.len())))
}

/// A sequence of bytes that is no character.
pub(super) struct Failure {
    pub(super) length: usize,
    pub(super) reason: &'static str,
}

/// What stands at the start of the bytes, and its length.
pub(super) enum Step {
    /// A code point.
    Character(u32, usize),
    Text(&'static str, usize),
    Incomplete(Failure),
    Malformed(Failure),
}

fn step(data: &[u8], encoding: Encoding) -> Step {
    match encoding {
        Encoding::Utf16(endian) => utf_16_step(data, endian.unwrap_or(Endian::Little)),
        Encoding::Utf32(endian) => utf_32_step(data, endian.unwrap_or(Endian::Little)),
        Encoding::Utf8 | Encoding::Utf8Signature => utf_8_step(data),
        Encoding::UnicodeEscape(raw) => codec_escape::step(data, raw),
        Encoding::Table(table) => match table.decode(data[0]) {
            Some(code) => Step::Character(code, 1),
            None => Step::Malformed(Failure { length: 1, reason: "character maps to <undefined>" }),
        },
        Encoding::Ascii | Encoding::Latin1 => match data[0] {
            byte @ ..0x80 => Step::Character(u32::from(byte), 1),
            _ => Step::Malformed(Failure { length: 1, reason: "ordinal not in range(128)" }),
        },
    }
}

fn utf_8_step(data: &[u8]) -> Step {
    let malformed = |length, reason| Step::Malformed(Failure { length, reason });
    let first = data[0];
    let (length, lowest, highest) = match first {
        ..0x80 => return Step::Character(u32::from(first), 1),
        0xC2..0xE0 => (2, 0x80, 0xBF),
        0xE0 => (3, 0xA0, 0xBF),
        0xED => (3, 0x80, 0x9F),
        0xE1..0xF0 => (3, 0x80, 0xBF),
        0xF0 => (4, 0x90, 0xBF),
        0xF1..0xF4 => (4, 0x80, 0xBF),
        0xF4 => (4, 0x80, 0x8F),
        _ => return malformed(1, "invalid start byte"),
    };
    for index in 1..length {
        let (low, high) = if index == 1 { (lowest, highest) } else { (0x80, 0xBF) };
        match data.get(index) {
            None => return Step::Incomplete(Failure { length: index, reason: "unexpected end of data" }),
            Some(byte) if !(low..=high).contains(byte) => {
                return malformed(index, "invalid continuation byte");
            }
            Some(_) => {}
        }
    }
    match std::str::from_utf8(&data[..length]).ok().and_then(|text| text.chars().next()) {
        Some(character) => Step::Character(u32::from(character), length),
        None => malformed(1, "invalid start byte"),
    }
}

fn utf_16_step(data: &[u8], endian: Endian) -> Step {
    let unit = |offset: usize| {
        let pair = [*data.get(offset)?, *data.get(offset + 1)?];
        Some(match endian {
            Endian::Little => u16::from_le_bytes(pair),
            Endian::Big => u16::from_be_bytes(pair),
        })
    };
    let Some(first) = unit(0) else {
        return Step::Incomplete(Failure { length: data.len(), reason: "truncated data" });
    };
    match first {
        0xD800..0xDC00 => match unit(2) {
            Some(second @ 0xDC00..0xE000) => {
                let code = 0x1_0000 + ((u32::from(first) - 0xD800) << 10) + (u32::from(second) - 0xDC00);
                Step::Character(code, 4)
            }
            Some(_) => Step::Malformed(Failure { length: 2, reason: "illegal UTF-16 surrogate" }),
            None => Step::Incomplete(Failure { length: data.len().min(3), reason: "unexpected end of data" }),
        },
        0xDC00..0xE000 => Step::Malformed(Failure { length: 2, reason: "illegal encoding" }),
        _ => Step::Character(u32::from(first), 2),
    }
}

fn utf_32_step(data: &[u8], endian: Endian) -> Step {
    let Some(&[a, b, c, d]) = data.get(..4).and_then(|four| <&[u8; 4]>::try_from(four).ok()) else {
        return Step::Incomplete(Failure { length: data.len(), reason: "truncated data" });
    };
    let code = match endian {
        Endian::Little => u32::from_le_bytes([a, b, c, d]),
        Endian::Big => u32::from_be_bytes([a, b, c, d]),
    };
    let reason = if (0xD800..0xE000).contains(&code) {
        "code point in surrogate code point range(0xd800, 0xe000)"
    } else {
        "code point not in range(0x110000)"
    };
    match char::from_u32(code) {
        Some(_) => Step::Character(code, 4),
        None => Step::Malformed(Failure { length: 4, reason }),
    }
}
