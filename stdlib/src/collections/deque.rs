//! The payload of `collections.deque` and its iterators.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use minipy_vm::native::{Arguments, Leaf, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use super::deque_methods as methods;
use crate::common::{CLASS_GETITEM, ITER, NEXT, class_of};

/// A double-ended queue, perhaps bounded.
#[derive(Default)]
pub(super) struct Deque {
    pub(super) items: RefCell<VecDeque<Value>>,
    pub(super) limit: Cell<Option<usize>>,
    /// Counts changes of the length, which iterators refuse.
    pub(super) changes: Cell<u64>,
}

impl Payload for Deque {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        let taken = self.items.take();
        drop(taken);
    }
}

impl Deque {
    pub(super) fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub(super) fn get(&self, index: usize) -> Slot {
        self.items.borrow().get(index).cloned()
    }

    pub(super) fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    pub(super) fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }

    /// Appends at the right end; a full queue drops its first item.
    pub(super) fn push_back(&self, item: Value) {
        self.changed();
        let dropped = {
            let mut items = self.items.borrow_mut();
            items.push_back(item);
            if self.limit.get().is_some_and(|limit| items.len() > limit) { items.pop_front() } else { None }
        };
        drop(dropped);
    }

    /// Appends at the left end; a full queue drops its last item.
    pub(super) fn push_front(&self, item: Value) {
        self.changed();
        let dropped = {
            let mut items = self.items.borrow_mut();
            items.push_front(item);
            if self.limit.get().is_some_and(|limit| items.len() > limit) { items.pop_back() } else { None }
        };
        drop(dropped);
    }
}

pub(super) fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Deque::default(), class_of(vm, args)?).into_value())
}

/// An iterator in either direction.
struct DequeIterator {
    deque: Ref<Deque>,
    /// Items already passed.
    passed: Cell<usize>,
    left: Cell<usize>,
    changes: u64,
    reverse: bool,
}

impl Payload for DequeIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.deque.value());
    }
}

pub(super) fn iterate(vm: &Vm, deque: &Ref<Deque>, reverse: bool) -> Value {
    let iterator = DequeIterator {
        deque: deque.clone(),
        passed: Cell::new(0),
        left: Cell::new(deque.len()),
        changes: deque.changes.get(),
        reverse,
    };
    let def = if reverse { &DEQUE_REVERSE_ITERATOR } else { &DEQUE_ITERATOR };
    vm.heap.allocate(iterator, &vm.native_type(def)).into_value()
}

fn iterator_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<DequeIterator>() else { return Ok(None) };
    if this.left.get() == 0 {
        return Ok(None);
    }
    if this.deque.changes.get() != this.changes {
        this.left.set(0);
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    let passed = this.passed.get();
    let index = if this.reverse { this.deque.len().wrapping_sub(passed + 1) } else { passed };
    this.passed.set(passed + 1);
    this.left.set(this.left.get() - 1);
    Ok(this.deque.get(index))
}

fn iterator_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<DequeIterator>(vm)?.left.get() as i64))
}

fn new_iterator(vm: &Vm, args: &Arguments<'_>, reverse: bool) -> PyResult {
    let Some(deque) = args.get(1).as_ref::<Deque>() else {
        return Err(vm.type_error(format!(
            "{}() argument 1 must be collections.deque, not {}",
            if reverse { "_deque_reverse_iterator" } else { "_deque_iterator" },
            vm.type_name(args.get(1))
        )));
    };
    let iterator = iterate(vm, deque, reverse);
    let skip = args.optional(2).map_or(Ok(0), |skip| vm.size_argument(skip))?;
    for _ in 0..skip {
        if iterator_next(vm, &iterator)?.is_none() {
            break;
        }
    }
    Ok(iterator)
}

fn iterator_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<DequeIterator>(vm)?;
    let passed = vm.int((this.deque.len() - this.left.get().min(this.deque.len())) as i64);
    let state = vm.tuple([this.deque.value().clone(), passed]);
    Ok(vm.tuple([vm.type_of(args.get(0)).value().clone(), state]))
}

const HINT: NativeDef = NativeDef::new(
    "__length_hint__($self, /)",
    "Private method returning an estimate of len(list(it)).",
    iterator_hint,
)
.without_signature();
const REDUCE: NativeDef =
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", iterator_reduce)
        .without_signature();

