//! The `math` module.

mod elementary;
mod integer;
mod representation;
mod special;
mod sums;

use minipy_vm::native::{ModuleDef, NativeDef, Raised};
use minipy_vm::vm::Vm;

/// `math`.
pub(crate) static MATH: ModuleDef = ModuleDef {
    name: "math",
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: &[
        NativeDef::new("acos(x, /)", "Return the arc cosine (measured in radians) of x.", elementary::acos),
        NativeDef::new("acosh(x, /)", "Return the inverse hyperbolic cosine of x.", elementary::acosh),
        NativeDef::new("asin(x, /)", "Return the arc sine (measured in radians) of x.", elementary::asin),
        NativeDef::new("asinh(x, /)", "Return the inverse hyperbolic sine of x.", elementary::asinh),
        NativeDef::new("atan(x, /)", "Return the arc tangent (measured in radians) of x.", elementary::atan),
        NativeDef::new(
            "atan2(y, x, /)",
            "Return the arc tangent (measured in radians) of y/x.",
            elementary::atan2,
        ),
        NativeDef::new("atanh(x, /)", "Return the inverse hyperbolic tangent of x.", elementary::atanh),
        NativeDef::new("cbrt(x, /)", "Return the cube root of x.", elementary::cbrt),
        NativeDef::new("ceil(x, /)", "Return the ceiling of x as an Integral.", representation::ceil),
        NativeDef::new(
            "copysign(x, y, /)",
            "Return a float with the magnitude of x but the sign of y.",
            representation::copysign,
        ),
        NativeDef::new("cos(x, /)", "Return the cosine of x (measured in radians).", elementary::cos),
        NativeDef::new("cosh(x, /)", "Return the hyperbolic cosine of x.", elementary::cosh),
        NativeDef::new("degrees(x, /)", "Convert angle x from radians to degrees.", elementary::degrees),
        NativeDef::new(
            "dist(p, q, /)",
            "Return the Euclidean distance between two points p and q.",
            sums::dist,
        ),
        NativeDef::new("erf(x, /)", "Error function at x.", special::erf),
        NativeDef::new("erfc(x, /)", "Complementary error function at x.", special::erfc),
        NativeDef::new("exp(x, /)", "Return e raised to the power of x.", elementary::exp),
        NativeDef::new("exp2(x, /)", "Return 2 raised to the power of x.", elementary::exp2),
        NativeDef::new(
            "expm1(x, /)",
            "Return exp(x)-1, also for small x without loss of precision.",
            elementary::expm1,
        ),
        NativeDef::new("fabs(x, /)", "Return the absolute value of the float x.", representation::fabs),
        NativeDef::new("factorial(n, /)", "Find n!.", integer::factorial),
        NativeDef::new("floor(x, /)", "Return the floor of x as an Integral.", representation::floor),
        NativeDef::new("fma(x, y, z, /)", "Compute (x * y) + z with a single rounding.", elementary::fma),
        NativeDef::new("fmod(x, y, /)", "Return fmod(x, y), according to platform C.", elementary::fmod),
        NativeDef::new(
            "frexp(x, /)",
            "Return the mantissa and exponent of x, as pair (m, e).",
            representation::frexp,
        ),
        NativeDef::new(
            "fsum(seq, /)",
            "Return an accurate floating-point sum of values in the iterable seq.",
            sums::fsum,
        ),
        NativeDef::new("gamma(x, /)", "Gamma function at x.", special::gamma),
        NativeDef::new("gcd(*integers)", "Greatest Common Divisor.", integer::gcd),
        NativeDef::new(
            "hypot(*coordinates)",
            "The Euclidean distance of a point from the origin.",
            sums::hypot,
        )
        .without_signature(),
        NativeDef::new(
            "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
            "Determine whether two floating-point numbers are close in value.",
            representation::isclose,
        ),
        NativeDef::new(
            "isfinite(x, /)",
            "Whether x is neither an infinity nor a NaN.",
            representation::isfinite,
        ),
        NativeDef::new("isinf(x, /)", "Whether x is a positive or negative infinity.", representation::isinf),
        NativeDef::new("isnan(x, /)", "Whether x is a NaN (not a number).", representation::isnan),
        NativeDef::new(
            "isqrt(n, /)",
            "Return the integer part of the square root of the input.",
            integer::isqrt,
        ),
        NativeDef::new("lcm(*integers)", "Least Common Multiple.", integer::lcm),
        NativeDef::new("ldexp(x, i, /)", "Return x * (2**i).", representation::ldexp),
        NativeDef::new(
            "lgamma(x, /)",
            "Natural logarithm of absolute value of Gamma function at x.",
            special::lgamma,
        ),
        NativeDef::new(
            "log(x, base=math.e, /)",
            "The logarithm of x to the given base, the natural one by default.",
            elementary::log,
        )
        .without_signature(),
        NativeDef::new("log1p(x, /)", "Return the natural logarithm of 1+x (base e).", elementary::log1p),
        NativeDef::new("log10(x, /)", "Return the base 10 logarithm of x.", elementary::log10),
        NativeDef::new("log2(x, /)", "Return the base 2 logarithm of x.", elementary::log2),
        NativeDef::new("modf(x, /)", "Return the fractional and integer parts of x.", representation::modf),
        NativeDef::new("pow(x, y, /)", "Return x**y (x to the power of y).", elementary::pow),
        NativeDef::new("radians(x, /)", "Convert angle x from degrees to radians.", elementary::radians),
        NativeDef::new(
            "remainder(x, y, /)",
            "Difference between x and the closest integer multiple of y.",
            elementary::remainder,
        ),
        NativeDef::new("sin(x, /)", "Return the sine of x (measured in radians).", elementary::sin),
        NativeDef::new("sinh(x, /)", "Return the hyperbolic sine of x.", elementary::sinh),
        NativeDef::new("sqrt(x, /)", "Return the square root of x.", elementary::sqrt),
        NativeDef::new("tan(x, /)", "Return the tangent of x (measured in radians).", elementary::tan),
        NativeDef::new("tanh(x, /)", "Return the hyperbolic tangent of x.", elementary::tanh),
        NativeDef::new(
            "sumprod(p, q, /)",
            "Return the sum of products of values from two iterables p and q.",
            sums::sumprod,
        ),
        NativeDef::new(
            "trunc(x, /)",
            "Truncates the Real x to the nearest Integral toward 0.",
            representation::trunc,
        ),
        NativeDef::new(
            "prod(iterable, /, *, start=1)",
            "Calculate the product of all the elements in the input iterable.",
            sums::prod,
        ),
        NativeDef::new(
            "perm(n, k=None, /)",
            "The number of ways to choose k items from n, in order and without repetition.",
            integer::perm,
        ),
        NativeDef::new(
            "comb(n, k, /)",
            "The number of ways to choose k items from n, without order or repetition.",
            integer::comb,
        ),
        NativeDef::new(
            "nextafter(x, y, /, *, steps=None)",
            "The float that is so many steps (1 by default) after x towards y.",
            representation::nextafter,
        ),
        NativeDef::new(
            "ulp(x, /)",
            "Return the value of the least significant bit of the float x.",
            representation::ulp,
        ),
    ],
    types: &[],
    setup: Some(|vm, module| {
        let constants = [
            ("pi", std::f64::consts::PI),
            ("e", std::f64::consts::E),
            ("tau", std::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ];
        for (name, value) in constants {
            drop(module.dict.insert_str(&vm.intern(name), vm.float(value)));
        }
        Ok(())
    }),
};

#[cold]
fn domain_error(vm: &Vm) -> Raised {
    vm.value_error("math domain error")
}

#[cold]
fn range_error(vm: &Vm) -> Raised {
    vm.overflow_error("math range error")
}
