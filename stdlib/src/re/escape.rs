//! Escapes for single characters in patterns, and the quoting of names in messages.

use super::parse::Parser;
use super::syntax::Refusal;
use super::tokens::{Tokens, text_of};

/// The character that an escape stands for; `code` is the one after the backslash.
pub(super) fn literal(parser: &mut Parser<'_>, code: u32, in_set: bool) -> Result<u32, Refusal> {
    let is_text = parser.is_text;
    let tokens = &mut parser.tokens;
    let Some(letter) = char::from_u32(code) else { return Ok(code) };
    match letter {
        'a' => Ok(7),
        'b' if in_set => Ok(8),
        'f' => Ok(12),
        'n' => Ok(10),
        'r' => Ok(13),
        't' => Ok(9),
        'v' => Ok(11),
        '\\' => Ok(code),
        'x' => hexadecimal(tokens, letter, 2),
        'u' if is_text => hexadecimal(tokens, letter, 4),
        'U' if is_text => hexadecimal(tokens, letter, 8),
        'N' if is_text => named(tokens),
        '0'..='7' if in_set || letter == '0' => {
            let text = format!("{letter}{}", tokens.get_digits(2, 8)?);
            octal(tokens, &text)
        }
        '8' | '9' if in_set => Err(tokens.error(format!("bad escape \\{letter}"), 2)),
        _ if letter.is_ascii_alphabetic() => Err(tokens.error(format!("bad escape \\{letter}"), 2)),
        _ => Ok(code),
    }
}

/// Octal digits as a character.
pub(super) fn octal(tokens: &Tokens<'_>, digits: &str) -> Result<u32, Refusal> {
    match u32::from_str_radix(digits, 8) {
        Ok(code) if code <= 0o377 => Ok(code),
        _ => {
            let message = format!("octal escape value \\{digits} outside of range 0-0o377");
            Err(tokens.error(message, digits.len() + 1))
        }
    }
}

fn hexadecimal(tokens: &mut Tokens<'_>, letter: char, count: usize) -> Result<u32, Refusal> {
    let digits = tokens.get_digits(count, 16)?;
    if digits.len() != count {
        return Err(tokens.error(format!("incomplete escape \\{letter}{digits}"), digits.len() + 2));
    }
    match u32::from_str_radix(&digits, 16) {
        Ok(code) if code < 0x11_0000 => Ok(code),
        _ => Err(tokens.error(format!("bad escape \\{letter}{digits}"), count + 2)),
    }
}

fn named(tokens: &mut Tokens<'_>) -> Result<u32, Refusal> {
    if !tokens.accept('{')? {
        return Err(tokens.error("missing {", 0));
    }
    let name = tokens.get_until('}', "character name")?;
    match minipy_grammar::unicode::named_character(&name) {
        Some(character) => Ok(u32::from(character)),
        None => {
            let message = format!("undefined character name {}", repr(&name));
            Err(tokens.error(message, name.chars().count() + r"\N{}".len()))
        }
    }
}

/// Whether a name is an identifier.
pub(super) fn is_identifier(name: &str) -> bool {
    minipy_grammar::unicode::is_identifier(name)
}

/// The repr of a short string, for messages.
pub(super) fn repr(name: &str) -> String {
    let quote = if name.contains('\'') && !name.contains('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for character in name.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ if character == quote => text.extend(['\\', quote]),
            _ if character < ' ' || character == '\x7f' => {
                text.push_str(&format!("\\x{:02x}", u32::from(character)));
            }
            _ => text.push(character),
        }
    }
    text.push(quote);
    text
}

/// `ascii()` of a name of a bytes pattern.
pub(super) fn ascii_repr(name: &str) -> String {
    let escaped = |character: char| match u32::from(character) {
        0..0x80 => text_of(u32::from(character)),
        code => format!("\\x{code:02x}"),
    };
    repr(name).chars().map(escaped).collect()
}
