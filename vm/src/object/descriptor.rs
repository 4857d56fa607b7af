//! The payloads of built-in descriptors: property, classmethod, staticmethod, `__slots__` members, native attributes.

use std::cell::{Cell, RefCell};

use super::descriptor_access::{self, EMPTY_SLOTS};
use super::heap::{Kind, Payload, VTable};
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};

/// `property`.
#[derive(Default)]
pub struct Property {
    /// `fget`.
    pub getter: RefCell<Slot>,
    /// `fset`.
    pub setter: RefCell<Slot>,
    /// `fdel`.
    pub deleter: RefCell<Slot>,
    /// `__doc__`.
    pub doc: RefCell<Slot>,
    /// `__name__`, from `__set_name__`.
    pub name: RefCell<Slot>,
    /// Whether the docstring is the getter's.
    pub getter_doc: Cell<bool>,
}

impl Payload for Property {
    const KIND: Kind = Kind::PROPERTY;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for part in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name] {
            part.borrow().iter().for_each(&mut *visit);
        }
    }

    fn clear(&self) {
        for part in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name] {
            let taken = part.take();
            drop(taken);
        }
    }
}

/// `classmethod`.
pub struct ClassMethod {
    /// The wrapped callable.
    pub callable: RefCell<Value>,
}

impl Payload for ClassMethod {
    const KIND: Kind = Kind::CLASS_METHOD;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callable.borrow());
    }
    fn clear(&self) {
        let taken = self.callable.replace(Value::NONE);
        drop(taken);
    }
}

/// `staticmethod`.
pub struct StaticMethod {
    /// The wrapped callable.
    pub callable: RefCell<Value>,
}

impl Payload for StaticMethod {
    const KIND: Kind = Kind::STATIC_METHOD;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callable.borrow());
    }
    fn clear(&self) {
        let taken = self.callable.replace(Value::NONE);
        drop(taken);
    }
}

/// `member_descriptor`: a member made by `__slots__`, or one of a native type.
pub struct Member {
    /// Attribute name.
    pub name: Ref<Str>,
    /// Where the value is.
    pub place: MemberPlace,
    /// The class that declared it.
    pub owner: Ref<TypeObject>,
}

/// Where a member's value is.
#[derive(Clone, Copy)]
pub enum MemberPlace {
    /// Among the instance's slots.
    Slot(u32),
    /// Among the members of an exception.
    Exception(usize),
    /// In the payload of a native object.
    Native(&'static GetSetDef),
}

impl Member {
    /// The index among the instance's slots, for a member made by `__slots__`.
    pub fn slot_index(&self) -> Option<u32> {
        match self.place {
            MemberPlace::Slot(index) => Some(index),
            _ => None,
        }
    }
}

impl Payload for Member {
    const KIND: Kind = Kind::MEMBER;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.owner.value());
    }
}

/// `getset_descriptor`: an attribute of a native type.
pub struct GetSet {
    /// The declaration.
    pub def: &'static GetSetDef,
    /// The type that declared it.
    pub owner: Ref<TypeObject>,
}

impl Payload for GetSet {
    const KIND: Kind = Kind::GETSET;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.owner.value());
    }
}

/// `property`.
pub static PROPERTY: TypeDef = TypeDef {
    text_signature: Some("(fget=None, fset=None, fdel=None, doc=None)"),
    name: "property",
    new: Some(super::descriptor_methods::PROPERTY_NEW),
    methods: super::descriptor_methods::PROPERTY_METHODS,
    getset: super::descriptor_methods::PROPERTY_GETSET,
    layout: VTable::of::<Property>(),
    flags: type_flag::BASE_TYPE,
    slots: NativeSlots {
        descriptor_get: Some(descriptor_access::property_get),
        descriptor_set: Some(descriptor_access::property_set),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `classmethod`.
pub static CLASS_METHOD: TypeDef = TypeDef {
    text_signature: Some("(function, /)"),
    name: "classmethod",
    new: Some(super::descriptor_methods::CLASS_METHOD_NEW),
    methods: super::descriptor_methods::CLASS_METHOD_METHODS,
    getset: super::descriptor_methods::WRAPPER_GETSET,
    layout: VTable::of::<ClassMethod>(),
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
    slots: NativeSlots {
        repr: Some(super::descriptor_methods::wrapper_repr),
        descriptor_get: Some(descriptor_access::class_method_get),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `staticmethod`.
pub static STATIC_METHOD: TypeDef = TypeDef {
    text_signature: Some("(function, /)"),
    name: "staticmethod",
    new: Some(super::descriptor_methods::STATIC_METHOD_NEW),
    methods: super::descriptor_methods::STATIC_METHOD_METHODS,
    getset: super::descriptor_methods::WRAPPER_GETSET,
    layout: VTable::of::<StaticMethod>(),
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
    slots: NativeSlots {
        repr: Some(super::descriptor_methods::wrapper_repr),
        call: Some(super::descriptor_methods::STATIC_CALL),
        descriptor_get: Some(descriptor_access::static_method_get),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `member_descriptor`.
pub static MEMBER: TypeDef = TypeDef {
    name: "member_descriptor",
    methods: super::descriptor_methods::DATA_METHODS,
    getset: super::descriptor_methods::DATA_GETSET,
    layout: VTable::of::<Member>(),
    slots: NativeSlots {
        repr: Some(super::descriptor_methods::member_repr),
        descriptor_get: Some(descriptor_access::member_get),
        descriptor_set: Some(descriptor_access::member_set),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `getset_descriptor`.
pub static GETSET: TypeDef = TypeDef {
    name: "getset_descriptor",
    methods: super::descriptor_methods::DATA_METHODS,
    getset: super::descriptor_methods::DATA_GETSET,
    layout: VTable::of::<GetSet>(),
    slots: NativeSlots {
        repr: Some(super::descriptor_methods::getset_repr),
        descriptor_get: Some(descriptor_access::getset_get),
        descriptor_set: Some(descriptor_access::getset_set),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
