//! Actions for the patterns of `match`.

use super::{Context, Part};
use crate::ast::*;
use crate::span::Span;

/// One entry of a mapping pattern.
pub(crate) enum Item {
    /// `key: pattern`
    Pair(Expr, Pattern),
    /// `**rest`
    Rest(u32, u32, Name),
}

pub(crate) fn pattern(l: u32, r: u32, kind: PatternKind) -> Pattern {
    Pattern { span: Span::new(l, r), kind }
}

/// No name for `_`.
pub(crate) fn not_wildcard(name: Name) -> Option<Name> {
    (&*name != "_").then_some(name)
}

pub(crate) fn class_pattern(cls: Expr, patterns: Vec<Pattern>) -> PatternKind {
    let cls = Box::new(cls);
    PatternKind::MatchClass { cls, patterns, kwd_attrs: Vec::new(), kwd_patterns: Vec::new() }
}

impl Context<'_> {
    pub(crate) fn as_pattern(&self, l: u32, r: u32, inner: Pattern, name: Name) -> Pattern {
        if &*name == "_" {
            self.reject(Span::new(r - 1, r), "cannot use '_' as a target");
        }
        pattern(l, r, PatternKind::MatchAs { pattern: Some(Box::new(inner)), name: Some(name) })
    }

    pub(crate) fn mapping_pattern(&self, items: Vec<Item>) -> PatternKind {
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        for item in items {
            if rest.is_some() {
                let span = match &item {
                    Item::Pair(key, _) => key.span,
                    Item::Rest(l, r, _) => Span::new(*l, *r),
                };
                self.reject(span, "invalid syntax");
            }
            match item {
                Item::Pair(key, pattern) => {
                    keys.push(key);
                    patterns.push(pattern);
                }
                Item::Rest(l, r, name) => {
                    if &*name == "_" {
                        self.reject(Span::new(l, r), "invalid syntax");
                    }
                    rest = Some(name);
                }
            }
        }
        PatternKind::MatchMapping { keys, patterns, rest }
    }

    pub(crate) fn class_pattern(&self, cls: Expr, args: Vec<(Option<Name>, Pattern)>) -> PatternKind {
        let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::new(), Vec::new(), Vec::new());
        for (name, pattern) in args {
            if let Some(name) = name {
                kwd_attrs.push(name);
                kwd_patterns.push(pattern);
            } else {
                if !kwd_attrs.is_empty() {
                    self.reject(pattern.span, "positional patterns follow keyword patterns");
                }
                patterns.push(pattern);
            }
        }
        PatternKind::MatchClass { cls: Box::new(cls), patterns, kwd_attrs, kwd_patterns }
    }

    pub(crate) fn negative_number(&self, l: u32, number: u32, r: u32) -> Expr {
        self.unary(l, r, UnaryOp::USub, self.number(number, r))
    }

    /// `real + imaginary`.
    pub(crate) fn complex_pattern(&self, l: u32, r: u32, left: Expr, op: Operator, number: u32) -> Expr {
        let right = self.number(number, r);
        let real = match &left.kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            _ => &left,
        };
        if matches!(real.kind, ExprKind::Constant { value: Constant::Complex(_), .. }) {
            self.raise_at(left.span.start, left.span.end, "real number required in complex literal");
        } else if !matches!(right.kind, ExprKind::Constant { value: Constant::Complex(_), .. }) {
            self.raise_at(number, r, "imaginary number required in complex literal");
        }
        self.binary(l, r, left, op, right)
    }

    pub(crate) fn pattern_string(&self, parts: Vec<Part>) -> Expr {
        // The compiler refuses f-strings: it knows whether this is a key.
        self.strings(parts)
    }
}
