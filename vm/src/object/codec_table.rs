//! Encodings of one byte for each character whose upper half is a table.

/// An encoding by table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Table {
    /// Windows code page 1252.
    Windows1252,
    /// ISO 8859-15.
    Latin9,
}

/// The characters 0x80 to 0x9F of code page 1252; five of them are undefined.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
];

/// Where ISO 8859-15 differs from ISO 8859-1.
const LATIN_9: [(u8, u16); 8] = [
    (0xA4, 0x20AC),
    (0xA6, 0x0160),
    (0xA8, 0x0161),
    (0xB4, 0x017D),
    (0xB8, 0x017E),
    (0xBC, 0x0152),
    (0xBD, 0x0153),
    (0xBE, 0x0178),
];

impl Table {
    /// The character of a byte, if it has one.
    pub(super) fn decode(self, byte: u8) -> Option<u32> {
        match self {
            Table::Windows1252 => match byte {
                0x80..0xA0 => match WINDOWS_1252[usize::from(byte) - 0x80] {
                    0 => None,
                    code => Some(u32::from(code)),
                },
                _ => Some(u32::from(byte)),
            },
            Table::Latin9 => {
                let special = LATIN_9.iter().find(|(own, _)| *own == byte);
                Some(special.map_or(u32::from(byte), |(_, code)| u32::from(*code)))
            }
        }
    }

    /// The byte of a character, if it has one.
    pub(super) fn encode(self, code: u32) -> Option<u8> {
        if code < 0x80 {
            return Some(code as u8);
        }
        (0x80..=0xFF).find(|&byte| self.decode(byte) == Some(code))
    }
}
