//! Deadlocks: the report when every thread waits, and that of a cycle among some.

use std::fmt::Write;

use super::holders::{Certainty, Place, is_library};
use super::thread::{MAIN, Status, Thread};
use super::wait::Reason;
use crate::native::Interrupt;
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::vm::Vm;

/// What is done about a cycle of waiting threads while others go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DeadlockMode {
    /// It is reported on standard error.
    #[default]
    Report,
    /// It is reported, and the program ends.
    Error,
    /// Nothing.
    Ignore,
}

impl Vm {
    /// What is said when a deadlock has ended the program.
    pub(crate) fn deadlock_report(&self) -> String {
        self.sched.cycle_report.take().unwrap_or_default()
    }

    /// Every thread waits and nothing can wake one: says so while the threads are still where they wait.
    pub(super) fn keep_deadlock_report(&self) {
        let report = self.whole_report();
        self.sched.cycle_report.borrow_mut().get_or_insert(report);
    }

    fn whole_report(&self) -> String {
        let mut text = "minipy: deadlock: every thread waits, and nothing can wake one\n".to_owned();
        let mut shown: Vec<u64> = Vec::new();
        for thread in self.sched.alive() {
            let Some(reason) = self.sched.blocked_on(&thread) else { continue };
            if shown.contains(&thread.id) {
                continue;
            }
            if let Some((cycle, _)) = self.sched.cycle_from(thread.id, reason) {
                let _ = writeln!(text, "cycle: {}", self.cycle_text(&cycle));
                shown.extend(cycle);
            }
        }
        for thread in self.sched.alive() {
            self.describe_wait(&mut text, &thread);
        }
        if let Some(note) = self.deadlock_note.get() {
            text.push_str(&note(self));
        }
        text
    }

    /// Looks whether the thread that is about to wait closes a cycle; reports it as the user wants.
    pub(super) fn look_for_cycle(&self, thread: &Thread, reason: Reason, timed: bool) {
        let mode = self.options.deadlock;
        if mode == DeadlockMode::Ignore
            || timed
            || !matches!(reason, Reason::Lock(_) | Reason::RLock(_) | Reason::Join(_))
        {
            return;
        }
        let Some((cycle, certainty)) = self.sched.cycle_from(thread.id, reason) else { return };
        let word = match certainty {
            Certainty::Certain => "deadlock",
            Certainty::Suspected => "suspected deadlock",
        };
        let mut text = format!("minipy: {word}: {}\n", self.cycle_text(&cycle));
        for id in &cycle {
            if let Some(member) = self.sched.find(*id) {
                self.describe_wait(&mut text, &member);
            }
        }
        if mode == DeadlockMode::Error {
            *self.sched.cycle_report.borrow_mut() = Some(text);
            self.sched.end(Interrupt::Deadlock);
        } else {
            *self.sched.late_report.borrow_mut() = Some(text);
        }
    }

    fn cycle_text(&self, cycle: &[u64]) -> String {
        let names: Vec<String> = cycle.iter().chain(cycle.first()).map(|&id| self.thread_name(id)).collect();
        names.join(" → ")
    }

