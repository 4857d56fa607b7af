//! Runs under the real clock, recorded and followed again: what came from outside, and when, comes as it did.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::process::minipy;
use crate::scratch::Scratch;

/// Records a program, follows the schedule, and compares what they print and how they end.
fn recorded_and_followed(name: &str, program: &str) {
    let scratch = Scratch::new(name);
    scratch.write("program.py", program);
    for _ in 0..3 {
        let recorded = scratch.run(&["run", "--schedule-out", "schedule", "program.py"]).status(0).err("");
        scratch.run(&["replay", "program.py", "schedule"]).status(0).err("").out(recorded.stdout());
    }
}

/// Shows how often each of them came in a row.
const SHOW: &str = "
import itertools
print([(what, len(list(times))) for what, times in itertools.groupby(log)])
";

#[test]
fn signals_come_where_they_came() {
    let program = "
import os, signal, threading, time
log, done = [], False
def handler(number, frame):
    log.append((number, frame.f_lineno))
for number in signal.SIGALRM, signal.SIGUSR1:
    signal.signal(number, handler)
def spin():
    while not done:
        log.append('spin')
other = threading.Thread(target=spin)
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
while sum(type(entry) is tuple for entry in log) < 3:
    log.append('main')
os.kill(os.getpid(), signal.SIGUSR1)
time.sleep(0.012)
other.start()
print(threading.Event().wait(0.012))
def stop(number, frame):
    raise KeyError(number)
signal.signal(signal.SIGALRM, stop)
try:
    threading.Lock().acquire() and threading.Event().wait()
except KeyError as error:
    log.append(error.args)
finally:
    signal.setitimer(signal.ITIMER_REAL, 0)
    done = True
other.join()
";
    recorded_and_followed("replay_signals", &format!("{program}{SHOW}"));
}

#[test]
fn child_processes_are_heard_when_they_were() {
    let program = "
import os, select, subprocess, threading
log, done = [], False
def spin():
    while not done:
        log.append('spin')
threading.Thread(target=spin).start()
slow = ['sh', '-c', 'echo one; sleep 0.02; echo two; sleep 0.02; exit 3']
child = subprocess.Popen(slow, stdout=subprocess.PIPE)
for line in child.stdout:
    log.append(line)
print(child.wait())
done = True
child = subprocess.Popen(slow, stdout=subprocess.PIPE)
turns = 0
while child.poll() is None:
    turns += 1
    if select.select([child.stdout], [], [], 0)[0]:
        log.append((turns, os.read(child.stdout.fileno(), 2)))
print(turns, child.returncode)
";
    recorded_and_followed("replay_children", &format!("{program}{SHOW}"));
}

