//! `_thread`: starting threads, locks, thread-local data.

mod handle;
mod hook;
mod local;
mod lock;
mod rlock;
mod timeout;
mod turns;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::method::Method;
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::MAIN;
use minipy_vm::signals::{Action, SIGNAL_COUNT};
use minipy_vm::trace::event::Event;
use minipy_vm::vm::Vm;

use self::timeout::deadline_of;
pub(crate) use self::timeout::{acquire, timeout_argument};
use crate::struct_sequence;

/// The smallest stack that `stack_size` accepts, in bytes.
const SMALLEST_STACK: i64 = 32_768;

/// SIGINT, which Ctrl-C sends.
const INTERRUPT: i32 = 2;

fn get_ident(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.thread().id as i64))
}

/// Numbers as the operating system gives them: the main thread's is the process's, and others follow.
fn get_native_id(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(std::process::id()) + (vm.thread().id - MAIN) as i64))
}

fn get_main_thread_ident(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(MAIN as i64))
}

fn is_main_interpreter(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::TRUE)
}

fn count(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.sched.spawned() as i64))
}

fn start_new_thread(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = args.get(0).clone();
    if !vm.is_callable(&function) {
        return Err(vm.type_error("first arg must be callable"));
    }
    let Some(positional) = args.get(1).downcast_ref::<Tuple>() else {
        return Err(vm.type_error("2nd arg must be a tuple"));
    };
    let mut values = positional.items.to_vec();
    let mut names = Vec::new();
    if let Some(given) = args.optional(2) {
        let Some(keywords) = given.downcast_ref::<Dict>() else {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        };
        let mut from = 0;
        while let Some((position, name, value)) = keywords.next_item(from) {
            from = position + 1;
            names.push(name);
            values.push(value);
        }
    }
    let name = thread_name(vm, &function);
    let id = vm.spawn(true, move |vm| {
        let result = vm.call_with_keywords(&function, &values, &names);
        finish(vm, &function, result)
    })?;
    announce(vm, id, name, 0, true);
    Ok(vm.int(id as i64))
}

/// The name of a thread that is about to start with a function: that of the `Thread` whose method it is. Nothing of
/// the program runs to find it.
fn thread_name(vm: &Vm, function: &Value) -> Option<String> {
    let method = function.downcast_ref::<Method>()?;
    let name = method.receiver.attributes()?.get(&vm.intern("_name"))?;
    Some(name.downcast_ref::<Str>()?.as_str().to_owned())
}

/// Makes a new thread known to whoever traces the run.
fn announce(vm: &Vm, id: u64, name: Option<String>, handle: u64, daemon: bool) {
    if let Some(name) = name {
        vm.sched.name_thread(id, &name);
    }
    vm.sched.trace(|| Event::Start { other: vm.sched.thread_name(id), handle, daemon });
}

/// The end of a thread's function: SystemExit is silent, other exceptions are reported.
fn finish(vm: &Vm, function: &Value, result: PyResult) -> PyResult<()> {
    match result {
        Ok(_) => Ok(()),
        Err(Raised::Exception(exception))
            if exception.header().type_ref().is_subtype(&vm.exceptions.system_exit) =>
        {
            Ok(())
        }
        Err(Raised::Exception(exception)) => {
            vm.trace_uncaught(&exception);
            let message = match vm.repr(function) {
                Ok(shown) => format!("Exception ignored in thread started by {}", shown.as_str()),
                Err(interrupt @ Raised::Interrupt(_)) => return Err(interrupt),
                Err(_) => "Exception ignored in thread started by <object repr() failed>".to_owned(),
            };
            vm.write_unraisable(&exception, Some(&message), None)
        }
        Err(interrupt) => Err(interrupt),
    }
}

fn exit(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.new_exception(&vm.exceptions.system_exit, ""))
}

