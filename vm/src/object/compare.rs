//! Comparison: equality without Python where types allow it, and the rich comparison protocol.

use super::heap::Kind;
use super::str::Str;
use super::value::Value;

/// Equality of two values of built-in types that needs no Python code; `None` if it must be asked.
/// The caller has found that they are not the same object.
#[inline]
pub(crate) fn fast_equal(a: &Value, b: &Value) -> Option<bool> {
    match (a.kind(), b.kind()) {
        (Kind::STR, Kind::STR) if a.is_exact() && b.is_exact() => {
            let (a, b) = (a.downcast_ref::<Str>()?, b.downcast_ref::<Str>()?);
            Some(a.as_str() == b.as_str())
        }
        (Kind::INT, Kind::INT) => match (a.as_small_int(), b.as_small_int()) {
            (Some(a), Some(b)) => Some(a == b),
            _ => None,
        },
        (Kind::STR, Kind::INT) | (Kind::INT, Kind::STR) if a.is_exact() && b.is_exact() => Some(false),
        _ => None,
    }
}

use crate::native::PyResult;
use crate::vm::Vm;

/// A rich comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompareOperator {
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl Vm {
    /// `a == b` as containers ask it: the same object is equal to itself.
    pub fn values_equal(&self, a: &Value, b: &Value) -> PyResult<bool> {
        if a.is(b) {
            return Ok(true);
        }
        let result = self.compare(a, b, CompareOperator::Equal)?;
        self.is_true(&result)
    }

    /// Rich comparison: `a OP b`, any object.
    pub fn compare(&self, _a: &Value, _b: &Value, _operator: CompareOperator) -> PyResult {
        Err(self.not_implemented_error("compare"))
    }

    /// Truth value.
    #[inline]
    pub fn is_true(&self, value: &Value) -> PyResult<bool> {
        match value.as_bool() {
            Some(value) => Ok(value),
            None => self.is_true_slow(value),
        }
    }

    fn is_true_slow(&self, _value: &Value) -> PyResult<bool> {
        Err(self.not_implemented_error("truth"))
    }
}
