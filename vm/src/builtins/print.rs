//! `print`: text to a file object, in one piece.

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::Vm;

fn separator<'a>(vm: &Vm, value: Option<&'a Value>, name: &str, default: &'static str) -> PyResult<&'a str> {
    match value {
        None => Ok(default),
        Some(value) => match value.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => {
                Err(vm.type_error(format!("{name} must be None or a string, not {}", vm.type_name(value))))
            }
        },
    }
}

fn print(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let between = separator(vm, args.not_none(0), "sep", " ")?;
    let end = separator(vm, args.not_none(1), "end", "\n")?;
    let file = match args.not_none(2) {
        Some(file) => file.clone(),
        None => match vm.sys_attribute("stdout") {
            Some(file) if !file.is_none() => file,
            Some(_) => return Ok(Value::NONE),
            None => return Err(vm.runtime_error("lost sys.stdout")),
        },
    };
    if vm.type_of(&file).is_native() {
        write_together(vm, &file, args.extra(), between, end)?;
    } else {
        write_apart(vm, &file, args.extra(), between, end)?;
    }
    if let Some(flush) = args.optional(3)
        && vm.is_true(flush)?
    {
        vm.call_method(&file, &vm.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

/// One call of `write` for all: nobody sees the difference in a native stream.
fn write_together(vm: &Vm, file: &Value, values: &[Value], between: &str, end: &str) -> PyResult<()> {
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        match vm.str_of(value) {
            Ok(part) => text.push_str(part.as_str()),
            Err(raised) => {
                // What stands before it has been printed.
                vm.call_method(file, &vm.names.write, &[vm.text(text)])?;
                return Err(raised);
            }
        }
    }
    text.push_str(end);
    vm.call_method(file, &vm.names.write, &[vm.text(text)]).map(drop)
}

fn write_apart(vm: &Vm, file: &Value, values: &[Value], between: &str, end: &str) -> PyResult<()> {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            vm.call_method(file, &vm.names.write, &[vm.text(between)])?;
        }
        let write = vm.get_attribute(file, &vm.names.write)?;
        let text = vm.str_of(value)?;
        vm.call(&write, &[text.into_value()])?;
    }
    vm.call_method(file, &vm.names.write, &[vm.text(end)]).map(drop)
}

/// The function.
pub(crate) static FUNCTIONS: &[NativeDef] = &[NativeDef::new(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
    print,
)];
