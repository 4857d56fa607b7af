//! The payload of `range`, its arithmetic, and its methods.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use super::compare::CompareOperator;
use super::hash::SequenceHash;
use super::heap::{Kind, Payload, VTable};
use super::number_methods::{self, comparison_bodies};
use super::range_iterator;
use super::slice::Slice;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of a `range`: three ints of any size.
pub struct Range {
    /// First item.
    pub start: Value,
    /// End, exclusive.
    pub stop: Value,
    /// Distance, not zero.
    pub step: Value,
}

impl Payload for Range {
    const KIND: Kind = Kind::RANGE;
    const TRACKED: bool = false;
}

impl Range {
    /// The three numbers, if all are immediate ints.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        Some((self.start.as_small_int()?, self.stop.as_small_int()?, self.step.as_small_int()?))
    }

    /// The three numbers.
    pub(crate) fn numbers(&self) -> [BigInt; 3] {
        [&self.start, &self.stop, &self.step]
            .map(|part| part.as_int().map(|int| int.to_bigint()).unwrap_or_default())
    }

    /// The number of items, if the range is one of immediate ints.
    #[inline]
    pub fn small_length(&self) -> Option<u64> {
        let (start, stop, step) = self.small()?;
        Some(if step > 0 && start < stop {
            (stop - start - 1) as u64 / step as u64 + 1
        } else if step < 0 && start > stop {
            (start - stop - 1) as u64 / step.unsigned_abs() + 1
        } else {
            0
        })
    }

    /// The number of items.
    pub fn length(&self) -> BigInt {
        if let Some(length) = self.small_length() {
            return BigInt::from(length);
        }
        let [start, stop, step] = self.numbers();
        let distance: BigInt = if step.is_positive() { stop - start } else { start - stop };
        if distance.is_positive() {
            (distance - 1_i32).div_floor(&step.abs()) + 1_i32
        } else {
            BigInt::zero()
        }
    }

    /// The item at an index that is known to be in range.
    pub(crate) fn item(&self, vm: &Vm, index: &BigInt) -> Value {
        let [start, _, step] = self.numbers();
        vm.big_int(start + step * index)
    }

    /// The index of an int; `None` if it is no item.
    fn position(&self, item: &BigInt) -> Option<BigInt> {
        let [start, _, step] = self.numbers();
        let (index, rest) = (item - start).div_mod_floor(&step);
        (rest.is_zero() && !index.is_negative() && index < self.length()).then_some(index)
    }
}

/// `range`.
pub static RANGE: TypeDef = TypeDef {
    name: "range",
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe integers from start (0 by default) up to stop, which is not included, at a\ndistance of step (1 by default).",
    layout: VTable::of::<Range>(),
    new: Some(
        NativeDef::new("__new__($type, start, stop=None, step=None, /)", "Create and return a new object.", range_new)
            .without_signature(),
    ),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", range_repr),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", range_hash),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", range_iter),
        NativeDef::new("__bool__($self, /)", "True if self else False", truth),
        NativeDef::new("__len__($self, /)", "Return len(self).", range_len),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
        NativeDef::new("__reversed__($self, /)", "Return a reverse iterator.", reversed).without_signature(),
        NativeDef::new("__reduce__($self, /)", "Helper for pickle.", reduce).without_signature(),
        NativeDef::new("count($self, object, /)", "rangeobject.count(value) -> integer -- return number of occurrences of value", count)
            .without_signature(),
        NativeDef::new("index($self, object, /)", "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.", index)
            .without_signature(),
    ],
    getset: &[
        GetSetDef { name: "start", doc: "", get: |_, value| part(value, |range| &range.start), set: Some(number_methods::read_only) },
        GetSetDef { name: "stop", doc: "", get: |_, value| part(value, |range| &range.stop), set: Some(number_methods::read_only) },
        GetSetDef { name: "step", doc: "", get: |_, value| part(value, |range| &range.step), set: Some(number_methods::read_only) },
    ],
    slots: NativeSlots {
        iter: Some(iterate),
        hash: Some(hash_slot),
        repr: Some(repr_slot),
        len: Some(len_slot),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::SEQUENCE,
    ..TypeDef::EMPTY
};

comparison_bodies!();

fn part(value: &Value, choose: fn(&Range) -> &Value) -> PyResult {
    Ok(value.downcast_ref::<Range>().map_or(Value::NONE, |range| choose(range).clone()))
}

impl Vm {
    /// A Python range.
    pub(crate) fn range(&self, start: Value, stop: Value, step: Value) -> Value {
        self.heap.allocate(Range { start, stop, step }, &self.types.range).into_value()
    }
}

fn range_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(stop) = args.optional(2) else {
        let stop = vm.index_value(args.get(1))?;
        return Ok(vm.range(vm.int(0), stop, vm.int(1)));
    };
    let start = vm.index_value(args.get(1))?;
    let stop = vm.index_value(stop)?;
    let step = args.optional(3).map_or(Ok(vm.int(1)), |step| vm.index_value(step))?;
    if step.as_small_int() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.range(start, stop, step))
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(range) = value.downcast_ref::<Range>() else { return Ok(String::new()) };
    let (start, stop) = (vm.repr_text(&range.start)?, vm.repr_text(&range.stop)?);
    if range.step.as_small_int() == Some(1) {
        return Ok(format!("range({start}, {stop})"));
    }
    Ok(format!("range({start}, {stop}, {})", vm.repr_text(&range.step)?))
}

