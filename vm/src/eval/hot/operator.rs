//! Arithmetic, comparisons, subscripts.

use crate::eval::dispatch::{Context, Registers, Step, list_items};
use crate::eval::handlers::operator;
use crate::eval::specialize;
use crate::object::code::Instr;
use crate::object::dict::Dict;
use crate::object::hash::hash_at_hand;
use crate::object::heap::Kind;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn binary_op(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::binary_op);
    }
    // What is not specialised, and has no result that is too large.
    if let (Some(a), Some(b)) = (r.peek(2).as_small_int(), r.peek(1).as_small_int()) {
        let simple = match instr.arg {
            1 | 14 => Some(a & b),
            7 | 20 => Some(a | b),
            12 | 25 => Some(a ^ b),
            6 | 19 if a >= 0 && b > 0 && (a | b) >> 32 == 0 => Some(i64::from(a as u32 % b as u32)),
            2 | 15 if a >= 0 && b > 0 && (a | b) >> 32 == 0 => Some(i64::from(a as u32 / b as u32)),
            _ => None,
        };
        if let Some(result) = simple {
            r.replace_immediates(2, Value::small_int(result));
            return Step::Next;
        }
    }
    if let (Some(a), Some(b)) = (r.peek(2).as_small_int(), r.peek(1).as_small_int())
        && let Some(result) = operator::int_operation(instr.arg, a, b)
    {
        r.replace_immediates(2, result);
        return Step::Next;
    }
    Step::Call(operator::binary_op)
}

macro_rules! int_operation {
    ($name:ident, $operation:path) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
            let Some(result) = $operation(r.peek(2), r.peek(1)) else { return Step::Base };
            r.replace_immediates(2, result);
            Step::Next
        }
    };
}
int_operation!(add_int, Value::add_small);
int_operation!(subtract_int, Value::subtract_small);
int_operation!(multiply_int, Value::multiply_small);

macro_rules! float_operation {
    ($name:ident, $operation:tt) => {
        #[inline(always)]
        pub(in crate::eval) fn $name(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
            if let (Some(a), Some(b)) = (r.peek(2).as_immediate_float(), r.peek(1).as_immediate_float())
                && let Some(result) = Value::try_immediate_float(a $operation b)
            {
                r.replace_immediates(2, result);
                return Step::Next;
            }
            // Boxed floats, or an int that floats mix with: the general handler knows them all.
            if r.peek(2).kind() == Kind::FLOAT && r.peek(1).kind() == Kind::FLOAT {
                return Step::Call(operator::binary_op);
            }
            Step::Base
        }
    };
}
float_operation!(add_float, +);
float_operation!(subtract_float, -);
float_operation!(multiply_float, *);

#[inline(always)]
fn two_strings(r: &Registers) -> bool {
    r.peek(2).is_exactly(Kind::STR) && r.peek(1).is_exactly(Kind::STR)
}

#[inline(always)]
pub(in crate::eval) fn add_unicode(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if two_strings(r) { Step::Call(operator::add_strings) } else { Step::Base }
}

#[inline(always)]
pub(in crate::eval) fn compare_op(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::compare_op);
    }
    Step::Call(operator::compare_op)
}

/// The outcome of a comparison from the operand's low four bits: unordered 1, less 2, greater 4, equal 8.
#[inline(always)]
pub(in crate::eval) fn holds<T: PartialOrd>(arg: u32, a: T, b: T) -> bool {
    arg >> (2 * u32::from(a >= b) + u32::from(a <= b)) & 1 != 0
}

#[inline(always)]
pub(in crate::eval) fn compare_op_int(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let (Some(a), Some(b)) = (r.peek(2).as_small_int(), r.peek(1).as_small_int()) else {
        return Step::Base;
    };
    r.replace_immediates(2, Value::bool(holds(instr.arg, a, b)));
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn compare_op_float(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if let (Some(a), Some(b)) = (r.peek(2).as_immediate_float(), r.peek(1).as_immediate_float()) {
        r.replace_immediates(2, Value::bool(holds(instr.arg, a, b)));
        return Step::Next;
    }
    if r.peek(2).kind() == Kind::FLOAT && r.peek(1).kind() == Kind::FLOAT {
        return Step::Call(operator::compare_op);
    }
    Step::Base
}

/// Whether two texts are the same; most that are not differ in length or in the first byte.
#[inline(always)]
fn same_text(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.first() == b.first() && (a.len() <= 1 || a == b)
}

/// `==` and `!=` of strings.
#[inline(always)]
pub(in crate::eval) fn compare_op_str(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !two_strings(r) {
        return Step::Base;
    }
    let equal = r.peek(1).is(r.peek(2))
        || match (r.peek(2).downcast_ref::<Str>(), r.peek(1).downcast_ref::<Str>()) {
            (Some(a), Some(b)) => same_text(a.as_str().as_bytes(), b.as_str().as_bytes()),
            _ => false,
        };
    let (b, a) = (r.pop(), r.pop());
    // Bit 3 asks for equality; `!=` has it clear.
    r.push(Value::bool(equal == (instr.arg & 8 != 0)));
    Step::release_both(Some(a), Some(b))
}

#[inline(always)]
pub(in crate::eval) fn is_op(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let (right, left) = (r.pop(), r.pop());
    r.push(Value::bool(left.is(&right) != (instr.arg != 0)));
    Step::release_both(Some(left), Some(right))
}

#[inline(always)]
pub(in crate::eval) fn contains_op(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::contains_op);
    }
    Step::Call(operator::contains_op)
}

