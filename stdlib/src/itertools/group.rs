//! `groupby` and `tee`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use crate::common::{ITER, NEXT, class_of, payload_of_values};

struct GroupBy {
    iterator: RefCell<Slot>,
    key_function: RefCell<Slot>,
    target: RefCell<Slot>,
    current_key: RefCell<Slot>,
    current: RefCell<Slot>,
    /// Numbers the groups: only the latest one may take items.
    group: Cell<u64>,
}
payload_of_values!(GroupBy { iterator, key_function, target, current_key, current });

fn group_by_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let made = GroupBy {
        iterator: RefCell::new(Some(vm.iter(args.get(1))?)),
        key_function: RefCell::new(args.not_none(2).cloned()),
        target: RefCell::default(),
        current_key: RefCell::default(),
        current: RefCell::default(),
        group: Cell::new(0),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

/// Takes the next item and its key; `false` at the end.
fn step(vm: &Vm, this: &GroupBy) -> PyResult<bool> {
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(false) };
    let Some(item) = vm.next(&iterator)? else { return Ok(false) };
    let function = this.key_function.borrow().clone();
    let key = match function {
        Some(function) => vm.call(&function, std::slice::from_ref(&item))?,
        None => item.clone(),
    };
    let old = (this.current.replace(Some(item)), this.current_key.replace(Some(key)));
    drop(old);
    Ok(true)
}

fn same_key(vm: &Vm, a: Slot, b: Slot) -> PyResult<bool> {
    match (a, b) {
        (Some(a), Some(b)) => vm.values_equal(&a, &b),
        _ => Ok(false),
    }
}

fn group_by_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.as_ref::<GroupBy>() else { return Ok(None) };
    this.group.set(this.group.get() + 1);
    // Skips what is left of the group before.
    loop {
        let (current, target) = (this.current_key.borrow().clone(), this.target.borrow().clone());
        if current.is_some() && (target.is_none() || !same_key(vm, target, current)?) {
            break;
        }
        if !step(vm, this)? {
            return Ok(None);
        }
    }
    let key = this.current_key.borrow().clone();
    let old = this.target.replace(key.clone());
    drop(old);
    let key = key.unwrap_or(Value::NONE);
    let grouper = Grouper { parent: this.clone(), key: key.clone(), group: this.group.get() };
    let grouper = vm.heap.allocate(grouper, &vm.native_type(&GROUPER)).into_value();
    Ok(Some(vm.tuple([key, grouper])))
}

/// `itertools.groupby`.
pub(super) static GROUP_BY: TypeDef = TypeDef {
    name: "itertools.groupby",
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    layout: VTable::of::<GroupBy>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, key=None)",
        "Create and return a new object.",
        group_by_new,
    )),
    methods: &[NEXT, ITER],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(group_by_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Grouper {
    parent: Ref<GroupBy>,
    key: Value,
    group: u64,
}

impl Payload for Grouper {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.parent.value());
        visit(&self.key);
    }
}

fn grouper_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Grouper>() else { return Ok(None) };
    let parent = &this.parent;
    if parent.group.get() != this.group {
        return Ok(None);
    }
    if parent.current.borrow().is_none() && !step(vm, parent)? {
        return Ok(None);
    }
    let current = parent.current_key.borrow().clone();
    if !same_key(vm, Some(this.key.clone()), current)? {
        return Ok(None);
    }
    Ok(parent.current.take())
}

/// `itertools._grouper`.
pub(super) static GROUPER: TypeDef = TypeDef {
    name: "itertools._grouper",
    layout: VTable::of::<Grouper>(),
    methods: &[NEXT, ITER],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(grouper_next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

const LINK: usize = 57;

/// A run of items that the copies share; an iterator that is behind holds the earlier runs.
#[derive(Default)]
struct Link {
    items: RefCell<Vec<Value>>,
    next: RefCell<Option<Rc<Link>>>,
}

impl Drop for Link {
    fn drop(&mut self) {
        // A long chain is freed in a loop: recursion could overflow the stack.
        let mut next = self.next.take();
        while let Some(link) = next {
            next = match Rc::try_unwrap(link) {
                Ok(link) => link.next.take(),
                Err(_) => None,
            };
        }
    }
}

struct Tee {
    source: Rc<Source>,
    link: RefCell<Rc<Link>>,
    position: Cell<usize>,
}

struct Source {
    iterator: Value,
    running: Cell<bool>,
}

impl Payload for Tee {}

fn tee_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Tee>() else { return Ok(None) };
    if this.position.get() == LINK {
        let link = this.link.borrow().clone();
        let next = link.next.borrow_mut().get_or_insert_with(Rc::default).clone();
        let old = this.link.replace(next);
        drop((old, link));
        this.position.set(0);
    }
    let link = this.link.borrow().clone();
    let position = this.position.get();
    let known = link.items.borrow().get(position).cloned();
    let item = match known {
        Some(item) => item,
        None => {
            if this.source.running.replace(true) {
                return Err(vm.runtime_error("cannot re-enter the tee iterator"));
            }
            let item = vm.next(&this.source.iterator);
            this.source.running.set(false);
            let Some(item) = item? else { return Ok(None) };
            link.items.borrow_mut().push(item.clone());
            item
        }
    };
    this.position.set(position + 1);
    Ok(Some(item))
}

fn copy_of(vm: &Vm, this: &Tee) -> Value {
    let copy = Tee {
        source: this.source.clone(),
        link: RefCell::new(this.link.borrow().clone()),
        position: this.position.clone(),
    };
    vm.heap.allocate(copy, &vm.native_type(&TEE)).into_value()
}

fn tee_copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(copy_of(vm, args.this::<Tee>(vm)?))
}

/// A tee iterator over an iterable; another one's copy if it is one.
fn tee_over(vm: &Vm, iterable: &Value) -> PyResult {
    let iterator = vm.iter(iterable)?;
    if let Some(tee) = iterator.downcast_ref::<Tee>() {
        return Ok(copy_of(vm, tee));
    }
    let source = Rc::new(Source { iterator, running: Cell::new(false) });
    let made = Tee { source, link: RefCell::default(), position: Cell::new(0) };
    Ok(vm.heap.allocate(made, &vm.native_type(&TEE)).into_value())
}

fn tee_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    tee_over(vm, args.get(1))
}

fn tee(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let count = match args.optional(1) {
        Some(count) => vm.size_argument(count)?,
        None => 2,
    };
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    vm.reserve(count as usize, size_of::<Value>() * 8)?;
    if count == 0 {
        return Ok(vm.tuple([]));
    }
    let iterator = vm.iter(args.get(0))?;
    let first = if iterator.is_a::<Tee>() { iterator } else { tee_over(vm, &iterator)? };
    let mut copies = vec![first.clone()];
    if let Some(tee) = first.downcast_ref::<Tee>() {
        copies.extend((1..count).map(|_| copy_of(vm, tee)));
    }
    Ok(vm.tuple(copies))
}

/// `itertools.tee`.
pub(super) const TEE_FUNCTION: NativeDef =
    NativeDef::new("tee(iterable, n=2, /)", "Returns a tuple of n independent iterators.", tee);

/// `itertools._tee`.
pub(super) static TEE: TypeDef = TypeDef {
    name: "itertools._tee",
    doc: "Iterator wrapped to make it copyable.",
    layout: VTable::of::<Tee>(),
    new: Some(NativeDef::new("__new__($type, iterable, /)", "Create and return a new object.", tee_new)),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new("__copy__($self, /)", "Returns an independent iterator.", tee_copy)
            .without_signature(),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(tee_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
