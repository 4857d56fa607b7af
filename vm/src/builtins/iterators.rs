//! The iterator types of `builtins`: enumerate, zip, map, filter, reversed.

use std::cell::{Cell, RefCell};

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::native::{Arguments, NativeDef, PyResult};
use crate::object::descriptor_access::EMPTY_SLOTS;
use crate::object::heap::{Payload, VTable};
use crate::object::iterate::{call_next, iterate_self, return_self};
use crate::object::tuple::{Pairs, Tuple};
use crate::object::type_object::{NativeSlots, TypeDef, TypeObject, type_flag};
use crate::object::value::{Ref, Slot, Value};
use crate::vm::Vm;

fn class_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<TypeObject>> {
    args.get(0).as_ref::<TypeObject>().ok_or_else(|| vm.type_error("a type was expected"))
}

const NEXT: NativeDef = NativeDef::new("__next__($self, /)", "Implement next(self).", call_next);
const ITER: NativeDef = NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self);

const fn reduce(function: fn(&Vm, &Arguments<'_>) -> PyResult) -> NativeDef {
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", function)
        .without_signature()
}

/// The class of an iterator, and what it is made of: what `__reduce__` gives.
fn reduced(vm: &Vm, args: &Arguments<'_>, parts: Vec<Value>) -> Value {
    vm.tuple([vm.type_of(args.get(0)).value().clone(), vm.tuple(parts)])
}

macro_rules! payload_of_values {
    ($name:ident { $($field:ident),* }) => {
        impl Payload for $name {
            fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
                $(self.$field.borrow().iter().for_each(&mut *visit);)*
            }
            fn clear(&self) {
                let taken = ($(self.$field.take(),)*);
                drop(taken);
            }
        }
    };
}

struct Enumerate {
    iterator: RefCell<Slot>,
    index: Cell<i64>,
    /// The next index once it does not fit a machine word.
    big_index: RefCell<Option<BigInt>>,
    pairs: Pairs,
}

impl Payload for Enumerate {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.borrow().iter().for_each(&mut *visit);
        self.pairs.traverse(visit);
    }
    fn clear(&self) {
        let taken = self.iterator.take();
        drop(taken);
    }
}

fn enumerate_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let iterator = vm.iter(args.get(1))?;
    let start = match args.optional(2) {
        Some(start) => vm.index_big(start)?,
        None => BigInt::ZERO,
    };
    let (index, big_index) = match start.to_i64() {
        Some(index) => (index, None),
        None => (0, Some(start)),
    };
    let made = Enumerate {
        iterator: RefCell::new(Some(iterator)),
        index: Cell::new(index),
        big_index: RefCell::new(big_index),
        pairs: Pairs::default(),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn enumerate_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Enumerate>() else { return Ok(None) };
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(None) };
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    let index = this.next_index(vm);
    Ok(Some(this.pairs.pair(vm, index, item)))
}

impl Enumerate {
    fn next_index(&self, vm: &Vm) -> Value {
        let index = self.index.get();
        if let Some(big) = &mut *self.big_index.borrow_mut() {
            let index = vm.big_int(big.clone());
            *big += 1;
            return index;
        }
        match index.checked_add(1) {
            Some(next) => self.index.set(next),
            None => drop(self.big_index.replace(Some(BigInt::from(index) + 1))),
        }
        vm.int(index)
    }
}

fn enumerate_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Enumerate>(vm)?;
    let iterator = this.iterator.borrow().clone().unwrap_or(Value::NONE);
    let index = match &*this.big_index.borrow() {
        Some(big) => vm.big_int(big.clone()),
        None => vm.int(this.index.get()),
    };
    Ok(reduced(vm, args, vec![iterator, index]))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

const CLASS_GETITEM: NativeDef =
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem);

/// `enumerate`.
pub static ENUMERATE: TypeDef = TypeDef {
    name: "enumerate",
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    layout: VTable::of::<Enumerate>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, start=0)",
        "Create and return a new object.",
        enumerate_new,
    )),
    methods: &[NEXT, ITER, reduce(enumerate_reduce), CLASS_GETITEM],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(enumerate_next), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Zip {
    iterators: Ref<Tuple>,
    strict: Cell<bool>,
    done: Cell<bool>,
    pairs: Pairs,
}

impl Payload for Zip {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pairs.traverse(visit);
        visit(self.iterators.value());
    }
}

