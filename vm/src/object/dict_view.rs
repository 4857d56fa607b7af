//! The views of dicts (`keys()`, `values()`, `items()`) and the iterators over them.

use std::cell::{Cell, RefCell};

use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::heap::{Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::set::{FrozenSet, Set};
use super::tuple::{Pairs, Tuple};
use super::type_object::{GetSetDef, NativeSlots, TypeDef};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// Which part of the items is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictPart {
    /// The keys.
    Keys,
    /// The values.
    Values,
    /// Pairs.
    Items,
}

/// The payload of a view.
pub struct DictView {
    /// The dict.
    pub dict: Ref<Dict>,
    part: DictPart,
}

impl Payload for DictView {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.dict.value());
    }
}

/// The payload of an iterator over a dict, in either direction.
pub struct DictIterator {
    dict: RefCell<Option<Ref<Dict>>>,
    position: Cell<usize>,
    length: usize,
    left: Cell<usize>,
    part: DictPart,
    reverse: bool,
    pairs: Pairs,
}

impl Payload for DictIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pairs.traverse(visit);
        self.dict.borrow().iter().for_each(|dict| visit(dict.value()));
    }
}

impl DictIterator {
    /// A new iterator.
    pub fn make(vm: &Vm, dict: &Ref<Dict>, part: DictPart, reverse: bool) -> Value {
        let iterator = DictIterator {
            position: Cell::new(if reverse { dict.position_count() } else { 0 }),
            length: dict.len(),
            left: Cell::new(dict.len()),
            dict: RefCell::new(Some(dict.clone())),
            part,
            reverse,
            pairs: Pairs::default(),
        };
        let def = match (part, reverse) {
            (DictPart::Keys, false) => &KEY_ITERATOR,
            (DictPart::Values, false) => &VALUE_ITERATOR,
            (DictPart::Items, false) => &ITEM_ITERATOR,
            (DictPart::Keys, true) => &REVERSE_KEY_ITERATOR,
            (DictPart::Values, true) => &REVERSE_VALUE_ITERATOR,
            (DictPart::Items, true) => &REVERSE_ITEM_ITERATOR,
        };
        vm.heap.allocate(iterator, &vm.native_type(def)).into_value()
    }
}

impl DictView {
    /// A view's payload.
    pub fn new(dict: Ref<Dict>, part: DictPart) -> DictView {
        DictView { dict, part }
    }

    /// What it shows.
    pub fn part(&self) -> DictPart {
        self.part
    }
}

/// One part of an item.
pub fn select(vm: &Vm, part: DictPart, key: Value, value: Value) -> Value {
    match part {
        DictPart::Keys => key,
        DictPart::Values => value,
        DictPart::Items => vm.tuple([key, value]),
    }
}

fn iterator_next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<DictIterator>() else { return Ok(None) };
    let owner = iterator.dict.borrow();
    let Some(dict) = &*owner else { return Ok(None) };
    if dict.len() != iterator.length {
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let position = iterator.position.get();
    let found = match (iterator.reverse, iterator.part) {
        (true, part) => dict.previous_item(position).map(|(at, key, item)| (at, select(vm, part, key, item))),
        (false, DictPart::Keys) => dict.next_with(position, |key, _| key.clone()),
        (false, DictPart::Values) => dict.next_with(position, |_, value| value.clone()),
        (false, DictPart::Items) => {
            dict.next_item(position).map(|(at, key, item)| (at, iterator.pairs.pair(vm, key, item)))
        }
    };
    match found {
        Some((at, found)) => {
            if iterator.left.get() == 0 {
                return Err(vm.runtime_error("dictionary keys changed during iteration"));
            }
            iterator.left.set(iterator.left.get() - 1);
            iterator.position.set(if iterator.reverse { at } else { at + 1 });
            Ok(Some(found))
        }
        None => {
            drop(owner);
            drop(iterator.dict.take());
            Ok(None)
        }
    }
}

fn length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<DictIterator>(vm)?;
    let alive = iterator.dict.borrow().as_ref().is_some_and(|dict| dict.len() == iterator.length);
    Ok(vm.int(if alive { iterator.left.get() as i64 } else { 0 }))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<DictIterator>(vm)?;
    let mut rest = Vec::new();
    if let Some(dict) = iterator.dict.borrow().clone() {
        let mut position = iterator.position.get();
        let next = |position| {
            if iterator.reverse { dict.previous_item(position) } else { dict.next_item(position) }
        };
        while let Some((at, key, item)) = next(position) {
            rest.push(select(vm, iterator.part, key, item));
            position = if iterator.reverse { at } else { at + 1 };
        }
    }
    Ok(vm.tuple([vm.builtin("iter")?, vm.tuple([vm.list(rest)])]))
}

