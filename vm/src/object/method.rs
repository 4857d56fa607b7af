//! The payload of bound methods.

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;
use crate::vm::Vm;

/// A callable bound to its first argument.
pub struct Method {
    /// `__func__`.
    pub function: Value,
    /// `__self__`.
    pub receiver: Value,
}

impl Payload for Method {
    const KIND: Kind = Kind::METHOD;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.receiver);
    }
}

impl Vm {
    /// A bound method.
    pub fn method(&self, function: Value, receiver: Value) -> Value {
        self.heap.allocate(Method { function, receiver }, &self.types.method).into_value()
    }
}

/// `method`.
pub static METHOD: TypeDef = TypeDef {
    name: "method",
    layout: VTable::of::<Method>(),
    new: Some(super::function_methods::METHOD_NEW),
    methods: super::function_methods::METHOD_METHODS,
    getset: super::function_methods::METHOD_GETSET,
    slots: super::type_object::NativeSlots {
        get_attribute: Some(super::function_methods::method_get_attribute),
        repr: Some(super::function_methods::method_repr),
        ..super::descriptor_access::EMPTY_SLOTS
    },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
