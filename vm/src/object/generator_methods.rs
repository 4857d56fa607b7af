//! Methods and attributes of generators and coroutines.

use super::descriptor_access::EMPTY_SLOTS;
use super::exception::Exception;
use super::exception_methods::{member, set_member};
use super::generator::{GeneratorBody, GeneratorState};
use super::heap::{Kind, Payload, VTable};
use super::iterate::{iterate_self, return_self};
use super::str::Str;
use super::traceback::Traceback;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject};
use super::value::{Ref, Slot, Value};
use crate::eval::resume::{Resumed, delegate, next_item, resume};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

impl Vm {
    /// `next()` of a generator, with its StopIteration as an exception; `None` for other objects.
    pub(crate) fn generator_next(&self, generator: &Value) -> Option<PyResult> {
        if generator.kind() != Kind::GENERATOR {
            return None;
        }
        Some(self.send_to(generator, Value::NONE))
    }

    /// `generator.send(value)`.
    pub fn send_to(&self, generator: &Value, value: Value) -> PyResult {
        self.resumed(resume(self, generator, Ok(value)))
    }

    /// One step of a generator or coroutine, with a value or an exception: what it yields, or as `Err` what it returns.
    ///
    /// # Errors
    /// What it raises.
    pub fn step_generator(
        &self,
        generator: &Value,
        sent: Result<Value, Raised>,
    ) -> PyResult<Result<Value, Value>> {
        let resumed = match sent {
            Ok(value) => resume(self, generator, Ok(value)),
            Err(raised) => self.throw_into(generator, Throw::Raised(raised)),
        };
        Ok(match resumed? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(value) => Err(value),
        })
    }

    /// One step of any other awaited object, through its methods.
    ///
    /// # Errors
    /// What it raises.
    pub fn step_awaitable(
        &self,
        object: &Value,
        sent: Result<Value, Raised>,
    ) -> PyResult<Result<Value, Value>> {
        if object.generator_body().is_some() {
            return self.step_generator(object, sent);
        }
        let result = match sent {
            Ok(value) => self.call_method(object, &self.names.send, &[value]),
            Err(Raised::Exception(exception)) => {
                self.call_method(object, &self.names.throw, &[exception.into_value()])
            }
            Err(interrupt) => Err(interrupt),
        };
        self.stop_iteration_value(result)
    }

    fn resumed(&self, resumed: PyResult<Resumed>) -> PyResult {
        match resumed? {
            Resumed::Yielded(value) => Ok(value),
            Resumed::Returned(value) => Err(self.stop_iteration_with(value)),
        }
    }

    /// StopIteration that carries a value (none for `None`).
    pub fn stop_iteration_with(&self, value: Value) -> Raised {
        let args = if value.is_none() { vec![] } else { vec![value.clone()] };
        let raised = self.new_exception_with(&self.exceptions.stop_iteration, args);
        if let Raised::Exception(exception) = &raised {
            set_member(exception.value(), 0, Some(value));
        }
        raised
    }

    /// `generator.throw(…)`: the exception is raised inside, in the innermost generator that is waited for.
    pub(crate) fn throw_into(&self, generator: &Value, throw: Throw) -> PyResult<Resumed> {
        let Some(body) = generator.generator_body() else { return Err(self.type_error("not a generator")) };
        let Some(inner) = delegate(body) else { return resume(self, generator, Err(throw.raise(self)?)) };
        // The sub-iterator gets it first; GeneratorExit closes it instead.
        if throw.is_generator_exit(self) {
            return match self.close_iterator(body, &inner) {
                Ok(()) => resume(self, generator, Err(throw.raise(self)?)),
                Err(error) => resume(self, generator, Err(error)),
            };
        }
        let result = if inner.generator_body().is_some() {
            let state = body.state.replace(GeneratorState::Running);
            let result = self.throw_into(&inner, throw);
            body.state.set(state);
            self.resumed(result)
        } else {
            match self.try_attribute(&inner, &self.names.throw)? {
                None => return resume(self, generator, Err(throw.raise(self)?)),
                Some(method) => {
                    let arguments = throw.arguments()?;
                    let state = body.state.replace(GeneratorState::Running);
                    let result = self.call(&method, &arguments);
                    body.state.set(state);
                    result
                }
            }
        };
        match result {
            Ok(yielded) => Ok(Resumed::Yielded(yielded)),
            // The sub-iterator has ended: the `yield from` goes on with its value, or raises its exception.
            Err(error) => resume(self, generator, Err(error)),
        }
    }

    fn close_iterator(&self, body: &GeneratorBody, inner: &Value) -> PyResult<()> {
        let state = body.state.replace(GeneratorState::Running);
        let result = if inner.generator_body().is_some() {
            self.close_generator(inner).map(drop)
        } else {
            match self.try_attribute(inner, &self.names.close) {
                Ok(Some(close)) => self.call(&close, &[]).map(drop),
                Ok(None) => Ok(()),
                Err(raised) => Err(raised),
            }
        };
        body.state.set(state);
        result
    }

    /// `generator.close()`: raises GeneratorExit inside and expects the generator to end.
    pub fn close_generator(&self, generator: &Value) -> PyResult {
        let Some(body) = generator.generator_body() else { return Ok(Value::NONE) };
        match body.state.get() {
            GeneratorState::Finished => return Ok(Value::NONE),
            GeneratorState::Created => {
                body.state.set(GeneratorState::Finished);
                let frame = body.frame.take();
                drop(frame);
                return Ok(Value::NONE);
            }
            _ => {}
        }
        let exit = self.generator_exit("");
        match self.throw_into(generator, Throw::Raised(exit)) {
            Ok(Resumed::Returned(value)) => Ok(value),
            Ok(Resumed::Yielded(_)) => {
                let noun = match generator.kind() {
                    Kind::COROUTINE => "coroutine",
                    Kind::ASYNC_GENERATOR => "async generator",
                    _ => "generator",
                };
                Err(self.runtime_error(format!("{noun} ignored GeneratorExit")))
            }
            Err(raised) if self.is_exception(&raised, &self.exceptions.generator_exit) => Ok(Value::NONE),
            Err(raised) if self.is_exception(&raised, &self.exceptions.stop_iteration) => {
                let Raised::Exception(exception) = raised else { return Ok(Value::NONE) };
                Ok(member(exception.value(), 0).unwrap_or(Value::NONE))
            }
            Err(raised) => Err(raised),
        }
    }

    /// RuntimeWarning for a coroutine that dies without having been started.
    pub(crate) fn warn_never_awaited(&self, coroutine: &Value) -> Result<(), Raised> {
        let Some(body) = coroutine.generator_body() else { return Ok(()) };
        let result = self.warn_unawaited(coroutine, body);
        body.state.set(GeneratorState::Finished);
        let frame = body.frame.take();
        drop(frame);
        match result {
            Err(Raised::Exception(exception)) => self.write_unraisable(&exception, None, Some(coroutine)),
            result => result,
        }
    }

    /// The module `warnings` words it, and shows where the coroutine was made.
    fn warn_unawaited(&self, coroutine: &Value, body: &GeneratorBody) -> PyResult<()> {
        if let Some(warn) = self.warnings_attribute("_warn_unawaited_coroutine", true)? {
            return self.call(&warn, std::slice::from_ref(coroutine)).map(drop);
        }
        let name = body.qualname.get().unwrap_or(Value::NONE);
        let name = name.downcast_ref::<Str>().map_or("", Str::as_str);
        let message = format!("coroutine '{name}' was never awaited");
        self.warn(&self.exceptions.runtime_warning.clone(), &message, 1)
    }
}

