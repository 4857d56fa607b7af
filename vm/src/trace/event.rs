//! What happens in a run, as typed values: threads, the GIL, locks, waiting, native work, output, exceptions.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A Python thread: its number and its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ThreadName {
    /// Its number, 1 for the main thread.
    pub id: u64,
    /// Its name when it was started.
    pub name: Arc<str>,
}

/// The kinds of locks that are built in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum LockKind {
    /// A lock that anybody may release.
    Lock,
    /// A lock that its owner may take again.
    RLock,
}

/// A lock. Locks are numbered by kind, in the order in which the trace meets them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct LockName {
    /// Its kind.
    pub kind: LockKind,
    /// Its number. Whoever reports an event gives the lock's serial, which the tracer replaces.
    pub number: u64,
    /// Whether only the library has used it so far; such locks are numbered apart.
    pub inner: bool,
}

impl LockName {
    /// A lock by its serial.
    pub fn new(kind: LockKind, serial: u64) -> LockName {
        LockName { kind, number: serial, inner: true }
    }
}

impl fmt::Display for LockName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = if self.inner { "inner " } else { "" };
        write!(f, "{inner}{:?} {}", self.kind, self.number)
    }
}

/// Why a thread let go of the GIL.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Handover {
    /// Its check interval was over.
    CheckInterval,
    /// It waits for a lock.
    Lock,
    /// It waits for an item of a queue that is built in.
    Queue,
    /// It waits for other threads to end.
    Join,
    /// It sleeps.
    Sleep,
    /// It waits for input or output.
    Io,
    /// Native code works without the GIL.
    Native,
    /// It waits for a signal.
    Signal,
    /// It lets others have a turn, as the main thread does at its end.
    Yield,
    /// It has ended.
    Exit,
}

impl Handover {
    /// How it is called in traces and statistics.
    pub fn name(self) -> &'static str {
        match self {
            Handover::CheckInterval => "check interval",
            Handover::Lock => "lock",
            Handover::Queue => "queue",
            Handover::Join => "join",
            Handover::Sleep => "sleep",
            Handover::Io => "I/O",
            Handover::Native => "native",
            Handover::Signal => "signal",
            Handover::Yield => "yield",
            Handover::Exit => "exit",
        }
    }
}

/// What a thread waits for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub enum Awaited {
    /// A lock to be released.
    Lock {
        /// The lock.
        lock: LockName,
        /// Who took it last and has not released it.
        holder: Option<ThreadName>,
    },
    /// An item of a queue that is built in.
    Queue {
        /// The queue's serial.
        queue: u64,
    },
    /// The end of a thread.
    Join {
        /// The thread, if it is known; whoever reports the event gives the handle's serial as its number.
        other: ThreadName,
    },
    /// The end of all threads that are not daemons.
    Shutdown,
    /// A time.
    Sleep,
    /// Something to be read from or written to.
    Io {
        /// 0, 1 and 2 for the standard streams, from 3 on pipes, sockets and the like in the order in which they are
        /// first waited for; whoever reports the event gives the descriptor.
        channel: i32,
        /// Whether it is to be written to.
        writing: bool,
    },
    /// Events of many descriptors.
    Events,
    /// Native work.
    Native {
        /// What it is called.
        work: Arc<str>,
    },
    /// A signal.
    Signal,
}

/// Why a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Woken {
    /// By a release, a notification, a completion.
    Notified,
    /// The time was over.
    TimedOut,
    /// A signal, or the end of the program.
    Interrupted,
}

/// What a generator or coroutine does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It is started or resumed.
    Resume,
    /// It yields.
    Yield,
    /// It returns.
    Return,
}

/// What becomes of a task of an event loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStep {
    /// It is made, and will be executed soon.
    Created,
    /// A step of it begins.
    Begins,
    /// The step has ended: it waits for a future or another task.
    Awaits,
    /// The step has ended: it goes on in the loop's next turn.
    Yields,
    /// What it has waited for is done.
    Woken,
    /// It has returned.
    Done,
    /// It has raised an exception.
    Failed,
    /// It was cancelled.
    Cancelled,
}

