//! Keeps the shape of the repository: direction of imports, sizes, unsafe, state, documents, test programs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a source file.
const MOST_LINES: usize = 800;

/// Files that may be longer, and why.
const LONG_FILES: &[(&str, &str)] = &[("grammar/src/python.lalrpop", "one grammar, one file")];

/// The folders of Rust sources.
const SOURCES: &[&str] = &["src", "grammar", "vm", "stdlib", "tests/suite", "benches"];

/// The only files with unsafe code (DESIGN: "Where unsafe may live").
const UNSAFE_FILES: &[&str] = &[
    "vm/src/object/value.rs",
    "vm/src/object/heap.rs",
    "vm/src/object/heap/accounting.rs",
    "vm/src/object/heap/containers.rs",
    "vm/src/object/heap/knot.rs",
    "vm/src/object/heap/tail.rs",
    "vm/src/object/heap/weak.rs",
    "vm/src/eval/stack.rs",
    "vm/src/eval/run.rs",
    "vm/src/eval/dispatch.rs",
    "vm/src/sched/fiber.rs",
    "vm/src/os.rs",
];

/// Process-wide state that is allowed, and why: nothing of it can be observed or changed by Python.
const STATICS: &[(&str, &str)] = &[
    ("vm/src/os.rs", "what the process was given, noted before `main`"),
    ("vm/src/object/heap.rs", "the pointer to the current interpreter"),
    ("vm/src/object/heap/accounting.rs", "the bytes in use, for the memory limit"),
    ("vm/src/vm.rs", "the pointer to the current interpreter"),
    ("src/main.rs", "the global allocator"),
];

/// The stations of `vm`, each with those it may use beside itself. `native` is how natives are declared: types declare
/// their methods with it, so that it and `object` are one level.
const STATIONS: &[(&str, &[&str])] = &[
    ("bytecode", &[]),
    ("compile", &["bytecode"]),
    ("object", &["bytecode", "native"]),
    ("native", &["bytecode", "object"]),
    ("trace", &[]),
    ("sched", &["bytecode", "object", "native", "trace"]),
    ("builtins", &["bytecode", "compile", "object", "sched", "native", "trace"]),
    ("eval", &["bytecode", "compile", "object", "sched", "native", "trace", "builtins"]),
];

/// Uses of a later station that are meant, and why.
const UPWARD: &[(&str, &str, &str)] = &[
    ("vm/src/object/frame.rs", "eval", "a frame object points at its frame"),
    ("vm/src/object/frame_attributes.rs", "eval", "and reads it"),
    ("vm/src/object/generator.rs", "eval", "a generator owns its suspended frame"),
    ("vm/src/object/generator_methods.rs", "eval", "send, throw and close resume it"),
    ("vm/src/object/async_generator.rs", "eval", "asend, athrow and aclose resume it"),
    ("vm/src/object/native_type.rs", "builtins", "the list of native types, by which they are found"),
    ("vm/src/sched/thread.rs", "eval", "a thread record holds the stacks of its frames"),
    ("vm/src/sched/model.rs", "eval", "a switch model looks at the instruction that comes next"),
];

struct Source {
    /// Relative to the repository, with `/`.
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in SOURCES {
        walk(&root().join(folder), &mut files);
    }
    files.sort();
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs" || extension == "lalrpop"))
        .map(|path| Source { path: relative(&path), text: fs::read_to_string(&path).unwrap_or_default() })
        .collect()
}

/// The lines of a source without comments; (number, text).
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source.text.lines().enumerate().filter_map(|(index, line)| {
        let line = line.split("//").next().unwrap_or_default();
        (!line.trim().is_empty()).then_some((index + 1, line))
    })
}

/// The first parts of the paths that begin with `prefix` (as in `crate::{object::Value, eval}`).
fn heads_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let mut heads = BTreeSet::new();
    for (position, _) in text.match_indices(prefix) {
        let before = text[..position].chars().next_back();
        if before.is_some_and(|character| character.is_alphanumeric() || character == '_' || character == ':')
        {
            continue;
        }
        let rest = &text[position + prefix.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0usize, true);
            let mut head = String::new();
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        heads.insert(std::mem::take(&mut head));
                        start = true;
                    }
                    _ if depth == 0 && start && (character.is_alphanumeric() || character == '_') => {
                        head.push(character);
                    }
                    ':' => start = false,
                    _ => {}
                }
            }
            heads.insert(head);
        } else {
            heads.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    heads
}

