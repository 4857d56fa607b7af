//! Calls of the operating system that no crate offers safely: interval timers and the mask of blocked signals.
#![expect(unsafe_code, reason = "foreign functions that fill in a structure")]

use std::io;
use std::mem::MaybeUninit;

/// A timer's time to the next signal, and between signals, in seconds.
pub(crate) type Interval = (f64, f64);

fn to_timeval(seconds: f64) -> libc::timeval {
    let whole = seconds.floor();
    libc::timeval { tv_sec: whole as i64, tv_usec: ((seconds - whole) * 1e6).round().min(999_999.0) as i64 }
}

fn to_seconds(time: libc::timeval) -> f64 {
    time.tv_sec as f64 + time.tv_usec as f64 / 1e6
}

/// Sets an interval timer; gives what it was.
pub(crate) fn set_timer(which: i32, (seconds, interval): Interval) -> io::Result<Interval> {
    let new = libc::itimerval { it_value: to_timeval(seconds), it_interval: to_timeval(interval) };
    let mut old = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: both pointers are to live structures of the right type; an unknown timer is refused with an error.
    let result = unsafe { libc::setitimer(which as _, &raw const new, old.as_mut_ptr()) };
    if result != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: zeroed at first, which is a valid value, and filled in by the call.
    let old = unsafe { old.assume_init() };
    Ok((to_seconds(old.it_value), to_seconds(old.it_interval)))
}

/// What an interval timer is set to.
pub(crate) fn get_timer(which: i32) -> io::Result<Interval> {
    let mut now = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: the pointer is to a live structure of the right type; an unknown timer is refused with an error.
    if unsafe { libc::getitimer(which as _, now.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: zeroed at first, which is a valid value, and filled in by the call.
    let now = unsafe { now.assume_init() };
    Ok((to_seconds(now.it_value), to_seconds(now.it_interval)))
}

/// Changes the signals that are blocked, by their numbers; gives those that were.
pub(crate) fn change_mask(how: i32, signals: &[i32]) -> io::Result<Vec<i32>> {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    let mut old = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the sets are live and of the right type; numbers that are no signals are refused with an error.
    let error = unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        for &signal in signals {
            libc::sigaddset(set.as_mut_ptr(), signal);
        }
        libc::pthread_sigmask(how, set.as_ptr(), old.as_mut_ptr())
    };
    if error != 0 {
        return Err(io::Error::from_raw_os_error(error));
    }
    Ok(members(&old))
}

/// The signals that have been sent and are blocked.
pub(crate) fn pending_signals() -> io::Result<Vec<i32>> {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is live and of the right type.
    if unsafe { libc::sigpending(set.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(members(&set))
}

fn members(set: &MaybeUninit<libc::sigset_t>) -> Vec<i32> {
    // SAFETY: the set was zeroed, which is the empty set, and perhaps filled in by the system.
    (1..minipy_vm::signals::SIGNAL_COUNT)
        .filter(|&signal| unsafe { libc::sigismember(set.as_ptr(), signal) } == 1)
        .collect()
}
