//! Attributes and methods of functions, bound methods and native functions.

use super::code::Code;
use super::dict::Dict;
use super::function::Function;
use super::heap::Kind;
use super::method::Method;
use super::module::Module;
use super::native_function::NativeFunction;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, TypeObject};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

fn function<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Function>> {
    value.as_ref::<Function>().ok_or_else(|| vm.system_error("a function was expected"))
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
fn function_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(code) = args.get(1).downcast_clone::<Code>() else {
        return Err(vm.type_error(format!(
            "function() argument 'code' must be code, not {}",
            vm.type_name(args.get(1))
        )));
    };
    let Some(globals) = args.get(2).downcast_clone::<Dict>() else {
        return Err(vm.type_error(format!(
            "function() argument 'globals' must be dict, not {}",
            vm.type_name(args.get(2))
        )));
    };
    let closure = args.not_none(5).and_then(Value::downcast_clone::<Tuple>);
    let free = code.template.free_count();
    if closure.as_ref().map_or(0, |closure| closure.items.len()) != free {
        return Err(match closure {
            None => vm.type_error("arg 5 (closure) must be tuple"),
            Some(closure) => vm.value_error(format!(
                "{} requires closure of length {free}, not {}",
                code.name.as_str(),
                closure.items.len()
            )),
        });
    }
    if args.not_none(4).is_some_and(|defaults| !defaults.is_a::<Tuple>()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if args.not_none(6).is_some_and(|defaults| !defaults.is_a::<Dict>()) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let builtins = vm.builtins_of(&globals);
    let made = vm.new_function(code, globals, builtins, closure);
    if let Some(name) = args.not_none(3) {
        *made.name.borrow_mut() = name.clone();
    }
    *made.defaults.borrow_mut() = args.not_none(4).and_then(Value::downcast_clone::<Tuple>);
    *made.keyword_defaults.borrow_mut() = args.not_none(6).and_then(Value::downcast_clone::<Dict>);
    Ok(made.into_value())
}

/// `function.__new__`.
pub(crate) const FUNCTION_NEW: NativeDef = NativeDef::new(
    "__new__($type, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    "Create a function object.",
    function_new,
);

fn get_code(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.code().into_value())
}

fn set_code(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let function = function(vm, value)?;
    let Some(code) = new.and_then(|new| new.downcast::<Code>().ok()) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let free = code.template.free_count();
    let closure = function.closure.as_ref().map_or(0, |closure| closure.items.len());
    if free != closure {
        let name = function.name.borrow().clone();
        let name = name.downcast_ref::<Str>().map_or("", Str::as_str);
        return Err(
            vm.value_error(format!("{name}() requires a code object with {closure} free vars, not {free}"))
        );
    }
    function.set_code(code);
    Ok(())
}

fn get_globals(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.globals.value().clone())
}

fn get_builtins(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.builtins.value().clone())
}

fn get_closure(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.closure.as_ref().map_or(Value::NONE, |closure| closure.value().clone()))
}

fn get_defaults(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.defaults.borrow().as_ref().map_or(Value::NONE, |all| all.value().clone()))
}

fn set_defaults(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = match new {
        Some(new) if !new.is_none() => Some(
            new.downcast::<Tuple>()
                .map_err(|_| vm.type_error("__defaults__ must be set to a tuple object"))?,
        ),
        _ => None,
    };
    let old = function(vm, value)?.defaults.replace(new);
    drop(old);
    Ok(())
}

fn get_keyword_defaults(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.keyword_defaults.borrow().as_ref().map_or(Value::NONE, |all| all.value().clone()))
}

fn set_keyword_defaults(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = match new {
        Some(new) if !new.is_none() => Some(
            new.downcast::<Dict>()
                .map_err(|_| vm.type_error("__kwdefaults__ must be set to a dict object"))?,
        ),
        _ => None,
    };
    let old = function(vm, value)?.keyword_defaults.replace(new);
    drop(old);
    Ok(())
}

fn get_name(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.name.borrow().clone())
}

