//! Numbers in plain Rust: what objects and the compiler's constant expressions both compute.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

/// The float nearest to `x / y`; `None` if it is too large.
pub(crate) fn ratio_to_float(x: &BigUint, y: &BigUint) -> Option<f64> {
    const PRECISION: i64 = 53;
    const LEAST_EXPONENT: i64 = -1021;
    if x.is_zero() {
        return Some(0.0);
    }
    let distance = x.bits() as i64 - y.bits() as i64;
    if distance > 1024 {
        return None;
    }
    if distance < LEAST_EXPONENT - PRECISION - 1 {
        return Some(0.0);
    }
    // A quotient of at least two bits more than the precision, whose last bit tells whether there was a remainder.
    let shift = distance.max(LEAST_EXPONENT) - PRECISION - 2;
    let (quotient, rest) =
        if shift > 0 { x.div_rem(&(y << shift as u64)) } else { (x << shift.unsigned_abs()).div_rem(y) };
    let quotient = quotient.to_u128()? | u128::from(!rest.is_zero());
    let bits = i64::from(128 - quotient.leading_zeros());
    let surplus = bits.max(LEAST_EXPONENT - shift) - PRECISION;
    let half = 1_u128 << (surplus - 1);
    let dropped = quotient & ((half << 1) - 1);
    let mut kept = quotient >> surplus;
    if dropped > half || (dropped == half && kept & 1 == 1) {
        kept += 1;
    }
    let result = scale(kept as f64, shift + surplus);
    result.is_finite().then_some(result)
}

/// `x * 2**exponent`, rounded once.
pub(crate) fn scale(x: f64, exponent: i64) -> f64 {
    libm::ldexp(x, exponent.clamp(-5000, 5000) as i32)
}
