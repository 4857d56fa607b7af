//! Making the records of a trace: who, when and where. Costs one branch per event while nobody listens.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::holders::is_library;
use super::poller::Readiness;
use super::thread::{MAIN, Thread};
use super::wait::{Reason, Wake};
use super::{ClockKind, Scheduler};
use crate::object::code::Code;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Ref;
use crate::output::Stream;
use crate::trace::event::{
    Awaited, Event, LibraryCall, LockKind, LockName, OutputStream, Place, Record, ThreadName, Woken,
};
use crate::trace::{Names, Sink, Sources, Wanted};
use crate::vm::Vm;

/// Where a thread is when an event happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum At {
    /// In an instruction.
    Inside,
    /// Before an instruction.
    Before,
}

/// Who listens to a run.
#[derive(Default)]
pub(crate) struct Tracer {
    /// Whether anybody listens.
    on: Cell<bool>,
    wanted: Cell<Wanted>,
    sink: RefCell<Option<Box<dyn Sink>>>,
    names: RefCell<Names>,
    sources: RefCell<Sources>,
}

impl Tracer {
    /// Whether anybody listens.
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.on.get()
    }

    /// What the listener wants beside the events of scheduling.
    pub(crate) fn wanted(&self) -> Wanted {
        self.wanted.get()
    }
}

impl Scheduler {
    /// Has the events of the run told to a sink, from now on.
    pub fn set_sink(&self, sink: Box<dyn Sink>) {
        self.tracer.wanted.set(sink.wanted());
        *self.tracer.sink.borrow_mut() = Some(sink);
        self.tracer.on.set(true);
    }

    /// The run is over, or tells no more: the sink writes out what it has.
    pub fn finish_trace(&self) {
        self.tracer.on.set(false);
        self.tracer.wanted.set(Wanted::default());
        if let Some(mut sink) = self.tracer.sink.take() {
            sink.finish();
        }
    }

    /// Makes the text of a program known that is in no file, for the source lines of the trace.
    pub(crate) fn trace_source(&self, file: &str, text: &str) {
        if self.tracer.is_on() {
            self.tracer.sources.borrow_mut().add(file, text);
        }
    }

    /// Whether somebody listens.
    #[inline]
    pub fn is_traced(&self) -> bool {
        self.tracer.is_on()
    }

    /// Tells an event of the running thread, if somebody listens.
    #[inline]
    pub fn trace(&self, event: impl FnOnce() -> Event) {
        if self.tracer.is_on() {
            self.record(&self.current.borrow().clone(), event(), At::Inside);
        }
    }

    /// Tells an event of a thread, if somebody listens.
    #[inline]
    pub(crate) fn trace_of(&self, thread: &Thread, at: At, event: impl FnOnce() -> Event) {
        if self.tracer.is_on() {
            self.record(thread, event(), at);
        }
    }

    /// Whether the steps of generators are to be told.
    #[inline]
    pub(crate) fn traces_generators(&self) -> bool {
        self.tracer.is_on() && self.tracer.wanted().generators
    }

    /// Whether every instruction is to be told.
    #[inline]
    pub(crate) fn traces_instructions(&self) -> bool {
        self.tracer.is_on() && self.tracer.wanted().instructions
    }

    /// A lock was acquired by the running thread, which has it `count` times now.
    pub fn trace_acquire(&self, kind: LockKind, serial: u64, count: u64) {
        self.trace(|| Event::Acquire { lock: LockName::new(kind, serial), count });
    }

    /// A lock was released by the running thread, which still has it `count` times.
    pub fn trace_release(&self, kind: LockKind, serial: u64, count: u64) {
        self.trace(|| Event::Release { lock: LockName::new(kind, serial), count });
    }

    /// The running thread wanted a lock and did not get it.
    pub fn trace_refused(&self, reason: Reason) {
        if let Awaited::Lock { lock, holder } = reason.awaited() {
            self.trace(|| Event::Refused { lock, holder });
        }
    }

    /// The running thread writes to a standard stream.
    pub fn trace_output(&self, stream: Option<Stream>, bytes: &[u8]) {
        let Some(stream) = stream else { return };
        self.trace(|| Event::Output {
            stream: match stream {
                Stream::Out => OutputStream::Stdout,
                Stream::Error => OutputStream::Stderr,
            },
            text: String::from_utf8_lossy(bytes).into_owned(),
        });
    }

    /// The thread is about to execute an instruction.
    #[inline]
    pub(crate) fn trace_instruction(&self, thread: &Thread) {
        if self.traces_instructions() {
            self.record(thread, Event::Instruction, At::Before);
        }
    }

    /// Gives a thread its name.
    pub fn name_thread(&self, id: u64, name: &str) {
        if let Some(thread) = self.find(id) {
            *thread.name.borrow_mut() = name.into();
        }
    }

    /// The number and the name of a thread that has not ended.
    pub fn thread_name(&self, id: u64) -> ThreadName {
        self.find(id).map_or_else(|| ThreadName { id, name: Arc::default() }, |thread| name_of(&thread))
    }

