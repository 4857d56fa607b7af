//! Where the lines of an interactive session come from.

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::vm::Vm;

/// What came instead of a line, or the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A line without its end.
    Text(String),
    /// Ctrl-C.
    Interrupted,
    /// Ctrl-D, or the end of a file.
    End,
}

/// Somebody who gives lines.
pub(crate) trait LineSource {
    /// Shows the prompt and waits for a line, while other Python threads go on.
    fn read(&mut self, vm: &Vm, prompt: &str) -> PyResult<Line>;
}

/// Standard input that is no terminal: prompts go to standard error. Lines are taken from `sys.stdin`, as `input()` takes
/// them.
pub(crate) struct Plain;

impl LineSource for Plain {
    fn read(&mut self, vm: &Vm, prompt: &str) -> PyResult<Line> {
        vm.write_stderr(prompt)?;
        drop(vm.flush_stream("stderr"));
        let Some(stdin) = vm.sys_attribute("__stdin__").filter(|stdin| !stdin.is_none()) else {
            return Ok(Line::End);
        };
        match vm.call_method(&stdin, &vm.intern("readline"), &[]) {
            Ok(line) => Ok(match line.downcast_ref::<Str>().map(Str::as_str) {
                None | Some("") => Line::End,
                Some(text) => Line::Text(text.strip_suffix('\n').unwrap_or(text).to_owned()),
            }),
            Err(raised) if vm.is_exception(&raised, &vm.exceptions.keyboard_interrupt) => {
                Ok(Line::Interrupted)
            }
            Err(interrupt @ Raised::Interrupt(_)) => Err(interrupt),
            Err(raised) => vm.show_raised(raised).map(|()| Line::End),
        }
    }
}
