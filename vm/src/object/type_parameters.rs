//! The intrinsics behind type parameters and `type` statements (PEP 695, PEP 696).

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// `kind` is the number of the intrinsic: 7 TypeVar, 8 ParamSpec, 9 TypeVarTuple. `bound`: the function that
    /// evaluates the bound, or the constraints if the flag is set.
    pub(crate) fn make_type_parameter(&self, _kind: u32, _name: &Value, _bound: Option<(&Value, bool)>) -> PyResult {
        Err(self.not_implemented_error("type parameters"))
    }

    /// Sets the function that evaluates a type parameter's default.
    pub(crate) fn set_type_parameter_default(&self, _parameter: &Value, _default: &Value) -> PyResult {
        Err(self.not_implemented_error("type parameters"))
    }

    /// `Generic[*parameters]`.
    pub(crate) fn subscript_generic(&self, _parameters: &Value) -> PyResult {
        Err(self.not_implemented_error("type parameters"))
    }

    /// `type name[parameters] = value`: from the tuple of name, parameters and the function that evaluates it.
    pub(crate) fn make_type_alias(&self, _parts: &Value) -> PyResult {
        Err(self.not_implemented_error("type aliases"))
    }
}
