//! The methods that every object has: those of `object`.

use super::compare::CompareOperator;
use super::heap::Kind;
use super::str::Str;
use super::type_methods::attribute_name_error;
use super::type_object::{GetSetDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

fn class_argument(vm: &Vm, args: &Arguments<'_>) -> PyResult<Ref<TypeObject>> {
    args.get(0).downcast_clone::<TypeObject>().ok_or_else(|| {
        vm.type_error(format!("object.__new__(X): X is not a type object ({})", vm.type_name(args.get(0))))
    })
}

fn has_arguments(args: &Arguments<'_>) -> bool {
    !args.extra().is_empty() || !args.keywords().is_empty()
}

/// Whether the class takes `name` from elsewhere than `object`.
fn overrides(vm: &Vm, class: &Ref<TypeObject>, name: &Ref<Str>) -> bool {
    match (vm.lookup(class, name), vm.types.object.dict.get_str(name)) {
        (Some(found), Some(own)) => !found.is(&own),
        (found, own) => found.is_some() != own.is_some(),
    }
}

fn object_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_argument(vm, args)?;
    if let Some(def) = class.def
        && class.layout.kind != Kind::INSTANCE
        && !overrides(vm, &class, &vm.names.__new__)
    {
        return Err(vm.type_error(format!("cannot create '{}' instances", def.name)));
    }
    if has_arguments(args) {
        if overrides(vm, &class, &vm.names.__new__) {
            return Err(
                vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if !overrides(vm, &class, &vm.names.__init__) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.full_name())));
        }
    }
    if class.layout.kind != Kind::INSTANCE {
        let solid =
            class.mro().iter().find(|c| c.is_native()).map_or_else(|| "object".into(), |c| c.full_name());
        return Err(vm.type_error(format!(
            "object.__new__({}) is not safe, use {solid}.__new__()",
            class.full_name()
        )));
    }
    vm.new_instance(&class)
}

fn object_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if has_arguments(args) {
        let class = vm.type_of(args.get(0)).clone();
        if overrides(vm, &class, &vm.names.__init__) {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if !overrides(vm, &class, &vm.names.__new__) {
            return Err(vm.type_error(format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                class.full_name()
            )));
        }
    }
    Ok(Value::NONE)
}

fn object_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(vm.default_repr(args.get(0))?))
}

fn object_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.type_of(args.get(0));
    // What `__repr__` gives is checked by `str()`, in whose name it fails.
    match vm.lookup(class, &vm.names.__repr__) {
        Some(function) if class.slots.get().repr.is_none() => vm.call_with_none(&function, args.get(0)),
        _ => Ok(vm.repr(args.get(0))?.into_value()),
    }
}

fn object_eq(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(if args.get(0).is(args.get(1)) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn object_ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (value, other) = (args.get(0), args.get(1));
    match vm.call_special(value, &vm.names.__eq__, std::slice::from_ref(other))? {
        Some(equal) if !equal.is_not_implemented() => Ok(Value::bool(!vm.is_true(&equal)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn object_unordered(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn object_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.identity_hash(args.get(0))))
}

fn object_getattribute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    let name = vm.intern_str(&name);
    match vm.generic_get_attribute(args.get(0), &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), &name)),
    }
}

fn object_setattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    if args.get(0).is_a::<TypeObject>() {
        return Err(vm.type_error("can't apply this __setattr__ to type object"));
    }
    vm.generic_set_attribute(args.get(0), &name, Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn object_delattr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    if args.get(0).is_a::<TypeObject>() {
        return Err(vm.type_error("can't apply this __delattr__ to type object"));
    }
    vm.generic_set_attribute(args.get(0), &name, None)?;
    Ok(Value::NONE)
}

fn object_format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(spec) = args.get(1).downcast_ref::<Str>() else {
        return Err(vm.type_error(format!(
            "__format__() argument must be str, not {}",
            vm.argument_type(args.get(1))
        )));
    };
    if !spec.as_str().is_empty() {
        return Err(vm.type_error(format!(
            "unsupported format string passed to {}.__format__",
            vm.type_name(args.get(0))
        )));
    }
    Ok(vm.str_of(args.get(0))?.into_value())
}

