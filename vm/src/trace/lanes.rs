//! Whose column a record stands in: that of its thread, or that of the task whose step the thread executes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::{Event, Record, TaskStep};

/// Numbers of tasks as lanes, which threads do not have.
const FIRST_TASK: u64 = 1 << 48;

/// A thread, or a task of a thread's event loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Lane {
    pub(super) number: u64,
    pub(super) name: Arc<str>,
}

/// The tasks that are known, and which of them are being executed.
#[derive(Default)]
pub(super) struct Lanes {
    tasks: BTreeMap<(u64, Arc<str>), u64>,
    made: u64,
    /// The tasks in whose steps a thread is; several when one starts another eagerly.
    running: BTreeMap<u64, Vec<Lane>>,
}

impl Lanes {
    /// The lane of a record, which is the next one of the run.
    pub(super) fn of(&mut self, record: &Record) -> Lane {
        let thread = record.thread.id;
        if let Event::Task { task, step, .. } = &record.event
            && *step != TaskStep::Created
        {
            let lane = self.of_task(thread, task);
            let running = self.running.entry(thread).or_default();
            match step {
                TaskStep::Begins => running.push(lane.clone()),
                TaskStep::Woken | TaskStep::Created => {}
                _ => running.retain(|other| *other != lane),
            }
            return lane;
        }
        match self.running.get(&thread).and_then(|running| running.last()) {
            Some(task) if record.event != Event::Exit => task.clone(),
            _ => Lane { number: thread, name: record.thread.name.clone() },
        }
    }

    fn of_task(&mut self, thread: u64, name: &Arc<str>) -> Lane {
        let number = *self.tasks.entry((thread, name.clone())).or_insert_with(|| {
            self.made += 1;
            FIRST_TASK + self.made
        });
        Lane { number, name: name.clone() }
    }

    /// Whether a record is the last one of its lane, whose column may be given away.
    pub(super) fn is_last(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::Exit => true,
            Event::Task { task, step: TaskStep::Done | TaskStep::Failed | TaskStep::Cancelled, .. } => {
                self.tasks.remove(&(record.thread.id, task.clone()));
                true
            }
            _ => false,
        }
    }
}
