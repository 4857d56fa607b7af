//! Where records go: the trait that all forms of a trace implement, and one that keeps them in memory.

use std::cell::RefCell;
use std::rc::Rc;

use super::event::Record;

/// What a sink wants to be told. The rest is not even made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Steps of generators and coroutines.
    pub generators: bool,
    /// Every instruction.
    pub instructions: bool,
}

/// Takes the records of a run, one by one.
pub trait Sink {
    /// What it wants to be told beside the events of scheduling.
    fn wanted(&self) -> Wanted {
        Wanted::default()
    }

    /// Takes a record. `false` when it wants no more.
    fn record(&mut self, record: &Record) -> bool;

    /// The run is over.
    fn finish(&mut self) {}
}

/// Two sinks in one.
pub struct Both(pub Box<dyn Sink>, pub Box<dyn Sink>);

impl Sink for Both {
    fn wanted(&self) -> Wanted {
        let (one, other) = (self.0.wanted(), self.1.wanted());
        Wanted {
            generators: one.generators || other.generators,
            instructions: one.instructions || other.instructions,
        }
    }

    fn record(&mut self, record: &Record) -> bool {
        let one = self.0.record(record);
        let other = self.1.record(record);
        one || other
    }

    fn finish(&mut self) {
        self.0.finish();
        self.1.finish();
    }
}

/// Keeps the first records of a run.
pub struct Recorder {
    records: Rc<RefCell<Vec<Record>>>,
    most: usize,
}

impl Recorder {
    /// A recorder for up to `most` records, and where they will be found.
    pub fn new(most: usize) -> (Recorder, Rc<RefCell<Vec<Record>>>) {
        let records = Rc::new(RefCell::new(Vec::new()));
        (Recorder { records: records.clone(), most }, records)
    }
}

impl Sink for Recorder {
    fn record(&mut self, record: &Record) -> bool {
        let mut records = self.records.borrow_mut();
        records.push(record.clone());
        records.len() < self.most
    }
}
