//! Many runs of a small threaded program in one process: time per run, and whether memory stays flat.
//!
//! `cargo bench --bench run_str -- [RUNS]`
#![expect(clippy::print_stdout, reason = "its result is what it prints")]

use std::fs;
use std::time::Instant;

use minipy::{ClockMode, Options, run_str};

const PROGRAM: &str = include_str!("run_str.py");

/// Runs before memory is measured the first time: by then all that is made once has been made.
const WARM_UP: usize = 100;

/// Growth from then on that counts as flat, in KiB.
const FLAT: i64 = 4_096;

fn main() {
    // `cargo bench` hands on an option of its own.
    let runs = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    for (name, clock) in [("real", ClockMode::Real), ("virtual", ClockMode::Virtual)] {
        let options = Options { clock, interleaving: false, ..Options::default() };
        let expected = run_str(PROGRAM, &options);
        assert_eq!((expected.status, expected.stderr.as_str()), (0, ""), "the program runs");
        (0..WARM_UP).for_each(|_| drop(run_str(PROGRAM, &options)));
        let before = resident();
        let began = Instant::now();
        for _ in 0..runs {
            assert_eq!(run_str(PROGRAM, &options).stdout, expected.stdout, "the same in every run");
        }
        let each = began.elapsed().as_secs_f64() * 1e6 / runs as f64;
        let (after, grown) = (resident(), resident() - before);
        println!("{runs} runs, {name} clock: {each:.1} µs each; {after} KiB resident, {grown:+} KiB");
        assert!(grown < FLAT, "memory grows");
    }
}

/// Memory of the process that is in use, in KiB.
fn resident() -> i64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
