//! How Python writes values of built-in types: the `repr` of str and bytes, shared by listings and objects.

use std::fmt::Write;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The first of the private characters that stand for lone surrogates; the last is U+10FFFF.
const FIRST_SURROGATE: u32 = 0x10_F800;

/// `repr(str)`.
pub fn str_repr(text: &str) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for character in text.chars() {
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
            _ => push_escape(&mut result, character),
        }
    }
    result.push(quote);
    result
}

/// Writes a character as `\x`, `\u` or `\U` and its code; a stand-in for a surrogate as that surrogate.
pub fn push_escape(result: &mut String, character: char) {
    let code = match u32::from(character) {
        code if code >= FIRST_SURROGATE => code - FIRST_SURROGATE + 0xD800,
        code => code,
    };
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
            _ => push_escape(&mut result, char::from(byte)),
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
        assert_eq!(str_repr("\u{10f800}\u{e000}\u{e0001}"), r"'\ud800\ue000\U000e0001'");
        assert_eq!(bytes_repr(b"a'\x00\xff\""), r#"b'a\'\x00\xff"'"#);
    }
}
