//! Where attributes are, by shape and name: for instructions that meet many classes, which no inline cache serves.

use std::cell::RefCell;

use crate::object::descriptor::{Member, MemberPlace};
use crate::object::shape::Attributes;
use crate::object::str::Str;
use crate::object::type_object::type_flag;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

const SIZE: usize = 2048;

/// Where an attribute of an instance is found.
#[derive(Clone)]
pub(crate) enum Place {
    /// Among the values of the instance.
    Value(u32),
    /// In the class: a function that binds the instance.
    Method(Value),
}

struct Entry {
    shape: u32,
    /// The version of the class; 0 if the shape vouches for it.
    version: u32,
    name: u64,
    place: Place,
}

/// The places found of late.
#[derive(Default)]
pub(crate) struct AttributeCache {
    entries: RefCell<Vec<Option<Entry>>>,
}

impl AttributeCache {
    /// Forgets everything (before a cycle collection, so that no dead function is kept alive).
    pub(crate) fn clear(&self) {
        let taken = self.entries.take();
        drop(taken);
    }
}

impl AttributeCache {
    /// The place of an attribute of an instance, if it was found of late; `call`: as a method, too.
    #[inline(always)]
    pub(crate) fn find(&self, owner: &Value, name: &Ref<Str>, call: bool) -> Option<Place> {
        let shape = owner.attributes()?.shape_id()?;
        let key = name.value().bits();
        let entries = self.entries.borrow();
        let entry = entries.get(slot_of(shape, key))?.as_ref()?;
        let found = entry.shape == shape
            && entry.name == key
            && (entry.version == 0
                || owner.heap_type().is_some_and(|c| c.current_version() == entry.version));
        match &entry.place {
            Place::Value(index) if found => Some(Place::Value(*index)),
            Place::Method(function) if found && call => Some(Place::Method(function.clone())),
            _ => None,
        }
    }
}

fn slot_of(shape: u32, name: u64) -> usize {
    (shape.wrapping_mul(0x9E37_79B9) as usize ^ (name >> 5) as usize) % SIZE
}

impl Vm {
    /// The place of an attribute of an instance, if reading it runs no Python.
    #[inline]
    pub(crate) fn attribute_place(&self, owner: &Value, name: &Ref<Str>) -> Option<Place> {
        let attributes = owner.attributes()?;
        let shape = attributes.shape_id()?;
        match self.attribute_cache.find(owner, name, true) {
            None => self.find_place(owner, attributes, shape, name),
            place => place,
        }
    }

    #[inline(never)]
    fn find_place(
        &self,
        owner: &Value,
        attributes: &Attributes,
        shape: u32,
        name: &Ref<Str>,
    ) -> Option<Place> {
        let class = owner.heap_type()?.clone();
        let custom = type_flag::CUSTOM_GET_ATTRIBUTE | type_flag::CUSTOM_SET_ATTRIBUTE;
        let slots = class.slots.get();
        if slots.get_attribute.is_some() || slots.set_attribute.is_some() || class.has_flag(custom) {
            return None;
        }
        let version = class.version(self);
        let (version, place) = match self.lookup(&class, name) {
            Some(found) if self.is_data_descriptor(&found) => {
                let member = found.downcast_ref::<Member>().filter(|m| class.is_subtype(&m.owner))?;
                let MemberPlace::Slot(index) = member.place else { return None };
                (version, Place::Value(index))
            }
            found => match (attributes.position(name), found) {
                (Some((_, index)), _) => (0, Place::Value(index)),
                (None, Some(found)) if self.binds_like_function(&found) => (version, Place::Method(found)),
                _ => return None,
            },
        };
        let key = name.value().bits();
        let entry = Entry { shape, version, name: key, place: place.clone() };
        let old = {
            let mut entries = self.attribute_cache.entries.borrow_mut();
            if entries.is_empty() {
                entries.resize_with(SIZE, || None);
            }
            entries[slot_of(shape, key)].replace(entry)
        };
        drop(old);
        Some(place)
    }
}
