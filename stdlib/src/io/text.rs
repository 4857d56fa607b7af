//! `io.TextIOWrapper`: text over a binary stream.

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::codec::{self, Encoding, Endian};
use minipy_vm::object::heap::Payload;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::output::Stream;
use minipy_vm::vm::Vm;

use super::base::{self, call};
use super::buffered::Buffered;
use super::closed_error;
use super::newlines::{Newlines, Recogniser};

/// Bytes that are gathered before they go to the buffer, and read from it at a time.
const CHUNK: usize = 8192;

/// How text becomes bytes.
#[derive(Clone, Copy)]
pub(crate) enum Codec {
    BuiltIn(Encoding),
    /// One that `codecs.register` has made known.
    Registered,
}

/// The payload of a TextIOWrapper.
pub(crate) struct TextFile {
    pub(crate) buffer: RefCell<Slot>,
    pub(crate) detached: Cell<bool>,
    pub(crate) encoding: RefCell<String>,
    pub(crate) codec: Cell<Codec>,
    pub(crate) errors: RefCell<String>,
    pub(crate) newlines: Cell<Newlines>,
    pub(crate) line_buffering: Cell<bool>,
    pub(crate) write_through: Cell<bool>,
    /// What the buffer said when the text layer was put over it.
    pub(crate) readable: Cell<bool>,
    pub(crate) writable: Cell<bool>,
    /// Which of the process's streams it leads to, if it was made for one.
    pub(crate) standard: Cell<Option<Stream>>,
    /// Encoded text that has not gone to the buffer.
    pending: RefCell<Vec<u8>>,
    /// Whether the mark of UTF-16 and the like was written.
    started: Cell<bool>,
    /// Characters read ahead, and how many of them are used up.
    ahead: RefCell<Vec<char>>,
    used: Cell<usize>,
    /// The bytes that the characters read ahead were decoded from, and those that are no whole character yet.
    /// How many bytes are read or held back at a time.
    pub(crate) chunk_size: Cell<usize>,
    chunk: RefCell<Vec<u8>>,
    undecoded: RefCell<Vec<u8>>,
    pub(crate) recogniser: Recogniser,
    /// Whether `tell` is of no use because lines are being iterated over.
    pub(crate) iterating: Cell<bool>,
}

impl Payload for TextFile {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.buffer.borrow().iter().for_each(visit);
    }
}

impl Drop for TextFile {
    fn drop(&mut self) {
        let pending = self.pending.take();
        if !pending.is_empty()
            && let Some(buffer) = &*self.buffer.borrow()
            && let Some(buffer) = buffer.downcast_ref::<Buffered>()
        {
            buffer.take_over(&pending);
        }
    }
}

impl TextFile {
    pub(crate) fn empty() -> TextFile {
        TextFile {
            buffer: RefCell::default(),
            detached: Cell::new(false),
            encoding: RefCell::new("utf-8".to_owned()),
            codec: Cell::new(Codec::BuiltIn(Encoding::Utf8)),
            errors: RefCell::new("strict".to_owned()),
            newlines: Cell::new(Newlines::Universal),
            line_buffering: Cell::new(false),
            write_through: Cell::new(false),
            readable: Cell::new(false),
            writable: Cell::new(false),
            standard: Cell::new(None),
            pending: RefCell::default(),
            started: Cell::new(false),
            ahead: RefCell::default(),
            used: Cell::new(0),
            chunk_size: Cell::new(CHUNK),
            chunk: RefCell::default(),
            undecoded: RefCell::default(),
            recogniser: Recogniser::default(),
            iterating: Cell::new(false),
        }
    }

    /// The binary stream.
    pub(crate) fn buffer(&self, vm: &Vm) -> PyResult {
        match self.buffer.borrow().clone() {
            Some(buffer) => Ok(buffer),
            None if self.detached.get() => Err(vm.value_error("underlying buffer has been detached")),
            None => Err(vm.value_error("I/O operation on uninitialized object")),
        }
    }