fn checked_string(vm: &Vm, new: Slot, attribute: &str) -> PyResult {
    match new {
        Some(new) if new.is_a::<Str>() => Ok(new),
        _ => Err(vm.type_error(format!("{attribute} must be set to a string object"))),
    }
}

fn set_name(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_string(vm, new, "__name__")?;
    let old = function(vm, value)?.name.replace(new);
    drop(old);
    Ok(())
}

fn get_qualname(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.qualname.borrow().clone())
}

fn set_qualname(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_string(vm, new, "__qualname__")?;
    let old = function(vm, value)?.qualname.replace(new);
    drop(old);
    Ok(())
}

fn get_doc(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.doc.borrow().clone())
}

fn set_doc(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = function(vm, value)?.doc.replace(new.unwrap_or(Value::NONE));
    drop(old);
    Ok(())
}

fn get_module(vm: &Vm, value: &Value) -> PyResult {
    Ok(function(vm, value)?.module.borrow().clone())
}

fn set_module(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = function(vm, value)?.module.replace(new.unwrap_or(Value::NONE));
    drop(old);
    Ok(())
}

/// The compiler gives annotations as a flat tuple of names and values; the dict is made on first use.
fn get_annotations(vm: &Vm, value: &Value) -> PyResult {
    let function = function(vm, value)?;
    let current = function.annotations.borrow().clone();
    let dict = match current {
        Some(found) if found.is_a::<Dict>() => return Ok(found),
        Some(flat) => {
            let dict = vm.new_dict();
            if let Some(items) = flat.downcast_ref::<Tuple>() {
                for pair in items.items.chunks(2) {
                    if let [name, annotation] = pair {
                        drop(dict.insert(vm, name.clone(), annotation.clone())?);
                    }
                }
            }
            dict
        }
        None => vm.new_dict(),
    };
    let old = function.annotations.replace(Some(dict.value().clone()));
    drop(old);
    Ok(dict.into_value())
}

fn set_annotations(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = match new {
        Some(new) if new.is_a::<Dict>() => Some(new),
        Some(new) if new.is_none() => None,
        None => None,
        Some(_) => return Err(vm.type_error("__annotations__ must be set to a dict object")),
    };
    let old = function(vm, value)?.annotations.replace(new);
    drop(old);
    Ok(())
}

fn get_type_params(vm: &Vm, value: &Value) -> PyResult {
    let params = function(vm, value)?.type_params.borrow().clone();
    Ok(params.unwrap_or_else(|| vm.tuple(Vec::new())))
}

fn set_type_params(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    match new {
        Some(new) if new.is_a::<Tuple>() => {
            let old = function(vm, value)?.type_params.replace(Some(new));
            drop(old);
            Ok(())
        }
        _ => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }
}

/// Attributes of functions.
pub(crate) static FUNCTION_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__code__", doc: "", get: get_code, set: Some(set_code) },
    GetSetDef { name: "__globals__", doc: "", get: get_globals, set: None },
    GetSetDef { name: "__builtins__", doc: "", get: get_builtins, set: None },
    GetSetDef { name: "__closure__", doc: "", get: get_closure, set: None },
    GetSetDef { name: "__defaults__", doc: "", get: get_defaults, set: Some(set_defaults) },
    GetSetDef { name: "__kwdefaults__", doc: "", get: get_keyword_defaults, set: Some(set_keyword_defaults) },
    GetSetDef { name: "__name__", doc: "", get: get_name, set: Some(set_name) },
    GetSetDef { name: "__qualname__", doc: "", get: get_qualname, set: Some(set_qualname) },
    GetSetDef { name: "__doc__", doc: "", get: get_doc, set: Some(set_doc) },
    GetSetDef { name: "__module__", doc: "", get: get_module, set: Some(set_module) },
    GetSetDef { name: "__annotations__", doc: "", get: get_annotations, set: Some(set_annotations) },
    GetSetDef { name: "__type_params__", doc: "", get: get_type_params, set: Some(set_type_params) },
    GetSetDef { name: "__dict__", doc: "", get: super::type_methods::INSTANCE_DICT.get, set: Some(set_dict) },
];

