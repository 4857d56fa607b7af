//! Module specs and loaders (PEP 451), as far as programs look at them.

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::heap::VTable;
use crate::object::instance::Instance;
use crate::object::str::Str;
use crate::object::type_object::{GetSetDef, TypeDef, type_flag};
use crate::object::value::{Slot, Value};
use crate::vm::Vm;

/// `importlib.machinery.ModuleSpec`.
pub(super) static MODULE_SPEC: TypeDef = TypeDef {
    name: "_frozen_importlib.ModuleSpec",
    doc: "The specification for a module, used for loading.",
    layout: VTable::of::<Instance>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "", new_object)),
    methods: &[
        NativeDef::new(
            "__init__($self, name, loader, *, origin=None, loader_state=None, is_package=None)",
            "Initialize self.  See help(type(self)) for accurate signature.",
            spec_init,
        ),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", spec_repr),
    ],
    getset: &[
        GetSetDef { name: "parent", doc: "The name of the module's parent.", get: spec_parent, set: None },
        GetSetDef { name: "cached", doc: "", get: spec_cached, set: Some(set_spec_cached) },
        GetSetDef { name: "has_location", doc: "", get: spec_has_location, set: Some(set_spec_has_location) },
    ],
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};

/// The loader of source files.
pub(super) static SOURCE_FILE_LOADER: TypeDef = TypeDef {
    name: "_frozen_importlib_external.SourceFileLoader",
    doc: "Concrete implementation of SourceLoader using the file system.",
    layout: VTable::of::<Instance>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "", new_object)),
    methods: &[
        NativeDef::new(
            "__init__($self, fullname, path)",
            "Cache the module name and the path to the file.",
            loader_init,
        ),
        NativeDef::new(
            "get_filename($self, name=None)",
            "Return the path to the source file.",
            loader_filename,
        ),
        NativeDef::new("get_source($self, fullname=None)", "Return the source of a module.", loader_source),
        NativeDef::new(
            "is_package($self, fullname=None)",
            "Return True if the loader's file is a package's.",
            loader_is_package,
        ),
    ],
    flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};

/// The loader of modules made of folders without `__init__.py`.
pub(super) static NAMESPACE_LOADER: TypeDef = TypeDef {
    name: "_frozen_importlib_external.NamespaceLoader",
    layout: VTable::of::<Instance>(),
    flags: type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};

/// The loader of native modules; the class itself is used.
pub(super) static BUILTIN_IMPORTER: TypeDef = TypeDef {
    name: "_frozen_importlib.BuiltinImporter",
    doc: "Meta path import for built-in modules.",
    layout: VTable::of::<Instance>(),
    methods: LIBRARY_METHODS,
    flags: type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};

/// The loader of the library's Python modules; the class itself is used.
pub(super) static FROZEN_IMPORTER: TypeDef = TypeDef {
    name: "_frozen_importlib.FrozenImporter",
    doc: "Meta path import for frozen modules.",
    layout: VTable::of::<Instance>(),
    methods: &[NativeDef::class(
        "get_source($type, fullname)",
        "Return the source of a module of the library; None for those that CPython freezes.",
        frozen_source,
    )],
    flags: type_flag::HAS_DICT,
    ..TypeDef::EMPTY
};

/// What a spec says of a module.
pub(super) struct SpecParts {
    pub(super) loader: Value,
    pub(super) origin: Option<String>,
    pub(super) search_locations: Slot,
    pub(super) cached: Option<String>,
}

const LIBRARY_METHODS: &[NativeDef] =
    &[NativeDef::class("get_source($type, fullname)", "Return None: there is no source file.", no_source)];

fn no_source(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::NONE)
}

fn frozen_source(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = args.get(1).downcast_ref::<Str>().map(Str::as_str).unwrap_or_default();
    Ok(vm.source_in_library(name).map_or(Value::NONE, |source| vm.text(source)))
}

fn new_object(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(0).downcast_clone() {
        Some(class) => vm.new_instance(&class),
        None => Err(vm.type_error("__new__ needs a type")),
    }
}

impl Vm {
    /// The spec of a module.
    pub(super) fn new_spec(&self, name: &str, parts: SpecParts) -> PyResult {
        let spec = self.new_instance(&self.native_type(&MODULE_SPEC))?;
        let text = |text: &Option<String>| text.as_ref().map_or(Value::NONE, |text| self.text(text));
        for (attribute, value) in [
            ("name", self.text(name)),
            ("loader", parts.loader),
            ("origin", text(&parts.origin)),
            ("loader_state", Value::NONE),
            ("submodule_search_locations", parts.search_locations.unwrap_or(Value::NONE)),
            ("_uninitialized_submodules", self.list(Vec::new())),
            ("_set_fileattr", Value::bool(parts.cached.is_some())),
            ("_cached", text(&parts.cached)),
        ] {
            self.set_attribute(&spec, &self.intern(attribute), Some(value))?;
        }
        Ok(spec)
    }

