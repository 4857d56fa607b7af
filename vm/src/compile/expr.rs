//! Expressions.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::Result;
use super::instruction::{Label, Op};
use super::scope::Name as Identifier;
use super::unit::UnitKind;
use crate::bytecode::{Constant as Value, Location, Opcode};

/// More values than this on the stack at once, and a display or call is built piece by piece.
pub(crate) const STACK_GUIDELINE: usize = 30;

/// `INTRINSIC_ASYNC_GEN_WRAP`
const INTRINSIC_ASYNC_GEN_WRAP: u32 = 4;
/// `INTRINSIC_UNARY_POSITIVE`
const INTRINSIC_UNARY_POSITIVE: u32 = 5;
/// `INTRINSIC_LIST_TO_TUPLE`
pub(crate) const INTRINSIC_LIST_TO_TUPLE: u32 = 6;
/// By how much the in-place form of a `BINARY_OP` argument is greater.
const IN_PLACE: u32 = 13;

/// The instructions that build a display.
#[derive(Clone, Copy)]
pub(crate) struct Display {
    build: Opcode,
    add: Opcode,
    extend: Opcode,
    is_tuple: bool,
}

pub(crate) const LIST: Display = Display {
    build: Opcode::BuildList,
    add: Opcode::ListAppend,
    extend: Opcode::ListExtend,
    is_tuple: false,
};
pub(crate) const TUPLE: Display =
    Display { build: Opcode::BuildList, add: Opcode::ListAppend, extend: Opcode::ListExtend, is_tuple: true };
pub(crate) const SET: Display =
    Display { build: Opcode::BuildSet, add: Opcode::SetAdd, extend: Opcode::SetUpdate, is_tuple: false };

