//! Who holds which lock, and where it was acquired: what a deadlock's report and the search for cycles need.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Scheduler;
use super::thread::{Status, Thread};
use super::wait::Reason;
use crate::bytecode::code::CodeTemplate;
use crate::vm::Vm;

/// A place in the program.
#[derive(Clone)]
pub(crate) struct Place {
    pub(super) code: Arc<CodeTemplate>,
    pub(super) instruction: usize,
}

/// What files of the library are called.
const LIBRARY: &str = "<frozen ";

/// Whether code belongs to the library.
pub(super) fn is_library(code: &CodeTemplate) -> bool {
    code.filename.starts_with(LIBRARY)
}

/// Whoever has a lock.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(super) thread: u64,
    pub(super) place: Option<Place>,
}

/// The locks that are held, by serial.
#[derive(Default)]
pub(crate) struct Holders {
    held: RefCell<BTreeMap<u64, Holder>>,
    /// Locks that a thread has released for another: they are signals, of which nobody can say who will release them.
    signals: RefCell<BTreeSet<u64>>,
    /// The threads whose end handles stand for, by the handles' serials.
    joinable: RefCell<BTreeMap<u64, u64>>,
}

/// How sure a cycle is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Certainty {
    /// Nobody outside the cycle can end it.
    Certain,
    /// A plain lock is in it, which another thread could release.
    Suspected,
}

impl Vm {
    /// Notes that the running thread has acquired a lock.
    #[inline]
    pub fn lock_acquired(&self, serial: u64) {
        let thread = self.thread();
        let place = innermost(&thread);
        self.sched.holders.held.borrow_mut().insert(serial, Holder { thread: thread.id, place });
    }

    /// Notes that the running thread has released a lock.
    #[inline]
    pub fn lock_released(&self, serial: u64) {
        let holder = self.sched.holders.held.borrow_mut().remove(&serial);
        if holder.is_some_and(|holder| holder.thread != self.thread().id) {
            self.sched.holders.signals.borrow_mut().insert(serial);
        }
    }
}

fn innermost(thread: &Thread) -> Option<Place> {
    let frames = || (0..thread.frames.depth()).rev().filter_map(|level| thread.frames.at(level));
    let own = frames().find(|frame| !is_library(&frame.code().template));
    let frame = own.or(frames().next())?;
    Some(Place { code: frame.code().template.clone(), instruction: frame.next_index().saturating_sub(1) })
}

impl Scheduler {
    /// Notes which thread ends when the handle with this serial is done.
    pub fn set_joinable(&self, serial: u64, thread: u64) {
        self.holders.joinable.borrow_mut().insert(serial, thread);
    }

    /// Forgets a handle.
    pub fn forget_joinable(&self, serial: u64) {
        self.holders.joinable.borrow_mut().remove(&serial);
    }

    /// The thread that a waiting one depends on, and what it does for it to go on.
    pub(super) fn depends_on(&self, reason: Reason) -> Option<Holder> {
        match reason {
            Reason::Lock(serial) | Reason::RLock(serial) => self.holders.held.borrow().get(&serial).cloned(),
            Reason::Join(serial) | Reason::Shutdown(serial) => {
                let thread = *self.holders.joinable.borrow().get(&serial)?;
                Some(Holder { thread, place: None })
            }
            _ => None,
        }
    }

    /// The cycle of threads that wait for each other which the wait of a thread closes, itself first. A thread that waits
    /// for what it holds itself waits for a signal: that is none.
    pub(super) fn cycle_from(&self, start: u64, reason: Reason) -> Option<(Vec<u64>, Certainty)> {
        let mut cycle = vec![start];
        let mut certainty = Certainty::Certain;
        let mut reason = reason;
        loop {
            if let Reason::Lock(serial) = reason {
                certainty = Certainty::Suspected;
                if self.holders.signals.borrow().contains(&serial) {
                    return None;
                }
            }
            let next = self.depends_on(reason)?.thread;
            if next == start {
                return (cycle.len() > 1).then_some((cycle, certainty));
            }
            if cycle.contains(&next) {
                return None;
            }
            cycle.push(next);
            let thread = self.find(next)?;
            match thread.status() {
                // A timeout ends the wait.
                Status::Waiting(_) if thread.deadline.get().is_some() => return None,
                Status::Waiting(next) => reason = next,
                _ => return None,
            }
        }
    }
}
