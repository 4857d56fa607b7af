//! Python threads, the GIL and limits.

use crate::native::PyResult;
use crate::options::Options;
use crate::vm::Vm;

/// The scheduler of one interpreter.
pub struct Scheduler;

impl Scheduler {
    /// A scheduler with one thread, the main one.
    pub fn new(_options: &Options) -> Scheduler {
        Scheduler
    }

    /// See [`Vm::work`].
    #[inline]
    pub fn work(&self, _vm: &Vm, _amount: usize) -> PyResult<()> {
        Ok(())
    }
}
