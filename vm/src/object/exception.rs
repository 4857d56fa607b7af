//! The payload of exceptions.

use std::cell::{Cell, RefCell};

use super::heap::{Kind, Payload};
use super::traceback::Traceback;
use super::value::{Ref, Slot, Value};

/// What every `BaseException` holds. Members of particular exceptions (`errno`, `code`, `value`, …) are in `members`,
/// in the order that their type declares.
pub struct Exception {
    /// `args`, a tuple.
    pub args: RefCell<Value>,
    /// `__traceback__`.
    pub traceback: RefCell<Option<Ref<Traceback>>>,
    /// `__cause__`.
    pub cause: RefCell<Slot>,
    /// `__context__`.
    pub context: RefCell<Slot>,
    /// `__suppress_context__`.
    pub suppress_context: Cell<bool>,
    /// Members of particular exception types.
    pub members: RefCell<Vec<Slot>>,
}

impl Payload for Exception {
    const KIND: Kind = Kind::EXCEPTION;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.args.borrow());
        self.traceback.borrow().iter().for_each(|traceback| visit(traceback.value()));
        self.cause.borrow().iter().for_each(&mut *visit);
        self.context.borrow().iter().for_each(&mut *visit);
        self.members.borrow().iter().flatten().for_each(&mut *visit);
    }

    fn clear(&self) {
        let args = self.args.replace(Value::NONE);
        let taken =
            (args, self.traceback.take(), self.cause.take(), self.context.take(), self.members.take());
        drop(taken);
    }
}

impl Exception {
    /// A payload with `args` (a tuple).
    pub fn new(args: Value) -> Exception {
        Exception {
            args: RefCell::new(args),
            traceback: RefCell::new(None),
            cause: RefCell::new(None),
            context: RefCell::new(None),
            suppress_context: Cell::new(false),
            members: RefCell::default(),
        }
    }
}
