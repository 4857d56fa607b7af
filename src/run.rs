//! `minipy run`: options and environment turned into an interpreter, and a program run on it.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use minipy_vm::native::PyResult;
use minipy_vm::object::int_text::MIN_MAX_DIGITS;
use minipy_vm::options::{ClockMode, Flags};
use minipy_vm::sched::deadlock::DeadlockMode;
use minipy_vm::sched::model::SwitchModel;
use minipy_vm::sched::policy::PolicyKind;
use minipy_vm::signals;
use minipy_vm::vm::Vm;

use crate::Options;
use crate::args::{ClockArg, DeadlockArg, ModelArg, PolicyArg, RunArgs};
use crate::program::{Failure, Program, absolute, python_text, python_texts};
use crate::trace::Trace;
use crate::{repl, replay};
use crate::{syntax_error, trace};

/// Carries out `minipy run`.
pub fn command(arguments: &RunArgs) -> ExitCode {
    let first = arguments.words.first().map(|word| &**word);
    let named = arguments.code.is_some() || arguments.module.is_some();
    let file = if named { None } else { first };
    let program = Program::new(arguments.code.as_deref(), arguments.module.as_deref(), file);
    match options(arguments, &program) {
        Ok(options) if !named && file.is_none() && (arguments.interactive || io::stdin().is_terminal()) => {
            let vm = interpreter(options);
            let result = vm.apply_warn_options().and_then(|()| repl::session(&vm, arguments.quiet == 0));
            let reports = Reports { schedule: None, trace: trace::Failure::default() };
            ExitCode::from(ended(&vm, result, reports, ""))
        }
        Ok(options) => ExitCode::from(run(&program, options, arguments)),
        Err(message) => refuse(&format!("minipy: {message}\n"), 2),
    }
}

/// Says why nothing is run.
pub(crate) fn refuse(message: &str, status: u8) -> ExitCode {
    write_stderr(message);
    ExitCode::from(status)
}

pub(crate) fn write_stderr(message: &str) {
    // Nothing is left to do if standard error is closed.
    let _ = io::stderr().write_all(message.as_bytes());
}

/// What is written beside the output of a run.
struct Reports {
    /// Where the schedule goes, and how that file is called.
    schedule: Option<(File, PathBuf)>,
    /// What went wrong with the trace.
    trace: trace::Failure,
}

impl Reports {
    /// Opens the files, before anything is run.
    fn open(arguments: &RunArgs) -> Result<(Reports, Option<Trace>), String> {
        let trace =
            arguments.trace.as_deref().map(|path| trace::open(path, arguments.trace_ops)).transpose()?;
        let schedule = arguments.schedule_out.as_deref().map(|path| {
            let path = PathBuf::from(path);
            let file = File::create(&path).map_err(|error| trace::told_failure(&path)(&error))?;
            Ok::<_, String>((file, path))
        });
        let failure = trace.as_ref().map_or_else(trace::Failure::default, |trace| trace.failure.clone());
        Ok((Reports { schedule: schedule.transpose()?, trace: failure }, trace))
    }

    /// Writes the schedule of a run that has ended, and says what went wrong.
    fn finish(self, vm: &Vm, text: &str) -> Result<(), String> {
        if let Some((mut file, path)) = self.schedule {
            let written = file.write_all(replay::recorded(vm, text).text().as_bytes());
            written.map_err(|error| trace::told_failure(&path)(&error))?;
        }
        self.trace.take().map_or(Ok(()), Err)
    }
}

