//! Asynchronous generators: `asend`, `athrow`, `aclose`, and the awaitables that they give (PEP 525).

use std::cell::{Cell, RefCell};

use super::descriptor_access::EMPTY_SLOTS;
use super::generator::{AsyncGenerator, GeneratorState};
use super::generator_methods::{
    Throw, get_code, get_delegate, get_frame, get_name, get_qualname, get_suspended, repr_method, set_name,
    set_qualname,
};
use super::heap::{Kind, Payload, VTable};
use super::iterate::{iterate_self, return_self};
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject};
use super::value::{Ref, Value};
use crate::eval::resume::{Resumed, resume};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

/// `async_generator_wrapped_value`: marks what the generator yields, to tell it from what it awaits.
struct WrappedValue {
    value: Value,
}

impl Payload for WrappedValue {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.value);
    }
}

/// `async_generator_wrapped_value`.
pub(crate) static WRAPPED_VALUE: TypeDef =
    TypeDef { name: "async_generator_wrapped_value", layout: VTable::of::<WrappedValue>(), ..TypeDef::EMPTY };

impl Vm {
    /// Wraps a value that an asynchronous generator yields, to tell it from what it awaits.
    pub(crate) fn wrap_async_value(&self, value: Value) -> Value {
        self.heap.allocate(WrappedValue { value }, &self.types.async_wrapped_value).into_value()
    }
}

/// What an awaitable of an asynchronous generator does.
enum Action {
    Send(Value),
    Throw(Throw),
    Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Fresh,
    Running,
    Done,
}

/// `async_generator_asend` and `async_generator_athrow`.
struct Step {
    generator: Value,
    action: RefCell<Option<Action>>,
    closing: bool,
    name: &'static str,
    progress: Cell<Progress>,
}

impl Payload for Step {
    const FINALIZED: bool = true;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        match &*self.action.borrow() {
            Some(Action::Send(value)) => visit(value),
            Some(Action::Throw(throw)) => throw.traverse(visit),
            _ => {}
        }
    }

    fn needs_finalizer(&self) -> bool {
        self.progress.get() == Progress::Fresh
    }
}

fn new_step(
    vm: &Vm,
    generator: &Value,
    action: Action,
    name: &'static str,
    class: &Ref<TypeObject>,
) -> PyResult {
    let closing = matches!(action, Action::Close);
    let step = Step {
        generator: generator.clone(),
        action: RefCell::new(Some(action)),
        closing,
        name,
        progress: Cell::new(Progress::Fresh),
    };
    if let Some(body) = generator.generator_body()
        && !body.hooks_done.replace(true)
    {
        vm.run_async_generator_hooks(generator)?;
    }
    Ok(vm.heap.allocate(step, class).into_value())
}

impl Vm {
    /// `asynchronous_generator.__anext__()`; `None` for other objects.
    #[inline]
    pub(crate) fn async_generator_next(&self, generator: &Value) -> Option<PyResult> {
        if generator.kind() != Kind::ASYNC_GENERATOR {
            return None;
        }
        Some(new_step(self, generator, Action::Send(Value::NONE), "asend", &self.types.async_generator_asend))
    }

    /// Whether an awaitable is one that an asynchronous generator gave, which is its own iterator.
    #[inline]
    pub(crate) fn is_async_generator_step(&self, awaitable: &Value) -> bool {
        let class = self.type_of(awaitable);
        class.is(&self.types.async_generator_asend) || class.is(&self.types.async_generator_athrow)
    }

    /// RuntimeWarning for an awaitable of an asynchronous generator that dies without having been awaited; false for
    /// other objects.
    pub(crate) fn warn_step_never_awaited(&self, object: &Value) -> PyResult<bool> {
        if !self.is_async_generator_step(object) {
            return Ok(false);
        }
        let Some(step) = object.downcast_ref::<Step>() else { return Ok(false) };
        let name = step.generator.generator_body().and_then(|body| body.qualname.get());
        let name = self.repr_text(&name.unwrap_or(Value::NONE))?;
        let message = self.text(format!("coroutine method '{}' of {name} was never awaited", step.name));
        let category = self.exceptions.runtime_warning.value().clone();
        match self.warn_about(message, category, 1, Some(step.generator.clone()), &[]) {
            Err(Raised::Exception(exception)) => {
                self.write_unraisable(&exception, None, Some(&step.generator))?;
            }
            result => result?,
        }
        Ok(true)
    }

