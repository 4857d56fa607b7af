//! `count`, `cycle` and `repeat`.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Kind, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::list::List;
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::pickling;
use crate::common::{ITER, NEXT, class_of, payload_of_values};

struct Count {
    next: RefCell<Slot>,
    step: RefCell<Slot>,
}
payload_of_values!(Count { next, step });

fn count_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let start = args.optional(1).cloned().unwrap_or_else(|| vm.int(0));
    let step = args.optional(2).cloned().unwrap_or_else(|| vm.int(1));
    let is_number = |value: &Value| {
        matches!(value.kind(), Kind::INT | Kind::BOOL | Kind::FLOAT | Kind::COMPLEX)
            || vm.has_index(value)
            || vm.lookup_special(value, &vm.names.__float__).is_some()
            || vm.lookup_special(value, &vm.names.__complex__).is_some()
    };
    if !is_number(&start) || !is_number(&step) {
        return Err(vm.type_error("a number is required"));
    }
    let made = Count { next: RefCell::new(Some(start)), step: RefCell::new(Some(step)) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn count_parts(value: &Value) -> Option<(Value, Value)> {
    let this = value.downcast_ref::<Count>()?;
    let (next, step) = (this.next.borrow().clone(), this.step.borrow().clone());
    Some((next?, step?))
}

fn count_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some((next, step)) = count_parts(value) else { return Ok(None) };
    let following = match Value::add_small(&next, &step) {
        Some(sum) => sum,
        None => vm.binary_operation(operator_code::ADD, &next, &step)?,
    };
    if let Some(this) = value.downcast_ref::<Count>() {
        let old = this.next.replace(Some(following));
        drop(old);
    }
    Ok(Some(next))
}

fn is_one(value: &Value) -> bool {
    value.as_small_int() == Some(1)
}

fn count_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some((next, step)) = count_parts(value) else { return vm.default_repr(value) };
    let name = vm.class_name(value);
    if is_one(&step) {
        return Ok(format!("{name}({})", vm.repr_text(&next)?));
    }
    Ok(format!("{name}({}, {})", vm.repr_text(&next)?, vm.repr_text(&step)?))
}

fn count_repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(count_repr(vm, args.get(0))?))
}

fn count_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (next, step) = count_parts(args.get(0)).unwrap_or((Value::NONE, Value::NONE));
    let state = if is_one(&step) { vec![next] } else { vec![next, step] };
    pickling::reduced(vm, args.get(0), state, None)
}

/// `itertools.count`.
pub(super) static COUNT: TypeDef = TypeDef {
    name: "itertools.count",
    doc: "Return a count object whose .__next__() method returns consecutive values.",
    layout: VTable::of::<Count>(),
    new: Some(NativeDef::new(
        "__new__($type, start=0, step=1)",
        "Create and return a new object.",
        count_new,
    )),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new("__repr__($self, /)", "Return repr(self).", count_repr_method),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", count_reduce)
            .without_signature(),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(count_next),
        repr: Some(count_repr),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Cycle {
    iterator: RefCell<Slot>,
    saved: RefCell<Vec<Value>>,
    position: Cell<usize>,
    /// Is everything saved already?
    complete: Cell<bool>,
}
payload_of_values!(Cycle { iterator, saved });

fn cycle_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let iterator = vm.iter(args.get(1))?;
    let made = Cycle {
        iterator: RefCell::new(Some(iterator)),
        saved: RefCell::default(),
        position: Cell::new(0),
        complete: Cell::new(false),
    };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn cycle_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Cycle>() else { return Ok(None) };
    let iterator = this.iterator.borrow().clone();
    if let Some(iterator) = iterator {
        if let Some(item) = vm.next(&iterator)? {
            if !this.complete.get() {
                this.saved.borrow_mut().push(item.clone());
            }
            return Ok(Some(item));
        }
        let ended = this.iterator.take();
        drop(ended);
    }
    let saved = this.saved.borrow();
    let Some(item) = saved.get(this.position.get()).cloned() else { return Ok(None) };
    this.position.set((this.position.get() + 1) % saved.len());
    Ok(Some(item))
}

