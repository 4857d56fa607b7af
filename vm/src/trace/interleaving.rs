//! The interleaving of a run: a text that is the same whenever the run is the same, for snapshots.
//!
//! What happens inside the library is shown by what the program has called there (`Queue.get`), and how threads are
//! started and ended is left out but for the fact: when a thread's turn ends there, only the column changes. No time, no
//! address and no number of instructions is shown.

use super::columns::{Column, Columns};
use super::event::{Awaited, Event, Handover, OutputStream, Record, Woken};
use super::lanes::{Lane, Lanes};
use super::phrase;

/// Operations of the library whose locks are its own business.
const SILENT: &[&str] = &["Thread.start", "Thread._bootstrap", "Thread.join", "Thread.__init__", "_shutdown"];
/// Where a condition's waiters wait.
const WAIT: &str = "Condition.wait";

/// A line of the text.
struct Row {
    /// The number of its lane.
    lane: u64,
    column: Column,
    words: String,
    source: String,
    kind: Kind,
}

/// What may be joined to a row.
#[derive(PartialEq, Eq)]
enum Kind {
    Plain,
    /// Output whose line has not ended.
    Partial(OutputStream, String),
    /// Switches inside an operation of the library, so many of them.
    Switches(String, usize),
    /// Nothing but whom it wakes.
    Wakes,
}

/// The interleaving that the records of a run show.
pub fn interleaving(records: &[Record], complete: bool) -> String {
    let mut table = Table { main: main_file(records), ..Table::default() };
    for record in records {
        table.add(record);
    }
    table.end_line();
    let mut text = table.text();
    if !complete {
        text.push_str("… and more, which was not kept\n");
    }
    text
}

/// The program's file: that of the main thread's outermost function.
fn main_file(records: &[Record]) -> String {
    let places =
        || records.iter().filter(|record| record.thread.id == 1).filter_map(|record| record.place.as_ref());
    let place = places().find(|place| &*place.function == "<module>").or_else(|| places().next());
    place.map(|place| place.file.to_string()).unwrap_or_default()
}

#[derive(Default)]
struct Table {
    main: String,
    columns: Columns,
    lanes: Lanes,
    /// The lane of the record at hand.
    lane: Option<Lane>,
    headings: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    fn add(&mut self, record: &Record) {
        self.lane = Some(self.lanes.of(record));
        self.add_to_lane(record);
        if self.lanes.is_last(record) {
            self.columns.free(self.lane_of(record).number);
        }
    }

    fn lane_of(&self, record: &Record) -> Lane {
        let thread = || Lane { number: record.thread.id, name: record.thread.name.clone() };
        self.lane.clone().unwrap_or_else(thread)
    }

    fn add_to_lane(&mut self, record: &Record) {
        match &record.event {
            Event::Output { stream, text } => self.add_output(record, *stream, text),
            Event::Notify { other } if !is_silent(record) => self.add_wake(record, &other.name),
            Event::Drop { reason: Handover::CheckInterval } => self.add_switch(record),
            Event::Exit => self.add_exit(record),
            _ => {
                if let Some(words) = words(record) {
                    self.push(record, words, Kind::Plain);
                }
            }
        }
    }

    fn push(&mut self, record: &Record, words: String, kind: Kind) {
        self.end_line();
        let lane = self.lane_of(record);
        let column = self.columns.of(lane.number);
        let mut words = words;
        match column {
            Column::Known(_) => {}
            Column::New(index) if index >= self.headings.len() => {
                self.headings.push(lane.name.to_string());
            }
            Column::New(_) | Column::Shared(_) => words = format!("{}: {words}", lane.name),
        }
        let source = self.source(record);
        self.rows.push(Row { lane: lane.number, column, words, source, kind });
    }

