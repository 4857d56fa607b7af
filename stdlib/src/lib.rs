//! The standard library: native modules in Rust, and modules in Python compiled into the binary.

mod opcode;

use minipy_vm::native::ModuleDef;

/// The native modules.
pub static NATIVE_MODULES: &[&ModuleDef] = &[&opcode::OPCODE];
