//! Loading modules: the module object, its attributes, and running its code.

use std::sync::Arc;

use minipy_grammar::decode::{self, Origin};

use super::LibrarySource;
use super::find::Found;
use super::spec::{BUILTIN_IMPORTER, FROZEN_IMPORTER, NAMESPACE_LOADER, SpecParts};
use crate::builtins::execute::Mode;
use crate::bytecode::pack;
use crate::compile::CompileOptions;
use crate::native::PyResult;
use crate::object::code::Code;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

impl Vm {
    /// Makes the module that was found, and runs its code. What fails is taken out of `sys.modules` again.
    pub(super) fn load_module(&self, key: &Ref<Str>, found: Found) -> PyResult {
        let name = key.as_str();
        let (loaded, spec) = match found {
            Found::Spec(spec) => return self.load_by_spec(key, &spec),
            Found::Native(def) => {
                let module = self.new_native_module(def)?;
                let loader = self.native_type(&BUILTIN_IMPORTER).value().clone();
                let origin = Some("built-in".to_owned());
                let parts = SpecParts { loader, origin, search_locations: None, cached: None };
                let spec = self.new_spec(name, parts)?;
                self.set_module_attributes(&module, &spec, None)?;
                drop(self.modules.insert_str(key, module.value().clone()));
                return Ok(module.into_value());
            }
            Found::Namespace(folders) => {
                let locations = self.list(folders.iter().map(|folder| self.text(folder)).collect());
                let loader = self.new_instance(&self.native_type(&NAMESPACE_LOADER))?;
                let parts =
                    SpecParts { loader, origin: None, search_locations: Some(locations), cached: None };
                let spec = self.new_spec(name, parts)?;
                let module = self.new_module(name, "");
                self.set_module_attributes(&module, &spec, None)?;
                drop(self.modules.insert_str(key, module.value().clone()));
                return Ok(module.into_value());
            }
            Found::Frozen(source) => {
                let loader = self.native_type(&FROZEN_IMPORTER).value().clone();
                let search_locations = source.is_package.then(|| self.list(Vec::new()));
                let origin = Some("frozen".to_owned());
                let spec =
                    self.new_spec(name, SpecParts { loader, origin, search_locations, cached: None })?;
                let module = self.new_module(name, "");
                self.set_module_attributes(&module, &spec, None)?;
                let code = || self.library_code(source);
                (self.run_module_code(key, &module, &spec, code), spec)
            }
            Found::File { path, package } => {
                let loader = self.new_source_loader(name, &path)?;
                let search_locations = package.map(|folder| self.list(vec![self.text(folder)]));
                let parts = SpecParts {
                    loader,
                    origin: Some(path.clone()),
                    search_locations,
                    cached: Some(cache_path(&path)),
                };
                let spec = self.new_spec(name, parts)?;
                let module = self.new_module(name, "");
                self.set_module_attributes(&module, &spec, Some(&path))?;
                let code = || self.compile_module_source(&self.source_of_file(&path)?, &path);
                (self.run_module_code(key, &module, &spec, code), spec)
            }
        };
        self.set_attribute(&spec, &self.names._initializing, Some(Value::FALSE))?;
        loaded
    }

    /// The attributes that a module has before its code runs.
    pub(super) fn set_module_attributes(
        &self,
        module: &Ref<Module>,
        spec: &Value,
        file: Option<&str>,
    ) -> PyResult<()> {
        let set = |name: &Ref<Str>, value: Value| drop(module.dict.insert_str(name, value));
        set(&self.names.__package__, self.get_attribute(spec, &self.names.parent)?);
        set(&self.names.__loader__, self.get_attribute(spec, &self.names.loader)?);
        set(&self.names.__spec__, spec.clone());
        let locations = self.attribute(spec, "submodule_search_locations")?;
        if !locations.is_none() {
            set(&self.names.__path__, locations);
        }
        let is_namespace = module.dict.get_str(&self.names.__path__).is_some();
        if file.is_none() && is_namespace {
            set(&self.names.__file__, Value::NONE);
        }
        if let Some(file) = file {
            set(&self.names.__file__, self.text(file));
            set(&self.names.__cached__, self.attribute(spec, "cached")?);
        }
        Ok(())
    }

