//! The payload of `slice`.

use super::heap::{Kind, Payload, VTable};
use super::type_object::TypeDef;
use super::value::Value;
use crate::vm::Vm;

/// The payload of a `slice`.
pub struct Slice {
    /// `start`, any object.
    pub start: Value,
    /// `stop`, any object.
    pub stop: Value,
    /// `step`, any object.
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::SLICE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

impl Vm {
    /// A Python slice.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.heap.allocate(Slice { start, stop, step }, &self.types.slice).into_value()
    }
}

/// `slice`.
pub static SLICE: TypeDef = TypeDef { name: "slice", layout: VTable::of::<Slice>(), ..TypeDef::EMPTY };
