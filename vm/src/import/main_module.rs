//! Running a module as `__main__`: `-m`, and folders with a `__main__.py`.

use super::find::Found;
use super::load::cache_path;
use super::spec::{FROZEN_IMPORTER, SpecParts};
use crate::builtins::execute::Mode;
use crate::compile::CompileOptions;
use crate::native::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// Why there is nothing to run, as CPython's `runpy` says it, or what was raised while looking.
enum Failure {
    Message(String),
    Raised(Raised),
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Failure {
        Failure::Raised(raised)
    }
}

/// What is run.
struct MainCode {
    name: String,
    found: Found,
    code: Ref<Code>,
}

impl Vm {
    /// Runs a module as `__main__`. For `__main__` itself (a folder's) `sys.argv` stays as it is.
    pub fn run_module(&self, name: &str) -> PyResult<()> {
        let main = match self.find_main(name) {
            Ok(main) => main,
            Err(Failure::Raised(raised)) => return Err(raised),
            Err(Failure::Message(message)) => {
                let text = self.text(format!("minipy: {message}"));
                return Err(self.exit_with(text));
            }
        };
        let globals = self.main_module();
        let set = |name: &Ref<Str>, value: Value| drop(globals.dict.insert_str(name, value));
        let (loader, origin, cached) = match &main.found {
            Found::File { path, .. } => {
                (self.new_source_loader(&main.name, path)?, path.clone(), Some(cache_path(path)))
            }
            _ => (self.native_type(&FROZEN_IMPORTER).value().clone(), "frozen".to_owned(), None),
        };
        let is_file = cached.is_some();
        let parts = SpecParts { loader, origin: Some(origin.clone()), search_locations: None, cached };
        let spec = self.new_spec(&main.name, parts)?;
        self.set_module_attributes(&globals, &spec, is_file.then_some(&*origin))?;
        set(&self.names.__name__, self.names.__main__.value().clone());
        if name != "__main__"
            && let Some(argv) = self.sys_attribute("argv")
        {
            // A module of the library shows the file that it would be in.
            let shown = if is_file { origin } else { format!("{}.py", main.name.replace('.', "/")) };
            self.set_item(&argv, &Value::small_int(0), Some(self.text(&shown)))?;
        }
        self.run_through_runpy(&main.code, globals.dict.value())
    }

    /// Runs code below two frames, those of `runpy` that CPython's tracebacks show.
    fn run_through_runpy(&self, code: &Ref<Code>, globals: &Value) -> PyResult<()> {
        const RUN_CODE_LINE: usize = 88;
        const RUN_MODULE_LINE: usize = 198;
        let source = format!(
            "{}def _run_code(code, run_globals):\n    exec(code, run_globals)\n{}\
             def _run_module_as_main(code, run_globals):\n    return _run_code(code, run_globals)\n",
            "\n".repeat(RUN_CODE_LINE - 2),
            "\n".repeat(RUN_MODULE_LINE - RUN_CODE_LINE - 2),
        );
        let options = CompileOptions::default();
        let runner = self.compile_source(&source, "<frozen runpy>", Mode::Exec, &options)?;
        let namespace = self.new_dict();
        self.run_code(&runner, &namespace, None)?;
        match namespace.get_str(&self.intern("_run_module_as_main")) {
            Some(run) => self.call(&run, &[code.value().clone(), globals.clone()]).map(drop),
            None => Err(self.system_error("runpy has no _run_module_as_main")),
        }
    }

    /// `SystemExit(code)`.
    fn exit_with(&self, code: Value) -> Raised {
        match self.call(self.exceptions.system_exit.value(), &[code]).map(Value::downcast) {
            Ok(Ok(exception)) => Raised::Exception(exception),
            Ok(Err(_)) => self.system_error("SystemExit made no exception"),
            Err(raised) => raised,
        }
    }

    fn find_main(&self, name: &str) -> Result<MainCode, Failure> {
        if name.starts_with('.') {
            return Err(Failure::Message("Relative module names not supported".to_owned()));
        }
        let package = name.rsplit_once('.').map(|(package, _)| package);
        if let Some(package) = package
            && let Err(raised) = self.import_module(package)
        {
            self.pass_unless_missing(raised, package)?;
        }
        let found = match self.find_in_package(name, package) {
            Ok(Some(found)) => found,
            Ok(None) => return Err(Failure::Message(format!("No module named {name}"))),
            Err(raised) => return Err(self.specification_failure(name, raised)),
        };
        let is_package = match &found {
            Found::File { package, .. } => package.is_some(),
            Found::Frozen(source) => source.is_package,
            Found::Namespace(_) => true,
            _ => false,
        };
        if is_package {
            if name == "__main__" || name.ends_with(".__main__") {
                return Err(Failure::Message("Cannot use package as __main__ module".to_owned()));
            }
            return match self.find_main(&format!("{name}.__main__")) {
                Err(Failure::Message(message)) if self.modules.get_str(&self.intern(name)).is_some() => {
                    Err(Failure::Message(format!(
                        "{message}; '{name}' is a package and cannot be directly executed"
                    )))
                }
                other => other,
            };
        }
        match self.code_of(&found)? {
            Some(code) => Ok(MainCode { name: name.to_owned(), found, code }),
            None => Err(Failure::Message(format!("No code object available for {name}"))),
        }
    }

    fn find_in_package(&self, name: &str, package: Option<&str>) -> PyResult<Option<Found>> {
        let Some(package) = package else { return self.find_module(name, None) };
        let parent = self.import_module(package)?;
        match self.try_attribute(&parent, &self.names.__path__)? {
            Some(path) => self.find_module(name, Some(&path)),
            None => {
                let message =
                    format!("__path__ attribute not found on '{package}' while trying to find '{name}'");
                Err(self.module_not_found(&message, name))
            }
        }
    }

    /// An import error of the package's own modules is an exception of the program.
    fn pass_unless_missing(&self, raised: Raised, package: &str) -> PyResult<()> {
        if !self.is_exception(&raised, &self.exceptions.import_error) {
            return Err(raised);
        }
        let Raised::Exception(exception) = &raised else { return Err(raised) };
        let name = self.get_attribute(exception.value(), &self.names.name)?;
        let is_own = name.downcast_ref::<Str>().is_some_and(|name| {
            package == name.as_str() || package.starts_with(&format!("{}.", name.as_str()))
        });
        if is_own { Ok(()) } else { Err(raised) }
    }

    fn specification_failure(&self, name: &str, raised: Raised) -> Failure {
        let kinds = [
            &self.exceptions.import_error,
            &self.exceptions.attribute_error,
            &self.exceptions.type_error,
            &self.exceptions.value_error,
        ];
        let Raised::Exception(exception) = &raised else { return Failure::Raised(raised) };
        if !kinds.iter().any(|kind| self.is_exception(&raised, kind)) {
            return Failure::Raised(raised);
        }
        let text = match self.str_of(exception.value()) {
            Ok(text) => text.as_str().to_owned(),
            Err(raised) => return Failure::Raised(raised),
        };
        let kind = self.type_name(exception.value());
        let mut message = format!("Error while finding module specification for '{name}' ({kind}: {text})");
        if let Some(stem) = name.strip_suffix(".py") {
            message.push_str(&format!(". Try using '{stem}' instead of '{name}' as the module name."));
        }
        Failure::Message(message)
    }
}