    /// Line and text, with the file where it is not the program's own.
    fn source(&self, record: &Record) -> String {
        let Some(place) = record.place.as_ref().filter(|place| place.line > 0) else { return String::new() };
        let line = if *place.file == self.main {
            format!("{:>3}", place.line)
        } else {
            phrase::file_and_line(place)
        };
        format!("{line}  {}", place.text)
    }

    /// The last row, if it is this thread's.
    fn last_of(&mut self, record: &Record) -> Option<&mut Row> {
        let lane = self.lane_of(record).number;
        self.rows.last_mut().filter(|row| row.lane == lane)
    }

    /// Output is shown by lines, however it was written.
    fn add_output(&mut self, record: &Record, stream: OutputStream, text: &str) {
        // Tracebacks are told by the exception's own event.
        if stream == OutputStream::Stderr && (record.place.is_none() || record.library.is_some()) {
            return;
        }
        for piece in text.split_inclusive('\n') {
            let before = match self.rows.last() {
                Some(Row { lane, kind: Kind::Partial(open, before), .. })
                    if *lane == self.lane_of(record).number && *open == stream =>
                {
                    Some(before.clone())
                }
                _ => None,
            };
            if before.is_some() {
                self.rows.pop();
            }
            let line = before.unwrap_or_default() + piece;
            match line.strip_suffix('\n') {
                Some(line) => self.push(record, phrase::prints(stream, line), Kind::Plain),
                None => self.push(record, String::new(), Kind::Partial(stream, line)),
            }
        }
    }

    /// Something else comes between: a line of output that has not ended is shown as far as it goes.
    fn end_line(&mut self) {
        if let Some(row) = self.rows.last_mut()
            && let Kind::Partial(stream, text) = &row.kind
        {
            row.words = format!("{} without a line end", phrase::prints(*stream, text));
            row.kind = Kind::Plain;
        }
    }

    fn add_wake(&mut self, record: &Record, other: &str) {
        self.end_line();
        let source = self.source(record);
        if let Some(row) = self.last_of(record)
            && !matches!(row.kind, Kind::Switches(..))
            && !source.is_empty()
            && row.source == source
        {
            row.words.push_str(&format!(", wakes {other}"));
            return;
        }
        self.push(record, format!("wakes {other}"), Kind::Wakes);
    }

    fn add_exit(&mut self, record: &Record) {
        self.end_line();
        if let Some(row) = self.last_of(record)
            && row.kind == Kind::Wakes
        {
            row.words = format!("ends, {}", row.words);
            row.kind = Kind::Plain;
            return;
        }
        self.push(record, "ends".to_owned(), Kind::Plain);
    }

    /// The end of a check interval. Those inside an operation of the library are counted: its instructions are not
    /// the program's.
    fn add_switch(&mut self, record: &Record) {
        if is_silent(record) {
            return;
        }
        let Some(call) = &record.library else {
            return self.push(record, format!("switch before {}", phrase::opcode(record)), Kind::Plain);
        };
        let source = self.source(record);
        self.end_line();
        let lane = self.lane_of(record).number;
        let run = self.rows.iter_mut().rev().take_while(|row| matches!(row.kind, Kind::Switches(..)));
        for row in run {
            if let Kind::Switches(operation, count) = &mut row.kind
                && row.lane == lane
                && **operation == *call.operation
                && row.source == source
            {
                *count += 1;
                return;
            }
        }
        let operation = call.operation.to_string();
        self.push(record, format!("switch in {operation}"), Kind::Switches(operation, 1));
    }

