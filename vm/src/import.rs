//! Importing: `__import__`, absolute and relative names, packages; finding and loading are in `import/`.

mod compiled;
mod find;
mod from_list;
mod load;
mod main_module;
mod missing_name;
mod spec;

pub use self::compiled::CompiledLibrary;
use std::cell::RefCell;
use std::collections::HashMap;

use crate::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use crate::object::dict::Dict;
use crate::object::native_function::NativeFunction;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// A module of the library that is written in Python.
pub struct LibrarySource {
    /// Its name, with those of its packages.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Whether it is a package.
    pub is_package: bool,
    /// Its code without optimisation, [packed](crate::bytecode::pack).
    pub code: &'static [u8],
}

/// The modules that come with the interpreter: declared in Rust, or in Python.
#[derive(Default)]
pub struct ModuleRegistry {
    /// Native modules by name.
    pub(crate) native: RefCell<HashMap<&'static str, &'static ModuleDef>>,
    /// Modules written in Python by name.
    pub(crate) python: RefCell<HashMap<&'static str, &'static LibrarySource>>,
}

impl ModuleRegistry {
    /// Adds a native module.
    pub fn add_native(&self, def: &'static ModuleDef) {
        self.native.borrow_mut().insert(def.name, def);
    }

    /// Adds a module written in Python.
    pub fn add_python(&self, source: &'static LibrarySource) {
        self.python.borrow_mut().insert(source.name, source);
    }

    /// A module written in Python.
    pub fn python_source(&self, name: &str) -> Option<&'static LibrarySource> {
        self.python.borrow().get(name).copied()
    }

    /// Whether a module of this name comes with the interpreter.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.native.borrow().contains_key(name) || self.python.borrow().contains_key(name)
    }
}

/// The function of `builtins`.
pub(crate) const FUNCTIONS: &[NativeDef] = &[NativeDef::new(
    "__import__(name, globals=None, locals=None, fromlist=(), level=0)",
    "Import a module.\n\n\
     Because this function is meant for use by the Python\n\
     interpreter and not for general use, it is better to use\n\
     importlib.import_module() to programmatically import a module.",
    builtin_import,
)];

fn builtin_import(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(0).downcast_ref::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let globals = args.not_none(1).and_then(|globals| globals.downcast_clone::<Dict>());
    let level = match args.optional(4) {
        Some(level) => i64::from(vm.int_argument(level)?),
        None => 0,
    };
    if level > 0 && globals.is_none() {
        return Err(vm.key_error_for(&vm.text("'__name__' not in globals")));
    }
    let nothing = Value::NONE;
    let from_list = args.optional(3).unwrap_or(&nothing);
    let globals = globals.unwrap_or_else(|| vm.builtins.clone());
    vm.import_with_level(name.as_str(), &globals, from_list, level)
}

impl Vm {
    /// Whether a value is the built-in `__import__` (then no call is needed).
    pub(crate) fn is_builtin_import(&self, function: &Value) -> bool {
        function
            .downcast_ref::<NativeFunction>()
            .is_some_and(|native| std::ptr::eq(native.def.signature, FUNCTIONS[0].signature))
    }

    /// `__import__(name, globals, locals, from_list, level)`.
    pub fn import_with_level(
        &self,
        name: &str,
        globals: &Ref<Dict>,
        from_list: &Value,
        level: i64,
    ) -> PyResult {
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        if name.is_empty() && level == 0 {
            return Err(self.value_error("Empty module name"));
        }
        let absolute = if level == 0 { name.to_owned() } else { self.absolute_name(name, globals, level)? };
        let module = self.import_module(&absolute)?;
        if !from_list.is_none() && self.is_true(from_list)? {
            self.import_from_list(&module, from_list)?;
            return Ok(module);
        }
        match name.split_once('.') {
            None => Ok(module),
            Some((top, _)) if level == 0 => self.import_module(top),
            Some((top, _)) => {
                // `import` of a relative dotted name gives the module that its first part names.
                let kept = &absolute[..absolute.len() - (name.len() - top.len())];
                self.modules.get_str(&self.intern(kept)).ok_or_else(|| {
                    self.key_error_for(&self.text(format!("{kept:?} not in sys.modules as expected")))
                })
            }
        }
    }

