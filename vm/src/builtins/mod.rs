//! The built-in types and functions.

pub mod execute;
pub mod types;

impl crate::vm::Vm {
    /// Fills the namespace of `builtins`.
    pub(crate) fn install_builtins(&self) {
        for (name, class) in self.types.public() {
            drop(self.builtins.insert_str(&self.intern(name), class.value().clone()));
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
