//! What the pickling and copying of these iterators shares; all of it is deprecated.

use minipy_vm::native::{NativeDef, PyResult};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

type Body = fn(&Vm, &minipy_vm::native::Arguments<'_>) -> PyResult;

/// `__reduce__`.
pub(super) const fn reduce(body: Body) -> NativeDef {
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", body).without_signature()
}

/// `__setstate__`.
pub(super) const fn set_state(body: Body) -> NativeDef {
    NativeDef::new("__setstate__($self, state, /)", "Set state information for unpickling.", body)
        .without_signature()
}

/// Warns of all that.
pub(super) fn warn(vm: &Vm) -> PyResult<()> {
    let message = "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.";
    vm.warn(&vm.exceptions.deprecation_warning, message, 1)
}

/// What an iterator is made of again: arguments for its class, and a state if it has one.
pub(super) fn reduced(vm: &Vm, this: &Value, arguments: Vec<Value>, state: Option<Value>) -> PyResult {
    warn(vm)?;
    let mut parts = vec![vm.type_of(this).value().clone(), vm.tuple(arguments)];
    parts.extend(state);
    Ok(vm.tuple(parts))
}

/// An iterator without items.
pub(super) fn empty(vm: &Vm) -> PyResult {
    vm.iter(&vm.tuple([]))
}

/// The items of a state, which must be a tuple.
pub(super) fn items(vm: &Vm, state: &Value) -> PyResult<Vec<Value>> {
    match state.downcast_ref::<Tuple>() {
        Some(tuple) => Ok(tuple.items.to_vec()),
        None => Err(vm.type_error("state is not a tuple")),
    }
}
