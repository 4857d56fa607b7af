//! Arithmetic on ints: machine integers where they fit, big integers otherwise.

pub(crate) use crate::number::{ratio_to_float, scale};

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::float_arithmetic;
use super::int::IntRef;
use super::number::int_to_float;
use super::operator::operator_code::*;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// Results with more bits than this are MemoryError rather than an attempt to make them (4 GiB).
const MAX_BITS: u64 = 1 << 35;
/// The work of a big operation, in steps of this many bits.
const BITS_PER_STEP: u64 = 64;

/// A binary operation; `None` if ints do not have it (`@`).
#[inline]
pub(crate) fn binary(vm: &Vm, operator: u32, a: &IntRef<'_>, b: &IntRef<'_>) -> PyResult<Option<Value>> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (a, b) {
        let (x, y) = (*x, *y);
        let small = match operator {
            ADD => x.checked_add(y),
            SUBTRACT => x.checked_sub(y),
            MULTIPLY => x.checked_mul(y),
            AND => Some(x & y),
            OR => Some(x | y),
            XOR => Some(x ^ y),
            FLOOR_DIVIDE if y != 0 => Some(Integer::div_floor(&x, &y)),
            REMAINDER if y != 0 => Some(Integer::mod_floor(&x, &y)),
            LEFT_SHIFT if (0..62).contains(&y) => {
                let shifted = x << y;
                (shifted >> y == x).then_some(shifted)
            }
            RIGHT_SHIFT if y >= 0 => Some(x >> y.min(63)),
            POWER if y >= 0 => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)),
            _ => None,
        };
        if let Some(result) = small {
            return Ok(Some(vm.int(result)));
        }
        if operator == TRUE_DIVIDE && y != 0 && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 {
            return Ok(Some(vm.float(x as f64 / y as f64)));
        }
    }
    match (a.to_i128(), b.to_i128()) {
        (Some(x), Some(y)) => match binary_wide(operator, x, y) {
            Some(result) => Ok(Some(vm.wide_int(result))),
            None => binary_big(vm, operator, a, b),
        },
        _ => binary_big(vm, operator, a, b),
    }
}

/// A binary operation on ints that fit 128 bits; `None` if the result does not, or takes more.
#[inline(never)]
fn binary_wide(operator: u32, x: i128, y: i128) -> Option<i128> {
    match operator {
        ADD => x.checked_add(y),
        SUBTRACT => x.checked_sub(y),
        MULTIPLY => x.checked_mul(y),
        AND => Some(x & y),
        OR => Some(x | y),
        XOR => Some(x ^ y),
        // The smallest number has no opposite.
        FLOOR_DIVIDE | REMAINDER if y == 0 || x == i128::MIN => None,
        FLOOR_DIVIDE => Some(Integer::div_floor(&x, &y)),
        REMAINDER => Some(Integer::mod_floor(&x, &y)),
        LEFT_SHIFT if (0..127).contains(&y) => {
            let shifted = x << y;
            (shifted >> y == x).then_some(shifted)
        }
        RIGHT_SHIFT if y >= 0 => Some(x >> y.min(127)),
        POWER if y >= 0 => u32::try_from(y).ok().and_then(|y| x.checked_pow(y)),
        _ => None,
    }
}

#[inline(never)]
fn binary_big(vm: &Vm, operator: u32, a: &IntRef<'_>, b: &IntRef<'_>) -> PyResult<Option<Value>> {
    let (x, y) = (&*a.big(), &*b.big());
    Ok(Some(vm.big_int(match operator {
        ADD => x + y,
        SUBTRACT => x - y,
        MULTIPLY => {
            check_product(vm, x.bits().saturating_add(y.bits()))?;
            charge_product(vm, x.bits(), y.bits())?;
            x * y
        }
        AND => x & y,
        OR => x | y,
        XOR => x ^ y,
        FLOOR_DIVIDE | REMAINDER if y.is_zero() => {
            return Err(vm.zero_division_error(if operator == REMAINDER {
                "integer modulo by zero"
            } else {
                "integer division or modulo by zero"
            }));
        }
        FLOOR_DIVIDE => {
            charge_product(vm, x.bits(), y.bits())?;
            x.div_floor(y)
        }
        REMAINDER => {
            charge_product(vm, x.bits(), y.bits())?;
            x.mod_floor(y)
        }
        LEFT_SHIFT => shift_left(vm, x, y)?,
        RIGHT_SHIFT => shift_right(vm, x, y)?,
        POWER if y.is_negative() => {
            let (x, y) = (int_to_float(vm, a)?, int_to_float(vm, b)?);
            return float_arithmetic::power(vm, x, y).map(Some);
        }
        POWER => power(vm, x, y)?,
        TRUE_DIVIDE => return true_divide(vm, x, y).map(|quotient| Some(vm.float(quotient))),
        _ => return Ok(None),
    })))
}

/// Multiplication and division take time in proportion to the product of the lengths (at worst).
fn charge_product(vm: &Vm, a: u64, b: u64) -> PyResult<()> {
    let steps = (a / BITS_PER_STEP + 1).saturating_mul(b / BITS_PER_STEP + 1);
    if steps > 1000 { vm.work(usize::try_from(steps / 64).unwrap_or(usize::MAX)) } else { Ok(()) }
}

