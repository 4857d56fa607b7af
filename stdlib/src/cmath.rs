//! The module `cmath`: functions of complex numbers.

use std::f64::consts::{LN_2, LN_10, PI};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::complex::Complex;
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

type Pair = (f64, f64);

/// Why a function has no result.
enum Failure {
    Domain,
    Range,
}

type Outcome = Result<Pair, Failure>;

/// Beyond this, squares are out of range.
const LARGE: f64 = f64::MAX / 4.0;

fn apply(vm: &Vm, args: &Arguments<'_>, function: fn(f64, f64) -> Outcome) -> PyResult {
    let Complex { re, im } = vm.to_complex(args.get(0))?;
    finish(vm, function(re, im))
}

fn finish(vm: &Vm, outcome: Outcome) -> PyResult {
    match outcome {
        Ok((re, im)) => Ok(vm.complex(re, im)),
        Err(Failure::Domain) => Err(vm.value_error("math domain error")),
        Err(Failure::Range) => Err(vm.overflow_error("math range error")),
    }
}

/// `r * (cos x + i sin x)`, where `r` may be infinite.
fn polar_form(r: f64, x: f64) -> Outcome {
    if x == 0.0 {
        return Ok((r, x * if r.is_nan() { 1.0 } else { r.signum() }));
    }
    if !x.is_finite() {
        if r.is_infinite() || x.is_infinite() && r != 0.0 && !r.is_nan() {
            return if x.is_nan() { Ok((r, f64::NAN)) } else { Err(Failure::Domain) };
        }
        return if r == 0.0 { Ok((r, r)) } else { Ok((f64::NAN, f64::NAN)) };
    }
    if r.is_infinite() {
        return Ok((r.copysign(r.signum() * x.cos()), r.copysign(r.signum() * x.sin())));
    }
    Ok((r * x.cos(), r * x.sin()))
}

fn exp(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_infinite() {
            if re < 0.0 {
                return if im.is_finite() { polar_zero(im) } else { Ok((0.0, 0.0)) };
            }
            return if im.is_infinite() { Err(Failure::Domain) } else { polar_form(re, im) };
        }
        if re.is_nan() {
            return Ok((re, if im == 0.0 { im } else { f64::NAN }));
        }
        return if im.is_infinite() { Err(Failure::Domain) } else { Ok((f64::NAN, f64::NAN)) };
    }
    let result = if re > 708.0 {
        let size = (re - 1.0).exp();
        (size * im.cos() * std::f64::consts::E, size * im.sin() * std::f64::consts::E)
    } else {
        let size = re.exp();
        (size * im.cos(), size * im.sin())
    };
    ranged(result)
}

fn polar_zero(x: f64) -> Outcome {
    Ok((0.0_f64.copysign(x.cos()), 0.0_f64.copysign(x.sin())))
}

fn ranged(result: Pair) -> Outcome {
    if result.0.is_infinite() || result.1.is_infinite() { Err(Failure::Range) } else { Ok(result) }
}

fn cosh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_infinite() {
            if im.is_infinite() {
                return Err(Failure::Domain);
            }
            if im.is_nan() {
                return Ok((f64::INFINITY, im));
            }
            let (a, b) = polar_form(f64::INFINITY, im)?;
            return Ok((a, if im == 0.0 { im * re.signum() } else { b * re.signum() }));
        }
        if re.is_nan() {
            return Ok((f64::NAN, if im == 0.0 { im } else { f64::NAN }));
        }
        if im.is_infinite() {
            return Err(Failure::Domain);
        }
        return Ok((f64::NAN, if re == 0.0 { 0.0 } else { f64::NAN }));
    }
    if re.abs() > 708.0 {
        let reduced = re - 1f64.copysign(re);
        let e = std::f64::consts::E;
        return ranged((im.cos() * reduced.cosh() * e, im.sin() * reduced.sinh() * e));
    }
    ranged((im.cos() * re.cosh(), im.sin() * re.sinh()))
}

fn sinh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_infinite() {
            if im.is_infinite() {
                return Err(Failure::Domain);
            }
            if im.is_nan() {
                return Ok((re, im));
            }
            let (a, b) = polar_form(f64::INFINITY, im)?;
            return Ok((a * re.signum(), if im == 0.0 { im } else { b }));
        }
        if re.is_nan() {
            return Ok((re, if im == 0.0 { im } else { f64::NAN }));
        }
        if im.is_infinite() {
            return Err(Failure::Domain);
        }
        return Ok((if re == 0.0 { re } else { f64::NAN }, f64::NAN));
    }
    if re.abs() > 708.0 {
        let reduced = re - 1f64.copysign(re);
        let e = std::f64::consts::E;
        return ranged((im.cos() * reduced.sinh() * e, im.sin() * reduced.cosh() * e));
    }
    ranged((im.cos() * re.sinh(), im.sin() * re.cosh()))
}

