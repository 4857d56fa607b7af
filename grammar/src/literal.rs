//! Values of literals: numbers, and the escapes of strings and bytes.

use num_bigint::BigInt;

use crate::ast::Constant;
use crate::string::push_code_point;

/// The value of a numeric literal that the lexer has accepted; the error is that of too many digits.
pub(crate) fn number(text: &str, limit: usize) -> Result<Constant, String> {
    let digits = if text.contains('_') { text.replace('_', "") } else { text.to_owned() };
    let bytes = digits.as_bytes();
    if let [b'0', prefix, ..] = bytes {
        let radix = match prefix | 0x20 {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if radix != 0 {
            return integer(&digits[2..], radix);
        }
    }
    if let Some(imaginary) = digits.strip_suffix(['j', 'J']) {
        return Ok(Constant::Complex(imaginary.parse().unwrap_or(f64::NAN)));
    }
    if bytes.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return Ok(Constant::Float(digits.parse().unwrap_or(f64::NAN)));
    }
    if limit > 0 && digits.len() > limit && bytes.iter().any(|&byte| byte != b'0') {
        return Err(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits.",
            digits.len()
        ));
    }
    integer(&digits, 10)
}

fn integer(digits: &str, radix: u32) -> Result<Constant, String> {
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Ok(Constant::Int(value));
    }
    BigInt::parse_bytes(digits.as_bytes(), radix)
        .map(Constant::BigInt)
        .ok_or_else(|| "invalid integer literal".to_owned())
}

/// Decodes the body of a string. The error is the text of CPython's exception.
///
/// A lone backslash at the end (before a brace of an f-string, given as `next`) is kept.
pub(crate) fn decode_text(
    body: &str,
    next: Option<char>,
    odd: &mut Option<String>,
) -> Result<String, String> {
    let mut decoder = TextDecoder { body, position: 0, output: String::with_capacity(body.len()) };
    while let Some(length) = body[decoder.position..].find('\\') {
        let start = decoder.position + length;
        decoder.output.push_str(&body[decoder.position..start]);
        decoder.position = start + 1;
        decoder.escape(start, next, odd)?;
    }
    decoder.output.push_str(&body[decoder.position..]);
    Ok(decoder.output)
}

struct TextDecoder<'a> {
    body: &'a str,
    position: usize,
    output: String,
}

impl TextDecoder<'_> {
    fn escape(&mut self, start: usize, next: Option<char>, odd: &mut Option<String>) -> Result<(), String> {
        let Some(character) = self.body[self.position..].chars().next() else {
            self.output.push('\\');
            if let Some(next) = next {
                note(odd, format!("invalid escape sequence '\\{next}'"));
            }
            return Ok(());
        };
        self.position += character.len_utf8();
        match character {
            '\n' => {}
            '0'..='7' => {
                let (value, end) = octal(self.body.as_bytes(), self.position - 1);
                self.position = end;
                if value > 0o377 {
                    note(odd, format!("invalid octal escape sequence '{}'", &self.body[start..end]));
                }
                push_code_point(&mut self.output, u32::from(value));
            }
            'x' => self.hexadecimal(start, 2, "truncated \\xXX escape")?,
            'u' => self.hexadecimal(start, 4, "truncated \\uXXXX escape")?,
            'U' => self.hexadecimal(start, 8, "truncated \\UXXXXXXXX escape")?,
            'N' => self.named(start)?,
            _ => match simple_escape(character) {
                Some(value) => self.output.push(value),
                None => {
                    note(odd, format!("invalid escape sequence '\\{character}'"));
                    self.output.push('\\');
                    self.output.push(character);
                }
            },
        }
        Ok(())
    }

    fn hexadecimal(&mut self, start: usize, digits: usize, truncated: &str) -> Result<(), String> {
        let available = self.body.as_bytes()[self.position..].iter().take(digits);
        let count = available.take_while(|byte| byte.is_ascii_hexdigit()).count();
        let text = &self.body[self.position..self.position + count];
        self.position += count;
        if count < digits {
            return Err(self.unicode_error(start, truncated));
        }
        let code = u32::from_str_radix(text, 16).unwrap_or(u32::MAX);
        if code > u32::from(char::MAX) {
            return Err(self.unicode_error(start, "illegal Unicode character"));
        }
        push_code_point(&mut self.output, code);
        Ok(())
    }

    fn named(&mut self, start: usize) -> Result<(), String> {
        const MALFORMED: &str = "malformed \\N character escape";
        let rest = &self.body[self.position..];
        if !rest.starts_with('{') {
            if rest.is_empty() {
                self.position = self.body.len();
            }
            return Err(self.unicode_error(start, MALFORMED));
        }
        let Some(length) = rest.find('}') else {
            self.position = self.body.len();
            return Err(self.unicode_error(start, MALFORMED));
        };
        if length == 1 {
            self.position += 1;
            return Err(self.unicode_error(start, MALFORMED));
        }
        self.position += length + 1;
        match crate::unicode::named_character(&rest[1..length]) {
            Some(character) => {
                self.output.push(character);
                Ok(())
            }
            None => Err(self.unicode_error(start, "unknown Unicode character name")),
        }
    }

    /// Positions count bytes of the form that CPython decodes, in which each non-ASCII character is `\UXXXXXXXX`.
    fn unicode_error(&self, start: usize, reason: &str) -> String {
        let length = |text: &str| {
            text.chars().map(|character| if character.is_ascii() { 1 } else { 10 }).sum::<usize>()
        };
        let first = length(&self.body[..start]);
        let last = first + length(&self.body[start..self.position]) - 1;
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {first}-{last}: {reason}"
        )
    }
}

/// Decodes the body of a bytes literal (ASCII already checked).
pub(crate) fn decode_bytes(body: &str, odd: &mut Option<String>) -> Result<Vec<u8>, String> {
    let bytes = body.as_bytes();
    let mut output = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        if byte != b'\\' || position + 1 >= bytes.len() {
            output.push(byte);
            position += 1;
            continue;
        }
        let start = position;
        let escaped = bytes[position + 1];
        position += 2;
        match escaped {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, end) = octal(bytes, position - 1);
                position = end;
                if value > 0o377 {
                    note(odd, format!("invalid octal escape sequence '{}'", &body[start..end]));
                }
                output.push(value as u8);
            }
            b'x' => {
                let digits =
                    body.get(position..position + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
                let Some(value) = digits.filter(|_| bytes[position].is_ascii_hexdigit()) else {
                    return Err(format!("(value error) invalid \\x escape at position {start}"));
                };
                output.push(value);
                position += 2;
            }
            _ => match simple_escape(char::from(escaped)) {
                Some(value) => output.push(value as u8),
                None => {
                    note(odd, format!("invalid escape sequence '\\{}'", char::from(escaped)));
                    output.extend([b'\\', escaped]);
                }
            },
        }
    }
    Ok(output)
}

fn simple_escape(character: char) -> Option<char> {
    Some(match character {
        '\\' | '\'' | '"' => character,
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        _ => return None,
    })
}

/// Up to three octal digits from `start`: the value, and where they end.
fn octal(bytes: &[u8], start: usize) -> (u16, usize) {
    let digits = bytes[start..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
    let (value, count) =
        digits.fold((0, 0), |(value, count), digit| (value * 8 + u16::from(digit - b'0'), count + 1));
    (value, start + count)
}

/// Keeps a warning of an escape that stays as it stands: CPython warns of the first one of a literal only.
fn note(odd: &mut Option<String>, message: String) {
    if odd.is_none() {
        *odd = Some(message);
    }
}
