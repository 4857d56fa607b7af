//! The classes `Future` and `FutureIter`.

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::{call_next, iterate_self, return_self};
use minipy_vm::object::traceback::Traceback;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Slot, SlotCell, Value};
use minipy_vm::vm::Vm;

use super::future::{Future, Progress};
use super::future_of;
use crate::common::{CLASS_GETITEM, class_of};
use crate::contextvars;

pub(super) fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Future::new(vm)?, class_of(vm, args)?).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Future>(vm)?.initialize(vm, args.not_none(1))?;
    Ok(Value::NONE)
}

fn result(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Future>(vm)?.outcome(vm)
}

fn exception(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let future = args.this::<Future>(vm)?;
    match future.progress.get() {
        Progress::Cancelled => Err(future.make_cancelled_error(vm)?),
        Progress::Pending if !future.event_loop.is_some() => {
            Err(future.state.invalid_state(vm, "Future object is not initialized."))
        }
        Progress::Pending => Err(future.state.invalid_state(vm, "Exception is not set.")),
        Progress::Finished => {
            future.log_traceback.set(false);
            Ok(future.exception.get().unwrap_or(Value::NONE))
        }
    }
}

fn set_result(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Future>(vm)?.set_result(vm, args.get(0), args.get(1).clone())?;
    Ok(Value::NONE)
}

fn set_exception(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Future>(vm)?.set_exception(vm, args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

fn add_done_callback(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let context = match args.not_none(2) {
        Some(context) => context.clone(),
        None => contextvars::copy_current(vm)?,
    };
    let future = args.this::<Future>(vm)?;
    future.checked_loop(vm)?;
    future.add_callback(vm, args.get(0), args.get(1).clone(), context)?;
    Ok(Value::NONE)
}

/// Takes out the callbacks that are equal to one; comparing may run Python, which may change them.
fn remove_done_callback(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let future = args.this::<Future>(vm)?;
    future.checked_loop(vm)?;
    let (mut index, mut removed) = (0, 0);
    loop {
        let Some((known, _)) = future.callbacks.all().into_iter().nth(index) else { break };
        let is_equal = known.is(args.get(1)) || vm.values_equal(&known, args.get(1))?;
        let gone = if is_equal { future.callbacks.remove(index, &known) } else { None };
        match gone {
            Some(_) => removed += 1,
            None => index += 1,
        }
    }
    Ok(vm.int(removed))
}

fn cancel(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let future = args.this::<Future>(vm)?;
    future.checked_loop(vm)?;
    Ok(Value::bool(future.cancel(vm, args.get(0), args.not_none(1).cloned())?))
}

fn cancelled(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Future>(vm)?.progress.get() == Progress::Cancelled))
}

fn done(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Future>(vm)?.is_done()))
}

fn get_loop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Future>(vm)?.checked_loop(vm)
}

fn make_cancelled_error(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.this::<Future>(vm)?.make_cancelled_error(vm)? {
        Raised::Exception(exception) => Ok(exception.into_value()),
        interrupt @ Raised::Interrupt(_) => Err(interrupt),
    }
}

/// The text of `repr()` comes from a function of the package.
pub(super) fn repr_by(vm: &Vm, value: &Value, function: &Value) -> PyResult<String> {
    let text = vm.call(function, std::slice::from_ref(value))?;
    Ok(vm.str_of(&text)?.as_str().to_owned())
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let future = future_of(vm, value)?;
    future.checked_loop(vm)?;
    repr_by(vm, value, &future.state.future_repr(vm)?)
}

/// Tells the loop of an exception that nobody has asked for.
pub(super) fn finalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.get(0);
    let future = args.this::<Future>(vm)?;
    if !future.log_traceback.replace(false) {
        return Ok(Value::NONE);
    }
    let context = vm.new_dict();
    let set = |name: &str, value: Value| drop(context.insert_str(&vm.intern(name), value));
    set("message", vm.text(format!("{} exception was never retrieved", vm.class_name(this))));
    set("exception", future.exception.get().unwrap_or(Value::NONE));
    set("future", this.clone());
    if let Some(source) = future.source_traceback.get() {
        set("source_traceback", source);
    }
    report(vm, future, context.into_value())
}