fn tanh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_infinite() {
            let sign = if im.is_finite() { (2.0 * im.sin() * im.cos()).signum() } else { 1.0 };
            return Ok((re.signum(), 0.0 * if im == 0.0 { im.signum() } else { sign }));
        }
        if re.is_nan() {
            return Ok((re, if im == 0.0 { im } else { f64::NAN }));
        }
        if im.is_infinite() {
            return Err(Failure::Domain);
        }
        return Ok((if re == 0.0 { re } else { f64::NAN }, f64::NAN));
    }
    if re.abs() > 708.0 {
        let decay = (-2.0 * re.abs()).exp();
        return Ok((1f64.copysign(re), 4.0 * im.sin() * im.cos() * decay));
    }
    let (tx, ty) = (re.tanh(), im.tan());
    let cx = 1.0 / re.cosh();
    let both = tx * ty;
    let denominator = 1.0 + both * both;
    Ok((tx * (1.0 + ty * ty) / denominator, (ty / denominator) * cx * cx))
}

/// A function of `z` by one of `iz`: `f(z) = -i g(iz)`.
fn turned(function: fn(f64, f64) -> Outcome, re: f64, im: f64) -> Outcome {
    let (a, b) = function(-im, re)?;
    Ok((b, -a))
}

fn sin(re: f64, im: f64) -> Outcome {
    turned(sinh, re, im)
}

fn cos(re: f64, im: f64) -> Outcome {
    cosh(-im, re)
}

fn tan(re: f64, im: f64) -> Outcome {
    turned(tanh, re, im)
}

fn sqrt(re: f64, im: f64) -> Outcome {
    if im.is_infinite() {
        return Ok((f64::INFINITY, im));
    }
    if re.is_infinite() {
        if re > 0.0 {
            return Ok((re, if im.is_nan() { im } else { 0f64.copysign(im) }));
        }
        return Ok((if im.is_nan() { im } else { 0.0 }, f64::INFINITY.copysign(im)));
    }
    if re.is_nan() || im.is_nan() {
        return Ok((f64::NAN, f64::NAN));
    }
    if re == 0.0 && im == 0.0 {
        return Ok((0.0, im));
    }
    let (ax, ay) = (re.abs(), im.abs());
    let s = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE && (ax > 0.0 || ay > 0.0) {
        let ax = libm::ldexp(ax, 54);
        libm::ldexp((ax + ax.hypot(libm::ldexp(ay, 54))).sqrt(), -27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    Ok(if re >= 0.0 { (s, d.copysign(im)) } else { (d, s.copysign(im)) })
}

fn natural(re: f64, im: f64) -> Outcome {
    let angle = im.atan2(re);
    if !re.is_finite() || !im.is_finite() {
        let size = if re.is_infinite() || im.is_infinite() { f64::INFINITY } else { f64::NAN };
        return Ok((size, angle));
    }
    let (ax, ay) = (re.abs(), im.abs());
    let size = if ax > LARGE || ay > LARGE {
        (ax / 2.0).hypot(ay / 2.0).ln() + LN_2
    } else if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return Err(Failure::Domain);
        }
        libm::ldexp(ax, 53).hypot(libm::ldexp(ay, 53)).ln() - 53.0 * LN_2
    } else {
        let h = ax.hypot(ay);
        if (0.71..=1.73).contains(&h) {
            let (am, an) = if ax > ay { (ax, ay) } else { (ay, ax) };
            ((am - 1.0) * (am + 1.0) + an * an).ln_1p() / 2.0
        } else {
            h.ln()
        }
    };
    Ok((size, angle))
}

fn acos(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        let (size, _) = natural(re.abs(), im)?;
        if re.is_nan() || im.is_nan() {
            return Ok(if re == 0.0 {
                (PI / 2.0, f64::NAN)
            } else if re.is_infinite() || im.is_infinite() {
                (f64::NAN, if im.is_infinite() { -im } else { f64::INFINITY })
            } else {
                (f64::NAN, f64::NAN)
            });
        }
        return Ok((im.abs().atan2(re), -size.copysign(im)));
    }
    if re.abs() > LARGE || im.abs() > LARGE {
        let size = (re / 2.0).hypot(im / 2.0).ln() + LN_2 * 2.0;
        return Ok((im.abs().atan2(re), -size.copysign(im)));
    }
    let (s1, s2) = (sqrt(1.0 - re, -im)?, sqrt(1.0 + re, im)?);
    Ok((2.0 * s1.0.atan2(s2.0), (s2.0 * s1.1 - s2.1 * s1.0).asinh()))
}

