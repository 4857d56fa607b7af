//! Debug builds count the objects of each kind, so that those that outlive their interpreter can be named.

use std::cell::Cell;
use std::io::Write;

use super::Kind;

/// The number of objects alive of each kind.
pub(super) struct Census {
    alive: [Cell<i64>; Kind::COUNT],
    /// Whether what is left at the end is reported.
    pub(super) wanted: Cell<bool>,
}

impl Default for Census {
    fn default() -> Census {
        Census { alive: [const { Cell::new(0) }; Kind::COUNT], wanted: Cell::new(false) }
    }
}

impl Census {
    /// An object is made or freed.
    pub(super) fn count(&self, kind: Kind, change: i64) {
        let alive = &self.alive[kind.index()];
        alive.set(alive.get() + change);
    }

    /// Tells on standard error what is still alive, if that is wanted and there is anything.
    pub(super) fn report(&self) {
        if !self.wanted.get() {
            return;
        }
        let left: Vec<String> = Kind::all()
            .map(|kind| (kind, self.alive[kind.index()].get()))
            .filter(|&(_, count)| count != 0)
            .map(|(kind, count)| format!("{count} {kind:?}"))
            .collect();
        if !left.is_empty() {
            // There is nobody else to be told.
            let _ =
                writeln!(std::io::stderr(), "minipy: objects outlive the interpreter: {}", left.join(", "));
        }
    }
}
