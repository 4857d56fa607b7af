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

/// Pointers in portions, so that a long list never has to be moved to a larger place. Where an object was freed there is a
/// hole: so the list keeps its order, and nobody else's header is touched.
#[derive(Default)]
struct Pointers {
    portions: Vec<Vec<Option<NonNull<Header>>>>,
    length: usize,
}

/// The number of pointers in a portion.
const PORTION: usize = 1 << 13;

impl Pointers {
    #[inline]
    fn get(&self, index: usize) -> Option<NonNull<Header>> {
        self.portions[index / PORTION][index % PORTION]
    }

    #[inline]
    fn set(&mut self, index: usize, pointer: Option<NonNull<Header>>) {
        self.portions[index / PORTION][index % PORTION] = pointer;
    }

    #[inline]
    fn push(&mut self, pointer: NonNull<Header>) {
        let portion = self.length / PORTION;
        if portion == self.portions.len() {
            self.portions.push(Vec::with_capacity(PORTION));
        }
        self.portions[portion].push(Some(pointer));
        self.length += 1;
    }

    /// Makes the list shorter.
    #[inline]
    fn truncate(&mut self, length: usize) {
        while self.length > length {
            let portion = (self.length - 1) / PORTION;
            let start = portion * PORTION;
            self.portions[portion].truncate(length.saturating_sub(start));
            self.length = length.max(start);
        }
        // One empty portion may stay behind the last used one.
        self.portions.truncate(self.length / PORTION + 2);
    }

    /// The objects from an index on.
    fn from(&self, start: usize) -> impl Iterator<Item = NonNull<Header>> {
        (start..self.length).filter_map(|index| self.get(index))
    }
}

/// The list of containers. An object's header holds its index.
pub(super) struct Containers {
    list: RefCell<Pointers>,
    /// The objects before this index have survived a collection.
    old: Cell<usize>,
    /// Holes before that index, and behind it.
    holes: Cell<(usize, usize)>,
    /// The length of the list at which it is looked whether a collection is due.
    due: Cell<usize>,
    /// How many objects the last collection of all left.
    survivors: Cell<usize>,
}

