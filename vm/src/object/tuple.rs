//! The payload of `tuple`.

use std::cell::RefCell;

use super::heap::{Items, Kind, Payload, VTable, refill_pair};
use super::type_object::{TypeDef, TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::vm::Vm;

/// The payload of a `tuple`.
#[repr(C)]
pub struct Tuple {
    /// The items.
    pub items: Items,
}

impl Payload for Tuple {
    const KIND: Kind = Kind::TUPLE;
    const TAILED: bool = true;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }

    fn tail_size(&self) -> usize {
        self.items.size()
    }
}

/// The pairs that an iterator gives: one tuple serves for all as long as nobody keeps it.
#[derive(Default)]
pub struct Pairs {
    last: RefCell<Option<Ref<Tuple>>>,
}

impl Pairs {
    /// A pair.
    #[inline]
    pub fn pair(&self, vm: &Vm, first: Value, second: Value) -> Value {
        let mut last = self.last.borrow_mut();
        let Some(pair) = &mut *last else {
            let pair = vm.new_tuple([first, second]);
            *last = Some(pair.clone());
            return pair.into_value();
        };
        match refill_pair(pair, [first, second]) {
            Ok(()) => pair.value().clone(),
            Err(values) => {
                let fresh = vm.new_tuple(values);
                // One that only lacked the collector's attention gives its place up.
                if pair.header().count() == 1 {
                    *pair = fresh.clone();
                }
                fresh.into_value()
            }
        }
    }

    /// Shows the pair to the collector.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.last.borrow().iter().for_each(|pair| visit(pair.value()));
    }
}

impl Vm {
    /// A Python tuple; the empty one is shared.
    #[inline]
    pub fn new_tuple(
        &self,
        items: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    ) -> Ref<Tuple> {
        let items = items.into_iter();
        if items.len() == 0
            && let Some(empty) = self.empty_tuple.get()
        {
            return empty.clone();
        }
        self.heap.allocate_tuple(items, &self.types.tuple)
    }

    /// A Python tuple, as a value.
    #[inline]
    pub fn tuple(&self, items: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>) -> Value {
        self.new_tuple(items).into_value()
    }

    /// An instance of `tuple` or of a subclass.
    pub fn tuple_of_class(&self, items: Vec<Value>, class: &Ref<TypeObject>) -> Value {
        self.heap.allocate_tuple(items, class).into_value()
    }
}

/// `tuple`.
pub static TUPLE: TypeDef = TypeDef {
    name: "tuple",
    layout: VTable::of::<Tuple>(),
    new: Some(super::tuple_methods::NEW),
    methods: super::tuple_methods::METHODS,
    slots: super::tuple_methods::SLOTS,
    flags: type_flag::BASE_TYPE | type_flag::SEQUENCE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
