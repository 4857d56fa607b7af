//! The record of a Python thread: all of its state at an instruction boundary.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use super::fiber::Fiber;
use super::tracing::{At, default_name};
use super::wait::{Reason, Wake};
use crate::eval::dispatch::Transfer;
use crate::eval::frame::SuspendedFrame;
use crate::eval::stack::{FrameStack, ValueStack};
use crate::eval::trace::TraceState;
use crate::object::heap::Due;
use crate::object::value::{Slot, Value};

/// The number of the main thread.
pub const MAIN: u64 = 1;

/// What a thread is doing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Status {
    /// It wants the GIL, or has it.
    Runnable,
    /// It waits for something else.
    Waiting(Reason),
    /// It has ended.
    Finished,
}

/// A Python thread.
pub struct Thread {
    /// Its number, 1 for the main thread.
    pub id: u64,
    /// Its name, as far as the scheduler knows it.
    pub name: RefCell<Arc<str>>,
    /// Whether the program ends without waiting for it.
    pub daemon: Cell<bool>,
    pub(crate) frames: FrameStack,
    pub(crate) values: ValueStack,
    /// What the parts of the loop hand to each other.
    pub(crate) transfer: Transfer,
    /// Visible instructions until the loop looks up: at most a slice, and never past the end of the budget.
    /// The loop keeps it in a register: it writes it here before it calls a native, and reads it again afterwards.
    pub(crate) remaining: Cell<i64>,
    /// What `remaining` was before the loop was asked to look up at the next boundary.
    pub(crate) stashed: Cell<Option<i64>>,
    /// Visible instructions until the switch request, those of the present slice included.
    pub(crate) budget: Cell<i64>,
    /// Length of the present slice.
    pub(crate) slice: Cell<i64>,
    /// Visible instructions executed in finished slices.
    pub(crate) executed: Cell<u64>,
    /// Its `contextvars.Context`, once it needed one.
    pub context: RefCell<Slot>,
    /// The exceptions being handled: one entry for the thread and one for each running generator.
    pub(crate) handled: RefCell<Vec<Slot>>,
    /// Room for the local slots of the next frame, and for the values of the next call.
    pub(crate) spare_slots: Cell<Vec<Slot>>,
    pub(crate) spare_values: Cell<(Vec<Value>, Vec<Value>)>,
    /// Storages of generators that have ended, for new ones.
    #[expect(clippy::vec_box, reason = "the boxes go to the generators as they are")]
    pub(crate) spare_storages: RefCell<Vec<Box<SuspendedFrame>>>,
    /// Nested native calls.
    pub(crate) native_depth: Cell<u32>,
    /// The value with which a loop is left early.
    pub(crate) result: RefCell<Slot>,
    /// Whether it is inside a pending finaliser or callback, so that these do not nest.
    pub(crate) draining: Cell<bool>,
    /// What is due for it while another thread has the GIL.
    pub(crate) due: Due,
    pub(crate) status: RefCell<Status>,
    /// Why its last wait ended.
    pub(crate) wake: Cell<Wake>,
    /// Whether it lets go of the GIL in an instruction or before one.
    pub(crate) at: Cell<At>,
    /// Its place among those that wait for the same thing, and the time at which it gives up, in nanoseconds.
    pub(crate) ticket: Cell<u64>,
    pub(crate) deadline: Cell<Option<i64>>,
    /// The stack it runs on; the main thread has the interpreter's own.
    pub(crate) fiber: OnceCell<Fiber>,
    /// The address below which its native stack must not grow; 0 where that is not known.
    pub(crate) stack_limit: Cell<usize>,
    /// Whether it is to end without running any more Python.
    pub(crate) ending: Cell<bool>,
    /// The instruction at which the last decision was asked for, and how many were there.
    pub(crate) asked: Cell<(u64, u32)>,
    /// How often it has waited for a time, up to the number at which its timers are no longer exact.
    pub(crate) timers: Cell<u32>,
    /// The instruction in which it last looked at the outside, and how often it did.
    pub(crate) looked: Cell<(u64, u32)>,
    /// The instruction in which it last asked for signals, and how often it did, while somebody records or replays.
    pub(crate) asked_for_signals: Cell<(u64, u32)>,
    /// Whether the switch model lets a switch follow the instruction of this slice.
    pub(crate) switch_allowed: Cell<bool>,
    /// How many frames a new coroutine notes as its origin (`sys.set_coroutine_origin_tracking_depth`).
    pub origin_depth: Cell<u32>,
    /// `sys.settrace` and `sys.setprofile`.
    pub(crate) trace: TraceState,
    end_actions: RefCell<Vec<Box<dyn FnOnce()>>>,
}

