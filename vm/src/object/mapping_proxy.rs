//! `mappingproxy`: a read-only view of a mapping.

use super::heap::{Payload, VTable};
use super::type_object::TypeDef;
use super::value::Value;
use crate::vm::Vm;

/// The payload of a `mappingproxy`.
pub struct MappingProxy {
    /// The mapping that is shown.
    pub mapping: Value,
}

impl Payload for MappingProxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }
}

impl Vm {
    /// A read-only view of a mapping.
    pub fn mapping_proxy(&self, mapping: Value) -> Value {
        self.heap.allocate(MappingProxy { mapping }, &self.native_type(&MAPPING_PROXY)).into_value()
    }
}

/// `mappingproxy`.
pub static MAPPING_PROXY: TypeDef =
    TypeDef { name: "mappingproxy", layout: VTable::of::<MappingProxy>(), ..TypeDef::EMPTY };
