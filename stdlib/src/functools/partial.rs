//! `functools.partial`.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{CLASS_GETITEM, class_of, text_attribute};

struct Frozen {
    function: Value,
    args: Ref<Tuple>,
    keywords: Ref<Dict>,
}

struct Partial {
    frozen: RefCell<Option<Frozen>>,
}

impl Payload for Partial {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(frozen) = &*self.frozen.borrow() {
            visit(&frozen.function);
            visit(frozen.args.value());
            visit(frozen.keywords.value());
        }
    }

    fn clear(&self) {
        let taken = self.frozen.take();
        drop(taken);
    }
}

/// Function, arguments and keywords of a partial object.
fn parts(vm: &Vm, value: &Value) -> PyResult<(Value, Ref<Tuple>, Ref<Dict>)> {
    let partial = value.downcast_ref::<Partial>();
    let found = partial.and_then(|partial| {
        let frozen = partial.frozen.borrow();
        frozen.as_ref().map(|f| (f.function.clone(), f.args.clone(), f.keywords.clone()))
    });
    found.ok_or_else(|| vm.system_error("a partial object was expected"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let [function, rest @ ..] = args.extra() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let keywords = vm.new_dict();
    let mut all = Vec::with_capacity(rest.len());
    let mut target = function.clone();
    // A partial of a plain partial (without attributes of its own) is flattened.
    if vm.type_of(function).def.is_some_and(|def| std::ptr::eq(def, &PARTIAL))
        && function.attributes().is_none_or(|attributes| attributes.names().is_empty())
    {
        let (inner, inner_args, inner_keywords) = parts(vm, function)?;
        target = inner;
        all.extend_from_slice(&inner_args.items);
        keywords.update_from(vm, &inner_keywords)?;
    }
    all.extend_from_slice(rest);
    for (name, value) in args.keywords() {
        drop(keywords.insert(vm, name.clone(), value.clone())?);
    }
    let frozen = Frozen { function: target, args: vm.new_tuple(all), keywords };
    Ok(vm.heap.allocate(Partial { frozen: RefCell::new(Some(frozen)) }, class).into_value())
}

fn call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let (function, args, keywords) = parts(vm, value)?;
    let positional = values.len() - names.len();
    let mut all = Vec::with_capacity(args.items.len() + values.len() + keywords.len());
    all.extend_from_slice(&args.items);
    if keywords.is_empty() {
        all.extend_from_slice(values);
        return vm.call_with_keywords(&function, &all, names);
    }
    all.extend_from_slice(&values[..positional]);
    let merged = keywords.copy();
    for (name, value) in names.iter().zip(&values[positional..]) {
        drop(merged.insert(vm, name.clone(), value.clone())?);
    }
    all.extend(merged.values());
    vm.call_with_keywords(&function, &all, &merged.keys())
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    call(vm, args.get(0), &values, &names)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(_guard) = vm.enter_repr(value) else { return Ok("...".to_owned()) };
    let (function, args, keywords) = parts(vm, value)?;
    let class = vm.type_of(value).value().clone();
    let (module, name) =
        (text_attribute(vm, &class, "__module__")?, text_attribute(vm, &class, "__qualname__")?);
    let mut text = format!("{module}.{name}({}", vm.repr_text(&function)?);
    for item in &args.items {
        text.push_str(", ");
        text.push_str(&vm.repr_text(item)?);
    }
    for (key, item) in keywords.items() {
        text.push_str(&format!(", {}={}", vm.str_of(&key)?.as_str(), vm.repr_text(&item)?));
    }
    text.push(')');
    Ok(text)
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn descriptor_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    if instance.is_some_and(|instance| !instance.is_none()) {
        vm.warn(
            &vm.exceptions.future_warning,
            "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you \
             want to preserve the old behavior",
            1,
        )?;
    }
    Ok(descriptor.clone())
}

fn get_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    descriptor_get(vm, args.get(0), args.optional(1), args.optional(2).unwrap_or(&Value::NONE))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.get(0);
    let (function, frozen, keywords) = parts(vm, this)?;
    let attributes = match vm.instance_dict(this) {
        Some(dict) if !dict.is_empty() => dict.into_value(),
        _ => Value::NONE,
    };
    let state = vm.tuple([function.clone(), frozen.into_value(), keywords.into_value(), attributes]);
    Ok(vm.tuple([vm.type_of(this).value().clone(), vm.tuple([function]), state]))
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let invalid = || vm.type_error("invalid partial state");
    let state = args.get(1).downcast_ref::<Tuple>().ok_or_else(invalid)?;
    let [function, frozen, keywords, attributes] = &*state.items else { return Err(invalid()) };
    if !vm.is_callable(function)
        || !frozen.is_a::<Tuple>()
        || !(keywords.is_none() || keywords.is_a::<Dict>())
    {
        return Err(invalid());
    }
    let frozen = match frozen.downcast_clone::<Tuple>() {
        Some(frozen) if frozen.value().is_exact() => frozen,
        _ => vm.new_tuple(vm.collect(frozen)?),
    };
    let copy = vm.new_dict();
    if let Some(keywords) = keywords.downcast_ref::<Dict>() {
        copy.update_from(vm, keywords)?;
    }
    if let Some(own) = vm.instance_dict(args.get(0)) {
        own.clear();
    }
    if let Some(from) = attributes.downcast_ref::<Dict>() {
        for (name, value) in from.items() {
            let name = vm.intern_str(&vm.str_of(&name)?);
            vm.generic_set_attribute(args.get(0), &name, Some(value))?;
        }
    }
    let this = args.this::<Partial>(vm)?;
    let new = Frozen { function: function.clone(), args: frozen, keywords: copy };
    let old = this.frozen.replace(Some(new));
    drop(old);
    Ok(Value::NONE)
}

/// `functools.partial`.
pub(crate) static PARTIAL: TypeDef = TypeDef {
    text_signature: Some("(func, /, *args, **keywords)"),
    name: "functools.partial",
    doc: "Create a new function with partial application of the given arguments and keywords.",
    layout: VTable::of::<Partial>(),
    new: Some(NativeDef::new("__new__($type, *args, **keywords)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", call_method),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new(
            "__get__($self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            get_method,
        ),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
            .without_signature(),
        NativeDef::new("__setstate__($self, state, /)", "Set state information for unpickling.", set_state)
            .without_signature(),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef {
            name: "func",
            doc: "function object to use in future partial calls",
            get: |vm, value| Ok(parts(vm, value)?.0),
            set: None,
        },
        GetSetDef {
            name: "args",
            doc: "tuple of arguments to future partial calls",
            get: |vm, value| Ok(parts(vm, value)?.1.into_value()),
            set: None,
        },
        GetSetDef {
            name: "keywords",
            doc: "dictionary of keyword arguments to future partial calls",
            get: |vm, value| Ok(parts(vm, value)?.2.into_value()),
            set: None,
        },
    ],
    slots: NativeSlots {
        call: Some(call),
        repr: Some(repr),
        descriptor_get: Some(descriptor_get),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
