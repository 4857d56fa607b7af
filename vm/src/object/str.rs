//! The payload of `str`: compact immutable text with its length, cached hash and constant-time indexing for ASCII.

use std::cell::{Cell, OnceCell};

use minipy_grammar::string::{self, CodePoints, code_points};

use super::heap::{Kind, Payload};

/// Characters per entry of the offset table of non-ASCII strings.
const STRIDE: usize = 64;

/// The payload of a `str`, spelled as `minipy_grammar::string` says: a code point is one `char`, seldom two.
pub struct Str {
    text: Box<str>,
    char_count: usize,
    hash: Cell<i64>,
    interned: Cell<bool>,
    /// Byte offset of every 64th character; made on the first index into a non-ASCII string.
    offsets: OnceCell<Box<Vec<u32>>>,
}

/// The hash value that stands for "not computed": Python never uses -1.
const NO_HASH: i64 = -1;

impl Payload for Str {
    const KIND: Kind = Kind::STR;
    const TRACKED: bool = false;
}

impl Str {
    /// A string payload.
    pub fn new(text: impl Into<Box<str>>) -> Str {
        let text = text.into();
        let char_count = if text.is_ascii() { text.len() } else { string::count(&text) };
        Str {
            text,
            char_count,
            hash: Cell::new(NO_HASH),
            interned: Cell::new(false),
            offsets: OnceCell::new(),
        }
    }

    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of characters (code points).
    #[inline(always)]
    pub fn char_count(&self) -> usize {
        self.char_count
    }

    /// Whether all characters are ASCII, so that character and byte offsets agree.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.char_count == self.text.len()
    }

    /// Whether this is the one string with its text in the intern table.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }

    pub(crate) fn set_interned(&self, interned: bool) {
        self.interned.set(interned);
    }

    /// `hash()`, cached: SipHash-1-3 of the text as CPython lays it out in memory (1, 2 or 4 bytes a character).
    #[inline(always)]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != NO_HASH { hash } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = super::hash::hash_text(&self.text);
        self.hash.set(hash);
        hash
    }

    /// The byte offset of a character index (`index <= char_count`).
    pub fn byte_offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index;
        }
        if index >= self.char_count {
            return self.text.len();
        }
        let offsets = self.offsets.get_or_init(|| {
            let mut rest = code_points(&self.text);
            let mut offsets = Vec::with_capacity(self.char_count / STRIDE + 1);
            loop {
                offsets.push((self.text.len() - rest.as_str().len()) as u32);
                if rest.nth(STRIDE - 1).is_none() {
                    return Box::new(offsets);
                }
            }
        });
        let mut rest = code_points(&self.text[offsets[index / STRIDE] as usize..]);
        if let Some(before) = (index % STRIDE).checked_sub(1) {
            rest.nth(before);
        }
        self.text.len() - rest.as_str().len()
    }

    /// The code point at an index, if in range.
    pub fn code_at(&self, index: usize) -> Option<u32> {
        if self.is_ascii() {
            return self.text.as_bytes().get(index).map(|&byte| u32::from(byte));
        }
        if index >= self.char_count {
            None
        } else {
            code_points(&self.text[self.byte_offset(index)..]).next()
        }
    }

    /// The only code point of a string of length 1.
    pub fn only_code(&self) -> Option<u32> {
        if self.char_count == 1 { self.code_at(0) } else { None }
    }

    /// The code points.
    pub fn code_points(&self) -> CodePoints<'_> {
        code_points(&self.text)
    }

    /// The characters from `start` up to `end` (character indexes, `start <= end <= char_count`).
    pub fn slice(&self, start: usize, end: usize) -> &str {
        &self.text[self.byte_offset(start)..self.byte_offset(end)]
    }

    /// The character index of a byte offset.
    pub fn char_index(&self, byte_offset: usize) -> usize {
        if self.is_ascii() { byte_offset } else { string::count(&self.text[..byte_offset]) }
    }
}

/// `str`.
pub static STR: super::type_object::TypeDef = super::type_object::TypeDef {
    name: "str",
    layout: super::heap::VTable::of::<Str>(),
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: the object's str(), or bytes decoded.",
    new: Some(super::str_methods::NEW),
    methods: super::str_methods::METHODS,
    slots: super::str_methods::SLOTS,
    flags: super::type_object::type_flag::BASE_TYPE | super::type_object::type_flag::MATCH_SELF,
    ..super::type_object::TypeDef::EMPTY
};
