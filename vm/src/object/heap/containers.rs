//! The containers of a heap: the collector's list, old objects before young ones, and what trial deletion finds in it.
#![expect(unsafe_code, reason = "the list holds uncounted pointers to live objects")]

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::{Header, Heap};
use crate::object::value::Value;

/// The index of an object that the collector does not know.
pub(super) const UNTRACKED: u32 = u32::MAX;

/// So many young containers alive make a collection of the young ones due.
const YOUNG: usize = 10_000;
/// A collection of all is not due before so many containers have become old since the last one.
const OLD: usize = 50_000;

/// Marks an object as reachable where its outside references were counted.
const REACHABLE: u32 = u32::MAX;

/// Pointers in portions, so that a long list never has to be moved to a larger place.
#[derive(Default)]
struct Pointers {
    portions: Vec<Vec<NonNull<Header>>>,
    length: usize,
}

/// The number of pointers in a portion.
const PORTION: usize = 1 << 13;

impl Pointers {
    #[inline]
    fn get(&self, index: usize) -> NonNull<Header> {
        self.portions[index / PORTION][index % PORTION]
    }

    #[inline]
    fn set(&mut self, index: usize, pointer: NonNull<Header>) {
        self.portions[index / PORTION][index % PORTION] = pointer;
    }

    #[inline]
    fn push(&mut self, pointer: NonNull<Header>) {
        let portion = self.length / PORTION;
        if portion == self.portions.len() {
            self.portions.push(Vec::with_capacity(PORTION));
        }
        self.portions[portion].push(pointer);
        self.length += 1;
    }

    /// Removes the last pointer.
    #[inline]
    fn pop(&mut self) -> Option<NonNull<Header>> {
        self.length = self.length.checked_sub(1)?;
        // One empty portion may stay behind the last used one.
        self.portions.truncate(self.length / PORTION + 2);
        self.portions[self.length / PORTION].pop()
    }

    fn from(&self, start: usize) -> impl Iterator<Item = NonNull<Header>> {
        (start..self.length).map(|index| self.get(index))
    }
}

/// The list of containers. An object's header holds its index.
pub(super) struct Containers {
    list: RefCell<Pointers>,
    /// The objects before this index have survived a collection.
    old: Cell<usize>,
    /// The length of the list that makes a collection due.
    due: Cell<usize>,
    /// How many objects the last collection of all left.
    survivors: Cell<usize>,
}

impl Default for Containers {
    fn default() -> Containers {
        Containers {
            list: RefCell::default(),
            old: Cell::new(0),
            due: Cell::new(YOUNG),
            survivors: Cell::new(0),
        }
    }
}

/// A new reference to a listed object.
///
/// # Safety
/// The object is alive.
unsafe fn counted(pointer: NonNull<Header>) -> Value {
    // SAFETY: by contract; the reference is counted.
    unsafe {
        pointer.as_ref().increment();
        Value::from_raw(pointer)
    }
}

impl Heap {
    /// Lists a new object as a young one.
    #[inline]
    pub(super) fn track(&self, pointer: NonNull<Header>) {
        let mut list = self.containers.list.borrow_mut();
        // SAFETY: a new, live object.
        unsafe { pointer.as_ref() }.tracked_index.set(list.length as u32);
        list.push(pointer);
        if list.length >= self.containers.due.get() {
            self.due.attention.set(true);
        }
    }

    /// Takes an object that is about to be freed off the list.
    #[inline]
    pub(super) fn untrack(&self, header: &Header) {
        let index = header.tracked_index.get();
        if index == UNTRACKED {
            return;
        }
        header.tracked_index.set(UNTRACKED);
        let mut hole = index as usize;
        let mut list = self.containers.list.borrow_mut();
        let old = self.containers.old.get();
        if hole < old {
            // The last old object takes its place, so that the young ones stay together behind the old ones.
            self.containers.old.set(old - 1);
            self.containers.due.set(self.containers.due.get() - 1);
            if hole != old - 1 {
                let moved = list.get(old - 1);
                list.set(hole, moved);
                // SAFETY: the list holds live objects only.
                unsafe { moved.as_ref() }.tracked_index.set(hole as u32);
            }
            hole = old - 1;
        }
        if let Some(last) = list.pop()
            && hole < list.length
        {
            list.set(hole, last);
            // SAFETY: the list holds live objects only.
            unsafe { last.as_ref() }.tracked_index.set(hole as u32);
        }
    }

