//! Actions for strings: escapes, implicit concatenation, and f-strings.

use super::Context;
use crate::ast::*;
use crate::literal;
use crate::span::Span;

/// A piece of a string, or of an f-string.
pub(crate) enum Part {
    /// A plain string or bytes literal.
    Literal(Expr),
    /// An f-string with its values.
    Formatted(Span, Vec<Expr>),
    /// Undecoded text within an f-string.
    Middle(u32, u32),
    /// A replacement field.
    Field(Box<Field>),
}

/// A replacement field; the text of its specification is decoded when the f-string is known to be raw or not.
pub(crate) struct Field {
    span: Span,
    value: Expr,
    /// The text shown by `{value=}`.
    debug: Option<Expr>,
    conversion: Option<char>,
    spec: Option<(u32, u32, Vec<Part>)>,
}

impl Context<'_> {
    pub(crate) fn string(&self, l: u32, r: u32) -> Part {
        let text = self.text(l, r);
        let prefix = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (raw, bytes, unicode) = prefix_flags(&text[..prefix]);
        let quotes = quote_length(&text[prefix..]);
        let body_start = prefix + quotes;
        let body = text.get(body_start..text.len() - quotes).unwrap_or("");
        let value = if bytes { self.bytes_value(l, r, body, raw) } else { self.text_value(l, r, body, raw) };
        Part::Literal(self.expr(l, r, ExprKind::Constant { value, kind: unicode.then_some('u') }))
    }

    fn text_value(&self, l: u32, r: u32, body: &str, raw: bool) -> Constant {
        if raw || !body.contains('\\') {
            return Constant::Str(body.into());
        }
        let mut odd = None;
        let text = literal::decode_text(body, None, &mut odd).unwrap_or_else(|message| {
            self.raise_at(l, r, message);
            String::new()
        });
        self.warn_odd(odd, l, r);
        Constant::Str(text.into())
    }

    fn bytes_value(&self, l: u32, r: u32, body: &str, raw: bool) -> Constant {
        if !body.is_ascii() {
            self.raise_at(l, r, "bytes can only contain ASCII literal characters");
            return Constant::None;
        }
        if raw || !body.contains('\\') {
            return Constant::Bytes(body.as_bytes().into());
        }
        let mut odd = None;
        let bytes = literal::decode_bytes(body, &mut odd).unwrap_or_else(|message| {
            self.raise_at(l, r, message);
            Vec::new()
        });
        self.warn_odd(odd, l, r);
        Constant::Bytes(bytes.into())
    }

    /// CPython gives such a warning the line in which the token begins.
    fn warn_odd(&self, odd: Option<String>, l: u32, r: u32) {
        if let Some(message) = odd {
            self.warn(l, r, message);
        }
    }

    pub(crate) fn fstring(&self, l: u32, start_end: u32, parts: Vec<Part>, end_token: u32, r: u32) -> Part {
        let (raw, ..) = prefix_flags(self.text(l, start_end));
        Part::Formatted(Span::new(l, r), self.values(parts, raw, (end_token, r)))
    }

    /// The values of an f-string or format specification; decoding errors are reported at `end`, as in CPython.
    fn values(&self, parts: Vec<Part>, raw: bool, end: (u32, u32)) -> Vec<Expr> {
        let mut values = Vec::new();
        for part in parts {
            match part {
                Part::Middle(l, r) => values.push(self.middle(l, r, raw, end)),
                Part::Field(field) => self.field_values(*field, raw, end, &mut values),
                Part::Literal(_) | Part::Formatted(..) => {}
            }
        }
        values
    }

    fn middle(&self, l: u32, r: u32, raw: bool, end: (u32, u32)) -> Expr {
        let text = self.text(l, r);
        let doubled = text.ends_with("{{") || text.ends_with("}}");
        let body = if doubled { &text[..text.len() - 1] } else { text };
        let mut odd = None;
        let text = if raw || !body.contains('\\') {
            body.to_owned()
        } else {
            let next = self.text(r, r + 1).chars().next();
            literal::decode_text(body, next, &mut odd).unwrap_or_else(|message| {
                self.raise_at(end.0, end.1, message);
                String::new()
            })
        };
        self.warn_odd(odd, end.0, end.1);
        self.constant(l, r, Constant::Str(text.into()))
    }

    fn field_values(&self, field: Field, raw: bool, end: (u32, u32), values: &mut Vec<Expr>) {
        let conversion = match (&field.debug, field.conversion, &field.spec) {
            (Some(_), None, None) => Some('r'),
            (_, conversion, _) => conversion,
        };
        values.extend(field.debug);
        let format_spec = field.spec.map(|(l, r, parts)| {
            let parts = self.fold(self.values(parts, raw, end));
            Box::new(self.expr(l, r, ExprKind::JoinedStr { values: parts }))
        });
        let kind = ExprKind::FormattedValue { value: Box::new(field.value), conversion, format_spec };
        values.push(self.expr(field.span.start, field.span.end, kind));
    }

    #[expect(clippy::too_many_arguments, reason = "one per symbol of the rule")]
    pub(crate) fn field(
        &self,
        l: u32,
        value: Expr,
        debug: Option<u32>,
        conversion: Option<(u32, u32, u32)>,
        spec: Option<(u32, u32, Vec<Part>)>,
        end: u32,
        r: u32,
    ) -> Part {
        let debug = debug.map(|_| {
            let behind =
                conversion.map(|(mark, ..)| mark - 1).or(spec.as_ref().map(|spec| spec.0)).unwrap_or(end);
            self.constant(l + 1, behind, Constant::Str(without_comments(self.text(l + 1, behind)).into()))
        });
        let conversion = conversion.and_then(|(mark, l, r)| self.conversion(mark, l, r));
        Part::Field(Box::new(Field { span: Span::new(l, r), value, debug, conversion, spec }))
    }

    fn conversion(&self, mark: u32, l: u32, r: u32) -> Option<char> {
        let name = self.text(l, r);
        if mark != l {
            let message = "f-string: conversion type must come right after the exclamanation mark";
            self.raise_at(mark - 1, r, message);
        }
        match name {
            "s" => Some('s'),
            "r" => Some('r'),
            "a" => Some('a'),
            _ => {
                let message =
                    format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'");
                self.raise_at(l, r, message);
                None
            }
        }
    }

    /// Adjacent strings become one expression.
    pub(crate) fn strings(&self, mut parts: Vec<Part>) -> Expr {
        if parts.len() == 1
            && let Some(Part::Literal(_)) = parts.first()
            && let Some(Part::Literal(value)) = parts.pop()
        {
            return value;
        }
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return self.constant(0, 0, Constant::None);
        };
        let span = first.span().to(last.span());
        let bytes = parts.iter().filter(|part| part.is_bytes()).count();
        if bytes > 0 && bytes < parts.len() {
            // CPython has looked at the token behind the strings by then.
            let next = self.tokens.partition_point(|token| token.start < span.end);
            let (l, r) = self.tokens.get(next).map_or((span.end, span.end), |token| (token.start, token.end));
            self.raise_at(l, r, "cannot mix bytes and nonbytes literals");
        }
        let formatted = parts.iter().any(|part| matches!(part, Part::Formatted(..)));
        let mut values = Vec::new();
        for part in parts {
            match part {
                Part::Formatted(_, inner) => values.extend(inner),
                Part::Literal(value) => values.push(value),
                Part::Middle(..) | Part::Field(_) => {}
            }
        }
        if formatted {
            let values = self.fold(values);
            return self.expr(span.start, span.end, ExprKind::JoinedStr { values });
        }
        self.joined(values)
    }

    /// Joins adjacent constants, and drops empty ones.
    fn fold(&self, values: Vec<Expr>) -> Vec<Expr> {
        let mut folded = Vec::with_capacity(values.len());
        let mut run: Vec<Expr> = Vec::new();
        for value in values {
            if matches!(value.kind, ExprKind::Constant { .. }) {
                run.push(value);
            } else {
                self.flush(&mut run, &mut folded);
                folded.push(value);
            }
        }
        self.flush(&mut run, &mut folded);
        folded
    }

    fn flush(&self, run: &mut Vec<Expr>, folded: &mut Vec<Expr>) {
        if !run.is_empty() {
            let value = self.joined(std::mem::take(run));
            if !matches!(&value.kind, ExprKind::Constant { value: Constant::Str(text), .. } if text.is_empty())
            {
                folded.push(value);
            }
        }
    }

    /// One constant from several strings, or several bytes.
    fn joined(&self, mut values: Vec<Expr>) -> Expr {
        let (Some(first), Some(last)) = (values.first(), values.last()) else {
            return self.constant(0, 0, Constant::None);
        };
        let span = first.span.to(last.span);
        let prefix = match first.kind {
            ExprKind::Constant { kind, .. } => kind,
            _ => None,
        };
        if values.len() == 1
            && let Some(value) = values.pop()
        {
            return value;
        }
        let (mut text, mut bytes) = (String::new(), Vec::new());
        let mut is_bytes = false;
        for value in &values {
            match &value.kind {
                ExprKind::Constant { value: Constant::Str(piece), .. } => text.push_str(piece),
                ExprKind::Constant { value: Constant::Bytes(piece), .. } => {
                    is_bytes = true;
                    bytes.extend_from_slice(piece);
                }
                _ => {}
            }
        }
        let value = if is_bytes { Constant::Bytes(bytes.into()) } else { Constant::Str(text.into()) };
        self.expr(span.start, span.end, ExprKind::Constant { value, kind: prefix })
    }
}

