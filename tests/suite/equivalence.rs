//! What happens never depends on what has been specialised or fused: every program of `tests/equivalence` comes to the
//! same boundaries between visible instructions (thread, code, instruction, depth of the stack) in the same order,
//! whether instructions are executed in their base forms, specialised, or specialised and fused, for several check
//! intervals. Between them the programs execute every specialised and fused form of the opcode table.
//!
//! Only debug builds know the boundaries (`vm/src/eval/boundary.rs`); in others the outputs are compared alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use minipy::{ClockMode, Options, Outcome, run_file};
use minipy_vm::bytecode::opcode::Opcode;

use crate::interleavings::programs;

/// Instructions between switches of the two threads of each program.
const INTERVALS: &[u32] = &[1, 2, 3, 7, 100];

/// Forms of CPython that nothing is specialised to here.
const NOT_INSTALLED: &[Opcode] = &[
    Opcode::ResumeCheck,
    Opcode::BinaryOpInplaceAddUnicode,
    Opcode::BinarySubscrGetitem,
    Opcode::StoreAttrWithHint,
    Opcode::LoadSuperAttrAttr,
    Opcode::LoadAttrWithHint,
    Opcode::LoadAttrGetattributeOverridden,
    Opcode::LoadAttrMethodLazyDict,
    Opcode::CallBuiltinFastWithKeywords,
    Opcode::CallMethodDescriptorFastWithKeywords,
    Opcode::CallBoundMethodGeneral,
    Opcode::CallNonPyGeneral,
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/equivalence")
}

fn run(program: &Path, switch_every: u32, quicken: bool, fuse: bool) -> Outcome {
    let options = Options {
        switch_every,
        quicken,
        fuse,
        boundaries: true,
        interleaving: false,
        clock: ClockMode::Virtual,
        seed: Some(1),
        ..Options::default()
    };
    run_file(program, &options)
}

/// Runs a program in all ways, compares, and gives the forms that were executed.
fn forms_of(program: &Path) -> BTreeSet<Opcode> {
    let mut forms = BTreeSet::new();
    for &interval in INTERVALS {
        let plain = run(program, interval, false, false);
        let title = format!("{} at {interval}", program.display());
        assert_eq!((plain.status, plain.stderr.as_str()), (0, ""), "{title}");
        assert!(plain.stdout.lines().count() > 10, "{title}: too little is noted");
        assert_eq!(plain.boundaries.forms, BTreeSet::new(), "{title}: nothing is specialised");
        for fuse in [false, true] {
            let quick = run(program, interval, true, fuse);
            let difference = plain.boundaries.difference(&quick.boundaries);
            assert_eq!(difference, None, "{title}, fused: {fuse}");
            assert_eq!(plain.stdout, quick.stdout, "{title}, fused: {fuse}");
            assert_eq!(plain.stderr, quick.stderr, "{title}, fused: {fuse}");
            let fused = quick.boundaries.forms.iter().any(|form| form.metadata().components.len() > 1);
            assert!(fuse || !fused, "{title}: nothing is fused");
            forms.extend(quick.boundaries.forms);
        }
    }
    forms
}

#[test]
fn boundaries_do_not_depend_on_specialisation() {
    let programs = programs(&folder());
    assert!(programs.len() >= 30, "only {} programs", programs.len());
    // Each interpreter has an OS thread to itself.
    let halves = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mine = programs.iter().skip(half).step_by(2);
            scope.spawn(move || mine.flat_map(|program| forms_of(program)).collect::<BTreeSet<Opcode>>())
        });
        halves.map(|half| half.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let covered: BTreeSet<Opcode> = halves.into_iter().flatten().collect();
    if cfg!(debug_assertions) {
        let names = |forms: Vec<&Opcode>| forms.iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
        let wanted = &Opcode::ALL[Opcode::BASE_COUNT..];
        let missing = wanted.iter().filter(|form| !covered.contains(form) && !NOT_INSTALLED.contains(form));
        assert_eq!(names(missing.collect()), "", "forms that no program executes");
        let stale = NOT_INSTALLED.iter().filter(|form| covered.contains(form));
        assert_eq!(names(stale.collect()), "", "forms that are installed after all");
    }
}
