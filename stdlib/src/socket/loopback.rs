//! The loopback network of a run under the virtual clock: Internet addresses as abstract names of Unix sockets.
//!
//! The kernel delivers between Unix sockets at once, so that nothing depends on how busy the machine is, and keeps all
//! state: who listens, which addresses are taken, what is on its way. A name says all about its address; what is kept
//! here is the next free port, and whom to ask for room when the kernel's queue of a receiver is full.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};
use std::rc::{Rc, Weak};

use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::LOOPBACK_NAMES;
use minipy_vm::vm::Vm;
use rustix::io::{Errno, Result};
use rustix::net::{self, RecvFlags, SocketAddrAny, SocketAddrUnix, SocketFlags};

/// The ports that clients are given, as Linux has them.
const EPHEMERAL: std::ops::RangeInclusive<u16> = 32_768..=60_999;

/// A receiver whose datagrams are not fetched keeps so many bytes, as a UDP socket of Linux does.
const DATAGRAM_ROOM: usize = 212_992;

/// Where the interpreter keeps its network.
const KEY: &str = "_socket.loopback";

/// A datagram with its sender.
pub(super) type Datagram = (Vec<u8>, Option<SocketAddrAny>);

/// An open descriptor of a socket, with what was taken from the kernel's queue to make room there. It is older than what is
/// in the queue, and the queue is not empty as long as there is any, so that readiness is as it should be.
pub(super) struct Open {
    pub(super) descriptor: OwnedFd,
    /// Connections that nobody has accepted yet.
    pub(super) connections: RefCell<VecDeque<OwnedFd>>,
    /// Datagrams that nobody has received yet.
    pub(super) datagrams: RefCell<VecDeque<Datagram>>,
}

impl Open {
    pub(super) fn new(descriptor: OwnedFd) -> Open {
        Open { descriptor, connections: RefCell::default(), datagrams: RefCell::default() }
    }

    /// Takes the oldest entry out of the kernel's queue of connections.
    fn make_room_for_connection(&self) -> Result<()> {
        let connection =
            net::accept_with(self.descriptor.as_fd(), SocketFlags::CLOEXEC | SocketFlags::NONBLOCK)?;
        self.connections.borrow_mut().push_back(connection);
        Ok(())
    }

    /// Takes the oldest datagram out of the kernel's queue, unless too many are kept already.
    fn make_room_for_datagram(&self) -> Result<()> {
        let kept: usize = self.datagrams.borrow().iter().map(|(bytes, _)| bytes.len()).sum();
        if kept > DATAGRAM_ROOM {
            return Err(Errno::NOBUFS);
        }
        let mut buffer = vec![0_u8; usize::from(u16::MAX)];
        let (count, _, from) = net::recvfrom(self.descriptor.as_fd(), &mut buffer[..], RecvFlags::DONTWAIT)?;
        buffer.truncate(count);
        self.datagrams.borrow_mut().push_back((buffer, from));
        Ok(())
    }
}

/// Streams and datagrams have ports of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Transport {
    Stream,
    Datagram,
}

/// An address to which a socket is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) transport: Transport,
    pub(super) address: SocketAddr,
    /// Bound to any address of version 6, and to those of version 4 with it.
    pub(super) is_dual: bool,
}

impl Place {
    pub(super) fn new(transport: Transport, ip: IpAddr, port: u16) -> Place {
        Place { transport, address: SocketAddr::new(ip, port), is_dual: false }
    }

    /// The places that receive what is sent to this one, the most special first.
    pub(super) fn receivers(self) -> Vec<Place> {
        let port = self.address.port();
        let at = |ip: IpAddr| Place::new(self.transport, ip, port);
        let dual = Place { is_dual: true, ..at(Ipv6Addr::UNSPECIFIED.into()) };
        match self.address.ip() {
            IpAddr::V4(ip) => {
                let ip = if ip.is_unspecified() { Ipv4Addr::LOCALHOST } else { ip };
                vec![at(ip.into()), at(Ipv4Addr::UNSPECIFIED.into()), dual]
            }
            IpAddr::V6(_) => vec![at(Ipv6Addr::LOCALHOST.into()), at(Ipv6Addr::UNSPECIFIED.into()), dual],
        }
    }

    /// Other places that cannot be taken at the same time.
    fn rivals(self) -> Vec<Place> {
        let port = self.address.port();
        let at = |ip: IpAddr| Place::new(self.transport, ip, port);
        let dual = Place { is_dual: true, ..at(Ipv6Addr::UNSPECIFIED.into()) };
        let [v4, any_v4]: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv4Addr::UNSPECIFIED.into()];
        let [v6, any_v6]: [IpAddr; 2] = [Ipv6Addr::LOCALHOST.into(), Ipv6Addr::UNSPECIFIED.into()];
        let all = match self.address.ip() {
            _ if self.is_dual => vec![at(v4), at(any_v4), at(v6), at(any_v6)],
            IpAddr::V4(ip) if ip.is_unspecified() => vec![at(v4), dual],
            IpAddr::V4(_) => vec![at(any_v4), dual],
            IpAddr::V6(ip) if ip.is_unspecified() => vec![at(v6), dual],
            IpAddr::V6(_) => vec![at(any_v6), dual],
        };
        all.into_iter().filter(|other| *other != self).collect()
    }
}

/// The network of an interpreter.
pub(super) struct Network {
    /// The part of names that tells runs on one machine apart.
    run: String,
    next_port: Cell<u16>,
    /// Those that listen and those that receive datagrams, by name.
    receivers: RefCell<BTreeMap<Vec<u8>, Weak<Open>>>,
}

