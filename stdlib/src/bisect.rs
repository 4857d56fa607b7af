//! The module `_bisect`: positions in sorted sequences.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::heap::Kind;
use minipy_vm::object::list::List;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// Where `x` belongs: before equal items (`left`) or after them. `keyed`: `x` is an item, not a key yet.
fn position(vm: &Vm, args: &Arguments<'_>, left: bool, keyed: bool) -> PyResult<i64> {
    let (sequence, x) = (args.get(0), args.get(1));
    let mut low = args.optional(2).map_or(Ok(0), |low| vm.size_argument(low))?;
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let mut high = match args.not_none(3) {
        Some(high) => vm.size_argument(high)?,
        None => vm.len(sequence)? as i64,
    };
    let key = args.not_none(4);
    let keyed_x;
    let x = match key {
        Some(key) if keyed => {
            keyed_x = vm.call(key, std::slice::from_ref(x))?;
            &keyed_x
        }
        _ => x,
    };
    let list = if sequence.is_exactly(Kind::LIST) { sequence.downcast_ref::<List>() } else { None };
    while low < high {
        let middle = low + (high - low) / 2;
        let item = match list.and_then(|list| list.get(middle as usize)) {
            Some(item) => item,
            None => vm.get_item(sequence, &vm.int(middle))?,
        };
        let item = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        let right = if left {
            vm.compare_bool(&item, x, CompareOperator::Less)?
        } else {
            !vm.compare_bool(x, &item, CompareOperator::Less)?
        };
        if right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn bisect_left(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(position(vm, args, true, false)?))
}

fn bisect_right(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(position(vm, args, false, false)?))
}

fn insort(vm: &Vm, args: &Arguments<'_>, left: bool) -> PyResult {
    let index = position(vm, args, left, true)?;
    let (sequence, x) = (args.get(0), args.get(1));
    match sequence.downcast_ref::<List>().filter(|_| sequence.is_exact()) {
        Some(list) => list.with_mut(|items| items.insert((index as usize).min(items.len()), x.clone())),
        None => drop(vm.call_method(sequence, &vm.names.insert, &[vm.int(index), x.clone()])?),
    }
    Ok(Value::NONE)
}

fn insort_left(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    insort(vm, args, true)
}

fn insort_right(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    insort(vm, args, false)
}

/// `_bisect`.
pub(crate) static BISECT: ModuleDef = ModuleDef {
    name: "_bisect",
    doc: "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion.",
    functions: &[
        NativeDef::new(
            "bisect_right(a, x, lo=0, hi=None, *, key=None)",
            "Return the index where to insert item x in list a, assuming a is sorted.",
            bisect_right,
        ),
        NativeDef::new(
            "insort_right(a, x, lo=0, hi=None, *, key=None)",
            "Insert item x in list a, and keep it sorted assuming a is sorted.",
            insort_right,
        ),
        NativeDef::new(
            "bisect_left(a, x, lo=0, hi=None, *, key=None)",
            "Return the index where to insert item x in list a, assuming a is sorted.",
            bisect_left,
        ),
        NativeDef::new(
            "insort_left(a, x, lo=0, hi=None, *, key=None)",
            "Insert item x in list a, and keep it sorted assuming a is sorted.",
            insort_left,
        ),
    ],
    types: &[],
    setup: None,
};
