//! The payloads of `set` and `frozenset`: CPython's open-addressing table, so that elements come in CPython's order.
//!
//! The order of a set is visible to programs and depends on the table's size, probing and growth: these follow the
//! documented algorithm of CPython 3.13's `setobject.c` (linear probes of 9 slots, then perturbation; growth by 4, or
//! by 2 above 50,000 elements, when three fifths are in use).

use std::cell::{Cell, RefCell};

use super::compare::fast_equal;
use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

#[derive(Clone, Default)]
enum Entry {
    #[default]
    Unused,
    /// An element was removed here.
    Dummy,
    Element(i64, Value),
}

struct Table {
    entries: Vec<Entry>,
    /// Elements and dummies.
    fill: usize,
    used: usize,
}

impl Default for Table {
    fn default() -> Table {
        Table { entries: vec![Entry::Unused; SMALLEST], fill: 0, used: 0 }
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

    /// The slots in the order in which they are probed for a hash.
    fn probes(&self, hash: i64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.mask();
        let mut perturb = hash as u64;
        let mut start = hash as u64 as usize & mask;
        let mut offset = 0;
        std::iter::from_fn(move || {
            let limit = if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            if offset > limit {
                perturb >>= PERTURB_SHIFT;
                start = (start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
                offset = 0;
            }
            let slot = start + offset;
            offset += 1;
            Some(slot)
        })
    }

    /// Searches for an element; slots whose comparison was answered with "no" are in `rejected`.
    fn find(&self, hash: i64, wanted: &Value, rejected: &[usize]) -> Probe {
        let mut dummy = None;
        for slot in self.probes(hash) {
            match &self.entries[slot] {
                Entry::Unused => return Probe::Free(dummy.unwrap_or(slot)),
                // The last one on the way is used again.
                Entry::Dummy => dummy = Some(slot),
                Entry::Element(other_hash, element) if *other_hash == hash => {
                    if element.is(wanted) {
                        return Probe::Found(slot);
                    }
                    match fast_equal(element, wanted) {
                        Some(true) => return Probe::Found(slot),
                        Some(false) => {}
                        None if rejected.contains(&slot) => {}
                        None => return Probe::Ask(slot, element.clone()),
                    }
                }
                Entry::Element(..) => {}
            }
        }
        Probe::Free(0)
    }

    fn insert_clean(&mut self, hash: i64, value: Value) {
        let slot = self.probes(hash).find(|&slot| matches!(self.entries[slot], Entry::Unused));
        if let Some(slot) = slot {
            self.entries[slot] = Entry::Element(hash, value);
        }
    }

    fn resize(&mut self, minimum: usize) {
        let mut size = SMALLEST;
        while size <= minimum {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.entries, vec![Entry::Unused; size]);
        self.fill = self.used;
        for entry in old {
            if let Entry::Element(hash, value) = entry {
                self.insert_clean(hash, value);
            }
        }
    }

    fn put(&mut self, slot: usize, hash: i64, value: Value) {
        let old = std::mem::replace(&mut self.entries[slot], Entry::Element(hash, value));
        self.used += 1;
        if matches!(old, Entry::Dummy) {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
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
        for entry in &self.table.borrow().entries {
            if let Entry::Element(_, value) = entry {
                visit(value);
            }
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
        match self.search(vm, hash, &item)? {
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

    /// Removes an element; returns whether it was there.
    pub fn remove(&self, vm: &Vm, item: &Value) -> PyResult<bool> {
        let hash = vm.hash(item)?;
        let Ok(slot) = self.search(vm, hash, item)? else { return Ok(false) };
        let old = self.take_slot(slot);
        drop(old);
        Ok(true)
    }

    fn take_slot(&self, slot: usize) -> Option<Value> {
        self.changed();
        let mut table = self.table.borrow_mut();
        match std::mem::replace(&mut table.entries[slot], Entry::Dummy) {
            Entry::Element(_, value) => {
                table.used -= 1;
                Some(value)
            }
            other => {
                table.entries[slot] = other;
                None
            }
        }
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
                .find(|&slot| matches!(table.entries[slot], Entry::Element(..)))?
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
        self.with_hashes().into_iter().map(|(_, value)| value).collect()
    }

    /// The elements with their hashes in table order.
    pub fn with_hashes(&self) -> Vec<(i64, Value)> {
        let table = self.table.borrow();
        table
            .entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Element(hash, value) => Some((*hash, value.clone())),
                _ => None,
            })
            .collect()
    }

    /// The first element at or behind a slot, and its slot.
    pub fn next_from(&self, slot: usize) -> Option<(usize, Value)> {
        let table = self.table.borrow();
        table.entries.get(slot..)?.iter().enumerate().find_map(|(offset, entry)| match entry {
            Entry::Element(_, value) => Some((slot + offset, value.clone())),
            _ => None,
        })
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
        for entry in &from.entries {
            if let Entry::Element(hash, value) = entry {
                to.insert_clean(*hash, value.clone());
            }
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
        for (hash, value) in other.with_hashes() {
            self.add_with_hash(vm, value, hash)?;
        }
        Ok(())
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
