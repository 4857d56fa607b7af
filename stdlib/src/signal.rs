//! `_signal`: what a program does about signals.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::os;
use minipy_vm::sched::wait::{Reason, Wake};
use minipy_vm::signals::{Action, SIGNAL_COUNT};
use minipy_vm::vm::Vm;

use crate::signal_wait;

/// `SIG_DFL` and `SIG_IGN`.
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;

/// The names and numbers of signals on Linux, and what `strsignal` calls them.
const SIGNALS: &[(&str, i32, &str)] = &[
    ("SIGHUP", 1, "Hangup"),
    ("SIGINT", 2, "Interrupt"),
    ("SIGQUIT", 3, "Quit"),
    ("SIGILL", 4, "Illegal instruction"),
    ("SIGTRAP", 5, "Trace/breakpoint trap"),
    ("SIGIOT", 6, "Aborted"),
    ("SIGABRT", 6, "Aborted"),
    ("SIGBUS", 7, "Bus error"),
    ("SIGFPE", 8, "Floating point exception"),
    ("SIGKILL", 9, "Killed"),
    ("SIGUSR1", 10, "User defined signal 1"),
    ("SIGSEGV", 11, "Segmentation fault"),
    ("SIGUSR2", 12, "User defined signal 2"),
    ("SIGPIPE", 13, "Broken pipe"),
    ("SIGALRM", 14, "Alarm clock"),
    ("SIGTERM", 15, "Terminated"),
    ("SIGSTKFLT", 16, "Stack fault"),
    ("SIGCLD", 17, "Child exited"),
    ("SIGCHLD", 17, "Child exited"),
    ("SIGCONT", 18, "Continued"),
    ("SIGSTOP", 19, "Stopped (signal)"),
    ("SIGTSTP", 20, "Stopped"),
    ("SIGTTIN", 21, "Stopped (tty input)"),
    ("SIGTTOU", 22, "Stopped (tty output)"),
    ("SIGURG", 23, "Urgent I/O condition"),
    ("SIGXCPU", 24, "CPU time limit exceeded"),
    ("SIGXFSZ", 25, "File size limit exceeded"),
    ("SIGVTALRM", 26, "Virtual timer expired"),
    ("SIGPROF", 27, "Profiling timer expired"),
    ("SIGWINCH", 28, "Window changed"),
    ("SIGPOLL", 29, "I/O possible"),
    ("SIGIO", 29, "I/O possible"),
    ("SIGPWR", 30, "Power failure"),
    ("SIGSYS", 31, "Bad system call"),
    ("SIGRTMIN", FIRST_REAL_TIME, "Real-time signal 0"),
    ("SIGRTMAX", 64, "Real-time signal 30"),
];

/// The first real-time signal: those before it belong to the C library.
const FIRST_REAL_TIME: i32 = 34;

/// The signal of an argument.
fn signal_argument(vm: &Vm, value: &Value) -> PyResult<i32> {
    let number = vm.int_argument(value)?;
    if (1..SIGNAL_COUNT).contains(&number) {
        Ok(number)
    } else {
        Err(vm.value_error("signal number out of range"))
    }
}

pub(crate) fn failed<T>(vm: &Vm, result: std::io::Result<T>) -> PyResult<T> {
    result.map_err(|error| vm.os_error_from(&error, None))
}

/// `default_int_handler`, the same object each time.
fn interrupt_handler(vm: &Vm) -> PyResult {
    let module = vm.import_module("_signal")?;
    vm.attribute(&module, "default_int_handler")
}

/// An action as the program sees it.
fn shown(vm: &Vm, action: Action) -> PyResult {
    match action {
        Action::Default => Ok(vm.int(DEFAULT)),
        Action::Ignore => Ok(vm.int(IGNORE)),
        Action::Interrupt => interrupt_handler(vm),
        Action::Call(handler) => Ok(handler),
    }
}

fn signal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    if !vm.is_main_thread() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    let number = if (1..SIGNAL_COUNT).contains(&number) { number } else { signal_argument(vm, args.get(0))? };
    let handler = args.get(1);
    let action = match handler.as_int().and_then(|number| number.to_i64()) {
        Some(DEFAULT) => Action::Default,
        Some(IGNORE) => Action::Ignore,
        _ if !vm.is_callable(handler) => {
            return Err(
                vm.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
            );
        }
        _ if handler.is(&interrupt_handler(vm)?) => Action::Interrupt,
        _ => Action::Call(handler.clone()),
    };
    // What has arrived is for the handler that there was.
    vm.check_signals()?;
    if matches!(number, 9 | 19 | 32 | 33) {
        return failed(vm, Err(std::io::Error::from_raw_os_error(22)));
    }
    let before = failed(vm, vm.signals.set_action(number, action, vm.options.handle_signals))?;
    shown(vm, before)
}