fn zip_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let strict = args.optional(1).map_or(Ok(false), |strict| vm.is_true(strict))?;
    let mut iterators = Vec::with_capacity(args.extra().len());
    for iterable in args.extra() {
        if !vm.is_iterable(iterable) {
            return Err(vm.type_error(format!("'{}' object is not iterable", vm.type_name(iterable))));
        }
        iterators.push(vm.iter(iterable)?);
    }
    let made = Zip {
        iterators: vm.new_tuple(iterators),
        strict: Cell::new(strict),
        done: Cell::new(false),
        pairs: Pairs::default(),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn zip_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Zip>() else { return Ok(None) };
    let iterators = &this.iterators.items;
    if iterators.is_empty() || this.done.get() {
        return Ok(None);
    }
    if let [first, second] = &**iterators
        && !this.strict.get()
    {
        if let Some(first) = vm.next(first)?
            && let Some(second) = vm.next(second)?
        {
            return Ok(Some(this.pairs.pair(vm, first, second)));
        }
        this.done.set(true);
        return Ok(None);
    }
    let next = |index: usize| -> PyResult<Slot> {
        let item = vm.next(&iterators[index])?;
        if item.is_none() {
            this.done.set(true);
        }
        Ok(item)
    };
    let mut items = Vec::with_capacity(iterators.len());
    for index in 0..iterators.len() {
        match next(index)? {
            Some(item) => items.push(item),
            None if this.strict.get() => return zip_mismatch(vm, iterators, index),
            None => return Ok(None),
        }
    }
    Ok(Some(vm.tuple(items)))
}

/// `zip(strict=True)`: argument `ended` is exhausted.
fn zip_mismatch(vm: &Vm, iterators: &[Value], ended: usize) -> PyResult<Slot> {
    let earlier = |count: usize| if count == 1 { " 1".to_owned() } else { format!("s 1-{count}") };
    if ended > 0 {
        return Err(vm.value_error(format!(
            "zip() argument {} is shorter than argument{}",
            ended + 1,
            earlier(ended)
        )));
    }
    for (index, iterator) in iterators.iter().enumerate().skip(1) {
        if vm.next(iterator)?.is_some() {
            return Err(vm.value_error(format!(
                "zip() argument {} is longer than argument{}",
                index + 1,
                earlier(index)
            )));
        }
    }
    Ok(None)
}

fn zip_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Zip>(vm)?;
    let class = vm.type_of(args.get(0)).value().clone();
    let iterators = this.iterators.value().clone();
    Ok(if this.strict.get() {
        vm.tuple([class, iterators, Value::TRUE])
    } else {
        vm.tuple([class, iterators])
    })
}

fn zip_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Zip>(vm)?.strict.set(vm.is_true(args.get(1))?);
    Ok(Value::NONE)
}