fn range_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    repr_slot(vm, args.get(0)).map(|text| vm.text(text))
}

/// What makes ranges equal: the length, then the first item, then (from two items on) the step.
fn essence(vm: &Vm, range: &Range) -> [Value; 3] {
    let length = range.length();
    let start = if length.is_zero() { Value::NONE } else { range.start.clone() };
    let step = if length <= BigInt::one() { Value::NONE } else { range.step.clone() };
    [vm.big_int(length), start, step]
}

fn hash_slot(vm: &Vm, value: &Value) -> PyResult<i64> {
    let Some(range) = value.downcast_ref::<Range>() else { return Ok(0) };
    let mut hash = SequenceHash::new();
    for part in essence(vm, range) {
        hash.add(vm.hash(&part)?);
    }
    Ok(hash.finish(Some(3)))
}

fn range_hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    hash_slot(vm, args.get(0)).map(|hash| vm.int(hash))
}

fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast_ref::<Range>(), b.downcast_ref::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !operator.is_equality() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (essence(vm, x), essence(vm, y));
    let mut same = true;
    for (x, y) in x.iter().zip(&y) {
        same &= vm.values_equal(x, y)?;
    }
    Ok(Value::bool(same == (operator == CompareOperator::Equal)))
}

fn iterate(vm: &Vm, value: &Value) -> PyResult {
    match value.downcast_ref::<Range>() {
        Some(range) => Ok(range_iterator::forward(vm, range)),
        None => Err(vm.system_error("iterating a foreign object as a range")),
    }
}

fn range_iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iterate(vm, args.get(0))
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(range_iterator::backward(vm, args.this::<Range>(vm)?))
}

fn len_slot(vm: &Vm, value: &Value) -> PyResult<usize> {
    let Some(range) = value.downcast_ref::<Range>() else { return Ok(0) };
    i64::try_from(range.length())
        .map(|length| length as usize)
        .map_err(|_| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

fn range_len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    len_slot(vm, args.get(0)).map(|length| vm.int(length as i64))
}

fn truth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(!args.this::<Range>(vm)?.length().is_zero()))
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let range = args.this::<Range>(vm)?;
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let length = range.length();
        let [start, stop, step] = slice.big_indices(vm, &length)?;
        let [first, _, distance] = range.numbers();
        let at = |index: BigInt| vm.big_int(&first + &distance * index);
        return Ok(vm.range(at(start), at(stop), vm.big_int(step * &distance)));
    }
    if !vm.has_index(key) {
        let found = vm.type_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {found}")));
    }
    let mut index = vm.index_big(key)?;
    let length = range.length();
    if index.is_negative() {
        index += &length;
    }
    if index.is_negative() || index >= length {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(range.item(vm, &index))
}

/// Whether a value can be looked for by calculation: exact ints and bools.
fn calculable(value: &Value) -> Option<BigInt> {
    if value.is_exact() { value.as_int().map(|int| int.to_bigint()) } else { None }
}

/// The index of the first item equal to a value, found by comparing.
fn search(vm: &Vm, range: &Value, value: &Value) -> PyResult<Option<i64>> {
    let iterator = vm.iter(range)?;
    let mut index = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.values_equal(&item, value)? {
            return Ok(Some(index));
        }
        index += 1;
        if index % 1024 == 0 {
            vm.work(1024)?;
        }
    }
    Ok(None)
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let range = args.this::<Range>(vm)?;
    match calculable(args.get(1)) {
        Some(item) => Ok(Value::bool(range.position(&item).is_some())),
        None => search(vm, args.get(0), args.get(1)).map(|found| Value::bool(found.is_some())),
    }
}

fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // Items of a range differ from each other, but an object can be equal to several of them.
    let range = args.this::<Range>(vm)?;
    if let Some(item) = calculable(args.get(1)) {
        return Ok(vm.int(i64::from(range.position(&item).is_some())));
    }
    let mut count = 0;
    vm.for_each(args.get(0), |item| {
        count += i64::from(vm.values_equal(&item, args.get(1))?);
        Ok(true)
    })?;
    Ok(vm.int(count))
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let range = args.this::<Range>(vm)?;
    match calculable(args.get(1)) {
        Some(item) => match range.position(&item) {
            Some(position) => Ok(vm.big_int(position)),
            None => Err(vm.value_error(format!("{} is not in range", vm.repr_text(args.get(1))?))),
        },
        None => match search(vm, args.get(0), args.get(1))? {
            Some(position) => Ok(vm.int(position)),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        },
    }
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let range = args.this::<Range>(vm)?;
    let parts = vm.tuple([range.start.clone(), range.stop.clone(), range.step.clone()]);
    Ok(vm.tuple([vm.types.range.value().clone(), parts]))
}
