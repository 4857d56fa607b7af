//! Sorting values: comparisons that run no Python and cannot fail where the types allow it, else a merge sort whose
//! comparisons may run Python, raise, and switch threads.

use std::cmp::Ordering;

use super::compare::{CompareOperator, compare_text};
use super::heap::Kind;
use super::str::Str;
use super::timsort::sort_positions;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::PyResult;
use crate::vm::Vm;

/// Sorts the items in place by themselves or by `key`. On error the items are all there, in some order.
pub(crate) fn sort(vm: &Vm, items: &mut [Value], key: Option<&Value>, reverse: bool) -> PyResult<()> {
    let Some(key) = key else { return sort_by_themselves(vm, items, reverse) };
    let mut ranks = Vec::with_capacity(items.len());
    for item in &*items {
        ranks.push(vm.call(key, std::slice::from_ref(item))?);
    }
    let (positions, result) = order(vm, &ranks, reverse)?;
    rearrange(items, &positions);
    // The ranks die in the order of the items, as in CPython.
    rearrange(&mut ranks, &positions);
    result
}

fn sort_by_themselves(vm: &Vm, items: &mut [Value], reverse: bool) -> PyResult<()> {
    if items.iter().all(|item| item.as_small_int().is_some()) {
        let number = |item: &Value| item.as_small_int().unwrap_or(0);
        if reverse {
            items.sort_unstable_by_key(|item| std::cmp::Reverse(number(item)));
        } else {
            items.sort_unstable_by_key(number);
        }
        return vm.work(items.len());
    }
    let (positions, result) = order(vm, items, reverse)?;
    rearrange(items, &positions);
    result
}

/// Puts the values into the order of their positions.
fn rearrange(values: &mut [Value], positions: &[u32]) {
    let mut old: Vec<Value> = values.iter_mut().map(|value| std::mem::replace(value, Value::NONE)).collect();
    for (value, &position) in values.iter_mut().zip(positions) {
        *value = std::mem::replace(&mut old[position as usize], Value::NONE);
    }
}

/// The sorted order of some ranks as positions; all of them also if a comparison failed.
fn order(vm: &Vm, ranks: &[Value], reverse: bool) -> PyResult<(Vec<u32>, PyResult<()>)> {
    let Ok(count) = u32::try_from(ranks.len()) else { return Err(vm.memory_error("")) };
    if let Some(positions) = order_of_uniform(ranks, count, reverse) {
        return Ok((positions, vm.work(ranks.len())));
    }
    let mut positions: Vec<u32> = (0..count).collect();
    // A reverse sort keeps the order of equal items: reverse, sort, reverse.
    if reverse {
        positions.reverse();
    }
    let result = sort_positions(&mut positions, |a, b| {
        vm.compare_bool(&ranks[a as usize], &ranks[b as usize], CompareOperator::Less)
    });
    if reverse {
        positions.reverse();
    }
    Ok((positions, result))
}

/// What the values of a list, or the items at one place of a list of tuples, have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Uniform {
    Ints,
    Floats,
    Strings,
}

fn uniform_kind(value: &Value) -> Option<Uniform> {
    if value.as_small_int().is_some() {
        Some(Uniform::Ints)
    } else if value.is_exactly(Kind::STR) {
        Some(Uniform::Strings)
    } else if value.as_exact_float().is_some_and(|float| !float.is_nan()) {
        Some(Uniform::Floats)
    } else {
        None
    }
}

/// Sorts a vector of ranks with their positions, keeping the order of equal ones.
fn sorted_positions<R>(
    ranks: impl Iterator<Item = R>,
    reverse: bool,
    mut compare: impl FnMut(&R, &R) -> Ordering,
) -> Vec<u32> {
    let mut entries: Vec<(R, u32)> = ranks.zip(0..).collect();
    if reverse {
        entries.sort_by(|a, b| compare(&b.0, &a.0));
    } else {
        entries.sort_by(|a, b| compare(&a.0, &b.0));
    }
    entries.into_iter().map(|(_, position)| position).collect()
}

/// The order of ranks of one built-in type, whose comparison is total and runs no Python.
fn order_of_uniform(ranks: &[Value], count: u32, reverse: bool) -> Option<Vec<u32>> {
    let Some(first) = ranks.first().filter(|_| count > 1) else { return Some((0..count).collect()) };
    let Some(kind) = uniform_kind(first) else { return order_of_tuples(ranks, reverse) };
    if !ranks.iter().all(|rank| uniform_kind(rank) == Some(kind)) {
        return None;
    }
    Some(match kind {
        Uniform::Ints => {
            let numbers = ranks.iter().map(|rank| rank.as_small_int().unwrap_or(0));
            sorted_positions(numbers, reverse, i64::cmp)
        }
        Uniform::Floats => {
            let numbers = ranks.iter().map(|rank| rank.as_float().unwrap_or(0.0));
            sorted_positions(numbers, reverse, |a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal))
        }
        Uniform::Strings => order_of_strings(ranks, reverse),
    })
}

fn order_of_strings(ranks: &[Value], reverse: bool) -> Vec<u32> {
    let texts = ranks.iter().map(|rank| rank.downcast_ref::<Str>());
    if !texts.clone().flatten().all(Str::is_ascii) {
        return sorted_positions(texts, reverse, |a, b| compare_strings(*a, *b));
    }
    // The first bytes decide most comparisons.
    let texts = texts.map(|text| (text.map_or(0, |text| prefix(text.as_str())), text));
    sorted_positions(texts, reverse, |a, b| a.0.cmp(&b.0).then_with(|| compare_strings(a.1, b.1)))
}

/// The first eight bytes of a text as a number that orders like them.
fn prefix(text: &str) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(bytes)
}

fn compare_strings(a: Option<&Str>, b: Option<&Str>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() => {
            a.as_str().as_bytes().cmp(b.as_str().as_bytes())
        }
        (Some(a), Some(b)) => compare_text(a.as_str(), b.as_str()),
        _ => Ordering::Equal,
    }
}

/// The order of tuples whose items at each place are of one kind.
fn order_of_tuples(ranks: &[Value], reverse: bool) -> Option<Vec<u32>> {
    let mut kinds: Vec<Uniform> = Vec::new();
    for rank in ranks {
        if !rank.is_exactly(Kind::TUPLE) {
            return None;
        }
        for (place, item) in rank.downcast_ref::<Tuple>()?.items.iter().enumerate() {
            let kind = uniform_kind(item)?;
            match kinds.get(place) {
                Some(known) if *known != kind => return None,
                Some(_) => {}
                None => kinds.push(kind),
            }
        }
    }
    let tuples = ranks.iter().map(|rank| rank.downcast_ref::<Tuple>().map_or(&[][..], |tuple| &tuple.items));
    Some(sorted_positions(tuples, reverse, |a, b| compare_items(&kinds, a, b)))
}

fn compare_items(kinds: &[Uniform], a: &[Value], b: &[Value]) -> Ordering {
    for ((kind, x), y) in kinds.iter().zip(a).zip(b) {
        if x.is(y) {
            continue;
        }
        let order = match kind {
            Uniform::Ints => x.as_small_int().cmp(&y.as_small_int()),
            Uniform::Floats => x.as_float().partial_cmp(&y.as_float()).unwrap_or(Ordering::Equal),
            Uniform::Strings => compare_strings(x.downcast_ref(), y.downcast_ref()),
        };
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len())
}