macro_rules! iterator_types {
    ($($name:ident = $python:literal;)*) => {
        $(static $name: TypeDef = TypeDef {
            name: $python,
            layout: VTable::of::<DictIterator>(),
            methods: &[
                NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
                NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
                NativeDef::new("__length_hint__($self, /)", "Private method returning an estimate of len(list(it)).", length_hint),
                NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce),
            ],
            slots: NativeSlots { iter: Some(iterate_self), next: Some(iterator_next), ..EMPTY_SLOTS },
            ..TypeDef::EMPTY
        };)*
    };
}
iterator_types! {
    KEY_ITERATOR = "dict_keyiterator";
    VALUE_ITERATOR = "dict_valueiterator";
    ITEM_ITERATOR = "dict_itemiterator";
    REVERSE_KEY_ITERATOR = "dict_reversekeyiterator";
    REVERSE_VALUE_ITERATOR = "dict_reversevalueiterator";
    REVERSE_ITEM_ITERATOR = "dict_reverseitemiterator";
}

impl Vm {
    /// A view of a dict.
    pub fn dict_view(&self, dict: &Ref<Dict>, part: DictPart) -> Value {
        let def = match part {
            DictPart::Keys => &DICT_KEYS,
            DictPart::Values => &DICT_VALUES,
            DictPart::Items => &DICT_ITEMS,
        };
        self.heap.allocate(DictView { dict: dict.clone(), part }, &self.native_type(def)).into_value()
    }
}

fn view_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a DictView> {
    value.downcast_ref::<DictView>().ok_or_else(|| vm.system_error("a dict view was expected"))
}

fn view_iter(vm: &Vm, value: &Value) -> PyResult {
    let view = view_of(vm, value)?;
    Ok(DictIterator::make(vm, &view.dict, view.part, false))
}

fn view_iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_iter(vm, args.get(0))
}

fn view_reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let view = args.this::<DictView>(vm)?;
    Ok(DictIterator::make(vm, &view.dict, view.part, true))
}

fn view_len_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<DictView>(vm)?.dict.len() as i64))
}

fn view_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let view = view_of(vm, value)?;
    let name = vm.class_name(value);
    let Some(_guard) = vm.enter_repr(value) else { return Ok("...".to_owned()) };
    let items = vm.list(vm.collect(value)?);
    let _ = view;
    Ok(format!("{name}({})", vm.repr_text(&items)?))
}

fn view_repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(view_repr(vm, args.get(0))?))
}

fn view_contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(contains(vm, args.this::<DictView>(vm)?, args.get(1))?))
}

fn contains(vm: &Vm, view: &DictView, item: &Value) -> PyResult<bool> {
    match view.part {
        DictPart::Keys => view.dict.contains(vm, item),
        DictPart::Values => vm.sequence_contains(&vm.tuple(view.dict.values()), item),
        DictPart::Items => {
            let Some(pair) = item.downcast_ref::<Tuple>() else { return Ok(false) };
            let [key, value] = &*pair.items else { return Ok(false) };
            match view.dict.get(vm, key)? {
                Some(found) => vm.values_equal(&found, value),
                None => Ok(false),
            }
        }
    }
}

fn mapping(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.mapping_proxy(view_of(vm, value)?.dict.value().clone()))
}

fn is_set_like(value: &Value) -> bool {
    value.is_a::<Set>() || value.is_a::<FrozenSet>() || value.is_a::<DictView>()
}

/// Whether all items of `a` are in `b`.
fn all_in(vm: &Vm, a: &Value, b: &Value) -> PyResult<bool> {
    let mut all = true;
    vm.for_each(a, |item| {
        all = vm.contains(b, &item)?;
        Ok(all)
    })?;
    Ok(all)
}

fn view_compare(vm: &Vm, args: &Arguments<'_>, holds: fn(usize, usize) -> bool, swap: bool) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    if !is_set_like(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if !holds(vm.len(a)?, vm.len(b)?) {
        return Ok(Value::FALSE);
    }
    let (inner, outer) = if swap { (b, a) } else { (a, b) };
    Ok(Value::bool(all_in(vm, inner, outer)?))
}

fn view_eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_compare(vm, args, |a, b| a == b, false)
}

fn view_ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let equal = view_eq(vm, args)?;
    Ok(equal.as_bool().map_or(equal, |equal| Value::bool(!equal)))
}

fn view_lt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_compare(vm, args, |a, b| a < b, false)
}

fn view_le(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_compare(vm, args, |a, b| a <= b, false)
}

fn view_gt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_compare(vm, args, |a, b| a > b, true)
}

fn view_ge(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    view_compare(vm, args, |a, b| a >= b, true)
}