    #[cold]
    fn record(&self, thread: &Thread, mut event: Event, at: At) {
        let (place, library) = self.place_of(thread, at);
        let by = name_of(thread);
        self.tracer.names.borrow_mut().resolve(&mut event, &by, library.is_some());
        let instruction = self.instruction_count();
        let record = Record {
            thread: by,
            time: self.clock.read(ClockKind::Monotonic, instruction),
            instruction,
            own_instruction: thread.instruction_count(),
            event,
            place,
            library,
        };
        let more = self.tracer.sink.borrow_mut().as_mut().is_some_and(|sink| sink.record(&record));
        if !more {
            self.tracer.on.set(false);
        }
    }

    /// The innermost place in the program's own code, and what goes on in the library if that is further in.
    fn place_of(&self, thread: &Thread, at: At) -> (Option<Place>, Option<LibraryCall>) {
        let depth = thread.frames.depth();
        let is_own =
            |level: usize| thread.frames.at(level).is_some_and(|frame| !is_library(&frame.code().template));
        let own = (0..depth).rev().find(|&level| is_own(level));
        let place = |level: usize| {
            let frame = thread.frames.at(level)?;
            let innermost = level + 1 == depth;
            let index = match at {
                At::Before if innermost => frame.next_index(),
                _ => frame.instruction_index(),
            };
            Some(self.place(frame.code(), index))
        };
        let first = own.map_or(0, |own| own + 1);
        if first >= depth {
            return (own.and_then(place), None);
        }
        let operations: Vec<Arc<str>> = (first..depth)
            .filter_map(|level| thread.frames.at(level).map(|frame| operation(frame.code())))
            .collect();
        let operation = if own.is_some() { operations.first() } else { outermost(&operations) };
        let library = operation.cloned().zip(place(depth - 1));
        let library = library.map(|(operation, inside)| LibraryCall { operation, inside });
        (own.and_then(place), library)
    }

    fn place(&self, code: &Code, index: usize) -> Place {
        let template = &code.template;
        let line = code.line_of(index).unwrap_or(0);
        Place {
            file: template.filename.clone(),
            line,
            function: template.qualname.clone(),
            opcode: template.instructions.get(index).map_or("", |instruction| instruction.opcode.name()),
            text: self.tracer.sources.borrow_mut().line(&template.filename, line),
        }
    }
}

impl Vm {
    /// An exception has ended the running thread. Nothing of the program runs to word it.
    pub fn trace_uncaught(&self, exception: &Ref<Exception>) {
        self.sched.trace(|| {
            let args = exception.args.borrow();
            let first = args.downcast_ref::<Tuple>().and_then(|args| args.items.first());
            let message = first.and_then(|first| first.downcast_ref::<Str>());
            Event::Uncaught {
                exception: exception.header().type_ref().name().to_string(),
                message: message.map_or_else(String::new, |message| message.as_str().to_owned()),
            }
        });
    }
}

fn name_of(thread: &Thread) -> ThreadName {
    ThreadName { id: thread.id, name: thread.name.borrow().clone() }
}

/// What is going on in a function of the library.
fn operation(code: &Code) -> Arc<str> {
    if &*code.template.qualname != "<module>" {
        return code.template.qualname.clone();
    }
    let module = code.template.filename.trim_start_matches("<frozen ").trim_end_matches('>');
    format!("import {module}").into()
}

/// What the library does in a thread that runs none of the program's own code: what the thread was started for, if it
/// has come so far.
fn outermost(operations: &[Arc<str>]) -> Option<&Arc<str>> {
    let run = operations.get(2).filter(|function| function.ends_with(".run"));
    match run {
        Some(run) if &**run == "Thread.run" => operations.get(3).or(operations.first()),
        Some(run) => Some(run),
        None => operations.first(),
    }
}

impl Reason {
    /// What a trace says of it.
    pub(super) fn awaited(self) -> Awaited {
        match self {
            Reason::Lock(serial) => {
                Awaited::Lock { lock: LockName::new(LockKind::Lock, serial), holder: None }
            }
            Reason::RLock(serial) => {
                Awaited::Lock { lock: LockName::new(LockKind::RLock, serial), holder: None }
            }
            Reason::Queue(queue) => Awaited::Queue { queue },
            Reason::Join(handle) => Awaited::Join { other: ThreadName { id: handle, name: Arc::default() } },
            Reason::Shutdown(_) => Awaited::Shutdown,
            Reason::Sleep => Awaited::Sleep,
            Reason::Descriptor(descriptor, readiness) => {
                Awaited::Io { channel: descriptor, writing: readiness == Readiness::Writable }
            }
            Reason::Events(..) => Awaited::Events,
            Reason::Native(_, work) => Awaited::Native { work: work.into() },
            Reason::Signal => Awaited::Signal,
        }
    }
}

impl Wake {
    /// What a trace says of it.
    pub(super) fn woken(self) -> Woken {
        match self {
            Wake::Notified => Woken::Notified,
            Wake::TimedOut => Woken::TimedOut,
            Wake::Interrupted => Woken::Interrupted,
        }
    }
}

/// The name of a thread that nobody has named.
pub(super) fn default_name(id: u64) -> Arc<str> {
    if id == MAIN { "MainThread".into() } else { format!("thread {id}").into() }
}
