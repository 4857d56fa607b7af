//! The command line: every option once, for parsing and for `--help`.

use std::ffi::OsString;
use std::time::Duration;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

/// Runs Python 3.13 programs on an interpreter that can be stopped, limited and steered.
#[derive(Debug, Parser)]
#[command(
    name = "minipy",
    version = concat!(env!("CARGO_PKG_VERSION"), " (Python 3.13.0)"),
    propagate_version = true,
    disable_help_subcommand = true,
    subcommand_required = true,
    override_usage = "minipy [run] [OPTIONS] [FILE | -c CODE | -m MODULE | -] [ARGS]...\n       minipy dis [OPTIONS] [FILE | -c CODE | -m MODULE | -]\n       minipy check PATH...\n       minipy replay PROGRAM SCHEDULE [ARGS]...\n       minipy snapshot [--update] PATH...",
    after_help = "\
Examples:
  minipy hello.py one two               run a script with arguments (short for `minipy run`)
  minipy -c 'print(6 * 7)'              run a line of code
  echo 'print(1)' | minipy -            run what standard input says
  minipy --max-memory 64m --max-instructions 100000 --timeout 2 untrusted.py
                                        stop a program that takes too much
  minipy dis -c 'x = a + b'             show the bytecode
  minipy check src/ setup.py            tell all syntax errors
  minipy                                statements at a prompt

`minipy run --help`, and the same for the other commands, lists the options.

Exit status: the program's own, or as CPython's; 122, 123 and 124 when the limit on instructions, memory or
time was reached."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a program (also without the word `run`)
    Run(RunArgs),
    /// Print the bytecode of a program
    Dis(DisArgs),
    /// Tell the syntax errors and warnings of programs without running them
    Check(CheckArgs),
    /// Run a program again as `--schedule-out` has recorded it
    Replay(ReplayArgs),
    /// Compare what programs print, and how their threads interleave, with what was accepted before
    Snapshot(SnapshotArgs),
}

/// Options of `minipy run`.
#[derive(Debug, Args)]
#[command(
    display_name = "minipy",
    args_override_self = true,
    override_usage = "minipy [run] [OPTIONS] [FILE | -c CODE | -m MODULE | -] [ARGS]...",
    after_help = "\
Options after the program belong to the program. A directory with a `__main__.py` is a program too.

Exit status: the program's own; 1 after an uncaught exception, 2 for a usage error or an unreadable file,
120 if the output could not be written out at the end; 122, 123 and 124 when the limit on instructions,
memory or time was reached; 130 after Ctrl-C.

Environment: PYTHONPATH, PYTHONHASHSEED, PYTHONOPTIMIZE, PYTHONUNBUFFERED, PYTHON_COLORS, FORCE_COLOR and
NO_COLOR mean what they mean for CPython.

