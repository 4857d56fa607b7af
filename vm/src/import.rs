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
