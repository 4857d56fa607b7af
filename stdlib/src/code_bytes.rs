//! The module `_code_bytes`: code objects as bytes, for `marshal`.

use std::sync::Arc;

use minipy_vm::bytecode::pack::{pack, unpack};
use minipy_vm::bytecode::verify::verify;
use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::code::Code;
use minipy_vm::vm::Vm;

fn pack_code(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(0).downcast_ref::<Code>() {
        Some(code) => Ok(vm.bytes(pack(&code.template))),
        None => Err(vm.type_error("a code object was expected")),
    }
}

/// Nothing is executed that the compiler could not have made.
fn unpack_code(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    match unpack(&data).filter(|code| verify(code).is_ok()) {
        Some(code) => Ok(vm.new_code(&Arc::new(code)).into_value()),
        None => Err(vm.value_error("bad marshal data (invalid code)")),
    }
}

/// `_code_bytes`.
pub(crate) static CODE_BYTES: ModuleDef = ModuleDef {
    name: "_code_bytes",
    doc: "Code objects as bytes.",
    functions: &[
        NativeDef::new("pack(code, /)", "The bytes of a code object.", pack_code),
        NativeDef::new("unpack(data, /)", "The code object of bytes.", unpack_code),
    ],
    types: &[],
    setup: None,
};
