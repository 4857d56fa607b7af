//! Calling any object from native code.

use crate::native::PyResult;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// The one way up: `eval` installs how a call is made, so that objects can call Python without depending on it.
#[derive(Default)]
pub struct CallHook;

impl Vm {
    /// Calls an object with positional arguments.
    #[inline]
    pub fn call(&self, callable: &Value, arguments: &[Value]) -> PyResult {
        self.call_with_keywords(callable, arguments, &[])
    }

    /// Calls an object; the last `keyword_names.len()` of the values belong to the names (`str` values).
    pub fn call_with_keywords(&self, _callable: &Value, _values: &[Value], _keyword_names: &[Value]) -> PyResult {
        Err(self.not_implemented_error("call"))
    }

    /// Calls `value.name(*arguments)` through the type's attribute, as the language does for special methods.
    /// `None` if the type has no such attribute.
    pub fn call_special(&self, value: &Value, name: &Ref<Str>, arguments: &[Value]) -> PyResult<Option<Value>> {
        match self.lookup_special(value, name) {
            Some(function) => self.call_special_function(&function, value, arguments).map(Some),
            None => Ok(None),
        }
    }

    /// Calls a class attribute bound to a receiver.
    pub fn call_special_function(&self, function: &Value, receiver: &Value, arguments: &[Value]) -> PyResult {
        let _ = (function, receiver, arguments);
        Err(self.not_implemented_error("call"))
    }

    /// Calls `getattr(value, name)(*arguments)`.
    pub fn call_method(&self, value: &Value, name: &Ref<Str>, arguments: &[Value]) -> PyResult {
        let method = self.get_attribute(value, name)?;
        self.call(&method, arguments)
    }
}
