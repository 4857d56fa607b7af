//! How text holds what Rust's `char` cannot: lone surrogates.
//!
//! `str` is UTF-8 here, so U+D800..U+DFFF (from `"\ud800"`, or `surrogateescape`) are stood for by the last 2,048
//! code points of the last private-use plane.

/// The stand-in of U+D800.
const FIRST: u32 = 0x10F800;

/// The character that stands for a lone surrogate; other code units map to themselves.
pub fn surrogate_to_char(code: u16) -> char {
    let code = u32::from(code);
    let mapped = if (0xD800..0xE000).contains(&code) { FIRST + (code - 0xD800) } else { code };
    char::from_u32(mapped).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The lone surrogate for which a character stands, if it does.
pub fn char_to_surrogate(character: char) -> Option<u16> {
    u32::from(character).checked_sub(FIRST).map(|index| 0xD800 + index as u16)
}
