//! `--trace FILE`: where the events of a run are written, and in which form.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use minipy_vm::trace::{ChromeTrace, JsonLines, Sink, TextTrace};

/// The sink that writes a trace to a file, in the form that its ending asks for; `-` is text on standard error.
pub(crate) fn sink(path: &OsStr, instructions: bool) -> Result<Box<dyn Sink>, String> {
    if path == "-" {
        return Ok(Box::new(TextTrace::new(io::stderr(), instructions)));
    }
    let path = Path::new(path);
    let form: fn(Output, bool) -> Box<dyn Sink> = match path.extension().and_then(OsStr::to_str) {
        Some("txt") => |output, instructions| Box::new(TextTrace::new(output, instructions)),
        Some("jsonl") => |output, instructions| Box::new(JsonLines::new(output, instructions)),
        Some("json") => |output, instructions| Box::new(ChromeTrace::new(output, instructions)),
        _ => {
            return Err(format!(
                "--trace {}: expected a name in .txt, .jsonl or .json, or -",
                path.display()
            ));
        }
    };
    let file = File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    let output: Output = Box::new(BufWriter::new(file));
    Ok(form(output, instructions))
}

type Output = Box<dyn Write>;
