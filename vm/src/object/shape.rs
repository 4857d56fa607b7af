//! Shapes (hidden classes) and the attributes of instances: values in the order in which they were first set.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::dict::Dict;
use super::str::Str;
use super::value::{Ref, Slot, Value};
use crate::vm::Vm;

/// An instance with more attributes than this keeps them in a dictionary.
const MAX_SHAPED: usize = 64;

/// The names of an instance's attributes in the order in which they were set; shared by all instances of a class that
/// gained the same names in the same order.
pub struct Shape {
    id: Cell<u32>,
    names: Vec<Ref<Str>>,
    transitions: RefCell<Vec<Rc<Shape>>>,
}

impl Shape {
    /// The shape of new instances of a class.
    pub(crate) fn root(vm: &Vm) -> Rc<Shape> {
        Rc::new(Shape {
            id: Cell::new(vm.next_shape_id()),
            names: Vec::new(),
            transitions: RefCell::default(),
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

    fn with_name(&self, vm: &Vm, name: &Ref<Str>) -> Rc<Shape> {
        if let Some(next) =
            self.transitions.borrow().iter().find(|next| next.names.last().is_some_and(|n| n.is(name)))
        {
            return next.clone();
        }
        let mut names = self.names.clone();
        names.push(name.clone());
        let next =
            Rc::new(Shape { id: Cell::new(vm.next_shape_id()), names, transitions: RefCell::default() });
        self.transitions.borrow_mut().push(next.clone());
        next
    }
}

pub(crate) struct Storage {
    pub(crate) shape: Rc<Shape>,
    /// The members of `__slots__`, then the attributes by shape.
    pub(crate) values: Vec<Slot>,
    /// Once made, holds the attributes instead of the shape.
    pub(crate) dict: Option<Ref<Dict>>,
    pub(crate) slot_count: u32,
}

/// The attributes of one instance: `__slots__` members by index, the others by shape, or in a dictionary once the
/// program asked for `__dict__`. Attribute names must be interned.
pub struct Attributes {
    storage: RefCell<Storage>,
}

impl Attributes {
    /// No attributes yet; room for `capacity`.
    #[inline]
    pub(crate) fn new(shape: Rc<Shape>, slot_count: u32, capacity: u32) -> Attributes {
        let mut values = Vec::with_capacity((slot_count + capacity) as usize);
        values.resize_with(slot_count as usize, || None);
        Attributes { storage: RefCell::new(Storage { shape, values, dict: None, slot_count }) }
    }

    /// Direct access for the evaluation loop's inline caches.
    #[inline(always)]
    pub(crate) fn storage(&self) -> &RefCell<Storage> {
        &self.storage
    }

    /// An attribute of the instance itself, by interned name.
    pub fn get(&self, name: &Ref<Str>) -> Option<Value> {
        let storage = self.storage.borrow();
        match &storage.dict {
            Some(dict) => dict.get_str(name),
            None => {
                let index = storage.shape.index_of(name)?;
                storage.values[storage.slot_count as usize + index].clone()
            }
        }
    }

    /// Where the inline caches find an attribute: shape number and index into the values.
    pub(crate) fn position(&self, name: &Ref<Str>) -> Option<(u32, u32)> {
        let storage = self.storage.borrow();
        if storage.dict.is_some() {
            return None;
        }
        let index = storage.shape.index_of(name)? as u32;
        Some((storage.shape.id(), storage.slot_count + index))
    }

    /// The number of the current shape; `None` once the attributes are in a dictionary.
    pub(crate) fn shape_id(&self) -> Option<u32> {
        let storage = self.storage.borrow();
        if storage.dict.is_some() { None } else { Some(storage.shape.id()) }
    }

    /// Sets an attribute; returns what it replaced (to be dropped by the caller, outside any borrow).
    pub fn set(&self, vm: &Vm, name: &Ref<Str>, value: Value) -> Slot {
        let dict = {
            let mut storage = self.storage.borrow_mut();
            if let Some(dict) = &storage.dict {
                dict.clone()
            } else if let Some(index) = storage.shape.index_of(name) {
                let index = storage.slot_count as usize + index;
                return storage.values[index].replace(value);
            } else if storage.shape.names.len() < MAX_SHAPED {
                let next = storage.shape.with_name(vm, name);
                storage.shape = next;
                storage.values.push(Some(value));
                return None;
            } else {
                drop(storage);
                self.dict(vm)
            }
        };
        dict.insert_str(name, value)
    }

    /// Removes an attribute; returns its value, `None` if there was none.
    pub fn remove(&self, vm: &Vm, name: &Ref<Str>) -> Slot {
        if self.storage.borrow().dict.is_none() {
            self.storage.borrow().shape.index_of(name)?;
        }
        let dict = self.dict(vm);
        dict.remove_str(name)
    }

    /// The instance's `__dict__`, made on first use and the home of the attributes from then on.
    pub fn dict(&self, vm: &Vm) -> Ref<Dict> {
        if let Some(dict) = &self.storage.borrow().dict {
            return dict.clone();
        }
        let dict = vm.new_dict();
        let mut storage = self.storage.borrow_mut();
        let slot_count = storage.slot_count as usize;
        let values: Vec<Slot> = storage.values.drain(slot_count..).collect();
        for (name, value) in storage.shape.names.iter().zip(values) {
            if let Some(value) = value {
                dict.insert_str(name, value);
            }
        }
        storage.dict = Some(dict.clone());
        dict
    }

    /// Replaces `__dict__`; returns what has to be dropped.
    pub fn set_dict(&self, dict: Ref<Dict>) -> (Option<Ref<Dict>>, Vec<Slot>) {
        let mut storage = self.storage.borrow_mut();
        let slot_count = storage.slot_count as usize;
        let values = storage.values.drain(slot_count..).collect();
        (storage.dict.replace(dict), values)
    }

    /// A `__slots__` member.
    pub fn slot(&self, index: u32) -> Slot {
        self.storage.borrow().values.get(index as usize).cloned().flatten()
    }

    /// Sets or deletes a `__slots__` member; returns the old value.
    pub fn set_slot(&self, index: u32, value: Slot) -> Slot {
        match self.storage.borrow_mut().values.get_mut(index as usize) {
            Some(slot) => std::mem::replace(slot, value),
            None => None,
        }
    }

    /// The names of the attributes in order (without `__slots__` members).
    pub fn names(&self) -> Vec<Value> {
        let storage = self.storage.borrow();
        match &storage.dict {
            Some(dict) => dict.keys(),
            None => storage.shape.names.iter().map(|name| name.value().clone()).collect(),
        }
    }

    /// How many attributes there are, as a hint for new instances.
    pub(crate) fn value_count(&self) -> u32 {
        let storage = self.storage.borrow();
        storage.values.len() as u32 - storage.slot_count
    }

    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        let storage = self.storage.borrow();
        storage.values.iter().flatten().for_each(&mut *visit);
        if let Some(dict) = &storage.dict {
            visit(dict.value());
        }
    }

    pub(crate) fn clear(&self) {
        let (values, dict) = {
            let mut storage = self.storage.borrow_mut();
            let count = storage.values.len();
            let values = std::mem::replace(&mut storage.values, (0..count).map(|_| None).collect());
            (values, storage.dict.take())
        };
        drop((values, dict));
    }
}
