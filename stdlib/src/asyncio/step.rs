//! The steps of a task: a coroutine is resumed, and what it yields decides when the next step comes.

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::{Kind, Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::trace::event::TaskStep;
use minipy_vm::vm::Vm;

use super::future::Future;
use super::task::{TaskPart, cancel_other, leaves_the_loop};
use super::{loops, task_of};

/// A step that the loop is to execute: a task, and the exception with which it goes on.
struct Step {
    task: Value,
    exception: Option<Ref<Exception>>,
}

impl Payload for Step {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.task);
        self.exception.iter().for_each(|exception| visit(exception.value()));
    }
}

fn call_step(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let Some(step) = value.downcast_ref::<Step>() else {
        return Err(vm.system_error("a step was expected"));
    };
    if !names.is_empty() {
        return Err(vm.type_error("function takes no keyword arguments"));
    }
    if !values.is_empty() {
        return Err(vm.type_error("function takes no positional arguments"));
    }
    step_of_task(vm, &step.task, step.exception.clone().map(Raised::Exception))
}

/// What `call_soon` is given for a step.
pub(super) static STEP: TypeDef = TypeDef {
    name: "_asyncio.TaskStepMethWrapper",
    layout: VTable::of::<Step>(),
    methods: &[NativeDef::new(
        "__call__($self, /, *args, **kwargs)",
        "Call self as a function.",
        |vm, args| call_step(vm, args.get(0), args.extra(), &[]),
    )],
    getset: &[GetSetDef {
        name: "__self__",
        doc: "",
        get: |_, value| Ok(value.downcast_ref::<Step>().map_or(Value::NONE, |step| step.task.clone())),
        set: None,
    }],
    slots: NativeSlots { call: Some(call_step), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// Has the loop execute the next step soon.
pub(super) fn schedule(vm: &Vm, this: &Value, exception: Option<Ref<Exception>>) -> PyResult<()> {
    let (future, task) = task_of(vm, this)?;
    let step = Step { task: this.clone(), exception };
    let step = vm.heap.allocate(step, &future.state.step_type).into_value();
    let context = task.context();
    future.state.call_soon(vm, &future.checked_loop(vm)?, step, None, Some(context))
}

fn wake(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (this, awaited) = (args.get(0), args.get(1));
    let (future, task) = task_of(vm, this)?;
    task.trace(vm, TaskStep::Woken, Some(awaited));
    let outcome = match awaited.downcast_ref::<Future>() {
        Some(other) if future.state.is_plain_future(vm, awaited) => other.outcome(vm),
        _ => vm.call_method(awaited, &future.state.names.result, &[]),
    };
    step_of_task(vm, this, outcome.err())
}

/// What a future calls when the task that waits for it can go on.
pub(super) static WAKE: NativeDef =
    NativeDef::new("task_wakeup($self, future, /)", "", wake).without_signature();

/// One step, as the loop's current task.
fn step_of_task(vm: &Vm, this: &Value, raised: Option<Raised>) -> PyResult {
    let (future, _) = task_of(vm, this)?;
    let state = future.state.clone();
    let event_loop = future.checked_loop(vm)?;
    loops::enter_task(vm, &state, &event_loop, this)?;
    let result = execute(vm, this, raised);
    loops::leave_task(vm, &state, &event_loop, this)?;
    result
}

/// One step: resumes the coroutine with None or an exception, and deals with what comes out.
pub(super) fn execute(vm: &Vm, this: &Value, raised: Option<Raised>) -> PyResult {
    let (future, task) = task_of(vm, this)?;
    if future.is_done() {
        let exception = match &raised {
            Some(Raised::Exception(exception)) => vm.repr_text(exception.value())?,
            _ => "''".to_owned(),
        };
        let text = vm.repr_text(this)?;
        return Err(future.state.invalid_state(vm, &format!("__step(): already done: {text} {exception}")));
    }
    task.trace(vm, TaskStep::Begins, None);
    let raised = requested(vm, future, task, raised)?;
    let waited = task.waiter.replace(None);
    drop(waited);
    let coroutine = task.coroutine.get();
    let Some(coroutine) = coroutine else { return Err(vm.runtime_error("uninitialized Task object")) };
    let sent = match raised {
        Some(raised) => Err(raised),
        None => Ok(Value::NONE),
    };
    match vm.step_awaitable(&coroutine, sent) {
        Ok(Ok(yielded)) => {
            yielded_value(vm, this, &yielded)?;
        }
        Ok(Err(returned)) if task.must_cancel.replace(false) => {
            // The request came in the last step, too late for the coroutine to see it.
            drop(returned);
            let message = future.cancel_message.get();
            task.trace(vm, TaskStep::Cancelled, None);
            future.cancel(vm, this, message)?;
        }
        Ok(Err(returned)) => {
            task.trace(vm, TaskStep::Done, None);
            future.set_result(vm, this, returned)?;
        }
        Err(raised) => ended_by(vm, this, future, raised)?,
    }
    Ok(Value::NONE)
}

/// The exception to go on with: CancelledError if that was asked for.
fn requested(vm: &Vm, future: &Future, task: &TaskPart, raised: Option<Raised>) -> PyResult<Option<Raised>> {
    if !task.must_cancel.get() {
        return Ok(raised);
    }
    let class = future.state.cancelled_error(vm)?;
    let raised = match raised {
        Some(raised) if vm.is_exception(&raised, &class) => raised,
        _ => future.make_cancelled_error(vm)?,
    };
    task.must_cancel.set(false);
    Ok(Some(raised))
}

/// The coroutine has raised: the task is cancelled or has failed.
fn ended_by(vm: &Vm, this: &Value, future: &Future, raised: Raised) -> PyResult<()> {
    let exception = match &raised {
        Raised::Exception(exception) => exception.clone(),
        Raised::Interrupt(_) => return Err(raised),
    };
    let class = future.state.cancelled_error(vm)?;
    let trace = |step| future.task.get().into_iter().for_each(|task| task.trace(vm, step, None));
    if vm.is_exception(&raised, &class) {
        let old = future.cancelled_error.replace(Some(exception.into_value()));
        drop(old);
        trace(TaskStep::Cancelled);
        return future.cancel(vm, this, None).map(drop);
    }
    trace(TaskStep::Failed);
    future.set_exception(vm, this, exception.value())?;
    if leaves_the_loop(vm, &raised) { Err(raised) } else { Ok(()) }
}

/// Has the next step raise a RuntimeError with this message.
fn fail_soon(vm: &Vm, this: &Value, message: String) -> PyResult<()> {
    match vm.runtime_error(message) {
        Raised::Exception(exception) => schedule(vm, this, Some(exception)),
        raised @ Raised::Interrupt(_) => Err(raised),
    }
}

/// What the coroutine has yielded: a future to wait for, None for one turn of the loop, or a mistake.
fn yielded_value(vm: &Vm, this: &Value, yielded: &Value) -> PyResult<()> {
    let (future, task) = task_of(vm, this)?;
    if yielded.is(this) {
        return fail_soon(vm, this, format!("Task cannot await on itself: {}", vm.repr_text(this)?));
    }
    if yielded.is_none() {
        task.trace(vm, TaskStep::Yields, None);
        return schedule(vm, this, None);
    }
    if future.state.is_plain_future(vm, yielded)
        && let Some(other) = yielded.downcast_ref::<Future>()
    {
        return await_future(vm, this, yielded, other);
    }
    let names = &future.state.names;
    let blocking = vm.try_attribute(yielded, &names._asyncio_future_blocking)?;
    if let Some(blocking) = blocking.filter(|blocking| !blocking.is_none()) {
        let is_blocking = vm.is_true(&blocking)?;
        let other_loop = loops::loop_of(vm, &future.state, yielded)?;
        if !other_loop.is(&future.checked_loop(vm)?) {
            return wrong_loop(vm, this, yielded);
        }
        if !is_blocking {
            return not_awaited(vm, this, yielded);
        }
        vm.set_attribute(yielded, &names._asyncio_future_blocking, Some(Value::FALSE))?;
        let add = vm.get_attribute(yielded, &names.add_done_callback)?;
        let context = task.context();
        let wake = future.state.waker(vm, this);
        vm.call_with_keywords(&add, &[wake, context], &[names.context.value().clone()])?;
        return wait_for(vm, future, task, yielded);
    }
    let (this_text, text) = (vm.repr_text(this)?, vm.repr_text(yielded)?);
    if yielded.kind() == Kind::GENERATOR {
        let message =
            format!("yield was used instead of yield from for generator in task {this_text} with {text}");
        return fail_soon(vm, this, message);
    }
    fail_soon(vm, this, format!("Task got bad yield: {text}"))
}

fn wrong_loop(vm: &Vm, this: &Value, yielded: &Value) -> PyResult<()> {
    let (task, other) = (vm.repr_text(this)?, vm.repr_text(yielded)?);
    fail_soon(vm, this, format!("Task {task} got Future {other} attached to a different loop"))
}

fn not_awaited(vm: &Vm, this: &Value, yielded: &Value) -> PyResult<()> {
    let (task, other) = (vm.repr_text(this)?, vm.repr_text(yielded)?);
    fail_soon(vm, this, format!("yield was used instead of yield from in task {task} with {other}"))
}

/// Waits for a future of the native classes.
fn await_future(vm: &Vm, this: &Value, yielded: &Value, other: &Future) -> PyResult<()> {
    let (future, task) = task_of(vm, this)?;
    if !other.checked_loop(vm)?.is(&future.checked_loop(vm)?) {
        return wrong_loop(vm, this, yielded);
    }
    if !other.blocking.replace(false) {
        return not_awaited(vm, this, yielded);
    }
    let context = task.context();
    other.add_callback(vm, yielded, future.state.waker(vm, this), context)?;
    wait_for(vm, future, task, yielded)
}

/// Notes what the task waits for; a request to cancel that has come meanwhile is passed on.
fn wait_for(vm: &Vm, future: &Future, task: &TaskPart, awaited: &Value) -> PyResult<()> {
    task.trace(vm, TaskStep::Awaits, Some(awaited));
    let old: Slot = task.waiter.replace(Some(awaited.clone()));
    drop(old);
    if task.must_cancel.get() {
        let message = future.cancel_message.get();
        if cancel_other(vm, future, awaited, message)? {
            task.must_cancel.set(false);
        }
    }
    Ok(())
}
