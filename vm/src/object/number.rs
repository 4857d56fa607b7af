//! Arithmetic on the built-in numbers, whatever mixture of int, bool, float and complex the operands are.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, ToPrimitive};

use super::complex::Complex;
use super::complex_arithmetic;
use super::float_arithmetic;
use super::heap::Kind;
use super::int::IntRef;
use super::int_arithmetic;
use super::operator::operator_code::*;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// A built-in number.
#[derive(Clone, Debug)]
pub(crate) enum Number<'a> {
    /// `int` or `bool`.
    Int(IntRef<'a>),
    /// `float`.
    Float(f64),
    /// `complex`.
    Complex(Complex),
}

/// The number of a built-in numeric type or an instance of a subclass.
#[inline]
pub(crate) fn number_of(value: &Value) -> Option<Number<'_>> {
    match value.kind() {
        Kind::INT | Kind::BOOL => value.as_int().map(Number::Int),
        Kind::FLOAT => value.as_float().map(Number::Float),
        Kind::COMPLEX => value.downcast_ref::<Complex>().map(|complex| Number::Complex(*complex)),
        _ => None,
    }
}

/// The number of an exact built-in number.
#[inline]
pub(crate) fn exact_number(value: &Value) -> Option<Number<'_>> {
    if value.is_exact() { number_of(value) } else { None }
}

/// A binary operation; `None` if these kinds of numbers do not support it.
#[inline]
pub(crate) fn binary(
    vm: &Vm,
    operator: u32,
    a: &Value,
    b: &Value,
    x: Number<'_>,
    y: Number<'_>,
) -> PyResult<Option<Value>> {
    match (x, y) {
        (Number::Int(x), Number::Int(y)) => {
            if matches!(operator, AND | OR | XOR)
                && let (Some(p), Some(q)) = (a.as_bool(), b.as_bool())
            {
                return Ok(Some(Value::bool(match operator {
                    AND => p & q,
                    OR => p | q,
                    _ => p ^ q,
                })));
            }
            int_arithmetic::binary(vm, operator, &x, &y)
        }
        (Number::Float(x), Number::Float(y)) => float_arithmetic::binary(vm, operator, x, y),
        (Number::Float(x), Number::Int(y)) if float_arithmetic::supports(operator) => {
            let y = int_to_float(vm, &y)?;
            float_arithmetic::binary(vm, operator, x, y)
        }
        (Number::Int(x), Number::Float(y)) if float_arithmetic::supports(operator) => {
            let x = int_to_float(vm, &x)?;
            float_arithmetic::binary(vm, operator, x, y)
        }
        (x, y) if complex_arithmetic::supports(operator) => {
            let (x, y) = (to_complex(vm, x)?, to_complex(vm, y)?);
            complex_arithmetic::binary(vm, operator, x, y)
        }
        _ => Ok(None),
    }
}

