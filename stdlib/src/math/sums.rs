//! Sums and products of many numbers, without loss where floats allow it; distances.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::BigInt;
use num_traits::Zero;

/// A sum and its rounding error.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let rest = sum - a;
    (sum, (a - (sum - rest)) + (b - rest))
}

/// A sum and its rounding error, where `a` is not smaller than `b`.
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// A product and its rounding error.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// Shewchuk's algorithm: the sum is kept as a list of floats that do not overlap, smallest first.
pub(super) fn fsum(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    vm.for_each(args.get(0), |item| {
        let value = vm.to_float(&item)?;
        let mut x = value;
        let mut kept = 0;
        for index in 0..partials.len() {
            let y = partials[index];
            let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
            let (sum, error) = fast_two_sum(large, small);
            if error != 0.0 {
                partials[kept] = error;
                kept += 1;
            }
            x = sum;
        }
        partials.truncate(kept);
        if x != 0.0 {
            if x.is_finite() {
                partials.push(x);
            } else if value.is_finite() {
                return Err(vm.overflow_error("intermediate overflow in fsum"));
            } else {
                if value.is_infinite() {
                    infinite += value;
                }
                special += value;
                partials.clear();
            }
        }
        Ok(true)
    })?;
    if special != 0.0 {
        if infinite.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(vm.float(special));
    }
    Ok(vm.float(rounded_sum(&mut partials)))
}

/// The sum of partials that do not overlap, correctly rounded.
fn rounded_sum(partials: &mut Vec<f64>) -> f64 {
    let Some(mut high) = partials.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(next) = partials.pop() {
        (high, low) = fast_two_sum(high, next);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases are rounded to even by the addition; a further partial of the same sign says otherwise.
    if let Some(&next) = partials.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let double = low * 2.0;
        let rounded = high + double;
        if double == rounded - high {
            high = rounded;
        }
    }
    high
}

/// A float sum of about three times the precision.
#[derive(Clone, Copy, Default)]
struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

impl TripleSum {
    fn add_product(self, x: f64, y: f64) -> TripleSum {
        let (product, product_error) = two_product(x, y);
        let (high, high_error) = two_sum(self.high, product);
        let (low, low_error) = two_sum(self.low, product_error);
        let (second, second_error) = two_sum(low, high_error);
        TripleSum { high, low: second, tiny: self.tiny + low_error + second_error }
    }

    fn value(self) -> f64 {
        let (last, _) = two_sum(self.low, self.tiny);
        two_sum(self.high, last).0
    }
}

/// What `sumprod` has summed so far: exact ints, accurate floats, and anything else by its operators.
#[derive(Default)]
struct ProductSum {
    other: Option<Value>,
    ints: BigInt,
    floats: Option<TripleSum>,
}

impl ProductSum {
    fn total(&mut self, vm: &Vm) -> PyResult {
        let mut total = self.other.take().unwrap_or_else(|| vm.int(0));
        let ints = std::mem::take(&mut self.ints);
        if !ints.is_zero() {
            total = vm.binary_operation(operator_code::ADD, &total, &vm.big_int(ints))?;
        }
        if let Some(floats) = self.floats.take() {
            total = vm.binary_operation(operator_code::ADD, &total, &vm.float(floats.value()))?;
        }
        Ok(total)
    }

    fn add(&mut self, vm: &Vm, p: &Value, q: &Value) -> PyResult<()> {
        if p.is_exact() && q.is_exact() {
            if let (Some(x), Some(y)) = (p.as_int(), q.as_int()) {
                self.ints += x.to_bigint() * y.to_bigint();
                return Ok(());
            }
            let number = |value: &Value| {
                value.as_float().or_else(|| value.as_int().and_then(|int| int.to_i64()).map(|int| int as f64))
            };
            if (p.as_float().is_some() || q.as_float().is_some())
                && let (Some(x), Some(y)) = (number(p), number(q))
            {
                let sum = self.floats.unwrap_or_default().add_product(x, y);
                if sum.value().is_finite() {
                    self.floats = Some(sum);
                    return Ok(());
                }
            }
        }
        let product = vm.binary_operation(operator_code::MULTIPLY, p, q)?;
        let total = self.total(vm)?;
        self.other = Some(vm.binary_operation(operator_code::ADD, &total, &product)?);
        Ok(())
    }
}

pub(super) fn sumprod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (p, q) = (vm.iter(args.get(0))?, vm.iter(args.get(1))?);
    let mut sum = ProductSum::default();
    loop {
        match (vm.next(&p)?, vm.next(&q)?) {
            (Some(x), Some(y)) => sum.add(vm, &x, &y)?,
            (None, None) => return sum.total(vm),
            _ => return Err(vm.value_error("Inputs are not the same length")),
        }
        vm.work(1)?;
    }
}

pub(super) fn prod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut product = args.optional(1).cloned().unwrap_or_else(|| vm.int(1));
    vm.for_each(args.get(0), |item| {
        product = vm.binary_operation(operator_code::MULTIPLY, &product, &item)?;
        Ok(true)
    })?;
    Ok(product)
}

/// The length of a vector, accurate to about one unit in the last place: scaled by a power of two, squared exactly,
/// and the root corrected once.
fn norm(mut vector: Vec<f64>) -> f64 {
    let largest = vector.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    if vector.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || vector.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    if exponent < -1023 {
        // The scale would overflow: bring subnormal numbers up first.
        for x in &mut vector {
            *x /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * norm(vector);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut errors_1, mut errors_2) = (1.0, 0.0, 0.0);
    let mut add = |sum: &mut f64, a: f64, b: f64| {
        let (product, product_error) = two_product(a, b);
        let (total, error) = fast_two_sum(*sum, product);
        *sum = total;
        errors_1 += product_error;
        errors_2 += error;
        *sum - 1.0 + (errors_1 + errors_2)
    };
    let mut square = 0.0;
    for x in vector {
        let scaled = x * scale;
        square = add(&mut sum, scaled, scaled);
    }
    let root = square.sqrt();
    let rest = add(&mut sum, -root, root);
    (root + rest / (2.0 * root)) / scale
}

pub(super) fn hypot(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut vector = Vec::with_capacity(args.extra().len());
    for value in args.extra() {
        vector.push(vm.to_float(value)?.abs());
    }
    Ok(vm.float(norm(vector)))
}

pub(super) fn dist(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (p, q) = (vm.collect(args.get(0))?, vm.collect(args.get(1))?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for (x, y) in p.iter().zip(&q) {
        vector.push((vm.to_float(x)? - vm.to_float(y)?).abs());
    }
    Ok(vm.float(norm(vector)))
}
