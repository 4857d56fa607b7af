//! Interpreters for programs written in Rust: what is printed is captured, and failures come back as text.

use std::path::Path;

use minipy_vm::eval::boundary::Boundaries;
use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::value::Value;
use minipy_vm::output::Stream;
use minipy_vm::sched::schedule::Schedule;
use minipy_vm::trace::{Record, Recorder, interleaving};
use minipy_vm::vm::Vm;

use crate::Options;
use crate::program::{Failure, Program, python_text};
use crate::{replay, run, syntax_error};

/// What a program left behind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The exit status, as the command line would give it.
    pub status: u8,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error, tracebacks included.
    pub stderr: String,
    /// The decisions of the scheduler, if [`Options::record_schedule`] asked for them.
    pub schedule: Option<Schedule>,
    /// Each boundary between instructions, if [`Options::boundaries`] asked for them, in a debug build.
    pub boundaries: Boundaries,
    /// What happened, if [`Options::interleaving`] asked for it.
    records: Vec<Record>,
    /// Whether that is all.
    complete: bool,
}

/// Events of a run that are kept for its interleaving.
const MOST_RECORDS: usize = 20_000;

impl Outcome {
    /// What the threads did, in order, for people and for snapshots: a column for each thread, a line for each thing done,
    /// with its source line. It is the same whenever the run is the same. Empty without [`Options::interleaving`].
    pub fn interleaving(&self) -> String {
        if self.records.is_empty() { String::new() } else { interleaving(&self.records, self.complete) }
    }

    /// The events of the run, as far as they were kept.
    pub fn records(&self) -> &[Record] {
        &self.records
    }
}

/// Runs source text as a program, to its end.
pub fn run_str(source: &str, options: &Options) -> Outcome {
    run_main(source, "<string>", false, options.clone())
}

/// Runs a file as a program, to its end. Its folder comes first in `sys.path`, its name first in `sys.argv`.
pub fn run_file(path: impl AsRef<Path>, options: &Options) -> Outcome {
    let program = Program::File(path.as_ref().to_path_buf());
    let source = match program.source() {
        Ok(source) => source,
        Err(failure) => {
            let (stderr, status) = match failure {
                Failure::Unreadable(message, status) => (format!("minipy: {message}\n"), status),
                Failure::Undecodable(name, error) => (syntax_error::show(&name, &error), 1),
            };
            return Outcome {
                status,
                stdout: String::new(),
                stderr,
                schedule: None,
                boundaries: Boundaries::default(),
                records: Vec::new(),
                complete: true,
            };
        }
    };
    let mut options = options.clone();
    if let Some(folder) = program.folder() {
        options.path.insert(0, python_text(folder.as_os_str()));
    }
    if options.argv == Options::default().argv {
        options.argv = vec![python_text(path.as_ref().as_os_str())];
    }
    run_main(&source.text, &source.name, true, options)
}

fn run_main(text: &str, name: &str, is_file: bool, options: Options) -> Outcome {
    let vm = run::interpreter(Options { capture_output: true, ..options });
    let (recorder, records) = Recorder::new(MOST_RECORDS);
    if vm.options.interleaving {
        vm.sched.set_sink(Box::new(recorder));
    }
    let result = vm.run_main(text, name, is_file);
    let status = vm.finish(result);
    let records = records.take();
    Outcome {
        status,
        stdout: taken(&vm, Stream::Out),
        stderr: taken(&vm, Stream::Error),
        schedule: vm.options.record_schedule.then(|| replay::recorded(&vm, text)),
        boundaries: vm.boundaries.take(),
        complete: records.len() < MOST_RECORDS,
        records,
    }
}

fn taken(vm: &Vm, stream: Stream) -> String {
    String::from_utf8_lossy(&vm.output.take(stream)).into_owned()
}

/// An interpreter that stays: definitions made in it can be called again and again.
pub struct Interpreter {
    vm: Box<Vm>,
}

impl Interpreter {
    /// A new interpreter; nothing has run in it.
    pub fn new(options: Options) -> Interpreter {
        Interpreter { vm: run::interpreter(Options { capture_output: true, ..options }) }
    }

    /// Runs source text in the module `__main__`. The error is the text of the traceback.
    pub fn execute(&self, source: &str) -> Result<(), String> {
        self.told(self.vm.run_main(source, "<string>", false))
    }

    /// Calls a function of `__main__` with integers; the `repr` of what it returns.
    pub fn call(&self, function: &str, arguments: &[i64]) -> Result<String, String> {
        let called = self.function(function).and_then(|function| {
            let values: Vec<Value> = arguments.iter().map(|&argument| self.vm.int(argument)).collect();
            let value = self.vm.call(&function, &values)?;
            Ok(self.vm.repr(&value)?.as_str().to_owned())
        });
        self.told(called)
    }

    fn function(&self, name: &str) -> PyResult {
        match self.vm.main_module().dict.get_str(&self.vm.intern(name)) {
            Some(function) => Ok(function),
            None => Err(self.vm.name_error(format!("name '{name}' is not defined"))),
        }
    }

    /// What the program has written to standard output since the last time.
    pub fn take_output(&self) -> String {
        // What cannot be flushed stays in the program's own buffer.
        let _ = self.vm.flush_stream("stdout");
        taken(&self.vm, Stream::Out)
    }

    fn told<T>(&self, result: PyResult<T>) -> Result<T, String> {
        result.map_err(|raised| match raised {
            Raised::Exception(exception) => self.vm.uncaught_text(&exception),
            Raised::Interrupt(interrupt) => format!("{interrupt:?}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_status_and_traceback_come_back() {
        let outcome = run_str("print(1)\nx = [][0]\n", &Options::default());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (1, "1\n"));
        let expected = "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\n    x = [][0]\n        ~~^^^\nIndexError: list index out of range\n";
        assert_eq!(outcome.stderr, expected);
        assert_eq!(run_str("raise SystemExit(3)", &Options::default()).status, 3);
    }

    #[test]
    fn limits_end_a_run_with_its_output() {
        let options = Options { max_instructions: Some(10_000), ..Options::default() };
        let outcome = run_str("print(1)\nwhile True: pass", &options);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (122, "1\n"));
        assert!(outcome.stderr.contains("instructions"), "{}", outcome.stderr);
    }

    #[test]
    fn an_interpreter_keeps_its_definitions() {
        let interpreter = Interpreter::new(Options::default());
        assert_eq!(interpreter.execute("def f(n):\n    print(n)\n    return n + 1"), Ok(()));
        assert_eq!(interpreter.call("f", &[41]).as_deref(), Ok("42"));
        assert_eq!(interpreter.take_output(), "41\n");
        assert!(interpreter.call("g", &[]).is_err_and(|text| text == "NameError: name 'g' is not defined\n"));
    }
}
