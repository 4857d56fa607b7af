//! What the numeric types declare alike: operator methods by macro, attributes, and helpers for constructors.

use super::heap::Payload;
use super::str::Str;
use super::type_object::TypeObject;
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// Makes the bodies of `__op__` and `__rop__` methods from `operate(vm, code, left, right)` of the module.
macro_rules! operator_bodies {
    ($($plain:ident $reflected:ident $code:expr;)*) => {
        $(
            fn $plain(vm: &$crate::vm::Vm, args: &$crate::native::Arguments<'_>) -> $crate::native::PyResult {
                operate(vm, $code, args.get(0), args.get(1))
            }
            fn $reflected(vm: &$crate::vm::Vm, args: &$crate::native::Arguments<'_>) -> $crate::native::PyResult {
                operate(vm, $code, args.get(1), args.get(0))
            }
        )*
    };
}
pub(crate) use operator_bodies;

/// Makes the bodies of the six comparison methods from `rich_compare(vm, left, right, operator)` of the module.
macro_rules! comparison_bodies {
    () => {
        $crate::object::number_methods::comparison_bodies! {
            less Less; less_equal LessEqual; equal Equal; not_equal NotEqual; greater Greater; greater_equal GreaterEqual;
        }
    };
    ($($name:ident $operator:ident;)*) => {
        $(fn $name(vm: &$crate::vm::Vm, args: &$crate::native::Arguments<'_>) -> $crate::native::PyResult {
            rich_compare(vm, args.get(0), args.get(1), $crate::object::compare::CompareOperator::$operator)
        })*
    };
}
pub(crate) use comparison_bodies;

/// The setter of attributes that are read-only members in CPython (others are "not writable").
pub(crate) fn read_only(vm: &Vm, _value: &Value, _new: Slot) -> PyResult<()> {
    Err(vm.attribute_error("readonly attribute"))
}

impl Vm {
    /// The class that `__new__` of a native type was given, checked to be that type or a subclass.
    pub fn class_argument(&self, args: &Arguments<'_>, base: &Ref<TypeObject>) -> PyResult<Ref<TypeObject>> {
        let Some(class) = args.get(0).downcast_clone::<TypeObject>() else {
            let (name, found) = (base.full_name(), self.type_name(args.get(0)));
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({found})")));
        };
        if class.is(base) || class.is_subtype(base) {
            return Ok(class);
        }
        let (name, class) = (base.full_name(), class.full_name());
        Err(self.type_error(format!("{name}.__new__({class}): {class} is not a subtype of {name}")))
    }

    /// A new object of a class that has the layout of `T`.
    pub(crate) fn instance_of<T: Payload>(&self, payload: T, class: &Ref<TypeObject>) -> Value {
        self.heap.allocate(payload, class).into_value()
    }

    /// The text of a `str` argument; TypeError in CPython's words otherwise.
    pub fn text_argument<'a>(&self, value: &'a Value, function: &str) -> PyResult<&'a str> {
        match value.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => Err(self
                .type_error(format!("{function}() argument must be str, not {}", self.argument_type(value)))),
        }
    }
}
