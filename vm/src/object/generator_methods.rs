//! Methods and attributes of generators, coroutines and asynchronous generators.

use super::value::Value;
use crate::eval::resume::{Resumed, resume};
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

impl Vm {
    /// `next()` of a generator, with its StopIteration as an exception; `None` for other objects.
    pub(crate) fn generator_next(&self, generator: &Value) -> Option<PyResult> {
        if generator.kind() != super::heap::Kind::GENERATOR {
            return None;
        }
        Some(match resume(self, generator, Ok(Value::NONE)) {
            Ok(Resumed::Yielded(value)) => Ok(value),
            Ok(Resumed::Returned(value)) => Err(self.stop_iteration_with(value)),
            Err(raised) => Err(raised),
        })
    }

    /// StopIteration that carries a value (none for `None`).
    pub fn stop_iteration_with(&self, value: Value) -> Raised {
        let args = if value.is_none() { vec![] } else { vec![value.clone()] };
        let raised = self.new_exception_with(&self.exceptions.stop_iteration, args);
        if let Raised::Exception(exception) = &raised {
            *exception.members.borrow_mut() = vec![Some(value)];
        }
        raised
    }

    /// `generator.close()`: raises GeneratorExit inside and expects the generator to end.
    pub fn close_generator(&self, generator: &Value) -> PyResult {
        let exit = self.generator_exit("");
        match resume(self, generator, Err(exit)) {
            Ok(Resumed::Returned(value)) => Ok(value),
            Ok(Resumed::Yielded(_)) => Err(self.runtime_error("generator ignored GeneratorExit")),
            Err(raised)
                if self.is_exception(&raised, &self.exceptions.generator_exit)
                    || self.is_exception(&raised, &self.exceptions.stop_iteration) =>
            {
                Ok(Value::NONE)
            }
            Err(raised) => Err(raised),
        }
    }

    /// RuntimeWarning for a coroutine that dies without having been started.
    pub(crate) fn warn_never_awaited(&self, _coroutine: &Value) -> Result<(), Raised> {
        Ok(())
    }

    /// Wraps a value that an asynchronous generator yields, to tell it from what it awaits.
    pub(crate) fn wrap_async_value(&self, value: Value) -> Value {
        value
    }
}