fn object_dir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let names = vm.new_dict();
    if let Some(dict) = vm.try_attribute(value, &vm.names.__dict__)? {
        for key in vm.mapping_keys(&dict)? {
            drop(names.insert(vm, key, Value::NONE)?);
        }
    }
    if let Some(class) =
        vm.try_attribute(value, &vm.names.__class__)?.and_then(|c| c.downcast::<TypeObject>().ok())
    {
        for class in class.mro().iter() {
            for key in class.dict.keys() {
                drop(names.insert(vm, key, Value::NONE)?);
            }
        }
    }
    Ok(vm.list(names.keys()))
}

fn object_init_subclass(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if has_arguments(args) {
        let name = args.get(0).as_ref::<TypeObject>().map_or_else(|| "type".into(), |class| class.name());
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::NONE)
}

fn object_subclasshook(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn object_sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let items = value.downcast_ref::<super::bytes::Bytes>().map_or(0, |bytes| bytes.data.len() as i64);
    Ok(vm.int(super::type_numbers::basic_size(vm.type_of(value)) + items))
}

/// State for `copy` and `pickle`: the attributes, and the `__slots__` members if there are any.
fn object_getstate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.default_state(args.get(0))
}

impl Vm {
    /// `object.__getstate__`.
    pub fn default_state(&self, value: &Value) -> PyResult {
        let class = self.type_of(value).clone();
        let state = match self.instance_dict(value) {
            Some(dict) if !dict.is_empty() => dict.into_value(),
            _ => Value::NONE,
        };
        let members = self.new_dict();
        if let Some(attributes) = value.attributes() {
            for class in class.mro().iter().rev() {
                for (name, descriptor) in class.dict.items() {
                    if let Some(member) = descriptor.downcast_ref::<super::descriptor::Member>()
                        && let Some(found) = member.slot_index().and_then(|index| attributes.slot(index))
                    {
                        drop(members.insert(self, name, found)?);
                    }
                }
            }
        }
        if members.is_empty() { Ok(state) } else { Ok(self.tuple([state, members.into_value()])) }
    }
}

fn object_reduce_ex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let class = vm.type_of(value).clone();
    if overrides(vm, &class, &vm.names.__reduce__) {
        return vm.call_method(value, &vm.names.__reduce__, &[]);
    }
    let protocol = args.get(1).as_small_int().unwrap_or(0);
    let copyreg = vm.import_module("copyreg")?;
    if protocol >= 2 {
        return reduce_protocol_2(vm, value, &class, &copyreg);
    }
    let reduce = vm.attribute(&copyreg, "_reduce_ex")?;
    vm.call(&reduce, &[value.clone(), vm.int(protocol)])
}

fn object_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let copyreg = vm.import_module("copyreg")?;
    let reduce = vm.attribute(&copyreg, "_reduce_ex")?;
    vm.call(&reduce, &[args.get(0).clone(), vm.int(0)])
}

/// `copyreg.__newobj__(cls, *args)`, state, list items, dict items (PEP 307).
fn reduce_protocol_2(vm: &Vm, value: &Value, class: &Ref<TypeObject>, copyreg: &Value) -> PyResult {
    let has_new = class.def.is_none_or(|def| def.new.is_some());
    let keeps_state = overrides(vm, class, &vm.intern("__getstate__"));
    if !has_new || class.is_native() && class.layout.kind == Kind::FOREIGN && !keeps_state {
        return Err(vm.type_error(format!("cannot pickle '{}' object", class.full_name())));
    }
    let mut arguments = vec![class.value().clone()];
    if let Some(new_arguments) = vm.call_special(value, &vm.names.__getnewargs_ex__, &[])? {
        let parts = vm.collect(&new_arguments)?;
        let [positional, keywords] = parts.as_slice() else {
            return Err(vm.value_error(format!(
                "__getnewargs_ex__ should return a tuple of length 2, not {}",
                parts.len()
            )));
        };
        let new_object = vm.attribute(copyreg, "__newobj_ex__")?;
        let state = vm.call_method(value, &vm.names.__getstate__, &[])?;
        let arguments = vm.tuple([class.value().clone(), positional.clone(), keywords.clone()]);
        return Ok(vm.tuple([new_object, arguments, state, Value::NONE, Value::NONE]));
    }
    if let Some(new_arguments) = vm.call_special(value, &vm.names.__getnewargs__, &[])? {
        arguments.extend(vm.collect(&new_arguments)?);
    }
    let state = vm.call_method(value, &vm.names.__getstate__, &[])?;
    let new_object = vm.attribute(copyreg, "__newobj__")?;
    let list_items = if value.kind() == Kind::LIST { vm.iter(value)? } else { Value::NONE };
    let dict_items = if value.kind() == Kind::DICT {
        let items = vm.call_method(value, &vm.names.items, &[])?;
        vm.iter(&items)?
    } else {
        Value::NONE
    };
    Ok(vm.tuple([new_object, vm.tuple(arguments), state, list_items, dict_items]))
}

