//! The descriptor of a socket, shared by the operations that are under way.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::rc::Rc;

use minipy_vm::os::make_closable;
use rustix::io::{Errno, Result};

use super::loopback::Open;

/// A descriptor that stays open while an operation uses it.
#[derive(Clone)]
pub(super) struct Descriptor(Rc<Open>);

impl Descriptor {
    pub(super) fn new(descriptor: OwnedFd) -> Descriptor {
        Descriptor(Rc::new(Open::new(descriptor)))
    }

    pub(super) fn borrow(&self) -> BorrowedFd<'_> {
        self.0.descriptor.as_fd()
    }

    pub(super) fn number(&self) -> i32 {
        self.0.descriptor.as_raw_fd()
    }

    pub(super) fn open(&self) -> &Rc<Open> {
        &self.0
    }

    /// Gives up the descriptor; another one for the same socket if it is in use.
    pub(super) fn into_own(self) -> Result<OwnedFd> {
        let shared = self.0.clone();
        drop(self);
        match Rc::try_unwrap(shared) {
            Ok(open) => Ok(open.descriptor),
            Err(shared) => rustix::io::fcntl_dupfd_cloexec(shared.descriptor.as_fd(), 3),
        }
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        if Rc::strong_count(&self.0) == 1 {
            make_closable(self.borrow());
        }
    }
}

/// What a Unix socket does not know of the Internet socket that it stands for.
#[derive(Default)]
pub(super) struct Simulation {
    /// The options that were set, by level and number.
    pub(super) options: RefCell<BTreeMap<(i64, i64), i64>>,
    /// Connected, but the program thinks that this goes on.
    pub(super) is_connecting: Cell<bool>,
    /// What SO_ERROR tells next.
    pub(super) error: Cell<Option<Errno>>,
}

impl Simulation {
    /// Whether an option was set to something other than 0.
    pub(super) fn is_on(&self, option: (i64, i64)) -> bool {
        self.options.borrow().get(&option).is_some_and(|value| *value != 0)
    }
}
