//! What a task has beyond a future, how it begins, and how it is cancelled.

use std::cell::Cell;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::heap::Kind;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Slot, SlotCell, Value};
use minipy_vm::trace::event::{Event, TaskStep};
use minipy_vm::vm::Vm;

use super::future::Future;
use super::{loops, step};
use crate::contextvars;

/// The part of a task.
pub(super) struct TaskPart {
    pub(super) coroutine: SlotCell,
    /// The name, or the number from which it is made when somebody asks.
    pub(super) name: SlotCell,
    pub(super) context: SlotCell,
    /// The future that the task waits for.
    pub(super) waiter: SlotCell,
    pub(super) must_cancel: Cell<bool>,
    pub(super) log_destroy_pending: Cell<bool>,
    pub(super) cancel_requests: Cell<u32>,
    /// Its number among the tasks that are alive; 0: none.
    pub(super) number: Cell<u64>,
}

impl TaskPart {
    fn new() -> TaskPart {
        TaskPart {
            coroutine: SlotCell::default(),
            name: SlotCell::default(),
            context: SlotCell::default(),
            waiter: SlotCell::default(),
            must_cancel: Cell::new(false),
            log_destroy_pending: Cell::new(true),
            cancel_requests: Cell::new(0),
            number: Cell::new(0),
        }
    }

    /// The name, without making it.
    pub(super) fn shown_name(&self, vm: &Vm) -> String {
        let name = self.name.get().unwrap_or(Value::NONE);
        match name.as_small_int() {
            Some(number) => format!("Task-{number}"),
            None => vm.str_of(&name).map_or_else(|_| String::new(), |name| name.as_str().to_owned()),
        }
    }

    /// Tells what becomes of the task.
    pub(super) fn trace(&self, vm: &Vm, step: TaskStep, other: Option<&Value>) {
        vm.sched.trace(|| Event::Task {
            task: self.shown_name(vm).into(),
            step,
            other: other
                .and_then(|other| other.downcast_ref::<Future>()?.task.get())
                .map(|other| other.shown_name(vm).into()),
        });
    }

    pub(super) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for slot in self.slots() {
            slot.show(visit);
        }
    }

    pub(super) fn clear(&self) {
        let taken = self.slots().map(|slot| slot.replace(None));
        drop(taken);
    }

    fn slots(&self) -> [&SlotCell; 4] {
        [&self.coroutine, &self.waiter, &self.name, &self.context]
    }

    /// The context in which the coroutine is executed.
    pub(super) fn context(&self) -> Value {
        self.context.get().unwrap_or(Value::NONE)
    }
}

/// The arguments of `Task(…)`.
pub(super) struct TaskArguments<'a> {
    pub(super) coroutine: &'a Value,
    pub(super) event_loop: Option<&'a Value>,
    pub(super) name: Option<&'a Value>,
    pub(super) context: Option<&'a Value>,
    pub(super) eager_start: bool,
}

fn is_coroutine(vm: &Vm, value: &Value) -> PyResult<bool> {
    if value.kind() == Kind::COROUTINE {
        return Ok(true);
    }
    let check = vm.attribute(&super::submodule(vm, "asyncio.coroutines")?, "iscoroutine")?;
    vm.is_true(&vm.call(&check, std::slice::from_ref(value))?)
}

