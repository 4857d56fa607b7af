//! Comparisons, `and`, `or`, and jumps that depend on a condition.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::Result;
use super::instruction::{Label, Op};
use crate::bytecode::{Location, Opcode};

impl<'a> Compiler<'a> {
    pub(crate) fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], at: Location) -> Result<()> {
        let jump = if op == BoolOp::And { Opcode::PopJumpIfFalse } else { Opcode::PopJumpIfTrue };
        let end = self.label();
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        for value in others {
            self.expr(value)?;
            self.op_arg(Opcode::Copy, 1, at);
            self.op(Opcode::ToBool, at);
            self.jump(jump, end, at);
            self.op(Opcode::PopTop, at);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    pub(crate) fn comparison(&mut self, op: CmpOp, at: Location) {
        // The argument of COMPARE_OP: the operator, and a mask of the outcomes (1 unordered, 2 less, 4 greater,
        // 8 equal) for which it is true.
        let (opcode, arg) = match op {
            CmpOp::Lt => (Opcode::CompareOp, 2),
            CmpOp::LtE => (Opcode::CompareOp, 1 << 5 | 0xa),
            CmpOp::Eq => (Opcode::CompareOp, 2 << 5 | 8),
            CmpOp::NotEq => (Opcode::CompareOp, 3 << 5 | 7),
            CmpOp::Gt => (Opcode::CompareOp, 4 << 5 | 4),
            CmpOp::GtE => (Opcode::CompareOp, 5 << 5 | 0xc),
            CmpOp::Is => (Opcode::IsOp, 0),
            CmpOp::IsNot => (Opcode::IsOp, 1),
            CmpOp::In => (Opcode::ContainsOp, 0),
            CmpOp::NotIn => (Opcode::ContainsOp, 1),
        };
        self.op_arg(opcode, arg, at);
    }

    pub(crate) fn single_comparison(
        &mut self,
        span: Span,
        left: &'a Expr,
        op: CmpOp,
        right: &'a Expr,
    ) -> Result<()> {
        let at = self.location(span);
        self.check_comparison(span, left, &[op], std::slice::from_ref(right));
        self.expr(left)?;
        self.comparator(op, right, true)?;
        self.comparison(op, at);
        Ok(())
    }

    /// The right side of a comparison; the last one of `in` needs no list.
    pub(crate) fn comparator(&mut self, op: CmpOp, right: &'a Expr, is_last: bool) -> Result<()> {
        if is_last && matches!(op, CmpOp::In | CmpOp::NotIn) {
            self.iterable(right)
        } else {
            self.expr(right)
        }
    }

    pub(crate) fn compare(
        &mut self,
        span: Span,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
    ) -> Result<()> {
        let at = self.location(span);
        self.check_comparison(span, left, ops, comparators);
        self.expr(left)?;
        let Some(((last_op, last), others)) = split_comparison(ops, comparators) else { return Ok(()) };
        if others.is_empty() {
            self.comparator(last_op, last, true)?;
            self.comparison(last_op, at);
            return Ok(());
        }
        let cleanup = self.label();
        for (op, comparator) in others {
            self.expr(comparator)?;
            self.op_arg(Opcode::Swap, 2, at);
            self.op_arg(Opcode::Copy, 2, at);
            self.comparison(op, at);
            self.op_arg(Opcode::Copy, 1, at);
            self.op(Opcode::ToBool, at);
            self.jump(Opcode::PopJumpIfFalse, cleanup, at);
            self.op(Opcode::PopTop, at);
        }
        self.comparator(last_op, last, true)?;
        self.comparison(last_op, at);
        let end = self.label();
        self.jump(Op::JumpNoInterrupt, end, Location::NONE);
        self.place(cleanup);
        self.op_arg(Opcode::Swap, 2, at);
        self.op(Opcode::PopTop, at);
        self.place(end);
        Ok(())
    }

    /// Jumps if the truth of an expression is `condition`.
    pub(crate) fn jump_if(
        &mut self,
        expr: &'a Expr,
        target: Label,
        condition: bool,
        at: Location,
    ) -> Result<()> {
        self.depth.enter(expr.span)?;
        let result = self.jump_if_inner(expr, target, condition, at);
        self.depth.leave();
        result
    }

    pub(crate) fn jump_if_inner(
        &mut self,
        expr: &'a Expr,
        target: Label,
        condition: bool,
        at: Location,
    ) -> Result<()> {
        if !self.is_constant(expr) {
            match &expr.kind {
                ExprKind::UnaryOp { op: UnaryOp::Not, operand } if inverted_comparison(operand).is_none() => {
                    return self.jump_if(operand, target, !condition, at);
                }
                ExprKind::BoolOp { op, values } => {
                    return self.jump_if_bool_op(*op, values, target, condition, at);
                }
                ExprKind::IfExp { test, body, orelse } => {
                    let (end, next) = (self.label(), self.label());
                    self.jump_if(test, next, false, at)?;
                    self.jump_if(body, target, condition, at)?;
                    self.jump(Op::JumpNoInterrupt, end, Location::NONE);
                    self.place(next);
                    self.jump_if(orelse, target, condition, at)?;
                    self.place(end);
                    return Ok(());
                }
                ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                    return self.jump_if_chain(expr.span, left, ops, comparators, target, condition);
                }
                _ => {}
            }
        }
        self.expr(expr)?;
        let at = self.location(folded_span(expr));
        self.op(Opcode::ToBool, at);
        self.jump(if condition { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse }, target, at);
        Ok(())
    }

    pub(crate) fn jump_if_bool_op(
        &mut self,
        op: BoolOp,
        values: &'a [Expr],
        target: Label,
        condition: bool,
        at: Location,
    ) -> Result<()> {
        let stops_on = op == BoolOp::Or;
        let next = if stops_on == condition { None } else { Some(self.label()) };
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        for value in others {
            self.jump_if(value, next.unwrap_or(target), stops_on, at)?;
        }
        self.jump_if(last, target, condition, at)?;
        if let Some(next) = next {
            self.place(next);
        }
        Ok(())
    }

    pub(crate) fn jump_if_chain(
        &mut self,
        span: Span,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        target: Label,
        condition: bool,
    ) -> Result<()> {
        let at = self.location(span);
        self.check_comparison(span, left, ops, comparators);
        let cleanup = self.label();
        self.expr(left)?;
        let Some(((last_op, last), others)) = split_comparison(ops, comparators) else { return Ok(()) };
        for (op, comparator) in others {
            self.expr(comparator)?;
            self.op_arg(Opcode::Swap, 2, at);
            self.op_arg(Opcode::Copy, 2, at);
            self.comparison(op, at);
            self.op(Opcode::ToBool, at);
            self.jump(Opcode::PopJumpIfFalse, cleanup, at);
        }
        self.comparator(last_op, last, true)?;
        self.comparison(last_op, at);
        self.op(Opcode::ToBool, at);
        self.jump(if condition { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse }, target, at);
        let end = self.label();
        self.jump(Op::JumpNoInterrupt, end, Location::NONE);
        self.place(cleanup);
        self.op(Opcode::PopTop, at);
        if !condition {
            self.jump(Op::JumpNoInterrupt, target, Location::NONE);
        }
        self.place(end);
        Ok(())
    }
}

