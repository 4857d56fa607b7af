//! `sys.settrace` and its relatives, audit hooks, and the hooks of asynchronous generators.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::list::List;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Slot, Value};
use minipy_vm::vm::Vm;

use crate::struct_sequence::{class, make, structure};

structure!(
    AsyncGeneratorHooks,
    ASYNC_GENERATOR_HOOKS,
    "asyncgen_hooks",
    "asyncgen_hooks\n\nNamed tuple providing information about asynchronous\ngenerators hooks. The attributes are read only.",
    2,
    &["firstiter", "finalizer"],
    [0 1]
);

fn hook(args: &Arguments<'_>) -> Slot {
    args.not_none(0).cloned()
}

fn settrace(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_trace(hook(args));
    Ok(Value::NONE)
}

fn settraceallthreads(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_trace_of_all(&hook(args));
    Ok(Value::NONE)
}

fn setprofileallthreads(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_profile_of_all(&hook(args));
    Ok(Value::NONE)
}

fn gettrace(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.trace_function().unwrap_or(Value::NONE))
}

fn setprofile(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.set_profile(hook(args));
    Ok(Value::NONE)
}

fn getprofile(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.profile_function().unwrap_or(Value::NONE))
}

fn call_tracing(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(arguments) = args.get(1).downcast_ref::<Tuple>() else {
        return Err(vm.type_error(format!(
            "call_tracing() argument 2 must be tuple, not {}",
            vm.type_name(args.get(1))
        )));
    };
    vm.call_tracing(args.get(0), &arguments.items)
}

const AUDIT_HOOKS: &str = "sys.audit_hooks";

fn addaudithook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hooks = vm.state.borrow().get(AUDIT_HOOKS).cloned();
    let hooks = match hooks {
        Some(hooks) => hooks,
        None => {
            let hooks = vm.list(Vec::new());
            vm.state.borrow_mut().insert(AUDIT_HOOKS, hooks.clone());
            hooks
        }
    };
    if let Some(list) = hooks.downcast_ref::<List>() {
        list.push(args.get(0).clone());
    }
    Ok(Value::NONE)
}

fn audit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let event = args.get(0);
    if event.downcast_ref::<minipy_vm::object::str::Str>().is_none() {
        return Err(vm.type_error(format!("audit() argument 1 must be str, not {}", vm.type_name(event))));
    }
    let hooks = vm.state.borrow().get(AUDIT_HOOKS).cloned();
    let Some(hooks) = hooks.as_ref().and_then(|hooks| hooks.downcast_ref::<List>()) else {
        return Ok(Value::NONE);
    };
    let details = vm.tuple(args.extra().to_vec());
    for hook in hooks.to_vec() {
        vm.call(&hook, &[event.clone(), details.clone()])?;
    }
    Ok(Value::NONE)
}

const FIRST_ITERATION: &str = "asyncgen_firstiter";
const FINALIZER: &str = "asyncgen_finalizer";

fn set_asyncgen_hooks(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let names = [(0, FIRST_ITERATION, "firstiter"), (1, FINALIZER, "finalizer")];
    for (index, _, name) in names {
        if let Some(hook) = args.not_none(index)
            && !vm.is_callable(hook)
        {
            let found = vm.type_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {found}")));
        }
    }
    for (index, key, _) in names {
        if let Some(hook) = args.optional(index) {
            let old = vm.state.borrow_mut().insert(key, hook.clone());
            drop(old);
        }
    }
    Ok(Value::NONE)
}

fn get_asyncgen_hooks(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    class::<AsyncGeneratorHooks>(vm);
    let known = |key| vm.state.borrow().get(key).cloned().unwrap_or(Value::NONE);
    Ok(make::<AsyncGeneratorHooks>(vm, vec![known(FIRST_ITERATION), known(FINALIZER)]))
}

fn set_origin_depth(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let depth = vm.int_argument(args.get(0))?;
    let depth = u32::try_from(depth).map_err(|_| vm.value_error("depth must be >= 0"))?;
    vm.thread().origin_depth.set(depth);
    Ok(Value::NONE)
}

fn get_origin_depth(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(vm.thread().origin_depth.get())))
}

/// The functions.
pub(super) static FUNCTIONS: [NativeDef; 13] = [
    NativeDef::new(
        "_settraceallthreads(function, /)",
        "Set the global debug tracing function in all running threads belonging to the current interpreter.",
        settraceallthreads,
    ),
    NativeDef::new(
        "_setprofileallthreads(function, /)",
        "Set the profiling function in all running threads belonging to the current interpreter.",
        setprofileallthreads,
    ),
    NativeDef::new(
        "settrace(function, /)",
        "Set the global debug tracing function.\n\nIt will be called on each function call.  See the debugger chapter\nin the library manual.",
        settrace,
    ),
    NativeDef::new(
        "gettrace()",
        "Return the global debug tracing function set with sys.settrace.\n\nSee the debugger chapter in the library manual.",
        gettrace,
    ),
    NativeDef::new(
        "setprofile(function, /)",
        "Set the profiling function.\n\nIt will be called on each function call and return.  See the profiler\nchapter in the library manual.",
        setprofile,
    ),
    NativeDef::new(
        "getprofile()",
        "Return the profiling function set with sys.setprofile.\n\nSee the profiler chapter in the library manual.",
        getprofile,
    ),
    NativeDef::new(
        "call_tracing(func, args, /)",
        "Call func(*args), while tracing is enabled.",
        call_tracing,
    ),
    NativeDef::new("audit(event, /, *args)", "Passes the event to any audit hooks that are attached.", audit),
    NativeDef::new("addaudithook(hook)", "Adds a new audit hook callback.", addaudithook),
    NativeDef::new(
        "set_asyncgen_hooks(firstiter=None, finalizer=None)",
        "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.",
        set_asyncgen_hooks,
    )
    .without_signature(),
    NativeDef::new(
        "get_asyncgen_hooks()",
        "Return the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form (firstiter, finalizer).",
        get_asyncgen_hooks,
    ),
    NativeDef::new(
        "set_coroutine_origin_tracking_depth(depth)",
        "Enable or disable origin tracking for coroutine objects in this thread.\n\nCoroutine objects will track 'depth' frames of traceback information\nabout where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable.",
        set_origin_depth,
    ),
    NativeDef::new(
        "get_coroutine_origin_tracking_depth()",
        "Check status of origin tracking for coroutine objects in this thread.",
        get_origin_depth,
    ),
];
