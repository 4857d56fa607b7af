//! The methods of `int` and `bool`.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Signed;

use super::compare::CompareOperator;
use super::int::{Int, IntRef};
use super::number::{self, Number};
use super::number_methods::{comparison_bodies, operator_bodies};
use super::operator::operator_code;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use super::{hash, int_arithmetic, int_bytes, int_parse};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// `int`.
pub static INT: TypeDef = TypeDef {
    text_signature: Some(""),
    name: "int",
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or text to an integer; 0 without arguments. Numbers are\nrounded towards zero. With a base, x is a str, bytes or bytearray that holds\nan integer literal in that base (2 to 36, or 0: as the literal says).",
    layout: super::heap::VTable::of::<Int>(),
    new: Some(NativeDef::new(
        "__new__($type, x=0, /, base=10)",
        "Create and return a new object.",
        int_parse::int_new,
    )),
    methods: METHODS,
    getset: &[
        GetSetDef { name: "real", doc: "the real part of a complex number", get: get_self, set: None },
        GetSetDef { name: "imag", doc: "the imaginary part of a complex number", get: get_zero, set: None },
        GetSetDef {
            name: "numerator",
            doc: "the numerator of a rational number in lowest terms",
            get: get_self,
            set: None,
        },
        GetSetDef {
            name: "denominator",
            doc: "the denominator of a rational number in lowest terms",
            get: get_one,
            set: None,
        },
    ],
    slots: NativeSlots { hash: Some(hash_slot), repr: Some(repr_slot), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};

/// `bool`.
pub static BOOL: TypeDef = TypeDef {
    name: "bool",
    doc: "The truth value of an object. True and False are the only instances; they are ints, too.",
    layout: super::heap::VTable::of::<Int>(),
    base: Some(&INT),
    new: Some(NativeDef::new("__new__($type, object=False, /)", "Create and return a new object.", bool_new)),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", bool_repr),
        NativeDef::new("__invert__($self, /)", "~self", bool_invert),
        NativeDef::new("__and__($self, value, /)", "Return self&value.", bool_and),
        NativeDef::new("__rand__($self, value, /)", "Return value&self.", bool_and),
        NativeDef::new("__xor__($self, value, /)", "Return self^value.", bool_xor),
        NativeDef::new("__rxor__($self, value, /)", "Return value^self.", bool_xor),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", bool_or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", bool_or),
    ],
    slots: NativeSlots { repr: Some(bool_repr_slot), ..TypeDef::EMPTY.slots },
    flags: type_flag::MATCH_SELF,
    ..TypeDef::EMPTY
};

const METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", int_repr),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", int_hash),
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
    NativeDef::new("__divmod__($self, value, /)", "Return divmod(self, value).", int_divmod),
    NativeDef::new("__rdivmod__($self, value, /)", "Return divmod(value, self).", int_rdivmod),
    NativeDef::new("__pow__($self, value, mod=None, /)", "Return pow(self, value, mod).", int_pow),
    NativeDef::new("__rpow__($self, value, mod=None, /)", "Return pow(value, self, mod).", int_rpow),
    NativeDef::new("__neg__($self, /)", "-self", negative),
    NativeDef::new("__pos__($self, /)", "+self", return_int),
    NativeDef::new("__abs__($self, /)", "abs(self)", absolute),
    NativeDef::new("__bool__($self, /)", "True if self else False", truth),
    NativeDef::new("__invert__($self, /)", "~self", invert),
    NativeDef::new("__lshift__($self, value, /)", "Return self<<value.", left_shift),
    NativeDef::new("__rlshift__($self, value, /)", "Return value<<self.", rleft_shift),
    NativeDef::new("__rshift__($self, value, /)", "Return self>>value.", right_shift),
    NativeDef::new("__rrshift__($self, value, /)", "Return value>>self.", rright_shift),
    NativeDef::new("__and__($self, value, /)", "Return self&value.", and),
    NativeDef::new("__rand__($self, value, /)", "Return value&self.", rand),
    NativeDef::new("__xor__($self, value, /)", "Return self^value.", xor),
    NativeDef::new("__rxor__($self, value, /)", "Return value^self.", rxor),
    NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
    NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
    NativeDef::new("__int__($self, /)", "int(self)", return_int),
    NativeDef::new("__float__($self, /)", "float(self)", int_float),
    NativeDef::new("__floordiv__($self, value, /)", "Return self//value.", floor_divide),
    NativeDef::new("__rfloordiv__($self, value, /)", "Return value//self.", rfloor_divide),
    NativeDef::new("__truediv__($self, value, /)", "Return self/value.", true_divide),
    NativeDef::new("__rtruediv__($self, value, /)", "Return value/self.", rtrue_divide),
    NativeDef::new("__index__($self, /)", "The integer itself, for use as an index.", return_int),
    NativeDef::new("__trunc__($self, /)", "Truncating an Integral returns itself.", return_int),
    NativeDef::new("__floor__($self, /)", "Flooring an Integral returns itself.", return_int),
    NativeDef::new("__ceil__($self, /)", "Ceiling of an Integral returns itself.", return_int),
    NativeDef::new(
        "__round__($self, ndigits=<unrepresentable>, /)",
        "The int itself, or rounded to a power of ten.",
        round,
    ),
    NativeDef::new("conjugate($self, /)", "Returns self, the complex conjugate of any int.", return_int),
    NativeDef::new(
        "bit_length($self, /)",
        "Number of bits necessary to represent self in binary.",
        bit_length,
    ),
    NativeDef::new(
        "bit_count($self, /)",
        "Number of ones in the binary representation of the absolute value of self.",
        bit_count,
    ),
    NativeDef::new(
        "to_bytes($self, /, length=1, byteorder='big', *, signed=False)",
        "The integer as bytes; OverflowError if it does not fit the length.",
        int_bytes::to_bytes,
    ),
    NativeDef::class(
        "from_bytes($type, /, bytes, byteorder='big', *, signed=False)",
        "The integer that bytes represent.",
        int_bytes::from_bytes,
    ),
    NativeDef::new(
        "as_integer_ratio($self, /)",
        "A pair of integers whose ratio is the int: itself and 1.",
        as_integer_ratio,
    ),
    NativeDef::new("__getnewargs__($self, /)", "", getnewargs),
    NativeDef::new(
        "__format__($self, format_spec, /)",
        "Convert to a string according to format_spec.",
        format,
    ),
    NativeDef::new("__sizeof__($self, /)", "Returns size in memory, in bytes.", sizeof),
    NativeDef::new(
        "is_integer($self, /)",
        "Returns True, as float.is_integer does for whole numbers.",
        is_integer,
    ),
];

