//! `islice`, `pairwise` and `batched`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::pickling;
use crate::common::{ITER, NEXT, check_count, class_of, no_keywords, payload_of_values};

struct ISlice {
    iterator: RefCell<Slot>,
    /// Position of the next item wanted.
    next: Cell<usize>,
    stop: Option<usize>,
    step: usize,
    /// Items taken so far.
    taken: Cell<usize>,
}
payload_of_values!(ISlice { iterator });

/// A bound: `None` stands for absent.
fn bound(vm: &Vm, value: &Value, message: &str) -> PyResult<Option<usize>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = if vm.has_index(value) { vm.index(value).ok() } else { None };
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(vm.value_error(message)),
    }
}

fn islice_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    no_keywords(vm, args, "islice")?;
    check_count(vm, "islice", args.extra().len(), 2, 4)?;
    let all = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let last = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let (start, stop, step) = match args.extra() {
        [_, stop] => (0, bound(vm, stop, last)?, 1),
        [_, start, stop, rest @ ..] => {
            let start_at = bound(vm, start, all)?;
            let stop_at = bound(vm, stop, last)?;
            let step_message = "Step for islice() must be a positive integer or None.";
            let step = match rest.first() {
                Some(step) => bound(vm, step, step_message)?.unwrap_or(1),
                None => 1,
            };
            if step == 0 {
                return Err(vm.value_error(step_message));
            }
            (start_at.unwrap_or(0), stop_at, step)
        }
        _ => (0, None, 1),
    };
    let iterator = vm.iter(&args.extra()[0])?;
    let made = ISlice {
        iterator: RefCell::new(Some(iterator)),
        next: Cell::new(start),
        stop,
        step,
        taken: Cell::new(0),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn islice_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<ISlice>() else { return Ok(None) };
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(None) };
    while this.taken.get() < this.next.get() {
        if this.stop.is_some_and(|stop| this.taken.get() >= stop) || vm.next(&iterator)?.is_none() {
            drop(this.iterator.take());
            return Ok(None);
        }
        this.taken.set(this.taken.get() + 1);
        if this.taken.get().is_multiple_of(1024) {
            vm.work(1024)?;
        }
    }
    if this.stop.is_some_and(|stop| this.taken.get() >= stop) {
        drop(this.iterator.take());
        return Ok(None);
    }
    let Some(item) = vm.next(&iterator)? else {
        drop(this.iterator.take());
        return Ok(None);
    };
    this.taken.set(this.taken.get() + 1);
    let next = this.next.get().saturating_add(this.step);
    this.next.set(this.stop.map_or(next, |stop| next.min(stop)));
    Ok(Some(item))
}

fn islice_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<ISlice>(vm)?;
    let number = |number: usize| vm.int(i64::try_from(number).unwrap_or(i64::MAX));
    let iterator = this.iterator.borrow().clone();
    let Some(iterator) = iterator else {
        return pickling::reduced(vm, args.get(0), vec![pickling::empty(vm)?, vm.int(0)], Some(vm.int(0)));
    };
    let stop = this.stop.map_or(Value::NONE, number);
    let parts = vec![iterator, number(this.next.get()), stop, number(this.step)];
    pickling::reduced(vm, args.get(0), parts, Some(number(this.taken.get())))
}

fn islice_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let taken = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    args.this::<ISlice>(vm)?.taken.set(taken);
    Ok(Value::NONE)
}

/// `itertools.islice`.
pub(super) static ISLICE: TypeDef = TypeDef {
    name: "itertools.islice",
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    layout: VTable::of::<ISlice>(),
    new: Some(
        NativeDef::new("__new__($type, *args, **keywords)", "Create and return a new object.", islice_new)
            .without_signature(),
    ),
    methods: &[NEXT, ITER, pickling::reduce(islice_reduce), pickling::set_state(islice_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(islice_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Pairwise {
    iterator: RefCell<Slot>,
    old: RefCell<Slot>,
}
payload_of_values!(Pairwise { iterator, old });

fn pairwise_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let made = Pairwise { iterator: RefCell::new(Some(vm.iter(args.get(1))?)), old: RefCell::default() };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn pairwise_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Pairwise>() else { return Ok(None) };
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(None) };
    let known = this.old.borrow().clone();
    let old = match known {
        Some(old) => Some(old),
        None => {
            let first = vm.next(&iterator)?;
            let replaced = this.old.replace(first.clone());
            drop(replaced);
            first
        }
    };
    let new = if old.is_some() { vm.next(&iterator)? } else { None };
    let (Some(old), Some(new)) = (old, new) else {
        let ended = (this.iterator.take(), this.old.take());
        drop(ended);
        return Ok(None);
    };
    let replaced = this.old.replace(Some(new.clone()));
    drop(replaced);
    Ok(Some(vm.tuple([old, new])))
}

/// `itertools.pairwise`.
pub(super) static PAIRWISE: TypeDef = TypeDef {
    name: "itertools.pairwise",
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    layout: VTable::of::<Pairwise>(),
    new: Some(NativeDef::new("__new__($type, iterable, /)", "Create and return a new object.", pairwise_new)),
    methods: &[NEXT, ITER],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(pairwise_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Batched {
    iterator: RefCell<Slot>,
    size: usize,
    strict: bool,
}
payload_of_values!(Batched { iterator });

fn batched_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let size = vm.size_argument(args.get(2))?;
    let strict = match args.optional(3) {
        Some(strict) => vm.is_true(strict)?,
        None => false,
    };
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let made = Batched { iterator: RefCell::new(Some(vm.iter(args.get(1))?)), size: size as usize, strict };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn batched_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Batched>() else { return Ok(None) };
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(None) };
    let mut items = Vec::new();
    while items.len() < this.size {
        let Some(item) = vm.next(&iterator)? else { break };
        items.push(item);
    }
    if items.len() == this.size {
        return Ok(Some(vm.tuple(items)));
    }
    drop(this.iterator.take());
    if items.is_empty() {
        return Ok(None);
    }
    if this.strict {
        return Err(vm.value_error("batched(): incomplete batch"));
    }
    Ok(Some(vm.tuple(items)))
}

/// `itertools.batched`.
pub(super) static BATCHED: TypeDef = TypeDef {
    name: "itertools.batched",
    doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.",
    layout: VTable::of::<Batched>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, n, *, strict=False)",
        "Create and return a new object.",
        batched_new,
    )),
    methods: &[NEXT, ITER],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(batched_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
