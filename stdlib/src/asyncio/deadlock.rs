//! What the tasks wait for, when nothing can end a wait any more.

use std::fmt::Write;

use minipy_vm::native::PyResult;
use minipy_vm::object::heap::Kind;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::future::Future;
use super::state::state;
use super::task_of;

/// The longest chain that is shown.
const MOST: usize = 50;

/// Each task that is not done, with the chain of what it awaits.
pub(super) fn note(vm: &Vm) -> String {
    let mut text = String::new();
    let Ok(state) = state(vm) else { return text };
    for task in state.alive(vm) {
        if describe(vm, &task, &mut text).is_err() {
            text.push_str("  (the rest cannot be shown)\n");
        }
    }
    text
}

fn describe(vm: &Vm, task: &Value, text: &mut String) -> PyResult<()> {
    let (future, part) = task_of(vm, task)?;
    if future.is_done() {
        return Ok(());
    }
    let waiter = part.waiter.get();
    let waited = match &waiter {
        None => "its turn".to_owned(),
        Some(other) => match other.downcast_ref::<Future>().and_then(|other| other.task.get()) {
            Some(other) => other.shown_name(vm),
            None => "a future that nobody completes".to_owned(),
        },
    };
    let _ = writeln!(text, "{} waits for {waited}", part.shown_name(vm));
    let mut awaited = part.coroutine.get();
    for _ in 0..MOST {
        let Some(coroutine) = awaited.filter(|awaited| awaited.generator_body().is_some()) else { break };
        show_place(vm, &coroutine, text)?;
        let attribute = if coroutine.kind() == Kind::COROUTINE { "cr_await" } else { "gi_yieldfrom" };
        awaited = vm.try_attribute(&coroutine, &vm.intern(attribute))?;
    }
    Ok(())
}

/// The line where a coroutine is suspended.
fn show_place(vm: &Vm, coroutine: &Value, text: &mut String) -> PyResult<()> {
    let kind = if coroutine.kind() == Kind::COROUTINE { "cr_frame" } else { "gi_frame" };
    let frame = vm.attribute(coroutine, kind)?;
    if frame.is_none() {
        return Ok(());
    }
    let line = vm.index(&vm.attribute(&frame, "f_lineno")?)?;
    let code = vm.attribute(&frame, "f_code")?;
    let file = vm.str_of(&vm.attribute(&code, "co_filename")?)?;
    let name = vm.str_of(&vm.attribute(&code, "co_qualname")?)?;
    let _ = writeln!(text, "  File \"{}\", line {line}, in {}", file.as_str(), name.as_str());
    Ok(())
}
