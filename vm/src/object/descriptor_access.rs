//! What built-in descriptors do when they are read, set or deleted through an instance or class.

use super::descriptor::{ClassMethod, GetSet, Member, MemberPlace, Property, StaticMethod};
use super::exception_methods::{member as exception_member, set_member as set_exception_member};
use super::native_function::NativeFunction;
use super::str::Str;
use super::type_object::NativeSlots;
use super::type_object::TypeObject;
use super::value::{Ref, Slot, Value};
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// Functions bind to the instance.
pub(crate) fn function_get(vm: &Vm, function: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    Ok(match instance {
        Some(instance) => vm.method(function.clone(), instance.clone()),
        None => function.clone(),
    })
}

/// Methods of native types bind to the instance.
pub(crate) fn native_method_get(
    vm: &Vm,
    function: &Value,
    instance: Option<&Value>,
    _owner: &Value,
) -> PyResult {
    let (Some(instance), Some(native)) = (instance, function.downcast_ref::<NativeFunction>()) else {
        return Ok(function.clone());
    };
    let class = if vm.type_of(function).is(&vm.types.wrapper_descriptor) {
        &vm.types.method_wrapper
    } else {
        &vm.types.builtin_function
    };
    let bound = native.bind(instance.clone());
    Ok(vm.heap.allocate(bound, class).into_value())
}

/// Class methods of native types bind to the class.
pub(crate) fn native_class_method_get(
    vm: &Vm,
    function: &Value,
    _instance: Option<&Value>,
    owner: &Value,
) -> PyResult {
    let Some(native) = function.downcast_ref::<NativeFunction>() else { return Ok(function.clone()) };
    let bound = native.bind(owner.clone());
    Ok(vm.heap.allocate(bound, &vm.types.builtin_function).into_value())
}

/// `classmethod`: binds to the class.
pub(crate) fn class_method_get(
    vm: &Vm,
    descriptor: &Value,
    _instance: Option<&Value>,
    owner: &Value,
) -> PyResult {
    let Some(method) = descriptor.downcast_ref::<ClassMethod>() else { return Ok(descriptor.clone()) };
    let callable = method.callable.borrow().clone();
    Ok(vm.method(callable, owner.clone()))
}

/// `staticmethod`: the function itself.
pub(crate) fn static_method_get(
    _vm: &Vm,
    descriptor: &Value,
    _instance: Option<&Value>,
    _owner: &Value,
) -> PyResult {
    Ok(match descriptor.downcast_ref::<StaticMethod>() {
        Some(method) => method.callable.borrow().clone(),
        None => descriptor.clone(),
    })
}

/// `property`: calls the getter.
pub(crate) fn property_get(
    vm: &Vm,
    descriptor: &Value,
    instance: Option<&Value>,
    _owner: &Value,
) -> PyResult {
    let (Some(instance), Some(property)) = (instance, descriptor.downcast_ref::<Property>()) else {
        return Ok(descriptor.clone());
    };
    let getter = property.getter.borrow().clone();
    match getter {
        Some(getter) if !getter.is_none() => vm.call(&getter, std::slice::from_ref(instance)),
        _ => Err(property_error(vm, property, instance, "getter")),
    }
}

/// `property`: calls the setter or deleter.
pub(crate) fn property_set(vm: &Vm, descriptor: &Value, instance: &Value, new: Slot) -> PyResult<()> {
    let Some(property) = descriptor.downcast_ref::<Property>() else { return Ok(()) };
    let (function, kind, arguments) = match new {
        Some(new) => (property.setter.borrow().clone(), "setter", vec![instance.clone(), new]),
        None => (property.deleter.borrow().clone(), "deleter", vec![instance.clone()]),
    };
    match function {
        Some(function) if !function.is_none() => vm.call(&function, &arguments).map(drop),
        _ => Err(property_error(vm, property, instance, kind)),
    }
}

