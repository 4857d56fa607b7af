//! Formats of packed data: `"<2h4s"` and the places that it means.

use std::sync::Arc;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::error;

/// What stands at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pad,
    Char,
    /// A whole number.
    Integer {
        signed: bool,
    },
    Bool,
    Float,
    /// Bytes of a fixed length.
    Text,
    /// Bytes with their length in front.
    Pascal,
}

/// One or more equal places in a row.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) code: char,
    pub(super) kind: Kind,
    pub(super) offset: usize,
    /// Bytes of each place.
    pub(super) size: usize,
    pub(super) count: usize,
}

/// A format that was understood.
#[derive(Clone)]
pub(super) struct Layout {
    pub(super) items: Vec<Item>,
    pub(super) size: usize,
    pub(super) big_endian: bool,
    pub(super) native: bool,
    /// How many values it packs.
    pub(super) values: usize,
}

/// Kind, size and alignment of a code.
fn code_of(code: char, native: bool) -> Option<(Kind, usize, usize)> {
    let integer = |signed, size| Some((Kind::Integer { signed }, size, size));
    match code {
        'x' => Some((Kind::Pad, 1, 1)),
        'c' => Some((Kind::Char, 1, 1)),
        'b' => integer(true, 1),
        'B' => integer(false, 1),
        '?' => Some((Kind::Bool, 1, 1)),
        'h' => integer(true, 2),
        'H' => integer(false, 2),
        'i' => integer(true, 4),
        'I' => integer(false, 4),
        'l' => integer(true, if native { 8 } else { 4 }),
        'L' => integer(false, if native { 8 } else { 4 }),
        'q' => integer(true, 8),
        'Q' => integer(false, 8),
        'n' if native => integer(true, 8),
        'N' | 'P' if native => integer(false, 8),
        'e' => Some((Kind::Float, 2, 2)),
        'f' => Some((Kind::Float, 4, 4)),
        'd' => Some((Kind::Float, 8, 8)),
        's' => Some((Kind::Text, 1, 1)),
        'p' => Some((Kind::Pascal, 1, 1)),
        _ => None,
    }
}

/// A format argument as text.
pub(super) fn format_argument(vm: &Vm, value: &Value) -> PyResult<String> {
    if let Some(text) = value.downcast_ref::<Str>() {
        if let Some(index) = text.as_str().chars().position(|character| !character.is_ascii()) {
            let encode = vm.attribute(value, "encode")?;
            vm.call(&encode, &[vm.text("ascii")])?;
            return Err(vm.value_error(format!("character {index} is not ASCII")));
        }
        return Ok(text.as_str().to_owned());
    }
    match value.downcast_ref::<Bytes>() {
        Some(bytes) => Ok(bytes.data.iter().map(|&byte| byte as char).collect()),
        None => {
            let found = vm.type_name(value);
            Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {found}")))
        }
    }
}

/// Understands a format.
pub(super) fn parse(vm: &Vm, format: &str) -> PyResult<Arc<Layout>> {
    let too_long = || error(vm, "total struct size too long");
    let bad: fn(&Vm) -> Raised = |vm| error(vm, "bad char in struct format");
    if format.contains('\0') {
        return Err(error(vm, "embedded null character"));
    }
    let (native, aligned, big_endian, rest) = match format.chars().next() {
        Some('@') => (true, true, false, &format[1..]),
        Some('=' | '<') => (false, false, false, &format[1..]),
        Some('>' | '!') => (false, false, true, &format[1..]),
        _ => (true, true, false, format),
    };
    let mut layout = Layout { items: Vec::new(), size: 0, big_endian, native, values: 0 };
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_ascii_whitespace() {
            continue;
        }
        let mut code = character;
        let mut count = 1;
        if let Some(first) = character.to_digit(10) {
            count = first as usize;
            while let Some(digit) = characters.peek().and_then(|next| next.to_digit(10)) {
                characters.next();
                let more = count.checked_mul(10).and_then(|count| count.checked_add(digit as usize));
                count = more.filter(|&count| i64::try_from(count).is_ok()).ok_or_else(too_long)?;
            }
            code =
                characters.next().ok_or_else(|| error(vm, "repeat count given without format specifier"))?;
        }
        let (kind, size, alignment) = code_of(code, native).ok_or_else(|| bad(vm))?;
        if aligned {
            layout.size = layout.size.checked_next_multiple_of(alignment).ok_or_else(too_long)?;
        }
        let offset = layout.size;
        let total = size.checked_mul(count).and_then(|bytes| bytes.checked_add(offset));
        layout.size = total.filter(|&total| i64::try_from(total).is_ok()).ok_or_else(too_long)?;
        let item = match kind {
            Kind::Pad => continue,
            Kind::Text | Kind::Pascal => Item { code, kind, offset, size: count, count: 1 },
            _ => Item { code, kind, offset, size, count },
        };
        if item.count > 0 {
            layout.values += item.count;
            layout.items.push(item);
        }
    }
    Ok(Arc::new(layout))
}