impl Part {
    fn span(&self) -> Span {
        match self {
            Self::Literal(value) => value.span,
            Self::Formatted(span, _) => *span,
            Self::Middle(l, r) => Span::new(*l, *r),
            Self::Field(field) => field.span,
        }
    }

    fn is_bytes(&self) -> bool {
        matches!(self, Self::Literal(Expr { kind: ExprKind::Constant { value: Constant::Bytes(_), .. }, .. }))
    }
}

/// Whether a prefix says raw, bytes, and `u`.
fn prefix_flags(prefix: &str) -> (bool, bool, bool) {
    let has = |letter: u8| prefix.bytes().any(|byte| byte.to_ascii_lowercase() == letter);
    (has(b'r'), has(b'b'), prefix == "u")
}

fn quote_length(text: &str) -> usize {
    if text.len() >= 6 && (text.starts_with("\"\"\"") || text.starts_with("'''")) { 3 } else { 1 }
}

/// The text of `{value=}` as it is shown: a comment runs to the end of its line.
fn without_comments(text: &str) -> String {
    if !text.contains('#') {
        return text.to_owned();
    }
    let mut output = String::with_capacity(text.len());
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quote) {
            ('#', None) => while characters.next_if(|next| *next != '\n').is_some() {},
            ('\'' | '"', None) => {
                quote = Some(character);
                output.push(character);
            }
            (_, Some(open)) if open == character => {
                quote = None;
                output.push(character);
            }
            _ => output.push(character),
        }
    }
    output
}
