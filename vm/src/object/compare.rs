//! Comparison: equality without Python where types allow it, and the rich comparison protocol.

use minipy_grammar::string::code_points;
use std::cmp::Ordering;

use super::bytes::Bytes;
use super::heap::Kind;
use super::list::List;
use super::list_methods::compare_lists;
use super::number;
use super::str::Str;
use super::tuple::Tuple;
use super::value::{Ref, Value};
use crate::native::PyResult;
use crate::vm::Vm;

/// Equality of two values of built-in types that needs no Python code; `None` if it must be asked.
/// The caller has found that they are not the same object.
#[inline]
pub(crate) fn fast_equal(a: &Value, b: &Value) -> Option<bool> {
    match (a.kind(), b.kind()) {
        (Kind::STR, Kind::STR) if a.is_exact() && b.is_exact() => {
            let (a, b) = (a.downcast_ref::<Str>()?, b.downcast_ref::<Str>()?);
            Some(a.as_str() == b.as_str())
        }
        (Kind::INT, Kind::INT) => match (a.as_small_int(), b.as_small_int()) {
            (Some(a), Some(b)) => Some(a == b),
            _ => fast_equal_slow(a, b),
        },
        (Kind::STR, Kind::INT) | (Kind::INT, Kind::STR) if a.is_exact() && b.is_exact() => Some(false),
        _ => fast_equal_slow(a, b),
    }
}

fn fast_equal_slow(a: &Value, b: &Value) -> Option<bool> {
    if !a.is_exact() || !b.is_exact() {
        return None;
    }
    if let (Some(x), Some(y)) = (number::number_of(a), number::number_of(b)) {
        return Some(number::equal(&x, &y));
    }
    match (a.kind(), b.kind()) {
        (Kind::BYTES, Kind::BYTES) => {
            Some(a.downcast_ref::<Bytes>()?.data == b.downcast_ref::<Bytes>()?.data)
        }
        (Kind::STR, Kind::STR) => {
            Some(a.downcast_ref::<Str>()?.as_str() == b.downcast_ref::<Str>()?.as_str())
        }
        (x, y) if is_plain(x) && is_plain(y) => Some(a.is(b)),
        (Kind::TUPLE, Kind::TUPLE) => {
            fast_equal_items(&a.downcast_ref::<Tuple>()?.items, &b.downcast_ref::<Tuple>()?.items)
        }
        (Kind::TUPLE, other) | (other, Kind::TUPLE) if is_plain(other) => Some(false),
        _ => None,
    }
}

/// Equality of the items of two tuples. Nested ones are not looked into.
fn fast_equal_items(a: &[Value], b: &[Value]) -> Option<bool> {
    for (x, y) in a.iter().zip(b) {
        if x.is(y) {
            continue;
        }
        if x.kind() == Kind::TUPLE {
            return None;
        }
        match fast_equal(x, y) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => return None,
        }
    }
    Some(a.len() == b.len())
}

/// Kinds whose instances are never equal to one of another of these kinds (numbers among themselves were dealt with).
fn is_plain(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::NONE
            | Kind::BOOL
            | Kind::INT
            | Kind::FLOAT
            | Kind::COMPLEX
            | Kind::STR
            | Kind::BYTES
            | Kind::TUPLE
    ) && kind != Kind::TUPLE
}

/// A rich comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompareOperator {
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl CompareOperator {
    /// The operator in Python.
    pub fn symbol(self) -> &'static str {
        match self {
            CompareOperator::Less => "<",
            CompareOperator::LessEqual => "<=",
            CompareOperator::Equal => "==",
            CompareOperator::NotEqual => "!=",
            CompareOperator::Greater => ">",
            CompareOperator::GreaterEqual => ">=",
        }
    }

    /// The operator that gives the same result with the operands exchanged.
    pub fn reflected(self) -> CompareOperator {
        match self {
            CompareOperator::Less => CompareOperator::Greater,
            CompareOperator::LessEqual => CompareOperator::GreaterEqual,
            CompareOperator::Greater => CompareOperator::Less,
            CompareOperator::GreaterEqual => CompareOperator::LessEqual,
            same => same,
        }
    }

    /// Whether the comparison holds for operands in this order; unordered ones (`None`) are only `!=`.
    #[inline]
    pub fn holds(self, order: Option<Ordering>) -> bool {
        match (self, order) {
            (CompareOperator::NotEqual, order) => order != Some(Ordering::Equal),
            (_, None) => false,
            (CompareOperator::Less, Some(order)) => order.is_lt(),
            (CompareOperator::LessEqual, Some(order)) => order.is_le(),
            (CompareOperator::Equal, Some(order)) => order.is_eq(),
            (CompareOperator::Greater, Some(order)) => order.is_gt(),
            (CompareOperator::GreaterEqual, Some(order)) => order.is_ge(),
        }
    }

    /// Whether it is `==` or `!=`.
    pub fn is_equality(self) -> bool {
        matches!(self, CompareOperator::Equal | CompareOperator::NotEqual)
    }
}

