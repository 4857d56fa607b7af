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
    fs::write(out.join("python_modules.rs"), table)
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