fn getsignal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match signal_argument(vm, args.get(0))? {
        // The C library's own.
        32 | 33 => Ok(Value::NONE),
        number => shown(vm, vm.signals.action(number)),
    }
}

fn default_int_handler(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.new_exception_with(&vm.exceptions.keyboard_interrupt.clone(), Vec::new()))
}

fn raise_signal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    if number != 0 {
        failed(vm, vm.raise_signal(number))?;
    }
    vm.check_signals()?;
    Ok(Value::NONE)
}

fn pthread_kill(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // All Python threads are one thread of the system.
    let number = vm.int_argument(args.get(1))?;
    if number != 0 {
        failed(vm, vm.raise_signal(number))?;
    }
    vm.check_signals()?;
    Ok(Value::NONE)
}

fn pause(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    while vm.wait(Reason::Signal, None)? != Wake::Interrupted {}
    vm.check_signals()?;
    Ok(Value::NONE)
}

fn alarm(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let seconds = vm.int_argument(args.get(0))? as u32;
    let (left, _) = timer(vm, os::set_timer(REAL, (f64::from(seconds), 0.0)))?;
    Ok(vm.int(left.ceil() as i64))
}

/// `ITIMER_REAL`.
const REAL: i32 = 0;

/// A result of a timer's function; failures are `ItimerError`.
fn timer(vm: &Vm, result: std::io::Result<os::Interval>) -> PyResult<os::Interval> {
    let Err(error) = result else { return failed(vm, result) };
    let module = vm.import_module("_signal")?;
    let class = vm.attribute(&module, "ItimerError")?;
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let raised = vm.call(&class, &[vm.int(i64::from(error.raw_os_error().unwrap_or(22))), vm.text(text)])?;
    match raised.downcast() {
        Ok(exception) => Err(minipy_vm::native::Raised::Exception(exception)),
        Err(_) => Err(vm.type_error("exceptions must derive from BaseException")),
    }
}

fn seconds_argument(vm: &Vm, value: &Value) -> PyResult<f64> {
    match value.as_float() {
        Some(seconds) => Ok(seconds),
        None => Ok(vm.index(value)? as f64),
    }
}

fn pair(vm: &Vm, (seconds, interval): os::Interval) -> Value {
    vm.tuple(vec![vm.float(seconds), vm.float(interval)])
}

fn setitimer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let which = vm.int_argument(args.get(0))?;
    let seconds = seconds_argument(vm, args.get(1))?;
    let interval = args.optional(2).map_or(Ok(0.0), |interval| seconds_argument(vm, interval))?;
    let old = timer(vm, os::set_timer(which, (seconds, interval)))?;
    Ok(pair(vm, old))
}

fn getitimer(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let which = vm.int_argument(args.get(0))?;
    let now = timer(vm, os::get_timer(which))?;
    Ok(pair(vm, now))
}

fn strsignal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = signal_argument(vm, args.get(0))?;
    if let Some((_, _, text)) = SIGNALS.iter().find(|(_, known, _)| *known == number) {
        return Ok(vm.text(text));
    }
    Ok(match number - FIRST_REAL_TIME {
        index @ 0.. => vm.text(format!("Real-time signal {index}")),
        _ => Value::NONE,
    })
}

fn numbers(vm: &Vm, signals: impl IntoIterator<Item = i32>) -> PyResult {
    vm.new_set(signals.into_iter().map(|signal| vm.int(i64::from(signal))).collect())
}

fn valid_signals(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    numbers(vm, (1..SIGNAL_COUNT).filter(|number| !matches!(number, 32 | 33)))
}

fn interrupt_only_ends(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    vm.signals.interrupt_only_ends();
    Ok(Value::NONE)
}

fn siginterrupt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // Calls that wait are taken up again in any case, unless a handler raises.
    signal_argument(vm, args.get(0))?;
    vm.int_argument(args.get(1))?;
    Ok(Value::NONE)
}

fn set_wakeup_fd(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let descriptor = vm.int_argument(args.get(0))?;
    if !vm.is_main_thread() {
        return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
    }
    if descriptor != -1 {
        let Some(open) = os::borrow_descriptor(descriptor) else {
            return failed(vm, Err(std::io::Error::from_raw_os_error(9)));
        };
        let flags = failed(vm, rustix::fs::fcntl_getfl(open).map_err(Into::into))?;
        if !flags.contains(rustix::fs::OFlags::NONBLOCK) {
            return Err(vm.value_error(format!("the fd {descriptor} must be in non-blocking mode")));
        }
    }
    let old = vm.signals.set_wakeup(Some(descriptor).filter(|&descriptor| descriptor != -1));
    Ok(vm.int(i64::from(old.unwrap_or(-1))))
}

