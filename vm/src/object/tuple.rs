//! The payload of `tuple`.

use super::heap::{Items, Kind, Payload, VTable};
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
