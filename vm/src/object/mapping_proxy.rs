//! `mappingproxy`: a read-only view of a mapping.

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Payload, VTable};
use super::type_object::{NativeSlots, TypeDef, type_flag};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of a `mappingproxy`.
pub struct MappingProxy {
    /// The mapping that is shown.
    pub mapping: Value,
}

impl Payload for MappingProxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }
}

impl Vm {
    /// A read-only view of a mapping.
    pub fn mapping_proxy(&self, mapping: Value) -> Value {
        self.heap.allocate(MappingProxy { mapping }, &self.native_type(&MAPPING_PROXY)).into_value()
    }
}

fn mapping(vm: &Vm, value: &Value) -> PyResult {
    match value.downcast_ref::<MappingProxy>() {
        Some(proxy) => Ok(proxy.mapping.clone()),
        None => Err(vm.system_error("a mappingproxy was expected")),
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(1);
    let is_mapping = vm.lookup_special(value, &vm.names.__getitem__).is_some()
        && !matches!(value.kind(), super::heap::Kind::LIST | super::heap::Kind::TUPLE);
    if !is_mapping {
        return Err(
            vm.type_error(format!("mappingproxy() argument must be a mapping, not {}", vm.type_name(value)))
        );
    }
    Ok(vm.mapping_proxy(value.clone()))
}

/// Hands a method call on to the mapping.
fn forward(vm: &Vm, args: &Arguments<'_>, name: &str, count: usize) -> PyResult {
    let mapping = mapping(vm, args.get(0))?;
    let arguments: Vec<Value> = (1..=count).filter_map(|index| args.optional(index).cloned()).collect();
    vm.call_method(&mapping, &vm.intern(name), &arguments)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.get_item(&mapping(vm, args.get(0))?, args.get(1))
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.contains(&mapping(vm, args.get(0))?, args.get(1))?))
}

fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.len(&mapping(vm, args.get(0))?)? as i64))
}

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.iter(&mapping(vm, args.get(0))?)
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(format!("mappingproxy({})", vm.repr_text(&mapping(vm, args.get(0))?)?)))
}

fn text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.str_of(&mapping(vm, args.get(0))?)?.into_value())
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let other = match args.get(1).downcast_ref::<MappingProxy>() {
        Some(proxy) => proxy.mapping.clone(),
        None => args.get(1).clone(),
    };
    Ok(Value::bool(vm.values_equal(&mapping(vm, args.get(0))?, &other)?))
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.hash(&mapping(vm, args.get(0))?)?))
}

/// `|` with another mapping gives what the mappings give.
fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let unwrap = |value: &Value| {
        value.downcast_ref::<MappingProxy>().map_or_else(|| value.clone(), |proxy| proxy.mapping.clone())
    };
    vm.binary_operation(super::operator::operator_code::OR, &unwrap(args.get(0)), &unwrap(args.get(1)))
}

fn ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let swapped = [Some(args.get(1).clone()), Some(args.get(0).clone())];
    or(vm, &Arguments::positional(&swapped))
}

fn ior(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error(format!("'|=' is not supported by {}; use '|' instead", vm.type_name(args.get(0)))))
}

/// `mappingproxy`.
pub static MAPPING_PROXY: TypeDef = TypeDef {
    name: "mappingproxy",
    doc: "Read-only proxy of a mapping.",
    layout: VTable::of::<MappingProxy>(),
    new: Some(NativeDef::new("__new__($type, mapping)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
        NativeDef::new("__len__($self, /)", "Return len(self).", len),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
        NativeDef::new("__str__($self, /)", "Return str(self).", text),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
        NativeDef::new("__ior__($self, value, /)", "Return self|=value.", ior),
        NativeDef::new(
            "get($self, key, default=None, /)",
            "Return the value for key if key is in the mapping, else default.",
            |vm, args| forward(vm, args, "get", 2),
        ),
        NativeDef::new(
            "keys($self, /)",
            "D.keys() -> a set-like object providing a view on D's keys",
            |vm, args| forward(vm, args, "keys", 0),
        ),
        NativeDef::new(
            "values($self, /)",
            "D.values() -> an object providing a view on D's values",
            |vm, args| forward(vm, args, "values", 0),
        ),
        NativeDef::new(
            "items($self, /)",
            "D.items() -> a set-like object providing a view on D's items",
            |vm, args| forward(vm, args, "items", 0),
        ),
        NativeDef::new("copy($self, /)", "D.copy() -> a shallow copy of D", |vm, args| {
            forward(vm, args, "copy", 0)
        }),
        NativeDef::new("__reversed__($self, /)", "D.__reversed__() -> reverse iterator", |vm, args| {
            forward(vm, args, "__reversed__", 0)
        }),
        NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", |vm, args| {
            vm.generic_alias(args.get(0), args.get(1))
        }),
    ],
    slots: NativeSlots { ..EMPTY_SLOTS },
    flags: type_flag::MAPPING,
    ..TypeDef::EMPTY
};
