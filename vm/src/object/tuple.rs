//! The payload of `tuple`.

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::{Ref, Value};
use crate::vm::Vm;

/// The payload of a `tuple`.
pub struct Tuple {
    /// The items.
    pub items: Box<[Value]>,
}

impl Payload for Tuple {
    const KIND: Kind = Kind::TUPLE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        super::list::drop_from_the_end(std::mem::take(&mut self.items).into_vec());
    }
}

impl Vm {
    /// A Python tuple; the empty one is shared.
    #[inline]
    pub fn new_tuple(&self, items: impl Into<Box<[Value]>>) -> Ref<Tuple> {
        let items = items.into();
        if items.is_empty()
            && let Some(empty) = self.empty_tuple.get()
        {
            return empty.clone();
        }
        self.heap.allocate(Tuple { items }, &self.types.tuple)
    }

    /// A Python tuple, as a value.
    #[inline]
    pub fn tuple(&self, items: impl Into<Box<[Value]>>) -> Value {
        self.new_tuple(items).into_value()
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
