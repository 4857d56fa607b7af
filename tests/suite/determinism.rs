//! Every sample and every program of `tests/interleavings` is run twice under the virtual clock: output, interleaving and
//! events must be the same, byte for byte.

use std::path::Path;

use minipy::replay::options_of;
use minipy::{ClockMode, Options, run_file};
use minipy_vm::sched::schedule::Schedule;

use crate::interleavings::{self, name, programs};

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

#[test]
fn samples_are_the_same_in_every_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for path in programs(&folder) {
        let options = Options { clock: ClockMode::Virtual, seed: Some(1), ..Options::default() };
        let [first, second] = [(); 2].map(|()| run_file(&path, &options));
        assert_eq!(first.stdout, second.stdout, "{}", name(&path));
        assert_eq!(first.interleaving(), second.interleaving(), "{}", name(&path));
        assert!(first == second, "{}: errors or events differ", name(&path));
    }
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