fn get_class(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.type_of(value).value().clone())
}

/// Assigns `__class__`: only between classes of the same layout.
fn set_class(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete __class__ attribute")) };
    let Some(new) = new.downcast_clone::<TypeObject>() else {
        return Err(
            vm.type_error(format!("__class__ must be set to a class, not '{}' object", vm.type_name(&new)))
        );
    };
    let old = vm.type_of(value).clone();
    let module = value.kind() == Kind::MODULE;
    if (old.is_native() || new.is_native()) && !module {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    if !old.layout.same_layout(new.layout)
        || old.slot_count.get() != new.slot_count.get()
        || old.has_flag(type_flag::HAS_DICT) != new.has_flag(type_flag::HAS_DICT)
    {
        return Err(vm.type_error(format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            new.full_name(),
            old.full_name()
        )));
    }
    if let Some(attributes) = value.attributes() {
        // Shapes belong to a class: the attributes move to a dictionary.
        let _ = attributes.dict(vm);
    }
    if let Some(header) = value.header() {
        header.set_type(&new);
    }
    Ok(())
}

fn less(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let _ = CompareOperator::Less;
    object_unordered(vm, args)
}

/// Methods of `object`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new(
        "__init__($self, /, *args, **kwargs)",
        "Initialize self.  See help(type(self)) for accurate signature.",
        object_init,
    ),
    NativeDef::new("__repr__($self, /)", "Return repr(self).", object_repr),
    NativeDef::new("__str__($self, /)", "Return str(self).", object_str),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", object_eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", object_ne),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", object_unordered),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", object_unordered),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", object_unordered),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", object_hash),
    NativeDef::new("__getattribute__($self, name, /)", "Return getattr(self, name).", object_getattribute),
    NativeDef::new(
        "__setattr__($self, name, value, /)",
        "Implement setattr(self, name, value).",
        object_setattr,
    ),
    NativeDef::new("__delattr__($self, name, /)", "Implement delattr(self, name).", object_delattr),
    NativeDef::new("__format__($self, format_spec, /)", "Default object formatter.", object_format),
    NativeDef::new("__dir__($self, /)", "Default dir() implementation.", object_dir),
    NativeDef::new("__sizeof__($self, /)", "Size of object in memory, in bytes.", object_sizeof),
    NativeDef::new("__getstate__($self, /)", "Helper for pickle.", object_getstate),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", object_reduce),
    NativeDef::new("__reduce_ex__($self, protocol, /)", "Helper for pickle.", object_reduce_ex),
    NativeDef::class(
        "__init_subclass__($type, /, *args, **kwargs)",
        "This method is called when a class is subclassed.",
        object_init_subclass,
    ),
    NativeDef::class(
        "__subclasshook__($type, object, /)",
        "Abstract classes can override this to customize issubclass().",
        object_subclasshook,
    ),
];

/// Attributes of `object`.
pub(crate) static GETSET: &[GetSetDef] =
    &[GetSetDef { name: "__class__", doc: "the object's class", get: get_class, set: Some(set_class) }];

/// `object.__new__`.
pub(crate) const NEW: NativeDef = NativeDef::new(
    "__new__($type, *args, **kwargs)",
    "Create and return a new object.  See help(type) for accurate signature.",
    object_new,
);