/// What is thrown into a generator: an exception, or the arguments of `throw`, of which one is made where they land.
pub(crate) enum Throw {
    /// An exception, or an interrupt.
    Raised(Raised),
    /// `(type, value, traceback)`, as many as were given.
    Arguments(Vec<Value>),
}

impl Throw {
    /// The arguments of a method `name`, which may be three for the sake of old programs.
    pub(crate) fn new(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult<Throw> {
        let given: Vec<Value> = (1..args.count()).map(|index| args.get(index).clone()).collect();
        if given.len() > 1 {
            let message = format!(
                "the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead."
            );
            vm.warn(&vm.exceptions.deprecation_warning, &message, 1)?;
        }
        Ok(Throw::Arguments(given))
    }

    /// Shows the values that it keeps alive.
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Throw::Raised(Raised::Exception(exception)) => visit(exception.value()),
            Throw::Raised(Raised::Interrupt(_)) => {}
            Throw::Arguments(all) => all.iter().for_each(visit),
        }
    }

    fn is_generator_exit(&self, vm: &Vm) -> bool {
        match self {
            Throw::Raised(raised) => vm.is_exception(raised, &vm.exceptions.generator_exit),
            Throw::Arguments(all) => all.first().is_some_and(|first| match first.as_ref::<TypeObject>() {
                Some(class) => class.is_subtype(&vm.exceptions.generator_exit),
                None => vm.is_instance(first, &vm.exceptions.generator_exit),
            }),
        }
    }

    /// The arguments for another object's `throw`.
    fn arguments(self) -> PyResult<Vec<Value>> {
        match self {
            Throw::Raised(Raised::Exception(exception)) => Ok(vec![exception.into_value()]),
            Throw::Raised(interrupt) => Err(interrupt),
            Throw::Arguments(all) => Ok(all),
        }
    }

    /// The exception.
    pub(crate) fn raise(self, vm: &Vm) -> PyResult<Raised> {
        let all = match self {
            Throw::Raised(raised) => return Ok(raised),
            Throw::Arguments(all) => all,
        };
        let given = |index: usize| all.get(index).filter(|value| !value.is_none());
        let Some(kind) = all.first() else {
            return Err(vm.type_error("throw expected at least 1 argument, got 0"));
        };
        let value = given(1);
        let traceback = match given(2) {
            None => None,
            Some(traceback) => match traceback.downcast_clone::<Traceback>() {
                None => return Err(vm.type_error("throw() third argument must be a traceback object")),
                traceback => traceback,
            },
        };
        let exception = thrown_exception(vm, kind, value)?;
        if let Some(traceback) = traceback {
            let old = exception.traceback.replace(Some(traceback));
            drop(old);
        }
        Ok(Raised::Exception(exception))
    }
}

