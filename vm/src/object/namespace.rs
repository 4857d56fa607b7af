//! `types.SimpleNamespace`: attributes and a repr.

use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::heap::{Payload, VTable};
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload: everything is in the attributes.
pub struct SimpleNamespace;

impl Payload for SimpleNamespace {}

impl Vm {
    /// An empty `types.SimpleNamespace`.
    pub fn new_namespace(&self) -> Value {
        self.heap.allocate(SimpleNamespace, &self.native_type(&SIMPLE_NAMESPACE)).into_value()
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("SimpleNamespace.__new__(X): X is not a type object"));
    };
    Ok(vm.heap.allocate(SimpleNamespace, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    if args.extra().len() > 1 {
        return Err(vm.type_error(format!(
            "{} expected at most 1 argument, got {}",
            vm.class_name(value),
            args.extra().len()
        )));
    }
    let Some(dict) = vm.instance_dict(value) else { return Ok(Value::NONE) };
    if let Some(mapping) = args.extra().first() {
        let items = vm.new_dict();
        let source = vm.call(vm.types.dict.value(), std::slice::from_ref(mapping))?;
        vm.update_dict_from_mapping(&items, &source)?;
        for (key, item) in items.items() {
            if !key.is_a::<Str>() {
                return Err(vm.type_error("keywords must be strings"));
            }
            drop(dict.insert(vm, key, item)?);
        }
    }
    for (name, item) in args.keywords() {
        drop(dict.insert(vm, name.clone(), item.clone())?);
    }
    Ok(Value::NONE)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let class = vm.type_of(value);
    let name = if class.is_native() { "namespace".to_owned() } else { class.name().to_string() };
    let Some(_guard) = vm.enter_repr(value) else { return Ok(format!("{name}(...)")) };
    let mut parts = Vec::new();
    for (key, item) in vm.instance_dict(value).map_or_else(Vec::new, |dict| dict.items()) {
        if let Some(key) = key.downcast_ref::<Str>() {
            parts.push(format!("{}={}", key.as_str(), vm.repr_text(&item)?));
        }
    }
    Ok(format!("{name}({})", parts.join(", ")))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.type_of(args.get(0)).value().clone();
    let state = vm.instance_dict(args.get(0)).map_or(Value::NONE, super::value::Ref::into_value);
    Ok(vm.tuple([class, vm.tuple([]), state]))
}

fn compare(vm: &Vm, args: &Arguments<'_>, negate: bool) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    if !b.is_a::<SimpleNamespace>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (Some(a), Some(b)) = (vm.instance_dict(a), vm.instance_dict(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(vm.values_equal(a.value(), b.value())? != negate))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, false)
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, true)
}

fn replace(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.type_of(args.get(0)).clone();
    let made = vm.call(class.value(), &[])?;
    if let (Some(from), Some(to)) = (vm.instance_dict(args.get(0)), vm.instance_dict(&made)) {
        let from: &Dict = &from;
        to.update_from(vm, from)?;
        for (name, value) in args.keywords() {
            drop(to.insert(vm, name.clone(), value.clone())?);
        }
    }
    Ok(made)
}

/// `types.SimpleNamespace`.
pub static SIMPLE_NAMESPACE: TypeDef = TypeDef {
    name: "types.SimpleNamespace",
    text_signature: Some("(mapping_or_iterable=(), /, **kwargs)"),
    doc: "A simple attribute-based namespace.",
    layout: VTable::of::<SimpleNamespace>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", reduce),
        NativeDef::new("__replace__($self, /, **changes)", "Return a copy with changes.", replace),
    ],
    getset: &[GetSetDef {
        name: "__dict__",
        doc: "",
        get: super::type_methods::INSTANCE_DICT.get,
        set: None,
    }],
    slots: NativeSlots { repr: Some(repr), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};
