//! Encodings of one byte for each character, by table.

use minipy_grammar::charmap::{CHARMAPS, Charmap, find_charmap};

/// An encoding by table: its place among all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Table(usize);

impl Table {
    /// The table of a name, which has underscores and is in lower case.
    pub(super) fn find(name: &str) -> Option<Table> {
        find_charmap(name).map(Table)
    }

    fn charmap(self) -> &'static Charmap {
        &CHARMAPS[self.0]
    }

    /// What CPython calls it.
    pub(super) fn name(self) -> &'static str {
        self.charmap().name
    }

    /// The character of a byte, if it has one.
    pub(super) fn decode(self, byte: u8) -> Option<u32> {
        self.charmap().decode(byte).map(u32::from)
    }

    /// The byte of a character, if it has one.
    pub(super) fn encode(self, code: u32) -> Option<u8> {
        self.charmap().encode(char::from_u32(code)?)
    }
}
