//! Short-lived folders of files, and minipy started in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{Ending, Finished, finish, minipy};

/// Long enough for an unoptimised build on a busy machine.
const LIMIT: Duration = Duration::from_mins(1);

/// An empty folder of this test's own, removed at its end.
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub(crate) fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a scratch folder");
        Self { folder: folder.canonicalize().expect("a scratch folder") }
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a sub-folder");
        fs::write(path, content).expect("a scratch file");
        self
    }

    /// Runs minipy in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, "")
    }

    /// Runs minipy in the folder with this standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &str) -> Outcome {
        let mut command = minipy();
        command.args(arguments).current_dir(&self.folder);
        let finished = finish(&mut command, stdin.as_bytes(), LIMIT);
        Outcome { command: format!("minipy {}", arguments.join(" ")), finished }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// What came of a run; each method checks one thing and hands it on.
pub(crate) struct Outcome {
    command: String,
    finished: Finished,
}

impl Outcome {
    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Self {
        assert_eq!(self.finished.ending, Ending::Status(expected), "{}", self.describe());
        self
    }

    #[track_caller]
    pub(crate) fn out(self, expected: &str) -> Self {
        assert_eq!(self.finished.stdout, expected, "{}", self.describe());
        self
    }

    #[track_caller]
    pub(crate) fn err(self, expected: &str) -> Self {
        assert_eq!(self.finished.stderr, expected, "{}", self.describe());
        self
    }

    #[track_caller]
    pub(crate) fn out_has(self, part: &str) -> Self {
        assert!(self.finished.stdout.contains(part), "no {part:?} in the output of {}", self.describe());
        self
    }

    #[track_caller]
    pub(crate) fn err_has(self, part: &str) -> Self {
        assert!(self.finished.stderr.contains(part), "no {part:?} in the errors of {}", self.describe());
        self
    }

    #[track_caller]
    pub(crate) fn err_ends(self, part: &str) -> Self {
        assert!(
            self.finished.stderr.ends_with(part),
            "no {part:?} at the end of the errors of {}",
            self.describe()
        );
        self
    }

    pub(crate) fn stderr(&self) -> &str {
        &self.finished.stderr
    }

    pub(crate) fn stdout(&self) -> &str {
        &self.finished.stdout
    }

    /// The beginnings of what was said, for a failed test.
    fn describe(&self) -> String {
        let short = |text: &str| text.chars().take(2000).collect::<String>();
        let Finished { stdout, stderr, ending } = &self.finished;
        format!("{}\n{ending:?}\n-- stdout:\n{}\n-- stderr:\n{}", self.command, short(stdout), short(stderr))
    }
}
