//! The trace as JSON lines: one object for each record.

use std::io::Write;

use super::event::Record;
use super::sink::{Sink, Wanted};

/// Writes each record as a line of JSON.
pub struct JsonLines<W> {
    output: W,
    wanted: Wanted,
}

impl<W: Write> JsonLines<W> {
    /// A sink that writes to `output`; with `instructions`, each instruction is a record.
    pub fn new(output: W, instructions: bool) -> JsonLines<W> {
        JsonLines { output, wanted: Wanted { generators: true, instructions } }
    }
}

impl<W: Write> Sink for JsonLines<W> {
    fn wanted(&self) -> Wanted {
        self.wanted
    }

    fn record(&mut self, record: &Record) -> bool {
        serde_json::to_writer(&mut self.output, record).is_ok() && self.output.write_all(b"\n").is_ok()
    }

    fn finish(&mut self) {
        // A trace that cannot be written out is no reason to fail the program.
        let _ = self.output.flush();
    }
}
