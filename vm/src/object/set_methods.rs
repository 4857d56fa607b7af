//! The methods of `set` and `frozenset`, and their iterator.

use std::cell::{Cell, RefCell};

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::set::{Elements, FrozenSet, Set};
use super::type_object::{NativeSlots, TypeDef, TypeObject};
use super::value::{Ref, Value};
use crate::native::{Arguments, Leaf, NativeDef, PyResult};
use crate::vm::Vm;

fn elements<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Elements> {
    value.set_elements().ok_or_else(|| vm.system_error("a set was expected"))
}

fn class_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<TypeObject>> {
    args.get(0).as_ref::<TypeObject>().ok_or_else(|| vm.type_error("set.__new__(X): X is not a type object"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Set::default(), class_of(vm, args)?).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let set = elements(vm, args.get(0))?;
    set.clear();
    if let Some(iterable) = args.optional(1) {
        add_all(vm, set, iterable)?;
    }
    Ok(Value::NONE)
}

fn frozen_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    if let Some(iterable) = args.optional(1)
        && class.is(&vm.types.frozenset)
        && iterable.is_exactly(Kind::FROZENSET)
    {
        return Ok(iterable.clone());
    }
    let set = vm.heap.allocate(FrozenSet::default(), class);
    if let Some(iterable) = args.optional(1) {
        add_all(vm, &set.elements, iterable)?;
    }
    Ok(set.into_value())
}

/// Adds what an iterable gives.
fn add_all(vm: &Vm, set: &Elements, iterable: &Value) -> PyResult<()> {
    if let Some(other) = iterable.set_elements() {
        return set.merge(vm, other);
    }
    vm.for_each(iterable, |item| {
        set.add(vm, item)?;
        Ok(true)
    })
}

/// A set of the same built-in kind as `like` with the elements of it.
fn copy_of(vm: &Vm, like: &Value) -> PyResult {
    let copy = elements(vm, like)?.copy();
    Ok(made(vm, like, copy))
}

fn made(vm: &Vm, like: &Value, elements: Elements) -> Value {
    if like.kind() == Kind::SET {
        vm.heap.allocate(Set { elements, finger: Cell::new(0) }, &vm.types.set).into_value()
    } else {
        vm.heap.allocate(FrozenSet { elements }, &vm.types.frozenset).into_value()
    }
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if args.get(0).is_exactly(Kind::FROZENSET) {
        return Ok(args.get(0).clone());
    }
    copy_of(vm, args.get(0))
}

fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    elements(vm, args.get(0))?.add(vm, args.get(1).clone())?;
    Ok(Value::NONE)
}

fn add_leaf(_vm: &Vm, set: &Value, item: &Value) -> Option<Value> {
    set.downcast_ref::<Set>()?.elements.add_known(item)?;
    Some(Value::NONE)
}

fn remove_leaf(_vm: &Vm, set: &Value, item: &Value) -> Option<Value> {
    let removed = set.downcast_ref::<Set>()?.elements.remove_known(item)?;
    removed.then_some(Value::NONE)
}

fn discard_leaf(_vm: &Vm, set: &Value, item: &Value) -> Option<Value> {
    set.downcast_ref::<Set>()?.elements.remove_known(item)?;
    Some(Value::NONE)
}

/// A set looked for in a set stands for the frozenset with its elements.
fn hashable(vm: &Vm, item: &Value) -> PyResult {
    if item.kind() == Kind::SET && vm.hash(item).is_err() {
        let copy = elements(vm, item)?.copy();
        return Ok(vm.heap.allocate(FrozenSet { elements: copy }, &vm.types.frozenset).into_value());
    }
    Ok(item.clone())
}

fn remove(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let key = hashable(vm, args.get(1))?;
    if elements(vm, args.get(0))?.remove(vm, &key)? {
        return Ok(Value::NONE);
    }
    Err(vm.key_error_for(args.get(1)))
}

