//! The methods of `collections.deque`.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::heap::VTable;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::deque::{Deque, iterate};

fn deque_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Deque>> {
    value.as_ref::<Deque>().ok_or_else(|| vm.system_error("a deque was expected"))
}

pub(super) fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let limit = match args.not_none(2) {
        None => None,
        Some(limit) if limit.as_int().is_none() => return Err(vm.type_error("an integer is required")),
        Some(limit) => match usize::try_from(vm.size_argument(limit)?) {
            Ok(limit) => Some(limit),
            Err(_) => return Err(vm.value_error("maxlen must be non-negative")),
        },
    };
    deque.limit.set(limit);
    if deque.len() > 0 {
        deque.changed();
        drop(deque.items.take());
    }
    if let Some(iterable) = args.optional(1) {
        vm.for_each(iterable, |item| {
            deque.push_back(item);
            Ok(true)
        })?;
    }
    Ok(Value::NONE)
}

pub(super) fn append(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    deque_of(vm, args.get(0))?.push_back(args.get(1).clone());
    Ok(Value::NONE)
}

pub(super) fn append_left(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    deque_of(vm, args.get(0))?.push_front(args.get(1).clone());
    Ok(Value::NONE)
}

pub(super) fn append_leaf(_vm: &Vm, deque: &Value, item: &Value) -> Option<Value> {
    deque.as_ref::<Deque>()?.push_back(item.clone());
    Some(Value::NONE)
}

pub(super) fn append_left_leaf(_vm: &Vm, deque: &Value, item: &Value) -> Option<Value> {
    deque.as_ref::<Deque>()?.push_front(item.clone());
    Some(Value::NONE)
}

pub(super) fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    deque.changed();
    drop(deque.items.take());
    Ok(Value::NONE)
}

pub(super) fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let class = vm.type_of(args.get(0));
    if class.is_native() {
        return Ok(new_like(vm, deque, deque.to_vec(), class));
    }
    let mut arguments = vec![args.get(0).clone()];
    arguments.extend(deque.limit.get().map(|limit| vm.int(limit as i64)));
    vm.call(class.value(), &arguments)
}

/// A deque of the same bound with other items.
fn new_like(vm: &Vm, deque: &Deque, items: Vec<Value>, class: &Ref<TypeObject>) -> Value {
    debug_assert!(class.layout.same_layout(VTable::of::<Deque>()));
    let new = Deque::default();
    new.limit.set(deque.limit.get());
    for item in items {
        new.push_back(item);
    }
    vm.heap.allocate(new, class).into_value()
}

pub(super) fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let mut found = 0;
    scan(vm, deque, 0, usize::MAX, args.get(1), |_| {
        found += 1;
        true
    })?;
    Ok(vm.int(found))
}

/// Calls `action` with the index of each equal item until it returns `false`; changes meanwhile are an error.
fn scan(
    vm: &Vm,
    deque: &Deque,
    start: usize,
    stop: usize,
    wanted: &Value,
    mut action: impl FnMut(usize) -> bool,
) -> PyResult<()> {
    let changes = deque.changes.get();
    let mut index = start;
    while index < stop {
        let Some(item) = deque.get(index) else { break };
        let equal = vm.values_equal(&item, wanted)?;
        if deque.changes.get() != changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        if equal && !action(index) {
            break;
        }
        index += 1;
    }
    Ok(())
}

fn find(vm: &Vm, deque: &Deque, start: usize, stop: usize, wanted: &Value) -> PyResult<Option<usize>> {
    let mut found = None;
    scan(vm, deque, start, stop, wanted, |index| {
        found = Some(index);
        false
    })?;
    Ok(found)
}

pub(super) fn extend(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    extend_with(vm, args.get(0), args.get(1), Deque::push_back)
}

pub(super) fn extend_left(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    extend_with(vm, args.get(0), args.get(1), Deque::push_front)
}

fn extend_with(vm: &Vm, this: &Value, iterable: &Value, push: impl Fn(&Deque, Value)) -> PyResult {
    let deque = deque_of(vm, this)?;
    let source = if iterable.is(this) { vm.list(deque.to_vec()) } else { iterable.clone() };
    vm.for_each(&source, |item| {
        push(deque, item);
        Ok(true)
    })?;
    Ok(Value::NONE)
}

