//! The open file descriptors of an interpreter: `os.open` and `open` share them. They are closed when they are taken out,
//! and all with the interpreter.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::rc::Rc;

use minipy_vm::native::PyResult;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::output::Stream;
use minipy_vm::sched::wait::Readiness;
use minipy_vm::vm::Vm;

/// The table.
#[derive(Default)]
pub(crate) struct Descriptors {
    open: RefCell<BTreeMap<i32, Rc<OwnedFd>>>,
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
    /// Any other.
    Owned(Rc<OwnedFd>),
}

/// EBADF.
fn bad_descriptor() -> io::Error {
    io::Error::from_raw_os_error(9)
}

impl Handle {
    /// The descriptor itself, for the system's calls.
    pub(crate) fn borrow(&self) -> BorrowedFd<'_> {
        match self {
            Handle::Standard(0) => rustix::stdio::stdin(),
            Handle::Standard(1) => rustix::stdio::stdout(),
            Handle::Standard(_) => rustix::stdio::stderr(),
            Handle::Owned(descriptor) => descriptor.as_fd(),
        }
    }

    /// Its number.
    pub(crate) fn number(&self) -> i32 {
        match self {
            Handle::Standard(number) => *number,
            Handle::Owned(descriptor) => descriptor.as_raw_fd(),
        }
    }

    /// Reads once, up to `size` bytes. Other threads run while nothing is there to be read.
    pub(crate) fn read(&self, vm: &Vm, size: usize) -> PyResult<Vec<u8>> {
        vm.reserve(size, 1)?;
        if !self.is_regular() {
            vm.wait_ready(self.number(), Readiness::Read, None)?;
        }
        let mut buffer = vec![0; size];
        loop {
            match rustix::io::read(self.borrow(), &mut buffer) {
                Ok(count) => {
                    buffer.truncate(count);
                    return Ok(buffer);
                }
                Err(rustix::io::Errno::INTR) => vm.poll_limits()?,
                Err(error) => return Err(vm.os_error_from(&error.into(), None)),
            }
        }
    }

    /// Writes once; says how many bytes the system took.
    pub(crate) fn write(&self, vm: &Vm, bytes: &[u8]) -> PyResult<usize> {
        let stream = match self {
            Handle::Standard(1) => Some(Stream::Out),
            Handle::Standard(2) => Some(Stream::Error),
            _ => None,
        };
        if let Some(stream) = stream {
            return match vm.output.write(stream, bytes) {
                Ok(()) => Ok(bytes.len()),
                Err(error) => Err(vm.os_error_from(&error, None)),
            };
        }
        if !self.is_regular() {
            vm.wait_ready(self.number(), Readiness::Write, None)?;
        }
        loop {
            match rustix::io::write(self.borrow(), bytes) {
                Ok(count) => return Ok(count),
                Err(rustix::io::Errno::INTR) => vm.poll_limits()?,
                Err(error) => return Err(vm.os_error_from(&error.into(), None)),
            }
        }
    }

    /// Writes all bytes.
    pub(crate) fn write_all(&self, vm: &Vm, mut bytes: &[u8]) -> PyResult<()> {
        while !bytes.is_empty() {
            let count = self.write(vm, bytes)?;
            bytes = &bytes[count.min(bytes.len())..];
        }
        Ok(())
    }

    /// Whether it is a file of a kind that never makes one wait.
    fn is_regular(&self) -> bool {
        rustix::fs::fstat(self.borrow()).is_ok_and(|stat| {
            let kind = rustix::fs::FileType::from_raw_mode(stat.st_mode);
            matches!(kind, rustix::fs::FileType::RegularFile | rustix::fs::FileType::Directory)
        })
    }
}

impl Descriptors {
    /// Takes a descriptor in; gives its number.
    pub(crate) fn insert(&self, descriptor: OwnedFd) -> i32 {
        let number = descriptor.as_raw_fd();
        self.open.borrow_mut().insert(number, Rc::new(descriptor));
        number
    }

    /// The descriptor of a number.
    pub(crate) fn get(&self, number: i32) -> io::Result<Handle> {
        match usize::try_from(number) {
            Ok(index @ 0..=2) if self.open.borrow().get(&number).is_none() => {
                if self.closed.borrow()[index] { Err(bad_descriptor()) } else { Ok(Handle::Standard(number)) }
            }
            Ok(_) => match self.open.borrow().get(&number) {
                Some(known) => Ok(Handle::Owned(known.clone())),
                None => Err(bad_descriptor()),
            },
            Err(_) => Err(bad_descriptor()),
        }
    }

    /// Closes a descriptor. The process's own standard ones only seem to be closed.
    pub(crate) fn close(&self, number: i32) -> io::Result<()> {
        match self.get(number)? {
            Handle::Standard(_) => self.closed.borrow_mut()[number as usize] = true,
            Handle::Owned(descriptor) => {
                let removed = self.open.borrow_mut().remove(&number);
                drop((removed, descriptor));
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
    table(vm)?.close(number).map_err(|error| vm.os_error_from(&error, None))
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
