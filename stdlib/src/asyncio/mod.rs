//! `_asyncio`: futures and tasks, and which loop and task are the current ones.

mod callbacks;
mod deadlock;
mod future;
mod future_type;
mod loops;
mod state;
mod step;
mod task;
mod task_type;

use minipy_vm::native::{ModuleDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use self::future::Future;
use self::task::TaskPart;

/// A module of the package `asyncio`.
fn submodule(vm: &Vm, name: &str) -> PyResult {
    vm.import_module(name)
}

/// A function of `asyncio.base_tasks`.
fn tasks_function(vm: &Vm, name: &str) -> PyResult {
    vm.attribute(&submodule(vm, "asyncio.base_tasks")?, name)
}

/// The payload of a future or task.
fn future_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Future> {
    value.downcast_ref::<Future>().ok_or_else(|| vm.system_error("a future was expected"))
}

/// The payload of a task, with its own part.
fn task_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<(&'a Future, &'a TaskPart)> {
    let future = future_of(vm, value)?;
    match future.task.get() {
        Some(task) => Ok((future, task)),
        None => Err(vm.runtime_error("Task object is not initialized.")),
    }
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let state = state::state(vm)?;
    vm.deadlock_note.set(Some(deadlock::note));
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("_current_tasks", state.current_tasks.value().clone());
    set("_eager_tasks", state.eager_tasks.clone());
    Ok(())
}

/// `_asyncio`.
pub(crate) static ASYNCIO: ModuleDef = ModuleDef {
    name: "_asyncio",
    doc: "Accelerator module for asyncio",
    functions: loops::FUNCTIONS,
    types: &[&future_type::FUTURE, &task_type::TASK],
    setup: Some(setup),
};
