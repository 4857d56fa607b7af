//! The one function through which everything waits, and what ends a wait: notifications, timers, readiness, completions.

use std::os::fd::BorrowedFd;
use std::rc::Rc;
use std::time::Duration;

use super::choose::{Choice, Outside};
use super::other_end::OtherEnd;
use super::poller::{self, Readiness};
use super::thread::{MAIN, Status, Thread};
use super::{Scheduler, Timers};
use crate::native::{Interrupt, PyResult, Raised};
use crate::os;
use crate::trace::event::{Event, Handover};
use crate::vm::Vm;

/// What a thread waits for. Numbers are serials given by [`Scheduler::next_serial`], or threads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A lock to be released.
    Lock(u64),
    /// A reentrant lock to be released.
    RLock(u64),
    /// An item of a queue that is built in.
    Queue(u64),
    /// The end of the thread with this handle.
    Join(u64),
    /// The end of all threads that are not daemons.
    Shutdown(u64),
    /// A time.
    Sleep,
    /// A descriptor to become ready.
    Descriptor(i32, Readiness),
    /// The descriptor that stands for many others to become ready.
    Events(i32, Watch),
    /// Native work, with its name.
    Native(u64, &'static str),
    /// A signal.
    Signal,
}

/// Where the events come from that a thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Watch {
    /// From this program's own threads: while all of them wait there are none.
    Inside,
    /// Through this machine, perhaps from this program: they come at once, if at all.
    Near,
    /// From anywhere.
    Outside,
}

/// Stands for the first of an event loop's timers among candidates, which are threads else.
const FIRST_TIMER: u64 = 1 << 32;

impl Reason {
    /// The serial of what can wake the thread.
    fn serial(self) -> Option<u64> {
        match self {
            Reason::Lock(serial)
            | Reason::RLock(serial)
            | Reason::Queue(serial)
            | Reason::Join(serial)
            | Reason::Shutdown(serial)
            | Reason::Native(serial, _) => Some(serial),
            Reason::Sleep | Reason::Descriptor(..) | Reason::Events(..) | Reason::Signal => None,
        }
    }

    /// Whether something outside of the program's threads ends the wait.
    fn is_outside(self) -> bool {
        matches!(self, Reason::Descriptor(..) | Reason::Native(..) | Reason::Signal)
    }
}

/// Why a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake {
    /// What was waited for may be there: look again.
    Notified,
    /// The time is over.
    TimedOut,
    /// A signal has arrived: let [`Vm::check_signals`] look at it, and wait again.
    Interrupted,
}

/// The process looks at signals and limits at least this often while every thread waits.
pub(super) const LOOK_UP: Duration = Duration::from_millis(50);

/// What is on its way over the machine's own network has this long to arrive before virtual time goes on.
const ON_ITS_WAY: Duration = Duration::from_millis(1);

impl Vm {
    /// Lets the running thread wait, without the GIL, until it is woken or `deadline` (of the monotonic clock, in
    /// nanoseconds) has come. Other threads run meanwhile.
    ///
    /// # Errors
    /// Interrupts: the thread is to end, a limit is reached, or every thread waits (a deadlock).
    pub fn wait(&self, reason: Reason, deadline: Option<i64>) -> PyResult<Wake> {
        self.wait_in_place(reason, deadline, self.sched.next_serial())
    }

    /// The same for a thread that has waited for the same thing before and keeps its place in the row: `ticket` is the
    /// serial that it took when it began to wait.
    pub fn wait_in_place(&self, reason: Reason, deadline: Option<i64>, ticket: u64) -> PyResult<Wake> {
        let thread = self.thread();
        self.check_ending(&thread)?;
        self.leave_slice(&thread);
        self.sched.trace(|| Event::Wait { what: reason.awaited(), until: deadline });
        self.sched.park(&thread, reason, deadline, ticket);
        self.look_for_cycle(&thread, reason, deadline.is_some());
        self.hand_over(&thread, Handover::of(reason));
        self.enter_slice(&thread);
        let wake = thread.wake.get();
        self.sched.trace(|| Event::Wake { what: reason.awaited(), why: wake.woken() });
        self.check_ending(&thread)?;
        Ok(wake)
    }

    /// Waits until a descriptor is ready; at once when it is.
    ///
    /// # Errors
    /// Interrupts, and what a signal handler raises.
    pub fn wait_ready(&self, descriptor: i32, readiness: Readiness, deadline: Option<i64>) -> PyResult<Wake> {
        let ticket = self.sched.next_serial();
        loop {
            let wake = self.wait_in_place(Reason::Descriptor(descriptor, readiness), deadline, ticket)?;
            match wake {
                Wake::Interrupted => self.check_signals()?,
                wake => return Ok(wake),
            }
        }
    }

