//! Native work that Python's objects have no part in, done without the GIL.

use minipy_vm::native::PyResult;
use minipy_vm::vm::Vm;

/// Does the work; owned data goes out, owned data comes back.
pub(crate) fn released<T: Send + 'static>(
    _vm: &Vm,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    Ok(work())
}
