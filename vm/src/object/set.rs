//! The payloads of `set` and `frozenset`: CPython's open-addressing table, so that elements come in CPython's order.
//!
//! The order of a set is visible to programs and depends on the table's size, probing and growth: these follow the
//! documented algorithm of CPython 3.13's `setobject.c` (linear probes of 9 slots, then perturbation; growth by 4, or
//! by 2 above 50,000 elements, when three fifths are in use).

use std::cell::{Cell, RefCell};

use super::compare::fast_equal;
use super::hash::hash_at_hand;
use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::{Slot, Value};
use crate::native::PyResult;
use crate::vm::Vm;

const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// A slot of the table: the hash and the element.
#[derive(Clone, Default)]
struct Entry {
    hash: i64,
    element: Slot,
}

/// The hash of a slot whose element was removed: no element has it.
const DUMMY: i64 = -1;

impl Entry {
    #[inline(always)]
    fn is_unused(&self) -> bool {
        self.hash == 0 && self.element.is_none()
    }
}

struct Table {
    entries: Box<[Entry]>,
    /// Elements and dummies.
    fill: usize,
    used: usize,
}

fn unused(size: usize) -> Box<[Entry]> {
    (0..size).map(|_| Entry::default()).collect()
}

impl Default for Table {
    fn default() -> Table {
        Table { entries: unused(SMALLEST), fill: 0, used: 0 }
    }
}

enum Probe {
    Found(usize),
    Free(usize),
    /// A slot whose element only Python can compare.
    Ask(usize, Value),
}

impl Table {
    fn mask(&self) -> usize {
        self.entries.len() - 1
    }

    /// Searches for an element; slots whose comparison was answered with "no" are in `rejected`.
    #[inline]
    fn find(&self, hash: i64, wanted: &Value, rejected: &[usize]) -> Probe {
        let mut dummy = None;
        let mut probes = Probes::new(hash, self.mask());
        loop {
            for (offset, entry) in self.entries[probes.group()].iter().enumerate() {
                if entry.is_unused() {
                    return Probe::Free(dummy.unwrap_or(probes.start + offset));
                }
                if entry.hash == DUMMY {
                    // The last one on the way is used again.
                    dummy = Some(probes.start + offset);
                }
                if entry.hash != hash {
                    continue;
                }
                let Some(element) = &entry.element else { continue };
                if element.is(wanted) {
                    return Probe::Found(probes.start + offset);
                }
                match fast_equal(element, wanted) {
                    Some(true) => return Probe::Found(probes.start + offset),
                    Some(false) => {}
                    None if rejected.contains(&(probes.start + offset)) => {}
                    None => return Probe::Ask(probes.start + offset, element.clone()),
                }
            }
            probes.advance();
        }
    }

    /// Searches for an element without Python; `None` if only that can tell. The slot of the element, or the free slot
    /// where it would go.
    #[inline(always)]
    fn find_known(&self, hash: i64, wanted: &Value) -> Option<Result<usize, usize>> {
        let mut dummy = usize::MAX;
        let mut probes = Probes::new(hash, self.mask());
        loop {
            for (offset, entry) in self.entries[probes.group()].iter().enumerate() {
                match &entry.element {
                    Some(element) if entry.hash == hash => {
                        if element.is(wanted) || fast_equal(element, wanted)? {
                            return Some(Ok(probes.start + offset));
                        }
                    }
                    Some(_) => {}
                    None if entry.hash == DUMMY => dummy = probes.start + offset,
                    None => {
                        return Some(Err(if dummy == usize::MAX { probes.start + offset } else { dummy }));
                    }
                }
            }
            probes.advance();
        }
    }

    /// Whether there is an element that is this value or known to equal it; `None` if only Python can tell.
    #[inline]
    fn contains_known(&self, hash: i64, wanted: &Value) -> Option<bool> {
        // Most searches end at the first slot.
        let first = &self.entries[hash as u64 as usize & self.mask()];
        if first.hash == hash && first.element.as_ref().is_some_and(|element| element.is(wanted)) {
            return Some(true);
        }
        if first.is_unused() {
            return Some(false);
        }
        let mut probes = Probes::new(hash, self.mask());
        loop {
            for entry in &self.entries[probes.group()] {
                if entry.hash == hash {
                    match &entry.element {
                        Some(element) if element.is(wanted) || fast_equal(element, wanted)? => {
                            return Some(true);
                        }
                        None if hash == 0 => return Some(false),
                        _ => {}
                    }
                } else if entry.is_unused() {
                    return Some(false);
                }
            }
            probes.advance();
        }
    }

    fn insert_clean(&mut self, hash: i64, value: Value) {
        let mut probes = Probes::new(hash, self.mask());
        loop {
            if let Some(entry) = self.entries[probes.group()].iter_mut().find(|entry| entry.is_unused()) {
                *entry = Entry { hash, element: Some(value) };
                return;
            }
            probes.advance();
        }
    }