/// `Task.__init__`.
pub(super) fn initialize(vm: &Vm, this: &Value, given: &TaskArguments<'_>) -> PyResult<()> {
    let future = super::future_of(vm, this)?;
    let task = future.task.get_or_init(|| Box::new(TaskPart::new()));
    drop(future.state.task_repr(vm)?);
    future.initialize(vm, given.event_loop)?;
    if !is_coroutine(vm, given.coroutine)? {
        // Nothing will run: its end is no reason to complain.
        task.log_destroy_pending.set(false);
        let text = vm.repr_text(given.coroutine)?;
        return Err(vm.type_error(format!("a coroutine was expected, got {text}")));
    }
    let context = match given.context {
        Some(context) => context.clone(),
        None => contextvars::copy_current(vm)?,
    };
    let name = match given.name {
        None => vm.int(future.state.next_name()),
        Some(name) if vm.type_of(name).is(&vm.types.str) => name.clone(),
        Some(name) => vm.str_of(name)?.into_value(),
    };
    task.must_cancel.set(false);
    task.log_destroy_pending.set(true);
    task.cancel_requests.set(0);
    drop(task.coroutine.replace(Some(given.coroutine.clone())));
    drop(task.context.replace(Some(context)));
    drop(task.name.replace(Some(name)));
    task.trace(vm, TaskStep::Created, None);
    if given.eager_start {
        let event_loop = future.checked_loop(vm)?;
        let running = vm.call_method(&event_loop, &future.state.names.is_running, &[])?;
        if vm.is_true(&running)? {
            return start_eagerly(vm, this, future, task, &event_loop);
        }
    }
    step::schedule(vm, this, None)?;
    task.number.set(future.state.register(vm, this));
    Ok(())
}

/// Executes the first step at once, in place of the current task.
fn start_eagerly(
    vm: &Vm,
    this: &Value,
    future: &Future,
    task: &TaskPart,
    event_loop: &Value,
) -> PyResult<()> {
    let state = &future.state;
    let previous = loops::swap_current_task(vm, state, event_loop, this)?;
    vm.call_method(&state.eager_tasks, &state.names.add, std::slice::from_ref(this))?;
    let context = task.context();
    let result = contextvars::within(vm, &context, || step::execute(vm, this, None));
    vm.call_method(&state.eager_tasks, &state.names.discard, std::slice::from_ref(this))?;
    if future.is_done() {
        let finished = task.coroutine.replace(None);
        drop(finished);
    } else {
        task.number.set(state.register(vm, this));
    }
    loops::swap_current_task(vm, state, event_loop, &previous)?;
    result.map(drop)
}

/// `Task.cancel(msg)`: passes the request on to what the task waits for, or has the next step raise CancelledError.
pub(super) fn cancel(vm: &Vm, future: &Future, task: &TaskPart, message: Slot) -> PyResult<bool> {
    future.log_traceback.set(false);
    if future.is_done() {
        return Ok(false);
    }
    task.cancel_requests.set(task.cancel_requests.get() + 1);
    if let Some(waiter) = task.waiter.get()
        && cancel_other(vm, future, &waiter, message.clone())?
    {
        return Ok(true);
    }
    task.must_cancel.set(true);
    let old = future.cancel_message.replace(message);
    drop(old);
    Ok(true)
}

/// `other.cancel(msg=message)` of any future.
pub(super) fn cancel_other(vm: &Vm, by: &Future, other: &Value, message: Slot) -> PyResult<bool> {
    let names = &by.state.names;
    let method = vm.get_attribute(other, &names.cancel)?;
    let message = message.unwrap_or(Value::NONE);
    let result = vm.call_with_keywords(&method, &[message], &[names.msg.value().clone()])?;
    vm.is_true(&result)
}

/// The name of a task: `Task-7` is made when it is first asked for.
pub(super) fn name_of(vm: &Vm, task: &TaskPart) -> Value {
    let name = task.name.get().unwrap_or(Value::NONE);
    if let Some(number) = name.as_small_int() {
        let text = vm.text(format!("Task-{number}"));
        drop(task.name.replace(Some(text.clone())));
        return text;
    }
    name
}

/// What ends a task for good: an exception that is to leave the loop as well.
pub(super) fn leaves_the_loop(vm: &Vm, raised: &Raised) -> bool {
    vm.is_exception(raised, &vm.exceptions.keyboard_interrupt)
        || vm.is_exception(raised, &vm.exceptions.system_exit)
}

/// `set_name`.
pub(super) fn set_name(vm: &Vm, task: &TaskPart, name: &Value) -> PyResult<()> {
    let name = if name.is_a::<Str>() { name.clone() } else { vm.str_of(name)?.into_value() };
    let old = task.name.replace(Some(name));
    drop(old);
    Ok(())
}
