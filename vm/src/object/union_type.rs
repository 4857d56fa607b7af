//! `types.UnionType`: what `int | str` gives (PEP 604).

use super::descriptor_access::EMPTY_SLOTS;
use super::generic_alias::GenericAlias;
use super::heap::{Payload, VTable};
use super::tuple::Tuple;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of a `types.UnionType`.
pub struct UnionType {
    members: Ref<Tuple>,
    parameters: Ref<Tuple>,
}

impl Payload for UnionType {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.members.value());
        visit(self.parameters.value());
    }
}

impl Vm {
    /// `a | b` for types; NotImplemented for operands that are none.
    pub(crate) fn union_of(&self, a: &Value, b: &Value) -> PyResult {
        let fits = |value: &Value| {
            value.is_none()
                || value.is_a::<TypeObject>()
                || value.is_a::<GenericAlias>()
                || value.is_a::<UnionType>()
                || &*self.type_name(value) == "TypeAliasType"
        };
        if !fits(a) || !fits(b) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let mut members: Vec<Value> = Vec::new();
        for operand in [a, b] {
            let parts = match operand.downcast_ref::<UnionType>() {
                Some(union) => union.members.items.to_vec(),
                None if operand.is_none() => vec![self.types.none.value().clone()],
                None => vec![operand.clone()],
            };
            for part in parts {
                let mut known = false;
                for member in &members {
                    known = known || self.values_equal(member, &part)?;
                }
                if !known {
                    members.push(part);
                }
            }
        }
        if let [only] = members.as_slice() {
            return Ok(only.clone());
        }
        let parameters = self.collect_parameters(&members)?;
        let union = UnionType { members: self.new_tuple(members), parameters: self.new_tuple(parameters) };
        Ok(self.heap.allocate(union, &self.native_type(&UNION_TYPE)).into_value())
    }
}

fn this<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a UnionType> {
    value.downcast_ref::<UnionType>().ok_or_else(|| vm.system_error("a union was expected"))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let mut parts = Vec::new();
    for member in &this(vm, value)?.members.items {
        parts.push(if member.is(vm.types.none.value()) {
            "None".to_owned()
        } else {
            vm.type_argument_repr(member)?
        });
    }
    Ok(parts.join(" | "))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(1), args.get(0))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).downcast_ref::<UnionType>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let a = vm.new_frozen_set(this(vm, args.get(0))?.members.items.to_vec())?;
    let b = vm.new_frozen_set(other.members.items.to_vec())?;
    Ok(Value::bool(vm.values_equal(&a, &b)?))
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let set = vm.new_frozen_set(this(vm, args.get(0))?.members.items.to_vec())?;
    Ok(vm.int(vm.hash(&set)?))
}

fn check(
    vm: &Vm,
    args: &Arguments<'_>,
    function: &str,
    test: fn(&Vm, &Value, &Value) -> PyResult<bool>,
) -> PyResult {
    let members = this(vm, args.get(0))?.members.clone();
    for member in &members.items {
        if member.is_a::<GenericAlias>() {
            return Err(vm.type_error(format!("{function}() argument 2 cannot be a parameterized generic")));
        }
        if test(vm, args.get(1), member)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn instance_check(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check(vm, args, "isinstance", Vm::is_instance_of)
}

fn subclass_check(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check(vm, args, "issubclass", Vm::is_subclass_of)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let union = this(vm, args.get(0))?;
    let alias = vm.generic_alias(vm.types.tuple.value(), union.members.value())?;
    let replaced = vm.get_item(&alias, args.get(1))?;
    let members = vm.get_attribute(&replaced, &vm.names.__args__)?;
    let mut result: Option<Value> = None;
    for member in vm.collect(&members)? {
        result = Some(match result {
            None => member,
            Some(so_far) => vm.binary_operation(super::operator::operator_code::OR, &so_far, &member)?,
        });
    }
    Ok(result.unwrap_or(Value::NONE))
}

/// `types.UnionType`.
pub static UNION_TYPE: TypeDef = TypeDef {
    name: "types.UnionType",
    doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
    layout: VTable::of::<UnionType>(),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        NativeDef::new("__instancecheck__($self, instance, /)", "", instance_check),
        NativeDef::new("__subclasscheck__($self, subclass, /)", "", subclass_check),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
    ],
    getset: &[
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, value| Ok(this(vm, value)?.members.value().clone()),
            set: None,
        },
        GetSetDef {
            name: "__parameters__",
            doc: "",
            get: |vm, value| Ok(this(vm, value)?.parameters.value().clone()),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..EMPTY_SLOTS },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