pub(super) fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let length = deque.len() as i64;
    let bound = |index: usize, missing: i64| -> PyResult<usize> {
        let bound = args.optional(index).map_or(Ok(missing), |value| vm.search_bound(value))?;
        Ok(if bound < 0 { (bound + length).max(0) } else { bound.min(length) } as usize)
    };
    let (start, stop) = (bound(2, 0)?, bound(3, i64::MAX)?);
    match find(vm, deque, start, stop, args.get(1))? {
        Some(index) => Ok(vm.int(index as i64)),
        None => Err(vm.value_error(format!("{} is not in deque", vm.repr_text(args.get(1))?))),
    }
}

pub(super) fn insert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let index = vm.size_argument(args.get(1))?;
    let length = deque.len();
    if deque.limit.get() == Some(length) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let index = if index < 0 { (index + length as i64).max(0) } else { index.min(length as i64) };
    deque.changed();
    deque.items.borrow_mut().insert(index as usize, args.get(2).clone());
    Ok(Value::NONE)
}

pub(super) fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    deque.changed();
    let item = deque.items.borrow_mut().pop_back();
    item.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

pub(super) fn pop_left(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    deque.changed();
    let item = deque.items.borrow_mut().pop_front();
    item.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

pub(super) fn pop_leaf(_vm: &Vm, deque: &Value) -> Option<Value> {
    let deque = deque.as_ref::<Deque>()?;
    deque.changed();
    deque.items.borrow_mut().pop_back()
}

pub(super) fn pop_left_leaf(_vm: &Vm, deque: &Value) -> Option<Value> {
    let deque = deque.as_ref::<Deque>()?;
    deque.changed();
    deque.items.borrow_mut().pop_front()
}

pub(super) fn remove(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let changes = deque.changes.get();
    match find(vm, deque, 0, usize::MAX, args.get(1)) {
        Ok(Some(index)) => {
            deque.changed();
            let removed = deque.items.borrow_mut().remove(index);
            drop(removed);
            Ok(Value::NONE)
        }
        Ok(None) => Err(vm.value_error(format!("{} is not in deque", vm.repr_text(args.get(1))?))),
        Err(raised)
            if deque.changes.get() != changes && vm.is_exception(&raised, &vm.exceptions.runtime_error) =>
        {
            Err(vm.index_error("deque mutated during iteration"))
        }
        Err(raised) => Err(raised),
    }
}

pub(super) fn reverse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    deque_of(vm, args.get(0))?.items.borrow_mut().make_contiguous().reverse();
    Ok(Value::NONE)
}

pub(super) fn rotate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let steps = args.optional(1).map_or(Ok(1), |steps| vm.size_argument(steps))?;
    let length = deque.len();
    if length > 1 {
        deque.changed();
        deque.items.borrow_mut().rotate_right(steps.rem_euclid(length as i64) as usize);
    }
    Ok(Value::NONE)
}

pub(super) fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(deque_of(vm, args.get(0))?.len() as i64))
}

pub(super) fn iter(vm: &Vm, value: &Value) -> PyResult {
    Ok(iterate(vm, deque_of(vm, value)?, false))
}

pub(super) fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(iterate(vm, deque_of(vm, args.get(0))?, true))
}

pub(super) fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    Ok(Value::bool(find(vm, deque, 0, usize::MAX, args.get(1))?.is_some()))
}

/// A subscript, which may be negative; `None` if out of range.
fn place(vm: &Vm, deque: &Deque, key: &Value) -> PyResult<Option<usize>> {
    if key.as_small_int().is_none() && !vm.has_index(key) {
        return Err(vm.type_error(format!("sequence index must be integer, not '{}'", vm.type_name(key))));
    }
    let index = vm.index(key)?;
    let length = deque.len();
    let index = if index < 0 { index + length as i64 } else { index };
    Ok(usize::try_from(index).ok().filter(|&index| index < length))
}

pub(super) fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let index = place(vm, deque, args.get(1))?;
    index.and_then(|index| deque.get(index)).ok_or_else(|| vm.index_error("deque index out of range"))
}

pub(super) fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let Some(index) = place(vm, deque, args.get(1))? else {
        return Err(vm.index_error("deque index out of range"));
    };
    let new = args.get(2).clone();
    let old = deque.items.borrow_mut().get_mut(index).map(|item| std::mem::replace(item, new));
    drop(old);
    Ok(Value::NONE)
}

