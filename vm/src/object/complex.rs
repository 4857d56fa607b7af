//! The payload of `complex`.

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;
use crate::vm::Vm;

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

/// `complex`.
pub static COMPLEX: TypeDef = TypeDef {
    name: "complex",
    layout: VTable::of::<Complex>(),
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
