//! Exceptions that nobody can catch, such as those of `__del__`: `sys.unraisablehook`, and what it prints by default.

use crate::native::{PyResult, Raised};
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::traceback::Traceback;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// What is known of an exception that nobody can catch: the fields of `sys.unraisablehook`'s argument.
pub struct Unraisable<'a> {
    /// `exc_type`
    pub class: Value,
    /// `exc_value`
    pub exception: Option<Value>,
    /// `exc_traceback`
    pub traceback: Option<Ref<Traceback>>,
    /// `err_msg`: what stands before the object, in place of "Exception ignored in".
    pub message: Option<&'a str>,
    /// `object`: what raised it.
    pub object: Option<Value>,
}

impl Vm {
    /// Gives an exception that nobody can catch to `sys.unraisablehook`. Only interrupts go on.
    pub fn write_unraisable(
        &self,
        exception: &Ref<Exception>,
        message: Option<&str>,
        object: Option<&Value>,
    ) -> PyResult<()> {
        if exception.traceback.borrow().is_none() {
            self.begin_traceback(exception);
        }
        let unraisable = Unraisable {
            class: self.type_of(exception.value()).value().clone(),
            exception: Some(exception.value().clone()),
            traceback: exception.traceback.borrow().clone(),
            message,
            object: object.cloned(),
        };
        let Some(hook) = self.sys_attribute("unraisablehook").filter(|hook| !hook.is_none()) else {
            return self.print_unraisable(&unraisable);
        };
        let arguments = self.unraisable_arguments(&unraisable)?;
        match self.call(&hook, &[arguments]) {
            Ok(_) => Ok(()),
            Err(Raised::Exception(second)) => self.print_unraisable(&Unraisable {
                class: self.type_of(second.value()).value().clone(),
                exception: Some(second.value().clone()),
                traceback: second.traceback.borrow().clone(),
                message: Some("Exception ignored in sys.unraisablehook"),
                object: Some(hook),
            }),
            Err(interrupt) => Err(interrupt),
        }
    }

    /// The hook's argument, made by the function that `sys` has left for it.
    fn unraisable_arguments(&self, unraisable: &Unraisable<'_>) -> PyResult {
        let fields = self.tuple([
            unraisable.class.clone(),
            unraisable.exception.clone().unwrap_or(Value::NONE),
            unraisable.traceback.clone().map_or(Value::NONE, Ref::into_value),
            unraisable.message.map_or(Value::NONE, |message| self.text(message)),
            unraisable.object.clone().unwrap_or(Value::NONE),
        ]);
        let class = self.state.borrow().get(UNRAISABLE_TYPE).cloned();
        match class {
            Some(class) => self.call(&class, &[fields]),
            None => Ok(fields),
        }
    }

    /// What `sys.__unraisablehook__` does.
    pub fn print_unraisable(&self, unraisable: &Unraisable<'_>) -> PyResult<()> {
        let mut text = String::new();
        if let Some(object) = &unraisable.object {
            let shown = match self.repr(object) {
                Ok(shown) => shown.as_str().to_owned(),
                Err(interrupt @ Raised::Interrupt(_)) => return Err(interrupt),
                Err(_) => "<object repr() failed>".to_owned(),
            };
            let message = unraisable.message.unwrap_or("Exception ignored in");
            text.push_str(&format!("{message}: {shown}\n"));
        } else if let Some(message) = unraisable.message {
            text.push_str(&format!("{message}:\n"));
        }
        if let Some(traceback) = &unraisable.traceback {
            text.push_str("Traceback (most recent call last):\n");
            text.push_str(&self.plain_stack_text(Some(traceback.clone())));
        }
        text.push_str(&self.qualified_name(&unraisable.class));
        if let Some(exception) = unraisable.exception.as_ref().filter(|exception| !exception.is_none()) {
            let shown = match self.str_of(exception) {
                Ok(shown) => shown.as_str().to_owned(),
                Err(interrupt @ Raised::Interrupt(_)) => return Err(interrupt),
                Err(_) => "<exception str() failed>".to_owned(),
            };
            text.push_str(&format!(": {shown}"));
        }
        text.push('\n');
        match self.write_stderr(&text) {
            Err(interrupt @ Raised::Interrupt(_)) => Err(interrupt),
            // There is nowhere left to complain.
            _ => Ok(()),
        }
    }

    /// `module.Class`, without the modules that go without saying.
    pub(super) fn qualified_name(&self, class: &Value) -> String {
        let attribute = |name: &Ref<Str>| {
            let value = self.try_attribute(class, name).ok().flatten()?;
            value.downcast_ref::<Str>().map(|text| text.as_str().to_owned())
        };
        let name = attribute(&self.names.__qualname__).unwrap_or_else(|| "<unknown>".to_owned());
        match attribute(&self.names.__module__).as_deref() {
            Some("builtins" | "__main__") => name,
            Some(module) => format!("{module}.{name}"),
            None => format!("<unknown>.{name}"),
        }
    }
}

/// Where [`Vm::state`] keeps the type of the hook's argument.
pub const UNRAISABLE_TYPE: &str = "sys.UnraisableHookArgs";
