//! `product`, `permutations`, `combinations` and `combinations_with_replacement`.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::pickling;
use crate::common::{ITER, NEXT, class_of};

/// What the next result is made of.
enum State {
    /// The first result has not been asked for.
    Fresh,
    /// Indices into the pools (and for permutations, the cycles).
    Running {
        indices: Vec<usize>,
        cycles: Vec<usize>,
    },
    Ended,
}

struct Combinatoric {
    /// One pool per place for products, otherwise one.
    pools: Vec<Vec<Value>>,
    /// The number of items in a result.
    length: usize,
    state: RefCell<State>,
}

impl Payload for Combinatoric {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pools.iter().flatten().for_each(visit);
    }
}

fn make(vm: &Vm, args: &Arguments<'_>, pools: Vec<Vec<Value>>, length: usize, possible: bool) -> PyResult {
    let state = RefCell::new(if possible { State::Fresh } else { State::Ended });
    Ok(vm.heap.allocate(Combinatoric { pools, length, state }, class_of(vm, args)?).into_value())
}

/// Moves on with `advance`, which says whether there is another result, and picks the items at the indices.
fn next_with(
    vm: &Vm,
    value: &Value,
    first: impl FnOnce(&Combinatoric) -> (Vec<usize>, Vec<usize>),
    advance: impl FnOnce(&Combinatoric, &mut Vec<usize>, &mut Vec<usize>) -> bool,
) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Combinatoric>() else { return Ok(None) };
    let mut state = this.state.borrow_mut();
    let another = match &mut *state {
        State::Fresh => {
            let (indices, cycles) = first(this);
            *state = State::Running { indices, cycles };
            true
        }
        State::Running { indices, cycles } => advance(this, indices, cycles),
        State::Ended => false,
    };
    if !another {
        *state = State::Ended;
        return Ok(None);
    }
    let State::Running { indices, .. } = &*state else { return Ok(None) };
    let items: Vec<Value> = if this.pools.len() == 1 {
        let pool = &this.pools[0];
        indices[..this.length].iter().map(|&index| pool[index].clone()).collect()
    } else {
        indices.iter().zip(&this.pools).map(|(&index, pool)| pool[index].clone()).collect()
    };
    Ok(Some(vm.tuple(items)))
}

fn product_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut repeat = 1;
    for (name, value) in args.keywords() {
        let name = vm.str_of(name)?;
        if name.as_str() != "repeat" {
            return Err(
                vm.type_error(format!("product() got an unexpected keyword argument '{}'", name.as_str()))
            );
        }
        repeat = vm.size_argument(value)?;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
    }
    let repeat = repeat as usize;
    let length = args
        .extra()
        .len()
        .checked_mul(repeat)
        .ok_or_else(|| vm.overflow_error("repeat argument too large"))?;
    vm.reserve(length, size_of::<Vec<Value>>())?;
    let once = args.extra().iter().map(|iterable| vm.collect(iterable)).collect::<PyResult<Vec<_>>>()?;
    let mut pools = Vec::with_capacity(length);
    for _ in 0..repeat {
        pools.extend(once.iter().cloned());
    }
    let possible = pools.iter().all(|pool| !pool.is_empty());
    make(vm, args, pools, length, possible)
}

fn product_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    next_with(
        vm,
        value,
        |this| (vec![0; this.length], Vec::new()),
        |this, indices, _| {
            for place in (0..indices.len()).rev() {
                indices[place] += 1;
                if indices[place] < this.pools[place].len() {
                    return true;
                }
                indices[place] = 0;
            }
            false
        },
    )
}

/// The length argument `r`.
fn length_argument(vm: &Vm, value: &Value) -> PyResult<usize> {
    usize::try_from(vm.size_argument(value)?).map_err(|_| vm.value_error("r must be non-negative"))
}

