//! Processes of the system: waiting for children, signals to them, and what their status means.

use std::os::fd::AsRawFd;

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::io::Errno;
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, WaitStatus, kill_current_process_group, kill_process,
    kill_process_group, pidfd_open, test_kill_current_process_group, test_kill_process,
    test_kill_process_group, wait, waitpgid, waitpid,
};

fn raised(vm: &Vm, error: Errno) -> Raised {
    vm.os_error_from(&error.into(), None)
}

/// A process by its number; `None` for numbers that are none.
fn process_of(number: i32) -> Option<Pid> {
    if number > 0 { Pid::from_raw(number) } else { None }
}

/// What `waitpid` names: a process, the children of a group, or any child.
#[derive(Clone, Copy)]
enum Awaited {
    Process(Pid),
    Group(Pid),
    Own,
    Any,
}

impl Awaited {
    fn new(number: i32) -> Awaited {
        match (number, process_of(number.saturating_abs())) {
            (-1, _) => Awaited::Any,
            (1.., Some(process)) => Awaited::Process(process),
            (_, Some(group)) => Awaited::Group(group),
            (_, None) => Awaited::Own,
        }
    }

    fn wait(self, options: WaitOptions) -> rustix::io::Result<Option<(Pid, WaitStatus)>> {
        loop {
            let result = match self {
                Awaited::Process(process) => waitpid(Some(process), options),
                Awaited::Group(group) => waitpgid(group, options),
                Awaited::Own => waitpid(None, options),
                Awaited::Any => wait(options),
            };
            if !matches!(result, Err(Errno::INTR)) {
                return result;
            }
        }
    }
}

/// `waitpid(pid, options)`: without the GIL unless WNOHANG is given.
fn waitpid_of(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let awaited = Awaited::new(vm.int_argument(args.get(0))?);
    let options = WaitOptions::from_bits_retain(vm.int_argument(args.get(1))? as u32);
    let found = vm
        .sched
        .child(
            || awaited.wait(options | WaitOptions::NOHANG),
            || awaited.wait(options.difference(WaitOptions::NOHANG)),
        )
        .map_err(|error| raised(vm, error))?;
    let found = match found {
        None if !options.contains(WaitOptions::NOHANG) => wait_without_gil(vm, awaited, options)?,
        found => found,
    };
    let (process, status) = found.map_or((0, 0), |(process, status)| (process.as_raw_pid(), status.as_raw()));
    Ok(vm.tuple([vm.int(i64::from(process)), vm.int(i64::from(status))]))
}

/// A process has a descriptor that says when it ends; for others a worker waits.
fn wait_without_gil(vm: &Vm, awaited: Awaited, options: WaitOptions) -> PyResult<Option<(Pid, WaitStatus)>> {
    if let Awaited::Process(process) = awaited
        && options.is_empty()
        && let Ok(descriptor) = pidfd_open(process, PidfdFlags::empty())
    {
        vm.wait_ready(descriptor.as_raw_fd(), Readiness::Readable, None)?;
        return awaited.wait(options).map_err(|error| raised(vm, error));
    }
    vm.offload("waitpid", 1, move || awaited.wait(options))?.map_err(|error| raised(vm, error))
}

fn open_pidfd(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(process) = process_of(vm.int_argument(args.get(0))?) else {
        return Err(raised(vm, Errno::INVAL));
    };
    let flags = args.optional(1).map_or(Ok(0), |flags| vm.int_argument(flags))?;
    let descriptor = pidfd_open(process, PidfdFlags::from_bits_retain(flags as u32));
    let descriptor = descriptor.map_err(|error| raised(vm, error))?;
    crate::descriptors::insert(vm, descriptor).map(|number| vm.int(i64::from(number)))
}

/// A signal to a process (or to a group of them, by a negative number); 0 only looks whether it is there.
fn send(vm: &Vm, number: i32, signal: i32) -> PyResult {
    let own = rustix::process::getpid().as_raw_pid();
    if number == own && signal != 0 {
        // It is acted upon before this function returns.
        if let Err(error) = vm.raise_signal(signal) {
            return Err(vm.os_error_from(&error, None));
        }
        vm.check_signals()?;
        return Ok(Value::NONE);
    }
    let target = process_of(number.saturating_abs());
    let result = match (Signal::from_named_raw(signal), target) {
        (Some(signal), Some(process)) if number > 0 => kill_process(process, signal),
        (Some(signal), Some(group)) => kill_process_group(group, signal),
        (Some(signal), None) => kill_current_process_group(signal),
        (None, _) if signal != 0 => Err(Errno::INVAL),
        (None, Some(process)) if number > 0 => test_kill_process(process),
        (None, Some(group)) => test_kill_process_group(group),
        (None, None) => test_kill_current_process_group(),
    };
    result.map(|()| Value::NONE).map_err(|error| raised(vm, error))
}

