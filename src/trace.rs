//! `--trace FILE`: where the events of a run are written, and in which form.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::rc::Rc;

use minipy_vm::trace::{ChromeTrace, JsonLines, Sink, TextTrace};

/// What has gone wrong with writing a trace, if anything has.
pub(crate) type Failure = Rc<RefCell<Option<String>>>;

/// A trace that is asked for: who writes it, and what goes wrong with that.
pub(crate) struct Trace {
    pub(crate) sink: Box<dyn Sink>,
    pub(crate) failure: Failure,
}

/// The trace that is written to a file, in the form that its ending asks for; `-` is text on standard error.
pub(crate) fn open(path: &OsStr, instructions: bool) -> Result<Trace, String> {
    let failure = Failure::default();
    if path == "-" {
        // Whoever does not read it to the end does not want more of it.
        return Ok(Trace { sink: Box::new(TextTrace::new(io::stderr(), instructions)), failure });
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
    let file = File::create(path).map_err(|error| told_failure(path)(&error))?;
    let told = told_failure(path);
    let output = Checked { output: BufWriter::new(file), failure: failure.clone(), told };
    Ok(Trace { sink: form(Box::new(output), instructions), failure })
}

/// How it is said that a file cannot be written.
pub(crate) fn told_failure(path: &Path) -> impl Fn(&io::Error) -> String + use<> {
    let path = path.display().to_string();
    move |error| format!("cannot write {path}: {error}")
}

type Output = Box<dyn Write>;

/// Keeps the first error: sinks do not look at them.
struct Checked<T: Fn(&io::Error) -> String> {
    output: BufWriter<File>,
    failure: Failure,
    told: T,
}

impl<T: Fn(&io::Error) -> String> Checked<T> {
    fn kept<R>(&self, result: io::Result<R>) -> io::Result<R> {
        if let Err(error) = &result {
            self.failure.borrow_mut().get_or_insert_with(|| (self.told)(error));
        }
        result
    }
}

impl<T: Fn(&io::Error) -> String> Write for Checked<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.output.write(bytes);
        self.kept(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.output.flush();
        self.kept(result)
    }
}

impl<T: Fn(&io::Error) -> String> Drop for Checked<T> {
    fn drop(&mut self) {
        // What goes wrong is kept.
        let _ = self.flush();
    }
}
