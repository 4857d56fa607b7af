//! The one funnel through which everything passes that could go one way or another: whether to preempt, who runs next,
//! whom a release wakes, which of several equal timers fires first. Here decisions are recorded and replayed.

use std::cell::{Cell, RefCell};
use std::fmt;

use super::schedule::{Decision, Replay};

/// What is being decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Whether the running thread, whose budget is used up, hands the GIL on, and to whom: it is the last candidate.
    Preempt,
    /// Who takes the GIL next.
    Next,
    /// Whom a release, a notification or the end of a thread wakes.
    Wake,
    /// Which timer of the same time fires first.
    Timer,
    /// How many instructions the thread that has taken the GIL may execute before it is asked to let go.
    Budget,
    /// Whose time is over, under the real clock.
    Timeout,
    /// Whose descriptor has become ready, under the real clock.
    Ready,
    /// Whose native work is done, under the real clock.
    Done,
    /// That a signal interrupts what the main thread waits for, under the real clock.
    Interrupted,
    /// What time it is, under the real clock.
    Time,
    /// Which signal the main thread acts upon, under the real clock.
    Signal,
    /// How an operation on something outside ended, under the real clock: how much was read or written, or an error.
    Transfer,
    /// Which of the descriptors that were asked about is ready, and for what, under the real clock.
    Event,
    /// That a child process had ended when it was looked at, under the real clock.
    Child,
}

impl Choice {
    /// All of them, with their names in schedules.
    pub const NAMES: [(Choice, &'static str); 14] = [
        (Choice::Preempt, "preempt"),
        (Choice::Next, "next"),
        (Choice::Wake, "wake"),
        (Choice::Timer, "timer"),
        (Choice::Budget, "budget"),
        (Choice::Timeout, "timeout"),
        (Choice::Ready, "ready"),
        (Choice::Done, "done"),
        (Choice::Interrupted, "interrupted"),
        (Choice::Time, "time"),
        (Choice::Signal, "signal"),
        (Choice::Transfer, "transfer"),
        (Choice::Event, "event"),
        (Choice::Child, "child"),
    ];

    /// Whether the outside decides: the end of a wait.
    pub(super) fn is_wake(self) -> bool {
        matches!(self, Choice::Timeout | Choice::Ready | Choice::Done | Choice::Interrupted)
    }

    /// Whether it is what the outside answers when it is asked.
    pub(super) fn is_answer(self) -> bool {
        matches!(self, Choice::Transfer | Choice::Event | Choice::Child)
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Choice::NAMES.iter().find(|(choice, _)| choice == self).map_or("", |(_, name)| name);
        f.write_str(name)
    }
}

/// Decides. It sees numbers of threads, never values of the program.
pub trait Policy {
    /// The index of the candidate (a thread's number each) that is taken. There are at least two. The default is 0: the
    /// longest waiter.
    fn choose(&mut self, choice: Choice, candidates: &[u64]) -> usize;

    /// The number of instructions after which the thread that takes the GIL is asked to let go; `every` is the check
    /// interval.
    fn budget(&mut self, every: u32) -> u32 {
        every
    }
}

/// Where a decision falls: the running thread, and how many instructions it has executed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The number of the thread that holds the GIL, or held it last.
    pub thread: u64,
    /// Visible instructions that it has executed.
    pub instruction: u64,
    /// How many decisions fell at this instruction before; for what the outside decides, how often it was looked at.
    pub ask: u32,
}

/// Who asks for a decision.
pub(crate) trait Asker {
    /// When it is asked; each call is another moment.
    fn moment(&self) -> Moment;
    /// Where in the source the running thread is.
    fn place(&self) -> String;
}

/// What becomes of that which the outside decides: when waits end, and what time it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Outside {
    /// It is taken as it comes.
    #[default]
    Free,
    /// It is written down.
    Recorded,
    /// It is as the schedule says.
    Followed,
}

/// The policy in force, what it decided, and what it is told to decide.
#[derive(Default)]
pub(crate) struct Funnel {
    policy: RefCell<Option<Box<dyn Policy>>>,
    replay: RefCell<Option<Replay>>,
    recorded: RefCell<Vec<(Decision, String)>>,
    recording: Cell<bool>,
    /// Whether round robin decides, and nobody listens.
    plain: Cell<bool>,
    outside: Cell<Outside>,
}