    /// Sleeps for a number of nanoseconds.
    ///
    /// # Errors
    /// Interrupts, and what a signal handler raises.
    pub fn sleep(&self, nanoseconds: i64) -> PyResult<()> {
        let deadline = self.sched.now().saturating_add(nanoseconds);
        loop {
            match self.wait(Reason::Sleep, Some(deadline))? {
                Wake::TimedOut => return Ok(()),
                _ => self.check_signals()?,
            }
        }
    }

    /// The thread that runs next: waits for one if there is none.
    pub(crate) fn next_thread(&self) -> Rc<Thread> {
        let sched = &self.sched;
        sched.look_in_instruction();
        loop {
            sched.deliver(Some(Duration::ZERO));
            // The main thread has to see these, however busy the others are.
            if let Some(interrupt) = sched.ended.get() {
                sched.end(interrupt);
            } else if self.signal_arrived() {
                sched.interrupt_main();
            }
            if let Some(thread) = sched.take_next() {
                // Others go on: only a cycle among some.
                if let Some(report) = sched.late_report.take() {
                    self.write_lost(&report);
                }
                return thread;
            }
            if sched.ended.get().is_some() {
                return sched.main_thread();
            }
            if self.signal_arrived() && sched.interrupt_main() {
                continue;
            }
            if let Err(Raised::Interrupt(interrupt)) = sched.limits.poll() {
                sched.end(interrupt);
                continue;
            }
            let deadline = sched.next_deadline();
            let far = sched.farthest_wait();
            match deadline {
                Some(deadline) if sched.clock.is_virtual() && far != Some(OtherEnd::Outside) => {
                    // What is on its way arrives before time passes.
                    if far == Some(OtherEnd::Near) {
                        sched.deliver(Some(ON_ITS_WAY));
                    }
                    if !sched.has_ready() {
                        sched.clock.skip(deadline.saturating_sub(sched.now()));
                    }
                }
                None if far.is_none_or(|far| far == OtherEnd::Here) && !self.signals_can_wake() => {
                    drop(sched.late_report.take());
                    self.keep_deadlock_report();
                    sched.end(Interrupt::Deadlock);
                }
                // From here on the program goes its own way.
                _ if sched.funnel.outside() == Outside::Followed => sched.leave_schedule(),
                _ => {
                    let timed = !sched.clock.is_virtual() || sched.next_waits_outside();
                    let left = deadline.filter(|_| timed).map(|deadline| {
                        Duration::from_nanos(deadline.saturating_sub(sched.now()).max(0) as u64)
                    });
                    let patience = left.unwrap_or(LOOK_UP).min(LOOK_UP);
                    sched.deliver(Some(patience));
                    if sched.clock.is_virtual() && left.is_some() && !sched.has_ready() {
                        sched.clock.skip(i64::try_from(patience.as_nanos()).unwrap_or(i64::MAX));
                    }
                }
            }
        }
    }

    /// The interrupt with which the thread has to end, if it has to.
    pub(crate) fn check_ending(&self, thread: &Thread) -> PyResult<()> {
        if thread.ending.get() {
            return Err(Raised::Interrupt(Interrupt::Exit));
        }
        if thread.id == MAIN
            && let Some(interrupt) = self.sched.ended.take()
        {
            return Err(Raised::Interrupt(interrupt));
        }
        Ok(())
    }
}

impl Scheduler {
    /// Puts the running thread among those that wait.
    fn park(&self, thread: &Rc<Thread>, reason: Reason, deadline: Option<i64>, ticket: u64) {
        *thread.status.borrow_mut() = Status::Waiting(reason);
        let deadline = deadline.map(|deadline| deadline.saturating_add(self.lateness(thread)));
        thread.ticket.set(ticket);
        thread.deadline.set(deadline);
        if let Some(serial) = reason.serial() {
            self.waiters.borrow_mut().insert((serial, ticket), thread.clone());
        }
        if let Some(deadline) = deadline {
            self.timers.borrow_mut().insert((deadline, ticket), thread.clone());
        }
        if let Reason::Descriptor(..) | Reason::Events(..) = reason {
            self.descriptors.borrow_mut().insert(ticket, thread.clone());
        }
    }

