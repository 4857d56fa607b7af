//! `minipy dis`: the bytecode of a program as text or JSON.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use minipy_grammar::{SourceText, parse_module};
use minipy_vm::builtins::execute::Mode;
use minipy_vm::bytecode::code::LocalVariable;
use minipy_vm::bytecode::dis::{Disassembly, Record, constant_repr};
use minipy_vm::bytecode::listing::{ListingOptions, RunningOpcodes, listing};
use minipy_vm::bytecode::{CodeTemplate, Constant, Location, marks};
use minipy_vm::compile::{CompileOptions, compile_module};
use serde_json::{Map, Value, json};

use minipy_vm::object::code::Code;
use minipy_vm::object::value::Value as Object;

use crate::args::{DisArgs, DisFormat};
use crate::program::{Failure, Program, Source, python_text};
use crate::{Options, run, syntax_error};

/// Carries out `minipy dis`.
pub fn command(arguments: &DisArgs) -> ExitCode {
    let program =
        Program::new(arguments.code.as_deref(), arguments.module.as_deref(), arguments.file.as_deref());
    let source = match &program {
        Program::Module(name) => module_source(name),
        _ => program.source_to_list(),
    };
    let made = source.map_err(Refusal::from).and_then(|source| {
        if arguments.adaptive {
            Ok(listing_after_run(arguments, &program, &source))
        } else {
            plain(arguments, &source)
        }
    });
    match made {
        Ok((listing, status)) => print(&listing, status),
        Err(refusal) => {
            // Nothing is left to do if standard error is closed.
            let _ = io::stderr().write_all(refusal.message.as_bytes());
            ExitCode::from(refusal.status)
        }
    }
}

fn print(listing: &str, status: u8) -> ExitCode {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(listing.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::from(status),
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(status),
        Err(error) => {
            let _ = writeln!(io::stderr(), "minipy: cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}

fn plain(arguments: &DisArgs, source: &Source) -> Result<(String, u8), Refusal> {
    Ok((render(&compile(source)?, arguments, None), 0))
}

fn render(code: &CodeTemplate, arguments: &DisArgs, running: Option<&RunningOpcodes<'_>>) -> String {
    let options = ListingOptions {
        show_offsets: arguments.show_offsets,
        show_caches: arguments.show_caches,
        marks: arguments.marks,
        running,
    };
    match arguments.format {
        DisFormat::Text => text(code, options),
        DisFormat::Json => json(code, options),
    }
}

/// Runs the program, then lists its code with the instructions as the run has specialised them. The status is the
/// program's; what it prints comes before the listing.
fn listing_after_run(arguments: &DisArgs, program: &Program, source: &Source) -> (String, u8) {
    let first = program.folder().map_or_else(String::new, |folder| python_text(folder.as_os_str()));
    let options = Options { argv: vec![source.name.clone()], path: vec![first], ..Options::default() };
    let vm = run::interpreter(options);
    let module = vm.main_module();
    let code = match vm.compile_source(&source.text, &source.name, Mode::Exec, &CompileOptions::default()) {
        Ok(code) => code,
        Err(raised) => return (String::new(), vm.finish(Err(raised))),
    };
    let result = vm.run_code(&code, &module.dict, None);
    let mut opcodes = HashMap::new();
    let mut pending = vec![code.clone()];
    while let Some(code) = pending.pop() {
        opcodes.insert(address(&code.template), code.running_opcodes());
        pending.extend(code.consts.iter().filter_map(Object::downcast_clone::<Code>));
    }
    let listing =
        render(&code.template, arguments, Some(&|template| opcodes.get(&address(template)).cloned()));
    (listing, vm.finish(result.map(drop)))
}

/// Tells the code objects of one program apart.
fn address(code: &CodeTemplate) -> usize {
    std::ptr::from_ref(code) as usize
}

/// The source of a module: in the present folder, in those of PYTHONPATH, or in the library. Nothing is run to find it.
fn module_source(name: &str) -> Result<Source, Failure> {
    let relative = name.replace('.', "/");
    let folders = std::env::var_os("PYTHONPATH").unwrap_or_default();
    for folder in std::iter::once(PathBuf::new()).chain(std::env::split_paths(&folders)) {
        for file in [format!("{relative}/__init__.py"), format!("{relative}.py")] {
            let path = folder.join(file);
            if path.is_file() {
                return Program::File(path).source_to_list();
            }
        }
    }
    match minipy_stdlib::PYTHON_MODULES.iter().find(|module| module.name == name) {
        Some(module) => Ok(Source { name: format!("<frozen {name}>"), text: module.text.to_owned() }),
        None => Err(Failure::Unreadable(format!("No module named {name}"), 1)),
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
