//! The payload of `dict`: entries in insertion order and an index over them; probing calls Python only when it must.

use std::cell::{Cell, RefCell};

use super::compare::fast_equal;
use super::hash::hash_at_hand;
use super::heap::{Kind, Payload};
use super::str::Str;
use super::value::{Ref, Slot, Value};
use crate::native::PyResult;
use crate::vm::Vm;

/// Dictionaries of up to this many entries are searched without an index.
const LINEAR: usize = 8;

struct Entry {
    hash: i64,
    key: Value,
    value: Value,
}

#[derive(Default)]
struct Storage {
    /// In insertion order; `None` where an entry was removed.
    entries: Vec<Option<Entry>>,
    /// Positions in `entries`, by hash; empty while there are at most `LINEAR` entries. A power of two of slots, at most
    /// two thirds of which are taken.
    index: Box<[u32]>,
    /// The slots of the index that are not unused.
    taken: u32,
    live: u32,
    /// No entry lies before this position: a queue that is emptied from the front stays fast.
    head: u32,
}

/// A slot of the index that was never used.
const UNUSED: u32 = u32::MAX;
/// A slot whose entry was removed.
const REMOVED: u32 = u32::MAX - 1;

/// The slots in which a hash is looked for, one after the other.
struct Slots {
    mask: usize,
    perturb: u64,
    slot: usize,
}

impl Slots {
    #[inline(always)]
    fn new(hash: i64, size: usize) -> Slots {
        Slots { mask: size - 1, perturb: hash as u64, slot: hash as usize & (size - 1) }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= 5;
        self.slot = self.slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1) & self.mask;
    }
}

/// The payload of a `dict`.
#[derive(Default)]
pub struct Dict {
    storage: RefCell<Storage>,
    /// Stands for the present set of keys and their positions; 0 = not assigned. Guards caches of globals.
    keys_version: Cell<u32>,
    /// Counts insertions and removals of keys.
    changes: Cell<u32>,
}

impl Payload for Dict {
    const KIND: Kind = Kind::DICT;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for entry in self.storage.borrow().entries.iter().flatten() {
            visit(&entry.key);
            visit(&entry.value);
        }
    }

    fn clear(&self) {
        Dict::clear(self);
    }
}

enum Probe {
    Found(usize),
    Absent,
    /// There are keys of the same hash that only Python can compare.
    Ask,
}

impl Storage {
    #[inline(always)]
    fn find(&self, hash: i64, mut equal: impl FnMut(usize, &Value) -> bool) -> Option<usize> {
        let mut matches = |position: usize| match self.entries.get(position) {
            Some(Some(entry)) => entry.hash == hash && equal(position, &entry.key),
            _ => false,
        };
        if self.index.is_empty() {
            return (0..self.entries.len()).find(|&position| matches(position));
        }
        let mut slots = Slots::new(hash, self.index.len());
        loop {
            let position = self.index[slots.slot];
            if position == UNUSED {
                return None;
            }
            if matches(position as usize) {
                return Some(position as usize);
            }
            slots.advance();
        }
    }

    fn find_str(&self, hash: i64, name: &Ref<Str>) -> Option<usize> {
        self.find(hash, |_, key| {
            key.is(name.value()) || key.downcast_ref::<Str>().is_some_and(|key| key.as_str() == name.as_str())
        })
    }

    #[inline(always)]
    fn probe(&self, hash: i64, key: &Value) -> Probe {
        let mut ask = false;
        let found = self.find(hash, |_, candidate| {
            candidate.is(key)
                || fast_equal(candidate, key).unwrap_or_else(|| {
                    ask = true;
                    false
                })
        });
        match found {
            Some(position) => Probe::Found(position),
            None if ask => Probe::Ask,
            None => Probe::Absent,
        }
    }

    /// The positions of keys of the same hash that only Python can compare.
    fn candidates(&self, hash: i64, key: &Value) -> Vec<usize> {
        let mut positions = Vec::new();
        self.find(hash, |position, candidate| {
            if fast_equal(candidate, key).is_none() {
                positions.push(position);
            }
            false
        });
        positions
    }

