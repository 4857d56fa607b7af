//! What CPython says about a source that was refused.

use crate::error::SyntaxError;
use crate::lexer::{self, Bracket};
use crate::parse::Mode;
use crate::source::SourceText;
use crate::span::Span;
use crate::token::Token;

/// A refused source, with what is known about it.
pub(crate) struct Case<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) tokens: &'a [Token],
    pub(crate) mode: Mode,
    /// The token at which the parser stopped.
    pub(crate) rejected: usize,
    /// What an action has to say.
    pub(crate) fallback: Option<Box<SyntaxError>>,
    /// The bracket that was open when the tokens ended.
    pub(crate) unclosed: Option<Bracket>,
    /// Whether the tokenizer stopped at an error behind `rejected`.
    pub(crate) truncated: bool,
}

/// Finds the message.
pub(crate) fn explain(case: &Case<'_>) -> Box<SyntaxError> {
    if let Some(error) = &case.fallback {
        return error.clone();
    }
    if let (Some(bracket), false) = (case.unclosed, case.truncated) {
        return lexer::never_closed(case.source, bracket);
    }
    let token = case.tokens.get(case.rejected).or(case.tokens.last()).copied();
    let span = token.map_or(Span::new(0, 0), |token| Span::new(token.start, token.end));
    let _ = case.mode;
    SyntaxError::at(case.source, span, "invalid syntax")
}
