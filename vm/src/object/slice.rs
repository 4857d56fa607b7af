//! The payload of `slice`, its arithmetic, and its methods.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::compare::CompareOperator;
use super::hash::SequenceHash;
use super::heap::{Kind, Payload, VTable};
use super::number_methods::{self, comparison_bodies};
use super::type_object::{GetSetDef, NativeSlots, TypeDef};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of a `slice`.
pub struct Slice {
    /// `start`, any object.
    pub start: Value,
    /// `stop`, any object.
    pub stop: Value,
    /// `step`, any object.
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::SLICE;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

/// A slice applied to a sequence: where it begins, the distance, and how many items it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SliceRange {
    /// Index of the first item. With a negative step of an empty slice it may be -1.
    pub start: i64,
    /// Index behind the last item in the direction of the step.
    pub stop: i64,
    /// Distance, not zero.
    pub step: i64,
    /// Number of items.
    pub length: usize,
}

impl SliceRange {
    /// The indexes in order.
    pub fn indexes(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.length).map(move |count| (self.start + count as i64 * self.step) as usize)
    }

    /// Start and end for a step of 1 (an empty slice ends where it starts).
    pub fn bounds(self) -> (usize, usize) {
        let start = self.start.max(0) as usize;
        (start, start + self.length)
    }
}

impl Slice {
    /// The three bounds as machine integers, cut off at the ends of the machine range: `None` for missing ones. Runs
    /// `__index__`; apply the result to the length that the sequence has afterwards.
    pub fn unpack(&self, vm: &Vm) -> PyResult<UnpackedSlice> {
        let bound = |value: &Value| -> PyResult<Option<i64>> {
            if value.is_none() { Ok(None) } else { vm.slice_bound(value).map(Some) }
        };
        let step = bound(&self.step)?.unwrap_or(1);
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        Ok(UnpackedSlice { start: bound(&self.start)?, stop: bound(&self.stop)?, step: step.max(-i64::MAX) })
    }

    /// The slice applied to a sequence of this length.
    pub fn apply(&self, vm: &Vm, length: usize) -> PyResult<SliceRange> {
        Ok(self.unpack(vm)?.apply(length))
    }

    /// `slice.indices` with ints of any size.
    pub(crate) fn big_indices(&self, vm: &Vm, length: &BigInt) -> PyResult<[BigInt; 3]> {
        let number = |value: &Value| -> PyResult<Option<BigInt>> {
            if value.is_none() {
                return Ok(None);
            }
            if !vm.has_index(value) {
                return Err(vm.type_error(BOUND_ERROR));
            }
            vm.index_big(value).map(Some)
        };
        let step = number(&self.step)?.unwrap_or_else(|| BigInt::from(1));
        if step.is_zero() {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let backwards = step.is_negative();
        let (lowest, highest) =
            if backwards { (BigInt::from(-1), length - 1_i32) } else { (BigInt::zero(), length.clone()) };
        let clamp = |bound: Option<BigInt>, missing: &BigInt| match bound {
            None => missing.clone(),
            Some(bound) if bound.is_negative() => (bound + length).max(lowest.clone()),
            Some(bound) => bound.min(highest.clone()),
        };
        let start = clamp(number(&self.start)?, if backwards { &highest } else { &lowest });
        let stop = clamp(number(&self.stop)?, if backwards { &lowest } else { &highest });
        Ok([start, stop, step])
    }
}

/// The bounds of a slice as machine integers.
#[derive(Clone, Copy, Debug)]
pub struct UnpackedSlice {
    /// `start`, if given.
    pub start: Option<i64>,
    /// `stop`, if given.
    pub stop: Option<i64>,
    /// `step`, not zero.
    pub step: i64,
}

impl UnpackedSlice {
    /// Applies the bounds to a sequence of this length.
    pub fn apply(self, length: usize) -> SliceRange {
        let length = length as i64;
        let backwards = self.step < 0;
        let (lowest, highest) = if backwards { (-1, length - 1) } else { (0, length) };
        let clamp = |bound: i64| {
            if bound < 0 { bound.saturating_add(length).max(lowest) } else { bound.min(highest) }
        };
        let start = self.start.map_or(if backwards { highest } else { lowest }, clamp);
        let stop = self.stop.map_or(if backwards { lowest } else { highest }, clamp);
        let count = if backwards && stop < start {
            (start - stop - 1) / self.step.saturating_neg() + 1
        } else if !backwards && start < stop {
            (stop - start - 1) / self.step + 1
        } else {
            0
        };
        SliceRange { start, stop, step: self.step, length: count as usize }
    }
}

const BOUND_ERROR: &str = "slice indices must be integers or None or have an __index__ method";
const INDEX_ERROR: &str = "slice indices must be integers or have an __index__ method";

impl Vm {
    /// A Python slice.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.heap.allocate(Slice { start, stop, step }, &self.types.slice).into_value()
    }

