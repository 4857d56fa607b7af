//! The payloads of `set` and `frozenset`.

use std::cell::RefCell;

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// What sets and frozen sets have in common: the elements and their hashes in CPython's table order.
#[derive(Default)]
pub struct Elements {
    items: RefCell<Vec<(i64, Value)>>,
}

/// The payload of a `set`.
#[derive(Default)]
pub struct Set {
    /// The elements.
    pub elements: Elements,
}

/// The payload of a `frozenset`.
#[derive(Default)]
pub struct FrozenSet {
    /// The elements.
    pub elements: Elements,
}

impl Payload for Set {
    const KIND: Kind = Kind::SET;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.elements.items.borrow().iter().for_each(|(_, value)| visit(value));
    }
    fn clear(&self) {
        let taken = self.elements.items.take();
        drop(taken);
    }
}

impl Payload for FrozenSet {
    const KIND: Kind = Kind::FROZENSET;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.elements.items.borrow().iter().for_each(|(_, value)| visit(value));
    }
}

impl Elements {
    /// Adds an element; returns whether it is new.
    pub fn add(&self, vm: &Vm, item: Value) -> PyResult<bool> {
        let hash = vm.hash(&item)?;
        let known = self.items.borrow().clone();
        for (other_hash, other) in &known {
            if *other_hash == hash && vm.values_equal(other, &item)? {
                return Ok(false);
            }
        }
        self.items.borrow_mut().push((hash, item));
        Ok(true)
    }
}

impl Vm {
    /// A `set` of these items.
    pub fn new_set(&self, items: Vec<Value>) -> PyResult {
        let set = self.heap.allocate(Set::default(), &self.types.set);
        for item in items {
            set.elements.add(self, item)?;
        }
        Ok(set.into_value())
    }

    /// A `frozenset` of constants (whose hashes and comparisons run no Python).
    pub(crate) fn frozen_set_of_constants(&self, items: Vec<Value>) -> Value {
        let set = self.heap.allocate(FrozenSet::default(), &self.types.frozenset);
        for item in items {
            let _ = set.elements.add(self, item);
        }
        set.into_value()
    }
}

/// `set`.
pub static SET: TypeDef = TypeDef {
    name: "set",
    layout: VTable::of::<Set>(),
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
/// `frozenset`.
pub static FROZENSET: TypeDef = TypeDef {
    name: "frozenset",
    layout: VTable::of::<FrozenSet>(),
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
