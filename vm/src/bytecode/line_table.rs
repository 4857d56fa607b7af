//! `co_linetable`: CPython's encoding of source positions (its `Objects/locations.md`), and the ranges of `co_lines`.

use super::code::Location;
use super::layout::Layout;

/// An entry describes at most this many units.
const MAX_UNITS: u32 = 8;
/// Entry kinds: 0 to 9 are on the line before with small columns, 10 to 12 up to two lines further.
const ONE_LINE: u8 = 10;
/// Entry kind: a line without columns.
const NO_COLUMNS: u8 = 13;
/// Entry kind: everything in full.
const LONG: u8 = 14;
/// Entry kind: no position.
const NONE: u8 = 15;

/// A range of units and its line: what `co_lines` yields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineRange {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
    /// The line, if it has one.
    pub line: Option<u32>,
}

/// The ranges of units with the same line.
pub fn line_ranges(locations: &[Location], layout: &Layout) -> Vec<LineRange> {
    let mut ranges: Vec<LineRange> = Vec::new();
    for (index, location) in locations.iter().enumerate().take(layout.places.len()) {
        let (start, end) = (layout.start(index as u32), layout.start(index as u32 + 1));
        match ranges.last_mut() {
            Some(last) if last.line == location.line() => last.end = end,
            _ => ranges.push(LineRange { start, end, line: location.line() }),
        }
    }
    ranges
}

/// Encodes the positions of the instructions of a code that begins at line `firstlineno`.
pub fn encode(locations: &[Location], layout: &Layout, firstlineno: u32) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::new(), line: firstlineno as i32 };
    let mut index = 0;
    while index < locations.len() {
        let location = locations[index];
        let first = index;
        while locations.get(index) == Some(&location) {
            index += 1;
        }
        let mut units = layout.start(index as u32) - layout.start(first as u32);
        while units > 0 {
            writer.entry(location, units.min(MAX_UNITS));
            units -= units.min(MAX_UNITS);
        }
    }
    writer.bytes
}

struct Writer {
    bytes: Vec<u8>,
    /// The line of the entry before.
    line: i32,
}

impl Writer {
    fn entry(&mut self, location: Location, units: u32) {
        let Location { line, end_line, column, end_column } = location;
        if line < 0 {
            return self.head(NONE, units);
        }
        let delta = line - self.line;
        self.line = line;
        let one_line = end_line == line;
        if column < 0 || end_column < 0 {
            if one_line || end_line < 0 {
                self.head(NO_COLUMNS, units);
                return self.signed(delta);
            }
        } else if one_line && delta == 0 && column < 80 && (0..16).contains(&(end_column - column)) {
            self.head((column >> 3) as u8, units);
            return self.bytes.push(((column & 7) << 4 | (end_column - column)) as u8);
        } else if one_line && (0..3).contains(&delta) && column < 128 && end_column < 128 {
            self.head(ONE_LINE + delta as u8, units);
            return self.bytes.extend([column as u8, end_column as u8]);
        }
        self.head(LONG, units);
        self.signed(delta);
        self.unsigned((end_line - line).max(0) as u32);
        self.unsigned((column + 1) as u32);
        self.unsigned((end_column + 1) as u32);
    }

    fn head(&mut self, kind: u8, units: u32) {
        self.bytes.push(0x80 | kind << 3 | (units - 1) as u8);
    }

    fn signed(&mut self, number: i32) {
        self.unsigned(if number < 0 { number.unsigned_abs() << 1 | 1 } else { (number as u32) << 1 });
    }

    fn unsigned(&mut self, mut number: u32) {
        while number >= 64 {
            self.bytes.push(0x40 | (number & 0x3f) as u8);
            number >>= 6;
        }
        self.bytes.push(number as u8);
    }
}

/// Decodes the position of each unit (what `co_positions` yields); a damaged table ends early.
pub fn decode(bytes: &[u8], firstlineno: u32) -> Vec<Location> {
    let mut reader = Reader { bytes: bytes.iter().copied(), line: firstlineno as i32 };
    let mut positions = Vec::new();
    while let Some((location, units)) = reader.entry() {
        positions.extend(std::iter::repeat_n(location, units));
    }
    positions
}

struct Reader<I> {
    bytes: I,
    line: i32,
}

