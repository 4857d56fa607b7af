//! Native stacks of Python threads: the one place that knows how a stack is left and entered again (corosensei).
#![expect(unsafe_code, reason = "a suspended stack is left through a pointer to its own yielder")]

use std::cell::{Cell, RefCell};
use std::io;

use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};

use crate::vm::Vm;

/// Bytes of address space for a thread's native stack; memory is used only where it has been touched.
pub(crate) const DEFAULT_STACK_SIZE: usize = 8 << 20;
/// Stacks of finished threads that are kept for new ones.
const POOLED_STACKS: usize = 64;

/// A native stack on which a Python thread runs.
pub(crate) struct Fiber {
    /// Absent while the fiber runs, and when it has finished.
    coroutine: RefCell<Option<Coroutine<(), (), ()>>>,
    yielder: Cell<*const Yielder<(), ()>>,
    /// The lowest address of the stack.
    limit: usize,
}

/// Stacks that can be used again.
#[derive(Default)]
pub(crate) struct StackPool {
    stacks: RefCell<Vec<DefaultStack>>,
}

impl StackPool {
    /// A fiber that will run `body` when it is first resumed. `size` is the size of its stack in bytes.
    pub(crate) fn fiber(
        &self,
        vm: &Vm,
        size: usize,
        body: impl FnOnce(&Vm, Entry) + 'static,
    ) -> io::Result<Fiber> {
        let pooled = if size == DEFAULT_STACK_SIZE { self.stacks.borrow_mut().pop() } else { None };
        let stack = match pooled {
            Some(stack) => stack,
            None => DefaultStack::new(size)?,
        };
        let limit = stack.limit().get();
        let vm = std::ptr::from_ref(vm);
        let coroutine = Coroutine::with_stack(stack, move |yielder, ()| {
            // SAFETY: a fiber runs only while its interpreter resumes it (`Vm::run_fibers`), which therefore exists; an
            // interpreter is boxed, so it has not moved.
            body(unsafe { &*vm }, Entry(yielder));
        });
        Ok(Fiber { coroutine: RefCell::new(Some(coroutine)), yielder: Cell::new(std::ptr::null()), limit })
    }
}

/// What a fiber's body gets: the way back.
pub(crate) struct Entry(*const Yielder<(), ()>);

impl Fiber {
    /// Runs the fiber until it suspends itself (`false`) or ends (`true`). Called on the stack of the main thread only.
    pub(crate) fn resume(&self, pool: &StackPool) -> bool {
        let Some(mut coroutine) = self.coroutine.take() else { return true };
        let finished = match coroutine.resume(()) {
            CoroutineResult::Yield(()) => false,
            CoroutineResult::Return(()) => true,
        };
        if finished {
            let stack = coroutine.into_stack();
            let mut stacks = pool.stacks.borrow_mut();
            if stacks.len() < POOLED_STACKS
                && stack.base().get() - stack.limit().get() < 2 * DEFAULT_STACK_SIZE
            {
                stacks.push(stack);
            }
        } else {
            *self.coroutine.borrow_mut() = Some(coroutine);
        }
        finished
    }

    /// To be called first thing on the fiber.
    pub(crate) fn started(&self, entry: Entry) {
        self.yielder.set(entry.0);
    }

    /// Leaves the fiber, which is the running one, until it is resumed.
    pub(crate) fn suspend(&self) {
        let yielder = self.yielder.get();
        debug_assert!(!yielder.is_null(), "a fiber suspends itself only after it has started");
        // SAFETY: the yielder lives at the base of this fiber's stack, on which the caller runs.
        unsafe { (*yielder).suspend(()) }
    }

    /// The lowest address of its stack.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }
}

impl Drop for Fiber {
    fn drop(&mut self) {
        // Whatever still lies on the stack is abandoned: ending it by unwinding could run Python in a destructor.
        if let Some(coroutine) = self.coroutine.take()
            && coroutine.started()
        {
            std::mem::forget(coroutine);
        }
    }
}