fn discard(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let key = hashable(vm, args.get(1))?;
    elements(vm, args.get(0))?.remove(vm, &key)?;
    Ok(Value::NONE)
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let key = hashable(vm, args.get(1))?;
    Ok(Value::bool(elements(vm, args.get(0))?.contains(vm, &key)?))
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let set = args.this::<Set>(vm)?;
    match set.elements.pop(&set.finger) {
        Some(item) => Ok(item),
        None => Err(vm.new_exception_with(&vm.exceptions.key_error, vec![vm.text("pop from an empty set")])),
    }
}

fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    elements(vm, args.get(0))?.clear();
    Ok(Value::NONE)
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    for other in args.extra() {
        add_all(vm, elements(vm, args.get(0))?, other)?;
    }
    Ok(Value::NONE)
}

fn union(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let result = copy_of(vm, args.get(0))?;
    for other in args.extra() {
        add_all(vm, elements(vm, &result)?, other)?;
    }
    Ok(result)
}

/// The elements of `other` that are in `set`, in the order in which CPython finds them.
fn intersect(vm: &Vm, set: &Value, other: &Value) -> PyResult<Elements> {
    let own = elements(vm, set)?;
    if let Some(others) = other.set_elements() {
        let (small, large) = if others.len() > own.len() { (own, others) } else { (others, own) };
        return small.filtered(vm, large, true);
    }
    let result = Elements::default();
    vm.for_each(other, |item| {
        let hash = vm.hash(&item)?;
        if own.contains_with_hash(vm, &item, hash)? {
            result.add_with_hash(vm, item, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

fn intersection(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if args.extra().is_empty() {
        return copy(vm, args);
    }
    let mut result = args.get(0).clone();
    for other in args.extra() {
        let elements = intersect(vm, &result, other)?;
        result = made(vm, args.get(0), elements);
    }
    Ok(result)
}

fn intersection_update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let result = intersection(vm, args)?;
    elements(vm, args.get(0))?.swap(elements(vm, &result)?);
    Ok(Value::NONE)
}

fn subtract(vm: &Vm, set: &Value, other: &Value) -> PyResult<()> {
    let own = elements(vm, set)?;
    if set.is(other) {
        own.clear();
        return Ok(());
    }
    if let Some(others) = other.set_elements() {
        for item in others.to_vec() {
            own.remove(vm, &item)?;
        }
        return Ok(());
    }
    vm.for_each(other, |item| {
        own.remove(vm, &item)?;
        Ok(true)
    })
}

/// The elements of `set` that are not in `other`.
fn without(vm: &Vm, set: &Value, other: &Value) -> PyResult {
    let own = elements(vm, set)?;
    let Some(others) = other.set_elements() else {
        let result = copy_of(vm, set)?;
        subtract(vm, &result, other)?;
        return Ok(result);
    };
    if (own.len() >> 2) > others.len() {
        let result = copy_of(vm, set)?;
        subtract(vm, &result, other)?;
        return Ok(result);
    }
    let result = own.filtered(vm, others, false)?;
    Ok(made(vm, set, result))
}

fn difference(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some((first, rest)) = args.extra().split_first() else { return copy_of(vm, args.get(0)) };
    let result = without(vm, args.get(0), first)?;
    for other in rest {
        subtract(vm, &result, other)?;
    }
    Ok(result)
}

fn difference_update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    for other in args.extra() {
        subtract(vm, args.get(0), other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_update(vm: &Vm, set: &Value, other: &Value) -> PyResult<()> {
    let own = elements(vm, set)?;
    if set.is(other) {
        own.clear();
        return Ok(());
    }
    // In the order that they have there, which decides about the one here.
    let others = match other.set_elements() {
        Some(others) => others.with_hashes(),
        None => {
            let unique = Elements::default();
            add_all(vm, &unique, other)?;
            unique.with_hashes()
        }
    };
    for (hash, item) in others {
        if !own.remove(vm, &item)? {
            own.add_with_hash(vm, item, hash)?;
        }
    }
    Ok(())
}

fn symmetric_difference(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let result = Elements::default();
    add_all(vm, &result, args.get(1))?;
    let result = made(vm, args.get(0), result);
    symmetric_update(vm, &result, args.get(0))?;
    Ok(result)
}

fn symmetric_difference_update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    symmetric_update(vm, args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

/// Runs an operator method if both operands are sets.
fn if_sets(vm: &Vm, args: &Arguments<'_>, action: fn(&Vm, &Value, &Value) -> PyResult) -> PyResult {
    if args.get(0).set_elements().is_none() || args.get(1).set_elements().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    action(vm, args.get(0), args.get(1))
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if_sets(vm, args, |vm, a, b| {
        let result = copy_of(vm, a)?;
        if !a.is(b) {
            add_all(vm, elements(vm, &result)?, b)?;
        }
        Ok(result)
    })
}

fn and(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if_sets(vm, args, |vm, a, b| {
        if a.is(b) {
            return copy_of(vm, a);
        }
        let result = intersect(vm, a, b)?;
        Ok(made(vm, a, result))
    })
}

fn sub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if_sets(vm, args, without)
}

fn xor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if_sets(vm, args, |vm, a, b| {
        let result = copy_of(vm, b)?;
        let result = made(vm, a, elements(vm, &result)?.copy());
        symmetric_update(vm, &result, a)?;
        Ok(result)
    })
}

/// The reflected forms: the left operand decides the kind of the result.
fn reflected(vm: &Vm, args: &Arguments<'_>, action: fn(&Vm, &Arguments<'_>) -> PyResult) -> PyResult {
    let swapped = [Some(args.get(1).clone()), Some(args.get(0).clone())];
    action(vm, &Arguments::positional(&swapped))
}

fn ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    reflected(vm, args, or)
}

fn rand(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    reflected(vm, args, and)
}

fn rsub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    reflected(vm, args, sub)
}

fn rxor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    reflected(vm, args, xor)
}

fn in_place(vm: &Vm, args: &Arguments<'_>, action: fn(&Vm, &Value, &Value) -> PyResult<()>) -> PyResult {
    if args.get(1).set_elements().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    action(vm, args.get(0), args.get(1))?;
    Ok(args.get(0).clone())
}

fn ior(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_place(vm, args, |vm, a, b| add_all(vm, elements(vm, a)?, b))
}

fn iand(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_place(vm, args, |vm, a, b| {
        let result = intersect(vm, a, b)?;
        elements(vm, a)?.swap(&result);
        Ok(())
    })
}

fn isub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_place(vm, args, subtract)
}

