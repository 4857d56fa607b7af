//! The methods of `list`.

use super::compare::CompareOperator;
use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::iterator::ListIterator;
use super::list::{List, drop_from_the_end};
use super::slice::Slice;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef, TypeObject};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, Leaf, NativeDef, PyResult};
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

fn list_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a List> {
    value.downcast_ref::<List>().ok_or_else(|| vm.system_error("a list was expected"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("list.__new__(X): X is not a type object"));
    };
    if class.is(&vm.types.list) && !args.keywords().is_empty() {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    Ok(vm.heap.allocate(List::default(), class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let items = match args.optional(1) {
        Some(iterable) => vm.collect(iterable)?,
        None => Vec::new(),
    };
    let old = list.with_mut(|current| std::mem::replace(current, items));
    drop(old);
    Ok(Value::NONE)
}

fn append(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<List>(vm)?.push(args.get(1).clone());
    Ok(Value::NONE)
}

fn extend(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let source = args.get(1);
    let itself = source.is(args.get(0));
    if itself
        || source.is_exact() && matches!(source.kind(), Kind::LIST | Kind::TUPLE | Kind::SET | Kind::DICT)
    {
        match source.downcast_ref::<Tuple>() {
            Some(tuple) => list.with_mut(|current| current.extend_from_slice(&tuple.items)),
            None => {
                let items = if itself { list.to_vec() } else { vm.collect(source)? };
                list.with_mut(|current| current.extend(items));
            }
        }
        return Ok(Value::NONE);
    }
    // Each item is there at once: the iterator may look at the list, and what it gave before it failed stays.
    let iterator = vm.iter(source)?;
    let hint = vm.length_hint(source, 0)?;
    if hint <= i64::MAX as usize - list.len() {
        vm.reserve(hint, size_of::<Value>())?;
    }
    let mut count = 0_usize;
    while let Some(item) = vm.next(&iterator)? {
        list.push(item);
        count += 1;
        if count.is_multiple_of(1024) {
            vm.work(1024)?;
        }
    }
    Ok(Value::NONE)
}

fn insert(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let index = vm.size_argument(args.get(1))?;
    let item = args.get(2).clone();
    list.with_mut(|items| {
        let length = items.len() as i64;
        let index = if index < 0 { (index + length).max(0) } else { index.min(length) };
        items.insert(index as usize, item);
    });
    Ok(Value::NONE)
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let index = match args.optional(1) {
        Some(index) => vm.size_argument(index)?,
        None => -1,
    };
    let removed = list.with_mut(|items| {
        let index = if index < 0 { index + items.len() as i64 } else { index };
        match usize::try_from(index) {
            Ok(index) if index < items.len() => Ok(items.remove(index)),
            _ => Err(items.is_empty()),
        }
    });
    removed
        .map_err(|empty| vm.index_error(if empty { "pop from empty list" } else { "pop index out of range" }))
}

fn pop_last(_vm: &Vm, list: &Value) -> Option<Value> {
    list.downcast_ref::<List>()?.with_mut(Vec::pop)
}

fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let old = args.this::<List>(vm)?.with_mut(std::mem::take);
    drop_from_the_end(old);
    Ok(Value::NONE)
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.list(args.this::<List>(vm)?.to_vec()))
}

/// The position of an item equal to a value from `start` on, re-checking the length after each comparison.
pub(crate) fn find(
    vm: &Vm,
    list: &List,
    wanted: &Value,
    start: usize,
    end: usize,
) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < end {
        let Some(item) = list.get(index) else { break };
        if vm.values_equal(&item, wanted)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// Start and stop arguments of `index`, as positions.
pub(crate) fn clamp_bounds(
    vm: &Vm,
    start: Option<&Value>,
    stop: Option<&Value>,
    length: usize,
) -> PyResult<(usize, usize)> {
    let bound = |value: Option<&Value>, missing: i64| -> PyResult<usize> {
        let bound = match value {
            Some(value) => vm.search_bound(value)?,
            None => missing,
        };
        let length = length as i64;
        Ok(if bound < 0 { (bound + length).max(0) } else { bound.min(length) } as usize)
    };
    Ok((bound(start, 0)?, bound(stop, i64::MAX)?))
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let (start, end) = clamp_bounds(vm, args.optional(2), args.optional(3), list.len())?;
    match find(vm, list, args.get(1), start, end)? {
        Some(index) => Ok(vm.int(index as i64)),
        None => Err(vm.value_error(format!("{} is not in list", vm.repr(args.get(1))?.as_str()))),
    }
}

fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let (mut found, mut index) = (0, 0);
    while let Some(item) = list.get(index) {
        if vm.values_equal(&item, args.get(1))? {
            found += 1;
        }
        index += 1;
    }
    Ok(vm.int(found))
}

fn remove(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    match find(vm, list, args.get(1), 0, usize::MAX)? {
        Some(index) => {
            let old =
                list.with_mut(|items| if index < items.len() { Some(items.remove(index)) } else { None });
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<List>(vm)?.with_mut(|items| items.reverse());
    Ok(Value::NONE)
}

fn sort(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let reverse = match args.optional(2) {
        Some(reverse) => vm.is_true(reverse)?,
        None => false,
    };
    // The list looks empty while it is sorted; changes made meanwhile are an error.
    let items = list.with_mut(std::mem::take);
    let mut items = items;
    let result = super::sort::sort(vm, &mut items, args.not_none(1), reverse);
    let changed = list.with_mut(|current| {
        let changed = std::mem::replace(current, items);
        // A list that was filled and emptied again has a capacity.
        (changed.capacity() > 0).then_some(changed)
    });
    result?;
    if changed.is_some() {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(Value::NONE)
}

/// `list.__getitem__`.
fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let range = slice.unpack(vm)?.apply(list.len());
        let items = list
            .with(|items| range.indexes().filter_map(|index| items.get(index).cloned()).collect::<Vec<_>>());
        return Ok(vm.list(items));
    }
    let index = sequence_index(vm, key, "list")?;
    let found = list.with(|items| {
        let index = if index < 0 { index + items.len() as i64 } else { index };
        usize::try_from(index).ok().and_then(|index| items.get(index).cloned())
    });
    found.ok_or_else(|| vm.index_error("list index out of range"))
}

/// An index of a sequence; TypeError for keys that are neither ints nor slices.
pub(crate) fn sequence_index(vm: &Vm, key: &Value, noun: &str) -> PyResult<i64> {
    if let Some(index) = key.as_small_int() {
        return Ok(index);
    }
    if !vm.has_index(key) {
        return Err(
            vm.type_error(format!("{noun} indices must be integers or slices, not {}", vm.type_name(key)))
        );
    }
    vm.index(key)
}

fn set_item_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    assign(vm, args.this::<List>(vm)?, args.get(0), args.get(1), Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn delete_item_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    assign(vm, args.this::<List>(vm)?, args.get(0), args.get(1), None)?;
    Ok(Value::NONE)
}

/// `list[key] = new`, or `del list[key]` for `None`.
fn assign(vm: &Vm, list: &List, value: &Value, key: &Value, new: Slot) -> PyResult<()> {
    if let Some(slice) = key.downcast_ref::<Slice>() {
        return assign_slice(vm, list, value, slice, new);
    }
    let index = sequence_index(vm, key, "list")?;
    let deleting = new.is_none();
    let old = list.with_mut(|items| {
        let index = if index < 0 { index + items.len() as i64 } else { index };
        match usize::try_from(index) {
            Ok(index) if index < items.len() => Some(match new {
                Some(new) => std::mem::replace(&mut items[index], new),
                None => items.remove(index),
            }),
            _ => None,
        }
    });
    if old.is_none() {
        let verb = if deleting { "deletion" } else { "assignment" };
        let _ = verb;
        return Err(vm.index_error("list assignment index out of range"));
    }
    drop(old);
    Ok(())
}

fn assign_slice(vm: &Vm, list: &List, value: &Value, slice: &Slice, new: Slot) -> PyResult<()> {
    let unpacked = slice.unpack(vm)?;
    let replacement = match &new {
        Some(new) if new.is(value) => list.to_vec(),
        Some(new) => {
            if !vm.is_iterable(new) {
                return Err(vm.type_error("must assign iterable to extended slice"));
            }
            vm.collect(new)?
        }
        None => Vec::new(),
    };
    let range = unpacked.apply(list.len());
    if range.step == 1 {
        let (start, end) = range.bounds();
        let old: Vec<Value> = list.with_mut(|items| {
            let (start, end) = (start.min(items.len()), end.min(items.len()));
            items.splice(start..end, replacement).collect()
        });
        drop_from_the_end(old);
        return Ok(());
    }
    if new.is_none() {
        let mut doomed: Vec<usize> = range.indexes().collect();
        doomed.sort_unstable();
        let old: Vec<Value> = list.with_mut(|items| {
            let mut removed = Vec::with_capacity(doomed.len());
            let mut next = doomed.iter().copied().peekable();
            let kept = std::mem::take(items);
            for (index, item) in kept.into_iter().enumerate() {
                if next.peek() == Some(&index) {
                    next.next();
                    removed.push(item);
                } else {
                    items.push(item);
                }
            }
            removed
        });
        drop(old);
        return Ok(());
    }
    if replacement.len() != range.length {
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            replacement.len(),
            range.length
        )));
    }
    let old: Vec<Value> = list.with_mut(|items| {
        range
            .indexes()
            .zip(replacement)
            .filter_map(|(index, item)| Some(std::mem::replace(items.get_mut(index)?, item)))
            .collect()
    });
    drop(old);
    Ok(())
}

fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).downcast_ref::<List>() else {
        return Err(vm.type_error(format!(
            "can only concatenate list (not \"{}\") to list",
            vm.type_name(args.get(1))
        )));
    };
    let mut items = args.this::<List>(vm)?.to_vec();
    other.with(|more| items.extend_from_slice(more));
    Ok(vm.list(items))
}

fn in_place_add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    extend(vm, args)?;
    Ok(args.get(0).clone())
}

/// How often `*` repeats a sequence; TypeError for what is no int.
pub(crate) fn repeat_count(vm: &Vm, count: &Value, length: usize) -> PyResult<Option<usize>> {
    if !vm.has_index(count) {
        return Ok(None);
    }
    let count = usize::try_from(vm.index_count(count)?.max(0)).unwrap_or(0);
    match count.checked_mul(length) {
        Some(total) => vm.reserve(total, size_of::<Value>())?,
        None => return Err(vm.memory_error("")),
    }
    Ok(Some(count))
}

fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let items = args.this::<List>(vm)?.to_vec();
    match repeat_count(vm, args.get(1), items.len())? {
        Some(count) => Ok(vm.list(repeat(vm, &items, count)?)),
        None => Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            vm.type_name(args.get(1))
        ))),
    }
}

/// The items `count` times over; the total was checked.
pub(crate) fn repeat(vm: &Vm, items: &[Value], count: usize) -> PyResult<Vec<Value>> {
    let total = items.len() * count;
    let mut all = Vec::new();
    if all.try_reserve_exact(total).is_err() {
        return Err(vm.memory_error(""));
    }
    match items {
        [only] => all.resize(count, only.clone()),
        _ => (0..count).for_each(|_| all.extend_from_slice(items)),
    }
    vm.work(total)?;
    Ok(all)
}

