//! Arithmetic operators: built-in numbers first, then the methods of the operands' types.

use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// A binary operation by the operand of `BINARY_OP` (`+` is 0, …; 13 and above are the in-place forms).
    pub fn binary_operation(&self, _operator: u32, _a: &Value, _b: &Value) -> PyResult {
        Err(self.not_implemented_error("binary operation"))
    }

    /// `-value`.
    pub fn negative(&self, _value: &Value) -> PyResult {
        Err(self.not_implemented_error("negative"))
    }

    /// `+value`.
    pub fn positive(&self, _value: &Value) -> PyResult {
        Err(self.not_implemented_error("positive"))
    }

    /// `~value`.
    pub fn invert(&self, _value: &Value) -> PyResult {
        Err(self.not_implemented_error("invert"))
    }
}
