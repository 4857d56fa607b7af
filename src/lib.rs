//! The library façade of minipy.

pub mod args;
pub mod dis;
pub mod program;
pub mod run;
mod syntax_error;

pub use minipy_vm::Options;