fn in_place_multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.this::<List>(vm)?;
    let items = list.to_vec();
    match repeat_count(vm, args.get(1), items.len())? {
        Some(count) => {
            let all = repeat(vm, &items, count)?;
            let old = list.with_mut(|current| std::mem::replace(current, all));
            drop(old);
            Ok(args.get(0).clone())
        }
        None => Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            vm.type_name(args.get(1))
        ))),
    }
}

/// Compares two sequences item by item, as lists and tuples do.
pub(crate) fn compare_sequences(
    vm: &Vm,
    get: (&dyn Fn(usize) -> Option<Value>, &dyn Fn(usize) -> Option<Value>),
    length: (&dyn Fn() -> usize, &dyn Fn() -> usize),
    operator: CompareOperator,
) -> PyResult {
    if operator.is_equality() && length.0() != length.1() {
        return Ok(Value::bool(operator == CompareOperator::NotEqual));
    }
    let mut index = 0;
    while let (Some(a), Some(b)) = (get.0(index), get.1(index)) {
        if !vm.values_equal(&a, &b)? {
            // The comparison may have changed the lengths.
            if index >= length.0() || index >= length.1() {
                break;
            }
            return match operator {
                CompareOperator::Equal => Ok(Value::FALSE),
                CompareOperator::NotEqual => Ok(Value::TRUE),
                _ => vm.compare(&a, &b, operator),
            };
        }
        index += 1;
    }
    Ok(Value::bool(operator.holds(Some(length.0().cmp(&length.1())))))
}

