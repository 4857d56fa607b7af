//! Every sample and every program of `tests/interleavings` is run twice under the virtual clock: output, interleaving and
//! events must be the same, byte for byte.

use std::fs;
use std::path::Path;

use minipy::replay::options_of;
use minipy::{ClockMode, Options, run_file, run_str};
use minipy_vm::sched::schedule::Schedule;

use crate::interleavings::{self, name, programs};
use crate::scratch::Scratch;

#[test]
fn interleavings_are_the_same_in_every_run() {
    for (program, intervals) in interleavings::ALL {
        let path = interleavings::folder().join(program).with_extension("py");
        for &interval in *intervals {
            let [first, second] = [(); 2].map(|()| interleavings::run(&path, interval));
            assert_eq!(first.interleaving(), second.interleaving(), "{program} at {interval}");
            assert!(first == second, "{program} at {interval}: output or events differ");
        }
    }
}

/// Samples that start other processes, whose answers come when they come: only what they print is the same.
const WITH_CHILDREN: [&str; 1] = ["37_child_processes"];

/// Samples that keep books by the numbers of descriptors, which depend on what else the process has open: each run has a
/// process of its own.
const WITH_DESCRIPTORS: [&str; 2] = ["36_http_server", "38_two_crawlers"];

#[test]
fn samples_are_the_same_in_every_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for path in programs(&folder) {
        if WITH_DESCRIPTORS.contains(&name(&path).as_str()) {
            let [first, second] = ["first.jsonl", "second.jsonl"].map(|trace| traced(&path, trace));
            assert!(!first.1.is_empty(), "{}", name(&path));
            assert!(first == second, "{}: output or events differ", name(&path));
            continue;
        }
        let options = Options { clock: ClockMode::Virtual, seed: Some(1), ..Options::default() };
        let [first, second] = [(); 2].map(|()| run_file(&path, &options));
        assert_eq!(first.stdout, second.stdout, "{}", name(&path));
        if WITH_CHILDREN.contains(&name(&path).as_str()) {
            continue;
        }
        assert_eq!(first.interleaving(), second.interleaving(), "{}", name(&path));
        assert!(first == second, "{}: errors or events differ", name(&path));
    }
}

/// What a program prints, and its trace.
fn traced(path: &Path, trace: &str) -> (String, String) {
    let scratch = Scratch::new(&format!("determinism_{trace}"));
    let program = path.display().to_string();
    let done =
        scratch.run(&["run", "--clock", "virtual", "--seed", "1", "--trace", trace, &program]).status(0);
    (done.stdout().to_owned(), fs::read_to_string(scratch.path(trace)).unwrap_or_default())
}

/// A recorded schedule, written down and read again, gives the same run under the default policy.
#[test]
fn interleavings_can_be_replayed() {
    for (program, intervals) in interleavings::ALL {
        let path = interleavings::folder().join(program).with_extension("py");
        for &interval in *intervals {
            let options = Options { record_schedule: true, ..interleavings::options(&path, interval) };
            let recorded = run_file(&path, &options);
            let text = recorded.schedule.as_ref().map(Schedule::text).unwrap_or_default();
            let schedule =
                Schedule::parse(&text).unwrap_or_else(|error| panic!("{program}: {error}\n{text}"));
            let replayed = run_file(&path, &Options { argv: options.argv, ..options_of(&schedule) });
            assert_eq!(recorded.interleaving(), replayed.interleaving(), "{program} at {interval}\n{text}");
            assert_eq!(recorded.stdout, replayed.stdout, "{program} at {interval}");
        }
    }
}

/// Whoever listens to a run does not change it: the trace of every instruction has the same interleaving.
#[test]
fn recording_changes_nothing() {
    for path in programs(&interleavings::folder()) {
        let options = Options { switch_every: 7, clock: ClockMode::Virtual, ..Options::default() };
        let silent = run_file(&path, &Options { interleaving: false, ..options.clone() });
        let recorded = run_file(&path, &options);
        assert_eq!(silent.stdout, recorded.stdout, "{}", name(&path));
        assert_eq!(silent.stderr, recorded.stderr, "{}", name(&path));
    }
}

