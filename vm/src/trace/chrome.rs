//! The trace for Chrome's viewer (`chrome://tracing`, Perfetto): a lane for the GIL and one for each thread, arrows from
//! whoever wakes or starts a thread to that thread.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use serde_json::{Value, json};

use super::event::{Event, Record, ThreadName};
use super::phrase;
use super::sink::{Sink, Wanted};

/// The only process.
const PROCESS: u64 = 1;
/// The lane of the GIL.
const GIL: u64 = 0;

/// Writes Chrome's trace events.
pub struct ChromeTrace<W> {
    output: W,
    wanted: Wanted,
    begun: bool,
    known: BTreeSet<u64>,
    /// Who has the GIL, and since when.
    running: Option<(ThreadName, i64)>,
    /// What those do that do not have it, and since when.
    waiting: BTreeMap<u64, (String, i64)>,
    /// Arrows that have not arrived, by the thread that they lead to.
    arrows: BTreeMap<u64, Vec<(u64, String)>>,
    last_arrow: u64,
    last_time: i64,
}

impl<W: Write> ChromeTrace<W> {
    /// A sink that writes to `output`; with `instructions`, each instruction is an event.
    pub fn new(output: W, instructions: bool) -> ChromeTrace<W> {
        ChromeTrace {
            output,
            wanted: Wanted { generators: true, instructions },
            begun: false,
            known: BTreeSet::new(),
            running: None,
            waiting: BTreeMap::new(),
            arrows: BTreeMap::new(),
            last_arrow: 0,
            last_time: 0,
        }
    }

    fn write(&mut self, event: &Value) -> std::io::Result<()> {
        let before = if self.begun { ",\n" } else { "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n" };
        self.begun = true;
        self.output.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut self.output, event).map_err(std::io::Error::from)
    }

    /// Names a lane.
    fn lane(&mut self, id: u64, name: &str) -> std::io::Result<()> {
        self.write(&json!({
            "ph": "M", "pid": PROCESS, "tid": id, "name": "thread_name", "args": {"name": name},
        }))?;
        self.write(&json!({
            "ph": "M", "pid": PROCESS, "tid": id, "name": "thread_sort_index", "args": {"sort_index": id},
        }))
    }

    /// A span of time on a lane.
    fn span(&mut self, lane: u64, name: &str, from: i64, to: i64) -> std::io::Result<()> {
        self.write(&json!({
            "ph": "X", "pid": PROCESS, "tid": lane, "name": name,
            "ts": microseconds(from), "dur": microseconds(to - from),
        }))
    }

    fn take(&mut self, record: &Record) -> std::io::Result<()> {
        let thread = &record.thread;
        if let Some((what, since)) = self.waiting.remove(&thread.id) {
            self.span(thread.id, &what, since, record.time)?;
        }
        self.running = Some((thread.clone(), record.time));
        for (arrow, name) in self.arrows.remove(&thread.id).unwrap_or_default() {
            self.write(&json!({
                "ph": "f", "bp": "e", "pid": PROCESS, "tid": thread.id, "name": name, "cat": "wake", "id": arrow,
                "ts": microseconds(record.time),
            }))?;
        }
        Ok(())
    }

    fn drop_gil(&mut self, record: &Record) -> std::io::Result<()> {
        self.end_run(record.time)?;
        if let Event::Drop { reason } = record.event {
            let waiting = self.waiting.entry(record.thread.id).or_default();
            waiting.1 = record.time;
            if waiting.0.is_empty() {
                waiting.0 = format!("wants the GIL ({})", reason.name());
            }
        }
        Ok(())
    }

    /// The spans of the thread that has had the GIL.
    fn end_run(&mut self, now: i64) -> std::io::Result<()> {
        let Some((thread, since)) = self.running.take() else { return Ok(()) };
        self.span(thread.id, "runs", since, now)?;
        self.span(GIL, &thread.name, since, now)
    }

    /// An arrow begins, which ends where the other thread next takes the GIL.
    fn arrow(&mut self, record: &Record, to: u64) -> std::io::Result<()> {
        self.last_arrow += 1;
        let name =
            record.library.as_ref().map_or_else(|| phrase::event(record), |call| call.operation.to_string());
        self.write(&json!({
            "ph": "s", "pid": PROCESS, "tid": record.thread.id, "name": name, "cat": "wake", "id": self.last_arrow,
            "ts": microseconds(record.time),
        }))?;
        self.arrows.entry(to).or_default().push((self.last_arrow, name));
        Ok(())
    }

    /// A moment on a thread's lane.
    fn moment(&mut self, record: &Record) -> std::io::Result<()> {
        let name = words(record);
        self.write(&json!({
            "ph": "i", "s": "t", "pid": PROCESS, "tid": record.thread.id, "name": name,
            "ts": microseconds(record.time),
            "args": {"instruction": record.instruction, "place": record.place, "library": record.library},
        }))
    }

    fn event(&mut self, record: &Record) -> std::io::Result<()> {
        if !self.begun {
            self.lane(GIL, "GIL")?;
        }
        if self.known.insert(record.thread.id) {
            self.lane(record.thread.id, &record.thread.name)?;
        }
        if self.running.is_none() && record.event != Event::Take {
            self.running = Some((record.thread.clone(), record.time));
        }
        self.last_time = record.time;
        match &record.event {
            Event::Take => self.take(record),
            Event::Drop { .. } => self.drop_gil(record),
            Event::Wait { .. } => {
                self.waiting.insert(record.thread.id, (words(record), record.time));
                Ok(())
            }
            Event::Start { other, .. } | Event::Notify { other } => {
                self.moment(record)?;
                self.arrow(record, other.id)
            }
            Event::Wake { .. } => Ok(()),
            _ => self.moment(record),
        }
    }
}

impl<W: Write> Sink for ChromeTrace<W> {
    fn wanted(&self) -> Wanted {
        self.wanted
    }

    fn record(&mut self, record: &Record) -> bool {
        self.event(record).is_ok()
    }

    fn finish(&mut self) {
        // A trace that cannot be written out is no reason to fail the program.
        let _ = self.end_run(self.last_time);
        let end = if self.begun { "\n]}\n" } else { "{\"traceEvents\":[]}\n" };
        let _ = self.output.write_all(end.as_bytes());
        let _ = self.output.flush();
    }
}

/// The event, and the operation of the library that it belongs to.
fn words(record: &Record) -> String {
    let words = phrase::event(record);
    match &record.library {
        Some(call) => format!("{words} [{}]", call.operation),
        None => words,
    }
}

fn microseconds(nanoseconds: i64) -> f64 {
    nanoseconds as f64 / 1000.0
}
