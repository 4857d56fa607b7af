//! The payload of modules.

use super::dict::Dict;
use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::{Ref, Value};

/// A module: its namespace.
pub struct Module {
    /// `__dict__`.
    pub dict: Ref<Dict>,
}

impl Payload for Module {
    const KIND: Kind = Kind::MODULE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.dict.value());
    }
}

/// `module`.
pub static MODULE: TypeDef =
    TypeDef { name: "module", layout: VTable::of::<Module>(), flags: type_flag::BASE_TYPE, ..TypeDef::EMPTY };

impl crate::vm::Vm {
    /// The message of AttributeError for a module.
    pub(crate) fn module_attribute_message(&self, module: &Value, name: &str) -> String {
        let module_name = module
            .downcast_ref::<Module>()
            .and_then(|module| module.dict.get_str(&self.names.__name__))
            .and_then(|name| name.downcast_ref::<super::str::Str>().map(|name| name.as_str().to_owned()));
        match module_name {
            Some(module_name) => format!("module '{module_name}' has no attribute '{name}'"),
            None => format!("module has no attribute '{name}'"),
        }
    }
}
