//! Attribute access: lookup along the MRO with a cache, descriptors, instance attributes, and the slots of types.

use std::cell::RefCell;

use super::dict::Dict;
use super::heap::Kind;
use super::native_function::NativeFunction;
use super::slot_methods::GETATTRIBUTE;
use super::str::Str;
use super::type_object::{NativeSlots, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

const CACHE_SIZE: usize = 4096;

struct CacheEntry {
    version: u32,
    name: u64,
    value: Slot,
}

/// Results of lookups along the MRO, by type version and name.
#[derive(Default)]
pub(crate) struct MethodCache {
    entries: RefCell<Vec<CacheEntry>>,
}

impl MethodCache {
    /// Forgets everything (before a cycle collection, so that no dead class is kept alive).
    pub(crate) fn clear(&self) {
        let taken = self.entries.take();
        drop(taken);
    }
}

impl Vm {
    /// Looks an interned name up along the MRO of a type; no descriptor is called.
    #[inline]
    pub fn lookup(&self, class: &Ref<TypeObject>, name: &Ref<Str>) -> Slot {
        let version = class.version(self);
        let key = name.value().bits();
        let index = (u64::from(version).wrapping_mul(0x9E37_79B9) ^ (key >> 4)) as usize % CACHE_SIZE;
        if let Some(entry) = self.method_cache.entries.borrow().get(index)
            && entry.version == version
            && entry.name == key
        {
            return entry.value.clone();
        }
        self.lookup_and_cache(class, name, index)
    }

    #[inline(never)]
    fn lookup_and_cache(&self, class: &Ref<TypeObject>, name: &Ref<Str>, index: usize) -> Slot {
        let value = class.lookup_uncached(name);
        if !name.is_interned() {
            return value;
        }
        let version = class.version(self);
        let entry = CacheEntry { version, name: name.value().bits(), value: value.clone() };
        let old = {
            let mut entries = self.method_cache.entries.borrow_mut();
            if entries.is_empty() {
                entries.resize_with(CACHE_SIZE, || CacheEntry { version: 0, name: 0, value: None });
            }
            std::mem::replace(&mut entries[index], entry)
        };
        drop(old);
        value
    }

    /// Looks a special method up on the type of a value, as operators do; no descriptor is called.
    #[inline]
    pub fn lookup_special(&self, value: &Value, name: &Ref<Str>) -> Slot {
        self.lookup(self.type_of(value), name)
    }

    /// `getattr(value, name)`.
    pub fn get_attribute(&self, value: &Value, name: &Ref<Str>) -> PyResult {
        match self.find_attribute(value, name)? {
            Some(found) => Ok(found),
            None => Err(self.no_attribute(value, name)),
        }
    }

    /// `getattr(value, name)` with a Rust name.
    pub fn attribute(&self, value: &Value, name: &str) -> PyResult {
        self.get_attribute(value, &self.intern(name))
    }

    /// `getattr(value, name)`, or `None` where that raises AttributeError.
    pub fn find_attribute(&self, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
        let name = &self.intern_str(name);
        let class = self.type_of(value).clone();
        if let Some(native) = class.slots.get().get_attribute {
            return native(self, value, name);
        }
        if !class.has_flag(type_flag::CUSTOM_GET_ATTRIBUTE) {
            return self.generic_get_attribute(value, name);
        }
        let custom = self.lookup(&class, &self.names.__getattribute__);
        let result = match custom {
            Some(function) if !self.is_generic_get_attribute(&function) => {
                self.call_special_function(&function, value, &[name.value().clone()])
            }
            _ => match self.generic_get_attribute(value, name) {
                Ok(Some(found)) => return Ok(Some(found)),
                // The fallback needs no exception to be called for.
                Ok(None) => match self.lookup(&class, &self.names.__getattr__) {
                    Some(fallback) => return self.call_fallback(&fallback, value, name).map(Some),
                    None => Err(self.no_attribute(value, name)),
                },
                Err(raised) => Err(raised),
            },
        };
        let error = match result {
            Ok(found) => return Ok(Some(found)),
            Err(raised) if self.is_exception(&raised, &self.exceptions.attribute_error) => raised,
            Err(raised) => return Err(raised),
        };
        match self.lookup(&class, &self.names.__getattr__) {
            Some(fallback) => self.call_fallback(&fallback, value, name).map(Some),
            None => Err(error),
        }
    }

    /// `__getattr__` of a class.
    fn call_fallback(&self, fallback: &Value, value: &Value, name: &Ref<Str>) -> PyResult {
        self.call_special_function(fallback, value, std::slice::from_ref(name.value()))
    }

    fn is_generic_get_attribute(&self, function: &Value) -> bool {
        if let Some(native) = function.downcast_ref::<NativeFunction>()
            && std::ptr::eq(native.def, &raw const GETATTRIBUTE)
        {
            let slots = native.owner.as_ref().and_then(|owner| owner.def).map(|def| &def.slots);
            return slots.is_none_or(|slots| slots.get_attribute.is_none());
        }
        self.types
            .object
            .dict
            .get_str(&self.names.__getattribute__)
            .is_some_and(|generic| generic.is(function))
    }

    /// `getattr(value, name, default)` semantics: AttributeError from anywhere becomes `None`.
    pub fn try_attribute(&self, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
        match self.find_attribute(value, name) {
            Err(raised) if self.is_exception(&raised, &self.exceptions.attribute_error) => Ok(None),
            other => other,
        }
    }

    /// `object.__getattribute__`, except that a missing attribute is `None`.
    pub fn generic_get_attribute(&self, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
        let class = self.type_of(value).clone();
        let on_type = self.lookup(&class, name);
        if let Some(descriptor) = &on_type
            && self.is_data_descriptor(descriptor)
            && self.can_be_read(descriptor)
        {
            return self.descriptor_get(descriptor, Some(value), class.value()).map(Some);
        }
        if let Some(attributes) = value.attributes()
            && let Some(found) = attributes.get(name)
        {
            return Ok(Some(found));
        }
        match on_type {
            Some(descriptor) => self.descriptor_get(&descriptor, Some(value), class.value()).map(Some),
            None => Ok(None),
        }
    }

    /// Whether a class attribute takes precedence over instance attributes.
    pub fn is_data_descriptor(&self, descriptor: &Value) -> bool {
        let class = match descriptor.kind() {
            Kind::FUNCTION | Kind::NATIVE_FUNCTION => return false,
            _ => self.type_of(descriptor),
        };
        class.slots.get().descriptor_set.is_some()
            || (!class.is_native()
                && (self.lookup(class, &self.names.__set__).is_some()
                    || self.lookup(class, &self.names.__delete__).is_some()))
    }

    /// Whether a data descriptor has `__get__`: one that has not leaves reading to the instance.
    pub(crate) fn can_be_read(&self, descriptor: &Value) -> bool {
        let class = self.type_of(descriptor);
        class.is_native() || self.lookup(class, &self.names.__get__).is_some()
    }

    /// What a class attribute gives when read through an instance or class: `__get__` if it has one, else itself.
    pub fn descriptor_get(&self, descriptor: &Value, instance: Option<&Value>, owner: &Value) -> PyResult {
        let class = self.type_of(descriptor);
        if let Some(native) = class.slots.get().descriptor_get {
            return native(self, descriptor, instance, owner);
        }
        if class.is_native() {
            return Ok(descriptor.clone());
        }
        match self.lookup(class, &self.names.__get__) {
            Some(function) => {
                let instance = instance.cloned().unwrap_or(Value::NONE);
                self.call_special_function(&function, descriptor, &[instance, owner.clone()])
            }
            None => Ok(descriptor.clone()),
        }
    }

    /// `setattr(value, name, new)`, or `delattr` for `None`.
    pub fn set_attribute(&self, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
        let name = &self.intern_str(name);
        let class = self.type_of(value).clone();
        if let Some(native) = class.slots.get().set_attribute {
            return native(self, value, name, new);
        }
        if class.has_flag(type_flag::CUSTOM_SET_ATTRIBUTE) {
            let (method, arguments) = match new {
                Some(new) => (&self.names.__setattr__, vec![name.value().clone(), new]),
                None => (&self.names.__delattr__, vec![name.value().clone()]),
            };
            if let Some(function) = self.lookup(&class, method) {
                return self.call_special_function(&function, value, &arguments).map(drop);
            }
            return Ok(());
        }
        self.generic_set_attribute(value, name, new)
    }

    /// `object.__setattr__` and `object.__delattr__` (`None`).
    pub fn generic_set_attribute(&self, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
        let name = &self.intern_str(name);
        let class = self.type_of(value).clone();
        let on_type = self.lookup(&class, name);
        if let Some(descriptor) = &on_type
            && self.is_data_descriptor(descriptor)
        {
            return self.descriptor_set(descriptor, value, new);
        }
        if let Some(attributes) = value.attributes()
            && class.has_flag(type_flag::HAS_DICT)
        {
            let old = match new {
                Some(new) => attributes.set(self, name, new),
                None => match attributes.remove(self, name) {
                    None => return Err(self.no_attribute(value, name)),
                    old => old,
                },
            };
            class.learn_attributes(attributes.value_count());
            drop(old);
            return Ok(());
        }
        let text = name.as_str();
        let class_name = class.full_name();
        let message = match &on_type {
            None if !class.has_flag(type_flag::CUSTOM_SET_ATTRIBUTE) => {
                format!(
                    "'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                )
            }
            None => format!("'{class_name}' object has no attribute '{text}'"),
            Some(_) => format!("'{class_name}' object attribute '{text}' is read-only"),
        };
        Err(self.attribute_error_for(message, value, name))
    }

    /// Calls `__set__` (or `__delete__` for `None`) of a data descriptor.
    pub fn descriptor_set(&self, descriptor: &Value, instance: &Value, new: Slot) -> PyResult<()> {
        let class = self.type_of(descriptor).clone();
        if let Some(native) = class.slots.get().descriptor_set {
            return native(self, descriptor, instance, new);
        }
        let (method, arguments) = match new {
            Some(new) => (&self.names.__set__, vec![instance.clone(), new]),
            None => (&self.names.__delete__, vec![instance.clone()]),
        };
        match self.lookup(&class, method) {
            Some(function) => self.call_special_function(&function, descriptor, &arguments).map(drop),
            None => Err(self.attribute_error(method.as_str())),
        }
    }

    /// AttributeError as `object.__getattribute__` words it, with `name` and `obj` set.
    #[cold]
    pub fn no_attribute(&self, value: &Value, name: &Ref<Str>) -> Raised {
        let name_text = name.as_str();
        let message = match value.kind() {
            Kind::TYPE => {
                let class =
                    value.downcast_ref::<TypeObject>().map_or_else(|| "type".into(), TypeObject::full_name);
                format!("type object '{class}' has no attribute '{name_text}'")
            }
            Kind::MODULE => self.module_attribute_message(value, name_text),
            _ => format!("'{}' object has no attribute '{name_text}'", self.type_name(value)),
        };
        self.attribute_error_for(message, value, name)
    }

    /// Sets (or deletes) an attribute in a class's namespace and invalidates what rests on the old one.
    pub fn set_type_attribute(&self, class: &Ref<TypeObject>, name: &Ref<Str>, new: Slot) -> Slot {
        let name = &self.intern_str(name);
        let shadows = new.as_ref().is_some_and(|value| self.is_data_descriptor(value));
        let old = match new {
            Some(value) => class.dict.insert_str(name, value),
            None => class.dict.remove_str(name),
        };
        class.modified(self);
        let special = name.as_str().starts_with("__");
        if special {
            self.refresh_slots(class);
        }
        if shadows || special {
            self.renumber_with_subclasses(class);
        }
        old
    }

    fn renumber_with_subclasses(&self, class: &Ref<TypeObject>) {
        class.renumber_shapes(self);
        for subclass in class.live_subclasses(self) {
            self.renumber_with_subclasses(&subclass);
        }
    }

    /// Derives the slots and flags of a class and its subclasses again after a special method changed.
    pub(crate) fn refresh_slots(&self, class: &Ref<TypeObject>) {
        self.inherit_slots(class);
        for subclass in class.live_subclasses(self) {
            self.refresh_slots(&subclass);
        }
    }

    /// Sets the native slots and the flags that follow from the special methods along the MRO.
    pub(crate) fn inherit_slots(&self, class: &Ref<TypeObject>) {
        let names = &self.names;
        let defined_natively = |name: &Ref<Str>| -> Option<Ref<TypeObject>> {
            // The class whose definition counts, if it is native; a Python definition in front hides it.
            let mro = class.mro();
            let definer = mro.iter().find(|c| {
                c.dict.get_str(name).is_some() || (c.is_native() && slot_name_is_declared(c, name.as_str()))
            })?;
            definer.is_native().then(|| definer.clone())
        };
        let declared = |name: &Ref<Str>| -> NativeSlots {
            defined_natively(name).and_then(|c| c.def).map(|def| def.slots).unwrap_or_default()
        };
        let own = class.def.map(|def| def.slots).unwrap_or_default();
        class.slots.set(NativeSlots {
            next: own.next.or_else(|| declared(&names.__next__).next),
            iter: own.iter.or_else(|| declared(&names.__iter__).iter),
            call: own.call.or_else(|| declared(&names.__call__).call),
            get_attribute: own.get_attribute.or_else(|| declared(&names.__getattribute__).get_attribute),
            set_attribute: own.set_attribute.or_else(|| declared(&names.__setattr__).set_attribute),
            descriptor_get: own.descriptor_get.or_else(|| declared(&names.__get__).descriptor_get),
            descriptor_set: own.descriptor_set.or_else(|| declared(&names.__set__).descriptor_set),
            hash: own.hash.or_else(|| declared(&names.__hash__).hash),
            repr: own.repr.or_else(|| declared(&names.__repr__).repr),
            len: own.len.or_else(|| declared(&names.__len__).len),
            awaitable: own.awaitable.or_else(|| declared(&names.__await__).awaitable),
            send: own.send,
        });
        let python_defines = |name: &Ref<Str>| -> bool {
            class.mro().iter().any(|c| !c.is_native() && c.dict.get_str(name).is_some())
        };
        let custom_get = python_defines(&names.__getattribute__) || python_defines(&names.__getattr__);
        class.set_flag(type_flag::CUSTOM_GET_ATTRIBUTE, custom_get);
        let custom_set = python_defines(&names.__setattr__) || python_defines(&names.__delattr__);
        class.set_flag(type_flag::CUSTOM_SET_ATTRIBUTE, custom_set);
        if custom_get {
            let mut slots = class.slots.get();
            slots.get_attribute = None;
            class.slots.set(slots);
        }
        if custom_set {
            let mut slots = class.slots.get();
            slots.set_attribute = None;
            class.slots.set(slots);
        }
        class.set_flag(type_flag::HAS_FINALIZER, python_defines(&names.__del__));
    }

    /// The namespace of a value that has one (`__dict__`).
    pub fn instance_dict(&self, value: &Value) -> Option<Ref<Dict>> {
        if let Some(module) = value.downcast_ref::<super::module::Module>() {
            return Some(module.dict.clone());
        }
        if !self.type_of(value).has_flag(type_flag::HAS_DICT) {
            return None;
        }
        value.attributes().map(|attributes| attributes.dict(self))
    }
}

/// A slot of the native type from which a value's type takes it, whatever Python classes in front of that override.
pub(crate) fn native_slot<T>(
    vm: &Vm,
    value: &Value,
    choose: impl Fn(&NativeSlots) -> Option<T>,
) -> Option<T> {
    vm.type_of(value).mro().iter().find_map(|class| choose(&class.def?.slots))
}

/// Whether a native type declares the slot that stands for a special method.
fn slot_name_is_declared(class: &Ref<TypeObject>, name: &str) -> bool {
    let Some(def) = class.def else { return false };
    match name {
        "__next__" => def.slots.next.is_some(),
        "__iter__" => def.slots.iter.is_some(),
        "__call__" => def.slots.call.is_some(),
        "__getattribute__" => def.slots.get_attribute.is_some(),
        "__setattr__" => def.slots.set_attribute.is_some(),
        "__get__" => def.slots.descriptor_get.is_some(),
        "__set__" => def.slots.descriptor_set.is_some(),
        "__hash__" => def.slots.hash.is_some(),
        "__repr__" => def.slots.repr.is_some(),
        "__len__" => def.slots.len.is_some(),
        "__await__" => def.slots.awaitable.is_some(),
        _ => false,
    }
}