#[test]
fn sockets_and_event_loops_are_ready_when_they_were() {
    let program = "
import asyncio, socket, threading, time
log, done = [], False
def spin():
    while not done:
        log.append('spin')
spinner = threading.Thread(target=spin)
spinner.start()
server = socket.create_server(('127.0.0.1', 0))
def serve():
    for _ in range(3):
        connection, _ = server.accept()
        with connection:
            data = connection.recv(100)
            time.sleep(0.003)
            connection.sendall(data.upper())
def ask(number):
    with socket.create_connection(server.getsockname()) as client:
        client.sendall(b'client %d' % number)
        log.append(client.recv(100))
threads = [threading.Thread(target=serve)] + [threading.Thread(target=ask, args=(n,)) for n in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
done = True
spinner.join()
here, there = socket.socketpair()
here.setblocking(False)
threading.Thread(target=lambda: (time.sleep(0.01), there.send(b'late'))).start()
turns = 0
while True:
    turns += 1
    try:
        log.append((turns, here.recv(10)))
        break
    except BlockingIOError:
        pass
async def tick():
    for number in range(4):
        await asyncio.sleep(0.004)
        log.append(number)
async def main():
    ticks = asyncio.create_task(tick())
    script = 'echo a; sleep 0.01; echo b'
    child = await asyncio.create_subprocess_exec('sh', '-c', script, stdout=asyncio.subprocess.PIPE)
    async for line in child.stdout:
        log.append(line)
    log.append(await child.wait())
    await ticks
asyncio.run(main())
";
    recorded_and_followed("replay_sockets", &format!("{program}{SHOW}"));
}

const QUESTIONS: &str = "
import threading
log = []
def count():
    for number in range(3000): log.append('count')
threading.Thread(target=count).start()
for question in 'first? ', 'second? ':
    log.append(input(question))
";

/// Records a program that asks, and gets each answer in these pieces.
fn recorded_with_slow_input(scratch: &Scratch, answers: &[&[&str]]) -> String {
    let mut child = minipy()
        .args(["run", "--schedule-out", &scratch.path("schedule"), &scratch.path("program.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("minipy");
    let mut input = child.stdin.take().expect("a pipe");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut told = Vec::new();
    for pieces in answers {
        out.read_until(b'?', &mut told).expect("a question");
        for piece in *pieces {
            sleep(Duration::from_millis(20));
            input.write_all(piece.as_bytes()).expect("a reader");
        }
    }
    out.read_to_end(&mut told).expect("its output");
    assert!(child.wait().expect("its end").success());
    String::from_utf8(told).expect("text")
}

/// How much of the input was there at a time is in the schedule, so that it can come in other pieces.
#[test]
fn input_is_read_as_it_came() {
    let scratch = Scratch::new("replay_input");
    scratch.write("program.py", format!("{QUESTIONS}{SHOW}"));
    let recorded = recorded_with_slow_input(&scratch, &[&["Ann\n"], &["B", "ob\n"]]);
    assert!(recorded.contains("'Ann'") && recorded.contains("'Bob'"), "{recorded}");
    let again = ["replay", &scratch.path("program.py"), "schedule"];
    scratch.run_with(&again, "Ann\nBob\n").status(0).err("").out(&recorded);
    // Another answer of the same length is as good.
    scratch.run_with(&again, "Eve\nRon\n").status(0).err("").out_has("'Eve'");
}

#[test]
fn other_input_leaves_the_schedule_and_says_where() {
    let scratch = Scratch::new("replay_other_input");
    scratch.write("program.py", format!("{QUESTIONS}{SHOW}"));
    recorded_with_slow_input(&scratch, &[&["Ann\n"], &["Bob\n"]]);
    let again = ["replay", &scratch.path("program.py"), "schedule"];
    scratch
        .run_with(&again, "Ann\nX\n")
        .status(3)
        .err_has("minipy: the program has left the schedule: step ")
        .err_has("4 bytes were recorded for what is read or written here, now it was 2 bytes");
    scratch.run_with(&again, "").status(3).err_has("now it was 0 bytes");
}

/// Ctrl-C comes again in the midst of what it came into, without anybody pressing it.
#[test]
fn keyboard_interrupts_are_followed() {
    let scratch = Scratch::new("replay_interrupt");
    scratch.write(
        "program.py",
        "
import itertools, time
turns = 0
print('ready', flush=True)
try:
    for turns in itertools.count(): pass
except KeyboardInterrupt:
    print(turns, flush=True)
try:
    time.sleep(100)
except KeyboardInterrupt:
    print('slept')
",
    );
    let mut child = minipy()
        .args(["run", "--schedule-out", &scratch.path("schedule"), &scratch.path("program.py")])
        .stdout(Stdio::piped())
        .spawn()
        .expect("minipy");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut recorded = String::new();
    for _ in 0..2 {
        out.read_line(&mut recorded).expect("a line");
        sleep(Duration::from_millis(50));
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
    }
    out.read_to_string(&mut recorded).expect("text");
    assert!(child.wait().expect("its end").success());
    scratch.run(&["replay", "program.py", "schedule"]).status(0).err("").out(&recorded);
}
