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
    let mut text = String::new();
    for (index, value) in args.extra().iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(vm.str_of(value)?.as_str());
    }
    text.push_str(end);
    vm.call_method(&file, &vm.names.write, &[vm.text(text)])?;
    if let Some(flush) = args.optional(3)
        && vm.is_true(flush)?
    {
        vm.call_method(&file, &vm.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

/// The function.
pub(crate) static FUNCTIONS: &[NativeDef] = &[NativeDef::new(
    "print(*args, sep=' ', end='\\n', file=None, flush=False)",
    "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
    print,
)];
