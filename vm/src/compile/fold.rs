//! Constant expressions: what CPython computes at compile time, with its limits on sizes.

use std::sync::Arc;

use minipy_grammar::ast::{self, Expr, ExprContext, ExprKind, Operator, UnaryOp};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::compiler::Compiler;
use super::constant::truth;
use super::error::CompileWarning;
use super::fold_complex;
use crate::bytecode::Constant;
use crate::number::ratio_to_float;

/// No product, power or shift is computed that would have more bits.
const MAX_INT_BITS: u64 = 128;
/// No repeated tuple is computed that would have more items.
const MAX_COLLECTION_SIZE: usize = 256;
/// No repeated text is computed that would be longer.
const MAX_TEXT_SIZE: usize = 4096;
/// How many items a repeated tuple may have, inner tuples included.
const MAX_TOTAL_ITEMS: usize = 1024;

impl Compiler<'_> {
    /// The value of an expression that is computed at compile time.
    pub(crate) fn constant(&mut self, expr: &Expr) -> Option<Constant> {
        match &expr.kind {
            ExprKind::Constant { value, .. } => Some(literal(value)),
            ExprKind::Name { id, ctx: ExprContext::Load } if &**id == "__debug__" => {
                Some(Constant::Bool(self.optimize == 0))
            }
            ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Tuple { ctx: ExprContext::Load, .. }
            | ExprKind::Subscript { ctx: ExprContext::Load, .. } => {
                let key = std::ptr::from_ref(expr).addr();
                if let Some(known) = self.folded.get(&key) {
                    return known.clone();
                }
                let value = self.fold(expr);
                self.folded.insert(key, value.clone());
                value
            }
            _ => None,
        }
    }

    /// Is the expression computed at compile time?
    pub(crate) fn is_constant(&mut self, expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::Constant { .. }) || self.constant(expr).is_some()
    }

    /// The values of expressions that are all computed at compile time.
    pub(crate) fn constants<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e Expr>,
    ) -> Option<Vec<Constant>> {
        exprs.into_iter().map(|expr| self.constant(expr)).collect()
    }

    /// What `for` or `in` take from a list or set display of constants.
    pub(crate) fn constant_iterable(&mut self, expr: &Expr) -> Option<Constant> {
        match &expr.kind {
            ExprKind::List { elts, ctx: ExprContext::Load } => {
                Some(Constant::Tuple(self.constants(elts)?.into()))
            }
            ExprKind::Set { elts } => Some(frozenset(self.constants(elts)?)),
            _ => self.constant(expr),
        }
    }

    fn fold(&mut self, expr: &Expr) -> Option<Constant> {
        match &expr.kind {
            ExprKind::Tuple { elts, .. } => Some(Constant::Tuple(self.constants(elts)?.into())),
            ExprKind::UnaryOp { op, operand } => {
                let operand = self.constant(operand)?;
                if let (UnaryOp::Invert, Constant::Bool(_)) = (op, &operand) {
                    let message = crate::bytecode::BOOL_INVERTED.to_owned();
                    self.warnings.push(CompileWarning { message, span: expr.span, of_caller: true });
                }
                unary(*op, &operand)
            }
            ExprKind::BinOp { left, op, right } => {
                let left = self.constant(left)?;
                let right = self.constant(right)?;
                binary(&left, *op, &right)
            }
            ExprKind::Subscript { value, slice, .. } => {
                let value = self.constant(value)?;
                let slice = self.constant(slice)?;
                subscript(&value, &slice)
            }
            _ => None,
        }
    }
}

/// A literal as a constant.
pub(crate) fn literal(value: &ast::Constant) -> Constant {
    match value {
        ast::Constant::None => Constant::None,
        ast::Constant::Bool(value) => Constant::Bool(*value),
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(value) => Constant::Int(*value),
        ast::Constant::BigInt(value) => int(value.clone()),
        ast::Constant::Float(value) => Constant::Float(*value),
        ast::Constant::Complex(imaginary) => Constant::Complex(0.0, *imaginary),
        ast::Constant::Str(text) => Constant::Str(text.clone()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes.clone()),
        ast::Constant::ComplexNumber(real, imaginary) => Constant::Complex(*real, *imaginary),
        ast::Constant::Tuple(items) => Constant::Tuple(items.iter().map(literal).collect()),
        ast::Constant::FrozenSet(items) => frozenset(items.iter().map(literal).collect()),
    }
}

/// A frozenset without duplicates.
pub(crate) fn frozenset(items: Vec<Constant>) -> Constant {
    let mut kept: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|known| super::constant::equal(known, &item)) {
            kept.push(item);
        }
    }
    Constant::FrozenSet(kept.into())
}

