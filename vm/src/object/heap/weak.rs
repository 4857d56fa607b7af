//! Weak references: the table that leads from an object to the weak slots and weak reference objects that mean it.
#![expect(unsafe_code, reason = "weak slots are uncounted pointers")]

use std::collections::HashMap;
use std::ptr::NonNull;

use super::{CURRENT, Header, Heap, Kind, Pending, flag, payload_of};
use crate::object::value::Value;

struct WeakSlot {
    referent: Option<NonNull<Header>>,
    /// The weak reference object, uncounted.
    holder: Option<NonNull<Header>>,
    /// The next older slot of the same referent.
    older: u32,
}

/// Behind the oldest slot of an object.
const NONE: u32 = u32::MAX;

/// All weak slots of a heap.
#[derive(Default)]
pub(super) struct WeakTable {
    slots: Vec<WeakSlot>,
    free: Vec<u32>,
    /// The newest slot of each object.
    by_object: HashMap<usize, u32, hashbrown::DefaultHashBuilder>,
}

impl WeakTable {
    /// Takes a slot out of those of an object; true if there is none left.
    fn unlink(&mut self, key: usize, slot: u32, older: u32) -> bool {
        let Some(&newest) = self.by_object.get(&key) else { return false };
        if newest != slot {
            let mut newer = newest;
            while let Some(entry) = self.slots.get_mut(newer as usize) {
                if entry.older == slot {
                    entry.older = older;
                    break;
                }
                newer = entry.older;
            }
            return false;
        }
        if older == NONE {
            self.by_object.remove(&key);
        } else {
            self.by_object.insert(key, older);
        }
        older == NONE
    }

    /// A slot and the older ones of the same object.
    fn slots_from(&self, newest: u32) -> Vec<u32> {
        let mut slots = Vec::new();
        let mut next = newest;
        while let Some(entry) = self.slots.get(next as usize) {
            slots.push(next);
            next = entry.older;
        }
        slots
    }
}

impl Heap {
    /// Makes a weak slot for `referent`. `holder`: the weak reference object, if it has a callback.
    /// Returns `None` for immediates.
    pub(crate) fn new_weak(&self, referent: &Value, holder: Option<&Value>) -> Option<u32> {
        let pointer = referent.as_raw()?;
        let header = referent.header()?;
        let mut table = self.weak.borrow_mut();
        let index = table.free.pop().unwrap_or(table.slots.len() as u32);
        let older = table.by_object.insert(pointer.as_ptr() as usize, index).unwrap_or(NONE);
        let slot = WeakSlot { referent: Some(pointer), holder: holder.and_then(Value::as_raw), older };
        match table.slots.get_mut(index as usize) {
            Some(free) => *free = slot,
            None => table.slots.push(slot),
        }
        header.flags.set(header.flags.get() | flag::WEAKLY_REFERENCED);
        Some(index)
    }

    /// The referent of a weak slot, if alive.
    pub(crate) fn upgrade(&self, slot: u32) -> Option<Value> {
        let table = self.weak.borrow();
        let pointer = table.slots.get(slot as usize)?.referent?;
        // SAFETY: slots are cleared before their referent is freed; the new reference is counted.
        unsafe {
            if pointer.as_ref().count() == 0 {
                return None;
            }
            pointer.as_ref().increment();
            Some(Value::from_raw(pointer))
        }
    }

    /// Gives a weak slot back; called when the weak reference object is freed.
    pub(crate) fn free_weak(&self, slot: u32) {
        let mut table = self.weak.borrow_mut();
        let Some(entry) = table.slots.get_mut(slot as usize) else { return };
        entry.holder = None;
        if let Some(referent) = entry.referent.take() {
            let older = entry.older;
            if table.unlink(referent.as_ptr() as usize, slot, older) {
                // SAFETY: the slot still had its referent, so it is alive.
                let flags = unsafe { &referent.as_ref().flags };
                flags.set(flags.get() & !flag::WEAKLY_REFERENCED);
            }
        }
        table.free.push(slot);
    }

    /// The weak reference objects that refer to an object, oldest first.
    pub(crate) fn weak_holders(&self, referent: &Value) -> Vec<Value> {
        let table = self.weak.borrow();
        let key = referent.as_raw().map_or(0, |pointer| pointer.as_ptr() as usize);
        let mut slots = table.slots_from(table.by_object.get(&key).copied().unwrap_or(NONE));
        slots.reverse();
        slots
            .into_iter()
            .filter_map(|slot| {
                let holder = table.slots.get(slot as usize)?.holder?;
                // SAFETY: a holder takes itself out of the table before it is freed; one that is dying has count zero.
                unsafe {
                    if holder.as_ref().count() == 0 {
                        return None;
                    }
                    holder.as_ref().increment();
                    Some(Value::from_raw(holder))
                }
            })
            .collect()
    }

    /// Clears the weak references to an object and queues their callbacks.
    pub(crate) fn clear_weak(&self, header: &Header) {
        if header.flags.get() & flag::WEAKLY_REFERENCED == 0 {
            return;
        }
        header.flags.set(header.flags.get() & !flag::WEAKLY_REFERENCED);
        let mut table = self.weak.borrow_mut();
        let key = std::ptr::from_ref(header) as usize;
        let mut next = table.by_object.remove(&key).unwrap_or(NONE);
        while let Some(entry) = table.slots.get_mut(next as usize) {
            next = entry.older;
            entry.referent = None;
            if let Some(holder) = entry.holder.take() {
                // SAFETY: a holder is alive as long as it is in the table.
                let has_callback = unsafe { holder.as_ref() }.kind() == Kind::WEAKREF
                    && payload_of::<crate::object::weakref::WeakRef>(unsafe { holder.as_ref() })
                        .callback
                        .borrow()
                        .is_some();
                if !has_callback {
                    continue;
                }
                // SAFETY: a holder takes itself out of the table before it is freed; a holder that is dying now has
                // count zero and gets no callback. The new reference is counted.
                unsafe {
                    if holder.as_ref().count() > 0 {
                        holder.as_ref().increment();
                        self.push_pending(Pending::WeakrefCallback(Value::from_raw(holder)));
                    }
                }
            }
        }
    }
}

/// Gives a weak slot of the current interpreter back; for use in `Drop`.
pub(crate) fn free_weak_slot(slot: u32) {
    let heap = CURRENT.with(std::cell::Cell::get);
    if !heap.is_null() {
        // SAFETY: `set_current` promises that a current heap is alive.
        unsafe { &*heap }.free_weak(slot);
    }
}
