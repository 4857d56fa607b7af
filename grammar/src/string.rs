//! How text holds what Rust's `char` cannot: lone surrogates.
//!
//! Python's text is kept as UTF-8, which has no place for U+D800..U+DFFF (from `"\ud800"`, or `surrogateescape`). They
//! are spelled as the private-use characters U+10F000..U+10F7FF. So that no character is lost, those characters
//! themselves, and the 128 after them, are spelled as pairs of a lead (U+10F800..U+10F821) and a trail
//! (U+10F840..U+10F87F). Every sequence of code points has one spelling; and as surrogates, leads and trails are
//! different characters, searching, splitting and comparing for equality work on spellings as they stand.

/// The first character that is not spelled as itself, and the stand-in of U+D800.
const FIRST: u32 = 0x10_F000;
/// The first lead of a pair.
const LEAD: u32 = 0x10_F800;
/// The first trail of a pair.
const TRAIL: u32 = 0x10_F840;
/// The first character after those that are not spelled as themselves.
const END: u32 = 0x10_F880;
/// How many trails a lead can have.
const TRAILS: u32 = 64;

const _: () =
    assert!(LEAD - FIRST == 0x800 && LEAD + (END - FIRST).div_ceil(TRAILS) <= TRAIL && TRAIL + TRAILS == END);

/// Appends a code point, which may be a surrogate. One that Unicode does not have becomes U+FFFD.
#[inline]
pub fn push_code_point(text: &mut String, code: u32) {
    match char::from_u32(code) {
        Some(character) if !(FIRST..END).contains(&code) => text.push(character),
        Some(_) => {
            let index = code - FIRST;
            text.extend(char::from_u32(LEAD + index / TRAILS));
            text.extend(char::from_u32(TRAIL + index % TRAILS));
        }
        None if (0xD800..0xE000).contains(&code) => text.extend(char::from_u32(FIRST + (code - 0xD800))),
        None => text.push(char::REPLACEMENT_CHARACTER),
    }
}

/// The spelling of one code point.
pub fn spell(code: u32) -> String {
    let mut text = String::with_capacity(4);
    push_code_point(&mut text, code);
    text
}

/// The lone surrogate for which a character stands, if it does.
pub fn surrogate(character: char) -> Option<u16> {
    match u32::from(character) {
        code @ FIRST..LEAD => Some(0xD800 + (code - FIRST) as u16),
        _ => None,
    }
}

/// Whether all characters of a spelling mean themselves: no surrogates, no pairs.
pub fn is_plain(text: &str) -> bool {
    // U+10F000..U+10F87F is F4 8F 80 80 .. F4 8F A1 BF.
    let bytes = text.as_bytes();
    !bytes.contains(&0xF4) || !bytes.windows(3).any(|window| matches!(window, [0xF4, 0x8F, 0x80..=0xA1]))
}

/// Spells text that comes from outside.
pub fn from_plain(text: String) -> String {
    if is_plain(&text) {
        return text;
    }
    let mut spelling = String::with_capacity(text.len() + 8);
    text.chars().for_each(|character| push_code_point(&mut spelling, u32::from(character)));
    spelling
}

/// The number of code points of a spelling.
pub fn count(text: &str) -> usize {
    if is_plain(text) { text.chars().count() } else { code_points(text).count() }
}

/// The code points of a spelling.
pub fn code_points(text: &str) -> CodePoints<'_> {
    CodePoints { rest: text.chars() }
}

/// The code points of a spelling, surrogates among them.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    rest: std::str::Chars<'a>,
}

impl<'a> CodePoints<'a> {
    /// What is left of the spelling.
    pub fn as_str(&self) -> &'a str {
        self.rest.as_str()
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let code = u32::from(self.rest.next()?);
        match code {
            FIRST..LEAD => Some(0xD800 + (code - FIRST)),
            LEAD..TRAIL => {
                let mut after = self.rest.clone();
                match after.next().map(u32::from) {
                    Some(trail @ TRAIL..END) => {
                        self.rest = after;
                        Some(FIRST + (code - LEAD) * TRAILS + (trail - TRAIL))
                    }
                    _ => Some(code),
                }
            }
            _ => Some(code),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.rest.size_hint();
        (least.div_ceil(2), most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_has_a_spelling_of_its_own() {
        let interesting = (0xD700..0xE100).chain(0x10_EF00..=0x10_FFFF).chain([0, 0x7F, 0x80, 0xFFFF]);
        let mut spellings = std::collections::BTreeSet::new();
        let mut all = String::new();
        let codes: Vec<u32> = interesting.collect();
        for &code in &codes {
            let spelling = spell(code);
            assert_eq!(code_points(&spelling).collect::<Vec<_>>(), [code]);
            assert_eq!(is_plain(&spelling), char::from_u32(code).is_some_and(|c| spelling == c.to_string()));
            all.push_str(&spelling);
            assert!(spellings.insert(spelling), "{code:x}");
        }
        assert_eq!(code_points(&all).collect::<Vec<_>>(), codes);
        assert_eq!(count(&all), codes.len());
        assert_eq!(from_plain("\u{10f000}x\u{10ffff}".to_owned()), spell(0x10_F000) + "x\u{10ffff}");
        assert_eq!(surrogate('\u{10f000}'), Some(0xD800));
    }
}
