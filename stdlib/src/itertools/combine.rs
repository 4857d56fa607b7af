//! `accumulate`, `chain`, `starmap` and `zip_longest`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::pickling;
use crate::common::{CLASS_GETITEM, ITER, NEXT, class_of, no_keywords, payload_of_values};

struct Accumulate {
    iterator: RefCell<Slot>,
    function: RefCell<Slot>,
    total: RefCell<Slot>,
    initial: RefCell<Slot>,
}
payload_of_values!(Accumulate { iterator, function, total, initial });

fn accumulate_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let made = Accumulate {
        iterator: RefCell::new(Some(vm.iter(args.get(1))?)),
        function: RefCell::new(args.not_none(2).cloned()),
        total: RefCell::new(None),
        initial: RefCell::new(args.not_none(3).cloned()),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn accumulate_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Accumulate>() else { return Ok(None) };
    if let Some(initial) = this.initial.take() {
        *this.total.borrow_mut() = Some(initial.clone());
        return Ok(Some(initial));
    }
    let Some(iterator) = this.iterator.borrow().clone() else { return Ok(None) };
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    let total = this.total.borrow().clone();
    let new = match total {
        None => item,
        Some(total) => {
            let function = this.function.borrow().clone();
            match function {
                Some(function) => vm.call(&function, &[total, item])?,
                None => vm.binary_operation(operator_code::ADD, &total, &item)?,
            }
        }
    };
    let old = this.total.replace(Some(new.clone()));
    drop(old);
    Ok(Some(new))
}

fn accumulate_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Accumulate>(vm)?;
    let function = this.function.borrow().clone().unwrap_or(Value::NONE);
    let iterator = this.iterator.borrow().clone();
    let mut iterator = match iterator {
        Some(iterator) => iterator,
        None => pickling::empty(vm)?,
    };
    let initial = this.initial.borrow().clone();
    if let Some(initial) = initial {
        let first = vm.list(vec![initial]);
        iterator = vm.call(vm.native_type(&CHAIN).value(), &[first, iterator])?;
    }
    let total = this.total.borrow().clone().unwrap_or(Value::NONE);
    pickling::reduced(vm, args.get(0), vec![iterator, function], Some(total))
}

fn accumulate_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let total = args.not_none(1).cloned();
    let old = args.this::<Accumulate>(vm)?.total.replace(total);
    drop(old);
    Ok(Value::NONE)
}

/// `itertools.accumulate`.
pub(super) static ACCUMULATE: TypeDef = TypeDef {
    name: "itertools.accumulate",
    doc: "Return series of accumulated sums (or other binary function results).",
    layout: VTable::of::<Accumulate>(),
    new: Some(NativeDef::new(
        "__new__($type, iterable, func=None, *, initial=None)",
        "Create and return a new object.",
        accumulate_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(accumulate_reduce), pickling::set_state(accumulate_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(accumulate_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Chain {
    source: RefCell<Slot>,
    active: RefCell<Slot>,
}
payload_of_values!(Chain { source, active });

fn new_chain(vm: &Vm, args: &Arguments<'_>, iterables: &Value) -> PyResult {
    let made = Chain { source: RefCell::new(Some(vm.iter(iterables)?)), active: RefCell::new(None) };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

fn chain_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args, "chain")?;
    new_chain(vm, args, &vm.tuple(args.extra().to_vec()))
}

fn chain_from_iterable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    new_chain(vm, args, args.get(1))
}

fn chain_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Chain>() else { return Ok(None) };
    loop {
        let active = this.active.borrow().clone();
        if let Some(active) = active {
            if let Some(item) = vm.next(&active)? {
                return Ok(Some(item));
            }
            let ended = this.active.take();
            drop(ended);
        }
        let Some(source) = this.source.borrow().clone() else { return Ok(None) };
        let iterator = match vm.next(&source) {
            Ok(Some(iterable)) => vm.iter(&iterable),
            Ok(None) => {
                drop(this.source.take());
                return Ok(None);
            }
            Err(raised) => Err(raised),
        };
        match iterator {
            Ok(iterator) => drop(this.active.replace(Some(iterator))),
            Err(raised) => {
                drop(this.source.take());
                return Err(raised);
            }
        }
    }
}

fn chain_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Chain>(vm)?;
    let source = this.source.borrow().clone();
    let state = source.map(|source| {
        let active = this.active.borrow().clone();
        vm.tuple(std::iter::once(source).chain(active).collect::<Vec<_>>())
    });
    pickling::reduced(vm, args.get(0), Vec::new(), state)
}

fn chain_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let items = pickling::items(vm, args.get(1))?;
    if !(1..=2).contains(&items.len()) {
        return Err(vm.type_error("function takes at least 1 argument and at most 2"));
    }
    if !items.iter().all(|item| vm.is_iterator(item)) {
        return Err(vm.type_error("Arguments must be iterators."));
    }
    let mut items = items.into_iter();
    let this = args.this::<Chain>(vm)?;
    let old = (this.source.replace(items.next()), this.active.replace(items.next()));
    drop(old);
    Ok(Value::NONE)
}