#[cold]
fn property_error(vm: &Vm, property: &Property, instance: &Value, kind: &str) -> Raised {
    let class = vm.type_of(instance).qualname.borrow().clone();
    let class = class.downcast_ref::<Str>().map_or_else(String::new, |name| name.as_str().to_owned());
    let name = property.name.borrow().clone();
    let name = name.or_else(|| {
        let getter = property.getter.borrow().clone()?;
        vm.try_attribute(&getter, &vm.names.__name__).ok().flatten()
    });
    match name.and_then(|name| vm.repr_text(&name).ok()) {
        Some(name) => vm.attribute_error(format!("property {name} of '{class}' object has no {kind}")),
        None => vm.attribute_error(format!("property of '{class}' object has no {kind}")),
    }
}

/// Reads a member.
pub(crate) fn member_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    let (Some(instance), Some(member)) = (instance, descriptor.downcast_ref::<Member>()) else {
        return Ok(descriptor.clone());
    };
    check_owner(vm, member.name.as_str(), &member.owner, instance)?;
    let found = match member.place {
        MemberPlace::Slot(index) => instance.attributes().and_then(|attributes| attributes.slot(index)),
        MemberPlace::Exception(index) => Some(exception_member(instance, index).unwrap_or(Value::NONE)),
        MemberPlace::Native(def) => return (def.get)(vm, instance),
    };
    found.ok_or_else(|| {
        let class = vm.type_of(instance).qualified_name(vm);
        let message = format!("'{class}' object has no attribute '{}'", member.name.as_str());
        vm.attribute_error_for(message, instance, &member.name)
    })
}

/// Sets or deletes a member.
pub(crate) fn member_set(vm: &Vm, descriptor: &Value, instance: &Value, new: Slot) -> PyResult<()> {
    let Some(member) = descriptor.downcast_ref::<Member>() else { return Ok(()) };
    check_owner(vm, member.name.as_str(), &member.owner, instance)?;
    let index = match member.place {
        MemberPlace::Slot(index) => index,
        MemberPlace::Exception(index) => {
            set_exception_member(instance, index, new);
            return Ok(());
        }
        MemberPlace::Native(def) => {
            return match def.set {
                Some(set) => set(vm, instance, new),
                None => Err(vm.attribute_error("readonly attribute")),
            };
        }
    };
    let deleting = new.is_none();
    let old = instance.attributes().and_then(|attributes| attributes.set_slot(index, new));
    if deleting && old.is_none() {
        return Err(vm.attribute_error(member.name.as_str()));
    }
    drop(old);
    Ok(())
}

fn check_owner(vm: &Vm, name: &str, owner: &Ref<TypeObject>, instance: &Value) -> PyResult<()> {
    if vm.is_instance(instance, owner) {
        return Ok(());
    }
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
        owner.full_name(),
        vm.type_name(instance)
    )))
}

/// An attribute of a native type.
pub(crate) fn getset_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    let (Some(instance), Some(getset)) = (instance, descriptor.downcast_ref::<GetSet>()) else {
        return Ok(descriptor.clone());
    };
    check_owner(vm, getset.def.name, &getset.owner, instance)?;
    (getset.def.get)(vm, instance)
}

/// Sets or deletes an attribute of a native type.
pub(crate) fn getset_set(vm: &Vm, descriptor: &Value, instance: &Value, new: Slot) -> PyResult<()> {
    let Some(getset) = descriptor.downcast_ref::<GetSet>() else { return Ok(()) };
    check_owner(vm, getset.def.name, &getset.owner, instance)?;
    match getset.def.set {
        Some(set) => set(vm, instance, new),
        None => Err(vm.attribute_error(format!(
            "attribute '{}' of '{}' objects is not writable",
            getset.def.name,
            getset.owner.full_name()
        ))),
    }
}

/// No slots; for `..EMPTY_SLOTS` in declarations.
pub(crate) const EMPTY_SLOTS: NativeSlots = super::type_object::TypeDef::EMPTY.slots;
