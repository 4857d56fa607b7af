//! The entry points: source text to tree, or to the error that CPython reports.

use std::cell::Cell;

use lalrpop_util::{ParseError, lalrpop_mod};

use crate::actions::{Context, Root};
use crate::ast::{Expression, Interactive, Module, Stmt};
use crate::diagnose;
use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::layout;
use crate::lexer::{self, Tokens};
use crate::source::SourceText;
use crate::span::Span;
use crate::token::{Kind, Token};

lalrpop_mod!(
    #[expect(
        clippy::all,
        clippy::unwrap_used,
        clippy::pedantic,
        clippy::allow_attributes_without_reason,
        reason = "generated code"
    )]
    #[allow(unused_qualifications, unreachable_pub, dead_code, reason = "generated code")]
    python
);

/// A tree, and the warnings met on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed<T> {
    /// The root.
    pub tree: T,
    /// `SyntaxWarning`s in the order of the text.
    pub warnings: Vec<Warning>,
}

/// What the source is to be parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module (`exec`).
    Module,
    /// One expression (`eval`).
    Expression,
    /// One interactive statement (`single`).
    Interactive,
}

/// Parses a module (mode `exec`).
pub fn parse_module(source: &SourceText) -> Result<Parsed<Module>, Box<SyntaxError>> {
    let (root, warnings) = parse(source, Mode::Module)?;
    Ok(Parsed { tree: Module { body: root.into_body() }, warnings })
}

/// Parses one interactive statement, or several simple ones on one line (mode `single`).
pub fn parse_interactive(source: &SourceText) -> Result<Parsed<Interactive>, Box<SyntaxError>> {
    let (root, warnings) = parse(source, Mode::Interactive)?;
    Ok(Parsed { tree: Interactive { body: root.into_body() }, warnings })
}

/// Parses an expression (mode `eval`); white space before it is refused, as `ast.parse` does.
pub fn parse_expression(source: &SourceText) -> Result<Parsed<Expression>, Box<SyntaxError>> {
    match parse(source, Mode::Expression)? {
        (Root::Expression(body), warnings) => Ok(Parsed { tree: Expression { body }, warnings }),
        (Root::Body(_), _) => Err(SyntaxError::bare(ErrorKind::Syntax, "invalid syntax")),
    }
}

impl Root {
    fn into_body(self) -> Vec<Stmt> {
        match self {
            Self::Body(body) => body,
            Self::Expression(_) => Vec::new(),
        }
    }
}

fn parse(source: &SourceText, mode: Mode) -> Result<(Root, Vec<Warning>), Box<SyntaxError>> {
    if source.text().contains('\0') {
        return Err(SyntaxError::bare(ErrorKind::Syntax, "source code string cannot contain null bytes"));
    }
    if source.text().len() >= u32::MAX as usize {
        return Err(SyntaxError::bare(ErrorKind::Syntax, "source code is too large"));
    }
    let mut tokens = lexer::tokenize(source);
    layout::decide(source.text(), &mut tokens.list);
    let context = Context::new(source, &tokens.list);
    match run(&context, &tokens, mode) {
        Ok(root) => {
            if mode == Mode::Interactive {
                single_statement(source, &tokens)?;
            }
            let mut warnings = tokens.warnings.clone();
            warnings.extend(context.take_warnings());
            warnings.sort_by_key(|warning| warning.span.start);
            Ok((root, warnings))
        }
        Err(failure) => {
            let end = match failure {
                Failure::Token(index) => {
                    read_string_before(&context, &tokens, index);
                    tokens.list.get(index).map_or(u32::MAX, |token| token.start)
                }
                Failure::Lexer => u32::MAX,
            };
            let mut warnings = tokens.warnings.clone();
            warnings.extend(context.take_warnings());
            warnings.retain(|warning| warning.span.start < end);
            warnings.sort_by_key(|warning| warning.span.start);
            warnings.dedup_by(|a, b| a.span.start == b.span.start && a.message == b.message);
            let mut error = explain(source, &tokens, &context, failure, mode);
            error.warnings = warnings;
            Err(error)
        }
    }
}

/// Reads the string before the token at which the parser stopped, for its warnings: it was not reduced yet, but CPython's
/// parser has read it by then.
fn read_string_before(context: &Context<'_>, tokens: &Tokens, index: usize) {
    if !context.failed()
        && let Some(token) = index.checked_sub(1).and_then(|before| tokens.list.get(before))
        && token.kind == Kind::String
    {
        let _ = context.string(token.start, token.end);
    }
}

/// Why the parser stopped.
enum Failure {
    /// At this token (by index), or at an error kept in the context.
    Token(usize),
    /// At the tokenizer's error.
    Lexer,
}