    /// The loader of a source file.
    pub(super) fn new_source_loader(&self, name: &str, path: &str) -> PyResult {
        let loader = self.new_instance(&self.native_type(&SOURCE_FILE_LOADER))?;
        self.set_attribute(&loader, &self.names.name, Some(self.text(name)))?;
        self.set_attribute(&loader, &self.names.path, Some(self.text(path)))?;
        Ok(loader)
    }

    /// `spec.origin`, if it is a file.
    pub(crate) fn origin_of_spec(&self, spec: &Value) -> PyResult<Slot> {
        let has_location = self.try_attribute(spec, &self.names.has_location)?;
        if has_location.is_none_or(|has| has.as_bool() != Some(true)) {
            return Ok(None);
        }
        Ok(self.try_attribute(spec, &self.names.origin)?.filter(|origin| origin.is_a::<Str>()))
    }

    /// Whether the module's code is still running.
    pub(crate) fn is_initializing(&self, spec: &Value) -> PyResult<bool> {
        match self.try_attribute(spec, &self.names._initializing)? {
            Some(value) => self.is_true(&value),
            None => Ok(false),
        }
    }
}

fn spec_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let is_package = match args.not_none(5) {
        Some(value) => vm.is_true(value)?,
        None => false,
    };
    let optional = |index| args.optional(index).cloned().unwrap_or(Value::NONE);
    for (attribute, value) in [
        ("name", args.get(1).clone()),
        ("loader", args.get(2).clone()),
        ("origin", optional(3)),
        ("loader_state", optional(4)),
        ("submodule_search_locations", if is_package { vm.list(Vec::new()) } else { Value::NONE }),
        ("_uninitialized_submodules", vm.list(Vec::new())),
        ("_set_fileattr", Value::FALSE),
        ("_cached", Value::NONE),
    ] {
        vm.set_attribute(args.get(0), &vm.intern(attribute), Some(value))?;
    }
    Ok(Value::NONE)
}

fn spec_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let spec = args.get(0);
    let mut parts = Vec::new();
    for (attribute, always) in
        [("name", true), ("loader", true), ("origin", false), ("submodule_search_locations", false)]
    {
        let value = vm.attribute(spec, attribute)?;
        if always || !value.is_none() {
            parts.push(format!("{attribute}={}", vm.repr_text(&value)?));
        }
    }
    Ok(vm.text(format!("{}({})", vm.class_name(spec), parts.join(", "))))
}

fn spec_parent(vm: &Vm, spec: &Value) -> PyResult {
    let name = vm.attribute(spec, "name")?;
    if !vm.attribute(spec, "submodule_search_locations")?.is_none() {
        return Ok(name);
    }
    let name = vm.str_of(&name)?;
    Ok(vm.text(name.as_str().rsplit_once('.').map_or("", |(parent, _)| parent)))
}

fn spec_cached(vm: &Vm, spec: &Value) -> PyResult {
    vm.attribute(spec, "_cached")
}

fn set_spec_cached(vm: &Vm, spec: &Value, value: Slot) -> PyResult<()> {
    vm.set_attribute(spec, &vm.intern("_cached"), value)
}

fn spec_has_location(vm: &Vm, spec: &Value) -> PyResult {
    vm.attribute(spec, "_set_fileattr")
}

fn set_spec_has_location(vm: &Vm, spec: &Value, value: Slot) -> PyResult<()> {
    let value = value.map(|value| vm.is_true(&value).map(Value::bool)).transpose()?;
    vm.set_attribute(spec, &vm.intern("_set_fileattr"), value)
}

fn loader_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_attribute(args.get(0), &vm.names.name, Some(args.get(1).clone()))?;
    vm.set_attribute(args.get(0), &vm.names.path, Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn loader_filename(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.get_attribute(args.get(0), &vm.names.path)
}

fn loader_source(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = vm.get_attribute(args.get(0), &vm.names.path)?;
    let path = vm.str_of(&path)?;
    vm.source_of_file(path.as_str()).map(|text| vm.text(text))
}

fn loader_is_package(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = vm.get_attribute(args.get(0), &vm.names.path)?;
    let path = vm.str_of(&path)?;
    Ok(Value::bool(path.as_str().ends_with("/__init__.py")))
}
