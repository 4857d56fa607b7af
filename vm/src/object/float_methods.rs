//! The methods of `float`.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{FromPrimitive, ToPrimitive, Zero};

use super::compare::CompareOperator;
use super::float::Float;
use super::heap::VTable;
use super::int_arithmetic::{ratio_to_float, scale};
use super::number::{self, Number, number_of};
use super::number_methods::{comparison_bodies, operator_bodies};
use super::operator::operator_code;
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use super::{float_arithmetic, float_hex, float_parse, float_text};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// `float`.
pub static FLOAT: TypeDef = TypeDef {
    name: "float",
    doc: "Convert a string or number to a floating-point number, if possible.",
    layout: VTable::of::<Float>(),
    new: Some(NativeDef::new(
        "__new__($type, x=0, /)",
        "Create and return a new object.",
        float_parse::float_new,
    )),
    methods: METHODS,
    getset: &[
        GetSetDef { name: "real", doc: "the real part of a complex number", get: get_self, set: None },
        GetSetDef { name: "imag", doc: "the imaginary part of a complex number", get: get_zero, set: None },
    ],
    slots: NativeSlots { hash: Some(hash_slot), repr: Some(repr_slot), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};

const METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", float_repr),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", float_hash),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", add),
    NativeDef::new("__radd__($self, value, /)", "Return value+self.", radd),
    NativeDef::new("__sub__($self, value, /)", "Return self-value.", subtract),
    NativeDef::new("__rsub__($self, value, /)", "Return value-self.", rsubtract),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", multiply),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", rmultiply),
    NativeDef::new("__mod__($self, value, /)", "Return self%value.", remainder),
    NativeDef::new("__rmod__($self, value, /)", "Return value%self.", rremainder),
    NativeDef::new("__divmod__($self, value, /)", "Return divmod(self, value).", float_divmod),
    NativeDef::new("__rdivmod__($self, value, /)", "Return divmod(value, self).", float_rdivmod),
    NativeDef::new("__pow__($self, value, mod=None, /)", "Return pow(self, value, mod).", float_pow),
    NativeDef::new("__rpow__($self, value, mod=None, /)", "Return pow(value, self, mod).", float_rpow),
    NativeDef::new("__neg__($self, /)", "-self", negative),
    NativeDef::new("__pos__($self, /)", "+self", return_float),
    NativeDef::new("__abs__($self, /)", "abs(self)", absolute),
    NativeDef::new("__bool__($self, /)", "True if self else False", truth),
    NativeDef::new("__int__($self, /)", "int(self)", truncate),
    NativeDef::new("__float__($self, /)", "float(self)", return_float),
    NativeDef::new("__floordiv__($self, value, /)", "Return self//value.", floor_divide),
    NativeDef::new("__rfloordiv__($self, value, /)", "Return value//self.", rfloor_divide),
    NativeDef::new("__truediv__($self, value, /)", "Return self/value.", true_divide),
    NativeDef::new("__rtruediv__($self, value, /)", "Return value/self.", rtrue_divide),
    NativeDef::new("conjugate($self, /)", "Return self, the complex conjugate of any float.", return_float),
    NativeDef::new("__trunc__($self, /)", "Return the Integral closest to x between 0 and x.", truncate),
    NativeDef::new("__floor__($self, /)", "Return the floor as an Integral.", floor),
    NativeDef::new("__ceil__($self, /)", "Return the ceiling as an Integral.", ceil),
    NativeDef::new(
        "__round__($self, ndigits=None, /)",
        "Rounded, halves to even: to an int, or a float with ndigits decimals.",
        round,
    ),
    NativeDef::new(
        "as_integer_ratio($self, /)",
        "A pair of integers whose ratio is exactly the float.",
        as_integer_ratio,
    ),
    NativeDef::class(
        "fromhex($type, string, /)",
        "The float that a hexadecimal text stands for.",
        float_hex::from_hex,
    ),
    NativeDef::new("hex($self, /)", "The float as hexadecimal text.", float_hex::to_hex),
    NativeDef::new("is_integer($self, /)", "Return True if the float is an integer.", is_integer),
    NativeDef::new("__getnewargs__($self, /)", "", getnewargs),
    NativeDef::class("__getformat__($type, typestr, /)", "How C's float or double is stored.", getformat),
    NativeDef::new(
        "__format__($self, format_spec, /)",
        "Formats the float according to format_spec.",
        format,
    ),
];

