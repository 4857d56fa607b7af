//! Finding and loading modules.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::native::ModuleDef;

/// The modules that come with the interpreter: declared in Rust, or in Python and compiled on first import.
#[derive(Default)]
pub struct ModuleRegistry {
    /// Native modules by name.
    pub(crate) native: RefCell<HashMap<&'static str, &'static ModuleDef>>,
    /// Python sources by module name, and whether the module is a package.
    pub(crate) python: RefCell<HashMap<&'static str, (&'static str, bool)>>,
}

impl ModuleRegistry {
    /// Adds a native module.
    pub fn add_native(&self, def: &'static ModuleDef) {
        self.native.borrow_mut().insert(def.name, def);
    }

    /// Adds a module written in Python.
    pub fn add_python(&self, name: &'static str, source: &'static str, is_package: bool) {
        self.python.borrow_mut().insert(name, (source, is_package));
    }
}

use crate::native::PyResult;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

impl Vm {
    /// Whether a value is the built-in `__import__` (then no call is needed).
    pub(crate) fn is_builtin_import(&self, _function: &Value) -> bool {
        true
    }

    /// `__import__(name, globals, locals, from_list, level)`.
    pub fn import_with_level(&self, _name: &str, _globals: &Ref<Dict>, _from_list: &Value, _level: i64) -> PyResult {
        Err(self.not_implemented_error("import"))
    }

    /// `from module import name`: the attribute, or the sub-module of that name.
    pub fn import_from(&self, _module: &Value, _name: &Ref<Str>) -> PyResult {
        Err(self.not_implemented_error("import"))
    }

    /// `from module import *` into a namespace.
    pub(crate) fn import_star(&self, _module: &Value, _namespace: Option<&Value>) -> PyResult<()> {
        Err(self.not_implemented_error("import"))
    }
}

impl Vm {
    /// Imports a module by its absolute name and returns it (not its package).
    pub fn import_module(&self, name: &str) -> PyResult {
        let _ = name;
        Err(self.not_implemented_error("import"))
    }
}
