//! How arrays are pickled, and made again on machines that keep values in another way.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::codec;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::construct::{append_bytes, letter_argument};
use super::item::{Kind, TYPE_CODES, TypeCode, find};
use super::{ARRAY, Array};
use crate::common::check_count;

pub(super) fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Array>(vm)?;
    if args.get(1).as_int().is_none() {
        return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
    }
    let protocol = vm.size_argument(args.get(1))?;
    let attributes = vm.try_attribute(args.get(0), &vm.intern("__dict__"))?.unwrap_or(Value::NONE);
    let class = vm.type_of(args.get(0)).value().clone();
    let letter = vm.text(this.code.letter.to_string());
    if protocol < 3 {
        let items = vm.list(this.items(vm)?);
        return Ok(vm.tuple([class, vm.tuple([letter, items]), attributes]));
    }
    let module = vm.import_module("array")?;
    let reconstructor = vm.attribute(&module, "_array_reconstructor")?;
    let bytes = vm.bytes(this.with(|bytes| bytes.clone()));
    let format = vm.int(this.code.machine_format as i64);
    Ok(vm.tuple([reconstructor, vm.tuple([class, letter, format, bytes]), attributes]))
}

/// A form in which a machine keeps values.
struct MachineFormat {
    size: usize,
    kind: Kind,
    big_endian: bool,
}

/// The form with a number.
fn machine_format(number: i64) -> Option<MachineFormat> {
    let (size, kind) = match number {
        0 => (1, Kind::Unsigned),
        1 => (1, Kind::Signed),
        2 | 3 => (2, Kind::Unsigned),
        4 | 5 => (2, Kind::Signed),
        6 | 7 => (4, Kind::Unsigned),
        8 | 9 => (4, Kind::Signed),
        10 | 11 => (8, Kind::Unsigned),
        12 | 13 => (8, Kind::Signed),
        14 | 15 => (4, Kind::Float),
        16 | 17 => (8, Kind::Float),
        18 | 19 => (2, Kind::Text),
        20 | 21 => (4, Kind::Text),
        _ => return None,
    };
    Some(MachineFormat { size, kind, big_endian: number > 1 && number % 2 == 1 })
}

/// `array._array_reconstructor`.
pub(super) fn reconstruct(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_count(vm, "_array_reconstructor", args.count(), 4, 4)?;
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        let found = vm.type_name(args.get(0));
        return Err(vm.type_error(format!("first argument must be a type object, not {found}")));
    };
    let letter = letter_argument(vm, args.get(1), "_array_reconstructor")?;
    let number = i64::from(vm.int_argument(args.get(2))?);
    let own = vm.native_type(&ARRAY);
    if !class.is_subtype(&own) {
        let name = class.full_name();
        return Err(vm.type_error(format!("{name} is not a subtype of array.array")));
    }
    let code = find(letter).ok_or_else(|| vm.value_error("second argument must be a valid type code"))?;
    let format = machine_format(number)
        .ok_or_else(|| vm.value_error("third argument must be a valid machine format code."))?;
    let Some(bytes) = args.get(3).downcast_ref::<Bytes>() else {
        let found = vm.type_name(args.get(3));
        return Err(vm.type_error(format!("fourth argument should be bytes, not {found}")));
    };
    if number == code.machine_format as i64 {
        let array = Array { code, storage: vm.bytearray(Vec::new()) };
        append_bytes(vm, &array, &bytes.data)?;
        return Ok(vm.heap.allocate(array, class).into_value());
    }
    // CPython takes the characters of text for twice as wide here.
    let unit = if format.kind == Kind::Text { 2 * format.size } else { format.size };
    if bytes.data.len() % unit != 0 {
        return Err(vm.value_error("string length not a multiple of item size"));
    }
    let items = decode(vm, &format, &bytes.data)?;
    let code = fitting(code, &format);
    vm.call(class.value(), &[vm.text(code.letter.to_string()), items])
}

/// The items: a text, or a list of numbers.
fn decode(vm: &Vm, format: &MachineFormat, bytes: &[u8]) -> PyResult {
    if format.kind == Kind::Text {
        let order = if format.big_endian { "be" } else { "le" };
        let encoding = format!("utf-{}-{order}", 8 * format.size);
        return Ok(vm.text(codec::decode(vm, bytes, &encoding, "strict")?));
    }
    let Some(code) = TYPE_CODES.iter().find(|code| code.kind == format.kind && code.size == format.size)
    else {
        return Err(vm.system_error("no type code for a machine format"));
    };
    let unpack = |item: &[u8]| {
        let mut item = item.to_vec();
        if format.big_endian {
            item.reverse();
        }
        code.unpack(vm, &item)
    };
    let items = bytes.chunks_exact(format.size).map(unpack).collect::<PyResult<Vec<Value>>>()?;
    Ok(vm.list(items))
}

/// The type code for items of another machine: integers get the one of their own size, the last there is.
fn fitting(code: &'static TypeCode, format: &MachineFormat) -> &'static TypeCode {
    if !matches!(format.kind, Kind::Signed | Kind::Unsigned) {
        return code;
    }
    let fits = |code: &&TypeCode| code.kind == format.kind && code.size == format.size;
    TYPE_CODES.iter().rev().find(fits).unwrap_or(code)
}
