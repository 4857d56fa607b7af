//! The module `_operator`: the operators as functions.

mod getters;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

macro_rules! binary {
    ($($name:ident = $code:expr;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            vm.binary_operation($code, args.get(0), args.get(1))
        })*
    };
}

binary! {
    add = operator_code::ADD;
    and = operator_code::AND;
    floordiv = operator_code::FLOOR_DIVIDE;
    lshift = operator_code::LEFT_SHIFT;
    matmul = operator_code::MATRIX_MULTIPLY;
    mul = operator_code::MULTIPLY;
    modulo = operator_code::REMAINDER;
    or = operator_code::OR;
    pow = operator_code::POWER;
    rshift = operator_code::RIGHT_SHIFT;
    sub = operator_code::SUBTRACT;
    truediv = operator_code::TRUE_DIVIDE;
    xor = operator_code::XOR;
    iadd = operator_code::ADD + operator_code::IN_PLACE;
    iand = operator_code::AND + operator_code::IN_PLACE;
    ifloordiv = operator_code::FLOOR_DIVIDE + operator_code::IN_PLACE;
    ilshift = operator_code::LEFT_SHIFT + operator_code::IN_PLACE;
    imatmul = operator_code::MATRIX_MULTIPLY + operator_code::IN_PLACE;
    imul = operator_code::MULTIPLY + operator_code::IN_PLACE;
    imod = operator_code::REMAINDER + operator_code::IN_PLACE;
    ior = operator_code::OR + operator_code::IN_PLACE;
    ipow = operator_code::POWER + operator_code::IN_PLACE;
    irshift = operator_code::RIGHT_SHIFT + operator_code::IN_PLACE;
    isub = operator_code::SUBTRACT + operator_code::IN_PLACE;
    itruediv = operator_code::TRUE_DIVIDE + operator_code::IN_PLACE;
    ixor = operator_code::XOR + operator_code::IN_PLACE;
}

macro_rules! comparison {
    ($($name:ident = $operator:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            vm.compare(args.get(0), args.get(1), CompareOperator::$operator)
        })*
    };
}

comparison! {
    lt = Less;
    le = LessEqual;
    eq = Equal;
    ne = NotEqual;
    gt = Greater;
    ge = GreaterEqual;
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.is_true(args.get(0))?))
}

fn not(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(!vm.is_true(args.get(0))?))
}

fn is(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.get(0).is(args.get(1))))
}

fn is_not(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(!args.get(0).is(args.get(1))))
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.index_value(args.get(0))
}

fn neg(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.negative(args.get(0))
}

fn pos(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.positive(args.get(0))
}

fn abs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.absolute(args.get(0))
}

fn invert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.invert(args.get(0))
}

fn is_sequence(vm: &Vm, value: &Value) -> bool {
    use minipy_vm::object::heap::Kind;
    value.kind() != Kind::DICT && vm.lookup_special(value, &vm.names.__getitem__).is_some()
}

fn concatenate(vm: &Vm, args: &Arguments<'_>, code: u32) -> PyResult {
    if !is_sequence(vm, args.get(0)) || !is_sequence(vm, args.get(1)) {
        let culprit = usize::from(is_sequence(vm, args.get(0)) && code == operator_code::ADD);
        return Err(
            vm.type_error(format!("'{}' object can't be concatenated", vm.type_name(args.get(culprit))))
        );
    }
    vm.binary_operation(code, args.get(0), args.get(1))
}

fn concat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    concatenate(vm, args, operator_code::ADD)
}

fn iconcat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    concatenate(vm, args, operator_code::ADD + operator_code::IN_PLACE)
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.contains(args.get(0), args.get(1))?))
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.get_item(args.get(0), args.get(1))
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_item(args.get(0), args.get(1), Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn del_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_item(args.get(0), args.get(1), None)?;
    Ok(Value::NONE)
}

fn check_iterable(vm: &Vm, value: &Value) -> PyResult<()> {
    if vm.is_iterable(value) {
        return Ok(());
    }
    Err(vm.type_error(format!("argument of type '{}' is not iterable", vm.type_name(value))))
}

fn count_of(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_iterable(vm, args.get(0))?;
    let mut count = 0;
    vm.for_each(args.get(0), |item| {
        count += i64::from(vm.values_equal(&item, args.get(1))?);
        Ok(true)
    })?;
    Ok(vm.int(count))
}

fn index_of(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_iterable(vm, args.get(0))?;
    let (mut index, mut found) = (0, false);
    vm.for_each(args.get(0), |item| {
        found = vm.values_equal(&item, args.get(1))?;
        index += i64::from(!found);
        Ok(!found)
    })?;
    if found { Ok(vm.int(index)) } else { Err(vm.value_error("sequence.index(x): x not in sequence")) }
}

fn length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let default = match args.optional(1) {
        Some(default) if default.as_int().is_none() => {
            return Err(vm.type_error(format!(
                "'{}' object cannot be interpreted as an integer",
                vm.type_name(default)
            )));
        }
        Some(default) => vm.size_argument(default)?,
        None => 0,
    };
    Ok(vm.int(vm.length_hint(args.get(0), default as usize)? as i64))
}

fn call(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    vm.call_with_keywords(args.get(0), &values, &names)
}