fn permutations_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pool = vm.collect(args.get(1))?;
    let length = match args.not_none(2) {
        None => pool.len(),
        Some(r) if r.as_int().is_none() => return Err(vm.type_error("Expected int as r")),
        Some(r) => length_argument(vm, r)?,
    };
    let possible = length <= pool.len();
    make(vm, args, vec![pool], length, possible)
}

fn permutations_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    next_with(
        vm,
        value,
        |this| {
            let count = this.pools[0].len();
            ((0..count).collect(), (0..this.length).map(|place| count - place).collect())
        },
        |this, indices, cycles| {
            let count = indices.len();
            for place in (0..this.length).rev() {
                cycles[place] -= 1;
                if cycles[place] == 0 {
                    indices[place..].rotate_left(1);
                    cycles[place] = count - place;
                } else {
                    let other = count - cycles[place];
                    indices.swap(place, other);
                    return true;
                }
            }
            false
        },
    )
}

fn combinations_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pool = vm.collect(args.get(1))?;
    let length = length_argument(vm, args.get(2))?;
    let possible = length <= pool.len();
    make(vm, args, vec![pool], length, possible)
}

fn combinations_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    next_with(
        vm,
        value,
        |this| ((0..this.length).collect(), Vec::new()),
        |this, indices, _| {
            let count = this.pools[0].len();
            let length = this.length;
            let Some(place) = (0..length).rev().find(|&place| indices[place] != place + count - length)
            else {
                return false;
            };
            indices[place] += 1;
            for later in place + 1..length {
                indices[later] = indices[later - 1] + 1;
            }
            true
        },
    )
}

fn with_replacement_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pool = vm.collect(args.get(1))?;
    let length = length_argument(vm, args.get(2))?;
    vm.reserve(length, size_of::<usize>())?;
    let possible = length == 0 || !pool.is_empty();
    make(vm, args, vec![pool], length, possible)
}

fn with_replacement_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    next_with(
        vm,
        value,
        |this| (vec![0; this.length], Vec::new()),
        |this, indices, _| {
            let last = this.pools[0].len().saturating_sub(1);
            let Some(place) = (0..this.length).rev().find(|&place| indices[place] != last) else {
                return false;
            };
            let next = indices[place] + 1;
            indices[place..].fill(next);
            true
        },
    )
}

fn numbers(vm: &Vm, items: &[usize]) -> Value {
    vm.tuple(items.iter().map(|&item| vm.int(item as i64)).collect::<Vec<_>>())
}

fn product_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Combinatoric>(vm)?;
    let pools = this.pools.iter().map(|pool| vm.tuple(pool.clone())).collect();
    let (pools, state) = match &*this.state.borrow() {
        State::Fresh => (pools, None),
        State::Running { indices, .. } => (pools, Some(numbers(vm, indices))),
        State::Ended => (vec![vm.tuple([])], None),
    };
    pickling::reduced(vm, args.get(0), pools, state)
}

fn selection_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Combinatoric>(vm)?;
    let pool = vm.tuple(this.pools.first().cloned().unwrap_or_default());
    let (pool, state) = match &*this.state.borrow() {
        State::Fresh => (pool, None),
        State::Running { indices, cycles } if cycles.is_empty() => (pool, Some(numbers(vm, indices))),
        State::Running { indices, cycles } => {
            (pool, Some(vm.tuple([numbers(vm, indices), numbers(vm, cycles)])))
        }
        State::Ended => (vm.tuple([]), None),
    };
    pickling::reduced(vm, args.get(0), vec![pool, vm.int(this.length as i64)], state)
}

/// Numbers of a state, each within the bounds that `limits` gives for its place.
fn bounded(vm: &Vm, state: &Value, limits: &[(i64, i64)]) -> PyResult<Vec<usize>> {
    let items = pickling::items(vm, state)?;
    if items.len() != limits.len() {
        return Err(vm.value_error("invalid arguments"));
    }
    let number = |(item, &(low, high)): (&Value, &(i64, i64))| {
        Ok(usize::try_from(vm.size_argument(item)?.clamp(low, high.max(low))).unwrap_or(0))
    };
    items.iter().zip(limits).map(number).collect()
}

