//! The payload of weak references.

use std::cell::{Cell, RefCell};

use super::heap::{Kind, Payload, VTable, free_weak_slot};
use super::type_object::{TypeDef, type_flag};
use super::value::{Slot, Value};
use crate::vm::Vm;

/// A weak reference. Its slot in the heap's table knows the referent.
pub struct WeakRef {
    pub(crate) slot: Cell<Option<u32>>,
    /// Called with the reference after the referent has died.
    pub callback: RefCell<Slot>,
    /// The referent's hash, once asked for; -1 = not yet.
    pub(crate) hash: Cell<i64>,
}

impl Payload for WeakRef {
    const KIND: Kind = Kind::WEAKREF;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        if let Some(slot) = self.slot.take() {
            free_weak_slot(slot);
        }
        let taken = self.callback.take();
        drop(taken);
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        if let Some(slot) = self.slot.take() {
            free_weak_slot(slot);
        }
    }
}

impl WeakRef {
    /// The referent, if alive.
    pub fn upgrade(&self, vm: &Vm) -> Option<Value> {
        vm.heap.upgrade(self.slot.get()?)
    }
}

/// `weakref.ReferenceType`.
pub static WEAKREF: TypeDef = TypeDef {
    name: "weakref.ReferenceType",
    layout: VTable::of::<WeakRef>(),
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
