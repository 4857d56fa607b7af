//! The frames of a traceback as text.

use super::colour::Colours;
use super::excerpt::excerpt;
use crate::bytecode::Location;
use crate::object::code::Code;
use crate::object::exception::Exception;
use crate::object::traceback::Traceback;
use crate::object::value::Ref;
use crate::vm::Vm;

/// Equal entries that are shown before they are only counted.
const REPEATED: usize = 3;

/// Where one entry is.
struct Entry {
    code: Ref<Code>,
    line: u32,
    location: Location,
}

impl Vm {
    /// All entries of an exception's traceback; empty if it has none.
    pub(super) fn stack_text(&self, exception: &Ref<Exception>, colours: Colours) -> String {
        let traceback = exception.traceback.borrow().clone();
        self.entries_text(traceback, Some(colours))
    }

    /// The same of a traceback, without marks below the lines, and without lines that no file has.
    pub(super) fn plain_stack_text(&self, traceback: Option<Ref<Traceback>>) -> String {
        self.entries_text(traceback, None)
    }

    fn entries_text(&self, traceback: Option<Ref<Traceback>>, marks: Option<Colours>) -> String {
        let mut text = String::new();
        let mut repeated = 0;
        let mut previous: Option<(String, u32, String)> = None;
        for entry in self.traceback_entries(traceback) {
            let file = entry.code.filename.as_str().to_owned();
            let place = (file, entry.line, entry.code.name.as_str().to_owned());
            if previous.as_ref() != Some(&place) {
                text.push_str(&repetition(repeated));
                repeated = 0;
            }
            repeated += 1;
            if repeated <= REPEATED {
                text.push_str(&self.entry_text(&place, &entry, marks));
            }
            previous = Some(place);
        }
        text + &repetition(repeated)
    }

    /// The entries that `sys.tracebacklimit` leaves.
    fn traceback_entries(&self, traceback: Option<Ref<Traceback>>) -> Vec<Entry> {
        let limit = self.sys_attribute("tracebacklimit").and_then(|limit| limit.as_small_int());
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(0));
        let mut entries = Vec::new();
        let mut next = traceback;
        while let Some(traceback) = next {
            let code = traceback.frame.code.clone();
            let index = traceback.instruction as usize;
            let location = code.template.locations.get(index).copied().unwrap_or(Location::NONE);
            entries.push(Entry { code, line: traceback.line, location });
            next = traceback.next.borrow().clone();
        }
        entries.drain(..entries.len().saturating_sub(limit));
        entries
    }

    fn entry_text(
        &self,
        (file, line, name): &(String, u32, String),
        entry: &Entry,
        marks: Option<Colours>,
    ) -> String {
        // Each statement of an interactive session has a name of its own.
        let source_name = file;
        let file = if file.starts_with("<stdin>-") { "<stdin>" } else { file };
        let Some(colours) = marks else {
            let place = format!("  File \"{file}\", line {line}, in {name}\n");
            let source = self.line_of_file(source_name, *line);
            return source.map_or(place.clone(), |source| format!("{place}    {}\n", source.trim()));
        };
        let Colours { place, reset, .. } = colours;
        let mut text =
            format!("  File {place}\"{file}\"{reset}, line {place}{line}{reset}, in {place}{name}{reset}\n");
        let Location { line: first, end_line, column, end_column } = entry.location;
        let is_known = first == *line as i32 && end_line >= first && column >= 0 && end_column >= 0;
        let last = if is_known { end_line as u32 } else { *line };
        let Some(lines) = self.source_lines(source_name, *line, last) else { return text };
        let shown = if is_known {
            excerpt(&lines, column as usize, end_column as usize, colours)
        } else {
            format!("{}\n", lines[0].trim())
        };
        for line in shown.split_inclusive('\n') {
            text.push_str("    ");
            text.push_str(line);
        }
        text
    }

    /// A line of a source file, while the program lives; none if it is blank.
    pub(crate) fn line_of_file(&self, file: &str, line: u32) -> Option<String> {
        let is_file = !is_made_up(file) || self.source_of_library(file).is_some();
        if is_file && line > 0 && !self.finalizing.get() {
            self.source_lines(file, line, line)?.pop()
        } else {
            None
        }
    }

    /// The source of a module that is part of the interpreter and would be a file in CPython's library.
    fn source_of_library(&self, file: &str) -> Option<&'static str> {
        self.source_in_library(file.strip_prefix("<frozen ")?.strip_suffix('>')?)
    }

    /// Lines of a source file, without white space at their ends; none if they cannot be had or are blank.
    fn source_lines(&self, file: &str, first: u32, last: u32) -> Option<Vec<String>> {
        let known = self.sources.borrow().get(file).cloned();
        let text = match known {
            Some(text) => text,
            None if is_made_up(file) => self.source_of_library(file)?.into(),
            None => {
                let bytes = std::fs::read(file).ok()?;
                let text =
                    minipy_grammar::decode::decode(&bytes, minipy_grammar::decode::Origin::Object).ok()?;
                let text: std::rc::Rc<str> = text.into();
                self.sources.borrow_mut().insert(file.to_owned(), text.clone());
                text
            }
        };
        let mut lines: Vec<String> = text
            .lines()
            .skip(first.max(1) as usize - 1)
            .take((last - first + 1) as usize)
            .map(|line| line.trim_end().to_owned())
            .collect();
        lines.resize((last - first + 1) as usize, String::new());
        lines.iter().any(|line| !line.trim().is_empty()).then_some(lines)
    }
}

/// Whether a name stands for source that is in no file.
fn is_made_up(file: &str) -> bool {
    file.starts_with('<') && file.ends_with('>')
}

fn repetition(count: usize) -> String {
    match count.saturating_sub(REPEATED) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".to_owned(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}
