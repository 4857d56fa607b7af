//! The virtual machine: compiler, bytecode, objects, evaluation, scheduling.
pub mod bytecode;
