//! `type` itself: calling it, and the attributes and methods of classes.

use super::descriptor::{GetSet, Member};
use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::heap::VTable;
use super::str::Str;
use super::tuple::Tuple;
use super::type_numbers;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

type Class = Ref<TypeObject>;

fn class_of(vm: &Vm, value: &Value) -> PyResult<Class> {
    value.downcast_clone::<TypeObject>().ok_or_else(|| vm.type_error("a type was expected"))
}

/// `type(name, bases, dict, **kwds)`, also as `type.__new__` from a metaclass.
fn type_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let metaclass = class_of(vm, args.get(0))?;
    let values = args.extra();
    if values.len() == 1 && args.keywords().is_empty() && metaclass.is(&vm.types.type_) {
        return Ok(vm.type_of(&values[0]).value().clone());
    }
    if values.len() != 3 {
        return Err(vm.type_error(if metaclass.is(&vm.types.type_) {
            "type() takes 1 or 3 arguments".to_owned()
        } else {
            format!("type.__new__() takes exactly 3 arguments ({} given)", values.len())
        }));
    }
    let Some(name) = values[0].downcast_clone::<Str>() else {
        return Err(argument_type(vm, 1, "str", &values[0]));
    };
    let Some(bases) = values[1].downcast_clone::<Tuple>() else {
        return Err(argument_type(vm, 2, "tuple", &values[1]));
    };
    let Some(namespace) = values[2].downcast_clone::<Dict>() else {
        return Err(argument_type(vm, 3, "dict", &values[2]));
    };
    for base in &bases.items {
        if !base.is_a::<TypeObject>() && vm.try_attribute(base, &vm.names.__mro_entries__)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = vm.calculate_metaclass(&metaclass, &bases.items)?;
    if !winner.is(&metaclass)
        && let Some(new) = vm.lookup(&winner, &vm.names.__new__)
        && !vm.types.type_.dict.get_str(&vm.names.__new__).is_some_and(|own| own.is(&new))
    {
        let new = vm.descriptor_get(&new, None, winner.value())?;
        let mut all = vec![winner.value().clone()];
        all.extend_from_slice(values);
        let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
        all.extend(args.keywords().iter().map(|(_, value)| value.clone()));
        return vm.call_with_keywords(&new, &all, &names);
    }
    vm.create_class(&winner, &name, &bases.items, &namespace, args.keywords())
}

fn argument_type(vm: &Vm, position: usize, expected: &str, found: &Value) -> Raised {
    vm.type_error(format!(
        "type.__new__() argument {position} must be {expected}, not {}",
        vm.type_name(found)
    ))
}

fn type_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let count = args.extra().len();
    if count != 1 && count != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

fn type_call(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args.get(0))?;
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    vm.call_type(&class, &values, &names)
}

/// `type.__getattribute__`: data descriptors of the metaclass, then the class's own MRO, then the metaclass.
fn type_get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    let class = class_of(vm, value)?;
    let metaclass = class.header().type_ref().clone();
    let on_metaclass = vm.lookup(&metaclass, name);
    if let Some(descriptor) = &on_metaclass
        && vm.is_data_descriptor(descriptor)
        && vm.can_be_read(descriptor)
    {
        return vm.descriptor_get(descriptor, Some(value), metaclass.value()).map(Some);
    }
    if let Some(own) = vm.lookup(&class, name) {
        return vm.descriptor_get(&own, None, value).map(Some);
    }
    match on_metaclass {
        Some(descriptor) => vm.descriptor_get(&descriptor, Some(value), metaclass.value()).map(Some),
        None => Ok(None),
    }
}

fn type_getattribute_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    let name = vm.intern_str(&name);
    match type_get_attribute(vm, args.get(0), &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), &name)),
    }
}

/// TypeError for an attribute name that is not a string.
pub(crate) fn attribute_name_error(vm: &Vm, name: &Value) -> Raised {
    vm.type_error(format!("attribute name must be string, not '{}'", vm.type_name(name)))
}

