//! Patterns, read from objects.

use minipy_grammar::ast::{
    Constant, Expr, ExprContext, ExprKind, Name, Operator, Pattern, PatternKind, UnaryOp,
};
use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;

use super::reader::{Node, Reader};

impl Reader<'_> {
    fn patterns(&self, node: Node<'_>, field: &str, may_star: bool) -> PyResult<Vec<Pattern>> {
        self.list(node, field, |value| {
            if value.is_none() {
                return Err(self.refuse("None disallowed in pattern list"));
            }
            self.pattern(value, may_star)
        })
    }

    /// A pattern; `may_star` where `*name` may stand.
    pub(super) fn pattern(&self, value: &Value, may_star: bool) -> PyResult<Pattern> {
        let _call = self.vm.enter_native(" while traversing 'pattern' node")?;
        let span = self.span(value, "pattern")?;
        let kind = self.kind(value).ok_or_else(|| self.unexpected("pattern", value))?;
        let node = |class| Node { value, class };
        let kind = match &*kind {
            "MatchValue" => {
                let value = self.loaded(node("MatchValue"), "value")?;
                self.check_value(&value)?;
                PatternKind::MatchValue { value }
            }
            "MatchSingleton" => {
                let value = self.constant(&self.field(node("MatchSingleton"), "value")?)?;
                if !matches!(value, Constant::None | Constant::Bool(_)) {
                    return Err(self.refuse("MatchSingleton can only contain True, False and None"));
                }
                PatternKind::MatchSingleton { value }
            }
            "MatchSequence" => PatternKind::MatchSequence {
                patterns: self.patterns(node("MatchSequence"), "patterns", true)?,
            },
            "MatchMapping" => self.mapping_pattern(node("MatchMapping"))?,
            "MatchClass" => self.class_pattern(node("MatchClass"))?,
            "MatchStar" => {
                if !may_star {
                    return Err(self.refuse("can't use MatchStar here"));
                }
                PatternKind::MatchStar { name: self.captured(node("MatchStar"), "name")? }
            }
            "MatchAs" => self.as_pattern(node("MatchAs"))?,
            "MatchOr" => {
                let patterns = self.patterns(node("MatchOr"), "patterns", false)?;
                if patterns.len() < 2 {
                    return Err(self.refuse("MatchOr requires at least 2 patterns"));
                }
                PatternKind::MatchOr { patterns }
            }
            _ => return Err(self.unexpected("pattern", value)),
        };
        Ok(Pattern { span, kind })
    }

    fn as_pattern(&self, node: Node<'_>) -> PyResult<PatternKind> {
        let inner = self.optional_field(node, "pattern")?;
        let pattern = inner.map(|value| self.pattern(&value, false).map(Box::new)).transpose()?;
        let name = self.captured(node, "name")?;
        if pattern.is_some() && name.is_none() {
            return Err(self.refuse("MatchAs must specify a target name if a pattern is given"));
        }
        Ok(PatternKind::MatchAs { pattern, name })
    }

    fn captured(&self, node: Node<'_>, field: &str) -> PyResult<Option<Name>> {
        let name = self.optional_name(node, field)?;
        match name.as_deref() {
            Some("_") => return Err(self.refuse("can't capture name '_' in patterns")),
            Some(name) => self.check_name(name)?,
            None => {}
        }
        Ok(name)
    }

    fn mapping_pattern(&self, node: Node<'_>) -> PyResult<PatternKind> {
        let keys = self.expressions(node, "keys", ExprContext::Load)?;
        let patterns = self.patterns(node, "patterns", false)?;
        if keys.len() != patterns.len() {
            return Err(self.refuse("MatchMapping doesn't have the same number of keys as patterns"));
        }
        let rest = self.captured(node, "rest")?;
        for key in &keys {
            if !matches!(key.kind, ExprKind::Constant { value: Constant::None | Constant::Bool(_), .. }) {
                self.check_value(key)?;
            }
        }
        Ok(PatternKind::MatchMapping { keys, patterns, rest })
    }

    fn class_pattern(&self, node: Node<'_>) -> PyResult<PatternKind> {
        let cls = self.loaded(node, "cls")?;
        let patterns = self.patterns(node, "patterns", false)?;
        let kwd_attrs = self.list(node, "kwd_attrs", |value| self.identifier(value))?;
        let kwd_patterns = self.patterns(node, "kwd_patterns", false)?;
        if kwd_attrs.len() != kwd_patterns.len() {
            let message = "MatchClass doesn't have the same number of keyword attributes as patterns";
            return Err(self.refuse(message));
        }
        let mut named = &*cls;
        while let ExprKind::Attribute { value, .. } = &named.kind {
            named = value;
        }
        if !matches!(named.kind, ExprKind::Name { .. }) {
            return Err(self.refuse("MatchClass cls field can only contain Name or Attribute nodes."));
        }
        kwd_attrs.iter().try_for_each(|name| self.check_name(name))?;
        Ok(PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns })
    }

    /// Checks what a pattern compares with.
    fn check_value(&self, value: &Expr) -> PyResult<()> {
        let fits = match &value.kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::Int(_)
                | Constant::BigInt(_)
                | Constant::Float(_)
                | Constant::Complex(_)
                | Constant::ComplexNumber(..)
                | Constant::Str(_)
                | Constant::Bytes(_) => true,
                _ => return Err(self.refuse("unexpected constant inside of a literal pattern")),
            },
            ExprKind::Attribute { .. } | ExprKind::JoinedStr { .. } => true,
            ExprKind::UnaryOp { .. } => is_negative(value, true),
            ExprKind::BinOp { left, op: Operator::Add | Operator::Sub, right } => {
                (is_number(left, true, false) || is_negative(left, false)) && is_number(right, false, true)
            }
            _ => false,
        };
        if fits { Ok(()) } else { Err(self.refuse("patterns may only match literals and attribute lookups")) }
    }
}

fn is_number(value: &Expr, real: bool, imaginary: bool) -> bool {
    let ExprKind::Constant { value, .. } = &value.kind else { return false };
    match value {
        Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_) => real,
        Constant::Complex(_) | Constant::ComplexNumber(..) => imaginary,
        _ => false,
    }
}

fn is_negative(value: &Expr, imaginary: bool) -> bool {
    matches!(&value.kind, ExprKind::UnaryOp { op: UnaryOp::USub, operand } if is_number(operand, true, imaginary))
}
