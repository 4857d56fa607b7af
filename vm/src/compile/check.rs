//! Warnings about code that is surely a mistake.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::constant::type_name;
use crate::bytecode::Constant as Value;

impl Compiler<'_> {
    /// Warns if something that is never callable is called.
    pub(crate) fn check_callable(&mut self, func: &Expr) {
        let name = match &func.kind {
            ExprKind::Constant { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::Dict { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Set { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. } => self.type_of(func),
            _ if self.is_constant(func) => self.type_of(func),
            _ => return,
        };
        self.warn(format!("'{name}' object is not callable; perhaps you missed a comma?"), func.span);
    }

    /// Warns if something that has no items is subscripted, or a sequence by something that is never an index.
    pub(crate) fn check_subscript(&mut self, value: &Expr, slice: &Expr) {
        let has_no_items = match &value.kind {
            ExprKind::Set { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Lambda { .. } => true,
            _ => matches!(
                self.constant(value),
                Some(
                    Value::None
                        | Value::Ellipsis
                        | Value::Bool(_)
                        | Value::Int(_)
                        | Value::BigInt(_)
                        | Value::Float(_)
                        | Value::Complex(..)
                        | Value::FrozenSet(_)
                )
            ),
        };
        if has_no_items {
            let name = self.type_of(value);
            self.warn(
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?"),
                value.span,
            );
        }
        self.check_index(value, slice);
    }

    fn check_index(&mut self, value: &Expr, slice: &Expr) {
        let is_never_index = match &slice.kind {
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::Dict { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Set { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. }
            | ExprKind::Lambda { .. } => true,
            _ => match self.constant(slice) {
                Some(constant) => !matches!(constant, Value::Int(_) | Value::BigInt(_) | Value::Bool(_)),
                None => false,
            },
        };
        let is_sequence = match &value.kind {
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. } => true,
            _ => matches!(self.constant(value), Some(Value::Str(_) | Value::Bytes(_) | Value::Tuple(_))),
        };
        if is_never_index && is_sequence {
            let (name, index) = (self.type_of(value), self.type_of(slice));
            self.warn(
                format!(
                    "{name} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                ),
                value.span,
            );
        }
    }

    /// Warns of `is` with a literal whose identity means nothing.
    pub(crate) fn check_comparison(&mut self, span: Span, left: &Expr, ops: &[CmpOp], comparators: &[Expr]) {
        let mut previous = left;
        for (op, comparator) in ops.iter().zip(comparators) {
            let (left_fine, right_fine) = (self.has_identity(previous), self.has_identity(comparator));
            if matches!(op, CmpOp::Is | CmpOp::IsNot) && !(left_fine && right_fine) {
                let name = self.type_of(if left_fine { comparator } else { previous });
                let (written, meant) = if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                self.warn(format!("\"{written}\" with '{name}' literal. Did you mean \"{meant}\"?"), span);
                return;
            }
            previous = comparator;
        }
    }

    fn has_identity(&mut self, expr: &Expr) -> bool {
        match self.constant(expr) {
            None | Some(Value::None | Value::Bool(_) | Value::Ellipsis) => true,
            Some(_) => false,
        }
    }

    /// The name of the type that an expression surely has.
    fn type_of(&mut self, expr: &Expr) -> &'static str {
        match &expr.kind {
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
            ExprKind::GeneratorExp { .. } => "generator",
            ExprKind::Lambda { .. } => "function",
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
            _ => self.constant(expr).map_or("object", |constant| type_name(&constant)),
        }
    }
}