fn type_set_attribute(vm: &Vm, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    if class.is_native() {
        return Err(vm.type_error(format!(
            "cannot set '{}' attribute of immutable type '{}'",
            name.as_str(),
            type_display_name(&class)
        )));
    }
    let metaclass = class.header().type_ref().clone();
    if let Some(descriptor) = vm.lookup(&metaclass, name)
        && vm.is_data_descriptor(&descriptor)
    {
        return vm.descriptor_set(&descriptor, value, new);
    }
    let deleting = new.is_none();
    let old = vm.set_type_attribute(&class, name, new);
    if deleting && old.is_none() {
        return Err(vm.no_attribute(value, name));
    }
    drop(old);
    Ok(())
}

/// The name with which messages about native types show them: `collections.deque`, `list`.
fn type_display_name(class: &Class) -> String {
    class.def.map_or_else(|| class.name().to_string(), |def| def.name.to_owned())
}

fn type_setattr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    type_set_attribute(vm, args.get(0), &vm.intern_str(&name), Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn type_delattr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    type_set_attribute(vm, args.get(0), &vm.intern_str(&name), None)?;
    Ok(Value::NONE)
}

fn type_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let class = class_of(vm, value)?;
    let qualname = class.qualname.borrow().clone();
    let qualname = qualname.downcast_ref::<Str>().map_or("?", Str::as_str);
    Ok(match vm.class_module(&class) {
        Some(module) if module != "builtins" => format!("<class '{module}.{qualname}'>"),
        _ => format!("<class '{qualname}'>"),
    })
}

impl Vm {
    /// `__module__` of a class, if it is a string.
    pub fn class_module(&self, class: &Class) -> Option<String> {
        match class
            .dict
            .get_str(&self.names.__module__)
            .filter(|module| !module.is_a::<GetSet>() && !module.is_a::<Member>())
        {
            Some(module) => module.downcast_ref::<Str>().map(|module| module.as_str().to_owned()),
            None if class.is_native() => Some(
                class.def.and_then(|def| def.name.rsplit_once('.')).map_or("builtins", |(m, _)| m).to_owned(),
            ),
            None => None,
        }
    }

    /// `__dict__` descriptor of a class whose instances have one.
    pub(crate) fn add_dict_descriptor(&self, class: &Class, dict: &Ref<Dict>) {
        let descriptor = GetSet { def: &INSTANCE_DICT, owner: class.clone() };
        let descriptor = self.heap.allocate(descriptor, &self.types.getset).into_value();
        if dict.get_str(&self.names.__dict__).is_none() {
            drop(dict.insert_str(&self.names.__dict__, descriptor));
        }
    }

    /// `__weakref__` descriptor of a class whose instances can be weakly referenced.
    pub(crate) fn add_weakref_descriptor(&self, class: &Class, dict: &Ref<Dict>) {
        let descriptor = GetSet { def: &INSTANCE_WEAKREF, owner: class.clone() };
        let descriptor = self.heap.allocate(descriptor, &self.types.getset).into_value();
        if dict.get_str(&self.names.__weakref__).is_none() {
            drop(dict.insert_str(&self.names.__weakref__, descriptor));
        }
    }

