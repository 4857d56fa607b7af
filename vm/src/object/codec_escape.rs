//! The codecs `unicode_escape` and `raw_unicode_escape`: text as Python source escapes it.

use std::io::Write;

use super::codec::{Failure, Step};

/// Appends a character; `raw` escapes only what Latin-1 lacks.
pub(super) fn push(output: &mut Vec<u8>, code: u32, raw: bool) {
    // Writing to a Vec cannot fail.
    let _ = match char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER) {
        _ if raw && code < 0x100 => output.write_all(&[code as u8]),
        '\\' => output.write_all(b"\\\\"),
        '\t' => output.write_all(b"\\t"),
        '\n' => output.write_all(b"\\n"),
        '\r' => output.write_all(b"\\r"),
        ' '..='~' => output.write_all(&[code as u8]),
        _ if code < 0x100 => write!(output, "\\x{code:02x}"),
        _ if code < 0x1_0000 => write!(output, "\\u{code:04x}"),
        _ => write!(output, "\\U{code:08x}"),
    };
}

/// Decodes the character or escape at the start.
pub(super) fn step(data: &[u8], raw: bool) -> Step {
    let first = data[0];
    if first != b'\\' {
        return Step::Character(u32::from(first), 1);
    }
    let Some(&kind) = data.get(1) else {
        if raw {
            return Step::Character(u32::from('\\'), 1);
        }
        return Step::Incomplete(Failure { length: 1, reason: "\\ at end of string" });
    };
    match kind {
        b'u' => hexadecimal(data, 4, "truncated \\uXXXX escape"),
        b'U' => hexadecimal(data, 8, "truncated \\UXXXXXXXX escape"),
        // Of two backslashes the second begins no escape.
        b'\\' if raw => Step::Text("\\\\", 2),
        _ if raw => Step::Character(u32::from('\\'), 1),
        b'x' => hexadecimal(data, 2, "truncated \\xXX escape"),
        b'N' => named(data),
        b'0'..=b'7' => {
            let digits = data[1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
            let (code, count) =
                digits.fold((0, 0), |(code, count), &byte| (code * 8 + u32::from(byte - b'0'), count + 1));
            Step::Character(code, 1 + count)
        }
        b'\n' => Step::Text("", 2),
        b'\\' | b'\'' | b'"' => Step::Character(u32::from(kind), 2),
        b'a' => Step::Character(u32::from('\x07'), 2),
        b'b' => Step::Character(u32::from('\x08'), 2),
        b'f' => Step::Character(u32::from('\x0c'), 2),
        b'n' => Step::Character(u32::from('\n'), 2),
        b'r' => Step::Character(u32::from('\r'), 2),
        b't' => Step::Character(u32::from('\t'), 2),
        b'v' => Step::Character(u32::from('\x0b'), 2),
        _ => Step::Character(u32::from('\\'), 1),
    }
}

fn hexadecimal(data: &[u8], wanted: usize, reason: &'static str) -> Step {
    let (mut code, mut count) = (0_u64, 0);
    for &byte in data[2..].iter().take(wanted) {
        let Some(digit) = char::from(byte).to_digit(16) else { break };
        code = code * 16 + u64::from(digit);
        count += 1;
    }
    if count < wanted {
        let failure = Failure { length: 2 + count, reason };
        return if data.len() == 2 + count { Step::Incomplete(failure) } else { Step::Malformed(failure) };
    }
    match u32::try_from(code) {
        Ok(code @ ..0x11_0000) => Step::Character(code, 2 + wanted),
        _ => Step::Malformed(Failure { length: 2 + wanted, reason: "illegal Unicode character" }),
    }
}

fn named(data: &[u8]) -> Step {
    let malformed = |length| Step::Malformed(Failure { length, reason: "malformed \\N character escape" });
    if data.get(2) != Some(&b'{') {
        return malformed(2);
    }
    let Some(end) = data.iter().position(|&byte| byte == b'}') else { return malformed(data.len()) };
    let name = std::str::from_utf8(&data[3..end]).unwrap_or("");
    if name.is_empty() {
        return malformed(end + 1);
    }
    match minipy_grammar::unicode::named_character(name) {
        Some(character) => Step::Character(u32::from(character), end + 1),
        None => Step::Malformed(Failure { length: end + 1, reason: "unknown Unicode character name" }),
    }
}