/// What becomes of a future.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FutureStep {
    /// It has a result.
    Done,
    /// It has an exception.
    Failed,
    /// It was cancelled.
    Cancelled,
}

/// The standard streams that are written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutputStream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Something that a thread did, or that happened to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It has started another thread.
    Start {
        /// The new thread.
        other: ThreadName,
        /// The serial of the handle by which it is joined.
        handle: u64,
        /// Whether the program ends without waiting for it.
        daemon: bool,
    },
    /// It begins.
    Begin,
    /// It has ended.
    Exit,
    /// It has taken the GIL.
    Take,
    /// It lets go of the GIL.
    Drop {
        /// Why.
        reason: Handover,
    },
    /// It has acquired a lock.
    Acquire {
        /// The lock.
        lock: LockName,
        /// How often it has it now: more than 1 when an RLock is taken again.
        count: u64,
    },
    /// It wanted a lock, and did not get it (in time).
    Refused {
        /// The lock.
        lock: LockName,
        /// Who has it.
        holder: Option<ThreadName>,
    },
    /// It has released a lock.
    Release {
        /// The lock.
        lock: LockName,
        /// How often it still has it.
        count: u64,
    },
    /// It begins to wait.
    Wait {
        /// For what.
        what: Awaited,
        /// When it gives up, in nanoseconds.
        until: Option<i64>,
    },
    /// Its wait is over, and it has the GIL again.
    Wake {
        /// What it waited for.
        what: Awaited,
        /// Why it waits no more.
        why: Woken,
    },
    /// It ends the wait of another thread.
    Notify {
        /// Whose.
        other: ThreadName,
    },
    /// Native code without the GIL begins.
    NativeBegin {
        /// What it is called.
        work: Arc<str>,
    },
    /// Native code without the GIL has ended.
    NativeEnd {
        /// What it is called.
        work: Arc<str>,
    },
    /// A generator or coroutine is resumed, yields or returns.
    Generator {
        /// Its name.
        generator: Arc<str>,
        /// What it does.
        step: Step,
    },
    /// Something becomes of a task of an event loop.
    Task {
        /// Its name.
        task: Arc<str>,
        /// What.
        step: TaskStep,
        /// The task that it waits for, if it is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<Arc<str>>,
    },
    /// A future that a task waits for is done.
    Future {
        /// How.
        step: FutureStep,
        /// The task that waits for it; of several, the first.
        awaited_by: Arc<str>,
    },
    /// It writes to a standard stream.
    Output {
        /// Which.
        stream: OutputStream,
        /// What.
        text: String,
    },
    /// An exception has ended it.
    Uncaught {
        /// The type's name.
        exception: String,
        /// The message, where it is a plain str.
        message: String,
    },
    /// It executes an instruction.
    Instruction,
}

/// A place in the source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Place {
    /// The file, as tracebacks show it.
    pub file: Arc<str>,
    /// The line, from 1; 0 if it is not known.
    pub line: u32,
    /// The function, by its qualified name.
    pub function: Arc<str>,
    /// The instruction.
    pub opcode: &'static str,
    /// The text of the line, without indentation; empty if it is not known.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: Arc<str>,
}

/// The library's part in an event: what the program has called there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LibraryCall {
    /// The function that the program has called (or that has called the program's thread): `Queue.get`.
    pub operation: Arc<str>,
    /// Where the library is.
    pub inside: Place,
}

/// An event, with who, when and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Record {
    /// Whose event it is.
    pub thread: ThreadName,
    /// The monotonic clock, in nanoseconds: virtual or real.
    pub time: i64,
    /// Visible instructions executed in the run.
    pub instruction: u64,
    /// Visible instructions executed by the thread.
    pub own_instruction: u64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// Where: the innermost frame of the program's own code. For an event between two instructions, `opcode` is the
    /// one that comes next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What goes on in the library, if it happened there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub library: Option<LibraryCall>,
}
