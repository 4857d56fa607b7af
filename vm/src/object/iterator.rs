//! The iterators of list, tuple and range, which the evaluation loop knows.

use std::cell::{Cell, RefCell};

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable};
use super::list::List;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef};
use super::value::{Ref, Value};
use crate::native::PyResult;
use crate::vm::Vm;

pub use super::range_iterator::RANGE_ITERATOR;

/// `list_iterator`.
pub struct ListIterator {
    /// The list; gone once the iteration has ended.
    pub list: RefCell<Option<Ref<List>>>,
    /// Position of the next item.
    pub index: Cell<usize>,
}

impl Payload for ListIterator {
    const KIND: Kind = Kind::LIST_ITERATOR;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.list.borrow().iter().for_each(|list| visit(list.value()));
    }
}

impl ListIterator {
    /// The next item.
    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let list = self.list.borrow();
        let index = self.index.get();
        match list.as_ref()?.get(index) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item)
            }
            None => {
                drop(list);
                let ended = self.list.take();
                drop(ended);
                None
            }
        }
    }
}

/// `tuple_iterator`.
pub struct TupleIterator {
    /// The tuple; gone once the iteration has ended.
    pub tuple: RefCell<Option<Ref<Tuple>>>,
    /// Position of the next item.
    pub index: Cell<usize>,
}

impl Payload for TupleIterator {
    const KIND: Kind = Kind::TUPLE_ITERATOR;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.tuple.borrow().iter().for_each(|tuple| visit(tuple.value()));
    }
}

impl TupleIterator {
    /// The next item.
    #[inline(always)]
    pub fn next_item(&self) -> Option<Value> {
        let tuple = self.tuple.borrow();
        let index = self.index.get();
        match tuple.as_ref()?.items.get(index) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item.clone())
            }
            None => {
                drop(tuple);
                let ended = self.tuple.take();
                drop(ended);
                None
            }
        }
    }
}

/// `range_iterator`: the iterator of a range whose items are immediate ints (others have `longrange_iterator`).
pub struct RangeIterator {
    /// The next item.
    pub next: Cell<i64>,
    /// Distance between items.
    pub step: i64,
    /// Items left.
    pub left: Cell<u64>,
}

impl Payload for RangeIterator {
    const KIND: Kind = Kind::RANGE_ITERATOR;
    const TRACKED: bool = false;
}

impl RangeIterator {
    /// The next item: `Some(None)` at the end.
    #[inline(always)]
    pub fn next_small(&self) -> Option<Option<Value>> {
        let left = self.left.get();
        if left == 0 {
            return Some(None);
        }
        let value = self.next.get();
        self.left.set(left - 1);
        self.next.set(value.wrapping_add(self.step));
        Some(Some(Value::small_int(value)))
    }
}

fn itself(_vm: &Vm, iterator: &Value) -> PyResult {
    Ok(iterator.clone())
}

/// `list_iterator`.
pub static LIST_ITERATOR: TypeDef = TypeDef {
    name: "list_iterator",
    layout: VTable::of::<ListIterator>(),
    slots: NativeSlots {
        iter: Some(itself),
        next: Some(|_, iterator| {
            Ok(iterator.downcast_ref::<ListIterator>().and_then(ListIterator::next_item))
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};

/// `tuple_iterator`.
pub static TUPLE_ITERATOR: TypeDef = TypeDef {
    name: "tuple_iterator",
    layout: VTable::of::<TupleIterator>(),
    slots: NativeSlots {
        iter: Some(itself),
        next: Some(|_, iterator| {
            Ok(iterator.downcast_ref::<TupleIterator>().and_then(TupleIterator::next_item))
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
