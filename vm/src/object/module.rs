//! The payload of modules.

use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::heap::{Kind, Payload, VTable};
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// A module: its namespace.
pub struct Module {
    /// `__dict__`.
    pub dict: Ref<Dict>,
}

impl Payload for Module {
    const KIND: Kind = Kind::MODULE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.dict.value());
    }
}

/// `module`.
pub static MODULE: TypeDef = TypeDef {
    name: "module",
    text_signature: Some("(name, doc=None)"),
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring argument can have any type.",
    layout: VTable::of::<Module>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, name, doc=None)", "Initialize self.", init),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new(
            "__getattribute__($self, name, /)",
            "Return getattr(self, name).",
            getattribute_method,
        ),
        NativeDef::new("__dir__($self, /)", "__dir__() -> list\nspecialized dir() implementation", dir),
    ],
    getset: &[
        GetSetDef { name: "__dict__", doc: "", get: get_dict, set: None },
        GetSetDef { name: "__annotations__", doc: "", get: get_annotations, set: Some(set_annotations) },
    ],
    slots: NativeSlots {
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        repr: Some(repr),
        ..EMPTY_SLOTS
    },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("module.__new__(X): X is not a type object"));
    };
    let dict = vm.new_dict();
    Ok(vm.heap.allocate(Module { dict }, class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let module = args.this::<Module>(vm)?;
    if !args.get(1).is_a::<Str>() {
        return Err(vm.type_error(format!(
            "module() argument 'name' must be str, not {}",
            vm.argument_type(args.get(1))
        )));
    }
    drop(module.dict.insert_str(&vm.names.__name__, args.get(1).clone()));
    drop(module.dict.insert_str(&vm.names.__doc__, args.optional(2).cloned().unwrap_or(Value::NONE)));
    for name in [&vm.names.__package__, &vm.names.__loader__, &vm.names.__spec__] {
        drop(module.dict.insert_str(name, Value::NONE));
    }
    Ok(Value::NONE)
}

/// The module's namespace, then its type, then a module-level `__getattr__` (PEP 562).
fn get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    let Some(module) = value.downcast_ref::<Module>() else { return Ok(None) };
    if let Some(found) = module.dict.get_str(name)
        && vm.type_of(value).is(&vm.types.module)
        && name.as_str() != "__class__"
        && name.as_str() != "__dict__"
    {
        return Ok(Some(found));
    }
    let class = vm.type_of(value).clone();
    let on_type = vm.lookup(&class, name);
    if let Some(descriptor) = &on_type
        && vm.is_data_descriptor(descriptor)
    {
        return vm.descriptor_get(descriptor, Some(value), class.value()).map(Some);
    }
    if let Some(found) = module.dict.get_str(name) {
        return Ok(Some(found));
    }
    if let Some(descriptor) = on_type {
        return vm.descriptor_get(&descriptor, Some(value), class.value()).map(Some);
    }
    match module.dict.get_str(&vm.names.__getattr__) {
        Some(fallback) => vm.call(&fallback, &[name.value().clone()]).map(Some),
        None => Ok(None),
    }
}

fn getattribute_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(super::type_methods::attribute_name_error(vm, args.get(1)));
    };
    let name = vm.intern_str(&name);
    match get_attribute(vm, args.get(0), &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), &name)),
    }
}

fn set_attribute(vm: &Vm, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
    let Some(module) = value.downcast_ref::<Module>() else { return Ok(()) };
    let class = vm.type_of(value).clone();
    if let Some(descriptor) = vm.lookup(&class, name)
        && vm.is_data_descriptor(&descriptor)
    {
        return vm.descriptor_set(&descriptor, value, new);
    }
    let old = match new {
        Some(new) => module.dict.insert_str(name, new),
        None => match module.dict.remove_str(name) {
            None => {
                let message =
                    format!("'{}' object has no attribute '{}'", vm.type_name(value), name.as_str());
                return Err(vm.attribute_error_for(message, value, name));
            }
            old => old,
        },
    };
    drop(old);
    Ok(())
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(module) = value.downcast_ref::<Module>() else { return Ok(String::new()) };
    let part = |name: &Ref<Str>| module.dict.get_str(name).filter(|part| !part.is_none());
    let name = match module.dict.get_str(&vm.names.__name__) {
        Some(name) => vm.repr_text(&name)?,
        None => "'?'".to_owned(),
    };
    if let Some(file) = part(&vm.names.__file__) {
        return Ok(format!("<module {name} from {}>", vm.repr_text(&file)?));
    }
    let Some(spec) = part(&vm.names.__spec__) else {
        return Ok(match part(&vm.names.__loader__) {
            _ if name == "'builtins'" => format!("<module {name} (built-in)>"),
            Some(loader) => format!("<module {name} ({})>", vm.repr_text(&loader)?),
            None => format!("<module {name}>"),
        });
    };
    if vm.is_registered_module(&name) {
        return Ok(format!("<module {name} (built-in)>"));
    }
    let of_spec = |name: &Ref<Str>| Ok(vm.try_attribute(&spec, name)?.filter(|part| !part.is_none()));
    if let Some(origin) = of_spec(&vm.names.origin)? {
        return Ok(format!("<module {name} ({})>", vm.str_of(&origin)?.as_str()));
    }
    if module.dict.get_str(&vm.names.__path__).is_some() {
        return Ok(format!("<module {name} (namespace)>"));
    }
    Ok(match of_spec(&vm.names.loader)? {
        Some(loader) => format!("<module {name} ({})>", vm.repr_text(&loader)?),
        None => format!("<module {name} (frozen)>"),
    })
}

impl Vm {
    /// Whether a quoted name is that of a native module.
    fn is_registered_module(&self, quoted: &str) -> bool {
        self.registry.native.borrow().contains_key(quoted.trim_matches('\''))
    }
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn dir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let module = args.this::<Module>(vm)?;
    let dict = vm.get_attribute(args.get(0), &vm.names.__dict__)?;
    if !dict.is_a::<Dict>() {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    }
    match module.dict.get_str(&vm.names.__dir__) {
        Some(function) => vm.call(&function, &[]),
        None => Ok(vm.list(module.dict.keys())),
    }
}

/// A module has annotations as soon as somebody asks for them.
fn get_annotations(vm: &Vm, value: &Value) -> PyResult {
    let Some(module) = value.downcast_ref::<Module>() else { return Ok(Value::NONE) };
    if let Some(found) = module.dict.get_str(&vm.names.__annotations__) {
        return Ok(found);
    }
    let dict = vm.new_dict().into_value();
    drop(module.dict.insert_str(&vm.names.__annotations__, dict.clone()));
    Ok(dict)
}

fn set_annotations(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(module) = value.downcast_ref::<Module>() else { return Ok(()) };
    let deleting = new.is_none();
    let old = match new {
        Some(new) => module.dict.insert_str(&vm.names.__annotations__, new),
        None => module.dict.remove_str(&vm.names.__annotations__),
    };
    if deleting && old.is_none() {
        return Err(vm.attribute_error("__annotations__"));
    }
    drop(old);
    Ok(())
}

fn get_dict(_vm: &Vm, value: &Value) -> PyResult {
    Ok(value.downcast_ref::<Module>().map_or(Value::NONE, |module| module.dict.value().clone()))
}