fn run(context: &Context<'_>, tokens: &Tokens, mode: Mode) -> Result<Root, Failure> {
    let marker = match mode {
        Mode::Module => Kind::StartModule,
        Mode::Expression => Kind::StartExpression,
        Mode::Interactive => Kind::StartInteractive,
    };
    let used = Cell::new(0usize);
    let last = if mode == Mode::Interactive { interactive_end(&tokens.list) } else { tokens.list.len() };
    let input = std::iter::once(Ok((0, marker, 0))).chain(
        tokens.list[..last]
            .iter()
            .filter(|token| token.kind != Kind::End)
            .inspect(|_| used.set(used.get() + 1))
            .map(|token| if context.failed() { Err(()) } else { Ok((token.start, token.kind, token.end)) })
            .chain(tokens.error.iter().map(|_| Err(()))),
    );
    let result = python::RootParser::new().parse(context, input);
    match result {
        _ if context.failed() => Err(Failure::Token(used.get().saturating_sub(1))),
        Ok(root) => Ok(root),
        Err(ParseError::User { error: () }) => Err(Failure::Lexer),
        Err(ParseError::UnrecognizedEof { .. }) => Err(Failure::Token(used.get())),
        Err(_) => Err(Failure::Token(used.get().saturating_sub(1))),
    }
}

/// The number of tokens of the first statement, as the `single` mode parses no more.
fn interactive_end(tokens: &[Token]) -> usize {
    let (mut depth, mut decorator) = (0, tokens.first().is_some_and(|token| token.kind == Kind::At));
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        let in_decorators = decorator;
        match token.kind {
            Kind::Indent => depth += 1,
            Kind::Dedent => depth -= 1,
            Kind::Newline if decorator => decorator = next.is_some_and(|token| token.kind == Kind::At),
            Kind::Newline => {}
            _ => continue,
        }
        if depth == 0
            && !in_decorators
            && matches!(token.kind, Kind::Newline | Kind::Dedent)
            && !continues(next)
        {
            return index + 1;
        }
    }
    tokens.len()
}

fn continues(next: Option<&Token>) -> bool {
    use Kind::{Dedent, Elif, Else, Except, Finally, Indent};
    next.is_some_and(|token| matches!(token.kind, Indent | Dedent | Elif | Else | Except | Finally))
}

/// Refuses what follows the statement of the `single` mode.
fn single_statement(source: &SourceText, tokens: &Tokens) -> Result<(), Box<SyntaxError>> {
    use Kind::{Async, At, Class, Def, For, If, Match, Try, While, With};
    let end = interactive_end(&tokens.list);
    let (Some(first), Some(next)) = (tokens.list.first(), tokens.list.get(end)) else { return Ok(()) };
    let compound = matches!(first.kind, Async | At | Class | Def | For | If | Match | Try | While | With);
    if next.kind == Kind::End {
        // A block on the line of its statement is not ended by the end of the source.
        let in_line = tokens.list[..end].last().is_some_and(|token| token.kind != Kind::Dedent);
        return if compound && in_line && !source.ends_line() {
            Err(SyntaxError::incomplete(source))
        } else {
            Ok(())
        };
    }
    if compound {
        // An empty line, or the end, must follow a compound statement.
        return Err(SyntaxError::at(source, Span::new(next.start, next.end), "invalid syntax"));
    }
    let newline = tokens.list[..end].last().map_or(0, |token| token.start);
    let mut error = SyntaxError::at(
        source,
        Span::new(newline, newline),
        "multiple statements found while compiling a single statement",
    );
    if let Some(location) = &mut error.location {
        location.end_offset += 1;
    }
    Err(error)
}

fn explain(
    source: &SourceText,
    tokens: &Tokens,
    context: &Context<'_>,
    failure: Failure,
    mode: Mode,
) -> Box<SyntaxError> {
    let rejected = match failure {
        Failure::Token(index) => index,
        Failure::Lexer => tokens.list.len(),
    };
    // A malformed escape in the token before comes first, but an LR parser does not act on it any more.
    let before = rejected.checked_sub(1).and_then(|index| tokens.list.get(index));
    if let Some(token) = before.filter(|token| token.kind == Kind::String) {
        context.string(token.start, token.end);
    }
    let case = diagnose::Case {
        source,
        tokens: &tokens.list,
        mode,
        rejected,
        fallback: context.take_rejected(),
        unclosed: tokens.unclosed,
        lexer_error: tokens.error.as_ref(),
    };
    match context.take_raised() {
        Some(error) if error.kind == ErrorKind::Syntax => {
            let line = error.location.map_or(0, |location| location.end_line);
            diagnose::prevail(&case, line, error)
        }
        Some(error) => error,
        None => diagnose::explain(&case),
    }
}
