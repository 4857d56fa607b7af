//! The payload of ints beyond the immediate range and of instances of `int`'s subclasses.

use num_bigint::BigInt;

use super::heap::{Kind, Payload};
use super::value::Value;
use crate::vm::Vm;

pub use super::int_methods::{BOOL, INT};

/// A heap int: beyond the immediate range, or (in a subclass instance) of any size. What fits 128 bits is never `Big`.
pub enum Int {
    /// Fits 128 bits: the lower and the upper half.
    Wide(u64, i64),
    /// Any other; boxed, so that the frequent form is as small as CPython's.
    Big(Box<BigInt>),
}

impl From<i128> for Int {
    fn from(value: i128) -> Int {
        Int::Wide(value as u64, (value >> 64) as i64)
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Int {
        match i128::try_from(&value) {
            Ok(wide) => Int::from(wide),
            Err(_) => Int::Big(Box::new(value)),
        }
    }
}

impl Payload for Int {
    const KIND: Kind = Kind::INT;
    const TRACKED: bool = false;
}

/// The number of an `int`, `bool` or subclass instance.
#[derive(Clone, Debug)]
pub enum IntRef<'a> {
    /// Fits the machine.
    Small(i64),
    /// Does not fit 62 bits, or belongs to a subclass instance.
    Wide(i128),
    /// Does not fit 128 bits.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// As a big integer.
    pub fn to_bigint(&self) -> BigInt {
        match self {
            IntRef::Small(value) => BigInt::from(*value),
            IntRef::Wide(value) => BigInt::from(*value),
            IntRef::Big(value) => (*value).clone(),
        }
    }

    /// As `i64`, if it fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(*value),
            IntRef::Wide(value) => i64::try_from(*value).ok(),
            IntRef::Big(_) => None,
        }
    }

    /// As `i128`, if it fits.
    #[inline]
    pub(crate) fn to_i128(&self) -> Option<i128> {
        match self {
            IntRef::Small(value) => Some(i128::from(*value)),
            IntRef::Wide(value) => Some(*value),
            IntRef::Big(_) => None,
        }
    }
}

impl Value {
    /// The number of an `int`, `bool` or instance of a subclass of `int`.
    #[inline]
    pub fn as_int(&self) -> Option<IntRef<'_>> {
        if let Some(value) = self.as_small_int() {
            return Some(IntRef::Small(value));
        }
        if let Some(value) = self.as_bool() {
            return Some(IntRef::Small(i64::from(value)));
        }
        self.downcast_ref::<Int>().map(|int| match int {
            Int::Wide(low, high) => IntRef::Wide(i128::from(*high) << 64 | i128::from(*low)),
            Int::Big(value) => IntRef::Big(value),
        })
    }
}

impl Vm {
    /// A Python int.
    #[inline(always)]
    pub fn int(&self, value: i64) -> Value {
        match Value::try_small_int(value) {
            Some(value) => value,
            None => self.wide_int(i128::from(value)),
        }
    }

    /// A Python int that may not fit the immediate form.
    pub(crate) fn wide_int(&self, value: i128) -> Value {
        match i64::try_from(value).ok().and_then(Value::try_small_int) {
            Some(small) => small,
            None => self.heap.allocate(Int::from(value), &self.types.int).into_value(),
        }
    }

    /// A Python int with this number, of the class `int` itself.
    pub(crate) fn exact_int(&self, int: &IntRef<'_>) -> Value {
        match int {
            IntRef::Small(small) => self.int(*small),
            IntRef::Wide(wide) => self.wide_int(*wide),
            IntRef::Big(big) => self.big_int((*big).clone()),
        }
    }

    /// A Python int of any size; the immediate form if it fits.
    pub fn big_int(&self, value: BigInt) -> Value {
        match i128::try_from(&value) {
            Ok(wide) => self.wide_int(wide),
            Err(_) => self.heap.allocate(Int::Big(Box::new(value)), &self.types.int).into_value(),
        }
    }
}