/// The exception that a type with a value, or an exception, means.
fn thrown_exception(vm: &Vm, kind: &Value, value: Option<&Value>) -> PyResult<Ref<Exception>> {
    let not_an_exception = |found: &Value| {
        vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            vm.type_name(found)
        ))
    };
    let Some(class) =
        kind.as_ref::<TypeObject>().filter(|class| class.is_subtype(&vm.exceptions.base_exception))
    else {
        return match kind.downcast_clone::<Exception>() {
            Some(_) if value.is_some() => {
                Err(vm.type_error("instance exception may not have a separate value"))
            }
            Some(exception) => Ok(exception),
            None => Err(not_an_exception(kind)),
        };
    };
    let made = match value {
        Some(value) if vm.is_instance(value, class) => Ok(value.clone()),
        Some(value) => match value.downcast_ref::<super::tuple::Tuple>() {
            Some(arguments) => vm.call(kind, &arguments.items),
            None => vm.call(kind, std::slice::from_ref(value)),
        },
        None => vm.call(kind, &[]),
    };
    let made = made.and_then(|made| {
        made.downcast::<Exception>().map_err(|made| {
            let class = vm.repr_text(kind).unwrap_or_default();
            let found = vm.type_name(&made);
            vm.type_error(format!(
                "calling {class} should have returned an instance of BaseException, not {found}"
            ))
        })
    });
    match made {
        // What cannot be made is replaced by the reason why.
        Err(Raised::Exception(instead)) => Ok(instead),
        made => made,
    }
}

fn send(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.send_to(args.get(0), args.get(1).clone())
}

fn throw(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let throw = Throw::new(vm, args, "throw")?;
    vm.resumed(vm.throw_into(args.get(0), throw))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.close_generator(args.get(0))
}

fn next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.send_to(args.get(0), Value::NONE)
}

fn next_slot(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    match value.generator_body() {
        Some(body) => next_item(vm, value, body),
        None => Ok(None),
    }
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(body) = value.generator_body() else { return Ok(String::new()) };
    let name = body.qualname.get().unwrap_or(Value::NONE);
    let name = name.downcast_ref::<Str>().map_or("", Str::as_str).to_owned();
    let noun = match value.kind() {
        Kind::COROUTINE => "coroutine",
        Kind::ASYNC_GENERATOR => "async_generator",
        _ => "generator",
    };
    Ok(format!("<{noun} object {name} at {:#x}>", vm.heap.id_of(value)))
}

/// `__repr__` of generators, coroutines and asynchronous generators.
pub(crate) fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn finalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.close_generator(args.get(0))
}

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let body = body_of(vm, args.get(0))?;
    Ok(vm.int(104 + 8 * i64::from(body.code.frame_size)))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