    pub(crate) fn is_closed(&self, vm: &Vm) -> PyResult<bool> {
        let buffer = self.buffer(vm)?;
        match buffer.downcast_ref::<Buffered>() {
            Some(buffered) => buffered.is_closed(vm),
            None => base::is_closed(vm, &buffer),
        }
    }

    /// ValueError if it is closed or detached.
    pub(crate) fn check_open(&self, vm: &Vm) -> PyResult<()> {
        if self.is_closed(vm)? { Err(closed_error(vm)) } else { Ok(()) }
    }

    /// Encodes a text as it is written.
    fn encode(&self, vm: &Vm, text: &Ref<Str>) -> PyResult<Vec<u8>> {
        let translated = match self.newlines.get() {
            Newlines::CarriageReturn | Newlines::Both if text.as_str().contains('\n') => {
                vm.new_str(self.newlines.get().on_writing(text.as_str()))
            }
            _ => text.clone(),
        };
        let codec = self.codec.get();
        if translated.is_ascii()
            && matches!(codec, Codec::BuiltIn(Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1))
        {
            return Ok(translated.as_str().as_bytes().to_vec());
        }
        let errors = self.errors.borrow().clone();
        // The mark stands at the beginning only.
        let name = match codec {
            Codec::BuiltIn(Encoding::Utf16(None)) if self.started.get() => "utf-16-le".to_owned(),
            Codec::BuiltIn(Encoding::Utf32(None)) if self.started.get() => "utf-32-le".to_owned(),
            Codec::BuiltIn(Encoding::Utf8Signature) if self.started.get() => "utf-8".to_owned(),
            _ => self.encoding.borrow().clone(),
        };
        self.started.set(true);
        codec::encode(vm, translated.value(), &name, &errors)
    }

    /// Writes a text; it goes on to the buffer when there is enough of it, or at the end of a line.
    pub(crate) fn write(&self, vm: &Vm, text: &Ref<Str>) -> PyResult<()> {
        let bytes = self.encode(vm, text)?;
        vm.sched.trace_output(self.standard.get(), &bytes);
        let ends_line = self.line_buffering.get() && text.as_str().contains(['\n', '\r']);
        if self.pending.borrow().len() + bytes.len() > self.chunk_size.get() {
            self.write_pending(vm)?;
        }
        let full = {
            let mut pending = self.pending.borrow_mut();
            pending.extend_from_slice(&bytes);
            pending.len() >= self.chunk_size.get()
        };
        if full || ends_line || self.write_through.get() {
            self.write_pending(vm)?;
        }
        if ends_line {
            call(vm, &self.buffer(vm)?, "flush", &[])?;
        }
        self.forget_ahead();
        Ok(())
    }

    /// Hands gathered bytes to the buffer.
    pub(crate) fn write_pending(&self, vm: &Vm) -> PyResult<()> {
        let pending = self.pending.take();
        if pending.is_empty() {
            return Ok(());
        }
        let buffer = self.buffer(vm)?;
        match buffer.downcast_ref::<Buffered>().filter(|_| buffer.is_exact()) {
            Some(buffered) if !buffered.is_closed(vm)? => buffered.write(vm, &pending),
            _ => call(vm, &buffer, "write", &[vm.bytes(pending)]).map(drop),
        }
    }

    /// Forgets what was read ahead.
    pub(crate) fn forget_ahead(&self) {
        if self.ahead.borrow().is_empty() && self.undecoded.borrow().is_empty() {
            return;
        }
        self.ahead.borrow_mut().clear();
        self.used.set(0);
        self.chunk.borrow_mut().clear();
        self.undecoded.borrow_mut().clear();
        self.recogniser.pending.set(false);
    }

