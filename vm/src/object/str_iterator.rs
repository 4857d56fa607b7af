//! The iterator over the characters of a `str`.

use minipy_grammar::string::code_points;
use std::cell::{Cell, RefCell};

use super::heap::{Kind, Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::str::Str;
use super::type_object::{NativeSlots, TypeDef};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of `str_iterator` and `str_ascii_iterator`.
pub(crate) struct StrIterator {
    text: RefCell<Option<Ref<Str>>>,
    /// Byte offset of the next character.
    offset: Cell<usize>,
    /// Index of the next character.
    index: Cell<usize>,
}

impl Payload for StrIterator {
    const KIND: Kind = Kind::STR_ITERATOR;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.text.borrow().iter().for_each(|text| visit(text.value()));
    }
}

const METHODS: &[NativeDef] = &[
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
    NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
    NativeDef::new(
        "__length_hint__($self, /)",
        "Private method returning an estimate of len(list(it)).",
        length_hint,
    )
    .without_signature(),
    NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
        .without_signature(),
    NativeDef::new("__setstate__($self, state, /)", "Set state information for unpickling.", set_state)
        .without_signature(),
];

const SLOTS: NativeSlots = NativeSlots { iter: Some(iterate_self), next: Some(next), ..TypeDef::EMPTY.slots };

/// `str_ascii_iterator`.
pub(crate) static STR_ASCII_ITERATOR: TypeDef = TypeDef {
    name: "str_ascii_iterator",
    layout: VTable::of::<StrIterator>(),
    methods: METHODS,
    slots: SLOTS,
    ..TypeDef::EMPTY
};

/// `str_iterator`.
pub(crate) static STR_ITERATOR: TypeDef = TypeDef {
    name: "str_iterator",
    layout: VTable::of::<StrIterator>(),
    methods: METHODS,
    slots: SLOTS,
    ..TypeDef::EMPTY
};

/// `iter(text)`.
pub(crate) fn iter(vm: &Vm, value: &Value) -> PyResult {
    let Some(text) = value.downcast_clone::<Str>() else { return Err(vm.system_error("a str was expected")) };
    let class = vm.native_type(if text.is_ascii() { &STR_ASCII_ITERATOR } else { &STR_ITERATOR });
    let iterator = StrIterator { text: RefCell::new(Some(text)), offset: Cell::new(0), index: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &class).into_value())
}

fn next(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(iterator) = value.downcast_ref::<StrIterator>() else { return Ok(None) };
    let offset = iterator.offset.get();
    let code = iterator.text.borrow().as_ref().and_then(|text| {
        let byte = *text.as_str().as_bytes().get(offset)?;
        if byte.is_ascii() {
            iterator.offset.set(offset + 1);
            return Some(u32::from(byte));
        }
        let mut rest = code_points(text.as_str().get(offset..)?);
        let code = rest.next()?;
        iterator.offset.set(text.as_str().len() - rest.as_str().len());
        Some(code)
    });
    match code {
        Some(code) => {
            iterator.index.set(iterator.index.get() + 1);
            Ok(Some(vm.character(code)))
        }
        None => {
            drop(iterator.text.take());
            Ok(None)
        }
    }
}

fn length_hint(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<StrIterator>(vm)?;
    let length = iterator.text.borrow().as_ref().map_or(0, |text| text.char_count() - iterator.index.get());
    Ok(vm.int(length as i64))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<StrIterator>(vm)?;
    let function = vm.builtin("iter")?;
    let text = iterator.text.borrow().clone();
    Ok(match text {
        Some(text) => {
            vm.tuple([function, vm.tuple([text.into_value()]), vm.int(iterator.index.get() as i64)])
        }
        None => vm.tuple([function, vm.tuple([vm.text("")])]),
    })
}

fn set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.this::<StrIterator>(vm)?;
    let index = vm.size_argument(args.get(1))?.max(0) as usize;
    if let Some(text) = iterator.text.borrow().as_ref() {
        let index = index.min(text.char_count());
        iterator.index.set(index);
        iterator.offset.set(text.byte_offset(index));
    }
    Ok(Value::NONE)
}
