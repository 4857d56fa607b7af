//! The gamma and error functions.

use std::f64::consts::PI;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::vm::Vm;

use super::{domain_error, range_error};

/// The parameter of the Lanczos approximation.
const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = G - 0.5;
const LOG_PI: f64 = 1.144_729_885_849_400_2;

/// The coefficients of the Lanczos approximation with 13 terms (Godfrey's method, as tabulated for double precision).
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];
/// `x * (x + 1) * … * (x + 11)`, multiplied out.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, exact at multiples of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    result * 1.0_f64.copysign(x)
}

enum Fault {
    Domain,
    Range,
}

fn gamma_of(x: f64) -> Result<f64, Fault> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == 0.0 || (x == x.floor() && x < 0.0) {
        return Err(Fault::Domain);
    }
    if x == x.floor() && x <= 23.0 {
        return Ok((2..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { Err(Fault::Range) } else { Ok(result) };
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Fault::Range) };
    }
    let y = size + G_MINUS_HALF;
    // The rounding error of `y`, whose effect on the power is corrected.
    let error = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let correction = error * G / y;
    let mut result = if x < 0.0 {
        let result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result - correction * result
    } else {
        let result = lanczos_sum(size) / y.exp();
        result + correction * result
    };
    // The power is applied in two halves where it could overflow though the result does not.
    let factors = if size < 140.0 { [y.powf(size - 0.5), 1.0] } else { [y.powf(size / 2.0 - 0.25); 2] };
    for factor in factors {
        if x < 0.0 {
            result /= factor;
        } else {
            result *= factor;
        }
    }
    if result.is_infinite() { Err(Fault::Range) } else { Ok(result) }
}

fn log_gamma_of(x: f64) -> Result<f64, Fault> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Fault::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut result = lanczos_sum(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(size).abs().ln() - size.ln() - result;
    }
    if result.is_infinite() { Err(Fault::Range) } else { Ok(result) }
}

fn apply(vm: &Vm, args: &Arguments<'_>, function: fn(f64) -> Result<f64, Fault>) -> PyResult {
    match function(vm.to_float(args.get(0))?) {
        Ok(result) => Ok(vm.float(result)),
        Err(Fault::Domain) => Err(domain_error(vm)),
        Err(Fault::Range) => Err(range_error(vm)),
    }
}

pub(super) fn gamma(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    apply(vm, args, gamma_of)
}

pub(super) fn lgamma(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    apply(vm, args, log_gamma_of)
}

pub(super) fn erf(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    apply(vm, args, |x| Ok(libm::erf(x)))
}

pub(super) fn erfc(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    apply(vm, args, |x| Ok(libm::erfc(x)))
}
