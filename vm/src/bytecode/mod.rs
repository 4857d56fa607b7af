//! Compiled code as plain data: the opcode table, code templates, CPython's encodings of them, listing, verifier.

pub mod code;
pub mod metadata;
pub mod opcode;

pub use code::{CodeTemplate, Constant, ExceptionTableEntry, Instruction, LocalVariable, Location};
pub use metadata::{Family, Flags, OpcodeMetadata, Operand, SharedAccess};
pub use opcode::Opcode;
