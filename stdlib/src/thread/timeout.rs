//! Timeouts of waits, and the loop that all acquiring goes through.

use minipy_vm::native::PyResult;
use minipy_vm::object::value::Value;
use minipy_vm::sched::{Reason, Wake};
use minipy_vm::vm::Vm;

/// `TIMEOUT_MAX`, in seconds.
pub(super) const LONGEST: i64 = i64::MAX / 1_000_000_000;

/// A number of seconds in nanoseconds, rounded up.
pub(crate) fn timeout_argument(vm: &Vm, value: &Value) -> PyResult<i64> {
    const END: f64 = -(i64::MIN as f64);
    match value.as_float() {
        Some(float) if float.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(float) => {
            let nanoseconds = (float * 1e9).ceil();
            if (-END..END).contains(&nanoseconds) {
                Ok(nanoseconds as i64)
            } else {
                Err(vm.overflow_error("timestamp out of range for platform time_t"))
            }
        }
        None => {
            let whole = vm.index_value(value)?;
            let seconds = whole.as_int().and_then(|whole| whole.to_i64());
            seconds
                .and_then(|seconds| seconds.checked_mul(1_000_000_000))
                .ok_or_else(|| vm.overflow_error("timestamp too large to convert to C PyTime_t"))
        }
    }
}

/// The time at which a wait of so many nanoseconds is over; none for a negative number.
pub(crate) fn deadline_of(vm: &Vm, nanoseconds: i64) -> Option<i64> {
    (nanoseconds >= 0).then(|| vm.sched.now().saturating_add(nanoseconds))
}

/// The arguments `blocking` and `timeout` of `acquire`: how long to wait, in nanoseconds, negative for ever.
pub(super) fn acquire_arguments(vm: &Vm, blocking: Option<&Value>, timeout: Option<&Value>) -> PyResult<i64> {
    let blocking = blocking.map_or(Ok(true), |blocking| vm.is_true(blocking))?;
    let given = timeout.map(|timeout| timeout_argument(vm, timeout)).transpose()?;
    let timeout = given.unwrap_or(-1_000_000_000);
    let unset = timeout == -1_000_000_000;
    if !blocking && !unset {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0 && !unset {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    Ok(if !blocking {
        0
    } else if unset {
        -1
    } else {
        timeout
    })
}

/// Takes what `attempt` takes: at once, or after having waited for it. False when the time is over.
pub(crate) fn acquire(
    vm: &Vm,
    reason: Reason,
    nanoseconds: i64,
    attempt: impl Fn() -> bool,
) -> PyResult<bool> {
    if attempt() {
        return Ok(true);
    }
    if nanoseconds == 0 {
        vm.sched.trace_refused(reason);
        return Ok(false);
    }
    let deadline = deadline_of(vm, nanoseconds);
    let ticket = vm.sched.next_serial();
    loop {
        let wake = vm.wait_in_place(reason, deadline, ticket)?;
        if attempt() {
            return Ok(true);
        }
        match wake {
            Wake::TimedOut => {
                vm.sched.trace_refused(reason);
                return Ok(false);
            }
            Wake::Interrupted => vm.check_signals()?,
            Wake::Notified => {}
        }
    }
}