impl<I: Iterator<Item = u8>> Reader<I> {
    fn entry(&mut self) -> Option<(Location, usize)> {
        let head = self.bytes.next()?;
        let kind = head >> 3 & 15;
        let location = match kind {
            NONE => Location::NONE,
            LONG => {
                let line = self.advance()?;
                let end_line = line.saturating_add_unsigned(self.unsigned()?);
                let (column, end_column) = (self.unsigned()?, self.unsigned()?);
                Location {
                    line,
                    end_line,
                    column: (column as i32).saturating_sub(1),
                    end_column: (end_column as i32).saturating_sub(1),
                }
            }
            NO_COLUMNS => {
                let line = self.advance()?;
                Location { line, end_line: line, column: -1, end_column: -1 }
            }
            ONE_LINE.. => {
                self.line = self.line.saturating_add(i32::from(kind - ONE_LINE));
                let (column, end_column) = (self.bytes.next()?, self.bytes.next()?);
                self.on_line(i32::from(column), i32::from(end_column))
            }
            _ => {
                let columns = i32::from(self.bytes.next()?);
                let column = i32::from(kind) << 3 | columns >> 4;
                self.on_line(column, column + (columns & 15))
            }
        };
        Some((location, usize::from(head & 7) + 1))
    }

    fn on_line(&self, column: i32, end_column: i32) -> Location {
        Location { line: self.line, end_line: self.line, column, end_column }
    }

    fn advance(&mut self) -> Option<i32> {
        let number = self.unsigned()?;
        let delta = (number >> 1) as i32;
        self.line = self.line.saturating_add(if number & 1 != 0 { -delta } else { delta });
        Some(self.line)
    }

    fn unsigned(&mut self) -> Option<u32> {
        let mut number = 0u32;
        let mut shift = 0;
        loop {
            let byte = self.bytes.next()?;
            number |= u32::from(byte & 0x3f).checked_shl(shift).unwrap_or(0);
            shift += 6;
            if byte & 0x40 == 0 {
                return Some(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Instruction;
    use super::super::opcode::Opcode;
    use super::*;

    fn at(line: i32, end_line: i32, column: i32, end_column: i32) -> Location {
        Location { line, end_line, column, end_column }
    }

    #[test]
    fn encodes_like_cpython() {
        // compile('x = 1\nfoo(x,\n  2)\n', 'f', 'exec').co_linetable, from 3.13.0.
        let code: Vec<Instruction> = [
            (Opcode::Resume, 0),
            (Opcode::LoadConst, 0),
            (Opcode::StoreName, 0),
            (Opcode::LoadName, 1),
            (Opcode::PushNull, 0),
            (Opcode::LoadName, 0),
            (Opcode::LoadConst, 1),
            (Opcode::Call, 2),
            (Opcode::PopTop, 0),
            (Opcode::ReturnConst, 2),
        ]
        .map(|(opcode, arg)| Instruction { opcode, arg })
        .to_vec();
        let call = at(2, 3, 0, 4);
        let name = at(2, 2, 0, 3);
        let locations = [
            at(0, 1, 0, 0),
            at(1, 1, 4, 5),
            at(1, 1, 0, 1),
            name,
            name,
            at(2, 2, 4, 5),
            at(3, 3, 2, 3),
            call,
            call,
            call,
        ];
        let layout = Layout::new(&code);
        let bytes = encode(&locations, &layout, 1);
        let expected =
            b"\xf0\x03\x01\x01\x01\xd8\x04\x05\x80\x01\xd9\x00\x03\x80A\xd8\x02\x03\xf5\x03\x01\x01\x05";
        assert_eq!(bytes, expected);
        let positions = decode(&bytes, 1);
        assert_eq!(positions.len(), layout.len as usize);
        for (location, place) in locations.iter().zip(&layout.places) {
            assert_eq!(positions[place.offset as usize], *location);
        }
    }

    #[test]
    fn all_kinds_come_back() {
        let locations = [
            Location::NONE,
            at(5, 5, 79, 94),
            at(5, 5, 79, 95),
            at(7, 7, 127, 127),
            at(7, 9, 300, 2),
            at(2, 2, -1, -1),
            at(2, 3, -1, 5),
        ];
        let code = vec![Instruction { opcode: Opcode::LoadAttr, arg: 0 }; locations.len()];
        let layout = Layout::new(&code);
        let positions = decode(&encode(&locations, &layout, 5), 5);
        for (location, place) in locations.iter().zip(&layout.places) {
            assert_eq!(positions[place.offset as usize + 9], *location);
        }
        assert_eq!(line_ranges(&locations, &layout).len(), 4);
    }
}
