//! Built-in functions that look at objects: attributes, types, identity, namespaces.

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

fn attribute_name(vm: &Vm, function: &str, name: &Value) -> PyResult<Ref<Str>> {
    let _ = function;
    match name.downcast_clone::<Str>() {
        Some(name) => Ok(vm.intern_str(&name)),
        None => Err(vm.type_error(format!("attribute name must be string, not '{}'", vm.type_name(name)))),
    }
}

fn getattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = attribute_name(vm, "getattr", args.get(1))?;
    match args.optional(2) {
        None => vm.get_attribute(args.get(0), &name),
        Some(default) => Ok(vm.try_attribute(args.get(0), &name)?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = attribute_name(vm, "hasattr", args.get(1))?;
    Ok(Value::bool(vm.try_attribute(args.get(0), &name)?.is_some()))
}

fn setattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = attribute_name(vm, "setattr", args.get(1))?;
    vm.set_attribute(args.get(0), &name, Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn delattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = attribute_name(vm, "delattr", args.get(1))?;
    vm.set_attribute(args.get(0), &name, None)?;
    Ok(Value::NONE)
}

fn isinstance(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.is_instance_of(args.get(0), args.get(1))?))
}

fn issubclass(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.is_subclass_of(args.get(0), args.get(1))?))
}

fn callable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.is_callable(args.get(0))))
}

impl Vm {
    /// `callable(value)`.
    pub fn is_callable(&self, value: &Value) -> bool {
        use crate::object::heap::Kind;
        matches!(value.kind(), Kind::FUNCTION | Kind::NATIVE_FUNCTION | Kind::METHOD | Kind::TYPE)
            || self.type_of(value).slots.get().call.is_some()
            || self.lookup_special(value, &self.names.__call__).is_some()
    }
}

fn id(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.big_int(vm.heap.id_of(args.get(0)).into()))
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.hash(args.get(0))?))
}

fn dir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let names = match args.optional(0) {
        None => {
            let locals = vm.current_locals()?;
            let keys = vm.mapping_keys(&locals)?;
            vm.list(keys)
        }
        Some(value) => match vm.call_special(value, &vm.names.__dir__, &[])? {
            Some(names) => vm.list(vm.collect(&names)?),
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
    };
    vm.call_method(&names, &vm.names.sort, &[])?;
    Ok(names)
}

fn vars(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.optional(0) {
        None => vm.current_locals(),
        Some(value) => match vm.try_attribute(value, &vm.names.__dict__)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

fn globals(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    match vm.current_globals() {
        Some(globals) => Ok(globals.into_value()),
        None => Err(vm.system_error("globals(): no current frame")),
    }
}

fn locals(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.current_locals()
}

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("getattr(object, name, default=None, /)", "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.", getattr).without_signature(),
    NativeDef::new("hasattr(obj, name, /)", "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.", hasattr),
    NativeDef::new("setattr(obj, name, value, /)", "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``", setattr),
    NativeDef::new("delattr(obj, name, /)", "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``", delattr),
    NativeDef::new("isinstance(obj, class_or_tuple, /)", "Return whether an object is an instance of a class or of a subclass thereof.", isinstance),
    NativeDef::new("issubclass(cls, class_or_tuple, /)", "Return whether 'cls' is derived from another class or is the same class.", issubclass),
    NativeDef::new("callable(obj, /)", "Return whether the object is callable (i.e., some kind of function).", callable),
    NativeDef::new("id(obj, /)", "Return the identity of an object.", id),
    NativeDef::new("hash(obj, /)", "Return the hash value for the given object.", hash),
    NativeDef::new("dir(object=None, /)", "dir([object]) -> list of strings", dir).without_signature(),
    NativeDef::new("vars(object=None, /)", "vars([object]) -> dictionary", vars).without_signature(),
    NativeDef::new("globals()", "Return the dictionary containing the current scope's global variables.", globals),
    NativeDef::new("locals()", "Return a dictionary containing the current scope's local variables.", locals),
];
