//! Functions of ints: divisors, factorials, choices, square roots.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

pub(super) fn gcd(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    fold(vm, args.extra(), BigInt::zero(), |a, b| a.gcd(b))
}

pub(super) fn lcm(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    fold(
        vm,
        args.extra(),
        BigInt::one(),
        |a, b| if a.is_zero() || b.is_zero() { BigInt::zero() } else { a.lcm(b) },
    )
}

fn fold(vm: &Vm, values: &[Value], start: BigInt, combine: fn(&BigInt, &BigInt) -> BigInt) -> PyResult {
    let mut result = start;
    for value in values {
        let next = vm.index_big(value)?;
        vm.work(((result.bits() + next.bits()) / 64) as usize)?;
        result = combine(&result, &next).abs();
    }
    Ok(vm.big_int(result))
}

/// The product of the numbers from `low` to `high`, multiplied in halves so that the factors stay balanced.
fn product(vm: &Vm, low: u64, high: u64) -> PyResult<BigUint> {
    if low > high {
        return Ok(BigUint::one());
    }
    if high - low < 16 {
        return Ok((low..=high).fold(BigUint::one(), |product, factor| product * factor));
    }
    let middle = low + (high - low) / 2;
    let (left, right) = (product(vm, low, middle)?, product(vm, middle + 1, high)?);
    vm.work(((left.bits() / 64 + 1) * (right.bits() / 64 + 1) / 64) as usize)?;
    Ok(left * right)
}

/// What CPython's C code takes as `long` or `long long`.
const LARGEST: i64 = i64::MAX;

pub(super) fn factorial(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.index_big(args.get(0))?;
    if number.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(number) = number.to_i64() else {
        return Err(vm.overflow_error(format!("factorial() argument should not exceed {LARGEST}")));
    };
    check_size(vm, number as u64, 64)?;
    product(vm, 1, number as u64).map(|result| vm.big_int(result.into()))
}

/// MemoryError for a product of so many factors of so many bits that cannot be held.
fn check_size(vm: &Vm, factors: u64, bits: u64) -> PyResult<()> {
    let bytes = factors.saturating_mul(bits) / 8;
    if bytes > 1 << 32 {
        return Err(vm.memory_error(""));
    }
    vm.reserve(bytes as usize, 1)
}

pub(super) fn perm(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(k) = args.not_none(1) else { return factorial(vm, args) };
    let n = vm.index_big(args.get(0))?;
    let k_value = vm.index_big(k)?;
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k_value.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    if k_value > n {
        return Ok(vm.int(0));
    }
    let Some(k) = k_value.to_i64() else {
        return Err(vm.overflow_error(format!("k must not exceed {LARGEST}")));
    };
    falling(vm, &n, k as u64).map(|result| vm.big_int(result.into()))
}

/// `n * (n - 1) * … ` with `count` factors.
fn falling(vm: &Vm, n: &BigInt, count: u64) -> PyResult<BigUint> {
    check_size(vm, count, n.bits())?;
    if let Some(n) = n.to_u64() {
        return product(vm, n - count + 1, n);
    }
    falling_big(vm, n.magnitude(), count)
}

fn falling_big(vm: &Vm, n: &BigUint, count: u64) -> PyResult<BigUint> {
    if count == 0 {
        return Ok(BigUint::one());
    }
    if count < 16 {
        return Ok((0..count).fold(BigUint::one(), |product, step| product * (n - step)));
    }
    let half = count / 2;
    let (left, right) = (falling_big(vm, n, half)?, falling_big(vm, &(n - half), count - half)?);
    vm.work(((left.bits() / 64 + 1) * (right.bits() / 64 + 1) / 64) as usize)?;
    Ok(left * right)
}

pub(super) fn comb(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let n = vm.index_big(args.get(0))?;
    let k = vm.index_big(args.get(1))?;
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    if k > n {
        return Ok(vm.int(0));
    }
    let fewer = (&n - &k).min(k);
    let Some(count) = fewer.to_i64() else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {LARGEST}")));
    };
    let numerator = falling(vm, &n, count as u64)?;
    let denominator = product(vm, 1, count as u64)?;
    Ok(vm.big_int((numerator / denominator).into()))
}

pub(super) fn isqrt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.index_big(args.get(0))?;
    if number.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    vm.work((number.bits() / 64) as usize)?;
    Ok(vm.big_int(number.sqrt()))
}
