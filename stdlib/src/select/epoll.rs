//! `select.epoll`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, OwnedFd};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::os::borrow_descriptor;
use minipy_vm::sched::Watch;
use minipy_vm::vm::Vm;
use rustix::event::{Timespec, epoll};
use rustix::io::Errno;

use super::watched::{raised, timeout_in_seconds, wait_for_events, watch_of};
use crate::common::class_of;
use crate::descriptors::{give_up, number_argument};

/// An epoll object.
struct Epoll {
    /// Absent once it is closed.
    descriptor: RefCell<Option<OwnedFd>>,
    /// What is registered, and where its events come from.
    registered: RefCell<BTreeMap<i32, Watch>>,
    /// The farthest of them.
    watch: Cell<Watch>,
}

impl Payload for Epoll {
    const TRACKED: bool = false;
}

impl Epoll {
    fn with<R>(&self, vm: &Vm, action: impl FnOnce(&OwnedFd) -> rustix::io::Result<R>) -> PyResult<R> {
        match &*self.descriptor.borrow() {
            Some(descriptor) => action(descriptor).map_err(|error| raised(vm, error)),
            None => Err(vm.value_error("I/O operation on closed epoll object")),
        }
    }

    fn note(&self, number: i32, watch: Option<Watch>) {
        let mut registered = self.registered.borrow_mut();
        match watch {
            Some(watch) => drop(registered.insert(number, watch)),
            None => drop(registered.remove(&number)),
        }
        self.watch.set(registered.values().copied().max().unwrap_or(Watch::Inside));
    }
}

fn wrap(vm: &Vm, args: &Arguments<'_>, descriptor: OwnedFd) -> PyResult {
    let made = Epoll {
        descriptor: RefCell::new(Some(descriptor)),
        registered: RefCell::default(),
        watch: Cell::new(Watch::Inside),
    };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(size) = args.optional(1) {
        let size = vm.index(size)?;
        if size == 0 || size < -1 {
            return Err(vm.value_error("negative sizehint"));
        }
    }
    let descriptor = epoll::create(epoll::CreateFlags::CLOEXEC).map_err(|error| raised(vm, error))?;
    wrap(vm, args, descriptor)
}

fn from_fd(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match give_up(vm, vm.int_argument(args.get(1))?)? {
        Some(descriptor) => wrap(vm, args, descriptor),
        None => Err(raised(vm, Errno::BADF)),
    }
}

fn flags(vm: &Vm, value: Option<&Value>) -> PyResult<epoll::EventFlags> {
    let bits = value.map_or(Ok(7), |value| vm.index(value))?;
    let bits = u32::try_from(bits).map_err(|_| vm.overflow_error("unsigned int is out of range"))?;
    Ok(epoll::EventFlags::from_bits_retain(bits))
}

fn register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Epoll>(vm)?;
    let (number, flags) = (number_argument(vm, args.get(1))?, flags(vm, args.optional(2))?);
    let Some(source) = borrow_descriptor(number) else { return Err(raised(vm, Errno::BADF)) };
    this.with(vm, |events| epoll::add(events, source, epoll::EventData::new_u64(number as u64), flags))?;
    this.note(number, Some(watch_of(number)));
    vm.sched.descriptor_changed();
    Ok(Value::NONE)
}

fn modify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (number, flags) = (number_argument(vm, args.get(1))?, flags(vm, args.optional(2))?);
    let Some(source) = borrow_descriptor(number) else { return Err(raised(vm, Errno::BADF)) };
    let data = epoll::EventData::new_u64(number as u64);
    args.this::<Epoll>(vm)?.with(vm, |events| epoll::modify(events, source, data, flags))?;
    vm.sched.descriptor_changed();
    Ok(Value::NONE)
}

fn unregister(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Epoll>(vm)?;
    let number = number_argument(vm, args.get(1))?;
    let Some(source) = borrow_descriptor(number) else { return Err(raised(vm, Errno::BADF)) };
    this.note(number, None);
    this.with(vm, |events| epoll::delete(events, source))?;
    Ok(Value::NONE)
}

