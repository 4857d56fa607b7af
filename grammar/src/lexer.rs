//! Text to tokens: logos for the regular part, by hand what depends on state (indentation, brackets, f-strings).
//!
//! Positions of errors follow CPython's tokenizer (Parser/lexer/lexer.c), which reports where it had read to.

use logos::Logos;

use crate::error::{ErrorKind, Location, SyntaxError, Warning};
use crate::source::SourceText;
use crate::span::Span;
use crate::token::{Kind, Token};
use crate::unicode;

mod fstring;
mod indentation;
mod number;

use fstring::FString;

/// CPython's MAXLEVEL.
const MAX_BRACKETS: usize = 200;

/// The tokens of a source, up to the first error.
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    pub(crate) error: Option<LexError>,
    pub(crate) warnings: Vec<Warning>,
    /// The bracket that was open when the tokens ended.
    pub(crate) unclosed: Option<Bracket>,
}

/// An error of the tokenizer.
pub(crate) struct LexError {
    pub(crate) error: Box<SyntaxError>,
    /// Whether it replaces an error that the parser found before it, as most do in CPython.
    pub(crate) prevails: bool,
}

/// An open bracket.
#[derive(Clone, Copy)]
pub(crate) struct Bracket {
    pub(crate) character: u8,
    pub(crate) offset: u32,
}

type Result<T> = std::result::Result<T, LexError>;

/// Splits the source into tokens; the last one is `End`, unless there is an error.
pub(crate) fn tokenize(source: &SourceText) -> Tokens {
    let mut lexer = Lexer {
        source,
        bytes: source.text().as_bytes(),
        inner: Kind::lexer(source.text()),
        base: 0,
        tokens: Vec::with_capacity(source.text().len() / 4),
        warnings: Vec::new(),
        brackets: Vec::new(),
        fstrings: Vec::new(),
        indents: vec![(0, 0)],
    };
    let error = lexer.run().err();
    Tokens { list: lexer.tokens, error, warnings: lexer.warnings, unclosed: lexer.brackets.last().copied() }
}

struct Lexer<'s> {
    source: &'s SourceText,
    bytes: &'s [u8],
    inner: logos::Lexer<'s, Kind>,
    /// Where `inner` begins in the source.
    base: usize,
    tokens: Vec<Token>,
    warnings: Vec<Warning>,
    brackets: Vec<Bracket>,
    fstrings: Vec<FString>,
    /// Columns with tabs to 8 and to 1, as CPython compares both.
    indents: Vec<(u32, u32)>,
}

