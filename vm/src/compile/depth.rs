//! A bound on recursion over the tree.

use minipy_grammar::Span;

use super::error::{CompileError, Result};

/// The deepest nesting that is compiled.
const MAX_DEPTH: u32 = 4000;

/// Counts how deep a visitor is.
#[derive(Default, Debug)]
pub(crate) struct DepthGuard(u32);

impl DepthGuard {
    /// One level deeper.
    pub(crate) fn enter(&mut self, span: Span) -> Result<()> {
        self.0 += 1;
        if self.0 > MAX_DEPTH { Err(CompileError::recursion(span)) } else { Ok(()) }
    }

    /// One level up.
    pub(crate) fn leave(&mut self) {
        self.0 -= 1;
    }
}
