//! The one funnel through which everything passes that could go one way or another: whether to preempt, who runs next,
//! whom a release wakes, which of several equal timers fires first.

use std::cell::RefCell;

/// What is being decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Whether the running thread, whose budget is used up, hands the GIL on: the candidates are itself and the others.
    Preempt,
    /// Who takes the GIL next.
    Next,
    /// Whom a release, a notification or the end of a thread wakes.
    Wake,
    /// Which timer of the same time fires first.
    Timer,
    /// Which completion is delivered first.
    Completion,
}

/// Decides. It sees numbers of threads, never values of the program.
pub trait Policy {
    /// The index of the candidate (a thread's number each) that is taken. The default is 0: the longest waiter, for
    /// [`Choice::Preempt`] the one after the running thread. `instruction` counts the run's visible instructions.
    fn choose(&mut self, choice: Choice, candidates: &[u64], instruction: u64) -> usize;

    /// The number of instructions after which the thread that takes the GIL is asked to let go; `every` is the check
    /// interval.
    fn budget(&mut self, every: u32) -> u32 {
        every
    }
}

/// The default: stay while the budget lasts, then the longest waiter.
pub struct RoundRobin;

impl Policy for RoundRobin {
    fn choose(&mut self, _choice: Choice, _candidates: &[u64], _instruction: u64) -> usize {
        0
    }
}

/// The policy in force; `None` is round robin, without a call.
#[derive(Default)]
pub(crate) struct Funnel {
    policy: RefCell<Option<Box<dyn Policy>>>,
}

impl Funnel {
    pub(crate) fn set(&self, policy: Option<Box<dyn Policy>>) {
        *self.policy.borrow_mut() = policy;
    }

    /// See [`Policy::budget`].
    pub(crate) fn budget(&self, every: u32) -> u32 {
        match self.policy.borrow_mut().as_mut() {
            Some(policy) => policy.budget(every).max(1),
            None => every,
        }
    }

    /// Index of the candidate to take; 0 without asking where there is no choice.
    pub(crate) fn choose(
        &self,
        choice: Choice,
        candidates: impl Fn() -> Vec<u64>,
        instruction: u64,
    ) -> usize {
        let mut policy = self.policy.borrow_mut();
        let Some(policy) = policy.as_mut() else { return 0 };
        let candidates = candidates();
        if candidates.len() < 2 {
            return 0;
        }
        policy.choose(choice, &candidates, instruction).min(candidates.len() - 1)
    }
}
