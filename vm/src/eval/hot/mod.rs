//! The hot forms of instructions: what the loop holds inline, by family.
//!
//! A hot form gets the registers, the context and its instruction, works while nothing unusual happens, and leaves the
//! rest to the general handler (`Step::Call`) or, when the guard of a specialised form fails, to the base form
//! (`Step::Base`), in both cases before it has changed anything.

pub(super) mod attribute;
pub(super) mod call;
pub(super) mod control;
pub(super) mod fused;
pub(super) mod generator;
pub(super) mod iterate;
pub(super) mod operator;
pub(super) mod variable;