impl Payload for Network {
    const TRACKED: bool = false;
}

static NETWORK: TypeDef =
    TypeDef { name: "_socket._Network", layout: VTable::of::<Network>(), ..TypeDef::EMPTY };

/// The network of an interpreter, made when the first socket is.
pub(super) fn network(vm: &Vm) -> Result<Ref<Network>> {
    let known = vm.state.borrow().get(KEY).cloned();
    if let Some(known) = known.and_then(|known| known.downcast::<Network>().ok()) {
        return Ok(known);
    }
    // Nothing that the program can see follows from these.
    let mut bytes = [0_u8; 16];
    rustix::rand::getrandom(&mut bytes[..], rustix::rand::GetRandomFlags::empty())?;
    let mut run = String::new();
    for byte in bytes {
        let _ = write!(run, "{byte:02x}");
    }
    let made = Network { run, next_port: Cell::new(*EPHEMERAL.start()), receivers: RefCell::default() };
    let made = vm.heap.allocate(made, &vm.native_type(&NETWORK));
    vm.state.borrow_mut().insert(KEY, Value::clone(made.value()));
    Ok(made)
}

impl Network {
    /// The name that stands for a place.
    pub(super) fn name(&self, place: Place) -> Result<SocketAddrUnix> {
        let transport = if place.transport == Transport::Stream { "tcp" } else { "udp" };
        let (ip, port) = (place.address.ip(), place.address.port());
        let dual = if place.is_dual { "/dual" } else { "" };
        let rest = format!("{}/{transport}/{ip}/{port}{dual}", self.run);
        SocketAddrUnix::new_abstract_name(&[LOOPBACK_NAMES, rest.as_bytes()].concat())
    }

    /// Binds a socket to a place; port 0 means the next that is free.
    pub(super) fn bind(&self, socket: &Rc<Open>, place: Place) -> Result<()> {
        if place.address.port() != 0 {
            return self.take(socket, place);
        }
        for _ in EPHEMERAL {
            let port = self.next_port.get();
            self.next_port.set(if port == *EPHEMERAL.end() { *EPHEMERAL.start() } else { port + 1 });
            let mut place = place;
            place.address.set_port(port);
            match self.take(socket, place) {
                Err(Errno::ADDRINUSE) => {}
                result => return result,
            }
        }
        Err(Errno::ADDRINUSE)
    }

    fn take(&self, socket: &Rc<Open>, place: Place) -> Result<()> {
        for rival in place.rivals() {
            if self.is_taken(rival)? {
                return Err(Errno::ADDRINUSE);
            }
        }
        net::bind(socket.descriptor.as_fd(), &self.name(place)?)?;
        if place.transport == Transport::Datagram {
            self.receives(socket);
        }
        Ok(())
    }

    /// Whether a socket is bound to a place: another one cannot be.
    fn is_taken(&self, place: Place) -> Result<bool> {
        let kind = match place.transport {
            Transport::Stream => net::SocketType::STREAM,
            Transport::Datagram => net::SocketType::DGRAM,
        };
        let probe = net::socket_with(net::AddressFamily::UNIX, kind, SocketFlags::CLOEXEC, None)?;
        Ok(net::bind(&probe, &self.name(place)?) == Err(Errno::ADDRINUSE))
    }

    /// Notes that a socket listens, or receives datagrams.
    pub(super) fn receives(&self, socket: &Rc<Open>) {
        let Some(name) = net::getsockname(socket.descriptor.as_fd()).ok().and_then(raw_name) else { return };
        let mut receivers = self.receivers.borrow_mut();
        receivers.retain(|_, known| known.strong_count() > 0);
        receivers.insert(name, Rc::downgrade(socket));
    }

    /// Makes room in the kernel's queue of a receiver.
    pub(super) fn make_room(&self, receiver: SocketAddrAny, transport: Transport) -> Result<()> {
        let known = raw_name(receiver).and_then(|name| self.receivers.borrow().get(&name)?.upgrade());
        let Some(open) = known else { return Err(Errno::AGAIN) };
        match transport {
            Transport::Stream => open.make_room_for_connection(),
            Transport::Datagram => open.make_room_for_datagram(),
        }
    }
}

fn raw_name(name: SocketAddrAny) -> Option<Vec<u8>> {
    Some(SocketAddrUnix::try_from(name).ok()?.abstract_name()?.to_owned())
}

/// The address that a name stands for.
pub(super) fn address_of(name: SocketAddrAny) -> Option<SocketAddr> {
    let name = raw_name(name)?;
    let name = std::str::from_utf8(name.strip_prefix(LOOPBACK_NAMES)?).ok()?;
    let mut parts = name.split('/').skip(2);
    let ip = parts.next()?.parse().ok()?;
    Some(SocketAddr::new(ip, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network() -> Network {
        Network { run: "0123".into(), next_port: Cell::new(40_000), receivers: RefCell::default() }
    }

    #[test]
    fn names_say_the_address() {
        for ip in ["127.0.0.1", "0.0.0.0", "::", "::1"] {
            let ip = ip.parse::<IpAddr>().expect("an address");
            for is_dual in [false, true] {
                let place = Place { is_dual, ..Place::new(Transport::Stream, ip, 80) };
                let name = network().name(place).expect("a name that is short enough");
                assert_eq!(address_of(name.into()), Some(SocketAddr::new(ip, 80)));
            }
        }
        let other = SocketAddrUnix::new_abstract_name(b"other").expect("a name");
        assert_eq!(address_of(other.into()), None);
    }
}