    /// What a thread waits for, where, who holds that, and where it was acquired.
    fn describe_wait(&self, text: &mut String, thread: &Thread) {
        let Some(reason) = self.sched.blocked_on(thread) else { return };
        let name = self.thread_name(thread.id);
        let holder = self.sched.depends_on(reason);
        let owner = holder.as_ref().map(|holder| self.thread_name(holder.thread));
        let what = match reason {
            Reason::Lock(serial) => match (&holder, &owner) {
                (Some(holder), _) if holder.thread == thread.id => self
                    .signal_text(thread)
                    .unwrap_or_else(|| format!("lock {serial}, which it holds itself")),
                (_, Some(owner)) => format!("lock {serial}, held by {owner}"),
                _ => format!("lock {serial}"),
            },
            Reason::RLock(serial) => match &owner {
                Some(owner) => format!("reentrant lock {serial}, held by {owner}"),
                None => format!("reentrant lock {serial}"),
            },
            Reason::Queue(serial) => {
                format!("an item of queue {serial}, into which nobody can put one any more")
            }
            Reason::Join(_) => format!("the end of {}", owner.unwrap_or_else(|| "a thread".to_owned())),
            Reason::Shutdown(_) => {
                format!(
                    "the end of {}, as at the end of every program",
                    owner.unwrap_or_else(|| "a thread".to_owned())
                )
            }
            Reason::Sleep => "a time".to_owned(),
            Reason::Descriptor(number, _) => format!("file descriptor {number}"),
            Reason::Events(..) => "events, which nobody can bring about any more".to_owned(),
            Reason::Native(_, name) => name.to_owned(),
            Reason::Signal => "a signal".to_owned(),
        };
        let _ = writeln!(text, "{name} waits for {what}");
        // How `threading` begins a thread is not where it waits.
        for place in places(thread).iter().skip_while(|place| &*place.code.filename == "<frozen threading>") {
            self.show_place(text, place);
        }
        if let (Reason::Lock(serial) | Reason::RLock(serial), Some(holder)) = (reason, holder)
            && let Some(place) = &holder.place
            && holder.thread != thread.id
        {
            let _ = writeln!(text, "  lock {serial} was acquired by {}:", self.thread_name(holder.thread));
            self.show_place(text, place);
        }
    }

    /// A lock that the waiting thread holds itself is how `threading` waits for a notification.
    fn signal_text(&self, thread: &Thread) -> Option<String> {
        let stack = places(thread);
        let functions: Vec<&str> = stack.iter().rev().take(3).map(|place| &*place.code.qualname).collect();
        match functions[..] {
            ["Condition.wait", "Event.wait", ..] => {
                Some("an event that nobody can set any more (a lost wake-up?)".to_owned())
            }
            ["Condition.wait", "Barrier._wait" | "Condition.wait_for", ..] | ["Condition.wait", ..] => {
                Some("a notification that nobody can send any more (a lost wake-up?)".to_owned())
            }
            _ => None,
        }
    }

    fn show_place(&self, text: &mut String, place: &Place) {
        let location = place.code.locations.get(place.instruction);
        let line = location.and_then(|location| location.line()).unwrap_or(0);
        let (file, function) = (&place.code.filename, &place.code.qualname);
        let _ = writeln!(text, "  File \"{file}\", line {line}, in {function}");
        // What the library does inside is not what the reader has to change.
        let is_own = !is_library(&place.code);
        let source = is_own.then(|| self.line_of_file(file, line)).flatten();
        if let Some(source) = source.filter(|source| !source.trim().is_empty()) {
            let _ = writeln!(text, "    {}", source.trim());
        }
    }

    /// The name that `threading` knows a thread by.
    pub fn thread_name(&self, id: u64) -> String {
        let named = || {
            let threading = self.modules.get_str(&self.intern("threading"))?;
            let active = threading.downcast_ref::<Module>()?.dict.get_str(&self.intern("_active"))?;
            let threads = active.downcast_ref::<Dict>()?;
            let key = self.int(id as i64);
            let thread = threads.items().into_iter().find(|(known, _)| known.is(&key))?.1;
            let name = thread.attributes()?.get(&self.intern("_name"))?;
            Some(name.downcast_ref::<Str>()?.as_str().to_owned())
        };
        let unnamed = || if id == MAIN { "MainThread".to_owned() } else { format!("thread {id}") };
        named().unwrap_or_else(unnamed)
    }
}

/// Where a thread is: its frames, the outermost first.
fn places(thread: &Thread) -> Vec<Place> {
    (0..thread.frames.depth())
        .filter_map(|depth| thread.frames.at(depth))
        .map(|frame| Place {
            code: frame.code().template.clone(),
            instruction: frame.next_index().saturating_sub(1),
        })
        .collect()
}

impl super::Scheduler {
    /// What a thread waits for. The main thread's wait has been ended for the report: its reason is kept.
    fn blocked_on(&self, thread: &Thread) -> Option<Reason> {
        match thread.status() {
            Status::Waiting(reason) => Some(reason),
            _ if thread.id == MAIN => self.main_waited_for.get(),
            _ => None,
        }
    }
}