    fn push(&mut self, hash: i64, key: Value, value: Value) {
        if self.entries.len() == self.entries.capacity() {
            if self.entries.len() >= LINEAR && (self.live as usize) * 2 < self.entries.len() {
                self.compact();
            } else if self.entries.is_empty() {
                self.entries.reserve_exact(2);
            }
        }
        let position = self.entries.len() as u32;
        self.entries.push(Some(Entry { hash, key, value }));
        self.live += 1;
        if self.index.is_empty() {
            if self.entries.len() > LINEAR {
                self.rebuild_index();
            }
        } else if (self.taken as usize + 1) * 3 > self.index.len() * 2 {
            if (self.live as usize) * 4 < self.entries.len() * 3 {
                self.compact();
            } else {
                self.rebuild_index();
            }
        } else {
            self.enter(hash, position);
        }
    }

    /// Puts a position into the index.
    #[inline]
    fn enter(&mut self, hash: i64, position: u32) {
        let mut slots = Slots::new(hash, self.index.len());
        while self.index[slots.slot] != UNUSED {
            slots.advance();
        }
        self.index[slots.slot] = position;
        self.taken += 1;
    }

    fn remove(&mut self, position: usize) -> Option<Entry> {
        let entry = self.entries.get_mut(position)?.take()?;
        self.live -= 1;
        if !self.index.is_empty() {
            let mut slots = Slots::new(entry.hash, self.index.len());
            while self.index[slots.slot] != position as u32 {
                slots.advance();
            }
            self.index[slots.slot] = REMOVED;
        }
        if position == self.head as usize {
            while matches!(self.entries.get(self.head as usize), Some(None)) {
                self.head += 1;
            }
        }
        Some(entry)
    }

    fn compact(&mut self) {
        self.entries.retain(Option::is_some);
        self.head = 0;
        self.rebuild_index();
    }

    /// Makes an index for the entries, with room for half as many more.
    fn rebuild_index(&mut self) {
        self.taken = 0;
        if self.entries.len() <= LINEAR {
            self.index = Box::default();
            return;
        }
        let size = (self.entries.len() * 2).next_power_of_two().max(2 * LINEAR);
        if self.index.len() == size {
            self.index.fill(UNUSED);
        } else {
            self.index = vec![UNUSED; size].into_boxed_slice();
        }
        for position in 0..self.entries.len() {
            if let Some(hash) = self.entries[position].as_ref().map(|entry| entry.hash) {
                self.enter(hash, position as u32);
            }
        }
    }
}

impl Dict {
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.storage.borrow().live as usize
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Counts insertions and removals of keys: equal counts mean an unchanged set of keys.
    pub fn changes(&self) -> u32 {
        self.changes.get()
    }

