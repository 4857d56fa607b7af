//! Python 3.13 source to AST: tokens, layout, the LALRPOP grammar, spans and syntax errors.
#![expect(clippy::unnecessary_box_returns, reason = "errors are boxed so that results stay small")]

mod actions;
pub mod ast;
pub mod charmap;
pub mod decode;
mod depth;
mod diagnose;
pub mod error;
mod layout;
mod lexer;
mod literal;
mod parse;
pub mod source;
pub mod span;
pub mod string;
mod token;
pub mod unicode;
mod validate;

pub use depth::MAX_DEPTH;
pub use error::{ErrorKind, Location, SyntaxError, Warning};
pub use parse::{Mode, Parsed, parse_expression, parse_interactive, parse_module};
pub use source::SourceText;
pub use span::Span;
