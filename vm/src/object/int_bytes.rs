//! `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};

use super::bytes::Bytes;
use super::heap::Kind;
use super::str::Str;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// Whether the byte order argument says little endian.
fn is_little(vm: &Vm, function: &str, order: Option<&Value>) -> PyResult<bool> {
    let Some(order) = order else { return Ok(false) };
    match order.downcast_ref::<Str>().map(Str::as_str) {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let found = vm.argument_type(order);
            Err(vm.type_error(format!("{function}() argument 'byteorder' must be str, not {found}")))
        }
    }
}

fn is_signed(vm: &Vm, argument: Option<&Value>) -> PyResult<bool> {
    argument.map_or(Ok(false), |value| vm.is_true(value))
}

/// `int.to_bytes(length=1, byteorder='big', *, signed=False)`.
pub(super) fn to_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let length = args.optional(1).map_or(Ok(1), |length| vm.size_argument(length))?;
    let little = is_little(vm, "to_bytes", args.optional(2))?;
    let signed = is_signed(vm, args.optional(3))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let Some(int) = args.get(0).as_int() else { return Err(vm.system_error("to_bytes of a foreign object")) };
    if int.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    vm.reserve(length, 1)?;
    let big = int.big();
    let mut bytes = if big.sign() == Sign::NoSign {
        Vec::new()
    } else if signed {
        big.to_signed_bytes_le()
    } else {
        big.magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if int.is_negative() { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(vm.bytes(bytes))
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`.
pub(super) fn from_bytes(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let little = is_little(vm, "from_bytes", args.optional(2))?;
    let signed = is_signed(vm, args.optional(3))?;
    let source = args.get(1);
    let converted = match source.kind() {
        Kind::BYTES => source.clone(),
        Kind::STR | Kind::INT | Kind::BOOL => {
            return Err(vm.type_error(format!("cannot convert '{}' object to bytes", vm.type_name(source))));
        }
        _ => vm.call(vm.types.bytes.value(), std::slice::from_ref(source))?,
    };
    let Some(bytes) = converted.downcast_ref::<Bytes>() else {
        return Err(vm.type_error(format!("cannot convert '{}' object to bytes", vm.type_name(source))));
    };
    let value = match (little, signed) {
        (true, true) => BigInt::from_signed_bytes_le(&bytes.data),
        (false, true) => BigInt::from_signed_bytes_be(&bytes.data),
        (true, false) => BigInt::from_bytes_le(Sign::Plus, &bytes.data),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, &bytes.data),
    };
    let int = vm.big_int(value);
    let class = args.get(0);
    if class.is(vm.types.int.value()) { Ok(int) } else { vm.call(class, &[int]) }
}
