//! Constructors, methods and attributes of property, classmethod, staticmethod, members and native attributes.

use std::cell::RefCell;

use super::descriptor::{ClassMethod, GetSet, Member, MemberPlace, Property, StaticMethod};
use super::function_methods::{CALL, DELETE, GET, SET};
use super::heap::Payload;
use super::str::Str;
use super::type_object::{GetSetDef, TypeObject};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

fn class_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<TypeObject>> {
    args.get(0).as_ref::<TypeObject>().ok_or_else(|| vm.type_error("a type was expected"))
}

fn payload<'a, T: Payload>(vm: &Vm, value: &'a Value) -> PyResult<&'a T> {
    value.downcast_ref::<T>().ok_or_else(|| vm.system_error("a descriptor was expected"))
}

fn property_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Property::default(), class_of(vm, args)?).into_value())
}

fn given(args: &Arguments<'_>, index: usize) -> Slot {
    args.not_none(index).cloned()
}

fn property_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let property = args.this::<Property>(vm)?;
    let old = (
        property.getter.replace(given(args, 1)),
        property.setter.replace(given(args, 2)),
        property.deleter.replace(given(args, 3)),
    );
    drop(old);
    let doc = match given(args, 4) {
        Some(doc) => Some(doc),
        None => match given(args, 1) {
            Some(getter) => vm.try_attribute(&getter, &vm.names.__doc__)?.filter(|doc| !doc.is_none()),
            None => None,
        },
    };
    property.getter_doc.set(given(args, 4).is_none() && doc.is_some());
    if vm.type_of(args.get(0)).is_native() {
        let old = property.doc.replace(doc);
        drop(old);
        return Ok(Value::NONE);
    }
    // A subclass keeps the docstring in its `__dict__` or a member, where that of the class does not hide it.
    match vm.set_attribute(args.get(0), &vm.names.__doc__, Some(doc.unwrap_or(Value::NONE))) {
        Err(raised)
            if !property.getter_doc.get() && vm.is_exception(&raised, &vm.exceptions.attribute_error) => {}
        Err(raised) => return Err(raised),
        Ok(()) => {}
    }
    Ok(Value::NONE)
}

/// A copy with one function replaced.
fn replaced(vm: &Vm, args: &Arguments<'_>, position: usize) -> PyResult {
    let property = args.this::<Property>(vm)?;
    let mut parts = [
        property.getter.borrow().clone(),
        property.setter.borrow().clone(),
        property.deleter.borrow().clone(),
    ];
    parts[position] = Some(args.get(1).clone());
    let class = vm.type_of(args.get(0)).value().clone();
    let keeps_getter_doc =
        property.getter_doc.get() && parts[0].as_ref().is_some_and(|getter| !getter.is_none());
    let doc = if keeps_getter_doc { None } else { property.doc.borrow().clone() };
    let arguments: Vec<Value> =
        parts.into_iter().chain([doc]).map(|part| part.unwrap_or(Value::NONE)).collect();
    let made = vm.call(&class, &arguments)?;
    if let Some(copy) = made.downcast_ref::<Property>() {
        let name = property.name.borrow().clone();
        let old = copy.name.replace(name);
        drop(old);
    }
    Ok(made)
}

fn getter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    replaced(vm, args, 0)
}

fn setter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    replaced(vm, args, 1)
}

fn deleter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    replaced(vm, args, 2)
}

fn property_set_name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let [_, name] = args.extra() else {
        let given = args.extra().len();
        return Err(
            vm.type_error(format!("__set_name__() takes 2 positional arguments but {given} were given"))
        );
    };
    let old = args.this::<Property>(vm)?.name.replace(Some(name.clone()));
    drop(old);
    Ok(Value::NONE)
}

fn part(cell: &RefCell<Slot>) -> Value {
    cell.borrow().clone().unwrap_or(Value::NONE)
}

