//! Which loop runs in a thread, and which task a loop executes.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::future::Future;
use super::state::{State, state};

/// `asyncio.get_event_loop()`: the running loop, or the policy's.
pub(super) fn current_event_loop(vm: &Vm, state: &State) -> PyResult {
    if let Some(running) = state.running_loop(vm) {
        return Ok(running);
    }
    let events = super::submodule(vm, "asyncio.events")?;
    let policy = vm.call_method(&events, &vm.intern("get_event_loop_policy"), &[])?;
    vm.call_method(&policy, &vm.intern("get_event_loop"), &[])
}

/// The loop of any future.
pub(super) fn loop_of(vm: &Vm, state: &State, future: &Value) -> PyResult {
    if state.is_plain_future(vm, future)
        && let Some(plain) = future.downcast_ref::<Future>()
    {
        return plain.checked_loop(vm);
    }
    match vm.try_attribute(future, &state.names.get_loop)? {
        Some(get_loop) => vm.call(&get_loop, &[]),
        None => vm.get_attribute(future, &state.names._loop),
    }
}

/// Makes a task the one that the loop executes, which executes none.
pub(super) fn enter_task(vm: &Vm, state: &State, event_loop: &Value, task: &Value) -> PyResult<()> {
    let hash = state.hash_of_loop(vm, event_loop)?;
    if let Some(other) = state.current_tasks.get_with_hash(vm, event_loop, hash)? {
        let (task, other) = (vm.repr_text(task)?, vm.repr_text(&other)?);
        return Err(vm.runtime_error(format!(
            "Cannot enter into task {task} while another task {other} is being executed."
        )));
    }
    drop(state.current_tasks.insert_with_hash(vm, event_loop.clone(), task.clone(), hash)?);
    Ok(())
}

/// The end of the task's step.
pub(super) fn leave_task(vm: &Vm, state: &State, event_loop: &Value, task: &Value) -> PyResult<()> {
    let hash = state.hash_of_loop(vm, event_loop)?;
    let position = state.current_tasks.position_with_hash(vm, event_loop, hash)?;
    let current = position.and_then(|position| state.current_tasks.value_at(position));
    if !current.as_ref().is_some_and(|current| current.is(task)) {
        let (task, current) = (vm.repr_text(task)?, vm.repr_text(&current.unwrap_or(Value::NONE))?);
        return Err(
            vm.runtime_error(format!("Leaving task {task} does not match the current task {current}."))
        );
    }
    drop(position.and_then(|position| state.current_tasks.remove_at(position)));
    Ok(())
}

/// Makes another task (or none) the current one; the one before is returned.
pub(super) fn swap_current_task(vm: &Vm, state: &State, event_loop: &Value, task: &Value) -> PyResult {
    let previous: Slot = if task.is_none() {
        state.current_tasks.remove(vm, event_loop)?.map(|(_, task)| task)
    } else {
        state.current_tasks.insert(vm, event_loop.clone(), task.clone())?
    };
    Ok(previous.unwrap_or(Value::NONE))
}

fn get_event_loop(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    current_event_loop(vm, &*state(vm)?)
}

fn get_running_loop(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    state(vm)?.running_loop(vm).ok_or_else(|| vm.runtime_error("no running event loop"))
}

fn find_running_loop(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(state(vm)?.running_loop(vm).unwrap_or(Value::NONE))
}

fn set_running_loop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    state(vm)?.set_running_loop(vm, args.not_none(0).cloned());
    Ok(Value::NONE)
}

