//! `%`-formatting of `str` and `bytes`. Bytes are formatted as text of characters below 256.

use super::bytes::Bytes;
use super::dict::Dict;
use super::format_number::{FloatStyle, float_text, radix_text};
use super::heap::Kind;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::{PyResult, Raised};
use crate::vm::Vm;

/// `format % values` for `str`.
pub(crate) fn format_text(vm: &Vm, format: &str, values: &Value) -> PyResult<String> {
    Formatter::new(format, values, false).run(vm)
}

/// `format % values` for `bytes` and `bytearray`.
pub(crate) fn format_bytes(vm: &Vm, format: &[u8], values: &Value) -> PyResult<Vec<u8>> {
    let format: String = format.iter().copied().map(char::from).collect();
    let text = Formatter::new(&format, values, true).run(vm)?;
    Ok(text.chars().map(|character| character as u8).collect())
}

/// A conversion specifier.
#[derive(Default)]
struct Specifier {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    kind: char,
}

struct Formatter<'a> {
    format: Vec<char>,
    at: usize,
    values: &'a Value,
    /// How many of a tuple's values were used; a single value counts as one.
    used: usize,
    bytes: bool,
    /// The value of `%(key)`, which the next conversion takes.
    keyed: Option<Value>,
    any_key: bool,
}