/// `a not in b` and so on.
pub(crate) struct Comparison<'a> {
    pub(crate) span: Span,
    pub(crate) left: &'a Expr,
    pub(crate) op: CmpOp,
    pub(crate) right: &'a Expr,
}

/// The place of an expression in the code: one that became its operand, inverted, has the operand's.
pub(crate) fn folded_span(expr: &Expr) -> Span {
    match &expr.kind {
        ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
            inverted_comparison(operand).map_or(expr.span, |comparison| comparison.span)
        }
        _ => expr.span,
    }
}

/// `not a in b` is `a not in b`, and so on.
pub(crate) fn inverted_comparison(operand: &Expr) -> Option<Comparison<'_>> {
    let (left, op, right) = match &operand.kind {
        ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
            let inner = inverted_comparison(operand)?;
            return Some(Comparison { op: inverse(inner.op)?, ..inner });
        }
        ExprKind::Compare { left, ops, comparators } => match (&ops[..], &comparators[..]) {
            ([op], [right]) => (left, *op, right),
            _ => return None,
        },
        _ => return None,
    };
    Some(Comparison { span: operand.span, left, op: inverse(op)?, right })
}

fn inverse(op: CmpOp) -> Option<CmpOp> {
    match op {
        CmpOp::Is => Some(CmpOp::IsNot),
        CmpOp::IsNot => Some(CmpOp::Is),
        CmpOp::In => Some(CmpOp::NotIn),
        CmpOp::NotIn => Some(CmpOp::In),
        _ => None,
    }
}

type Link<'a> = (CmpOp, &'a Expr);

/// The last comparison of a chain, and the ones before it.
fn split_comparison<'a>(ops: &[CmpOp], comparators: &'a [Expr]) -> Option<(Link<'a>, Vec<Link<'a>>)> {
    let mut links: Vec<Link> = ops.iter().copied().zip(comparators).collect();
    let last = links.pop()?;
    Some((last, links))
}
