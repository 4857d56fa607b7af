//! `str.format`, `str.format_map`, `str.__format__`, and the parsing of replacement fields.

use super::str::Str;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// One step of a format string: literal text, then perhaps a replacement field.
pub struct Piece<'a> {
    /// The text before the field.
    pub literal: &'a str,
    /// The field, if one follows.
    pub field: Option<Field<'a>>,
}

/// A replacement field.
pub struct Field<'a> {
    /// What to insert: `0.name[key]`.
    pub name: &'a str,
    /// The character behind `!`.
    pub conversion: Option<char>,
    /// What stands behind the colon.
    pub spec: &'a str,
    /// Whether the specifier has fields of its own.
    nested: bool,
}

/// Splits a format string into pieces.
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    /// All pieces of a format string.
    pub fn new(text: &'a str) -> Pieces<'a> {
        Pieces { rest: text }
    }

    /// The next piece, `None` at the end.
    pub fn next_piece(&mut self, vm: &Vm) -> PyResult<Option<Piece<'a>>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let Some(place) = self.rest.find(['{', '}']) else {
            return Ok(Some(Piece { literal: std::mem::take(&mut self.rest), field: None }));
        };
        let brace = self.rest.as_bytes()[place];
        let doubled = self.rest.as_bytes().get(place + 1) == Some(&brace);
        if doubled {
            let literal = &self.rest[..=place];
            self.rest = &self.rest[place + 2..];
            return Ok(Some(Piece { literal, field: None }));
        }
        if brace == b'}' {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        let literal = &self.rest[..place];
        self.rest = &self.rest[place + 1..];
        if self.rest.is_empty() {
            return Err(vm.value_error("Single '{' encountered in format string"));
        }
        let field = self.field(vm)?;
        Ok(Some(Piece { literal, field: Some(field) }))
    }

    fn field(&mut self, vm: &Vm) -> PyResult<Field<'a>> {
        let text = self.rest;
        let mut in_brackets = false;
        let mut end = None;
        for (offset, byte) in text.bytes().enumerate() {
            match byte {
                b']' if in_brackets => in_brackets = false,
                _ if in_brackets => {}
                b'{' => return Err(vm.value_error("unexpected '{' in field name")),
                b'[' => in_brackets = true,
                b'}' | b':' | b'!' => {
                    end = Some((offset, byte));
                    break;
                }
                _ => {}
            }
        }
        let Some((end, byte)) = end else {
            return Err(vm.value_error("expected '}' before end of string"));
        };
        let name = &text[..end];
        self.rest = &text[end + 1..];
        let mut conversion = None;
        if byte == b'!' {
            let mut characters = self.rest.chars();
            conversion = characters.next();
            if conversion.is_none() {
                return Err(vm.value_error("end of string while looking for conversion specifier"));
            }
            match characters.next() {
                Some('}') => {
                    self.rest = characters.as_str();
                    return Ok(Field { name, conversion, spec: "", nested: false });
                }
                Some(':') | None => self.rest = characters.as_str(),
                Some(_) => return Err(vm.value_error("expected ':' after conversion specifier")),
            }
        }
        if byte == b'}' {
            return Ok(Field { name, conversion, spec: "", nested: false });
        }
        let (mut depth, mut nested) = (1, false);
        for (offset, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'{' => {
                    nested = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let spec = &self.rest[..offset];
                self.rest = &self.rest[offset + 1..];
                return Ok(Field { name, conversion, spec, nested });
            }
        }
        Err(vm.value_error("unmatched '{' in format spec"))
    }
}

