//! The programs that the paths on a command line name.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::run::refuse;

/// The programs that the paths name, in order: files themselves, and the `.py` files below folders but for those whose
/// names, or whose folders' names, begin with one of the `hidden` characters. Links to folders are not followed there, so
/// that none leads round in a circle.
///
/// # Errors
/// The exit status for a path that cannot be read, which is told.
pub(crate) fn programs_of(paths: &[OsString], hidden: &[char]) -> Result<Vec<PathBuf>, ExitCode> {
    let mut programs = Vec::new();
    for path in paths.iter().map(Path::new) {
        if let Err(error) = collect(path, hidden, &mut programs) {
            return Err(refuse(&format!("minipy: {}: {error}\n", path.display()), 2));
        }
    }
    Ok(programs)
}

fn collect(path: &Path, hidden: &[char], programs: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.metadata()?.is_dir() {
        programs.push(path.to_path_buf());
        return Ok(());
    }
    let mut entries = std::fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with(hidden) {
            continue;
        }
        let found = entry.path();
        let is_folder = entry.file_type()?.is_dir();
        if is_folder || !found.is_dir() && found.extension().is_some_and(|extension| extension == "py") {
            collect(&found, hidden, programs)?;
        }
    }
    Ok(())
}
