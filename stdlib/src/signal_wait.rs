//! `_signal`: waiting for signals that are blocked. All Python threads are one thread of the system, so what waits is a
//! descriptor, and the other Python threads go on.

use std::os::fd::AsRawFd;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::os::{self, SignalInformation};
use minipy_vm::sched::{Readiness, Wake};
use minipy_vm::vm::Vm;

use crate::signal::{failed, signal_set};
use crate::struct_sequence::{self, structure};
use crate::thread::timeout_argument;

structure!(
    SignalInfo,
    SIGNAL_INFO,
    "signal.struct_siginfo",
    "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a tuple of\n\
     (si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the attributes si_signo, si_code, \
     and so on.",
    7,
    &["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"],
    [0 1 2 3 4 5 6]
);

/// `SIG_BLOCK` and `SIG_SETMASK`.
const BLOCK: i32 = 0;
const SET: i32 = 2;

/// Waits until one of the signals has been sent, for so many nanoseconds; negative is for ever.
fn wait_for(vm: &Vm, signals: &[i32], nanoseconds: i64) -> PyResult<Option<SignalInformation>> {
    let before = failed(vm, os::change_mask(BLOCK, signals))?;
    let taken = wait_blocked(vm, signals, nanoseconds);
    failed(vm, os::change_mask(SET, &before))?;
    taken
}

fn wait_blocked(vm: &Vm, signals: &[i32], nanoseconds: i64) -> PyResult<Option<SignalInformation>> {
    if let Some(taken) = failed(vm, os::take_signal(signals))? {
        return Ok(Some(taken));
    }
    let descriptor = failed(vm, os::signal_descriptor(signals))?;
    let deadline = (nanoseconds >= 0).then(|| vm.sched.now().saturating_add(nanoseconds));
    loop {
        let wake = vm.wait_ready(descriptor.as_raw_fd(), Readiness::Readable, deadline)?;
        if let Some(taken) = failed(vm, os::take_signal(signals))? {
            return Ok(Some(taken));
        }
        if wake == Wake::TimedOut {
            return Ok(None);
        }
    }
}

fn shown(vm: &Vm, information: SignalInformation) -> Value {
    struct_sequence::class::<SignalInfo>(vm);
    struct_sequence::make::<SignalInfo>(vm, information.map(|number| vm.int(number)).to_vec())
}

fn sigwait(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let signals = signal_set(vm, args.get(0))?;
    let taken = wait_for(vm, &signals, -1)?;
    Ok(taken.map_or(Value::NONE, |[number, ..]| vm.int(number)))
}

fn sigwaitinfo(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let signals = signal_set(vm, args.get(0))?;
    Ok(wait_for(vm, &signals, -1)?.map_or(Value::NONE, |information| shown(vm, information)))
}

fn sigtimedwait(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let nanoseconds = timeout_argument(vm, args.get(1))?;
    if nanoseconds < 0 {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let signals = signal_set(vm, args.get(0))?;
    Ok(wait_for(vm, &signals, nanoseconds)?.map_or(Value::NONE, |information| shown(vm, information)))
}

/// The class of what `sigwaitinfo` returns.
pub(crate) fn information_class(vm: &Vm) -> Value {
    struct_sequence::class::<SignalInfo>(vm).value().clone()
}

pub(crate) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new(
        "sigwait(sigset, /)",
        "Wait for a signal.\n\nSuspend execution of the calling thread until the delivery of one of the\nsignals \
         specified in the signal set sigset.\n\nThe function accepts the signal and returns the signal number.",
        sigwait,
    ),
    NativeDef::new(
        "sigwaitinfo(sigset, /)",
        "Wait synchronously until one of the signals in *sigset* is delivered.\n\nReturns a struct_siginfo \
         containing information about the signal.",
        sigwaitinfo,
    ),
    NativeDef::new(
        "sigtimedwait(sigset, timeout, /)",
        "Like sigwaitinfo(), but with a timeout.\n\nThe timeout is specified in seconds, with floating-point \
         numbers allowed.",
        sigtimedwait,
    ),
];
