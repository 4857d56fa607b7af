//! Native work that Python's objects have no part in, done without the GIL.

use std::cell::{Cell, RefCell};

use minipy_vm::native::PyResult;
use minipy_vm::sched::{Reason, Wake};
use minipy_vm::vm::Vm;

/// Does the work on another OS thread: owned data goes out, owned data comes back. `name` and `cost` (in nanoseconds)
/// are for traces and virtual time.
pub(crate) fn released<T: Send + 'static>(
    vm: &Vm,
    name: &'static str,
    cost: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    vm.offload(name, i64::try_from(cost).unwrap_or(i64::MAX), work)
}

/// The state of an object that native work takes along: while it is away, other threads wait for it.
pub(crate) struct Exclusive<T> {
    state: RefCell<Option<T>>,
    /// What the waiting threads wait for.
    serial: Cell<u64>,
}

impl<T: Send + 'static> Exclusive<T> {
    pub(crate) fn new(state: T) -> Exclusive<T> {
        Exclusive { state: RefCell::new(Some(state)), serial: Cell::new(0) }
    }

    fn take(&self, vm: &Vm) -> PyResult<T> {
        loop {
            if let Some(state) = self.state.take() {
                return Ok(state);
            }
            if self.serial.get() == 0 {
                self.serial.set(vm.sched.next_serial());
            }
            if vm.wait(Reason::Lock(self.serial.get()), None)? == Wake::Interrupted {
                vm.check_signals()?;
            }
        }
    }

    fn put_back(&self, vm: &Vm, state: T) {
        *self.state.borrow_mut() = Some(state);
        if self.serial.get() != 0 {
            vm.sched.wake_one(self.serial.get());
        }
    }

    /// Uses the state here, which is short work.
    pub(crate) fn with<R>(&self, vm: &Vm, action: impl FnOnce(&mut T) -> R) -> PyResult<R> {
        let mut state = self.take(vm)?;
        let result = action(&mut state);
        self.put_back(vm, state);
        Ok(result)
    }

    /// Uses the state without the GIL.
    pub(crate) fn released<R: Send + 'static>(
        &self,
        vm: &Vm,
        name: &'static str,
        cost: usize,
        work: impl FnOnce(&mut T) -> R + Send + 'static,
    ) -> PyResult<R> {
        let mut state = self.take(vm)?;
        let (state, result) = released(vm, name, cost, move || {
            let result = work(&mut state);
            (state, result)
        })?;
        self.put_back(vm, state);
        Ok(result)
    }
}
