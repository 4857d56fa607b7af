//! What became due when objects died: finalisers and weak reference callbacks, each for the thread that caused it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use super::{Heap, Value};

/// Python code that became due when an object died; run before the next visible instruction.
pub enum Pending {
    /// An object whose count fell to zero and whose finaliser has to run; it is alive again until then.
    Finalizer(Value),
    /// A weak reference object with a callback whose referent died.
    WeakrefCallback(Value),
}

/// What a thread has to look after before its next instruction.
#[derive(Default)]
pub(crate) struct Due {
    pub(super) pending: RefCell<VecDeque<Pending>>,
    /// Set when something is in `pending`, or a collection is due: the evaluation loop looks at it.
    pub(super) attention: Cell<bool>,
}

impl Heap {
    /// Whether finalisers or callbacks are pending or a collection is due.
    #[inline(always)]
    pub fn needs_attention(&self) -> bool {
        self.due.attention.get()
    }

    /// The next due finaliser or callback.
    pub(crate) fn next_pending(&self) -> Option<Pending> {
        let next = self.due.pending.borrow_mut().pop_front();
        if next.is_none() {
            self.due.attention.set(false);
        }
        next
    }

    /// Queues a finaliser or callback.
    pub(crate) fn push_pending(&self, pending: Pending) {
        self.due.pending.borrow_mut().push_back(pending);
        self.due.attention.set(true);
    }

    /// Another thread goes on: what is due for the one that stops is put aside, and what was put aside for the next comes
    /// back. Otherwise the next thread would do the former's work, at the first of its instructions that looks.
    pub(crate) fn exchange_due(&self, stopping: &Due, next: &Due) {
        stopping.pending.swap(&self.due.pending);
        stopping.attention.swap(&self.due.attention);
        next.pending.swap(&self.due.pending);
        next.attention.swap(&self.due.attention);
    }

    /// Another thread goes on where one has ended, and inherits what is due.
    pub(crate) fn inherit_due(&self, next: &Due) {
        let mut inherited = self.due.pending.take();
        next.pending.borrow_mut().append(&mut inherited);
        next.pending.swap(&self.due.pending);
        self.due.attention.set(self.due.attention.get() | next.attention.take());
    }
}
