//! Clocks: the only place that knows what time it is. A real clock asks the operating system; a virtual one moves by the
//! instructions executed, and over the waits when every thread is blocked.

use std::cell::Cell;

use rustix::time::{ClockId, Timespec, clock_getres, clock_gettime};

use crate::options::{ClockMode, Options};

/// What a clock measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockKind {
    /// Time since 1970 in UTC.
    Real,
    /// Time since some moment; never goes back.
    Monotonic,
    /// Processor time of the process.
    Process,
    /// Processor time of the thread.
    Thread,
}

impl ClockKind {
    /// All of them.
    pub const ALL: [ClockKind; 4] =
        [ClockKind::Real, ClockKind::Monotonic, ClockKind::Process, ClockKind::Thread];

    /// Linux's number of the clock.
    pub fn number(self) -> i32 {
        match self {
            ClockKind::Real => 0,
            ClockKind::Monotonic => 1,
            ClockKind::Process => 2,
            ClockKind::Thread => 3,
        }
    }

    /// The name of the clock in C.
    pub fn name(self) -> &'static str {
        match self {
            ClockKind::Real => "CLOCK_REALTIME",
            ClockKind::Monotonic => "CLOCK_MONOTONIC",
            ClockKind::Process => "CLOCK_PROCESS_CPUTIME_ID",
            ClockKind::Thread => "CLOCK_THREAD_CPUTIME_ID",
        }
    }
}

/// The virtual clock's zero, in nanoseconds since 1970: 2025-01-01 00:00:00 UTC.
const EPOCH: i64 = 1_735_689_600_000_000_000;

/// The clock of an interpreter. All times are in nanoseconds.
pub struct Clock {
    mode: ClockMode,
    /// What one visible instruction costs under the virtual clock.
    cost: i64,
    /// Time that was waited for under the virtual clock.
    skipped: Cell<i64>,
}

impl Clock {
    pub(crate) fn new(options: &Options) -> Clock {
        Clock {
            mode: options.clock,
            cost: i64::try_from(options.instruction_cost.max(1)).unwrap_or(i64::MAX),
            skipped: Cell::new(0),
        }
    }

    /// Whether time is simulated.
    pub fn is_virtual(&self) -> bool {
        self.mode == ClockMode::Virtual
    }

    /// The time shown by one of the clocks; `executed` is the number of visible instructions of the run (of the
    /// thread, for the clock of the thread).
    pub(crate) fn read(&self, kind: ClockKind, executed: u64) -> i64 {
        if self.mode == ClockMode::Real {
            return nanoseconds(clock_gettime(id(kind)));
        }
        let worked = i64::try_from(executed).unwrap_or(i64::MAX).saturating_mul(self.cost);
        match kind {
            ClockKind::Real => EPOCH.saturating_add(worked).saturating_add(self.skipped.get()),
            ClockKind::Monotonic => worked.saturating_add(self.skipped.get()),
            ClockKind::Process | ClockKind::Thread => worked,
        }
    }

    /// The smallest step of a clock.
    pub fn resolution(&self, kind: ClockKind) -> i64 {
        match self.mode {
            ClockMode::Real => nanoseconds(clock_getres(id(kind))),
            ClockMode::Virtual => 1,
        }
    }

    /// Lets virtual time pass.
    pub(crate) fn skip(&self, nanoseconds: i64) {
        debug_assert!(self.is_virtual());
        self.skipped.set(self.skipped.get().saturating_add(nanoseconds.max(0)));
    }

    /// How many instructions may be executed before a time `nanoseconds` away has come, under the virtual clock.
    pub(crate) fn instructions_in(&self, nanoseconds: i64) -> i64 {
        nanoseconds.max(0) / self.cost + i64::from(nanoseconds.max(0) % self.cost != 0)
    }
}

fn id(kind: ClockKind) -> ClockId {
    match kind {
        ClockKind::Real => ClockId::Realtime,
        ClockKind::Monotonic => ClockId::Monotonic,
        ClockKind::Process => ClockId::ProcessCPUTime,
        ClockKind::Thread => ClockId::ThreadCPUTime,
    }
}

fn nanoseconds(time: Timespec) -> i64 {
    time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_nsec)
}
