//! Syntax errors and warnings, in the form in which CPython reports them.

use std::fmt;

use crate::source::SourceText;
use crate::span::Span;

/// Which exception CPython raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// Not a syntax error: `RecursionError`, for a tree higher than [`MAX_DEPTH`](crate::MAX_DEPTH).
    Recursion,
}

impl ErrorKind {
    /// The name of the exception class.
    pub const fn class_name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
            Self::Recursion => "RecursionError",
        }
    }
}

/// The attributes of a `SyntaxError` that locate it; columns count characters from 1, and 0 or -1 means unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// `lineno`
    pub line: i32,
    /// `offset`
    pub offset: i32,
    /// `end_lineno`
    pub end_line: i32,
    /// `end_offset`
    pub end_offset: i32,
}

impl Location {
    /// That of a range of the source.
    pub fn of(source: &SourceText, span: Span) -> Self {
        let (line, offset) = source.line_offset(span.start);
        // A token that is a line end (or a comment with it) ends in its own line.
        let at_line_end =
            span.end > span.start && source.text().as_bytes().get(span.end as usize - 1) == Some(&b'\n');
        let (end_line, end_offset) = source.line_offset(span.end - u32::from(at_line_end));
        let end_offset = end_offset + i32::from(at_line_end);
        // CPython measures both columns in the first line.
        let longest = source.line(line as u32).trim_end_matches('\n').chars().count() as i32 + 1;
        let end_offset = if end_line == line { end_offset } else { end_offset.min(longest) };
        Self { line, offset, end_line, end_offset }
    }
}

/// Why a source text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Which exception to raise.
    pub kind: ErrorKind,
    /// Its `msg`.
    pub message: String,
    /// Where; some errors of decoding have no location.
    pub location: Option<Location>,
    /// The line of the error (attribute `text`).
    pub text: Option<String>,
    /// Whether more input could make the source valid: the error is at its very end.
    pub incomplete: bool,
    /// What there was to warn of before the error.
    pub warnings: Vec<Warning>,
}

impl SyntaxError {
    /// An error without a location.
    pub fn bare(kind: ErrorKind, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            message: message.into(),
            location: None,
            text: None,
            incomplete: false,
            warnings: Vec::new(),
        })
    }

    /// A `SyntaxError` about a range of the source, as CPython's parser and compiler report it.
    pub fn at(source: &SourceText, span: Span, message: impl Into<String>) -> Box<Self> {
        let location = Location::of(source, span);
        Self::located(ErrorKind::Syntax, message, location, source.line(location.line as u32))
    }

    /// `invalid syntax` at the end of a source that more lines could complete.
    pub fn incomplete(source: &SourceText) -> Box<Self> {
        let end = source.text().trim_end_matches('\n').len() as u32;
        Box::new(Self { incomplete: true, ..*Self::at(source, Span::new(end, end + 1), "invalid syntax") })
    }

    pub(crate) fn located(
        kind: ErrorKind,
        message: impl Into<String>,
        location: Location,
        text: impl Into<String>,
    ) -> Box<Self> {
        let text = Some(text.into());
        Box::new(Self {
            kind,
            message: message.into(),
            location: Some(location),
            text,
            incomplete: false,
            warnings: Vec::new(),
        })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.kind.class_name(), self.message)?;
        match self.location {
            Some(location) => write!(formatter, " (line {})", location.line),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SyntaxError {}

/// A `SyntaxWarning` found while reading the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its text.
    pub message: String,
    /// Where.
    pub span: Span,
}
