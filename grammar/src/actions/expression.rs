//! Actions for expressions.

use super::{Context, Operand};
use crate::ast::*;
use crate::span::Span;

/// An argument of a call or class header.
pub(crate) enum Argument {
    /// Possibly starred.
    Positional(Expr),
    /// A generator expression without parentheses of its own.
    Generator(u32, u32, Expr, Vec<Comprehension>),
    /// `name=value`, or `**value`.
    Keyword(u32, u32, Option<Name>, Expr),
}

impl Context<'_> {
    pub(crate) fn tuple(&self, l: u32, r: u32, elts: Vec<Expr>) -> Expr {
        self.expr(l, r, ExprKind::Tuple { elts, ctx: ExprContext::Load })
    }

    pub(crate) fn list(&self, l: u32, r: u32, elts: Vec<Expr>) -> Expr {
        self.expr(l, r, ExprKind::List { elts, ctx: ExprContext::Load })
    }

    pub(crate) fn starred(&self, l: u32, r: u32, value: Expr) -> Expr {
        self.expr(l, r, ExprKind::Starred { value: Box::new(value), ctx: ExprContext::Load })
    }

    pub(crate) fn dict(&self, l: u32, r: u32, items: Vec<(Option<Expr>, Expr)>) -> Expr {
        let (keys, values) = items.into_iter().unzip();
        self.expr(l, r, ExprKind::Dict { keys, values })
    }

    pub(crate) fn group(&self, inner: Expr) -> Expr {
        if matches!(inner.kind, ExprKind::Starred { .. }) {
            self.reject(inner.span, "cannot use starred expression here");
        }
        inner
    }

    pub(crate) fn comprehension(
        &self,
        l: u32,
        r: u32,
        elt: Expr,
        make: impl FnOnce(Box<Expr>) -> ExprKind,
    ) -> Expr {
        if matches!(elt.kind, ExprKind::Starred { .. }) {
            self.reject(elt.span, "iterable unpacking cannot be used in comprehension");
        }
        self.expr(l, r, make(Box::new(elt)))
    }

    pub(crate) fn dict_comprehension(
        &self,
        l: u32,
        r: u32,
        key: Expr,
        value: Expr,
        generators: Vec<Comprehension>,
    ) -> Expr {
        self.expr(l, r, ExprKind::DictComp { key: Box::new(key), value: Box::new(value), generators })
    }

    pub(crate) fn generator(
        &self,
        is_async: bool,
        mut target: Expr,
        iter: Expr,
        ifs: Vec<Expr>,
    ) -> Comprehension {
        self.store(&mut target);
        Comprehension { target, iter, ifs, is_async }
    }

    pub(crate) fn named(&self, l: u32, name_end: u32, r: u32, value: Expr) -> Expr {
        let id = self.identifier(l, name_end);
        let target = self.expr(l, name_end, ExprKind::Name { id, ctx: ExprContext::Store });
        self.expr(l, r, ExprKind::NamedExpr { target: Box::new(target), value: Box::new(value) })
    }

    pub(crate) fn conditional(&self, l: u32, r: u32, test: Expr, body: Expr, orelse: Expr) -> Expr {
        let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(orelse));
        self.expr(l, r, ExprKind::IfExp { test, body, orelse })
    }

    pub(crate) fn unary(&self, l: u32, r: u32, op: UnaryOp, operand: Expr) -> Expr {
        self.expr(l, r, ExprKind::UnaryOp { op, operand: Box::new(operand) })
    }

    pub(crate) fn binary(&self, l: u32, r: u32, left: Expr, op: Operator, right: Expr) -> Expr {
        self.expr(l, r, ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) })
    }

    pub(crate) fn compare(&self, l: u32, r: u32, left: Expr, rest: Vec<(CmpOp, Expr)>) -> Expr {
        let (ops, comparators) = rest.into_iter().unzip();
        self.expr(l, r, ExprKind::Compare { left: Box::new(left), ops, comparators })
    }

    /// Applies the precedence of the (left-associative) binary operators.
    pub(crate) fn binary_chain(&self, first: Operand, rest: Vec<(Operator, Operand)>) -> Expr {
        let mut operands = vec![first];
        let mut operators: Vec<Operator> = Vec::new();
        for (operator, operand) in rest {
            while let Some(top) = operators.pop_if(|top| precedence(*top) >= precedence(operator)) {
                self.apply(&mut operands, top);
            }
            operators.push(operator);
            operands.push(operand);
        }
        while let Some(top) = operators.pop() {
            self.apply(&mut operands, top);
        }
        match operands.pop() {
            Some(result) => result.expr,
            None => self.constant(0, 0, Constant::None),
        }
    }

    fn apply(&self, operands: &mut Vec<Operand>, operator: Operator) {
        if let (Some(right), Some(left)) = (operands.pop(), operands.pop()) {
            let span = left.span.to(right.span);
            let expr = self.binary(span.start, span.end, left.expr, operator, right.expr);
            operands.push(Operand { span, expr });
        }
    }

    pub(crate) fn attribute(&self, l: u32, r: u32, value: Expr, attr: Name) -> Expr {
        self.expr(l, r, ExprKind::Attribute { value: Box::new(value), attr, ctx: ExprContext::Load })
    }

    pub(crate) fn subscript(&self, l: u32, r: u32, value: Expr, slice: Expr) -> Expr {
        let (value, slice) = (Box::new(value), Box::new(slice));
        self.expr(l, r, ExprKind::Subscript { value, slice, ctx: ExprContext::Load })
    }

    pub(crate) fn slice(
        &self,
        l: u32,
        r: u32,
        lower: Option<Expr>,
        upper: Option<Expr>,
        step: Option<Expr>,
    ) -> Expr {
        let (lower, upper, step) = (lower.map(Box::new), upper.map(Box::new), step.map(Box::new));
        self.expr(l, r, ExprKind::Slice { lower, upper, step })
    }

    pub(crate) fn call(&self, l: u32, r: u32, open: u32, func: Expr, mut arguments: Vec<Argument>) -> Expr {
        let func = Box::new(func);
        if let Some(Argument::Generator(_, end, ..)) = arguments.first()
            && arguments.len() == 1
            && !self.has_comma(*end, r)
            && let Some(Argument::Generator(_, _, elt, generators)) = arguments.pop()
        {
            let generator = self.expr(open, r, ExprKind::GeneratorExp { elt: Box::new(elt), generators });
            return self.expr(l, r, ExprKind::Call { func, args: vec![generator], keywords: Vec::new() });
        }
        let (args, keywords) = self.arguments(arguments);
        self.expr(l, r, ExprKind::Call { func, args, keywords })
    }

    /// Sorts arguments into positional ones and keywords.
    pub(super) fn arguments(&self, arguments: Vec<Argument>) -> (Vec<Expr>, Vec<Keyword>) {
        let (mut args, mut keywords): (Vec<Expr>, Vec<Keyword>) = (Vec::new(), Vec::new());
        for argument in arguments {
            match argument {
                Argument::Positional(value) => {
                    let unpacking = keywords.iter().any(|keyword| keyword.arg.is_none());
                    let starred = matches!(value.kind, ExprKind::Starred { .. });
                    if starred && unpacking {
                        self.reject(
                            value.span,
                            "iterable argument unpacking follows keyword argument unpacking",
                        );
                    } else if unpacking {
                        self.reject(value.span, "positional argument follows keyword argument unpacking");
                    } else if !starred && !keywords.is_empty() {
                        self.reject(value.span, "positional argument follows keyword argument");
                    }
                    args.push(value);
                }
                Argument::Generator(l, r, ..) => {
                    self.reject(Span::new(l, r), "Generator expression must be parenthesized");
                }
                Argument::Keyword(l, r, arg, value) => {
                    keywords.push(Keyword { span: Span::new(l, r), arg, value });
                }
            }
        }
        (args, keywords)
    }

    /// Whether a comma stands between two positions that have only space, comments and brackets between them.
    fn has_comma(&self, l: u32, r: u32) -> bool {
        self.text(l, r).lines().any(|line| line.split('#').next().is_some_and(|code| code.contains(',')))
    }
}

fn precedence(operator: Operator) -> u8 {
    match operator {
        Operator::BitOr => 1,
        Operator::BitXor => 2,
        Operator::BitAnd => 3,
        Operator::LShift | Operator::RShift => 4,
        Operator::Add | Operator::Sub => 5,
        Operator::Mult | Operator::Div | Operator::FloorDiv | Operator::Mod | Operator::MatMult => 6,
        Operator::Pow => 7,
    }
}
