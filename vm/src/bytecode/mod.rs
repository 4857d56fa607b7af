//! Compiled code as plain data: the opcode table, code templates, CPython's encodings of them, listing, verifier.

pub mod code;
pub mod decode;
pub mod dis;
pub mod document;
pub mod exception_table;
pub(crate) mod float_text;
pub mod layout;
pub mod line_table;
pub mod listing;
pub mod literal;
pub mod marks;
pub mod metadata;
pub mod opcode;
pub mod pack;
mod set_order;
pub mod verify;

pub use code::{CodeTemplate, Constant, ExceptionTableEntry, Instruction, LocalVariable, Location};
pub use metadata::{Family, Flags, OpcodeMetadata, Operand, SharedAccess};
pub use opcode::Opcode;

/// What `~True` is warned of, by the compiler as by the interpreter.
pub(crate) const BOOL_INVERTED: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python \
    3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from \
    negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of \
    the underlying int.";