/// Runs a program in an interpreter of its own, to the exit status.
fn run(program: &Program, options: Options, arguments: &RunArgs) -> u8 {
    let (reports, trace) = match Reports::open(arguments) {
        Ok(opened) => opened,
        Err(message) => {
            write_stderr(&format!("minipy: {message}\n"));
            return 2;
        }
    };
    if let Program::Module(name) = program {
        let vm = traced(interpreter(options), trace);
        let result = vm.apply_warn_options().and_then(|()| vm.run_module(name));
        let result = inspected(&vm, result, arguments.interactive);
        return ended(&vm, result, reports, name);
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
    let text = if arguments.skip_first_line { without_first_line(&source.text) } else { &source.text };
    let vm = traced(interpreter(options), trace);
    if let Err(raised) = vm.apply_warn_options() {
        return ended(&vm, Err(raised), reports, text);
    }
    let result = match program {
        Program::Folder(_) => vm.run_module("__main__"),
        _ => vm.run_main(text, &source.name, matches!(program, Program::File(_))),
    };
    let result = inspected(&vm, result, arguments.interactive);
    ended(&vm, result, reports, text)
}

/// With `-i`, the prompt follows the program, however that ended.
fn inspected(vm: &Vm, result: PyResult<()>, interactive: bool) -> PyResult<()> {
    if !interactive {
        return result;
    }
    if let Err(raised) = result {
        vm.show_inspected(raised)?;
    }
    repl::session(vm, false)
}

/// Ends the program: the exit status, unless the process ends as if by Ctrl-C.
fn ended(vm: &Vm, result: PyResult<()>, reports: Reports, text: &str) -> u8 {
    let mut status = vm.finish(result);
    if let Some(table) = vm.sched.gil_stats() {
        write_stderr(&table);
    }
    if let Err(message) = reports.finish(vm, text) {
        write_stderr(&format!("minipy: {message}\n"));
        status = status.max(1);
    }
    if vm.signals.ended.get() {
        signals::end_by_interrupt();
    }
    status
}

/// The interpreter, with somebody who listens if that was asked for.
pub(crate) fn traced(vm: Box<Vm>, trace: Option<Trace>) -> Box<Vm> {
    if let Some(trace) = trace {
        vm.sched.set_sink(trace.sink);
    }
    vm
}

/// An interpreter with the standard library.
pub(crate) fn interpreter(options: Options) -> Box<Vm> {
    let digits = options.int_max_str_digits;
    let vm = Vm::new(options);
    if std::env::var_os("MINIPY_REPORT_LEAKS").is_some() {
        vm.heap.report_leaks();
    }
    vm.set_int_max_digits(digits);
    if vm.options.handle_signals
        && let Err(error) = vm.handle_interrupts()
    {
        write_stderr(&format!("minipy: Ctrl-C cannot be handled: {error}\n"));
    }
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
pub(crate) fn options(arguments: &RunArgs, program: &Program) -> Result<Options, String> {
    let isolated = arguments.isolated;
    let variable = |name: &str| {
        let read = !isolated && !arguments.ignore_environment;
        read.then(|| std::env::var_os(name))
            .flatten()
            .filter(|value| !value.is_empty())
            .map(|value| python_text(&value))
    };
    let x_options: Vec<(String, Option<String>)> =
        arguments.implementation.iter().map(|x| x_option(x)).collect();
    let flags = flags(arguments, &x_options, &variable);
    let mut path = Vec::new();
    if !flags.safe_path {
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
        colour: colour(!isolated && !arguments.ignore_environment),
        handle_signals: true,
        warn_options: warn_options(arguments, flags, variable("PYTHONWARNINGS").as_deref()),
        unbuffered: arguments.unbuffered || variable("PYTHONUNBUFFERED").is_some(),
        int_max_str_digits: int_max_str_digits(&x_options, variable("PYTHONINTMAXSTRDIGITS").as_deref())?,
        x_options,
        flags,
        switch_every: arguments.switch_every.map_or(100, |every| u32::try_from(every).unwrap_or(u32::MAX)),
        fixed_interval: arguments.switch_every.is_some(),
        clock: match arguments.clock {
            ClockArg::Real => ClockMode::Real,
            ClockArg::Virtual => ClockMode::Virtual,
        },
        instruction_cost: arguments.instruction_cost,
        policy: match arguments.policy {
            PolicyArg::RoundRobin => PolicyKind::RoundRobin,
            PolicyArg::Random => PolicyKind::Random,
            PolicyArg::Priority => PolicyKind::Priority,
        },
        model: match arguments.model {
            ModelArg::EveryOp => SwitchModel::EveryOp,
            ModelArg::Ticks => SwitchModel::Ticks,
            ModelArg::Cpython313 => SwitchModel::Cpython313,
            ModelArg::SyncOnly => SwitchModel::SyncOnly,
        },
        deadlock: match arguments.deadlock {
            DeadlockArg::Report => DeadlockMode::Report,
            DeadlockArg::Error => DeadlockMode::Error,
            DeadlockArg::Ignore => DeadlockMode::Ignore,
        },
        record_schedule: arguments.schedule_out.is_some(),
        gil_stats: arguments.gil_stats,
        hash_seed: hash_seed(variable("PYTHONHASHSEED").as_deref(), arguments.seed)?,
        max_instructions: arguments.max_instructions,
        max_memory: arguments.max_memory,
        timeout: arguments.timeout.map(|timeout| timeout.as_secs_f64()),
        optimize: optimize.min(2),
        seed: arguments.seed,
        closed_streams: [0, 1, 2].map(minipy_vm::os::was_closed_at_start),
        ..Options::default()
    })
}

/// Whether the environment wants colours.
fn colour(read_environment: bool) -> Option<bool> {
    let variable = |name: &str| std::env::var_os(name).filter(|_| read_environment);
    let python = variable("PYTHON_COLORS");
    match python.as_deref().and_then(|value| value.to_str()) {
        Some("0") => Some(false),
        Some("1") => Some(true),
        _ if variable("NO_COLOR").is_some() => Some(false),
        _ if variable("FORCE_COLOR").is_some() => Some(true),
        _ if variable("TERM").is_some_and(|terminal| terminal == "dumb") => Some(false),
        _ => None,
    }
}

/// `-X name` or `-X name=value`.
fn x_option(text: &str) -> (String, Option<String>) {
    match text.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
        None => (text.to_owned(), None),
    }
}