fn ixor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    in_place(vm, args, symmetric_update)
}

fn is_subset_of(vm: &Vm, a: &Elements, b: &Elements) -> PyResult<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    for (hash, item) in a.with_hashes() {
        if !b.contains_with_hash(vm, &item, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn as_set(vm: &Vm, value: &Value) -> PyResult {
    if value.set_elements().is_some() { Ok(value.clone()) } else { vm.new_set(vm.collect(value)?) }
}

fn issubset(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let other = as_set(vm, args.get(1))?;
    Ok(Value::bool(is_subset_of(vm, elements(vm, args.get(0))?, elements(vm, &other)?)?))
}

fn issuperset(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let other = as_set(vm, args.get(1))?;
    Ok(Value::bool(is_subset_of(vm, elements(vm, &other)?, elements(vm, args.get(0))?)?))
}

fn isdisjoint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let own = elements(vm, args.get(0))?;
    let mut disjoint = true;
    vm.for_each(args.get(1), |item| {
        disjoint = !own.contains(vm, &item)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

fn compare(vm: &Vm, args: &Arguments<'_>, holds: fn(usize, usize) -> bool, swap: bool) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    let (Some(a), Some(b)) = (a.set_elements(), b.set_elements()) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !holds(a.len(), b.len()) {
        return Ok(Value::FALSE);
    }
    let (inner, outer) = if swap { (b, a) } else { (a, b) };
    Ok(Value::bool(is_subset_of(vm, inner, outer)?))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, |a, b| a == b, false)
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let equal = eq(vm, args)?;
    Ok(equal.as_bool().map_or(equal, |equal| Value::bool(!equal)))
}

fn lt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, |a, b| a < b, false)
}

fn le(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, |a, b| a <= b, false)
}

fn gt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, |a, b| a > b, true)
}

fn ge(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, |a, b| a >= b, true)
}

