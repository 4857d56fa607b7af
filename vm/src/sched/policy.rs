//! Policies: who runs next, and when a thread is preempted. Round robin needs no code of its own.

use super::choose::{Choice, Policy};

/// The policies that can be asked for by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PolicyKind {
    /// The longest waiter is next.
    #[default]
    RoundRobin,
    /// A random waiter, and random switch points whose mean distance is the check interval.
    Random,
    /// The thread that was started first is next, as soon as it can run.
    Priority,
}

impl PolicyKind {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            PolicyKind::RoundRobin => "round-robin",
            PolicyKind::Random => "random",
            PolicyKind::Priority => "priority",
        }
    }

    /// The policy itself; `None` for round robin.
    pub(crate) fn policy(self, seed: u64) -> Option<Box<dyn Policy>> {
        match self {
            PolicyKind::RoundRobin => None,
            PolicyKind::Random => Some(Box::new(Random { numbers: fastrand::Rng::with_seed(seed) })),
            PolicyKind::Priority => Some(Box::new(Priority)),
        }
    }
}

/// Takes any candidate with the same probability.
struct Random {
    numbers: fastrand::Rng,
}

impl Policy for Random {
    fn choose(&mut self, choice: Choice, candidates: &[u64]) -> usize {
        match choice {
            // The switch point was random already: the running thread, the last candidate, does not stay.
            Choice::Preempt => self.numbers.usize(..candidates.len() - 1),
            _ => self.numbers.usize(..candidates.len()),
        }
    }

    /// Uniform from 1 to 2N - 1: the mean is N.
    fn budget(&mut self, every: u32) -> u32 {
        self.numbers.u32(1..=every.saturating_mul(2).saturating_sub(1).max(1))
    }
}

/// Takes the candidate that was started first.
struct Priority;

impl Policy for Priority {
    fn choose(&mut self, _choice: Choice, candidates: &[u64]) -> usize {
        candidates.iter().enumerate().min_by_key(|(_, thread)| **thread).map_or(0, |(index, _)| index)
    }
}
