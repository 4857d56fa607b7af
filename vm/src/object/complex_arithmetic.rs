//! Arithmetic on complex numbers.

use super::complex::Complex;
use super::operator::operator_code::*;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// Whether complex numbers have this operator.
pub(crate) fn supports(operator: u32) -> bool {
    matches!(operator, ADD | SUBTRACT | MULTIPLY | TRUE_DIVIDE | POWER)
}

/// A binary operation; `None` if complex numbers do not have it.
pub(crate) fn binary(vm: &Vm, operator: u32, x: Complex, y: Complex) -> PyResult<Option<Value>> {
    let result = match operator {
        ADD => Complex { re: x.re + y.re, im: x.im + y.im },
        SUBTRACT => Complex { re: x.re - y.re, im: x.im - y.im },
        MULTIPLY => multiply(x, y),
        TRUE_DIVIDE => match divide(x, y) {
            Some(quotient) => quotient,
            None => return Err(vm.zero_division_error("complex division by zero")),
        },
        POWER => power(vm, x, y)?,
        _ => return Ok(None),
    };
    Ok(Some(vm.complex(result.re, result.im)))
}

fn multiply(x: Complex, y: Complex) -> Complex {
    Complex { re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re }
}

/// Smith's method: scales by the larger part of the divisor, so that squares cannot overflow. `None` for zero.
pub(crate) fn divide(x: Complex, y: Complex) -> Option<Complex> {
    if y.re.abs() >= y.im.abs() {
        if y.re == 0.0 {
            return None;
        }
        let ratio = y.im / y.re;
        let divisor = y.re + y.im * ratio;
        Some(Complex { re: (x.re + x.im * ratio) / divisor, im: (x.im - x.re * ratio) / divisor })
    } else if y.im.abs() >= y.re.abs() {
        let ratio = y.re / y.im;
        let divisor = y.re * ratio + y.im;
        Some(Complex { re: (x.re * ratio + x.im) / divisor, im: (x.im * ratio - x.re) / divisor })
    } else {
        Some(Complex { re: f64::NAN, im: f64::NAN })
    }
}

/// `x ** y`.
pub(crate) fn power(vm: &Vm, x: Complex, y: Complex) -> PyResult<Complex> {
    let undefined = || vm.zero_division_error("0.0 to a negative or complex power");
    let result = if y.im == 0.0 && y.re == y.re.floor() && y.re.abs() <= 100.0 {
        let magnitude = power_by_squaring(x, y.re.abs() as u32);
        if y.re > 0.0 {
            magnitude
        } else {
            divide(Complex { re: 1.0, im: 0.0 }, magnitude).ok_or_else(undefined)?
        }
    } else {
        polar_power(x, y).ok_or_else(undefined)?
    };
    let finite = [x.re, x.im, y.re, y.im].iter().all(|part| part.is_finite());
    if finite && (result.re.is_infinite() || result.im.is_infinite()) {
        return Err(vm.overflow_error("complex exponentiation"));
    }
    Ok(result)
}

fn power_by_squaring(x: Complex, exponent: u32) -> Complex {
    let mut result = Complex { re: 1.0, im: 0.0 };
    let mut square = x;
    let mut bit = 1;
    while bit <= exponent {
        if exponent & bit != 0 {
            result = multiply(result, square);
        }
        bit <<= 1;
        square = multiply(square, square);
    }
    result
}

fn polar_power(x: Complex, y: Complex) -> Option<Complex> {
    if y.re == 0.0 && y.im == 0.0 {
        return Some(Complex { re: 1.0, im: 0.0 });
    }
    if x.re == 0.0 && x.im == 0.0 {
        return if y.im != 0.0 || y.re < 0.0 { None } else { Some(Complex { re: 0.0, im: 0.0 }) };
    }
    let magnitude = x.re.hypot(x.im);
    let angle = x.im.atan2(x.re);
    let mut length = magnitude.powf(y.re);
    let mut phase = angle * y.re;
    if y.im != 0.0 {
        length /= (angle * y.im).exp();
        phase += y.im * magnitude.ln();
    }
    Some(Complex { re: length * phase.cos(), im: length * phase.sin() })
}