impl Thread {
    pub(crate) fn new(id: u64) -> Thread {
        Thread {
            id,
            name: RefCell::new(default_name(id)),
            daemon: Cell::new(false),
            frames: FrameStack::default(),
            values: ValueStack::default(),
            transfer: Transfer::default(),
            remaining: Cell::new(0),
            stashed: Cell::new(None),
            budget: Cell::new(0),
            slice: Cell::new(0),
            executed: Cell::new(0),
            context: RefCell::default(),
            handled: RefCell::new(vec![None]),
            spare_slots: Cell::default(),
            spare_values: Cell::default(),
            spare_storages: RefCell::default(),
            native_depth: Cell::new(0),
            result: RefCell::default(),
            draining: Cell::new(false),
            due: Due::default(),
            status: RefCell::new(Status::Runnable),
            wake: Cell::new(Wake::Notified),
            at: Cell::new(At::Inside),
            ticket: Cell::new(0),
            deadline: Cell::new(None),
            fiber: OnceCell::new(),
            stack_limit: Cell::new(0),
            ending: Cell::new(false),
            asked: Cell::new((0, 0)),
            timers: Cell::new(0),
            looked: Cell::new((0, 0)),
            asked_for_signals: Cell::new((0, 0)),
            switch_allowed: Cell::new(false),
            origin_depth: Cell::new(0),
            trace: TraceState::default(),
            end_actions: RefCell::default(),
        }
    }

    /// The exception being handled, if any (`sys.exception()`).
    pub fn handled_exception(&self) -> Slot {
        self.handled.borrow().iter().rev().find_map(Clone::clone)
    }

    /// Whether the code that runs itself handles an exception, not only that which called it.
    pub(crate) fn has_handled_in_body(&self) -> bool {
        self.handled.borrow().last().is_some_and(Option::is_some)
    }

    /// Replaces the innermost handled exception; returns the old one.
    pub(crate) fn replace_handled(&self, exception: Slot) -> Slot {
        match self.handled.borrow_mut().last_mut() {
            Some(last) => std::mem::replace(last, exception),
            None => None,
        }
    }

    /// Visible instructions of the present slice executed so far.
    pub(crate) fn done_in_slice(&self) -> i64 {
        self.slice.get() - self.stashed.get().unwrap_or(self.remaining.get()).max(0)
    }

    /// Visible instructions executed so far, those of the present slice included.
    pub fn instruction_count(&self) -> u64 {
        self.executed.get() + self.done_in_slice() as u64
    }

    /// Whether anything is on its stack.
    pub fn is_running(&self) -> bool {
        self.frames.depth() > 0
    }

    /// Has something done when the thread ends, which must not run Python (dropping values is fine).
    pub fn at_end(&self, action: impl FnOnce() + 'static) {
        self.end_actions.borrow_mut().push(Box::new(action));
    }

    /// Does what [`Thread::at_end`] was given.
    pub fn run_end_actions(&self) {
        let actions = self.end_actions.take();
        actions.into_iter().for_each(|action| action());
    }

    /// What it is doing.
    pub fn status(&self) -> Status {
        self.status.borrow().clone()
    }
}
