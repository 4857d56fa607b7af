//! What the outside answers when the program asks it (how much can be read, what is ready, which signal there is), under the
//! real clock: written down, or as a schedule says.

use std::os::fd::BorrowedFd;

use rustix::io::{Errno, ioctl_fionread};

use super::Scheduler;
use super::choose::{Choice, Moment, Outside};
use super::poller::{self, Readiness};
use super::thread::MAIN;
use super::wait::LOOK_UP;
use crate::os;

/// Errors stand behind all counts of bytes.
const ERRORS: u64 = 1 << 48;

/// While bytes are on their way that the schedule knows of, the process looks so often.
const ON_ITS_WAY: std::time::Duration = std::time::Duration::from_millis(1);

/// How an operation on a pipe, a socket or a terminal ended: what it brought, and how many bytes that are.
pub type Transferred<T> = Result<(T, u64), Errno>;

/// How an operation is to end: as it does, or as a schedule says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Plan {
    /// As it does; it is written down if somebody records.
    Open,
    /// Not at all: it would have had to wait.
    Blocks,
    /// With so many bytes.
    Moves(u64),
    /// With this error.
    Fails(Errno),
}

impl Scheduler {
    /// What becomes of that which the outside decides.
    #[inline]
    pub(crate) fn outside(&self) -> Outside {
        self.funnel.outside()
    }

    /// Whether somebody writes down what the outside does, or a schedule says it.
    pub fn minds_outside(&self) -> bool {
        self.outside() != Outside::Free
    }

    /// When the outside is asked: the present instruction, and how often it was looked at there.
    fn moment_of_question(&self) -> Moment {
        let thread = self.current.borrow();
        let instruction = thread.instruction_count();
        let (last, looks) = thread.looked.get();
        Moment { thread: thread.id, instruction, ask: if last == instruction { looks } else { 0 } }
    }

    fn answer_of_schedule(&self, choice: Choice) -> Option<(usize, u64)> {
        let now = self.moment_of_question();
        self.funnel.ask_schedule(|replay| replay.answer(choice, now)).flatten()
    }

    fn note_answer(&self, choice: Choice, answer: u64) {
        self.funnel.note(choice, self.moment_of_question(), answer, self);
    }

    /// The program gets another answer than was recorded.
    fn leave_at_answer(&self, step: Option<usize>, what: &str) {
        let now = self.moment_of_question();
        self.funnel.ask_schedule(|replay| {
            let step = step.unwrap_or_else(|| replay.step_of_next_answer());
            replay.leave(step, now, what);
        });
    }

    /// Carries out an operation on something outside once. It is told how many bytes it may move at most, and says how many
    /// it has moved. When a schedule is followed, it ends as it did then, as far as the outside plays its part; `must_end` is
    /// whether it cannot find that it would have to wait.
    pub fn transfer<T>(
        &self,
        descriptor: BorrowedFd<'_>,
        readiness: Readiness,
        must_end: bool,
        mut operation: impl FnMut(usize) -> Transferred<T>,
    ) -> Result<T, Errno> {
        if self.outside() == Outside::Free {
            return operation(usize::MAX).map(|(result, _)| result);
        }
        let (step, plan) = self.plan(must_end);
        let most = match plan {
            Plan::Open => return self.written_down(operation(usize::MAX)),
            Plan::Blocks => return Err(Errno::AGAIN),
            Plan::Moves(count) => {
                self.await_bytes(descriptor, readiness, count);
                if count == 0 { usize::MAX } else { usize::try_from(count).unwrap_or(usize::MAX) }
            }
            Plan::Fails(_) => usize::MAX,
        };
        let result = loop {
            match operation(most) {
                Err(Errno::AGAIN) if self.may_go_on() && !matches!(plan, Plan::Fails(_)) => {
                    poller::ready(None, &[(descriptor, readiness)], Some(LOOK_UP));
                }
                Err(Errno::INTR) => {}
                result => break result,
            }
        };
        self.compare(step, plan, &result);
        result.map(|(result, _)| result)
    }

