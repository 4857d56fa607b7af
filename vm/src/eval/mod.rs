//! Evaluation: frames, calls, and the loop that executes instructions.

pub mod argument;
pub(crate) mod attribute_cache;
pub mod boundary;
pub mod call;
pub(crate) mod dispatch;
pub mod frame;
mod handlers;
mod hot;
mod leave;
mod locals;
mod pending;
pub(crate) mod resume;
mod run;
mod specialize;
pub(crate) mod stack;
pub(crate) mod trace;
pub(crate) mod unwind;

/// What a handler did to the frame stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flow {
    /// The same frame goes on with the next instruction.
    Next,
    /// Another frame is on top now.
    Frame,
}