    /// Ends the wait of a thread.
    pub(crate) fn unpark(&self, thread: &Rc<Thread>, wake: Wake) {
        let Status::Waiting(reason) = thread.status() else { return };
        let ticket = thread.ticket.get();
        if let Some(serial) = reason.serial() {
            self.waiters.borrow_mut().remove(&(serial, ticket));
        }
        if let Some(deadline) = thread.deadline.take() {
            self.timers.borrow_mut().remove(&(deadline, ticket));
        }
        self.descriptors.borrow_mut().remove(&ticket);
        thread.wake.set(wake);
        *thread.status.borrow_mut() = Status::Runnable;
        self.make_ready(thread);
    }

    /// Wakes one of the threads that wait for what has this serial, the longest waiter by default. False if there is none.
    pub fn wake_one(&self, serial: u64) -> bool {
        self.wake_next(serial).is_some()
    }

    /// The same; returns the number of the thread.
    pub fn wake_next(&self, serial: u64) -> Option<u64> {
        let woken = self.end_wait(serial)?;
        self.trace(|| Event::Notify { other: self.thread_name(woken.id) });
        Some(woken.id)
    }

    /// Ends the wait of one of the threads that wait for what has this serial.
    fn end_wait(&self, serial: u64) -> Option<Rc<Thread>> {
        let waiting = || self.waiting_for(serial);
        let candidates = || waiting().iter().map(|thread| thread.id).collect();
        let first =
            self.waiters.borrow().range((serial, 0)..=(serial, u64::MAX)).next().map(|(_, t)| t.clone());
        let first = first?;
        let index = self.funnel.choose(Choice::Wake, candidates, self);
        let chosen = if index == 0 { first } else { waiting().swap_remove(index) };
        self.unpark(&chosen, Wake::Notified);
        Some(chosen)
    }

    /// Wakes all threads that wait for what has this serial.
    pub fn wake_all(&self, serial: u64) {
        for thread in self.waiting_for(serial) {
            self.unpark(&thread, Wake::Notified);
            self.trace(|| Event::Notify { other: self.thread_name(thread.id) });
        }
    }

    /// The threads that wait for what has this serial, the longest waiter first.
    fn waiting_for(&self, serial: u64) -> Vec<Rc<Thread>> {
        self.waiters
            .borrow()
            .range((serial, 0)..=(serial, u64::MAX))
            .map(|(_, thread)| thread.clone())
            .collect()
    }

    /// Wakes those whose time has come, whose descriptor is ready, whose work is done. Waits for the first of these up to
    /// `patience` if nobody could run otherwise.
    pub(crate) fn deliver(&self, patience: Option<Duration>) {
        if self.funnel.outside() == Outside::Followed {
            self.deliver_as_recorded();
            return;
        }
        self.fire_timers();
        let mut patience = patience;
        if self.has_ready() || self.completions() {
            patience = Some(Duration::ZERO);
        }
        let outstanding = self.offload.outstanding() > 0;
        let nothing_to_poll = self.descriptors.borrow().is_empty() && !outstanding;
        if nothing_to_poll && patience == Some(Duration::ZERO) {
            return;
        }
        self.poll_descriptors(patience);
        self.completions();
        self.fire_timers();
    }

    fn completions(&self) -> bool {
        // Under the virtual clock work takes the time that it is declared to take.
        if self.clock.is_virtual() {
            return false;
        }
        let mut woken = false;
        for serial in self.offload.completions() {
            if let Some(thread) = self.end_wait(serial) {
                self.note_wake(Choice::Done, &thread);
                woken = true;
            }
        }
        woken
    }

    /// Waits for native work to be done, in real time.
    pub(crate) fn await_completion(&self, serial: u64) {
        while !self.offload.take_completion(serial) && self.offload.outstanding() > 0 {
            poller::ready(self.offload.notifier().as_ref(), &[], Some(LOOK_UP));
        }
    }

    /// The program has done something to a descriptor (written to it, closed it): whoever waits for the other end sees that
    /// with this instruction. Under the virtual clock it must not matter how long slices are.
    pub fn descriptor_changed(&self) {
        if self.clock.is_virtual() && !self.descriptors.borrow().is_empty() {
            self.poll_descriptors(Some(Duration::ZERO));
        }
    }