/// `loop.call_exception_handler(context)`.
pub(super) fn report(vm: &Vm, future: &Future, context: Value) -> PyResult {
    let Some(event_loop) = future.event_loop.get() else { return Ok(Value::NONE) };
    vm.call_method(&event_loop, &future.state.names.call_exception_handler, &[context])
}

fn of_future(vm: &Vm, value: &Value, read: impl FnOnce(&Future) -> Slot) -> PyResult {
    Ok(read(future_of(vm, value)?).unwrap_or(Value::NONE))
}

fn callbacks(vm: &Vm, value: &Value) -> PyResult {
    let known = future_of(vm, value)?.callbacks.all();
    if known.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(vm.list(known.into_iter().map(|(callback, context)| vm.tuple([callback, context])).collect()))
}

fn set_log_traceback(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.attribute_error("cannot delete attribute")) };
    if vm.is_true(&new)? {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    future_of(vm, value)?.log_traceback.set(false);
    Ok(())
}

fn set_blocking(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.attribute_error("cannot delete attribute")) };
    let future = future_of(vm, value)?;
    future.checked_loop(vm)?;
    future.blocking.set(vm.is_true(&new)?);
    Ok(())
}

fn set_cancel_message(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.attribute_error("cannot delete attribute")) };
    let old = future_of(vm, value)?.cancel_message.replace(Some(new));
    drop(old);
    Ok(())
}

/// Attributes that tasks have as well.
pub(super) const GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "_state",
        doc: "",
        get: |vm, value| Ok(vm.intern(future_of(vm, value)?.progress.get().name()).into_value()),
        set: None,
    },
    GetSetDef {
        name: "_asyncio_future_blocking",
        doc: "",
        get: |vm, value| Ok(Value::bool(future_of(vm, value)?.blocking.get())),
        set: Some(set_blocking),
    },
    GetSetDef {
        name: "_loop",
        doc: "",
        get: |vm, value| of_future(vm, value, |future| future.event_loop.get()),
        set: None,
    },
    GetSetDef { name: "_callbacks", doc: "", get: callbacks, set: None },
    GetSetDef {
        name: "_result",
        doc: "",
        get: |vm, value| of_future(vm, value, |future| future.result.get()),
        set: None,
    },
    GetSetDef {
        name: "_exception",
        doc: "",
        get: |vm, value| of_future(vm, value, |future| future.exception.get()),
        set: None,
    },
    GetSetDef {
        name: "_log_traceback",
        doc: "",
        get: |vm, value| Ok(Value::bool(future_of(vm, value)?.log_traceback.get())),
        set: Some(set_log_traceback),
    },
    GetSetDef {
        name: "_source_traceback",
        doc: "",
        get: |vm, value| of_future(vm, value, |future| future.source_traceback.get()),
        set: None,
    },
    GetSetDef {
        name: "_cancel_message",
        doc: "",
        get: |vm, value| of_future(vm, value, |future| future.cancel_message.get()),
        set: Some(set_cancel_message),
    },
];

/// `_asyncio.Future`.
pub(super) static FUTURE: TypeDef = TypeDef {
    name: "_asyncio.Future",
    doc: "A result that is there later: it is awaited, or calls back through the event loop when it is done.",
    layout: VTable::of::<Future>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *, loop=None)", "Initialize self.", init),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr(vm, args.get(0))?))
        }),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iterate(vm, args.get(0))),
        NativeDef::new(
            "__await__($self, /)",
            "Return an iterator to be used in await expression.",
            |vm, args| iterate(vm, args.get(0)),
        ),
        NativeDef::new("__del__($self, /)", "Called when the instance is about to be destroyed.", finalize),
        NativeDef::new("result($self, /)", "Return the result this future represents.", result),
        NativeDef::new("exception($self, /)", "Return the exception that was set on this future.", exception),
        NativeDef::new(
            "set_result($self, result, /)",
            "Mark the future done and set its result.",
            set_result,
        ),
        NativeDef::new(
            "set_exception($self, exception, /)",
            "Mark the future done and set an exception.",
            set_exception,
        ),
        NativeDef::new(
            "add_done_callback($self, fn, /, *, context=<unrepresentable>)",
            "Add a callback to be run when the future becomes done.",
            add_done_callback,
        ),
        NativeDef::new(
            "remove_done_callback($self, fn, /)",
            "Remove all instances of a callback; returns their number.",
            remove_done_callback,
        ),
        NativeDef::new(
            "cancel($self, /, msg=None)",
            "Cancel the future and schedule callbacks; False if it was done already.",
            cancel,
        ),
        NativeDef::new("cancelled($self, /)", "Return True if the future was cancelled.", cancelled),
        NativeDef::new("done($self, /)", "Return True if the future is done.", done),
        NativeDef::new("get_loop($self, /)", "Return the event loop the Future is bound to.", get_loop),
        NativeDef::new(
            "_make_cancelled_error($self, /)",
            "Create the CancelledError to raise if the future is cancelled.",
            make_cancelled_error,
        ),
        CLASS_GETITEM,
    ],
    getset: GETSET,
    slots: NativeSlots {
        repr: Some(repr),
        iter: Some(iterate),
        awaitable: Some(iterate),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};

