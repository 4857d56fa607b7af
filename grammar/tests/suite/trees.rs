//! Trees of the programs in `tests/trees`, compared with what CPython's `ast.dump` gives (`tests/bless.py` writes it).

use std::path::Path;

use minipy_grammar::{SourceText, parse_module};

use crate::dump;

#[test]
fn trees_equal_cpython() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("folder of programs")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    assert!(programs.len() >= 15, "found {} programs", programs.len());
    for program in programs {
        let source = SourceText::new(std::fs::read_to_string(&program).expect("program"));
        let expected = std::fs::read_to_string(program.with_extension("ast")).expect("expected tree");
        let parsed = parse_module(&source).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let tree = split(&dump::module(&source, &parsed.tree));
        for (line, (ours, theirs)) in tree.lines().zip(expected.lines()).enumerate() {
            assert_eq!(ours, theirs, "{}: line {} of the tree", program.display(), line + 1);
        }
        assert_eq!(tree.lines().count(), expected.lines().count(), "{}", program.display());
    }
}

/// One statement or block per line, as `bless.py` writes it.
fn split(dump: &str) -> String {
    dump.replace("), ", "),\n") + "\n"
}
