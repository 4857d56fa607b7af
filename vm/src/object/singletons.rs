//! The types of `None`, `Ellipsis` and `NotImplemented`.

use super::compare::CompareOperator;
use super::heap::VTable;
use super::instance::Instance;
use super::number_methods::comparison_bodies;
use super::type_object::{NativeSlots, TypeDef};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// `NoneType`.
pub static NONE_TYPE: TypeDef = TypeDef {
    name: "NoneType",
    doc: "The type of the None singleton.",
    layout: VTable::of::<Instance>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", none_new)),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
        NativeDef::new("__bool__($self, /)", "True if self else False", false_),
    ],
    slots: SLOTS,
    ..TypeDef::EMPTY
};
/// `ellipsis`.
pub static ELLIPSIS_TYPE: TypeDef = TypeDef {
    name: "ellipsis",
    doc: "The type of the Ellipsis singleton.",
    layout: VTable::of::<Instance>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        ellipsis_new,
    )),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
        NativeDef::new("__reduce__($self, /)", "Helper for pickle.", repr).without_signature(),
    ],
    slots: SLOTS,
    ..TypeDef::EMPTY
};
/// `NotImplementedType`.
pub static NOT_IMPLEMENTED_TYPE: TypeDef = TypeDef {
    name: "NotImplementedType",
    doc: "The type of the NotImplemented singleton.",
    layout: VTable::of::<Instance>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        not_implemented_new,
    )),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
        NativeDef::new("__bool__($self, /)", "True if self else False", not_implemented_bool),
        NativeDef::new("__reduce__($self, /)", "Helper for pickle.", repr).without_signature(),
    ],
    slots: SLOTS,
    ..TypeDef::EMPTY
};

const SLOTS: NativeSlots = NativeSlots { repr: Some(repr_slot), ..TypeDef::EMPTY.slots };

comparison_bodies!();

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    vm.repr_text(value)
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.repr(args.get(0)).map(|text| text.into_value())
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.hash(args.get(0)).map(|hash| vm.int(hash))
}

fn rich_compare(_vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    Ok(match operator {
        CompareOperator::Equal if a.is(b) => Value::TRUE,
        CompareOperator::NotEqual if a.is(b) => Value::FALSE,
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn false_(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::FALSE)
}

fn not_implemented_bool(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.is_true(args.get(0)).map(Value::bool)
}

fn singleton(vm: &Vm, args: &Arguments<'_>, name: &str, value: Value) -> PyResult {
    if args.extra().is_empty() && args.keywords().is_empty() {
        return Ok(value);
    }
    Err(vm.type_error(format!("{name} takes no arguments")))
}

fn none_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    singleton(vm, args, "NoneType", Value::NONE)
}

fn ellipsis_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    singleton(vm, args, "EllipsisType", Value::ELLIPSIS)
}

fn not_implemented_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    singleton(vm, args, "NotImplementedType", Value::NOT_IMPLEMENTED)
}
