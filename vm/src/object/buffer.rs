//! The bytes of objects that offer them: `bytes`, `bytearray`, `memoryview`, and what exports a `bytearray`.

use std::sync::Arc;

use super::bytearray::ByteArray;
use super::bytes::Bytes;
use super::heap::Header;
use super::memoryview::MemoryView;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

impl Vm {
    /// The bytes of a bytes-like object; `None` for other objects.
    pub fn buffer(&self, value: &Value) -> PyResult<Option<Arc<[u8]>>> {
        if let Some(bytes) = value.downcast_ref::<Bytes>() {
            return Ok(Some(bytes.data.clone()));
        }
        if let Some(array) = value.downcast_ref::<ByteArray>() {
            return Ok(Some(array.data.borrow().as_slice().into()));
        }
        if let Some(view) = value.downcast_ref::<MemoryView>() {
            return view.contents(self).map(|bytes| Some(bytes.into()));
        }
        match value.header().and_then(Header::exported) {
            Some((storage, _)) => self.buffer(&storage),
            None => Ok(None),
        }
    }

    /// The bytes of an argument; TypeError if it is not bytes-like.
    pub fn buffer_argument(&self, value: &Value) -> PyResult<Arc<[u8]>> {
        match self.buffer(value)? {
            Some(bytes) => Ok(bytes),
            None => {
                let found = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{found}'")))
            }
        }
    }
}

/// Shows the bytes of a `bytes` or `bytearray` to an action, without copying them. The action runs no Python.
pub(super) fn with_bytes<R>(vm: &Vm, value: &Value, action: impl FnOnce(&[u8]) -> R) -> PyResult<R> {
    match (value.downcast_ref::<Bytes>(), value.downcast_ref::<ByteArray>()) {
        (Some(bytes), _) => Ok(action(&bytes.data)),
        (_, Some(array)) => Ok(action(&array.data.borrow())),
        _ => Ok(action(&vm.buffer_argument(value)?)),
    }
}

/// The bytes of the receiver of a method of `bytes` or `bytearray`.
pub(super) fn receiver(vm: &Vm, args: &Arguments<'_>) -> PyResult<Arc<[u8]>> {
    vm.buffer_argument(args.get(0))
}

/// A new object of the receiver's built-in type.
pub(super) fn like(vm: &Vm, args: &Arguments<'_>, data: impl Into<Vec<u8>>) -> Value {
    like_value(vm, args.get(0), data.into())
}

/// A new object of the built-in type of a value.
pub(super) fn like_value(vm: &Vm, model: &Value, data: Vec<u8>) -> Value {
    if model.is_a::<ByteArray>() { vm.bytearray(data) } else { vm.bytes(data) }
}

/// The receiver itself, if it is an exact `bytes`, else a copy.
pub(super) fn unchanged(vm: &Vm, args: &Arguments<'_>, data: &[u8]) -> Value {
    if args.get(0).is_exactly(super::heap::Kind::BYTES) { args.get(0).clone() } else { like(vm, args, data) }
}

/// A value as a byte, with CPython's messages.
pub(super) fn byte_argument(vm: &Vm, value: &Value, message: &str) -> PyResult<u8> {
    u8::try_from(vm.index_clamped(value)?).map_err(|_| vm.value_error(message))
}

/// Message for ints that are no bytes.
pub(super) const BYTE_RANGE: &str = "byte must be in range(0, 256)";