operator_bodies! {
    add radd operator_code::ADD;
    subtract rsubtract operator_code::SUBTRACT;
    multiply rmultiply operator_code::MULTIPLY;
    remainder rremainder operator_code::REMAINDER;
    floor_divide rfloor_divide operator_code::FLOOR_DIVIDE;
    true_divide rtrue_divide operator_code::TRUE_DIVIDE;
}
comparison_bodies!();

/// The number as a float; `None` for what is neither float nor int.
fn real(vm: &Vm, value: &Value) -> PyResult<Option<f64>> {
    match number_of(value) {
        Some(Number::Float(float)) => Ok(Some(float)),
        Some(Number::Int(int)) => number::int_to_float(vm, &int).map(Some),
        _ => Ok(None),
    }
}

fn operate(vm: &Vm, code: u32, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (real(vm, a)?, real(vm, b)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(float_arithmetic::binary(vm, code, x, y)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn rich_compare(_vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    match (number_of(a), number_of(b)) {
        (Some(Number::Complex(_)) | None, _) | (_, Some(Number::Complex(_)) | None) => {
            Ok(Value::NOT_IMPLEMENTED)
        }
        (Some(x), Some(y)) => Ok(Value::bool(operator.holds(number::order(&x, &y)))),
    }
}

/// The receiver's number. The caller of a method has checked that it is a float.
fn this(vm: &Vm, args: &Arguments<'_>) -> PyResult<f64> {
    args.get(0).as_float().ok_or_else(|| vm.system_error("native method called with a foreign receiver"))
}

fn repr_slot(_vm: &Vm, value: &Value) -> PyResult<String> {
    Ok(float_text::repr(value.as_float().unwrap_or(f64::NAN)))
}

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    Ok(vm.hash_number(&Number::Float(value.as_float().unwrap_or(f64::NAN)), value))
}

fn float_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

fn float_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    hash_slot(vm, args.get(0)).map(|hash| vm.int(hash))
}

fn divmod(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (real(vm, a)?, real(vm, b)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    if y == 0.0 {
        return Err(vm.zero_division_error("float divmod()"));
    }
    let (quotient, rest) = float_arithmetic::divmod(x, y);
    Ok(vm.tuple([vm.float(quotient), vm.float(rest)]))
}

fn float_divmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    divmod(vm, args.get(0), args.get(1))
}

fn float_rdivmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    divmod(vm, args.get(1), args.get(0))
}

fn power(vm: &Vm, base: &Value, exponent: &Value, modulus: Option<&Value>) -> PyResult {
    if modulus.is_some() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    operate(vm, operator_code::POWER, base, exponent)
}

fn float_pow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(0), args.get(1), args.not_none(2))
}

fn float_rpow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(1), args.get(0), args.not_none(2))
}

fn negative(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(-this(vm, args)?))
}

fn absolute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(this(vm, args)?.abs()))
}

fn return_float(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    get_self(vm, args.get(0))
}

fn get_self(vm: &Vm, value: &Value) -> PyResult {
    match value.as_float() {
        Some(float) if !value.is_exact() => Ok(vm.float(float)),
        _ => Ok(value.clone()),
    }
}

fn get_zero(vm: &Vm, _value: &Value) -> PyResult {
    Ok(vm.float(0.0))
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(this(vm, args)? != 0.0))
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.float_to_int(this(vm, args)?.trunc())
}

fn floor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.float_to_int(this(vm, args)?.floor())
}

fn ceil(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.float_to_int(this(vm, args)?.ceil())
}

