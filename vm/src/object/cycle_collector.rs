//! The cycle collector: when it runs, and what happens to the garbage that the heap's list of containers shows.

use std::cell::Cell;
use std::collections::HashSet;

use super::heap::{Header, Kind};
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
    /// Runs a collection because enough containers are new: of the young ones, or of all once many have become old.
    pub(crate) fn collect_due_garbage(&self) {
        let settings = &self.heap.collector;
        if settings.enabled.get() && settings.thresholds.get()[0] > 0 {
            if self.heap.full_collection_due() {
                let _ = self.collect_garbage();
            } else {
                let _ = self.dispose(self.heap.unreachable_containers(true));
            }
        } else {
            self.heap.postpone_collection();
        }
    }

    /// Finds the containers that only refer to each other, finalises and frees them. Returns how many there were.
    pub fn collect_garbage(&self) -> PyResult<usize> {
        self.method_cache.clear();
        self.attribute_cache.clear();
        let garbage = self.heap.unreachable_containers(false);
        let count = garbage.len();
        self.dispose(garbage)?;
        Ok(count)
    }

    /// Has what can be reached from an object, modules and classes left aside, finalised later than all else, and in the
    /// order in which it is reached. In CPython, a collection while the object is alive has this effect.
    pub(crate) fn finalize_late(&self, root: &Value) {
        let mut found = vec![root.clone()];
        let mut seen: HashSet<usize> = HashSet::new();
        let mut next = 0;
        while let Some(object) = found.get(next).cloned() {
            next += 1;
            let Some(header) = object.header() else { continue };
            header.traverse(&mut |child| {
                let is_listed = child.header().is_some_and(Header::is_container)
                    && !matches!(child.kind(), Kind::MODULE | Kind::TYPE);
                if is_listed && child.as_raw().is_some_and(|raw| seen.insert(raw.as_ptr() as usize)) {
                    found.push(child.clone());
                }
            });
        }
        self.heap.move_to_end(&found);
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
        let garbage = if finalized { self.heap.still_unreachable(garbage) } else { garbage };
        for object in &garbage {
            if let Some(header) = object.header() {
                header.clear();
            }
        }
        Ok(())
    }
}
