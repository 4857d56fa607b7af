//! `co_exceptiontable`: CPython's encoding of the exception table as variable-length numbers.

use super::code::ExceptionTableEntry;
use super::layout::Layout;

/// The first byte of each entry has this bit, so that a search can begin anywhere.
const ENTRY_START: u8 = 0x80;
/// More bytes of this number follow.
const MORE: u8 = 0x40;
/// Bits of a number in each byte, the high ones first.
const BITS: u32 = 6;

/// Encodes entries as start, length, target (in units), and depth with the lasti bit.
pub fn encode(entries: &[ExceptionTableEntry], layout: &Layout) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        let (start, end) = (layout.start(entry.start), layout.start(entry.end));
        let first = bytes.len();
        push_number(&mut bytes, start);
        push_number(&mut bytes, end.saturating_sub(start));
        push_number(&mut bytes, layout.start(entry.target));
        push_number(&mut bytes, entry.depth << 1 | u32::from(entry.lasti));
        bytes[first] |= ENTRY_START;
    }
    bytes
}

/// Decodes entries, whose instructions are given as units; what does not end properly is left out.
pub fn decode(bytes: &[u8]) -> Vec<ExceptionTableEntry> {
    let mut rest = bytes.iter().copied();
    let mut entries = Vec::new();
    loop {
        let mut number = || read_number(&mut rest);
        let (Some(start), Some(length), Some(target), Some(depth)) = (number(), number(), number(), number())
        else {
            return entries;
        };
        let end = start.saturating_add(length);
        entries.push(ExceptionTableEntry { start, end, target, depth: depth >> 1, lasti: depth & 1 != 0 });
    }
}

fn push_number(bytes: &mut Vec<u8>, number: u32) {
    let mut shift = 30;
    while shift > 0 && number >> shift == 0 {
        shift -= BITS;
    }
    while shift > 0 {
        bytes.push((number >> shift & 0x3f) as u8 | MORE);
        shift -= BITS;
    }
    bytes.push((number & 0x3f) as u8);
}

fn read_number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0u32;
    loop {
        let byte = bytes.next()?;
        number = number << BITS | u32::from(byte & 0x3f);
        if byte & MORE == 0 {
            return Some(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Instruction;
    use super::super::opcode::Opcode;
    use super::*;

    #[test]
    fn decodes_what_it_encodes() {
        let code = vec![Instruction { opcode: Opcode::Nop, arg: 0 }; 70_000];
        let layout = Layout::new(&code);
        let entries = [
            ExceptionTableEntry { start: 1, end: 64, target: 65, depth: 0, lasti: false },
            ExceptionTableEntry { start: 65, end: 5000, target: 69_999, depth: 40, lasti: true },
        ];
        let bytes = encode(&entries, &layout);
        assert_eq!(bytes[..5], [0x81, 63, 0x41, 1, 0]);
        assert_eq!(decode(&bytes), entries);
        assert_eq!(decode(&bytes[..7]), entries[..1]);
    }
}
