//! Which program to run or list: found, read and decoded, with CPython's words for what cannot be.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use minipy_grammar::SyntaxError;
use minipy_grammar::decode::{self, Origin};
use minipy_grammar::string;

/// What the command line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// A script.
    File(PathBuf),
    /// A folder with a `__main__.py`.
    Folder(PathBuf),
    /// The argument of `-c`.
    Code(String),
    /// The argument of `-m`.
    Module(String),
    /// Standard input.
    Stdin,
}

/// Source text, with the name that tracebacks show.
#[derive(Clone, Debug)]
pub struct Source {
    /// `co_filename`
    pub name: String,
    /// The decoded text.
    pub text: String,
}

/// Why there is no source.
#[derive(Debug)]
pub enum Failure {
    /// It cannot be found or read: the message for standard error, and the exit status.
    Unreadable(String, u8),
    /// It is no text: the name of the file, and the error.
    Undecodable(String, Box<SyntaxError>),
}

impl Program {
    /// The program that options and the first word name.
    pub fn new(code: Option<&OsStr>, module: Option<&OsStr>, file: Option<&OsStr>) -> Program {
        match (code, module, file) {
            (Some(code), ..) => Program::Code(python_text(code)),
            (_, Some(module), _) => Program::Module(python_text(module)),
            (.., Some(file)) if file != "-" => {
                let path = PathBuf::from(file);
                if path.is_dir() || file.is_empty() { Program::Folder(path) } else { Program::File(path) }
            }
            _ => Program::Stdin,
        }
    }

    /// Its text. Modules are left to the interpreter, which knows where they are.
    pub fn source(&self) -> Result<Source, Failure> {
        match self {
            Program::Code(code) => Ok(Source { name: "<string>".to_owned(), text: format!("{code}\n") }),
            Program::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes).map_err(|error| {
                    Failure::Unreadable(format!("can't read <stdin>: {}", errno(&error)), 2)
                })?;
                decoded("<stdin>".to_owned(), &bytes)
            }
            Program::File(path) => read(path, python_text(absolute(path).as_os_str())),
            Program::Folder(path) => {
                let main = path.join("__main__.py");
                if !main.is_file() {
                    let folder = absolute(path);
                    return Err(Failure::Unreadable(
                        format!("can't find '__main__' module in '{}'", python_text(folder.as_os_str())),
                        1,
                    ));
                }
                let name = python_text(absolute(&main).as_os_str());
                read(&main, name)
            }
            Program::Module(name) => Err(Failure::Unreadable(format!("No module named {name}"), 1)),
        }
    }

    /// The same for a listing, in which a file has the name that was given.
    pub fn source_to_list(&self) -> Result<Source, Failure> {
        match self {
            Program::File(path) => read(path, python_text(path.as_os_str())),
            _ => self.source(),
        }
    }

    /// The folder of a script or of a folder's program: what comes first in `sys.path`.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Program::File(path) => {
                let path = path.canonicalize().ok()?;
                path.parent().map(Path::to_path_buf)
            }
            Program::Folder(path) => Some(absolute(path)),
            _ => None,
        }
    }
}

fn read(path: &Path, name: String) -> Result<Source, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => decoded(name, &bytes),
        Err(error) => {
            let shown = python_text(absolute(path).as_os_str());
            Err(Failure::Unreadable(format!("can't open file '{shown}': {}", errno(&error)), 2))
        }
    }
}

fn decoded(name: String, bytes: &[u8]) -> Result<Source, Failure> {
    match decode::decode(bytes, Origin::Program(&name)) {
        Ok(text) => Ok(Source { name, text }),
        Err(error) => Err(Failure::Undecodable(name, error)),
    }
}

/// A path as CPython shows it: behind the current folder if it is relative, otherwise as it was written.
pub fn absolute(path: &Path) -> PathBuf {
    match std::env::current_dir() {
        Ok(folder) if path.as_os_str().is_empty() => folder,
        Ok(folder) => folder.join(path),
        Err(_) => path.to_path_buf(),
    }
}

/// `[Errno 2] No such file or directory`
fn errno(error: &io::Error) -> String {
    let text = error.to_string();
    match error.raw_os_error() {
        Some(number) => {
            let text = text.strip_suffix(&format!(" (os error {number})")).unwrap_or(&text);
            format!("[Errno {number}] {text}")
        }
        None => text,
    }
}

/// A word of the command line as a Python str: bytes that are no UTF-8 become lone surrogates (PEP 383).
pub fn python_text(word: &OsStr) -> String {
    let mut text = String::new();
    for chunk in word.as_encoded_bytes().utf8_chunks() {
        text.push_str(&string::from_plain(chunk.valid().to_owned()));
        chunk.invalid().iter().for_each(|byte| string::push_code_point(&mut text, 0xDC00 + u32::from(*byte)));
    }
    text
}

/// All words as Python strs.
pub fn python_texts(words: &[OsString]) -> impl Iterator<Item = String> {
    words.iter().map(|word| python_text(word))
}
