//! `_socket.socket`: a socket whose operations wait for readiness without the GIL.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::os::fd::{IntoRawFd, OwnedFd};

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::{Readiness, Transferred, Wake};
use minipy_vm::vm::Vm;
use rustix::io::Errno;
use rustix::net::{self, AddressFamily, Protocol, Shutdown, SocketFlags, SocketType, ipproto};

use super::address;
use super::descriptor::{Descriptor, Simulation};
use super::message::{recvmsg, recvmsg_into, sendmsg, sendmsg_afalg};
use super::options::{self, getsockopt, setsockopt};
use super::simulated::{self, Simulated};
use super::transfer::{recv, recv_into, recvfrom, recvfrom_into, send, sendall, sendto};
use crate::common::class_of;
use crate::thread::timeout_argument;

/// A socket.
pub(super) struct Socket {
    /// Absent once it is closed.
    descriptor: RefCell<Option<Descriptor>>,
    pub(super) family: Cell<i32>,
    pub(super) kind: Cell<u32>,
    protocol: Cell<u32>,
    /// Nanoseconds to wait at most; negative for ever, 0 not at all.
    pub(super) timeout: Cell<i64>,
    pub(super) simulation: Simulation,
}

impl Payload for Socket {
    const TRACKED: bool = false;
}

/// The OSError of a failed call.
pub(super) fn raised(vm: &Vm, error: Errno) -> Raised {
    vm.os_error_from(&error.into(), None)
}

/// The key under which the default timeout is kept.
const DEFAULT_TIMEOUT: &str = "socket.default_timeout";

fn default_timeout(vm: &Vm) -> i64 {
    let known = vm.state.borrow().get(DEFAULT_TIMEOUT).cloned();
    known.and_then(|known| known.as_int().and_then(|known| known.to_i64())).unwrap_or(-1)
}

pub(super) fn getdefaulttimeout(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(shown_timeout(vm, default_timeout(vm)))
}

pub(super) fn setdefaulttimeout(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let timeout = given_timeout(vm, args.get(0))?;
    vm.state.borrow_mut().insert(DEFAULT_TIMEOUT, vm.int(timeout));
    Ok(Value::NONE)
}

fn shown_timeout(vm: &Vm, nanoseconds: i64) -> Value {
    if nanoseconds < 0 { Value::NONE } else { vm.float(nanoseconds as f64 / 1e9) }
}

fn given_timeout(vm: &Vm, value: &Value) -> PyResult<i64> {
    if value.is_none() {
        return Ok(-1);
    }
    match timeout_argument(vm, value)? {
        timeout if timeout < 0 => Err(vm.value_error("Timeout value out of range")),
        timeout => Ok(timeout),
    }
}

impl Socket {
    fn new(vm: &Vm, descriptor: OwnedFd, (family, kind, protocol): (i32, u32, u32)) -> Socket {
        Socket {
            descriptor: RefCell::new(Some(Descriptor::new(descriptor))),
            family: Cell::new(family),
            kind: Cell::new(kind),
            protocol: Cell::new(protocol),
            timeout: Cell::new(default_timeout(vm)),
            simulation: Simulation::default(),
        }
    }

    /// Family, type and protocol.
    pub(super) fn numbers(&self) -> (i32, u32, u32) {
        (self.family.get(), self.kind.get(), self.protocol.get())
    }

    /// The descriptor; EBADF when the socket is closed.
    pub(super) fn open(&self, vm: &Vm) -> PyResult<Descriptor> {
        let known = self.descriptor.borrow().clone();
        known.ok_or_else(|| raised(vm, Errno::BADF))
    }

    /// Sets an option, if there is such a one.
    pub(super) fn set_option(&self, level: i64, option: i64, value: i64) {
        if let Some(descriptor) = &*self.descriptor.borrow() {
            let _ = options::write(descriptor.borrow(), level, option, value);
        }
    }

    pub(super) fn address_family(&self) -> AddressFamily {
        AddressFamily::from_raw(self.family.get() as u16)
    }