impl<'a> Formatter<'a> {
    fn new(format: &str, values: &'a Value, bytes: bool) -> Formatter<'a> {
        Formatter {
            format: format.chars().collect(),
            at: 0,
            values,
            used: 0,
            bytes,
            keyed: None,
            any_key: false,
        }
    }

    fn run(&mut self, vm: &Vm) -> PyResult<String> {
        let mut output = String::with_capacity(self.format.len());
        while let Some(&character) = self.format.get(self.at) {
            self.at += 1;
            if character != '%' {
                output.push(character);
                continue;
            }
            if self.peek() == Some('%') {
                self.at += 1;
                output.push('%');
                continue;
            }
            let specifier = self.specifier(vm)?;
            let text = self.convert(vm, &specifier)?;
            vm.reserve(output.len().saturating_add(text.len()), 1)?;
            output.push_str(&text);
        }
        let unused = match self.values.downcast_ref::<Tuple>() {
            Some(values) => self.used < values.items.len(),
            None => self.used == 0 && !self.any_key && !self.is_mapping(vm),
        };
        if unused {
            let noun = if self.bytes { "bytes" } else { "string" };
            return Err(vm.type_error(format!("not all arguments converted during {noun} formatting")));
        }
        Ok(output)
    }

    /// Whether the right operand is something that `%(key)` may index.
    fn is_mapping(&self, vm: &Vm) -> bool {
        let text = if self.bytes {
            matches!(self.values.kind(), Kind::BYTES | Kind::BYTEARRAY | Kind::STR)
        } else {
            self.values.kind() == Kind::STR
        };
        !text
            && self.values.kind() != Kind::TUPLE
            && (self.values.is_a::<Dict>()
                || self.values.kind() != Kind::TYPE
                    && vm.lookup_special(self.values, &vm.names.__getitem__).is_some())
    }

    fn next_value(&mut self, vm: &Vm) -> PyResult {
        if let Some(value) = self.keyed.take() {
            return Ok(value);
        }
        let value = match self.values.downcast_ref::<Tuple>() {
            Some(values) => values.items.get(self.used),
            None => (self.used == 0 && !self.any_key).then_some(self.values),
        };
        self.used += 1;
        value.cloned().ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }

    fn peek(&self) -> Option<char> {
        self.format.get(self.at).copied()
    }

    fn specifier(&mut self, vm: &Vm) -> PyResult<Specifier> {
        let mut specifier = Specifier::default();
        if self.peek() == Some('(') {
            self.key(vm)?;
        }
        loop {
            match self.peek() {
                Some('-') => specifier.left = true,
                Some('+') => specifier.plus = true,
                Some(' ') => specifier.blank = true,
                Some('#') => specifier.alternate = true,
                Some('0') => specifier.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        if self.peek() == Some('*') {
            self.at += 1;
            let width = self.star(vm, "ssize_t")?;
            specifier.left |= width < 0;
            specifier.width = width.unsigned_abs() as usize;
        } else {
            specifier.width = self.number(vm, i64::MAX as u64, "width too big")?;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            specifier.precision = Some(if self.peek() == Some('*') {
                self.at += 1;
                let precision = self.star(vm, "int")?;
                if i32::try_from(precision).is_err() {
                    return Err(vm.overflow_error("Python int too large to convert to C int"));
                }
                precision.max(0) as usize
            } else {
                let text = if self.bytes { "prec too big" } else { "precision too big" };
                self.number(vm, i32::MAX as u64, text)?
            });
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let Some(kind) = self.peek() else { return Err(vm.value_error("incomplete format")) };
        self.at += 1;
        specifier.kind = kind;
        Ok(specifier)
    }

    fn key(&mut self, vm: &Vm) -> PyResult<()> {
        if !self.is_mapping(vm) {
            return Err(vm.type_error("format requires a mapping"));
        }
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        loop {
            match self.peek() {
                None => return Err(vm.value_error("incomplete format key")),
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        let key: String = self.format[start..self.at - 1].iter().collect();
        let key = if self.bytes {
            vm.bytes(key.chars().map(|character| character as u8).collect::<Vec<u8>>())
        } else {
            vm.text(key)
        };
        self.any_key = true;
        self.keyed = Some(vm.get_item(self.values, &key)?);
        Ok(())
    }

    /// A width or precision that is a value, for which C has a type.
    fn star(&mut self, vm: &Vm, c_type: &str) -> PyResult<i64> {
        let value = self.next_value(vm)?;
        match value.as_int() {
            Some(int) => {
                let message = || format!("Python int too large to convert to C {c_type}");
                int.to_i64().ok_or_else(|| vm.overflow_error(message()))
            }
            None => Err(vm.type_error("* wants int")),
        }
    }

    fn number(&mut self, vm: &Vm, limit: u64, message: &str) -> PyResult<usize> {
        let mut value: u64 = 0;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(u64::from(digit)))
                .filter(|&value| value <= limit)
                .ok_or_else(|| vm.value_error(message))?;
            self.at += 1;
        }
        Ok(value as usize)
    }

    fn convert(&mut self, vm: &Vm, specifier: &Specifier) -> PyResult<String> {
        let value = self.next_value(vm)?;
        let text = match specifier.kind {
            's' | 'b' if self.bytes => truncated(bytes_text(vm, &value)?, specifier),
            's' => truncated(vm.str_of(&value)?.as_str().to_owned(), specifier),
            'r' if !self.bytes => truncated(vm.repr_text(&value)?, specifier),
            'r' | 'a' => truncated(vm.ascii(&value)?.as_str().to_owned(), specifier),
            'c' => self.character(vm, &value)?,
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let (negative, prefix, digits) = integer(vm, &value, specifier)?;
                return numeric(vm, negative, prefix, digits, specifier);
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let number = match (vm.to_float(&value), self.bytes) {
                    (Err(raised), true) if vm.is_exception(&raised, &vm.exceptions.type_error) => {
                        let found = vm.type_name(&value);
                        return Err(vm.type_error(format!("float argument required, not {found}")));
                    }
                    (result, _) => result?,
                };
                let precision = specifier.precision.unwrap_or(6);
                vm.reserve(precision, 1)?;
                let style = FloatStyle {
                    kind: specifier.kind,
                    precision,
                    alternate: specifier.alternate,
                    point_zero: false,
                };
                let digits = float_text(number, style).trim_start_matches('-').to_owned();
                return numeric(vm, number.is_sign_negative() && !number.is_nan(), "", digits, specifier);
            }
            kind => return Err(self.unsupported(vm, kind)),
        };
        padded(vm, text, specifier)
    }

    #[cold]
    fn unsupported(&self, vm: &Vm, kind: char) -> Raised {
        let shown = if matches!(kind, ' '..='~') || self.bytes { kind } else { '?' };
        let code = minipy_grammar::string::surrogate(kind).map_or(u32::from(kind), u32::from);
        vm.value_error(format!(
            "unsupported format character '{shown}' (0x{code:x}) at index {}",
            self.at - 1
        ))
    }

    fn character(&self, vm: &Vm, value: &Value) -> PyResult<String> {
        if self.bytes {
            return byte_character(vm, value);
        }
        if let Some(text) = value.downcast_ref::<Str>() {
            return match text.char_count() {
                1 => Ok(text.as_str().to_owned()),
                _ => Err(vm.type_error("%c requires int or char")),
            };
        }
        if !vm.has_index(value) {
            return Err(vm.type_error("%c requires int or char"));
        }
        let code = vm.index_clamped(value)?;
        match u32::try_from(code) {
            Ok(code @ ..0x11_0000) => Ok(minipy_grammar::string::spell(code)),
            _ => Err(vm.overflow_error("%c arg not in range(0x110000)")),
        }
    }
}

/// `%c` of bytes.
fn byte_character(vm: &Vm, value: &Value) -> PyResult<String> {
    if let Kind::BYTES | Kind::BYTEARRAY = value.kind()
        && let Some(bytes) = vm.buffer(value)?
    {
        return match &*bytes {
            [byte] => Ok(char::from(*byte).to_string()),
            _ => Err(vm.type_error("%c requires an integer in range(256) or a single byte")),
        };
    }
    if !vm.has_index(value) {
        return Err(vm.type_error("%c requires an integer in range(256) or a single byte"));
    }
    match u8::try_from(vm.index_clamped(value)?) {
        Ok(byte) => Ok(char::from(byte).to_string()),
        Err(_) => Err(vm.overflow_error("%c arg not in range(256)")),
    }
}

/// `%b` of bytes.
fn bytes_text(vm: &Vm, value: &Value) -> PyResult<String> {
    let latin = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect();
    if let Some(bytes) = vm.buffer(value)? {
        return Ok(latin(&bytes));
    }
    if let Some(function) = vm.lookup_special(value, &vm.names.__bytes__) {
        let result = vm.call_with_none(&function, value)?;
        return match result.downcast_ref::<Bytes>() {
            Some(bytes) => Ok(latin(&bytes.data)),
            None => {
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {})", vm.type_name(&result))))
            }
        };
    }
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
        vm.type_name(value)
    )))
}

