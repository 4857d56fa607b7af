//! The intrinsics behind type parameters and `type` statements (PEP 695, PEP 696): functions of the module `_typing`.

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// The intrinsic that makes a ParamSpec.
const PARAM_SPEC: u32 = 8;
/// The intrinsic that makes a TypeVarTuple.
const TYPE_VAR_TUPLE: u32 = 9;

impl Vm {
    /// Calls a function of `_typing`.
    fn call_typing(&self, function: &str, arguments: &[Value]) -> PyResult {
        let module = self.import_module("_typing")?;
        let function = self.attribute(&module, function)?;
        self.call(&function, arguments)
    }

    /// `kind` is the number of the intrinsic: 7 TypeVar, 8 ParamSpec, 9 TypeVarTuple. `bound`: the function that
    /// evaluates the bound, or the constraints if the flag is set.
    pub(crate) fn make_type_parameter(
        &self,
        kind: u32,
        name: &Value,
        bound: Option<(&Value, bool)>,
    ) -> PyResult {
        match (kind, bound) {
            (PARAM_SPEC, _) => self.call_typing("_make_paramspec", &[name.clone()]),
            (TYPE_VAR_TUPLE, _) => self.call_typing("_make_typevartuple", &[name.clone()]),
            (_, None) => self.call_typing("_make_typevar", &[name.clone()]),
            (_, Some((bound, false))) => self.call_typing("_make_typevar", &[name.clone(), bound.clone()]),
            (_, Some((constraints, true))) => {
                self.call_typing("_make_typevar", &[name.clone(), Value::NONE, constraints.clone()])
            }
        }
    }

    /// Sets the function that evaluates a type parameter's default.
    pub(crate) fn set_type_parameter_default(&self, parameter: &Value, default: &Value) -> PyResult {
        self.call_typing("_set_typeparam_default", &[parameter.clone(), default.clone()])
    }

    /// `Generic[*parameters]`.
    pub(crate) fn subscript_generic(&self, parameters: &Value) -> PyResult {
        self.call_typing("_subscript_generic", &[parameters.clone()])
    }

    /// `type name[parameters] = value`: from the tuple of name, parameters and the function that evaluates it.
    pub(crate) fn make_type_alias(&self, parts: &Value) -> PyResult {
        self.call_typing("_make_typealias", &[parts.clone()])
    }
}
