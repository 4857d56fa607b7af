//! `types.UnionType`: what `int | str` gives (PEP 604).

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// `class[arguments]` as `types.GenericAlias`.
    pub fn generic_alias(&self, _origin: &Value, _arguments: &Value) -> PyResult {
        Err(self.not_implemented_error("GenericAlias"))
    }

    /// `a | b` for types; NotImplemented for operands that are none.
    pub(crate) fn union_of(&self, _a: &Value, _b: &Value) -> PyResult {
        Ok(Value::NOT_IMPLEMENTED)
    }
}
