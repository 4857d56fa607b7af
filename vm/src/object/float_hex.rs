//! `float.hex` and `float.fromhex`.

use num_bigint::BigUint;

use super::float_methods::float_from_parts;
use super::int_parse::is_space;
use super::str::Str;
use crate::native::{Arguments, PyResult, Raised};
use crate::vm::Vm;

/// `float.hex()`.
pub(super) fn to_hex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0).as_float().unwrap_or(f64::NAN);
    if !value.is_finite() {
        return Ok(vm.text(super::float_text::repr(value)));
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return Ok(vm.text(format!("{sign}0x0.0p+0")));
    }
    let bits = value.to_bits();
    let (stored, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let (lead, exponent) = if stored == 0 { (0, -1022) } else { (1, stored - 1023) };
    Ok(vm.text(format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")))
}

/// `float.fromhex(string)`.
pub(super) fn from_hex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(text) = args.get(1).downcast_ref::<Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let float = vm.float(parse_hex(vm, text.as_str())?);
    let class = args.get(0);
    if class.is(vm.types.float.value()) { Ok(float) } else { vm.call(class, &[float]) }
}

fn malformed(vm: &Vm) -> Raised {
    vm.value_error("invalid hexadecimal floating-point string")
}

fn too_large(vm: &Vm) -> Raised {
    vm.overflow_error("hexadecimal value too large to represent as a float")
}

fn parse_hex(vm: &Vm, text: &str) -> PyResult<f64> {
    let text = text.trim_matches(is_space).to_ascii_lowercase();
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text.as_str()),
    };
    let signed = |value: f64| if negative { -value } else { value };
    match text {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let text = text.strip_prefix("0x").unwrap_or(text);
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(malformed(vm));
    }
    let digits = digits.trim_start_matches('0');
    let exponent = match exponent {
        None => 0,
        Some(text) => parse_exponent(text).ok_or_else(|| malformed(vm))?,
    };
    if digits.is_empty() {
        return Ok(signed(0.0));
    }
    let numerator = BigUint::parse_bytes(digits.as_bytes(), 16).ok_or_else(|| malformed(vm))?;
    let exponent = exponent.saturating_sub(4 * fraction.len() as i64);
    float_from_parts(&numerator, exponent).map(signed).ok_or_else(|| too_large(vm))
}

/// A decimal exponent; those beyond the machine are cut off.
fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    const LIMIT: i64 = i64::MAX / 2;
    let magnitude = digits.parse::<i64>().unwrap_or(LIMIT).min(LIMIT);
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}
