//! Numeric literals, with the errors CPython's tokenizer gives for malformed ones.

use super::{Kind, LexError, Lexer, Location, Result};
use crate::error::ErrorKind;

impl Lexer<'_> {
    /// Reads the number that begins at `start`.
    pub(super) fn number(&mut self, start: usize) -> Result<()> {
        let end = match (self.byte(start), self.byte(start + 1) | 0x20) {
            (b'0', b'x') => self.radix(start, 16, "hexadecimal")?,
            (b'0', b'o') => self.radix(start, 8, "octal")?,
            (b'0', b'b') => self.radix(start, 2, "binary")?,
            (b'0', _) => self.leading_zero(start)?,
            (b'.', _) => self.fraction(start + 1)?,
            _ => {
                let end = self.digits(start)?;
                self.decimal_rest(end)?
            }
        };
        self.push(Kind::Number, start, end);
        self.seek(end);
        Ok(())
    }

    fn radix(&mut self, start: usize, radix: u32, name: &str) -> Result<usize> {
        let is_digit = |byte: u8| char::from(byte).is_digit(radix);
        let mut position = start + 2;
        loop {
            if self.byte(position) == b'_' {
                position += 1;
            }
            let byte = self.byte(position);
            if !is_digit(byte) {
                if byte.is_ascii_digit() {
                    return Err(self.invalid_digit(position, name));
                }
                return Err(self.error(position, format!("invalid {name} literal")));
            }
            while is_digit(self.byte(position)) {
                position += 1;
            }
            if self.byte(position) != b'_' {
                break;
            }
        }
        if self.byte(position).is_ascii_digit() {
            return Err(self.invalid_digit(position, name));
        }
        self.number_end(position, name)?;
        Ok(position)
    }

    fn invalid_digit(&self, position: usize, name: &str) -> LexError {
        let digit = char::from(self.byte(position));
        self.error(position + 1, format!("invalid digit '{digit}' in {name} literal"))
    }

    fn leading_zero(&mut self, start: usize) -> Result<usize> {
        let mut position = start + 1;
        loop {
            if self.byte(position) == b'_' {
                position += 1;
                if !self.byte(position).is_ascii_digit() {
                    return Err(self.error(position, "invalid decimal literal"));
                }
            }
            if self.byte(position) != b'0' {
                break;
            }
            position += 1;
        }
        let zeros_end = position + 1;
        let nonzero = self.byte(position).is_ascii_digit();
        if nonzero {
            position = self.digits(position)?;
        }
        if matches!(self.byte(position), b'.' | b'e' | b'E' | b'j' | b'J') {
            let end = self.decimal_rest(position)?;
            if end > position || !nonzero {
                return Ok(end);
            }
        }
        if nonzero {
            let (line, offset) = self.source.line_offset(start as u32);
            let end_offset = self.source.line_offset(zeros_end as u32).1 - 1;
            let location = Location { line, offset, end_line: line, end_offset };
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(LexError {
                error: self.located(ErrorKind::Syntax, message, location),
                prevails: true,
            });
        }
        self.number_end(position, "decimal")?;
        Ok(position)
    }

    /// Digits with single underscores between them.
    fn digits(&self, mut position: usize) -> Result<usize> {
        loop {
            while self.byte(position).is_ascii_digit() {
                position += 1;
            }
            if self.byte(position) != b'_' {
                return Ok(position);
            }
            position += 1;
            if !self.byte(position).is_ascii_digit() {
                return Err(self.error(position, "invalid decimal literal"));
            }
        }
    }

    /// What may follow the integral part.
    fn decimal_rest(&mut self, position: usize) -> Result<usize> {
        if self.byte(position) == b'.' { self.fraction(position + 1) } else { self.exponent(position) }
    }

    fn fraction(&mut self, position: usize) -> Result<usize> {
        let end = if self.byte(position).is_ascii_digit() { self.digits(position)? } else { position };
        self.exponent(end)
    }

    fn exponent(&mut self, position: usize) -> Result<usize> {
        let mut end = position;
        if matches!(self.byte(position), b'e' | b'E') {
            let signed = matches!(self.byte(position + 1), b'+' | b'-');
            let digits = position + 1 + usize::from(signed);
            if self.byte(digits).is_ascii_digit() {
                end = self.digits(digits)?;
            } else if signed {
                return Err(self.error(digits, "invalid decimal literal"));
            }
        }
        if matches!(self.byte(end), b'j' | b'J') {
            self.number_end(end + 1, "imaginary")?;
            return Ok(end + 1);
        }
        self.number_end(end, "decimal")?;
        Ok(end)
    }

    /// A number may touch a keyword that can follow it (with a warning), but no other word.
    fn number_end(&mut self, position: usize, name: &str) -> Result<()> {
        let rest = self.bytes.get(position..).unwrap_or(&[]);
        let keywords: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
        if keywords.iter().any(|keyword| rest.starts_with(keyword)) {
            self.warn(position - 1, position - 1, format!("invalid {name} literal"));
            return Ok(());
        }
        let byte = self.byte(position);
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            return Err(self.error(position, format!("invalid {name} literal")));
        }
        Ok(())
    }
}
