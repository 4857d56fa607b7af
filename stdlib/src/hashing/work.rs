//! What hashing objects share: their arguments, their state while a worker has it, and hexadecimal digests.

use std::cell::RefCell;
use std::sync::Arc;

use minipy_vm::native::PyResult;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::released::released;

/// Data at least this long is hashed without the GIL, as in CPython.
const RELEASED_FROM: usize = 2048;

/// Bytes that are hashed in the time of one unit of native work.
const BYTES_PER_UNIT: usize = 64;

/// The bytes to hash.
pub(super) fn data_argument(vm: &Vm, value: &Value) -> PyResult<Arc<[u8]>> {
    if value.is_a::<Str>() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match vm.buffer(value)? {
        Some(data) => Ok(data),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// The state of a hash object.
pub(super) struct State<T>(RefCell<T>);

impl<T: Clone + Send + 'static> State<T> {
    pub(super) fn new(state: T) -> State<T> {
        State(RefCell::new(state))
    }

    /// Looks at the state.
    pub(super) fn with<R>(&self, action: impl FnOnce(&T) -> R) -> R {
        action(&self.0.borrow())
    }

    /// Another object's state, equal to this one now.
    pub(super) fn copy(&self) -> State<T> {
        State::new(self.0.borrow().clone())
    }

    /// Feeds data to the state; much data goes to a worker together with the state.
    pub(super) fn feed(&self, vm: &Vm, data: Arc<[u8]>, update: fn(&mut T, &[u8])) -> PyResult<()> {
        vm.work(data.len() / BYTES_PER_UNIT)?;
        if data.len() < RELEASED_FROM {
            update(&mut self.0.borrow_mut(), &data);
            return Ok(());
        }
        let mut state = self.0.borrow().clone();
        let state = released(vm, move || {
            update(&mut state, &data);
            state
        })?;
        *self.0.borrow_mut() = state;
        Ok(())
    }
}

/// `hexdigest()` of a digest.
pub(super) fn hexadecimal(vm: &Vm, digest: &[u8]) -> Value {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * digest.len());
    for byte in digest {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    vm.text(text)
}