    /// Calls `sys.set_asyncgen_hooks`' first-iteration hook and remembers the finaliser hook.
    fn run_async_generator_hooks(&self, generator: &Value) -> PyResult<()> {
        let (first, finalizer) = {
            let state = self.state.borrow();
            (state.get("asyncgen_firstiter").cloned(), state.get("asyncgen_finalizer").cloned())
        };
        if let Some(body) = generator.generator_body() {
            let old = body.finalizer_hook.replace(finalizer.filter(|hook| !hook.is_none()));
            drop(old);
        }
        match first {
            Some(hook) if !hook.is_none() => self.call(&hook, std::slice::from_ref(generator)).map(drop),
            _ => Ok(()),
        }
    }
}

/// What an awaitable does when it goes on: what is awaited inside, or as `Err` the value that it ends with.
type Advanced = PyResult<Result<Value, Value>>;

/// Goes one step on: a value awaited inside is passed up, a yielded value ends the step.
fn advance(vm: &Vm, step: &Step, sent: Result<Value, Throw>) -> Advanced {
    let Some(body) = step.generator.generator_body() else { return Err(vm.type_error("not a generator")) };
    let first = step.progress.get() == Progress::Fresh;
    if step.progress.get() == Progress::Done {
        return Err(vm.runtime_error(format!(
            "cannot reuse already awaited {}",
            if step.name == "asend" { "__anext__()/asend()" } else { "aclose()/athrow()" }
        )));
    }
    let input = if first {
        if body.async_running.get() {
            step.progress.set(Progress::Done);
            let name = if step.closing {
                "aclose()"
            } else if step.name == "asend" {
                "anext()"
            } else {
                "athrow()"
            };
            return Err(vm.runtime_error(format!("{name}: asynchronous generator is already running")));
        }
        if body.async_closed.get() || body.state.get() == GeneratorState::Finished {
            step.progress.set(Progress::Done);
            return ended(vm, step);
        }
        if let Ok(value) = &sent
            && !value.is_none()
            && step.name != "asend"
        {
            return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
        }
        let action = step.action.take();
        match (sent, action) {
            (Err(throw), _) => Err(throw),
            (Ok(value), Some(Action::Send(own))) => Ok(if value.is_none() { own } else { value }),
            (Ok(_), Some(Action::Throw(throw))) => Err(throw),
            (Ok(_), _) => {
                body.async_closed.set(true);
                Err(Throw::Raised(vm.generator_exit("")))
            }
        }
    } else {
        sent
    };
    step.progress.set(Progress::Running);
    body.async_running.set(true);
    let result = match input {
        Ok(value) => resume(vm, &step.generator, Ok(value)),
        Err(throw) => vm.throw_into(&step.generator, throw),
    };
    settle(vm, step, result)
}

/// The generator has nothing more to give: StopAsyncIteration, or the end of `aclose`.
fn ended(vm: &Vm, step: &Step) -> Advanced {
    if step.closing { Ok(Err(Value::NONE)) } else { Err(vm.stop_async_iteration("")) }
}

fn settle(vm: &Vm, step: &Step, result: PyResult<Resumed>) -> Advanced {
    let Some(body) = step.generator.generator_body() else { return Err(vm.type_error("not a generator")) };
    match result {
        Ok(Resumed::Yielded(value)) => match value.downcast_ref::<WrappedValue>() {
            Some(wrapped) => {
                body.async_running.set(false);
                step.progress.set(Progress::Done);
                if step.closing {
                    return Err(vm.runtime_error("async generator ignored GeneratorExit"));
                }
                Ok(Err(wrapped.value.clone()))
            }
            None => Ok(Ok(value)),
        },
        Ok(Resumed::Returned(_)) => {
            body.async_running.set(false);
            body.async_closed.set(true);
            step.progress.set(Progress::Done);
            ended(vm, step)
        }
        Err(raised) => {
            body.async_running.set(false);
            step.progress.set(Progress::Done);
            let ends = vm.is_exception(&raised, &vm.exceptions.stop_async_iteration)
                || vm.is_exception(&raised, &vm.exceptions.generator_exit);
            if ends {
                body.async_closed.set(true);
            }
            if step.closing && ends { Ok(Err(Value::NONE)) } else { Err(raised) }
        }
    }
}

fn step_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Step> {
    args.this::<Step>(vm)
}

/// The outcome for those who ask by method: a value, or StopIteration with one.
fn raising(vm: &Vm, advanced: Advanced) -> PyResult {
    advanced?.map_err(|returned| vm.stop_iteration_with(returned))
}

fn step_next(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    raising(vm, advance(vm, step_of(vm, args)?, Ok(Value::NONE)))
}

fn step_send(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    raising(vm, advance(vm, step_of(vm, args)?, Ok(args.get(1).clone())))
}

