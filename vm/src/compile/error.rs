//! What the compiler refuses, and what it warns of.

use minipy_grammar::Span;

/// Why a program cannot be compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    /// The class of the exception.
    pub kind: CompileErrorKind,
    /// CPython's text.
    pub message: String,
    /// The source that the error is about.
    pub span: Span,
}

/// The class of the exception that a failed compilation raises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompileErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `RecursionError`: the source is nested too deeply.
    Recursion,
    /// `SystemError`: a tree that no source has (only from the `ast` module).
    System,
}

impl CompileError {
    /// A `SyntaxError` at a place.
    pub(crate) fn syntax(message: impl Into<String>, span: Span) -> Self {
        Self { kind: CompileErrorKind::Syntax, message: message.into(), span }
    }

    /// The source is nested too deeply.
    pub(crate) fn recursion(span: Span) -> Self {
        let message = "maximum recursion depth exceeded during compilation".to_owned();
        Self { kind: CompileErrorKind::Recursion, message, span }
    }
}

/// A `SyntaxWarning`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileWarning {
    /// CPython's text.
    pub message: String,
    /// The source that the warning is about.
    pub span: Span,
}

/// The result of a step of the compiler.
pub(crate) type Result<T, E = CompileError> = std::result::Result<T, E>;

/// A `SyntaxError` as a result.
pub(crate) fn refuse<T>(message: impl Into<String>, span: Span) -> Result<T> {
    Err(CompileError::syntax(message, span))
}
