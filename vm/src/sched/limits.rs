//! Limits of a run: instructions, memory, time.

use std::cell::Cell;
use std::time::Instant;

use crate::native::{Interrupt, PyResult, Raised};
use crate::object::heap;
use crate::options::Options;
use crate::vm::Vm;

/// What ends a run from outside, and how much of it is used up.
pub struct Limits {
    max_instructions: u64,
    max_memory: usize,
    deadline: Option<Instant>,
    used: Cell<u64>,
    unpolled: Cell<usize>,
}

/// Native work between two looks at the clock and at memory, in items.
const POLL_EVERY: usize = 100_000;

impl Limits {
    pub(crate) fn new(options: &Options) -> Limits {
        Limits {
            max_instructions: options.max_instructions.unwrap_or(u64::MAX),
            max_memory: options
                .max_memory
                .and_then(|bytes| usize::try_from(bytes).ok())
                .unwrap_or(usize::MAX),
            deadline: options
                .timeout
                .and_then(|seconds| std::time::Duration::try_from_secs_f64(seconds).ok())
                .and_then(|timeout| now().checked_add(timeout)),
            used: Cell::new(0),
            unpolled: Cell::new(0),
        }
    }

    /// Counts finished instructions or native work, and checks all limits.
    pub(crate) fn count(&self, amount: u64) -> PyResult<()> {
        let used = self.used.get().saturating_add(amount);
        self.used.set(used);
        if used >= self.max_instructions {
            return Err(Raised::Interrupt(Interrupt::InstructionLimit));
        }
        self.poll()
    }

    pub(crate) fn poll(&self) -> PyResult<()> {
        if self.max_memory != usize::MAX && heap::allocated_bytes() > self.max_memory {
            return Err(Raised::Interrupt(Interrupt::MemoryLimit));
        }
        if self.deadline.is_some_and(|deadline| now() >= deadline) {
            return Err(Raised::Interrupt(Interrupt::TimeLimit));
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn charge(&self, vm: &Vm, amount: usize) -> PyResult<()> {
        let unpolled = self.unpolled.get() + amount;
        if unpolled < POLL_EVERY {
            self.unpolled.set(unpolled);
            return Ok(());
        }
        self.charge_and_look(vm, unpolled)
    }

    #[cold]
    #[inline(never)]
    fn charge_and_look(&self, vm: &Vm, unpolled: usize) -> PyResult<()> {
        self.unpolled.set(0);
        vm.check_interrupt()?;
        self.count(unpolled as u64)
    }
}

fn now() -> Instant {
    Instant::now()
}
