//! The interactive prompt: lines are read until they make a statement, which is run, and what it raises is shown.
//!
//! Texts are those of CPython's basic prompt: `File "<stdin>"` in tracebacks, `sys.ps1` and `sys.ps2` in front of lines.

mod completion;
mod editor;
mod lines;

use std::io::{self, IsTerminal};

use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use self::editor::Editor;
use self::lines::{Line, LineSource, Plain};

/// A session on standard input, to its end.
pub(crate) fn session(vm: &Vm, banner: bool) -> PyResult<()> {
    set_prompts(vm);
    if banner {
        let version = env!("CARGO_PKG_VERSION");
        vm.write_stderr(&format!(
            "minipy {version} (Python 3.13.0) on {}\nType \"help\", \"copyright\", \"credits\" or \"license\" for more \
             information.\n",
            std::env::consts::OS
        ))?;
    }
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let colour = vm.options.colour.unwrap_or(terminal);
    let editor = if terminal { Editor::start(colour) } else { None };
    match editor {
        Some(mut editor) => statements(vm, &mut editor),
        None => statements(vm, &mut Plain),
    }
}

/// `sys.ps1` and `sys.ps2`, unless the program has set them.
fn set_prompts(vm: &Vm) {
    for (name, prompt) in [("ps1", ">>> "), ("ps2", "... ")] {
        if vm.sys_attribute(name).is_none()
            && let Ok(sys) = vm.import_module("sys")
        {
            drop(vm.set_attribute(&sys, &vm.intern(name), Some(vm.text(prompt))));
        }
    }
}

/// Reads and runs statements until the input ends, or one of them ends the session.
fn statements(vm: &Vm, lines: &mut dyn LineSource) -> PyResult<()> {
    for number in 0.. {
        match statement(vm, lines)? {
            Line::Text(text) => {
                remember(vm, &text, number)?;
                if let Err(raised) = vm.run_statement(&text, number) {
                    vm.show_raised(raised)?;
                }
            }
            Line::Interrupted => vm.write_stderr("\nKeyboardInterrupt\n")?,
            Line::End => break,
        }
    }
    vm.write_stderr("\n")
}

/// Gives the lines of a statement to `linecache`, from which `inspect` and `traceback` take them.
fn remember(vm: &Vm, text: &str, number: usize) -> PyResult<()> {
    let linecache = vm.import_module("linecache")?;
    let cache = vm.attribute(&linecache, "cache")?;
    let name = vm.text(format!("<stdin>-{number}"));
    let lines = vm.list(text.split_inclusive('\n').map(|line| vm.text(line)).collect());
    let entry = vm.tuple([vm.int(text.len() as i64), Value::NONE, lines, name.clone()]);
    vm.set_item(&cache, &name, Some(entry))
}

/// The lines of a statement.
fn statement(vm: &Vm, lines: &mut dyn LineSource) -> PyResult<Line> {
    let mut text = String::new();
    let mut prompt = "ps1";
    loop {
        let shown = prompt_text(vm, prompt)?;
        drop(vm.flush_stream("stdout"));
        match lines.read(vm, &shown)? {
            Line::Text(line) => text.push_str(&line),
            Line::End if !text.is_empty() => return Ok(Line::Text(text)),
            other => return Ok(other),
        }
        let blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        if blank {
            text.clear();
            prompt = "ps1";
        } else if vm.is_unfinished(&text) {
            text.push('\n');
            prompt = "ps2";
        } else {
            text.push('\n');
            return Ok(Line::Text(text));
        }
    }
}

/// `str(sys.ps1)`, or nothing if that fails.
fn prompt_text(vm: &Vm, name: &str) -> PyResult<String> {
    let Some(prompt) = vm.sys_attribute(name) else { return Ok(String::new()) };
    match vm.str_of(&prompt) {
        Ok(text) => Ok(text.as_str().to_owned()),
        Err(interrupt @ minipy_vm::native::Raised::Interrupt(_)) => Err(interrupt),
        Err(_) => Ok(String::new()),
    }
}
