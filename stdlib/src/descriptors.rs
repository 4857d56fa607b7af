//! The open file descriptors of an interpreter: `os.open` and `open` share them. They are closed when they are taken out,
//! and all with the interpreter.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::rc::Rc;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::output::Stream;
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{FileType, OFlags};
use rustix::io::Errno;

/// The table.
#[derive(Default)]
pub(crate) struct Descriptors {
    open: RefCell<BTreeMap<i32, Handle>>,
    /// Which of the standard descriptors the program has closed.
    closed: RefCell<[bool; 3]>,
}

impl Payload for Descriptors {}

static DESCRIPTORS: TypeDef =
    TypeDef { name: "posix._Descriptors", layout: VTable::of::<Descriptors>(), ..TypeDef::EMPTY };

const STATE: &str = "posix.descriptors";

/// The table of an interpreter.
pub(crate) fn table(vm: &Vm) -> PyResult<Ref<Descriptors>> {
    let known = vm.state.borrow().get(STATE).cloned();
    if let Some(known) = known.and_then(|known| known.downcast::<Descriptors>().ok()) {
        return Ok(known);
    }
    let made = Descriptors::default();
    *made.closed.borrow_mut() = vm.options.closed_streams;
    let made = vm.heap.allocate(made, &vm.native_type(&DESCRIPTORS));
    vm.state.borrow_mut().insert(STATE, made.value().clone());
    Ok(made)
}

/// One open descriptor.
#[derive(Clone)]
pub(crate) enum Handle {
    /// Standard input, output or error.
    Standard(i32),
    /// One that somebody else has charge of: a socket's, or one that the process was started with. It is not closed here.
    Foreign(i32),
    /// Any other, with its number; taken out when it is closed.
    Owned(i32, Rc<RefCell<Option<OwnedFd>>>),
}

/// How a descriptor behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It never waits for anybody.
    File,
    /// A pipe, a terminal or the like that says so when it would have to wait.
    Blocks,
    /// One that waits then.
    Waits,
}

/// When a pipe has room, it has room for so many bytes.
const PIECE: usize = 4096;

