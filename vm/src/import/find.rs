//! Finding modules: those of the interpreter, the folders of a path, and finders that the program has added.

use std::path::Path;

use super::LibrarySource;
use crate::native::{ModuleDef, PyResult};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::Vm;

/// Where a module is.
pub(crate) enum Found {
    /// Declared in Rust.
    Native(&'static ModuleDef),
    /// A Python module of the library.
    Frozen(&'static LibrarySource),
    /// A file, and the folder of the package that it begins.
    File { path: String, package: Option<String> },
    /// Folders without `__init__.py`.
    Namespace(Vec<String>),
    /// A spec that a finder in `sys.meta_path` gave.
    Spec(Value),
}

/// The library modules that CPython finds before it looks at `sys.path`: built-in or frozen ones.
const BEFORE_PATH: &[&str] = &[
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_collections_abc",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sitebuiltins",
    "_sre",
    "_stat",
    "_string",
    "_suggestions",
    "_symtable",
    "_thread",
    "_tokenize",
    "_typing",
    "_warnings",
    "_weakref",
    "abc",
    "atexit",
    "builtins",
    "codecs",
    "errno",
    "faulthandler",
    "gc",
    "genericpath",
    "importlib.machinery",
    "importlib.util",
    "io",
    "itertools",
    "marshal",
    "ntpath",
    "os",
    "posix",
    "posixpath",
    "pwd",
    "runpy",
    "site",
    "stat",
    "sys",
    "time",
    "zipimport",
];

/// Set while an importer for archives is being made.
const ARCHIVES: &str = "archives";

impl Vm {
    /// Looks for a module. `path` is its package's `__path__`, none for one at the top level.
    pub(crate) fn find_module(&self, name: &str, path: Option<&Value>) -> PyResult<Option<Found>> {
        if let Some(spec) = self.find_by_program(name, path)? {
            return Ok(Some(Found::Spec(spec)));
        }
        if path.is_none()
            && BEFORE_PATH.contains(&name)
            && let Some(found) = self.find_in_library(name)
        {
            return Ok(Some(found));
        }
        let folders = match path {
            Some(path) => self.collect(path)?,
            None => self.search_path()?,
        };
        let is_library_package = path.is_some() && folders.is_empty();
        if let Some(found) = find_in_folders(name, &folders) {
            return Ok(Some(found));
        }
        if let Some(spec) = self.find_in_archives(name, &folders)? {
            return Ok(Some(Found::Spec(spec)));
        }
        Ok(if path.is_none() || is_library_package { self.find_in_library(name) } else { None })
    }

    /// The source of a module of the library that is a file in CPython's.
    pub(crate) fn source_in_library(&self, name: &str) -> Option<&'static str> {
        let source = self.registry.python_source(name).filter(|_| !BEFORE_PATH.contains(&name))?;
        Some(source.text)
    }

    fn find_in_library(&self, name: &str) -> Option<Found> {
        if let Some(&def) = self.registry.native.borrow().get(name) {
            return Some(Found::Native(def));
        }
        self.registry.python_source(name).map(Found::Frozen)
    }

    /// `sys.path`; the options' before there is a `sys`.
    fn search_path(&self) -> PyResult<Vec<Value>> {
        match self.sys_attribute("path") {
            Some(path) => self.collect(&path),
            None => Ok(self.options.path.iter().map(|folder| self.text(folder)).collect()),
        }
    }

    /// Asks the finders in `sys.meta_path`, where the interpreter's own have no entry.
    fn find_by_program(&self, name: &str, path: Option<&Value>) -> PyResult<Option<Value>> {
        let Some(finders) = self.sys_attribute("meta_path").filter(|finders| !finders.is_none()) else {
            return Ok(None);
        };
        for finder in self.collect(&finders)? {
            let Some(find_spec) = self.try_attribute(&finder, &self.intern("find_spec"))? else { continue };
            let path = path.cloned().unwrap_or(Value::NONE);
            let spec = self.call(&find_spec, &[self.text(name), path, Value::NONE])?;
            if !spec.is_none() {
                return Ok(Some(spec));
            }
        }
        Ok(None)
    }

    /// Asks the importers of those entries of a path that are archives, or folders in one. They are kept in
    /// `sys.path_importer_cache`.
    fn find_in_archives(&self, name: &str, entries: &[Value]) -> PyResult<Option<Value>> {
        if self.state.borrow().contains_key(ARCHIVES) {
            // What the importer itself needs is in none.
            return Ok(None);
        }
        let archives = entries.iter().filter(|entry| {
            let Some(path) = entry.downcast_ref::<Str>() else { return false };
            let mut path = Some(Path::new(path.as_str())).filter(|path| !path.is_dir());
            while let Some(inner) = path.filter(|path| !path.exists()) {
                path = inner.parent();
            }
            path.is_some_and(Path::is_file)
        });
        for entry in archives {
            let known = match self.sys_attribute("path_importer_cache").map(|cache| cache.downcast::<Dict>())
            {
                Some(Ok(cache)) => cache,
                _ => self.new_dict(),
            };
            let importer = match known.get(self, entry)? {
                Some(importer) => importer,
                None => {
                    drop(self.state.borrow_mut().insert(ARCHIVES, Value::TRUE));
                    let importer = self.new_archive_importer(entry);
                    drop(self.state.borrow_mut().remove(ARCHIVES));
                    let importer = importer?;
                    drop(known.insert(self, entry.clone(), importer.clone())?);
                    importer
                }
            };
            if importer.is_none() {
                continue;
            }
            let spec = self.call(&self.attribute(&importer, "find_spec")?, &[self.text(name)])?;
            if !spec.is_none() {
                return Ok(Some(spec));
            }
        }
        Ok(None)
    }

    /// `zipimport.zipimporter(entry)`, or None for what is no archive.
    fn new_archive_importer(&self, entry: &Value) -> PyResult {
        let module = self.import_module("zipimport")?;
        match self.call(&self.attribute(&module, "zipimporter")?, &[entry.clone()]) {
            Err(raised) if self.is_exception(&raised, &self.exceptions.import_error) => Ok(Value::NONE),
            result => result,
        }
    }

    /// An attribute of `sys`, if there is one.
    pub fn sys_attribute(&self, name: &str) -> Option<Value> {
        let sys = self.modules.get_str(&self.names.sys)?;
        sys.downcast_ref::<crate::object::module::Module>()?.dict.get_str(&self.intern(name))
    }
}

/// The first folder that has the module decides; folders without `__init__.py` count only if none has it.
fn find_in_folders(name: &str, folders: &[Value]) -> Option<Found> {
    let tail = name.rsplit('.').next().unwrap_or(name);
    let mut portions = Vec::new();
    for folder in folders.iter().filter_map(|folder| folder.downcast_ref::<Str>()) {
        let folder = match folder.as_str() {
            "" => std::env::current_dir().ok()?.to_string_lossy().into_owned(),
            folder => folder.to_owned(),
        };
        let base = format!("{}/{tail}", folder.trim_end_matches('/'));
        let is_folder = Path::new(&base).is_dir();
        if is_folder {
            let path = format!("{base}/__init__.py");
            if Path::new(&path).is_file() {
                return Some(Found::File { path, package: Some(base) });
            }
        }
        let path = format!("{base}.py");
        if Path::new(&path).is_file() {
            return Some(Found::File { path, package: None });
        }
        if is_folder {
            portions.push(base);
        }
    }
    if portions.is_empty() { None } else { Some(Found::Namespace(portions)) }
}