impl Default for Containers {
    fn default() -> Containers {
        Containers {
            list: RefCell::default(),
            old: Cell::new(0),
            holes: Cell::new((0, 0)),
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
        let mut list = self.containers.list.borrow_mut();
        let (old, young) = self.containers.holes.get();
        if index as usize >= self.containers.old.get() {
            if index as usize + 1 == list.length {
                list.truncate(index as usize);
                let mut left = young;
                while left > 0 && list.get(list.length - 1).is_none() {
                    let length = list.length - 1;
                    list.truncate(length);
                    left -= 1;
                }
                self.containers.holes.set((old, left));
                return;
            }
            self.containers.holes.set((old, young + 1));
        } else {
            self.containers.holes.set((old + 1, young));
        }
        list.set(index as usize, None);
    }

    /// All objects that can be part of cycles, each counted once more, in the order of the list.
    pub fn containers(&self) -> Vec<Value> {
        // SAFETY: the list holds live objects only.
        self.containers.list.borrow().from(0).map(|pointer| unsafe { counted(pointer) }).collect()
    }

    /// Containers that no collection has seen yet.
    pub fn young_containers(&self) -> usize {
        self.containers.list.borrow().length - self.containers.old.get() - self.containers.holes.get().1
    }

    /// Whether there are enough young containers for a collection.
    pub(crate) fn collection_due(&self) -> bool {
        if self.containers.list.borrow().length < self.containers.due.get() {
            return false;
        }
        let young = self.young_containers();
        if young >= YOUNG {
            return true;
        }
        // Most of it are holes.
        self.close_holes(self.containers.old.get());
        self.look_after(YOUNG - young);
        false
    }

    /// Has the list looked at again after so many more containers.
    fn look_after(&self, count: usize) {
        // Closing holes costs something, too.
        self.containers.due.set(self.containers.list.borrow().length + count.max(YOUNG / 4));
    }

    /// Whether so many containers have become old that a collection should look at all of them.
    pub(crate) fn full_collection_due(&self) -> bool {
        let survivors = self.containers.survivors.get();
        let old = self.containers.old.get() - self.containers.holes.get().0;
        old >= survivors + survivors.max(OLD)
    }

    /// Makes a collection due after so many more containers.
    pub(crate) fn postpone_collection(&self) {
        self.look_after(YOUNG);
    }

    /// Moves the objects from an index on together, in their order.
    fn close_holes(&self, start: usize) {
        let mut list = self.containers.list.borrow_mut();
        let mut end = start;
        for index in start..list.length {
            let Some(pointer) = list.get(index) else { continue };
            if end != index {
                list.set(end, Some(pointer));
                // SAFETY: the list holds live objects only.
                unsafe { pointer.as_ref() }.tracked_index.set(end as u32);
            }
            end += 1;
        }
        list.truncate(end);
        let (mut old_holes, old) = (self.containers.holes.get().0, self.containers.old.get());
        if start < old {
            // Only lists as a whole are closed from there.
            self.containers.old.set(old - old_holes);
            old_holes = 0;
        }
        self.containers.holes.set((old_holes, 0));
    }

    /// The containers, of all or only of the young ones, that no object outside refers to, directly or indirectly.
    /// From now on all containers are old.
    pub(crate) fn unreachable_containers(&self, young_only: bool) -> Vec<Value> {
        let old = self.containers.old.get();
        let many_holes = self.containers.holes.get().0 > old / 2;
        self.close_holes(if young_only && !many_holes { old } else { 0 });
        let start = if young_only { self.containers.old.get() } else { 0 };
        let unreachable = self.unreachable_from(start, 0);
        let length = self.containers.list.borrow().length;
        self.containers.old.set(length);
        self.look_after(YOUNG);
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

    /// Gathers some listed objects at the end of the list, in this order; returns the index of the first.
    pub(crate) fn move_to_end(&self, objects: &[Value]) -> usize {
        self.close_holes(0);
        let start = self.containers.list.borrow().length;
        for object in objects {
            let (Some(header), Some(pointer)) = (object.header(), object.as_raw()) else { continue };
            let index = header.tracked_index.get() as usize;
            if index >= start {
                continue;
            }
            self.untrack(header);
            let mut list = self.containers.list.borrow_mut();
            header.tracked_index.set(list.length as u32);
            list.push(pointer);
        }
        start
    }

    /// Trial deletion over the objects from an index on: those that only these objects refer to, and that none of them
    /// that is referred to from outside leads to. Each object is counted `held` times by the caller. There are no holes
    /// behind the index.
    fn unreachable_from(&self, start: usize, held: u32) -> Vec<Value> {
        let list = self.containers.list.borrow();
        let count = list.length - start;
        let position = |child: &Value| {
            let index = child.header()?.tracked_index.get() as usize;
            let position = index.wrapping_sub(start);
            (position < count).then_some(position)
        };
        // SAFETY: the list holds live objects only; nothing is freed in this function.
        let header = |position: usize| unsafe { list.get(start + position).map(|known| &*known.as_ptr()) };
        let traverse = |position: usize, visit: &mut dyn FnMut(&Value)| {
            header(position).into_iter().for_each(|header| header.traverse(visit));
        };
        let mut outside: Vec<u32> = (0..count)
            .map(|position| header(position).map_or(0, |header| header.count().wrapping_sub(held)))
            .collect();
        for index in 0..count {
            traverse(index, &mut |child| {
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
                traverse(next as usize, &mut |child| {
                    if let Some(position) = position(child)
                        && outside[position] != REACHABLE
                    {
                        outside[position] = REACHABLE;
                        work.push(position as u32);
                    }
                });
            }
        }
        let unreachable = (start..list.length).zip(&outside).filter(|(_, outside)| **outside != REACHABLE);
        // SAFETY: as above.
        unreachable.filter_map(|(index, _)| list.get(index)).map(|found| unsafe { counted(found) }).collect()
    }
}
