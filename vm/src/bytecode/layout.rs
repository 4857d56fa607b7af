//! Where instructions lie in CPython's encoding: 2-byte units with `EXTENDED_ARG` prefixes and inline caches.

use super::code::Instruction;
use super::opcode::Opcode;

/// CPython's number of the prefix that carries eight more bits of an argument.
pub const EXTENDED_ARG: u8 = 71;
/// CPython's number of an inline cache unit.
pub const CACHE: u8 = 0;

/// The instructions' places in CPython's encoding. Offsets count units; CPython's byte offsets are twice as large.
#[derive(Clone, Debug)]
pub struct Layout {
    /// One for each instruction.
    pub places: Vec<Place>,
    /// The length of the code.
    pub len: u32,
}

/// The place of one instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The first unit, which may be an `EXTENDED_ARG`. Jumps and exception tables mean this one.
    pub start: u32,
    /// The unit of the opcode itself. `f_lasti` and tracebacks mean this one.
    pub offset: u32,
    /// The argument as encoded: relative for jumps.
    pub arg: u32,
}

impl Layout {
    /// Lays out instructions. Targets beyond the end (of code that does not verify) count as the end.
    ///
    /// A longer jump may need a prefix that makes other jumps longer: sizes are computed until they stay the same, from
    /// the start that CPython takes (the index of the target as argument), so that the outcome is the same.
    pub fn new(instructions: &[Instruction]) -> Layout {
        let mut places: Vec<Place> = instructions
            .iter()
            .map(|instruction| Place { start: 0, offset: 0, arg: instruction.arg })
            .collect();
        // Every round but the first few makes at least one instruction longer, which cannot happen often.
        let mut only_grow = false;
        for round in 0.. {
            let len = assign_offsets(instructions, &mut places);
            if !resolve_jumps(instructions, &mut places, len, only_grow) {
                return Layout { places, len };
            }
            only_grow = round >= 8;
        }
        Layout { places, len: 0 }
    }

    /// The start of instruction `index`, or the length of the code when it is beyond the last.
    pub fn start(&self, index: u32) -> u32 {
        self.places.get(index as usize).map_or(self.len, |place| place.start)
    }

    /// The offset of the opcode of instruction `index`, or the length of the code when it is beyond the last.
    pub fn offset(&self, index: u32) -> u32 {
        self.places.get(index as usize).map_or(self.len, |place| place.offset)
    }

    /// The instruction that the unit at `offset` belongs to, as prefix, opcode or cache.
    pub fn index_at(&self, offset: u32) -> Option<u32> {
        if offset >= self.len {
            return None;
        }
        let after = self.places.partition_point(|place| place.start <= offset);
        u32::try_from(after.checked_sub(1)?).ok()
    }

    /// `co_code`: the bytes of CPython's encoding, caches empty.
    pub fn encode(&self, instructions: &[Instruction]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (instruction, place) in instructions.iter().zip(&self.places) {
            let opcode = instruction.opcode.base();
            for prefix in (1..=prefix_count(place.arg)).rev() {
                bytes.extend([EXTENDED_ARG, (place.arg >> (8 * prefix)) as u8]);
            }
            bytes.extend([opcode.metadata().number.unwrap_or(CACHE), place.arg as u8]);
            for _ in 0..opcode.caches() {
                bytes.extend([CACHE, 0]);
            }
        }
        bytes
    }
}

/// How many `EXTENDED_ARG` prefixes an argument needs.
pub fn prefix_count(arg: u32) -> u32 {
    match arg {
        0..=0xff => 0,
        0x100..=0xffff => 1,
        0x1_0000..=0xff_ffff => 2,
        _ => 3,
    }
}

/// The size of an instruction with its prefixes and caches.
fn size(opcode: Opcode, arg: u32) -> u32 {
    prefix_count(arg) + 1 + opcode.base().caches()
}

/// Places all instructions one after the other, and returns the length.
fn assign_offsets(instructions: &[Instruction], places: &mut [Place]) -> u32 {
    let mut next = 0;
    for (instruction, place) in instructions.iter().zip(places) {
        place.start = next;
        place.offset = next + prefix_count(place.arg);
        next += size(instruction.opcode, place.arg);
    }
    next
}

/// Computes relative jump arguments; true when one changed its size, so that the offsets are no longer right.
fn resolve_jumps(instructions: &[Instruction], places: &mut [Place], len: u32, only_grow: bool) -> bool {
    let mut again = false;
    for (index, instruction) in instructions.iter().enumerate() {
        let opcode = instruction.opcode.base();
        if !opcode.has_jump() {
            continue;
        }
        let target = places.get(instruction.arg as usize).map_or(len, |place| place.start);
        let place = &mut places[index];
        let end = place.start + size(opcode, place.arg);
        let arg = target.abs_diff(end);
        let (old, new) = (prefix_count(place.arg), prefix_count(arg));
        if new > old || (new < old && !only_grow) {
            again = true;
        }
        if new >= old || !only_grow {
            place.arg = arg;
        }
    }
    again
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instruction(opcode: Opcode, arg: u32) -> Instruction {
        Instruction { opcode, arg }
    }

    #[test]
    fn counts_caches_and_makes_jumps_relative() {
        let code = [
            instruction(Opcode::Resume, 0),
            instruction(Opcode::PopJumpIfTrue, 4),
            instruction(Opcode::LoadGlobal, 0x1234),
            instruction(Opcode::PopTop, 0),
            instruction(Opcode::JumpBackward, 1),
        ];
        let layout = Layout::new(&code);
        let starts: Vec<u32> = layout.places.iter().map(|place| place.start).collect();
        assert_eq!(starts, [0, 1, 3, 9, 10]);
        assert_eq!(layout.len, 12);
        assert_eq!(layout.places[2].offset, 4);
        assert_eq!(layout.places[1].arg, 7);
        assert_eq!(layout.places[4].arg, 11);
        assert_eq!(layout.index_at(8), Some(2));
        assert_eq!(layout.index_at(12), None);
        assert_eq!(layout.encode(&code)[2..10], [100, 7, CACHE, 0, EXTENDED_ARG, 0x12, 91, 0x34]);
    }

    #[test]
    fn long_jumps_get_prefixes() {
        let mut code = vec![instruction(Opcode::JumpForward, 301)];
        code.extend(vec![instruction(Opcode::Nop, 0); 300]);
        code.push(instruction(Opcode::JumpBackward, 0));
        let layout = Layout::new(&code);
        assert_eq!((layout.places[0].offset, layout.places[0].arg), (1, 300));
        assert_eq!(
            (layout.places[301].start, layout.places[301].offset, layout.places[301].arg),
            (302, 303, 305)
        );
    }

    #[test]
    fn garbage_targets_are_the_end() {
        let layout = Layout::new(&[instruction(Opcode::JumpForward, u32::MAX)]);
        assert_eq!((layout.places[0].arg, layout.len), (0, 1));
    }
}