    /// Decodes bytes; without `last`, an incomplete character at the end waits for more.
    fn decode(&self, vm: &Vm, bytes: &[u8], last: bool) -> PyResult<String> {
        let errors = self.errors.borrow().clone();
        let mut data = self.undecoded.take();
        data.extend_from_slice(bytes);
        let text = match self.codec.get() {
            Codec::BuiltIn(encoding) => {
                let (text, used) = codec::decode_as(vm, &data, encoding, &errors, last)?;
                if used > 0 {
                    self.codec.set(Codec::BuiltIn(settled(encoding, &data)));
                }
                *self.undecoded.borrow_mut() = data.split_off(used);
                text
            }
            Codec::Registered => {
                let encoding = self.encoding.borrow().clone();
                codec::decode(vm, &data, &encoding, &errors)?
            }
        };
        Ok(match self.newlines.get() {
            kind if kind.is_universal() => self.recogniser.feed(text, kind == Newlines::Universal, last),
            _ => text,
        })
    }

    /// Characters read ahead that are left.
    pub(crate) fn available(&self) -> usize {
        self.ahead.borrow().len() - self.used.get()
    }

    pub(crate) fn take(&self, count: usize) -> String {
        let ahead = self.ahead.borrow();
        let start = self.used.get();
        let end = start.saturating_add(count).min(ahead.len());
        self.used.set(end);
        ahead[start..end].iter().collect()
    }

    /// Reads a chunk; false at the end.
    fn fill(&self, vm: &Vm) -> PyResult<bool> {
        let buffer = self.buffer(vm)?;
        let bytes = match buffer.downcast_ref::<Buffered>().filter(|_| buffer.is_exact()) {
            Some(buffered) => buffered.read_once(vm, self.chunk_size.get())?,
            None => {
                let once = vm.try_attribute(&buffer, &vm.intern("read1"))?.is_some();
                let method = if once { "read1" } else { "read" };
                let bytes = call(vm, &buffer, method, &[vm.int(self.chunk_size.get() as i64)])?;
                match bytes.downcast_ref::<Bytes>() {
                    Some(bytes) => bytes.data.to_vec(),
                    None => {
                        return Err(vm.type_error(format!(
                            "underlying {method}() should have returned a bytes-like object, not '{}'",
                            vm.type_name(&bytes)
                        )));
                    }
                }
            }
        };
        let last = bytes.is_empty();
        self.keep_chunk(&bytes);
        let text = self.decode(vm, &bytes, last)?;
        self.ahead.borrow_mut().extend(text.chars());
        Ok(!last)
    }

    /// Lets go of what is used up, and remembers the bytes of what is not.
    fn keep_chunk(&self, bytes: &[u8]) {
        let mut ahead = self.ahead.borrow_mut();
        let mut chunk = self.chunk.borrow_mut();
        if self.used.get() == ahead.len() {
            ahead.clear();
            self.used.set(0);
            chunk.clone_from(&self.undecoded.borrow());
            if self.recogniser.pending.get() {
                chunk.insert(0, b'\r');
            }
        }
        chunk.extend_from_slice(bytes);
    }

    /// All that is left.
    pub(crate) fn read_all(&self, vm: &Vm) -> PyResult<String> {
        self.write_pending(vm)?;
        let buffer = self.buffer(vm)?;
        let bytes = call(vm, &buffer, "read", &[])?;
        let Some(bytes) = bytes.downcast_ref::<Bytes>() else {
            return Err(vm.type_error(format!(
                "underlying read() should have returned a bytes-like object, not '{}'",
                vm.type_name(&bytes)
            )));
        };
        let rest = self.decode(vm, &bytes.data, true)?;
        let mut text = self.take(usize::MAX);
        text.push_str(&rest);
        self.forget_ahead();
        Ok(text)
    }

    /// Up to `size` characters.
    pub(crate) fn read(&self, vm: &Vm, size: usize) -> PyResult<String> {
        self.write_pending(vm)?;
        let mut text = self.take(size);
        let mut count = text.chars().count();
        while count < size && self.fill(vm)? {
            let more = self.take(size - count);
            count += more.chars().count();
            text.push_str(&more);
        }
        if count < size {
            // What the end of the stream has made whole.
            text.push_str(&self.take(size - count));
        }
        Ok(text)
    }

