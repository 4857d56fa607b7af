//! Making floats: `float.__new__`, and numbers from text.

use super::float::Float;
use super::heap::Kind;
use super::int_parse::{ascii_digits, is_space};
use super::str::Str;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// `float.__new__(type, x=0, /)`.
pub(super) fn float_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.types.float)?;
    let value = args.optional(1).map_or(Ok(0.0), |x| float_of(vm, x))?;
    if class.is(&vm.types.float) {
        return Ok(vm.float(value));
    }
    Ok(vm.instance_of(Float { value }, &class))
}

/// `float(value)`.
fn float_of(vm: &Vm, value: &Value) -> PyResult<f64> {
    if value.is_exact()
        && let Some(float) = value.as_float()
    {
        return Ok(float);
    }
    if value.is_a::<Str>() && !value.is_exact() && vm.lookup_special(value, &vm.names.__float__).is_some() {
        return vm.number_as_float(value);
    }
    let bytes = vm.bytes_of_buffer(value)?;
    let text = match (value.kind(), &bytes) {
        (Kind::STR, _) => value.downcast_ref::<Str>().map(|text| text.as_str().to_owned()),
        // Bytes that are no ASCII are no white space or digits either.
        (_, Some(bytes)) => Some(
            bytes
                .iter()
                .map(|&byte| if byte.is_ascii() { byte as char } else { char::REPLACEMENT_CHARACTER })
                .collect(),
        ),
        _ => None,
    };
    if let Some(text) = text {
        return match parse_float(&text) {
            Some(float) => Ok(float),
            None => {
                let literal = vm.repr_text(value)?;
                Err(vm.value_error(format!("could not convert string to float: {literal}")))
            }
        };
    }
    let converts = [&vm.names.__float__, &vm.names.__index__];
    if !converts.iter().any(|name| vm.lookup_special(value, name).is_some()) {
        return Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{}'",
            vm.type_name(value)
        )));
    }
    vm.number_as_float(value)
}

impl Vm {
    /// A number through `__float__` or `__index__`, also for instances of `float`'s subclasses that override it.
    fn number_as_float(&self, value: &Value) -> PyResult<f64> {
        match self.lookup_special(value, &self.names.__float__) {
            Some(function) => {
                let result = self.call_with_none(&function, value)?;
                if result.as_float().is_some() && !result.is_exact() {
                    self.warn_subclass(&format!("{}.__float__", self.type_name(value)), &result, "float")?;
                }
                result.as_float().ok_or_else(|| {
                    let (class, found) = (self.type_name(value), self.type_name(&result));
                    self.type_error(format!("{class}.__float__ returned non-float (type {found})"))
                })
            }
            None => self.to_float(value),
        }
    }
}

/// The float that a text is, white space around it allowed.
pub fn parse_float(text: &str) -> Option<f64> {
    let ascii = ascii_digits(text);
    let text = plain_digits(ascii.trim_matches(is_space))?;
    match float_prefix(&text)? {
        (value, end) if end == text.len() => Some(value),
        _ => None,
    }
}

/// The text without the underscores that stand between digits; `None` if one stands elsewhere.
pub(super) fn plain_digits(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |index: Option<usize>| index.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    for (index, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_') {
        if !is_digit(index.checked_sub(1)) || !is_digit(Some(index + 1)) {
            return None;
        }
    }
    Some(text.replace('_', ""))
}

/// The longest number at the beginning of a text, and where it ends.
pub(super) fn float_prefix(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let digits_from = |start: usize| bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let negative = bytes.first() == Some(&b'-');
    let signed = |value: f64| if negative { -value } else { value };
    for (name, value) in [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        if bytes.get(sign..sign + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes())) {
            return Some((signed(value), sign + name.len()));
        }
    }
    let whole = digits_from(sign);
    let mut end = sign + whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = digits_from(end + 1);
        if whole + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent_sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits_from((end + 1 + exponent_sign).min(bytes.len()));
        if exponent > 0 {
            end += 1 + exponent_sign + exponent;
        }
    }
    let value = text[sign..end].parse::<f64>().ok()?;
    Some((signed(value), end))
}
