//! What the outside decides under the real clock (when waits end, what time it is): written down, or as a schedule says.

use std::rc::Rc;

use super::Scheduler;
use super::choose::{Choice, Moment, Outside};
use super::poller::Readiness;
use super::thread::{Status, Thread};
use super::wait::{Reason, Wake};

/// So many timers of a thread are exact.
const EXACT: u32 = 64;

/// From then on one in so many is late.
const SELDOM: u32 = 32;

/// How late it is at most, in nanoseconds: the slack that Linux gives itself with timers.
const SLACK: i64 = 50_000;

impl Scheduler {
    /// How late a timer of a thread is. On a system that does other things too, some are now and then; were none ever, two
    /// threads that undo each other's work in step would never get out of it.
    pub(super) fn lateness(&self, thread: &Thread) -> i64 {
        let timers = thread.timers.get();
        if timers < EXACT {
            thread.timers.set(timers + 1);
            return 0;
        }
        let mut numbers = self.lateness.borrow_mut();
        if numbers.u32(..SELDOM) == 0 { numbers.i64(0..SLACK) } else { 0 }
    }

    /// The outside is about to be looked at in the middle of an instruction.
    pub(super) fn look_in_instruction(&self) {
        if self.funnel.outside() == Outside::Free {
            return;
        }
        let thread = self.current.borrow();
        let instruction = thread.instruction_count();
        let (last, looks) = thread.looked.get();
        let look = if last == instruction { looks + 1 } else { 1 };
        thread.looked.set((instruction, look));
        self.look.set(look);
    }

    /// When the outside is looked at.
    fn moment_of_look(&self) -> Moment {
        let thread = self.current.borrow();
        Moment { thread: thread.id, instruction: thread.instruction_count(), ask: self.look.get() }
    }

    /// Writes down that the outside has ended a wait.
    pub(super) fn note_wake(&self, choice: Choice, thread: &Thread) {
        if self.funnel.outside() == Outside::Recorded {
            self.funnel.note(choice, self.moment_of_look(), thread.id, self);
        }
    }

    /// Ends the waits that ended here when the schedule was recorded, once what they wait for is there.
    pub(super) fn deliver_as_recorded(&self) {
        let now = self.moment_of_look();
        let mut wakes = 0;
        while let Some((step, choice, id)) =
            self.funnel.ask_schedule(|replay| replay.next_wake(now)).flatten()
        {
            let Some(thread) = self.find(id).filter(|thread| self.can_end(choice, thread)) else {
                let what = format!("{choice} of thread {id} was recorded, but it does not wait for that");
                self.funnel.ask_schedule(|replay| replay.leave(step, now, &what));
                return;
            };
            self.unpark(
                &thread,
                match choice {
                    Choice::Timeout => Wake::TimedOut,
                    Choice::Interrupted => Wake::Interrupted,
                    _ => Wake::Notified,
                },
            );
            wakes += 1;
        }
        if wakes > 0 {
            self.look_up_for_schedule();
        }
    }

    /// Whether a thread waits for such a thing; returns when it is there.
    fn can_end(&self, choice: Choice, thread: &Rc<Thread>) -> bool {
        match (choice, thread.status()) {
            (Choice::Timeout, Status::Waiting(_)) => thread.deadline.get().is_some(),
            (Choice::Interrupted, Status::Waiting(_)) => true,
            (Choice::Ready, Status::Waiting(Reason::Descriptor(descriptor, readiness))) => {
                self.await_descriptor(descriptor, readiness);
                true
            }
            (Choice::Ready, Status::Waiting(Reason::Events(descriptor, _))) => {
                self.await_descriptor(descriptor, Readiness::Readable);
                true
            }
            (Choice::Done, Status::Waiting(Reason::Native(serial, _))) => {
                self.await_completion(serial);
                true
            }
            _ => false,
        }
    }

    /// Every thread waits, and the schedule does not say that one of them wakes.
    pub(super) fn leave_schedule(&self) {
        let now = self.moment_of_look();
        self.funnel.ask_schedule(|replay| {
            replay.leave(replay.step_of_next_wake(), now, "every thread waits, and none was woken here");
        });
    }

    /// How many instructions a thread may execute until the schedule ends the wait of another one.
    pub(super) fn next_look_of_schedule(&self, thread: &Thread) -> Option<i64> {
        if self.funnel.outside() != Outside::Followed {
            return None;
        }
        let at = self.funnel.ask_schedule(|replay| replay.next_look(thread.id)).flatten()?;
        i64::try_from(at.saturating_sub(thread.instruction_count())).ok().filter(|&left| left > 0)
    }

    /// The present slice ends where the schedule ends a wait, or tells of a signal, that was not next when it began.
    pub(super) fn look_up_for_schedule(&self) {
        let current = self.current.borrow();
        if current.slice.get() == 0 || current.stashed.get().is_some() {
            return;
        }
        let now = current.instruction_count();
        let Some(at) = self.funnel.ask_schedule(|replay| replay.next_look(current.id)).flatten() else {
            return;
        };
        let left = i64::try_from(at.saturating_sub(now)).unwrap_or(i64::MAX);
        if left < current.remaining.get() {
            current.slice.set(current.done_in_slice() + left);
            current.remaining.set(left);
        }
    }

    /// The time that the program is told: written down, or as the schedule says.
    #[cold]
    pub(super) fn time_of_schedule(&self, now: i64) -> i64 {
        self.look.set(0);
        let moment = self.moment_of_look();
        if self.funnel.outside() == Outside::Recorded {
            self.funnel.note(Choice::Time, moment, now as u64, self);
            return now;
        }
        self.funnel.ask_schedule(|replay| replay.time(moment)).flatten().map_or(now, |time| time as i64)
    }
}
