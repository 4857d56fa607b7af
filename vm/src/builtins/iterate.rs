//! Built-in functions about iteration: `len`, `iter`, `next`, `sum`, `min`, `max`, `sorted`, `any`, `all`.

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::bytes::Bytes;
use crate::object::compare::CompareOperator;
use crate::object::descriptor_access::EMPTY_SLOTS;
use crate::object::heap::{Kind, Payload, VTable};
use crate::object::iterate::{call_next, return_self};
use crate::object::str::Str;
use crate::object::type_object::{NativeSlots, TypeDef};
use crate::object::value::{Slot, Value};
use crate::vm::Vm;
use std::cell::RefCell;

fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.len(args.get(0))? as i64))
}

/// `callable_iterator`: what `iter(callable, sentinel)` gives.
struct CallableIterator {
    parts: RefCell<Option<(Value, Value)>>,
}

impl Payload for CallableIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some((callable, sentinel)) = &*self.parts.borrow() {
            visit(callable);
            visit(sentinel);
        }
    }

    fn clear(&self) {
        let taken = self.parts.take();
        drop(taken);
    }
}

fn callable_next(vm: &Vm, iterator: &Value) -> PyResult<Slot> {
    let Some(iterator) = iterator.downcast_ref::<CallableIterator>() else { return Ok(None) };
    let parts = iterator.parts.borrow().clone();
    let Some((callable, sentinel)) = parts else { return Ok(None) };
    let result = match vm.stop_iteration_value(vm.call(&callable, &[]))? {
        Ok(result) => result,
        Err(_) => {
            drop(iterator.parts.take());
            return Ok(None);
        }
    };
    // The callable may have used the iterator up itself.
    if iterator.parts.borrow().is_none() {
        return Ok(None);
    }
    if vm.values_equal(&result, &sentinel)? {
        drop(iterator.parts.take());
        return Ok(None);
    }
    Ok(Some(result))
}

fn callable_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let parts = args.this::<CallableIterator>(vm)?.parts.borrow().clone();
    let iter = vm.builtin("iter")?;
    Ok(match parts {
        Some((callable, sentinel)) => vm.tuple([iter, vm.tuple([callable, sentinel])]),
        None => vm.tuple([iter, vm.tuple([vm.tuple([])])]),
    })
}

static CALLABLE_ITERATOR: TypeDef = TypeDef {
    name: "callable_iterator",
    layout: VTable::of::<CallableIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", callable_reduce)
            .without_signature(),
    ],
    slots: NativeSlots { iter: Some(|_, value| Ok(value.clone())), next: Some(callable_next), ..EMPTY_SLOTS },
    ..TypeDef::EMPTY
};

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(sentinel) = args.optional(1) else { return vm.iter(args.get(0)) };
    if !vm.is_callable(args.get(0)) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    let parts = RefCell::new(Some((args.get(0).clone(), sentinel.clone())));
    Ok(vm.heap.allocate(CallableIterator { parts }, &vm.native_type(&CALLABLE_ITERATOR)).into_value())
}

fn next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.get(0);
    let class = vm.type_of(iterator);
    if class.slots.get().next.is_none() {
        // Called directly, so that StopIteration keeps its value and traceback.
        let Some(method) = vm.lookup(class, &vm.names.__next__) else {
            return Err(vm.type_error(format!("'{}' object is not an iterator", class.full_name())));
        };
        return match (vm.call_special_function(&method, iterator, &[]), args.optional(1)) {
            (Err(raised), Some(default)) if vm.is_exception(&raised, &vm.exceptions.stop_iteration) => {
                Ok(default.clone())
            }
            (result, _) => result,
        };
    }
    if let Some(result) = vm.generator_next(iterator) {
        return match (result, args.optional(1)) {
            (Err(raised), Some(default)) if vm.is_exception(&raised, &vm.exceptions.stop_iteration) => {
                Ok(default.clone())
            }
            (result, _) => result,
        };
    }
    let next = class.slots.get().next.map_or(Ok(None), |next| next(vm, iterator));
    match (next, args.optional(1)) {
        (Ok(Some(item)), _) => Ok(item),
        (Ok(None), Some(default)) => Ok(default.clone()),
        (Ok(None), None) => Err(vm.stop_iteration("")),
        (Err(raised), Some(default)) if vm.is_exception(&raised, &vm.exceptions.stop_iteration) => {
            Ok(default.clone())
        }
        (Err(raised), _) => Err(raised),
    }
}

fn any(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut found = false;
    vm.for_each(args.get(0), |item| {
        found = vm.is_true(&item)?;
        Ok(!found)
    })?;
    Ok(Value::bool(found))
}

fn all(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut holds = true;
    vm.for_each(args.get(0), |item| {
        holds = vm.is_true(&item)?;
        Ok(holds)
    })?;
    Ok(Value::bool(holds))
}

