//! `compress`, `dropwhile`, `takewhile` and `filterfalse`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::pickling;
use crate::common::{ITER, NEXT, class_of, payload_of_values};

struct Compress {
    data: RefCell<Slot>,
    selectors: RefCell<Slot>,
}
payload_of_values!(Compress { data, selectors });

fn compress_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let (data, selectors) = (vm.iter(args.get(1))?, vm.iter(args.get(2))?);
    let made = Compress { data: RefCell::new(Some(data)), selectors: RefCell::new(Some(selectors)) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn compress_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Compress>() else { return Ok(None) };
    let (data, selectors) = (this.data.borrow().clone(), this.selectors.borrow().clone());
    let (Some(data), Some(selectors)) = (data, selectors) else { return Ok(None) };
    loop {
        let Some(item) = vm.next(&data)? else { return Ok(None) };
        let Some(selector) = vm.next(&selectors)? else { return Ok(None) };
        if vm.is_true(&selector)? {
            return Ok(Some(item));
        }
        vm.work(1)?;
    }
}

fn compress_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Compress>(vm)?;
    let parts = [this.data.borrow().clone(), this.selectors.borrow().clone()];
    pickling::reduced(vm, args.get(0), parts.into_iter().flatten().collect(), None)
}

/// `itertools.compress`.
pub(super) static COMPRESS: TypeDef = TypeDef {
    name: "itertools.compress",
    doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    layout: VTable::of::<Compress>(),
    new: Some(NativeDef::new(
        "__new__($type, data, selectors)",
        "Create and return a new object.",
        compress_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(compress_reduce)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(compress_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// A predicate over an iterator; `turned` once `dropwhile` has begun or `takewhile` has ended.
struct Predicated {
    predicate: RefCell<Slot>,
    iterator: RefCell<Slot>,
    turned: Cell<bool>,
}
payload_of_values!(Predicated { predicate, iterator });

fn predicated_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let made = Predicated {
        predicate: RefCell::new(Some(args.get(1).clone())),
        iterator: RefCell::new(Some(vm.iter(args.get(2))?)),
        turned: Cell::new(false),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn predicated_parts(value: &Value) -> Option<(&Predicated, Value, Value)> {
    let this = value.downcast_ref::<Predicated>()?;
    let (predicate, iterator) = (this.predicate.borrow().clone(), this.iterator.borrow().clone());
    Some((this, predicate?, iterator?))
}

fn holds(vm: &Vm, predicate: &Value, item: &Value) -> PyResult<bool> {
    let answer = vm.call(predicate, std::slice::from_ref(item))?;
    vm.is_true(&answer)
}

fn drop_while_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some((this, predicate, iterator)) = predicated_parts(value) else { return Ok(None) };
    loop {
        let Some(item) = vm.next(&iterator)? else { return Ok(None) };
        if this.turned.get() {
            return Ok(Some(item));
        }
        if !holds(vm, &predicate, &item)? {
            this.turned.set(true);
            return Ok(Some(item));
        }
    }
}

fn take_while_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some((this, predicate, iterator)) = predicated_parts(value) else { return Ok(None) };
    if this.turned.get() {
        return Ok(None);
    }
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    if holds(vm, &predicate, &item)? {
        return Ok(Some(item));
    }
    this.turned.set(true);
    Ok(None)
}

fn filter_false_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some((_, predicate, iterator)) = predicated_parts(value) else { return Ok(None) };
    let by_truth = predicate.is_none() || predicate.is(vm.types.bool.value());
    while let Some(item) = vm.next(&iterator)? {
        let accepted = if by_truth { vm.is_true(&item)? } else { holds(vm, &predicate, &item)? };
        if !accepted {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn predicated_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let turned = args.this::<Predicated>(vm)?.turned.get();
    filter_reduced(vm, args, Some(vm.int(i64::from(turned))))
}

fn filter_false_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    filter_reduced(vm, args, None)
}

fn filter_reduced(vm: &Vm, args: &Arguments<'_>, state: Slot) -> PyResult {
    let this = args.this::<Predicated>(vm)?;
    let parts = [this.predicate.borrow().clone(), this.iterator.borrow().clone()];
    pickling::reduced(vm, args.get(0), parts.into_iter().flatten().collect(), state)
}

fn predicated_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let turned = vm.is_true(args.get(1))?;
    args.this::<Predicated>(vm)?.turned.set(turned);
    Ok(Value::NONE)
}

const PREDICATED: &[NativeDef] =
    &[NEXT, ITER, pickling::reduce(predicated_reduce), pickling::set_state(predicated_set_state)];

/// `itertools.dropwhile`.
pub(super) static DROP_WHILE: TypeDef = TypeDef {
    name: "itertools.dropwhile",
    doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    layout: VTable::of::<Predicated>(),
    new: Some(NativeDef::new(
        "__new__($type, predicate, iterable, /)",
        "Create and return a new object.",
        predicated_new,
    )),
    methods: PREDICATED,
    slots: NativeSlots { iter: Some(iterate_self), next: Some(drop_while_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `itertools.takewhile`.
pub(super) static TAKE_WHILE: TypeDef = TypeDef {
    name: "itertools.takewhile",
    doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    layout: VTable::of::<Predicated>(),
    new: Some(NativeDef::new(
        "__new__($type, predicate, iterable, /)",
        "Create and return a new object.",
        predicated_new,
    )),
    methods: PREDICATED,
    slots: NativeSlots { iter: Some(iterate_self), next: Some(take_while_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `itertools.filterfalse`.
pub(super) static FILTER_FALSE: TypeDef = TypeDef {
    name: "itertools.filterfalse",
    doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    layout: VTable::of::<Predicated>(),
    new: Some(NativeDef::new(
        "__new__($type, function, iterable, /)",
        "Create and return a new object.",
        predicated_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(filter_false_reduce)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(filter_false_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