/// `hash(frozenset)`: independent of the order, with CPython's mixing.
fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let shuffle = |hash: u64| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let set = elements(vm, args.get(0))?;
    let mut hash = 0_u64;
    set.for_each_hash(|item_hash| hash ^= shuffle(item_hash as u64));
    hash ^= (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    let hash = hash as i64;
    Ok(vm.int(if hash == -1 { 590_923_713 } else { hash }))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let set = elements(vm, value)?;
    let name = vm.type_name(value);
    if set.is_empty() {
        return Ok(format!("{name}()"));
    }
    let Some(_guard) = vm.enter_repr(value) else { return Ok(format!("{name}(...)")) };
    let mut text = String::from("{");
    for (index, item) in set.to_vec().iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&vm.repr_text(item)?);
    }
    text.push('}');
    Ok(if value.is_exactly(Kind::SET) { text } else { format!("{name}({text})") })
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn len_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(elements(vm, args.get(0))?.len() as i64))
}

/// `set_iterator`.
struct SetIterator {
    set: RefCell<Option<Value>>,
    slot: Cell<usize>,
    length: usize,
    left: Cell<usize>,
}

impl Payload for SetIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.set.borrow().iter().for_each(visit);
    }
}

fn iterator_next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<SetIterator>() else { return Ok(None) };
    let Some(set) = iterator.set.borrow().clone() else { return Ok(None) };
    let set = elements(vm, &set)?;
    if set.len() != iterator.length {
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    match set.next_from(iterator.slot.get()) {
        Some((slot, item)) => {
            iterator.slot.set(slot + 1);
            iterator.left.set(iterator.left.get().saturating_sub(1));
            Ok(Some(item))
        }
        None => {
            drop(iterator.set.take());
            Ok(None)
        }
    }
}

fn iterator_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<SetIterator>(vm)?;
    let mut rest = Vec::new();
    let set = iterator.set.borrow().clone();
    if let Some(set) = set {
        let set = elements(vm, &set)?;
        let mut from = iterator.slot.get();
        while let Some((slot, item)) = set.next_from(from) {
            rest.push(item);
            from = slot + 1;
        }
    }
    Ok(vm.tuple([vm.builtin("iter")?, vm.tuple([vm.list(rest)])]))
}

static SET_ITERATOR: TypeDef = TypeDef {
    name: "set_iterator",
    layout: VTable::of::<SetIterator>(),
    methods: &[
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            |vm, args| Ok(vm.int(args.this::<SetIterator>(vm)?.left.get() as i64)),
        ),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", iterator_reduce),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(iterator_next), ..EMPTY_SLOTS },
    ..TypeDef::EMPTY
};

fn iter(vm: &Vm, value: &Value) -> PyResult {
    let length = elements(vm, value)?.len();
    let iterator = SetIterator {
        set: RefCell::new(Some(value.clone())),
        slot: Cell::new(0),
        length,
        left: Cell::new(length),
    };
    Ok(vm.heap.allocate(iterator, &vm.native_type(&SET_ITERATOR)).into_value())
}

fn iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iter(vm, args.get(0))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let items = vm.list(elements(vm, args.get(0))?.to_vec());
    let class = vm.type_of(args.get(0)).value().clone();
    let state = vm.call_method(args.get(0), &vm.names.__getstate__, &[])?;
    Ok(vm.tuple([class, vm.tuple([items]), state]))
}

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(200 + 16 * elements(vm, args.get(0))?.len() as i64))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

/// `set.__new__`.
pub(crate) const NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new);
/// `frozenset.__new__`.
pub(crate) const FROZEN_NEW: NativeDef =
    NativeDef::new("__new__($type, iterable=(), /)", "Create and return a new object.", frozen_new);