/// MemoryError if a result of so many bits must not be made.
pub(crate) fn check_bits(vm: &Vm, bits: u64) -> PyResult<()> {
    if bits > MAX_BITS {
        return Err(vm.memory_error(""));
    }
    if bits > 100_000 { vm.reserve((bits / 8) as usize, 1) } else { Ok(()) }
}

/// The same for a product, for which the multiplication of large numbers needs so many times its size meanwhile.
fn check_product(vm: &Vm, bits: u64) -> PyResult<()> {
    const SCRATCH: u64 = 16;
    check_bits(vm, bits)?;
    if bits > 100_000 { vm.reserve((bits / 8 * SCRATCH) as usize, 1) } else { Ok(()) }
}

fn shift_left(vm: &Vm, x: &BigInt, y: &BigInt) -> PyResult<BigInt> {
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if x.is_zero() {
        return Ok(BigInt::zero());
    }
    match y.to_u64() {
        Some(count) => {
            check_bits(vm, x.bits().saturating_add(count))?;
            Ok(x << count)
        }
        // CPython counts digits of 30 bits.
        None if *y > BigInt::from(i64::MAX / 4) * 30 => Err(vm.overflow_error("too many digits in integer")),
        None => Err(vm.memory_error("")),
    }
}

fn shift_right(vm: &Vm, x: &BigInt, y: &BigInt) -> PyResult<BigInt> {
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    Ok(match y.to_u64() {
        Some(count) if count < x.bits() => x >> count,
        _ if x.is_negative() => BigInt::from(-1),
        _ => BigInt::zero(),
    })
}

/// `x ** y` for `y >= 0`.
fn power(vm: &Vm, x: &BigInt, y: &BigInt) -> PyResult<BigInt> {
    if y.is_zero() || x.is_one() {
        return Ok(BigInt::one());
    }
    if x.is_zero() {
        return Ok(BigInt::zero());
    }
    if x.magnitude().is_one() {
        return Ok(if y.is_odd() { x.clone() } else { BigInt::one() });
    }
    let Some(exponent) = y.to_u32() else { return Err(vm.memory_error("")) };
    let bits = (x.bits() - 1).saturating_mul(u64::from(exponent)).max(x.bits());
    check_product(vm, bits)?;
    charge_product(vm, bits, bits)?;
    Ok(x.pow(exponent))
}

/// `pow(base, exponent, modulus)` for an exponent that is not negative and a positive modulus.
pub(crate) fn small_power_modulo(base: i64, exponent: i64, modulus: i64) -> i64 {
    if let Ok(modulus) = u32::try_from(modulus) {
        // Products fit a machine word.
        let modulus = u64::from(modulus);
        let (mut base, mut rest, mut result) =
            (base.rem_euclid(modulus as i64) as u64, exponent, 1 % modulus);
        while rest > 0 {
            if rest & 1 == 1 {
                result = result * base % modulus;
            }
            base = base * base % modulus;
            rest >>= 1;
        }
        return result as i64;
    }
    let modulus = i128::from(modulus);
    let (mut base, mut rest, mut result) = (i128::from(base).rem_euclid(modulus), exponent, 1 % modulus);
    while rest > 0 {
        if rest & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        rest >>= 1;
    }
    result as i64
}

/// `pow(base, exponent, modulus)` on ints.
pub(crate) fn power_modulo(vm: &Vm, base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> PyResult<BigInt> {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let magnitude = modulus.abs();
    if magnitude.is_one() {
        return Ok(BigInt::zero());
    }
    let (base, exponent) = if exponent.is_negative() {
        let gcd = base.mod_floor(&magnitude).extended_gcd(&magnitude);
        if !gcd.gcd.is_one() {
            return Err(vm.value_error("base is not invertible for the given modulus"));
        }
        (gcd.x, -exponent)
    } else {
        (base.clone(), exponent.clone())
    };
    charge_product(vm, exponent.bits() * 64, magnitude.bits())?;
    let result = base.mod_floor(&magnitude).modpow(&exponent, &magnitude);
    Ok(if modulus.is_negative() && !result.is_zero() { result + modulus } else { result })
}

/// `x / y`, correctly rounded.
pub(crate) fn true_divide(vm: &Vm, x: &BigInt, y: &BigInt) -> PyResult<f64> {
    if y.is_zero() {
        return Err(vm.zero_division_error("division by zero"));
    }
    let negative = x.is_negative() != y.is_negative();
    match ratio_to_float(x.magnitude(), y.magnitude()) {
        Some(quotient) => Ok(if negative { -quotient } else { quotient }),
        None => Err(vm.overflow_error("integer division result too large for a float")),
    }
}

impl<'a> IntRef<'a> {
    /// As a big integer, without a copy if it is one already.
    pub(crate) fn big(&self) -> std::borrow::Cow<'a, BigInt> {
        match self {
            IntRef::Small(small) => std::borrow::Cow::Owned(BigInt::from(*small)),
            IntRef::Wide(wide) => std::borrow::Cow::Owned(BigInt::from(*wide)),
            IntRef::Big(big) => std::borrow::Cow::Borrowed(big),
        }
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(&self) -> bool {
        match self {
            IntRef::Small(small) => *small < 0,
            IntRef::Wide(wide) => *wide < 0,
            IntRef::Big(big) => big.sign() == Sign::Minus,
        }
    }
}
