//! Making ints: `int.__new__`, numbers from text, and the conversion of other numbers.

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::bytes::Bytes;
use super::heap::Kind;
use super::int::Int;
use super::int_text::MIN_MAX_DIGITS;
use super::number::{self, Number};
use super::str::Str;
use super::value::Value;
use crate::native::{Arguments, PyResult, Raised};
use crate::vm::Vm;

/// `int.__new__(type, x=0, /, base=10)`.
pub(super) fn int_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.types.int)?;
    if class.is_subtype(&vm.types.bool) {
        return Err(vm.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let value = match (args.optional(1), args.optional(2)) {
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (None, None) => vm.int(0),
        (Some(x), None) => vm.to_int(x)?,
        (Some(x), Some(base)) => {
            let base = vm.index_clamped(base)?;
            if base != 0 && !(2..=36).contains(&base) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            let is_text = matches!(x.kind(), Kind::STR | Kind::BYTES | Kind::BYTEARRAY);
            match if is_text { vm.int_from_text(x, base as u32)? } else { None } {
                Some(int) => int,
                None => return Err(vm.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    if class.is(&vm.types.int) {
        return Ok(value);
    }
    let big = value.as_int().map(|int| int.to_bigint()).unwrap_or_default();
    Ok(vm.instance_of(Int::from(big), &class))
}

/// The number of a text that is nothing but a few ASCII digits.
fn plain_decimal(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    text.bytes()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

impl Vm {
    /// `int(value)`: an exact int from a number or text.
    pub fn to_int(&self, value: &Value) -> PyResult {
        if value.is_exact() {
            if let Some(int) = value.as_int() {
                return Ok(number::positive(self, Number::Int(int), value));
            }
            if let Some(float) = value.as_float() {
                return self.float_to_int(float.trunc());
            }
            if let Some(int) = value.downcast_ref::<Str>().and_then(|text| plain_decimal(text.as_str())) {
                return Ok(Value::small_int(int));
            }
        }
        if let Some(function) = self.lookup_special(value, &self.names.__int__) {
            let result = self.call_with_none(&function, value)?;
            if result.as_int().is_some() && !result.is_exactly(Kind::INT) {
                self.warn_subclass("__int__", &result, "int")?;
            }
            return match result.as_int() {
                Some(int) => Ok(number::positive(self, Number::Int(int), &result)),
                None => {
                    Err(self
                        .type_error(format!("__int__ returned non-int (type {})", self.type_name(&result))))
                }
            };
        }
        if self.lookup_special(value, &self.names.__index__).is_some() {
            return self.index_value(value);
        }
        if let Some(function) = self.lookup_special(value, &self.names.__trunc__) {
            return self.int_of_truncated(&function, value);
        }
        match self.int_from_text(value, 10)? {
            Some(int) => Ok(int),
            None => Err(self.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                self.type_name(value)
            ))),
        }
    }

    fn int_of_truncated(&self, function: &Value, value: &Value) -> PyResult {
        let message = "The delegation of int() to __trunc__ is deprecated.";
        self.warn(&self.exceptions.deprecation_warning, message, 1)?;
        let result = self.call_with_none(function, value)?;
        if result.as_int().is_some() || self.lookup_special(&result, &self.names.__index__).is_some() {
            return self.index_value(&result);
        }
        Err(self.type_error(format!("__trunc__ returned non-Integral (type {})", self.type_name(&result))))
    }

    /// A whole float as an int.
    pub fn float_to_int(&self, whole: f64) -> PyResult {
        if whole.abs() < 9.2e18 {
            return Ok(self.int(whole as i64));
        }
        match BigInt::from_f64(whole) {
            Some(big) => Ok(self.big_int(big)),
            None if whole.is_nan() => Err(self.value_error("cannot convert float NaN to integer")),
            None => Err(self.overflow_error("cannot convert float infinity to integer")),
        }
    }

    /// An int from str, bytes or bytearray; `None` if the value is no text.
    pub(crate) fn int_from_text(&self, value: &Value, base: u32) -> PyResult<Option<Value>> {
        let text = match value.kind() {
            Kind::STR => value.downcast_ref::<Str>().map(|text| text.as_str().to_owned()),
            Kind::BYTES => value.downcast_ref::<Bytes>().map(|bytes| latin_1(&bytes.data)),
            _ => self.bytes_of_buffer(value)?.map(|bytes| latin_1(&bytes)),
        };
        let Some(text) = text else { return Ok(None) };
        match self.parse_int(&text, base) {
            Ok(int) => Ok(Some(int)),
            Err(ParseFailure::TooLong(digits)) => Err(self.too_many_digits(digits)),
            Err(ParseFailure::Malformed) => {
                let literal = if value.kind() == Kind::STR {
                    self.repr_text(value)?
                } else {
                    let bytes = text.chars().map(|character| character as u8).collect::<Vec<u8>>();
                    self.repr_text(&self.bytes(bytes))?
                };
                let literal: String = literal.chars().take(200).collect();
                Err(self.value_error(format!("invalid literal for int() with base {base}: {literal}")))
            }
        }
    }

    fn too_many_digits(&self, digits: usize) -> Raised {
        let limit = self.int_max_digits();
        self.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    }

    /// The int that a text is in a base (0: as its prefix says).
    pub(crate) fn parse_int(&self, text: &str, base: u32) -> Result<Value, ParseFailure> {
        let ascii = ascii_digits(text);
        let text = ascii.trim_matches(is_space);
        let (negative, text) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (base, digits) = split_prefix(text, base)?;
        let digits = without_underscores(digits).ok_or(ParseFailure::Malformed)?;
        if !digits.chars().all(|digit| digit.is_digit(base)) {
            return Err(ParseFailure::Malformed);
        }
        let limit = self.int_max_digits();
        if !base.is_power_of_two() && limit > 0 && digits.len() as i64 > limit.max(MIN_MAX_DIGITS) {
            return Err(ParseFailure::TooLong(digits.len()));
        }
        if let Ok(small) = i64::from_str_radix(&digits, base) {
            return Ok(self.int(if negative { -small } else { small }));
        }
        let magnitude = BigInt::parse_bytes(digits.as_bytes(), base).ok_or(ParseFailure::Malformed)?;
        Ok(self.big_int(if negative { -magnitude } else { magnitude }))
    }

    /// The bytes of a bytearray or another object with a buffer; `None` if it has none.
    pub(crate) fn bytes_of_buffer(&self, value: &Value) -> PyResult<Option<Vec<u8>>> {
        if let Some(bytes) = value.downcast_ref::<Bytes>() {
            return Ok(Some(bytes.data.to_vec()));
        }
        if !matches!(value.kind(), Kind::BYTEARRAY | Kind::MEMORYVIEW) {
            let exported = value.header().and_then(super::heap::Header::exported);
            return exported.map_or(Ok(None), |(storage, _)| self.bytes_of_buffer(&storage));
        }
        let copy = self.call(self.types.bytes.value(), std::slice::from_ref(value))?;
        Ok(copy.downcast_ref::<Bytes>().map(|bytes| bytes.data.to_vec()))
    }
}

/// Why a text is no int.
pub(crate) enum ParseFailure {
    /// Not a literal of the base.
    Malformed,
    /// More digits than `sys.get_int_max_str_digits()` allows.
    TooLong(usize),
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| byte as char).collect()
}

/// Takes off `0x`, `0o`, `0b` where the base allows them; base 0 is decided by the prefix.
fn split_prefix(text: &str, base: u32) -> Result<(u32, &str), ParseFailure> {
    let prefix = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => Some(16),
        Some("0o") => Some(8),
        Some("0b") => Some(2),
        _ => None,
    };
    match prefix {
        Some(own) if base == 0 || base == own => {
            let digits = &text[2..];
            // One underscore may stand between prefix and digits.
            Ok((own, digits.strip_prefix('_').unwrap_or(digits)))
        }
        _ if base != 0 => Ok((base, text)),
        _ if text.starts_with('0') && text.chars().any(|c| c != '0' && c != '_') => {
            Err(ParseFailure::Malformed)
        }
        _ => Ok((10, text)),
    }
}

/// The digits without the underscores between them; `None` if there are no digits or an underscore is elsewhere.
fn without_underscores(digits: &str) -> Option<String> {
    if digits.is_empty() || digits.starts_with('_') || digits.ends_with('_') || digits.contains("__") {
        return None;
    }
    Some(digits.replace('_', ""))
}

/// White space as `str.isspace` has it.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\x1c'..='\x1f')
}

/// The value of a decimal digit of any script.
pub(crate) fn decimal_digit(character: char) -> Option<u32> {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let is_digit = |code: u32| {
        char::from_u32(code).is_some_and(|c| c.general_category() == GeneralCategory::DecimalNumber)
    };
    let code = u32::from(character);
    if !is_digit(code) {
        return None;
    }
    // Digits of a script stand together from zero to nine, sometimes several sets in a row.
    let mut first = code;
    while is_digit(first - 1) {
        first -= 1;
    }
    Some((code - first) % 10)
}

/// The text with digits of all scripts written in ASCII, and other white space as blanks.
pub(crate) fn ascii_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    text.chars()
        .map(|character| match decimal_digit(character) {
            Some(digit) => char::from_digit(digit, 10).unwrap_or(character),
            None if is_space(character) => ' ',
            None => character,
        })
        .collect::<String>()
        .into()
}
