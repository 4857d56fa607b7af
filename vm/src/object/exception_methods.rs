//! Constructors, methods and attributes of the built-in exception types, by the name of the type.

use super::type_object::GetSetDef;
use crate::native::NativeDef;

/// `__new__` of a built-in exception type.
pub(crate) const fn new_of(_name: &str) -> Option<NativeDef> {
    None
}

/// The methods that a built-in exception type adds to its base.
pub(crate) const fn methods_of(_name: &str) -> &'static [NativeDef] {
    &[]
}

/// The attributes that a built-in exception type adds to its base.
pub(crate) const fn getset_of(_name: &str) -> &'static [GetSetDef] {
    &[]
}

impl crate::vm::Vm {
    /// Sets the members of particular exception types from `args` (`StopIteration.value`, …).
    pub(crate) fn fill_exception_members(
        &self,
        _exception: &super::value::Ref<super::exception::Exception>,
    ) {
    }
}
