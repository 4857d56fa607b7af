//! The payload of plain instances: nothing but their attributes; and `object` itself.

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};

/// An instance of a class whose layout is that of `object`.
pub struct Instance;

impl Payload for Instance {
    const KIND: Kind = Kind::INSTANCE;
    const TRACKED: bool = true;
}

/// `object`.
pub static OBJECT: TypeDef = TypeDef {
    text_signature: Some("()"),
    name: "object",
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    layout: VTable::of::<Instance>(),
    new: Some(super::object_methods::NEW),
    methods: super::object_methods::METHODS,
    getset: super::object_methods::GETSET,
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
