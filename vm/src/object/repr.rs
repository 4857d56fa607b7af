//! `repr()`, `str()` and `ascii()`.

use super::str::Str;
use super::value::{Ref, Value};
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// `repr(value)`.
    pub fn repr(&self, _value: &Value) -> PyResult<Ref<Str>> {
        Err(self.not_implemented_error("repr"))
    }

    /// `repr(value)` as Rust text.
    pub fn repr_text(&self, value: &Value) -> PyResult<String> {
        Ok(self.repr(value)?.as_str().to_owned())
    }

    /// `str(value)`.
    pub fn str_of(&self, _value: &Value) -> PyResult<Ref<Str>> {
        Err(self.not_implemented_error("str"))
    }
}