/// `itertools.chain`.
pub(super) static CHAIN: TypeDef = TypeDef {
    text_signature: Some("(*iterables)"),
    name: "itertools.chain",
    doc: "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    layout: VTable::of::<Chain>(),
    new: Some(
        NativeDef::new(
            "__new__($type, *iterables, **keywords)",
            "Create and return a new object.",
            chain_new,
        )
        .without_signature(),
    ),
    methods: &[
        NEXT,
        ITER,
        NativeDef::class(
            "from_iterable($type, iterable, /)",
            "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
            chain_from_iterable,
        ),
        CLASS_GETITEM,
        pickling::reduce(chain_reduce),
        pickling::set_state(chain_set_state),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(chain_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct StarMap {
    function: RefCell<Slot>,
    iterator: RefCell<Slot>,
}
payload_of_values!(StarMap { function, iterator });

fn starmap_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let made = StarMap {
        function: RefCell::new(Some(args.get(1).clone())),
        iterator: RefCell::new(Some(vm.iter(args.get(2))?)),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn starmap_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<StarMap>() else { return Ok(None) };
    let (function, iterator) = (this.function.borrow().clone(), this.iterator.borrow().clone());
    let (Some(function), Some(iterator)) = (function, iterator) else { return Ok(None) };
    let Some(arguments) = vm.next(&iterator)? else { return Ok(None) };
    let arguments = vm.collect(&arguments)?;
    vm.call(&function, &arguments).map(Some)
}

fn starmap_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<StarMap>(vm)?;
    let parts = [this.function.borrow().clone(), this.iterator.borrow().clone()];
    pickling::reduced(vm, args.get(0), parts.into_iter().flatten().collect(), None)
}

/// `itertools.starmap`.
pub(super) static STARMAP: TypeDef = TypeDef {
    name: "itertools.starmap",
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    layout: VTable::of::<StarMap>(),
    new: Some(NativeDef::new(
        "__new__($type, function, iterable, /)",
        "Create and return a new object.",
        starmap_new,
    )),
    methods: &[NEXT, ITER, pickling::reduce(starmap_reduce)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(starmap_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct ZipLongest {
    /// `None` where an iterator has ended.
    iterators: RefCell<Vec<Slot>>,
    active: Cell<usize>,
    fill: RefCell<Value>,
}

impl minipy_vm::object::heap::Payload for ZipLongest {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterators.borrow().iter().flatten().for_each(&mut *visit);
        visit(&self.fill.borrow());
    }

    fn clear(&self) {
        let taken = self.iterators.take();
        drop(taken);
    }
}

fn zip_longest_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let mut fill = Value::NONE;
    for (name, value) in args.keywords() {
        if vm.str_of(name)?.as_str() != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value.clone();
    }
    let iterators =
        args.extra().iter().map(|iterable| vm.iter(iterable).map(Some)).collect::<PyResult<Vec<Slot>>>()?;
    let made = ZipLongest {
        active: Cell::new(iterators.len()),
        iterators: RefCell::new(iterators),
        fill: RefCell::new(fill),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn zip_longest_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<ZipLongest>() else { return Ok(None) };
    if this.active.get() == 0 {
        return Ok(None);
    }
    let count = this.iterators.borrow().len();
    let mut items = Vec::with_capacity(count);
    for index in 0..count {
        let iterator = this.iterators.borrow().get(index).cloned().flatten();
        let item = match iterator {
            None => None,
            Some(iterator) => match vm.next(&iterator) {
                Ok(Some(item)) => Some(item),
                Ok(None) => {
                    let ended = this.iterators.borrow_mut().get_mut(index).and_then(Option::take);
                    drop(ended);
                    this.active.set(this.active.get().saturating_sub(1));
                    if this.active.get() == 0 {
                        return Ok(None);
                    }
                    None
                }
                Err(raised) => {
                    this.active.set(0);
                    return Err(raised);
                }
            },
        };
        items.push(item.unwrap_or_else(|| this.fill.borrow().clone()));
    }
    Ok(Some(vm.tuple(items)))
}

fn zip_longest_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<ZipLongest>(vm)?;
    let iterators = this.iterators.borrow().clone();
    let iterators = iterators.into_iter().map(|iterator| iterator.unwrap_or_else(|| vm.tuple([])));
    let fill = this.fill.borrow().clone();
    pickling::reduced(vm, args.get(0), iterators.collect(), Some(fill))
}

fn zip_longest_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let old = args.this::<ZipLongest>(vm)?.fill.replace(args.get(1).clone());
    drop(old);
    Ok(Value::NONE)
}

/// `itertools.zip_longest`.
pub(super) static ZIP_LONGEST: TypeDef = TypeDef {
    name: "itertools.zip_longest",
    text_signature: Some("(*iterables, fillvalue=None)"),
    doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
    layout: VTable::of::<ZipLongest>(),
    new: Some(
        NativeDef::new(
            "__new__($type, *iterables, **options)",
            "Create and return a new object.",
            zip_longest_new,
        )
        .without_signature(),
    ),
    methods: &[NEXT, ITER, pickling::reduce(zip_longest_reduce), pickling::set_state(zip_longest_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(zip_longest_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
