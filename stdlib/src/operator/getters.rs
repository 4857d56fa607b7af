//! `itemgetter`, `attrgetter` and `methodcaller`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{check_count, class_of, no_keywords};

/// The one object that a getter is called with.
fn subject<'a>(vm: &Vm, name: &str, values: &'a [Value], names: &[Value]) -> PyResult<&'a Value> {
    if !names.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    check_count(vm, name, values.len(), 1, 1)?;
    Ok(&values[0])
}

/// Calls the `call` slot of a getter from its `__call__`.
fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    vm.call_with_keywords(args.get(0), &values, &names)
}

const CALL: NativeDef =
    NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", call_method);

struct ItemGetter {
    items: Box<[Value]>,
}

impl Payload for ItemGetter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

fn item_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    no_keywords(vm, args, "itemgetter")?;
    if args.extra().is_empty() {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    Ok(vm.heap.allocate(ItemGetter { items: args.extra().into() }, class).into_value())
}

fn item_call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let object = subject(vm, "itemgetter", values, names)?;
    let Some(getter) = value.downcast_ref::<ItemGetter>() else { return Ok(Value::NONE) };
    if let [item] = &*getter.items {
        return vm.get_item(object, item);
    }
    let found = getter.items.iter().map(|item| vm.get_item(object, item)).collect::<PyResult<Vec<_>>>()?;
    Ok(vm.tuple(found))
}

fn arguments_repr(vm: &Vm, value: &Value, items: &[Value], keywords: &[(Value, Value)]) -> PyResult<String> {
    let name = format!("operator.{}", vm.class_name(value));
    let Some(_guard) = vm.enter_repr(value) else { return Ok(format!("{name}(...)")) };
    let mut parts = items.iter().map(|item| vm.repr_text(item)).collect::<PyResult<Vec<_>>>()?;
    for (key, item) in keywords {
        parts.push(format!("{}={}", vm.str_of(key)?.as_str(), vm.repr_text(item)?));
    }
    Ok(format!("{name}({})", parts.join(", ")))
}

fn item_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let items = value.downcast_ref::<ItemGetter>().map(|getter| &*getter.items);
    arguments_repr(vm, value, items.unwrap_or_default(), &[])
}

fn reduce_with(vm: &Vm, value: &Value, items: Vec<Value>) -> Value {
    vm.tuple([vm.type_of(value).value().clone(), vm.tuple(items)])
}

fn item_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(reduce_with(vm, args.get(0), args.this::<ItemGetter>(vm)?.items.to_vec()))
}

/// `operator.itemgetter`.
pub(super) static ITEM_GETTER: TypeDef = TypeDef {
    text_signature: Some("(item, /, *items)"),
    name: "operator.itemgetter",
    doc: "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    layout: VTable::of::<ItemGetter>(),
    new: Some(NativeDef::new(
        "__new__($type, *items, **keywords)",
        "Create and return a new object.",
        item_new,
    )),
    methods: &[
        CALL,
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(item_repr(vm, args.get(0))?))
        }),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", item_reduce),
    ],
    slots: NativeSlots { call: Some(item_call), repr: Some(item_repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

struct AttrGetter {
    /// As given.
    names: Box<[Value]>,
    /// The parts between the dots.
    paths: Vec<Vec<Ref<Str>>>,
}

impl Payload for AttrGetter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.names.iter().for_each(visit);
    }
}

fn attr_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    no_keywords(vm, args, "attrgetter")?;
    if args.extra().is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::with_capacity(args.extra().len());
    for name in args.extra() {
        let Some(name) = name.downcast_ref::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        paths.push(name.as_str().split('.').map(|part| vm.intern(part)).collect());
    }
    Ok(vm.heap.allocate(AttrGetter { names: args.extra().into(), paths }, class).into_value())
}

fn follow(vm: &Vm, object: &Value, path: &[Ref<Str>]) -> PyResult {
    let mut object = object.clone();
    for name in path {
        object = vm.get_attribute(&object, name)?;
    }
    Ok(object)
}