fn int(value: BigInt) -> Constant {
    match value.to_i64() {
        Some(small) => Constant::Int(small),
        None => Constant::BigInt(Arc::new(value)),
    }
}

/// The value of an int or bool.
fn as_int(value: &Constant) -> Option<BigInt> {
    match value {
        Constant::Bool(value) => Some(BigInt::from(u8::from(*value))),
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::BigInt(value) => Some(BigInt::clone(value)),
        _ => None,
    }
}

fn as_float(value: &Constant) -> Option<f64> {
    match value {
        Constant::Float(value) => Some(*value),
        _ => to_float(&as_int(value)?),
    }
}

fn to_float(value: &BigInt) -> Option<f64> {
    value.to_f64().filter(|value| value.is_finite())
}

fn as_complex(value: &Constant) -> Option<(f64, f64)> {
    match value {
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        _ => Some((as_float(value)?, 0.0)),
    }
}

fn unary(op: UnaryOp, operand: &Constant) -> Option<Constant> {
    match (op, operand) {
        (UnaryOp::Not, _) => Some(Constant::Bool(!truth(operand))),
        (UnaryOp::Invert, _) => Some(int(!as_int(operand)?)),
        (UnaryOp::UAdd, Constant::Float(value)) => Some(Constant::Float(*value)),
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::UAdd, Constant::Complex(real, imaginary)) => Some(Constant::Complex(*real, *imaginary)),
        (UnaryOp::USub, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::UAdd, _) => Some(int(as_int(operand)?)),
        (UnaryOp::USub, _) => Some(int(-as_int(operand)?)),
    }
}

/// Computes a binary operation; nothing if it fails or would be too large.
fn binary(left: &Constant, op: Operator, right: &Constant) -> Option<Constant> {
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        match op {
            Operator::BitAnd => return Some(Constant::Bool(left & right)),
            Operator::BitOr => return Some(Constant::Bool(left | right)),
            Operator::BitXor => return Some(Constant::Bool(left ^ right)),
            _ => {}
        }
    }
    if let (Some(left), Some(right)) = (as_int(left), as_int(right)) {
        return int_binary(&left, op, &right);
    }
    match (left, op, right) {
        (Constant::Str(left), Operator::Add, Constant::Str(right)) => {
            Some(Constant::Str(format!("{left}{right}").into()))
        }
        (Constant::Bytes(left), Operator::Add, Constant::Bytes(right)) => {
            Some(Constant::Bytes([&left[..], &right[..]].concat().into()))
        }
        (Constant::Tuple(left), Operator::Add, Constant::Tuple(right)) => {
            Some(Constant::Tuple([&left[..], &right[..]].concat().into()))
        }
        (Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_), Operator::Mult, _) => {
            repeat(left, &as_int(right)?)
        }
        (_, Operator::Mult, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_)) => {
            repeat(right, &as_int(left)?)
        }
        (Constant::Complex(..), _, _) | (_, _, Constant::Complex(..)) => {
            complex_binary(as_complex(left)?, op, as_complex(right)?)
        }
        _ => float_binary(as_float(left)?, op, as_float(right)?),
    }
}

fn int_binary(left: &BigInt, op: Operator, right: &BigInt) -> Option<Constant> {
    use num_integer::Integer;
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => {
            if !left.is_zero() && !right.is_zero() && left.bits() + right.bits() > MAX_INT_BITS {
                return None;
            }
            left * right
        }
        Operator::Div => return divide(left, right).map(Constant::Float),
        Operator::FloorDiv if !right.is_zero() => left.div_floor(right),
        Operator::Mod if !right.is_zero() => left.mod_floor(right),
        Operator::Pow => return power(left, right),
        Operator::LShift if right.is_negative() => return None,
        Operator::LShift if left.is_zero() => BigInt::zero(),
        Operator::LShift => {
            let shift = right.to_u64().filter(|shift| *shift <= MAX_INT_BITS)?;
            if left.bits() > MAX_INT_BITS - shift {
                return None;
            }
            left << shift
        }
        Operator::RShift => match right.to_u64() {
            Some(shift) => left >> shift,
            None if right.is_negative() => return None,
            None => BigInt::from(if left.is_negative() { -1 } else { 0 }),
        },
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        Operator::FloorDiv | Operator::Mod | Operator::MatMult => return None,
    };
    Some(int(value))
}

