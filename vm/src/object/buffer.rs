//! The bytes of objects that offer them: `bytes`, `bytearray`, `memoryview`.

use super::bytes::Bytes;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// A copy of the bytes of a bytes-like object; `None` for other objects.
    pub fn buffer(&self, value: &Value) -> PyResult<Option<Vec<u8>>> {
        if let Some(bytes) = value.downcast_ref::<Bytes>() {
            return Ok(Some(bytes.data.to_vec()));
        }
        Ok(None)
    }

    /// The bytes of an argument; TypeError if it is not bytes-like.
    pub fn buffer_argument(&self, value: &Value) -> PyResult<Vec<u8>> {
        match self.buffer(value)? {
            Some(bytes) => Ok(bytes),
            None => {
                let found = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{found}'")))
            }
        }
    }
}
