//! What instructions do, by family. The loop itself holds only the forms that are hot.
//!
//! A handler gets the interpreter, the thread, the frame (whose `pc` is already at the next instruction) and the operand.

pub(super) mod build;
pub(super) mod call;
pub(super) mod exception;
pub(super) mod generator;
pub(super) mod import;
pub(super) mod iterate;
pub(super) mod load_store;
pub(super) mod operator;
pub(super) mod pattern;
