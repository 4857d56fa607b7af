//! Formatting of int, float and complex by the format mini-language.

use super::complex::Complex;
use super::float_text::{self, Digits};
use super::format_spec::{FormatSpec, unknown_kind};
use super::int::IntRef;
use super::number::int_to_float;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// The parts of a formatted number, in order.
struct Parts {
    sign: String,
    prefix: &'static str,
    /// Digits that may be grouped.
    whole: String,
    /// Point, fraction, exponent, percent sign; or `inf`, `nan`.
    rest: String,
    /// Digits per group.
    group: usize,
}

/// `int.__format__` (also for bool).
pub(crate) fn format_int(vm: &Vm, value: &Value, spec: &str) -> PyResult<String> {
    if spec.is_empty() {
        return Ok(vm.str_of(value)?.as_str().to_owned());
    }
    let type_name = vm.type_name(value);
    let Some(int) = value.as_int() else { return Err(vm.system_error("formatting a foreign object")) };
    let spec = FormatSpec::parse(vm, spec, Some('d'), '>', &type_name)?;
    match spec.kind {
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => format_whole(vm, &int, &spec),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let float = int_to_float(vm, &int)?;
            format_float_by(vm, float, &spec, &type_name)
        }
        Some(kind) => Err(unknown_kind(vm, kind, &type_name)),
    }
}

fn format_whole(vm: &Vm, int: &IntRef<'_>, spec: &FormatSpec) -> PyResult<String> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(vm.value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if spec.kind == Some('c') {
        return format_character(vm, int, spec);
    }
    let (prefix, group, digits) = match spec.kind {
        Some('b') => ("0b", 4, radix_text(int, 2)),
        Some('o') => ("0o", 4, radix_text(int, 8)),
        Some('x') => ("0x", 4, radix_text(int, 16)),
        Some('X') => ("0X", 4, radix_text(int, 16).to_ascii_uppercase()),
        _ => ("", 3, vm.int_to_text(int)?.trim_start_matches('-').to_owned()),
    };
    let parts = Parts {
        sign: sign_text(int.is_negative(), spec.sign),
        prefix: if spec.alternate { prefix } else { "" },
        whole: digits,
        rest: String::new(),
        group,
    };
    lay_out(vm, parts, spec)
}

