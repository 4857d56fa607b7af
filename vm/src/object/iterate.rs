//! Iteration: `iter()`, `next()`, collecting, and the iterator over objects that only have `__getitem__`.

use std::cell::{Cell, RefCell};

use super::heap::{Kind, Payload, VTable};
use super::iterator::{ListIterator, RangeIterator};
use super::list::List;
use super::protocol::sequence_item;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef};
use super::value::{Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

impl Vm {
    /// `iter(value)`.
    #[allow(clippy::iter_not_returning_iterator, reason = "named after the Python function")]
    pub fn iter(&self, value: &Value) -> PyResult {
        match self.try_iter(value)? {
            Some(iterator) => Ok(iterator),
            None => Err(self.type_error(format!("'{}' object is not iterable", self.type_name(value)))),
        }
    }

    /// `iter(value)`; `None` if it is not iterable.
    pub(crate) fn try_iter(&self, value: &Value) -> PyResult<Option<Value>> {
        let class = self.type_of(value);
        if let Some(native) = class.slots.get().iter {
            return native(self, value).map(Some);
        }
        if let Some(function) = self.lookup(class, &self.names.__iter__) {
            if function.is_none() {
                return Ok(None);
            }
            let iterator = self.call_with_none(&function, value)?;
            if !self.is_iterator(&iterator) {
                let name = self.type_name(&iterator);
                return Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")));
            }
            return Ok(Some(iterator));
        }
        if value.kind() != Kind::DICT && self.lookup(class, &self.names.__getitem__).is_some() {
            return Ok(Some(iterate_items(self, value)));
        }
        Ok(None)
    }

    /// Whether its type has `__next__`.
    pub fn is_iterator(&self, value: &Value) -> bool {
        let class = self.type_of(value);
        class.slots.get().next.is_some() || self.lookup(class, &self.names.__next__).is_some()
    }

    /// `next(iterator)`: `None` when it is exhausted.
    #[inline]
    pub fn next(&self, iterator: &Value) -> PyResult<Option<Value>> {
        if let Some(iterator) = iterator.downcast_ref::<ListIterator>() {
            return Ok(iterator.next_item());
        }
        match self.type_of(iterator).slots.get().next {
            // Item by item: a result that is moved whole waits for its two halves to be stored.
            Some(native) => match native(self, iterator) {
                Ok(Some(item)) => Ok(Some(item)),
                Ok(None) => Ok(None),
                Err(raised) => self.end_of_iteration(raised),
            },
            None => self.next_by_method(iterator),
        }
    }

    /// StopIteration from inside an iterator (a function that `map` calls, say) ends it as well.
    #[cold]
    #[inline(never)]
    pub(crate) fn end_of_iteration(&self, raised: Raised) -> PyResult<Option<Value>> {
        if self.is_exception(&raised, &self.exceptions.stop_iteration) { Ok(None) } else { Err(raised) }
    }

    fn next_by_method(&self, iterator: &Value) -> PyResult<Option<Value>> {
        let Some(function) = self.lookup_special(iterator, &self.names.__next__) else {
            return Err(self.type_error(format!("'{}' object is not an iterator", self.type_name(iterator))));
        };
        match self.call_with_none(&function, iterator) {
            Ok(item) => Ok(Some(item)),
            Err(raised) => self.end_of_iteration(raised),
        }
    }

    /// All items of an iterable, in order.
    pub fn collect(&self, iterable: &Value) -> PyResult<Vec<Value>> {
        if iterable.is_exact() {
            if let Some(list) = iterable.downcast_ref::<List>() {
                return Ok(list.to_vec());
            }
            if let Some(tuple) = iterable.downcast_ref::<Tuple>() {
                return Ok(tuple.items.to_vec());
            }
        }
        let iterator = self.iter(iterable)?;
        let hint = self.length_hint(iterable, 0)?;
        self.reserve(hint, size_of::<Value>())?;
        // A native type's length can be relied on; others only give hints.
        let exact = iterable.is_exact()
            && matches!(iterable.kind(), Kind::RANGE | Kind::DICT | Kind::SET | Kind::STR);
        let mut items = Vec::with_capacity(if exact { hint } else { hint.min(1 << 16) });
        if let Some(range) = iterator.downcast_ref::<RangeIterator>() {
            while let Some(Some(item)) = range.next_small() {
                items.push(item);
                self.charge_iteration(items.len())?;
            }
            return Ok(items);
        }
        while let Some(item) = self.next(&iterator)? {
            items.push(item);
            self.charge_iteration(items.len())?;
        }
        Ok(items)
    }

    /// Counts native iteration in portions.
    #[inline]
    fn charge_iteration(&self, count: usize) -> PyResult<()> {
        if count.is_multiple_of(1024) { self.work(1024) } else { Ok(()) }
    }

    /// Calls `action` with each item of an iterable until it returns `false`.
    pub fn for_each(
        &self,
        iterable: &Value,
        mut action: impl FnMut(Value) -> PyResult<bool>,
    ) -> PyResult<()> {
        let mut count = 0;
        if iterable.is_exact() && matches!(iterable.kind(), Kind::LIST | Kind::TUPLE) {
            while let Some(item) = sequence_item(iterable, count) {
                count += 1;
                if !action(item)? {
                    break;
                }
                self.charge_iteration(count)?;
            }
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            count += 1;
            if !action(item)? {
                break;
            }
            self.charge_iteration(count)?;
        }
        Ok(())
    }

    /// The built-in function of a name, for `__reduce__` of iterators.
    pub(crate) fn builtin(&self, name: &str) -> PyResult {
        match self.builtins.get_str(&self.intern(name)) {
            Some(function) => Ok(function),
            None => Err(self.attribute_error(name)),
        }
    }
}

/// An iterator that asks a sequence for item after item.
pub(crate) fn iterate_items(vm: &Vm, sequence: &Value) -> Value {
    let payload = SequenceIterator { sequence: RefCell::new(Some(sequence.clone())), index: Cell::new(0) };
    vm.heap.allocate(payload, &vm.native_type(&SEQUENCE_ITERATOR)).into_value()
}

/// The items of an iterable, one after the other, without an iterator object for exact lists and tuples.
pub struct ItemSource<'a> {
    sequence: Option<(&'a Value, usize)>,
    iterator: Value,
}

impl ItemSource<'_> {
    /// The next item, `None` at the end.
    #[inline]
    pub fn next(&mut self, vm: &Vm) -> PyResult<Slot> {
        match &mut self.sequence {
            Some((sequence, index)) => {
                *index += 1;
                Ok(sequence_item(sequence, *index - 1))
            }
            None => vm.next(&self.iterator),
        }
    }
}

