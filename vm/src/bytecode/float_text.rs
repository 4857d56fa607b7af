//! Floats as text: the shortest digits that read back the same, and digits to a given precision.

/// The decimal digits of a finite float and the place of the point: 0.d₁d₂… × 10^point.
pub(crate) struct Digits {
    /// ASCII digits, at least one.
    pub(crate) digits: String,
    /// The place of the decimal point, counted from the first digit.
    pub(crate) point: i32,
}

fn digits_of(scientific: &str) -> Digits {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    Digits { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
}

/// The shortest digits that read back as the same float.
///
/// Where two such numbers are equally near, the one with the even last digit, as in CPython (Rust takes the upper one).
pub(crate) fn shortest(value: f64) -> Digits {
    let found = digits_of(&format!("{:e}", value.abs()));
    if may_be_halfway(value, &found) {
        let rounded = significant(value, found.digits.len());
        let text = format!("0.{}e{}", rounded.digits, rounded.point);
        if text.parse::<f64>() == Ok(value.abs()) {
            return rounded;
        }
    }
    found
}

/// Whether the float may lie exactly between two numbers with so many digits.
fn may_be_halfway(value: f64, digits: &Digits) -> bool {
    let count = digits.digits.len() as i32;
    if digits.point > count {
        return value.abs() >= 9_007_199_254_740_992.0;
    }
    // As many binary places as a number has behind the point, so many decimal ones it has when written out.
    let exponent = (value.to_bits() >> 52 & 0x7ff) as i32 - 1075;
    let places = -(exponent + (value.to_bits() | 1 << 52).trailing_zeros() as i32);
    places == count - digits.point + 1
}

/// Exactly `count` significant digits (at least one), correctly rounded.
pub(crate) fn significant(value: f64, count: usize) -> Digits {
    digits_of(&format!("{:.*e}", count.max(1) - 1, value.abs()))
}

/// `repr` of a float.
pub(crate) fn repr(value: f64) -> String {
    let mut text = general(value);
    if value.is_finite() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// The shortest text of a float, without a forced `.0`.
pub(crate) fn general(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let Digits { digits, point } = shortest(value);
    format!("{sign}{}", place_point(&digits, point, -4 < point && point <= 16))
}

/// Puts the point among the digits, or in front with an exponent.
pub(crate) fn place_point(digits: &str, point: i32, fixed: bool) -> String {
    if !fixed {
        return with_exponent(digits, point - 1, 'e');
    }
    if point <= 0 {
        return format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize));
    }
    let place = point as usize;
    if place >= digits.len() {
        format!("{digits}{}", "0".repeat(place - digits.len()))
    } else {
        format!("{}.{}", &digits[..place], &digits[place..])
    }
}

/// `d.ddde+XX`.
pub(crate) fn with_exponent(digits: &str, exponent: i32, letter: char) -> String {
    let (first, rest) = digits.split_at(1);
    let sign = if exponent < 0 { '-' } else { '+' };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{first}{point}{rest}{letter}{sign}{:02}", exponent.unsigned_abs())
}

/// `repr` of a complex number.
pub(crate) fn complex_repr(real: f64, imaginary: f64) -> String {
    if real == 0.0 && !real.is_sign_negative() {
        return format!("{}j", general(imaginary));
    }
    let imaginary = general(imaginary);
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary}j)", general(real))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (2f64.powi(-25), "2.9802322387695312e-08"),
            (-123.456, "-123.456"),
            (0.00012, "0.00012"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "nan"),
        ];
        for (value, text) in cases {
            assert_eq!(repr(value), text);
        }
        assert_eq!(complex_repr(0.0, 1.0), "1j");
        assert_eq!(complex_repr(-0.0, -1.0), "(-0-1j)");
        assert_eq!(complex_repr(1.5, f64::NAN), "(1.5+nanj)");
        assert_eq!(complex_repr(0.0, 1e16), "1e+16j");
    }
}