/// As if a signal had arrived, unless it is ignored or left to the system.
fn interrupt_main(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = args.optional(0).map_or(Ok(INTERRUPT), |number| vm.int_argument(number))?;
    if !(1..SIGNAL_COUNT).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    if let Action::Interrupt | Action::Call(_) = vm.signals.action(number) {
        vm.signals.simulate(number);
        vm.check_signals()?;
    }
    Ok(Value::NONE)
}

fn daemon_threads_allowed(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::TRUE)
}

fn stack_size(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // Asking resets it, as in CPython.
    let old = vm.sched.stack_size();
    let new = args.optional(0).map_or(Ok(0), |size| vm.size_argument(size))?;
    if new < 0 {
        return Err(vm.value_error("size must be 0 or a positive value"));
    }
    if new != 0 && new < SMALLEST_STACK {
        return Err(vm.value_error(format!("size not valid: {new} bytes")));
    }
    vm.sched.set_stack_size(new as usize);
    Ok(vm.int(old as i64))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("error", vm.exceptions.runtime_error.value().clone());
    set("LockType", vm.native_type(&lock::LOCK).into_value());
    set("TIMEOUT_MAX", vm.float(timeout::LONGEST as f64));
    set("_ExceptHookArgs", struct_sequence::class::<hook::ExceptHookArgs>(vm).into_value());
    Ok(())
}

/// `_thread`.
pub(crate) static THREAD: ModuleDef = ModuleDef {
    name: "_thread",
    doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    functions: &[
        NativeDef::new(
            "get_ident()",
            "Return a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.",
            get_ident,
        ),
        NativeDef::new(
            "get_native_id()",
            "Return a non-negative integer identifying the thread as reported\nby the OS.",
            get_native_id,
        ),
        NativeDef::new(
            "_get_main_thread_ident()",
            "Return the number of the main thread.",
            get_main_thread_ident,
        ),
        NativeDef::new(
            "_is_main_interpreter()",
            "Return True if the current interpreter is the main one.",
            is_main_interpreter,
        ),
        NativeDef::new(
            "_count()",
            "Return the number of Python threads that run, without the main one.",
            count,
        ),
        NativeDef::new(
            "start_new_thread(function, args, kwargs={}, /)",
            "Start a new thread and return its identifier.",
            start_new_thread,
        ),
        NativeDef::new(
            "start_new(function, args, kwargs={}, /)",
            "An obsolete synonym of start_new_thread().",
            start_new_thread,
        ),
        NativeDef::new(
            "start_joinable_thread(function, handle=None, daemon=True)",
            "Start a new thread and return a handle with which it can be joined.",
            handle::start_joinable_thread,
        ),
        NativeDef::new(
            "_make_thread_handle(ident, /)",
            "A handle for a thread that was not started by this module.",
            handle::make_thread_handle,
        ),
        NativeDef::new(
            "_shutdown()",
            "Wait for all threads that are not daemons, other than the calling one, to end.",
            handle::shutdown,
        ),
        NativeDef::new(
            "daemon_threads_allowed()",
            "Return True if daemon threads are allowed.",
            daemon_threads_allowed,
        ),
        NativeDef::new(
            "interrupt_main(signum=signal.SIGINT, /)",
            "Simulate the arrival of the given signal in the main thread,\nwhere the corresponding signal handler will be executed.\nIf *signum* is omitted, SIGINT is assumed.",
            interrupt_main,
        ),
        NativeDef::new("exit()", "Raise SystemExit, which ends the thread.", exit),
        NativeDef::new("exit_thread()", "An obsolete synonym of exit().", exit),
        NativeDef::new("allocate_lock()", "Create a new lock object.", lock::allocate_lock),
        NativeDef::new("allocate()", "An obsolete synonym of allocate_lock().", lock::allocate_lock),
        NativeDef::new(
            "stack_size(size=0, /)",
            "Return the thread stack size used when creating new threads, and set it.",
            stack_size,
        ),
        NativeDef::new("_excepthook(args, /)", "Handle uncaught Thread.run() exception.", hook::excepthook),
    ],
    types: &[&lock::LOCK, &rlock::RLOCK, &handle::THREAD_HANDLE, &local::LOCAL],
    setup: Some(setup),
};
