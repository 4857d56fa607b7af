//! Listings of code in the layout of `python3.13 -m dis`.

use std::fmt::Write;

use super::code::{CodeTemplate, Constant};
use super::dis::{Disassembly, Record, code_repr};
use super::marks;
use super::opcode::Opcode;

/// Finds the opcodes of a code object as a run has left them, one for each instruction.
pub type RunningOpcodes<'run> = dyn Fn(&CodeTemplate) -> Option<Vec<Opcode>> + 'run;

/// What to show.
#[derive(Clone, Copy, Default)]
pub struct ListingOptions<'run> {
    /// A column of offsets.
    pub show_offsets: bool,
    /// Lines of inline caches.
    pub show_caches: bool,
    /// A column that tells where a thread switch can fall and what touches shared state.
    pub marks: bool,
    /// Gives the opcodes as a run has specialised them.
    pub running: Option<&'run RunningOpcodes<'run>>,
}

/// The width of the column of names.
const NAME_WIDTH: usize = 20;
/// The width of the column of arguments.
const ARG_WIDTH: usize = 5;
/// The width of the column of marks.
const MARK_WIDTH: usize = 16;
/// What stands for a missing line number.
const NO_LINE: &str = "--";

/// The listing of a code object and of all code inside it.
pub fn listing(code: &CodeTemplate, options: ListingOptions<'_>) -> String {
    let mut text = String::new();
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        if !text.is_empty() {
            text.push_str(&format!("\nDisassembly of {}:\n", code_repr(code)));
        }
        text.push_str(&listing_of_one(code, options, None));
        pending.extend(code.consts.iter().rev().filter_map(|constant| match constant {
            Constant::Code(inner) => Some(&**inner),
            _ => None,
        }));
    }
    text
}

/// The listing of one code object; an arrow marks the instruction at the byte offset `current`.
pub fn listing_of_one(code: &CodeTemplate, options: ListingOptions<'_>, current: Option<u32>) -> String {
    let running = options.running.and_then(|running| running(code));
    let disassembly = Disassembly::new(code, running.as_deref());
    let columns = Columns::new(&disassembly, options);
    let mut text = String::new();
    for record in &disassembly.records {
        let caches: u32 = record.caches.iter().map(|&(_, units)| u32::from(units)).sum();
        let is_current = current.is_some_and(|at| (record.offset..=record.offset + 2 * caches).contains(&at));
        columns.push_line(&mut text, record, is_current);
        if options.show_caches {
            columns.push_caches(&mut text, record);
        }
    }
    if !disassembly.handlers.is_empty() {
        text.push_str("ExceptionTable:\n");
    }
    for handler in &disassembly.handlers {
        let lasti = if handler.lasti { " lasti" } else { "" };
        text.push_str(&format!(
            "  L{} to L{} -> L{} [{}]{lasti}\n",
            handler.start, handler.end, handler.target, handler.depth
        ));
    }
    text
}

/// The widths of the columns; 0 leaves one out.
struct Columns {
    line: usize,
    label: usize,
    offset: usize,
    marks: bool,
}

impl Columns {
    fn new(disassembly: &Disassembly, options: ListingOptions<'_>) -> Columns {
        let digits = |number: usize| number.to_string().len();
        let starts = || disassembly.records.iter().filter(|record| record.starts_line);
        let line = match starts().filter_map(|record| record.line).max() {
            None | Some(0) => 0,
            Some(last) => {
                let without = starts().any(|record| record.line.is_none());
                digits(last as usize).max(if without { NO_LINE.len() + 2 } else { 3 })
            }
        };
        let offset =
            if options.show_offsets { digits((disassembly.len as usize).max(10_001) - 2) } else { 0 };
        Columns { line, label: 4 + digits(disassembly.label_count), offset, marks: options.marks }
    }

    fn push_line(&self, text: &mut String, record: &Record, is_current: bool) {
        if self.line > 0 && record.starts_line && record.offset > 0 {
            text.push('\n');
        }
        let line_number = match record.line {
            _ if !record.starts_line => String::new(),
            Some(line) => line.to_string(),
            None => NO_LINE.to_owned(),
        };
        let label = record.label.map_or_else(String::new, |label| format!("L{label}:"));
        let mark =
            if self.marks { record.instruction.map(marks::mark).unwrap_or_default() } else { String::new() };
        let start = text.len();
        self.push_head(text, &line_number, &label, record.offset, is_current, &mark);
        let _ = write!(text, " {:NAME_WIDTH$}", record.opname);
        if let Some(arg) = record.arg {
            let excess = record.opname.len().saturating_sub(NAME_WIDTH);
            let _ = write!(text, " {arg:>width$}", width = ARG_WIDTH.saturating_sub(excess));
            if !record.argrepr.is_empty() {
                let _ = write!(text, " ({})", record.argrepr);
            }
        }
        end_line(text, start);
    }

    /// All columns before the name.
    fn push_head(
        &self,
        text: &mut String,
        line: &str,
        label: &str,
        offset: u32,
        is_current: bool,
        mark: &str,
    ) {
        if self.line > 0 {
            let _ = write!(text, "{line:>width$} ", width = self.line);
        }
        let _ = write!(text, "{label:>width$} ", width = self.label);
        if self.offset > 0 {
            let _ = write!(text, "{offset:>width$}   ", width = self.offset);
        }
        text.push_str(if is_current { "-->" } else { "   " });
        if self.marks {
            let _ = write!(text, " {mark:MARK_WIDTH$}");
        }
    }

    fn push_caches(&self, text: &mut String, record: &Record) {
        let mut offset = record.offset;
        for &(name, units) in record.caches {
            for unit in 0..units {
                offset += 2;
                let start = text.len();
                self.push_head(text, "", "", offset, false, "");
                let _ = write!(text, " {:NAME_WIDTH$} {:>ARG_WIDTH$}", "CACHE", 0);
                if unit == 0 {
                    let _ = write!(text, " ({name}: 0)");
                }
                end_line(text, start);
            }
        }
    }
}

/// Ends a line without blanks at its end.
fn end_line(text: &mut String, start: usize) {
    let end = text[start..].trim_end().len();
    text.truncate(start + end);
    text.push('\n');
}