/// Three-argument `pow` in which a float or complex takes part; `None` if an operand is no number.
pub(crate) fn ternary_power(
    vm: &Vm,
    base: &Value,
    exponent: &Value,
    modulus: &Value,
) -> PyResult<Option<Value>> {
    let (Some(a), Some(b), Some(c)) = (number_of(base), number_of(exponent), number_of(modulus)) else {
        return Ok(None);
    };
    if [&a, &b, &c].iter().any(|number| matches!(number, Number::Complex(_))) {
        return Err(vm.value_error("complex modulo"));
    }
    Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

/// A real or complex number as complex.
pub(crate) fn to_complex(vm: &Vm, number: Number<'_>) -> PyResult<Complex> {
    Ok(match number {
        Number::Int(int) => Complex { re: int_to_float(vm, &int)?, im: 0.0 },
        Number::Float(float) => Complex { re: float, im: 0.0 },
        Number::Complex(complex) => complex,
    })
}

/// An int as the nearest float; OverflowError beyond the largest one.
#[inline]
pub(crate) fn int_to_float(vm: &Vm, int: &IntRef<'_>) -> PyResult<f64> {
    match int {
        IntRef::Small(small) => Ok(*small as f64),
        IntRef::Wide(wide) => Ok(*wide as f64),
        IntRef::Big(big) => match big.to_f64() {
            Some(float) if float.is_finite() => Ok(float),
            _ => Err(vm.overflow_error("int too large to convert to float")),
        },
    }
}

/// Negation.
pub(crate) fn negative(vm: &Vm, number: Number<'_>) -> Value {
    match number {
        Number::Int(IntRef::Small(small)) => vm.int(-small),
        Number::Int(int) => match int.to_i128().and_then(i128::checked_neg) {
            Some(negated) => vm.wide_int(negated),
            None => vm.big_int(-int.to_bigint()),
        },
        Number::Float(float) => vm.float(-float),
        Number::Complex(c) => vm.complex(-c.re, -c.im),
    }
}

/// The number itself, as an exact instance of its type.
pub(crate) fn positive(vm: &Vm, number: Number<'_>, value: &Value) -> Value {
    if value.is_exact() && !value.is_bool() {
        return value.clone();
    }
    match number {
        Number::Int(int) => vm.exact_int(&int),
        Number::Float(float) => vm.float(float),
        Number::Complex(c) => vm.complex(c.re, c.im),
    }
}

/// The absolute value.
pub(crate) fn absolute(vm: &Vm, number: Number<'_>, value: &Value) -> PyResult {
    Ok(match number {
        Number::Int(ref int) if int.is_negative() => negative(vm, number),
        Number::Int(_) => positive(vm, number, value),
        Number::Float(float) => vm.float(float.abs()),
        Number::Complex(c) => {
            let length = c.re.hypot(c.im);
            if length.is_infinite() && c.re.is_finite() && c.im.is_finite() {
                return Err(vm.overflow_error("absolute value too large"));
            }
            vm.float(length)
        }
    })
}

/// Whether a number is not zero.
pub(crate) fn is_true(number: &Number<'_>) -> bool {
    match number {
        Number::Int(int) => int.to_i128() != Some(0),
        Number::Float(float) => *float != 0.0,
        Number::Complex(c) => c.re != 0.0 || c.im != 0.0,
    }
}

/// Orders two real numbers exactly; `None` for NaN and complex operands.
pub(crate) fn order(a: &Number<'_>, b: &Number<'_>) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(order_ints(a, b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(a), Number::Float(b)) => order_int_float(a, *b),
        (Number::Float(a), Number::Int(b)) => order_int_float(b, *a).map(Ordering::reverse),
        _ => None,
    }
}

/// Whether two numbers are equal.
pub(crate) fn equal(a: &Number<'_>, b: &Number<'_>) -> bool {
    match (a, b) {
        (Number::Complex(a), Number::Complex(b)) => a.re == b.re && a.im == b.im,
        (Number::Complex(c), other) | (other, Number::Complex(c)) => {
            c.im == 0.0 && order(&Number::Float(c.re), other) == Some(Ordering::Equal)
        }
        (a, b) => order(a, b) == Some(Ordering::Equal),
    }
}

/// Orders two ints.
pub(crate) fn order_ints(a: &IntRef<'_>, b: &IntRef<'_>) -> Ordering {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => a.cmp(b),
        (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
        // What does not fit 128 bits lies beyond whatever does.
        (IntRef::Big(a), _) => {
            if a.sign() == Sign::Minus {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (_, IntRef::Big(b)) => {
            if b.sign() == Sign::Minus {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (a, b) => a.to_i128().cmp(&b.to_i128()),
    }
}

fn order_int_float(int: &IntRef<'_>, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = float.trunc();
    let by_whole = match int {
        IntRef::Small(small) if whole.abs() < 9.2e18 => small.cmp(&(whole as i64)),
        _ => int.to_bigint().cmp(&BigInt::from_f64(whole)?),
    };
    Some(by_whole.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}
