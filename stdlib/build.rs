//! Lists the modules in `py/`, so that a new file there needs no line anywhere else, and compiles them; makes the tables of
//! `unicodedata`.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    unfulfilled_lint_expectations,
    reason = "the compiler's modules are those of `vm`, which uses more of them"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io, thread};

use minipy_grammar::{SourceText, parse_module};

// The compiler by itself: to depend on all of `vm` here would mean to build that twice.
#[path = "../vm/src/bytecode/mod.rs"]
mod bytecode;
#[path = "../vm/src/compile/mod.rs"]
mod compile;
#[path = "../vm/src/number.rs"]
mod number;

/// The stack for compiling, which is not optimised here.
const STACK: usize = 1 << 28;

/// A module's name, file, and whether it is a package.
type Row = (String, PathBuf, bool);

fn main() -> io::Result<()> {
    let compiled = thread::Builder::new().stack_size(STACK).spawn(write_tables)?;
    compiled.join().unwrap_or_else(|_| Err(io::Error::other("the compiler has panicked")))
}

fn write_tables() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("py");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut rows = Vec::new();
    collect(&root, "", &mut rows)?;
    rows.sort();
    let mut table = String::from("&[\n");
    for (name, path, is_package) in rows {
        println!("cargo::rerun-if-changed={}", path.display());
        let (text, code) = (path.display().to_string(), out.join(format!("{name}.code")));
        fs::write(&code, compiled(&name, &fs::read_to_string(&path)?)?)?;
        let code = code.display().to_string();
        let _ = writeln!(
            table,
            "    LibrarySource {{ name: {name:?}, text: include_str!({text:?}), is_package: {is_package}, \
             code: include_bytes!({code:?}) }},"
        );
    }
    table.push_str("]\n");
    fs::write(out.join("python_modules.rs"), table)?;
    let characters = root.with_file_name("src").join("unicodedata/characters.txt");
    println!("cargo::rerun-if-changed={}", characters.display());
    fs::write(out.join("unicode_tables.rs"), unicode_tables(&fs::read_to_string(characters)?))
}

/// The tables of `unicodedata`, sorted, from the lines of its text.
fn unicode_tables(text: &str) -> String {
    let (mut firsts, mut numbers) = (String::new(), String::new());
    let (mut decompositions, mut sequences) = (String::new(), Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.splitn(3, ' ');
        let (what, place, rest) = (words.next(), words.next().unwrap_or_default(), words.next());
        let rest = rest.unwrap_or_default();
        let _ = match what.unwrap_or_default() {
            "first" => writeln!(firsts, "    (0x{place}, {rest:?}),"),
            "decomposition" => writeln!(decompositions, "    (0x{place}, {rest:?}),"),
            "sequence" => {
                let mut characters = String::new();
                for code in place.split('+') {
                    let _ = write!(characters, "\\u{{{code}}}");
                }
                sequences.push(format!("    ({rest:?}, \"{characters}\"),\n"));
                Ok(())
            }
            kind => {
                let (over, under) = rest.split_once('/').unwrap_or((rest, "1"));
                writeln!(numbers, "    (0x{place}, {kind:?}, {over}, {under}),")
            }
        };
    }
    sequences.sort();
    format!(
        "/// From a character on: bidirectional class, East Asian width, mirrored.\n\
         static FIRSTS: &[(u32, &str)] = &[\n{firsts}];\n\
         /// Numbers: what they are, numerator and denominator.\n\
         static NUMBERS: &[(u32, &str, i64, i64)] = &[\n{numbers}];\n\
         static DECOMPOSITIONS: &[(u32, &str)] = &[\n{decompositions}];\n\
         /// Names of sequences of characters.\n\
         static SEQUENCES: &[(&str, &str)] = &[\n{}];\n",
        sequences.concat()
    )
}

/// The packed code of a module.
fn compiled(name: &str, text: &str) -> io::Result<Vec<u8>> {
    let source = SourceText::new(text);
    let parsed = parse_module(&source).map_err(|error| io::Error::other(format!("{name}: {error:?}")))?;
    let options = compile::CompileOptions::default();
    let compiled = compile::compile_module(&parsed.tree, &source, &format!("<frozen {name}>"), &options)
        .map_err(|error| io::Error::other(format!("{name}: {error:?}")))?;
    Ok(bytecode::pack::pack(&compiled.code))
}

/// Name, file and whether it is a package, of every module below a folder.
fn collect(folder: &Path, prefix: &str, rows: &mut Vec<Row>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if path.join("__init__.py").is_file() {
                let name = format!("{prefix}{stem}");
                rows.push((name.clone(), path.join("__init__.py"), true));
                collect(&path, &format!("{name}."), rows)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "py") && stem != "__init__" {
            rows.push((format!("{prefix}{stem}"), path, false));
        }
    }
    Ok(())
}
