//! The trace as text: a line for each event, a column for each thread and each task.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use super::columns::{Column, Columns};
use super::event::Record;
use super::lanes::Lanes;
use super::phrase;
use super::sink::{Sink, Wanted};

/// The width of a thread's column.
const WIDTH: usize = 44;

/// Writes each record as a line of text.
pub struct TextTrace<W> {
    output: W,
    wanted: Wanted,
    columns: Columns,
    lanes: Lanes,
    /// What stands above the columns.
    headings: BTreeMap<usize, Arc<str>>,
}

impl<W: Write> TextTrace<W> {
    /// A sink that writes to `output`; with `instructions`, each instruction is a line.
    pub fn new(output: W, instructions: bool) -> TextTrace<W> {
        TextTrace {
            output,
            wanted: Wanted { generators: true, instructions },
            columns: Columns::default(),
            lanes: Lanes::default(),
            headings: BTreeMap::new(),
        }
    }

    fn heading(&mut self) -> std::io::Result<()> {
        let mut line = format!("{:>14} {:>11}  ", "time", "instruction");
        for column in 0..self.columns.count() {
            let name = self.headings.get(&column).map_or("", |name| name);
            line.push_str(&fitted(name));
        }
        writeln!(self.output, "{line}source")
    }

    fn line(&mut self, record: &Record) -> std::io::Result<()> {
        let lane = self.lanes.of(record);
        let column = self.columns.of(lane.number);
        if let Column::New(index) = column {
            self.headings.insert(index, lane.name.clone());
            self.heading()?;
        }
        let mut words = phrase::event(record);
        if let Column::Shared(_) = column {
            words = format!("{}: {words}", lane.name);
        }
        let time = format!("{}.{:09}", record.time / 1_000_000_000, record.time % 1_000_000_000);
        let mut line = format!("{time:>14} {:>11}  ", record.instruction);
        line.push_str(&" ".repeat(WIDTH * column.index()));
        line.push_str(&fitted(&words));
        line.push_str(&" ".repeat(WIDTH * (self.columns.count() - column.index() - 1)));
        line.push_str(&place(record));
        if self.lanes.is_last(record) {
            self.columns.free(lane.number);
        }
        writeln!(self.output, "{}", line.trim_end())
    }
}

impl<W: Write> Sink for TextTrace<W> {
    fn wanted(&self) -> Wanted {
        self.wanted
    }

    fn record(&mut self, record: &Record) -> bool {
        self.line(record).is_ok()
    }

    fn finish(&mut self) {
        // A trace that cannot be written out is no reason to fail the program.
        let _ = self.output.flush();
    }
}

/// A text in the width of a column, and a space at least.
fn fitted(text: &str) -> String {
    const MOST: usize = WIDTH - 1;
    if text.chars().count() > MOST {
        let shown: String = text.chars().take(MOST - 1).collect();
        return format!("{shown}… ");
    }
    format!("{text:<MOST$} ")
}

/// File, line, function, instruction and source.
fn place(record: &Record) -> String {
    let Some(place) = record.place.as_ref().or(record.library.as_ref().map(|call| &call.inside)) else {
        return String::new();
    };
    let place =
        format!("{} {} {}  {}", phrase::file_and_line(place), place.function, place.opcode, place.text);
    match &record.library {
        Some(call) => format!("[{}] {place}", call.operation),
        None => place,
    }
}