    fn text(&self) -> String {
        let words = |row: &Row| match &row.kind {
            Kind::Switches(_, count) if *count > 1 => format!("{} ({count} times)", row.words),
            _ => row.words.clone(),
        };
        let mut widths: Vec<usize> = self.headings.iter().map(|name| name.chars().count()).collect();
        for row in &self.rows {
            let width = &mut widths[row.column.index()];
            *width = (*width).max(words(row).chars().count());
        }
        let mut text = String::new();
        let mut line = |cell: &dyn Fn(usize) -> String, source: &str| {
            let mut line = String::new();
            for (index, width) in widths.iter().enumerate() {
                line.push_str(&format!("{:<width$} | ", cell(index)));
            }
            line.push_str(source);
            text.push_str(line.trim_end());
            text.push('\n');
        };
        line(&|index| self.headings[index].clone(), "source");
        for row in &self.rows {
            let cell = |index| if index == row.column.index() { words(row) } else { String::new() };
            line(&cell, &row.source);
        }
        text
    }
}

/// Whether an event belongs to how threads are started and ended.
fn is_silent(record: &Record) -> bool {
    record.library.as_ref().is_some_and(|call| SILENT.contains(&&*call.operation))
}

/// What is said of an event; nothing of most of those inside the library.
fn words(record: &Record) -> Option<String> {
    match &record.event {
        Event::Start { other, daemon, .. } => Some(phrase::started(other, *daemon)),
        Event::Begin => Some("begins".to_owned()),
        Event::Drop { reason: Handover::Yield } => Some("yields".to_owned()),
        Event::NativeBegin { .. } | Event::NativeEnd { .. } | Event::Task { .. } | Event::Future { .. } => {
            Some(phrase::event(record))
        }
        Event::Uncaught { exception, message } => Some(phrase::raises(exception, message)),
        Event::Wait { what, until } => waits(record, what, *until),
        Event::Wake { what, why } => goes_on(record, what, *why),
        Event::Acquire { .. } | Event::Release { .. } | Event::Refused { .. } => locks(record),
        _ => None,
    }
}

/// Locks of the program itself, and the operations of the library that begin by taking one.
fn locks(record: &Record) -> Option<String> {
    let Some(call) = &record.library else { return Some(phrase::event(record)) };
    let in_wait = call.inside.function.starts_with(WAIT) || call.inside.function.contains("_acquire_restore");
    if is_silent(record) || in_wait || call.operation.starts_with("import ") {
        return None;
    }
    match (&record.event, &*call.operation) {
        (Event::Acquire { .. }, "Condition.__enter__") => Some("enters a Condition".to_owned()),
        (Event::Release { .. }, "Condition.__exit__") => Some("leaves a Condition".to_owned()),
        // The function that is about to wait, or has waited.
        (Event::Acquire { .. }, operation) if &*call.inside.function == "Condition.__enter__" => {
            Some(operation.to_owned())
        }
        _ => None,
    }
}

fn waits(record: &Record, what: &Awaited, until: Option<i64>) -> Option<String> {
    match (&record.library, what) {
        (_, Awaited::Native { .. }) => None,
        (Some(_), Awaited::Lock { .. }) if is_silent(record) => None,
        (Some(call), Awaited::Lock { holder, .. }) => {
            // A waiter's own lock says nothing.
            let holder = holder.as_ref().filter(|holder| holder.id != record.thread.id);
            let limit = phrase::at_most(until, record);
            Some(format!("waits in {}{}{limit}", call.operation, phrase::held_by(holder, record)))
        }
        _ => Some(phrase::waits(what, until, record)),
    }
}

/// That a wait is over. After one for a lock, its taking is told instead.
fn goes_on(record: &Record, what: &Awaited, why: Woken) -> Option<String> {
    let told = match what {
        Awaited::Native { .. } => false,
        Awaited::Lock { .. } => record
            .library
            .as_ref()
            .is_some_and(|call| &*call.inside.function == WAIT && !SILENT.contains(&&*call.operation)),
        _ => true,
    };
    let words = match (what, why) {
        (Awaited::Sleep, Woken::TimedOut) => "wakes",
        (_, Woken::TimedOut) => "goes on: the time is over",
        (_, Woken::Notified) => "goes on",
        (_, Woken::Interrupted) => "is interrupted",
    };
    told.then(|| words.to_owned())
}
