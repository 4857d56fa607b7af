//! Indentation: INDENT and DEDENT tokens at the start of logical lines.

use super::{Kind, LexError, Lexer, Result};
use crate::error::{ErrorKind, Location};

/// CPython's MAXINDENT: the outermost level included.
const MAX_INDENTS: usize = 100;

impl Lexer<'_> {
    /// Reads the white space at the start of a line, and that of continuation lines joined to it.
    pub(super) fn indentation(&mut self) -> Result<()> {
        let start = self.base + self.inner.span().end;
        let mut position = start;
        let (mut column, mut alternative) = (0, 0);
        let mut continued = 0;
        loop {
            match self.byte(position) {
                b' ' => {
                    column += 1;
                    alternative += 1;
                }
                b'\t' => {
                    column = (column / 8 + 1) * 8;
                    alternative += 1;
                }
                b'\x0c' => (column, alternative) = (0, 0),
                b'\\' => {
                    // The line before the first backslash gives the indentation.
                    if continued == 0 {
                        continued = column;
                    }
                    position = self.continuation(position)?;
                    continue;
                }
                _ => break,
            }
            position += 1;
        }
        if position != start {
            self.seek(position);
        }
        let blank = matches!(self.byte(position), b'#' | b'\n') && position < self.bytes.len();
        if blank || position >= self.bytes.len() {
            return Ok(());
        }
        if continued > 0 {
            (column, alternative) = (continued, continued);
        }
        self.change_indentation(position, column, alternative)
    }

    fn change_indentation(&mut self, position: usize, column: u32, alternative: u32) -> Result<()> {
        let (current, current_alternative) = self.indents.last().copied().unwrap_or_default();
        if column > current {
            if self.indents.len() >= MAX_INDENTS {
                return Err(self.too_deep(position));
            }
            if alternative <= current_alternative {
                return Err(self.inconsistent_tabs(position));
            }
            self.indents.push((column, alternative));
            self.push(Kind::Indent, position, position);
            return Ok(());
        }
        let kept = self.indents.partition_point(|&(indent, _)| indent <= column);
        let (indent, indent_alternative) = self.indents[..kept].last().copied().unwrap_or_default();
        if indent != column {
            return Err(self.unmatched_dedent(position));
        }
        for _ in kept..self.indents.len() {
            self.push(Kind::Dedent, position, position);
        }
        self.indents.truncate(kept);
        if indent_alternative != alternative {
            return Err(self.inconsistent_tabs(position));
        }
        Ok(())
    }

    fn too_deep(&self, position: usize) -> LexError {
        let line = self.source.line_offset(position as u32).0;
        let location = Location { line, offset: 1, end_line: line, end_offset: 0 };
        self.unraised(ErrorKind::Indentation, "too many levels of indentation", location)
    }

    fn inconsistent_tabs(&self, position: usize) -> LexError {
        let line = self.source.line_offset(position as u32).0;
        let location = Location { line, offset: 1, end_line: line, end_offset: 0 };
        self.unraised(ErrorKind::Tab, "inconsistent use of tabs and spaces in indentation", location)
    }

    fn unmatched_dedent(&self, position: usize) -> LexError {
        let line = self.source.line_offset(position as u32).0;
        let offset = self.source.line(line as u32).chars().count() as i32;
        let location = Location { line, offset, end_line: line, end_offset: -1 };
        let message = "unindent does not match any outer indentation level";
        self.unraised(ErrorKind::Indentation, message, location)
    }
}
