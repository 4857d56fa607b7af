//! Python threads, the GIL and limits.

pub mod limits;
pub mod thread;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub use self::limits::Limits;
pub use self::thread::Thread;
use crate::native::PyResult;
use crate::options::Options;
use crate::vm::Vm;

/// The scheduler of one interpreter: who runs, and for how long.
pub struct Scheduler {
    current: RefCell<Rc<Thread>>,
    /// The check interval N, in visible instructions.
    pub(crate) switch_every: Cell<u32>,
    /// Python frames and native calls that may be nested (`sys.setrecursionlimit`).
    pub(crate) recursion_limit: Cell<usize>,
    pub(crate) limits: Limits,
}

/// The loop looks at signals, limits and completions at least this often, in visible instructions.
pub(crate) const SLICE: i64 = 10_000;

/// Nested native calls that a Python thread may make; CPython's own stack allows a similar number.
const MAX_NATIVE_DEPTH: u32 = 1000;

/// Counts one nested native call until it is dropped.
pub struct NativeCall(Rc<Thread>);

impl Drop for NativeCall {
    fn drop(&mut self) {
        self.0.native_depth.set(self.0.native_depth.get().saturating_sub(1));
    }
}

impl Vm {
    /// Enters native code that may recurse through Python objects (repr, comparison, hashing, callbacks).
    /// `doing` ends the message of RecursionError: ` while getting the repr of an object`, ` in comparison`, or empty.
    #[inline]
    pub fn enter_native(&self, doing: &str) -> PyResult<NativeCall> {
        let thread = self.thread();
        let depth = thread.native_depth.get();
        if depth >= MAX_NATIVE_DEPTH {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{doing}")));
        }
        thread.native_depth.set(depth + 1);
        Ok(NativeCall(thread))
    }

    /// The Python thread that holds the GIL.
    #[inline]
    pub fn thread(&self) -> Rc<Thread> {
        self.sched.current.borrow().clone()
    }
}

impl Scheduler {
    /// A scheduler with one thread, the main one.
    pub fn new(options: &Options) -> Scheduler {
        Scheduler {
            current: RefCell::new(Rc::new(Thread::new(1))),
            switch_every: Cell::new(options.switch_every.max(1)),
            recursion_limit: Cell::new(1000),
            limits: Limits::new(options),
        }
    }

    /// `sys.getrecursionlimit()`.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.get()
    }

    /// `sys.setrecursionlimit(limit)`.
    pub fn set_recursion_limit(&self, limit: usize) {
        self.recursion_limit.set(limit);
    }

    /// See [`Vm::work`].
    #[inline]
    pub fn work(&self, vm: &Vm, amount: usize) -> PyResult<()> {
        self.limits.charge(vm, amount)
    }

    /// The budget is used up: another thread gets its turn, if there is one.
    pub(crate) fn switch_requested(&self, _vm: &Vm, _thread: &Thread) -> PyResult<()> {
        Ok(())
    }

    /// Gives the thread its next slice.
    pub(crate) fn start_slice(&self, thread: &Thread) {
        if thread.budget.get() <= 0 {
            thread.budget.set(i64::from(self.switch_every.get()));
        }
        let slice = thread.budget.get().min(SLICE);
        thread.slice.set(slice);
        thread.remaining.set(slice);
    }
}

impl Vm {
    /// Raises what a signal asks for (KeyboardInterrupt) in the main thread.
    pub(crate) fn check_signals(&self) -> PyResult<()> {
        Ok(())
    }
}
