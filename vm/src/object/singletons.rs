//! The types of `None`, `Ellipsis` and `NotImplemented`.

use super::heap::VTable;
use super::instance::Instance;
use super::type_object::TypeDef;

/// `NoneType`.
pub static NONE_TYPE: TypeDef = TypeDef { name: "NoneType", layout: VTable::of::<Instance>(), ..TypeDef::EMPTY };
/// `ellipsis`.
pub static ELLIPSIS_TYPE: TypeDef = TypeDef { name: "ellipsis", layout: VTable::of::<Instance>(), ..TypeDef::EMPTY };
/// `NotImplementedType`.
pub static NOT_IMPLEMENTED_TYPE: TypeDef =
    TypeDef { name: "NotImplementedType", layout: VTable::of::<Instance>(), ..TypeDef::EMPTY };
