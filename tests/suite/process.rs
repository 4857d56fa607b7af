//! Runs the minipy binary as a child process, with a time limit, and collects what it says.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a child process left behind.
pub(crate) struct Finished {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) ending: Ending,
}

/// How a child process ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It exited with this status.
    Status(i32),
    /// It was killed by a signal: a crash.
    Crash(String),
    /// It was still running after the time limit.
    Timeout,
}

/// The minipy binary under test, in an environment that does not depend on the user's.
pub(crate) fn minipy() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minipy"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command
        .env("LANG", "C.UTF-8")
        .env("TZ", "UTC")
        .env("NO_COLOR", "1")
        .env("PYTHONUTF8", "1")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// Runs a command with this standard input; kills it after `limit`.
pub(crate) fn finish(command: &mut Command, stdin: &[u8], limit: Duration) -> Finished {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    let writer = child.stdin.take().map(|mut pipe| {
        let stdin = stdin.to_vec();
        // A child that exits without reading its input is no failure.
        thread::spawn(move || drop(pipe.write_all(&stdin)))
    });
    let stdout = child.stdout.take().map(|pipe| thread::spawn(|| read_all(pipe)));
    let stderr = child.stderr.take().map(|pipe| thread::spawn(|| read_all(pipe)));
    let ending = wait(&mut child, limit);
    if let Some(writer) = writer {
        drop(writer.join());
    }
    let text = |reader: Option<thread::JoinHandle<String>>| {
        reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
    };
    Finished { stdout: text(stdout), stderr: text(stderr), ending }
}

fn read_all(mut pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    // An error ends the reading; what came before it is what can be judged.
    drop(pipe.read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

fn wait(child: &mut Child, limit: Duration) -> Ending {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return ending(status),
            Ok(None) if start.elapsed() < limit => {
                thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            Ok(None) | Err(_) => {
                drop(child.kill());
                drop(child.wait());
                return Ending::Timeout;
            }
        }
    }
}

fn ending(status: ExitStatus) -> Ending {
    status.code().map_or_else(|| Ending::Crash(status.to_string()), Ending::Status)
}
