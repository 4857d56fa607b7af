//! `aiter`, `anext`, and the awaitable that `anext` gives when it has a default.

use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::object::descriptor_access::EMPTY_SLOTS;
use crate::object::generator_methods::awaited_iterator;
use crate::object::heap::{Kind, Payload, VTable};
use crate::object::iterate::{iterate_self, return_self};
use crate::object::str::Str;
use crate::object::type_object::{NativeSlots, TypeDef};
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

fn aiter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let Some(iterator) = vm.call_special(value, &vm.names.__aiter__, &[])? else {
        return Err(vm.type_error(format!("'{}' object is not an async iterable", vm.type_name(value))));
    };
    if vm.lookup_special(&iterator, &vm.names.__anext__).is_none() {
        return Err(vm.type_error(format!(
            "aiter() returned not an async iterator of type '{}'",
            vm.type_name(&iterator)
        )));
    }
    Ok(iterator)
}

fn anext(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let iterator = args.get(0);
    let Some(awaitable) = vm.call_special(iterator, &vm.names.__anext__, &[])? else {
        return Err(vm.type_error(format!("'{}' object is not an async iterator", vm.type_name(iterator))));
    };
    match args.optional(1) {
        None => Ok(awaitable),
        Some(default) => {
            let made = AnextAwaitable { wrapped: awaitable, default: default.clone() };
            Ok(vm.heap.allocate(made, &vm.native_type(&ANEXT_AWAITABLE)).into_value())
        }
    }
}

/// What `anext(iterator, default)` gives: the next item's awaitable, whose StopAsyncIteration becomes the default.
struct AnextAwaitable {
    wrapped: Value,
    default: Value,
}

impl Payload for AnextAwaitable {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.wrapped);
        visit(&self.default);
    }
}

impl AnextAwaitable {
    /// The end of the iteration returns the default from the `await`.
    fn settle(&self, vm: &Vm, result: PyResult) -> PyResult {
        match result {
            Err(raised) if vm.is_exception(&raised, &vm.exceptions.stop_async_iteration) => {
                Err(vm.stop_iteration_with(self.default.clone()))
            }
            other => other,
        }
    }

    /// What the wrapped awaitable is iterated with: a coroutine through its wrapper.
    fn iterator(&self, vm: &Vm) -> PyResult {
        awaited_iterator(vm, &self.wrapped)
    }

    fn next(&self, vm: &Vm) -> PyResult {
        let iterator = self.iterator(vm)?;
        let result = match vm.type_of(&iterator).slots.get().next {
            // What it returns is the result.
            Some(_) if iterator.kind() == Kind::GENERATOR => vm.send_to(&iterator, Value::NONE),
            Some(native) => native(vm, &iterator).and_then(|item| item.ok_or_else(|| vm.stop_iteration(""))),
            None => vm.call_special(&iterator, &vm.names.__next__, &[]).and_then(|item| {
                item.ok_or_else(|| {
                    vm.type_error(format!("'{}' object is not an iterator", vm.type_name(&iterator)))
                })
            }),
        };
        self.settle(vm, result)
    }

    fn forward(&self, vm: &Vm, method: &Ref<Str>, values: &[Value]) -> PyResult {
        let iterator = self.iterator(vm)?;
        let result = vm.call_method(&iterator, method, values);
        self.settle(vm, result)
    }
}

fn next_slot(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    match value.downcast_ref::<AnextAwaitable>() {
        Some(awaitable) => awaitable.next(vm).map(Some),
        None => Ok(None),
    }
}

fn throw(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<AnextAwaitable>(vm)?.forward(vm, &vm.names.throw, args.extra())
}

fn close(vm: &Vm, args: &Arguments<'_>) -> Result<Value, Raised> {
    args.this::<AnextAwaitable>(vm)?.forward(vm, &vm.names.close, &[])
}

/// `anext_awaitable`.
static ANEXT_AWAITABLE: TypeDef = TypeDef {
    name: "anext_awaitable",
    layout: VTable::of::<AnextAwaitable>(),
    methods: &[
        NativeDef::new(
            "__await__($self, /)",
            "Return an iterator to be used in await expression.",
            return_self,
        ),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", |vm, args| {
            args.this::<AnextAwaitable>(vm)?.next(vm)
        }),
        NativeDef::new("send($self, value, /)", "send(arg)", |vm, args| {
            args.this::<AnextAwaitable>(vm)?.forward(vm, &vm.names.send, &[args.get(1).clone()])
        }),
        NativeDef::new("throw($self, /, *args)", "throw(value)", throw),
        NativeDef::new("close($self, /)", "close()", close),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(next_slot), ..EMPTY_SLOTS },
    ..TypeDef::EMPTY
};

/// The functions.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("aiter(async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object.", aiter),
    NativeDef::new(
        "anext(aiterator, default=<unrepresentable>, /)",
        "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.",
        anext,
    )
    .without_signature(),
];
