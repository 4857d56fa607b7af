//! `minipy replay`: running a program again as it was recorded, and writing the record.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use minipy_vm::options::ClockMode;
use minipy_vm::sched::model::SwitchModel;
use minipy_vm::sched::policy::PolicyKind;
use minipy_vm::sched::schedule::{Header, Schedule};
use minipy_vm::signals::end_by_interrupt;
use minipy_vm::vm::Vm;
use siphasher::sip::SipHasher13;

use crate::Options;
use crate::args::{self, Cli, Command, ReplayArgs};
use crate::program::{Failure, Program};
use crate::run::{self, interpreter, refuse, traced, write_stderr};
use crate::{syntax_error, trace};

/// The exit status of a program that does not follow its schedule.
const DIVERGED: u8 = 3;

/// The switch models by name.
const MODELS: [(SwitchModel, &str); 4] = [
    (SwitchModel::EveryOp, "every-op"),
    (SwitchModel::Ticks, "ticks"),
    (SwitchModel::Cpython313, "cpython-3.13"),
    (SwitchModel::SyncOnly, "sync-only"),
];

/// Changes of a program's text show in it.
fn fingerprint(text: &str) -> String {
    format!("{:016x}", SipHasher13::new().hash(text.as_bytes()))
}

/// The schedule of a run that has ended; `text` is the program's.
pub(crate) fn recorded(vm: &Vm, text: &str) -> Schedule {
    let options = &vm.options;
    let model = MODELS.iter().find(|(model, _)| *model == options.model).map_or("", |(_, name)| name);
    let fields = [
        ("program", fingerprint(text)),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("model", model.to_owned()),
        ("policy", options.policy.name().to_owned()),
        ("seed", options.seed.unwrap_or(0).to_string()),
        ("entropy", vm.entropy.seed().map_or_else(|| "system".to_owned(), |seed| seed.to_string())),
        ("switch-every", options.switch_every.to_string()),
        ("fixed-interval", options.fixed_interval.to_string()),
        ("hash-seed", options.hash_seed.to_string()),
        ("optimize", options.optimize.to_string()),
        ("clock", if options.clock == ClockMode::Virtual { "virtual" } else { "real" }.to_owned()),
        ("instruction-cost", options.instruction_cost.to_string()),
    ];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Schedule { header: Header { fields }, decisions: vm.sched.recorded_decisions() }
}

/// Carries out `minipy replay`.
pub fn command(arguments: &ReplayArgs) -> ExitCode {
    let path = Path::new(&arguments.schedule);
    let schedule = std::fs::read_to_string(path)
        .map_err(|error| error.to_string())
        .and_then(|text| Schedule::parse(&text));
    let schedule = match schedule {
        Ok(schedule) => schedule,
        Err(error) => return refuse(&format!("minipy: {}: {error}\n", path.display()), 2),
    };
    let program = Program::new(None, None, Some(&arguments.program));
    let source = match program.source() {
        Ok(source) => source,
        Err(Failure::Unreadable(message, status)) => return refuse(&format!("minipy: {message}\n"), status),
        Err(Failure::Undecodable(name, error)) => return refuse(&syntax_error::show(&name, &error), 1),
    };
    if schedule.header.get("program").is_some_and(|known| known != fingerprint(&source.text)) {
        write_stderr("minipy: the program has changed since the schedule was recorded\n");
    }
    let trace = arguments.trace.as_deref().map(|path| trace::open(path, arguments.trace_ops)).transpose();
    let (trace, options) = match trace.and_then(|trace| Ok((trace, run_options(arguments, &program)?))) {
        Ok((trace, options)) => (trace, under_schedule(options, &schedule)),
        Err(message) => return refuse(&format!("minipy: {message}\n"), 2),
    };
    let failure = trace.as_ref().map(|trace| trace.failure.clone());
    let vm = traced(interpreter(options), trace);
    let result = vm.apply_warn_options();
    let result =
        result.and_then(|()| vm.run_main(&source.text, &source.name, matches!(program, Program::File(_))));
    let mut status = vm.finish(result);
    if let Some(message) = failure.and_then(|failure| failure.take()) {
        write_stderr(&format!("minipy: {message}\n"));
        status = status.max(1);
    }
    if let Some(divergence) = vm.sched.divergence() {
        write_stderr(&format!("minipy: the program has left the schedule: {divergence}\n"));
        return ExitCode::from(DIVERGED);
    }
    if vm.signals.ended.get() {
        end_by_interrupt();
    }
    ExitCode::from(status)
}

/// What the environment and the program's arguments say, as for `minipy run`.
fn run_options(arguments: &ReplayArgs, program: &Program) -> Result<Options, String> {
    let line = ["minipy", "run"].map(OsString::from);
    let Ok(Cli { command: Command::Run(mut run) }) = args::parse(line) else {
        return Ok(Options::default());
    };
    run.words = std::iter::once(&arguments.program).chain(&arguments.arguments).cloned().collect();
    run::options(&run, program)
}

/// The options that a schedule was recorded under. Its decisions stand for the policy.
pub fn options_of(schedule: &Schedule) -> Options {
    under_schedule(Options::default(), schedule)
}

/// Options with those changed that a schedule knows.
fn under_schedule(defaults: Options, schedule: &Schedule) -> Options {
    let header = &schedule.header;
    let number =
        |name: &str, default: u64| header.get(name).and_then(|value| value.parse().ok()).unwrap_or(default);
    let model = header
        .get("model")
        .and_then(|name| MODELS.iter().find(|(_, known)| *known == name))
        .map_or(defaults.model, |(model, _)| *model);
    Options {
        model,
        policy: PolicyKind::RoundRobin,
        seed: header.get("seed").and_then(|seed| seed.parse().ok()),
        entropy: header.get("entropy").and_then(|seed| seed.parse().ok()),
        switch_every: number("switch-every", u64::from(defaults.switch_every)) as u32,
        fixed_interval: header.get("fixed-interval") == Some("true"),
        optimize: number("optimize", u64::from(defaults.optimize)) as u8,
        hash_seed: number("hash-seed", u64::from(defaults.hash_seed)) as u32,
        clock: if header.get("clock") == Some("virtual") { ClockMode::Virtual } else { ClockMode::Real },
        instruction_cost: number("instruction-cost", defaults.instruction_cost),
        replay: Some(schedule.clone()),
        ..defaults
    }
}
