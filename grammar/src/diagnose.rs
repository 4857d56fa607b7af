//! What CPython says about a source that was refused.
//!
//! CPython's parser is a PEG: it runs once to find out that the source is wrong, and then once more with additional
//! `invalid_…` rules that recognise common mistakes. Which message comes out depends on the order in which the rules are
//! tried, so the same is done here: a recursive-descent matcher over the tokens, which builds no tree. It is never on
//! the path of valid source.

use crate::error::{ErrorKind, Location, SyntaxError};
use crate::lexer::{self, Bracket, LexError};
use crate::parse::Mode;
use crate::source::SourceText;
use crate::span::Span;
use crate::token::{Kind, Token};

mod argument;
mod atom;
mod compound;
mod expression;
mod fstring;
mod matcher;
mod parameter;
mod pattern;
mod statement;
mod target;

use matcher::Matcher;

/// A refused source, with what is known about it.
pub(crate) struct Case<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) tokens: &'a [Token],
    pub(crate) mode: Mode,
    /// The token at which the LR parser stopped.
    pub(crate) rejected: usize,
    /// What an action of the LR parser has to say.
    pub(crate) fallback: Option<Box<SyntaxError>>,
    /// The bracket that was open when the tokens ended.
    pub(crate) unclosed: Option<Bracket>,
    /// The error behind the last token.
    pub(crate) lexer_error: Option<&'a LexError>,
}

/// Finds the message.
pub(crate) fn explain(case: &Case<'_>) -> Box<SyntaxError> {
    let mut matcher = Matcher::new(case);
    let error = match matcher.run(false) {
        Verdict::Raised(error) => prevailing(case, &matcher, error),
        Verdict::Lexer => lexer_error(case),
        Verdict::Accepted => return case.fallback.clone().unwrap_or_else(|| generic(case, case.rejected)),
        Verdict::GaveUp => return generic(case, case.rejected),
        Verdict::Refused => {
            let last = matcher.furthest;
            match matcher.run(true) {
                Verdict::Raised(error) => prevailing(case, &matcher, error),
                Verdict::Lexer => lexer_error(case),
                Verdict::GaveUp => generic(case, last),
                Verdict::Accepted | Verdict::Refused => match case.tokens.get(last).map(|token| token.kind) {
                    Some(Kind::Indent) => indentation(case, last, "unexpected indent"),
                    Some(Kind::Dedent) => indentation(case, last, "unexpected unindent"),
                    _ => prevailing(case, &matcher, generic(case, last)),
                },
            }
        }
    };
    finish(case, &matcher, error)
}

/// What came of matching the source.
enum Verdict {
    /// A rule raised an error.
    Raised(Box<SyntaxError>),
    /// The tokens ended with an error of the tokenizer, and the matcher needed more of them.
    Lexer,
    /// No rule fits.
    Refused,
    /// The source is right, as far as this can tell.
    Accepted,
    /// Too deeply nested.
    GaveUp,
}

fn generic(case: &Case<'_>, token: usize) -> Box<SyntaxError> {
    at_token(case, token, ErrorKind::Syntax, "invalid syntax")
}

fn indentation(case: &Case<'_>, token: usize, message: &str) -> Box<SyntaxError> {
    at_token(case, token, ErrorKind::Indentation, message)
}

fn at_token(case: &Case<'_>, token: usize, kind: ErrorKind, message: &str) -> Box<SyntaxError> {
    let mut location = token_location(case.source, case.tokens, token);
    if case.source.text().is_empty() {
        location = Location { line: 0, offset: 0, end_line: 0, end_offset: 0 };
    }
    if location.end_offset == -1 && kind == ErrorKind::Syntax {
        (location.offset, location.end_offset) = (0, 0);
    }
    SyntaxError::located(kind, message, location, case.source.line(location.line.max(1) as u32))
}

/// Where CPython says a token is. Tokens without text are where the tokenizer had read to.
fn token_location(source: &SourceText, tokens: &[Token], index: usize) -> Location {
    let Some(token) = tokens.get(index).or(tokens.last()) else {
        return Location { line: 0, offset: 0, end_line: 0, end_offset: 0 };
    };
    let (line, offset) = source.line_offset(token.start);
    let at_end = token.start as usize >= source.text().len();
    match token.kind {
        Kind::End | Kind::Dedent if at_end => {
            let line = (source.line_count() as i32 - 1).max(1);
            let offset = source.line(line as u32).chars().count() as i32;
            Location { line, offset, end_line: line, end_offset: -1 }
        }
        Kind::Indent | Kind::Dedent => Location { line, offset: offset - 1, end_line: line, end_offset: -1 },
        Kind::Newline => {
            let end_offset = source.line_offset(token.end - 1).1 + 1;
            Location { line, offset, end_line: line, end_offset }
        }
        _ => Location::of(source, Span::new(token.start, token.end)),
    }
}

fn prevailing(case: &Case<'_>, matcher: &Matcher<'_>, error: Box<SyntaxError>) -> Box<SyntaxError> {
    prevail(case, matcher.line_of(matcher.furthest), error)
}

/// The tokenizer's error takes the place of the parser's, if CPython raises it on its own; `line` is as far as the
/// parser has come.
pub(crate) fn prevail(case: &Case<'_>, line: i32, error: Box<SyntaxError>) -> Box<SyntaxError> {
    let mut error = match (case.lexer_error, case.unclosed) {
        (Some(lexer_error), _) if lexer_error.prevails => lexer_error.error.clone(),
        (None, Some(bracket)) if line > case.source.line_offset(bracket.offset).0 => {
            lexer::never_closed(case.source, bracket)
        }
        _ => return error,
    };
    // More input would not mend what the parser has found.
    error.incomplete = false;
    error
}

fn lexer_error(case: &Case<'_>) -> Box<SyntaxError> {
    match (case.lexer_error, case.unclosed) {
        (Some(error), _) => error.error.clone(),
        (None, Some(bracket)) => lexer::never_closed(case.source, bracket),
        (None, None) => generic(case, case.tokens.len()),
    }
}

/// Marks an error that more input could mend, and sees to the end of its line.
fn finish(case: &Case<'_>, matcher: &Matcher<'_>, mut error: Box<SyntaxError>) -> Box<SyntaxError> {
    let end = case.source.text().len();
    let last = case.tokens.get(matcher.furthest);
    let at_end = last.is_some_and(|token| token.start as usize >= end);
    error.incomplete |= at_end && last.is_some_and(|token| matches!(token.kind, Kind::End | Kind::Dedent));
    // CPython shows a line without its end if it has read beyond it.
    let read = if at_end || error.incomplete {
        case.source.line_count() as i32 - 1
    } else {
        matcher.line_of(matcher.furthest)
    };
    if let (Some(location), Some(text)) = (error.location, &mut error.text)
        && location.line < read
        && text.ends_with('\n')
    {
        text.pop();
    }
    error
}