    /// All objects that can be part of cycles, each counted once more, in the order of the list.
    pub fn containers(&self) -> Vec<Value> {
        // SAFETY: the list holds live objects only.
        self.containers.list.borrow().from(0).map(|pointer| unsafe { counted(pointer) }).collect()
    }

    /// Containers that no collection has seen yet.
    pub fn young_containers(&self) -> usize {
        self.containers.list.borrow().length - self.containers.old.get()
    }

    /// Whether there are enough young containers for a collection.
    pub(crate) fn collection_due(&self) -> bool {
        self.containers.list.borrow().length >= self.containers.due.get()
    }

    /// Whether so many containers have become old that a collection should look at all of them.
    pub(crate) fn full_collection_due(&self) -> bool {
        let survivors = self.containers.survivors.get();
        self.containers.old.get() >= survivors + survivors.max(OLD)
    }

    /// Makes a collection due after so many more containers.
    pub(crate) fn postpone_collection(&self) {
        self.containers.due.set(self.containers.list.borrow().length + YOUNG);
    }

    /// The containers, of all or only of the young ones, that no object outside refers to, directly or indirectly.
    /// From now on all containers are old.
    pub(crate) fn unreachable_containers(&self, young_only: bool) -> Vec<Value> {
        let old = if young_only { self.containers.old.get() } else { 0 };
        let unreachable = self.unreachable_from(old, 0);
        let length = self.containers.list.borrow().length;
        self.containers.old.set(length);
        self.containers.due.set(length + YOUNG);
        if !young_only {
            self.containers.survivors.set(length - unreachable.len());
        }
        unreachable
    }

    /// Those of some containers that are still unreachable after finalisers have run, each being counted by the list
    /// that is given.
    pub(crate) fn still_unreachable(&self, objects: Vec<Value>) -> Vec<Value> {
        let start = self.move_to_end(&objects);
        let unreachable = self.unreachable_from(start, 1);
        drop(objects);
        unreachable
    }

    /// Gathers some listed objects at the end of the list; returns the index of the first.
    fn move_to_end(&self, objects: &[Value]) -> usize {
        let mut list = self.containers.list.borrow_mut();
        let mut start = list.length;
        let mut indexes: Vec<usize> = objects
            .iter()
            .filter_map(|object| Some(object.header()?.tracked_index.get()))
            .filter(|&index| index != UNTRACKED)
            .map(|index| index as usize)
            .collect();
        indexes.sort_unstable();
        for index in indexes.into_iter().rev() {
            start -= 1;
            let (gathered, other) = (list.get(index), list.get(start));
            list.set(index, other);
            list.set(start, gathered);
            // SAFETY: the list holds live objects only.
            unsafe {
                other.as_ref().tracked_index.set(index as u32);
                gathered.as_ref().tracked_index.set(start as u32);
            }
        }
        start
    }

    /// Trial deletion over the objects from an index on: those that only these objects refer to, and that none of them
    /// that is referred to from outside leads to. Each object is counted `held` times by the caller.
    fn unreachable_from(&self, start: usize, held: u32) -> Vec<Value> {
        let list = self.containers.list.borrow();
        let count = list.length - start;
        let position = |child: &Value| {
            let index = child.header()?.tracked_index.get() as usize;
            let position = index.wrapping_sub(start);
            (position < count).then_some(position)
        };
        // SAFETY: the list holds live objects only; nothing is freed in this function.
        let header = |position: usize| unsafe { &*list.get(start + position).as_ptr() };
        // SAFETY: as above.
        let mut outside: Vec<u32> =
            list.from(start).map(|pointer| unsafe { pointer.as_ref() }.count().wrapping_sub(held)).collect();
        for index in 0..count {
            header(index).traverse(&mut |child| {
                if let Some(position) = position(child) {
                    outside[position] = outside[position].wrapping_sub(1);
                }
            });
        }
        let mut work = Vec::new();
        for index in 0..count {
            if outside[index] == 0 || outside[index] == REACHABLE {
                continue;
            }
            outside[index] = REACHABLE;
            work.push(index as u32);
            while let Some(next) = work.pop() {
                header(next as usize).traverse(&mut |child| {
                    if let Some(position) = position(child)
                        && outside[position] != REACHABLE
                    {
                        outside[position] = REACHABLE;
                        work.push(position as u32);
                    }
                });
            }
        }
        let unreachable = list.from(start).zip(&outside).filter(|(_, outside)| **outside != REACHABLE);
        // SAFETY: as above.
        unreachable.map(|(pointer, _)| unsafe { counted(pointer) }).collect()
    }
}
