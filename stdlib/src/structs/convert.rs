//! Values to packed bytes and back.

use minipy_vm::native::PyResult;
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_bigint::BigInt;

use super::error;
use super::layout::{Item, Kind, Layout};

/// Packs values, as many as the layout has.
pub(super) fn pack(vm: &Vm, layout: &Layout, values: &[Value]) -> PyResult<Vec<u8>> {
    vm.reserve(layout.size, 1)?;
    vm.work(layout.size / 16)?;
    let mut output = vec![0; layout.size];
    let mut values = values.iter();
    for item in &layout.items {
        for index in 0..item.count {
            let Some(value) = values.next() else { return Ok(output) };
            let start = item.offset + index * item.size;
            pack_one(vm, layout, item, value, &mut output[start..start + item.size])?;
        }
    }
    Ok(output)
}

fn put(layout: &Layout, output: &mut [u8], little_endian: &[u8]) {
    output.copy_from_slice(little_endian);
    if layout.big_endian {
        output.reverse();
    }
}

fn pack_one(vm: &Vm, layout: &Layout, item: &Item, value: &Value, output: &mut [u8]) -> PyResult<()> {
    match item.kind {
        Kind::Pad => {}
        Kind::Bool => output[0] = u8::from(vm.is_true(value)?),
        Kind::Integer { signed } => {
            let bytes = integer(vm, item, signed, value)?;
            put(layout, output, &bytes[..item.size]);
        }
        Kind::Float => {
            let Ok(float) = vm.to_float(value) else {
                return Err(error(vm, "required argument is not a float"));
            };
            let overflow = || vm.overflow_error(format!("float too large to pack with {} format", item.code));
            match item.size {
                2 => {
                    let half = half::f16::from_f64(float);
                    if float.is_finite() && half.is_infinite() {
                        return Err(overflow());
                    }
                    put(layout, output, &half.to_le_bytes());
                }
                4 => {
                    let single = float as f32;
                    if float.is_finite() && single.is_infinite() && !layout.native {
                        return Err(overflow());
                    }
                    put(layout, output, &single.to_le_bytes());
                }
                _ => put(layout, output, &float.to_le_bytes()),
            }
        }
        Kind::Char => match value.downcast_ref::<Bytes>().map(|bytes| &*bytes.data) {
            Some([byte]) => output[0] = *byte,
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        Kind::Text | Kind::Pascal => {
            if !value.is_a::<Bytes>() && !value.is_a::<ByteArray>() {
                return Err(error(vm, format!("argument for '{}' must be a bytes object", item.code)));
            }
            let bytes = vm.buffer_argument(value)?;
            let prefix = usize::from(item.kind == Kind::Pascal).min(output.len());
            let length = bytes.len().min(output.len() - prefix);
            output[prefix..prefix + length].copy_from_slice(&bytes[..length]);
            if prefix > 0 {
                output[0] = length.min(255) as u8;
            }
        }
    }
    Ok(())
}

/// A whole number as bytes, lowest first.
fn integer(vm: &Vm, item: &Item, signed: bool, value: &Value) -> PyResult<[u8; 8]> {
    if value.as_int().is_none() && !vm.has_index(value) {
        return Err(error(vm, "required argument is not an integer"));
    }
    let bits = 8 * item.size as u32;
    let number = vm.index_big(value)?;
    let power = |exponent: u32| BigInt::from(1) << exponent;
    let (low, high) =
        if signed { (-power(bits - 1), power(bits - 1) - 1) } else { (BigInt::from(0), power(bits) - 1) };
    if item.code == 'P' {
        let mask = power(64) - 1;
        if number.bits() > 64 {
            return Err(error(vm, "int too large to convert"));
        }
        return Ok(u64::try_from(&(number & mask)).unwrap_or(0).to_le_bytes());
    }
    if number < low || number > high {
        let code = item.code;
        return Err(error(vm, format!("'{code}' format requires {low} <= number <= {high}")));
    }
    Ok(match i64::try_from(&number) {
        Ok(number) => number.to_le_bytes(),
        Err(_) => u64::try_from(&number).unwrap_or(0).to_le_bytes(),
    })
}

/// Unpacks bytes, of which there are enough.
pub(super) fn unpack(vm: &Vm, layout: &Layout, data: &[u8]) -> PyResult {
    vm.reserve(layout.values, size_of::<Value>())?;
    vm.work(layout.values)?;
    let mut values = Vec::with_capacity(layout.values);
    for item in &layout.items {
        for index in 0..item.count {
            let start = item.offset + index * item.size;
            values.push(unpack_one(vm, layout, item, &data[start..start + item.size]));
        }
    }
    Ok(vm.tuple(values))
}

fn unpack_one(vm: &Vm, layout: &Layout, item: &Item, data: &[u8]) -> Value {
    let mut bytes = [0; 8];
    if item.size <= 8 {
        bytes[..item.size].copy_from_slice(data);
        if layout.big_endian {
            bytes[..item.size].reverse();
        }
    }
    let unsigned = u64::from_le_bytes(bytes);
    match item.kind {
        Kind::Pad => Value::NONE,
        Kind::Bool => Value::bool(data[0] != 0),
        Kind::Integer { signed: true } => {
            let shift = 64 - 8 * item.size as u32;
            vm.int((unsigned << shift) as i64 >> shift)
        }
        Kind::Integer { signed: false } => match i64::try_from(unsigned) {
            Ok(number) => vm.int(number),
            Err(_) => vm.big_int(BigInt::from(unsigned)),
        },
        Kind::Float => vm.float(match item.size {
            2 => half::f16::from_bits(unsigned as u16).to_f64(),
            4 => f64::from(f32::from_bits(unsigned as u32)),
            _ => f64::from_bits(unsigned),
        }),
        Kind::Char | Kind::Text => vm.bytes(data),
        Kind::Pascal => match data.split_first() {
            Some((&length, rest)) => vm.bytes(&rest[..usize::from(length).min(rest.len())]),
            None => vm.bytes(data),
        },
    }
}