/// What `await future` iterates: it yields the future once, and then returns its result.
struct FutureIter {
    future: SlotCell,
}

impl Payload for FutureIter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.future.show(visit);
    }

    fn clear(&self) {
        let taken = self.future.replace(None);
        drop(taken);
    }
}

fn iterate(vm: &Vm, value: &Value) -> PyResult {
    let future = future_of(vm, value)?;
    future.checked_loop(vm)?;
    let iterator = FutureIter { future: SlotCell::new(Some(value.clone())) };
    Ok(vm.heap.allocate(iterator, &future.state.iterator_type).into_value())
}

/// One step: the future itself while it is pending, else its outcome.
fn advance(vm: &Vm, value: &Value, _sent: &Value) -> PyResult<Result<Value, Value>> {
    let future = value.downcast_ref::<FutureIter>().and_then(|iterator| iterator.future.get());
    let Some(value_of_future) = future else { return Ok(Err(Value::NONE)) };
    let future = future_of(vm, &value_of_future)?;
    if !future.is_done() {
        if future.blocking.replace(true) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        return Ok(Ok(value_of_future));
    }
    if let Some(iterator) = value.downcast_ref::<FutureIter>() {
        let taken = iterator.future.replace(None);
        drop(taken);
    }
    future.outcome(vm).map(Err)
}

fn next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    match advance(vm, value, &Value::NONE)? {
        Ok(yielded) => Ok(Some(yielded)),
        Err(returned) if returned.is_none() => Ok(None),
        Err(returned) => Err(vm.stop_iteration_with(returned)),
    }
}

fn send(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    next(vm, args.get(0))?.ok_or_else(|| vm.stop_iteration(""))
}

fn throw(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(iterator) = args.get(0).downcast_ref::<FutureIter>() {
        let taken = iterator.future.replace(None);
        drop(taken);
    }
    if args.count() > 2 {
        let message =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.warn(&vm.exceptions.deprecation_warning, message, 1)?;
    }
    if args.not_none(3).is_some_and(|traceback| !traceback.is_a::<Traceback>()) {
        return Err(vm.type_error("throw() third argument must be a traceback"));
    }
    if args.not_none(2).is_some() && args.get(1).is_a::<Exception>() {
        return Err(vm.type_error("instance exception may not have a separate value"));
    }
    let given = args.not_none(2).unwrap_or(args.get(1));
    let made = match given.as_ref::<TypeObject>() {
        Some(_) => vm.call(given, &[])?,
        None if args.get(1).is_a::<TypeObject>() && !given.is_a::<Exception>() => {
            vm.call(args.get(1), std::slice::from_ref(given))?
        }
        None => given.clone(),
    };
    match made.downcast::<Exception>() {
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => {
            Err(vm
                .type_error("exceptions must be classes deriving BaseException or instances of such a class"))
        }
    }
}

fn close(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(iterator) = args.get(0).downcast_ref::<FutureIter>() {
        let taken = iterator.future.replace(None);
        drop(taken);
    }
    Ok(Value::NONE)
}

/// `_asyncio.FutureIter`.
pub(super) static FUTURE_ITER: TypeDef = TypeDef {
    name: "_asyncio.FutureIter",
    layout: VTable::of::<FutureIter>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("send($self, value, /)", "", send).without_signature(),
        NativeDef::new("throw($self, type, val=None, tb=None, /)", "", throw).without_signature(),
        NativeDef::new("close($self, /)", "", close).without_signature(),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(next),
        send: Some(advance),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};