fn acosh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_nan() || im.is_nan() {
            let infinite = re.is_infinite() || im.is_infinite();
            return Ok((if infinite { f64::INFINITY } else { f64::NAN }, f64::NAN));
        }
        return Ok((f64::INFINITY, im.atan2(re)));
    }
    if re.abs() > LARGE || im.abs() > LARGE {
        return Ok(((re / 2.0).hypot(im / 2.0).ln() + LN_2 * 2.0, im.atan2(re)));
    }
    let (s1, s2) = (sqrt(re - 1.0, im)?, sqrt(re + 1.0, im)?);
    Ok(((s1.0 * s2.0 + s1.1 * s2.1).asinh(), 2.0 * s1.1.atan2(s2.0)))
}

fn asinh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if re.is_nan() || im.is_nan() {
            return Ok(if im == 0.0 {
                (f64::NAN, im)
            } else if re.is_infinite() || im.is_infinite() {
                (if re.is_infinite() { re } else { f64::INFINITY }, f64::NAN)
            } else {
                (f64::NAN, f64::NAN)
            });
        }
        return Ok((f64::INFINITY.copysign(re), im.atan2(re.abs())));
    }
    if re.abs() > LARGE || im.abs() > LARGE {
        let size = (re / 2.0).hypot(im / 2.0).ln() + LN_2 * 2.0;
        return Ok((size.copysign(re), im.atan2(re.abs())));
    }
    let (s1, s2) = (sqrt(1.0 + im, -re)?, sqrt(1.0 - im, re)?);
    Ok(((s1.0 * s2.1 - s2.0 * s1.1).asinh(), im.atan2(s1.0 * s2.0 - s1.1 * s2.1)))
}

fn asin(re: f64, im: f64) -> Outcome {
    turned(asinh, re, im)
}

fn atanh(re: f64, im: f64) -> Outcome {
    if !re.is_finite() || !im.is_finite() {
        if im.is_infinite() || re.is_infinite() && !im.is_nan() {
            return Ok((0f64.copysign(re), (PI / 2.0).copysign(im)));
        }
        return Ok((if re == 0.0 || re.is_infinite() { 0f64.copysign(re) } else { f64::NAN }, f64::NAN));
    }
    if re.is_sign_negative() && (re < 0.0 || im != 0.0 || re == 0.0) {
        let (a, b) = atanh(-re, -im)?;
        return Ok((-a, -b));
    }
    let ay = im.abs();
    let bound = (f64::MAX / 4.0).sqrt();
    if re > bound || ay > bound {
        let h = (re / 2.0).hypot(im / 2.0);
        return Ok((re / 4.0 / h / h, (PI / 2.0).copysign(im)));
    }
    if re == 1.0 && ay < f64::MIN_POSITIVE.sqrt() {
        if ay == 0.0 {
            return Err(Failure::Domain);
        }
        return Ok((-(ay.sqrt() / ay.hypot(2.0).sqrt()).ln(), (2f64.atan2(-ay) / 2.0).copysign(im)));
    }
    let gap = 1.0 - re;
    Ok((
        (4.0 * re / (gap * gap + ay * ay)).ln_1p() / 4.0,
        -(-2.0 * im).atan2(gap * (1.0 + re) - ay * ay) / 2.0,
    ))
}

fn atan(re: f64, im: f64) -> Outcome {
    turned(atanh, re, im)
}

fn log10(re: f64, im: f64) -> Outcome {
    let (a, b) = natural(re, im)?;
    Ok((a / LN_10, b / LN_10))
}

fn log(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    let Some(base) = args.optional(1) else { return finish(vm, natural(z.re, z.im)) };
    let base = vm.to_complex(base)?;
    let numerator = finish(vm, natural(z.re, z.im))?;
    let denominator = finish(vm, natural(base.re, base.im))?;
    let divide = vm.attribute(&numerator, "__truediv__")?;
    match vm.call(&divide, &[denominator]) {
        Err(raised) if vm.is_exception(&raised, &vm.exceptions.zero_division_error) => {
            Err(vm.value_error("math domain error"))
        }
        result => result,
    }
}

macro_rules! functions {
    ($($entry:ident $function:ident;)*) => {
        $(fn $entry(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            apply(vm, args, $function)
        })*
    };
}

functions! {
    call_acos acos; call_acosh acosh; call_asin asin; call_asinh asinh; call_atan atan; call_atanh atanh;
    call_cos cos; call_cosh cosh; call_exp exp; call_log10 log10; call_sin sin; call_sinh sinh; call_sqrt sqrt;
    call_tan tan; call_tanh tanh;
}

fn size(z: &Complex) -> Result<f64, Failure> {
    let result = z.re.hypot(z.im);
    if result.is_infinite() && z.re.is_finite() && z.im.is_finite() {
        Err(Failure::Range)
    } else {
        Ok(result)
    }
}