Examples:
  minipy run script.py --verbose        `--verbose` goes to the script
  minipy -m package.module              run a module found on sys.path
  minipy run --timeout 2 --max-instructions 1000000 script.py
  minipy run --switch-every 1 racy.py   offer every other thread a turn after each instruction"
)]
pub struct RunArgs {
    /// Run CODE; ends the options
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true, conflicts_with = "module")]
    pub code: Option<OsString>,
    /// Run the module MODULE as a program; ends the options
    #[arg(short = 'm', value_name = "MODULE", allow_hyphen_values = true)]
    pub module: Option<OsString>,
    /// The program and what it finds in sys.argv; `-` is standard input, as is nothing at all; on a
    /// terminal, nothing at all means statements at a prompt
    #[arg(value_name = "FILE [ARGS]")]
    pub words: Vec<OsString>,

    /// Hand the GIL on after N bytecode instructions when another thread waits for it
    /// [default: 100, which `sys.setswitchinterval` may change]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help_heading = "Scheduling")]
    pub switch_every: Option<u64>,
    /// The time that the program sees: that of the system, or a simulated one, in which waiting costs nothing
    #[arg(long, value_enum, value_name = "CLOCK", default_value_t = ClockArg::Real, help_heading = "Scheduling")]
    pub clock: ClockArg,
    /// What an instruction costs under the virtual clock, in nanoseconds
    #[arg(long, value_name = "NANOSECONDS", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..), help_heading = "Scheduling")]
    pub instruction_cost: u64,
    /// Who takes the GIL next
    #[arg(long, value_enum, value_name = "POLICY", default_value_t = PolicyArg::RoundRobin, help_heading = "Scheduling")]
    pub policy: PolicyArg,
    /// Where a switch may fall once N instructions are executed
    #[arg(long, value_enum, value_name = "MODEL", default_value_t = ModelArg::EveryOp, help_heading = "Scheduling")]
    pub model: ModelArg,
    /// What to do when some threads wait for each other in a cycle while others go on
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = DeadlockArg::Report, help_heading = "Scheduling")]
    pub deadlock: DeadlockArg,
    /// Write the scheduling decisions of the run to FILE, for `minipy replay`
    #[arg(long, value_name = "FILE", help_heading = "Scheduling")]
    pub schedule_out: Option<OsString>,
    /// Write what happens to FILE, in the form that its ending says: .txt (a column for each thread), .jsonl (for
    /// programs) or .json (for chrome://tracing and Perfetto); `-` is text on standard error
    #[arg(long, value_name = "FILE", help_heading = "Scheduling")]
    pub trace: Option<OsString>,
    /// Have every instruction in the trace
    #[arg(long, requires = "trace", help_heading = "Scheduling")]
    pub trace_ops: bool,
    /// Print the GIL's counters at the end: who held it and for how long, and why it was handed on
    #[arg(long, help_heading = "Scheduling")]
    pub gil_stats: bool,
    /// Seed of everything that is random without one of its own: hashes of strings, `random`, `os.urandom`
    #[arg(long, value_name = "N", help_heading = "Scheduling")]
    pub seed: Option<u64>,

    /// Stop when the program's objects need more than SIZE bytes (suffix k, m or g for powers of 1024)
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Limits")]
    pub max_memory: Option<u64>,
    /// Stop after N bytecode instructions
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help_heading = "Limits")]
    pub max_instructions: Option<u64>,
    /// Stop after SECONDS
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Limits")]
    pub timeout: Option<Duration>,

    /// Leave out `assert` and `if __debug__`; twice: docstrings too
    #[arg(short = 'O', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub optimize: u8,
    /// Do not buffer standard output and standard error
    #[arg(short = 'u', help_heading = "As in CPython")]
    pub unbuffered: bool,
    /// Ignore the environment variables PYTHON*
    #[arg(short = 'E', help_heading = "As in CPython")]
    pub ignore_environment: bool,
    /// Isolate the program: -E and -P
    #[arg(short = 'I', help_heading = "As in CPython")]
    pub isolated: bool,
    /// Leave the program's directory out of sys.path
    #[arg(short = 'P', help_heading = "As in CPython")]
    pub safe_path: bool,
    /// What to do about warnings: action:message:category:module:lineno
    #[arg(short = 'W', value_name = "ARG", action = clap::ArgAction::Append, help_heading = "As in CPython")]
    pub warnings: Vec<String>,
    /// Go on at the prompt after the program; a prompt even if standard input is not a terminal
    #[arg(short = 'i', help_heading = "As in CPython")]
    pub interactive: bool,
    /// Skip the first line of the source
    #[arg(short = 'x', help_heading = "As in CPython")]
    pub skip_first_line: bool,
    /// Set sys._xoptions
    #[arg(short = 'X', value_name = "OPT", action = clap::ArgAction::Append, help_heading = "As in CPython")]
    pub implementation: Vec<String>,
    /// Warn about str(bytes) and comparing bytes with str; twice: make it an error
    #[arg(short = 'b', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub bytes_warning: u8,
    /// Set sys.flags.dont_write_bytecode; no bytecode is written in any case
    #[arg(short = 'B', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub dont_write_bytecode: u8,
    /// Set sys.flags.debug
    #[arg(short = 'd', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub debug: u8,
    /// Leave out the version and hints before the prompt; set sys.flags.quiet
    #[arg(short = 'q', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub quiet: u8,
    /// Set sys.flags.no_user_site; there are no site directories
    #[arg(short = 's', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub no_user_site: u8,
    /// Set sys.flags.no_site; there are no site directories
    #[arg(short = 'S', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub no_site: u8,
    /// Set sys.flags.verbose
    #[arg(short = 'v', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub verbose: u8,
    /// Accepted: hashes are random if PYTHONHASHSEED says so
    #[arg(short = 'R', action = clap::ArgAction::Count, help_heading = "As in CPython")]
    pub random_hashes: u8,
}

/// The clocks that a program can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClockArg {
    /// The system's
    Real,
    /// A simulated one, which moves with the instructions executed and over the waits when every thread is blocked
    Virtual,
}

/// What is done about a cycle of waiting threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DeadlockArg {
    /// Say so on standard error
    Report,
    /// Say so and end the program
    Error,
    /// Nothing
    Ignore,
}

/// The policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PolicyArg {
    /// The longest waiter
    RoundRobin,
    /// A random waiter, after a random number of instructions whose mean is N (see --seed)
    Random,
    /// The thread that was started first
    Priority,
}

/// The switch models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModelArg {
    /// Between any two instructions
    EveryOp,
    /// Where CPython 2 looked at its ticker
    Ticks,
    /// Where CPython 3.13 looks at its eval breaker
    #[value(name = "cpython-3.13")]
    Cpython313,
    /// Only where a thread waits
    SyncOnly,
}