fn set_dict(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    match (new, super::type_methods::INSTANCE_DICT.set) {
        (None, _) => Err(vm.type_error("cannot delete __dict__")),
        (new, Some(set)) => set(vm, value, new),
        (_, None) => Ok(()),
    }
}

fn function_call(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    vm.call_with_keywords(args.get(0), &values, &names)
}

/// `__get__` of descriptors.
pub(crate) const GET: NativeDef = NativeDef::new(
    "__get__($self, instance, owner=None, /)",
    "Return an attribute of instance, which is of type owner.",
    super::slot_methods::get,
);

/// `__set__` of data descriptors.
pub(crate) const SET: NativeDef = NativeDef::new(
    "__set__($self, instance, value, /)",
    "Set an attribute of instance to value.",
    |vm, args| super::slot_methods::set(vm, args, Some(args.get(2).clone())),
);
/// `__delete__` of data descriptors.
pub(crate) const DELETE: NativeDef =
    NativeDef::new("__delete__($self, instance, /)", "Delete an attribute of instance.", |vm, args| {
        super::slot_methods::set(vm, args, None)
    });

/// `__call__` of callables.
pub(crate) const CALL: NativeDef =
    NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", function_call);

/// Methods of functions.
pub(crate) static FUNCTION_METHODS: &[NativeDef] = &[GET, CALL];

/// `repr` of functions.
pub(crate) fn function_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let name = function(vm, value)?.qualname.borrow().clone();
    let name = name.downcast_ref::<Str>().map_or("?", Str::as_str).to_owned();
    Ok(format!("<function {name} at {:#x}>", vm.heap.id_of(value)))
}

fn method<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Method> {
    value.downcast_ref::<Method>().ok_or_else(|| vm.system_error("a method was expected"))
}

fn method_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.is_callable(args.get(1)) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args.get(2).is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.method(args.get(1).clone(), args.get(2).clone()))
}

/// `method.__new__`.
pub(crate) const METHOD_NEW: NativeDef = NativeDef::new(
    "__new__($type, function, instance, /)",
    "Create a bound instance method object.",
    method_new,
);

/// Methods find other attributes on their function.
pub(crate) fn method_get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    if let Some(found) = vm.generic_get_attribute(value, name)? {
        return Ok(Some(found));
    }
    let function = method(vm, value)?.function.clone();
    // What is missing is missing on the function: the message says so.
    vm.get_attribute(&function, name).map(Some)
}

/// `repr` of bound methods.
pub(crate) fn method_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let (function, receiver) = {
        let method = method(vm, value)?;
        (method.function.clone(), method.receiver.clone())
    };
    let name = match vm.try_attribute(&function, &vm.names.__qualname__)? {
        Some(name) => Some(name),
        None => vm.try_attribute(&function, &vm.names.__name__)?,
    };
    let name = name.and_then(|name| name.downcast_ref::<Str>().map(|name| name.as_str().to_owned()));
    Ok(format!("<bound method {} of {}>", name.unwrap_or_else(|| "?".to_owned()), vm.repr_text(&receiver)?))
}

fn method_eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let a = method(vm, args.get(0))?;
    let Some(b) = args.get(1).downcast_ref::<Method>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(a.receiver.is(&b.receiver) && vm.values_equal(&a.function, &b.function)?))
}

fn method_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let method = method(vm, args.get(0))?;
    let hash = vm.identity_hash(&method.receiver) ^ vm.hash(&method.function)?;
    Ok(vm.int(if hash == -1 { -2 } else { hash >> 3 }))
}

fn method_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let method = method(vm, args.get(0))?;
    let name = vm.get_attribute(&method.function, &vm.names.__name__)?;
    let getattr = vm.builtins.get_str(&vm.intern("getattr")).unwrap_or(Value::NONE);
    Ok(vm.tuple([getattr, vm.tuple([method.receiver.clone(), name])]))
}