    /// Tries an operation until it would not block: waits for readiness in between, up to the socket's timeout. The operation
    /// is told how many bytes it may move at most, and says how many it has moved.
    pub(super) fn attempt<T>(
        &self,
        vm: &Vm,
        readiness: Readiness,
        mut operation: impl FnMut(&Descriptor, usize) -> Transferred<T>,
    ) -> PyResult<T> {
        let timeout = self.timeout.get();
        let deadline = (timeout > 0).then(|| vm.sched.now().saturating_add(timeout));
        loop {
            let descriptor = self.open(vm)?;
            let transfer = |most: usize| operation(&descriptor, most);
            match vm.sched.transfer(descriptor.borrow(), readiness, false, transfer) {
                Ok(result) => {
                    vm.sched.descriptor_changed();
                    return Ok(result);
                }
                Err(Errno::INTR) => vm.check_signals()?,
                Err(error) if error != Errno::AGAIN || timeout == 0 => return Err(raised(vm, error)),
                Err(_) => {
                    if vm.wait_ready(descriptor.number(), readiness, deadline)? == Wake::TimedOut {
                        return Err(vm.new_exception(&vm.exceptions.timeout_error, "timed out"));
                    }
                }
            }
        }
    }
}

/// A socket object over an open descriptor.
pub(super) fn wrap(vm: &Vm, class: &Ref<TypeObject>, descriptor: OwnedFd, numbers: (i32, u32, u32)) -> Value {
    vm.heap.allocate(Socket::new(vm, descriptor, numbers), class).into_value()
}

