//! Traces: what happened in a run, thread by thread, for people (columns, interleavings) and for programs (JSON lines,
//! Chrome's trace viewer). Nothing here knows the scheduler; `sched::tracing` makes the records.

mod chrome;
mod columns;
pub mod event;
mod interleaving;
mod jsonl;
mod lanes;
mod names;
mod phrase;
mod sink;
mod sources;
mod text;

pub use self::chrome::ChromeTrace;
pub use self::event::{Event, Record};
pub use self::interleaving::interleaving;
pub use self::jsonl::JsonLines;
pub(crate) use self::names::Names;
pub use self::sink::{Both, Recorder, Sink, Wanted};
pub(crate) use self::sources::Sources;
pub use self::text::TextTrace;
