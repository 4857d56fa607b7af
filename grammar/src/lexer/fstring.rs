//! f-strings (PEP 701): their text, and the replacement fields in which ordinary tokens are read.

use super::{Bracket, Kind, LexError, Lexer, MAX_BRACKETS, Result};

/// CPython's MAXFSTRINGLEVEL, the outermost mode included.
const MAX_FSTRINGS: usize = 150;
/// CPython's MAX_EXPR_NESTING: fields within format specifications.
const MAX_FIELDS: usize = 3;

/// An f-string whose end has not been seen.
pub(super) struct FString {
    pub(super) quote: u8,
    pub(super) triple: bool,
    raw: bool,
    start: usize,
    /// Whether text (of the string or of a format specification) comes next, not tokens.
    pub(super) in_text: bool,
    /// Number of open brackets within each open replacement field.
    fields: Vec<usize>,
}

impl Lexer<'_> {
    pub(super) fn fstring_start(&mut self, start: usize, end: usize) -> Result<()> {
        if self.fstrings.len() + 1 >= MAX_FSTRINGS {
            return Err(self.error(end, "too many nested f-strings"));
        }
        let quote = self.bytes[end - 1];
        let triple = end - start >= 4 && self.bytes[end - 3..end] == [quote; 3];
        let raw = self.bytes[start..end].iter().any(|byte| matches!(byte, b'r' | b'R'));
        self.fstrings.push(FString { quote, triple, raw, start, in_text: true, fields: Vec::new() });
        self.push(Kind::FStringStart, start, end);
        self.seek(end);
        Ok(())
    }

    /// Whether the next token stands directly in a replacement field, in none of its brackets.
    pub(super) fn at_field_level(&self) -> bool {
        self.fstrings.last().and_then(|fstring| fstring.fields.last()) == Some(&self.brackets.len())
    }

    /// A `:` that begins a format specification.
    pub(super) fn fstring_colon(&mut self, start: usize) {
        self.push(Kind::Colon, start, start + 1);
        self.seek(start + 1);
        self.enter_text();
    }

    /// The `}` of a field has been read.
    pub(super) fn fstring_field_end(&mut self, end: usize) {
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.fields.pop();
        }
        self.seek(end);
        self.enter_text();
    }

    fn enter_text(&mut self) {
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = true;
        }
    }

    /// Reads text up to a field, or to the end of the string or of the format specification.
    pub(super) fn fstring_text(&mut self) -> Result<()> {
        let Some(fstring) = self.fstrings.last() else { return Ok(()) };
        let (quote, triple, raw, opened) = (fstring.quote, fstring.triple, fstring.raw, fstring.start);
        let in_spec = !fstring.fields.is_empty();
        let mut start = self.base + self.inner.span().end;
        let mut position = start;
        loop {
            let Some(&byte) = self.bytes.get(position) else {
                return Err(self.unterminated_fstring(opened, triple, position));
            };
            match byte {
                b'\n' if !triple && in_spec => {
                    self.middle(start, position);
                    self.leave_text(position);
                    return Ok(());
                }
                b'\n' if !triple => return Err(self.unterminated_fstring(opened, triple, position)),
                _ if byte == quote && !triple => {
                    self.fstring_end(start, position, 1);
                    return Ok(());
                }
                _ if byte == quote && self.bytes[position..].starts_with(&[quote; 3]) => {
                    self.fstring_end(start, position, 3);
                    return Ok(());
                }
                b'{' if in_spec || self.byte(position + 1) != b'{' => {
                    self.middle(start, position);
                    return self.fstring_field(position);
                }
                b'}' if in_spec => {
                    self.middle(start, position);
                    self.leave_text(position);
                    return Ok(());
                }
                b'}' if self.byte(position + 1) != b'}' => {
                    self.middle(start, position);
                    return Err(self.error(position + 1, "f-string: single '}' is not allowed"));
                }
                b'{' | b'}' => {
                    // A doubled brace stands for one, and ends the piece of text.
                    self.middle(start, position + 2);
                    start = position + 2;
                    position = start;
                }
                b'\\' => position = self.after_backslash(position, raw),
                _ => position += 1,
            }
        }
    }

    /// Where the text goes on: braces keep their meaning after a backslash, except in `\N{…}`.
    fn after_backslash(&self, backslash: usize, raw: bool) -> usize {
        match self.byte(backslash + 1) {
            b'{' | b'}' => backslash + 1,
            b'N' if !raw && self.byte(backslash + 2) == b'{' => {
                let mut end = backslash + 3;
                while !matches!(self.byte(end), b'}' | b'\n' | b'\'' | b'"' | b'{' | b'\\' | 0) {
                    end += 1;
                }
                if self.byte(end) == b'}' { end + 1 } else { end }
            }
            _ => (backslash + 2).min(self.bytes.len()),
        }
    }

    fn middle(&mut self, start: usize, end: usize) {
        if end > start {
            self.push(Kind::FStringMiddle, start, end);
        }
    }

    fn leave_text(&mut self, position: usize) {
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = false;
        }
        self.seek(position);
    }

    fn fstring_end(&mut self, start: usize, position: usize, quotes: usize) {
        self.middle(start, position);
        self.push(Kind::FStringEnd, position, position + quotes);
        self.fstrings.pop();
        self.seek(position + quotes);
    }

    fn fstring_field(&mut self, position: usize) -> Result<()> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error(position + 1, "too many nested parentheses"));
        }
        self.brackets.push(Bracket { character: b'{', offset: position as u32 });
        let level = self.brackets.len();
        if let Some(fstring) = self.fstrings.last_mut() {
            if fstring.fields.len() >= MAX_FIELDS {
                return Err(self.error(position, "f-string: expressions nested too deeply"));
            }
            fstring.fields.push(level);
        }
        self.push(Kind::LeftBrace, position, position + 1);
        self.leave_text(position + 1);
        Ok(())
    }

    fn unterminated_fstring(&self, start: usize, triple: bool, end: usize) -> LexError {
        let line = self.last_line_read(end);
        let kind = if triple { "triple-quoted f-string" } else { "f-string" };
        let mut error =
            self.error(start + 1, format!("unterminated {kind} literal (detected at line {line})"));
        error.error.incomplete = triple;
        error
    }
}
