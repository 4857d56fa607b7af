//! `_string`: how `string.Formatter` takes format strings apart.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::iter::Peekable;
use std::str::Chars;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::{call_next, iterate_self, return_self};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// A part of a text, or the message of the ValueError that reaching it raises.
type Part<T> = Result<T, &'static str>;

/// A stretch of a format string: literal text, and the field after it.
struct Piece {
    literal: String,
    field: Option<Field>,
}

/// What stands between braces: `name!conversion:spec`.
struct Field {
    name: String,
    spec: String,
    conversion: Option<char>,
}

/// An access in a field name: `.name` or `[key]`.
struct Access {
    is_attribute: bool,
    key: String,
}

/// An iterator over what was found beforehand; an error comes only when it is reached.
struct Found {
    rest: RefCell<VecDeque<Part<Value>>>,
}

impl Payload for Found {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.rest.borrow().iter().flatten().for_each(visit);
    }

    fn clear(&self) {
        let taken = self.rest.take();
        drop(taken);
    }
}

const FOUND: TypeDef = TypeDef {
    layout: VTable::of::<Found>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
    ],
    slots: NativeSlots { next: Some(next_found), iter: Some(iterate_self), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

static FORMATTER_ITERATOR: TypeDef = TypeDef { name: "formatteriterator", ..FOUND };
static FIELD_NAME_ITERATOR: TypeDef = TypeDef { name: "fieldnameiterator", ..FOUND };

fn next_found(vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
    let part = iterator.downcast_ref::<Found>().and_then(|found| found.rest.borrow_mut().pop_front());
    match part {
        Some(Ok(value)) => Ok(Some(value)),
        Some(Err(message)) => Err(vm.value_error(message)),
        None => Ok(None),
    }
}

fn iterator(vm: &Vm, def: &'static TypeDef, parts: impl Iterator<Item = Part<Value>>) -> Value {
    vm.heap.allocate(Found { rest: RefCell::new(parts.collect()) }, &vm.native_type(def)).into_value()
}

fn text_argument<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Str> {
    let value = args.get(0);
    value
        .downcast_ref::<Str>()
        .ok_or_else(|| vm.type_error(format!("expected str, got {}", vm.type_name(value))))
}

fn formatter_parser(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = text_argument(vm, args)?;
    let parts = split_format(text.as_str()).into_iter().map(|part| {
        part.map(|piece| {
            let mut items = vec![vm.text(piece.literal)];
            match piece.field {
                None => items.extend([Value::NONE, Value::NONE, Value::NONE]),
                Some(field) => items.extend([
                    vm.text(field.name),
                    vm.text(field.spec),
                    field.conversion.map_or(Value::NONE, |conversion| vm.character(u32::from(conversion))),
                ]),
            }
            vm.tuple(items)
        })
    });
    Ok(iterator(vm, &FORMATTER_ITERATOR, parts))
}

/// Takes a format string apart, up to the first error.
fn split_format(text: &str) -> Vec<Part<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text.chars().peekable();
    while rest.peek().is_some() {
        let part = next_piece(&mut rest);
        let failed = part.is_err();
        pieces.push(part);
        if failed {
            break;
        }
    }
    pieces
}

fn next_piece(rest: &mut Peekable<Chars<'_>>) -> Part<Piece> {
    let mut literal = String::new();
    while let Some(character) = rest.next() {
        match character {
            '{' | '}' if rest.peek() == Some(&character) => {
                // A doubled brace ends the stretch: the second one is text.
                rest.next();
                literal.push(character);
                return Ok(Piece { literal, field: None });
            }
            '}' => return Err("Single '}' encountered in format string"),
            '{' if rest.peek().is_none() => return Err("Single '{' encountered in format string"),
            '{' => return Ok(Piece { literal, field: Some(next_field(rest)?) }),
            _ => literal.push(character),
        }
    }
    Ok(Piece { literal, field: None })
}

fn next_field(rest: &mut Peekable<Chars<'_>>) -> Part<Field> {
    let mut field = Field { name: String::new(), spec: String::new(), conversion: None };
    let mut in_brackets = false;
    let end = loop {
        match rest.next() {
            None => return Err("expected '}' before end of string"),
            Some('{') => return Err("unexpected '{' in field name"),
            Some(end @ ('}' | ':' | '!')) if !in_brackets => break end,
            Some(character) => {
                in_brackets = match character {
                    '[' => true,
                    ']' => false,
                    _ => in_brackets,
                };
                field.name.push(character);
            }
        }
    };
    if end == '}' {
        return Ok(field);
    }
    if end == '!' {
        field.conversion = Some(rest.next().ok_or("end of string while looking for conversion specifier")?);
        match rest.next() {
            Some('}') => return Ok(field),
            Some(':') => {}
            Some(_) => return Err("expected ':' after conversion specifier"),
            None => return Err("unmatched '{' in format spec"),
        }
    }
    let mut depth = 1;
    for character in rest.by_ref() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(field);
        }
        field.spec.push(character);
    }
    Err("unmatched '{' in format spec")
}

fn formatter_field_name_split(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = text_argument(vm, args)?.as_str();
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let first = key_value(vm, &text[..end])?;
    let mut parts = Vec::new();
    let mut rest = text[end..].chars().peekable();
    while rest.peek().is_some() {
        let part = match next_access(&mut rest) {
            Err(message) => Err(message),
            // Only a key can be a number.
            Ok(Access { is_attribute: true, key }) => Ok(vm.tuple([Value::TRUE, vm.text(key)])),
            Ok(Access { is_attribute: false, key }) => {
                let key = key_value(vm, &key)?;
                Ok(vm.tuple([Value::bool(false), key]))
            }
        };
        let failed = part.is_err();
        parts.push(part);
        if failed {
            break;
        }
    }
    let accesses = iterator(vm, &FIELD_NAME_ITERATOR, parts.into_iter());
    Ok(vm.tuple([first, accesses]))
}

/// A key made of digits is an integer.
fn key_value(vm: &Vm, key: &str) -> PyResult {
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(vm.text(key));
    }
    key.parse()
        .map(|number| vm.int(number))
        .map_err(|_| vm.value_error("Too many decimal digits in format string"))
}

fn next_access(rest: &mut Peekable<Chars<'_>>) -> Part<Access> {
    let mut key = String::new();
    let is_attribute = match rest.next() {
        Some('.') => {
            while let Some(character) = rest.next_if(|&character| character != '.' && character != '[') {
                key.push(character);
            }
            true
        }
        Some('[') => {
            loop {
                match rest.next() {
                    Some(']') => break,
                    Some(character) => key.push(character),
                    None => return Err("Missing ']' in format string"),
                }
            }
            false
        }
        _ => return Err("Only '.' or '[' may follow ']' in format field specifier"),
    };
    if key.is_empty() { Err("Empty attribute in format string") } else { Ok(Access { is_attribute, key }) }
}

/// The module.
pub(crate) static STRING: ModuleDef = ModuleDef {
    name: "_string",
    doc: "string helper module",
    functions: &[
        NativeDef::new(
            "formatter_parser(object, /)",
            "parse the argument as a format string",
            formatter_parser,
        )
        .without_signature(),
        NativeDef::new(
            "formatter_field_name_split(object, /)",
            "split the argument as a field name",
            formatter_field_name_split,
        )
        .without_signature(),
    ],
    types: &[],
    setup: None,
};
