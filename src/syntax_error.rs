//! A syntax error in the form in which CPython shows it when no interpreter is there to do so.

use minipy_grammar::error::Location;
use minipy_grammar::{SourceText, SyntaxError};
use minipy_vm::compile::{CompileError, CompileErrorKind};

/// The lines that CPython prints for an error in the file `name`.
pub(crate) fn show(name: &str, error: &SyntaxError) -> String {
    let mut text = String::new();
    if let Some(location) = error.location.filter(|location| location.line > 0) {
        text.push_str(&format!("  File \"{name}\", line {}\n", location.line));
        if let Some(line) = &error.text {
            text.push_str(&excerpt(line, location));
        }
    }
    text.push_str(&format!("{}: {}\n", error.kind.class_name(), error.message));
    text
}

/// The same for what the compiler refuses.
pub(crate) fn show_compile_error(name: &str, source: &SourceText, error: &CompileError) -> String {
    match error.kind {
        CompileErrorKind::Syntax => show(name, &error.to_syntax_error(source)),
        CompileErrorKind::Recursion => format!("RecursionError: {}\n", error.message),
    }
}

/// The source line without its indentation, and carets below the range.
fn excerpt(line: &str, location: Location) -> String {
    let line = line.trim_end_matches(['\n', '\r']);
    let stripped = line.trim_start_matches([' ', '\n', '\x0c']);
    let indent = (line.chars().count() - stripped.chars().count()) as i32;
    let length = line.chars().count() as i32;
    let mut text = format!("    {stripped}\n");
    let offset = location.offset.min(length + 1);
    let mut end = if location.end_line == location.line { location.end_offset } else { length + 1 };
    if end <= 0 || end == offset {
        end = offset + 1;
    }
    let column = offset - 1 - indent;
    if offset > 0 && column >= 0 {
        let blanks = stripped.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' });
        let blanks: String = blanks.chain(std::iter::repeat(' ')).take(column as usize).collect();
        let carets = "^".repeat((end - offset).max(1) as usize);
        text.push_str(&format!("    {blanks}{carets}\n"));
    }
    text
}
