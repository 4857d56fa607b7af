//! The methods of `complex`, and its constructor.

use super::compare::CompareOperator;
use super::complex::Complex;
use super::float_parse::{float_prefix, plain_digits};
use super::heap::{Kind, VTable};
use super::int_parse::{ascii_digits, is_space};
use super::number::{self, Number, number_of};
use super::number_methods::{self, comparison_bodies, operator_bodies};
use super::operator::operator_code;
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use super::{complex_arithmetic, float_text};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// `complex`.
pub static COMPLEX: TypeDef = TypeDef {
    name: "complex",
    doc: "Create a complex number from a string or numbers.",
    layout: VTable::of::<Complex>(),
    new: Some(NativeDef::new(
        "__new__($type, real=0, imag=0)",
        "Create and return a new object.",
        complex_new,
    )),
    methods: METHODS,
    getset: &[
        GetSetDef {
            name: "real",
            doc: "the real part of a complex number",
            get: get_real,
            set: Some(number_methods::read_only),
        },
        GetSetDef {
            name: "imag",
            doc: "the imaginary part of a complex number",
            get: get_imaginary,
            set: Some(number_methods::read_only),
        },
    ],
    slots: NativeSlots { hash: Some(hash_slot), repr: Some(repr_slot), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

const METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", complex_repr),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", complex_hash),
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
    NativeDef::new("__pow__($self, value, mod=None, /)", "Return pow(self, value, mod).", complex_pow),
    NativeDef::new("__rpow__($self, value, mod=None, /)", "Return pow(value, self, mod).", complex_rpow),
    NativeDef::new("__neg__($self, /)", "-self", negative),
    NativeDef::new("__pos__($self, /)", "+self", return_complex),
    NativeDef::new("__abs__($self, /)", "abs(self)", absolute),
    NativeDef::new("__bool__($self, /)", "True if self else False", truth),
    NativeDef::new("__truediv__($self, value, /)", "Return self/value.", true_divide),
    NativeDef::new("__rtruediv__($self, value, /)", "Return value/self.", rtrue_divide),
    NativeDef::new(
        "conjugate($self, /)",
        "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
        conjugate,
    ),
    NativeDef::new("__complex__($self, /)", "Convert this value to exact type complex.", return_complex),
    NativeDef::new("__getnewargs__($self, /)", "", getnewargs),
    NativeDef::new(
        "__format__($self, format_spec, /)",
        "Convert to a string according to format_spec.",
        format,
    ),
];

operator_bodies! {
    add radd operator_code::ADD;
    subtract rsubtract operator_code::SUBTRACT;
    multiply rmultiply operator_code::MULTIPLY;
    true_divide rtrue_divide operator_code::TRUE_DIVIDE;
}
comparison_bodies!();

fn operate(vm: &Vm, code: u32, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (number_of(a), number_of(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (x, y) = (number::to_complex(vm, x)?, number::to_complex(vm, y)?);
    Ok(complex_arithmetic::binary(vm, code, x, y)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn rich_compare(_vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    match (number_of(a), number_of(b), operator) {
        (Some(x), Some(y), CompareOperator::Equal) => Ok(Value::bool(number::equal(&x, &y))),
        (Some(x), Some(y), CompareOperator::NotEqual) => Ok(Value::bool(!number::equal(&x, &y))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn this(vm: &Vm, args: &Arguments<'_>) -> PyResult<Complex> {
    args.this::<Complex>(vm).copied()
}

fn part_of(value: &Value) -> Complex {
    value.downcast_ref::<Complex>().copied().unwrap_or(Complex { re: f64::NAN, im: f64::NAN })
}

fn get_real(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.float(part_of(value).re))
}

fn get_imaginary(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.float(part_of(value).im))
}

fn repr_slot(_vm: &Vm, value: &Value) -> PyResult<String> {
    let Complex { re, im } = part_of(value);
    Ok(float_text::complex_repr(re, im))
}

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    Ok(vm.hash_number(&Number::Complex(part_of(value)), value))
}

fn complex_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

fn complex_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    hash_slot(vm, args.get(0)).map(|hash| vm.int(hash))
}

fn power(vm: &Vm, base: &Value, exponent: &Value, modulus: Option<&Value>) -> PyResult {
    if number_of(base).is_none() || number_of(exponent).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if modulus.is_some() {
        return Err(vm.value_error("complex modulo"));
    }
    operate(vm, operator_code::POWER, base, exponent)
}

fn complex_pow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(0), args.get(1), args.not_none(2))
}

fn complex_rpow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    power(vm, args.get(1), args.get(0), args.not_none(2))
}

fn negative(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Complex { re, im } = this(vm, args)?;
    Ok(vm.complex(-re, -im))
}

fn return_complex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Complex { re, im } = this(vm, args)?;
    Ok(if args.get(0).is_exact() { args.get(0).clone() } else { vm.complex(re, im) })
}

fn absolute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    number::absolute(vm, Number::Complex(this(vm, args)?), args.get(0))
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(number::is_true(&Number::Complex(this(vm, args)?))))
}

fn conjugate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Complex { re, im } = this(vm, args)?;
    Ok(vm.complex(re, -im))
}

fn getnewargs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Complex { re, im } = this(vm, args)?;
    Ok(vm.tuple([vm.float(re), vm.float(im)]))
}

fn format(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let spec = vm.text_argument(args.get(1), "__format__")?;
    super::format_number::format_complex(vm, args.get(0), spec).map(|text| vm.text(text))
}