    /// Imports a module by its absolute name and returns it (not its package).
    pub fn import_module(&self, name: &str) -> PyResult {
        let key = self.intern(name);
        match self.modules.get_str(&key) {
            Some(module) if module.is_none() => {
                Err(self.module_not_found(&format!("import of {name} halted; None in sys.modules"), name))
            }
            Some(module) => Ok(module),
            None => self.find_and_load(&key),
        }
    }

    /// Imports the package around a module first, then the module, and sets it there as an attribute.
    fn find_and_load(&self, key: &Ref<Str>) -> PyResult {
        let _nested = self.enter_native("")?;
        let name = key.as_str();
        let Some((parent_name, child)) = name.rsplit_once('.') else {
            return match self.find_module(name, None)? {
                Some(found) => self.load_module(key, found),
                None => Err(self.module_not_found(&format!("No module named '{name}'"), name)),
            };
        };
        let parent = self.import_module(parent_name)?;
        if let Some(module) = self.modules.get_str(key) {
            // The package has done it.
            return Ok(module);
        }
        let Some(path) = self.try_attribute(&parent, &self.names.__path__)? else {
            let message = format!("No module named '{name}'; '{parent_name}' is not a package");
            return Err(self.module_not_found(&message, name));
        };
        let Some(found) = self.find_module(name, Some(&path))? else {
            return Err(self.module_not_found(&format!("No module named '{name}'"), name));
        };
        let module = self.load_module(key, found)?;
        self.set_attribute(&parent, &self.intern(child), Some(module.clone()))?;
        Ok(module)
    }

    /// ModuleNotFoundError with its `name`.
    #[cold]
    pub(crate) fn module_not_found(&self, message: &str, name: &str) -> Raised {
        self.import_failure(&self.exceptions.module_not_found_error, message, &[("name", self.text(name))])
    }

    /// The name that a relative import means: `__package__` less `level - 1` parts, and the name behind it.
    fn absolute_name(&self, name: &str, globals: &Ref<Dict>, level: i64) -> PyResult<String> {
        let package = self.package_of(globals)?;
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((outer, _)) => base = outer,
                None => return Err(self.import_error("attempted relative import beyond top-level package")),
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// `__package__` of a namespace, from `__spec__` or `__name__` if there is none.
    fn package_of(&self, globals: &Ref<Dict>) -> PyResult<String> {
        let given = |name: &Ref<Str>| globals.get_str(name).filter(|value| !value.is_none());
        let package = match (given(&self.names.__package__), given(&self.names.__spec__)) {
            (Some(package), _) => match package.downcast_ref::<Str>() {
                Some(package) => package.as_str().to_owned(),
                None => return Err(self.type_error("package must be a string")),
            },
            (None, Some(spec)) => {
                let parent = self.get_attribute(&spec, &self.names.parent)?;
                match parent.downcast_ref::<Str>() {
                    Some(parent) => parent.as_str().to_owned(),
                    None => return Err(self.type_error("__spec__.parent must be a string")),
                }
            }
            (None, None) => {
                let Some(name) = globals.get_str(&self.names.__name__) else {
                    return Err(self.key_error_for(&self.text("'__name__' not in globals")));
                };
                let Some(name) = name.downcast_ref::<Str>() else {
                    return Err(self.type_error("__name__ must be a string"));
                };
                match name.as_str().rsplit_once('.') {
                    _ if globals.get_str(&self.names.__path__).is_some() => name.as_str().to_owned(),
                    Some((package, _)) => package.to_owned(),
                    None => String::new(),
                }
            }
        };
        if package.is_empty() {
            return Err(self.import_error("attempted relative import with no known parent package"));
        }
        Ok(package)
    }
}