#[inline(always)]
pub(in crate::eval) fn contains_op_dict(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !r.peek(1).is_exactly(Kind::DICT) {
        return Step::Base;
    }
    let Some(found) = r.peek(1).downcast_ref::<Dict>().and_then(|dict| dict.contains_known(r.peek(2))) else {
        return Step::Call(operator::contains_op_dict);
    };
    let (dict, key) = (r.pop(), r.pop());
    r.push(Value::bool(found != (instr.arg != 0)));
    Step::release_both(Some(dict), Some(key))
}

#[inline(always)]
pub(in crate::eval) fn contains_op_set(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let container = r.peek(1);
    if let Some(hash) = hash_at_hand(r.peek(2))
        && container.is_exactly(Kind::SET)
        && let Some(set) = container.downcast_ref::<Set>()
        && let Some(found) = set.elements.contains_known(r.peek(2), hash)
    {
        let (set, item) = (r.pop(), r.pop());
        r.push(Value::bool(found != (instr.arg != 0)));
        return Step::release_both(Some(set), Some(item));
    }
    if matches!(container.kind(), Kind::SET | Kind::FROZENSET) && container.is_exact() {
        Step::Call(operator::contains_op_set)
    } else {
        Step::Base
    }
}

#[inline(always)]
pub(in crate::eval) fn binary_subscr(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::binary_subscr);
    }
    Step::Call(operator::binary_subscr)
}

#[inline(always)]
pub(in crate::eval) fn normalize(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index + length as i64 } else { index };
    if (index as u64) < length as u64 { Some(index as usize) } else { None }
}

#[inline(always)]
pub(in crate::eval) fn list_item<'a>(list: &'a Value, key: &Value) -> Option<&'a Value> {
    let index = key.as_small_int()?;
    if !list.is_exact() {
        return None;
    }
    let items = list_items(list.downcast_ref::<List>()?);
    items.get(normalize(index, items.len())?)
}

#[inline(always)]
fn tuple_item<'a>(tuple: &'a Value, key: &Value) -> Option<&'a Value> {
    let index = key.as_small_int()?;
    if !tuple.is_exact() {
        return None;
    }
    let items = &tuple.downcast_ref::<Tuple>()?.items;
    items.get(normalize(index, items.len())?)
}

#[inline(always)]
fn replace_container(r: &mut Registers, item: Value) -> Step {
    r.drop_immediate();
    let container = r.pop();
    r.push(item);
    Step::release(Some(container))
}

#[inline(always)]
pub(in crate::eval) fn binary_subscr_list_int(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    match list_item(r.peek(2), r.peek(1)) {
        Some(item) => {
            let item = item.clone();
            replace_container(r, item)
        }
        None => Step::Base,
    }
}

#[inline(always)]
pub(in crate::eval) fn binary_subscr_tuple_int(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    match tuple_item(r.peek(2), r.peek(1)) {
        Some(item) => {
            let item = item.clone();
            replace_container(r, item)
        }
        None => Step::Base,
    }
}

/// A character of an exact ASCII str.
#[inline(always)]
fn ascii_at(text: &Value, key: &Value) -> Option<u8> {
    let index = key.as_small_int()?;
    if !text.is_exact() {
        return None;
    }
    let text = text.downcast_ref::<Str>().filter(|text| text.is_ascii())?.as_str().as_bytes();
    text.get(normalize(index, text.len())?).copied()
}

#[inline(always)]
pub(in crate::eval) fn binary_subscr_str_int(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    if let Some(byte) = ascii_at(r.peek(2), r.peek(1)) {
        let character = cx.vm.character(u32::from(byte));
        return replace_container(r, character);
    }
    if r.peek(2).is_exactly(Kind::STR) && r.peek(1).as_small_int().is_some() {
        Step::Call(operator::binary_subscr_str_int)
    } else {
        Step::Base
    }
}

#[inline(always)]
pub(in crate::eval) fn binary_subscr_dict(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if !r.peek(2).is_exactly(Kind::DICT) {
        return Step::Base;
    }
    let Some(Some(value)) = r.peek(2).downcast_ref::<Dict>().and_then(|dict| dict.get_known(r.peek(1)))
    else {
        return Step::Call(operator::binary_subscr_dict);
    };
    let (key, dict) = (r.pop(), r.pop());
    r.push(value);
    Step::release_both(Some(key), Some(dict))
}

#[inline(always)]
pub(in crate::eval) fn store_subscr(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::store_subscr);
    }
    Step::Call(operator::store_subscr)
}

#[inline(always)]
pub(in crate::eval) fn store_subscr_list_int(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if list_item(r.peek(2), r.peek(1)).is_none() {
        return Step::Base;
    }
    let (key, list, value) = (r.pop(), r.pop(), r.pop());
    let index = key.as_small_int().unwrap_or(0);
    let old = list.downcast_ref::<List>().and_then(|list| {
        let mut items = list.cell().borrow_mut();
        let index = normalize(index, items.len())?;
        Some(std::mem::replace(items.get_mut(index)?, value))
    });
    Step::release_both(old, Some(list))
}

#[inline(always)]
pub(in crate::eval) fn store_subscr_dict(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    if !r.peek(2).is_exactly(Kind::DICT) {
        return Step::Base;
    }
    let stored = r.peek(2).downcast_ref::<Dict>().and_then(|dict| dict.insert_known(r.peek(1), r.peek(3)));
    let Some(replaced) = stored else { return Step::Call(operator::store_subscr_dict) };
    let (key, dict, value) = (r.pop(), r.pop(), r.pop());
    // The dict has another reference to the value, and one to the key or to one like it.
    drop(value);
    drop(key);
    Step::release_both(replaced, Some(dict))
}
