//! `minipy dis`: the bytecode of a program as text or JSON.

use std::io::{self, Write};
use std::process::ExitCode;

use minipy_grammar::{SourceText, parse_module};
use minipy_vm::bytecode::code::LocalVariable;
use minipy_vm::bytecode::dis::{Disassembly, Record, constant_repr};
use minipy_vm::bytecode::listing::{ListingOptions, listing};
use minipy_vm::bytecode::{CodeTemplate, Constant, Location, marks};
use minipy_vm::compile::{CompileOptions, compile_module};
use serde_json::{Map, Value, json};

use crate::args::{DisArgs, DisFormat};
use crate::program::{Failure, Program, Source};
use crate::syntax_error;

/// Carries out `minipy dis`.
pub fn command(arguments: &DisArgs) -> ExitCode {
    let program =
        Program::new(arguments.code.as_deref(), arguments.module.as_deref(), arguments.file.as_deref());
    let code = match program.source_to_list().map_err(Refusal::from).and_then(|source| compile(&source)) {
        Ok(code) => code,
        Err(refusal) => {
            // Nothing is left to do if standard error is closed.
            let _ = io::stderr().write_all(refusal.message.as_bytes());
            return ExitCode::from(refusal.status);
        }
    };
    let options = ListingOptions {
        show_offsets: arguments.show_offsets,
        show_caches: arguments.show_caches,
        marks: arguments.marks,
        running: None,
    };
    let listing = match arguments.format {
        DisFormat::Text => text(&code, options),
        DisFormat::Json => json(&code, options),
    };
    let mut stdout = io::stdout().lock();
    match stdout.write_all(listing.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "minipy: cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no listing, for standard error.
struct Refusal {
    message: String,
    status: u8,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Refusal {
        match failure {
            Failure::Unreadable(message, status) => {
                Refusal { message: format!("minipy: {message}\n"), status }
            }
            Failure::Undecodable(name, error) => {
                Refusal { message: syntax_error::show(&name, &error), status: 1 }
            }
        }
    }
}

fn compile(source: &Source) -> Result<CodeTemplate, Refusal> {
    let text = SourceText::new(&*source.text);
    let refuse = |message| Refusal { message, status: 1 };
    let tree = parse_module(&text).map_err(|error| refuse(syntax_error::show(&source.name, &error)))?.tree;
    match compile_module(&tree, &text, &source.name, &CompileOptions::default()) {
        Ok(compiled) => Ok(compiled.code),
        Err(error) => Err(refuse(syntax_error::show_compile_error(&source.name, &text, &error))),
    }
}

/// The listing of a code object and all code inside it, as text that ends with a line end.
pub fn text(code: &CodeTemplate, options: ListingOptions<'_>) -> String {
    listing(code, options)
}

/// The same as one JSON document, a line end behind it. Caches and marks are in it in any case.
pub fn json(code: &CodeTemplate, options: ListingOptions<'_>) -> String {
    format!("{:#}\n", code_json(code, options))
}

fn code_json(code: &CodeTemplate, options: ListingOptions<'_>) -> Value {
    let running = options.running.and_then(|running| running(code));
    let disassembly = Disassembly::new(code, running.as_deref());
    let inner = code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(inner) => Some(code_json(inner, options)),
        _ => None,
    });
    json!({
        "name": &*code.name,
        "qualname": &*code.qualname,
        "filename": &*code.filename,
        "first_line": code.firstlineno,
        "flags": code.flags,
        "argument_count": code.argcount,
        "positional_only_argument_count": code.posonlyargcount,
        "keyword_only_argument_count": code.kwonlyargcount,
        "stack_size": code.stacksize,
        "locals": code.locals.iter().map(local_json).collect::<Vec<_>>(),
        "names": code.names.iter().map(|name| &**name).collect::<Vec<_>>(),
        "constants": code.consts.iter().map(constant_repr).collect::<Vec<_>>(),
        "instructions": disassembly.records.iter().map(record_json).collect::<Vec<_>>(),
        "exception_table": disassembly.handlers.iter().map(|handler| json!({
            "start_label": handler.start,
            "end_label": handler.end,
            "target_label": handler.target,
            "depth": handler.depth,
            "lasti": handler.lasti,
        })).collect::<Vec<_>>(),
        "code": inner.collect::<Vec<_>>(),
    })
}

fn local_json(variable: &LocalVariable) -> Value {
    let kinds = [("local", variable.is_local()), ("cell", variable.is_cell()), ("free", variable.is_free())];
    let kinds: Vec<&str> = kinds.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    json!({ "name": &*variable.name, "kinds": kinds })
}

fn record_json(record: &Record) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            fields.insert(name.to_owned(), value);
        }
    };
    put("offset", json!(record.offset));
    put("opname", json!(record.opname));
    put("opcode", json!(record.opcode));
    put("arg", json!(record.arg));
    put("argrepr", json!((!record.argrepr.is_empty()).then_some(&record.argrepr)));
    put("line", json!(record.line));
    put("starts_line", json!(record.starts_line.then_some(true)));
    put("label", json!(record.label));
    put("jump_target", json!(record.jump_target));
    put("position", position_json(record.location));
    put("caches", json!(record.caches.iter().map(|&(_, units)| u32::from(units)).sum::<u32>()));
    let mark = record.instruction.map(marks::mark).unwrap_or_default();
    put("mark", json!((!mark.is_empty()).then_some(mark)));
    Value::Object(fields)
}

fn position_json(location: Location) -> Value {
    let known = |number: i32| u32::try_from(number).ok();
    match known(location.line) {
        None => Value::Null,
        line => json!([line, known(location.column), known(location.end_line), known(location.end_column)]),
    }
}