    fn keys_changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
        self.keys_version.set(0);
    }

    #[inline]
    fn lookup(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        match self.storage.borrow().probe(hash, key) {
            Probe::Found(position) => return Ok(Some(position)),
            Probe::Absent => return Ok(None),
            Probe::Ask => {}
        }
        self.lookup_by_asking(vm, key, hash)
    }

    #[inline(never)]
    fn lookup_by_asking(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        'restart: loop {
            let candidates = {
                let storage = self.storage.borrow();
                match storage.probe(hash, key) {
                    Probe::Found(position) => return Ok(Some(position)),
                    Probe::Absent => return Ok(None),
                    Probe::Ask => storage.candidates(hash, key),
                }
            };
            let changes = self.changes.get();
            for position in candidates {
                let Some(candidate) =
                    self.storage.borrow().entries[position].as_ref().map(|entry| entry.key.clone())
                else {
                    continue 'restart;
                };
                let equal = vm.values_equal(&candidate, key)?;
                if self.changes.get() != changes {
                    continue 'restart;
                }
                if equal {
                    return Ok(Some(position));
                }
            }
            return Ok(None);
        }
    }

    /// The value of a key. Calls `__hash__` and `__eq__` where needed.
    pub fn get(&self, vm: &Vm, key: &Value) -> PyResult<Slot> {
        let hash = vm.hash(key)?;
        self.get_with_hash(vm, key, hash)
    }

    /// The value of a key whose hash is at hand; `None` if Python has to be asked.
    pub(crate) fn get_known(&self, key: &Value) -> Option<Slot> {
        let hash = hash_at_hand(key)?;
        let storage = self.storage.borrow();
        match storage.probe(hash, key) {
            Probe::Found(position) => {
                Some(storage.entries[position].as_ref().map(|entry| entry.value.clone()))
            }
            Probe::Absent => Some(None),
            Probe::Ask => None,
        }
    }

    /// Whether there is a key whose hash is at hand; `None` if Python has to be asked.
    pub(crate) fn contains_known(&self, key: &Value) -> Option<bool> {
        match self.storage.borrow().probe(hash_at_hand(key)?, key) {
            Probe::Found(_) => Some(true),
            Probe::Absent => Some(false),
            Probe::Ask => None,
        }
    }

    /// Sets an item whose key's hash is at hand; returns the value that it replaced, `None` (and does nothing) if Python
    /// has to be asked.
    pub(crate) fn insert_known(&self, key: &Value, value: &Value) -> Option<Slot> {
        let hash = hash_at_hand(key)?;
        let mut storage = self.storage.borrow_mut();
        match storage.probe(hash, key) {
            Probe::Found(position) => {
                let entry = storage.entries[position].as_mut();
                Some(entry.map(|entry| std::mem::replace(&mut entry.value, value.clone())))
            }
            Probe::Absent => {
                self.keys_changed();
                storage.push(hash, key.clone(), value.clone());
                Some(None)
            }
            Probe::Ask => None,
        }
    }

    /// The value of a key whose hash is known.
    pub fn get_with_hash(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Slot> {
        {
            let storage = self.storage.borrow();
            match storage.probe(hash, key) {
                Probe::Found(position) => {
                    return Ok(storage.entries[position].as_ref().map(|entry| entry.value.clone()));
                }
                Probe::Absent => return Ok(None),
                Probe::Ask => {}
            }
        }
        Ok(self.lookup_by_asking(vm, key, hash)?.and_then(|position| self.value_at(position)))
    }

    /// Whether there is such a key.
    pub fn contains(&self, vm: &Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        Ok(self.lookup(vm, key, hash)?.is_some())
    }

    /// Sets an item; returns the value it replaced.
    pub fn insert(&self, vm: &Vm, key: Value, value: Value) -> PyResult<Slot> {
        let hash = vm.hash(&key)?;
        self.insert_with_hash(vm, key, value, hash)
    }

    /// Sets an item whose key's hash is known; returns the value it replaced.
    pub fn insert_with_hash(&self, vm: &Vm, key: Value, value: Value, hash: i64) -> PyResult<Slot> {
        {
            let mut storage = self.storage.borrow_mut();
            match storage.probe(hash, &key) {
                Probe::Found(position) => {
                    let entry = storage.entries[position].as_mut();
                    return Ok(entry.map(|entry| std::mem::replace(&mut entry.value, value)));
                }
                Probe::Absent => {
                    self.keys_changed();
                    storage.push(hash, key, value);
                    return Ok(None);
                }
                Probe::Ask => {}
            }
        }
        match self.lookup_by_asking(vm, &key, hash)? {
            Some(position) => Ok(self.replace_value(position, value)),
            None => {
                self.keys_changed();
                self.storage.borrow_mut().push(hash, key, value);
                Ok(None)
            }
        }
    }

    /// `dict.setdefault`: the value of a key, which gets a default if it is not there. The key is looked for once.
    pub fn set_default(&self, vm: &Vm, key: &Value, default: &Value) -> PyResult {
        let hash = vm.hash(key)?;
        match self.lookup(vm, key, hash)? {
            Some(position) => Ok(self.value_at(position).unwrap_or_else(|| default.clone())),
            None => {
                self.keys_changed();
                self.storage.borrow_mut().push(hash, key.clone(), default.clone());
                Ok(default.clone())
            }
        }
    }

    /// Removes an item; returns key and value.
    pub fn remove(&self, vm: &Vm, key: &Value) -> PyResult<Option<(Value, Value)>> {
        let hash = vm.hash(key)?;
        Ok(match self.lookup(vm, key, hash)? {
            Some(position) => self.remove_at(position),
            None => None,
        })
    }

    /// The value of a string key (keys that are not strings are not asked).
    #[inline]
    pub fn get_str(&self, name: &Ref<Str>) -> Slot {
        let storage = self.storage.borrow();
        let position = storage.find_str(name.hash(), name)?;
        storage.entries[position].as_ref().map(|entry| entry.value.clone())
    }

    /// Sets the item of a string key; returns the value it replaced.
    pub fn insert_str(&self, name: &Ref<Str>, value: Value) -> Slot {
        let hash = name.hash();
        let position = self.storage.borrow().find_str(hash, name);
        match position {
            Some(position) => self.replace_value(position, value),
            None => {
                self.keys_changed();
                self.storage.borrow_mut().push(hash, name.value().clone(), value);
                None
            }
        }
    }

    /// Removes the item of a string key; returns its value.
    pub fn remove_str(&self, name: &Ref<Str>) -> Slot {
        let position = self.storage.borrow().find_str(name.hash(), name)?;
        self.remove_at(position).map(|(_, value)| value)
    }

    /// The position of a string key among the entries; valid while `keys_version` is the same.
    pub fn position_of_str(&self, name: &Ref<Str>) -> Option<usize> {
        self.storage.borrow().find_str(name.hash(), name)
    }

    /// The value at a position.
    #[inline(always)]
    pub fn value_at(&self, position: usize) -> Slot {
        self.storage.borrow().entries.get(position)?.as_ref().map(|entry| entry.value.clone())
    }

    /// Key and value at a position; `None` past the end. Removed entries are skipped: the position where the item was
    /// found comes back, so that an iteration goes on behind it.
    pub fn next_item(&self, from: usize) -> Option<(usize, Value, Value)> {
        let (at, (key, value)) = self.next_with(from, |key, value| (key.clone(), value.clone()))?;
        Some((at, key, value))
    }

    /// What an action makes of the item at or behind a position, and where that item is.
    #[inline(always)]
    pub(crate) fn next_with<R>(
        &self,
        from: usize,
        action: impl FnOnce(&Value, &Value) -> R,
    ) -> Option<(usize, R)> {
        let storage = self.storage.borrow();
        let from = from.max(storage.head as usize);
        let (offset, entry) =
            storage.entries.get(from..)?.iter().enumerate().find_map(|(i, e)| e.as_ref().map(|e| (i, e)))?;
        Some((from + offset, action(&entry.key, &entry.value)))
    }

    /// Like [`Dict::next_item`], backwards: the last item before `end`.
    pub fn previous_item(&self, end: usize) -> Option<(usize, Value, Value)> {
        let storage = self.storage.borrow();
        let end = end.min(storage.entries.len());
        (0..end).rev().find_map(|position| {
            storage.entries[position].as_ref().map(|entry| (position, entry.key.clone(), entry.value.clone()))
        })
    }

    /// The position of a key whose hash is known.
    pub fn position_with_hash(&self, vm: &Vm, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        self.lookup(vm, key, hash)
    }

    /// Makes the item at a position the last one.
    pub fn move_to_end(&self, position: usize) {
        let mut storage = self.storage.borrow_mut();
        if position + 1 == storage.entries.len() {
            return;
        }
        self.keys_changed();
        if let Some(entry) = storage.remove(position) {
            storage.push(entry.hash, entry.key, entry.value);
        }
    }

    /// Makes the item at a position the first one.
    pub fn move_to_front(&self, position: usize) {
        let mut storage = self.storage.borrow_mut();
        self.keys_changed();
        let Some(entry) = storage.entries.get_mut(position).and_then(Option::take) else { return };
        storage.entries.insert(0, Some(entry));
        storage.compact();
    }

    /// The number of positions, removed entries included.
    pub fn position_count(&self) -> usize {
        self.storage.borrow().entries.len()
    }

    /// Replaces the value at a position; returns the old one.
    pub fn replace_value(&self, position: usize, value: Value) -> Slot {
        let mut storage = self.storage.borrow_mut();
        let entry = storage.entries.get_mut(position)?.as_mut()?;
        Some(std::mem::replace(&mut entry.value, value))
    }

    /// Removes the item at a position.
    pub fn remove_at(&self, position: usize) -> Option<(Value, Value)> {
        self.keys_changed();
        let entry = self.storage.borrow_mut().remove(position)?;
        Some((entry.key, entry.value))
    }

    /// Removes the last item (`popitem`).
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let position = {
            let mut storage = self.storage.borrow_mut();
            while storage.entries.last().is_some_and(Option::is_none) {
                storage.entries.pop();
            }
            storage.head = storage.head.min(storage.entries.len() as u32);
            storage.entries.len().checked_sub(1)?
        };
        self.remove_at(position)
    }

    /// The version of the present set of keys; assigned on demand, never zero.
    pub fn keys_version(&self, vm: &Vm) -> u32 {
        if self.keys_version.get() == 0 {
            self.keys_version.set(vm.next_keys_version());
        }
        self.keys_version.get()
    }

    /// The version without assigning one.
    #[inline(always)]
    pub(crate) fn current_keys_version(&self) -> u32 {
        self.keys_version.get()
    }

    /// The keys in order.
    pub fn keys(&self) -> Vec<Value> {
        self.storage.borrow().entries.iter().flatten().map(|entry| entry.key.clone()).collect()
    }

    /// The values in order.
    pub fn values(&self) -> Vec<Value> {
        self.storage.borrow().entries.iter().flatten().map(|entry| entry.value.clone()).collect()
    }

    /// The items in order.
    pub fn items(&self) -> Vec<(Value, Value)> {
        self.storage
            .borrow()
            .entries
            .iter()
            .flatten()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    }

    /// Removes all items.
    pub fn clear(&self) {
        self.keys_changed();
        let storage = self.storage.take();
        drop(storage);
    }

    /// A shallow copy of the payload.
    pub fn copy(&self) -> Dict {
        let copy = Dict::default();
        {
            let from = self.storage.borrow();
            let mut to = copy.storage.borrow_mut();
            to.entries.reserve_exact(from.live as usize);
            to.entries.extend(from.entries.iter().flatten().map(|entry| {
                Some(Entry { hash: entry.hash, key: entry.key.clone(), value: entry.value.clone() })
            }));
            to.live = from.live;
            to.rebuild_index();
        }
        copy
    }

    /// Copies the items of another dictionary into this one; later values win.
    pub fn update_from(&self, vm: &Vm, other: &Dict) -> PyResult<()> {
        if self.position_count() == 0 {
            if !std::ptr::eq(self, other) && !other.is_empty() {
                self.keys_changed();
                let empty = self.storage.replace(other.copy().storage.into_inner());
                drop(empty);
            }
            return Ok(());
        }
        let (mut position, length) = (0, other.len());
        loop {
            if other.len() != length {
                return Err(vm.runtime_error("dict mutated during update"));
            }
            let (hash, key, value) =
                {
                    let storage = other.storage.borrow();
                    let Some((offset, entry)) = storage.entries.get(position..).and_then(|rest| {
                        rest.iter().enumerate().find_map(|(i, e)| e.as_ref().map(|e| (i, e)))
                    }) else {
                        return Ok(());
                    };
                    position += offset + 1;
                    (entry.hash, entry.key.clone(), entry.value.clone())
                };
            drop(self.insert_with_hash(vm, key, value, hash)?);
        }
    }
}

/// `dict`.
pub static DICT: super::type_object::TypeDef = super::type_object::TypeDef {
    name: "dict",
    text_signature: Some(""),
    layout: super::heap::VTable::of::<Dict>(),
    new: Some(super::dict_methods::NEW),
    methods: super::dict_methods::METHODS,
    slots: super::dict_methods::SLOTS,
    flags: super::type_object::type_flag::BASE_TYPE
        | super::type_object::type_flag::MAPPING
        | super::type_object::type_flag::MATCH_SELF,
    ..super::type_object::TypeDef::EMPTY
};
