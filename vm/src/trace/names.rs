//! Names for what records mention by serial: locks get numbers in the order in which they are met, and whoever holds
//! them is remembered.

use std::collections::BTreeMap;

use super::event::{Awaited, Event, LockKind, LockName, ThreadName};

/// A lock that has been met.
#[derive(Default)]
struct KnownLock {
    /// Its number among those that the program itself uses.
    own: Option<u64>,
    /// Its number among those of the library.
    inner: Option<u64>,
    holder: Option<ThreadName>,
}

/// What has been met so far.
#[derive(Default)]
pub(crate) struct Names {
    locks: BTreeMap<u64, KnownLock>,
    /// The number of locks that have one, by kind and whether they are the library's.
    counts: BTreeMap<(LockKind, bool), u64>,
    /// Threads by the serials of their handles.
    joined: BTreeMap<u64, ThreadName>,
    /// The numbers of descriptors, which say more of the process than of the run.
    channels: BTreeMap<i32, i32>,
}

impl Names {
    /// Puts names where an event has serials. `by` is whose event it is, `inner` whether the library's code runs.
    pub(crate) fn resolve(&mut self, event: &mut Event, by: &ThreadName, inner: bool) {
        match event {
            Event::Start { other, handle, .. } => {
                self.joined.insert(*handle, other.clone());
            }
            Event::Acquire { lock, .. } => {
                self.locks.entry(lock.number).or_default().holder = Some(by.clone());
                *lock = self.name(*lock, inner);
            }
            Event::Release { lock, count } => {
                if *count == 0 {
                    self.locks.entry(lock.number).or_default().holder = None;
                }
                *lock = self.name(*lock, inner);
            }
            Event::Refused { lock, holder }
            | Event::Wait { what: Awaited::Lock { lock, holder }, .. }
            | Event::Wake { what: Awaited::Lock { lock, holder }, .. } => {
                *holder = self.locks.entry(lock.number).or_default().holder.clone();
                *lock = self.name(*lock, inner);
            }
            Event::Wait { what: Awaited::Join { other }, .. }
            | Event::Wake { what: Awaited::Join { other }, .. } => {
                if let Some(known) = self.joined.get(&other.id) {
                    *other = known.clone();
                }
            }
            Event::Wait { what: Awaited::Io { channel, .. }, .. }
            | Event::Wake { what: Awaited::Io { channel, .. }, .. }
                if *channel > 2 =>
            {
                let next = 3 + self.channels.len() as i32;
                *channel = *self.channels.entry(*channel).or_insert(next);
            }
            _ => {}
        }
    }

    fn name(&mut self, lock: LockName, inner: bool) -> LockName {
        let known = self.locks.entry(lock.number).or_default();
        if let Some(number) = known.own {
            return LockName { number, inner: false, ..lock };
        }
        if inner && let Some(number) = known.inner {
            return LockName { number, inner: true, ..lock };
        }
        let count = self.counts.entry((lock.kind, inner)).or_default();
        *count += 1;
        if inner {
            known.inner = Some(*count);
        } else {
            known.own = Some(*count);
        }
        LockName { number: *count, inner, ..lock }
    }
}