    /// A bound of a slice, cut off at the ends of the machine range.
    pub fn slice_bound(&self, value: &Value) -> PyResult<i64> {
        if self.has_index(value) { self.index_clamped(value) } else { Err(self.type_error(BOUND_ERROR)) }
    }

    /// A bound that cannot be `None` (of the methods `index` of sequences), cut off at the ends of the machine range.
    pub fn search_bound(&self, value: &Value) -> PyResult<i64> {
        if self.has_index(value) { self.index_clamped(value) } else { Err(self.type_error(INDEX_ERROR)) }
    }
}

/// `slice`.
pub static SLICE: TypeDef = TypeDef {
    name: "slice",
    doc: "slice(stop)\nslice(start, stop[, step])\n\nWhat stands between the brackets of a[start:stop:step].",
    layout: VTable::of::<Slice>(),
    new: Some(
        NativeDef::new("__new__($type, start, stop=None, step=None, /)", "Create and return a new object.", slice_new)
            .without_signature(),
    ),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", slice_repr),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", slice_hash),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
        NativeDef::new(
            "indices($self, object, /)",
            "S.indices(len) -> (start, stop, stride)\n\nThe indices that the slice means for a sequence of length len.",
            indices,
        )
        .without_signature(),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce).without_signature(),
    ],
    getset: &[
        GetSetDef { name: "start", doc: "", get: |_, value| part(value, |slice| &slice.start), set: Some(number_methods::read_only) },
        GetSetDef { name: "stop", doc: "", get: |_, value| part(value, |slice| &slice.stop), set: Some(number_methods::read_only) },
        GetSetDef { name: "step", doc: "", get: |_, value| part(value, |slice| &slice.step), set: Some(number_methods::read_only) },
    ],
    slots: NativeSlots { hash: Some(hash_slot), repr: Some(repr_slot), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

comparison_bodies!();

fn part(value: &Value, choose: fn(&Slice) -> &Value) -> PyResult {
    Ok(value.downcast_ref::<Slice>().map_or(Value::NONE, |slice| choose(slice).clone()))
}

fn slice_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let given = |index: usize| args.optional(index).cloned().unwrap_or(Value::NONE);
    match args.optional(2) {
        None => Ok(vm.slice(Value::NONE, args.get(1).clone(), Value::NONE)),
        Some(stop) => Ok(vm.slice(args.get(1).clone(), stop.clone(), given(3))),
    }
}

fn parts(value: &Value) -> [Value; 3] {
    match value.downcast_ref::<Slice>() {
        Some(slice) => [slice.start.clone(), slice.stop.clone(), slice.step.clone()],
        None => [Value::NONE, Value::NONE, Value::NONE],
    }
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    let [start, stop, step] = parts(value);
    Ok(format!("slice({}, {}, {})", vm.repr_text(&start)?, vm.repr_text(&stop)?, vm.repr_text(&step)?))
}

fn slice_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    let _depth = vm.enter_native("")?;
    let mut hash = SequenceHash::new();
    for part in parts(value) {
        hash.add(vm.hash(&part)?);
    }
    Ok(hash.finish(None))
}

fn slice_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    hash_slot(vm, args.get(0)).map(|hash| vm.int(hash))
}

/// Slices compare as the tuples of their parts.
fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    if !a.is_a::<Slice>() || !b.is_a::<Slice>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if a.is(b) {
        return Ok(Value::bool(operator.holds(Some(std::cmp::Ordering::Equal))));
    }
    vm.compare(&vm.tuple(parts(a)), &vm.tuple(parts(b)), operator)
}

fn indices(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let slice = args.this::<Slice>(vm)?;
    let length = vm.index_big(args.get(1))?;
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let [start, stop, step] = slice.big_indices(vm, &length)?;
    Ok(vm.tuple([start, stop, step].map(|part| vm.big_int(part))))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([vm.types.slice.value().clone(), vm.tuple(parts(args.get(0)))]))
}