    /// Carries out something that neither waits nor moves anything, and that the outside decides: the result is the recorded
    /// one while a schedule is followed.
    ///
    /// # Errors
    /// What the operation found wrong.
    pub fn attempt(&self, operation: impl FnOnce() -> Result<(), Errno>) -> Result<(), Errno> {
        let result = operation();
        match self.outside() {
            Outside::Free => result,
            Outside::Recorded => {
                let answer = result.map_or_else(|error| ERRORS + error.raw_os_error() as u64, |()| 0);
                self.note_answer(Choice::Transfer, answer);
                result
            }
            Outside::Followed => match self.plan(true) {
                (_, Plan::Fails(Errno::INPROGRESS)) if result.is_ok() => Err(Errno::INPROGRESS),
                (_, Plan::Moves(_)) if result == Err(Errno::INPROGRESS) => Ok(()),
                (step, plan) => {
                    self.compare(step, plan, &result.map(|()| ((), 0)));
                    result
                }
            },
        }
    }

    fn plan(&self, must_end: bool) -> (Option<usize>, Plan) {
        if self.outside() != Outside::Followed {
            return (None, Plan::Open);
        }
        match self.answer_of_schedule(Choice::Transfer) {
            Some((step, error)) if error >= ERRORS => {
                let number = i32::try_from(error - ERRORS).unwrap_or(0);
                (Some(step), Plan::Fails(Errno::from_raw_os_error(number)))
            }
            Some((step, count)) => (Some(step), Plan::Moves(count)),
            None if must_end => {
                self.leave_at_answer(None, "the program reads or writes, which was not recorded");
                (None, Plan::Open)
            }
            None => (None, Plan::Blocks),
        }
    }

    fn written_down<T>(&self, result: Transferred<T>) -> Result<T, Errno> {
        if self.outside() == Outside::Recorded {
            match &result {
                // That nothing is there need not be said.
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => self.note_answer(Choice::Transfer, ERRORS + error.raw_os_error() as u64),
                Ok((_, count)) => self.note_answer(Choice::Transfer, *count),
            }
        }
        result.map(|(result, _)| result)
    }

    fn compare<T>(&self, step: Option<usize>, plan: Plan, result: &Transferred<T>) {
        let planned = match plan {
            Plan::Moves(count) => Ok(count),
            Plan::Fails(error) => Err(error),
            Plan::Open | Plan::Blocks => return,
        };
        let happened = result.as_ref().map(|(_, count)| *count).map_err(|error| *error);
        if planned == happened {
            return;
        }
        let told = |end: Result<u64, Errno>| match end {
            Ok(count) => format!("{count} bytes"),
            Err(error) => format!("the error {}", error.raw_os_error()),
        };
        let what = format!(
            "{} were recorded for what is read or written here, now it was {}",
            told(planned),
            told(happened)
        );
        self.leave_at_answer(step, &what);
    }

    /// Waits in real time until so many bytes can be read or written at once, or there will be no more of them.
    fn await_bytes(&self, descriptor: BorrowedFd<'_>, readiness: Readiness, count: u64) {
        while self.may_go_on() {
            if !poller::ready(None, &[(descriptor, readiness)], Some(LOOK_UP)).contains(&true) {
                continue;
            }
            let is_there = |there: u64| there >= count;
            if readiness == Readiness::Writable
                || ioctl_fionread(descriptor).map_or(true, is_there)
                || poller::has_ended(descriptor)
            {
                return;
            }
            // Some of them are there, so that the descriptor is ready all the time.
            poller::ready(None, &[], Some(ON_ITS_WAY));
        }
    }

    fn may_go_on(&self) -> bool {
        self.ended.get().is_none() && self.limits.poll().is_ok() && self.outside() == Outside::Followed
    }

