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

impl crate::vm::Vm {
    /// TypeError for an attempt to instantiate an abstract class.
    pub(crate) fn abstract_class_error(&self, class: &super::value::Ref<TypeObject>) -> crate::native::Raised {
        self.type_error(format!("Can't instantiate abstract class {}", class.name()))
    }
}

use super::value::Value;
use crate::native::PyResult;

impl crate::vm::Vm {
    /// `isinstance(value, class)`: `__instancecheck__`, tuples and unions included.
    pub fn is_instance_of(&self, value: &Value, class: &Value) -> PyResult<bool> {
        match class.as_ref::<TypeObject>() {
            Some(class) => Ok(self.is_instance(value, class)),
            None => Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
        }
    }
}
