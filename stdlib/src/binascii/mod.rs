//! The module `binascii`: conversions between bytes and ASCII encodings of them.
//!
//! The decoders are written here, since which input CPython skips and which it refuses is no crate's.

mod base64;
mod quoted_printable;
mod uu;

use std::sync::Arc;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{new_exception_class, own_exception};

const ERROR: &str = "binascii.Error";

fn error(vm: &Vm, message: impl AsRef<str>) -> Raised {
    own_exception(vm, ERROR, message)
}

/// The bytes of an argument that may also be an ASCII string.
fn ascii_argument(vm: &Vm, value: &Value) -> PyResult<Arc<[u8]>> {
    if let Some(text) = value.downcast_ref::<Str>() {
        if !text.is_ascii() {
            return Err(vm.value_error("string argument should contain only ASCII characters"));
        }
        return Ok(text.as_str().as_bytes().into());
    }
    vm.buffer(value)?.ok_or_else(|| {
        let found = vm.type_name(value);
        vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{found}'"))
    })
}

/// An optional argument that is true or false.
fn flag(vm: &Vm, args: &Arguments<'_>, index: usize, default: bool) -> PyResult<bool> {
    args.optional(index).map_or(Ok(default), |value| vm.is_true(value))
}

/// The byte that separates groups of digits.
fn separator(vm: &Vm, value: &Value) -> PyResult<u8> {
    if vm.len(value)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    if let Some(text) = value.downcast_ref::<Str>() {
        let code = text.as_str().chars().next().map_or(0, u32::from);
        return u8::try_from(code).map_err(|_| vm.value_error("sep must be ASCII."));
    }
    match vm.buffer(value)? {
        Some(bytes) => Ok(bytes[0]),
        None => Err(vm.type_error("sep must be str or bytes.")),
    }
}

fn hexlify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let separator = args.optional(1).map(|value| separator(vm, value)).transpose()?;
    let group = args.optional(2).map_or(Ok(1), |value| vm.int_argument(value))?;
    let data = vm.buffer_argument(args.get(0))?;
    vm.reserve(data.len(), 3)?;
    vm.work(data.len() / 16)?;
    let size = group.unsigned_abs() as usize;
    let mut text = Vec::with_capacity(data.len() * 2);
    for (index, byte) in data.iter().enumerate() {
        let distance = if group < 0 { index } else { data.len() - index };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && distance % size == 0
        {
            text.push(separator);
        }
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    Ok(vm.bytes(text))
}

fn unhexlify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = ascii_argument(vm, args.get(0))?;
    vm.work(text.len() / 16)?;
    if text.len() % 2 == 1 {
        return Err(error(vm, "Odd-length string"));
    }
    let digit = |byte: u8| (byte as char).to_digit(16);
    let mut data = Vec::with_capacity(text.len() / 2);
    for pair in text.chunks_exact(2) {
        match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => data.push((high * 16 + low) as u8),
            _ => return Err(error(vm, "Non-hexadecimal digit found")),
        }
    }
    Ok(vm.bytes(data))
}

fn crc_hqx(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let start = vm.index_big(args.get(1))? & num_bigint::BigInt::from(0xffff);
    vm.work(data.len() / 8)?;
    let mut crc = u16::try_from(&start).unwrap_or(0);
    for &byte in data.iter() {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 };
        }
    }
    Ok(vm.int(i64::from(crc)))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    new_exception_class(vm, module, ERROR, vm.exceptions.value_error.value())?;
    new_exception_class(vm, module, "binascii.Incomplete", vm.exceptions.exception.value())?;
    Ok(())
}

const HEXLIFY_DOC: &str = "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.";
const UNHEXLIFY_DOC: &str = "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).";

/// `binascii`.
pub(crate) static BINASCII: ModuleDef = ModuleDef {
    name: "binascii",
    doc: "Conversion between binary data and ASCII",
    functions: &[
        NativeDef::new("a2b_uu(data, /)", "Decode a line of uuencoded data.", uu::decode),
        NativeDef::new("b2a_uu(data, /, *, backtick=False)", "Uuencode line of data.", uu::encode),
        NativeDef::new(
            "a2b_base64(data, /, *, strict_mode=False)",
            "Decode a line of base64 data.",
            base64::decode,
        ),
        NativeDef::new("b2a_base64(data, /, *, newline=True)", "Base64-code line of data.", base64::encode),
        NativeDef::new("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", HEXLIFY_DOC, hexlify),
        NativeDef::new("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", HEXLIFY_DOC, hexlify),
        NativeDef::new("a2b_hex(hexstr, /)", UNHEXLIFY_DOC, unhexlify),
        NativeDef::new("unhexlify(hexstr, /)", UNHEXLIFY_DOC, unhexlify),
        NativeDef::new("crc_hqx(data, crc, /)", "Compute CRC-CCITT incrementally.", crc_hqx),
        NativeDef::new("crc32(data, crc=0, /)", "Compute CRC-32 incrementally.", crate::zlib::crc32),
        NativeDef::new(
            "a2b_qp(data, header=False)",
            "Decode a string of qp-encoded data.",
            quoted_printable::decode,
        ),
        NativeDef::new(
            "b2a_qp(data, quotetabs=False, istext=True, header=False)",
            "Encode a string using quoted-printable encoding.",
            quoted_printable::encode,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
