//! Shapes (hidden classes) and the attributes of instances: values in the order in which they were first set.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::dict::Dict;
use super::heap::{Header, NamedAttributes};
use super::str::Str;
use super::value::{Ref, Slot, SlotCell, Value};
use crate::vm::Vm;

/// An instance with more attributes than this keeps them in a dictionary.
const MAX_SHAPED: usize = 64;

/// The names of an instance's attributes in the order in which they were set; shared by all instances of a class that
/// gained the same names in the same order.
pub struct Shape {
    id: Cell<u32>,
    names: Vec<Ref<Str>>,
    transitions: RefCell<Vec<Rc<Shape>>>,
    /// The one shape of all instances whose attributes are in a dictionary.
    dictionary: bool,
}

impl Shape {
    /// The shape of new instances of a class.
    pub(crate) fn root(vm: &Vm) -> Rc<Shape> {
        Rc::new(Shape {
            id: Cell::new(vm.next_shape_id()),
            names: Vec::new(),
            transitions: RefCell::default(),
            dictionary: false,
        })
    }

    /// The shape of instances whose attributes are in a dictionary.
    pub(crate) fn dictionary(vm: &Vm) -> Rc<Shape> {
        Rc::new(Shape {
            id: Cell::new(vm.next_shape_id()),
            names: Vec::new(),
            transitions: RefCell::default(),
            dictionary: true,
        })
    }

    /// The number that inline caches compare. Never zero.
    #[inline(always)]
    pub(crate) fn id(&self) -> u32 {
        self.id.get()
    }

    /// Gives this shape and all that grew from it new numbers: caches that rest on the class become invalid.
    pub(crate) fn renumber(&self, vm: &Vm) {
        self.id.set(vm.next_shape_id());
        for next in self.transitions.borrow().iter() {
            next.renumber(vm);
        }
    }

    fn index_of(&self, name: &Ref<Str>) -> Option<usize> {
        self.names.iter().position(|known| known.is(name))
    }

    /// The shape that this one became when an attribute was added, by its number among these.
    #[inline(always)]
    pub(crate) fn successor(&self, index: usize) -> Option<Rc<Shape>> {
        self.transitions.borrow().get(index).cloned()
    }

    fn with_name(&self, vm: &Vm, name: &Ref<Str>) -> Rc<Shape> {
        if let Some(next) =
            self.transitions.borrow().iter().find(|next| next.names.last().is_some_and(|n| n.is(name)))
        {
            return next.clone();
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let next = Rc::new(Shape {
            id: Cell::new(vm.next_shape_id()),
            names,
            transitions: RefCell::default(),
            dictionary: false,
        });
        self.transitions.borrow_mut().push(next.clone());
        next
    }
}

/// The attributes of one instance: `__slots__` members by index, then the others by shape, or in a dictionary once the
/// program asked for `__dict__` or the room that the instance was made with is used up. They stand in front of the
/// object's header, which is what this wraps. Attribute names must be interned.
#[repr(transparent)]
pub struct Attributes {
    header: Header,
}

impl Attributes {
    #[inline(always)]
    fn named(&self) -> Option<&NamedAttributes> {
        self.header.named_attributes()
    }

    #[inline(always)]
    fn values(&self) -> &[SlotCell] {
        self.header.attribute_values()
    }

    fn slot_count(&self) -> usize {
        self.header.type_ref().slot_count.get() as usize
    }

    fn dict_if_made(&self) -> Option<Ref<Dict>> {
        self.named()?.dict.get()?.downcast::<Dict>().ok()
    }

    /// An attribute of the instance itself, by interned name.
    pub fn get(&self, name: &Ref<Str>) -> Option<Value> {
        if let Some(dict) = self.dict_if_made() {
            return dict.get_str(name);
        }
        let index = self.named()?.shape.with(|shape| shape.index_of(name))?;
        self.value(self.slot_count() + index)
    }

    /// Where the inline caches find an attribute: shape number and index into the values.
    pub(crate) fn position(&self, name: &Ref<Str>) -> Option<(u32, u32)> {
        let named = self.named()?;
        let index = named.shape.with(|shape| shape.index_of(name))?;
        Some((named.shape.id(), (self.slot_count() + index) as u32))
    }

    /// For an attribute that the instance lacks: its shape, which of the shape's successors has the attribute, if an
    /// instance has got it before, and the index of its value.
    pub(crate) fn transition(&self, name: &Ref<Str>) -> Option<(u32, u32, u32)> {
        let shape = self.named()?.shape.get();
        if shape.dictionary {
            return None;
        }
        let transitions = shape.transitions.borrow();
        let successor = transitions.iter().position(|next| next.names.last().is_some_and(|n| n.is(name)))?;
        Some((shape.id(), successor as u32, (self.slot_count() + shape.names.len()) as u32))
    }

