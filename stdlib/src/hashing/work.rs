//! What hashing objects share: their arguments, their state while a worker has it, and hexadecimal digests.

use std::sync::Arc;

use minipy_vm::native::PyResult;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::released::Exclusive;

/// Data at least this long is hashed without the GIL, as in CPython.
const RELEASED_FROM: usize = 2048;

/// Bytes that are hashed in the time of one unit of native work.
const BYTES_PER_UNIT: usize = 64;

/// What hashing takes in virtual time.
const NANOSECONDS_PER_BYTE: usize = 2;

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
pub(super) struct State<T>(Exclusive<T>);

impl<T: Clone + Send + 'static> State<T> {
    pub(super) fn new(state: T) -> State<T> {
        State(Exclusive::new(state))
    }

    /// Looks at the state.
    pub(super) fn with<R>(&self, vm: &Vm, action: impl FnOnce(&T) -> R) -> PyResult<R> {
        self.0.with(vm, |state| action(state))
    }

    /// Another object's state, equal to this one now.
    pub(super) fn copy(&self, vm: &Vm) -> PyResult<State<T>> {
        self.with(vm, |state| State::new(state.clone()))
    }

    /// Feeds data to the state; much data goes to a worker together with the state.
    pub(super) fn feed(&self, vm: &Vm, data: Arc<[u8]>, update: fn(&mut T, &[u8])) -> PyResult<()> {
        vm.work(data.len() / BYTES_PER_UNIT)?;
        if data.len() < RELEASED_FROM {
            return self.0.with(vm, |state| update(state, &data));
        }
        self.0.released(vm, "hash", data.len() * NANOSECONDS_PER_BYTE, move |state| update(state, &data))
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