/// Builds the elements of a constant set display.
fn is_set(display: Display) -> bool {
    display.build == Opcode::BuildSet
}

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
                    self.error("starred assignment target must be in a list or tuple", expr.span)
                }
                _ => self.error("can't use starred expression here", expr.span),
            },
            ExprKind::Name { id, ctx } => {
                self.refuse_debug(id, *ctx, expr.span)?;
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

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], at: Location) -> Result<()> {
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

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, at: Location) -> Result<()> {
        if op == UnaryOp::Not {
            if let Some((left, op, right)) = inverted_comparison(operand) {
                return self.single_comparison(operand.span, left, op, right);
            }
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

    pub(crate) fn comparison(&mut self, op: CmpOp, at: Location) {
        // The argument of COMPARE_OP: the operator, and a mask of the outcomes (1 unordered, 2 less, 4 greater,
        // 8 equal) for which it is true.
        let (opcode, arg) = match op {
            CmpOp::Lt => (Opcode::CompareOp, 2),
            CmpOp::LtE => (Opcode::CompareOp, 1 << 5 | 10),
            CmpOp::Eq => (Opcode::CompareOp, 2 << 5 | 8),
            CmpOp::NotEq => (Opcode::CompareOp, 3 << 5 | 7),
            CmpOp::Gt => (Opcode::CompareOp, 4 << 5 | 4),
            CmpOp::GtE => (Opcode::CompareOp, 5 << 5 | 12),
            CmpOp::Is => (Opcode::IsOp, 0),
            CmpOp::IsNot => (Opcode::IsOp, 1),
            CmpOp::In => (Opcode::ContainsOp, 0),
            CmpOp::NotIn => (Opcode::ContainsOp, 1),
        };
        self.op_arg(opcode, arg, at);
    }

    fn single_comparison(&mut self, span: Span, left: &'a Expr, op: CmpOp, right: &'a Expr) -> Result<()> {
        let at = self.location(span);
        self.check_comparison(span, left, &[op], std::slice::from_ref(right));
        self.expr(left)?;
        self.comparator(op, right, true)?;
        self.comparison(op, at);
        Ok(())
    }

    /// The right side of a comparison; the last one of `in` needs no list.
    fn comparator(&mut self, op: CmpOp, right: &'a Expr, is_last: bool) -> Result<()> {
        if is_last && matches!(op, CmpOp::In | CmpOp::NotIn) {
            self.iterable(right)
        } else {
            self.expr(right)
        }
    }

    /// What `for` and `in` go over: a list display is as good as a tuple, constant ones are made beforehand.
    pub(crate) fn iterable(&mut self, expr: &'a Expr) -> Result<()> {
        let at = self.location(expr.span);
        if let Some(value) = self.constant_iterable(expr) {
            self.load_const(value, at);
            return Ok(());
        }
        match &expr.kind {
            ExprKind::List { elts, ctx: ExprContext::Load } if !elts.iter().any(is_starred) => {
                self.display(elts, 0, TUPLE, at)
            }
            _ => self.expr(expr),
        }
    }

    fn compare(&mut self, span: Span, left: &'a Expr, ops: &[CmpOp], comparators: &'a [Expr]) -> Result<()> {
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

    fn jump_if_inner(&mut self, expr: &'a Expr, target: Label, condition: bool, at: Location) -> Result<()> {
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
        let at = match &expr.kind {
            // It has become its operand, inverted.
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } if inverted_comparison(operand).is_some() => {
                self.location(operand.span)
            }
            _ => self.location(expr.span),
        };
        self.op(Opcode::ToBool, at);
        self.jump(if condition { Opcode::PopJumpIfTrue } else { Opcode::PopJumpIfFalse }, target, at);
        Ok(())
    }

    fn jump_if_bool_op(
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

    fn jump_if_chain(
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

    /// A list, set or tuple display, or the positional arguments of a call behind `pushed` values on the stack.
    pub(crate) fn display(
        &mut self,
        elts: &'a [Expr],
        pushed: u32,
        display: Display,
        at: Location,
    ) -> Result<()> {
        let count = elts.len();
        if count > 2 {
            if let Some(items) = self.constants(elts) {
                if display.is_tuple && pushed == 0 {
                    self.load_const(Value::Tuple(items.into()), at);
                    return Ok(());
                }
                let folded =
                    if is_set(display) { super::fold::frozenset(items) } else { Value::Tuple(items.into()) };
                self.op_arg(display.build, pushed, at);
                self.load_const(folded, at);
                self.op_arg(display.extend, 1, at);
                if display.is_tuple {
                    self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, at);
                }
                return Ok(());
            }
        }
        let is_big = count + pushed as usize > STACK_GUIDELINE;
        if !is_big && !elts.iter().any(is_starred) {
            self.exprs(elts)?;
            let build = if display.is_tuple { Opcode::BuildTuple } else { display.build };
            self.op_arg(build, count as u32 + pushed, at);
            return Ok(());
        }
        let mut is_built = is_big;
        if is_big {
            self.op_arg(display.build, pushed, at);
        }
        for (index, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = &elt.kind {
                if !is_built {
                    self.op_arg(display.build, index as u32 + pushed, at);
                    is_built = true;
                }
                self.expr(value)?;
                self.op_arg(display.extend, 1, at);
            } else {
                self.expr(elt)?;
                if is_built {
                    self.op_arg(display.add, 1, at);
                }
            }
        }
        if display.is_tuple {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_LIST_TO_TUPLE, at);
        }
        Ok(())
    }

    fn dict(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], at: Location) -> Result<()> {
        let mut has_dict = false;
        let mut pending = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if pending > 0 {
                    self.dict_part(&keys[index - pending..index], &values[index - pending..index], at)?;
                    if has_dict {
                        self.op_arg(Opcode::DictUpdate, 1, at);
                    }
                    has_dict = true;
                    pending = 0;
                }
                if !has_dict {
                    self.op_arg(Opcode::BuildMap, 0, at);
                    has_dict = true;
                }
                self.expr(value)?;
                self.op_arg(Opcode::DictUpdate, 1, at);
            } else if pending * 2 > STACK_GUIDELINE {
                self.dict_part(&keys[index - pending..=index], &values[index - pending..=index], at)?;
                if has_dict {
                    self.op_arg(Opcode::DictUpdate, 1, at);
                }
                has_dict = true;
                pending = 0;
            } else {
                pending += 1;
            }
        }
        if pending > 0 {
            let start = values.len() - pending;
            self.dict_part(&keys[start..], &values[start..], at)?;
            if has_dict {
                self.op_arg(Opcode::DictUpdate, 1, at);
            }
            has_dict = true;
        }
        if !has_dict {
            self.op_arg(Opcode::BuildMap, 0, at);
        }
        Ok(())
    }

    /// Pairs without `**`.
    fn dict_part(&mut self, keys: &'a [Option<Expr>], values: &'a [Expr], at: Location) -> Result<()> {
        let count = values.len();
        let is_big = count * 2 > STACK_GUIDELINE;
        if count > 1 && !is_big {
            if let Some(keys) = self.constants(keys.iter().flatten()) {
                self.exprs(values)?;
                self.load_const(Value::Tuple(keys.into()), at);
                self.op_arg(Opcode::BuildConstKeyMap, count as u32, at);
                return Ok(());
            }
        }
        if is_big {
            self.op_arg(Opcode::BuildMap, 0, at);
        }
        for (key, value) in keys.iter().flatten().zip(values) {
            self.expr(key)?;
            self.expr(value)?;
            if is_big {
                self.op_arg(Opcode::MapAdd, 1, at);
            }
        }
        if !is_big {
            self.op_arg(Opcode::BuildMap, count as u32, at);
        }
        Ok(())
    }

    /// Assignment to a list or tuple of targets.
    fn unpack_into(&mut self, elts: &'a [Expr], span: Span) -> Result<()> {
        let at = self.location(span);
        let mut starred = elts.iter().enumerate().filter(|(_, elt)| is_starred(elt)).map(|(index, _)| index);
        match (starred.next(), starred.next()) {
            (_, Some(_)) => return self.error("multiple starred expressions in assignment", span),
            (Some(star), None) => {
                let after = elts.len() - star - 1;
                if star >= 1 << 8 || after >= 1 << 23 {
                    return self.error("too many expressions in star-unpacking assignment", span);
                }
                self.op_arg(Opcode::UnpackEx, star as u32 | (after as u32) << 8, at);
            }
            (None, None) => self.op_arg(Opcode::UnpackSequence, elts.len() as u32, at),
        }
        for elt in elts {
            match &elt.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(elt)?,
            }
        }
        Ok(())
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
        self.refuse_debug(attr, context, expr.span)?;
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
        if let Some(class) = self.outer.iter_mut().rev().find(|unit| unit.kind == UnitKind::Class) {
            if !class.static_attributes.contains(attr) {
                class.static_attributes.push(attr.clone());
            }
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

    fn yield_value(&mut self, span: Span, value: Option<&'a Expr>) -> Result<()> {
        let at = self.location(span);
        if !self.scope().is_function_like() {
            return self.error("'yield' outside function", span);
        }
        match value {
            Some(value) => self.expr(value)?,
            None => self.load_none(at),
        }
        self.suspend_with_value(at);
        Ok(())
    }

    /// Yields the top of the stack.
    pub(crate) fn suspend_with_value(&mut self, at: Location) {
        let scope = self.scope();
        if scope.is_generator && scope.is_coroutine {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_ASYNC_GEN_WRAP, at);
        }
        self.op_arg(Opcode::YieldValue, 0, at);
        self.op_arg(Opcode::Resume, 1, at);
    }

    fn yield_from(&mut self, span: Span, value: &'a Expr) -> Result<()> {
        let at = self.location(span);
        if !self.scope().is_function_like() {
            return self.error("'yield from' outside function", span);
        }
        if self.unit.kind == UnitKind::AsyncFunction {
            return self.error("'yield from' inside async function", span);
        }
        self.expr(value)?;
        self.op(Opcode::GetYieldFromIter, at);
        self.load_none(at);
        self.delegate(false, at);
        Ok(())
    }

    fn await_value(&mut self, span: Span, value: &'a Expr) -> Result<()> {
        let at = self.location(span);
        if !self.allows_top_level_await {
            if !self.scope().is_function_like() {
                return self.error("'await' outside function", span);
            }
            if !matches!(self.unit.kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
                return self.error("'await' outside async function", span);
            }
        }
        self.expr(value)?;
        self.await_top(0, at);
        Ok(())
    }

    /// Awaits the top of the stack; `kind` is the argument of `GET_AWAITABLE`.
    pub(crate) fn await_top(&mut self, kind: u32, at: Location) {
        self.op_arg(Opcode::GetAwaitable, kind, at);
        self.load_none(at);
        self.delegate(true, at);
    }

    /// Passes values between the caller and the iterator below the top until it ends.
    pub(crate) fn delegate(&mut self, is_await: bool, at: Location) {
        let (send, fail, exit) = (self.label(), self.label(), self.label());
        self.place(send);
        self.jump(Opcode::Send, exit, at);
        self.jump(Op::SetupFinally, fail, at);
        self.op_arg(Opcode::YieldValue, 1, at);
        self.op(Op::PopBlock, Location::NONE);
        self.op_arg(Opcode::Resume, if is_await { 3 } else { 2 }, at);
        self.jump(Op::JumpNoInterrupt, send, at);
        self.place(fail);
        self.op(Opcode::CleanupThrow, at);
        self.place(exit);
        self.op(Opcode::EndSend, at);
    }
}

pub(crate) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred { .. })
}

/// The bounds of a slice without a step.
pub(crate) fn plain_slice(slice: &Expr) -> Option<(Option<&Expr>, Option<&Expr>)> {
    match &slice.kind {
        ExprKind::Slice { lower, upper, step: None } => Some((lower.as_deref(), upper.as_deref())),
        _ => None,
    }
}

/// `not a in b` is `a not in b`, and so on.
fn inverted_comparison(operand: &Expr) -> Option<(&Expr, CmpOp, &Expr)> {
    let ExprKind::Compare { left, ops, comparators } = &operand.kind else { return None };
    let ([op], [right]) = (&ops[..], &comparators[..]) else { return None };
    let inverted = match op {
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        _ => return None,
    };
    Some((left, inverted, right))
}

type Link<'a> = (CmpOp, &'a Expr);

/// The last comparison of a chain, and the ones before it.
fn split_comparison<'a>(ops: &[CmpOp], comparators: &'a [Expr]) -> Option<(Link<'a>, Vec<Link<'a>>)> {
    let mut links: Vec<Link> = ops.iter().copied().zip(comparators).collect();
    let last = links.pop()?;
    Some((last, links))
}
