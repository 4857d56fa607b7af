//! Whose turn it is to take a lock: any thread's, until some have been woken for it in vain too often.
//!
//! A released lock wakes its longest waiter, which then competes with threads that run. Where switches fall at fixed
//! intervals, a loop that takes the lock again and again can have it at each of them, and the waiter never. CPython's clock
//! breaks such a rhythm sooner or later; here a waiter is handed the lock after a while, as CPython's own `PyMutex` does
//! (`Python/lock.c`, `TIME_TO_BE_FAIR_NS`).

use std::cell::Cell;

use minipy_vm::vm::Vm;

/// So many times in a row threads are woken in vain before the next is handed the lock.
const PATIENCE: u32 = 100;

/// Whose turn it is.
#[derive(Default)]
pub(super) struct Turns {
    /// The number of the thread that is handed the lock; 0 if any may take it.
    reserved: Cell<u64>,
    /// How often in a row threads were woken in vain.
    missed: Cell<u32>,
}

impl Turns {
    /// Whether a thread may take the lock when it is free.
    pub(super) fn admits(&self, thread: u64) -> bool {
        self.reserved.get() == 0 || self.reserved.get() == thread
    }

    /// A thread has taken the lock, perhaps after waiting.
    pub(super) fn taken(&self, waited: bool) {
        self.reserved.set(0);
        if waited {
            self.missed.set(0);
        }
    }

    /// A thread was woken in vain.
    pub(super) fn missed(&self) {
        self.missed.set(self.missed.get().saturating_add(1));
    }

    /// The lock with this serial is free: wakes a thread that waits for it.
    pub(super) fn released(&self, vm: &Vm, serial: u64) {
        let woken = vm.sched.wake_next(serial);
        self.reserved.set(woken.filter(|_| self.missed.get() >= PATIENCE).unwrap_or(0));
    }

    /// Forgets who waited.
    pub(super) fn clear(&self) {
        self.reserved.set(0);
        self.missed.set(0);
    }
}