    fn poll_descriptors(&self, patience: Option<Duration>) {
        let waiting: Vec<(Rc<Thread>, i32, Readiness)> = self
            .descriptors
            .borrow()
            .values()
            .filter_map(|thread| match thread.status() {
                Status::Waiting(Reason::Descriptor(descriptor, readiness)) => {
                    Some((thread.clone(), descriptor, readiness))
                }
                Status::Waiting(Reason::Events(descriptor, _)) => {
                    Some((thread.clone(), descriptor, Readiness::Readable))
                }
                _ => None,
            })
            .collect();
        let wanted: Vec<(BorrowedFd<'_>, Readiness)> = waiting
            .iter()
            .filter_map(|&(_, descriptor, readiness)| Some((os::borrow_descriptor(descriptor)?, readiness)))
            .collect();
        let ready = poller::ready(self.offload.notifier().as_ref(), &wanted, patience);
        for ((thread, ..), ready) in waiting.iter().zip(ready) {
            if ready {
                self.unpark(thread, Wake::Notified);
                self.note_wake(Choice::Ready, thread);
            }
        }
    }

    fn fire_timers(&self) {
        if self.timers.borrow().is_empty() {
            return;
        }
        let now = self.now();
        loop {
            let due = |timers: &Timers| -> Vec<Rc<Thread>> {
                let Some((&(first, _), _)) = timers.first_key_value() else { return Vec::new() };
                if first > now {
                    return Vec::new();
                }
                timers.range((first, 0)..=(first, u64::MAX)).map(|(_, thread)| thread.clone()).collect()
            };
            let mut due = due(&self.timers.borrow());
            if due.is_empty() {
                return;
            }
            let ids = || due.iter().map(|thread| thread.id).collect();
            // Which of them it was is written down in any case.
            let is_noted = self.funnel.outside() == Outside::Recorded;
            let index = if is_noted { 0 } else { self.funnel.choose(Choice::Timer, ids, self) };
            let thread = due.swap_remove(index);
            self.unpark(&thread, Wake::TimedOut);
            self.note_wake(Choice::Timeout, &thread);
        }
    }

    /// Whether it is not simply the first in the row whom every decision takes.
    pub fn decides(&self) -> bool {
        !self.funnel.is_plain()
    }

    /// Which of so many timers of one event loop fires first, their times being equal.
    pub fn choose_timer(&self, count: usize) -> usize {
        self.funnel.choose(
            Choice::Timer,
            || (0..count as u64).map(|index| FIRST_TIMER + index).collect(),
            self,
        )
    }

    /// The earliest time at which a thread gives up waiting.
    pub(crate) fn next_deadline(&self) -> Option<i64> {
        self.timers.borrow().first_key_value().map(|(&(deadline, _), _)| deadline)
    }

    /// Whether the thread whose time comes next waits for events from outside: it waits for them as long as it says.
    fn next_waits_outside(&self) -> bool {
        let timers = self.timers.borrow();
        timers.first_key_value().is_some_and(|(_, thread)| match thread.status() {
            Status::Waiting(Reason::Events(_, watch)) => watch == Watch::Outside,
            Status::Waiting(Reason::Descriptor(number, _)) => self.other_end(number) == OtherEnd::Outside,
            _ => false,
        })
    }

    fn other_end(&self, number: i32) -> OtherEnd {
        match os::borrow_descriptor(number).map(|descriptor| OtherEnd::of(descriptor, number)) {
            // A child process may have the other end, too.
            Some(OtherEnd::Here) if self.has_children.get() => OtherEnd::Outside,
            known => known.unwrap_or(OtherEnd::Outside),
        }
    }

    /// How far away it is what threads wait for that another thread does not bring about within the interpreter.
    fn farthest_wait(&self) -> Option<OtherEnd> {
        // Work that is to complete at a virtual time is waited for when that time has come.
        if self.offload.outstanding() > 0 && !self.clock.is_virtual() {
            return Some(OtherEnd::Outside);
        }
        let far = |thread: &Rc<Thread>| match thread.status() {
            Status::Waiting(Reason::Descriptor(number, _)) => Some(self.other_end(number)),
            Status::Waiting(Reason::Events(_, watch)) => Some(match watch {
                Watch::Inside => OtherEnd::Here,
                // Under the virtual clock such a wait has an end of its own, which may come.
                Watch::Near if self.clock.is_virtual() && thread.deadline.get().is_some() => OtherEnd::Near,
                Watch::Near | Watch::Outside => OtherEnd::Outside,
            }),
            Status::Waiting(reason) if reason.is_outside() && thread.deadline.get().is_none() => {
                Some(OtherEnd::Outside)
            }
            _ => None,
        };
        self.threads.borrow().values().filter_map(far).max()
    }

    /// Ends the wait of the main thread because a signal has arrived.
    pub(crate) fn interrupt_main(&self) -> bool {
        let main = self.main_thread();
        if !matches!(main.status(), Status::Waiting(_)) {
            return false;
        }
        self.unpark(&main, Wake::Interrupted);
        self.note_wake(Choice::Interrupted, &main);
        true
    }
}