fn property_is_abstract(vm: &Vm, value: &Value) -> PyResult {
    let property = payload::<Property>(vm, value)?;
    for cell in [&property.getter, &property.setter, &property.deleter] {
        let function = cell.borrow().clone();
        if let Some(function) = function
            && is_abstract(vm, &function)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn is_abstract(vm: &Vm, function: &Value) -> PyResult<bool> {
    match vm.try_attribute(function, &vm.names.__isabstractmethod__)? {
        Some(flag) => vm.is_true(&flag),
        None => Ok(false),
    }
}

fn property_name(vm: &Vm, value: &Value) -> PyResult {
    let property = payload::<Property>(vm, value)?;
    if let Some(name) = property.name.borrow().clone() {
        return Ok(name);
    }
    let getter = property.getter.borrow().clone();
    if let Some(getter) = getter
        && let Some(name) = vm.try_attribute(&getter, &vm.names.__name__)?
    {
        return Ok(name);
    }
    Err(vm.no_attribute(value, &vm.names.__name__))
}

fn property_set_name_attribute(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = payload::<Property>(vm, value)?.name.replace(new);
    drop(old);
    Ok(())
}

fn property_set_doc(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = payload::<Property>(vm, value)?.doc.replace(new);
    drop(old);
    Ok(())
}

/// `property.__new__`.
pub(crate) const PROPERTY_NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", property_new);

/// Methods of property.
pub(crate) static PROPERTY_METHODS: &[NativeDef] = &[
    NativeDef::new(
        "__init__($self, fget=None, fset=None, fdel=None, doc=None)",
        "Initialize self.",
        property_init,
    ),
    GET,
    SET,
    DELETE,
    NativeDef::new("__set_name__($self, /, *args)", "Method to set name of a property.", property_set_name)
        .without_signature(),
    NativeDef::new(
        "getter($self, object, /)",
        "Descriptor to obtain a copy of the property with a different getter.",
        getter,
    ),
    NativeDef::new(
        "setter($self, object, /)",
        "Descriptor to obtain a copy of the property with a different setter.",
        setter,
    ),
    NativeDef::new(
        "deleter($self, object, /)",
        "Descriptor to obtain a copy of the property with a different deleter.",
        deleter,
    ),
];

/// Attributes of property.
pub(crate) static PROPERTY_GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "fget",
        doc: "",
        get: |vm, value| Ok(part(&payload::<Property>(vm, value)?.getter)),
        set: None,
    },
    GetSetDef {
        name: "fset",
        doc: "",
        get: |vm, value| Ok(part(&payload::<Property>(vm, value)?.setter)),
        set: None,
    },
    GetSetDef {
        name: "fdel",
        doc: "",
        get: |vm, value| Ok(part(&payload::<Property>(vm, value)?.deleter)),
        set: None,
    },
    GetSetDef {
        name: "__doc__",
        doc: "",
        get: |vm, value| Ok(part(&payload::<Property>(vm, value)?.doc)),
        set: Some(property_set_doc),
    },
    GetSetDef { name: "__name__", doc: "", get: property_name, set: Some(property_set_name_attribute) },
    GetSetDef { name: "__isabstractmethod__", doc: "", get: property_is_abstract, set: None },
];

/// The wrapped callable of a classmethod or staticmethod.
fn wrapped(vm: &Vm, value: &Value) -> PyResult {
    if let Some(method) = value.downcast_ref::<ClassMethod>() {
        return Ok(method.callable.borrow().clone());
    }
    Ok(payload::<StaticMethod>(vm, value)?.callable.borrow().clone())
}

fn wrapper_is_abstract(vm: &Vm, value: &Value) -> PyResult {
    let function = wrapped(vm, value)?;
    Ok(Value::bool(is_abstract(vm, &function)?))
}

fn class_method_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let made = ClassMethod { callable: RefCell::new(Value::NONE) };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

fn static_method_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let made = StaticMethod { callable: RefCell::new(Value::NONE) };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

/// Takes over name, docstring and the like from the wrapped function.
fn adopt(vm: &Vm, wrapper: &Value, function: &Value) -> PyResult<()> {
    let names = &vm.names;
    for name in
        [&names.__module__, &names.__name__, &names.__qualname__, &names.__doc__, &names.__annotations__]
    {
        if name.as_str() == "__annotations__" && !function.is_a::<super::function::Function>() {
            continue;
        }
        if let Some(found) = vm.try_attribute(function, name)?
            && let Some(attributes) = wrapper.attributes()
        {
            drop(attributes.set(vm, name, found));
        }
    }
    Ok(())
}