/// `complex.__new__(type, real=0, imag=0)`.
fn complex_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.types.complex)?;
    let exact = class.is(&vm.types.complex);
    let (real, imaginary) = (args.optional(1), args.optional(2));
    if let (Some(real), None) = (real, imaginary)
        && exact
        && real.is_exactly(Kind::COMPLEX)
    {
        return Ok(real.clone());
    }
    let Complex { re, im } = match real.and_then(|real| real.downcast_ref::<Str>()) {
        Some(_) if imaginary.is_some() => {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        Some(text) => parse_complex(text.as_str())
            .ok_or_else(|| vm.value_error("complex() arg is a malformed string"))?,
        None => combine(vm, real, imaginary)?,
    };
    if exact { Ok(vm.complex(re, im)) } else { Ok(vm.instance_of(Complex { re, im }, &class)) }
}

/// `real + imaginary * 1j`, where both may be complex. Parts that were not given do not touch signed zeros.
fn combine(vm: &Vm, real: Option<&Value>, imaginary: Option<&Value>) -> PyResult<Complex> {
    if imaginary.is_some_and(|imaginary| imaginary.kind() == Kind::STR) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let first = match real {
        Some(value) => vm.complex_part(value, true)?,
        None => Number::Float(0.0),
    };
    let second = match imaginary {
        Some(value) => Some(vm.complex_part(value, false)?),
        None => None,
    };
    let mut result = number::to_complex(vm, first)?;
    match second {
        None => {}
        Some(Number::Complex(second)) => {
            result.re -= second.im;
            result.im += second.re;
        }
        Some(second) => {
            let second = number::to_complex(vm, second)?.re;
            result.im = if real.is_some_and(|real| real.kind() == Kind::COMPLEX) {
                result.im + second
            } else {
                second
            };
        }
    }
    Ok(result)
}

impl Vm {
    /// An argument of `complex()` as a number: through `__complex__`, `__float__` or `__index__` if need be.
    fn complex_part(&self, value: &Value, first: bool) -> PyResult<Number<'static>> {
        if let Some(complex) = value.downcast_ref::<Complex>()
            && value.is_exact()
        {
            return Ok(Number::Complex(*complex));
        }
        if first && let Some(complex) = self.try_complex(value)? {
            return Ok(Number::Complex(complex));
        }
        if let Some(complex) = value.downcast_ref::<Complex>() {
            return Ok(Number::Complex(*complex));
        }
        let converts = [&self.names.__float__, &self.names.__index__];
        if converts.iter().any(|name| self.lookup_special(value, name).is_some()) {
            return self.to_float(value).map(Number::Float);
        }
        let name = self.type_name(value);
        Err(self.type_error(if first {
            format!("complex() first argument must be a string or a number, not '{name}'")
        } else {
            format!("complex() second argument must be a number, not '{name}'")
        }))
    }

    /// The result of `__complex__`, if the type has it.
    pub fn try_complex(&self, value: &Value) -> PyResult<Option<Complex>> {
        let Some(function) = self.lookup_special(value, &self.names.__complex__) else { return Ok(None) };
        let result = self.call_with_none(&function, value)?;
        match result.downcast_ref::<Complex>() {
            Some(complex) if !result.is_exact() => {
                self.warn_subclass("__complex__", &result, "complex")?;
                Ok(Some(*complex))
            }
            Some(complex) => Ok(Some(*complex)),
            None => {
                let name = self.type_name(&result);
                Err(self.type_error(format!("__complex__ returned non-complex (type {name})")))
            }
        }
    }

    /// A number as complex: `__complex__`, floats, ints, `__float__`, `__index__` (for `cmath`).
    pub fn to_complex(&self, value: &Value) -> PyResult<Complex> {
        if let Some(complex) = value.downcast_ref::<Complex>() {
            return Ok(*complex);
        }
        match self.try_complex(value)? {
            Some(complex) => Ok(complex),
            None => Ok(Complex { re: self.to_float(value)?, im: 0.0 }),
        }
    }
}

/// The complex number that a text is: `1+2j`, `(1+2j)`, `3`, `j`.
fn parse_complex(text: &str) -> Option<Complex> {
    let ascii = ascii_digits(text);
    let mut text = ascii.trim_matches(is_space);
    if let Some(inner) = text.strip_prefix('(') {
        text = inner.strip_suffix(')')?.trim_matches(is_space);
    }
    let text = plain_digits(text)?;
    let is_unit = |text: &str| matches!(text, "j" | "J");
    let (first, rest) = match float_prefix(&text) {
        Some((value, end)) => (Some(value), &text[end..]),
        None => (None, text.as_str()),
    };
    match first {
        Some(re) if rest.is_empty() => Some(Complex { re, im: 0.0 }),
        Some(im) if is_unit(rest) => Some(Complex { re: 0.0, im }),
        Some(re) if rest.starts_with(['+', '-']) => imaginary_part(rest).map(|im| Complex { re, im }),
        Some(_) => None,
        None => imaginary_part(rest).map(|im| Complex { re: 0.0, im }),
    }
}

/// `+2j`, `-j`, `j`.
fn imaginary_part(text: &str) -> Option<f64> {
    let number = text.strip_suffix(['j', 'J'])?;
    match number {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => match float_prefix(number)? {
            (value, end) if end == number.len() => Some(value),
            _ => None,
        },
    }
}
