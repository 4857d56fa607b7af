//! Prints the syntax tree of Python files, or the errors of snippets: `dump_ast FILE…`, or `dump_ast --errors` to read
//! snippets separated by NUL bytes from standard input.
#![expect(clippy::print_stdout, reason = "a command-line tool")]

#[path = "../tests/suite/dump.rs"]
#[expect(dead_code, reason = "shared with the tests")]
mod dump;

use std::io::Read as _;

use minipy_grammar::decode::{Origin, decode};
use minipy_grammar::{SourceText, parse_expression, parse_interactive, parse_module};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.first().is_some_and(|argument| argument == "--errors") {
        let mut input = String::new();
        std::io::stdin().read_to_string(&mut input)?;
        for snippet in input.split('\0') {
            println!("{}", outcome(snippet));
        }
        return Ok(());
    }
    for file in files {
        let parsed = decode(&std::fs::read(&file)?, Origin::Program(&file))
            .map(SourceText::new)
            .and_then(|source| parse_module(&source).map(|parsed| dump::module(&source, &parsed.tree)));
        match parsed {
            Ok(text) => println!("{text}"),
            Err(error) => println!("{error:?}"),
        }
    }
    Ok(())
}

/// `OK`, or kind, message and location, on one line.
fn outcome(snippet: &str) -> String {
    let source = SourceText::new(snippet);
    let result = match snippet.split_once('\u{1}') {
        Some(("eval", text)) => parse_expression(&SourceText::new(text)).map(|_| ()),
        Some(("single", text)) => parse_interactive(&SourceText::new(text)).map(|_| ()),
        _ => parse_module(&source).map(|_| ()),
    };
    match result {
        Ok(()) => "OK".to_owned(),
        Err(error) => {
            let location = error.location.map_or("None".to_owned(), |at| {
                format!("({}, {}, {}, {})", at.line, at.offset, at.end_line, at.end_offset)
            });
            format!("{} {} {location} {:?}", error.kind.class_name(), error.message, error.text)
        }
    }
}