fn has_room(descriptor: BorrowedFd<'_>) -> bool {
    let mut entry = [PollFd::from_borrowed_fd(descriptor, PollFlags::OUT)];
    poll(&mut entry, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok_and(|ready| ready > 0)
}

/// EBADF.
fn bad_descriptor() -> io::Error {
    io::Error::from_raw_os_error(9)
}

impl Handle {
    /// Makes a call of the system.
    pub(crate) fn with<T>(
        &self,
        call: impl FnOnce(BorrowedFd<'_>) -> rustix::io::Result<T>,
    ) -> io::Result<T> {
        match self {
            Handle::Standard(0) => Ok(call(rustix::stdio::stdin())?),
            Handle::Standard(1) => Ok(call(rustix::stdio::stdout())?),
            Handle::Standard(_) => Ok(call(rustix::stdio::stderr())?),
            Handle::Foreign(number) => match minipy_vm::os::borrow_descriptor(*number) {
                Some(descriptor) => Ok(call(descriptor)?),
                None => Err(bad_descriptor()),
            },
            Handle::Owned(_, descriptor) => match &*descriptor.borrow() {
                Some(descriptor) => Ok(call(descriptor.as_fd())?),
                None => Err(bad_descriptor()),
            },
        }
    }

    /// Its number.
    pub(crate) fn number(&self) -> i32 {
        match self {
            Handle::Standard(number) | Handle::Foreign(number) | Handle::Owned(number, _) => *number,
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        match self {
            Handle::Standard(_) | Handle::Foreign(_) => true,
            Handle::Owned(_, descriptor) => descriptor.borrow().is_some(),
        }
    }

    pub(crate) fn is_terminal(&self) -> bool {
        self.with(|descriptor| Ok(rustix::termios::isatty(descriptor))).unwrap_or(false)
    }

    /// Closes it; the standard ones stay.
    pub(crate) fn shut(&self) {
        if let Handle::Owned(_, descriptor) = self {
            let old = descriptor.borrow_mut().take();
            drop(old);
        }
    }

    /// Reads once, up to `size` bytes; `None` if a descriptor that does not block has nothing. Other threads run while
    /// nothing is there to be read.
    pub(crate) fn read(&self, vm: &Vm, size: usize) -> PyResult<Option<Vec<u8>>> {
        vm.reserve(size, 1)?;
        let kind = self.kind(vm);
        if kind == Kind::Waits {
            vm.wait_ready(self.number(), Readiness::Readable, None)?;
        }
        let mut buffer = vec![0; size];
        let count = self.retry(vm, |handle| {
            handle.with(|descriptor| {
                if kind == Kind::File {
                    return rustix::io::read(descriptor, &mut buffer);
                }
                let must_end = kind == Kind::Waits;
                vm.sched.transfer(descriptor, Readiness::Readable, must_end, |most| {
                    let count = rustix::io::read(descriptor, &mut buffer[..size.min(most)])?;
                    Ok((count, count as u64))
                })
            })
        })?;
        Ok(count.map(|count| {
            buffer.truncate(count);
            buffer
        }))
    }

    /// Writes once; says how many bytes the system took.
    pub(crate) fn write(&self, vm: &Vm, bytes: &[u8]) -> PyResult<Option<usize>> {
        let stream = match self {
            Handle::Standard(1) => Some(Stream::Out),
            Handle::Standard(2) => Some(Stream::Error),
            _ => None,
        };
        if let Some(stream) = stream {
            return match vm.output.write(stream, bytes) {
                Ok(()) => Ok(Some(bytes.len())),
                Err(error) => Err(vm.os_error_from(&error, None)),
            };
        }
        match self.kind(vm) {
            Kind::File => {
                self.retry(vm, |handle| handle.with(|descriptor| rustix::io::write(descriptor, bytes)))
            }
            Kind::Blocks => self.write_some(vm, bytes, |_| true),
            Kind::Waits => self.write_all(vm, bytes).map(Some),
        }
    }

    /// Writes all bytes to what makes wait, in pieces for which there is room: the other threads run while there is none.
    fn write_all(&self, vm: &Vm, bytes: &[u8]) -> PyResult<usize> {
        let mut done = 0;
        vm.wait_ready(self.number(), Readiness::Writable, None)?;
        loop {
            let piece = &bytes[done..bytes.len().min(done + PIECE)];
            match self.write_some(vm, piece, has_room) {
                Ok(Some(count)) => done += count,
                Ok(None) => drop(vm.wait_ready(self.number(), Readiness::Writable, None)?),
                // The next call tells of it.
                Err(Raised::Exception(_)) if done > 0 => return Ok(done),
                Err(raised) => return Err(raised),
            }
            if done >= bytes.len() {
                return Ok(done);
            }
        }
    }

    /// Writes once, if it may.
    fn write_some(
        &self,
        vm: &Vm,
        bytes: &[u8],
        may: impl Fn(BorrowedFd<'_>) -> bool,
    ) -> PyResult<Option<usize>> {
        self.retry(vm, |handle| {
            handle.with(|descriptor| {
                vm.sched.transfer(descriptor, Readiness::Writable, false, |most| {
                    if !may(descriptor) {
                        return Err(Errno::AGAIN);
                    }
                    let count = rustix::io::write(descriptor, &bytes[..bytes.len().min(most)])?;
                    Ok((count, count as u64))
                })
            })
        })
    }

    fn retry<T>(&self, vm: &Vm, mut call: impl FnMut(&Handle) -> io::Result<T>) -> PyResult<Option<T>> {
        loop {
            match call(self) {
                Ok(result) => {
                    vm.sched.descriptor_changed();
                    return Ok(Some(result));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => vm.check_signals()?,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(None),
                Err(error) => return Err(vm.os_error_from(&error, None)),
            }
        }
    }

    /// Writes all bytes without an interpreter: what a dropped buffer holds.
    pub(crate) fn write_out(&self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            // There is nobody left to tell of an error.
            match self.with(|descriptor| rustix::io::write(descriptor, bytes)) {
                Ok(count) if count > 0 => bytes = &bytes[count..],
                _ => return,
            }
        }
    }

    fn kind_of_file(&self) -> io::Result<FileType> {
        self.with(|descriptor| Ok(FileType::from_raw_mode(rustix::fs::fstat(descriptor)?.st_mode)))
    }

    /// How it behaves. A file as standard input counts as what it can be at another time, when a schedule is followed.
    fn kind(&self, vm: &Vm) -> Kind {
        let is_input = self.number() == 0 && vm.sched.minds_outside();
        self.with(|descriptor| {
            let kind = FileType::from_raw_mode(rustix::fs::fstat(descriptor)?.st_mode);
            let is_file = !matches!(kind, FileType::Fifo | FileType::Socket | FileType::CharacterDevice);
            Ok(match is_file && !is_input {
                true => Kind::File,
                false if rustix::fs::fcntl_getfl(descriptor)?.contains(OFlags::NONBLOCK) => Kind::Blocks,
                false => Kind::Waits,
            })
        })
        .unwrap_or(Kind::File)
    }
}

/// Whether the process has such a descriptor.
fn is_open(number: i32) -> bool {
    minipy_vm::os::borrow_descriptor(number)
        .is_some_and(|descriptor| rustix::io::fcntl_getfd(descriptor).is_ok())
}

impl Descriptors {
    /// Takes a descriptor in; gives its number.
    pub(crate) fn insert(&self, descriptor: OwnedFd) -> i32 {
        let number = descriptor.as_raw_fd();
        self.open.borrow_mut().insert(number, Handle::Owned(number, Rc::new(RefCell::new(Some(descriptor)))));
        number
    }

    /// The descriptor of a number.
    pub(crate) fn get(&self, number: i32) -> io::Result<Handle> {
        let known = self.open.borrow().get(&number).cloned();
        match (known, usize::try_from(number)) {
            (Some(known), _) if known.is_open() => Ok(known),
            (None, Ok(index @ 0..=2)) if !self.closed.borrow()[index] => Ok(Handle::Standard(number)),
            (None, Ok(3..)) if is_open(number) => Ok(Handle::Foreign(number)),
            _ => Err(bad_descriptor()),
        }
    }

    /// Closes a descriptor. The process's own standard ones only seem to be closed.
    pub(crate) fn close(&self, number: i32) -> io::Result<()> {
        let handle = self.get(number)?;
        match handle {
            // One of a socket that was given up, say.
            Handle::Foreign(number) => match handle.kind_of_file() {
                Ok(FileType::Socket | FileType::Fifo) => drop(minipy_vm::os::own_descriptor(number)),
                _ => return Err(bad_descriptor()),
            },
            Handle::Standard(_) => self.closed.borrow_mut()[number as usize] = true,
            Handle::Owned(..) => {
                let removed = self.open.borrow_mut().remove(&number);
                handle.shut();
                drop(removed);
            }
        }
        Ok(())
    }
}

/// The descriptor of a number; OSError if it is not open.
pub(crate) fn handle(vm: &Vm, number: i32) -> PyResult<Handle> {
    table(vm)?.get(number).map_err(|error| vm.os_error_from(&error, None))
}

/// Makes a new descriptor known; gives its number.
pub(crate) fn insert(vm: &Vm, descriptor: OwnedFd) -> PyResult<i32> {
    Ok(table(vm)?.insert(descriptor))
}

/// Closes a descriptor; OSError if it is not open.
pub(crate) fn close(vm: &Vm, number: i32) -> PyResult<()> {
    let result = table(vm)?.close(number);
    vm.sched.descriptor_changed();
    result.map_err(|error| vm.os_error_from(&error, None))
}

/// Hands a descriptor over to an object that takes charge of it. `None` for numbers that cannot be one.
pub(crate) fn give_up(vm: &Vm, number: i32) -> PyResult<Option<OwnedFd>> {
    let known = table(vm)?.open.borrow_mut().remove(&number);
    let owned = match known {
        Some(Handle::Owned(_, descriptor)) => descriptor.take(),
        _ => None,
    };
    Ok(owned.or_else(|| minipy_vm::os::own_descriptor(number)))
}

/// The number in an argument: an int, or what `fileno()` gives.
pub(crate) fn number_argument(vm: &Vm, value: &Value) -> PyResult<i32> {
    let number = if vm.has_index(value) {
        value.clone()
    } else {
        match vm.try_attribute(value, &vm.intern("fileno"))? {
            Some(method) => vm.call(&method, &[])?,
            None => return Err(vm.type_error("argument must be an int, or have a fileno() method.")),
        }
    };
    vm.int_argument(&number)
}