/// A protocol by its number.
pub(super) fn protocol_of(number: u32) -> Option<Protocol> {
    match number {
        6 => Some(ipproto::TCP),
        17 => Some(ipproto::UDP),
        number => net::RawProtocol::new(number).map(Protocol::from_raw),
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = |index: usize, default: i64| {
        args.optional(index)
            .map_or(Ok(default), |value| vm.index(value).map(|n| if n < 0 { default } else { n }))
    };
    let flags = number(2, 1)? as u32 & (SocketFlags::NONBLOCK | SocketFlags::CLOEXEC).bits();
    let (descriptor, numbers) = match args.not_none(4) {
        Some(given) => {
            let known = [number(1, -1)?, number(2, -1)?, number(3, -1)?];
            adopted(vm, vm.int_argument(given)?, known)?
        }
        None => {
            let (family, kind, protocol) = (number(1, 2)?, number(2, 1)?, number(3, 0)?);
            let numbers = (family as i32, kind as u32 & !flags, protocol as u32);
            let made = simulated::create(vm, numbers.0, numbers.1, numbers.2);
            (made.map_err(|error| raised(vm, error))?, numbers)
        }
    };
    let made = Socket::new(vm, descriptor, numbers);
    if flags & SocketFlags::NONBLOCK.bits() != 0 {
        made.timeout.set(0);
    }
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

/// Takes charge of a descriptor that the program gives up. What is not said of it (by a negative number) it is asked for.
fn adopted(vm: &Vm, number: i32, known: [i64; 3]) -> PyResult<(OwnedFd, (i32, u32, u32))> {
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let asked = || -> rustix::io::Result<[i64; 3]> {
        let borrowed = minipy_vm::os::borrow_descriptor(number).ok_or(Errno::BADF)?;
        net::getsockname(borrowed)?;
        rustix::io::ioctl_fionbio(borrowed, true)?;
        // Family, type and protocol; a simulated one is not what it says.
        let options = [(1, 39), (1, 3), (1, 38)];
        let mut numbers = known;
        for (number, option) in numbers.iter_mut().zip(options).filter(|(number, _)| **number < 0) {
            *number = options::read(borrowed, option).unwrap_or(0);
        }
        Ok(numbers)
    };
    let [family, kind, protocol] = asked().map_err(|error| raised(vm, error))?;
    let own = crate::descriptors::give_up(vm, number)?.ok_or_else(|| raised(vm, Errno::BADF))?;
    Ok((own, (family as i32, kind as u32 & 0xf, protocol as u32)))
}

/// `dup(fd)`: the number of another descriptor for the same socket.
pub(super) fn dup(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(given) = minipy_vm::os::borrow_descriptor(vm.int_argument(args.get(0))?) else {
        return Err(raised(vm, Errno::BADF));
    };
    let own = rustix::io::fcntl_dupfd_cloexec(given, 3).map_err(|error| raised(vm, error))?;
    Ok(vm.int(i64::from(own.into_raw_fd())))
}

/// `socketpair(family, type, proto)`: two connected sockets.
pub(super) fn socketpair(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number =
        |index: usize, default: i64| args.optional(index).map_or(Ok(default), |value| vm.index(value));
    let (family, kind, protocol) = (number(0, 1)?, number(1, 1)?, number(2, 0)?);
    let (first, second) = net::socketpair(
        AddressFamily::from_raw(family as u16),
        SocketType::from_raw(kind as u32),
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        protocol_of(protocol as u32),
    )
    .map_err(|error| raised(vm, error))?;
    let class = vm.native_type(&SOCKET);
    let numbers = (family as i32, kind as u32, protocol as u32);
    Ok(vm.tuple(vec![wrap(vm, &class, first, numbers), wrap(vm, &class, second, numbers)]))
}

fn bind(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let socket = args.this::<Socket>(vm)?;
    let address = address::from_python(vm, socket.address_family(), args.get(1), "bind")?;
    let descriptor = socket.open(vm)?;
    let result = match (Simulated::of(vm, socket, &descriptor), SocketAddr::try_from(address.clone())) {
        (Some(simulated), Ok(address)) => simulated.bind(address),
        _ => net::bind(descriptor.borrow(), &address),
    };
    result.map(|()| Value::NONE).map_err(|error| raised(vm, error))
}

fn listen(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let backlog = args.optional(1).map_or(Ok(128), |backlog| vm.int_argument(backlog))?;
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    let result = match Simulated::of(vm, socket, &descriptor) {
        Some(simulated) => simulated.listen(),
        None => net::listen(descriptor.borrow(), backlog.max(0)),
    };
    result.map(|()| Value::NONE).map_err(|error| raised(vm, error))
}

/// `_accept()`: a socket object and the address of the other end.
fn accept(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let socket = args.this::<Socket>(vm)?;
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let (connection, peer) = socket.attempt(vm, Readiness::Readable, |listener, _| {
        let waiting = listener.open().connections.borrow_mut().pop_front();
        let accepted = match waiting {
            Some(connection) => {
                let peer = net::getpeername(&connection)?;
                (connection, peer)
            }
            None => net::acceptfrom_with(listener.borrow(), flags)?,
        };
        Ok((accepted, 0))
    })?;
    let descriptor = socket.open(vm)?;
    let simulated = Simulated::of(vm, socket, &descriptor);
    let peer = peer.map(|peer| match &simulated {
        Some(simulated) => simulated.address_of_peer(peer),
        None => peer,
    });
    let class = vm.type_of(args.get(0)).clone();
    let accepted = Socket::new(vm, connection, socket.numbers());
    if let Some(simulated) = simulated {
        simulated.inherit(&accepted);
    }
    let accepted = vm.heap.allocate(accepted, &class).into_value();
    Ok(vm.tuple(vec![accepted, address::to_python(vm, peer)]))
}

/// While there is no room for a connection, it is tried again after so many nanoseconds.
const RETRY: i64 = 1_000_000;

fn connect_to(vm: &Vm, args: &Arguments<'_>) -> PyResult<Result<(), Errno>> {
    let socket = args.this::<Socket>(vm)?;
    let address = address::from_python(vm, socket.address_family(), args.get(1), "connect")?;
    let timeout = socket.timeout.get();
    let deadline = (timeout > 0).then(|| vm.sched.now().saturating_add(timeout));
    let timed_out = || vm.new_exception(&vm.exceptions.timeout_error, "timed out");
    loop {
        let descriptor = socket.open(vm)?;
        let result = match (Simulated::of(vm, socket, &descriptor), SocketAddr::try_from(address.clone())) {
            (Some(simulated), Ok(address)) => simulated.connect(address),
            _ => vm.sched.attempt(|| net::connect(descriptor.borrow(), &address)),
        };
        match result {
            Err(Errno::INPROGRESS | Errno::INTR) if timeout != 0 => {
                if vm.wait_ready(descriptor.number(), Readiness::Writable, deadline)? == Wake::TimedOut {
                    return Err(timed_out());
                }
                let result = vm.sched.attempt(|| net::sockopt::socket_error(descriptor.borrow())?);
                if result.is_ok() {
                    // The kernel takes it for connected once somebody has asked again.
                    let _ = net::connect(descriptor.borrow(), &address);
                }
                return Ok(result);
            }
            Err(Errno::AGAIN) if timeout != 0 => {
                vm.sleep(RETRY)?;
                if deadline.is_some_and(|deadline| vm.sched.now() >= deadline) {
                    return Err(timed_out());
                }
            }
            result => {
                vm.sched.descriptor_changed();
                return Ok(result);
            }
        }
    }
}

fn connect(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    connect_to(vm, args)?.map(|()| Value::NONE).map_err(|error| raised(vm, error))
}

fn connect_ex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(connect_to(vm, args)?.map_or_else(|error| i64::from(error.raw_os_error()), |()| 0)))
}

