//! Expressions.

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::condition::inverted_comparison;
use super::display::{LIST, SET, TUPLE};
use super::error::{Result, refuse};
use super::instruction::Op;
use super::name::refuse_debug;
use super::scope::Name as Identifier;
use super::unit::UnitKind;
use crate::bytecode::{Location, Opcode};

/// `INTRINSIC_UNARY_POSITIVE`
const INTRINSIC_UNARY_POSITIVE: u32 = 5;
/// By how much the in-place form of a `BINARY_OP` argument is greater.
const IN_PLACE: u32 = 13;

impl<'a> Compiler<'a> {
    /// Compiles an expression: its value is pushed, or for a target stored or deleted.
    pub(crate) fn expr(&mut self, expr: &'a Expr) -> Result<()> {
        self.depth.enter(expr.span)?;
        let result = self.expr_inner(expr);
        self.depth.leave();
        result
    }

    pub(crate) fn exprs(&mut self, exprs: &'a [Expr]) -> Result<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    fn expr_inner(&mut self, expr: &'a Expr) -> Result<()> {
        let at = self.location(expr.span);
        if let Some(value) = self.constant(expr) {
            self.load_const(value, at);
            return Ok(());
        }
        match &expr.kind {
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.op_arg(Opcode::Copy, 1, at);
                self.expr(target)
            }
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, at),
            ExprKind::BinOp { left, op, right } => {
                if self.formatted_text(left, *op, right, at)? {
                    return Ok(());
                }
                self.expr(left)?;
                self.expr(right)?;
                self.binary(*op, false, at);
                Ok(())
            }
            ExprKind::UnaryOp { op, operand } => self.unary(*op, operand, at),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body),
            ExprKind::IfExp { test, body, orelse } => {
                let (end, next) = (self.label(), self.label());
                self.jump_if(test, next, false, at)?;
                self.expr(body)?;
                self.jump(Op::JumpNoInterrupt, end, Location::NONE);
                self.place(next);
                self.expr(orelse)?;
                self.place(end);
                Ok(())
            }
            ExprKind::Dict { keys, values } => self.dict(keys, values, at),
            ExprKind::Set { elts } => self.display(elts, 0, SET, at),
            ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => match ctx {
                ExprContext::Load => {
                    let display = if matches!(expr.kind, ExprKind::List { .. }) { LIST } else { TUPLE };
                    self.display(elts, 0, display, at)
                }
                ExprContext::Store => self.unpack_into(elts, expr.span),
                ExprContext::Del => self.exprs(elts),
            },
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expr),
            ExprKind::Yield { value } => self.yield_value(expr.span, value.as_deref()),
            ExprKind::YieldFrom { value } => self.yield_from(expr.span, value),
            ExprKind::Await { value } => self.await_value(expr.span, value),
            ExprKind::Compare { left, ops, comparators } => self.compare(expr.span, left, ops, comparators),
            ExprKind::Call { func, args, keywords } => self.call(expr, func, args, keywords),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(value, *conversion, format_spec.as_deref(), at)
            }
            ExprKind::JoinedStr { values } => self.joined_str(values, at),
            ExprKind::Attribute { value, attr, ctx } => self.attribute(expr, value, attr, *ctx),
            ExprKind::Subscript { value, slice, ctx } => self.subscript(value, slice, *ctx, at),
            ExprKind::Starred { ctx, .. } => match ctx {
                ExprContext::Store => {
                    refuse("starred assignment target must be in a list or tuple", expr.span)
                }
                _ => refuse("can't use starred expression here", expr.span),
            },
            ExprKind::Name { id, ctx } => {
                refuse_debug(id, *ctx, expr.span)?;
                self.name(id, *ctx, at);
                Ok(())
            }
            ExprKind::Slice { lower, upper, step } => {
                self.slice_bounds(lower.as_deref(), upper.as_deref(), at)?;
                let count = match step {
                    Some(step) => {
                        self.expr(step)?;
                        3
                    }
                    None => 2,
                };
                self.op_arg(Opcode::BuildSlice, count, at);
                Ok(())
            }
            // Always a constant, handled above.
            ExprKind::Constant { .. } => Ok(()),
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, at: Location) -> Result<()> {
        if op == UnaryOp::Not
            && let Some(inverted) = inverted_comparison(operand)
        {
            return self.single_comparison(inverted.span, inverted.left, inverted.op, inverted.right);
        }
        self.expr(operand)?;
        match op {
            UnaryOp::Invert => self.op(Opcode::UnaryInvert, at),
            UnaryOp::USub => self.op(Opcode::UnaryNegative, at),
            UnaryOp::UAdd => self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_UNARY_POSITIVE, at),
            UnaryOp::Not => {
                self.op(Opcode::ToBool, at);
                self.op(Opcode::UnaryNot, at);
            }
        }
        Ok(())
    }

    pub(crate) fn binary(&mut self, op: Operator, in_place: bool, at: Location) {
        let number = match op {
            Operator::Add => 0,
            Operator::BitAnd => 1,
            Operator::FloorDiv => 2,
            Operator::LShift => 3,
            Operator::MatMult => 4,
            Operator::Mult => 5,
            Operator::Mod => 6,
            Operator::BitOr => 7,
            Operator::Pow => 8,
            Operator::RShift => 9,
            Operator::Sub => 10,
            Operator::Div => 11,
            Operator::BitXor => 12,
        };
        self.op_arg(Opcode::BinaryOp, if in_place { number + IN_PLACE } else { number }, at);
    }

    fn attribute(
        &mut self,
        expr: &'a Expr,
        value: &'a Expr,
        attr: &Identifier,
        context: ExprContext,
    ) -> Result<()> {
        let at = self.location(expr.span);
        if context == ExprContext::Load && self.is_plain_super(value, attr) {
            self.load_super_attribute(value, attr, false, at)?;
            let at = self.attribute_location(expr, attr, at);
            self.op(Opcode::Nop, at);
            return Ok(());
        }
        if context == ExprContext::Store {
            self.note_static_attribute(value, attr);
        }
        refuse_debug(attr, context, expr.span)?;
        self.expr(value)?;
        let at = self.attribute_location(expr, attr, at);
        let attr = self.mangled(attr);
        match context {
            ExprContext::Load => self.op_name(Opcode::LoadAttr, &attr, 1, 0, at),
            ExprContext::Store => self.op_name(Opcode::StoreAttr, &attr, 0, 0, at),
            ExprContext::Del => self.op_name(Opcode::DeleteAttr, &attr, 0, 0, at),
        }
        Ok(())
    }

    /// Of an attribute on a later line than what begins the expression, only the name is the location.
    pub(crate) fn attribute_location(&self, attribute: &Expr, attr: &str, at: Location) -> Location {
        let whole = self.location(attribute.span);
        if at.line == whole.end_line {
            return at;
        }
        let length = attr.chars().count() as i32;
        if length > whole.end_column {
            return Location { line: whole.end_line, column: -1, end_column: -1, ..at };
        }
        let column = whole.end_column - length;
        Location { line: whole.end_line, column, ..at }
    }

    /// Remembers an attribute that a method assigns to `self`.
    fn note_static_attribute(&mut self, value: &Expr, attr: &Identifier) {
        if !matches!(&value.kind, ExprKind::Name { id, .. } if &**id == "self") {
            return;
        }
        if let Some(class) = self.outer.iter_mut().rev().find(|unit| unit.kind == UnitKind::Class)
            && !class.static_attributes.contains(attr)
        {
            class.static_attributes.push(attr.clone());
        }
    }

    fn subscript(
        &mut self,
        value: &'a Expr,
        slice: &'a Expr,
        context: ExprContext,
        at: Location,
    ) -> Result<()> {
        if context == ExprContext::Load {
            self.check_subscript(value, slice);
        }
        self.expr(value)?;
        if let (Some((lower, upper)), true) = (plain_slice(slice), context != ExprContext::Del) {
            let slice_at = self.location(slice.span);
            self.slice_bounds(lower, upper, slice_at)?;
            let opcode = if context == ExprContext::Load { Opcode::BinarySlice } else { Opcode::StoreSlice };
            self.op(opcode, at);
            return Ok(());
        }
        self.expr(slice)?;
        self.op(
            match context {
                ExprContext::Load => Opcode::BinarySubscr,
                ExprContext::Store => Opcode::StoreSubscr,
                ExprContext::Del => Opcode::DeleteSubscr,
            },
            at,
        );
        Ok(())
    }

    pub(crate) fn slice_bounds(
        &mut self,
        lower: Option<&'a Expr>,
        upper: Option<&'a Expr>,
        at: Location,
    ) -> Result<()> {
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.expr(bound)?,
                None => self.load_none(at),
            }
        }
        Ok(())
    }
}

/// The bounds of a slice without a step.
pub(crate) fn plain_slice(slice: &Expr) -> Option<(Option<&Expr>, Option<&Expr>)> {
    match &slice.kind {
        ExprKind::Slice { lower, upper, step: None } => Some((lower.as_deref(), upper.as_deref())),
        _ => None,
    }
}
