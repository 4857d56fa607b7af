//! The record of a Python thread: all of its state at an instruction boundary.

use std::cell::{Cell, RefCell};

use crate::eval::stack::{FrameStack, ValueStack};
use crate::object::value::Slot;

/// A Python thread.
pub struct Thread {
    /// Its number, 1 for the main thread.
    pub id: u64,
    pub(crate) frames: FrameStack,
    pub(crate) values: ValueStack,
    /// Visible instructions until the loop looks up: at most a slice, and never past the end of the budget.
    pub(crate) remaining: Cell<i64>,
    /// What `remaining` was before the loop was asked to look up at the next boundary.
    pub(crate) stashed: Cell<Option<i64>>,
    /// Visible instructions until the switch request, those of the present slice included.
    pub(crate) budget: Cell<i64>,
    /// Length of the present slice.
    pub(crate) slice: Cell<i64>,
    /// Visible instructions executed in finished slices.
    pub(crate) executed: Cell<u64>,
    /// The exceptions being handled: one entry for the thread and one for each running generator.
    pub(crate) handled: RefCell<Vec<Slot>>,
    /// Nested native calls.
    pub(crate) native_depth: Cell<u32>,
    /// The value with which a loop is left early.
    pub(crate) result: RefCell<Slot>,
    /// Whether it is inside a pending finaliser or callback, so that these do not nest.
    pub(crate) draining: Cell<bool>,
}

impl Thread {
    pub(crate) fn new(id: u64) -> Thread {
        Thread {
            id,
            frames: FrameStack::default(),
            values: ValueStack::default(),
            remaining: Cell::new(0),
            stashed: Cell::new(None),
            budget: Cell::new(0),
            slice: Cell::new(0),
            executed: Cell::new(0),
            handled: RefCell::new(vec![None]),
            native_depth: Cell::new(0),
            result: RefCell::default(),
            draining: Cell::new(false),
        }
    }

    /// The exception being handled, if any (`sys.exception()`).
    pub fn handled_exception(&self) -> Slot {
        self.handled.borrow().iter().rev().find_map(Clone::clone)
    }

    /// Replaces the innermost handled exception; returns the old one.
    pub(crate) fn replace_handled(&self, exception: Slot) -> Slot {
        match self.handled.borrow_mut().last_mut() {
            Some(last) => std::mem::replace(last, exception),
            None => None,
        }
    }

    /// Visible instructions executed so far, those of the present slice included.
    pub fn instruction_count(&self) -> u64 {
        self.executed.get() + (self.slice.get() - self.remaining.get().max(0)) as u64
    }

    /// Whether anything is on its stack.
    pub fn is_running(&self) -> bool {
        self.frames.depth() > 0
    }
}
