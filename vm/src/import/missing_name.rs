//! What is said of a name that a module does not have: circular imports, and files that hide other modules.

use crate::native::{PyResult, Raised};
use crate::object::module::Module;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// What is known of a module that lacks a name.
struct Suspect {
    /// Its `__name__`.
    name: String,
    /// Its file, if it comes from one.
    origin: Option<Value>,
    /// Its file as text.
    file: Option<String>,
    /// Whether it is being imported.
    initializing: bool,
    /// Whether the file lies where the program's own modules are: it may hide another module.
    shadows: bool,
    /// Whether it has the name of a module of the standard library, besides.
    shadows_library: bool,
}

impl Suspect {
    /// Why the name may be missing, where that is a file with the wrong name.
    fn advice(&self) -> Option<String> {
        let file = self.file.as_deref().unwrap_or_default();
        if self.shadows_library {
            return Some(format!(
                "(consider renaming '{file}' since it has the same name as the standard library module named '{}' \
                 and the import system gives it precedence)",
                self.name
            ));
        }
        (self.initializing && self.shadows).then(|| {
            format!(
                "(consider renaming '{file}' if it has the same name as a third-party module you intended to import)"
            )
        })
    }
}

impl Vm {
    fn suspect(&self, name: &str, spec: Option<&Value>) -> PyResult<Suspect> {
        let origin = spec.map(|spec| self.origin_of_spec(spec)).transpose()?.flatten();
        let file = origin
            .as_ref()
            .and_then(|origin| origin.downcast_ref::<Str>())
            .map(|origin| origin.as_str().to_owned());
        let shadows = file.as_deref().is_some_and(|file| self.may_shadow(file));
        let library = self.sys_attribute("stdlib_module_names");
        let known = match library.as_ref().filter(|_| shadows) {
            Some(library) if library.is_a::<Set>() => self.contains(library, &self.text(name))?,
            _ => false,
        };
        let initializing = spec.map_or(Ok(false), |spec| self.is_initializing(spec))?;
        Ok(Suspect { name: name.to_owned(), origin, file, initializing, shadows, shadows_library: known })
    }

    /// Whether a file lies in the folder of the program, which comes first in `sys.path`.
    fn may_shadow(&self, file: &str) -> bool {
        let path = std::path::Path::new(file);
        let mut folder = path.parent();
        if path.file_name().is_some_and(|name| name == "__init__.py") {
            folder = folder.and_then(std::path::Path::parent);
        }
        self.options.path.first().is_some_and(|first| folder == Some(std::path::Path::new(first)))
    }

    /// The message of AttributeError for a module.
    pub(crate) fn module_attribute_message(&self, module: &Value, name: &str) -> String {
        let attribute =
            |name: &Ref<Str>| module.downcast_ref::<Module>().and_then(|module| module.dict.get_str(name));
        let module_name = attribute(&self.names.__name__).and_then(|name| name.downcast::<Str>().ok());
        let Some(module_name) = module_name else { return format!("module has no attribute '{name}'") };
        let module_name = module_name.as_str();
        let spec = attribute(&self.names.__spec__).filter(|spec| !spec.is_none());
        // What goes wrong in finding out more leaves the plain message.
        self.missing_attribute_message(module_name, spec.as_ref(), name)
            .unwrap_or_else(|_| format!("module '{module_name}' has no attribute '{name}'"))
    }

    fn missing_attribute_message(&self, module: &str, spec: Option<&Value>, name: &str) -> PyResult<String> {
        let suspect = self.suspect(module, spec)?;
        if let Some(advice) = suspect.advice() {
            return Ok(format!("module '{module}' has no attribute '{name}' {advice}"));
        }
        if suspect.initializing {
            let place = suspect.file.map_or_else(String::new, |file| format!(" from '{file}'"));
            return Ok(format!(
                "partially initialized module '{module}'{place} has no attribute '{name}' \
                 (most likely due to a circular import)"
            ));
        }
        let submodule = self.modules.get_str(&self.intern(&format!("{module}.{name}")));
        let begun = match submodule.map(|submodule| self.try_attribute(&submodule, &self.names.__spec__)) {
            Some(Ok(Some(spec))) if !spec.is_none() => self.is_initializing(&spec)?,
            _ => false,
        };
        Ok(if begun {
            format!(
                "cannot access submodule '{name}' of module '{module}' (most likely due to a circular import)"
            )
        } else {
            format!("module '{module}' has no attribute '{name}'")
        })
    }

    /// ImportError for `from module import name`.
    #[cold]
    pub(super) fn cannot_import(
        &self,
        module: &Value,
        module_name: &str,
        name: &Ref<Str>,
    ) -> PyResult<Raised> {
        let spec = self.try_attribute(module, &self.names.__spec__)?.filter(|spec| !spec.is_none());
        let suspect = self.suspect(module_name, spec.as_ref())?;
        let name_text = name.as_str();
        let origin = match suspect.origin {
            Some(origin) => Some(origin),
            None => self.try_attribute(module, &self.names.__file__)?.filter(|file| file.is_a::<Str>()),
        };
        let place = match &origin {
            Some(origin) => self.str_of(origin)?.as_str().to_owned(),
            None => "unknown location".to_owned(),
        };
        let message = match (suspect.initializing, &origin) {
            (true, Some(_)) => format!(
                "cannot import name '{name_text}' from partially initialized module '{module_name}' \
                 (most likely due to a circular import) ({place})"
            ),
            (true, None) => format!(
                "cannot import name '{name_text}' from partially initialized module '{module_name}' \
                 (most likely due to a circular import)"
            ),
            (false, _) => format!("cannot import name '{name_text}' from '{module_name}' ({place})"),
        };
        let members = [
            ("name", self.text(module_name)),
            ("path", origin.unwrap_or(Value::NONE)),
            ("name_from", name.value().clone()),
        ];
        Ok(self.import_failure(&self.exceptions.import_error, &message, &members))
    }
}