/// The events that are there now, with their descriptors.
fn ready(vm: &Vm, this: &Epoll, most: usize) -> PyResult<Vec<(i32, u32)>> {
    if !vm.sched.minds_outside() {
        let found = ask(vm, this, most)?;
        return Ok(found.into_iter().map(|(number, events)| (number as i32, events)).collect());
    }
    this.with(vm, |_| Ok(()))?;
    // Schedules know descriptors by their places.
    let numbers: Vec<i32> = this.registered.borrow().keys().copied().collect();
    let place_of =
        |number: u64| numbers.iter().position(|&known| known as u64 == number).map(|place| place as u32);
    let events = vm.sched.events(|| {
        let found = ask(vm, this, most)?;
        PyResult::Ok(found.into_iter().filter_map(|(number, bits)| Some((place_of(number)?, bits))).collect())
    })?;
    let number_at = |place: u32| numbers.get(place as usize).copied();
    Ok(events.into_iter().filter_map(|(place, bits)| Some((number_at(place)?, bits))).collect())
}

/// What the system says.
fn ask(vm: &Vm, this: &Epoll, most: usize) -> PyResult<Vec<(u64, u32)>> {
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    let mut buffer = [MaybeUninit::<epoll::Event>::uninit(); 64];
    let room = most.min(buffer.len());
    loop {
        let result = this.with(vm, |events| match epoll::wait(events, &mut buffer[..room], Some(&now)) {
            Ok((found, _)) => {
                Ok(Some(found.iter().map(|event| (event.data.u64(), { event.flags }.bits())).collect()))
            }
            Err(Errno::INTR) => Ok(None),
            Err(error) => Err(error),
        })?;
        match result {
            Some(found) => return Ok(found),
            None => vm.check_signals()?,
        }
    }
}

/// `poll(timeout, maxevents)`, in seconds; negative or None for ever.
fn poll(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Epoll>(vm)?;
    let timeout = timeout_in_seconds(vm, args.not_none(1))?.filter(|timeout| *timeout >= 0);
    let most = args.optional(2).map_or(Ok(-1), |most| vm.index(most))?;
    if most == 0 || most < -1 {
        return Err(vm.value_error(format!("maxevents must be greater than 0, got {most}")));
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let deadline = timeout.map(|timeout| vm.sched.now().saturating_add(timeout));
    let ticket = vm.sched.next_serial();
    let mut found = ready(vm, this, most)?;
    while found.is_empty() && timeout != Some(0) {
        let number = this.with(vm, |events| Ok(events.as_raw_fd()))?;
        let in_time = wait_for_events(vm, number, this.watch.get(), deadline, ticket)?;
        found = ready(vm, this, most)?;
        if !in_time {
            break;
        }
    }
    let pairs = found
        .into_iter()
        .map(|(number, events)| vm.tuple([vm.int(i64::from(number)), vm.int(i64::from(events))]));
    Ok(vm.list(pairs.collect()))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let taken = args.this::<Epoll>(vm)?.descriptor.take();
    drop(taken);
    Ok(Value::NONE)
}

fn fileno(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = args.this::<Epoll>(vm)?.with(vm, |events| Ok(events.as_raw_fd()))?;
    Ok(vm.int(i64::from(number)))
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Epoll>(vm)?.with(vm, |_| Ok(()))?;
    Ok(args.get(0).clone())
}

/// `select.epoll`.
pub(super) static EPOLL: TypeDef = TypeDef {
    name: "select.epoll",
    doc: "Returns an epolling object.",
    layout: VTable::of::<Epoll>(),
    new: Some(NativeDef::new("__new__($type, sizehint=-1, flags=0)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::class("fromfd($type, fd, /)", "Create an epoll object from a given control fd.", from_fd),
        NativeDef::new("close($self, /)", "Close the epoll control file descriptor.", close),
        NativeDef::new("fileno($self, /)", "Return the epoll control file descriptor.", fileno),
        NativeDef::new(
            "register($self, /, fd, eventmask=7)",
            "Registers a new fd or raises an OSError if the fd is already registered.",
            register,
        )
        .without_signature(),
        NativeDef::new(
            "modify($self, /, fd, eventmask)",
            "Modify event mask for a registered file descriptor.",
            modify,
        ),
        NativeDef::new(
            "unregister($self, /, fd)",
            "Remove a registered file descriptor from the epoll object.",
            unregister,
        ),
        NativeDef::new(
            "poll($self, /, timeout=None, maxevents=-1)",
            "Wait for events on the epoll file descriptor; returns pairs of descriptor and events.",
            poll,
        ),
        NativeDef::new("__enter__($self, /)", "", enter),
        NativeDef::new("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)", "", close),
    ],
    getset: &[GetSetDef {
        name: "closed",
        doc: "True if the epoll handler is closed",
        get: |_, value| {
            Ok(Value::bool(
                value.downcast_ref::<Epoll>().is_none_or(|this| this.descriptor.borrow().is_none()),
            ))
        },
        set: None,
    }],
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
