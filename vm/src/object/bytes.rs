//! The payload of `bytes`.

use std::cell::Cell;
use std::sync::Arc;

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;
use crate::vm::Vm;

/// Immutable bytes; shared, so that native workers can read them without a copy.
pub struct Bytes {
    /// The contents.
    pub data: Arc<[u8]>,
    /// Cached hash, -1 = not computed.
    pub(crate) hash: Cell<i64>,
}

impl Payload for Bytes {
    const KIND: Kind = Kind::BYTES;
    const TRACKED: bool = false;
}

impl Bytes {
    /// A payload.
    pub fn new(data: impl Into<Arc<[u8]>>) -> Bytes {
        Bytes { data: data.into(), hash: Cell::new(-1) }
    }
}

impl Vm {
    /// A Python bytes object.
    pub fn bytes(&self, data: impl Into<Arc<[u8]>>) -> Value {
        self.heap.allocate(Bytes::new(data), &self.types.bytes).into_value()
    }
}

/// `bytes`.
pub static BYTES: TypeDef = TypeDef {
    name: "bytes",
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n\nImmutable bytes.",
    layout: VTable::of::<Bytes>(),
    new: Some(super::bytes_methods::NEW),
    methods: super::bytes_methods::METHODS,
    slots: super::bytes_methods::SLOTS,
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
