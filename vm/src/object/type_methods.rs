//! `type` itself: making classes, and the attributes and methods of classes.

use super::heap::VTable;
use super::type_object::{TypeDef, TypeObject, type_flag};

/// `type`.
pub static TYPE: TypeDef = TypeDef {
    name: "type",
    layout: VTable::of::<TypeObject>(),
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
