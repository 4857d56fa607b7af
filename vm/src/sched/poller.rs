//! Waiting for the outside: descriptors that become ready, and native work that completes on other OS threads.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::{io, time::Duration};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};

/// Which direction a thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Readiness {
    /// Something can be read, or the other end is closed.
    Readable,
    /// Something can be written.
    Writable,
}

/// Wakes the interpreter's OS thread from others.
#[derive(Clone)]
pub(crate) struct Notifier(Arc<OwnedFd>);

impl Notifier {
    pub(crate) fn new() -> io::Result<Notifier> {
        Ok(Notifier(Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?)))
    }

    /// Ends the present wait, or the next one.
    pub(crate) fn notify(&self) {
        // The counter can only be full, which wakes as well.
        let _ = rustix::io::write(&*self.0, &1_u64.to_ne_bytes());
    }

    fn reset(&self) {
        let mut counter = [0_u8; 8];
        let _ = rustix::io::read(&*self.0, &mut counter);
    }
}

/// Whether nobody will write any more what could be read from a descriptor.
pub(crate) fn has_ended(descriptor: BorrowedFd<'_>) -> bool {
    let mut entry = [PollFd::from_borrowed_fd(descriptor, PollFlags::RDHUP)];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut entry, Some(&at_once)).is_ok_and(|ready| ready > 0)
}

/// Which of the descriptors are ready (also those that are in error, so that reading says what is wrong). Waits for the
/// first of them, a notification, a signal, or the timeout; `None` waits without end.
pub(crate) fn ready(
    notifier: Option<&Notifier>,
    wanted: &[(BorrowedFd<'_>, Readiness)],
    timeout: Option<Duration>,
) -> Vec<bool> {
    let mut entries: Vec<PollFd<'_>> = wanted
        .iter()
        .map(|(descriptor, readiness)| {
            let flags = match readiness {
                Readiness::Readable => PollFlags::IN,
                Readiness::Writable => PollFlags::OUT,
            };
            PollFd::from_borrowed_fd(*descriptor, flags)
        })
        .collect();
    if let Some(notifier) = notifier {
        entries.push(PollFd::from_borrowed_fd(notifier.0.as_fd(), PollFlags::IN));
    }
    let timeout = timeout.map(|timeout| Timespec {
        tv_sec: i64::try_from(timeout.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(timeout.subsec_nanos()),
    });
    if poll(&mut entries, timeout.as_ref()).is_err() {
        // A signal: who waits looks at it.
        return vec![false; wanted.len()];
    }
    if let (Some(notifier), Some(entry)) = (notifier, entries.last())
        && !entry.revents().is_empty()
    {
        notifier.reset();
    }
    entries[..wanted.len()].iter().map(|entry| !entry.revents().is_empty()).collect()
}