    fn resize(&mut self, minimum: usize) {
        let mut size = SMALLEST;
        while size <= minimum {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.entries, unused(size));
        self.fill = self.used;
        for entry in old {
            if let Some(value) = entry.element {
                self.insert_clean(entry.hash, value);
            }
        }
    }

    /// Adds an element if that needs no Python; `None` if it does.
    fn add_if_known(&mut self, hash: i64, value: &Value) -> Option<bool> {
        match self.find(hash, value, &[]) {
            Probe::Found(_) => Some(false),
            Probe::Free(slot) => {
                self.put(slot, hash, value.clone());
                Some(true)
            }
            Probe::Ask(..) => None,
        }
    }

    fn put(&mut self, slot: usize, hash: i64, value: Value) {
        let entry = &mut self.entries[slot];
        let was_dummy = entry.hash == DUMMY;
        *entry = Entry { hash, element: Some(value) };
        self.used += 1;
        if was_dummy {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    fn elements(&self) -> impl Iterator<Item = (i64, &Value)> {
        self.entries.iter().filter_map(|entry| Some((entry.hash, entry.element.as_ref()?)))
    }
}

/// The slots in the order in which they are probed for a hash: groups of neighbours.
struct Probes {
    mask: usize,
    perturb: u64,
    start: usize,
}

impl Probes {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probes {
        Probes { mask, perturb: hash as u64, start: hash as u64 as usize & mask }
    }

    #[inline(always)]
    fn group(&self) -> std::ops::Range<usize> {
        let more = if self.start + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
        self.start..self.start + more + 1
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        self.start =
            self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
    }
}

/// What sets and frozen sets have in common: the elements in CPython's table order.
#[derive(Default)]
pub struct Elements {
    table: RefCell<Table>,
    changes: Cell<u32>,
}

impl Elements {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for (_, value) in self.table.borrow().elements() {
            visit(value);
        }
    }

    fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.table.borrow().used
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The slot of an element, or the free slot where it would go.
    fn search(&self, vm: &Vm, hash: i64, wanted: &Value) -> PyResult<Result<usize, usize>> {
        'restart: loop {
            let mut rejected = Vec::new();
            let changes = self.changes.get();
            loop {
                let probe = self.table.borrow().find(hash, wanted, &rejected);
                match probe {
                    Probe::Found(slot) => return Ok(Ok(slot)),
                    Probe::Free(slot) => return Ok(Err(slot)),
                    Probe::Ask(slot, element) => {
                        let equal = vm.values_equal(&element, wanted)?;
                        if self.changes.get() != changes {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Ok(slot));
                        }
                        rejected.push(slot);
                    }
                }
            }
        }
    }

    /// Adds an element; returns whether it is new.
    pub fn add(&self, vm: &Vm, item: Value) -> PyResult<bool> {
        let hash = vm.hash(&item)?;
        self.add_with_hash(vm, item, hash)
    }

    /// Adds an element whose hash is known; returns whether it is new.
    pub fn add_with_hash(&self, vm: &Vm, item: Value, hash: i64) -> PyResult<bool> {
        let probe = self.table.borrow().find(hash, &item, &[]);
        let found = match probe {
            Probe::Found(_) => return Ok(false),
            Probe::Free(slot) => Err(slot),
            Probe::Ask(..) => self.search(vm, hash, &item)?,
        };
        match found {
            Ok(_) => Ok(false),
            Err(slot) => {
                self.changed();
                self.table.borrow_mut().put(slot, hash, item);
                Ok(true)
            }
        }
    }

    /// Whether there is an equal element.
    pub fn contains(&self, vm: &Vm, item: &Value) -> PyResult<bool> {
        let hash = vm.hash(item)?;
        self.contains_with_hash(vm, item, hash)
    }

    /// Whether there is an equal element; its hash is known.
    pub fn contains_with_hash(&self, vm: &Vm, item: &Value, hash: i64) -> PyResult<bool> {
        Ok(self.search(vm, hash, item)?.is_ok())
    }

    /// Whether there is an equal element, for a value whose hash is known; `None` if Python has to be asked.
    #[inline]
    pub(crate) fn contains_known(&self, value: &Value, hash: i64) -> Option<bool> {
        self.table.borrow().contains_known(hash, value)
    }

    /// Adds an element whose hash is at hand; `None` if Python has to be asked.
    pub(crate) fn add_known(&self, item: &Value) -> Option<()> {
        let hash = hash_at_hand(item)?;
        let mut table = self.table.borrow_mut();
        if let Err(free) = table.find_known(hash, item)? {
            self.changed();
            table.put(free, hash, item.clone());
        }
        Some(())
    }

    /// Removes an element whose hash is at hand; returns whether it was there, `None` if Python has to be asked.
    pub(crate) fn remove_known(&self, item: &Value) -> Option<bool> {
        let hash = hash_at_hand(item)?;
        let found = self.table.borrow().find_known(hash, item)?;
        Some(found.is_ok_and(|slot| self.take_slot(slot).is_some()))
    }

    /// Removes an element; returns whether it was there.
    pub fn remove(&self, vm: &Vm, item: &Value) -> PyResult<bool> {
        let hash = vm.hash(item)?;
        let probe = self.table.borrow().find(hash, item, &[]);
        let found = match probe {
            Probe::Found(slot) => Ok(slot),
            Probe::Free(_) => return Ok(false),
            Probe::Ask(..) => self.search(vm, hash, item)?,
        };
        let Ok(slot) = found else { return Ok(false) };
        let old = self.take_slot(slot);
        drop(old);
        Ok(true)
    }

    fn take_slot(&self, slot: usize) -> Option<Value> {
        self.changed();
        let mut table = self.table.borrow_mut();
        let old = table.entries[slot].element.take()?;
        table.entries[slot].hash = DUMMY;
        table.used -= 1;
        Some(old)
    }

    /// Removes and returns the first element in table order from `finger` on (`set.pop`).
    pub(crate) fn pop(&self, finger: &Cell<usize>) -> Option<Value> {
        let slot = {
            let table = self.table.borrow();
            if table.used == 0 {
                return None;
            }
            let size = table.entries.len();
            (0..size)
                .map(|offset| (finger.get() + offset) % size)
                .find(|&slot| table.entries[slot].element.is_some())?
        };
        finger.set(slot + 1);
        self.take_slot(slot)
    }

    /// Removes all elements.
    pub fn clear(&self) {
        self.changed();
        let old = self.table.take();
        drop(old);
    }

    /// The elements in table order.
    pub fn to_vec(&self) -> Vec<Value> {
        let table = self.table.borrow();
        let mut values = Vec::with_capacity(table.used);
        values.extend(table.elements().map(|(_, value)| value.clone()));
        values
    }

    /// The elements with their hashes in table order.
    pub fn with_hashes(&self) -> Vec<(i64, Value)> {
        let table = self.table.borrow();
        let mut elements = Vec::with_capacity(table.used);
        elements.extend(table.elements().map(|(hash, value)| (hash, value.clone())));
        elements
    }

    /// Calls an action with the hash of each element.
    pub(crate) fn for_each_hash(&self, mut action: impl FnMut(i64)) {
        self.table.borrow().elements().for_each(|(hash, _)| action(hash));
    }

    /// The first element at or behind a slot, and its slot.
    pub fn next_from(&self, slot: usize) -> Option<(usize, Value)> {
        let table = self.table.borrow();
        let rest = table.entries.get(slot..)?;
        rest.iter().zip(slot..).find_map(|(entry, slot)| Some((slot, entry.element.clone()?)))
    }

    /// A copy as CPython makes it: elements of a set without dummies keep their order when the table is rebuilt.
    pub fn copy(&self) -> Elements {
        let copy = Elements::default();
        copy.merge_new(self);
        copy
    }

    /// Adds the elements of another set to this empty one, as `set_merge` does.
    fn merge_new(&self, other: &Elements) {
        let from = other.table.borrow();
        let mut to = self.table.borrow_mut();
        if (to.fill + from.used) * 5 >= to.mask() * 3 {
            let wanted = (to.used + from.used) * 2;
            to.resize(wanted);
        }
        if to.mask() == from.mask() && from.fill == from.used {
            to.entries.clone_from(&from.entries);
            to.fill = from.fill;
            to.used = from.used;
            return;
        }
        for (hash, value) in from.elements() {
            to.insert_clean(hash, value.clone());
        }
        to.fill = from.used;
        to.used = from.used;
    }

    /// Adds the elements of another set.
    pub fn merge(&self, vm: &Vm, other: &Elements) -> PyResult<()> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        let empty = {
            let table = self.table.borrow();
            table.fill == 0
        };
        if empty {
            self.changed();
            self.merge_new(other);
            return Ok(());
        }
        {
            let mut to = self.table.borrow_mut();
            let more = other.len();
            if (to.fill + more) * 5 >= to.mask() * 3 {
                let wanted = (to.used + more) * 2;
                to.resize(wanted);
            }
        }
        self.changed();
        let mut slot = 0;
        loop {
            let asked = {
                let (from, mut to) = (other.table.borrow(), self.table.borrow_mut());
                let rest = from.entries.get(slot..).unwrap_or_default().iter().zip(slot..);
                rest.filter_map(|(entry, slot)| Some((slot, entry.hash, entry.element.as_ref()?)))
                    .find(|(_, hash, value)| to.add_if_known(*hash, value).is_none())
                    .map(|(slot, hash, value)| (slot, hash, value.clone()))
            };
            let Some((at, hash, value)) = asked else { return Ok(()) };
            self.add_with_hash(vm, value, hash)?;
            slot = at + 1;
        }
    }

    /// The elements that are in another set, or those that are not.
    pub(crate) fn filtered(&self, vm: &Vm, other: &Elements, present: bool) -> PyResult<Elements> {
        let result = Elements::default();
        let mut slot = 0;
        loop {
            let asked = self.filter_known(other, present, &result, slot);
            let Some((at, hash, value)) = asked else { return Ok(result) };
            if other.contains_with_hash(vm, &value, hash)? == present {
                result.add_with_hash(vm, value, hash)?;
            }
            slot = at + 1;
        }
    }

    /// Filters from a slot on until Python has to be asked about an element, which comes back with its slot.
    fn filter_known(
        &self,
        other: &Elements,
        present: bool,
        result: &Elements,
        slot: usize,
    ) -> Option<(usize, i64, Value)> {
        let (from, others, mut to) = (self.table.borrow(), other.table.borrow(), result.table.borrow_mut());
        for (entry, slot) in from.entries.get(slot..)?.iter().zip(slot..) {
            let Some(value) = &entry.element else { continue };
            let found = match others.find(entry.hash, value, &[]) {
                Probe::Found(_) => true,
                Probe::Free(_) => false,
                Probe::Ask(..) => return Some((slot, entry.hash, value.clone())),
            };
            if found == present && to.add_if_known(entry.hash, value).is_none() {
                return Some((slot, entry.hash, value.clone()));
            }
        }
        None
    }

    /// Exchanges the elements of two sets.
    pub(crate) fn swap(&self, other: &Elements) {
        self.changed();
        other.changed();
        self.table.swap(&other.table);
    }
}