/// Methods of bound methods.
pub(crate) static METHOD_METHODS: &[NativeDef] = &[
    GET,
    CALL,
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", method_eq),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", method_hash),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", method_reduce),
];

/// Attributes of bound methods.
pub(crate) static METHOD_GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "__func__",
        doc: "the function (or other callable) implementing a method",
        get: |vm, value| Ok(method(vm, value)?.function.clone()),
        set: None,
    },
    GetSetDef {
        name: "__self__",
        doc: "the instance to which a method is bound",
        get: |vm, value| Ok(method(vm, value)?.receiver.clone()),
        set: None,
    },
    GetSetDef {
        name: "__doc__",
        doc: "",
        get: |vm, value| vm.get_attribute(&method(vm, value)?.function.clone(), &vm.names.__doc__),
        set: None,
    },
];

fn native<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a NativeFunction> {
    value.downcast_ref::<NativeFunction>().ok_or_else(|| vm.system_error("a native function was expected"))
}

fn native_name(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.intern(native(vm, value)?.def.name()).into_value())
}

/// `list.append`, `dict.fromkeys`, `len`.
fn native_qualname(vm: &Vm, value: &Value) -> PyResult {
    let function = native(vm, value)?;
    let name = function.def.name();
    let owner = match (&function.owner, &function.receiver) {
        (Some(owner), _) => Some(owner.name()),
        (None, Some(receiver)) if !receiver.is_a::<Module>() => Some(
            receiver.as_ref::<TypeObject>().map_or_else(|| vm.class_name(receiver), |class| class.name()),
        ),
        _ => None,
    };
    Ok(vm.text(match owner {
        Some(owner) => format!("{owner}.{name}"),
        None => name.to_owned(),
    }))
}

fn native_doc(vm: &Vm, value: &Value) -> PyResult {
    let doc = native(vm, value)?.def.doc;
    Ok(if doc.is_empty() { Value::NONE } else { vm.text(doc) })
}

fn native_text_signature(vm: &Vm, value: &Value) -> PyResult {
    let def = native(vm, value)?.def;
    if def.hidden_signature {
        return Ok(Value::NONE);
    }
    let Some(start) = def.signature.find('(') else { return Ok(Value::NONE) };
    let shown = &def.signature[start..];
    // A module's function shows its module as the first parameter, which is given by position.
    if value.kind() == Kind::NATIVE_FUNCTION
        && native(vm, value)?.receiver.is_none()
        && !shown.starts_with("($")
    {
        let rest = &shown[1..];
        let mark = match rest {
            ")" => "/",
            _ if rest.contains("/)") || rest.contains("/,") => "",
            _ => "/, ",
        };
        return Ok(vm.text(format!("($module, {mark}{rest}")));
    }
    Ok(vm.text(shown))
}

fn native_module(vm: &Vm, value: &Value) -> PyResult {
    Ok(native(vm, value)?.module.borrow().clone())
}

fn set_native_module(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let old = native(vm, value)?.module.replace(new.unwrap_or(Value::NONE));
    drop(old);
    Ok(())
}

fn native_self(vm: &Vm, value: &Value) -> PyResult {
    let function = native(vm, value)?;
    match &function.receiver {
        Some(receiver) => Ok(receiver.clone()),
        None => match function.module.borrow().downcast_ref::<Str>() {
            // Functions of modules are bound to their module.
            Some(name) => Ok(vm.modules.get_str(&vm.intern(name.as_str())).unwrap_or(Value::NONE)),
            None => Ok(Value::NONE),
        },
    }
}

fn native_owner(vm: &Vm, value: &Value) -> PyResult {
    match &native(vm, value)?.owner {
        Some(owner) => Ok(owner.value().clone()),
        None => Err(vm.no_attribute(value, &vm.names.__objclass__)),
    }
}