fn attr_call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let object = subject(vm, "attrgetter", values, names)?;
    let Some(getter) = value.downcast_ref::<AttrGetter>() else { return Ok(Value::NONE) };
    if let [path] = getter.paths.as_slice() {
        return follow(vm, object, path);
    }
    let found = getter.paths.iter().map(|path| follow(vm, object, path)).collect::<PyResult<Vec<_>>>()?;
    Ok(vm.tuple(found))
}

fn attr_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let names = value.downcast_ref::<AttrGetter>().map(|getter| &*getter.names);
    arguments_repr(vm, value, names.unwrap_or_default(), &[])
}

fn attr_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(reduce_with(vm, args.get(0), args.this::<AttrGetter>(vm)?.names.to_vec()))
}

/// `operator.attrgetter`.
pub(super) static ATTR_GETTER: TypeDef = TypeDef {
    text_signature: Some("(attr, /, *attrs)"),
    name: "operator.attrgetter",
    doc: "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    layout: VTable::of::<AttrGetter>(),
    new: Some(NativeDef::new(
        "__new__($type, *attributes, **keywords)",
        "Create and return a new object.",
        attr_new,
    )),
    methods: &[
        CALL,
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(attr_repr(vm, args.get(0))?))
        }),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", attr_reduce),
    ],
    slots: NativeSlots { call: Some(attr_call), repr: Some(attr_repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

struct MethodCaller {
    name: Ref<Str>,
    values: Vec<Value>,
    keywords: Vec<(Value, Value)>,
}

impl Payload for MethodCaller {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.name.value());
        self.values.iter().for_each(&mut *visit);
        for (name, value) in &self.keywords {
            visit(name);
            visit(value);
        }
    }
}

fn method_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let [name, values @ ..] = args.extra() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.as_ref::<Str>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let made = MethodCaller {
        name: vm.intern_str(name),
        values: values.to_vec(),
        keywords: args.keywords().to_vec(),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn method_call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let object = subject(vm, "methodcaller", values, names)?;
    let Some(caller) = value.downcast_ref::<MethodCaller>() else { return Ok(Value::NONE) };
    let method = vm.get_attribute(object, &caller.name)?;
    let mut all = caller.values.clone();
    let mut names = Vec::with_capacity(caller.keywords.len());
    for (name, value) in &caller.keywords {
        names.push(name.clone());
        all.push(value.clone());
    }
    vm.call_with_keywords(&method, &all, &names)
}

fn method_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(caller) = value.downcast_ref::<MethodCaller>() else { return vm.default_repr(value) };
    let mut items = vec![caller.name.value().clone()];
    items.extend(caller.values.iter().cloned());
    arguments_repr(vm, value, &items, &caller.keywords)
}

fn method_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let caller = args.this::<MethodCaller>(vm)?;
    let mut items = vec![caller.name.value().clone()];
    items.extend(caller.values.iter().cloned());
    if caller.keywords.is_empty() {
        return Ok(reduce_with(vm, args.get(0), items));
    }
    let partial = vm.attribute(&vm.import_module("functools")?, "partial")?;
    let mut values = vec![vm.type_of(args.get(0)).value().clone(), caller.name.value().clone()];
    let mut names = Vec::new();
    for (name, value) in &caller.keywords {
        names.push(name.clone());
        values.push(value.clone());
    }
    let constructor = vm.call_with_keywords(&partial, &values, &names)?;
    Ok(vm.tuple([constructor, vm.tuple(caller.values.clone())]))
}

/// `operator.methodcaller`.
pub(super) static METHOD_CALLER: TypeDef = TypeDef {
    text_signature: Some("(name, /, *args, **kwargs)"),
    name: "operator.methodcaller",
    doc: "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    layout: VTable::of::<MethodCaller>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **keywords)",
        "Create and return a new object.",
        method_new,
    )),
    methods: &[
        CALL,
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(method_repr(vm, args.get(0))?))
        }),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", method_reduce),
    ],
    slots: NativeSlots { call: Some(method_call), repr: Some(method_repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