operator_bodies! {
    add radd operator_code::ADD;
    subtract rsubtract operator_code::SUBTRACT;
    multiply rmultiply operator_code::MULTIPLY;
    remainder rremainder operator_code::REMAINDER;
    left_shift rleft_shift operator_code::LEFT_SHIFT;
    right_shift rright_shift operator_code::RIGHT_SHIFT;
    and rand operator_code::AND;
    or ror operator_code::OR;
    xor rxor operator_code::XOR;
    floor_divide rfloor_divide operator_code::FLOOR_DIVIDE;
    true_divide rtrue_divide operator_code::TRUE_DIVIDE;
}
comparison_bodies!();

/// An operation of two ints; `NotImplemented` for anything else.
fn operate(vm: &Vm, code: u32, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (a.as_int(), b.as_int()) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(int_arithmetic::binary(vm, code, &x, &y)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn rich_compare(_vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    let (Some(x), Some(y)) = (a.as_int(), b.as_int()) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(operator.holds(Some(number::order_ints(&x, &y)))))
}

/// The receiver's number. The caller of a method has checked that it is an int.
fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<IntRef<'a>> {
    args.get(0).as_int().ok_or_else(|| vm.system_error("native method called with a foreign receiver"))
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    value.as_int().map_or_else(|| Ok(String::new()), |int| vm.int_to_text(&int))
}

fn hash_slot(_vm: &Vm, value: &Value) -> PyResult<i64> {
    Ok(value.as_int().map_or(0, |int| hash::hash_int(&int)))
}

fn int_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

fn int_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    hash_slot(vm, args.get(0)).map(|hash| vm.int(hash))
}

/// Quotient rounded down and remainder, as a tuple.
fn divmod(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    let quotient = operate(vm, operator_code::FLOOR_DIVIDE, a, b)?;
    if quotient.is_not_implemented() {
        return Ok(quotient);
    }
    let rest = operate(vm, operator_code::REMAINDER, a, b)?;
    Ok(vm.tuple([quotient, rest]))
}

fn int_divmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    divmod(vm, args.get(0), args.get(1))
}

fn int_rdivmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    divmod(vm, args.get(1), args.get(0))
}

fn power(vm: &Vm, base: &Value, exponent: &Value, modulus: Option<&Value>) -> PyResult {
    let Some(modulus) = modulus else { return operate(vm, operator_code::POWER, base, exponent) };
    let (Some(x), Some(y), Some(z)) = (base.as_int(), exponent.as_int(), modulus.as_int()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let (IntRef::Small(x), IntRef::Small(y @ 0..), IntRef::Small(z @ 1..)) = (&x, &y, &z) {
        return Ok(vm.int(int_arithmetic::small_power_modulo(*x, *y, *z)));
    }
    int_arithmetic::power_modulo(vm, &x.big(), &y.big(), &z.big()).map(|result| vm.big_int(result))
}

fn int_pow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(0), args.get(1), args.not_none(2))
}