fn phase(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    Ok(vm.float(z.im.atan2(z.re)))
}

fn polar(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    match size(&z) {
        Ok(r) => Ok(vm.tuple([vm.float(r), vm.float(z.im.atan2(z.re))])),
        Err(_) => Err(vm.overflow_error("math range error")),
    }
}

fn rect(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (r, phi) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    finish(vm, polar_form(r, phi))
}

fn is_close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (a, b) = (vm.to_complex(args.get(0))?, vm.to_complex(args.get(1))?);
    let tolerance = |index, default| args.optional(index).map_or(Ok(default), |value| vm.to_float(value));
    let (relative, absolute) = (tolerance(2, 1e-9)?, tolerance(3, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a.re == b.re && a.im == b.im {
        return Ok(Value::TRUE);
    }
    if [a.re, a.im, b.re, b.im].iter().any(|part| part.is_infinite()) {
        return Ok(Value::bool(false));
    }
    let difference = (a.re - b.re).hypot(a.im - b.im);
    let (size_a, size_b) = (a.re.hypot(a.im), b.re.hypot(b.im));
    Ok(Value::bool(
        difference <= relative * size_b || difference <= relative * size_a || difference <= absolute,
    ))
}

fn is_finite(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    Ok(Value::bool(z.re.is_finite() && z.im.is_finite()))
}

fn is_nan(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    Ok(Value::bool(z.re.is_nan() || z.im.is_nan()))
}

fn is_infinite(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let z = vm.to_complex(args.get(0))?;
    Ok(Value::bool(z.re.is_infinite() || z.im.is_infinite()))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("e", vm.float(std::f64::consts::E));
    set("pi", vm.float(PI));
    set("tau", vm.float(std::f64::consts::TAU));
    set("inf", vm.float(f64::INFINITY));
    set("nan", vm.float(f64::NAN));
    set("infj", vm.complex(0.0, f64::INFINITY));
    set("nanj", vm.complex(0.0, f64::NAN));
    Ok(())
}

/// `cmath`.
pub(crate) static CMATH: ModuleDef = ModuleDef {
    name: "cmath",
    doc: "This module provides access to mathematical functions for complex\nnumbers.",
    functions: &[
        NativeDef::new("acos(z, /)", "Return the arc cosine of z.", call_acos),
        NativeDef::new("acosh(z, /)", "Return the inverse hyperbolic cosine of z.", call_acosh),
        NativeDef::new("asin(z, /)", "Return the arc sine of z.", call_asin),
        NativeDef::new("asinh(z, /)", "Return the inverse hyperbolic sine of z.", call_asinh),
        NativeDef::new("atan(z, /)", "Return the arc tangent of z.", call_atan),
        NativeDef::new("atanh(z, /)", "Return the inverse hyperbolic tangent of z.", call_atanh),
        NativeDef::new("cos(z, /)", "Return the cosine of z.", call_cos),
        NativeDef::new("cosh(z, /)", "Return the hyperbolic cosine of z.", call_cosh),
        NativeDef::new("exp(z, /)", "Return the exponential value e**z.", call_exp),
        NativeDef::new(
            "log(z, base=<unrepresentable>, /)",
            "log(z[, base]) -> the logarithm of z to the given base.",
            log,
        )
        .without_signature(),
        NativeDef::new("log10(z, /)", "Return the base-10 logarithm of z.", call_log10),
        NativeDef::new("sin(z, /)", "Return the sine of z.", call_sin),
        NativeDef::new("sinh(z, /)", "Return the hyperbolic sine of z.", call_sinh),
        NativeDef::new("sqrt(z, /)", "Return the square root of z.", call_sqrt),
        NativeDef::new("tan(z, /)", "Return the tangent of z.", call_tan),
        NativeDef::new("tanh(z, /)", "Return the hyperbolic tangent of z.", call_tanh),
        NativeDef::new("phase(z, /)", "Return argument, also known as the phase angle, of a complex.", phase),
        NativeDef::new(
            "polar(z, /)",
            "Convert a complex from rectangular coordinates to polar coordinates.",
            polar,
        ),
        NativeDef::new("rect(r, phi, /)", "Convert from polar coordinates to rectangular coordinates.", rect),
        NativeDef::new(
            "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            "Determine whether two complex numbers are close in value.",
            is_close,
        ),
        NativeDef::new("isfinite(z, /)", "Return True if both parts of z are finite, else False.", is_finite),
        NativeDef::new(
            "isnan(z, /)",
            "Checks if the real or imaginary part of z not a number (NaN).",
            is_nan,
        ),
        NativeDef::new("isinf(z, /)", "Checks if the real or imaginary part of z is infinite.", is_infinite),
    ],
    types: &[],
    setup: Some(setup),
};
