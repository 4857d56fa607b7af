//! Reading the clocks: the only place that asks the operating system for the time.

use minipy_vm::native::PyResult;
use minipy_vm::vm::Vm;
use rustix::time::{ClockId, Timespec, clock_getres, clock_gettime};

/// What a clock measures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Time since 1970 in UTC.
    Real,
    /// Time since some moment; never goes back.
    Monotonic,
    /// Processor time of the process.
    Process,
    /// Processor time of the thread.
    Thread,
}

impl Clock {
    /// Linux's number of the clock.
    pub(crate) fn number(self) -> i32 {
        match self {
            Clock::Real => 0,
            Clock::Monotonic => 1,
            Clock::Process => 2,
            Clock::Thread => 3,
        }
    }

    /// The clock with a number.
    pub(crate) fn of_number(number: i32) -> Option<Clock> {
        [Clock::Real, Clock::Monotonic, Clock::Process, Clock::Thread]
            .into_iter()
            .find(|clock| clock.number() == number)
    }

    /// The name of the clock in C.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Clock::Real => "CLOCK_REALTIME",
            Clock::Monotonic => "CLOCK_MONOTONIC",
            Clock::Process => "CLOCK_PROCESS_CPUTIME_ID",
            Clock::Thread => "CLOCK_THREAD_CPUTIME_ID",
        }
    }

    fn id(self) -> ClockId {
        match self {
            Clock::Real => ClockId::Realtime,
            Clock::Monotonic => ClockId::Monotonic,
            Clock::Process => ClockId::ProcessCPUTime,
            Clock::Thread => ClockId::ThreadCPUTime,
        }
    }

    /// The time in nanoseconds.
    pub(crate) fn now(self) -> i64 {
        nanoseconds(clock_gettime(self.id()))
    }

    /// The smallest step, in nanoseconds.
    pub(crate) fn resolution(self) -> i64 {
        nanoseconds(clock_getres(self.id()))
    }
}

fn nanoseconds(time: Timespec) -> i64 {
    time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_nsec)
}

/// A long sleep looks at the limits of the run this often.
const LOOK_UP: i64 = 50_000_000;

/// Waits for a number of nanoseconds.
pub(crate) fn sleep(vm: &Vm, nanoseconds: i64) -> PyResult<()> {
    let end = Clock::Monotonic.now().saturating_add(nanoseconds);
    loop {
        let left = end - Clock::Monotonic.now();
        if left <= 0 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_nanos(left.min(LOOK_UP) as u64));
        vm.poll_limits()?;
    }
}