/// The payload of a `set`.
#[derive(Default)]
pub struct Set {
    /// The elements.
    pub elements: Elements,
    /// Where `pop` goes on.
    pub(crate) finger: Cell<usize>,
}

/// The payload of a `frozenset`.
#[derive(Default)]
pub struct FrozenSet {
    /// The elements.
    pub elements: Elements,
}

impl Payload for Set {
    const KIND: Kind = Kind::SET;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.elements.traverse(visit);
    }
    fn clear(&self) {
        self.elements.clear();
    }
}

impl Payload for FrozenSet {
    const KIND: Kind = Kind::FROZENSET;
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.elements.traverse(visit);
    }
}

impl Value {
    /// The elements of a `set` or `frozenset`.
    pub fn set_elements(&self) -> Option<&Elements> {
        match self.kind() {
            Kind::SET => self.downcast_ref::<Set>().map(|set| &set.elements),
            Kind::FROZENSET => self.downcast_ref::<FrozenSet>().map(|set| &set.elements),
            _ => None,
        }
    }
}

impl Vm {
    /// A `set` of these items.
    pub fn new_set(&self, items: Vec<Value>) -> PyResult {
        let set = self.heap.allocate(Set::default(), &self.types.set);
        for item in items {
            set.elements.add(self, item)?;
        }
        Ok(set.into_value())
    }

