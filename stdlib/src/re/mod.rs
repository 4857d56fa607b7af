//! The module `_sre`: regular expressions, of which `re` is the face.

mod charset;
mod compile;
mod escape;
mod match_object;
mod matcher;
mod parse;
mod pattern;
mod scanner;
mod substitute;
mod syntax;
mod text;
mod tokens;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use self::pattern::Pattern;
use self::syntax::Refusal;
use self::text::Text;

/// The exception for a pattern or template that is refused.
fn refuse(vm: &Vm, refusal: &Refusal, source: &Value) -> Raised {
    let (message, place) = match refusal {
        Refusal::Overflow(message) => return vm.overflow_error(message),
        Refusal::Value(message) => return vm.value_error(message),
        Refusal::TooDeep => return vm.recursion_error("maximum recursion depth exceeded"),
        Refusal::Pattern(message, place) => (message, place),
    };
    let place = place.map_or(Value::NONE, |place| vm.int(place as i64));
    let made = vm
        .import_module("re")
        .and_then(|re| vm.attribute(&re, "PatternError"))
        .and_then(|class| vm.call(&class, &[vm.text(message), source.clone(), place]));
    match made.map(|exception| exception.downcast::<Exception>()) {
        Ok(Ok(exception)) => Raised::Exception(exception),
        Ok(Err(_)) => vm.value_error(message),
        Err(raised) => raised,
    }
}

/// `compile(pattern, flags)`.
fn compile_pattern(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = args.get(0);
    let flags = u32::try_from(vm.index(args.get(1))?).unwrap_or(u32::MAX);
    let Ok(text) = Text::of(vm, source) else {
        return Err(vm.type_error("first argument must be string or compiled pattern"));
    };
    vm.work(text.len())?;
    let mut warnings = Vec::new();
    let tree = parse::parse(&text.codes(), text.is_text(), flags, &mut warnings);
    for warning in &warnings {
        vm.warn(&vm.exceptions.future_warning, warning, 3)?;
    }
    let tree = tree.map_err(|refusal| refuse(vm, &refusal, source))?;
    let program = compile::compile(&tree).map_err(|refusal| refuse(vm, &refusal, source))?;
    let group_index = vm.new_dict();
    for (name, number) in &tree.names {
        drop(group_index.insert_str(&vm.intern(name), vm.int(*number as i64)));
    }
    let pattern = Pattern {
        source: source.clone(),
        is_text: text.is_text(),
        flags: tree.flags,
        program,
        names: tree.names,
        group_index: vm.mapping_proxy(group_index.into_value()),
    };
    Ok(vm.heap.allocate(pattern, &vm.native_type(&pattern::PATTERN)).into_value())
}

/// `_sre`.
pub(crate) static SRE: ModuleDef = ModuleDef {
    name: "_sre",
    doc: "Regular expressions: compilation and matching.",
    functions: &[NativeDef::new("compile(pattern, flags, /)", "Compile a pattern.", compile_pattern)],
    types: &[&pattern::PATTERN, &match_object::MATCH],
    setup: None,
};
