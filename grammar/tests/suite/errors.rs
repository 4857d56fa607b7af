//! Refused sources, compared with CPython's messages and positions (`tests/errors.txt`, written by `tests/bless.py`).

use minipy_grammar::{Mode, SourceText, SyntaxError, parse_expression, parse_interactive, parse_module};

const CASES: &str = include_str!("../errors.txt");

#[test]
fn errors_equal_cpython() {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in CASES.split("\n----\n").filter(|case| !case.trim().is_empty()) {
        let (expected, text) = case.split_once('\n').expect("a header line and a source");
        let (mode, expected) = expected.split_once(' ').expect("mode and outcome");
        count += 1;
        let found = outcome(mode_named(mode), &text.replace('␀', "\n"));
        if found != expected {
            failures.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(count >= 250, "only {count} cases");
    assert!(failures.is_empty(), "{} of {count} differ:\n{}", failures.len(), failures.join("\n\n"));
}

fn mode_named(name: &str) -> Mode {
    match name {
        "eval" => Mode::Expression,
        "single" => Mode::Interactive,
        _ => Mode::Module,
    }
}

fn outcome(mode: Mode, text: &str) -> String {
    let source = SourceText::new(text);
    let result = match mode {
        Mode::Module => parse_module(&source).map(drop),
        Mode::Expression => parse_expression(&source).map(drop),
        Mode::Interactive => parse_interactive(&source).map(drop),
    };
    result.map_or_else(|error| describe(&error), |()| "OK".to_owned())
}

fn describe(error: &SyntaxError) -> String {
    let place = error.location.map_or("nowhere".to_owned(), |at| {
        format!("{}:{}-{}:{}", at.line, at.offset, at.end_line, at.end_offset)
    });
    format!("{place} {}: {}", error.kind.class_name(), error.message)
}