    fn run_module_code(
        &self,
        key: &Ref<Str>,
        module: &Ref<Module>,
        spec: &Value,
        code: impl FnOnce() -> PyResult<Ref<Code>>,
    ) -> PyResult {
        self.set_attribute(spec, &self.names._initializing, Some(Value::TRUE))?;
        drop(self.modules.insert_str(key, module.value().clone()));
        match code().and_then(|code| self.run_code(&code, &module.dict, None)) {
            // The module may have put something else in its place.
            Ok(_) => Ok(self.modules.get_str(key).unwrap_or_else(|| module.value().clone())),
            Err(raised) => {
                drop(self.modules.remove_str(key));
                Err(raised)
            }
        }
    }

    fn load_by_spec(&self, key: &Ref<Str>, spec: &Value) -> PyResult {
        let loader = self.get_attribute(spec, &self.names.loader)?;
        let created = match self.try_attribute(&loader, &self.intern("create_module"))? {
            Some(create) => self.call(&create, &[spec.clone()])?,
            None => Value::NONE,
        };
        let module = if created.is_none() { self.new_module(key.as_str(), "").into_value() } else { created };
        if let Some(module) = module.as_ref::<Module>() {
            let origin = self.origin_of_spec(spec)?;
            let file = origin.as_ref().and_then(|origin| origin.downcast_ref::<Str>()).map(Str::as_str);
            self.set_module_attributes(module, spec, file)?;
        }
        drop(self.modules.insert_str(key, module.clone()));
        let executed =
            self.attribute(&loader, "exec_module").and_then(|execute| self.call(&execute, &[module.clone()]));
        match executed {
            Ok(_) => Ok(self.modules.get_str(key).unwrap_or(module)),
            Err(raised) => {
                drop(self.modules.remove_str(key));
                Err(raised)
            }
        }
    }

    /// The code of a module of the library, which is unpacked (with optimisation: compiled) only once for all interpreters
    /// with the same options.
    fn library_code(&self, source: &LibrarySource) -> PyResult<Ref<Code>> {
        let (library, optimize) = (&self.options.library, self.options.optimize);
        if let Some(known) = library.get(source.name, optimize) {
            return Ok(self.new_code(&known));
        }
        let packed = if optimize == 0 { pack::unpack(source.code) } else { None };
        let code = match packed {
            Some(template) => self.new_code(&Arc::new(template)),
            None => self.compile_module_source(source.text, &format!("<frozen {}>", source.name))?,
        };
        library.add(source.name, optimize, code.template.clone());
        Ok(code)
    }

    fn compile_module_source(&self, text: &str, filename: &str) -> PyResult<Ref<Code>> {
        let options = CompileOptions { optimize: self.options.optimize, ..CompileOptions::default() };
        self.compile_source(text, filename, Mode::Exec, &options)
    }

    /// Reads and decodes a module's file.
    pub(super) fn source_of_file(&self, path: &str) -> PyResult<String> {
        let bytes =
            std::fs::read(path).map_err(|error| self.os_error_from(&error, Some(&self.text(path))))?;
        decode::decode(&bytes, Origin::Object).map_err(|error| self.syntax_error_from(&error, path))
    }

    /// Compiles what was found, for running it as `__main__`.
    pub(super) fn code_of(&self, found: &Found) -> PyResult<Option<Ref<Code>>> {
        match found {
            Found::Frozen(source) => self.library_code(source).map(Some),
            Found::File { path, .. } => {
                self.compile_module_source(&self.source_of_file(path)?, path).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// Where CPython would keep the compiled module; programs see the name in `__cached__`.
pub(super) fn cache_path(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or((".", path));
    format!("{folder}/__pycache__/{}.cpython-313.pyc", file.strip_suffix(".py").unwrap_or(file))
}