/// Set operations go through a set of the view's items.
fn through_set(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let set = vm.new_set(vm.collect(args.get(0))?)?;
    vm.call_method(&set, &vm.intern(method), &[args.get(1).clone()])?;
    Ok(set)
}

/// `view & other`: those items of the other operand that are in the view, or the other way round if that is shorter.
fn view_and(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (mut view, mut other) = (args.get(0), args.get(1));
    let length = vm.len(view)?;
    if other.is_exactly(super::heap::Kind::SET) && length <= vm.len(other)? {
        return vm.call_method(other, &vm.intern("intersection"), std::slice::from_ref(view));
    }
    if other.is_a::<DictView>() && vm.len(other)? > length {
        std::mem::swap(&mut view, &mut other);
    }
    let mut common = Vec::new();
    vm.for_each(other, |item| {
        if vm.contains(view, &item)? {
            common.push(item);
        }
        Ok(true)
    })?;
    vm.new_set(common)
}

fn view_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_set(vm, args, "update")
}

fn view_sub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_set(vm, args, "difference_update")
}

fn view_xor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_set(vm, args, "symmetric_difference_update")
}

/// The same for operators whose left operand is not a view: the set is made of that.
fn through_left(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let set = vm.new_set(vm.collect(args.get(1))?)?;
    vm.call_method(&set, &vm.intern(method), &[args.get(0).clone()])?;
    Ok(set)
}

fn view_rsub(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_left(vm, args, "difference_update")
}

fn view_ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_left(vm, args, "update")
}

fn view_rxor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    through_left(vm, args, "symmetric_difference_update")
}

fn view_isdisjoint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut disjoint = true;
    vm.for_each(args.get(1), |item| {
        disjoint = !vm.contains(args.get(0), &item)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

const COMMON: [NativeDef; 4] = [
    NativeDef::new("__repr__($self, /)", "Return repr(self).", view_repr_method),
    NativeDef::new("__len__($self, /)", "Return len(self).", view_len_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", view_iter_method),
    NativeDef::new("__reversed__($self, /)", "Return a reverse iterator over the dict view.", view_reversed),
];

static VALUES_METHODS: [NativeDef; 4] = COMMON;

static SET_METHODS: [NativeDef; 20] = [
    COMMON[0],
    COMMON[1],
    COMMON[2],
    COMMON[3],
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", view_contains),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", view_eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", view_ne),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", view_lt),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", view_le),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", view_gt),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", view_ge),
    NativeDef::new("__and__($self, value, /)", "Return self&value.", view_and),
    NativeDef::new("__rand__($self, value, /)", "Return value&self.", view_and),
    NativeDef::new("__or__($self, value, /)", "Return self|value.", view_or),
    NativeDef::new("__ror__($self, value, /)", "Return value|self.", view_ror),
    NativeDef::new("__sub__($self, value, /)", "Return self-value.", view_sub),
    NativeDef::new("__rsub__($self, value, /)", "Return value-self.", view_rsub),
    NativeDef::new("__xor__($self, value, /)", "Return self^value.", view_xor),
    NativeDef::new("__rxor__($self, value, /)", "Return value^self.", view_rxor),
    NativeDef::new(
        "isdisjoint($self, other, /)",
        "Return True if the view and the given iterable have a null intersection.",
        view_isdisjoint,
    ),
];

const VIEW_SLOTS: NativeSlots = NativeSlots {
    iter: Some(view_iter),
    repr: Some(view_repr),
    len: Some(|vm, value| Ok(view_of(vm, value)?.dict.len())),
    ..EMPTY_SLOTS
};

const VIEW_GETSET: &[GetSetDef] =
    &[GetSetDef { name: "mapping", doc: "dictionary that this view refers to", get: mapping, set: None }];

/// `dict_keys`.
pub static DICT_KEYS: TypeDef = TypeDef {
    name: "dict_keys",
    layout: VTable::of::<DictView>(),
    methods: &SET_METHODS,
    getset: VIEW_GETSET,
    slots: VIEW_SLOTS,
    ..TypeDef::EMPTY
};
/// `dict_items`.
pub static DICT_ITEMS: TypeDef = TypeDef {
    name: "dict_items",
    layout: VTable::of::<DictView>(),
    methods: &SET_METHODS,
    getset: VIEW_GETSET,
    slots: VIEW_SLOTS,
    ..TypeDef::EMPTY
};
/// `dict_values`.
pub static DICT_VALUES: TypeDef = TypeDef {
    name: "dict_values",
    layout: VTable::of::<DictView>(),
    methods: &VALUES_METHODS,
    getset: VIEW_GETSET,
    slots: VIEW_SLOTS,
    ..TypeDef::EMPTY
};