fn pthread_sigmask(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let how = vm.int_argument(args.get(0))?;
    let signals = signal_set(vm, args.get(1))?;
    let old = failed(vm, os::change_mask(how, &signals))?;
    vm.check_signals()?;
    numbers(vm, old)
}

/// The signals of an iterable.
pub(crate) fn signal_set(vm: &Vm, value: &Value) -> PyResult<Vec<i32>> {
    let mut signals = Vec::new();
    for signal in vm.collect(value)? {
        // What does not fit is no signal either.
        let number = vm.index_value(&signal)?.as_int().and_then(|number| number.to_i64());
        let number = number.and_then(|number| i32::try_from(number).ok()).unwrap_or(-1);
        if !(1..SIGNAL_COUNT).contains(&number) {
            return Err(
                vm.value_error(format!("signal number {number} out of range [1; {}]", SIGNAL_COUNT - 1))
            );
        }
        signals.push(number);
    }
    Ok(signals)
}

fn sigpending(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    numbers(vm, failed(vm, os::pending_signals())?)
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    for &(name, number, _) in SIGNALS {
        set(name, vm.int(i64::from(number)));
    }
    for (name, number) in [
        ("SIG_DFL", DEFAULT),
        ("SIG_IGN", IGNORE),
        ("SIG_BLOCK", 0),
        ("SIG_UNBLOCK", 1),
        ("SIG_SETMASK", 2),
        ("ITIMER_REAL", i64::from(REAL)),
        ("ITIMER_VIRTUAL", 1),
        ("ITIMER_PROF", 2),
        ("NSIG", i64::from(SIGNAL_COUNT)),
    ] {
        set(name, vm.int(number));
    }
    let namespace = vm.new_dict();
    drop(namespace.insert_str(&vm.names.__module__, vm.text("signal")));
    let bases = vm.tuple(vec![vm.exceptions.os_error.value().clone()]);
    let error = vm.call(vm.types.type_.value(), &[vm.text("itimer_error"), bases, namespace.into_value()])?;
    set("ItimerError", error);
    set("struct_siginfo", signal_wait::information_class(vm));
    for function in signal_wait::FUNCTIONS {
        set(function.name(), vm.native_function(function, vm.text("_signal")));
    }
    Ok(())
}

/// `_signal`.
pub(crate) static SIGNAL: ModuleDef = ModuleDef {
    name: "_signal",
    doc: "What a program does about signals, and timers that send them.",
    functions: &[
        NativeDef::new(
            "signal(signalnum, handler, /)",
            "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python \
             object.\nThe previous action is returned.  See getsignal() for possible return values.\n\nA signal \
             handler is called with the signal number and the interrupted stack frame.",
            signal,
        ),
        NativeDef::new(
            "getsignal(signalnum, /)",
            "Return the current action for the given signal.",
            getsignal,
        ),
        NativeDef::new(
            "default_int_handler(signalnum, frame, /)",
            "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.",
            default_int_handler,
        ),
        NativeDef::new("raise_signal(signalnum, /)", "Send a signal to the executing process.", raise_signal),
        NativeDef::new("pthread_kill(thread_id, signalnum, /)", "Send a signal to a thread.", pthread_kill),
        NativeDef::new("pause()", "Wait until a signal arrives.", pause),
        NativeDef::new(
            "alarm(seconds, /)",
            "Arrange for SIGALRM to arrive after the given number of seconds.",
            alarm,
        ),
        NativeDef::new(
            "setitimer(which, seconds, interval=0.0, /)",
            "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).\n\nThe timer will fire after \
             value seconds and after that every interval seconds.",
            setitimer,
        ),
        NativeDef::new("getitimer(which, /)", "Returns current value of given itimer.", getitimer),
        NativeDef::new(
            "strsignal(signalnum, /)",
            "Return the system description of the given signal.",
            strsignal,
        ),
        NativeDef::new(
            "valid_signals()",
            "Return a set of valid signal numbers on this platform.",
            valid_signals,
        ),
        NativeDef::new(
            "_interrupt_only_ends()",
            "Say that the handler of SIGINT does nothing but end the program.",
            interrupt_only_ends,
        ),
        NativeDef::new(
            "siginterrupt(signalnum, flag, /)",
            "Change system call restart behaviour.",
            siginterrupt,
        ),
        NativeDef::new(
            "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)",
            "Sets the fd to be written to (with the signal number) when a signal comes in.",
            set_wakeup_fd,
        ),
        NativeDef::new(
            "pthread_sigmask(how, mask, /)",
            "Fetch and/or change the signal mask of the calling thread.",
            pthread_sigmask,
        ),
        NativeDef::new("sigpending()", "Examine pending signals.", sigpending),
    ],
    types: &[],
    setup: Some(setup),
};