/// Beyond these numbers of decimals a float stays as it is, or becomes zero.
const MOST_DECIMALS: i64 = 323;
const LEAST_DECIMALS: i64 = -308;

fn round(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = this(vm, args)?;
    let Some(decimals) = args.not_none(1) else { return vm.float_to_int(value.round_ties_even()) };
    let decimals = vm.index_clamped(decimals)?;
    if !value.is_finite() || decimals > MOST_DECIMALS {
        return return_float(vm, args);
    }
    if decimals < LEAST_DECIMALS {
        return Ok(vm.float(0.0 * value));
    }
    let rounded = if decimals >= 0 {
        format!("{value:.*}", decimals as usize).parse().unwrap_or(value)
    } else {
        round_to_power(value, decimals.unsigned_abs() as u32)
    };
    if rounded.is_infinite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(vm.float(rounded))
}

/// Rounds to a multiple of `10**places`, halves to even, exactly.
fn round_to_power(value: f64, places: u32) -> f64 {
    let whole = BigUint::from_f64(value.abs().trunc()).unwrap_or_default();
    let has_fraction = value.fract() != 0.0;
    let unit = BigUint::from(10_u32).pow(places);
    let (quotient, rest) = whole.div_rem(&unit);
    let up = match (rest * 2_u32).cmp(&unit) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => has_fraction || quotient.is_odd(),
        std::cmp::Ordering::Less => false,
    };
    let quotient = if up { quotient + 1_u32 } else { quotient };
    (quotient * unit).to_f64().unwrap_or(f64::INFINITY).copysign(value)
}

/// Numerator and denominator of a finite float, in lowest terms.
pub(crate) fn integer_ratio(value: f64) -> (BigInt, BigInt) {
    if value == 0.0 {
        return (BigInt::zero(), BigInt::from(1));
    }
    let (fraction, exponent) = libm::frexp(value);
    let mut mantissa = (fraction * 9_007_199_254_740_992.0) as i64;
    let mut exponent = i64::from(exponent) - 53;
    let even = mantissa.trailing_zeros().min(exponent.min(0).unsigned_abs() as u32);
    mantissa >>= even;
    exponent += i64::from(even);
    if exponent >= 0 {
        (BigInt::from(mantissa) << exponent as u64, BigInt::from(1))
    } else {
        (BigInt::from(mantissa), BigInt::from(1) << exponent.unsigned_abs())
    }
}

fn as_integer_ratio(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = this(vm, args)?;
    if value.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (numerator, denominator) = integer_ratio(value);
    Ok(vm.tuple([vm.big_int(numerator), vm.big_int(denominator)]))
}

fn is_integer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = this(vm, args)?;
    Ok(Value::bool(value.is_finite() && value.fract() == 0.0))
}

fn getnewargs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([return_float(vm, args)?]))
}

fn getformat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(1).downcast_ref::<Str>().map(Str::as_str) {
        Some("double" | "float") => Ok(vm.text("IEEE, little-endian")),
        Some(_) => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => Err(vm.type_error(format!(
            "__getformat__() argument must be str, not {}",
            vm.argument_type(args.get(1))
        ))),
    }
}

fn format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let spec = vm.text_argument(args.get(1), "__format__")?;
    super::format_number::format_float(vm, args.get(0), spec).map(|text| vm.text(text))
}

/// The float nearest to a decimal or hexadecimal fraction `numerator * 2**exponent`; `None` if it is too large.
pub(crate) fn float_from_parts(numerator: &BigUint, exponent: i64) -> Option<f64> {
    if numerator.is_zero() {
        return Some(0.0);
    }
    let top = numerator.bits() as i64 + exponent;
    if top > 1024 {
        return None;
    }
    if top < -1080 {
        return Some(0.0);
    }
    if exponent >= 0 {
        let value = ratio_to_float(numerator, &BigUint::from(1_u32))?;
        let scaled = scale(value, exponent);
        return scaled.is_finite().then_some(scaled);
    }
    ratio_to_float(numerator, &(BigUint::from(1_u32) << exponent.unsigned_abs()))
}