    /// Which descriptors are ready, as pairs of their place among those that were asked about, and bits of `poll`. Asks the
    /// system unless a schedule knows.
    pub fn events<E>(&self, ask: impl FnOnce() -> Result<Vec<(u32, u32)>, E>) -> Result<Vec<(u32, u32)>, E> {
        match self.outside() {
            Outside::Free => ask(),
            Outside::Recorded => {
                let found = ask()?;
                for &(place, events) in &found {
                    self.note_answer(Choice::Event, u64::from(place) << 32 | u64::from(events));
                }
                Ok(found)
            }
            Outside::Followed => {
                let events = std::iter::from_fn(|| self.answer_of_schedule(Choice::Event));
                Ok(events.map(|(_, event)| ((event >> 32) as u32, event as u32)).collect())
            }
        }
    }

    /// Looks whether a child process has ended; waits for one that is known to have.
    pub fn child<T, E>(
        &self,
        look: impl FnOnce() -> Result<Option<T>, E>,
        wait: impl FnOnce() -> Result<Option<T>, E>,
    ) -> Result<Option<T>, E> {
        match self.outside() {
            Outside::Free => look(),
            Outside::Recorded => {
                let found = look()?;
                if found.is_some() {
                    self.note_answer(Choice::Child, 1);
                }
                Ok(found)
            }
            Outside::Followed => match self.answer_of_schedule(Choice::Child) {
                Some(_) => wait(),
                None => Ok(None),
            },
        }
    }

    /// How often the main thread has asked for signals in the present instruction, this time included.
    pub(crate) fn count_question_for_signals(&self) -> u32 {
        let thread = self.current.borrow();
        let instruction = thread.instruction_count();
        let (last, asks) = thread.asked_for_signals.get();
        let asks = if last == instruction { asks + 1 } else { 1 };
        thread.asked_for_signals.set((instruction, asks));
        asks
    }

    fn moment_of_signal(&self, ask: u32) -> Moment {
        Moment { thread: MAIN, instruction: self.current.borrow().instruction_count(), ask }
    }

    /// Writes down that the main thread acts upon a signal.
    pub(crate) fn note_signal(&self, ask: u32, signal: i32) {
        if self.outside() == Outside::Recorded {
            self.funnel.note(Choice::Signal, self.moment_of_signal(ask), signal as u64, self);
        }
    }

    /// The signal that the main thread acted upon here.
    pub(crate) fn signal_of_schedule(&self, ask: u32) -> Option<i32> {
        let now = self.moment_of_signal(ask);
        let signal = self.funnel.ask_schedule(|replay| replay.signal(now)).flatten();
        if signal.is_some() {
            self.look_up_for_schedule();
        }
        signal
    }

    /// Whether the main thread, between two instructions, acted upon a signal here.
    pub(crate) fn signal_is_due(&self) -> bool {
        self.outside() == Outside::Followed
            && self.funnel.ask_schedule(|replay| replay.signal_is_due(self.moment_of_signal(0))) == Some(true)
    }

    /// A Ctrl-C has arrived while a schedule is followed. True if it is not one of those that were recorded: the schedule
    /// ends here.
    pub(crate) fn leaves_schedule_by_interrupt(&self) -> bool {
        if self.funnel.ask_schedule(super::schedule::Replay::knows_interrupt) != Some(false) {
            return false;
        }
        self.leave_at_answer(None, "Ctrl-C, which was not recorded");
        true
    }

    /// Waits in real time for a descriptor; a signal ends that, too.
    pub(super) fn await_descriptor(&self, descriptor: i32, readiness: Readiness) {
        let Some(descriptor) = os::borrow_descriptor(descriptor) else { return };
        while !poller::ready(None, &[(descriptor, readiness)], Some(LOOK_UP)).contains(&true) {
            if !self.may_go_on() {
                return;
            }
        }
    }
}
