//! The iterators of `range`: one for immediate ints, one for ints of any size.

use std::cell::{Cell, RefCell};

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::heap::{Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::iterator::RangeIterator;
use super::range::Range;
use super::type_object::{NativeSlots, TypeDef};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// `range_iterator`.
pub static RANGE_ITERATOR: TypeDef = TypeDef {
    name: "range_iterator",
    layout: VTable::of::<RangeIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            length_hint,
        ),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce),
        NativeDef::new("__setstate__($self, object, /)", "Set state information for unpickling.", set_state),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(|_, iterator| {
            Ok(iterator.downcast_ref::<RangeIterator>().and_then(RangeIterator::next_small).flatten())
        }),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

/// The iterator of a range whose items may be beyond the immediate ints.
pub(crate) struct LongRangeIterator {
    next: RefCell<BigInt>,
    step: BigInt,
    left: RefCell<BigInt>,
}

impl Payload for LongRangeIterator {
    const TRACKED: bool = false;
}

/// `longrange_iterator`.
pub static LONG_RANGE_ITERATOR: TypeDef = TypeDef {
    name: "longrange_iterator",
    layout: VTable::of::<LongRangeIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            long_length_hint,
        ),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", long_reduce),
        NativeDef::new(
            "__setstate__($self, object, /)",
            "Set state information for unpickling.",
            long_set_state,
        ),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(long_next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// An iterator over the items in order.
pub(crate) fn forward(vm: &Vm, range: &Range) -> Value {
    let Some(left) = range.small_length() else {
        let [start, _, step] = range.numbers();
        return long(vm, start, step, range.length());
    };
    let (start, step) = (range.start.as_small_int().unwrap_or(0), range.step.as_small_int().unwrap_or(1));
    short(vm, start, step, left)
}

/// An iterator over the items from the last one to the first.
pub(crate) fn backward(vm: &Vm, range: &Range) -> Value {
    let length = range.length();
    let [start, _, step] = range.numbers();
    let last = start + &step * (&length - 1_i32);
    match (range.small(), last.to_i64(), length.to_u64()) {
        (Some((_, _, small_step)), Some(last), Some(left)) if Value::try_small_int(last).is_some() => {
            short(vm, last, small_step.wrapping_neg(), left)
        }
        _ => long(vm, last, -step, length),
    }
}

fn short(vm: &Vm, next: i64, step: i64, left: u64) -> Value {
    let payload = RangeIterator { next: Cell::new(next), step, left: Cell::new(left) };
    vm.heap.allocate(payload, &vm.types.range_iterator).into_value()
}

fn long(vm: &Vm, next: BigInt, step: BigInt, left: BigInt) -> Value {
    let payload = LongRangeIterator { next: RefCell::new(next), step, left: RefCell::new(left) };
    vm.heap.allocate(payload, &vm.native_type(&LONG_RANGE_ITERATOR)).into_value()
}

fn length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.big_int(BigInt::from(args.this::<RangeIterator>(vm)?.left.get())))
}

/// `(iter, (range of what is left,), None)`.
fn reduced(vm: &Vm, next: BigInt, step: &BigInt, left: &BigInt) -> PyResult {
    let stop = &next + step * left;
    let range = vm.range(vm.big_int(next), vm.big_int(stop), vm.big_int(step.clone()));
    Ok(vm.tuple([vm.builtin("iter")?, vm.tuple([range]), Value::NONE]))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<RangeIterator>(vm)?;
    reduced(vm, iterator.next.get().into(), &iterator.step.into(), &iterator.left.get().into())
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<RangeIterator>(vm)?;
    let skip = vm.size_argument(args.get(1))?.max(0).unsigned_abs().min(iterator.left.get());
    iterator.next.set(iterator.next.get().wrapping_add(iterator.step.wrapping_mul(skip as i64)));
    iterator.left.set(iterator.left.get() - skip);
    Ok(Value::NONE)
}

fn long_next(vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = iterator.downcast_ref::<LongRangeIterator>() else { return Ok(None) };
    if !iterator.left.borrow().is_positive() {
        return Ok(None);
    }
    *iterator.left.borrow_mut() -= 1_i32;
    let mut next = iterator.next.borrow_mut();
    let item = next.clone();
    *next += &iterator.step;
    Ok(Some(vm.big_int(item)))
}

fn long_length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.big_int(args.this::<LongRangeIterator>(vm)?.left.borrow().clone()))
}

fn long_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<LongRangeIterator>(vm)?;
    let (next, left) = (iterator.next.borrow().clone(), iterator.left.borrow().clone());
    reduced(vm, next, &iterator.step, &left)
}

fn long_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<LongRangeIterator>(vm)?;
    let wanted = vm.index_big(args.get(1))?;
    let left = iterator.left.borrow().clone();
    let skip = wanted.max(BigInt::zero()).min(left);
    *iterator.next.borrow_mut() += &iterator.step * &skip;
    *iterator.left.borrow_mut() -= skip;
    Ok(Value::NONE)
}
