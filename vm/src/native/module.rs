//! Declaring native modules.

use super::{NativeDef, PyResult};
use crate::object::module::Module;
use crate::object::type_object::TypeDef;
use crate::object::value::Ref;
use crate::vm::Vm;

/// The declaration of a native module.
pub struct ModuleDef {
    /// Its name in `sys.modules`.
    pub name: &'static str,
    /// Docstring.
    pub doc: &'static str,
    /// Functions.
    pub functions: &'static [NativeDef],
    /// Types, set under the last part of their names.
    pub types: &'static [&'static TypeDef],
    /// Adds what cannot be declared (constants, computed values).
    pub setup: Option<fn(&Vm, &Ref<Module>) -> PyResult<()>>,
}