/// Comparison of exact instances of built-in types that runs no Python; `None` if the types must be asked.
#[inline]
fn fast_compare(a: &Value, b: &Value, operator: CompareOperator) -> Option<bool> {
    if let Some(order) = Value::compare_small(a, b) {
        return Some(operator.holds(Some(order)));
    }
    if !a.is_exact() || !b.is_exact() {
        return None;
    }
    match (a.kind(), b.kind()) {
        (Kind::STR, Kind::STR) => {
            let (x, y) = (a.downcast_ref::<Str>()?, b.downcast_ref::<Str>()?);
            Some(operator.holds(Some(compare_text(x.as_str(), y.as_str()))))
        }
        (Kind::BYTES, Kind::BYTES) => {
            let (x, y) = (a.downcast_ref::<Bytes>()?, b.downcast_ref::<Bytes>()?);
            Some(operator.holds(Some(x.data.cmp(&y.data))))
        }
        (Kind::TUPLE, Kind::TUPLE) => {
            fast_compare_items(&a.downcast_ref::<Tuple>()?.items, &b.downcast_ref::<Tuple>()?.items, operator)
        }
        (Kind::NONE, _) | (_, Kind::NONE) => {
            if !operator.is_equality() || !is_plain(a.kind()) || !is_plain(b.kind()) {
                return None;
            }
            Some(a.is(b) == (operator == CompareOperator::Equal))
        }
        _ => {
            let (x, y) = (number::number_of(a)?, number::number_of(b)?);
            match operator {
                CompareOperator::Equal => Some(number::equal(&x, &y)),
                CompareOperator::NotEqual => Some(!number::equal(&x, &y)),
                _ if matches!(
                    (&x, &y),
                    (number::Number::Complex(_), _) | (_, number::Number::Complex(_))
                ) =>
                {
                    None
                }
                _ => Some(operator.holds(number::order(&x, &y))),
            }
        }
    }
}

/// Comparison of the items of two tuples up to the first that differ. Nested tuples are not looked into.
fn fast_compare_items(a: &[Value], b: &[Value], operator: CompareOperator) -> Option<bool> {
    for (x, y) in a.iter().zip(b) {
        if x.is(y) {
            continue;
        }
        if x.kind() == Kind::TUPLE {
            return None;
        }
        if !fast_equal(x, y)? {
            return match operator {
                CompareOperator::Equal => Some(false),
                CompareOperator::NotEqual => Some(true),
                _ => fast_compare(x, y, operator),
            };
        }
    }
    Some(operator.holds(Some(a.len().cmp(&b.len()))))
}

/// Orders text by code points.
pub(crate) fn compare_text(a: &str, b: &str) -> Ordering {
    if a.is_ascii() || b.is_ascii() {
        return a.cmp(b);
    }
    code_points(a).cmp(code_points(b))
}

impl Vm {
    /// `a == b` as containers ask it: the same object is equal to itself.
    #[inline]
    pub fn values_equal(&self, a: &Value, b: &Value) -> PyResult<bool> {
        if a.is(b) {
            return Ok(true);
        }
        if let Some(equal) = fast_equal(a, b) {
            return Ok(equal);
        }
        let result = self.compare_by_methods(a, b, CompareOperator::Equal)?;
        self.is_true(&result)
    }

    /// Rich comparison: `a OP b`, any object.
    #[inline]
    pub fn compare(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
        match fast_compare(a, b, operator) {
            Some(result) => Ok(Value::bool(result)),
            None => self.compare_by_methods(a, b, operator),
        }
    }

