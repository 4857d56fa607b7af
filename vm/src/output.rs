//! Where the program's standard output and standard error lead: to the process's, or into memory.

use std::cell::RefCell;
use std::io::{self, Write};

/// The two streams of an interpreter.
#[derive(Default)]
pub struct Output {
    captured: Option<[RefCell<Vec<u8>>; 2]>,
}

/// One of the two streams.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Error,
}

impl Output {
    pub(crate) fn new(capture: bool) -> Output {
        Output { captured: capture.then(Default::default) }
    }

    /// Writes all bytes, unbuffered.
    pub fn write(&self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        match (&self.captured, stream) {
            (Some(captured), _) => {
                captured[stream as usize].borrow_mut().extend_from_slice(bytes);
                Ok(())
            }
            (None, Stream::Out) => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            (None, Stream::Error) => io::stderr().write_all(bytes),
        }
    }

    /// Takes what was captured since the last time.
    pub fn take(&self, stream: Stream) -> Vec<u8> {
        self.captured.as_ref().map(|captured| captured[stream as usize].take()).unwrap_or_default()
    }
}
