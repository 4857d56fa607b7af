//! Counters of a run: who held the GIL for how long, who waited, and why it was handed over.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::thread::{MAIN, Thread};
use super::wait::Reason;
use crate::trace::event::Handover;

impl Handover {
    /// The reason that a wait gives.
    pub(crate) fn of(reason: Reason) -> Handover {
        match reason {
            Reason::Lock(_) | Reason::RLock(_) => Handover::Lock,
            Reason::Queue(_) => Handover::Queue,
            Reason::Join(_) | Reason::Shutdown(_) => Handover::Join,
            Reason::Sleep => Handover::Sleep,
            Reason::Descriptor(..) | Reason::Events(..) => Handover::Io,
            Reason::Native(..) => Handover::Native,
            Reason::Signal => Handover::Signal,
        }
    }
}

/// What is known of one thread. Times are in nanoseconds.
#[derive(Clone, Default, Debug)]
pub(super) struct ThreadStats {
    takes: u64,
    instructions: u64,
    /// From wanting the GIL to having it.
    waited: i64,
    /// From letting go until it could run again.
    blocked: i64,
    handovers: BTreeMap<Handover, u64>,
    taken_at: i64,
    ready_at: i64,
    left_at: i64,
    held: i64,
}

/// The counters of an interpreter; kept only when they are asked for.
pub(crate) struct Stats {
    threads: RefCell<BTreeMap<u64, ThreadStats>>,
    /// Native work done while bytecode was executed, in nanoseconds.
    native: RefCell<i64>,
}

impl Stats {
    /// The main thread has the GIL from the beginning.
    pub(super) fn new(now: i64) -> Stats {
        let main = ThreadStats { takes: 1, taken_at: now, ..ThreadStats::default() };
        Stats { threads: RefCell::new(BTreeMap::from([(MAIN, main)])), native: RefCell::default() }
    }

    pub(super) fn ready(&self, thread: u64, now: i64) {
        let mut threads = self.threads.borrow_mut();
        let known = threads.entry(thread).or_default();
        known.ready_at = now;
        if known.takes > 0 {
            known.blocked += now - known.left_at;
        }
    }

    pub(super) fn take(&self, thread: u64, now: i64) {
        let mut threads = self.threads.borrow_mut();
        let known = threads.entry(thread).or_default();
        known.takes += 1;
        known.taken_at = now;
        if known.ready_at != 0 {
            known.waited += now - known.ready_at;
        }
    }

    pub(super) fn leave(&self, thread: u64, why: Handover, instructions: u64, now: i64) {
        let mut threads = self.threads.borrow_mut();
        let known = threads.entry(thread).or_default();
        *known.handovers.entry(why).or_default() += 1;
        known.instructions = instructions;
        known.held += now - known.taken_at;
        known.left_at = now;
        known.ready_at = if why == Handover::CheckInterval { now } else { 0 };
    }

    pub(super) fn overlapped(&self, nanoseconds: i64) {
        *self.native.borrow_mut() += nanoseconds;
    }

    /// A table of all counters; `holder` still has the GIL.
    pub(super) fn text(&self, holder: &Thread, now: i64) -> String {
        let mut threads = self.threads.borrow().clone();
        if let Some(known) = threads.get_mut(&holder.id) {
            known.held += now - known.taken_at;
            known.instructions = holder.instruction_count();
        }
        let mut reasons: BTreeMap<Handover, u64> = BTreeMap::new();
        for thread in threads.values() {
            for (&why, count) in &thread.handovers {
                *reasons.entry(why).or_default() += count;
            }
        }
        let mut text =
            "GIL: thread     takes  instructions       held ms     waited ms    blocked ms\n".to_owned();
        for (id, thread) in &threads {
            let _ = writeln!(
                text,
                "GIL: {id:<6} {:>10} {:>13} {:>13.3} {:>13.3} {:>13.3}",
                thread.takes,
                thread.instructions,
                milliseconds(thread.held),
                milliseconds(thread.waited),
                milliseconds(thread.blocked)
            );
        }
        let shown: Vec<String> =
            reasons.iter().map(|(why, count)| format!("{} {count}", why.name())).collect();
        let _ = writeln!(
            text,
            "GIL: let go for: {}",
            if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
        );
        let _ =
            writeln!(text, "GIL: native work beside bytecode: {:.3} ms", milliseconds(*self.native.borrow()));
        text
    }
}

fn milliseconds(nanoseconds: i64) -> f64 {
    nanoseconds as f64 / 1e6
}