/// A decimal index, or `None` if the text is no number.
fn integer(vm: &Vm, text: &str) -> PyResult<Option<i64>> {
    let mut value: i64 = 0;
    for character in text.chars() {
        let Some(digit) = super::int_parse::decimal_digit(character) else { return Ok(None) };
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(i64::from(digit)))
            .ok_or_else(|| vm.value_error("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}

/// The first part of a field name.
pub enum First<'a> {
    /// A number.
    Index(i64),
    /// A name; empty for automatic numbering.
    Name(&'a str),
}

/// An attribute or item of a field name.
pub enum Access<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[number]`
    Index(i64),
    /// `[text]`
    Key(&'a str),
}

/// Splits a field name into its first part and the rest.
pub fn split_name<'a>(vm: &Vm, name: &'a str) -> PyResult<(First<'a>, &'a str)> {
    let (first, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
    Ok((integer(vm, first)?.map_or(First::Name(first), First::Index), rest))
}

/// Takes the next attribute or item from the rest of a field name.
pub fn next_access<'a>(vm: &Vm, rest: &mut &'a str) -> PyResult<Option<Access<'a>>> {
    let text = *rest;
    let access = match text.as_bytes().first() {
        None => return Ok(None),
        Some(b'.') => {
            let end = text[1..].find(['.', '[']).map_or(text.len(), |end| end + 1);
            *rest = &text[end..];
            Access::Attribute(&text[1..end])
        }
        Some(b'[') => {
            let Some(end) = text.find(']') else {
                return Err(vm.value_error("Missing ']' in format string"));
            };
            *rest = &text[end + 1..];
            let key = &text[1..end];
            integer(vm, key)?.map_or(Access::Key(key), Access::Index)
        }
        Some(_) => {
            return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    };
    if let Access::Attribute("") | Access::Key("") = access {
        return Err(vm.value_error("Empty attribute in format string"));
    }
    Ok(Some(access))
}

/// How fields without names are numbered.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    Unknown,
    Automatic(i64),
    Manual,
}

/// Where fields get their values from.
struct Formatter<'a> {
    /// Positional arguments; `None` for `format_map`.
    positional: Option<&'a [Value]>,
    /// `**kwargs`.
    keywords: &'a [(Value, Value)],
    /// The mapping of `format_map`.
    mapping: Option<&'a Value>,
    numbering: Numbering,
}

impl Formatter<'_> {
    fn build(&mut self, vm: &Vm, text: &str, depth: u32) -> PyResult<String> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut output = String::with_capacity(text.len());
        let mut pieces = Pieces::new(text);
        while let Some(piece) = pieces.next_piece(vm)? {
            output.push_str(piece.literal);
            let Some(field) = piece.field else { continue };
            let mut value = self.field_value(vm, field.name)?;
            if let Some(conversion) = field.conversion {
                value = convert(vm, &value, conversion)?;
            }
            let formatted = if field.nested {
                let spec = self.build(vm, field.spec, depth - 1)?;
                vm.format(&value, &spec)?
            } else {
                vm.format(&value, field.spec)?
            };
            vm.reserve(output.len().saturating_add(formatted.len()), 1)?;
            output.push_str(&formatted);
        }
        Ok(output)
    }

    fn field_value(&mut self, vm: &Vm, name: &str) -> PyResult {
        let (first, mut rest) = split_name(vm, name)?;
        let mut value = match first {
            First::Name("") => {
                let next = self.automatic_index(vm)?;
                self.positional_value(vm, next)?
            }
            First::Index(index) => {
                if let Numbering::Automatic(_) = self.numbering {
                    return Err(vm.value_error(
                        "cannot switch from automatic field numbering to manual field specification",
                    ));
                }
                self.numbering = Numbering::Manual;
                self.positional_value(vm, index)?
            }
            First::Name(name) => self.named_value(vm, name)?,
        };
        while let Some(access) = next_access(vm, &mut rest)? {
            value = match access {
                Access::Attribute(name) => vm.attribute(&value, name)?,
                Access::Index(index) => vm.get_item(&value, &vm.int(index))?,
                Access::Key(key) => vm.get_item(&value, &vm.text(key))?,
            };
        }
        Ok(value)
    }

    fn automatic_index(&mut self, vm: &Vm) -> PyResult<i64> {
        let index = match self.numbering {
            Numbering::Manual => {
                return Err(vm.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            Numbering::Automatic(next) => next,
            Numbering::Unknown => 0,
        };
        self.numbering = Numbering::Automatic(index + 1);
        Ok(index)
    }

    fn positional_value(&self, vm: &Vm, index: i64) -> PyResult {
        let Some(values) = self.positional else {
            return Err(vm.value_error("Format string contains positional fields"));
        };
        usize::try_from(index).ok().and_then(|index| values.get(index)).cloned().ok_or_else(|| {
            vm.index_error(format!("Replacement index {index} out of range for positional args tuple"))
        })
    }

    fn named_value(&self, vm: &Vm, name: &str) -> PyResult {
        let key = vm.text(name);
        if let Some(mapping) = self.mapping {
            return vm.get_item(mapping, &key);
        }
        let found = self.keywords.iter().find(|(keyword, _)| {
            keyword.downcast_ref::<Str>().is_some_and(|keyword| keyword.as_str() == name)
        });
        found.map(|(_, value)| value.clone()).ok_or_else(|| vm.key_error_for(&key))
    }
}

fn convert(vm: &Vm, value: &Value, conversion: char) -> PyResult {
    Ok(match conversion {
        'r' => vm.repr(value)?.into_value(),
        's' => vm.str_of(value)?.into_value(),
        'a' => vm.ascii(value)?.into_value(),
        '!'..='~' => {
            return Err(vm.value_error(format!("Unknown conversion specifier {conversion}")));
        }
        _ => {
            let code = u32::from(conversion);
            return Err(vm.value_error(format!("Unknown conversion specifier \\x{code:x}")));
        }
    })
}

/// `str.format`.
pub(super) fn format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let mut formatter = Formatter {
        positional: Some(args.extra()),
        keywords: args.keywords(),
        mapping: None,
        numbering: Numbering::Unknown,
    };
    Ok(vm.text(formatter.build(vm, text, 2)?))
}

/// `str.format_map`.
pub(super) fn format_map(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let mut formatter = Formatter {
        positional: None,
        keywords: &[],
        mapping: Some(args.get(1)),
        numbering: Numbering::Unknown,
    };
    Ok(vm.text(formatter.build(vm, text, 2)?))
}

/// `str.__format__`.
pub(super) fn format_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    let spec = vm.text_argument(args.get(1), "__format__")?;
    if spec.is_empty() {
        return Ok(vm.str_of(args.get(0))?.into_value());
    }
    let type_name = vm.type_name(args.get(0));
    Ok(vm.text(super::format_spec::format_str(vm, text.as_str(), spec, &type_name)?))
}