fn product_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let this = args.this::<Combinatoric>(vm)?;
    if this.pools.iter().any(Vec::is_empty) {
        return Ok(Value::NONE);
    }
    let limits: Vec<_> = this.pools.iter().map(|pool| (0, pool.len() as i64 - 1)).collect();
    let indices = bounded(vm, args.get(1), &limits)?;
    *this.state.borrow_mut() = State::Running { indices, cycles: Vec::new() };
    Ok(Value::NONE)
}

fn permutations_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let this = args.this::<Combinatoric>(vm)?;
    let count = this.pools.first().map_or(0, Vec::len) as i64;
    let parts = pickling::items(vm, args.get(1))?;
    let [indices, cycles] = &parts[..] else { return Err(vm.value_error("invalid arguments")) };
    if this.length as i64 > count {
        return Ok(Value::NONE);
    }
    let indices = bounded(vm, indices, &vec![(0, count - 1); count as usize])?;
    let limits: Vec<_> = (0..this.length as i64).map(|place| (1, count - place)).collect();
    let cycles = bounded(vm, cycles, &limits)?;
    *this.state.borrow_mut() = State::Running { indices, cycles };
    Ok(Value::NONE)
}

fn combinations_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Combinatoric>(vm)?;
    let (count, length) = (this.pools.first().map_or(0, Vec::len) as i64, this.length as i64);
    selection_set_state(vm, args, (0..length).map(|place| (0, place + count - length)).collect())
}

fn with_replacement_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Combinatoric>(vm)?;
    let count = this.pools.first().map_or(0, Vec::len) as i64;
    selection_set_state(vm, args, vec![(0, count - 1); this.length])
}

fn selection_set_state(vm: &Vm, args: &Arguments<'_>, limits: Vec<(i64, i64)>) -> PyResult {
    pickling::warn(vm)?;
    let this = args.this::<Combinatoric>(vm)?;
    let indices = bounded(vm, args.get(1), &limits)?;
    if limits.iter().any(|&(_, high)| high < 0) {
        return Ok(Value::NONE);
    }
    *this.state.borrow_mut() = State::Running { indices, cycles: Vec::new() };
    Ok(Value::NONE)
}

/// `itertools.product`.
pub(super) static PRODUCT: TypeDef = TypeDef {
    text_signature: Some("(*iterables, repeat=1)"),
    name: "itertools.product",
    doc: "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.",
    layout: VTable::of::<Combinatoric>(),
    new: Some(
        NativeDef::new(
            "__new__($type, *iterables, **options)",
            "Create and return a new object.",
            product_new,
        )
        .without_signature(),
    ),
    methods: &[NEXT, ITER, pickling::reduce(product_reduce), pickling::set_state(product_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(product_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `itertools.permutations`.
pub(super) static PERMUTATIONS: TypeDef = TypeDef {
    name: "itertools.permutations",
    doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    layout: VTable::of::<Combinatoric>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, r=None)",
        "Create and return a new object.",
        permutations_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(selection_reduce), pickling::set_state(permutations_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(permutations_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `itertools.combinations`.
pub(super) static COMBINATIONS: TypeDef = TypeDef {
    name: "itertools.combinations",
    doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    layout: VTable::of::<Combinatoric>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, r)",
        "Create and return a new object.",
        combinations_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(selection_reduce), pickling::set_state(combinations_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(combinations_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `itertools.combinations_with_replacement`.
pub(super) static COMBINATIONS_WITH_REPLACEMENT: TypeDef = TypeDef {
    name: "itertools.combinations_with_replacement",
    doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
    layout: VTable::of::<Combinatoric>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, r)",
        "Create and return a new object.",
        with_replacement_new,
    )),
    methods: &[
        NEXT,
        ITER,
        pickling::reduce(selection_reduce),
        pickling::set_state(with_replacement_set_state),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(with_replacement_next),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
