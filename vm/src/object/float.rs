//! The payload of floats that have no immediate form, and of instances of `float`'s subclasses.

use super::heap::{Kind, Payload};
use super::value::Value;
use crate::vm::Vm;

pub use super::float_methods::FLOAT;

/// A boxed float.
pub struct Float {
    /// The number.
    pub value: f64,
}

impl Payload for Float {
    const KIND: Kind = Kind::FLOAT;
    const TRACKED: bool = false;
}

impl Vm {
    /// A Python float.
    #[inline(always)]
    pub fn float(&self, value: f64) -> Value {
        match Value::try_immediate_float(value) {
            Some(value) => value,
            None => self.boxed_float(value),
        }
    }

    #[cold]
    fn boxed_float(&self, value: f64) -> Value {
        self.heap.allocate(Float { value }, &self.types.float).into_value()
    }
}
