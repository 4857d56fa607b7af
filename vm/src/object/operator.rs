//! Arithmetic operators: built-in numbers first, then the methods of the operands' types.

use super::function::Function;
use super::heap::{Kind, append_text};
use super::list::List;
use super::native_function::NativeFunction;
use super::number;
use super::str::Str;
use super::tuple::Tuple;
use super::value::{Ref, Value};
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// The operand of `BINARY_OP`; the in-place forms are `IN_PLACE` higher.
pub mod operator_code {
    /// `+`
    pub const ADD: u32 = 0;
    /// `&`
    pub const AND: u32 = 1;
    /// `//`
    pub const FLOOR_DIVIDE: u32 = 2;
    /// `<<`
    pub const LEFT_SHIFT: u32 = 3;
    /// `@`
    pub const MATRIX_MULTIPLY: u32 = 4;
    /// `*`
    pub const MULTIPLY: u32 = 5;
    /// `%`
    pub const REMAINDER: u32 = 6;
    /// `|`
    pub const OR: u32 = 7;
    /// `**`
    pub const POWER: u32 = 8;
    /// `>>`
    pub const RIGHT_SHIFT: u32 = 9;
    /// `-`
    pub const SUBTRACT: u32 = 10;
    /// `/`
    pub const TRUE_DIVIDE: u32 = 11;
    /// `^`
    pub const XOR: u32 = 12;
    /// Distance from an operator to its in-place form.
    pub const IN_PLACE: u32 = 13;
}
use operator_code::*;

const SYMBOLS: [&str; 26] = [
    "+",
    "&",
    "//",
    "<<",
    "@",
    "*",
    "%",
    "|",
    "** or pow()",
    ">>",
    "-",
    "/",
    "^",
    "+=",
    "&=",
    "//=",
    "<<=",
    "@=",
    "*=",
    "%=",
    "|=",
    "**=",
    ">>=",
    "-=",
    "/=",
    "^=",
];

/// The special methods of an operator.
struct Methods<'a> {
    plain: &'a Ref<Str>,
    reflected: &'a Ref<Str>,
    in_place: &'a Ref<Str>,
}

impl Vm {
    /// A binary operation by the operand of `BINARY_OP` (`+` is 0, …; 13 and above are the in-place forms).
    pub fn binary_operation(&self, operator: u32, a: &Value, b: &Value) -> PyResult {
        if a.is_exact() && b.is_exact() {
            let plain = if operator >= IN_PLACE { operator - IN_PLACE } else { operator };
            if let (Some(x), Some(y)) = (number::exact_number(a), number::exact_number(b)) {
                if let Some(result) = number::binary(self, plain, a, b, x, y)? {
                    return Ok(result);
                }
            } else if plain == ADD
                && let Some(result) = self.concatenate_exact(operator, a, b)?
            {
                return Ok(result);
            } else if let Some(result) = self.operate_on_container(operator, a, b)? {
                return Ok(result);
            }
        }
        self.binary_by_methods(operator, a, b)
    }

    /// An operator of an exact built-in container, whose method comes first whatever the other operand is; `None` if it
    /// does not know what to do, or changes the container in place.
    fn operate_on_container(&self, operator: u32, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let plain = match a.kind() {
            Kind::STR | Kind::TUPLE | Kind::BYTES | Kind::FROZENSET if operator >= IN_PLACE => {
                operator - IN_PLACE
            }
            Kind::STR | Kind::TUPLE | Kind::BYTES | Kind::FROZENSET | Kind::LIST | Kind::SET
                if operator < IN_PLACE =>
            {
                operator
            }
            _ => return Ok(None),
        };
        let Some(function) = self.lookup_special(a, self.operator_methods(plain).plain) else {
            return Ok(None);
        };
        let Some(native) = self.unbound_native(&function) else { return Ok(None) };
        let values = [Some(a.clone()), Some(b.clone())];
        let result = (native.def.function)(self, &Arguments::positional(&values))?;
        Ok(if result.is_not_implemented() { None } else { Some(result) })
    }