/// `repr` of native functions and methods.
pub(crate) fn native_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let function = native(vm, value)?;
    let name = function.def.name();
    let class = vm.type_of(value);
    let types = &vm.types;
    let owner = || function.owner.as_ref().map_or_else(|| "?".into(), |owner| owner.name());
    Ok(if class.is(&types.wrapper_descriptor) {
        format!("<slot wrapper '{name}' of '{}' objects>", owner())
    } else if class.is(&types.method_wrapper) {
        let receiver = function.receiver.clone().unwrap_or(Value::NONE);
        format!(
            "<method-wrapper '{name}' of {} object at {:#x}>",
            vm.type_name(&receiver),
            vm.heap.id_of(&receiver)
        )
    } else if class.is(&types.method_descriptor) || class.is(&types.class_method_descriptor) {
        format!("<method '{name}' of '{}' objects>", owner())
    } else {
        match &function.receiver {
            Some(receiver) if !receiver.is_a::<Module>() => {
                let what =
                    receiver.as_ref::<TypeObject>().map_or_else(|| vm.type_name(receiver), |_| "type".into());
                format!("<built-in method {name} of {what} object at {:#x}>", vm.heap.id_of(receiver))
            }
            _ => format!("<built-in function {name}>"),
        }
    })
}

fn native_eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let a = native(vm, args.get(0))?;
    let Some(b) = args.get(1).downcast_ref::<NativeFunction>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if a.receiver.is_none() && b.receiver.is_none() {
        return Ok(if args.get(0).is(args.get(1)) { Value::TRUE } else { Value::NOT_IMPLEMENTED });
    }
    let same = std::ptr::eq(a.def, b.def)
        && match (&a.receiver, &b.receiver) {
            (Some(a), Some(b)) => a.is(b),
            (None, None) => true,
            _ => false,
        };
    Ok(Value::bool(same))
}

fn native_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = native(vm, args.get(0))?;
    let hash = match &function.receiver {
        Some(receiver) => vm.identity_hash(receiver) ^ vm.intern(function.def.name()).hash(),
        None => vm.identity_hash(args.get(0)),
    };
    Ok(vm.int(if hash == -1 { -2 } else { hash >> 3 }))
}

fn native_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = native(vm, args.get(0))?;
    let name = vm.text(function.def.name());
    let getattr = vm.builtins.get_str(&vm.intern("getattr")).unwrap_or(Value::NONE);
    Ok(match (&function.receiver, &function.owner) {
        (Some(receiver), _) if !receiver.is_a::<Module>() => {
            vm.tuple([getattr, vm.tuple([receiver.clone(), name])])
        }
        (None, Some(owner)) => vm.tuple([getattr, vm.tuple([owner.value().clone(), name])]),
        _ => name,
    })
}

/// Methods of native functions.
pub(crate) static NATIVE_METHODS: &[NativeDef] = &[
    CALL,
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", native_eq),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", native_hash),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", native_reduce),
];

/// Methods of native functions that are descriptors.
pub(crate) static NATIVE_DESCRIPTOR_METHODS: &[NativeDef] =
    &[GET, CALL, NativeDef::new("__reduce__($self, /)", "Helper for pickle.", native_reduce)];

/// Attributes of native functions.
pub(crate) static NATIVE_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__name__", doc: "", get: native_name, set: None },
    GetSetDef { name: "__qualname__", doc: "", get: native_qualname, set: None },
    GetSetDef { name: "__doc__", doc: "", get: native_doc, set: None },
    GetSetDef { name: "__text_signature__", doc: "", get: native_text_signature, set: None },
    GetSetDef { name: "__module__", doc: "", get: native_module, set: Some(set_native_module) },
    GetSetDef { name: "__self__", doc: "", get: native_self, set: None },
];

/// Attributes of unbound native methods.
pub(crate) static NATIVE_DESCRIPTOR_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__name__", doc: "", get: native_name, set: None },
    GetSetDef { name: "__qualname__", doc: "", get: native_qualname, set: None },
    GetSetDef { name: "__doc__", doc: "", get: native_doc, set: None },
    GetSetDef { name: "__text_signature__", doc: "", get: native_text_signature, set: None },
    GetSetDef { name: "__objclass__", doc: "", get: native_owner, set: None },
];