fn kill(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    send(vm, vm.int_argument(args.get(0))?, vm.int_argument(args.get(1))?)
}

fn killpg(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (group, signal) = (vm.int_argument(args.get(0))?, vm.int_argument(args.get(1))?);
    if group < 0 {
        return Err(raised(vm, Errno::INVAL));
    }
    send(vm, -group, signal)
}

fn status_of(vm: &Vm, args: &Arguments<'_>) -> PyResult<i32> {
    vm.int_argument(args.get(0))
}

fn exit_code(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let status = status_of(vm, args)?;
    match (status & 0x7f, status >> 8 & 0xff) {
        (0, code) => Ok(vm.int(i64::from(code))),
        (0x7f, signal) => Err(vm.value_error(format!("process stopped by delivery of signal {signal}"))),
        (signal, _) => Ok(vm.int(-i64::from(signal))),
    }
}

macro_rules! of_status {
    ($($name:ident = |$status:ident| $value:expr;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            let $status = status_of(vm, args)?;
            Ok($value(vm))
        })*
    };
}
of_status! {
    exited = |status| |_: &Vm| Value::bool(status.trailing_zeros() >= 7);
    signaled = |status| |_: &Vm| Value::bool(status & 0x7f != 0 && status & 0x7f != 0x7f);
    stopped = |status| |_: &Vm| Value::bool(status & 0xff == 0x7f);
    continued = |status| |_: &Vm| Value::bool(status == 0xffff);
    core_dumped = |status| |_: &Vm| Value::bool(status & 0x80 != 0);
    exit_status = |status| |vm: &Vm| vm.int(i64::from(status >> 8 & 0xff));
    terminating_signal = |status| |vm: &Vm| vm.int(i64::from(status & 0x7f));
    stopping_signal = |status| |vm: &Vm| vm.int(i64::from(status >> 8 & 0xff));
}

/// The functions of `posix`.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::new(
        "waitpid(pid, options, /)",
        "Wait for completion of a given child process.\n\nReturns a tuple of its number and its status.",
        waitpid_of,
    ),
    NativeDef::new(
        "pidfd_open(pid, flags=0)",
        "Return a file descriptor that refers to a process.",
        open_pidfd,
    ),
    NativeDef::new("kill(pid, signal, /)", "Kill a process with a signal.", kill),
    NativeDef::new("killpg(pgid, signal, /)", "Kill a process group with a signal.", killpg),
    NativeDef::new(
        "waitstatus_to_exitcode(status)",
        "Convert a wait status to an exit code; the negative number of the signal that ended the process.",
        exit_code,
    ),
    NativeDef::new("WIFEXITED(status)", "Return True if the process exited by itself.", exited),
    NativeDef::new("WIFSIGNALED(status)", "Return True if the process was ended by a signal.", signaled),
    NativeDef::new("WIFSTOPPED(status)", "Return True if the process was stopped by a signal.", stopped),
    NativeDef::new("WIFCONTINUED(status)", "Return True if the process was continued.", continued),
    NativeDef::new("WCOREDUMP(status, /)", "Return True if the process left a core dump.", core_dumped),
    NativeDef::new("WEXITSTATUS(status)", "Return the exit code of the process.", exit_status),
    NativeDef::new("WTERMSIG(status)", "Return the signal that ended the process.", terminating_signal),
    NativeDef::new("WSTOPSIG(status)", "Return the signal that stopped the process.", stopping_signal),
];

/// The options of `waitpid`.
pub(super) const CONSTANTS: &[(&str, i64)] = &[
    ("WNOHANG", 1),
    ("WUNTRACED", 2),
    ("WCONTINUED", 8),
    ("WEXITED", 4),
    ("WSTOPPED", 2),
    ("WNOWAIT", 0x0100_0000),
];
