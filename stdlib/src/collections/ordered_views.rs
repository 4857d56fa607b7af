//! Views of an OrderedDict, and the iterators over it, which notice every change of its keys.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::dict_view::{DICT_ITEMS, DICT_KEYS, DICT_VALUES, DictPart, DictView, select};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{ITER, NEXT};

/// The payload of `odict_iterator`.
struct OrderedIterator {
    dict: RefCell<Option<Ref<Dict>>>,
    position: Cell<usize>,
    /// The count of changes that the dict had at the beginning.
    changes: u32,
    part: DictPart,
    reverse: bool,
}

impl Payload for OrderedIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.dict.borrow().iter().for_each(|dict| visit(dict.value()));
    }
}

/// A new iterator.
pub(super) fn iterate(vm: &Vm, dict: &Ref<Dict>, part: DictPart, reverse: bool) -> Value {
    let iterator = OrderedIterator {
        position: Cell::new(if reverse { dict.position_count() } else { 0 }),
        changes: dict.changes(),
        dict: RefCell::new(Some(dict.clone())),
        part,
        reverse,
    };
    vm.heap.allocate(iterator, &vm.native_type(&ORDERED_ITERATOR)).into_value()
}

fn step(iterator: &OrderedIterator, dict: &Dict, position: usize) -> Option<(usize, Value, Value)> {
    if iterator.reverse {
        dict.previous_item(position)
    } else {
        dict.next_item(position).map(|(at, key, value)| (at + 1, key, value))
    }
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<OrderedIterator>() else { return Ok(None) };
    let Some(dict) = iterator.dict.borrow().clone() else { return Ok(None) };
    if dict.changes() != iterator.changes {
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    match step(iterator, &dict, iterator.position.get()) {
        Some((position, key, item)) => {
            iterator.position.set(position);
            Ok(Some(select(vm, iterator.part, key, item)))
        }
        None => {
            drop(iterator.dict.take());
            Ok(None)
        }
    }
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<OrderedIterator>(vm)?;
    let mut rest = Vec::new();
    if let Some(dict) = iterator.dict.borrow().clone() {
        let mut position = iterator.position.get();
        while let Some((at, key, item)) = step(iterator, &dict, position) {
            rest.push(select(vm, iterator.part, key, item));
            position = at;
        }
    }
    let iter = vm.builtins.get_str(&vm.intern("iter")).unwrap_or(Value::NONE);
    Ok(vm.tuple([iter, vm.tuple([vm.list(rest)])]))
}

static ORDERED_ITERATOR: TypeDef = TypeDef {
    name: "odict_iterator",
    layout: VTable::of::<OrderedIterator>(),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", reduce)
            .without_signature(),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// A view of an OrderedDict.
pub(super) fn view(vm: &Vm, dict: &Ref<Dict>, part: DictPart) -> Value {
    let def = match part {
        DictPart::Keys => &ORDERED_KEYS,
        DictPart::Values => &ORDERED_VALUES,
        DictPart::Items => &ORDERED_ITEMS,
    };
    vm.heap.allocate(DictView::new(dict.clone(), part), &vm.native_type(def)).into_value()
}

fn view_iterate(vm: &Vm, value: &Value, reverse: bool) -> PyResult {
    match value.downcast_ref::<DictView>() {
        Some(view) => Ok(iterate(vm, &view.dict, view.part(), reverse)),
        None => Err(vm.system_error("a dict view was expected")),
    }
}

fn view_iter(vm: &Vm, value: &Value) -> PyResult {
    view_iterate(vm, value, false)
}

const VIEW_METHODS: &[NativeDef] = &[
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| view_iter(vm, args.get(0))),
    NativeDef::new("__reversed__($self, /)", "", |vm, args| view_iterate(vm, args.get(0), true)),
];

macro_rules! views {
    ($($name:ident = $python:literal of $base:ident;)*) => {
        $(static $name: TypeDef = TypeDef {
            name: $python,
            layout: VTable::of::<DictView>(),
            base: Some(&$base),
            methods: VIEW_METHODS,
            slots: NativeSlots { iter: Some(view_iter), ..$base.slots },
            ..TypeDef::EMPTY
        };)*
    };
}
views! {
    ORDERED_KEYS = "odict_keys" of DICT_KEYS;
    ORDERED_VALUES = "odict_values" of DICT_VALUES;
    ORDERED_ITEMS = "odict_items" of DICT_ITEMS;
}
