//! `collections.defaultdict`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::{DICT, Dict};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::class_of;

fn dict_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Dict>> {
    value.as_ref::<Dict>().ok_or_else(|| vm.system_error("a dict was expected"))
}

/// `default_factory`; None if there is none.
fn factory(value: &Value) -> Value {
    value.attributes().and_then(|attributes| attributes.slot(0)).unwrap_or(Value::NONE)
}

fn set_factory(value: &Value, factory: Value) {
    if let Some(attributes) = value.attributes() {
        let old = attributes.set_slot(0, Some(factory));
        drop(old);
    }
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    let (factory, rest) = match args.extra() {
        [] => (Value::NONE, &[][..]),
        [factory, rest @ ..] => (factory.clone(), rest),
    };
    if !factory.is_none() && !vm.is_callable(&factory) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    set_factory(args.get(0), factory);
    match rest {
        [] => {}
        [source] => vm.update_dict(dict, source)?,
        all => return Err(vm.type_error(format!("dict expected at most 1 argument, got {}", all.len()))),
    }
    for (key, value) in args.keywords() {
        drop(dict.insert(vm, key.clone(), value.clone())?);
    }
    Ok(Value::NONE)
}

fn missing(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let factory = factory(args.get(0));
    if factory.is_none() {
        return Err(vm.key_error_for(args.get(1)));
    }
    let value = vm.call(&factory, &[])?;
    vm.set_item(args.get(0), args.get(1), Some(value.clone()))?;
    Ok(value)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    if let Some(found) = dict.get(vm, args.get(1))? {
        return Ok(found);
    }
    match vm.call_special(args.get(0), &vm.names.__missing__, &[args.get(1).clone()])? {
        Some(found) => Ok(found),
        None => Err(vm.key_error_for(args.get(1))),
    }
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.call(vm.type_of(args.get(0)).value(), &[factory(args.get(0)), args.get(0).clone()])
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let dict = dict_of(vm, value)?;
    let plain = vm.heap.allocate(dict.copy(), &vm.types.dict).into_value();
    let factory = factory(value);
    let name = vm.class_name(value);
    // The items come first; a dict that is shown inside itself still shows its factory, but a factory that holds
    // the dict does not show itself again.
    let items = match vm.enter_repr(value) {
        Some(_guard) => vm.repr_text(&plain)?,
        None => "{...}".to_owned(),
    };
    let factory = match vm.enter_repr(&factory) {
        Some(_guard) => vm.repr_text(&factory)?,
        None => "...".to_owned(),
    };
    Ok(format!("{name}({factory}, {items})"))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let factory = factory(args.get(0));
    let arguments = if factory.is_none() { vec![] } else { vec![factory] };
    let items = vm.call_method(args.get(0), &vm.names.items, &[])?;
    let class = vm.type_of(args.get(0)).value().clone();
    Ok(vm.tuple([class, vm.tuple(arguments), Value::NONE, Value::NONE, vm.iter(&items)?]))
}

/// `defaultdict | mapping` and its reflection.
fn merge(vm: &Vm, this: &Value, first: &Value, second: &Value) -> PyResult {
    let (Some(_), Some(other)) = (first.downcast_ref::<Dict>(), second.downcast_ref::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let new = vm.call(vm.type_of(this).value(), &[factory(this), first.clone()])?;
    dict_of(vm, &new)?.update_from(vm, other)?;
    Ok(new)
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merge(vm, args.get(0), args.get(0), args.get(1))
}

fn reflected_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merge(vm, args.get(0), args.get(1), args.get(0))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Dict::default(), class_of(vm, args)?).into_value())
}

/// `collections.defaultdict`.
pub(super) static DEFAULT_DICT: TypeDef = TypeDef {
    name: "collections.defaultdict",
    text_signature: Some(""),
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.",
    layout: VTable::of::<Dict>(),
    base: Some(&DICT),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__missing__($self, key, /)", "Called by __getitem__ for missing keys.", missing)
            .without_signature(),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", reflected_or),
        NativeDef::new("copy($self, /)", "D.copy() -> a shallow copy of D.", copy).without_signature(),
        NativeDef::new("__copy__($self, /)", "D.copy() -> a shallow copy of D.", copy).without_signature(),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
            .without_signature(),
    ],
    getset: &[GetSetDef {
        name: "default_factory",
        doc: "Factory for default value called by __missing__().",
        get: |_, value| Ok(factory(value)),
        set: Some(|_, value, new| {
            set_factory(value, new.unwrap_or(Value::NONE));
            Ok(())
        }),
    }],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::REFINED,
};
