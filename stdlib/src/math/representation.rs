//! Rounding, parts of floats, neighbours, and classification.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::heap::Kind;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_traits::{Signed, ToPrimitive};

use super::range_error;

/// `floor` and `ceil`: floats directly, other objects by their method, else as floats.
fn round_by(vm: &Vm, value: &Value, method: &str, function: fn(f64) -> f64) -> PyResult {
    if !value.is_exactly(Kind::FLOAT)
        && let Some(result) = vm.call_special(value, &vm.intern(method), &[])?
    {
        return Ok(result);
    }
    vm.float_to_int(function(vm.to_float(value)?))
}

pub(super) fn floor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    round_by(vm, args.get(0), "__floor__", f64::floor)
}

pub(super) fn ceil(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    round_by(vm, args.get(0), "__ceil__", f64::ceil)
}

pub(super) fn trunc(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    match vm.call_special(value, &vm.names.__trunc__, &[])? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("type {} doesn't define __trunc__ method", vm.type_name(value)))),
    }
}

pub(super) fn fabs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(vm.to_float(args.get(0))?.abs()))
}

pub(super) fn copysign(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (x, y) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    Ok(vm.float(x.copysign(y)))
}

pub(super) fn frexp(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let x = vm.to_float(args.get(0))?;
    let (mantissa, exponent) = if x.is_finite() { libm::frexp(x) } else { (x, 0) };
    Ok(vm.tuple([vm.float(mantissa), vm.int(i64::from(exponent))]))
}

pub(super) fn modf(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let x = vm.to_float(args.get(0))?;
    let fraction = if x.is_infinite() { 0.0_f64.copysign(x) } else { (x - x.trunc()).copysign(x) };
    Ok(vm.tuple([vm.float(fraction), vm.float(x.trunc())]))
}

pub(super) fn ldexp(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let x = vm.to_float(args.get(0))?;
    let Some(exponent) = args.get(1).as_int() else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(vm.float(x));
    }
    let exponent = exponent.to_bigint();
    let limited = exponent.to_i32().unwrap_or(if exponent.is_negative() { i32::MIN } else { i32::MAX });
    let result = libm::ldexp(x, limited.clamp(-5000, 5000));
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(vm.float(result)) }
}

pub(super) fn isfinite(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.to_float(args.get(0))?.is_finite()))
}

pub(super) fn isinf(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.to_float(args.get(0))?.is_infinite()))
}

pub(super) fn isnan(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.to_float(args.get(0))?.is_nan()))
}

pub(super) fn isclose(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (a, b) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    let relative = args.optional(2).map_or(Ok(1e-9), |value| vm.to_float(value))?;
    let absolute = args.optional(3).map_or(Ok(0.0), |value| vm.to_float(value))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close =
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

/// The place of a float among all floats in order; both zeros are at 0.
fn rank(x: f64) -> i64 {
    let magnitude = (x.to_bits() & (u64::MAX >> 1)) as i64;
    if x.is_sign_negative() { -magnitude } else { magnitude }
}

fn at_rank(rank: i64) -> f64 {
    let magnitude = f64::from_bits(rank.unsigned_abs());
    if rank < 0 { -magnitude } else { magnitude }
}

pub(super) fn nextafter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (x, y) = (vm.to_float(args.get(0))?, vm.to_float(args.get(1))?);
    let steps = match args.not_none(2) {
        None => 1,
        Some(steps) => {
            let steps = vm.index_big(steps)?;
            if steps.is_negative() {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            steps.to_u64().unwrap_or(u64::MAX)
        }
    };
    if steps == 0 || x.is_nan() {
        return Ok(vm.float(x));
    }
    if y.is_nan() {
        return Ok(vm.float(y));
    }
    if x == y {
        return Ok(vm.float(y));
    }
    let (from, to) = (rank(x), rank(y));
    if steps >= to.abs_diff(from) {
        return Ok(vm.float(y));
    }
    let result = at_rank(if to > from {
        from.wrapping_add_unsigned(steps)
    } else {
        from.wrapping_sub_unsigned(steps)
    });
    // Zero keeps the sign of the side it is reached from.
    Ok(vm.float(if result == 0.0 { result.copysign(x) } else { result }))
}

pub(super) fn ulp(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let x = vm.to_float(args.get(0))?.abs();
    if !x.is_finite() {
        return Ok(vm.float(x));
    }
    let next = at_rank(rank(x) + 1);
    if next.is_infinite() {
        return Ok(vm.float(x - at_rank(rank(x) - 1)));
    }
    Ok(vm.float(next - x))
}
