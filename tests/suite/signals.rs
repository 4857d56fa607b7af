//! Ctrl-C and other signals, sent from outside.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::process::minipy;

/// Runs code that prints a line when it is ready, sends it a signal then, and gives what else it says and how it ends:
/// its exit status, or the negative number of the signal that ended it.
fn interrupted(signal: &str, code: &str) -> (String, String, i32) {
    let mut child = minipy()
        .args(["run", "--timeout", "20", "-u", "-c", code])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("minipy");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    assert_eq!(line, "ready\n");
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
    assert!(sent.success());
    let (mut stdout, mut stderr) = (String::new(), String::new());
    out.read_to_string(&mut stdout).expect("text");
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("text");
    let status = child.wait().expect("its end");
    (stdout, stderr, status.code().unwrap_or_else(|| -status.signal().unwrap_or(0)))
}

const TRACEBACK: &str = "Traceback (most recent call last):\n";

#[test]
fn an_uncaught_keyboard_interrupt_ends_the_process_by_the_signal() {
    for work in [
        "while True: pass",
        "import time; time.sleep(60)",
        "input()",
        "import sys; sys.stdin.read()",
        "sum(range(10**12))",
        "list(map(int, range(10**12)))",
        "
import threading, queue
a, b = queue.SimpleQueue(), queue.SimpleQueue()
def pass_on(x, y):
    while True: y.put(x.get())
for pair in (a, b), (b, a): threading.Thread(target=pass_on, args=pair, daemon=True).start()
a.put(1)
threading.Event().wait()",
    ] {
        let (out, err, status) = interrupted("-INT", &format!("print('ready')\n{work}"));
        assert_eq!((out.as_str(), status), ("", -2), "{work}: {err}");
        assert!(err.starts_with(TRACEBACK) && err.ends_with("\nKeyboardInterrupt\n"), "{work}: {err}");
    }
}

#[test]
fn keyboard_interrupt_can_be_caught() {
    let code = "
import time
class Manager:
    def __enter__(self): pass
    def __exit__(self, kind, *rest): print('exit', kind.__name__)
try:
    with Manager():
        try:
            print('ready')
            while True:
                time.sleep(0.001)
        finally:
            print('finally')
except KeyboardInterrupt as error:
    print(error.args)
";
    assert_eq!(interrupted("-INT", code), ("finally\nexit KeyboardInterrupt\n()\n".into(), String::new(), 0));
}

#[test]
fn a_second_ctrl_c_ends_a_program_that_does_not_end() {
    let code = "
import os, signal
class Endless:
    def __del__(self):
        print('ready')
        while True: pass
kept = Endless()
";
    assert_eq!(interrupted("-INT", code), (String::new(), String::new(), -2));
}

/// A number that takes long is made in one piece: nobody looks at signals meanwhile.
#[test]
fn a_second_ctrl_c_ends_what_does_not_look_up() {
    let mut child = minipy()
        .args(["run", "--timeout", "50", "-u", "-c", "print('ready')\nx = 3 ** (10 ** 8)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("minipy");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    out.read_line(&mut String::new()).expect("a line");
    for _ in 0..2 {
        thread::sleep(Duration::from_millis(100));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
    }
    assert_eq!(child.wait().expect("its end").signal(), Some(2));
}

/// Other threads may send as many as they like.
#[test]
fn signals_that_the_program_sends_itself_stand_for_one() {
    let code = "
import os, signal, threading
def send():
    for _ in range(5): os.kill(os.getpid(), signal.SIGINT)
thread = threading.Thread(target=send)
try:
    thread.start()
    thread.join()
    for _ in range(1000): pass
except KeyboardInterrupt:
    pass
else:
    print('never')
print('ready')
input()
";
    let (out, _, status) = interrupted("-INT", code);
    assert_eq!((out.as_str(), status), ("", -2));
}

#[test]
fn handlers_are_called_and_defaults_come_back() {
    let handled = "
import signal
def handler(number, frame):
    print(number, frame.f_lineno)
    raise SystemExit(7)
signal.signal(signal.SIGTERM, handler)
print('ready')
while True:
    pass
";
    let (out, err, status) = interrupted("-TERM", handled);
    assert_eq!((out.as_str(), err.as_str(), status), ("15 8\n", "", 7));
    let default = "
import signal, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
print('ready')
time.sleep(60)
";
    assert_eq!(interrupted("-INT", default), (String::new(), String::new(), -2));
    let ignored = "
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
print('ready')
time.sleep(0.3)
print('done')
";
    assert_eq!(interrupted("-INT", ignored), ("done\n".into(), String::new(), 0));
}
