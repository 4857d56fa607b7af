//! Lists the modules in `py/`, so that a new file there needs no line anywhere else.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("py");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut rows = Vec::new();
    collect(&root, "", &mut rows)?;
    rows.sort();
    let mut table = String::from("&[\n");
    for (name, path, is_package) in rows {
        println!("cargo::rerun-if-changed={}", path.display());
        let _ =
            writeln!(table, "    ({name:?}, include_str!({:?}), {is_package}),", path.display().to_string());
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
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
                let characters: String = place.split('+').map(|code| format!("\\u{{{code}}}")).collect();
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

/// Name, file and whether it is a package, of every module below a folder.
fn collect(folder: &Path, prefix: &str, rows: &mut Vec<(String, PathBuf, bool)>) -> io::Result<()> {
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