impl Lexer<'_> {
    fn run(&mut self) -> Result<()> {
        let mut line_start = true;
        let mut comment = None;
        loop {
            if self.fstrings.last().is_some_and(|fstring| fstring.in_text) {
                self.fstring_text()?;
                continue;
            }
            if line_start && self.brackets.is_empty() {
                self.indentation()?;
            }
            line_start = false;
            let next = self.inner.next();
            let (start, end) = (self.base + self.inner.span().start, self.base + self.inner.span().end);
            match next {
                None => break,
                Some(Ok(Kind::Newline)) => {
                    line_start = true;
                    // A comment belongs to the token that ends the line.
                    let start = comment.take().unwrap_or(start);
                    if self.brackets.is_empty() && self.in_logical_line() {
                        self.push(Kind::Newline, start, end);
                    }
                }
                Some(Ok(Kind::Comment)) => comment = Some(start),
                Some(Ok(kind)) => self.token(kind, start, end)?,
                Some(Err(())) => self.other_character(start)?,
            }
        }
        let length = self.bytes.len();
        if self.brackets.is_empty() {
            for _ in 1..self.indents.len() {
                self.push(Kind::Dedent, length, length);
            }
        }
        self.push(Kind::End, length, length);
        Ok(())
    }

    fn token(&mut self, kind: Kind, start: usize, end: usize) -> Result<()> {
        match kind {
            Kind::Backslash => {
                let next = self.continuation(start)?;
                self.seek(next);
            }
            Kind::Name => self.name(start, end)?,
            Kind::NumberStart => self.number(start)?,
            Kind::StringStart => self.string(start, end)?,
            Kind::FStringStart => self.fstring_start(start, end)?,
            Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace => self.open_bracket(kind, start)?,
            Kind::RightParen | Kind::RightBracket | Kind::RightBrace => self.close_bracket(kind, start)?,
            Kind::Colon | Kind::ColonEqual if self.at_field_level() => self.fstring_colon(start),
            _ => self.push(kind, start, end),
        }
        Ok(())
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, start: start as u32, end: end as u32 });
    }

    /// Whether tokens of the current logical line have been seen.
    fn in_logical_line(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|token| !matches!(token.kind, Kind::Newline | Kind::Indent | Kind::Dedent))
    }

    fn seek(&mut self, position: usize) {
        let text = self.source.text();
        self.base = position;
        self.inner = Kind::lexer(text.get(position..).unwrap_or(""));
    }

    fn byte(&self, position: usize) -> u8 {
        self.bytes.get(position).copied().unwrap_or(0)
    }

    /// The position behind a backslash and the line end that must follow it.
    fn continuation(&self, backslash: usize) -> Result<usize> {
        let next = backslash + 1;
        if self.byte(next) != b'\n' {
            let (line, offset) = self.source.line_offset(backslash as u32);
            let location = Location { line, offset: offset + 1, end_line: line, end_offset: 0 };
            return Err(self.unraised(
                ErrorKind::Syntax,
                "unexpected character after line continuation character",
                location,
            ));
        }
        if next + 1 >= self.bytes.len() {
            if let Some(bracket) = self.brackets.last() {
                return Err(LexError { error: never_closed(self.source, *bracket), prevails: false });
            }
            let (line, offset) = self.source.line_offset(next as u32);
            let location = Location { line, offset, end_line: line, end_offset: -1 };
            let mut error = self.unraised(ErrorKind::Syntax, "unexpected EOF while parsing", location);
            error.error.incomplete = true;
            return Err(error);
        }
        Ok(next + 1)
    }

    fn name(&mut self, start: usize, end: usize) -> Result<()> {
        let text = &self.source.text()[start..end];
        if !text.is_ascii() {
            for (index, character) in text.char_indices() {
                let fits = if index == 0 {
                    unicode::is_identifier_start(character)
                } else {
                    unicode::is_identifier_part(character)
                };
                if !fits {
                    return Err(self.invalid_character(start + index, character));
                }
            }
        }
        self.push(Kind::Name, start, end);
        Ok(())
    }

    fn other_character(&mut self, start: usize) -> Result<()> {
        let character = self.source.text()[start..].chars().next().unwrap_or('\0');
        if character.is_ascii_control() || !character.is_ascii() {
            return Err(self.invalid_character(start, character));
        }
        self.push(Kind::Unknown, start, start + 1);
        self.seek(start + 1);
        Ok(())
    }

    fn invalid_character(&self, position: usize, character: char) -> LexError {
        let code = u32::from(character);
        let message = if is_printable(character) {
            format!("invalid character '{character}' (U+{code:04X})")
        } else {
            format!("invalid non-printable character U+{code:04X}")
        };
        self.error(position + character.len_utf8(), message)
    }

    fn string(&mut self, start: usize, body: usize) -> Result<()> {
        let quote = self.bytes[body - 1];
        let triple = body - start >= 3 && self.bytes[body - 3..body] == [quote; 3];
        let mut position = body;
        let mut escaped_quote = false;
        loop {
            match self.bytes.get(position) {
                None => return Err(self.unterminated(start, quote, triple, escaped_quote, self.bytes.len())),
                Some(b'\n') if !triple => {
                    return Err(self.unterminated(start, quote, triple, escaped_quote, position));
                }
                Some(b'\\') => {
                    escaped_quote |= self.byte(position + 1) == quote;
                    position += 2;
                }
                Some(&byte) if byte == quote && !triple => {
                    position += 1;
                    break;
                }
                Some(&byte) if byte == quote && self.bytes[position..].starts_with(&[quote; 3]) => {
                    position += 3;
                    break;
                }
                Some(_) => position += 1,
            }
        }
        self.push(Kind::String, start, position);
        self.seek(position);
        Ok(())
    }

    fn unterminated(
        &self,
        start: usize,
        quote: u8,
        triple: bool,
        escaped_quote: bool,
        end: usize,
    ) -> LexError {
        let field_quote =
            self.fstrings.last().is_some_and(|outer| outer.quote == quote && outer.triple == triple);
        let message = if field_quote {
            "f-string: expecting '}'".to_owned()
        } else {
            let line = self.last_line_read(end);
            if triple {
                format!("unterminated triple-quoted string literal (detected at line {line})")
            } else if escaped_quote {
                format!(
                    "unterminated string literal (detected at line {line}); perhaps you escaped the end quote?"
                )
            } else {
                format!("unterminated string literal (detected at line {line})")
            }
        };
        let mut error = self.error(start + 1, message);
        error.error.incomplete = triple || end >= self.bytes.len();
        error
    }

    /// The line in which CPython stops reading: at the end of the text, that is the last line with text.
    fn last_line_read(&self, end: usize) -> i32 {
        let last = if end >= self.bytes.len() { self.bytes.len().saturating_sub(1) } else { end };
        self.source.line_offset(last as u32).0
    }

    fn open_bracket(&mut self, kind: Kind, start: usize) -> Result<()> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error(start + 1, "too many nested parentheses"));
        }
        self.brackets.push(Bracket { character: self.bytes[start], offset: start as u32 });
        self.push(kind, start, start + 1);
        Ok(())
    }

    fn close_bracket(&mut self, kind: Kind, start: usize) -> Result<()> {
        let closing = char::from(self.bytes[start]);
        let at_field_level = self.at_field_level();
        let Some(open) = self.brackets.pop() else {
            return Err(self.error(start + 1, format!("unmatched '{closing}'")));
        };
        let opening = char::from(open.character);
        if !matches!((opening, closing), ('(', ')') | ('[', ']') | ('{', '}')) {
            self.brackets.push(open);
            let (line, open_line) =
                (self.source.line_offset(start as u32).0, self.source.line_offset(open.offset).0);
            let message = if at_field_level {
                format!("f-string: unmatched '{closing}'")
            } else if line == open_line {
                format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'")
            } else {
                format!(
                    "closing parenthesis '{closing}' does not match opening parenthesis '{opening}' on line {open_line}"
                )
            };
            return Err(self.error(start + 1, message));
        }
        self.push(kind, start, start + 1);
        if at_field_level {
            self.fstring_field_end(start + 1);
        }
        Ok(())
    }

    /// An error that CPython's tokenizer raises itself, having read up to `position`.
    fn error(&self, position: usize, message: impl Into<String>) -> LexError {
        let (line, column) = self.source.line_offset(position as u32);
        // `position` may be just behind a line end: the error is then at the end of the line before.
        let (line, column) = if column == 1 && position > 0 {
            let (line, column) = self.source.line_offset(position as u32 - 1);
            (line, column + 1)
        } else {
            (line, column)
        };
        let offset = column - 1;
        let location = Location { line, offset, end_line: line, end_offset: offset };
        // CPython's parser lets an error of its own stand if the tokenizer's is within an f-string.
        let prevails = self.fstrings.is_empty();
        LexError { error: self.located(ErrorKind::Syntax, message, location), prevails }
    }

    fn located(&self, kind: ErrorKind, message: impl Into<String>, location: Location) -> Box<SyntaxError> {
        let text = self.source.line(location.line as u32).trim_end_matches('\n');
        SyntaxError::located(kind, message, location, text)
    }

    /// An error that CPython's tokenizer only signals, so that an earlier error of the parser prevails.
    fn unraised(&self, kind: ErrorKind, message: &str, location: Location) -> LexError {
        let text = self.source.line(location.line as u32);
        LexError { error: SyntaxError::located(kind, message, location, text), prevails: false }
    }

    fn warn(&mut self, start: usize, end: usize, message: String) {
        self.warnings.push(Warning { message, span: Span::new(start as u32, end as u32) });
    }
}

/// The error for a bracket that is still open at the end.
pub(crate) fn never_closed(source: &SourceText, bracket: Bracket) -> Box<SyntaxError> {
    let (line, offset) = source.line_offset(bracket.offset);
    let location = Location { line, offset, end_line: line, end_offset: 0 };
    let message = format!("'{}' was never closed", char::from(bracket.character));
    let mut error = SyntaxError::located(ErrorKind::Syntax, message, location, source.line(line as u32));
    error.incomplete = true;
    error
}

/// Python's `str.isprintable` for one character.
fn is_printable(character: char) -> bool {
    // Debug form escapes what is not printable; a leading letter keeps combining marks as they are.
    let escaped = format!("a{character}").escape_debug().nth(1);
    escaped == Some(character) || matches!(character, '\'' | '"' | '\\')
}