/// Options of `minipy replay`.
#[derive(Debug, Args)]
#[command(
    display_name = "minipy",
    override_usage = "minipy replay [OPTIONS] PROGRAM SCHEDULE [ARGS]...",
    after_help = "\
Examples:
  minipy run --policy random --seed 7 --schedule-out race.schedule race.py
  minipy replay race.py race.schedule   the same interleaving again

A schedule that was recorded under the real clock says also when time was over and what it was, when signals came, and how
much could be read or written; the data themselves are not in it: give the program the same input again.

Exit status: the program's own; 3 if the program no longer follows the schedule."
)]
pub struct ReplayArgs {
    /// Write what happens to FILE, as `minipy run --trace` does
    #[arg(long, value_name = "FILE")]
    pub trace: Option<OsString>,
    /// Have every instruction in the trace
    #[arg(long, requires = "trace")]
    pub trace_ops: bool,
    /// The program
    #[arg(value_name = "PROGRAM")]
    pub program: OsString,
    /// The schedule
    #[arg(value_name = "SCHEDULE")]
    pub schedule: OsString,
    /// What the program finds in sys.argv behind its name
    #[arg(value_name = "ARGS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<OsString>,
}

/// Options of `minipy check`.
#[derive(Debug, Args)]
#[command(
    display_name = "minipy",
    override_usage = "minipy check PATH...",
    after_help = "\
Nothing is run. Errors and `SyntaxWarning`s are told on standard error as CPython words them, those of every file. Of folders, all
files in .py are meant, and those in folders below them, but for names that begin with `.`.

Examples:
  minipy check script.py
  minipy check src/ tests/

Exit status: 0 if there is no error, 1 if there is one, 2 if a path cannot be read."
)]
pub struct CheckArgs {
    /// Programs, and folders of programs
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<OsString>,
}

/// Options of `minipy snapshot`.
#[derive(Debug, Args)]
#[command(
    display_name = "minipy",
    override_usage = "minipy snapshot [--update] PATH...",
    after_help = "\
Each program is run under the virtual clock. What it prints, how it ends and how its threads interleave is
compared with the file NAME.snap beside it, and differences are shown. In folders, all files in .py are programs
but those whose names begin with `_`.

The comments at the beginning of a program can set options of `minipy run`:

  # minipy: switch-every=3 policy=random seed=7

Examples:
  minipy snapshot --update race.py      write race.snap
  minipy snapshot tests/races           run all programs of a folder, and those in folders below it

Exit status: 0 if all is as accepted, 1 if not, 2 for a usage error. NO_COLOR and FORCE_COLOR are heeded."
)]
pub struct SnapshotArgs {
    /// Programs, and folders of programs
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<OsString>,
    /// Accept what the programs do now
    #[arg(long)]
    pub update: bool,
}

/// Options of `minipy dis`.
#[derive(Debug, Args)]
#[command(
    display_name = "minipy",
    args_override_self = true,
    override_usage = "minipy dis [OPTIONS] [FILE | -c CODE | -m MODULE | -]",
    after_help = "\
Examples:
  minipy dis script.py                  all code objects of a file, in the layout of `python3.13 -m dis`
  minipy dis -c 'n += 1' --marks        where a thread switch can fall, and what touches shared state
  minipy dis -O -C script.py            with offsets and inline caches
  minipy dis --adaptive script.py       run the program first, then show what its instructions became
  minipy dis --format json script.py    for another program to read"
)]
pub struct DisArgs {
    /// Show CODE
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true, conflicts_with_all = ["module", "file"])]
    pub code: Option<OsString>,
    /// Show the module MODULE
    #[arg(short = 'm', value_name = "MODULE", conflicts_with = "file")]
    pub module: Option<OsString>,
    /// The file to show; `-` is standard input, as is nothing at all
    #[arg(value_name = "FILE")]
    pub file: Option<OsString>,
    /// Show inline caches
    #[arg(short = 'C', long)]
    pub show_caches: bool,
    /// Show the offsets of instructions
    #[arg(short = 'O', long)]
    pub show_offsets: bool,
    /// Run the program first and show the specialised instructions
    #[arg(long)]
    pub adaptive: bool,
    /// Mark where a switch can fall and which instructions touch shared state
    #[arg(long)]
    pub marks: bool,
    /// Form of the listing
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = DisFormat::Text)]
    pub format: DisFormat,
}

/// How `minipy dis` writes its listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DisFormat {
    /// CPython's layout
    Text,
    /// One JSON document
    Json,
}

/// Reads the command line; on `--help`, `--version` or a usage error gives clap's answer instead.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(separate(arguments.into_iter().collect()))
}

