//! The virtual machine: compiler, bytecode, objects, evaluation, scheduling.

pub mod builtins;
pub mod bytecode;
pub mod compile;
pub mod entropy;
pub mod eval;
pub mod exit;
pub mod import;
pub mod interactive;
pub mod main_module;
pub mod names;
pub mod native;
mod number;
pub mod object;
pub mod options;
pub mod os;
pub mod output;
pub mod sched;
pub mod signals;
pub mod suggest;
pub mod trace;
pub mod uncaught;
pub mod vm;
pub mod warnings;

pub use options::Options;
pub use vm::Vm;