    /// TypeError for an attempt to instantiate an abstract class.
    pub(crate) fn abstract_class_error(&self, class: &Class) -> Raised {
        let methods = class.dict.get_str(&self.names.__abstractmethods__);
        let mut names: Vec<String> = methods
            .and_then(|methods| self.collect(&methods).ok())
            .unwrap_or_default()
            .iter()
            .filter_map(|name| name.downcast_ref::<Str>().map(|name| name.as_str().to_owned()))
            .collect();
        names.sort();
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        self.type_error(format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
            class.name(),
            quoted.join(", ")
        ))
    }

    /// `isinstance(value, class)`: `__instancecheck__`, tuples and unions included.
    pub fn is_instance_of(&self, value: &Value, class: &Value) -> PyResult<bool> {
        if self.type_of(value).value().is(class) {
            return Ok(true);
        }
        if let Some(class) = class.as_ref::<TypeObject>()
            && class.header().type_ref().is(&self.types.type_)
        {
            return self.plain_is_instance(value, class);
        }
        if let Some(tuple) = class.downcast_ref::<Tuple>() {
            let _depth = self.enter_native(" in __instancecheck__")?;
            for item in &tuple.items {
                if self.is_instance_of(value, item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let Some(method) = self.lookup_special(class, &self.names.__instancecheck__) {
            let _depth = self.enter_native(" in __instancecheck__")?;
            let result = self.call_special_function(&method, class, std::slice::from_ref(value))?;
            return self.is_true(&result);
        }
        match class.as_ref::<TypeObject>() {
            Some(class) => self.plain_is_instance(value, class),
            None => self.abstract_is_instance(value, class),
        }
    }

    /// `isinstance` for a class that only has `__bases__`: the value's `__class__` decides.
    fn abstract_is_instance(&self, value: &Value, class: &Value) -> PyResult<bool> {
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
        }
        match self.try_attribute(value, &self.names.__class__)? {
            Some(claimed) => self.has_base(&claimed, class),
            None => Ok(false),
        }
    }

    /// By the type, or by `__class__` if that says otherwise.
    fn plain_is_instance(&self, value: &Value, class: &Class) -> PyResult<bool> {
        if self.is_instance(value, class) {
            return Ok(true);
        }
        // Native objects tell the truth, except those that stand for another object.
        let own = self.type_of(value);
        if own.is_native() && own.slots.get().get_attribute.is_none() {
            return Ok(false);
        }
        let plain = own.slots.get().get_attribute.is_none() && !own.has_flag(type_flag::CUSTOM_GET_ATTRIBUTE);
        let name = &self.names.__class__;
        if plain
            && let (Some(found), Some(generic)) =
                (self.lookup(own, name), self.lookup(&self.types.object, name))
            && found.is(&generic)
        {
            return Ok(false);
        }
        match self.try_attribute(value, name)? {
            Some(claimed) => {
                Ok(claimed.as_ref::<TypeObject>().is_some_and(|claimed| claimed.is_subtype(class)))
            }
            None => Ok(false),
        }
    }

    /// `issubclass(subclass, class)`.
    pub fn is_subclass_of(&self, subclass: &Value, class: &Value) -> PyResult<bool> {
        if let (Some(derived), Some(base)) = (subclass.as_ref::<TypeObject>(), class.as_ref::<TypeObject>())
            && base.header().type_ref().is(&self.types.type_)
        {
            return Ok(derived.is_subtype(base));
        }
        if let Some(tuple) = class.downcast_ref::<Tuple>() {
            let _depth = self.enter_native(" in __subclasscheck__")?;
            for item in &tuple.items {
                if self.is_subclass_of(subclass, item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let Some(method) = self.lookup_special(class, &self.names.__subclasscheck__) {
            let _depth = self.enter_native(" in __subclasscheck__")?;
            let result = self.call_special_function(&method, class, std::slice::from_ref(subclass))?;
            return self.is_true(&result);
        }
        self.abstract_is_subclass(
            subclass,
            class,
            "issubclass() arg 2 must be a class, a tuple of classes, or a union",
        )
    }

    /// `issubclass` for objects that only have `__bases__`.
    fn abstract_is_subclass(&self, subclass: &Value, class: &Value, message: &str) -> PyResult<bool> {
        if let (Some(derived), Some(base)) = (subclass.as_ref::<TypeObject>(), class.as_ref::<TypeObject>()) {
            return Ok(derived.is_subtype(base));
        }
        if self.bases_of(subclass)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error(message));
        }
        self.has_base(subclass, class)
    }

    /// Whether a class is reached from another one by way of `__bases__`.
    fn has_base(&self, subclass: &Value, class: &Value) -> PyResult<bool> {
        let mut derived = subclass.clone();
        loop {
            if derived.is(class) {
                return Ok(true);
            }
            let Some(bases) = self.bases_of(&derived)? else { return Ok(false) };
            match &*bases.items {
                [] => return Ok(false),
                [only] => derived = only.clone(),
                several => {
                    let _depth = self.enter_native(" in __subclasscheck__")?;
                    for base in several {
                        if self.has_base(base, class)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
            }
            self.work(1)?;
        }
    }

    fn bases_of(&self, class: &Value) -> PyResult<Option<Ref<Tuple>>> {
        Ok(self.try_attribute(class, &self.names.__bases__)?.and_then(|bases| bases.downcast::<Tuple>().ok()))
    }
}

fn instance_dict_get(vm: &Vm, value: &Value) -> PyResult {
    match vm.instance_dict(value) {
        Some(dict) => Ok(dict.into_value()),
        None => Err(vm.no_attribute(value, &vm.names.__dict__)),
    }
}

fn instance_dict_set(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let dict = match new {
        None => vm.new_dict(),
        Some(new) => new.downcast::<Dict>().map_err(|other| {
            vm.type_error(format!("__dict__ must be set to a dictionary, not a '{}'", vm.type_name(&other)))
        })?,
    };
    if let Some(attributes) = value.attributes() {
        let old = attributes.set_dict(vm, dict);
        drop(old);
    }
    Ok(())
}

/// `__dict__` of instances.
pub(crate) static INSTANCE_DICT: GetSetDef = GetSetDef {
    name: "__dict__",
    doc: "dictionary for instance variables",
    get: instance_dict_get,
    set: Some(instance_dict_set),
};

/// `__weakref__` of instances: the first weak reference.
static INSTANCE_WEAKREF: GetSetDef = GetSetDef {
    name: "__weakref__",
    doc: "list of weak references to the object",
    get: |vm, value| Ok(vm.weakrefs_of(value).into_iter().next().unwrap_or(Value::NONE)),
    set: None,
};

fn get_name(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.text(&*class_of(vm, value)?.name()))
}

fn set_name(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let name = checked_string(vm, &class, "__name__", new)?;
    if name.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    *class.name.borrow_mut() = name.as_str().into();
    Ok(())
}

/// Checks that an attribute of a class may be set, or deleted (`None`): neither for native classes, the latter for none.
fn checked(vm: &Vm, class: &Class, attribute: &str, new: Slot) -> PyResult {
    let name = type_display_name(class);
    if class.is_native() {
        return Err(vm.type_error(format!("cannot set '{attribute}' attribute of immutable type '{name}'")));
    }
    new.ok_or_else(|| {
        vm.type_error(format!("cannot delete '{attribute}' attribute of immutable type '{name}'"))
    })
}

fn checked_string(vm: &Vm, class: &Class, attribute: &str, new: Slot) -> PyResult<Ref<Str>> {
    checked(vm, class, attribute, new)?.downcast::<Str>().map_err(|other| {
        let (name, found) = (class.name(), vm.type_name(&other));
        vm.type_error(format!("can only assign string to {name}.{attribute}, not '{found}'"))
    })
}

fn get_qualname(vm: &Vm, value: &Value) -> PyResult {
    Ok(class_of(vm, value)?.qualname.borrow().clone())
}

fn set_qualname(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let name = checked_string(vm, &class, "__qualname__", new)?;
    let old = class.qualname.replace(name.into_value());
    drop(old);
    Ok(())
}

fn get_module(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    // `type` itself has the descriptor there.
    match class
        .dict
        .get_str(&vm.names.__module__)
        .filter(|module| !module.is_a::<GetSet>() && !module.is_a::<Member>())
    {
        Some(module) => Ok(module),
        None if class.is_native() => Ok(vm.text(vm.class_module(&class).unwrap_or_default())),
        None => Err(vm.attribute_error("__module__")),
    }
}

fn set_module(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let new = checked(vm, &class, "__module__", new)?;
    drop(vm.set_type_attribute(&class, &vm.names.__module__, Some(new)));
    drop(vm.set_type_attribute(&class, &vm.names.__firstlineno__, None));
    Ok(())
}

fn get_bases(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    let bases: Vec<Value> = class.bases.borrow().iter().map(|base| base.value().clone()).collect();
    Ok(vm.tuple(bases))
}

fn set_bases(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let new = checked(vm, &class, "__bases__", new)?.downcast::<Tuple>().map_err(|other| {
        let (name, found) = (class.name(), vm.type_name(&other));
        vm.type_error(format!("can only assign tuple to {name}.__bases__, not {found}"))
    })?;
    if new.items.is_empty() {
        return Err(
            vm.type_error(format!("can only assign non-empty tuple to {}.__bases__, not ()", class.name()))
        );
    }
    let mut bases = Vec::new();
    for base in &new.items {
        let Some(base) = base.downcast_clone::<TypeObject>() else {
            let (name, found) = (class.name(), vm.type_name(base));
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{found}'")));
        };
        if base.is_subtype(&class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        if !base.layout.same_layout(class.layout) {
            return Err(vm.type_error(format!(
                "__bases__ assignment: '{}' object layout differs from '{}'",
                base.name(),
                class.base().map_or_else(|| "object".into(), |base| base.name())
            )));
        }
        bases.push(base);
    }
    let old = class.bases.replace(bases);
    match vm.linearize(&class) {
        Ok(mro) => class.set_mro(mro),
        Err(raised) => {
            drop(class.bases.replace(old));
            return Err(raised);
        }
    }
    for base in class.bases.borrow().iter() {
        if let Some(slot) = vm.heap.new_weak(class.value(), None) {
            base.subclasses.borrow_mut().push(slot);
        }
    }
    vm.refresh_mro_of_subclasses(&class)?;
    vm.refresh_slots(&class);
    class.modified(vm);
    class.renumber_shapes(vm);
    Ok(())
}

impl Vm {
    fn refresh_mro_of_subclasses(&self, class: &Class) -> PyResult<()> {
        for subclass in class.live_subclasses(self) {
            let mro = self.linearize(&subclass)?;
            subclass.set_mro(mro);
            self.refresh_mro_of_subclasses(&subclass)?;
        }
        Ok(())
    }
}

fn get_mro(vm: &Vm, value: &Value) -> PyResult {
    let mro: Vec<Value> = class_of(vm, value)?.mro().iter().map(|class| class.value().clone()).collect();
    Ok(vm.tuple(mro))
}

fn get_dict(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.mapping_proxy(class_of(vm, value)?.dict.value().clone()))
}

fn get_doc(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    match class.dict.get_str(&vm.names.__doc__) {
        Some(doc) => vm.descriptor_get(&doc, None, value),
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let new = checked(vm, &class, "__doc__", new)?;
    drop(vm.set_type_attribute(&class, &vm.names.__doc__, Some(new)));
    Ok(())
}

fn get_abstract_methods(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    match class.dict.get_str(&vm.names.__abstractmethods__) {
        Some(methods) if !class.is(&vm.types.type_) => Ok(methods),
        _ => Err(vm.attribute_error("__abstractmethods__")),
    }
}

fn set_abstract_methods(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let is_abstract = match &new {
        Some(new) => vm.is_true(new)?,
        None => false,
    };
    let deleting = new.is_none();
    let old = vm.set_type_attribute(&class, &vm.names.__abstractmethods__, new);
    if deleting && old.is_none() {
        return Err(vm.attribute_error("__abstractmethods__"));
    }
    class.set_flag(type_flag::ABSTRACT, is_abstract);
    Ok(())
}

fn get_annotations(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    if class.is_native() {
        return Err(vm.no_attribute(value, &vm.names.__annotations__));
    }
    if let Some(annotations) = class.dict.get_str(&vm.names.__annotations__) {
        return Ok(annotations);
    }
    let dict = vm.new_dict().into_value();
    drop(vm.set_type_attribute(&class, &vm.names.__annotations__, Some(dict.clone())));
    Ok(dict)
}

fn set_annotations(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let deleting = new.is_none();
    let old = vm.set_type_attribute(&class, &vm.names.__annotations__, new);
    if deleting && old.is_none() {
        return Err(vm.attribute_error("__annotations__"));
    }
    Ok(())
}

fn get_type_params(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    if class.is(&vm.types.type_) {
        return Ok(vm.tuple(Vec::new()));
    }
    Ok(class.dict.get_str(&vm.names.__type_params__).unwrap_or_else(|| vm.tuple(Vec::new())))
}

fn set_type_params(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let class = class_of(vm, value)?;
    let new = checked(vm, &class, "__type_params__", new)?;
    drop(vm.set_type_attribute(&class, &vm.names.__type_params__, Some(new)));
    Ok(())
}

fn get_text_signature(vm: &Vm, value: &Value) -> PyResult {
    let class = class_of(vm, value)?;
    match class.def.and_then(|def| def.text_signature) {
        None => {}
        Some("") => return Ok(Value::NONE),
        Some(shown) => return Ok(vm.text(shown)),
    }
    let signature = class.def.and_then(|def| def.new.as_ref()).filter(|new| !new.hidden_signature);
    Ok(match signature {
        Some(new) => {
            let text = new.signature.trim_start_matches("__new__");
            vm.text(text.replacen("$type, ", "", 1).replacen("$type", "", 1))
        }
        None => Value::NONE,
    })
}

fn type_mro_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args.get(0))?;
    Ok(vm.list(vm.linearize(&class)?.into_iter().map(Ref::into_value).collect()))
}

fn type_subclasses(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args.get(0))?;
    let mut seen: Vec<Value> = Vec::new();
    for subclass in class.live_subclasses(vm) {
        let still = subclass.bases.borrow().iter().any(|base| base.is(&class));
        if still && !seen.iter().any(|other| other.is(subclass.value())) {
            seen.push(subclass.into_value());
        }
    }
    Ok(vm.list(seen))
}

fn type_instancecheck(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args.get(0))?;
    Ok(Value::bool(vm.plain_is_instance(args.get(1), &class)?))
}

