//! f-strings, and `'…' % (…)` where it can be one.

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::display::{STACK_GUIDELINE, is_starred};
use super::error::Result;
use crate::bytecode::{Constant as Value, Location, Opcode};

/// A piece of a `%` format.
enum Piece {
    Text(String),
    /// Conversion and format specification.
    Field(char, String),
}

impl<'a> Compiler<'a> {
    pub(crate) fn joined_str(&mut self, values: &'a [Expr], at: Location) -> Result<()> {
        if values.len() > STACK_GUIDELINE {
            self.begin_join(at);
            for value in values {
                self.expr(value)?;
                self.op_arg(Opcode::ListAppend, 1, at);
            }
            self.op_arg(Opcode::Call, 1, at);
            return Ok(());
        }
        self.exprs(values)?;
        self.end_join(values.len(), at);
        Ok(())
    }

    fn begin_join(&mut self, at: Location) {
        self.load_str(&"".into(), at);
        self.op_name(Opcode::LoadAttr, &"join".into(), 1, 1, at);
        self.op_arg(Opcode::BuildList, 0, at);
    }

    fn end_join(&mut self, count: usize, at: Location) {
        match count {
            0 => self.load_str(&"".into(), at),
            1 => {}
            _ => self.op_arg(Opcode::BuildString, count as u32, at),
        }
    }

    pub(crate) fn formatted_value(
        &mut self,
        value: &'a Expr,
        conversion: Option<char>,
        format_spec: Option<&'a Expr>,
        at: Location,
    ) -> Result<()> {
        self.expr(value)?;
        self.convert(conversion, at);
        if let Some(format_spec) = format_spec {
            self.expr(format_spec)?;
            self.op(Opcode::FormatWithSpec, at);
        } else {
            self.op(Opcode::FormatSimple, at);
        }
        Ok(())
    }

    fn convert(&mut self, conversion: Option<char>, at: Location) {
        let number = match conversion {
            Some('s') => 1,
            Some('r') => 2,
            Some('a') => 3,
            _ => return,
        };
        self.op_arg(Opcode::ConvertValue, number, at);
    }

    /// `'…%s…' % (a, b)` as an f-string; says if it could be done.
    pub(crate) fn formatted_text(
        &mut self,
        left: &'a Expr,
        op: Operator,
        right: &'a Expr,
        at: Location,
    ) -> Result<bool> {
        let (Operator::Mod, ExprKind::Tuple { elts, .. }) = (op, &right.kind) else { return Ok(false) };
        if self.is_constant(right) || elts.iter().any(is_starred) {
            return Ok(false);
        }
        let Some(Value::Str(format)) = self.constant(left) else { return Ok(false) };
        let Some(pieces) = parse_format(&format) else { return Ok(false) };
        let fields = pieces.iter().filter(|piece| matches!(piece, Piece::Field(..))).count();
        if fields != elts.len() {
            return Ok(false);
        }
        let is_long = pieces.len() > STACK_GUIDELINE;
        if is_long {
            self.begin_join(at);
        }
        // CPython gives the texts no position of their own.
        let text_at = Location::NONE;
        let mut values = elts.iter();
        for piece in &pieces {
            match piece {
                Piece::Text(text) => self.load_str(&text.as_str().into(), text_at),
                Piece::Field(conversion, spec) => {
                    let Some(value) = values.next() else { break };
                    let value_at = self.location(value.span);
                    self.expr(value)?;
                    self.convert(Some(*conversion), value_at);
                    if spec.is_empty() {
                        self.op(Opcode::FormatSimple, value_at);
                    } else {
                        self.load_str(&spec.as_str().into(), text_at);
                        self.op(Opcode::FormatWithSpec, value_at);
                    }
                }
            }
            if is_long {
                self.op_arg(Opcode::ListAppend, 1, at);
            }
        }
        if is_long {
            self.op_arg(Opcode::Call, 1, at);
        } else {
            self.end_join(pieces.len(), at);
        }
        Ok(true)
    }
}

/// Splits a `%` format of which all fields are `s`, `r` or `a`.
fn parse_format(format: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = format.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        if rest.next_if_eq(&'%').is_some() {
            text.push('%');
            continue;
        }
        let mut is_left = false;
        while let Some(flag) = rest.next_if(|flag| "-+ #0".contains(*flag)) {
            is_left |= flag == '-';
        }
        let width = number(&mut rest)?;
        let mut spec = String::new();
        if let Some(width) = width {
            if !is_left && width > 0 {
                spec.push('>');
            }
            if width > 0 {
                spec += &width.to_string();
            }
        }
        if rest.next_if_eq(&'.').is_some() {
            spec.push('.');
            spec += &number(&mut rest)?.unwrap_or(0).to_string();
        }
        let conversion = rest.next().filter(|conversion| "sra".contains(*conversion))?;
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Field(conversion, spec));
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Some(pieces)
}

/// A number of at most two digits, if there is one; nothing at all if it is longer.
#[expect(clippy::option_option, reason = "no number and too long a number are different")]
fn number(rest: &mut std::iter::Peekable<std::str::Chars>) -> Option<Option<u32>> {
    const TOO_MANY_DIGITS: usize = 3;
    let mut value = None;
    let mut digits = 0;
    while let Some(digit) = rest.peek().and_then(|digit| digit.to_digit(10)) {
        rest.next();
        digits += 1;
        if digits == TOO_MANY_DIGITS {
            return None;
        }
        value = Some(value.unwrap_or(0) * 10 + digit);
    }
    Some(value)
}
