//! How Python writes values of built-in types: the `repr` of str and bytes, shared by listings and objects.

use std::fmt::Write;

use minipy_grammar::string::code_points;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// `repr(str)`.
pub fn str_repr(text: &str) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for code in code_points(text) {
        let Some(character) = char::from_u32(code) else {
            push_escape(&mut result, code);
            continue;
        };
        match character {
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            '\\' => result.push_str("\\\\"),
            _ if character == quote => {
                result.push('\\');
                result.push(quote);
            }
            _ if is_printable(character) => result.push(character),
            _ => push_escape(&mut result, code),
        }
    }
    result.push(quote);
    result
}

/// Writes a code point as `\x`, `\u` or `\U` and its number.
pub fn push_escape(result: &mut String, code: u32) {
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(result, "\\x{code:02x}"),
        0x100..=0xffff => write!(result, "\\u{code:04x}"),
        _ => write!(result, "\\U{code:08x}"),
    };
}

/// `repr(bytes)`.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut result = String::with_capacity(bytes.len() + 3);
    result.push('b');
    result.push(quote);
    for &byte in bytes {
        match byte {
            b'\n' => result.push_str("\\n"),
            b'\r' => result.push_str("\\r"),
            b'\t' => result.push_str("\\t"),
            b'\\' => result.push_str("\\\\"),
            _ if char::from(byte) == quote => {
                result.push('\\');
                result.push(quote);
            }
            0x20..=0x7e => result.push(char::from(byte)),
            _ => push_escape(&mut result, u32::from(byte)),
        }
    }
    result.push(quote);
    result
}

/// Single quotes, unless only double ones save escapes.
fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// `str.isprintable` of one character: not a control, format, surrogate, private, unassigned or separator character,
/// except the space.
pub fn is_printable(character: char) -> bool {
    use GeneralCategory::*;
    if character.is_ascii() {
        return (' '..='~').contains(&character);
    }
    !matches!(
        character.general_category(),
        Control
            | Format
            | Surrogate
            | PrivateUse
            | Unassigned
            | LineSeparator
            | ParagraphSeparator
            | SpaceSeparator
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        assert_eq!(str_repr("it's"), "\"it's\"");
        assert_eq!(str_repr("it's \"so\""), r#"'it\'s "so"'"#);
        assert_eq!(
            str_repr("a\n\t\\\u{7f}é\u{a0}\u{200b}\u{1f600}"),
            "'a\\n\\t\\\\\\x7fé\\xa0\\u200b\u{1f600}'"
        );
        assert_eq!(str_repr("\u{10f000}\u{e000}\u{10ffff}"), r"'\ud800\ue000\U0010ffff'");
        assert_eq!(bytes_repr(b"a'\x00\xff\""), r#"b'a\'\x00\xff"'"#);
    }
}