fn type_subclasscheck(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let result = vm.abstract_is_subclass(
        args.get(1),
        args.get(0),
        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
    )?;
    Ok(Value::bool(result))
}

fn type_prepare(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.new_dict().into_value())
}

fn type_dir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args.get(0))?;
    let names = vm.new_dict();
    for class in class.mro().iter() {
        for key in class.dict.keys() {
            drop(names.insert(vm, key, Value::NONE)?);
        }
    }
    Ok(vm.list(names.keys()))
}

fn type_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(0), args.get(1))
}

fn type_ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(1), args.get(0))
}

fn type_repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(type_repr(vm, args.get(0))?))
}

/// `type`.
pub static TYPE: TypeDef = TypeDef {
    name: "type",
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    layout: VTable::of::<TypeObject>(),
    new: Some(
        NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", type_new)
            .without_signature(),
    ),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", type_init),
        NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", type_call),
        NativeDef::new(
            "__getattribute__($self, name, /)",
            "Return getattr(self, name).",
            type_getattribute_method,
        ),
        NativeDef::new(
            "__setattr__($self, name, value, /)",
            "Implement setattr(self, name, value).",
            type_setattr_method,
        ),
        NativeDef::new("__delattr__($self, name, /)", "Implement delattr(self, name).", type_delattr_method),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", type_repr_method),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", type_or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", type_ror),
        NativeDef::new("mro($self, /)", "Return a type's method resolution order.", type_mro_method),
        NativeDef::new("__subclasses__($self, /)", "Return a list of immediate subclasses.", type_subclasses),
        NativeDef::new(
            "__instancecheck__($self, instance, /)",
            "Check if an object is an instance.",
            type_instancecheck,
        ),
        NativeDef::new(
            "__subclasscheck__($self, subclass, /)",
            "Check if a class is a subclass.",
            type_subclasscheck,
        ),
        NativeDef::class(
            "__prepare__($type, /, *args, **kwargs)",
            "Create the namespace for the class statement",
            type_prepare,
        ),
        NativeDef::new(
            "__sizeof__($self, /)",
            "Return memory consumption of the type object.",
            |vm, args| Ok(vm.int(type_numbers::basic_size(vm.type_of(args.get(0))))),
        ),
        NativeDef::new("__dir__($self, /)", "Specialized __dir__ implementation for types.", type_dir),
    ],
    getset: &[
        GetSetDef { name: "__name__", doc: "", get: get_name, set: Some(set_name) },
        GetSetDef { name: "__qualname__", doc: "", get: get_qualname, set: Some(set_qualname) },
        GetSetDef { name: "__module__", doc: "", get: get_module, set: Some(set_module) },
        GetSetDef { name: "__bases__", doc: "", get: get_bases, set: Some(set_bases) },
        GetSetDef { name: "__mro__", doc: "", get: get_mro, set: None },
        GetSetDef { name: "__dict__", doc: "", get: get_dict, set: None },
        GetSetDef { name: "__doc__", doc: "", get: get_doc, set: Some(set_doc) },
        GetSetDef {
            name: "__abstractmethods__",
            doc: "",
            get: get_abstract_methods,
            set: Some(set_abstract_methods),
        },
        GetSetDef { name: "__annotations__", doc: "", get: get_annotations, set: Some(set_annotations) },
        GetSetDef { name: "__type_params__", doc: "", get: get_type_params, set: Some(set_type_params) },
        GetSetDef { name: "__text_signature__", doc: "", get: get_text_signature, set: None },
        type_numbers::BASIC_SIZE,
        type_numbers::ITEM_SIZE,
        type_numbers::FLAGS,
        type_numbers::WEAK_REFERENCE_OFFSET,
        type_numbers::BASE,
        type_numbers::DICT_OFFSET,
    ],
    slots: NativeSlots {
        get_attribute: Some(type_get_attribute),
        set_attribute: Some(type_set_attribute),
        repr: Some(type_repr),
        ..EMPTY_SLOTS
    },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
