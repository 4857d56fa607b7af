//! What the grammar does when it has recognised something: nodes, and the state shared while parsing.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::ast::*;
use crate::depth::MAX_DEPTH;
use crate::error::{ErrorKind, Location, SyntaxError, Warning};
use crate::literal;
use crate::source::SourceText;
use crate::span::Span;
use crate::token::Token;

mod expression;
mod parameter;
mod pattern;
mod statement;
mod string;

pub(crate) use expression::Argument;
pub(crate) use parameter::{Param, arg, type_param};
pub(crate) use pattern::{Item, class_pattern, not_wildcard, pattern};
pub(crate) use statement::{Block, alias, handler};
pub(crate) use string::Part;

/// What the one entry rule returns.
pub(crate) enum Root {
    Body(Vec<Stmt>),
    Expression(Expr),
}

/// An operand of a binary operator; the range includes parentheses around it.
pub(crate) struct Operand {
    pub(crate) span: Span,
    pub(crate) expr: Expr,
}

/// The state of one run of the parser.
pub(crate) struct Context<'s> {
    source: &'s SourceText,
    tokens: &'s [Token],
    names: RefCell<HashMap<&'s str, Name>>,
    warnings: RefCell<Vec<Warning>>,
    /// An error that CPython raises as soon as it meets it, such as a malformed escape.
    raised: RefCell<Option<Box<SyntaxError>>>,
    /// Something that only this grammar accepts; `diagnose` knows the message, this is what remains if it does not.
    rejected: RefCell<Option<Box<SyntaxError>>>,
    failed: Cell<bool>,
}

impl<'s> Context<'s> {
    pub(crate) fn new(source: &'s SourceText, tokens: &'s [Token]) -> Self {
        Self {
            source,
            tokens,
            names: RefCell::default(),
            warnings: RefCell::default(),
            raised: RefCell::default(),
            rejected: RefCell::default(),
            failed: Cell::new(false),
        }
    }

    /// Whether the source is known to be refused, so that the parser may stop.
    pub(crate) fn failed(&self) -> bool {
        self.failed.get()
    }

    pub(crate) fn take_raised(&self) -> Option<Box<SyntaxError>> {
        self.raised.borrow_mut().take()
    }

    pub(crate) fn take_rejected(&self) -> Option<Box<SyntaxError>> {
        self.rejected.borrow_mut().take()
    }

    pub(crate) fn take_warnings(&self) -> Vec<Warning> {
        self.warnings.take()
    }

    fn raise(&self, error: Box<SyntaxError>) {
        if !self.failed.replace(true) {
            *self.raised.borrow_mut() = Some(error);
        }
    }

    fn raise_at(&self, l: u32, r: u32, message: impl Into<String>) {
        self.raise(SyntaxError::at(self.source, Span::new(l, r), message));
    }

    pub(crate) fn reject(&self, span: Span, message: impl Into<String>) {
        if !self.failed.replace(true) {
            *self.rejected.borrow_mut() = Some(SyntaxError::at(self.source, span, message));
        }
    }

    fn warn(&self, l: u32, r: u32, message: String) {
        self.warnings.borrow_mut().push(Warning { message, span: Span::new(l, r) });
    }

    fn text(&self, l: u32, r: u32) -> &'s str {
        self.source.text().get(l as usize..r as usize).unwrap_or("")
    }

    /// An expression node, unless the tree becomes too high.
    pub(crate) fn expr(&self, l: u32, r: u32, kind: ExprKind) -> Expr {
        let expr = Expr::new(Span::new(l, r), kind);
        if expr.depth() <= MAX_DEPTH {
            return expr;
        }
        self.too_deep();
        Expr::new(Span::new(l, r), ExprKind::Constant { value: Constant::None, kind: None })
    }

    /// A statement node, unless the tree becomes too high.
    pub(crate) fn stmt(&self, l: u32, r: u32, kind: StmtKind) -> Stmt {
        let stmt = Stmt::new(Span::new(l, r), kind);
        if stmt.depth() <= MAX_DEPTH {
            return stmt;
        }
        self.too_deep();
        Stmt::new(Span::new(l, r), StmtKind::Pass)
    }

    fn too_deep(&self) {
        let message = "maximum recursion depth exceeded during compilation";
        self.raise(SyntaxError::bare(ErrorKind::Recursion, message));
    }

    pub(crate) fn identifier(&self, l: u32, r: u32) -> Name {
        let text = self.text(l, r);
        if let Some(name) = self.names.borrow().get(text) {
            return name.clone();
        }
        let name: Name = if text.is_ascii() { text.into() } else { text.nfkc().collect::<String>().into() };
        self.names.borrow_mut().insert(text, name.clone());
        name
    }

    /// A dotted name without the white space that may stand around its dots.
    pub(crate) fn dotted_name(&self, l: u32, r: u32) -> Name {
        let text = self.text(l, r);
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
            return self.identifier(l, r);
        }
        let parts = text.split('.').map(|part| part.trim_matches([' ', '\t', '\x0c', '\\', '\n']));
        let parts: Vec<String> = parts.map(|part| part.nfkc().collect()).collect();
        parts.join(".").into()
    }

    pub(crate) fn number(&self, l: u32, r: u32) -> Expr {
        let value = literal::number(self.text(l, r), self.source.digit_limit()).unwrap_or_else(|message| {
            let line = Location::of(self.source, Span::new(l, r)).line;
            let location = Location { line, offset: 0, end_line: line, end_offset: 0 };
            let text = self.source.line(line as u32);
            self.raise(SyntaxError::located(ErrorKind::Syntax, message, location, text));
            Constant::None
        });
        self.constant(l, r, value)
    }

    pub(crate) fn constant(&self, l: u32, r: u32, value: Constant) -> Expr {
        self.expr(l, r, ExprKind::Constant { value, kind: None })
    }

    pub(crate) fn name(&self, l: u32, r: u32) -> Expr {
        let id = self.identifier(l, r);
        self.expr(l, r, ExprKind::Name { id, ctx: ExprContext::Load })
    }
}
