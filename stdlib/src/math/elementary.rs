//! Powers, logarithms, trigonometric and hyperbolic functions.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::{domain_error, range_error};

/// Applies a function of one float: a NaN that comes from elsewhere than the argument is a domain error, an infinity
/// a range error if the function can grow beyond all floats, else a domain error too (a pole).
fn apply(vm: &Vm, args: &Arguments<'_>, can_overflow: bool, function: fn(f64) -> f64) -> PyResult {
    let x = vm.to_float(args.get(0))?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if can_overflow { range_error(vm) } else { domain_error(vm) });
    }
    Ok(vm.float(result))
}

macro_rules! functions {
    ($($name:ident $can_overflow:literal $function:expr;)*) => {
        $(pub(super) fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            apply(vm, args, $can_overflow, $function)
        })*
    };
}

functions! {
    acos false f64::acos;
    acosh false inverse_cosh;
    asin false f64::asin;
    asinh false inverse_sinh;
    atan false f64::atan;
    atanh false inverse_tanh;
    cbrt false f64::cbrt;
    cos false f64::cos;
    cosh true f64::cosh;
    exp true f64::exp;
    exp2 true f64::exp2;
    expm1 true f64::exp_m1;
    log1p false |x| if x == 0.0 { x } else { x.ln_1p() };
    sin false f64::sin;
    sinh true f64::sinh;
    sqrt false f64::sqrt;
    tan false f64::tan;
    tanh false f64::tanh;
}

pub(super) fn degrees(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(vm.to_float(args.get(0))? * (180.0 / std::f64::consts::PI)))
}

pub(super) fn radians(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(vm.to_float(args.get(0))? * (std::f64::consts::PI / 180.0)))
}

/// Beyond this, `x * x + 1` is `x * x`.
const LARGE: f64 = 268_435_456.0;

fn inverse_sinh(value: f64) -> f64 {
    let x = value.abs();
    let result = if x < 1.0 / LARGE || !x.is_finite() {
        x
    } else if x > LARGE {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x + 1.0 / ((x * x + 1.0).sqrt() + x)).ln()
    } else {
        let square = x * x;
        (x + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(value)
}

fn inverse_cosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x > LARGE {
        if x.is_finite() { x.ln() + std::f64::consts::LN_2 } else { x }
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let above = x - 1.0;
        (above + (2.0 * above + above * above).sqrt()).ln_1p()
    }
}

fn inverse_tanh(value: f64) -> f64 {
    let x = value.abs();
    let result = if x < 1.0 / LARGE {
        x
    } else if x < 0.5 {
        let double = x + x;
        0.5 * (double + double * x / (1.0 - x)).ln_1p()
    } else {
        0.5 * ((x + x) / (1.0 - x)).ln_1p()
    };
    result.copysign(value)
}

pub(super) fn atan2(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (y, x) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    Ok(vm.float(y.atan2(x)))
}

pub(super) fn fmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (x, y) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    checked(vm, x % y, &[x, y])
}

pub(super) fn remainder(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (x, y) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    let result = if x.is_finite() && y.is_infinite() { x } else { libm::remainder(x, y) };
    checked(vm, result, &[x, y])
}

/// A result that is NaN although no argument is comes from outside the function's domain.
fn checked(vm: &Vm, result: f64, arguments: &[f64]) -> PyResult {
    if result.is_nan() && !arguments.iter().any(|argument| argument.is_nan()) {
        return Err(domain_error(vm));
    }
    Ok(vm.float(result))
}

pub(super) fn fma(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let [x, y, z] = [vm.to_float(args.get(0))?, vm.to_float(args.get(1))?, vm.to_float(args.get(2))?];
    let result = x.mul_add(y, z);
    if result.is_nan() && ![x, y, z].iter().any(|argument| argument.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && [x, y, z].iter().all(|argument| argument.is_finite()) {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(vm.float(result))
}

pub(super) fn pow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (x, y) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return Err(domain_error(vm));
        }
        if result.is_infinite() {
            return Err(range_error(vm));
        }
    }
    Ok(vm.float(result))
}

/// A logarithm of any real number; ints may be larger than all floats.
fn logarithm(vm: &Vm, value: &Value, function: fn(f64) -> f64) -> PyResult<f64> {
    if let Some(int) = value.as_int() {
        let big = int.to_bigint();
        if !big.is_positive() {
            return Err(domain_error(vm));
        }
        return Ok(log_of_int(&big, function));
    }
    let x = vm.to_float(value)?;
    if x <= 0.0 {
        return Err(domain_error(vm));
    }
    Ok(function(x))
}

fn log_of_int(big: &BigInt, function: fn(f64) -> f64) -> f64 {
    match big.to_f64() {
        Some(float) if float.is_finite() => function(float),
        _ => {
            // fraction * 2**exponent with a fraction from 0.5 to 1.
            let exponent = big.bits();
            let fraction = (big >> (exponent - 64)).to_f64().unwrap_or(1.0) / 18_446_744_073_709_551_616.0;
            function(fraction) + function(2.0) * exponent as f64
        }
    }
}

pub(super) fn log(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let numerator = logarithm(vm, args.get(0), f64::ln)?;
    let Some(base) = args.optional(1) else { return Ok(vm.float(numerator)) };
    let denominator = logarithm(vm, base, f64::ln)?;
    if denominator == 0.0 {
        return Err(vm.zero_division_error("float division by zero"));
    }
    Ok(vm.float(numerator / denominator))
}

pub(super) fn log2(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    logarithm(vm, args.get(0), f64::log2).map(|result| vm.float(result))
}

pub(super) fn log10(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    logarithm(vm, args.get(0), f64::log10).map(|result| vm.float(result))
}