/// Compares secrets: the time depends on the lengths only.
fn compare_digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let equal = |a: &[u8], b: &[u8]| {
        a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (x, y)| difference | (x ^ y)) == 0
    };
    if let (Some(a), Some(b)) = (args.get(0).downcast_ref::<Str>(), args.get(1).downcast_ref::<Str>()) {
        if !a.as_str().is_ascii() || !b.as_str().is_ascii() {
            return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
        }
        return Ok(Value::bool(equal(a.as_str().as_bytes(), b.as_str().as_bytes())));
    }
    match (args.get(0).downcast_ref::<Bytes>(), args.get(1).downcast_ref::<Bytes>()) {
        (Some(a), Some(b)) => Ok(Value::bool(equal(&a.data, &b.data))),
        _ => Err(vm.type_error(format!(
            "unsupported operand types(s) or combination of types: '{}' and '{}'",
            vm.type_name(args.get(0)),
            vm.type_name(args.get(1))
        ))),
    }
}

/// `_operator`.
pub(crate) static OPERATOR: ModuleDef = ModuleDef {
    name: "_operator",
    doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
    functions: &[
        NativeDef::new("truth(a, /)", "Return True if a is true, False otherwise.", truth),
        NativeDef::new("contains(a, b, /)", "Same as b in a (note reversed operands).", contains),
        NativeDef::new("indexOf(a, b, /)", "Return the first index of b in a.", index_of),
        NativeDef::new(
            "countOf(a, b, /)",
            "Return the number of items in a which are, or which equal, b.",
            count_of,
        ),
        NativeDef::new("is_(a, b, /)", "Same as a is b.", is),
        NativeDef::new("is_not(a, b, /)", "Same as a is not b.", is_not),
        NativeDef::new("add(a, b, /)", "Same as a + b.", add),
        NativeDef::new("sub(a, b, /)", "Same as a - b.", sub),
        NativeDef::new("mul(a, b, /)", "Same as a * b.", mul),
        NativeDef::new("matmul(a, b, /)", "Same as a @ b.", matmul),
        NativeDef::new("floordiv(a, b, /)", "Same as a // b.", floordiv),
        NativeDef::new("truediv(a, b, /)", "Same as a / b.", truediv),
        NativeDef::new("mod(a, b, /)", "Same as a % b.", modulo),
        NativeDef::new("neg(a, /)", "Same as -a.", neg),
        NativeDef::new("pos(a, /)", "Same as +a.", pos),
        NativeDef::new("abs(a, /)", "Same as abs(a).", abs),
        NativeDef::new("inv(a, /)", "Same as ~a.", invert),
        NativeDef::new("invert(a, /)", "Same as ~a.", invert),
        NativeDef::new("lshift(a, b, /)", "Same as a << b.", lshift),
        NativeDef::new("rshift(a, b, /)", "Same as a >> b.", rshift),
        NativeDef::new("not_(a, /)", "Same as not a.", not),
        NativeDef::new("and_(a, b, /)", "Same as a & b.", and),
        NativeDef::new("xor(a, b, /)", "Same as a ^ b.", xor),
        NativeDef::new("or_(a, b, /)", "Same as a | b.", or),
        NativeDef::new("iadd(a, b, /)", "Same as a += b.", iadd),
        NativeDef::new("isub(a, b, /)", "Same as a -= b.", isub),
        NativeDef::new("imul(a, b, /)", "Same as a *= b.", imul),
        NativeDef::new("imatmul(a, b, /)", "Same as a @= b.", imatmul),
        NativeDef::new("ifloordiv(a, b, /)", "Same as a //= b.", ifloordiv),
        NativeDef::new("itruediv(a, b, /)", "Same as a /= b.", itruediv),
        NativeDef::new("imod(a, b, /)", "Same as a %= b.", imod),
        NativeDef::new("ilshift(a, b, /)", "Same as a <<= b.", ilshift),
        NativeDef::new("irshift(a, b, /)", "Same as a >>= b.", irshift),
        NativeDef::new("iand(a, b, /)", "Same as a &= b.", iand),
        NativeDef::new("ixor(a, b, /)", "Same as a ^= b.", ixor),
        NativeDef::new("ior(a, b, /)", "Same as a |= b.", ior),
        NativeDef::new("concat(a, b, /)", "Same as a + b, for a and b sequences.", concat),
        NativeDef::new("iconcat(a, b, /)", "Same as a += b, for a and b sequences.", iconcat),
        NativeDef::new("getitem(a, b, /)", "Same as a[b].", get_item),
        NativeDef::new("setitem(a, b, c, /)", "Same as a[b] = c.", set_item),
        NativeDef::new("delitem(a, b, /)", "Same as del a[b].", del_item),
        NativeDef::new("pow(a, b, /)", "Same as a ** b.", pow),
        NativeDef::new("ipow(a, b, /)", "Same as a **= b.", ipow),
        NativeDef::new("eq(a, b, /)", "Same as a == b.", eq),
        NativeDef::new("ne(a, b, /)", "Same as a != b.", ne),
        NativeDef::new("lt(a, b, /)", "Same as a < b.", lt),
        NativeDef::new("le(a, b, /)", "Same as a <= b.", le),
        NativeDef::new("gt(a, b, /)", "Same as a > b.", gt),
        NativeDef::new("ge(a, b, /)", "Same as a >= b.", ge),
        NativeDef::new("index(a, /)", "Same as a.__index__()", index),
        NativeDef::new(
            "length_hint(obj, default=0, /)",
            "Return an estimate of the number of items in obj.",
            length_hint,
        ),
        NativeDef::new("call(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", call),
        NativeDef::new("_compare_digest(a, b, /)", "Return 'a == b'.", compare_digest),
    ],
    types: &[&getters::ITEM_GETTER, &getters::ATTR_GETTER, &getters::METHOD_CALLER],
    setup: None,
};
