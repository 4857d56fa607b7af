//! The payload of `list` and its everyday access.

use std::cell::RefCell;

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::{Ref, Value};
use crate::vm::Vm;

/// The payload of a `list`.
#[derive(Default)]
pub struct List {
    items: RefCell<Vec<Value>>,
}

impl Payload for List {
    const KIND: Kind = Kind::LIST;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        drop_from_the_end(self.items.take());
    }
}

impl Drop for List {
    fn drop(&mut self) {
        drop_from_the_end(std::mem::take(self.items.get_mut()));
    }
}

/// Drops items in the order in which lists and tuples of CPython let go of theirs, which finalisers show.
#[inline]
pub(crate) fn drop_from_the_end(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item);
    }
}

impl List {
    /// A payload with these items.
    pub fn new(items: Vec<Value>) -> List {
        List { items: RefCell::new(items) }
    }

    /// Reads the items; Python cannot run inside.
    #[inline(always)]
    pub fn with<R>(&self, action: impl FnOnce(&[Value]) -> R) -> R {
        action(&self.items.borrow())
    }

    /// Changes the items; Python cannot run inside. Removed values are best returned and dropped outside.
    #[inline(always)]
    pub fn with_mut<R>(&self, action: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        action(&mut self.items.borrow_mut())
    }

    /// The cell itself, for the evaluation loop.
    #[inline(always)]
    pub(crate) fn cell(&self) -> &RefCell<Vec<Value>> {
        &self.items
    }

    /// The number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item, if in range.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    /// Appends an item.
    #[inline(always)]
    pub fn push(&self, item: Value) {
        self.items.borrow_mut().push(item);
    }

    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }
}

impl Vm {
    /// A Python list.
    #[inline]
    pub fn new_list(&self, items: Vec<Value>) -> Ref<List> {
        self.heap.allocate(List::new(items), &self.types.list)
    }

    /// A Python list, as a value.
    #[inline]
    pub fn list(&self, items: Vec<Value>) -> Value {
        self.new_list(items).into_value()
    }
}

/// `list`.
pub static LIST: TypeDef = TypeDef {
    text_signature: Some("(iterable=(), /)"),
    name: "list",
    layout: VTable::of::<List>(),
    new: Some(super::list_methods::NEW),
    methods: super::list_methods::METHODS,
    slots: super::list_methods::SLOTS,
    flags: type_flag::BASE_TYPE | type_flag::SEQUENCE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