pub(super) fn delete_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let Some(index) = place(vm, deque, args.get(1))? else {
        return Err(vm.index_error("deque index out of range"));
    };
    deque.changed();
    let old = deque.items.borrow_mut().remove(index);
    drop(old);
    Ok(Value::NONE)
}

pub(super) fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let Some(other) = args.get(1).downcast_ref::<Deque>() else {
        return Err(vm.type_error(format!(
            "can only concatenate deque (not \"{}\") to deque",
            vm.type_name(args.get(1))
        )));
    };
    let mut items = deque.to_vec();
    items.extend(other.to_vec());
    Ok(new_like(vm, deque, items, vm.type_of(args.get(0))))
}

pub(super) fn in_place_add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    extend(vm, args)?;
    Ok(args.get(0).clone())
}

/// The items repeated; `None` for what is no int.
fn repeated(vm: &Vm, deque: &Deque, count: &Value) -> PyResult<Option<Vec<Value>>> {
    if !vm.has_index(count) {
        return Ok(None);
    }
    let count = vm.index_count(count)?.max(0) as usize;
    let items = deque.to_vec();
    let total = items.len().checked_mul(count).ok_or_else(|| vm.memory_error(""))?;
    vm.reserve(total, size_of::<Value>())?;
    vm.work(total)?;
    let mut all = Vec::with_capacity(total);
    for _ in 0..count {
        all.extend_from_slice(&items);
    }
    if let Some(limit) = deque.limit.get()
        && all.len() > limit
    {
        all.drain(..all.len() - limit);
    }
    Ok(Some(all))
}

pub(super) fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    match repeated(vm, deque, args.get(1))? {
        Some(items) => Ok(new_like(vm, deque, items, vm.type_of(args.get(0)))),
        None => Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            vm.type_name(args.get(1))
        ))),
    }
}

pub(super) fn in_place_multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    match repeated(vm, deque, args.get(1))? {
        Some(items) => {
            deque.changed();
            let old = deque.items.replace(items.into());
            drop(old);
            Ok(args.get(0).clone())
        }
        None => Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            vm.type_name(args.get(1))
        ))),
    }
}

pub(super) fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let deque = deque_of(vm, value)?;
    let Some(_guard) = vm.enter_repr(value) else { return Ok("[...]".to_owned()) };
    let items = vm.repr_text(&vm.list(deque.to_vec()))?;
    let name = vm.class_name(value);
    Ok(match deque.limit.get() {
        Some(limit) => format!("{name}({items}, maxlen={limit})"),
        None => format!("{name}({items})"),
    })
}

pub(super) fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

pub(super) fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let deque = deque_of(vm, args.get(0))?;
    let state = vm.call_method(args.get(0), &vm.names.__getstate__, &[])?;
    let arguments = match deque.limit.get() {
        Some(limit) => vec![vm.tuple([]), vm.int(limit as i64)],
        None => vec![],
    };
    let class = vm.type_of(args.get(0)).value().clone();
    Ok(vm.tuple([class, vm.tuple(arguments), state, vm.iter(args.get(0))?]))
}

fn compare(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let a = deque_of(vm, args.get(0))?;
    let Some(b) = args.get(1).downcast_ref::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if operator.is_equality() && a.len() != b.len() {
        return Ok(Value::bool(operator == CompareOperator::NotEqual));
    }
    let _depth = vm.enter_native(" in comparison")?;
    let changes = (a.changes.get(), b.changes.get());
    let mut index = 0;
    while let (Some(x), Some(y)) = (a.get(index), b.get(index)) {
        if !vm.values_equal(&x, &y)? {
            return match operator {
                CompareOperator::Equal => Ok(Value::FALSE),
                CompareOperator::NotEqual => Ok(Value::TRUE),
                _ => vm.compare(&x, &y, operator),
            };
        }
        if (a.changes.get(), b.changes.get()) != changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        index += 1;
    }
    Ok(Value::bool(operator.holds(Some(a.len().cmp(&b.len())))))
}

pub(super) fn less(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::Less)
}

pub(super) fn less_equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::LessEqual)
}

pub(super) fn equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::Equal)
}

pub(super) fn not_equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::NotEqual)
}

pub(super) fn greater(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::Greater)
}

pub(super) fn greater_equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::GreaterEqual)
}
