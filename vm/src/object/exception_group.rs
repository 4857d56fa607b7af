//! Exception groups: matching for `except*`, and what is raised again behind it.

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// Splits an exception by the types of an `except*`: the matching part (None if nothing) and the rest.
    pub(crate) fn match_exception_group(&self, _exception: &Value, _types: &Value) -> PyResult<(Value, Value)> {
        Err(self.not_implemented_error("except*"))
    }

    /// What has to be raised after the `except*` clauses: from the original exception and the list of results.
    pub(crate) fn prepare_reraise_star(&self, _original: &Value, _results: &Value) -> PyResult {
        Err(self.not_implemented_error("except*"))
    }
}
