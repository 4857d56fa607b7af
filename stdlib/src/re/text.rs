//! The text that a pattern is matched with, and running the matcher on it.

use std::sync::Arc;

use minipy_vm::native::PyResult;
use minipy_vm::object::heap::Kind;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::matcher::{Found, Matcher, Narrow, Request, Subject, Wide};
use super::pattern::Pattern;

/// A `str` or bytes-like object, ready for matching.
pub(super) struct Text {
    pub(super) value: Value,
    contents: Contents,
}

enum Contents {
    Text(Ref<Str>),
    Bytes(Arc<[u8]>),
}

/// Where a match must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Match,
    Full,
    Search,
}

impl Text {
    /// The text of an argument.
    pub(super) fn of(vm: &Vm, value: &Value) -> PyResult<Text> {
        let contents = match value.as_ref::<Str>() {
            Some(text) => Contents::Text(text.clone()),
            None => match vm.buffer(value)? {
                Some(bytes) => Contents::Bytes(bytes),
                None => {
                    let found = vm.type_name(value);
                    return Err(vm.type_error(format!("expected string or bytes-like object, got '{found}'")));
                }
            },
        };
        Ok(Text { value: value.clone(), contents })
    }

    /// The text to match a pattern with: of the same kind.
    pub(super) fn for_pattern(vm: &Vm, pattern: &Pattern, value: &Value) -> PyResult<Text> {
        let text = Text::of(vm, value)?;
        match (&text.contents, pattern.is_text) {
            (Contents::Text(_), false) => {
                Err(vm.type_error("cannot use a bytes pattern on a string-like object"))
            }
            (Contents::Bytes(_), true) => {
                Err(vm.type_error("cannot use a string pattern on a bytes-like object"))
            }
            _ => Ok(text),
        }
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.contents, Contents::Text(_))
    }

    /// The contents as bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.contents {
            Contents::Text(text) => text.as_str().as_bytes(),
            Contents::Bytes(bytes) => bytes,
        }
    }

    /// The code points, or bytes.
    pub(super) fn codes(&self) -> Vec<u32> {
        match &self.contents {
            Contents::Text(text) => text.as_str().chars().map(u32::from).collect(),
            Contents::Bytes(bytes) => bytes.iter().map(|&byte| u32::from(byte)).collect(),
        }
    }

    /// The number of characters.
    pub(super) fn len(&self) -> usize {
        match &self.contents {
            Contents::Text(text) => text.char_count(),
            Contents::Bytes(bytes) => bytes.len(),
        }
    }

    fn is_narrow(&self) -> bool {
        match &self.contents {
            Contents::Text(text) => text.is_ascii(),
            Contents::Bytes(_) => true,
        }
    }

    /// The byte offset of a character.
    pub(super) fn offset(&self, index: usize) -> usize {
        match &self.contents {
            Contents::Text(text) => text.byte_offset(index),
            Contents::Bytes(_) => index,
        }
    }

    /// A part between byte offsets, as a value.
    pub(super) fn part(&self, vm: &Vm, start: usize, end: usize) -> Value {
        let end = end.min(self.bytes().len());
        let start = start.min(end);
        match &self.contents {
            Contents::Text(text) => {
                if start == 0 && end == text.as_str().len() && self.value.is_exactly(Kind::STR) {
                    return self.value.clone();
                }
                vm.text(text.as_str().get(start..end).unwrap_or(""))
            }
            Contents::Bytes(bytes) => {
                if start == 0 && end == bytes.len() && self.value.is_exactly(Kind::BYTES) {
                    return self.value.clone();
                }
                vm.bytes(&bytes[start..end])
            }
        }
    }

    /// An empty string of the same kind.
    pub(super) fn empty(&self, vm: &Vm) -> Value {
        if self.is_text() { vm.text("") } else { vm.bytes(&b""[..]) }
    }

    /// Looks for a match; offsets are those of bytes.
    pub(super) fn find(
        &self,
        vm: &Vm,
        pattern: &Pattern,
        mode: Mode,
        request: Request,
    ) -> PyResult<Option<Found>> {
        if request.start > request.end {
            return Ok(None);
        }
        match &self.contents {
            Contents::Text(text) if !self.is_narrow() => {
                run(Matcher::new(vm, &pattern.program, Wide(text.as_str()), request), mode, request)
            }
            _ => run(Matcher::new(vm, &pattern.program, Narrow(self.bytes()), request), mode, request),
        }
    }

    /// Counts the characters between two byte offsets.
    fn count(&self, start: usize, end: usize) -> usize {
        match &self.contents {
            Contents::Text(text) if !text.is_ascii() => {
                let (from, to) = (text.as_str().get(..start), text.as_str().get(start..end));
                match (from, to) {
                    (Some(_), Some(part)) => part.chars().count(),
                    _ => 0,
                }
            }
            _ => end - start,
        }
    }
}

fn run<S: Subject>(mut matcher: Matcher<'_, S>, mode: Mode, request: Request) -> PyResult<Option<Found>> {
    match mode {
        Mode::Search => matcher.search(),
        Mode::Match | Mode::Full => matcher.match_at(request.start),
    }
}

/// A place in a text both as a byte offset and as an index of characters.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) offset: usize,
    pub(super) index: usize,
}

impl Place {
    /// The place at another byte offset.
    pub(super) fn at(self, text: &Text, offset: usize) -> Place {
        let index = if offset >= self.offset {
            self.index + text.count(self.offset, offset)
        } else {
            self.index - text.count(offset, self.offset)
        };
        Place { offset, index }
    }
}
