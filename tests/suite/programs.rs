//! Runs every program under `tests/programs/` and every sample, and compares with the results made by CPython 3.13.
//!
//! A program is a file `tests/programs/FEATURE/NAME.py` where neither name begins with `_`; what lies in deeper folders
//! are modules that programs import. Beside it are its expected standard output `NAME.out`, its standard error
//! `NAME.err` (none: it must be empty), its exit status `NAME.status` (none: 0, or 1 where there is a `NAME.err`) and
//! its standard input `NAME.in` (none: empty). `tests/bless.py` makes them. Each program is a test of its own:
//! In debug builds an object that outlives its interpreter fails the test too: it is reported on standard error.
//! `cargo test --test programs dicts/` runs those of one folder; `MINIPY_TEST_FILTER` does the same from outside.

mod process;
mod samples;

use process::{Ending, Finished, finish, minipy};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};

/// Generous, since the machine may be busy and the build unoptimised: programs take well under a second.
const LIMIT: Duration = Duration::from_mins(1);

/// Lines of a difference that are shown.
const SHOWN: usize = 8;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    if arguments.filter.is_none() {
        arguments.filter = std::env::var("MINIPY_TEST_FILTER").ok();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let known = known_failures(root);
    let mut trials = Vec::new();
    for feature in sorted(&root.join("tests/programs"), |path| path.is_dir()) {
        trials.extend(trials_in(&feature, &name(&feature), &known));
    }
    trials.extend(samples::trials(root, &known));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One test for each program directly in a folder.
fn trials_in(folder: &Path, prefix: &str, known: &HashSet<String>) -> Vec<Trial> {
    sorted(folder, |path| path.extension().is_some_and(|extension| extension == "py"))
        .into_iter()
        .map(|path| {
            let title = format!("{prefix}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
            if known.contains(&title) {
                return Trial::test(title, move || must_fail(&path)).with_kind("known failure");
            }
            Trial::test(title, move || judge(&path))
        })
        .collect()
}

/// The programs that do not yet give CPython's results: `tests/programs/KNOWN_FAILURES` names them, one per line.
fn known_failures(root: &Path) -> HashSet<String> {
    let text = fs::read_to_string(root.join("tests/programs/KNOWN_FAILURES")).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// A known failure that passes has to be taken off the list, so that it cannot fail again unseen.
fn must_fail(path: &Path) -> Result<(), Failed> {
    match judge(path) {
        Ok(()) => Err("passes now: take it out of tests/programs/KNOWN_FAILURES".into()),
        Err(_) => Ok(()),
    }
}

/// The entries of a folder that are wanted and whose names do not begin with `_`.
fn sorted(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    found.retain(|path| wanted(path) && !name(path).starts_with('_'));
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Runs one program from its own folder and compares all that can be seen.
fn judge(path: &Path) -> Result<(), Failed> {
    let expected_out = fs::read_to_string(path.with_extension("out"))
        .map_err(|_| "no .out beside it: run tests/bless.py")?;
    let expected_err = fs::read_to_string(path.with_extension("err")).unwrap_or_default();
    let expected_status = match fs::read_to_string(path.with_extension("status")) {
        Ok(text) => text.trim().parse().map_err(|error| format!(".status: {error}"))?,
        Err(_) => i32::from(!expected_err.is_empty()),
    };
    let stdin = fs::read(path.with_extension("in")).unwrap_or_default();
    let folder = path.parent().unwrap_or(path);
    let mut command = minipy();
    command.arg("run").arg(name(path)).current_dir(folder).env("MINIPY_REPORT_LEAKS", "1");
    let Finished { stdout, stderr, ending } = finish(&mut command, &stdin, LIMIT);

    let own_path = format!("{}/", folder.display());
    let mut complaints = String::new();
    if ending != Ending::Status(expected_status) {
        complaints += &format!("ended with {ending:?}, expected status {expected_status}\n");
    }
    complaints += &difference("stdout", &expected_out, &stdout.replace(&own_path, ""));
    complaints += &difference("stderr", &expected_err, &stderr.replace(&own_path, ""));
    if complaints.is_empty() { Ok(()) } else { Err(complaints.into()) }
}

/// The first lines in which two texts differ, or nothing.
fn difference(what: &str, expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let expected: Vec<&str> = expected.split_inclusive('\n').collect();
    let actual: Vec<&str> = actual.split_inclusive('\n').collect();
    let same = expected.iter().zip(&actual).take_while(|(left, right)| left == right).count();
    let mut text = format!("{what} differs from line {}:\n", same + 1);
    for (mark, lines) in [('-', &expected), ('+', &actual)] {
        for line in lines.iter().skip(same).take(SHOWN) {
            let end = if line.ends_with('\n') { "" } else { " (no newline)\n" };
            text += &format!("  {mark}{line}{end}");
        }
        let more = lines.len().saturating_sub(same + SHOWN);
        if more > 0 {
            text += &format!("  {mark}... and {more} lines more\n");
        }
    }
    text
}