const COMMON: [NativeDef; 28] = [
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new("__len__($self, /)", "Return len(self).", len_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter_method),
    NativeDef::new("__contains__($self, object, /)", "x.__contains__(y) <==> y in x.", contains),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", lt),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", le),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", gt),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", ge),
    NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
    NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
    NativeDef::new("__and__($self, value, /)", "Return self&value.", and),
    NativeDef::new("__rand__($self, value, /)", "Return value&self.", rand),
    NativeDef::new("__sub__($self, value, /)", "Return self-value.", sub),
    NativeDef::new("__rsub__($self, value, /)", "Return value-self.", rsub),
    NativeDef::new("__xor__($self, value, /)", "Return self^value.", xor),
    NativeDef::new("__rxor__($self, value, /)", "Return value^self.", rxor),
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce),
    NativeDef::new("__sizeof__($self, /)", "S.__sizeof__() -> size of S in memory, in bytes.", sizeof),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
    NativeDef::new("copy($self, /)", "Return a shallow copy of a set.", copy),
    NativeDef::new(
        "union($self, /, *others)",
        "Return a new set with elements from the set and all others.",
        union,
    ),
    NativeDef::new(
        "intersection($self, /, *others)",
        "Return a new set with elements common to the set and all others.",
        intersection,
    ),
    NativeDef::new(
        "difference($self, /, *others)",
        "Return a new set with elements in the set that are not in the others.",
        difference,
    ),
    NativeDef::new(
        "symmetric_difference($self, other, /)",
        "Return a new set with elements in either the set or other but not both.",
        symmetric_difference,
    ),
    NativeDef::new("issubset($self, other, /)", "Report whether another set contains this set.", issubset),
    NativeDef::new(
        "issuperset($self, other, /)",
        "Report whether this set contains another set.",
        issuperset,
    ),
];

const DISJOINT: NativeDef = NativeDef::new(
    "isdisjoint($self, other, /)",
    "Return True if two sets have a null intersection.",
    isdisjoint,
);

/// Methods of `set`.
pub(crate) static SET_METHODS: &[NativeDef] = &concat::<28, 15, 43>(
    COMMON,
    [
        DISJOINT,
        NativeDef::new("__init__($self, iterable=(), /)", "Initialize self.", init),
        NativeDef::new("__ior__($self, value, /)", "Return self|=value.", ior),
        NativeDef::new("__iand__($self, value, /)", "Return self&=value.", iand),
        NativeDef::new("__isub__($self, value, /)", "Return self-=value.", isub),
        NativeDef::new("__ixor__($self, value, /)", "Return self^=value.", ixor),
        NativeDef::new(
            "add($self, object, /)",
            "Add an element to a set.\n\nThis has no effect if the element is already present.",
            add,
        )
        .with_leaf(Leaf::Two(add_leaf)),
        NativeDef::new(
            "remove($self, object, /)",
            "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
            remove,
        )
        .with_leaf(Leaf::Two(remove_leaf)),
        NativeDef::new(
            "discard($self, object, /)",
            "Remove an element from a set if it is a member.",
            discard,
        )
        .with_leaf(Leaf::Two(discard_leaf)),
        NativeDef::new(
            "pop($self, /)",
            "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
            pop,
        ),
        NativeDef::new("clear($self, /)", "Remove all elements from this set.", clear),
        NativeDef::new(
            "update($self, /, *others)",
            "Update the set, adding elements from all others.",
            update,
        ),
        NativeDef::new(
            "intersection_update($self, /, *others)",
            "Update the set, keeping only elements found in it and all others.",
            intersection_update,
        ),
        NativeDef::new(
            "difference_update($self, /, *others)",
            "Update the set, removing elements found in others.",
            difference_update,
        ),
        NativeDef::new(
            "symmetric_difference_update($self, other, /)",
            "Update the set, keeping only elements found in either set, but not in both.",
            symmetric_difference_update,
        ),
    ],
);

/// Methods of `frozenset`.
pub(crate) static FROZEN_METHODS: &[NativeDef] = &concat::<28, 2, 30>(
    COMMON,
    [DISJOINT, NativeDef::new("__hash__($self, /)", "Return hash(self).", hash)],
);

/// Two lists of methods as one.
const fn concat<const A: usize, const B: usize, const C: usize>(
    a: [NativeDef; A],
    b: [NativeDef; B],
) -> [NativeDef; C] {
    let mut all = [DISJOINT; C];
    let mut index = 0;
    while index < A {
        all[index] = a[index];
        index += 1;
    }
    while index < C {
        all[index] = b[index - A];
        index += 1;
    }
    all
}

/// Slots of both.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    repr: Some(repr),
    len: Some(|vm, value| Ok(elements(vm, value)?.len())),
    ..EMPTY_SLOTS
};
