//! Descriptors and the events that are wanted of them, and the wait for the first.

use std::collections::BTreeMap;
use std::os::fd::{AsRawFd, OwnedFd};

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::value::Value;
use minipy_vm::os::borrow_descriptor;
use minipy_vm::sched::{Reason, Wake, Watch, is_of_run, is_pair_of_process};
use minipy_vm::vm::Vm;
use rustix::event::{PollFd, PollFlags, Timespec, epoll, poll};
use rustix::io::Errno;
use rustix::net::SocketAddrUnix;

use crate::thread::timeout_argument;

/// A timeout in seconds, in nanoseconds; `None` for none.
pub(super) fn timeout_in_seconds(vm: &Vm, value: Option<&Value>) -> PyResult<Option<i64>> {
    let Some(value) = value else { return Ok(None) };
    if value.as_float().is_none() && !vm.has_index(value) {
        return Err(vm.type_error("timeout must be a float or None"));
    }
    timeout_argument(vm, value).map(Some)
}

/// The OSError of a failed call.
pub(super) fn raised(vm: &Vm, error: Errno) -> Raised {
    vm.os_error_from(&error.into(), None)
}

/// Where what happens to a descriptor comes from, for virtual time: it passes over waits for what only the program
/// itself can bring about.
pub(super) fn watch_of(number: i32) -> Watch {
    let Some(descriptor) = borrow_descriptor(number) else { return Watch::Outside };
    match rustix::net::getsockname(descriptor) {
        Err(_) => Watch::Outside,
        Ok(address) => match SocketAddrUnix::try_from(address) {
            Ok(name) if is_of_run(&name) || is_pair_of_process(descriptor) => Watch::Inside,
            Ok(_) => Watch::Near,
            // The loopback network within a run is made of local sockets.
            Err(_) => Watch::Outside,
        },
    }
}

/// Waits until an epoll descriptor is ready or a time has come; false then.
pub(super) fn wait_for_events(
    vm: &Vm,
    descriptor: i32,
    watch: Watch,
    deadline: Option<i64>,
    ticket: u64,
) -> PyResult<bool> {
    match vm.wait_in_place(Reason::Events(descriptor, watch), deadline, ticket)? {
        Wake::TimedOut => return Ok(false),
        Wake::Interrupted => vm.check_signals()?,
        Wake::Notified => {}
    }
    Ok(true)
}

/// Descriptors with the events that are wanted, as bits of `poll`.
#[derive(Default)]
pub(super) struct Watched {
    pub(super) wanted: BTreeMap<i32, u16>,
}

impl Watched {
    /// Wants more events of a descriptor.
    pub(super) fn add(&mut self, number: i32, events: u16) {
        *self.wanted.entry(number).or_default() |= events;
    }

    /// What is ready now.
    fn ready(&self, vm: &Vm) -> PyResult<Vec<(i32, u16)>> {
        let events = vm.sched.events(|| self.ask(vm))?;
        let numbers: Vec<i32> = self.wanted.keys().copied().collect();
        let number_at = |place: u32| numbers.get(place as usize).copied();
        Ok(events.into_iter().filter_map(|(place, bits)| Some((number_at(place)?, bits as u16))).collect())
    }

    /// What the system says is ready, by its place among what is wanted.
    fn ask(&self, vm: &Vm) -> PyResult<Vec<(u32, u32)>> {
        let mut entries = Vec::with_capacity(self.wanted.len());
        let mut places = Vec::with_capacity(self.wanted.len());
        for (place, (&number, &events)) in (0..).zip(&self.wanted) {
            let Some(descriptor) = borrow_descriptor(number) else { continue };
            entries.push(PollFd::from_borrowed_fd(descriptor, PollFlags::from_bits_retain(events)));
            places.push(place);
        }
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        loop {
            match poll(&mut entries, Some(&now)) {
                Ok(_) => break,
                Err(Errno::INTR) => vm.check_signals()?,
                Err(error) => return Err(raised(vm, error)),
            }
        }
        let found = places.iter().zip(&entries).map(|(&place, entry)| (place, entry.revents().bits().into()));
        Ok(found.filter(|(_, events)| *events != 0).collect())
    }

    /// Waits until something is ready, for so many nanoseconds at most.
    pub(super) fn wait(&self, vm: &Vm, timeout: Option<i64>) -> PyResult<Vec<(i32, u16)>> {
        let deadline = timeout.map(|timeout| vm.sched.now().saturating_add(timeout));
        let (events, watch) = self.gather(vm)?;
        let ticket = vm.sched.next_serial();
        loop {
            let ready = self.ready(vm)?;
            if !ready.is_empty() || timeout == Some(0) {
                return Ok(ready);
            }
            if !wait_for_events(vm, events.as_raw_fd(), watch, deadline, ticket)? {
                return self.ready(vm);
            }
        }
    }

    /// One descriptor that is ready when one of these is. Files, which are always ready, cannot be in it.
    fn gather(&self, vm: &Vm) -> PyResult<(OwnedFd, Watch)> {
        let events = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(|error| raised(vm, error))?;
        let mut watch = Watch::Inside;
        for (&number, &wanted) in &self.wanted {
            let Some(descriptor) = borrow_descriptor(number) else { continue };
            watch = watch.max(watch_of(number));
            let flags = epoll::EventFlags::from_bits_retain(u32::from(wanted));
            match epoll::add(&events, descriptor, epoll::EventData::new_u64(number as u64), flags) {
                Ok(()) | Err(Errno::PERM | Errno::BADF) => {}
                Err(error) => return Err(raised(vm, error)),
            }
        }
        Ok((events, watch))
    }
}