fn body_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a GeneratorBody> {
    value.generator_body().ok_or_else(|| vm.system_error("a generator was expected"))
}

/// `__name__`.
pub(crate) fn get_name(vm: &Vm, value: &Value) -> PyResult {
    Ok(body_of(vm, value)?.name.get().unwrap_or(Value::NONE))
}

fn checked_name(vm: &Vm, new: Slot, attribute: &str) -> PyResult {
    match new {
        Some(new) if new.is_a::<Str>() => Ok(new),
        _ => Err(vm.type_error(format!("{attribute} must be set to a string object"))),
    }
}

/// Sets `__name__`.
pub(crate) fn set_name(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_name(vm, new, "__name__")?;
    let old = body_of(vm, value)?.name.replace(Some(new));
    drop(old);
    Ok(())
}

/// `__qualname__`.
pub(crate) fn get_qualname(vm: &Vm, value: &Value) -> PyResult {
    Ok(body_of(vm, value)?.qualname.get().unwrap_or(Value::NONE))
}

/// Sets `__qualname__`.
pub(crate) fn set_qualname(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_name(vm, new, "__qualname__")?;
    let old = body_of(vm, value)?.qualname.replace(Some(new));
    drop(old);
    Ok(())
}

/// `gi_running`, `cr_running`.
pub(crate) fn get_running(vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(body_of(vm, value)?.state.get() == GeneratorState::Running))
}

/// `gi_suspended`, `cr_suspended`.
pub(crate) fn get_suspended(vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(body_of(vm, value)?.state.get() == GeneratorState::Suspended))
}

/// `gi_code`, `cr_code`, `ag_code`.
pub(crate) fn get_code(vm: &Vm, value: &Value) -> PyResult {
    Ok(body_of(vm, value)?.code.value().clone())
}

/// `gi_yieldfrom`, `cr_await`, `ag_await`.
pub(crate) fn get_delegate(vm: &Vm, value: &Value) -> PyResult {
    Ok(delegate(body_of(vm, value)?).unwrap_or(Value::NONE))
}

/// `gi_frame`, `cr_frame`, `ag_frame`: None once finished.
pub(crate) fn get_frame(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.generator_frame(value).unwrap_or(Value::NONE))
}

fn get_origin(vm: &Vm, value: &Value) -> PyResult {
    Ok(body_of(vm, value)?.origin.get().unwrap_or(Value::NONE))
}

macro_rules! common_methods {
    ($what:literal, $item:literal) => {
        [
            NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
            NativeDef::new("__del__($self, /)", "", finalize),
            NativeDef::new(
                "send($self, value, /)",
                concat!(
                    "send(arg) -> send 'arg' into ",
                    $what,
                    ",\nreturn next ",
                    $item,
                    " value or raise StopIteration."
                ),
                send,
            ),
            NativeDef::new(
                "throw($self, type, value=None, traceback=None, /)",
                concat!(
                    "throw(value)\n\nRaise exception in ",
                    $what,
                    ", return next ",
                    $item,
                    " value or raise\nStopIteration."
                ),
                throw,
            ),
            NativeDef::new(
                "close($self, /)",
                concat!("close() -> raise GeneratorExit inside ", $what, "."),
                close,
            ),
            NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
        ]
    };
}

const COMMON: [NativeDef; 6] = common_methods!("generator", "yielded");

const OF_COROUTINE: [NativeDef; 6] = common_methods!("coroutine", "iterated");

static GENERATOR_METHODS: [NativeDef; 9] = [
    NativeDef::new("__sizeof__($self, /)", "gen.__sizeof__() -> size of gen in memory, in bytes", sizeof),
    COMMON[0],
    COMMON[1],
    COMMON[2],
    COMMON[3],
    COMMON[4],
    COMMON[5],
    NativeDef::new("__next__($self, /)", "Implement next(self).", next),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
];

/// Methods of generators.
pub(crate) static GENERATOR: &[NativeDef] = &GENERATOR_METHODS;

/// Attributes of generators.
pub(crate) static GENERATOR_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__name__", doc: "name of the generator", get: get_name, set: Some(set_name) },
    GetSetDef {
        name: "__qualname__",
        doc: "qualified name of the generator",
        get: get_qualname,
        set: Some(set_qualname),
    },
    GetSetDef { name: "gi_running", doc: "", get: get_running, set: None },
    GetSetDef { name: "gi_suspended", doc: "", get: get_suspended, set: None },
    GetSetDef { name: "gi_code", doc: "", get: get_code, set: None },
    GetSetDef { name: "gi_frame", doc: "", get: get_frame, set: None },
    GetSetDef {
        name: "gi_yieldfrom",
        doc: "object being iterated by yield from, or None",
        get: get_delegate,
        set: None,
    },
];