    /// Adds an attribute whose value stands at `index`, by which the shape becomes one of its successors; false if there
    /// is no room.
    #[inline(always)]
    pub(crate) fn add_value(&self, successor: usize, index: usize, value: &Value) -> bool {
        let (Some(named), Some(place)) = (self.named(), self.values().get(index)) else { return false };
        let Some(next) = named.shape.with(|shape| shape.successor(successor)) else { return false };
        named.shape.set(next);
        drop(place.replace(Some(value.clone())));
        true
    }

    /// The number of the current shape, 0 if the instance cannot have a `__dict__`; `None` once the attributes are in a
    /// dictionary.
    pub(crate) fn shape_id(&self) -> Option<u32> {
        match self.named() {
            None => Some(0),
            Some(named) if named.dict.is_some() => None,
            Some(named) => Some(named.shape.id()),
        }
    }

    /// Whether the instance has the shape with this number, so that indexes found for it hold. Attributes in a dictionary
    /// have a shape whose number nobody remembers.
    #[inline(always)]
    pub(crate) fn has_shape(&self, id: u32) -> bool {
        match self.named() {
            Some(named) => named.shape.id() == id,
            None => id == 0,
        }
    }

    /// The value at an index that was found for the present shape, or of a `__slots__` member.
    #[inline(always)]
    pub(crate) fn value(&self, index: usize) -> Slot {
        self.values().get(index)?.get()
    }

    /// Replaces the value at such an index.
    #[inline(always)]
    pub(crate) fn replace_value(&self, index: usize, value: Value) -> Slot {
        self.values().get(index)?.replace(Some(value))
    }

    /// Sets an attribute; returns what it replaced (to be dropped by the caller, outside any borrow).
    pub fn set(&self, vm: &Vm, name: &Ref<Str>, value: Value) -> Slot {
        let named = self.named()?;
        let shape = named.shape.get();
        if !shape.dictionary {
            let (slot_count, values) = (self.slot_count(), self.values());
            if let Some(index) = shape.index_of(name) {
                return values.get(slot_count + index)?.replace(Some(value));
            }
            let count = shape.names.len();
            if count < MAX_SHAPED
                && let Some(place) = values.get(slot_count + count)
            {
                named.shape.set(shape.with_name(vm, name));
                return place.replace(Some(value));
            }
            self.header.type_ref().learn_attributes(count as u32 + 1);
        }
        self.dict(vm).insert_str(name, value)
    }

    /// Removes an attribute; returns its value, `None` if there was none.
    pub fn remove(&self, vm: &Vm, name: &Ref<Str>) -> Slot {
        let named = self.named()?;
        if !named.dict.is_some() {
            named.shape.with(|shape| shape.index_of(name))?;
        }
        let dict = self.dict(vm);
        dict.remove_str(name)
    }

    /// The instance's `__dict__`, made on first use and the home of the attributes from then on.
    pub fn dict(&self, vm: &Vm) -> Ref<Dict> {
        if let Some(dict) = self.dict_if_made() {
            return dict;
        }
        let dict = vm.new_dict();
        let Some(named) = self.named() else { return dict };
        let shape = named.shape.get();
        for (name, value) in shape.names.iter().zip(self.values().iter().skip(self.slot_count())) {
            if let Some(value) = value.replace(None) {
                dict.insert_str(name, value);
            }
        }
        named.shape.set(vm.dictionary_shape());
        drop(named.dict.replace(Some(dict.value().clone())));
        dict
    }

    /// Replaces `__dict__`; returns what has to be dropped.
    pub fn set_dict(&self, vm: &Vm, dict: Ref<Dict>) -> (Slot, Vec<Slot>) {
        let Some(named) = self.named() else { return (None, Vec::new()) };
        named.shape.set(vm.dictionary_shape());
        let values = self.values().iter().skip(self.slot_count()).map(|value| value.replace(None)).collect();
        (named.dict.replace(Some(dict.into_value())), values)
    }

    /// A `__slots__` member.
    #[inline(always)]
    pub fn slot(&self, index: u32) -> Slot {
        self.value(index as usize)
    }

    /// Sets or deletes a `__slots__` member; returns the old value.
    #[inline(always)]
    pub fn set_slot(&self, index: u32, value: Slot) -> Slot {
        self.values().get(index as usize)?.replace(value)
    }

    /// The names of the attributes in order (without `__slots__` members).
    pub fn names(&self) -> Vec<Value> {
        match self.dict_if_made() {
            Some(dict) => dict.keys(),
            None => match self.named() {
                Some(named) => named.shape.get().names.iter().map(|name| name.value().clone()).collect(),
                None => Vec::new(),
            },
        }
    }

    /// How many attributes there are outside a dictionary, as a hint for new instances.
    pub(crate) fn value_count(&self) -> u32 {
        self.named().map_or(0, |named| named.shape.with(|shape| shape.names.len() as u32))
    }

    pub(super) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for value in self.values() {
            value.show(visit);
        }
        if let Some(named) = self.named() {
            named.dict.show(visit);
        }
    }

    /// Gives up all values.
    pub(super) fn clear(&self) {
        for value in self.values() {
            drop(value.replace(None));
        }
        if let Some(named) = self.named() {
            drop(named.dict.replace(None));
        }
    }
}