fn cycle_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Cycle>(vm)?;
    let saved = vm.list(this.saved.borrow().clone());
    let iterator = this.iterator.borrow().clone();
    let (iterator, complete) = match iterator {
        Some(iterator) => (iterator, this.complete.get()),
        None => {
            let rest = this.saved.borrow().get(this.position.get()..).unwrap_or(&[]).to_vec();
            (vm.iter(&vm.list(rest))?, true)
        }
    };
    let state = vm.tuple([saved, Value::bool(complete)]);
    pickling::reduced(vm, args.get(0), vec![iterator], Some(state))
}

fn cycle_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pickling::warn(vm)?;
    let items = pickling::items(vm, args.get(1))?;
    let [saved, complete] = &items[..] else { return Err(vm.type_error("state must be a 2-tuple")) };
    let Some(saved) = saved.downcast_ref::<List>().map(List::to_vec) else {
        return Err(vm.type_error("the saved items must be a list"));
    };
    let complete = vm.is_true(complete)?;
    let this = args.this::<Cycle>(vm)?;
    let old = this.saved.replace(saved);
    this.complete.set(complete);
    this.position.set(0);
    drop(old);
    Ok(Value::NONE)
}

/// `itertools.cycle`.
pub(super) static CYCLE: TypeDef = TypeDef {
    name: "itertools.cycle",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    layout: VTable::of::<Cycle>(),
    new: Some(NativeDef::new("__new__($type, iterable, /)", "Create and return a new object.", cycle_new)),
    methods: &[NEXT, ITER, pickling::reduce(cycle_reduce), pickling::set_state(cycle_set_state)],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(cycle_next), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

struct Repeat {
    object: RefCell<Slot>,
    /// `None`: for ever.
    left: Cell<Option<i64>>,
}
payload_of_values!(Repeat { object });

fn repeat_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let left = match args.optional(2) {
        Some(times) => Some(vm.size_argument(times)?.max(0)),
        None => None,
    };
    let made = Repeat { object: RefCell::new(Some(args.get(1).clone())), left: Cell::new(left) };
    Ok(vm.heap.allocate(made, class).into_value())
}

fn repeat_next(_vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<Repeat>() else { return Ok(None) };
    if let Some(left) = this.left.get() {
        if left == 0 {
            return Ok(None);
        }
        this.left.set(Some(left - 1));
    }
    Ok(this.object.borrow().clone())
}

fn repeat_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(this) = value.downcast_ref::<Repeat>() else { return vm.default_repr(value) };
    let object = this.object.borrow().clone().unwrap_or(Value::NONE);
    let (name, text) = (vm.class_name(value), vm.repr_text(&object)?);
    Ok(match this.left.get() {
        Some(left) => format!("{name}({text}, {left})"),
        None => format!("{name}({text})"),
    })
}

fn repeat_repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repeat_repr(vm, args.get(0))?))
}

fn repeat_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.this::<Repeat>(vm)?.left.get() {
        Some(left) => Ok(vm.int(left)),
        None => Err(vm.type_error("len() of unsized object")),
    }
}

fn repeat_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Repeat>(vm)?;
    let mut state = vec![this.object.borrow().clone().unwrap_or(Value::NONE)];
    state.extend(this.left.get().map(|left| vm.int(left)));
    pickling::reduced(vm, args.get(0), state, None)
}

/// `itertools.repeat`.
pub(super) static REPEAT: TypeDef = TypeDef {
    name: "itertools.repeat",
    doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    layout: VTable::of::<Repeat>(),
    new: Some(
        NativeDef::new(
            "__new__($type, object, times=<unrepresentable>)",
            "Create and return a new object.",
            repeat_new,
        )
        .without_signature(),
    ),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repeat_repr_method),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            repeat_hint,
        )
        .without_signature(),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", repeat_reduce)
            .without_signature(),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(repeat_next),
        repr: Some(repeat_repr),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
