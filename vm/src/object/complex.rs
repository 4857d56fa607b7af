//! The payload of `complex`.

use super::heap::{Kind, Payload};
use super::value::Value;
use crate::vm::Vm;

pub use super::complex_methods::COMPLEX;

/// A complex number.
#[derive(Clone, Copy, Debug)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

impl Payload for Complex {
    const KIND: Kind = Kind::COMPLEX;
    const TRACKED: bool = false;
}

impl Vm {
    /// A Python complex.
    pub fn complex(&self, re: f64, im: f64) -> Value {
        self.heap.allocate(Complex { re, im }, &self.types.complex).into_value()
    }
}
