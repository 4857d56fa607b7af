//! The virtual machine: compiler, bytecode, objects, evaluation, scheduling.