/// Sign, prefix and digits of an integer conversion.
fn integer(vm: &Vm, value: &Value, specifier: &Specifier) -> PyResult<(bool, &'static str, String)> {
    let kind = specifier.kind;
    let radix = matches!(kind, 'o' | 'x' | 'X');
    let refused = || {
        let (wanted, found) = (if radix { "an integer" } else { "a real number" }, vm.type_name(value));
        vm.type_error(format!("%{kind} format: {wanted} is required, not {found}"))
    };
    let is_real = || value.kind() == Kind::FLOAT || vm.lookup_special(value, &vm.names.__int__).is_some();
    let converted = if radix || value.as_int().is_some() {
        vm.index_value(value)
    } else if is_real() {
        vm.to_int(value)
    } else if vm.has_index(value) {
        vm.index_value(value)
    } else {
        return Err(refused());
    };
    let int = match converted {
        // Whatever type is wrong in the conversion, the value is blamed.
        Err(raised) if vm.is_exception(&raised, &vm.exceptions.type_error) => return Err(refused()),
        converted => converted?,
    };
    let Some(int) = int.as_int() else { return Err(vm.system_error("no int")) };
    let (prefix, mut digits) = match kind {
        'o' => ("0o", radix_text(&int, 8)),
        'x' => ("0x", radix_text(&int, 16)),
        'X' => ("0X", radix_text(&int, 16).to_ascii_uppercase()),
        _ => ("", vm.int_to_text(&int)?.trim_start_matches('-').to_owned()),
    };
    let missing = specifier.precision.unwrap_or(0).saturating_sub(digits.len());
    if missing > 0 {
        vm.reserve(missing, 1)?;
        digits.insert_str(0, &"0".repeat(missing));
    }
    Ok((int.is_negative(), if specifier.alternate { prefix } else { "" }, digits))
}

/// Puts sign, prefix, zeros and digits of a number together.
fn numeric(vm: &Vm, negative: bool, prefix: &str, digits: String, specifier: &Specifier) -> PyResult<String> {
    let sign = match (negative, specifier.plus, specifier.blank) {
        (true, _, _) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    };
    let length = sign.len() + prefix.len() + digits.len();
    let zeros = if specifier.zero && !specifier.left { specifier.width.saturating_sub(length) } else { 0 };
    vm.reserve(zeros, 1)?;
    padded(vm, format!("{sign}{prefix}{}{digits}", "0".repeat(zeros)), specifier)
}

fn truncated(text: String, specifier: &Specifier) -> String {
    match specifier.precision {
        Some(most) if most < text.len() => super::format_spec::truncated(&text, most),
        _ => text,
    }
}

fn padded(vm: &Vm, text: String, specifier: &Specifier) -> PyResult<String> {
    let missing = specifier.width.saturating_sub(minipy_grammar::string::count(&text));
    if missing == 0 {
        return Ok(text);
    }
    vm.reserve(missing, 1)?;
    let blanks = " ".repeat(missing);
    Ok(if specifier.left { text + &blanks } else { blanks + &text })
}
