//! How Python writes values of built-in types: the `repr` of float, complex, str and bytes, shared by listings and
//! objects.

use std::fmt::Write;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The first of the private characters that stand for lone surrogates; the last is U+10FFFF.
const FIRST_SURROGATE: u32 = 0x10_F800;

/// `repr(float)`: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e16 on.
pub fn float_repr(value: f64) -> String {
    let mut text = float_repr_without_point(value);
    if value.is_finite() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// The same, but a whole number has no `.0`: a part of a complex number.
fn float_repr_without_point(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let (negative, digits, exponent) = shortest_digits(value);
    let sign = if negative { "-" } else { "" };
    let count = digits.len() as i32;
    if !(-4..16).contains(&exponent) {
        let point = if count > 1 { "." } else { "" };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return format!(
            "{sign}{}{point}{}e{exponent_sign}{:02}",
            &digits[..1],
            &digits[1..],
            exponent.unsigned_abs()
        );
    }
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-1 - exponent) as usize));
    }
    let whole = exponent + 1;
    if count <= whole {
        return format!("{sign}{digits}{}", "0".repeat((whole - count) as usize));
    }
    format!("{sign}{}.{}", &digits[..whole as usize], &digits[whole as usize..])
}

/// Sign, significant digits without zeros at the end, and decimal exponent of the first digit: the fewest digits that
/// read back the same; among those of this length the nearest, of two equally near the even one.
pub fn shortest_digits(value: f64) -> (bool, String, i32) {
    let split = |text: &str| -> (String, i32) {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        (mantissa.chars().filter(char::is_ascii_digit).collect(), exponent.parse().unwrap_or(0))
    };
    let (mut digits, mut exponent) = split(&format!("{value:e}"));
    // The standard library gives the fewest digits, but rounds ties up.
    let exact = format!("{value:.*e}", digits.len() - 1);
    if exact.parse() == Ok(value) {
        (digits, exponent) = split(&exact);
    }
    (value.is_sign_negative(), digits, exponent)
}

/// `repr(complex)`.
pub fn complex_repr(real: f64, imaginary: f64) -> String {
    let imaginary_text = float_repr_without_point(imaginary);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imaginary_text}j");
    }
    let plus = if imaginary_text.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary_text}j)", float_repr_without_point(real))
}

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
    fn floats() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (2f64.powi(-25), "2.9802322387695312e-08"),
            (-123.456, "-123.456"),
            (0.00012, "0.00012"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "nan"),
        ];
        for (value, text) in cases {
            assert_eq!(float_repr(value), text);
        }
        assert_eq!(complex_repr(0.0, 1.0), "1j");
        assert_eq!(complex_repr(-0.0, -1.0), "(-0-1j)");
        assert_eq!(complex_repr(1.5, f64::NAN), "(1.5+nanj)");
        assert_eq!(complex_repr(0.0, 1e16), "1e+16j");
    }

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
