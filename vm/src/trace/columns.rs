//! Which thread, or which task, has which column.

/// Columns that are there before one of a thread that has ended is used again.
const FEW: usize = 6;
/// The most columns. When so many threads are alive, others share the last one.
const MOST: usize = 12;

/// How a thread's column came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// It has had it before.
    Known(usize),
    /// It is new; another thread may have had it.
    New(usize),
    /// Several threads share it.
    Shared(usize),
}

impl Column {
    pub(super) fn index(self) -> usize {
        match self {
            Column::Known(index) | Column::New(index) | Column::Shared(index) => index,
        }
    }
}

/// The threads of the columns.
#[derive(Default)]
pub(super) struct Columns {
    /// The number of the thread, and whether it is alive.
    threads: Vec<(u64, bool)>,
}

impl Columns {
    /// The column of a thread; if it has none, it gets one.
    pub(super) fn of(&mut self, thread: u64) -> Column {
        if let Some(index) = self.threads.iter().position(|(known, _)| *known == thread) {
            return Column::Known(index);
        }
        let free = self.threads.iter().position(|(_, alive)| !alive);
        match free {
            Some(index) if self.threads.len() >= FEW => {
                self.threads[index] = (thread, true);
                Column::New(index)
            }
            _ if self.threads.len() < MOST => {
                self.threads.push((thread, true));
                Column::New(self.threads.len() - 1)
            }
            _ => Column::Shared(MOST - 1),
        }
    }

    /// A thread has ended: its column may be given away.
    pub(super) fn free(&mut self, thread: u64) {
        if let Some(column) = self.threads.iter_mut().find(|(known, _)| *known == thread) {
            column.1 = false;
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.threads.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_ended_threads_are_used_again_when_there_are_some() {
        let mut columns = Columns::default();
        for thread in 1..=6 {
            assert_eq!(columns.of(thread), Column::New(thread as usize - 1));
        }
        columns.free(3);
        assert_eq!(columns.of(7), Column::New(2));
        assert_eq!(columns.of(7), Column::Known(2));
        for thread in 8..=13 {
            columns.of(thread);
        }
        assert_eq!(columns.count(), MOST);
        assert_eq!(columns.of(99), Column::Shared(11));
    }
}