fn shutdown(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let how = match vm.index(args.get(1))? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(raised(vm, Errno::INVAL)),
    };
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    if Simulated::of(vm, socket, &descriptor).is_some_and(|simulated| !simulated.can_shut_down()) {
        return Err(raised(vm, Errno::NOTCONN));
    }
    let result = net::shutdown(descriptor.borrow(), how);
    vm.sched.descriptor_changed();
    result.map(|()| Value::NONE).map_err(|error| raised(vm, error))
}

fn close(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let taken = args.this::<Socket>(vm)?.descriptor.take();
    let was_open = taken.map(|taken| rustix::io::fcntl_getfd(taken.borrow()));
    vm.sched.descriptor_changed();
    match was_open {
        Some(Err(error)) => Err(raised(vm, error)),
        _ => Ok(Value::NONE),
    }
}

/// `close(fd)`: closes a socket's descriptor by its number.
pub(super) fn close_descriptor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    crate::descriptors::close(vm, number).map(|()| Value::NONE)
}

fn detach(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(descriptor) = args.this::<Socket>(vm)?.descriptor.take() else {
        return Ok(vm.int(-1));
    };
    let own = descriptor.into_own().map_err(|error| raised(vm, error))?;
    Ok(vm.int(i64::from(own.into_raw_fd())))
}

fn fileno(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = args.this::<Socket>(vm)?.descriptor.borrow().as_ref().map_or(-1, Descriptor::number);
    Ok(vm.int(i64::from(number)))
}

fn getsockname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    let name = match Simulated::of(vm, socket, &descriptor) {
        Some(simulated) => simulated.own_address(),
        None => net::getsockname(descriptor.borrow()).map_err(|error| raised(vm, error))?,
    };
    Ok(address::to_python(vm, Some(name)))
}

fn getpeername(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    let mut name = net::getpeername(descriptor.borrow()).map_err(|error| raised(vm, error))?;
    if let Some(simulated) = Simulated::of(vm, socket, &descriptor) {
        name = name.map(|name| simulated.address_of_peer(name));
    }
    Ok(address::to_python(vm, name))
}

fn settimeout(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let timeout = given_timeout(vm, args.get(1))?;
    let socket = args.this::<Socket>(vm)?;
    socket.open(vm)?;
    socket.timeout.set(timeout);
    Ok(Value::NONE)
}

fn gettimeout(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(shown_timeout(vm, args.this::<Socket>(vm)?.timeout.get()))
}

fn setblocking(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let blocking = vm.is_true(args.get(1))?;
    let socket = args.this::<Socket>(vm)?;
    socket.open(vm)?;
    socket.timeout.set(if blocking { -1 } else { 0 });
    Ok(Value::NONE)
}

fn getblocking(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Socket>(vm)?.timeout.get() != 0))
}

fn socket_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Socket> {
    value.downcast_ref::<Socket>().ok_or_else(|| vm.type_error("a socket was expected"))
}

fn family(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.int(i64::from(socket_of(vm, value)?.family.get())))
}

fn kind(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.int(i64::from(socket_of(vm, value)?.kind.get())))
}

fn protocol(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.int(i64::from(socket_of(vm, value)?.protocol.get())))
}

fn timeout(vm: &Vm, value: &Value) -> PyResult {
    Ok(shown_timeout(vm, socket_of(vm, value)?.timeout.get()))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let socket = socket_of(vm, value)?;
    let number = socket.descriptor.borrow().as_ref().map_or(-1, Descriptor::number);
    Ok(format!(
        "<socket object, fd={number}, family={}, type={}, proto={}>",
        socket.family.get(),
        socket.kind.get(),
        socket.protocol.get()
    ))
}