impl Vm {
    /// The items of an iterable.
    pub fn items_of<'a>(&self, iterable: &'a Value) -> PyResult<ItemSource<'a>> {
        if iterable.is_exact() && matches!(iterable.kind(), Kind::LIST | Kind::TUPLE) {
            return Ok(ItemSource { sequence: Some((iterable, 0)), iterator: Value::NONE });
        }
        Ok(ItemSource { sequence: None, iterator: self.iter(iterable)? })
    }
}

/// The iterator over an object that has `__getitem__` but no `__iter__`.
pub(crate) struct SequenceIterator {
    sequence: RefCell<Slot>,
    index: Cell<i64>,
}

impl Payload for SequenceIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.sequence.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        let taken = self.sequence.take();
        drop(taken);
    }
}

/// `iterator`.
pub static SEQUENCE_ITERATOR: TypeDef = TypeDef {
    name: "iterator",
    layout: VTable::of::<SequenceIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new(
            "__length_hint__($self, /)",
            "Private method returning an estimate of len(list(it)).",
            sequence_hint,
        )
        .without_signature(),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", sequence_reduce)
            .without_signature(),
        NativeDef::new(
            "__setstate__($self, state, /)",
            "Set state information for unpickling.",
            sequence_set_state,
        )
        .without_signature(),
    ],
    slots: NativeSlots { next: Some(sequence_next), iter: Some(iterate_self), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `__iter__` of iterators.
pub fn return_self(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(args.get(0).clone())
}

/// The `iter` slot of iterators.
pub fn iterate_self(_vm: &Vm, value: &Value) -> PyResult {
    Ok(value.clone())
}

/// `__next__` of native iterators: their `next` slot, StopIteration at the end.
pub fn call_next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let receiver = args.get(0);
    // The slot of the native type, also where a subclass overrides `__next__`.
    let class = vm.type_of(receiver);
    let native = class.mro().iter().find_map(|class| class.def.and_then(|def| def.slots.next));
    match native {
        Some(native) => native(vm, receiver)?.ok_or_else(|| vm.stop_iteration("")),
        None => Err(vm.system_error("iterator without a next slot")),
    }
}

fn sequence_next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<SequenceIterator>() else { return Ok(None) };
    let Some(sequence) = iterator.sequence.borrow().clone() else { return Ok(None) };
    let index = iterator.index.get();
    match vm.get_item(&sequence, &vm.int(index)) {
        Ok(item) => {
            iterator.index.set(index + 1);
            Ok(Some(item))
        }
        Err(raised)
            if vm.is_exception(&raised, &vm.exceptions.index_error)
                || vm.is_exception(&raised, &vm.exceptions.stop_iteration) =>
        {
            drop(iterator.sequence.take());
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn sequence_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<SequenceIterator>(vm)?;
    let Some(sequence) = iterator.sequence.borrow().clone() else { return Ok(vm.int(0)) };
    match vm.try_len(&sequence)? {
        Some(length) => Ok(vm.int((length as i64 - iterator.index.get()).max(0))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn sequence_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<SequenceIterator>(vm)?;
    let function = vm.builtin("iter")?;
    let sequence = iterator.sequence.borrow().clone();
    Ok(match sequence {
        Some(sequence) => vm.tuple([function, vm.tuple([sequence]), vm.int(iterator.index.get())]),
        None => vm.tuple([function, vm.tuple([vm.tuple([])])]),
    })
}

fn sequence_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<SequenceIterator>(vm)?;
    let index = vm.size_argument(args.get(1))?;
    if iterator.sequence.borrow().is_some() {
        iterator.index.set(index.max(0));
    }
    Ok(Value::NONE)
}