fn step_throw(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let throw = Throw::new(vm, args, "throw")?;
    raising(vm, advance(vm, step_of(vm, args)?, Err(throw)))
}

fn step_close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let step = step_of(vm, args)?;
    if step.progress.get() == Progress::Done {
        return Ok(Value::NONE);
    }
    match advance(vm, step, Err(Throw::Raised(vm.generator_exit("")))) {
        Ok(Ok(_)) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Ok(Err(_)) => Ok(Value::NONE),
        Err(raised)
            if vm.is_exception(&raised, &vm.exceptions.stop_iteration)
                || vm.is_exception(&raised, &vm.exceptions.stop_async_iteration)
                || vm.is_exception(&raised, &vm.exceptions.generator_exit) =>
        {
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

fn step_next_slot(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    let Some(step) = value.downcast_ref::<Step>() else { return Ok(None) };
    // Its end is a StopIteration with a value, which `await` wants.
    raising(vm, advance(vm, step, Ok(Value::NONE))).map(Some)
}

fn step_send_slot(vm: &Vm, value: &Value, sent: &Value) -> Advanced {
    match value.downcast_ref::<Step>() {
        Some(step) => advance(vm, step, Ok(sent.clone())),
        None => Ok(Err(Value::NONE)),
    }
}

const STEP_METHODS: &[NativeDef] = &[
    NativeDef::new("__await__($self, /)", "Return an iterator to be used in await expression.", return_self),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
    NativeDef::new("__next__($self, /)", "Implement next(self).", step_next),
    NativeDef::new("send($self, value, /)", "send(value)", step_send),
    NativeDef::new("throw($self, type, value=None, traceback=None, /)", "throw(value)", step_throw),
    NativeDef::new("close($self, /)", "close()", step_close),
];

const STEP_SLOTS: NativeSlots = NativeSlots {
    iter: Some(iterate_self),
    next: Some(step_next_slot),
    send: Some(step_send_slot),
    ..EMPTY_SLOTS
};

/// `async_generator_asend`.
pub(crate) static ASEND: TypeDef = TypeDef {
    name: "async_generator_asend",
    layout: VTable::of::<Step>(),
    methods: STEP_METHODS,
    slots: STEP_SLOTS,
    ..TypeDef::EMPTY
};

/// `async_generator_athrow`.
pub(crate) static ATHROW: TypeDef = TypeDef {
    name: "async_generator_athrow",
    layout: VTable::of::<Step>(),
    methods: STEP_METHODS,
    slots: STEP_SLOTS,
    ..TypeDef::EMPTY
};

fn anext(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    new_step(vm, args.get(0), Action::Send(Value::NONE), "asend", &vm.types.async_generator_asend)
}

fn asend(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    new_step(vm, args.get(0), Action::Send(args.get(1).clone()), "asend", &vm.types.async_generator_asend)
}

fn athrow(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let throw = Throw::new(vm, args, "athrow")?;
    new_step(vm, args.get(0), Action::Throw(throw), "athrow", &vm.types.async_generator_athrow)
}

fn aclose(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    new_step(vm, args.get(0), Action::Close, "aclose", &vm.types.async_generator_athrow)
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

fn get_async_running(_vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(value.downcast_ref::<AsyncGenerator>().is_some_and(|g| g.body.async_running.get())))
}

/// Methods of asynchronous generators.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new(
        "__aiter__($self, /)",
        "Return an awaitable, that resolves in asynchronous iterator.",
        return_self,
    ),
    NativeDef::new("__anext__($self, /)", "Return a value or raise StopAsyncIteration.", anext),
    NativeDef::new("asend($self, value, /)", "asend(v) -> send 'v' in generator.", asend),
    NativeDef::new(
        "athrow($self, type, value=None, traceback=None, /)",
        "athrow(value) -> raise exception in generator.",
        athrow,
    ),
    NativeDef::new("aclose($self, /)", "aclose() -> raise GeneratorExit inside generator.", aclose),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
];

/// Attributes of asynchronous generators.
pub(crate) static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "__name__", doc: "name of the async generator", get: get_name, set: Some(set_name) },
    GetSetDef {
        name: "__qualname__",
        doc: "qualified name of the async generator",
        get: get_qualname,
        set: Some(set_qualname),
    },
    GetSetDef { name: "ag_running", doc: "", get: get_async_running, set: None },
    GetSetDef { name: "ag_suspended", doc: "", get: get_suspended, set: None },
    GetSetDef { name: "ag_code", doc: "", get: get_code, set: None },
    GetSetDef { name: "ag_frame", doc: "", get: get_frame, set: None },
    GetSetDef { name: "ag_await", doc: "object being awaited on, or None", get: get_delegate, set: None },
];