/// `_collections._deque_iterator`.
pub(super) static DEQUE_ITERATOR: TypeDef = TypeDef {
    name: "_collections._deque_iterator",
    layout: VTable::of::<DequeIterator>(),
    new: Some(
        NativeDef::new("__new__($type, deque, index=0, /)", "Create and return a new object.", |vm, args| {
            new_iterator(vm, args, false)
        })
        .without_signature(),
    ),
    methods: &[NEXT, ITER, HINT, REDUCE],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(iterator_next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `_collections._deque_reverse_iterator`.
pub(super) static DEQUE_REVERSE_ITERATOR: TypeDef = TypeDef {
    name: "_collections._deque_reverse_iterator",
    layout: VTable::of::<DequeIterator>(),
    new: Some(
        NativeDef::new("__new__($type, deque, index=0, /)", "Create and return a new object.", |vm, args| {
            new_iterator(vm, args, true)
        })
        .without_signature(),
    ),
    methods: &[NEXT, ITER, HINT, REDUCE],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(iterator_next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `collections.deque`.
pub(super) static DEQUE: TypeDef = TypeDef {
    name: "collections.deque",
    text_signature: Some("([iterable[, maxlen]])"),
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    layout: VTable::of::<Deque>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, iterable=(), maxlen=None)", "Initialize self.", methods::init),
        NativeDef::new(
            "append($self, item, /)",
            "Add an element to the right side of the deque.",
            methods::append,
        )
        .with_leaf(Leaf::Two(methods::append_leaf)),
        NativeDef::new(
            "appendleft($self, item, /)",
            "Add an element to the left side of the deque.",
            methods::append_left,
        )
        .with_leaf(Leaf::Two(methods::append_left_leaf)),
        NativeDef::new("clear($self, /)", "Remove all elements from the deque.", methods::clear),
        NativeDef::new("copy($self, /)", "Return a shallow copy of a deque.", methods::copy),
        NativeDef::new("__copy__($self, /)", "Return a shallow copy of a deque.", methods::copy),
        NativeDef::new("count($self, value, /)", "Return number of occurrences of value.", methods::count),
        NativeDef::new(
            "extend($self, iterable, /)",
            "Extend the right side of the deque with elements from the iterable.",
            methods::extend,
        ),
        NativeDef::new(
            "extendleft($self, iterable, /)",
            "Extend the left side of the deque with elements from the iterable.",
            methods::extend_left,
        ),
        NativeDef::new(
            "index($self, value, start=0, stop=sys.maxsize, /)",
            "Return first index of value.\n\nRaises ValueError if the value is not present.",
            methods::index,
        )
        .without_signature(),
        NativeDef::new("insert($self, index, value, /)", "Insert value before index.", methods::insert),
        NativeDef::new("pop($self, /)", "Remove and return the rightmost element.", methods::pop)
            .with_leaf(Leaf::One(methods::pop_leaf)),
        NativeDef::new("popleft($self, /)", "Remove and return the leftmost element.", methods::pop_left)
            .with_leaf(Leaf::One(methods::pop_left_leaf)),
        NativeDef::new("remove($self, value, /)", "Remove first occurrence of value.", methods::remove),
        NativeDef::new("reverse($self, /)", "Reverse *IN PLACE*.", methods::reverse),
        NativeDef::new(
            "rotate($self, n=1, /)",
            "Rotate the deque n steps to the right.  If n is negative, rotates left.",
            methods::rotate,
        ),
        NativeDef::new("__len__($self, /)", "Return len(self).", methods::len),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| {
            methods::iter(vm, args.get(0))
        }),
        NativeDef::new(
            "__reversed__($self, /)",
            "Return a reverse iterator over the deque.",
            methods::reversed,
        ),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", methods::contains),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", methods::get_item),
        NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", methods::set_item),
        NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", methods::delete_item),
        NativeDef::new("__add__($self, value, /)", "Return self+value.", methods::add),
        NativeDef::new("__iadd__($self, value, /)", "Implement self+=value.", methods::in_place_add),
        NativeDef::new("__mul__($self, value, /)", "Return self*value.", methods::multiply),
        NativeDef::new("__rmul__($self, value, /)", "Return value*self.", methods::multiply),
        NativeDef::new("__imul__($self, value, /)", "Implement self*=value.", methods::in_place_multiply),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", methods::repr_method),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", methods::reduce),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", methods::less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", methods::less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", methods::equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", methods::not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", methods::greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", methods::greater_equal),
        CLASS_GETITEM,
    ],
    getset: &[GetSetDef {
        name: "maxlen",
        doc: "maximum size of a deque or None if unbounded",
        get: |vm, value| {
            let limit = value.downcast_ref::<Deque>().and_then(|deque| deque.limit.get());
            Ok(limit.map_or(Value::NONE, |limit| vm.int(limit as i64)))
        },
        set: None,
    }],
    slots: NativeSlots {
        iter: Some(methods::iter),
        repr: Some(methods::repr),
        len: Some(|_, value| Ok(value.downcast_ref::<Deque>().map_or(0, Deque::len))),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::SEQUENCE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
