//! Fuzzing of parser, compiler and interpreter, from seeds, so that every input can be made again.
//!
//! Kinds of input: `syntax` (random bytes, rows of tokens and mutated programs, parsed, compiled and verified in this
//! process), `run` (mutated and spliced test programs, run by the binary under limits), `compare` (random valid programs,
//! whose output, traceback and exit status must be CPython 3.13's; only where there is a `python3.13`), `inputs` (programs
//! of random formats and regular expressions; compared where that is possible), `pickles` (programs that read damaged
//! pickles), and on demand `mutants` (mutated programs
//! beside CPython: what differs has to be looked at, since they may ask for addresses or counts of references).
//! `cargo test --test fuzz` does a few of all but the last, always the same. More is asked for by `MINIPY_FUZZ_SECONDS`, other
//! ones by `MINIPY_FUZZ_SEED`, one kind by `MINIPY_FUZZ_KIND`, one input by `MINIPY_FUZZ_COUNT=1` with its seed, another
//! binary (an optimised one) by `MINIPY_FUZZ_BINARY`. What fails is kept in `target/tmp/fuzz`, and
//! all inputs with `MINIPY_FUZZ_KEEP`: those in `tests/programs/generated/` were made so, for wherever there is no CPython.
#![expect(clippy::print_stdout, reason = "a test binary of its own that tells what it did")]

#[path = "fuzz/generate.rs"]
mod generate;
#[path = "fuzz/inputs.rs"]
mod inputs;
#[path = "fuzz/mutate.rs"]
mod mutate;
mod process;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use minipy_grammar::{SourceText, parse_module};
use minipy_vm::bytecode::verify::verify;
use minipy_vm::compile::{CompileOptions, compile_module};
use mutate::Corpus;
use process::{Ending, Finished, finish, minipy};

/// The longest that an input may take, limits included.
const LIMIT: Duration = Duration::from_secs(20);

/// How many inputs of a kind one round has, and their names.
const ROUND: [(Kind, &str, u64); 6] = [
    (Kind::Syntax, "syntax", 600),
    (Kind::Run, "run", 30),
    (Kind::Compare, "compare", 6),
    (Kind::Inputs, "inputs", 3),
    (Kind::Pickles, "pickles", 3),
    (Kind::Mutants, "mutants", 30),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Syntax,
    Run,
    Compare,
    Inputs,
    Pickles,
    Mutants,
}

/// What is fuzzed, and with what.
struct Fuzzer {
    corpus: Corpus,
    /// The binary under test, if it is not that of this build.
    binary: Option<PathBuf>,
    /// CPython 3.13, if it is there.
    reference: Option<PathBuf>,
    /// Where failing inputs are kept.
    folder: PathBuf,
}

