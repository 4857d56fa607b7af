//! The source lines that traces show.

use std::collections::HashMap;
use std::sync::Arc;

use minipy_grammar::decode::{Origin, decode};

/// Source files by name, each as lines without indentation.
#[derive(Default)]
pub(crate) struct Sources {
    files: HashMap<Arc<str>, Vec<Arc<str>>>,
}

impl Sources {
    /// Makes the text of a program known that is in no file.
    pub(crate) fn add(&mut self, file: &str, text: &str) {
        self.files.insert(file.into(), lines(text));
    }

    /// A line of a file, without indentation; empty if it cannot be had.
    pub(crate) fn line(&mut self, file: &Arc<str>, line: u32) -> Arc<str> {
        let lines = self.files.entry(file.clone()).or_insert_with(|| read(file));
        lines.get((line as usize).wrapping_sub(1)).cloned().unwrap_or_default()
    }
}

fn read(file: &str) -> Vec<Arc<str>> {
    if file.starts_with('<') {
        return Vec::new();
    }
    let text = std::fs::read(file).ok().and_then(|bytes| decode(&bytes, Origin::Object).ok());
    text.map(|text| lines(&text)).unwrap_or_default()
}

fn lines(text: &str) -> Vec<Arc<str>> {
    text.lines().map(|line| line.trim().into()).collect()
}