    /// `left + right` of two exact strings. `left` grows in place if this was the only reference to it: in a loop that
    /// appends, the work is in proportion to what is appended.
    pub fn append_str(&self, left: Value, right: &Value) -> PyResult {
        let text = match left.downcast::<Str>() {
            Ok(text) => text,
            Err(left) => return self.binary_operation(ADD, &left, right),
        };
        let Some(more) = right.downcast_ref::<Str>() else {
            return self.binary_operation(ADD, text.value(), right);
        };
        self.reserve(text.as_str().len() + more.as_str().len(), 1)?;
        match append_text(text, more.as_str()) {
            Ok(text) => Ok(text.into_value()),
            Err(text) => self.binary_operation(ADD, text.value(), right),
        }
    }

    /// `+` of two instances of the same built-in sequence.
    fn concatenate_exact(&self, operator: u32, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        Ok(Some(match (a.kind(), b.kind()) {
            (Kind::STR, Kind::STR) => {
                let (Some(x), Some(y)) = (a.downcast_ref::<Str>(), b.downcast_ref::<Str>()) else {
                    return Ok(None);
                };
                let (x, y) = (x.as_str(), y.as_str());
                if x.is_empty() {
                    return Ok(Some(b.clone()));
                }
                if y.is_empty() {
                    return Ok(Some(a.clone()));
                }
                self.reserve(x.len() + y.len(), 1)?;
                self.heap.allocate_sum(x, y, &self.types.str).into_value()
            }
            (Kind::LIST, Kind::LIST) => {
                let (Some(x), Some(y)) = (a.downcast_ref::<List>(), b.downcast_ref::<List>()) else {
                    return Ok(None);
                };
                self.reserve(x.len() + y.len(), size_of::<Value>())?;
                if operator == ADD + IN_PLACE {
                    let added = y.to_vec();
                    x.with_mut(|items| items.extend(added));
                    return Ok(Some(a.clone()));
                }
                let mut items = Vec::with_capacity(x.len() + y.len());
                x.with(|from| items.extend_from_slice(from));
                y.with(|from| items.extend_from_slice(from));
                self.list(items)
            }
            (Kind::TUPLE, Kind::TUPLE) => {
                let (Some(x), Some(y)) = (a.downcast_ref::<Tuple>(), b.downcast_ref::<Tuple>()) else {
                    return Ok(None);
                };
                self.reserve(x.items.len() + y.items.len(), size_of::<Value>())?;
                let mut items = Vec::with_capacity(x.items.len() + y.items.len());
                items.extend_from_slice(&x.items);
                items.extend_from_slice(&y.items);
                self.tuple(items)
            }
            _ => return Ok(None),
        }))
    }