/// Puts in the word `run` where it was left out, and `--` where the program begins: CPython's rule that all after
/// FILE, `-c CODE` or `-m MODULE` belongs to the program is not one that clap knows.
fn separate(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = arguments.get(1).map(|first| first.to_string_lossy().into_owned()).unwrap_or_default();
    match first.as_str() {
        "check" | "dis" | "replay" | "snapshot" | "-h" | "--help" | "-V" | "--version" => return arguments,
        "-?" => return vec![arguments.swap_remove(0), "--help".into()],
        "run" => {}
        _ => arguments.insert(arguments.len().min(1), "run".into()),
    }
    let command = Cli::command();
    let Some(run) = command.find_subcommand("run") else { return arguments };
    if let Some(start) = program_start(run, &arguments) {
        arguments.insert(start, "--".into());
    }
    arguments
}

/// Index of the first argument that is the program's, or none if `--` already says so.
fn program_start(run: &clap::Command, arguments: &[OsString]) -> Option<usize> {
    let takes_value = |wanted: &dyn Fn(&clap::Arg) -> bool| {
        run.get_arguments().any(|arg| wanted(arg) && arg.get_action().takes_values())
    };
    let mut index = 2;
    while let Some(argument) = arguments.get(index) {
        let text = argument.to_string_lossy();
        index += 1;
        if text == "--" {
            return None;
        }
        if let Some(long) = text.strip_prefix("--") {
            if !long.contains('=') && takes_value(&|arg| arg.get_long() == Some(long)) {
                index += 1;
            }
        } else if let Some(cluster) = text.strip_prefix('-').filter(|cluster| !cluster.is_empty()) {
            for (at, letter) in cluster.char_indices() {
                if takes_value(&|arg| arg.get_short() == Some(letter)) {
                    // The value is the rest of the cluster or the next argument.
                    index += usize::from(at + letter.len_utf8() == cluster.len());
                    if matches!(letter, 'c' | 'm') {
                        return (index <= arguments.len()).then_some(index);
                    }
                    break;
                }
            }
        } else {
            return Some(index - 1);
        }
    }
    None
}

/// A size in bytes: digits and an optional `k`, `m` or `g`.
fn size(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.char_indices().last() {
        Some((at, 'k' | 'K')) => (&text[..at], 10),
        Some((at, 'm' | 'M')) => (&text[..at], 20),
        Some((at, 'g' | 'G')) => (&text[..at], 30),
        _ => (text, 0),
    };
    let number: u64 =
        digits.parse().map_err(|_| "expected bytes such as 500000, 64k, 100m or 2g".to_owned())?;
    number.checked_mul(1 << shift).filter(|&bytes| bytes > 0).ok_or_else(|| "out of range".to_owned())
}

/// A positive number of seconds, fractions allowed.
fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|_| "expected seconds such as 2 or 0.5".to_owned())?;
    match Duration::try_from_secs_f64(number) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("out of range".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_args(line: &[&str]) -> RunArgs {
        let arguments = std::iter::once("minipy").chain(line.iter().copied()).map(OsString::from);
        match parse(arguments) {
            Ok(Cli { command: Command::Run(run) }) => run,
            other => panic!("{line:?}: {other:?}"),
        }
    }

    #[test]
    fn options_after_the_program_belong_to_it() {
        let run = run_args(&["-u", "script.py", "-O", "--help", "--", "-c"]);
        assert!(run.unbuffered);
        assert_eq!(run.optimize, 0);
        assert_eq!(run.words, ["script.py", "-O", "--help", "--", "-c"]);
    }

    #[test]
    fn code_and_module_end_the_options() {
        let run = run_args(&["-OOuc", "pass", "-x", "--foo", "a"]);
        assert_eq!((run.optimize, run.code.as_deref()), (2, Some("pass".as_ref())));
        assert_eq!(run.words, ["-x", "--foo", "a"]);
        let run = run_args(&["run", "-W", "error", "-mpkg.mod", "--version"]);
        assert_eq!(run.module.as_deref(), Some("pkg.mod".as_ref()));
        assert_eq!((run.warnings, run.words), (vec!["error".to_owned()], vec![OsString::from("--version")]));
    }

    #[test]
    fn values_of_options_are_not_the_program() {
        let run = run_args(&["--timeout", "1.5", "--max-memory=2m", "-X", "dev", "-", "x"]);
        assert_eq!((run.timeout, run.max_memory), (Some(Duration::from_millis(1500)), Some(2 << 20)));
        assert_eq!(run.words, ["-", "x"]);
    }

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes_are_checked() {
        assert_eq!(size("3k"), Ok(3072));
        assert!(
            size("0").is_err() && size("99999999999g").is_err() && size("m").is_err() && size("1é").is_err()
        );
    }
}
