//! Methods of `bytes` and `bytearray` that convert: case, padding, translation, hexadecimal, text.

use super::buffer::{like, receiver, unchanged};
use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::bytes_search::is_space;
use super::codec::{self, Encoding};
use super::str::Str;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

pub(super) fn lower(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(like(vm, args, receiver(vm, args)?.to_ascii_lowercase()))
}

pub(super) fn upper(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(like(vm, args, receiver(vm, args)?.to_ascii_uppercase()))
}

pub(super) fn swapcase(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let swap = |&byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte };
    Ok(like(vm, args, receiver(vm, args)?.iter().map(swap).collect::<Vec<u8>>()))
}

pub(super) fn capitalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut data = receiver(vm, args)?.to_ascii_lowercase();
    if let Some(first) = data.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(like(vm, args, data))
}

pub(super) fn title(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut data = receiver(vm, args)?.to_ascii_lowercase();
    let mut inside_word = false;
    for byte in &mut data {
        if !inside_word {
            byte.make_ascii_uppercase();
        }
        inside_word = byte.is_ascii_alphabetic();
    }
    Ok(like(vm, args, data))
}

fn all(vm: &Vm, args: &Arguments<'_>, test: fn(u8) -> bool) -> PyResult {
    let data = receiver(vm, args)?;
    Ok(Value::bool(!data.is_empty() && data.iter().all(|&byte| test(byte))))
}

pub(super) fn is_alnum(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, |byte| byte.is_ascii_alphanumeric())
}

pub(super) fn is_alpha(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, |byte| byte.is_ascii_alphabetic())
}

pub(super) fn is_digit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, |byte| byte.is_ascii_digit())
}

pub(super) fn is_space_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    all(vm, args, is_space)
}

pub(super) fn is_ascii(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(receiver(vm, args)?.is_ascii()))
}

pub(super) fn is_lower(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = receiver(vm, args)?;
    Ok(Value::bool(data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)))
}

pub(super) fn is_upper(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = receiver(vm, args)?;
    Ok(Value::bool(data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)))
}

pub(super) fn is_title(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (mut found, mut inside_word) = (false, false);
    for byte in receiver(vm, args)?.iter() {
        if byte.is_ascii_uppercase() && inside_word || byte.is_ascii_lowercase() && !inside_word {
            return Ok(Value::FALSE);
        }
        inside_word = byte.is_ascii_alphabetic();
        found |= inside_word;
    }
    Ok(Value::bool(found))
}

fn pad(
    vm: &Vm,
    args: &Arguments<'_>,
    function: &str,
    left: fn(missing: usize, width: usize) -> usize,
) -> PyResult {
    let width = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    let fill = match args.optional(2) {
        None => b' ',
        Some(fill) => {
            let bytes =
                if fill.is_a::<Bytes>() || fill.is_a::<ByteArray>() { vm.buffer(fill)? } else { None };
            match bytes.as_deref() {
                Some([byte]) => *byte,
                _ => {
                    let found = vm.argument_type(fill);
                    return Err(vm.type_error(format!(
                        "{function}() argument 2 must be a byte string of length 1, not {found}"
                    )));
                }
            }
        }
    };
    let data = receiver(vm, args)?;
    let missing = width.saturating_sub(data.len());
    if missing == 0 {
        return Ok(unchanged(vm, args, &data));
    }
    vm.reserve(width, 1)?;
    let before = left(missing, width);
    let mut output = vec![fill; width];
    output[before..before + data.len()].copy_from_slice(&data);
    Ok(like(vm, args, output))
}

pub(super) fn center(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, "center", |missing, width| missing / 2 + (missing & width & 1))
}

pub(super) fn left_justify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, "ljust", |_, _| 0)
}

pub(super) fn right_justify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, "rjust", |missing, _| missing)
}

pub(super) fn zero_fill(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let width = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    let data = receiver(vm, args)?;
    let missing = width.saturating_sub(data.len());
    if missing == 0 {
        return Ok(unchanged(vm, args, &data));
    }
    vm.reserve(width, 1)?;
    let sign = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let mut output = data[..sign].to_vec();
    output.resize(sign + missing, b'0');
    output.extend_from_slice(&data[sign..]);
    Ok(like(vm, args, output))
}

