//! `minipy check`: the syntax errors and warnings of programs, which are not run.

use std::path::Path;
use std::process::ExitCode;

use minipy_grammar::{SourceText, Span, parse_module};
use minipy_vm::compile::{self, CompileOptions};

use crate::args::CheckArgs;
use crate::program::{Failure, Program, Source, python_text};
use crate::programs::programs_of;
use crate::run::write_stderr;
use crate::syntax_error::{show, show_compile_error};

/// Carries out `minipy check`.
pub fn command(arguments: &CheckArgs) -> ExitCode {
    let programs = match programs_of(&arguments.paths, &['.']) {
        Ok(programs) => programs,
        Err(status) => return status,
    };
    let mut status = 0;
    for program in programs {
        let (found, outcome) = check(&program);
        write_stderr(&found);
        status = status.max(outcome);
    }
    ExitCode::from(status)
}

/// What there is to be told of a program, and the exit status that it asks for.
fn check(path: &Path) -> (String, u8) {
    let name = python_text(path.as_os_str());
    match Program::File(path.to_path_buf()).source_to_list() {
        Ok(Source { text, .. }) => check_text(&name, &text),
        Err(Failure::Undecodable(_, error)) => (show(&name, &error), 1),
        Err(Failure::Unreadable(message, status)) => (format!("minipy: {message}\n"), status),
    }
}

fn check_text(name: &str, text: &str) -> (String, u8) {
    let source = SourceText::new(text);
    let mut told = String::new();
    let mut warn = |message: &str, span: Span| {
        let line = source.line_column(span.start).0;
        told.push_str(&format!("{name}:{line}: SyntaxWarning: {message}\n  {}\n", source.line(line).trim()));
    };
    let parsed = match parse_module(&source) {
        Ok(parsed) => parsed,
        Err(error) => {
            error.warnings.iter().for_each(|warning| warn(&warning.message, warning.span));
            return (told + &show(name, &error), 1);
        }
    };
    parsed.warnings.iter().for_each(|warning| warn(&warning.message, warning.span));
    let options = CompileOptions { from_file: true, ..CompileOptions::default() };
    match compile::compile_module(&parsed.tree, &source, name, &options) {
        Ok(compiled) => {
            compiled.warnings.iter().for_each(|warning| warn(&warning.message, warning.span));
            (told, 0)
        }
        Err(error) => {
            error.warnings.iter().for_each(|warning| warn(&warning.message, warning.span));
            (told + &show_compile_error(name, &source, &error), 1)
        }
    }
}
