//! Sets of characters, made ready for matching, and the equality of letters regardless of case.

use minipy_vm::object::str_class;

use super::syntax::{Class, Member, flag};

/// Groups of lower-case letters that have the same upper-case form, so that they match each other regardless of case.
const SAME_UPPER: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1c88, 0xa64b],
    &[0x1e61, 0x1e9b],
    &[0xfb05, 0xfb06],
];

/// Beyond the last letter that has case.
const CASED_END: u32 = 0x1_E944;

/// The lower-case form of a character, as the flags see it.
pub(super) fn lower(code: u32, flags: u32) -> u32 {
    if code < 0x80 {
        return if (0x41..=0x5a).contains(&code) { code + 32 } else { code };
    }
    if flags & flag::UNICODE == 0 {
        return code;
    }
    char::from_u32(code).and_then(|character| character.to_lowercase().next()).map_or(code, u32::from)
}

/// The letters that a lower-case letter equals regardless of case, itself among them.
fn equals(code: u32, flags: u32) -> &'static [u32] {
    if flags & flag::UNICODE == 0 {
        return &[];
    }
    SAME_UPPER.iter().find(|group| group.contains(&code)).copied().unwrap_or(&[])
}

/// Whether a character belongs to a class.
pub(super) fn in_class(class: Class, code: u32, flags: u32) -> bool {
    if code < 0x80 || flags & flag::UNICODE == 0 {
        let Ok(byte) = u8::try_from(code) else { return false };
        return match class {
            Class::Digit => byte.is_ascii_digit(),
            Class::Space => {
                matches!(byte, b' ' | 9..=13) || (flags & flag::UNICODE != 0 && matches!(byte, 0x1c..=0x1f))
            }
            Class::Word => byte.is_ascii_alphanumeric() || byte == b'_',
        };
    }
    let Some(character) = char::from_u32(code) else { return false };
    match class {
        Class::Digit => str_class::is_decimal(character),
        Class::Space => str_class::is_space(character),
        Class::Word => str_class::is_alphanumeric(character),
    }
}

/// A set of characters.
#[derive(Debug)]
pub(super) struct CharSet {
    /// The answers for the first 256 code points.
    low: [u64; 4],
    /// Ranges above those, in order.
    ranges: Vec<(u32, u32)>,
    classes: Vec<(Class, bool)>,
    negated: bool,
    flags: u32,
}

impl CharSet {
    /// A set with the meaning that the flags give it.
    pub(super) fn new(members: &[Member], negated: bool, flags: u32) -> CharSet {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        let mut classes = Vec::new();
        for member in members {
            match *member {
                Member::Class(class, complement) => classes.push((class, complement)),
                Member::Range(low, high) if flags & flag::IGNORECASE == 0 => ranges.push((low, high)),
                Member::Range(low, high) => add_lowered(&mut ranges, low, high, flags),
            }
        }
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        let mut set = CharSet { low: [0; 4], ranges: merged, classes, negated, flags };
        let low: Vec<u32> = (0..256).filter(|&code| set.look_up(code)).collect();
        for code in low {
            set.low[(code / 64) as usize] |= 1 << (code % 64);
        }
        set
    }

    fn look_up(&self, code: u32) -> bool {
        let code = if self.flags & flag::IGNORECASE == 0 { code } else { lower(code, self.flags) };
        let place = self.ranges.partition_point(|&(_, high)| high < code);
        let found = self.ranges.get(place).is_some_and(|&(low, _)| low <= code)
            || self
                .classes
                .iter()
                .any(|&(class, complement)| in_class(class, code, self.flags) != complement);
        found != self.negated
    }

    /// Whether a character is in the set.
    #[inline]
    pub(super) fn contains(&self, code: u32) -> bool {
        if code < 256 { self.low[(code / 64) as usize] >> (code % 64) & 1 == 1 } else { self.look_up(code) }
    }
}

/// Adds the lower-case forms of a range, and the letters that equal these.
fn add_lowered(ranges: &mut Vec<(u32, u32)>, low: u32, high: u32, flags: u32) {
    if high >= CASED_END {
        ranges.push((low.max(CASED_END), high));
    }
    for code in low..high.saturating_add(1).min(CASED_END) {
        let lowered = lower(code, flags);
        match ranges.last_mut() {
            Some(last) if last.1.checked_add(1) == Some(lowered) => last.1 = lowered,
            _ => ranges.push((lowered, lowered)),
        }
        let others = equals(lowered, flags);
        if !others.is_empty() {
            ranges.extend(others.iter().map(|&other| (other, other)));
            ranges.push((lowered, lowered));
        }
    }
}

/// Whether case makes a difference for a character.
pub(super) fn is_cased(code: u32, flags: u32) -> bool {
    if code < 0x80 || flags & flag::UNICODE == 0 {
        return u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphabetic());
    }
    let upper = char::from_u32(code).and_then(|character| character.to_uppercase().next());
    lower(code, flags) != code || upper.is_some_and(|upper| u32::from(upper) != code)
}