    /// A `frozenset` of these items.
    pub fn new_frozen_set(&self, items: Vec<Value>) -> PyResult {
        let set = self.heap.allocate(FrozenSet::default(), &self.types.frozenset);
        for item in items {
            set.elements.add(self, item)?;
        }
        Ok(set.into_value())
    }

    /// A `frozenset` of constants (whose hashes and comparisons run no Python).
    pub(crate) fn frozen_set_of_constants(&self, items: Vec<Value>) -> Value {
        let set = self.heap.allocate(FrozenSet::default(), &self.types.frozenset);
        for item in items {
            let _ = set.elements.add(self, item);
        }
        set.into_value()
    }
}

/// `set`.
pub static SET: TypeDef = TypeDef {
    text_signature: Some("(iterable=(), /)"),
    name: "set",
    doc: "Build an unordered collection of unique elements.",
    layout: VTable::of::<Set>(),
    new: Some(super::set_methods::NEW),
    methods: super::set_methods::SET_METHODS,
    slots: super::set_methods::SLOTS,
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
/// `frozenset`.
pub static FROZENSET: TypeDef = TypeDef {
    name: "frozenset",
    doc: "Build an immutable unordered collection of unique elements.",
    layout: VTable::of::<FrozenSet>(),
    new: Some(super::set_methods::FROZEN_NEW),
    methods: super::set_methods::FROZEN_METHODS,
    slots: super::set_methods::SLOTS,
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};