fn int_rpow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(1), args.get(0), args.not_none(2))
}

fn negative(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(number::negative(vm, Number::Int(this(vm, args)?)))
}

fn absolute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number::absolute(vm, Number::Int(this(vm, args)?), args.get(0))
}

/// The number as an exact int.
fn return_int(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    get_self(vm, args.get(0))
}

fn get_self(vm: &Vm, value: &Value) -> PyResult {
    match value.as_int() {
        Some(int) => Ok(number::positive(vm, Number::Int(int), value)),
        None => Ok(value.clone()),
    }
}

fn get_zero(vm: &Vm, _value: &Value) -> PyResult {
    Ok(vm.int(0))
}

fn get_one(vm: &Vm, _value: &Value) -> PyResult {
    Ok(vm.int(1))
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(number::is_true(&Number::Int(this(vm, args)?))))
}

fn invert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(match this(vm, args)? {
        IntRef::Small(small) => vm.int(!small),
        IntRef::Wide(wide) => vm.wide_int(!wide),
        IntRef::Big(big) => vm.big_int(!big),
    })
}

fn int_float(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number::int_to_float(vm, &this(vm, args)?).map(|float| vm.float(float))
}

/// Rounds to a power of ten, halves to the even side.
fn round(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(digits) = args.optional(1) else { return return_int(vm, args) };
    let digits = vm.index_big(digits)?;
    if !digits.is_negative() {
        return return_int(vm, args);
    }
    let int = this(vm, args)?;
    let int = int.big();
    // Beyond the number's own length everything rounds to zero.
    let places = match u32::try_from(-digits) {
        Ok(places) if u64::from(places) <= int.bits() => places,
        _ => return Ok(vm.int(0)),
    };
    let unit = BigInt::from(10).pow(places);
    let (quotient, rest) = int.div_mod_floor(&unit);
    let double = rest * 2;
    let up = double > unit || (double == unit && quotient.is_odd());
    Ok(vm.big_int((quotient + BigInt::from(i32::from(up))) * unit))
}

fn bit_length(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(match this(vm, args)? {
        IntRef::Small(small) => vm.int(i64::from(64 - small.unsigned_abs().leading_zeros())),
        IntRef::Wide(wide) => vm.int(i64::from(128 - wide.unsigned_abs().leading_zeros())),
        IntRef::Big(big) => vm.int(big.bits() as i64),
    })
}

fn bit_count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(match this(vm, args)? {
        IntRef::Small(small) => vm.int(i64::from(small.unsigned_abs().count_ones())),
        IntRef::Wide(wide) => vm.int(i64::from(wide.unsigned_abs().count_ones())),
        IntRef::Big(big) => vm.int(big.magnitude().count_ones() as i64),
    })
}

fn as_integer_ratio(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([return_int(vm, args)?, vm.int(1)]))
}

fn getnewargs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([return_int(vm, args)?]))
}

fn format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let spec = vm.text_argument(args.get(1), "__format__")?;
    super::format_number::format_int(vm, args.get(0), spec).map(|text| vm.text(text))
}

/// As on CPython: a header of 24 bytes and 4 for each 30 bits.
fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let bits = this(vm, args)?.big().bits();
    Ok(vm.int(24 + 4 * bits.div_ceil(30).max(1) as i64))
}

fn is_integer(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::TRUE)
}

fn bool_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.class_argument(args, &vm.types.bool)?;
    match args.optional(1) {
        Some(object) => vm.is_true(object).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

fn bool_repr_slot(_vm: &Vm, value: &Value) -> PyResult<String> {
    Ok(if value.is(&Value::TRUE) { "True" } else { "False" }.to_owned())
}

fn bool_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    bool_repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

fn bool_invert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.warn(&vm.exceptions.deprecation_warning, crate::bytecode::BOOL_INVERTED, 1)?;
    invert(vm, args)
}

fn bool_operation(vm: &Vm, args: &Arguments<'_>, code: u32) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    match (number::number_of(a), b.as_int()) {
        (Some(x), Some(y)) => {
            Ok(number::binary(vm, code, a, b, x, Number::Int(y))?.unwrap_or(Value::NOT_IMPLEMENTED))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn bool_and(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    bool_operation(vm, args, operator_code::AND)
}

fn bool_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    bool_operation(vm, args, operator_code::OR)
}

fn bool_xor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    bool_operation(vm, args, operator_code::XOR)
}
