//! `input` and `breakpoint`: where a program turns to its user.

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::Vm;

fn stream(vm: &Vm, name: &str) -> PyResult {
    match vm.sys_attribute(name) {
        Some(stream) if !stream.is_none() => Ok(stream),
        _ => Err(vm.runtime_error(format!("input(): lost sys.{name}"))),
    }
}

fn input(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let stdin = stream(vm, "stdin")?;
    let stdout = stream(vm, "stdout")?;
    let stderr = stream(vm, "stderr")?;
    vm.call_method(&stderr, &vm.names.flush, &[])?;
    if let Some(prompt) = args.optional(0) {
        let prompt = vm.str_of(prompt)?.into_value();
        vm.call_method(&stdout, &vm.names.write, &[prompt])?;
    }
    vm.call_method(&stdout, &vm.names.flush, &[])?;
    let line = vm.call_method(&stdin, &vm.intern("readline"), &[])?;
    let Some(text) = line.downcast_ref::<Str>().map(Str::as_str) else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    if text.is_empty() {
        return Err(vm.eof_error("EOF when reading a line"));
    }
    Ok(vm.text(text.strip_suffix('\n').unwrap_or(text)))
}

fn breakpoint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(hook) = vm.sys_attribute("breakpointhook") else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    vm.call_with_keywords(&hook, &values, &names)
}

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new(
        "input(prompt='', /)",
        "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.",
        input,
    ),
    NativeDef::new("breakpoint(*args, **kws)", "Call sys.breakpointhook(*args, **kws).", breakpoint),
];
