//! The iterators of list, tuple and range, which the evaluation loop knows.

use std::cell::{Cell, RefCell};

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable};
use super::iterate::{call_next, return_self};
use super::list::List;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
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
    /// The next item; the end is left for [`ListIterator::next_item`] to find.
    #[inline(always)]
    pub(crate) fn next_if_any(&self) -> Option<Value> {
        let index = self.index.get();
        let item = self.list.borrow().as_ref()?.get(index)?;
        self.index.set(index + 1);
        Some(item)
    }

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

/// The sequence, its length and the position; `None` once the iteration has ended.
fn state(value: &Value) -> Option<(Value, usize, usize)> {
    if let Some(iterator) = value.downcast_ref::<ListIterator>() {
        let list = iterator.list.borrow().clone()?;
        let length = list.len();
        return Some((list.into_value(), length, iterator.index.get()));
    }
    let iterator = value.downcast_ref::<TupleIterator>()?;
    let tuple = iterator.tuple.borrow().clone()?;
    let length = tuple.items.len();
    Some((tuple.into_value(), length, iterator.index.get()))
}

fn length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let left = state(args.get(0)).map_or(0, |(_, length, index)| length.saturating_sub(index));
    Ok(vm.int(left as i64))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = vm.builtin("iter")?;
    Ok(match state(args.get(0)) {
        Some((sequence, _, index)) => vm.tuple([function, vm.tuple([sequence]), vm.int(index as i64)]),
        None => {
            let empty = if args.get(0).is_a::<ListIterator>() { vm.list(vec![]) } else { vm.tuple([]) };
            vm.tuple([function, vm.tuple([empty])])
        }
    })
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let index = vm.size_argument(args.get(1))?.max(0) as usize;
    if let Some((_, length, _)) = state(args.get(0)) {
        let index = index.min(length);
        if let Some(iterator) = args.get(0).downcast_ref::<ListIterator>() {
            iterator.index.set(index);
        } else if let Some(iterator) = args.get(0).downcast_ref::<TupleIterator>() {
            iterator.index.set(index);
        }
    }
    Ok(Value::NONE)
}

const HINT: NativeDef = NativeDef::new(
    "__length_hint__($self, /)",
    "Private method returning an estimate of len(list(it)).",
    length_hint,
)
.without_signature();
const REDUCE: NativeDef =
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
        .without_signature();
const SET_STATE: NativeDef =
    NativeDef::new("__setstate__($self, state, /)", "Set state information for unpickling.", set_state)
        .without_signature();

/// `list_iterator`.
pub static LIST_ITERATOR: TypeDef = TypeDef {
    name: "list_iterator",
    layout: VTable::of::<ListIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        HINT,
        REDUCE,
        SET_STATE,
    ],
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
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        HINT,
        REDUCE,
        SET_STATE,
    ],
    slots: NativeSlots {
        iter: Some(itself),
        next: Some(|_, iterator| {
            Ok(iterator.downcast_ref::<TupleIterator>().and_then(TupleIterator::next_item))
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