    fn operator_methods(&self, operator: u32) -> Methods<'_> {
        let n = &self.names;
        let (plain, reflected, in_place) = match operator {
            ADD => (&n.__add__, &n.__radd__, &n.__iadd__),
            AND => (&n.__and__, &n.__rand__, &n.__iand__),
            FLOOR_DIVIDE => (&n.__floordiv__, &n.__rfloordiv__, &n.__ifloordiv__),
            LEFT_SHIFT => (&n.__lshift__, &n.__rlshift__, &n.__ilshift__),
            MATRIX_MULTIPLY => (&n.__matmul__, &n.__rmatmul__, &n.__imatmul__),
            MULTIPLY => (&n.__mul__, &n.__rmul__, &n.__imul__),
            REMAINDER => (&n.__mod__, &n.__rmod__, &n.__imod__),
            OR => (&n.__or__, &n.__ror__, &n.__ior__),
            POWER => (&n.__pow__, &n.__rpow__, &n.__ipow__),
            RIGHT_SHIFT => (&n.__rshift__, &n.__rrshift__, &n.__irshift__),
            SUBTRACT => (&n.__sub__, &n.__rsub__, &n.__isub__),
            TRUE_DIVIDE => (&n.__truediv__, &n.__rtruediv__, &n.__itruediv__),
            _ => (&n.__xor__, &n.__rxor__, &n.__ixor__),
        };
        Methods { plain, reflected, in_place }
    }

    #[inline(never)]
    fn binary_by_methods(&self, operator: u32, a: &Value, b: &Value) -> PyResult {
        let in_place = operator >= IN_PLACE;
        let plain = if in_place { operator - IN_PLACE } else { operator };
        let methods = self.operator_methods(plain);
        // CPython's sequences concatenate and repeat through other slots than numbers: these come last.
        let concatenates = plain == ADD && self.is_sequence_method(a, methods.plain);
        let repeats = plain == MULTIPLY && self.is_sequence_method(a, methods.plain);
        let repeated = plain == MULTIPLY && self.is_sequence_method(b, methods.reflected);
        if in_place && !concatenates && !repeats {
            let result = self.call_operator(a, methods.in_place, b)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        let result = self.binary_numeric(&methods, a, b, concatenates || repeats, repeated)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
        let (sequence, other) = if repeats || concatenates { (a, b) } else { (b, a) };
        if repeats || repeated {
            if !self.has_index(other) {
                let other = self.type_name(other);
                return Err(self.type_error(format!("can't multiply sequence by non-int of type '{other}'")));
            }
        } else if !concatenates {
            return Err(self.operator_error(operator, a, b));
        }
        if in_place && (repeats || concatenates) {
            let result = self.call_operator(a, methods.in_place, b)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        let result = self.call_operator(sequence, methods.plain, other)?;
        if result.is_not_implemented() { Err(self.operator_error(operator, a, b)) } else { Ok(result) }
    }

    /// `a.__op__(b)` and `b.__rop__(a)` in the order that the types ask for.
    fn binary_numeric(
        &self,
        methods: &Methods<'_>,
        a: &Value,
        b: &Value,
        skip_a: bool,
        skip_b: bool,
    ) -> PyResult {
        let (class_a, class_b) = (self.type_of(a), self.type_of(b));
        if class_a.is(class_b) {
            return if skip_a { Ok(Value::NOT_IMPLEMENTED) } else { self.call_operator(a, methods.plain, b) };
        }
        let reflected = if skip_b { None } else { self.lookup(class_b, methods.reflected) };
        let mut asked = false;
        if let Some(function) = &reflected
            && class_b.is_subtype(class_a)
            && !self.lookup(class_a, methods.reflected).is_some_and(|inherited| inherited.is(function))
        {
            let result = self.call_with_one(function, b, a)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
            asked = true;
        }
        if !skip_a {
            let result = self.call_operator(a, methods.plain, b)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        match reflected {
            Some(function) if !asked => self.call_with_one(&function, b, a),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Whether an operator method is a native sequence's: such types have no `__radd__`.
    fn is_sequence_method(&self, value: &Value, name: &Ref<Str>) -> bool {
        let Some(function) = self.lookup_special(value, name) else { return false };
        match function.downcast_ref::<NativeFunction>().and_then(|function| function.owner.as_ref()) {
            Some(owner) => self.lookup(owner, &self.names.__radd__).is_none(),
            None => false,
        }
    }

    /// Calls a special method with one argument; `NotImplemented` if the type has none.
    fn call_operator(&self, receiver: &Value, name: &Ref<Str>, argument: &Value) -> PyResult {
        match self.lookup_special(receiver, name) {
            Some(function) => self.call_with_one(&function, receiver, argument),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Whether a value can be used as an index.
    pub fn has_index(&self, value: &Value) -> bool {
        matches!(value.kind(), Kind::INT | Kind::BOOL)
            || self.lookup_special(value, &self.names.__index__).is_some()
    }

    /// Calls a class attribute bound to a receiver, with one argument.
    pub fn call_with_one(&self, function: &Value, receiver: &Value, argument: &Value) -> PyResult {
        if let Some(function) = function.as_ref::<Function>() {
            return self.call_function(function, Some(receiver), std::slice::from_ref(argument), &[], None);
        }
        match self.unbound_native(function) {
            Some(native) => {
                let _depth = self.enter_native("")?;
                native.call_unbound(self, &[receiver.clone(), argument.clone()], &[])
            }
            None => self.call_special_function(function, receiver, std::slice::from_ref(argument)),
        }
    }

    /// Calls a class attribute bound to a receiver, without arguments.
    pub fn call_with_none(&self, function: &Value, receiver: &Value) -> PyResult {
        if let Some(function) = function.as_ref::<Function>() {
            return self.call_function(function, Some(receiver), &[], &[], None);
        }
        match self.unbound_native(function) {
            Some(native) => {
                let _depth = self.enter_native("")?;
                native.call_unbound(self, std::slice::from_ref(receiver), &[])
            }
            None => self.call_special_function(function, receiver, &[]),
        }
    }

    /// The native method, if a class attribute is one (it binds without an intermediate object).
    #[inline]
    fn unbound_native<'a>(&self, function: &'a Value) -> Option<&'a NativeFunction> {
        let native = function.downcast_ref::<NativeFunction>()?;
        let class = self.type_of(function);
        (class.is(&self.types.wrapper_descriptor) || class.is(&self.types.method_descriptor))
            .then_some(native)
    }

    #[cold]
    fn operator_error(&self, operator: u32, a: &Value, b: &Value) -> crate::native::Raised {
        let symbol = SYMBOLS.get(operator as usize).copied().unwrap_or("?");
        let (left, right) = (self.type_name(a), self.type_name(b));
        let mut message = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
        if operator == RIGHT_SHIFT
            && a.downcast_ref::<NativeFunction>().is_some_and(|function| function.def.name() == "print")
        {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// `divmod(a, b)`.
    pub fn divmod(&self, a: &Value, b: &Value) -> PyResult {
        let names = &self.names;
        let methods =
            Methods { plain: &names.__divmod__, reflected: &names.__rdivmod__, in_place: &names.__divmod__ };
        let result = self.binary_numeric(&methods, a, b, false, false)?;
        if result.is_not_implemented() {
            let (left, right) = (self.type_name(a), self.type_name(b));
            return Err(
                self.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'"))
            );
        }
        Ok(result)
    }

    /// `pow(base, exponent, modulus)`; without a modulus this is `**`.
    pub fn power(&self, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
        if modulus.is_none() {
            return self.binary_operation(POWER, base, exponent);
        }
        // CPython offers the call to the types of all three; only built-in numbers and `__pow__` take part here.
        if let Some(function) = self.lookup_special(base, &self.names.__pow__) {
            let arguments = [exponent.clone(), modulus.clone()];
            let result = match self.unbound_native(&function) {
                Some(native) => {
                    native.call_unbound(self, &[base.clone(), exponent.clone(), modulus.clone()], &[])?
                }
                None => self.call_special_function(&function, base, &arguments)?,
            };
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        for other in [exponent, modulus] {
            if matches!(other.kind(), Kind::FLOAT | Kind::COMPLEX)
                && let Some(result) = number::ternary_power(self, base, exponent, modulus)?
            {
                return Ok(result);
            }
        }
        let [a, b, c] = [base, exponent, modulus].map(|value| self.type_name(value));
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
    }

    /// `-value`.
    pub fn negative(&self, value: &Value) -> PyResult {
        match number::exact_number(value) {
            Some(number) => Ok(number::negative(self, number)),
            None => self.unary_by_method(value, &self.names.__neg__, "bad operand type for unary -"),
        }
    }

    /// `+value`.
    pub fn positive(&self, value: &Value) -> PyResult {
        match number::exact_number(value) {
            Some(number) => Ok(number::positive(self, number, value)),
            None => self.unary_by_method(value, &self.names.__pos__, "bad operand type for unary +"),
        }
    }

    /// `~value`.
    pub fn invert(&self, value: &Value) -> PyResult {
        if let Some(small) = value.as_small_int() {
            return Ok(Value::small_int(!small));
        }
        self.unary_by_method(value, &self.names.__invert__, "bad operand type for unary ~")
    }

    /// `abs(value)`.
    pub fn absolute(&self, value: &Value) -> PyResult {
        match number::exact_number(value) {
            Some(number) => number::absolute(self, number, value),
            None => self.unary_by_method(value, &self.names.__abs__, "bad operand type for abs()"),
        }
    }

    fn unary_by_method(&self, value: &Value, name: &Ref<Str>, complaint: &str) -> PyResult {
        match self.lookup_special(value, name) {
            Some(function) => self.call_with_none(&function, value),
            None => Err(self.type_error(format!("{complaint}: '{}'", self.type_name(value)))),
        }
    }
}
