//! `minipy snapshot`: programs run under the virtual clock, and what they print and how their threads interleave is
//! compared with what was accepted before.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use similar::{ChangeTag, TextDiff};

use crate::args::{self, Cli, Command, SnapshotArgs};
use crate::program::{Failure, Program, absolute, python_text};
use crate::programs::programs_of;
use crate::run;
use crate::{Options, run_file};

/// What a program's comment begins with that sets options.
const DIRECTIVE: &str = "# minipy:";

/// The ending of the file beside a program.
const ENDING: &str = "snap";

/// Lines around a difference that are shown.
const CONTEXT: usize = 3;

/// What became of a program.
enum Verdict {
    Same,
    Written,
    Missing,
    /// The difference, ready to be shown.
    Different(String),
    Failed(String),
}

/// Carries out `minipy snapshot`.
pub fn command(arguments: &SnapshotArgs) -> ExitCode {
    let programs = match programs_of(&arguments.paths, &['_', '.']) {
        Ok(programs) => programs,
        Err(status) => return status,
    };
    let colours = use_colours();
    let mut bad = 0;
    for program in &programs {
        let verdict = judge(program, arguments.update, colours);
        bad += usize::from(!matches!(verdict, Verdict::Same | Verdict::Written));
        say(&report(program, &verdict, colours));
    }
    let count = programs.len();
    let plural = if count == 1 { "" } else { "s" };
    match bad {
        0 => say(&format!("{count} program{plural}: all as accepted\n")),
        _ => say(&format!(
            "{count} program{plural}: {bad} not as accepted; `minipy snapshot --update` accepts what they do now\n"
        )),
    }
    ExitCode::from(u8::from(bad > 0))
}

fn say(text: &str) {
    // Nothing is left to do if standard output is closed.
    let _ = io::stdout().write_all(text.as_bytes());
}

fn judge(program: &Path, update: bool, colours: bool) -> Verdict {
    let now = match snapshot(program) {
        Ok(now) => now,
        Err(message) => return Verdict::Failed(message),
    };
    let beside = program.with_extension(ENDING);
    let before = std::fs::read_to_string(&beside);
    match before {
        Ok(before) if before == now => Verdict::Same,
        _ if update => match std::fs::write(&beside, now) {
            Ok(()) => Verdict::Written,
            Err(error) => Verdict::Failed(format!("cannot write {}: {error}", beside.display())),
        },
        Ok(before) => Verdict::Different(difference(&before, &now, colours)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Verdict::Missing,
        Err(error) => Verdict::Failed(format!("cannot read {}: {error}", beside.display())),
    }
}

fn report(program: &Path, verdict: &Verdict, colours: bool) -> String {
    let name = program.display();
    match verdict {
        Verdict::Same => format!("{} {name}\n", painted("ok       ", GREEN, colours)),
        Verdict::Written => format!("{} {name}\n", painted("written  ", GREEN, colours)),
        Verdict::Missing => {
            format!("{} {name}: there is no snapshot beside it\n", painted("missing  ", RED, colours))
        }
        Verdict::Different(text) => format!("{} {name}\n{text}", painted("different", RED, colours)),
        Verdict::Failed(message) => format!("{} {name}: {message}\n", painted("failed   ", RED, colours)),
    }
}

/// Runs a program as its first lines ask, under the virtual clock, and puts into one text what can be seen of it.
///
/// # Errors
/// Why it cannot be run, as a message.
pub fn snapshot(program: &Path) -> Result<String, String> {
    let Asked { words, options } = asked(program)?;
    let outcome = run_file(program, &options);
    let folder = absolute(program).parent().map(|folder| format!("{}/", python_text(folder.as_os_str())));
    let stderr = match folder {
        Some(folder) => outcome.stderr.replace(&folder, ""),
        None => outcome.stderr.clone(),
    };
    let mut text = String::new();
    let asked = if words.is_empty() { "nothing".to_owned() } else { words.join(" ") };
    text.push_str(&format!("options: {asked}\nexit status: {}\n", outcome.status));
    for (title, part) in
        [("output", &outcome.stdout), ("errors", &stderr), ("interleaving", &outcome.interleaving())]
    {
        if part.is_empty() {
            continue;
        }
        text.push_str(&format!("\n----- {title}\n{part}"));
        if !part.ends_with('\n') {
            text.push_str("\n(no line end)\n");
        }
    }
    Ok(text)
}

/// What the first lines of a program ask for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Their words, such as `switch-every=3`.
    pub words: Vec<String>,
    /// The options that follow, with the virtual clock.
    pub options: Options,
}

