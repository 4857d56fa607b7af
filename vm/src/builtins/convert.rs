//! Built-in functions that convert and compute: `repr`, `ord`, `divmod`, `round`, `format`, …

use crate::native::{Arguments, Leaf, NativeDef, PyResult};
use crate::object::bytearray::ByteArray;
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::Vm;

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.repr(args.get(0))?.into_value())
}

fn ascii(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.ascii(args.get(0))?.into_value())
}

fn abs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match vm.call_special(args.get(0), &vm.names.__abs__, &[])? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", vm.type_name(args.get(0))))),
    }
}

fn in_base(vm: &Vm, value: &Value, prefix: &str, radix: u32) -> PyResult {
    let number = vm.index_big(value)?;
    let sign = if number.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    Ok(vm.text(format!("{sign}{prefix}{}", number.magnitude().to_str_radix(radix))))
}

fn bin(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_base(vm, args.get(0), "0b", 2)
}

fn oct(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_base(vm, args.get(0), "0o", 8)
}

fn hex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_base(vm, args.get(0), "0x", 16)
}

fn chr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let code = match args.get(0).as_small_int() {
        Some(small) => u32::try_from(small).ok(),
        None => u32::try_from(&vm.index_big(args.get(0))?).ok(),
    };
    let code = match code {
        Some(code) if code <= 0x0010_ffff => code,
        _ => return Err(vm.value_error("chr() arg not in range(0x110000)")),
    };
    Ok(vm.character(code))
}

fn abs_leaf(vm: &Vm, number: &Value) -> Option<Value> {
    match number.as_small_int() {
        Some(small) => Value::try_small_int(small.abs()),
        None => number.as_float().filter(|_| number.is_exact()).map(|float| vm.float(float.abs())),
    }
}

fn chr_leaf(vm: &Vm, code: &Value) -> Option<Value> {
    let code = u32::try_from(code.as_small_int()?).ok().filter(|code| *code <= 0x0010_ffff)?;
    Some(vm.character(code))
}

fn ord_leaf(_vm: &Vm, character: &Value) -> Option<Value> {
    Value::try_small_int(i64::from(character.downcast_ref::<Str>()?.only_code()?))
}

fn ord(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    if let Some(text) = value.downcast_ref::<Str>() {
        if let Some(code) = text.only_code() {
            return Ok(vm.int(i64::from(code)));
        }
        return Err(vm.type_error(format!(
            "ord() expected a character, but string of length {} found",
            text.char_count()
        )));
    }
    if let Some(bytes) = value.downcast_ref::<Bytes>() {
        if let [byte] = *bytes.data {
            return Ok(vm.int(i64::from(byte)));
        }
        return Err(vm.type_error(format!(
            "ord() expected a character, but string of length {} found",
            bytes.data.len()
        )));
    }
    if let Some(array) = value.downcast_ref::<ByteArray>() {
        let data = array.data.borrow();
        return match data.as_slice() {
            [byte] => Ok(vm.int(i64::from(*byte))),
            all => Err(vm
                .type_error(format!("ord() expected a character, but string of length {} found", all.len()))),
        };
    }
    Err(vm.type_error(format!("ord() expected string of length 1, but {} found", vm.type_name(value))))
}

fn divmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    let names = &vm.names;
    let order = if vm.type_of(b).is(vm.type_of(a)) || !vm.type_of(b).is_subtype(vm.type_of(a)) {
        [(a, &names.__divmod__, b), (b, &names.__rdivmod__, a)]
    } else {
        [(b, &names.__rdivmod__, a), (a, &names.__divmod__, b)]
    };
    for (receiver, name, other) in order {
        if let Some(result) = vm.call_special(receiver, name, std::slice::from_ref(other))?
            && !result.is_not_implemented()
        {
            return Ok(result);
        }
    }
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{}' and '{}'",
        vm.type_name(a),
        vm.type_name(b)
    )))
}

fn pow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.power(args.get(0), args.get(1), args.optional(2).unwrap_or(&Value::NONE))
}

fn round(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let digits: Vec<Value> = args.not_none(1).cloned().into_iter().collect();
    match vm.call_special(value, &vm.names.__round__, &digits)? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("type {} doesn't define __round__ method", vm.type_name(value)))),
    }
}

fn format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let spec = match args.optional(1) {
        None => "",
        Some(spec) => match spec.downcast_ref::<Str>() {
            Some(spec) => spec.as_str(),
            None => {
                return Err(
                    vm.type_error(format!("format() argument 2 must be str, not {}", vm.argument_type(spec)))
                );
            }
        },
    };
    Ok(vm.text(vm.format(args.get(0), spec)?))
}

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("repr(obj, /)", "Return the canonical string representation of the object.", repr),
    NativeDef::new("ascii(obj, /)", "Return an ASCII-only representation of an object.", ascii),
    NativeDef::new("abs(x, /)", "Return the absolute value of the argument.", abs)
        .with_leaf(Leaf::One(abs_leaf)),
    NativeDef::new("bin(number, /)", "Return the binary representation of an integer.", bin),
    NativeDef::new("oct(number, /)", "Return the octal representation of an integer.", oct),
    NativeDef::new("hex(number, /)", "Return the hexadecimal representation of an integer.", hex),
    NativeDef::new(
        "chr(i, /)",
        "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
        chr,
    )
    .with_leaf(Leaf::One(chr_leaf)),
    NativeDef::new("ord(c, /)", "Return the Unicode code point for a one-character string.", ord)
        .with_leaf(Leaf::One(ord_leaf)),
    NativeDef::new("divmod(x, y, /)", "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.", divmod),
    NativeDef::new(
        "pow(base, exp, mod=None)",
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
        pow,
    ),
    NativeDef::new(
        "round(number, ndigits=None)",
        "Round a number to a given precision in decimal digits.",
        round,
    ),
    NativeDef::new(
        "format(value, format_spec='', /)",
        "Return type(value).__format__(value, format_spec)",
        format,
    ),
];
