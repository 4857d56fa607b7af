//! What interpreters leave behind in a process: nothing. Counted in bytes of the allocator, not in pages of the system.

use minipy::{ClockMode, Options, run_str};
use minipy_vm::object::heap::allocated_bytes;

const PROGRAM: &str = include_str!("../../benches/run_str.py");

/// Runs in which that is made which a process makes once.
const WARM_UP: usize = 3;

#[test]
fn a_run_leaves_nothing_behind() {
    for clock in [ClockMode::Virtual, ClockMode::Real] {
        let options = Options { clock, ..Options::default() };
        let runs = |count: usize| {
            for _ in 0..count {
                let outcome = run_str(PROGRAM, &options);
                assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
            }
            allocated_bytes()
        };
        let before = runs(WARM_UP);
        assert!(before > 0, "allocations are counted");
        assert_eq!(runs(10), before, "{clock:?}: memory of ten runs is left");
    }
}
