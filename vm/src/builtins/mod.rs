//! The built-in types and functions.

pub mod anext;
pub mod convert;
pub mod execute;
pub mod input;
pub mod inspect;
pub mod iterate;
pub mod iterators;
pub mod print;
pub mod types;

use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};

impl crate::vm::Vm {
    /// Fills the namespace of `builtins`.
    pub(crate) fn install_builtins(&self) {
        for (name, class) in self.types.public() {
            drop(self.builtins.insert_str(&self.intern(name), class.value().clone()));
        }
        for functions in [
            inspect::FUNCTIONS,
            convert::FUNCTIONS,
            iterate::FUNCTIONS,
            anext::FUNCTIONS,
            execute::FUNCTIONS,
            print::FUNCTIONS,
            input::FUNCTIONS,
            crate::import::FUNCTIONS,
        ] {
            for def in functions {
                let module = self.names.builtins.value().clone();
                drop(self.builtins.insert_str(&self.intern(def.name()), self.native_function(def, module)));
            }
        }
        if let Some(import) = self.builtins.get_str(&self.names.__import__) {
            let _ = self.builtin_import.set(import);
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
        let iterators = [
            &iterators::ENUMERATE,
            &iterators::ZIP,
            &iterators::MAP,
            &iterators::FILTER,
            &iterators::REVERSED,
        ];
        for def in iterators {
            let class = self.native_type(def).into_value();
            drop(self.builtins.insert_str(&self.intern(def.name), class));
        }
        for (name, class) in self.exceptions.all() {
            drop(self.builtins.insert_str(&self.intern(name), class.value().clone()));
        }
        let names = [("IOError", "OSError"), ("EnvironmentError", "OSError")];
        for (alias, name) in names {
            if let Some(class) = self.builtins.get_str(&self.intern(name)) {
                drop(self.builtins.insert_str(&self.intern(alias), class));
            }
        }
        let set = |name: &Ref<Str>, value: Value| drop(self.builtins.insert_str(name, value));
        set(&self.names.__name__, self.text("builtins"));
        set(&self.names.__doc__, self.text("Built-in functions, types, exceptions, and other objects."));
        set(&self.names.__package__, self.text(""));
        set(&self.names.__loader__, Value::NONE);
        set(&self.names.__spec__, Value::NONE);
        let module = Module { dict: self.builtins.clone() };
        let module = self.heap.allocate(module, &self.types.module).into_value();
        drop(self.modules.insert_str(&self.names.builtins, module));
    }
}

impl crate::vm::Vm {
    /// `sys.displayhook(value)`: what the interactive mode does with the value of an expression statement.
    pub(crate) fn display_hook(&self, value: &Value) -> crate::native::PyResult {
        match self.sys_attribute("displayhook") {
            Some(hook) => self.call(&hook, std::slice::from_ref(value)),
            None => Err(self.runtime_error("lost sys.displayhook")),
        }
    }
}
