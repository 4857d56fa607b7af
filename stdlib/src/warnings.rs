//! `_warnings`: issuing warnings.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;
use minipy_vm::warnings::{DEFAULT_ACTION, Warning};

/// The class of a warning: an instance of Warning brings its own.
fn category(vm: &Vm, message: &Value, given: Option<&Value>) -> PyResult {
    if vm.is_instance(message, &vm.exceptions.warning) {
        return Ok(vm.type_of(message).value().clone());
    }
    let Some(given) = given else { return Ok(vm.exceptions.user_warning.value().clone()) };
    let is_class = given.is_a::<minipy_vm::object::type_object::TypeObject>();
    if is_class && vm.is_subclass_of(given, vm.exceptions.warning.value())? {
        return Ok(given.clone());
    }
    let found = vm.type_name(given);
    Err(vm.type_error(format!("category must be a Warning subclass, not '{found}'")))
}

fn warn(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let level = args.optional(2).map_or(Ok(1), |level| vm.index(level))?;
    let skipped = match args.optional(4) {
        None => &[][..],
        Some(given) => match given.downcast_ref::<Tuple>() {
            Some(tuple) => &tuple.items,
            None => {
                let found = vm.type_name(given);
                return Err(
                    vm.type_error(format!("warn() argument 'skip_file_prefixes' must be tuple, not {found}"))
                );
            }
        },
    };
    let category = category(vm, args.get(0), args.not_none(1))?;
    if let Some(prefix) = skipped.iter().find(|prefix| !prefix.is_a::<Str>()) {
        let found = vm.type_name(prefix);
        return Err(vm.type_error(format!("Found non-str '{found}' in skip_file_prefixes.")));
    }
    let level = if skipped.is_empty() { level } else { level.max(2) };
    vm.warn_about(args.get(0).clone(), category, level, args.not_none(3).cloned(), skipped)?;
    Ok(Value::NONE)
}

fn warn_explicit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let filename = args.get(2);
    if !filename.is_a::<Str>() {
        let found = vm.type_name(filename);
        return Err(vm.type_error(format!("warn_explicit() argument 'filename' must be str, not {found}")));
    }
    let line = vm.int_argument(args.get(3))?;
    if let Some(globals) = args.not_none(6).filter(|globals| !globals.is_a::<Dict>()) {
        let found = vm.type_name(globals);
        return Err(vm.type_error(format!("module_globals must be a dict, not '{found}'")));
    }
    let registry = match args.not_none(5) {
        None => None,
        // The module's name is gone because the program is ending.
        Some(_) if args.optional(4).is_some_and(Value::is_none) => None,
        Some(registry) => match registry.downcast_clone::<Dict>() {
            Some(registry) => Some(registry),
            None => return Err(vm.type_error("'registry' must be a dict or None")),
        },
    };
    vm.warn_explicit(Warning {
        message: args.get(0).clone(),
        category: args.get(1).clone(),
        filename: filename.clone(),
        line: i64::from(line),
        module: args.optional(4).cloned(),
        registry: registry.as_ref(),
        source: args.not_none(7).cloned(),
    })?;
    Ok(Value::NONE)
}

fn filters_mutated(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.warning_filters_mutated();
    Ok(Value::NONE)
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("filters", vm.warning_filters());
    set("_onceregistry", vm.once_registry());
    set("_defaultaction", vm.text(DEFAULT_ACTION));
    Ok(())
}

/// `_warnings`.
pub(crate) static WARNINGS: ModuleDef = ModuleDef {
    name: "_warnings",
    doc: "The part of warnings that decides what becomes of one.",
    functions: &[
        NativeDef::new(
            "warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
            "Issue a warning, or maybe ignore it or raise an exception.\n\nThe stack level says which caller is to \
             blame; frames of files with one of the prefixes do not count.",
            warn,
        ),
        NativeDef::new(
            "warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, \
             source=None)",
            "Issue a warning, or maybe ignore it or raise an exception.",
            warn_explicit,
        )
        .without_signature(),
        NativeDef::new("_filters_mutated()", "", filters_mutated).without_signature(),
    ],
    types: &[],
    setup: Some(setup),
};