/// What `sys.flags` shows: the greater of what options and environment say.
fn flags(
    arguments: &RunArgs,
    x_options: &[(String, Option<String>)],
    variable: &dyn Fn(&str) -> Option<String>,
) -> Flags {
    let given = |name: &str| x_options.iter().any(|(known, _)| known == name);
    let level = |given: u8, name: &str| {
        let asked =
            variable(name).map_or(0, |level| level.parse::<i32>().map_or(1, |level| level.clamp(1, 255)));
        given.max(asked as u8)
    };
    let utf8 = x_options.iter().rev().find(|(name, _)| name == "utf8").map(|(_, value)| value.clone());
    Flags {
        debug: level(arguments.debug, "PYTHONDEBUG"),
        inspect: u8::from(arguments.interactive),
        dont_write_bytecode: level(arguments.dont_write_bytecode.min(1), "PYTHONDONTWRITEBYTECODE").min(1),
        no_user_site: level(arguments.no_user_site.min(1), "PYTHONNOUSERSITE").min(1)
            | u8::from(arguments.isolated),
        no_site: arguments.no_site.min(1),
        ignore_environment: u8::from(arguments.ignore_environment || arguments.isolated),
        verbose: level(arguments.verbose, "PYTHONVERBOSE"),
        bytes_warning: arguments.bytes_warning,
        quiet: arguments.quiet.min(1),
        isolated: u8::from(arguments.isolated),
        dev_mode: given("dev") || variable("PYTHONDEVMODE").is_some(),
        utf8_mode: match utf8 {
            Some(value) => u8::from(value.as_deref() != Some("0")),
            None => u8::from(variable("PYTHONUTF8").as_deref() == Some("1")),
        },
        warn_default_encoding: u8::from(
            given("warn_default_encoding") || variable("PYTHONWARNDEFAULTENCODING").is_some(),
        ),
        safe_path: arguments.isolated || arguments.safe_path || variable("PYTHONSAFEPATH").is_some(),
    }
}

/// `sys.warnoptions`: of the development mode, the environment, the command line, and `-b`; each once.
fn warn_options(arguments: &RunArgs, flags: Flags, variable: Option<&str>) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    let mut add = |option: &str| {
        if !options.iter().any(|known| known == option) {
            options.push(option.to_owned());
        }
    };
    if flags.dev_mode {
        add("default");
    }
    variable.into_iter().flat_map(|text| text.split(',')).for_each(&mut add);
    arguments.warnings.iter().for_each(|option| add(option));
    match flags.bytes_warning {
        0 => {}
        1 => add("default::BytesWarning"),
        _ => add("error::BytesWarning"),
    }
    options
}

/// The limit on the digits of ints: `-X int_max_str_digits` before PYTHONINTMAXSTRDIGITS.
fn int_max_str_digits(x_options: &[(String, Option<String>)], variable: Option<&str>) -> Result<i64, String> {
    let option = x_options.iter().rev().find(|(name, _)| name == "int_max_str_digits");
    let (name, text) = match (option, variable) {
        (Some((_, value)), _) => ("-X int_max_str_digits", value.as_deref().unwrap_or("")),
        (None, Some(text)) => ("PYTHONINTMAXSTRDIGITS", text),
        (None, None) => return Ok(Options::default().int_max_str_digits),
    };
    match text.parse() {
        Ok(limit) if limit == 0 || limit >= MIN_MAX_DIGITS => Ok(limit),
        _ => Err(format!("{name}: invalid limit; must be >= {MIN_MAX_DIGITS} or 0 for unlimited.")),
    }
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
fn normal(folder: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in absolute(folder.as_ref()).components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    path
}
