//! Who is called when a future is done.

use std::cell::RefCell;

use minipy_vm::object::value::{SlotCell, Value};

/// A callback, and the context for the call.
pub(super) type Callback = (Value, Value);

/// Callbacks in the order in which they were added. Most futures have one, which has its place here.
#[derive(Default)]
pub(super) struct Callbacks {
    first: SlotCell,
    context: SlotCell,
    /// Those behind the first; it is not refilled from them.
    more: RefCell<Option<Box<Vec<Callback>>>>,
}

impl Callbacks {
    pub(super) fn push(&self, callback: Value, context: Value) {
        let mut more = self.more.borrow_mut();
        if more.is_none() && !self.first.is_some() {
            // Both were empty.
            let _ = (self.first.replace(Some(callback)), self.context.replace(Some(context)));
        } else {
            more.get_or_insert_default().push((callback, context));
        }
    }

    /// Takes out the first.
    pub(super) fn take_first(&self) -> Option<Callback> {
        Some((self.first.replace(None)?, self.context.replace(None)?))
    }

    /// Takes out those behind the first.
    pub(super) fn take_more(&self) -> Vec<Callback> {
        self.more.take().map_or_else(Vec::new, |more| *more)
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.first.is_some() && self.more.borrow().as_ref().is_none_or(|more| more.is_empty())
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<Callback> {
        let first = self.first.get().zip(self.context.get());
        let more = self.more.borrow();
        first.into_iter().chain(more.iter().flat_map(|more| more.iter().cloned())).collect()
    }

    /// Removes the callback at a position among all, if it is still this one.
    pub(super) fn remove(&self, position: usize, callback: &Value) -> Option<Callback> {
        let has_first = self.first.is_some();
        if has_first && position == 0 {
            return if self.first.get()?.is(callback) { self.take_first() } else { None };
        }
        let index = position - usize::from(has_first);
        let mut more = self.more.borrow_mut();
        let more = more.as_mut()?;
        more.get(index).is_some_and(|(known, _)| known.is(callback)).then(|| more.remove(index))
    }

    pub(super) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.first.show(visit);
        self.context.show(visit);
        for (callback, context) in self.more.borrow().iter().flat_map(|more| more.iter()) {
            visit(callback);
            visit(context);
        }
    }
}
