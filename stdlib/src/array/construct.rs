//! Making an array, and appending what iterables have.

use minipy_vm::native::{Arguments, PyResult, Raised};
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::list::List;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::item::{TypeCode, find};
use super::{ARRAY, Array};

const BAD_CODE: &str = "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)";
const DEPRECATED: &str = "The 'u' type code is deprecated and will be removed in Python 3.16";

/// `array(typecode, initializer)`.
pub(super) fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let own = vm.native_type(&ARRAY);
    let class = vm.class_argument(args, &own)?;
    if class.is(&own) && !args.keywords().is_empty() {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let given = args.extra();
    if given.is_empty() || given.len() > 2 {
        let (bound, wanted, plural) = if given.is_empty() { ("least", 1, "") } else { ("most", 2, "s") };
        let count = given.len();
        let message = format!("array() takes at {bound} {wanted} argument{plural} ({count} given)");
        return Err(vm.type_error(message));
    }
    let letter = letter_argument(vm, &given[0], "array")?;
    if letter == 'u' {
        vm.warn(&vm.exceptions.deprecation_warning, DEPRECATED, 1)?;
    }
    let initial = given.get(1);
    if let Some(initial) = initial {
        check_text(vm, letter, initial)?;
    }
    // What has no items is refused before a bad type code is.
    let iterator = match initial {
        Some(initial) if !is_direct(letter, initial) => Some(vm.iter(initial)?),
        _ => None,
    };
    let code = find(letter).ok_or_else(|| vm.value_error(BAD_CODE))?;
    let array = Array { code, storage: vm.bytearray(Vec::new()) };
    let array = vm.heap.allocate(array, &class).into_value();
    let Some(this) = array.downcast_ref::<Array>() else { return Ok(array) };
    match (iterator, initial) {
        (Some(iterator), _) => extend_from(vm, this, &iterator)?,
        (None, Some(initial)) => fill(vm, this, initial)?,
        (None, None) => {}
    }
    Ok(array)
}

/// A type code argument.
pub(super) fn letter_argument(vm: &Vm, value: &Value, function: &str) -> PyResult<char> {
    let code = value.downcast_ref::<Str>().and_then(Str::only_code);
    let place = if function == "array" { 1 } else { 2 };
    match code {
        Some(code) => Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        None => {
            let found = vm.argument_type(value);
            let message = format!("{function}() argument {place} must be a unicode character, not {found}");
            Err(vm.type_error(message))
        }
    }
}

/// Refuses text for arrays of numbers.
fn check_text(vm: &Vm, letter: char, initial: &Value) -> PyResult<()> {
    if matches!(letter, 'u' | 'w') {
        return Ok(());
    }
    let what = match initial.downcast_ref::<Array>() {
        _ if initial.is_a::<Str>() => "str",
        Some(array) if array.code.is_text() => "unicode array",
        _ => return Ok(()),
    };
    Err(vm.type_error(format!("cannot use a {what} to initialize an array with typecode '{letter}'")))
}

/// Whether the initial value is not iterated over.
fn is_direct(letter: char, initial: &Value) -> bool {
    initial.is_a::<List>()
        || initial.is_a::<Tuple>()
        || initial.is_a::<Bytes>()
        || initial.is_a::<ByteArray>()
        || initial.is_a::<Str>()
        || initial.downcast_ref::<Array>().is_some_and(|array| array.code.letter == letter)
}

/// Fills a new array with an initial value that is not iterated over.
fn fill(vm: &Vm, this: &Array, initial: &Value) -> PyResult<()> {
    if let Some(text) = initial.downcast_ref::<Str>() {
        return append_text(vm, this, text);
    }
    if initial.is_a::<Bytes>() || initial.is_a::<ByteArray>() {
        return append_bytes(vm, this, &vm.buffer_argument(initial)?);
    }
    if let Some(other) = initial.downcast_ref::<Array>() {
        let bytes = other.with(|bytes| bytes.clone());
        this.with(|own| *own = bytes);
        return Ok(());
    }
    vm.for_each(initial, |item| {
        append(vm, this, &item)?;
        Ok(true)
    })
    .map(drop)
}

/// Appends an item.
pub(super) fn append(vm: &Vm, this: &Array, item: &Value) -> PyResult<()> {
    let bytes = this.code.pack(vm, item)?;
    this.check_resizable(vm)?;
    this.with(|own| own.extend_from_slice(&bytes[..this.code.size]));
    Ok(())
}

/// Appends the characters of a text.
pub(super) fn append_text(vm: &Vm, this: &Array, text: &Str) -> PyResult<()> {
    if text.char_count() == 0 {
        return Ok(());
    }
    this.check_resizable(vm)?;
    vm.reserve(text.char_count(), this.code.size)?;
    this.with(|own| text.code_points().for_each(|code| own.extend_from_slice(&code.to_le_bytes())));
    Ok(())
}

/// Appends machine values.
pub(super) fn append_bytes(vm: &Vm, this: &Array, bytes: &[u8]) -> PyResult<()> {
    if !bytes.len().is_multiple_of(this.code.size) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    if !bytes.is_empty() {
        this.check_resizable(vm)?;
        this.with(|own| own.extend_from_slice(bytes));
    }
    Ok(())
}

/// Appends all items of an array of the same kind, or of another iterable.
pub(super) fn extend(vm: &Vm, this: &Array, source: &Value) -> PyResult<()> {
    match source.downcast_ref::<Array>() {
        Some(other) => {
            if !same_code(this.code, other.code) {
                return Err(vm.type_error("can only extend with array of same kind"));
            }
            let bytes = other.with(|bytes| bytes.clone());
            append_bytes(vm, this, &bytes)
        }
        None => extend_from(vm, this, &vm.iter(source)?),
    }
}

fn extend_from(vm: &Vm, this: &Array, iterator: &Value) -> PyResult<()> {
    while let Some(item) = vm.next(iterator)? {
        vm.work(1)?;
        append(vm, this, &item)?;
    }
    Ok(())
}

pub(super) fn same_code(a: &TypeCode, b: &TypeCode) -> bool {
    a.letter == b.letter
}

/// What CPython says of arrays of different kinds.
#[cold]
pub(super) fn bad_argument(vm: &Vm) -> Raised {
    vm.type_error("bad argument type for built-in operation")
}
