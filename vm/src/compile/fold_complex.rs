//! Constant expressions of complex numbers, as pairs of real and imaginary part.

type Complex = (f64, f64);

/// Integer exponents up to this are computed by multiplication.
const MAX_MULTIPLIED: f64 = 100.0;

pub(crate) fn multiply(left: Complex, right: Complex) -> Complex {
    (left.0 * right.0 - left.1 * right.1, left.0 * right.1 + left.1 * right.0)
}

/// Smith's method: scales by the larger part of the divisor. Nothing for a division by zero.
pub(crate) fn divide(left: Complex, right: Complex) -> Option<Complex> {
    if right.0 == 0.0 && right.1 == 0.0 {
        return None;
    }
    if right.0.abs() >= right.1.abs() {
        let ratio = right.1 / right.0;
        let divisor = right.0 + right.1 * ratio;
        Some(((left.0 + left.1 * ratio) / divisor, (left.1 - left.0 * ratio) / divisor))
    } else {
        let ratio = right.0 / right.1;
        let divisor = right.0 * ratio + right.1;
        Some(((left.0 * ratio + left.1) / divisor, (left.1 * ratio - left.0) / divisor))
    }
}

/// A power; nothing for what is an error.
pub(crate) fn power(base: Complex, exponent: Complex) -> Option<Complex> {
    let is_small_integer =
        exponent.1 == 0.0 && exponent.0.fract() == 0.0 && exponent.0.abs() <= MAX_MULTIPLIED;
    let result = if is_small_integer {
        let magnitude = multiplied(base, exponent.0.abs() as u32);
        if exponent.0 > 0.0 { magnitude } else { divide((1.0, 0.0), magnitude)? }
    } else {
        polar(base, exponent)?
    };
    (result.0.is_finite() && result.1.is_finite()).then_some(result)
}

fn multiplied(base: Complex, exponent: u32) -> Complex {
    let (mut result, mut square, mut rest) = ((1.0, 0.0), base, exponent);
    while rest > 0 {
        if rest & 1 != 0 {
            result = multiply(result, square);
        }
        rest >>= 1;
        square = multiply(square, square);
    }
    result
}

fn polar(base: Complex, exponent: Complex) -> Option<Complex> {
    if base == (0.0, 0.0) {
        return (exponent.1 == 0.0 && exponent.0 >= 0.0).then_some((0.0, 0.0));
    }
    let length = base.0.hypot(base.1);
    let angle = base.1.atan2(base.0);
    let mut new_length = length.powf(exponent.0);
    let mut phase = angle * exponent.0;
    if exponent.1 != 0.0 {
        new_length /= (angle * exponent.1).exp();
        phase += exponent.1 * length.ln();
    }
    Some((new_length * phase.cos(), new_length * phase.sin()))
}
