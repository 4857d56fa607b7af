//! Python threads, the GIL and limits.

use crate::native::PyResult;
use crate::options::Options;
use crate::vm::Vm;

/// The scheduler of one interpreter.
pub struct Scheduler {
    native_depth: std::cell::Cell<u32>,
}

/// Nested native calls that a Python thread may make; CPython's own stack allows a similar number.
const MAX_NATIVE_DEPTH: u32 = 1000;

/// Counts one nested native call until it is dropped.
pub struct NativeCall<'a>(&'a Scheduler);

impl Drop for NativeCall<'_> {
    fn drop(&mut self) {
        self.0.native_depth.set(self.0.native_depth.get().saturating_sub(1));
    }
}

impl Vm {
    /// Enters native code that may recurse through Python objects (repr, comparison, hashing, callbacks).
    /// `doing` ends the message of RecursionError: ` while getting the repr of an object`, ` in comparison`, or empty.
    #[inline]
    pub fn enter_native(&self, doing: &str) -> PyResult<NativeCall<'_>> {
        let depth = self.sched.native_depth.get();
        if depth >= MAX_NATIVE_DEPTH {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{doing}")));
        }
        self.sched.native_depth.set(depth + 1);
        Ok(NativeCall(&self.sched))
    }
}

impl Scheduler {
    /// A scheduler with one thread, the main one.
    pub fn new(_options: &Options) -> Scheduler {
        Scheduler { native_depth: std::cell::Cell::new(0) }
    }

    /// See [`Vm::work`].
    #[inline]
    pub fn work(&self, _vm: &Vm, _amount: usize) -> PyResult<()> {
        Ok(())
    }
}
