//! The format mini-language of strings and numbers: parsing, padding, and formatting of strings.

use crate::native::{PyResult, Raised};
use crate::vm::Vm;
use minipy_grammar::string;

/// A parsed format specifier.
#[derive(Clone, Debug)]
pub struct FormatSpec {
    /// Character that pads.
    pub fill: char,
    /// `<`, `>`, `^` or `=`.
    pub align: char,
    /// `+`, `-` or a blank; `None` if not given.
    pub sign: Option<char>,
    /// `z`: negative zero is shown without its sign.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least number of characters.
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    /// Digits after the point, or the most characters of a string.
    pub precision: Option<usize>,
    /// The presentation type, `None` if not given.
    pub kind: Option<char>,
}

fn is_alignment(character: Option<&char>) -> bool {
    matches!(character, Some('<' | '>' | '=' | '^'))
}

impl FormatSpec {
    /// Parses a specifier. `default_kind` is the presentation type that a missing one stands for, as far as grouping is
    /// concerned; `type_name` is for messages.
    pub fn parse(
        vm: &Vm,
        text: &str,
        default_kind: Option<char>,
        default_align: char,
        type_name: &str,
    ) -> PyResult<FormatSpec> {
        let characters: Vec<char> = text.chars().collect();
        let mut spec = FormatSpec {
            fill: ' ',
            align: default_align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        };
        let mut at = 0;
        let mut fill_given = false;
        let mut align_given = false;
        if is_alignment(characters.get(1)) {
            (spec.fill, spec.align) = (characters[0], characters[1]);
            (fill_given, align_given) = (true, true);
            at = 2;
        } else if is_alignment(characters.first()) {
            spec.align = characters[0];
            align_given = true;
            at = 1;
        }
        if let Some(&sign @ ('+' | '-' | ' ')) = characters.get(at) {
            spec.sign = Some(sign);
            at += 1;
        }
        if characters.get(at) == Some(&'z') {
            spec.no_negative_zero = true;
            at += 1;
        }
        if characters.get(at) == Some(&'#') {
            spec.alternate = true;
            at += 1;
        }
        if !fill_given && characters.get(at) == Some(&'0') {
            spec.fill = '0';
            if !align_given && default_align == '>' {
                spec.align = '=';
            }
            at += 1;
        }
        spec.width = number(vm, &characters, &mut at)?.unwrap_or(0);
        spec.parse_grouping(vm, &characters, &mut at)?;
        if characters.get(at) == Some(&'.') {
            at += 1;
            spec.precision = number(vm, &characters, &mut at)?;
            if spec.precision.is_none() {
                return Err(vm.value_error("Format specifier missing precision"));
            }
        }
        if characters.len() > at + 1 {
            return Err(
                vm.value_error(format!("Invalid format specifier '{text}' for object of type '{type_name}'"))
            );
        }
        spec.kind = characters.get(at).copied();
        spec.check_grouping(vm, default_kind)?;
        Ok(spec)
    }

    fn parse_grouping(&mut self, vm: &Vm, characters: &[char], at: &mut usize) -> PyResult<()> {
        let both = || vm.value_error("Cannot specify both ',' and '_'.");
        if characters.get(*at) == Some(&',') {
            self.grouping = Some(',');
            *at += 1;
        }
        if characters.get(*at) == Some(&'_') {
            if self.grouping.is_some() {
                return Err(both());
            }
            self.grouping = Some('_');
            *at += 1;
        }
        if characters.get(*at) == Some(&',') && self.grouping == Some('_') {
            return Err(both());
        }
        Ok(())
    }

    fn check_grouping(&self, vm: &Vm, default_kind: Option<char>) -> PyResult<()> {
        let Some(grouping) = self.grouping else { return Ok(()) };
        match self.kind.or(default_kind) {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if grouping == '_' => Ok(()),
            Some(kind) if kind > ' ' && kind.is_ascii() => {
                Err(vm.value_error(format!("Cannot specify '{grouping}' with '{kind}'.")))
            }
            Some(kind) => {
                Err(vm.value_error(format!("Cannot specify '{grouping}' with '\\x{:x}'.", u32::from(kind))))
            }
        }
    }

    /// Pads a text to the width; `=` counts as `>`.
    pub fn pad(&self, vm: &Vm, text: String) -> PyResult<String> {
        let length = string::count(&text);
        let Some(missing) = self.width.checked_sub(length).filter(|&missing| missing > 0) else {
            return Ok(text);
        };
        vm.reserve(missing, self.fill.len_utf8())?;
        let left = match self.align {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        let mut padded = String::with_capacity(text.len() + missing * self.fill.len_utf8());
        padded.extend(std::iter::repeat_n(self.fill, left));
        padded.push_str(&text);
        padded.extend(std::iter::repeat_n(self.fill, missing - left));
        Ok(padded)
    }
}

/// ValueError for a presentation type that an object does not have.
#[cold]
pub fn unknown_kind(vm: &Vm, kind: char, type_name: &str) -> Raised {
    if kind > ' ' && u32::from(kind) < 128 {
        return vm.value_error(format!("Unknown format code '{kind}' for object of type '{type_name}'"));
    }
    vm.value_error(format!("Unknown format code '\\x{:x}' for object of type '{type_name}'", u32::from(kind)))
}

fn number(vm: &Vm, characters: &[char], at: &mut usize) -> PyResult<Option<usize>> {
    let mut value: Option<i64> = None;
    while let Some(digit) =
        characters.get(*at).and_then(|&character| super::int_parse::decimal_digit(character))
    {
        value = value
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|value| value.checked_add(i64::from(digit)))
            .map(Some)
            .ok_or_else(|| vm.value_error("Too many decimal digits in format string"))?;
        *at += 1;
    }
    Ok(value.map(|value| value as usize))
}

/// The first `most` characters of a text.
pub(super) fn truncated(text: &str, most: usize) -> String {
    let mut shorter = String::new();
    string::code_points(text).take(most).for_each(|code| string::push_code_point(&mut shorter, code));
    shorter
}

/// `str.__format__`. `type_name` is the class of the string, for messages.
pub fn format_str(vm: &Vm, text: &str, spec: &str, type_name: &str) -> PyResult<String> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = FormatSpec::parse(vm, spec, Some('s'), '<', type_name)?;
    if let Some(kind) = spec.kind.filter(|&kind| kind != 's') {
        return Err(unknown_kind(vm, kind, type_name));
    }
    let refused = |what: &str| Err(vm.value_error(format!("{what} not allowed in string format specifier")));
    match spec.sign {
        Some(' ') => return refused("Space"),
        Some(_) => return refused("Sign"),
        None => {}
    }
    if spec.no_negative_zero {
        return refused("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refused("Alternate form (#)");
    }
    if spec.align == '=' {
        return refused("'=' alignment");
    }
    let text = match spec.precision {
        Some(most) => truncated(text, most),
        None => text.to_owned(),
    };
    spec.pad(vm, text)
}