fn main() -> ExitCode {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    // Run by `cargo test` with a filter for tests of another binary.
    if std::env::args().skip(1).any(|argument| argument == "--list" || !argument.starts_with('-')) {
        return ExitCode::SUCCESS;
    }
    let fuzzer = Fuzzer::new();
    let first = number("MINIPY_FUZZ_SEED").unwrap_or(1);
    let only = std::env::var("MINIPY_FUZZ_KIND").ok();
    let count = number("MINIPY_FUZZ_COUNT");
    let end = number("MINIPY_FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let (mut failures, mut done) = (0, [0_u64; 6]);
    // Panics are reported with their inputs.
    for round in 0.. {
        for (place, &(kind, name, usual)) in ROUND.iter().enumerate() {
            if only.as_ref().map_or(kind == Kind::Mutants, |only| only != name) {
                continue;
            }
            let count = count.unwrap_or(usual);
            for seed in (first + round * count..).take(count as usize) {
                if let Err(complaint) = fuzzer.check(kind, seed) {
                    failures += 1;
                    println!("{name} {seed}: {complaint}");
                }
                done[place] += 1;
            }
        }
        if end.is_none_or(|end| Instant::now() > end) {
            break;
        }
    }
    let [syntax, run, compare, inputs, pickles, mutants] = done;
    println!(
        "fuzz: {syntax} sources, {} runs, {} comparisons, {failures} failures",
        run + inputs + pickles,
        compare + mutants
    );
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Fuzzer {
    fn new() -> Fuzzer {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let search = std::env::var_os("PATH").unwrap_or_default();
        let reference = std::env::var_os("MINIPY_FUZZ_PYTHON").map(PathBuf::from).or_else(|| {
            std::env::split_paths(&search).map(|entry| entry.join("python3.13")).find(|path| path.is_file())
        });
        let works = |path: &PathBuf| {
            Command::new(path)
                .arg("-V")
                .output()
                .is_ok_and(|output| output.status.success() && output.stdout.starts_with(b"Python 3.13."))
        };
        Fuzzer {
            corpus: Corpus::load(&["tests/programs", "tests/dis", "samples"].map(|name| root.join(name))),
            binary: std::env::var_os("MINIPY_FUZZ_BINARY").map(PathBuf::from),
            reference: reference.filter(works),
            folder,
        }
    }

    /// Makes the input of a seed and judges what becomes of it.
    fn check(&self, kind: Kind, seed: u64) -> Result<(), String> {
        let mut random = fastrand::Rng::with_seed(seed);
        match kind {
            Kind::Syntax => self.check_syntax(&self.corpus.source(&mut random), seed),
            Kind::Run => match self.corpus.harmless(&mut random) {
                Some(program) => self.check_run(&program, seed),
                None => Ok(()),
            },
            Kind::Pickles => self.check_run(&inputs::pickles(&mut random), seed),
            Kind::Inputs if self.reference.is_none() => self.check_run(&inputs::program(&mut random), seed),
            Kind::Compare | Kind::Inputs | Kind::Mutants => {
                let program = match kind {
                    Kind::Compare => Some(generate::program(&mut random)),
                    Kind::Inputs => Some(inputs::program(&mut random)),
                    _ => self.corpus.harmless(&mut random),
                };
                match (&self.reference, program) {
                    (Some(reference), Some(program)) => self.compare(&program, reference, kind, seed),
                    _ => Ok(()),
                }
            }
        }
    }

    /// Parses and compiles in this process. The input is written down first, for the case that the process ends.
    fn check_syntax(&self, source: &str, seed: u64) -> Result<(), String> {
        let path = self.keep("syntax", seed, source);
        let start = Instant::now();
        let judged = catch_unwind(AssertUnwindSafe(|| {
            let text = SourceText::new(source);
            let Ok(module) = parse_module(&text) else { return Ok(()) };
            match compile_module(&module.tree, &text, "<fuzz>", &CompileOptions::default()) {
                Ok(compiled) => verify(&compiled.code).map_err(|error| format!("does not verify: {error:?}")),
                Err(_) => Ok(()),
            }
        }));
        let result = match judged {
            Ok(result) => result,
            Err(_) => Err("panics".to_owned()),
        };
        let result = match result {
            Ok(()) if start.elapsed() > LIMIT => Err(format!("takes {:?}", start.elapsed())),
            other => other,
        };
        self.forget_unless(result, &path)
    }

    /// Runs a program under limits: it may end in any way but by a crash, a hang or an internal error.
    fn check_run(&self, program: &str, seed: u64) -> Result<(), String> {
        let path = self.keep("run", seed, program);
        let finished = self.run(&path);
        let result = match &finished.ending {
            Ending::Timeout => Err("does not stop".to_owned()),
            Ending::Crash(how) => Err(format!("crashes: {how}")),
            Ending::Status(101) => Err(format!("panics: {}", finished.stderr)),
            Ending::Status(_) => complaint(&finished.stderr, program),
        };
        self.forget_unless(result, &path)
    }

    /// Runs a program here and under CPython; what they print must be the same.
    fn compare(&self, program: &str, reference: &Path, kind: Kind, seed: u64) -> Result<(), String> {
        let mutant = kind == Kind::Mutants;
        let name = ROUND.iter().find(|(other, ..)| *other == kind).map_or("compare", |(_, name, _)| name);
        let path = self.keep(name, seed, program);
        let expected = self.run_reference(reference, &path);
        let found = self.run(&path);
        // A limit is no exception.
        let limited =
            matches!(found.ending, Ending::Status(122..=124)) || expected.stderr.contains("MemoryError");
        if limited || !matches!(expected.ending, Ending::Status(_)) {
            return self.forget_unless(complaint(&found.stderr, program), &path);
        }
        let result = complaint(&found.stderr, program).and_then(|()| {
            let (own, other) = (normal(&found.stdout), normal(&expected.stdout));
            if found.ending != expected.ending {
                return Err(format!("ends with {:?}, CPython with {:?}", found.ending, expected.ending));
            }
            match own.lines().zip(other.lines()).enumerate().find(|(_, (own, other))| own != other) {
                Some((line, (own, other))) => {
                    Err(format!("line {}:\n  here:    {own}\n  CPython: {other}", line + 1))
                }
                None if own == other && mutant => same_last_line(&found.stderr, &expected.stderr),
                None if own == other => same_traceback(&found.stderr, &expected.stderr),
                None => Err("one prints more".to_owned()),
            }
        });
        // What depends on addresses (hashes of objects, the text of their repr) is not the same in two runs there either.
        let result = result.or_else(|complaint| {
            let again = self.run_reference(reference, &path);
            let same = normal(&again.stdout) == normal(&expected.stdout)
                && normal(&again.stderr) == normal(&expected.stderr);
            if same { Err(complaint) } else { Ok(()) }
        });
        self.forget_unless(result, &path)
    }

    /// Runs a program under CPython, which knows no limits of its own.
    fn run_reference(&self, reference: &Path, path: &Path) -> Finished {
        let mut command = Command::new("sh");
        command
            .args(["-c", "ulimit -v 2000000; ulimit -t 8; exec \"$0\" -s -S -B \"$1\""])
            .arg(reference)
            .arg(path);
        command.current_dir(&self.folder).env("PYTHONHASHSEED", "0");
        finish(&mut command, b"", LIMIT)
    }

    fn run(&self, path: &Path) -> Finished {
        let mut command = match &self.binary {
            Some(binary) => Command::new(binary),
            None => minipy(),
        };
        command.args(["run", "--clock", "virtual", "--seed", "1", "--timeout", "8"]);
        command.args(["--max-instructions", "3000000", "--max-memory", "300m"]).arg(path);
        command.current_dir(&self.folder).env("MINIPY_REPORT_LEAKS", "1").env("PYTHONHASHSEED", "0");
        finish(&mut command, b"1\n2\n", LIMIT)
    }

    fn keep(&self, kind: &str, seed: u64, text: &str) -> PathBuf {
        let path = self.folder.join(format!("{kind}-{seed}.py"));
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path
    }

    fn forget_unless(&self, result: Result<(), String>, path: &Path) -> Result<(), String> {
        if result.is_ok() && std::env::var_os("MINIPY_FUZZ_KEEP").is_none() {
            // What stays behind does no harm.
            drop(fs::remove_file(path));
        }
        result
    }
}

/// What must never be on standard error; a program may raise SystemError itself.
fn complaint(stderr: &str, program: &str) -> Result<(), String> {
    let own = program.contains("SystemError");
    let signs = ["panicked at", "internal error", "objects outlive"];
    let line = stderr
        .lines()
        .find(|line| line.starts_with("SystemError") && !own || signs.iter().any(|sign| line.contains(sign)));
    line.map_or(Ok(()), |line| Err(line.to_owned()))
}

/// What ended a program is told in the same words.
fn same_last_line(own: &str, other: &str) -> Result<(), String> {
    let last = |text: &str| normal(text).lines().last().unwrap_or_default().to_owned();
    let (own, other) = (last(own), last(other));
    if own == other { Ok(()) } else { Err(format!("last:\n  here:    {own}\n  CPython: {other}")) }
}

/// The whole of standard error is the same.
fn same_traceback(own: &str, other: &str) -> Result<(), String> {
    let (own, other) = (normal(own), normal(other));
    let differing = own.lines().zip(other.lines()).find(|(own, other)| own != other);
    match differing {
        Some((own, other)) => Err(format!("standard error:\n  here:    {own}\n  CPython: {other}")),
        None if own.lines().count() == other.lines().count() => Ok(()),
        None => Err("one writes more to standard error".to_owned()),
    }
}

/// The text without addresses.
fn normal(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        result += " at 0x";
        result += part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
    }
    result
}
