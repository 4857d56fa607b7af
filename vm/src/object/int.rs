//! The payload of ints beyond the immediate range and of instances of `int`'s subclasses.

use num_bigint::BigInt;

use super::heap::{Kind, Payload};
use super::value::{SMALL_INT_MAX, SMALL_INT_MIN, Value};
use crate::vm::Vm;

pub use super::int_methods::{BOOL, INT};

/// A heap int: large, or (in a subclass instance) of any size.
pub struct Int {
    /// The number.
    pub value: BigInt,
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
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// As a big integer.
    pub fn to_bigint(&self) -> BigInt {
        match self {
            IntRef::Small(value) => BigInt::from(*value),
            IntRef::Big(value) => (*value).clone(),
        }
    }

    /// As `i64`, if it fits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(*value),
            IntRef::Big(value) => i64::try_from(*value).ok(),
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
        self.downcast_ref::<Int>().map(|int| IntRef::Big(&int.value))
    }
}

impl Vm {
    /// A Python int.
    #[inline(always)]
    pub fn int(&self, value: i64) -> Value {
        match Value::try_small_int(value) {
            Some(value) => value,
            None => self.big_int(BigInt::from(value)),
        }
    }

    /// A Python int of any size; the immediate form if it fits.
    pub fn big_int(&self, value: BigInt) -> Value {
        if let Ok(small) = i64::try_from(&value)
            && (SMALL_INT_MIN..=SMALL_INT_MAX).contains(&small)
        {
            return Value::small_int(small);
        }
        self.heap.allocate(Int { value }, &self.types.int).into_value()
    }
}