/// Slices of one instruction, which the trace of every instruction means, move nothing: neither do threads see sooner what
/// another one has sent them, nor do events have other times.
#[test]
fn tracing_instructions_moves_nothing() {
    for program in ["async_to_thread", "async_threadsafe", "pipe_overlap", "socket_pair"] {
        let scratch = Scratch::new(&format!("determinism_{program}"));
        let path = interleavings::folder().join(program).with_extension("py").display().to_string();
        let [few, all] = [("few.jsonl", false), ("all.jsonl", true)].map(|(trace, instructions)| {
            let mut arguments = vec!["run", "--clock", "virtual", "--trace", trace];
            if instructions {
                arguments.push("--trace-ops");
            }
            arguments.push(&path);
            scratch.run(&arguments).status(0);
            let text = fs::read_to_string(scratch.path(trace)).unwrap_or_default();
            let told = text.lines().filter(|line| !line.contains(r#""event":"instruction""#));
            told.map(str::to_owned).collect::<Vec<_>>()
        });
        assert!(!few.is_empty(), "{program}");
        assert_eq!(few, all, "{program}");
    }
}

/// What is random without a seed of its own.
const RANDOM: &str = "\
import os, random
print(os.urandom(8), random.random(), random.Random().random(), random.SystemRandom().random(), random.sample(range(99), 5))
";

#[test]
fn what_is_random_follows_from_the_seed() {
    let simulated = |seed| Options { clock: ClockMode::Virtual, seed, ..Options::default() };
    let printed = |options: &Options| run_str(RANDOM, options).stdout;
    for seed in [None, Some(1), Some(2)] {
        assert_eq!(printed(&simulated(seed)), printed(&simulated(seed)), "{seed:?}");
    }
    assert_ne!(printed(&simulated(Some(1))), printed(&simulated(Some(2))));
    let seeded = Options { seed: Some(1), ..Options::default() };
    assert_eq!(printed(&seeded), printed(&seeded), "under the real clock");
    assert_ne!(printed(&Options::default()), printed(&Options::default()), "from the system");
}

/// Waits for all that the outside decides, in threads that get into each other's way.
const OUTSIDE: &str = "\
import hashlib, os, queue, random, threading, time
out, items = [], queue.Queue()
readable, writable = os.pipe()

def read():
    while data := os.read(readable, 10):
        out.append(data)

def write():
    for number in range(4):
        time.sleep(random.random() * 0.004)
        os.write(writable, b'%d' % number)
    os.close(writable)

def spin():
    end, turns = time.monotonic() + 0.004, 0
    while time.monotonic() < end:
        turns += 1
    out.append(turns)

def digest():
    for _ in range(4):
        out.append(hashlib.sha256(bytes(200_000)).hexdigest()[:4])

def late():
    for _ in range(5):
        time.sleep(0.001)
        items.put(time.time_ns())

def get():
    for _ in range(5):
        try:
            out.append(items.get(timeout=0.001))
        except queue.Empty:
            out.append('late')

threads = [threading.Thread(target=f) for f in (read, write, spin, digest, late, get)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(out, time.time(), os.urandom(4))
";

#[test]
fn runs_under_the_real_clock_can_be_replayed() {
    for round in 0..5 {
        let options = Options { record_schedule: true, ..Options::default() };
        let recorded = run_str(OUTSIDE, &options);
        assert_eq!(recorded.status, 0, "{}", recorded.stderr);
        let text = recorded.schedule.as_ref().map(Schedule::text).unwrap_or_default();
        let schedule = Schedule::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let replayed = run_str(OUTSIDE, &options_of(&schedule));
        assert_eq!(recorded.stdout, replayed.stdout, "round {round}");
        let [recorded, replayed] = [&recorded, &replayed].map(|run| without_durations(&run.interleaving()));
        assert_eq!(recorded, replayed, "round {round}");
    }
}

/// What somebody is ready to wait at most is computed from the time, which goes on differently in a replay.
fn without_durations(interleaving: &str) -> Vec<String> {
    let is_duration = |word: &&str| word.parse::<f64>().is_ok() && word.contains('.');
    let words =
        |line: &str| line.split_whitespace().filter(|word| !is_duration(word)).collect::<Vec<_>>().join(" ");
    interleaving.lines().map(words).collect()
}

/// Pipes and sockets whose both ends the program has are no outside.
#[test]
fn pipes_of_the_program_are_the_same_in_every_run() {
    let options = Options { clock: ClockMode::Virtual, ..Options::default() };
    let [first, second] = [(); 2].map(|()| run_str(OUTSIDE, &options));
    assert_eq!(first.stdout, second.stdout);
    assert!(first == second, "errors or events differ");
}