/// Slots of generators.
pub(crate) const GENERATOR_SLOTS: NativeSlots =
    NativeSlots { iter: Some(iterate_self), next: Some(next_slot), repr: Some(repr), ..EMPTY_SLOTS };

/// `coroutine_wrapper`: what `coroutine.__await__()` gives.
struct CoroutineWrapper {
    coroutine: Value,
}

impl Payload for CoroutineWrapper {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.coroutine);
    }
}

fn wrapped(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(args.this::<CoroutineWrapper>(vm)?.coroutine.clone())
}

static COROUTINE_WRAPPER: TypeDef = TypeDef {
    name: "coroutine_wrapper",
    layout: VTable::of::<CoroutineWrapper>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", |vm, args| {
            vm.send_to(&wrapped(vm, args)?, Value::NONE)
        }),
        NativeDef::new("send($self, value, /)", "send(arg) -> send 'arg' into coroutine", |vm, args| {
            vm.send_to(&wrapped(vm, args)?, args.get(1).clone())
        }),
        NativeDef::new("throw($self, type, value=None, traceback=None, /)", "throw(value)", |vm, args| {
            let throw = Throw::new(vm, args, "throw")?;
            vm.resumed(vm.throw_into(&wrapped(vm, args)?, throw))
        }),
        NativeDef::new("close($self, /)", "close() -> raise GeneratorExit inside coroutine.", |vm, args| {
            vm.close_generator(&wrapped(vm, args)?)
        }),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(|vm, value| match value.downcast_ref::<CoroutineWrapper>() {
            Some(wrapper) => vm.send_to(&wrapper.coroutine, Value::NONE).map(Some),
            None => Ok(None),
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};

fn coroutine_await(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wrapper = CoroutineWrapper { coroutine: args.get(0).clone() };
    Ok(vm.heap.allocate(wrapper, &vm.native_type(&COROUTINE_WRAPPER)).into_value())
}

/// What an awaitable is iterated with from native code: a coroutine's own wrapper, else what `__await__` gives.
pub(crate) fn awaited_iterator(vm: &Vm, awaitable: &Value) -> PyResult {
    let iterator = vm.awaitable_iterator(awaitable, 0)?;
    if iterator.kind() == Kind::COROUTINE {
        let wrapper = CoroutineWrapper { coroutine: iterator };
        return Ok(vm.heap.allocate(wrapper, &vm.native_type(&COROUTINE_WRAPPER)).into_value());
    }
    Ok(iterator)
}

static COROUTINE_METHODS: [NativeDef; 7] = [
    OF_COROUTINE[0],
    OF_COROUTINE[1],
    OF_COROUTINE[2],
    OF_COROUTINE[3],
    OF_COROUTINE[4],
    OF_COROUTINE[5],
    NativeDef::new(
        "__await__($self, /)",
        "Return an iterator to be used in await expression.",
        coroutine_await,
    ),
];

/// Methods of coroutines.
pub(crate) static COROUTINE: &[NativeDef] = &COROUTINE_METHODS;

/// Attributes of coroutines.
pub(crate) static COROUTINE_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__name__", doc: "name of the coroutine", get: get_name, set: Some(set_name) },
    GetSetDef {
        name: "__qualname__",
        doc: "qualified name of the coroutine",
        get: get_qualname,
        set: Some(set_qualname),
    },
    GetSetDef { name: "cr_running", doc: "", get: get_running, set: None },
    GetSetDef { name: "cr_suspended", doc: "", get: get_suspended, set: None },
    GetSetDef { name: "cr_code", doc: "", get: get_code, set: None },
    GetSetDef { name: "cr_frame", doc: "", get: get_frame, set: None },
    GetSetDef { name: "cr_await", doc: "object being awaited on, or None", get: get_delegate, set: None },
    GetSetDef { name: "cr_origin", doc: "", get: get_origin, set: None },
];

/// Slots of coroutines.
pub(crate) const COROUTINE_SLOTS: NativeSlots = NativeSlots { repr: Some(repr), ..EMPTY_SLOTS };