fn wrapper_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = args.get(1).clone();
    if let Some(method) = args.get(0).downcast_ref::<ClassMethod>() {
        let old = method.callable.replace(function.clone());
        drop(old);
    } else if let Some(method) = args.get(0).downcast_ref::<StaticMethod>() {
        let old = method.callable.replace(function.clone());
        drop(old);
    }
    adopt(vm, args.get(0), &function)?;
    Ok(Value::NONE)
}

fn static_call(vm: &Vm, callable: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let function = wrapped(vm, callable)?;
    vm.call_with_keywords(&function, values, names)
}

/// `staticmethod` objects can be called.
pub(crate) const STATIC_CALL: fn(&Vm, &Value, &[Value], &[Value]) -> PyResult = static_call;

/// `repr` of classmethod and staticmethod.
pub(crate) fn wrapper_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let function = wrapped(vm, value)?;
    let name = if value.is_a::<ClassMethod>() { "classmethod" } else { "staticmethod" };
    Ok(format!("<{name}({})>", vm.repr_text(&function)?))
}

/// `classmethod.__new__`.
pub(crate) const CLASS_METHOD_NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", class_method_new);
/// `staticmethod.__new__`.
pub(crate) const STATIC_METHOD_NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", static_method_new);

const WRAPPER_INIT: NativeDef =
    NativeDef::new("__init__($self, function, /)", "Initialize self.", wrapper_init);

/// Methods of classmethod.
pub(crate) static CLASS_METHOD_METHODS: &[NativeDef] = &[WRAPPER_INIT, GET];
/// Methods of staticmethod.
pub(crate) static STATIC_METHOD_METHODS: &[NativeDef] = &[WRAPPER_INIT, GET, CALL];

/// Attributes of classmethod and staticmethod.
pub(crate) static WRAPPER_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__func__", doc: "", get: wrapped, set: None },
    GetSetDef { name: "__wrapped__", doc: "", get: wrapped, set: None },
    GetSetDef { name: "__isabstractmethod__", doc: "", get: wrapper_is_abstract, set: None },
    GetSetDef {
        name: "__dict__",
        doc: "",
        get: super::type_methods::INSTANCE_DICT.get,
        set: super::type_methods::INSTANCE_DICT.set,
    },
];

/// Methods of members and native attributes.
pub(crate) static DATA_METHODS: &[NativeDef] = &[GET, SET, DELETE];

/// The name and the class of a descriptor of data.
fn described(vm: &Vm, value: &Value) -> PyResult<(Ref<Str>, Ref<TypeObject>)> {
    match value.downcast_ref::<Member>() {
        Some(member) => Ok((member.name.clone(), member.owner.clone())),
        None => {
            let getset = payload::<GetSet>(vm, value)?;
            Ok((vm.intern(getset.def.name), getset.owner.clone()))
        }
    }
}

/// Attributes of members and of native attributes.
pub(crate) static DATA_GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "__name__",
        doc: "",
        get: |vm, value| Ok(described(vm, value)?.0.into_value()),
        set: None,
    },
    GetSetDef {
        name: "__objclass__",
        doc: "",
        get: |vm, value| Ok(described(vm, value)?.1.into_value()),
        set: None,
    },
    GetSetDef {
        name: "__doc__",
        doc: "",
        get: |vm, value| {
            let native = match value.downcast_ref::<Member>() {
                Some(member) => match member.place {
                    MemberPlace::Native(def) => Some(def),
                    _ => None,
                },
                None => Some(payload::<GetSet>(vm, value)?.def),
            };
            let doc = native.map_or("", |def| def.doc);
            Ok(if doc.is_empty() { Value::NONE } else { vm.text(doc) })
        },
        set: None,
    },
    GetSetDef {
        name: "__qualname__",
        doc: "",
        get: |vm, value| {
            let (name, owner) = described(vm, value)?;
            Ok(vm.text(format!("{}.{}", owner.name(), name.as_str())))
        },
        set: None,
    },
];

/// `repr` of members.
pub(crate) fn member_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let (name, owner) = described(vm, value)?;
    Ok(format!("<member '{}' of '{}' objects>", name.as_str(), owner.full_name()))
}

/// `repr` of native attributes.
pub(crate) fn getset_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let getset = payload::<GetSet>(vm, value)?;
    Ok(format!("<attribute '{}' of '{}' objects>", getset.def.name, getset.owner.full_name()))
}
