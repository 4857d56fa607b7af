//! From CPython's encoding of a code object back to instructions, positions and exception table.

use super::code::{ExceptionTableEntry, Instruction, Location};
use super::layout::EXTENDED_ARG;
use super::metadata::Operand;
use super::opcode::Opcode;
use super::{exception_table, line_table};

/// Instructions, and the unit at which each begins (its first prefix).
pub struct Decoded {
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// One for each instruction, and the length of the code.
    starts: Vec<u32>,
}

/// Decodes `co_code`; `None` if it is not made of whole instructions that jump to instructions.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let mut units = bytes.chunks_exact(2);
    if !units.remainder().is_empty() {
        return None;
    }
    let mut decoded = Decoded { instructions: Vec::new(), starts: Vec::new() };
    let mut ends = Vec::new();
    let (mut place, mut start, mut high) = (0, 0, 0u32);
    while let Some(unit) = units.next() {
        place += 1;
        let arg = high << 8 | u32::from(unit[1]);
        if unit[0] == EXTENDED_ARG {
            high = arg;
            continue;
        }
        let opcode = opcode(unit[0])?;
        decoded.instructions.push(Instruction { opcode, arg });
        decoded.starts.push(start);
        for _ in 0..opcode.caches() {
            units.next()?;
        }
        place += opcode.caches();
        ends.push(place);
        (start, high) = (place, 0);
    }
    decoded.starts.push(place);
    if start != place {
        return None;
    }
    for index in 0..decoded.instructions.len() {
        let Instruction { opcode, arg } = decoded.instructions[index];
        let target = match opcode.metadata().operand {
            Operand::None => {
                decoded.instructions[index].arg = 0;
                continue;
            }
            Operand::JumpForward => ends[index].checked_add(arg)?,
            Operand::JumpBackward => ends[index].checked_sub(arg)?,
            _ => continue,
        };
        decoded.instructions[index].arg = decoded.index(target)?;
    }
    Some(decoded)
}

/// The instruction that has a number in CPython; of a specialised one that from which it was made.
fn opcode(number: u8) -> Option<Opcode> {
    let known = Opcode::ALL.iter().find(|opcode| opcode.metadata().number == Some(number))?;
    Some(known.base())
}

impl Decoded {
    /// The instruction that begins at a unit, or their number for the end.
    fn index(&self, unit: u32) -> Option<u32> {
        self.starts.binary_search(&unit).ok().and_then(|index| u32::try_from(index).ok())
    }

    /// The positions of the instructions, from `co_linetable`; those behind its end have none.
    pub fn locations(&self, table: &[u8], firstlineno: u32) -> Vec<Location> {
        let units = line_table::decode(table, firstlineno);
        let starts = self.starts.iter().take(self.instructions.len());
        starts.map(|&start| units.get(start as usize).copied().unwrap_or(Location::NONE)).collect()
    }

    /// The exception table, from `co_exceptiontable`; `None` if it does not speak of instructions.
    pub fn exceptions(&self, table: &[u8]) -> Option<Vec<ExceptionTableEntry>> {
        let entry = |entry: ExceptionTableEntry| {
            Some(ExceptionTableEntry {
                start: self.index(entry.start)?,
                end: self.index(entry.end)?,
                target: self.index(entry.target)?,
                ..entry
            })
        };
        exception_table::decode(table).into_iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;
    use super::*;

    #[test]
    fn decodes_what_layout_encodes() {
        let instruction = |opcode, arg| Instruction { opcode, arg };
        let code = [
            instruction(Opcode::Resume, 0),
            instruction(Opcode::PopJumpIfTrue, 4),
            instruction(Opcode::LoadGlobal, 0x1234),
            instruction(Opcode::PopTop, 0),
            instruction(Opcode::JumpBackward, 1),
        ];
        let bytes = Layout::new(&code).encode(&code);
        assert_eq!(decode(&bytes).map(|decoded| decoded.instructions), Some(code.to_vec()));
        assert!(decode(&bytes[..bytes.len() - 1]).is_none());
        assert!(decode(&[EXTENDED_ARG, 1]).is_none());
        assert!(decode(&[Opcode::JumpForward.metadata().number.unwrap_or(0), 9]).is_none());
    }
}
