//! `minipy run`: options and environment turned into an interpreter, and a program run on it.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use minipy_vm::options::ClockMode;
use minipy_vm::vm::Vm;

use crate::Options;
use crate::args::{ClockArg, RunArgs};
use crate::program::{Failure, Program, absolute, python_text, python_texts};
use crate::syntax_error;

/// Carries out `minipy run`.
pub fn command(arguments: &RunArgs) -> ExitCode {
    let first = arguments.words.first().map(|word| &**word);
    let named = arguments.code.is_some() || arguments.module.is_some();
    let file = if named { None } else { first };
    if !named && file.is_none() && io::stdin().is_terminal() {
        return refuse(
            "minipy: no program: give FILE, -c CODE or -m MODULE, or pipe one in (see minipy --help)\n",
            2,
        );
    }
    let program = Program::new(arguments.code.as_deref(), arguments.module.as_deref(), file);
    match options(arguments, &program) {
        Ok(options) => ExitCode::from(run(&program, options, arguments.skip_first_line)),
        Err(message) => refuse(&format!("minipy: {message}\n"), 2),
    }
}

/// Says why nothing is run.
fn refuse(message: &str, status: u8) -> ExitCode {
    write_stderr(message);
    ExitCode::from(status)
}

fn write_stderr(message: &str) {
    // Nothing is left to do if standard error is closed.
    let _ = io::stderr().write_all(message.as_bytes());
}

/// Runs a program in an interpreter of its own, to the exit status.
fn run(program: &Program, options: Options, skip_first_line: bool) -> u8 {
    if let Program::Module(name) = program {
        let vm = interpreter(options);
        let result = vm.run_module(name);
        return vm.finish(result);
    }
    let source = match program.source() {
        Ok(source) => source,
        Err(Failure::Unreadable(message, status)) => {
            write_stderr(&format!("minipy: {message}\n"));
            return status;
        }
        Err(Failure::Undecodable(name, error)) => {
            write_stderr(&syntax_error::show(&name, &error));
            return 1;
        }
    };
    let text = if skip_first_line { without_first_line(&source.text) } else { &source.text };
    let vm = interpreter(options);
    let result = match program {
        Program::Folder(_) => vm.run_module("__main__"),
        _ => vm.run_main(text, &source.name, matches!(program, Program::File(_))),
    };
    vm.finish(result)
}

/// An interpreter with the standard library.
pub(crate) fn interpreter(options: Options) -> Box<Vm> {
    let vm = Vm::new(options);
    if minipy_stdlib::register(&vm).is_err() {
        // Only when memory runs out at once: the program meets the same and says so.
        write_stderr("minipy: the library could not be set up\n");
    }
    vm
}

/// Line numbers stay: only the text of the first line goes (`-x`).
fn without_first_line(text: &str) -> &str {
    text.find('\n').map_or("", |end| &text[end..])
}

/// The interpreter's options: the command line before the environment.
fn options(arguments: &RunArgs, program: &Program) -> Result<Options, String> {
    let isolated = arguments.isolated;
    let variable = |name: &str| {
        let read = !isolated && !arguments.ignore_environment;
        read.then(|| std::env::var_os(name))
            .flatten()
            .filter(|value| !value.is_empty())
            .map(|value| python_text(&value))
    };
    let mut path = Vec::new();
    if !(isolated || arguments.safe_path || variable("PYTHONSAFEPATH").is_some()) {
        path.push(match program {
            Program::Code(_) | Program::Stdin => String::new(),
            Program::Module(_) => current_folder(),
            Program::File(_) | Program::Folder(_) => {
                program.folder().map(|folder| python_text(folder.as_os_str())).unwrap_or_default()
            }
        });
    }
    if let Some(folders) = variable("PYTHONPATH") {
        path.extend(folders.split(':').map(|folder| python_text(normal(folder).as_os_str())));
    }
    let optimize = match arguments.optimize {
        0 => variable("PYTHONOPTIMIZE").map_or(0, |level| level.parse().unwrap_or(1)),
        level => level,
    };
    Ok(Options {
        argv: argv(arguments, program),
        path,
        switch_every: arguments.switch_every.map_or(100, |every| u32::try_from(every).unwrap_or(u32::MAX)),
        fixed_interval: arguments.switch_every.is_some(),
        clock: match arguments.clock {
            ClockArg::Real => ClockMode::Real,
            ClockArg::Virtual => ClockMode::Virtual,
        },
        instruction_cost: arguments.instruction_cost,
        hash_seed: hash_seed(variable("PYTHONHASHSEED").as_deref(), arguments.seed)?,
        max_instructions: arguments.max_instructions,
        max_memory: arguments.max_memory,
        timeout: arguments.timeout.map(|timeout| timeout.as_secs_f64()),
        optimize: optimize.min(2),
        seed: arguments.seed,
        closed_streams: [0, 1, 2].map(was_closed),
        ..Options::default()
    })
}

/// `sys.argv`: the name of the program, then its arguments.
fn argv(arguments: &RunArgs, program: &Program) -> Vec<String> {
    let words = python_texts(&arguments.words);
    match program {
        Program::Code(_) => std::iter::once("-c".to_owned()).chain(words).collect(),
        Program::Module(_) => std::iter::once("-m".to_owned()).chain(words).collect(),
        _ if arguments.words.is_empty() => vec![String::new()],
        _ => words.collect(),
    }
}

/// The seed of str and bytes hashes. It is fixed unless something is said, so that runs can be had again.
fn hash_seed(variable: Option<&str>, seed: Option<u64>) -> Result<u32, String> {
    match variable {
        Some("random") | None => Ok(seed.map_or(0, |seed| seed as u32)),
        Some(number) => number.parse().map_err(|_| {
            "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]".to_owned()
        }),
    }
}

fn current_folder() -> String {
    std::env::current_dir().map(|folder| python_text(folder.as_os_str())).unwrap_or_default()
}

/// An entry of PYTHONPATH as CPython puts it into `sys.path`: absolute, without `.` and `..`.
fn normal(folder: &str) -> std::path::PathBuf {
    let mut path = std::path::PathBuf::new();
    for part in absolute(folder.as_ref()).components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    path
}

/// Whether a standard stream was closed when the process began. Rust puts `/dev/null` in its place, open for reading
/// and writing, which no redirection does.
fn was_closed(descriptor: u32) -> bool {
    const READ_AND_WRITE: u32 = 2;
    let is_null = std::fs::read_link(format!("/proc/self/fd/{descriptor}"))
        .is_ok_and(|path| path == Path::new("/dev/null"));
    let flags = || {
        let text = std::fs::read_to_string(format!("/proc/self/fdinfo/{descriptor}")).ok()?;
        let digits = text.lines().find_map(|line| line.strip_prefix("flags:"))?.trim().to_owned();
        u32::from_str_radix(&digits, 8).ok()
    };
    is_null && flags().is_some_and(|flags| flags & 3 == READ_AND_WRITE)
}