impl Funnel {
    /// `real` is whether time is the system's.
    pub(crate) fn new(
        policy: Option<Box<dyn Policy>>,
        replay: Option<Replay>,
        recording: bool,
        real: bool,
    ) -> Funnel {
        let plain = policy.is_none() && replay.is_none() && !recording;
        let outside = match &replay {
            _ if !real => Outside::Free,
            Some(replay) if replay.knows_outside() => Outside::Followed,
            None if recording => Outside::Recorded,
            _ => Outside::Free,
        };
        Funnel {
            policy: RefCell::new(policy),
            replay: RefCell::new(replay),
            recorded: RefCell::default(),
            recording: Cell::new(recording),
            plain: Cell::new(plain),
            outside: Cell::new(outside),
        }
    }

    /// Whether round robin decides, and nobody listens.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain.get()
    }

    /// What becomes of that which the outside decides.
    #[inline]
    pub(crate) fn outside(&self) -> Outside {
        self.outside.get()
    }

    /// Writes down what the outside has decided.
    pub(crate) fn note(&self, choice: Choice, at: Moment, taken: u64, asker: &dyn Asker) {
        self.recorded.borrow_mut().push((Decision { choice, at, taken }, asker.place()));
    }

    /// Asks the schedule that is followed; from where the program has left it, the outside decides again.
    pub(crate) fn ask_schedule<T>(&self, ask: impl FnOnce(&mut Replay) -> T) -> Option<T> {
        let mut replay = self.replay.borrow_mut();
        let replay = replay.as_mut().filter(|_| self.outside.get() == Outside::Followed)?;
        let answer = ask(replay);
        if replay.has_diverged() {
            self.outside.set(Outside::Free);
        }
        Some(answer)
    }

    pub(crate) fn set_policy(&self, policy: Option<Box<dyn Policy>>) {
        *self.policy.borrow_mut() = policy;
        self.plain.set(false);
    }

    /// What was decided otherwise than by default, in order, with the places in the source.
    pub(crate) fn recorded(&self) -> Vec<(Decision, String)> {
        self.recorded.borrow().clone()
    }

    /// Where the program left the schedule that it was to follow.
    pub(crate) fn divergence(&self) -> Option<String> {
        self.replay.borrow().as_ref().and_then(Replay::divergence)
    }

    /// Index of the candidate to take; 0 without asking where there is no choice.
    pub(crate) fn choose(
        &self,
        choice: Choice,
        candidates: impl Fn() -> Vec<u64>,
        asker: &dyn Asker,
    ) -> usize {
        if self.plain.get() {
            return 0;
        }
        let candidates = candidates();
        if candidates.len() < 2 {
            return 0;
        }
        let now = asker.moment();
        let told = self.replay.borrow_mut().as_mut().map(|replay| replay.choose(choice, &candidates, now));
        let index = match (told, self.policy.borrow_mut().as_mut()) {
            (Some(index), _) => index,
            (None, Some(policy)) => policy.choose(choice, &candidates),
            (None, None) => 0,
        };
        let index = index.min(candidates.len() - 1);
        if index != 0 && self.recording.get() {
            let decision = Decision { choice, at: now, taken: candidates[index] };
            self.recorded.borrow_mut().push((decision, asker.place()));
        }
        index
    }

    /// See [`Policy::budget`].
    pub(crate) fn budget(&self, every: u32, asker: &dyn Asker) -> u32 {
        if self.plain.get() {
            return every;
        }
        let now = asker.moment();
        let told = self.replay.borrow_mut().as_mut().map(|replay| replay.budget(every, now));
        let budget = match (told, self.policy.borrow_mut().as_mut()) {
            (Some(budget), _) => budget,
            (None, Some(policy)) => policy.budget(every).max(1),
            (None, None) => every,
        };
        if budget != every && self.recording.get() {
            let decision = Decision { choice: Choice::Budget, at: now, taken: u64::from(budget) };
            self.recorded.borrow_mut().push((decision, asker.place()));
        }
        budget
    }
}