/// `zip`.
pub static ZIP: TypeDef = TypeDef {
    text_signature: Some("(*iterables, strict=False)"),
    name: "zip",
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().",
    layout: VTable::of::<Zip>(),
    new: Some(
        NativeDef::new(
            "__new__($type, *iterables, strict=False)",
            "Create and return a new object.",
            zip_new,
        )
        .without_signature(),
    ),
    methods: &[
        NEXT,
        ITER,
        reduce(zip_reduce),
        NativeDef::new(
            "__setstate__($self, state, /)",
            "Set state information for unpickling.",
            zip_set_state,
        )
        .without_signature(),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(zip_next), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Map {
    function: Value,
    iterators: Ref<Tuple>,
}

impl Payload for Map {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(self.iterators.value());
    }
}

fn map_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let [function, iterables @ ..] = args.extra() else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let iterators = iterables.iter().map(|iterable| vm.iter(iterable)).collect::<PyResult<Vec<Value>>>()?;
    let made = Map { function: function.clone(), iterators: vm.new_tuple(iterators) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn map_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Map>() else { return Ok(None) };
    let (function, iterators) = (this.function.clone(), &this.iterators.clone().items);
    if let [iterator] = &**iterators {
        let Some(item) = vm.next(iterator)? else { return Ok(None) };
        return vm.call(&function, &[item]).map(Some);
    }
    let mut items = Vec::with_capacity(iterators.len());
    for iterator in iterators {
        match vm.next(iterator)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    vm.call(&function, &items).map(Some)
}

fn map_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Map>(vm)?;
    let mut parts = vec![this.function.clone()];
    parts.extend(this.iterators.items.iter().cloned());
    Ok(reduced(vm, args, parts))
}

/// `map`.
pub static MAP: TypeDef = TypeDef {
    text_signature: Some("(function, iterable, /, *iterables)"),
    name: "map",
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
    layout: VTable::of::<Map>(),
    new: Some(
        NativeDef::new("__new__($type, *arguments)", "Create and return a new object.", map_new)
            .without_signature(),
    ),
    methods: &[NEXT, ITER, reduce(map_reduce)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(map_next), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Filter {
    function: RefCell<Slot>,
    iterator: RefCell<Slot>,
}
payload_of_values!(Filter { function, iterator });

fn filter_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let iterator = vm.iter(args.get(2))?;
    let made =
        Filter { function: RefCell::new(Some(args.get(1).clone())), iterator: RefCell::new(Some(iterator)) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn filter_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Filter>() else { return Ok(None) };
    let (Some(function), Some(iterator)) = (this.function.borrow().clone(), this.iterator.borrow().clone())
    else {
        return Ok(None);
    };
    while let Some(item) = vm.next(&iterator)? {
        let keep = if function.is_none() || function.is(vm.types.bool.value()) {
            vm.is_true(&item)?
        } else {
            let result = vm.call(&function, std::slice::from_ref(&item))?;
            vm.is_true(&result)?
        };
        if keep {
            return Ok(Some(item));
        }
        vm.work(1)?;
    }
    Ok(None)
}

fn filter_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Filter>(vm)?;
    let part = |cell: &RefCell<Slot>| cell.borrow().clone().unwrap_or(Value::NONE);
    Ok(reduced(vm, args, vec![part(&this.function), part(&this.iterator)]))
}

/// `filter`.
pub static FILTER: TypeDef = TypeDef {
    name: "filter",
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    layout: VTable::of::<Filter>(),
    new: Some(NativeDef::new(
        "__new__($type, function, iterable, /)",
        "Create and return a new object.",
        filter_new,
    )),
    methods: &[NEXT, ITER, reduce(filter_reduce)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(filter_next), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Reversed {
    sequence: RefCell<Slot>,
    left: Cell<i64>,
}
payload_of_values!(Reversed { sequence });

fn reversed_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let sequence = args.get(1);
    if let Some(method) = vm.lookup_special(sequence, &vm.names.__reversed__) {
        if method.is_none() {
            return Err(vm.type_error(format!("'{}' object is not reversible", vm.type_name(sequence))));
        }
        return vm.call_special_function(&method, sequence, &[]);
    }
    let is_sequence = vm.lookup_special(sequence, &vm.names.__getitem__).is_some()
        && !vm.type_of(sequence).has_flag(type_flag::MAPPING);
    if !is_sequence {
        return Err(vm.type_error(format!("'{}' object is not reversible", vm.type_name(sequence))));
    }
    let left = vm.len(sequence)? as i64;
    let made = Reversed { sequence: RefCell::new(Some(sequence.clone())), left: Cell::new(left) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn reversed_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Reversed>() else { return Ok(None) };
    let Some(sequence) = this.sequence.borrow().clone() else { return Ok(None) };
    let index = this.left.get() - 1;
    if index < 0 {
        drop(this.sequence.take());
        return Ok(None);
    }
    match vm.get_item(&sequence, &vm.int(index)) {
        Ok(item) => {
            this.left.set(index);
            Ok(Some(item))
        }
        Err(raised)
            if vm.is_exception(&raised, &vm.exceptions.index_error)
                || vm.is_exception(&raised, &vm.exceptions.stop_iteration) =>
        {
            drop(this.sequence.take());
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn reversed_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Reversed>(vm)?;
    let sequence = this.sequence.borrow().clone();
    // The sequence may have become shorter meanwhile.
    let left = match sequence {
        Some(sequence) if vm.len(&sequence)? as i64 >= this.left.get() => this.left.get(),
        _ => 0,
    };
    Ok(vm.int(left))
}

fn reversed_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Reversed>(vm)?;
    let class = vm.type_of(args.get(0)).value().clone();
    let sequence = this.sequence.borrow().clone();
    Ok(match sequence {
        Some(sequence) => vm.tuple([class, vm.tuple([sequence]), vm.int(this.left.get() - 1)]),
        None => vm.tuple([class, vm.tuple([vm.tuple([])])]),
    })
}

fn reversed_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Reversed>(vm)?;
    let index = vm.size_argument(args.get(1))?;
    let sequence = this.sequence.borrow().clone();
    if let Some(sequence) = sequence {
        let length = vm.len(&sequence)? as i64;
        this.left.set(index.clamp(-1, length - 1) + 1);
    }
    Ok(Value::NONE)
}

/// `reversed`.
pub static REVERSED: TypeDef = TypeDef {
    text_signature: Some("(sequence, /)"),
    name: "reversed",
    doc: "Return a reverse iterator over the values of the given sequence.",
    layout: VTable::of::<Reversed>(),
    new: Some(NativeDef::new("__new__($type, object, /)", "Create and return a new object.", reversed_new)),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            reversed_hint,
        ),
        reduce(reversed_reduce),
        NativeDef::new(
            "__setstate__($self, state, /)",
            "Set state information for unpickling.",
            reversed_set_state,
        )
        .without_signature(),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(reversed_next), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
