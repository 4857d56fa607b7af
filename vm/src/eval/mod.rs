//! Evaluation: frames, calls, and the loop that executes instructions.

pub mod call;
pub mod frame;
pub(crate) mod stack;

pub use call::CallHook;
