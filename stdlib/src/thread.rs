//! The module `_thread`: what can be asked about the running thread.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::vm::Vm;

fn get_ident(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.thread().id as i64))
}

/// `_thread`.
pub(crate) static THREAD: ModuleDef = ModuleDef {
    name: "_thread",
    doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    functions: &[NativeDef::new(
        "get_ident()",
        "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.",
        get_ident,
    )],
    types: &[],
    setup: None,
};
