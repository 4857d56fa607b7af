//! Python 3.13 source to AST: tokens, layout, the LALRPOP grammar, spans and syntax errors.

pub mod ast;
mod depth;
pub mod source;
pub mod span;
pub mod string;

pub use depth::MAX_DEPTH;
pub use source::SourceText;
pub use span::Span;