/// Compensated summation of floats, as CPython does since 3.12 (Neumaier).
#[derive(Default)]
struct FloatSum {
    high: f64,
    low: f64,
}

impl FloatSum {
    fn add(&mut self, x: f64) {
        let t = self.high + x;
        if self.high.abs() >= x.abs() {
            self.low += (self.high - t) + x;
        } else {
            self.low += (x - t) + self.high;
        }
        self.high = t;
    }

    fn value(&self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

fn sum(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut total = args.optional(1).cloned().unwrap_or_else(|| Value::small_int(0));
    if total.is_a::<Str>() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if total.is_a::<Bytes>() {
        return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    if total.kind() == Kind::BYTEARRAY {
        return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
    }
    let mut floats: Option<FloatSum> = total.as_exact_float().map(|high| FloatSum { high, low: 0.0 });
    let mut items = vm.items_of(args.get(0))?;
    while let Some(item) = items.next(vm)? {
        vm.work(1)?;
        if let Some(sum) = &mut floats {
            if let Some(x) = item.as_exact_float() {
                sum.add(x);
                continue;
            }
            if let Some(x) = item.as_small_int()
                && !item.is_bool()
            {
                sum.high += x as f64;
                continue;
            }
            total = vm.float(sum.value());
        } else if let Some(result) = Value::add_small(&total, &item) {
            total = result;
            continue;
        } else if let (Some(start), Some(x)) = (total.as_small_int(), item.as_exact_float()) {
            let mut sum = FloatSum { high: start as f64, low: 0.0 };
            sum.add(x);
            floats = Some(sum);
            continue;
        }
        total = vm.binary_operation(0, &total, &item)?;
        floats = total.as_exact_float().map(|high| FloatSum { high, low: 0.0 });
    }
    Ok(match floats {
        Some(sum) => vm.float(sum.value()),
        None => total,
    })
}

/// `min` and `max`: `operator` says when a later item replaces the best so far.
fn best(vm: &Vm, args: &Arguments<'_>, name: &str, operator: CompareOperator) -> PyResult {
    let first = args.get(0);
    let key = args.not_none(1);
    let default = args.optional(2);
    let (mut items, mut values) = match args.extra() {
        [] => (Some(vm.items_of(first)?), None),
        more => {
            if default.is_some() {
                return Err(vm.type_error(format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            (None, Some(std::iter::once(first).chain(more)))
        }
    };
    let mut best: Option<(Value, Value)> = None;
    loop {
        let item = match (&mut values, &mut items) {
            (Some(values), _) => values.next().cloned(),
            (None, Some(items)) => items.next(vm)?,
            (None, None) => None,
        };
        let Some(item) = item else { break };
        vm.work(1)?;
        let rank = match key {
            Some(key) => vm.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, best_rank)) => vm.compare_bool(&rank, best_rank, operator)?,
        };
        if better {
            best = Some((item, rank));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

impl Vm {
    /// `a OP b` as a truth value.
    #[inline]
    pub fn compare_is_true(&self, a: &Value, b: &Value, operator: CompareOperator) -> PyResult<bool> {
        let result = self.compare(a, b, operator)?;
        self.is_true(&result)
    }
}

fn min(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    best(vm, args, "min", CompareOperator::Less)
}

fn max(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    best(vm, args, "max", CompareOperator::Greater)
}

fn sorted(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let list = vm.list(vm.collect(args.get(0))?);
    let sort = vm.get_attribute(&list, &vm.names.sort)?;
    let mut values = Vec::new();
    let mut names = Vec::new();
    for (index, name) in [(1, "key"), (2, "reverse")] {
        if let Some(value) = args.optional(index) {
            values.push(value.clone());
            names.push(vm.intern(name).into_value());
        }
    }
    vm.call_with_keywords(&sort, &values, &names)?;
    Ok(list)
}

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("len(obj, /)", "Return the number of items in a container.", len),
    NativeDef::new(
        "iter(object, sentinel=None, /)",
        "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator",
        iter,
    )
    .without_signature(),
    NativeDef::new(
        "next(iterator, default=None, /)",
        "next(iterator[, default])\n\nReturn the next item from the iterator.",
        next,
    )
    .without_signature(),
    NativeDef::new(
        "any(iterable, /)",
        "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
        any,
    ),
    NativeDef::new(
        "all(iterable, /)",
        "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
        all,
    ),
    NativeDef::new(
        "sum(iterable, /, start=0)",
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
        sum,
    ),
    NativeDef::new(
        "min(arg1, /, *args, key=None, default=None)",
        "min(iterable, *[, default=obj, key=func]) -> value",
        min,
    )
    .without_signature(),
    NativeDef::new(
        "max(arg1, /, *args, key=None, default=None)",
        "max(iterable, *[, default=obj, key=func]) -> value",
        max,
    )
    .without_signature(),
    NativeDef::new(
        "sorted(iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.",
        sorted,
    ),
];