fn without_comments(source: &Source) -> String {
    code(source).map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_rust_file_says_its_purpose_first() {
    none(
        sources()
            .iter()
            .filter(|source| !LONG_FILES.iter().any(|(path, _)| *path == source.path))
            .filter(|source| !source.text.starts_with("//! "))
            .map(|source| format!("{}: no `//!` line at the top", source.path))
            .collect(),
    );
}

#[test]
fn no_file_is_too_long() {
    none(
        sources()
            .iter()
            .filter(|source| !LONG_FILES.iter().any(|(path, _)| *path == source.path))
            .filter_map(|source| {
                let lines = source.text.lines().count();
                (lines > MOST_LINES).then(|| format!("{}: {lines} lines, at most {MOST_LINES}", source.path))
            })
            .collect(),
    );
}

#[test]
fn crates_are_imported_one_way() {
    let forbidden = [
        ("grammar/", &["minipy_vm", "minipy_stdlib", "minipy::"][..]),
        ("vm/", &["minipy_stdlib", "minipy::"][..]),
        ("stdlib/", &["minipy::"][..]),
    ];
    let mut complaints = Vec::new();
    for source in sources() {
        for (folder, names) in forbidden {
            if source.path.starts_with(folder) {
                let text = without_comments(&source);
                complaints.extend(
                    names
                        .iter()
                        .filter(|name| text.contains(**name))
                        .map(|name| format!("{}: uses {name}", source.path)),
                );
            }
        }
    }
    none(complaints);
}

#[test]
fn only_the_compiler_knows_the_syntax_tree() {
    none(
        sources()
            .iter()
            .filter(|source| source.path.starts_with("vm/src/") && !source.path.starts_with("vm/src/compile"))
            .filter(|source| without_comments(source).contains("minipy_grammar::ast"))
            .map(|source| format!("{}: uses the AST", source.path))
            .collect(),
    );
}

#[test]
fn stations_of_the_vm_are_imported_one_way() {
    let mut complaints = Vec::new();
    for source in sources() {
        let Some(station) =
            source.path.strip_prefix("vm/src/").and_then(|path| path.split(['/', '.']).next())
        else {
            continue;
        };
        let Some((_, allowed)) = STATIONS.iter().find(|(name, _)| *name == station) else { continue };
        for head in heads_after(&without_comments(&source), "crate::") {
            let is_station = STATIONS.iter().any(|(name, _)| *name == head);
            let is_meant = UPWARD.iter().any(|(path, to, _)| *path == source.path && *to == head);
            if is_station && head != station && !is_meant && !allowed.contains(&head.as_str()) {
                complaints.push(format!("{}: {station} must not use {head}", source.path));
            }
        }
    }
    none(complaints);
}

#[test]
fn unsafe_stays_where_it_may_live() {
    let mut complaints = Vec::new();
    for source in sources().iter().filter(|source| !UNSAFE_FILES.contains(&source.path.as_str())) {
        for (number, line) in code(source) {
            let mut words = line.split(|character: char| !character.is_alphanumeric() && character != '_');
            if !source.path.starts_with("tests/") && words.any(|word| word == "unsafe") {
                complaints.push(format!("{}:{number}: unsafe", source.path));
            }
        }
    }
    none(complaints);
}

#[test]
fn no_state_outside_the_interpreter() {
    let signs = ["static mut ", "thread_local!", "OnceLock", "LazyLock", "lazy_static"];
    let shared = [": Atomic", ": Mutex", ": RwLock", ": RefCell", ": Cell", ": OnceCell"];
    let mut complaints = Vec::new();
    for source in sources() {
        if source.path.starts_with("tests/") || STATICS.iter().any(|(path, _)| *path == source.path) {
            continue;
        }
        for (number, line) in code(&source) {
            let line_start = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            let is_static =
                line_start.starts_with("static ") && shared.iter().any(|sign| line.contains(sign));
            if is_static || signs.iter().any(|sign| line.contains(sign)) {
                complaints.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(complaints);
}

#[test]
fn every_dependency_has_a_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    let section = manifest
        .split("[workspace.dependencies]\n")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .unwrap_or_default();
    assert!(!section.is_empty(), "no [workspace.dependencies]");
    let (mut complaints, mut explained) = (Vec::new(), false);
    for line in section.lines() {
        if line.starts_with('#') {
            explained = true;
        } else if line.trim().is_empty() {
            explained = false;
        } else if !explained && !line.starts_with("minipy-") {
            complaints.push(format!("Cargo.toml: no reason above `{line}`"));
        }
    }
    none(complaints);
}

#[test]
fn members_take_their_dependencies_from_the_workspace() {
    let mut complaints = Vec::new();
    for member in ["grammar", "vm", "stdlib"] {
        let manifest = fs::read_to_string(root().join(member).join("Cargo.toml")).unwrap_or_default();
        let mut in_dependencies = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies]");
            } else if in_dependencies && line.contains('=') && !line.contains("workspace = true") {
                complaints.push(format!("{member}/Cargo.toml: `{line}` is not the workspace's"));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_documents_are_there() {
    for name in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE"] {
        assert!(root().join(name).is_file(), "no {name}");
    }
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    assert!(architecture.lines().count() <= 250, "ARCHITECTURE.md has more than 250 lines");
}

#[test]
fn every_program_has_its_output_and_every_output_its_program() {
    let mut files = Vec::new();
    let features = fs::read_dir(root().join("tests/programs")).into_iter().flatten().flatten();
    for folder in features.map(|feature| feature.path()).chain([root().join("samples")]) {
        // What lies in deeper folders are modules that programs import.
        let directly = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        files.extend(directly.filter(|path| path.is_file()));
    }
    let mut complaints = Vec::new();
    for path in &files {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['_', '.']));
        let other = match path.extension().and_then(|extension| extension.to_str()) {
            Some("py") if !hidden => path.with_extension("out"),
            Some("out" | "err" | "status" | "in") => path.with_extension("py"),
            _ => continue,
        };
        if !other.is_file() {
            complaints.push(format!("{}: no {}", relative(path), relative(&other)));
        }
    }
    none(complaints);
    let programs =
        files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "py")).count();
    assert!(programs >= 350, "only {programs} test programs");
}
