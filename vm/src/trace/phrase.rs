//! Records in words, for people.

use super::event::{
    Awaited, Event, FutureStep, Handover, OutputStream, Place, Record, Step, TaskStep, ThreadName, Woken,
};

/// Characters of a program's output that a cell shows.
const SHOWN: usize = 40;

/// All that an event says, in a few words.
pub(super) fn event(record: &Record) -> String {
    match &record.event {
        Event::Start { other, daemon, .. } => started(other, *daemon),
        Event::Begin => "begins".to_owned(),
        Event::Exit => "ends".to_owned(),
        Event::Take => "takes the GIL".to_owned(),
        Event::Drop { reason: Handover::CheckInterval } => {
            format!("drops the GIL (check interval) before {}", opcode(record))
        }
        Event::Drop { reason } => format!("drops the GIL ({})", reason.name()),
        Event::Acquire { lock, count: 0 | 1 } => format!("takes {lock}"),
        Event::Acquire { lock, count } => format!("takes {lock} again ({count})"),
        Event::Refused { lock, holder } => format!("does not get {lock}{}", held_by(holder.as_ref(), record)),
        Event::Release { lock, count: 0 } => format!("releases {lock}"),
        Event::Release { lock, count } => format!("releases {lock} once ({count} left)"),
        Event::Wait { what, until } => waits(what, *until, record),
        Event::Wake { why, .. } => woken(*why).to_owned(),
        Event::Notify { other } => format!("wakes {}", other.name),
        Event::NativeBegin { work } => format!("{work} begins"),
        Event::NativeEnd { work } => format!("{work} ends"),
        Event::Generator { generator, step } => format!("{generator} {}", step_words(*step)),
        Event::Task { task, step, other } => task_words(task, *step, other.as_deref()),
        Event::Future { step, awaited_by } => future_words(*step, awaited_by),
        Event::Output { stream, text } => prints(*stream, text),
        Event::Uncaught { exception, message } => raises(exception, message),
        Event::Instruction => opcode(record).to_owned(),
    }
}

/// The instruction of an event, in the library if it happened there.
pub(super) fn opcode(record: &Record) -> &'static str {
    let inside = record.library.as_ref().map(|call| &call.inside);
    inside.or(record.place.as_ref()).map_or("", |place| place.opcode)
}

pub(super) fn started(other: &ThreadName, daemon: bool) -> String {
    format!("starts {}{}", other.name, if daemon { " (daemon)" } else { "" })
}

pub(super) fn raises(exception: &str, message: &str) -> String {
    let separator = if message.is_empty() { "" } else { ": " };
    format!("dies of {exception}{separator}{message}")
}

pub(super) fn prints(stream: OutputStream, text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    let whither = if stream == OutputStream::Stderr { " to stderr" } else { "" };
    format!("prints{whither} {shown:?}{more}")
}

fn woken(why: Woken) -> &'static str {
    match why {
        Woken::Notified => "goes on",
        Woken::TimedOut => "goes on: the time is over",
        Woken::Interrupted => "goes on: interrupted",
    }
}

fn step_words(step: Step) -> &'static str {
    match step {
        Step::Resume => "is resumed",
        Step::Yield => "yields",
        Step::Return => "returns",
    }
}

/// In the column of the task, but for its creation, which is its creator's doing.
fn task_words(task: &str, step: TaskStep, other: Option<&str>) -> String {
    let other = other.unwrap_or("a future");
    match step {
        TaskStep::Created => format!("creates {task}"),
        TaskStep::Begins => "begins a step".to_owned(),
        TaskStep::Awaits => format!("waits for {other}"),
        TaskStep::Yields => "waits for its turn".to_owned(),
        TaskStep::Woken => format!("is woken by {other}"),
        TaskStep::Done => "is done".to_owned(),
        TaskStep::Failed => "has failed".to_owned(),
        TaskStep::Cancelled => "is cancelled".to_owned(),
    }
}

fn future_words(step: FutureStep, awaited_by: &str) -> String {
    let verb = match step {
        FutureStep::Done => "completes",
        FutureStep::Failed => "fails",
        FutureStep::Cancelled => "cancels",
    };
    format!("{verb} the future of {awaited_by}")
}

/// What a thread waits for, and for how long at most.
pub(super) fn waits(what: &Awaited, until: Option<i64>, record: &Record) -> String {
    let words = match what {
        Awaited::Sleep => {
            return format!(
                "sleeps {}",
                until.map_or_else(String::new, |until| seconds(until - record.time))
            );
        }
        Awaited::Lock { lock, holder } => format!("waits for {lock}{}", held_by(holder.as_ref(), record)),
        Awaited::Queue { .. } => "waits for an item".to_owned(),
        Awaited::Join { other } if other.name.is_empty() => "waits for the end of a thread".to_owned(),
        Awaited::Join { other } => format!("waits for the end of {}", other.name),
        Awaited::Shutdown => "waits for the end of all threads".to_owned(),
        Awaited::Io { channel, writing } => {
            let way = if *writing { "write to" } else { "read from" };
            match channel {
                0 => format!("waits to {way} standard input"),
                1 => format!("waits to {way} standard output"),
                2 => format!("waits to {way} standard error"),
                other => format!("waits to {way} channel {}", other - 2),
            }
        }
        Awaited::Native { work } => format!("waits for {work}"),
        Awaited::Events => "waits for events".to_owned(),
        Awaited::Signal => "waits for a signal".to_owned(),
    };
    words + &at_most(until, record)
}

/// `, for at most 0.5 s`, if there is a limit.
pub(super) fn at_most(until: Option<i64>, record: &Record) -> String {
    until.map_or_else(String::new, |until| format!(", for at most {}", seconds(until - record.time)))
}

/// `, held by Thread-1`, if somebody has it.
pub(super) fn held_by(holder: Option<&ThreadName>, record: &Record) -> String {
    match holder {
        Some(holder) if holder.id == record.thread.id => ", held by itself".to_owned(),
        Some(holder) => format!(", held by {}", holder.name),
        None => String::new(),
    }
}

/// A duration in seconds, to the microsecond.
pub(super) fn seconds(nanoseconds: i64) -> String {
    let microseconds = (nanoseconds.max(0).saturating_add(500)) / 1000;
    let (whole, part) = (microseconds / 1_000_000, microseconds % 1_000_000);
    let part = format!("{part:06}");
    match part.trim_end_matches('0') {
        "" => format!("{whole} s"),
        part => format!("{whole}.{part} s"),
    }
}

/// The file's own name and the line: `queue.py:12`.
pub(super) fn file_and_line(place: &Place) -> String {
    let name = place.file.rsplit('/').next().unwrap_or_default();
    format!("{name}:{}", place.line)
}