fn compare(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let a = args.this::<List>(vm)?;
    let Some(b) = args.get(1).downcast_ref::<List>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let _depth = vm.enter_native(" in comparison")?;
    compare_lists(vm, a, b, operator)
}

/// Compares lists item by item up to the first difference.
pub(crate) fn compare_lists(vm: &Vm, a: &List, b: &List, operator: CompareOperator) -> PyResult {
    compare_sequences(
        vm,
        (&|index| a.get(index), &|index| b.get(index)),
        (&|| a.len(), &|| b.len()),
        operator,
    )
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(find(vm, args.this::<List>(vm)?, args.get(1), 0, usize::MAX)?.is_some()))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let list = list_of(vm, value)?;
    if list.is_empty() {
        return Ok("[]".to_owned());
    }
    let Some(_guard) = vm.enter_repr(value) else { return Ok("[...]".to_owned()) };
    let mut text = String::from("[");
    let mut index = 0;
    while let Some(item) = list.get(index) {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&vm.repr_text(&item)?);
        index += 1;
    }
    text.push(']');
    Ok(text)
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn len_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<List>(vm)?.len() as i64))
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    let Some(list) = value.downcast_clone::<List>() else {
        return Err(vm.system_error("a list was expected"));
    };
    let iterator = ListIterator { list: RefCell::new(Some(list)), index: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &vm.types.list_iterator).into_value())
}

fn iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iter(vm, args.get(0))
}

/// `list_reverseiterator`.
struct ListReverseIterator {
    list: RefCell<Option<Ref<List>>>,
    /// One behind the next item.
    next: Cell<usize>,
}

impl Payload for ListReverseIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.list.borrow().iter().for_each(|list| visit(list.value()));
    }
}

static LIST_REVERSE_ITERATOR: TypeDef = TypeDef {
    name: "list_reverseiterator",
    layout: VTable::of::<ListReverseIterator>(),
    methods: &[
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            |vm, args| Ok(vm.int(args.this::<ListReverseIterator>(vm)?.next.get() as i64)),
        ),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reverse_reduce)
            .without_signature(),
        NativeDef::new(
            "__setstate__($self, state, /)",
            "Set state information for unpickling.",
            reverse_set_state,
        )
        .without_signature(),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(|_, value| {
            let Some(iterator) = value.downcast_ref::<ListReverseIterator>() else { return Ok(None) };
            let index = iterator.next.get();
            let item = iterator.list.borrow().as_ref().and_then(|list| list.get(index.checked_sub(1)?));
            match item {
                Some(item) => {
                    iterator.next.set(index - 1);
                    Ok(Some(item))
                }
                None => {
                    drop(iterator.list.take());
                    Ok(None)
                }
            }
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};

fn reverse_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<ListReverseIterator>(vm)?;
    let list = iterator.list.borrow().clone();
    let next = iterator.next.get();
    Ok(match list {
        Some(list) => {
            vm.tuple([vm.builtin("reversed")?, vm.tuple([list.into_value()]), vm.int(next as i64 - 1)])
        }
        None => vm.tuple([vm.builtin("iter")?, vm.tuple([vm.list(Vec::new())])]),
    })
}