pub(super) fn expand_tabs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = args.optional(1).map_or(Ok(8), |size| vm.int_argument(size))?;
    let size = usize::try_from(size).unwrap_or(0);
    let data = receiver(vm, args)?;
    let tabs = data.split(|&byte| byte == b'\t').count() - 1;
    vm.reserve(tabs.saturating_mul(size).saturating_add(data.len()), 1)?;
    let (mut output, mut column) = (Vec::with_capacity(data.len()), 0);
    for &byte in data.iter() {
        match byte {
            b'\t' if size > 0 => {
                let blanks = size - column % size;
                output.resize(output.len() + blanks, b' ');
                column += blanks;
            }
            b'\t' => {}
            _ => {
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
                output.push(byte);
            }
        }
    }
    Ok(like(vm, args, output))
}

pub(super) fn translate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let table = match args.not_none(1) {
        Some(table) => Some(vm.buffer_argument(table)?),
        None => None,
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let doomed = match args.optional(2) {
        Some(doomed) => vm.buffer_argument(doomed)?.to_vec(),
        None => Vec::new(),
    };
    let data = receiver(vm, args)?;
    vm.work(data.len() / 64)?;
    let kept = data.iter().filter(|byte| !doomed.contains(byte));
    let mapped = kept.map(|&byte| table.as_ref().map_or(byte, |table| table[usize::from(byte)]));
    Ok(like(vm, args, mapped.collect::<Vec<u8>>()))
}

pub(super) fn make_translation(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (from, to) = (vm.buffer_argument(args.get(0))?, vm.buffer_argument(args.get(1))?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&key, &value) in from.iter().zip(to.iter()) {
        table[usize::from(key)] = value;
    }
    Ok(vm.bytes(table))
}

pub(super) fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let encoding = codec::name_argument(vm, "decode", "encoding", args.optional(1), "utf-8")?;
    let errors = codec::name_argument(vm, "decode", "errors", args.optional(2), "strict")?;
    let data = receiver(vm, args)?;
    if data.is_ascii()
        && let Some(Encoding::Utf8 | Encoding::Ascii) = codec::find_encoding(encoding)
        && let Ok(text) = std::str::from_utf8(&data)
    {
        vm.work(text.len() / 64)?;
        return Ok(vm.text(text));
    }
    Ok(vm.text(codec::decode(vm, &data, encoding, errors)?))
}

pub(super) fn from_hex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = vm.text_argument(args.get(1), "fromhex")?;
    let bad = |at: usize| {
        Err(vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")))
    };
    let characters: Vec<char> = text.chars().collect();
    let (mut data, mut at) = (Vec::with_capacity(text.len() / 2), 0);
    while let Some(&character) = characters.get(at) {
        if u8::try_from(character).is_ok_and(is_space) {
            at += 1;
            continue;
        }
        let Some(high) = character.to_digit(16) else { return bad(at) };
        let Some(low) = characters.get(at + 1).and_then(|low| low.to_digit(16)) else { return bad(at + 1) };
        data.push((high << 4 | low) as u8);
        at += 2;
    }
    let class = args.get(0);
    if class.is(vm.types.bytes.value()) {
        return Ok(vm.bytes(data));
    }
    if class.is(vm.types.bytearray.value()) {
        return Ok(vm.bytearray(data));
    }
    vm.call(class, &[vm.bytes(data)])
}

/// `hex(sep, bytes_per_sep)`.
pub(super) fn hex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = receiver(vm, args)?;
    let group = args.optional(2).map_or(Ok(1), |group| vm.int_argument(group))?;
    let separator = match args.optional(1) {
        None => None,
        Some(separator) => {
            if vm.len(separator)? != 1 {
                return Err(vm.value_error("sep must be length 1."));
            }
            let byte = match separator.downcast_ref::<Str>() {
                Some(text) => text.as_str().bytes().next(),
                None => match vm.buffer(separator)? {
                    Some(bytes) => bytes.first().copied(),
                    None => return Err(vm.type_error("sep must be str or bytes.")),
                },
            };
            match byte {
                Some(byte) if byte.is_ascii() => Some(char::from(byte)),
                _ => return Err(vm.value_error("sep must be ASCII.")),
            }
        }
    };
    let size = group.unsigned_abs() as usize;
    let mut text = String::with_capacity(data.len() * 2);
    for (index, byte) in data.iter().enumerate() {
        // Groups are counted from the right, from the left for negative sizes.
        let place = if group > 0 { data.len() - index } else { index };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && place.is_multiple_of(size)
        {
            text.push(separator);
        }
        text.extend(
            [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')),
        );
    }
    Ok(vm.text(text))
}
