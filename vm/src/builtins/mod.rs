//! The built-in types and functions.

pub mod convert;
pub mod execute;
pub mod inspect;
pub mod iterate;
pub mod types;

use crate::object::value::Value;

impl crate::vm::Vm {
    /// Fills the namespace of `builtins`.
    pub(crate) fn install_builtins(&self) {
        for (name, class) in self.types.public() {
            drop(self.builtins.insert_str(&self.intern(name), class.value().clone()));
        }
        for functions in [inspect::FUNCTIONS, convert::FUNCTIONS, iterate::FUNCTIONS, execute::FUNCTIONS, crate::import::FUNCTIONS] {
            for def in functions {
                let module = self.names.builtins.value().clone();
                drop(self.builtins.insert_str(&self.intern(def.name()), self.native_function(def, module)));
            }
        }
        for (name, value) in [
            ("None", Value::NONE),
            ("True", Value::TRUE),
            ("False", Value::FALSE),
            ("Ellipsis", Value::ELLIPSIS),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("__debug__", Value::bool(self.options.optimize == 0)),
        ] {
            drop(self.builtins.insert_str(&self.intern(name), value));
        }
        for (name, class) in self.exceptions.all() {
            drop(self.builtins.insert_str(&self.intern(name), class.value().clone()));
        }
    }
}

impl crate::vm::Vm {
    /// `sys.displayhook(value)`: what the interactive mode does with the value of an expression statement.
    pub(crate) fn display_hook(
        &self,
        _value: &crate::object::value::Value,
    ) -> crate::native::PyResult {
        Ok(crate::object::value::Value::NONE)
    }
}