/// True division of ints; nothing for what is an error.
fn divide(left: &BigInt, right: &BigInt) -> Option<f64> {
    if right.is_zero() {
        return None;
    }
    let quotient = ratio_to_float(left.magnitude(), right.magnitude())?;
    Some(if left.is_negative() == right.is_negative() { quotient } else { -quotient })
}

fn power(left: &BigInt, right: &BigInt) -> Option<Constant> {
    if right.is_negative() {
        if left.is_zero() {
            return None;
        }
        return float_power(to_float(left)?, to_float(right)?);
    }
    if left.is_zero() || right.is_zero() {
        return Some(Constant::Int(i64::from(right.is_zero())));
    }
    let exponent = right.to_u64()?;
    if left.bits() > MAX_INT_BITS / exponent {
        return None;
    }
    Some(int(left.pow(exponent as u32)))
}

fn float_binary(left: f64, op: Operator, right: f64) -> Option<Constant> {
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        Operator::FloorDiv if right != 0.0 => floor_divide(left, right).0,
        Operator::Mod if right != 0.0 => floor_divide(left, right).1,
        Operator::Pow => return float_power(left, right),
        _ => return None,
    };
    Some(Constant::Float(value))
}

/// Quotient and remainder as Python's `divmod` has them.
fn floor_divide(left: f64, right: f64) -> (f64, f64) {
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0f64.copysign(right);
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0.0f64.copysign(left / right)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, remainder)
}

/// A power of floats, unless it is an error; complex for a fractional power of a negative number.
fn float_power(left: f64, right: f64) -> Option<Constant> {
    if left == 0.0 && right < 0.0 {
        return None;
    }
    if left < 0.0 && left.is_finite() && right.is_finite() && right.fract() != 0.0 {
        return complex_binary((left, 0.0), Operator::Pow, (right, 0.0));
    }
    let value = left.powf(right);
    (value.is_finite() || !left.is_finite() || !right.is_finite()).then_some(Constant::Float(value))
}

fn complex_binary(left: (f64, f64), op: Operator, right: (f64, f64)) -> Option<Constant> {
    let (real, imaginary) = match op {
        Operator::Add => (left.0 + right.0, left.1 + right.1),
        Operator::Sub => (left.0 - right.0, left.1 - right.1),
        Operator::Mult => fold_complex::multiply(left, right),
        Operator::Div => fold_complex::divide(left, right)?,
        Operator::Pow => fold_complex::power(left, right)?,
        _ => return None,
    };
    Some(Constant::Complex(real, imaginary))
}

fn repeat(sequence: &Constant, times: &BigInt) -> Option<Constant> {
    let times = times.to_isize()?;
    let fits = |length: usize, limit: usize| -> Option<usize> {
        if length == 0 {
            return Some(0);
        }
        usize::try_from(times).ok().filter(|times| *times <= limit / length)
    };
    match sequence {
        Constant::Str(text) => {
            let times = fits(text.chars().count(), MAX_TEXT_SIZE)?;
            Some(Constant::Str(if text.is_empty() { text.clone() } else { text.repeat(times).into() }))
        }
        Constant::Bytes(bytes) => {
            let times = fits(bytes.len(), MAX_TEXT_SIZE)?;
            Some(Constant::Bytes(if bytes.is_empty() { bytes.clone() } else { bytes.repeat(times).into() }))
        }
        Constant::Tuple(items) => {
            let times = fits(items.len(), MAX_COLLECTION_SIZE)?;
            if times > 0 && total_items(items) > MAX_TOTAL_ITEMS / times {
                return None;
            }
            Some(Constant::Tuple(items.iter().cycle().take(items.len() * times).cloned().collect()))
        }
        _ => None,
    }
}

/// Items of tuples, the items of inner tuples included.
fn total_items(items: &[Constant]) -> usize {
    let inner = |item: &Constant| match item {
        Constant::Tuple(items) => total_items(items),
        _ => 0,
    };
    items.len() + items.iter().map(inner).sum::<usize>()
}

/// An item of a constant sequence.
fn subscript(value: &Constant, index: &Constant) -> Option<Constant> {
    let index = as_int(index)?.to_i64()?;
    let place = |length: usize| -> Option<usize> {
        let index = if index < 0 { index + length as i64 } else { index };
        usize::try_from(index).ok().filter(|index| *index < length)
    };
    match value {
        Constant::Tuple(items) => items.get(place(items.len())?).cloned(),
        Constant::Bytes(bytes) => bytes.get(place(bytes.len())?).map(|byte| Constant::Int(i64::from(*byte))),
        Constant::Str(text) => {
            let character = text.chars().nth(place(text.chars().count())?)?;
            Some(Constant::Str(character.to_string().into()))
        }
        _ => None,
    }
}
