//! The protocols of objects: iteration, length, items, containment, index.

use super::value::{Slot, Value};
use crate::native::PyResult;
use crate::vm::Vm;

impl Vm {
    /// `iter(value)`.
    pub fn iter(&self, _value: &Value) -> PyResult {
        Err(self.not_implemented_error("iter"))
    }

    /// `next(iterator)`: `None` when it is exhausted.
    pub fn next(&self, _iterator: &Value) -> PyResult<Option<Value>> {
        Err(self.not_implemented_error("next"))
    }

    /// All items of an iterable, in order.
    pub fn collect(&self, iterable: &Value) -> PyResult<Vec<Value>> {
        let mut items = Vec::new();
        self.for_each(iterable, |item| {
            items.push(item);
            Ok(true)
        })?;
        Ok(items)
    }

    /// Calls `action` with each item of an iterable until it returns `false`.
    pub fn for_each(&self, iterable: &Value, mut action: impl FnMut(Value) -> PyResult<bool>) -> PyResult<()> {
        let iterator = self.iter(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            if !action(item)? {
                break;
            }
        }
        Ok(())
    }

    /// `len(value)`.
    pub fn len(&self, _value: &Value) -> PyResult<usize> {
        Err(self.not_implemented_error("len"))
    }

    /// `value[key]`.
    pub fn get_item(&self, _value: &Value, _key: &Value) -> PyResult {
        Err(self.not_implemented_error("get_item"))
    }

    /// `value[key] = new`, or `del value[key]` for `None`.
    pub fn set_item(&self, _value: &Value, _key: &Value, _new: Slot) -> PyResult<()> {
        Err(self.not_implemented_error("set_item"))
    }

    /// `item in value`.
    pub fn contains(&self, _value: &Value, _item: &Value) -> PyResult<bool> {
        Err(self.not_implemented_error("contains"))
    }

    /// `operator.index(value)` as a machine integer; IndexError if it does not fit.
    pub fn index(&self, _value: &Value) -> PyResult<i64> {
        Err(self.not_implemented_error("index"))
    }

    /// `format(value, spec)`.
    pub fn format(&self, _value: &Value, _spec: &str) -> PyResult<String> {
        Err(self.not_implemented_error("format"))
    }
}