fn reverse_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<ListReverseIterator>(vm)?;
    let index = vm.size_argument(args.get(1))?;
    let length = iterator.list.borrow().as_ref().map_or(0, |list| list.len()) as i64;
    iterator.next.set((index.clamp(-1, length - 1) + 1) as usize);
    Ok(Value::NONE)
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = args.get(0).downcast_clone::<List>();
    let next = Cell::new(list.as_ref().map_or(0, |list| list.len()));
    let iterator = ListReverseIterator { list: RefCell::new(list), next };
    Ok(vm.heap.allocate(iterator, &vm.native_type(&LIST_REVERSE_ITERATOR)).into_value())
}

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(40 + 8 * args.this::<List>(vm)?.len() as i64))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

macro_rules! comparisons {
    ($($name:ident = $operator:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            compare(vm, args, CompareOperator::$operator)
        })*
    };
}
comparisons! { lt = Less; le = LessEqual; eq = Equal; ne = NotEqual; gt = Greater; ge = GreaterEqual; }

/// `list.__new__`.
pub(crate) const NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new);

/// Methods of `list`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, iterable=(), /)", "Initialize self.", init),
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new("__len__($self, /)", "Return len(self).", len_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter_method),
    NativeDef::new("__getitem__($self, index, /)", "Return self[index].", get_item),
    NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item_method),
    NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item_method),
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", add),
    NativeDef::new("__iadd__($self, value, /)", "Implement self+=value.", in_place_add),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", multiply),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", multiply),
    NativeDef::new("__imul__($self, value, /)", "Implement self*=value.", in_place_multiply),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", lt),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", le),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", gt),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", ge),
    NativeDef::new("__reversed__($self, /)", "Return a reverse iterator over the list.", reversed),
    NativeDef::new("__sizeof__($self, /)", "Return the size of the list in memory, in bytes.", sizeof),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
    NativeDef::new("append($self, object, /)", "Append object to the end of the list.", append),
    NativeDef::new("clear($self, /)", "Remove all items from list.", clear),
    NativeDef::new("copy($self, /)", "Return a shallow copy of the list.", copy),
    NativeDef::new("count($self, value, /)", "Return number of occurrences of value.", count),
    NativeDef::new(
        "extend($self, iterable, /)",
        "Extend list by appending elements from the iterable.",
        extend,
    ),
    NativeDef::new(
        "index($self, value, start=0, stop=sys.maxsize, /)",
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
        index,
    ),
    NativeDef::new("insert($self, index, object, /)", "Insert object before index.", insert),
    NativeDef::new(
        "pop($self, index=-1, /)",
        "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
        pop,
    )
    .with_leaf(Leaf::One(pop_last)),
    NativeDef::new(
        "remove($self, value, /)",
        "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
        remove,
    ),
    NativeDef::new("reverse($self, /)", "Reverse *IN PLACE*.", reverse),
    NativeDef::new(
        "sort($self, /, *, key=None, reverse=False)",
        "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
        sort,
    ),
];

/// Slots of `list`.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    repr: Some(repr),
    len: Some(|vm, value| Ok(list_of(vm, value)?.len())),
    ..EMPTY_SLOTS
};