    /// The next line, or as much of it as `limit` allows.
    pub(crate) fn read_line(&self, vm: &Vm, limit: Option<usize>) -> PyResult<String> {
        self.write_pending(vm)?;
        let mut searched = 0;
        loop {
            let found = {
                let ahead = self.ahead.borrow();
                let rest = &ahead[self.used.get()..];
                // A `\r` may have been the last character so far.
                let from = searched.min(rest.len()).saturating_sub(1);
                searched = rest.len();
                self.newlines.get().line_end(&rest[from..]).map(|end| from + end)
            };
            let length = match (found, limit) {
                (Some(end), Some(limit)) => Some(end.min(limit)),
                (Some(end), None) => Some(end),
                (None, Some(limit)) if self.available() >= limit => Some(limit),
                (None, _) => None,
            };
            if let Some(length) = length {
                return Ok(self.take(length));
            }
            let used_before = self.used.get();
            if !self.fill(vm)? {
                let end = {
                    let ahead = self.ahead.borrow();
                    self.newlines.get().line_end(&ahead[self.used.get()..])
                };
                let length = end.unwrap_or(usize::MAX);
                return Ok(self.take(limit.map_or(length, |limit| limit.min(length))));
            }
            if used_before > CHUNK * 4 {
                self.drop_used();
            }
        }
    }

    /// Frees the memory of characters that are used up while part of a long line waits.
    fn drop_used(&self) {
        let used = self.used.replace(0);
        self.ahead.borrow_mut().drain(..used);
        self.chunk.borrow_mut().clear();
    }

    /// The position in the binary stream of the next character: the bytes of what is read ahead are counted back.
    pub(crate) fn position(&self, vm: &Vm) -> PyResult<i64> {
        let at = call(vm, &self.buffer(vm)?, "tell", &[])?;
        let at = vm.index(&at)?;
        let chunk = self.chunk.borrow().clone();
        let start = at - chunk.len() as i64;
        if self.available() == 0 && self.undecoded.borrow().is_empty() && !self.recogniser.pending.get() {
            return Ok(at);
        }
        // The shortest beginning of the chunk that gives as many characters as are used up.
        let (used, errors) = (self.used.get(), self.errors.borrow().clone());
        let count = |length: usize| -> PyResult<usize> {
            let Codec::BuiltIn(encoding) = self.codec.get() else { return Ok(length) };
            let (text, _) = codec::decode_as(vm, &chunk[..length], encoding, &errors, false)?;
            let kind = self.newlines.get();
            let text = if kind.is_universal() {
                Recogniser::default().feed(text, kind == Newlines::Universal, false)
            } else {
                text
            };
            Ok(text.chars().count())
        };
        let (mut low, mut high) = (0, chunk.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if count(middle)? < used {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(start + low as i64)
    }

    /// Flushes text and buffer.
    pub(crate) fn flush(&self, vm: &Vm) -> PyResult<()> {
        self.iterating.set(false);
        self.write_pending(vm)?;
        call(vm, &self.buffer(vm)?, "flush", &[]).map(drop)
    }

    /// After the position was changed: encoding starts anew at the beginning.
    pub(crate) fn moved(&self, position: i64) {
        self.forget_ahead();
        self.started.set(position != 0);
        if position == 0
            && let Some(encoding) = codec::find_encoding(&self.encoding.borrow())
        {
            self.codec.set(Codec::BuiltIn(encoding));
        }
    }
}

/// The encoding with the byte order that a mark at the beginning has told.
fn settled(encoding: Encoding, data: &[u8]) -> Encoding {
    match (encoding, data) {
        (Encoding::Utf16(None), [0xFE, 0xFF, ..]) => Encoding::Utf16(Some(Endian::Big)),
        (Encoding::Utf16(None), _) => Encoding::Utf16(Some(Endian::Little)),
        (Encoding::Utf32(None), [0, 0, 0xFE, 0xFF, ..]) => Encoding::Utf32(Some(Endian::Big)),
        (Encoding::Utf32(None), _) => Encoding::Utf32(Some(Endian::Little)),
        (Encoding::Utf8Signature, _) => Encoding::Utf8,
        (other, _) => other,
    }
}

/// The payload of the receiver.
pub(crate) fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a TextFile> {
    args.this::<TextFile>(vm)
}
