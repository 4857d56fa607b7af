//! The class `Task`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use super::future::{Future, Progress};
use super::future_type::{self, FUTURE};
use super::task::{self, TaskArguments};
use super::{future_of, task_of, tasks_function};

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let given = TaskArguments {
        coroutine: args.get(1),
        event_loop: args.not_none(2),
        name: args.not_none(3),
        context: args.not_none(4),
        eager_start: args.optional(5).map_or(Ok(false), |eager| vm.is_true(eager))?,
    };
    task::initialize(vm, args.get(0), &given)?;
    Ok(Value::NONE)
}

fn cancel(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (future, part) = task_of(vm, args.get(0))?;
    Ok(Value::bool(task::cancel(vm, future, part, args.not_none(1).cloned())?))
}

fn cancelling(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(task_of(vm, args.get(0))?.1.cancel_requests.get())))
}

fn uncancel(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (_, part) = task_of(vm, args.get(0))?;
    if part.cancel_requests.get() > 0 {
        part.cancel_requests.set(part.cancel_requests.get() - 1);
        if part.cancel_requests.get() == 0 {
            part.must_cancel.set(false);
        }
    }
    Ok(vm.int(i64::from(part.cancel_requests.get())))
}

fn get_stack(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = tasks_function(vm, "_task_get_stack")?;
    vm.call(&function, &[args.get(0).clone(), args.get(1).clone()])
}

fn print_stack(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = tasks_function(vm, "_task_print_stack")?;
    vm.call(&function, &[args.get(0).clone(), args.get(1).clone(), args.get(2).clone()])
}

fn refuse(vm: &Vm, what: &str) -> PyResult {
    Err(vm.runtime_error(format!("Task does not support {what} operation")))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    future_type::repr_by(vm, value, &future_of(vm, value)?.state.task_repr(vm)?)
}

/// Tells the loop of a task that dies before it is done.
fn finalize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let future = args.this::<Future>(vm)?;
    if let Some(part) = future.task.get()
        && future.progress.get() == Progress::Pending
        && part.log_destroy_pending.replace(false)
    {
        let context = vm.new_dict();
        let set = |name: &str, value: Value| drop(context.insert_str(&vm.intern(name), value));
        set("task", args.get(0).clone());
        set("message", vm.text("Task was destroyed but it is pending!"));
        if let Some(source) = future.source_traceback.get() {
            set("source_traceback", source);
        }
        future_type::report(vm, future, context.into_value())?;
    }
    future_type::finalize(vm, args)
}

fn of_task(vm: &Vm, value: &Value, read: impl FnOnce(&task::TaskPart) -> Slot) -> PyResult {
    Ok(read(task_of(vm, value)?.1).unwrap_or(Value::NONE))
}

fn set_log_destroy_pending(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.attribute_error("cannot delete attribute")) };
    task_of(vm, value)?.1.log_destroy_pending.set(vm.is_true(&new)?);
    Ok(())
}

/// `_asyncio.Task`.
pub(super) static TASK: TypeDef = TypeDef {
    text_signature: None,
    name: "_asyncio.Task",
    doc: "A coroutine wrapped in a Future.",
    layout: VTable::of::<Future>(),
    base: Some(&FUTURE),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        future_type::new,
    )),
    methods: &[
        NativeDef::new(
            "__init__($self, /, coro, *, loop=None, name=None, context=None, eager_start=False)",
            "Initialize self.",
            init,
        ),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr(vm, args.get(0))?))
        }),
        NativeDef::new("__del__($self, /)", "Called when the instance is about to be destroyed.", finalize),
        NativeDef::new(
            "cancel($self, /, msg=None)",
            "Request that this task cancel itself: its coroutine gets a CancelledError at the next opportunity.",
            cancel,
        ),
        NativeDef::new(
            "cancelling($self, /)",
            "Return the count of the task's cancellation requests.",
            cancelling,
        ),
        NativeDef::new(
            "uncancel($self, /)",
            "Decrement the task's count of cancellation requests and return it.",
            uncancel,
        ),
        NativeDef::new(
            "get_stack($self, /, *, limit=None)",
            "Return the list of stack frames for this task's coroutine.",
            get_stack,
        ),
        NativeDef::new(
            "print_stack($self, /, *, limit=None, file=None)",
            "Print the stack or traceback for this task's coroutine.",
            print_stack,
        ),
        NativeDef::new("set_result($self, result, /)", "", |vm, _| refuse(vm, "set_result")),
        NativeDef::new("set_exception($self, exception, /)", "", |vm, _| refuse(vm, "set_exception")),
        NativeDef::new("get_name($self, /)", "", |vm, args| {
            Ok(task::name_of(vm, task_of(vm, args.get(0))?.1))
        }),
        NativeDef::new("set_name($self, value, /)", "", |vm, args| {
            task::set_name(vm, task_of(vm, args.get(0))?.1, args.get(1))?;
            Ok(Value::NONE)
        }),
        NativeDef::new("get_coro($self, /)", "", |vm, args| {
            of_task(vm, args.get(0), |part| part.coroutine.get())
        }),
        NativeDef::new("get_context($self, /)", "", |vm, args| {
            of_task(vm, args.get(0), |part| part.context.get())
        }),
    ],
    getset: &[
        GetSetDef {
            name: "_log_destroy_pending",
            doc: "",
            get: |vm, value| of_task(vm, value, |part| Some(Value::bool(part.log_destroy_pending.get()))),
            set: Some(set_log_destroy_pending),
        },
        GetSetDef {
            name: "_must_cancel",
            doc: "",
            get: |vm, value| of_task(vm, value, |part| Some(Value::bool(part.must_cancel.get()))),
            set: None,
        },
        GetSetDef {
            name: "_coro",
            doc: "",
            get: |vm, value| of_task(vm, value, |part| part.coroutine.get()),
            set: None,
        },
        GetSetDef {
            name: "_fut_waiter",
            doc: "",
            get: |vm, value| of_task(vm, value, |part| part.waiter.get()),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
};
