//! What the compiler refuses, and what it warns of.

use minipy_grammar::error::{ErrorKind, Location};
use minipy_grammar::{SourceText, Span, SyntaxError};

/// The `end_offset` of errors for which it is None.
pub(crate) const NO_END: i32 = i32::MIN;

/// Why a program cannot be compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    /// The class of the exception.
    pub kind: CompileErrorKind,
    /// CPython's text.
    pub message: String,
    /// The source that the error is about.
    pub span: Span,
    /// Whether only the place where it begins is told: `end_offset` is None.
    pub open_end: bool,
    /// What there was to warn of before the error.
    pub warnings: Vec<CompileWarning>,
}

/// The class of the exception that a failed compilation raises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompileErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `RecursionError`: the source is nested too deeply.
    Recursion,
}

impl CompileError {
    /// A `SyntaxError` at a place.
    pub(crate) fn syntax(message: impl Into<String>, span: Span) -> Self {
        Self {
            kind: CompileErrorKind::Syntax,
            message: message.into(),
            span,
            open_end: false,
            warnings: Vec::new(),
        }
    }

    /// The exception of a refused program. Unlike those of the parser, its columns count bytes, as in CPython.
    pub fn to_syntax_error(&self, source: &SourceText) -> SyntaxError {
        let (line, column) = source.line_column(self.span.start);
        let (end_line, end_column) = source.line_column(self.span.end);
        // An error that is about no range of the line ends nowhere.
        let end_offset = match self.span {
            _ if self.open_end => NO_END,
            span if span.start == span.end => 0,
            _ => end_column as i32 + 1,
        };
        let location =
            Location { line: line as i32, offset: column as i32 + 1, end_line: end_line as i32, end_offset };
        SyntaxError {
            kind: ErrorKind::Syntax,
            message: self.message.clone(),
            location: Some(location),
            text: Some(source.line(line).to_owned()),
            incomplete: false,
            warnings: Vec::new(),
        }
    }

    /// The source is nested too deeply.
    pub(crate) fn recursion(span: Span) -> Self {
        let message = "maximum recursion depth exceeded during compilation".to_owned();
        Self { kind: CompileErrorKind::Recursion, message, span, open_end: false, warnings: Vec::new() }
    }
}

/// A `SyntaxWarning`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileWarning {
    /// CPython's text.
    pub message: String,
    /// The source that the warning is about.
    pub span: Span,
    /// Is it a DeprecationWarning about the code that compiles, as one of an operation that is executed at compile time?
    pub of_caller: bool,
}

/// The result of a step of the compiler.
pub(crate) type Result<T, E = CompileError> = std::result::Result<T, E>;

/// A `SyntaxError` as a result.
pub(crate) fn refuse<T>(message: impl Into<String>, span: Span) -> Result<T> {
    Err(CompileError::syntax(message, span))
}
