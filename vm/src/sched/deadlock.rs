//! The report of a deadlock: each thread, what it waits for, and where.

use std::fmt::Write;

use super::thread::{MAIN, Status, Thread};
use super::wait::Reason;
use crate::vm::Vm;

impl Vm {
    /// What is said when every thread waits and nothing can wake one.
    pub(crate) fn deadlock_report(&self) -> String {
        let mut text = "minipy: deadlock: every thread waits, and nothing can wake one\n".to_owned();
        for thread in self.sched.alive() {
            let Some(reason) = self.sched.blocked_on(&thread) else { continue };
            let _ = writeln!(text, "Thread {} waits for {}", thread.id, described(reason));
            for (file, line, function) in self.places(&thread) {
                let _ = writeln!(text, "  File \"{file}\", line {line}, in {function}");
            }
        }
        text
    }

    /// Where a thread is: file, line and function of its frames, the outermost first.
    fn places(&self, thread: &Thread) -> Vec<(String, u32, String)> {
        (0..thread.frames.depth())
            .filter_map(|depth| thread.frames.at(depth))
            .map(|frame| {
                let template = &frame.code().template;
                let line = frame.code().line_of(frame.next_index().saturating_sub(1));
                (template.filename.to_string(), line.unwrap_or(0), template.qualname.to_string())
            })
            .collect()
    }
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

fn described(reason: Reason) -> String {
    match reason {
        Reason::Lock(serial) => format!("lock {serial}"),
        Reason::RLock(serial) => format!("reentrant lock {serial}"),
        Reason::Queue(serial) => format!("queue {serial}"),
        Reason::Join(_) => "the end of a thread".to_owned(),
        Reason::Shutdown(_) => "the end of all other threads".to_owned(),
        Reason::Sleep => "a time".to_owned(),
        Reason::Descriptor(number, _) => format!("file descriptor {number}"),
        Reason::Native(_, name) => name.to_owned(),
        Reason::Signal => "a signal".to_owned(),
    }
}