    /// `a OP b` as a truth value.
    pub fn compare_bool(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult<bool> {
        match fast_compare(a, b, operator) {
            Some(result) => Ok(result),
            None => {
                let result = self.compare_by_methods(a, b, operator)?;
                self.is_true(&result)
            }
        }
    }

    fn comparison_name(&self, operator: CompareOperator) -> &Ref<Str> {
        let names = &self.names;
        match operator {
            CompareOperator::Less => &names.__lt__,
            CompareOperator::LessEqual => &names.__le__,
            CompareOperator::Equal => &names.__eq__,
            CompareOperator::NotEqual => &names.__ne__,
            CompareOperator::Greater => &names.__gt__,
            CompareOperator::GreaterEqual => &names.__ge__,
        }
    }

    #[inline(never)]
    fn compare_by_methods(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
        let _depth = self.enter_native(" in comparison")?;
        if a.is_exact()
            && b.is_exact()
            && let (Some(x), Some(y)) = (a.downcast_ref::<Tuple>(), b.downcast_ref::<Tuple>())
        {
            return self.compare_tuples(x, y, operator);
        }
        if a.is_exact()
            && b.is_exact()
            && let (Some(x), Some(y)) = (a.downcast_ref::<List>(), b.downcast_ref::<List>())
        {
            return compare_lists(self, x, y, operator);
        }
        if self.type_of(a).is(self.type_of(b))
            && let Some(function) = self.lookup(self.type_of(a), self.comparison_name(operator))
        {
            let result = self.call_with_one(&function, a, b)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
            return self.compare_reflected(a, b, operator);
        }
        self.compare_of_two_types(a, b, operator)
    }

    /// The rest of a comparison of two values of one type, whose own method does not know.
    #[cold]
    fn compare_reflected(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
        if let Some(function) = self.lookup(self.type_of(b), self.comparison_name(operator.reflected())) {
            let result = self.call_with_one(&function, b, a)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        self.compare_without_methods(a, b, operator)
    }

    fn compare_of_two_types(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
        let (class_a, class_b) = (self.type_of(a).clone(), self.type_of(b).clone());
        let (plain, reflected) = (self.comparison_name(operator), self.comparison_name(operator.reflected()));
        let mut asked = false;
        if !class_a.is(&class_b)
            && class_b.is_subtype(&class_a)
            && let Some(function) = self.lookup(&class_b, reflected)
        {
            asked = true;
            let result = self.call_with_one(&function, b, a)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if let Some(function) = self.lookup(&class_a, plain) {
            let result = self.call_with_one(&function, a, b)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        if !asked && let Some(function) = self.lookup(&class_b, reflected) {
            let result = self.call_with_one(&function, b, a)?;
            if !result.is_not_implemented() {
                return Ok(result);
            }
        }
        self.compare_without_methods(a, b, operator)
    }

    /// Identity decides on equality; there is no order.
    fn compare_without_methods(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
        match operator {
            CompareOperator::Equal => Ok(Value::bool(a.is(b))),
            CompareOperator::NotEqual => Ok(Value::bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_of(a).full_name(), self.type_of(b).full_name());
                let symbol = operator.symbol();
                Err(self.type_error(format!(
                    "'{symbol}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    /// Compares tuples item by item up to the first difference. Those of different lengths too, even for equality.
    pub(crate) fn compare_tuples(&self, a: &Tuple, b: &Tuple, operator: CompareOperator) -> PyResult {
        for (x, y) in a.items.iter().zip(&*b.items) {
            if !self.values_equal(x, y)? {
                return match operator {
                    CompareOperator::Equal => Ok(Value::FALSE),
                    CompareOperator::NotEqual => Ok(Value::TRUE),
                    _ => self.compare(x, y, operator),
                };
            }
        }
        Ok(Value::bool(operator.holds(Some(a.items.len().cmp(&b.items.len())))))
    }

    /// Truth value.
    #[inline]
    pub fn is_true(&self, value: &Value) -> PyResult<bool> {
        match value.as_bool() {
            Some(value) => Ok(value),
            None => self.is_true_slow(value),
        }
    }

    fn is_true_slow(&self, value: &Value) -> PyResult<bool> {
        if value.is_exact() {
            match value.kind() {
                Kind::NONE => return Ok(false),
                Kind::NOT_IMPLEMENTED => {
                    let message = "NotImplemented should not be used in a boolean context";
                    self.warn(&self.exceptions.deprecation_warning, message, 1)?;
                    return Ok(true);
                }
                Kind::STR => {
                    if let Some(text) = value.downcast_ref::<Str>() {
                        return Ok(text.char_count() != 0);
                    }
                }
                Kind::LIST => {
                    if let Some(list) = value.downcast_ref::<List>() {
                        return Ok(!list.is_empty());
                    }
                }
                Kind::DICT => {
                    if let Some(dict) = value.downcast_ref::<super::dict::Dict>() {
                        return Ok(!dict.is_empty());
                    }
                }
                _ => {
                    if let Some(number) = number::number_of(value) {
                        return Ok(number::is_true(&number));
                    }
                }
            }
        }
        if let Some(function) = self.lookup_special(value, &self.names.__bool__) {
            let result = self.call_with_none(&function, value)?;
            return match result.as_bool() {
                Some(truth) => Ok(truth),
                None => Err(self.type_error(format!(
                    "__bool__ should return bool, returned {}",
                    self.type_name(&result)
                ))),
            };
        }
        match self.try_len(value)? {
            Some(length) => Ok(length != 0),
            None => Ok(true),
        }
    }
}
