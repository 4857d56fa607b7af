//! `types.UnionType`: what `int | str` gives (PEP 604).

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// `a | b` for types; NotImplemented for operands that are none.
    pub(crate) fn union_of(&self, _a: &Value, _b: &Value) -> PyResult {
        Ok(Value::NOT_IMPLEMENTED)
    }
}