fn format_character(vm: &Vm, int: &IntRef<'_>, spec: &FormatSpec) -> PyResult<String> {
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let Some(code) = int.to_i64() else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    match u32::try_from(code) {
        Ok(code @ ..0x11_0000) => spec.pad(vm, minipy_grammar::string::spell(code)),
        _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

/// The digits of the absolute value in a base of 2 to 36.
pub(crate) fn radix_text(int: &IntRef<'_>, base: u32) -> String {
    match (int.to_i128().map(i128::unsigned_abs), base) {
        (Some(magnitude), 2) => format!("{magnitude:b}"),
        (Some(magnitude), 8) => format!("{magnitude:o}"),
        (Some(magnitude), 16) => format!("{magnitude:x}"),
        _ => int.big().magnitude().to_str_radix(base),
    }
}

fn sign_text(negative: bool, sign: Option<char>) -> String {
    match (negative, sign) {
        (true, _) => "-".to_owned(),
        (false, Some(sign @ ('+' | ' '))) => sign.to_string(),
        _ => String::new(),
    }
}

/// Groups the digits and pads between sign and digits, or outside.
fn lay_out(vm: &Vm, parts: Parts, spec: &FormatSpec) -> PyResult<String> {
    let fixed = parts.sign.len() + parts.prefix.len() + parts.rest.chars().count();
    let zero_fill = spec.fill == '0' && spec.align == '=';
    let least = if zero_fill { spec.width.saturating_sub(fixed) } else { 0 };
    vm.reserve(spec.width, 4)?;
    let whole = match spec.grouping {
        _ if parts.whole.is_empty() => String::new(),
        Some(separator) => group_digits(&parts.whole, separator, parts.group, least),
        None => format!("{}{}", "0".repeat(least.saturating_sub(parts.whole.len())), parts.whole),
    };
    if spec.align == '=' {
        let missing = spec.width.saturating_sub(fixed + whole.len());
        let padding: String = std::iter::repeat_n(spec.fill, missing).collect();
        return Ok(format!("{}{}{padding}{whole}{}", parts.sign, parts.prefix, parts.rest));
    }
    spec.pad(vm, format!("{}{}{whole}{}", parts.sign, parts.prefix, parts.rest))
}

/// Puts separators between groups of digits; zeros in front (grouped, too) until the text has `least` characters.
fn group_digits(digits: &str, separator: char, group: usize, least: usize) -> String {
    let mut backwards: Vec<u8> = Vec::with_capacity(digits.len() * 4 / 3 + 1);
    let mut left = digits.bytes().rev().peekable();
    let mut in_group = 0;
    while left.peek().is_some() || backwards.len() < least {
        if in_group == group {
            backwards.push(separator as u8);
            in_group = 0;
            // A separator never stands first: a digit follows.
        }
        backwards.push(left.next().unwrap_or(b'0'));
        in_group += 1;
    }
    backwards.iter().rev().map(|&byte| byte as char).collect()
}

/// How the digits of a float are presented.
#[derive(Clone, Copy)]
pub struct FloatStyle {
    /// `e`, `f`, `g` (upper case likewise), or `r` for the shortest digits.
    pub kind: char,
    /// Digits after the point (`e`, `f`) or in all (`g`).
    pub precision: usize,
    /// Keep the point (and for `g` the zeros).
    pub alternate: bool,
    /// Write `.0` after whole numbers.
    pub point_zero: bool,
}

/// A float without sign.
pub fn float_text(value: f64, style: FloatStyle) -> String {
    let upper = style.kind.is_ascii_uppercase();
    let text = if value.is_nan() {
        "nan".to_owned()
    } else if value.is_infinite() {
        "inf".to_owned()
    } else {
        finite_text(value, style)
    };
    if upper { text.to_ascii_uppercase() } else { text }
}

/// More digits than this are zeros: no float has so many.
const ALL_DIGITS: usize = 1100;

fn finite_text(value: f64, style: FloatStyle) -> String {
    let precision = style.precision;
    match style.kind.to_ascii_lowercase() {
        'e' => {
            let Digits { mut digits, point } = float_text::significant(value, precision.min(ALL_DIGITS) + 1);
            zero_pad(&mut digits, precision + 1);
            let text = float_text::with_exponent(&digits, point - 1, 'e');
            if style.alternate && precision == 0 { text.replacen('e', ".e", 1) } else { text }
        }
        'f' => {
            let mut text = format!("{:.*}", precision.min(ALL_DIGITS), value.abs());
            let missing = precision.saturating_sub(ALL_DIGITS);
            text.extend(std::iter::repeat_n('0', missing));
            if style.alternate && precision == 0 {
                text.push('.');
            }
            text
        }
        'g' => {
            let precision = precision.max(1);
            let Digits { mut digits, point } = float_text::significant(value, precision.min(ALL_DIGITS));
            if style.alternate {
                zero_pad(&mut digits, precision);
            } else {
                digits.truncate(digits.trim_end_matches('0').len().max(1));
            }
            let limit = i32::try_from(precision).unwrap_or(i32::MAX) - i32::from(style.point_zero);
            place(&digits, point, -4 < point && point <= limit, style)
        }
        _ => {
            let Digits { digits, point } = float_text::shortest(value);
            place(&digits, point, -4 < point && point <= 16, style)
        }
    }
}

fn place(digits: &str, point: i32, fixed: bool, style: FloatStyle) -> String {
    let mut text = float_text::place_point(digits, point, fixed);
    if fixed && !text.contains('.') {
        if style.point_zero {
            text.push_str(".0");
        } else if style.alternate {
            text.push('.');
        }
    } else if !fixed && style.alternate && !text.contains('.') {
        text = text.replacen('e', ".e", 1);
    }
    text
}

fn zero_pad(digits: &mut String, length: usize) {
    let missing = length.saturating_sub(digits.len());
    digits.extend(std::iter::repeat_n('0', missing));
}

/// `float.__format__`.
pub(crate) fn format_float(vm: &Vm, value: &Value, spec: &str) -> PyResult<String> {
    if spec.is_empty() {
        return Ok(vm.str_of(value)?.as_str().to_owned());
    }
    let type_name = vm.type_name(value);
    let Some(float) = value.as_float() else { return Err(vm.system_error("formatting a foreign object")) };
    let spec = FormatSpec::parse(vm, spec, None, '>', &type_name)?;
    format_float_by(vm, float, &spec, &type_name)
}

fn format_float_by(vm: &Vm, float: f64, spec: &FormatSpec, type_name: &str) -> PyResult<String> {
    let style = float_style(vm, spec, type_name, true)?;
    let percent = spec.kind == Some('%');
    let float = if percent { float * 100.0 } else { float };
    let mut text = float_text(float, style);
    if percent {
        text.push('%');
    }
    let (whole, rest) = split_number(text);
    let negative = is_negative(float, spec, &whole, &rest);
    let parts = Parts { sign: sign_text(negative, spec.sign), prefix: "", whole, rest, group: 3 };
    lay_out(vm, parts, spec)
}

fn is_negative(float: f64, spec: &FormatSpec, whole: &str, rest: &str) -> bool {
    if float.is_nan() || !float.is_sign_negative() {
        return false;
    }
    let mantissa = rest.split(['e', 'E']).next().unwrap_or("");
    let zero = !float.is_infinite()
        && !whole.bytes().chain(mantissa.bytes()).any(|byte| (b'1'..=b'9').contains(&byte));
    !(spec.no_negative_zero && zero)
}

/// The presentation that a specifier asks for.
fn float_style(vm: &Vm, spec: &FormatSpec, type_name: &str, percent: bool) -> PyResult<FloatStyle> {
    if spec.precision.is_some_and(|precision| i32::try_from(precision).is_err()) {
        return Err(vm.value_error("precision too big"));
    }
    vm.reserve(spec.precision.unwrap_or(0), 1)?;
    let alternate = spec.alternate;
    let precision = spec.precision.unwrap_or(6);
    Ok(match spec.kind {
        None => match spec.precision {
            Some(precision) => FloatStyle { kind: 'g', precision, alternate, point_zero: true },
            None => FloatStyle { kind: 'r', precision: 0, alternate, point_zero: true },
        },
        Some(kind @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => {
            FloatStyle { kind, precision, alternate, point_zero: false }
        }
        Some('n') => FloatStyle { kind: 'g', precision, alternate, point_zero: false },
        Some('%') if percent => FloatStyle { kind: 'f', precision, alternate, point_zero: false },
        Some(kind) => return Err(unknown_kind(vm, kind, type_name)),
    })
}

/// The digits in front, and all that follows.
fn split_number(text: String) -> (String, String) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let rest = text[end..].to_owned();
    let mut whole = text;
    whole.truncate(end);
    (whole, rest)
}

/// `complex.__format__`.
pub(crate) fn format_complex(vm: &Vm, value: &Value, spec: &str) -> PyResult<String> {
    if spec.is_empty() {
        return Ok(vm.str_of(value)?.as_str().to_owned());
    }
    let type_name = vm.type_name(value);
    let Some(&Complex { re, im }) = value.downcast_ref::<Complex>() else {
        return Err(vm.system_error("formatting a foreign object"));
    };
    let spec = FormatSpec::parse(vm, spec, None, '>', &type_name)?;
    let mut style = float_style(vm, &spec, &type_name, false)?;
    if spec.fill == '0' {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == '=' {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    style.point_zero = false;
    let bare = spec.kind.is_none();
    let only_imaginary = bare && re == 0.0 && !re.is_sign_negative();
    let part = |float: f64, sign: Option<char>| {
        let (whole, rest) = split_number(float_text(float, style));
        let sign = sign_text(is_negative(float, &spec, &whole, &rest), sign);
        let whole = match spec.grouping {
            Some(separator) if !whole.is_empty() => group_digits(&whole, separator, 3, 0),
            _ => whole,
        };
        format!("{sign}{whole}{rest}")
    };
    let text = if only_imaginary {
        format!("{}j", part(im, spec.sign))
    } else {
        let numbers = format!("{}{}j", part(re, spec.sign), part(im, Some('+')));
        if bare { format!("({numbers})") } else { numbers }
    };
    spec.pad(vm, text)
}