/// What the first lines of a program ask for.
///
/// # Errors
/// Why it cannot be run, as a message.
pub fn asked(program: &Path) -> Result<Asked, String> {
    let named = Program::File(program.to_path_buf());
    let source = named.source().map_err(|failure| match failure {
        Failure::Unreadable(message, _) => message,
        Failure::Undecodable(name, error) => format!("{name} is not text: {error:?}"),
    })?;
    let words = directives(&source.text);
    let options = options(program, &words)?;
    Ok(Asked { words, options })
}

/// The words behind `# minipy:` in the comments at the beginning of a program.
fn directives(text: &str) -> Vec<String> {
    let comments = text.lines().take_while(|line| line.trim().is_empty() || line.starts_with('#'));
    let directives = comments.filter_map(|line| line.strip_prefix(DIRECTIVE));
    directives.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The options of `minipy run` that words such as `switch-every=3` stand for.
fn options(program: &Path, words: &[String]) -> Result<Options, String> {
    let fixed = ["minipy", "run", "-E", "--clock=virtual"].map(OsString::from);
    let given = words.iter().map(|word| OsString::from(format!("--{word}")));
    let end = [OsString::from("--"), program.as_os_str().to_owned()];
    let line = fixed.into_iter().chain(given).chain(end);
    let told = |error: clap::Error| {
        let text = error.to_string();
        format!("in its `{DIRECTIVE}` line: {}", text.lines().next().unwrap_or_default())
    };
    let Cli { command: Command::Run(arguments) } = args::parse(line).map_err(told)? else {
        return Err("the options are not those of `minipy run`".to_owned());
    };
    let options = run::options(&arguments, &Program::File(program.to_path_buf()))?;
    // `run_file` puts the program's folder there.
    Ok(Options { path: Vec::new(), closed_streams: [false; 3], interleaving: true, ..options })
}

const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

fn painted(text: &str, colour: &str, colours: bool) -> String {
    if colours { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
}

/// NO_COLOR goes before FORCE_COLOR; without either, terminals get colours.
fn use_colours() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && (set("FORCE_COLOR") || io::stdout().is_terminal())
}

/// The lines in which two texts differ, with those around them; what differs within a line is marked.
fn difference(before: &str, now: &str, colours: bool) -> String {
    let diff = TextDiff::from_lines(before, now);
    let mut text = String::new();
    for group in diff.grouped_ops(CONTEXT) {
        let first = group.first().map_or(0, |operation| operation.new_range().start);
        text.push_str(&painted(&format!("  @@ line {}", first + 1), CYAN, colours));
        text.push('\n');
        for change in group.iter().flat_map(|operation| diff.iter_inline_changes(operation)) {
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ("-", RED),
                ChangeTag::Insert => ("+", GREEN),
                ChangeTag::Equal => (" ", ""),
            };
            let mut line = String::new();
            for (marked, piece) in change.iter_strings_lossy() {
                let piece = piece.trim_end_matches('\n');
                let code = if marked { format!("{colour};7") } else { colour.to_owned() };
                line.push_str(&painted(piece, &code, colours && !colour.is_empty() && !piece.is_empty()));
            }
            let sign = painted(sign, colour, colours && !colour.is_empty());
            text.push_str(&format!("  {sign}{line}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_comments_set_options() {
        let text = "#!/usr/bin/env minipy\n# A race.\n# minipy: switch-every=3 policy=random\n\n# minipy: seed=7\nx = 1\n# minipy: no\n";
        assert_eq!(directives(text), ["switch-every=3", "policy=random", "seed=7"]);
    }

    #[test]
    fn options_are_those_of_the_command_line() {
        let asked = |words: &[&str]| {
            options(Path::new("race.py"), &words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
        };
        let good = asked(&["switch-every=3", "seed=7"]).expect("good options");
        assert_eq!((good.switch_every, good.seed), (3, Some(7)));
        assert_eq!(good.clock, minipy_vm::options::ClockMode::Virtual);
        let message = asked(&["switch-evry=3"]).expect_err("a typo");
        assert!(message.contains("--switch-evry"), "{message}");
    }

    #[test]
    fn differences_are_shown_with_their_surroundings() {
        let before = (1..=20).map(|number| format!("line {number}")).collect::<Vec<_>>().join("\n") + "\n";
        let now = before.replace("line 10\n", "line ten\n");
        let text = difference(&before, &now, false);
        assert_eq!(
            text,
            "  @@ line 7\n   line 7\n   line 8\n   line 9\n  -line 10\n  +line ten\n   line 11\n   line 12\n   line 13\n"
        );
        assert!(difference(&before, &now, true).contains("\x1b[32;7mten\x1b[0m"));
    }
}
