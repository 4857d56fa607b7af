//! The payload of `str`: compact immutable text with its length, cached hash and constant-time indexing for ASCII.

use std::cell::Cell;

use minipy_grammar::string::{self, CodePoints, code_points};

use super::heap::{Kind, Payload, Text};

/// The payload of a `str`, spelled as `minipy_grammar::string` says: a code point is one `char`, seldom two.
#[repr(C)]
pub struct Str {
    hash: Cell<i64>,
    text: Text,
}

/// The hash value that stands for "not computed": Python never uses -1.
const NO_HASH: i64 = -1;

impl Payload for Str {
    const KIND: Kind = Kind::STR;
    const TRACKED: bool = false;
    const TAILED: bool = true;

    fn tail_size(&self) -> usize {
        self.text.size()
    }
}

impl Str {
    /// A payload around a text that the heap is about to write behind it.
    pub(super) fn of(text: Text) -> Str {
        Str { hash: Cell::new(NO_HASH), text }
    }

    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The number of characters (code points).
    #[inline(always)]
    pub fn char_count(&self) -> usize {
        self.text.char_count()
    }

    /// Whether all characters are ASCII, so that character and byte offsets agree.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    /// Whether this is the one string with its text in the intern table.
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.text.is_interned()
    }

    pub(crate) fn set_interned(&self, interned: bool) {
        self.text.set_interned(interned);
    }

    /// Notes that text was put behind it.
    pub(super) fn grown(&self, length: usize) {
        self.text.grown(length);
        self.hash.set(NO_HASH);
    }

    /// `hash()`, cached: SipHash-1-3 of the text as CPython lays it out in memory (1, 2 or 4 bytes a character).
    #[inline(always)]
    pub fn hash(&self) -> i64 {
        let hash = self.hash.get();
        if hash != NO_HASH { hash } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = super::hash::hash_text(self.as_str());
        self.hash.set(hash);
        hash
    }

    /// The byte offset of a character index (`index <= char_count`).
    pub fn byte_offset(&self, index: usize) -> usize {
        self.text.byte_offset(index)
    }

    /// The code point at an index, if in range.
    pub fn code_at(&self, index: usize) -> Option<u32> {
        if self.is_ascii() {
            return self.as_str().as_bytes().get(index).map(|&byte| u32::from(byte));
        }
        if index >= self.char_count() {
            None
        } else {
            code_points(&self.as_str()[self.byte_offset(index)..]).next()
        }
    }

    /// The only code point of a string of length 1.
    pub fn only_code(&self) -> Option<u32> {
        if self.char_count() == 1 { self.code_at(0) } else { None }
    }

    /// The code points.
    pub fn code_points(&self) -> CodePoints<'_> {
        code_points(self.as_str())
    }

    /// The characters from `start` up to `end` (character indexes, `start <= end <= char_count`).
    pub fn slice(&self, start: usize, end: usize) -> &str {
        &self.as_str()[self.byte_offset(start)..self.byte_offset(end)]
    }

    /// The character index of a byte offset.
    pub fn char_index(&self, byte_offset: usize) -> usize {
        if self.is_ascii() { byte_offset } else { string::count(&self.as_str()[..byte_offset]) }
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
