//! Making and examining exceptions from native code.

use super::exception::Exception;
use super::str::Str;
use super::type_object::TypeObject;
use super::value::{Ref, Value};
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

impl Vm {
    /// A new exception of a built-in type with these `args`, without calling its constructor.
    #[cold]
    pub fn new_exception_with(&self, class: &Ref<TypeObject>, args: Vec<Value>) -> Raised {
        let exception = self.heap.allocate(Exception::new(self.tuple(args)), class);
        self.fill_exception_members(&exception);
        Raised::Exception(exception)
    }

    /// Whether what was raised is an instance of an exception type.
    pub fn is_exception(&self, raised: &Raised, class: &Ref<TypeObject>) -> bool {
        match raised {
            Raised::Exception(exception) => exception.header().type_ref().is_subtype(class),
            Raised::Interrupt(_) => false,
        }
    }

    /// AttributeError with `name` and `obj`.
    #[cold]
    pub fn attribute_error_for(&self, message: String, object: &Value, name: &Ref<Str>) -> Raised {
        let raised = self.attribute_error(message);
        if let Raised::Exception(exception) = &raised {
            let mut members = exception.members.borrow_mut();
            // The order of the table in `exception_methods`: name, obj.
            members.resize_with(2, || None);
            members[0] = Some(name.value().clone());
            members[1] = Some(object.clone());
        }
        raised
    }

    /// Turns StopIteration into its value; other results stay.
    pub fn stop_iteration_value(&self, result: PyResult) -> PyResult<Result<Value, Value>> {
        match result {
            Ok(value) => Ok(Ok(value)),
            Err(Raised::Exception(exception))
                if exception.header().type_ref().is_subtype(&self.exceptions.stop_iteration) =>
            {
                let value = exception.members.borrow().first().cloned().flatten();
                Ok(Err(value.unwrap_or(Value::NONE)))
            }
            Err(raised) => Err(raised),
        }
    }

    /// KeyError whose argument is the key itself.
    #[cold]
    pub fn key_error_for(&self, key: &Value) -> Raised {
        self.new_exception_with(&self.exceptions.key_error, vec![key.clone()])
    }
}

impl Vm {
    /// Sets `name` of a NameError.
    pub(crate) fn set_name_of_error(&self, raised: &Raised, name: &Ref<Str>) {
        if let Raised::Exception(exception) = raised {
            let mut members = exception.members.borrow_mut();
            let length = members.len().max(1);
            members.resize_with(length, || None);
            members[0] = Some(name.value().clone());
        }
    }
}
