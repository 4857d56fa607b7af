//! Arithmetic on floats, with Python's rules for remainders and errors.

use super::complex::Complex;
use super::complex_arithmetic;
use super::operator::operator_code::*;
use super::value::Value;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// Whether floats have this operator.
pub(crate) fn supports(operator: u32) -> bool {
    matches!(operator, ADD | SUBTRACT | MULTIPLY | TRUE_DIVIDE | FLOOR_DIVIDE | REMAINDER | POWER)
}

/// A binary operation; `None` if floats do not have it.
#[inline]
pub(crate) fn binary(vm: &Vm, operator: u32, x: f64, y: f64) -> PyResult<Option<Value>> {
    Ok(Some(vm.float(match operator {
        ADD => x + y,
        SUBTRACT => x - y,
        MULTIPLY => x * y,
        TRUE_DIVIDE if y == 0.0 => return Err(vm.zero_division_error("float division by zero")),
        TRUE_DIVIDE => x / y,
        FLOOR_DIVIDE if y == 0.0 => return Err(vm.zero_division_error("float floor division by zero")),
        FLOOR_DIVIDE => divmod(x, y).0,
        REMAINDER if y == 0.0 => return Err(vm.zero_division_error("float modulo by zero")),
        REMAINDER => remainder(x, y),
        POWER => return power(vm, x, y).map(Some),
        _ => return Ok(None),
    })))
}

/// Quotient rounded down and remainder with the divisor's sign. The divisor is not zero.
pub(crate) fn divmod(x: f64, y: f64) -> (f64, f64) {
    let mut rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(y);
    } else if (y < 0.0) != (rest < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0.0_f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, rest)
}

fn remainder(x: f64, y: f64) -> f64 {
    let rest = x % y;
    if rest == 0.0 {
        0.0_f64.copysign(y)
    } else if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    }
}

/// `x ** y`: complex for a negative base with a fractional exponent.
pub(crate) fn power(vm: &Vm, x: f64, y: f64) -> PyResult {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division_error("0.0 cannot be raised to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return complex_arithmetic::power(vm, Complex { re: x, im: 0.0 }, Complex { re: y, im: 0.0 })
            .map(|c| vm.complex(c.re, c.im));
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error(vm));
    }
    Ok(vm.float(result))
}

/// What C's `ERANGE` becomes.
#[cold]
pub(crate) fn range_error(vm: &Vm) -> Raised {
    let arguments = vec![vm.int(34), vm.text("Numerical result out of range")];
    vm.new_exception_with(&vm.exceptions.overflow_error, arguments)
}
