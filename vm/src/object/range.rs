//! The payload of `range`.

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;

/// The payload of a `range`: three ints of any size.
pub struct Range {
    /// First item.
    pub start: Value,
    /// End, exclusive.
    pub stop: Value,
    /// Distance, not zero.
    pub step: Value,
}

impl Payload for Range {
    const KIND: Kind = Kind::RANGE;
    const TRACKED: bool = false;
}

impl Range {
    /// The three numbers, if all are immediate ints.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        Some((self.start.as_small_int()?, self.stop.as_small_int()?, self.step.as_small_int()?))
    }
}

/// `range`.
pub static RANGE: TypeDef =
    TypeDef { name: "range", layout: VTable::of::<Range>(), flags: type_flag::SEQUENCE, ..TypeDef::EMPTY };