/// `_socket.socket`.
pub(super) static SOCKET: TypeDef = TypeDef {
    name: "_socket.socket",
    doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\nOpen a socket of the given type.",
    layout: VTable::of::<Socket>(),
    new: Some(NativeDef::new(
        "__new__($type, family=-1, type=-1, proto=-1, fileno=None)",
        "Create and return a new object.  See help(type) for accurate signature.",
        new,
    )),
    methods: &[
        NativeDef::new(
            "_accept($self, /)",
            "Wait for a connection: a socket, and the address of the client.",
            accept,
        ),
        NativeDef::new("bind($self, address, /)", "Bind the socket to a local address.", bind),
        NativeDef::new("close($self, /)", "Close the socket; it cannot be used afterwards.", close),
        NativeDef::new("connect($self, address, /)", "Connect the socket to a remote address.", connect),
        NativeDef::new(
            "connect_ex($self, address, /)",
            "Like connect(address), but returns an error number instead of raising.",
            connect_ex,
        ),
        NativeDef::new(
            "detach($self, /)",
            "Close the object without closing the descriptor, which is returned.",
            detach,
        ),
        NativeDef::new(
            "fileno($self, /)",
            "Return the number of the descriptor; -1 once it is closed.",
            fileno,
        ),
        NativeDef::new("getpeername($self, /)", "Return the address of the other end.", getpeername),
        NativeDef::new("getsockname($self, /)", "Return the address of this end.", getsockname),
        NativeDef::new(
            "getsockopt($self, level, option, buffersize=0, /)",
            "Get a socket option: a number, or bytes if a size is given.",
            getsockopt,
        ),
        NativeDef::new(
            "setsockopt($self, level, option, value, optlen=<unrepresentable>, /)",
            "Set a socket option to a number or to bytes.",
            setsockopt,
        ),
        NativeDef::new("listen($self, backlog=128, /)", "Let the socket accept connections.", listen),
        NativeDef::new("recv($self, bufsize, flags=0, /)", "Receive up to bufsize bytes.", recv),
        NativeDef::new(
            "recvfrom($self, bufsize, flags=0, /)",
            "Like recv(), but with the sender's address.",
            recvfrom,
        ),
        NativeDef::new(
            "recv_into($self, buffer, nbytes=0, flags=0)",
            "Like recv(), but into a buffer; returns the number of bytes.",
            recv_into,
        ),
        NativeDef::new(
            "recvfrom_into($self, buffer, nbytes=0, flags=0)",
            "Like recvfrom(), but into a buffer; returns the number of bytes, and the sender's address.",
            recvfrom_into,
        ),
        NativeDef::new(
            "recvmsg($self, bufsize, ancbufsize=0, flags=0, /)",
            "Receive a message: its data, ancillary data, flags, and the sender's address.",
            recvmsg,
        ),
        NativeDef::new(
            "recvmsg_into($self, buffers, ancbufsize=0, flags=0, /)",
            "Like recvmsg(), but into buffers, one after the other; the number of bytes stands for the data.",
            recvmsg_into,
        ),
        NativeDef::new(
            "sendmsg($self, buffers, ancdata=<unrepresentable>, flags=0, address=None, /)",
            "Send the contents of buffers, one after the other, with ancillary data; returns how many bytes were sent.",
            sendmsg,
        ),
        NativeDef::new(
            "sendmsg_afalg($self, /, *args, **kwargs)",
            "Set parameters of the kernel's ciphers.",
            sendmsg_afalg,
        ),
        NativeDef::new("send($self, data, flags=0, /)", "Send data; returns how many bytes were sent.", send),
        NativeDef::new("sendall($self, data, flags=0, /)", "Send all of the data.", sendall),
        NativeDef::new("sendto($self, /, *args)", "Send data to an address.", sendto),
        NativeDef::new("shutdown($self, how, /)", "Shut down one or both directions.", shutdown),
        NativeDef::new(
            "settimeout($self, timeout, /)",
            "Set the timeout of operations, in seconds; None waits for ever.",
            settimeout,
        ),
        NativeDef::new(
            "gettimeout($self, /)",
            "Return the timeout of operations in seconds, or None.",
            gettimeout,
        ),
        NativeDef::new(
            "setblocking($self, flag, /)",
            "Set the socket to blocking (flag is true) or not.",
            setblocking,
        ),
        NativeDef::new("getblocking($self, /)", "Return True if operations may wait.", getblocking),
    ],
    getset: &[
        GetSetDef { name: "family", doc: "the socket family", get: family, set: None },
        GetSetDef { name: "type", doc: "the socket type", get: kind, set: None },
        GetSetDef { name: "proto", doc: "the socket protocol", get: protocol, set: None },
        GetSetDef { name: "timeout", doc: "the socket timeout", get: timeout, set: None },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