fn current_task(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let state = state(vm)?;
    let event_loop = match args.not_none(0) {
        Some(event_loop) => event_loop.clone(),
        None => state.running_loop(vm).ok_or_else(|| vm.runtime_error("no running event loop"))?,
    };
    Ok(state.current_tasks.get(vm, &event_loop)?.unwrap_or(Value::NONE))
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    enter_task(vm, &*state(vm)?, args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

fn leave(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    leave_task(vm, &*state(vm)?, args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

fn swap(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    swap_current_task(vm, &*state(vm)?, args.get(0), args.get(1))
}

/// Native tasks are known from their beginning; others are kept in the set.
fn register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    scheduled(vm, args, "add")
}

fn unregister(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let state = state(vm)?;
    if let Some(task) = args.get(0).downcast_ref::<Future>().and_then(|future| future.task.get()) {
        state.unregister(task.number.get());
    }
    scheduled(vm, args, "discard")
}

fn scheduled(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let tasks = vm.attribute(&vm.import_module("_asyncio_tasks")?, "_scheduled_tasks")?;
    vm.call_method(&tasks, &vm.intern(method), &[args.get(0).clone()])
}

fn register_eager(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let state = state(vm)?;
    vm.call_method(&state.eager_tasks, &state.names.add, &[args.get(0).clone()])
}

fn unregister_eager(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let state = state(vm)?;
    vm.call_method(&state.eager_tasks, &state.names.discard, &[args.get(0).clone()])
}

/// Has the timers at the end of the ready callbacks fire in the order that the policy wants: those of equal times, which
/// are neighbours, may change places. No instruction is executed, so that asking changes nothing.
fn order_timers(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.sched.decides() {
        return Ok(Value::NONE);
    }
    let (ready, first) = (args.get(0), vm.index(args.get(1))?);
    let (pop, append, when) =
        (vm.attribute(ready, "pop")?, vm.attribute(ready, "append")?, vm.intern("_when"));
    let mut left = Vec::new();
    for _ in first..vm.len(ready)? as i64 {
        let timer = vm.call(&pop, &[])?;
        left.push((vm.get_attribute(&timer, &when)?, timer));
    }
    left.reverse();
    while let Some((time, _)) = left.first() {
        let mut equal = 1;
        while let Some((other, _)) = left.get(equal)
            && vm.values_equal(time, other)?
        {
            equal += 1;
        }
        let (_, timer) = left.remove(vm.sched.choose_timer(equal));
        vm.call(&append, &[timer])?;
    }
    Ok(Value::NONE)
}

fn alive(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.list(state(vm)?.alive(vm)))
}

/// The functions of the module.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::new(
        "get_event_loop()",
        "Return the running event loop, or else what the policy's get_event_loop() returns.",
        get_event_loop,
    ),
    NativeDef::new(
        "get_running_loop()",
        "Return the event loop that runs in this thread; RuntimeError if there is none.",
        get_running_loop,
    ),
    NativeDef::new(
        "_get_running_loop()",
        "Return the event loop that runs in this thread, or None.",
        find_running_loop,
    ),
    NativeDef::new(
        "_set_running_loop(loop, /)",
        "Say which event loop runs in this thread, None for none.",
        set_running_loop,
    ),
    NativeDef::new("current_task(loop=None)", "Return a currently executed task.", current_task),
    NativeDef::new("_enter_task(loop, task)", "The loop begins a step of the task.", enter),
    NativeDef::new("_leave_task(loop, task)", "The loop has ended a step of the task.", leave),
    NativeDef::new(
        "_swap_current_task(loop, task)",
        "Make another task the loop's current one and return the one before (or None).",
        swap,
    ),
    NativeDef::new("_register_task(task)", "Make a task known to all_tasks().", register),
    NativeDef::new("_unregister_task(task)", "Take a task out of what all_tasks() knows.", unregister),
    NativeDef::new("_register_eager_task(task)", "Note a task that is started eagerly.", register_eager),
    NativeDef::new("_unregister_eager_task(task)", "The eager start of a task is over.", unregister_eager),
    NativeDef::new(
        "_order_timers(ready, first, /)",
        "Have the timers in the deque `ready`, which begin at `first`, fire in the order that the policy wants.",
        order_timers,
    ),
    NativeDef::new("_alive_tasks()", "Return the native tasks that are alive, the oldest first.", alive),
];
