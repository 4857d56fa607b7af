//! The cycle collector: trial deletion over the list of containers, as in CPython.

use std::cell::Cell;

use super::heap::Header;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// The state of the module `gc`.
pub struct CollectorSettings {
    /// Whether collections start by themselves.
    pub enabled: Cell<bool>,
    /// What `gc.set_threshold` was given; only a first number of zero has an effect: no automatic collections.
    pub thresholds: Cell<[i32; 3]>,
    /// What `gc.set_debug` was given.
    pub debug: Cell<i32>,
    /// Per generation: collections asked for, and the objects they found.
    pub totals: Cell<[(u64, u64); 3]>,
    /// How many objects there were when `gc.freeze` was called.
    pub frozen: Cell<usize>,
}

impl Default for CollectorSettings {
    /// The numbers of CPython 3.13.
    fn default() -> CollectorSettings {
        CollectorSettings {
            enabled: Cell::new(true),
            thresholds: Cell::new([2000, 10, 10]),
            debug: Cell::default(),
            totals: Cell::default(),
            frozen: Cell::default(),
        }
    }
}

impl Vm {
    /// Runs a collection because enough containers were allocated; the next one is due later the more are alive.
    pub(crate) fn collect_due_garbage(&self) {
        let settings = &self.heap.collector;
        if settings.enabled.get() && settings.thresholds.get()[0] > 0 {
            let _ = self.collect_garbage();
        } else {
            // Asked again after as many new containers.
            self.heap.allocations.set(0);
        }
    }

    /// Finds the containers that only refer to each other, finalises and frees them. Returns how many there were.
    pub fn collect_garbage(&self) -> PyResult<usize> {
        self.heap.allocations.set(0);
        self.method_cache.clear();
        let objects = self.heap.tracked_objects();
        let garbage = unreachable(objects, &|_| true);
        let count = garbage.len();
        self.dispose(garbage)?;
        let alive = self.heap.tracked_count() as u32;
        self.heap.threshold.set((alive / 2).max(50_000));
        self.heap.allocations.set(0);
        Ok(count)
    }

    /// Clears weak references, runs finalisers, and frees what has not come back to life.
    fn dispose(&self, garbage: Vec<Value>) -> PyResult<()> {
        if garbage.is_empty() {
            return Ok(());
        }
        for object in &garbage {
            if let Some(header) = object.header() {
                self.heap.clear_weak(header);
            }
        }
        let mut finalized = false;
        for object in &garbage {
            if let Some(header) = object.header()
                && header.needs_finalizer()
            {
                header.set_finalized();
                finalized = true;
                self.finalize(object)?;
            }
        }
        let garbage = if finalized { unreachable(garbage, &|_| true) } else { garbage };
        for object in &garbage {
            if let Some(header) = object.header() {
                header.clear();
            }
        }
        Ok(())
    }
}

/// The objects of the list that nothing outside the list refers to, directly or indirectly. Each object of the list is
/// counted once by the list itself.
fn unreachable(objects: Vec<Value>, _filter: &dyn Fn(&Header) -> bool) -> Vec<Value> {
    // References from outside the list, by position; positions are found through the address.
    let mut position_of = std::collections::HashMap::with_capacity_and_hasher(
        objects.len(),
        hashbrown::DefaultHashBuilder::default(),
    );
    for (position, object) in objects.iter().enumerate() {
        position_of.insert(object.bits(), position);
    }
    let mut external: Vec<i64> =
        objects.iter().map(|object| i64::from(object.reference_count().unwrap_or(1)) - 1).collect();
    for object in &objects {
        if let Some(header) = object.header() {
            header.traverse(&mut |child| {
                if let Some(&position) = position_of.get(&child.bits()) {
                    external[position] -= 1;
                }
            });
        }
    }
    let mut reachable = vec![false; objects.len()];
    let mut work: Vec<usize> = (0..objects.len()).filter(|&position| external[position] > 0).collect();
    for &position in &work {
        reachable[position] = true;
    }
    while let Some(position) = work.pop() {
        if let Some(header) = objects[position].header() {
            header.traverse(&mut |child| {
                if let Some(&child) = position_of.get(&child.bits())
                    && !reachable[child]
                {
                    reachable[child] = true;
                    work.push(child);
                }
            });
        }
    }
    objects.into_iter().zip(reachable).filter(|(_, reachable)| !reachable).map(|(object, _)| object).collect()
}
