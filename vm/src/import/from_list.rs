//! `from module import …`: names that may be sub-modules, `*`, and the errors for names that are neither.

use crate::native::{PyResult, Raised};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

impl Vm {
    /// Imports those names of a package that are sub-modules and not there yet.
    pub(super) fn import_from_list(&self, module: &Value, from_list: &Value) -> PyResult<()> {
        if self.try_attribute(module, &self.names.__path__)?.is_none() {
            return Ok(());
        }
        self.import_listed(module, from_list, false)
    }

    fn import_listed(&self, module: &Value, from_list: &Value, is_all: bool) -> PyResult<()> {
        for item in self.collect(from_list)? {
            let Some(name) = item.downcast_ref::<Str>() else {
                let kind = self.type_name(&item);
                return Err(self.type_error(if is_all {
                    let module = self.name_of_module(module)?;
                    format!("Item in {module}.__all__ must be str, not {kind}")
                } else {
                    format!("Item in ``from list'' must be str, not {kind}")
                }));
            };
            if name.as_str() == "*" {
                if !is_all && let Some(all) = self.try_attribute(module, &self.names.__all__)? {
                    self.import_listed(module, &all, true)?;
                }
            } else if self.try_attribute(module, &self.intern(name.as_str()))?.is_none() {
                let full = format!("{}.{}", self.name_of_module(module)?, name.as_str());
                match self.import_module(&full) {
                    Ok(_) => {}
                    Err(raised) if self.is_missing(&raised, &full)? => {}
                    Err(raised) => return Err(raised),
                }
            }
        }
        Ok(())
    }

    fn name_of_module(&self, module: &Value) -> PyResult<String> {
        let name = self.get_attribute(module, &self.names.__name__)?;
        Ok(self.str_of(&name)?.as_str().to_owned())
    }

    /// Whether the sub-module itself was not found, rather than something that it imports.
    fn is_missing(&self, raised: &Raised, full: &str) -> PyResult<bool> {
        let Raised::Exception(exception) = raised else { return Ok(false) };
        if !self.is_exception(raised, &self.exceptions.module_not_found_error) {
            return Ok(false);
        }
        let name = self.get_attribute(exception.value(), &self.names.name)?;
        let is_it = name.downcast_ref::<Str>().is_some_and(|name| name.as_str() == full);
        let blocked = self.modules.get_str(&self.intern(full)).is_some_and(|module| module.is_none());
        Ok(is_it && !blocked)
    }

    /// `from module import name`: the attribute, or the sub-module of that name.
    pub fn import_from(&self, module: &Value, name: &Ref<Str>) -> PyResult {
        if let Some(value) = self.try_attribute(module, name)? {
            return Ok(value);
        }
        let module_name = self.try_attribute(module, &self.names.__name__)?;
        let Some(module_name) = module_name.as_ref().and_then(|name| name.downcast_ref::<Str>()) else {
            let message = format!(
                "cannot import name '{}' from '<unknown module name>' (unknown location)",
                name.as_str()
            );
            return Err(self.import_error(message));
        };
        let full = self.intern(&format!("{}.{}", module_name.as_str(), name.as_str()));
        if let Some(submodule) = self.modules.get_str(&full) {
            return Ok(submodule);
        }
        Err(self.cannot_import(module, module_name.as_str(), name)?)
    }

    /// An ImportError with attributes.
    #[cold]
    pub(super) fn import_failure(
        &self,
        class: &Ref<TypeObject>,
        message: &str,
        members: &[(&str, Value)],
    ) -> Raised {
        let raised = self.new_exception(class, message);
        if let Raised::Exception(exception) = &raised {
            for (name, value) in members {
                if let Err(raised) =
                    self.set_attribute(exception.value(), &self.intern(name), Some(value.clone()))
                {
                    return raised;
                }
            }
        }
        raised
    }

    /// `from module import *` into a namespace.
    pub(crate) fn import_star(&self, module: &Value, namespace: Option<&Value>) -> PyResult<()> {
        let Some(namespace) = namespace else {
            return Err(self.system_error("no locals found during 'import *'"));
        };
        let all = self.try_attribute(module, &self.names.__all__)?;
        let (names, source) = match &all {
            Some(all) => (self.collect(all)?, "Item in {}.__all__"),
            None => match self.try_attribute(module, &self.names.__dict__)? {
                Some(dict) => {
                    let keys = self.call_method(&dict, &self.names.keys, &[])?;
                    (self.collect(&keys)?, "Key in {}.__dict__")
                }
                None => {
                    return Err(self.import_error("from-import-* object has no __dict__ and no __all__"));
                }
            },
        };
        for name in names {
            let Ok(text) = name.clone().downcast::<Str>() else {
                let place = source.replace("{}", &self.name_of_module(module)?);
                return Err(self.type_error(format!("{place} must be str, not {}", self.type_name(&name))));
            };
            if all.is_none() && text.as_str().starts_with('_') {
                continue;
            }
            let text = self.intern_str(&text);
            let value = self.get_attribute(module, &text)?;
            match namespace.downcast_ref::<Dict>() {
                Some(dict) if namespace.is_exact() => drop(dict.insert_str(&text, value)),
                _ => self.set_item(namespace, text.value(), Some(value))?,
            }
        }
        Ok(())
    }
}
