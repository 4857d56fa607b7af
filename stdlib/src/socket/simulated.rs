//! What sockets of the Internet's families do under the virtual clock, where Unix sockets are beneath them: as long as
//! both ends are in the run. One that leads out of it gets a socket of the real network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use minipy_vm::os::replace_descriptor;
use minipy_vm::vm::Vm;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, Result};
use rustix::net::{
    self, AddressFamily, SendFlags, SocketAddrAny, SocketAddrUnix, SocketFlags, SocketType, sockopt,
};

use super::descriptor::Descriptor;
use super::loopback::{Network, Place, Transport, address_of, network};
use super::object::{Socket, protocol_of};
use super::options;

/// Bytes that are on their way in one direction at most; the kernel doubles it.
const BUFFER: usize = 212_992;

/// The longest datagram over IPv4.
const LONGEST_DATAGRAM: usize = 65_507;

/// An answer from this machine's own network comes in this time, if at all.
const ANSWER: Duration = Duration::from_millis(50);

/// A new socket: a simulated one under the virtual clock, if it can be.
pub(super) fn create(vm: &Vm, family: i32, kind: u32, protocol: u32) -> Result<OwnedFd> {
    let is_simulated = vm.sched.clock.is_virtual()
        && is_internet(family)
        && matches!((kind, protocol), (1, 0 | 6) | (2, 0 | 17));
    if !is_simulated {
        return create_real(family, kind, protocol);
    }
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let made = net::socket_with(AddressFamily::UNIX, SocketType::from_raw(kind), flags, None)?;
    sockopt::set_socket_send_buffer_size(&made, BUFFER)?;
    Ok(made)
}

fn create_real(family: i32, kind: u32, protocol: u32) -> Result<OwnedFd> {
    net::socket_with(
        AddressFamily::from_raw(family as u16),
        SocketType::from_raw(kind),
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        protocol_of(protocol),
    )
}

fn is_internet(family: i32) -> bool {
    let [v4, v6] = [AddressFamily::INET, AddressFamily::INET6].map(|family| i32::from(family.as_raw()));
    family == v4 || family == v6
}

/// Whether an address is on the network of the run; by what is unspecified a machine means itself.
fn is_within(address: SocketAddr) -> bool {
    let ip = address.ip().to_canonical();
    ip.is_loopback() || ip.is_unspecified()
}

fn loopback_of(ip: IpAddr) -> IpAddr {
    if ip.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() }
}

/// A socket of the Internet's families with a Unix socket beneath.
pub(super) struct Simulated<'a> {
    socket: &'a Socket,
    open: &'a Descriptor,
    network: minipy_vm::object::value::Ref<Network>,
    own: SocketAddrAny,
}

impl<'a> Simulated<'a> {
    /// The socket, if it is such a one.
    pub(super) fn of(vm: &Vm, socket: &'a Socket, open: &'a Descriptor) -> Option<Simulated<'a>> {
        if !vm.sched.clock.is_virtual() || !is_internet(socket.family.get()) {
            return None;
        }
        let own = net::getsockname(open.borrow()).ok()?;
        SocketAddrUnix::try_from(own.clone()).ok()?;
        Some(Simulated { socket, open, network: network(vm).ok()?, own })
    }

    fn transport(&self) -> Transport {
        if self.socket.kind.get() == SocketType::STREAM.as_raw() {
            Transport::Stream
        } else {
            Transport::Datagram
        }
    }

    pub(super) fn is_datagram(&self) -> bool {
        self.transport() == Transport::Datagram
    }

    fn is_bound(&self) -> bool {
        address_of(self.own.clone()).is_some()
    }

    fn is_connected(&self) -> bool {
        net::getpeername(self.open.borrow()).is_ok_and(|peer| peer.is_some())
    }

    /// Gives a connection that was accepted the options of the listener.
    pub(super) fn inherit(&self, accepted: &Socket) {
        let options = self.socket.simulation.options.borrow().clone();
        for (&(level, option), &value) in &options {
            // Those that a Unix socket does not have are only remembered.
            accepted.set_option(level, option, value);
        }
        accepted.simulation.options.replace(options);
    }

    /// Takes a socket of the real network instead, with the same options.
    fn become_real(&self) -> Result<()> {
        let real = self.real()?;
        self.replace_by(&real)
    }

    fn real(&self) -> Result<OwnedFd> {
        let (family, kind, protocol) = self.socket.numbers();
        let real = create_real(family, kind, protocol)?;
        for (&(level, option), &value) in &*self.socket.simulation.options.borrow() {
            // An option that the real one does not have does nothing here either.
            let _ = options::write(real.as_fd(), level, option, value);
        }
        Ok(real)
    }

    fn replace_by(&self, real: &OwnedFd) -> Result<()> {
        replace_descriptor(self.open.borrow(), real)
            .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::BADF))
    }

    pub(super) fn bind(&self, address: SocketAddr) -> Result<()> {
        if !is_within(address) {
            self.become_real()?;
            return net::bind(self.open.borrow(), &address);
        }
        if self.is_bound() {
            return Err(Errno::INVAL);
        }
        let ip = address.ip();
        let is_dual = ip.is_ipv6() && ip.is_unspecified() && !self.socket.simulation.is_on(options::V6ONLY);
        let place = Place { is_dual, ..Place::new(self.transport(), ip, address.port()) };
        self.network.bind(self.open.open(), place)
    }

    /// Listens, without an end to how many may wait: on a real network those for whom there is no room try again.
    pub(super) fn listen(&self) -> Result<()> {
        if !self.is_bound() {
            self.bind(SocketAddr::new(self.unspecified(), 0))?;
        }
        net::listen(self.open.borrow(), i32::MAX)?;
        self.network.receives(self.open.open());
        Ok(())
    }

    fn unspecified(&self) -> IpAddr {
        if self.socket.family.get() == i32::from(AddressFamily::INET.as_raw()) {
            Ipv4Addr::UNSPECIFIED.into()
        } else {
            Ipv6Addr::UNSPECIFIED.into()
        }
    }

    /// Connects. A stream that must not wait is told that this goes on, as on a real network.
    pub(super) fn connect(&self, address: SocketAddr) -> Result<()> {
        let may_wait = self.socket.timeout.get() != 0 || self.transport() == Transport::Datagram;
        let simulation = &self.socket.simulation;
        if simulation.is_connecting.take() {
            return Ok(());
        }
        if !is_within(address) {
            self.become_real()?;
            return net::connect(self.open.borrow(), &address);
        }
        let result = match self.connect_within(address) {
            Err(Errno::CONNREFUSED) => self.connect_outside(address),
            result => result,
        };
        match result {
            Ok(()) if !may_wait => simulation.is_connecting.set(true),
            Err(Errno::CONNREFUSED) if !may_wait => simulation.error.set(Some(Errno::CONNREFUSED)),
            result => return result,
        }
        Err(Errno::INPROGRESS)
    }

    fn connect_within(&self, address: SocketAddr) -> Result<()> {
        let ip = address.ip().to_canonical();
        let transport = self.transport();
        if transport == Transport::Stream && self.is_connected() {
            return Err(Errno::ISCONN);
        }
        if !self.is_bound() {
            self.network.bind(self.open.open(), Place::new(transport, loopback_of(ip), 0))?;
        }
        for place in Place::new(transport, ip, address.port()).receivers() {
            let name = self.network.name(place)?;
            loop {
                match net::connect(self.open.borrow(), &name) {
                    Err(Errno::AGAIN) => self.network.make_room(name.clone().into(), transport)?,
                    Err(Errno::CONNREFUSED) => break,
                    result => return result,
                }
            }
        }
        Err(Errno::CONNREFUSED)
    }

    /// Connects with somebody on this machine who is not in the run.
    fn connect_outside(&self, address: SocketAddr) -> Result<()> {
        let real = self.real()?;
        match net::connect(&real, &address) {
            Ok(()) => return self.replace_by(&real),
            Err(Errno::INPROGRESS) => {}
            // There may be no real network at all.
            Err(_) => return Err(Errno::CONNREFUSED),
        }
        let mut entries = [PollFd::new(&real, PollFlags::OUT)];
        let patience = Timespec { tv_sec: 0, tv_nsec: i64::from(ANSWER.subsec_nanos()) };
        let is_answered = poll(&mut entries, Some(&patience)).is_ok_and(|ready| ready > 0);
        if is_answered {
            sockopt::socket_error(&real)??;
            return self.replace_by(&real);
        }
        self.replace_by(&real)?;
        Err(Errno::INPROGRESS)
    }

    /// Sends a datagram to an address. One that nobody receives is lost.
    pub(super) fn send_to(&self, bytes: &[u8], flags: SendFlags, address: SocketAddr) -> Result<usize> {
        if self.transport() == Transport::Stream {
            return self.send(bytes, flags);
        }
        if !is_within(address) {
            if self.is_bound() {
                return Err(Errno::NETUNREACH);
            }
            self.become_real()?;
            return net::sendto(self.open.borrow(), bytes, flags, &address);
        }
        if !self.is_bound() {
            self.network.bind(self.open.open(), Place::new(Transport::Datagram, self.unspecified(), 0))?;
        }
        let ip = address.ip().to_canonical();
        for place in Place::new(Transport::Datagram, ip, address.port()).receivers() {
            let name = self.network.name(place)?;
            let send = || net::sendto(self.open.borrow(), bytes, flags | SendFlags::DONTWAIT, &name);
            match self.deliver(bytes, name.clone().into(), send) {
                Err(Errno::CONNREFUSED) => {}
                result => return result,
            }
        }
        Ok(bytes.len())
    }

    /// Sends to the other end.
    pub(super) fn send(&self, bytes: &[u8], flags: SendFlags) -> Result<usize> {
        let send = || net::send(self.open.borrow(), bytes, flags);
        if self.transport() == Transport::Stream {
            return send().map_err(|error| if error == Errno::NOTCONN { Errno::PIPE } else { error });
        }
        match net::getpeername(self.open.borrow()) {
            Ok(Some(peer)) => self.deliver(bytes, peer, send),
            _ => Err(Errno::DESTADDRREQ),
        }
    }

    fn deliver(&self, bytes: &[u8], to: SocketAddrAny, send: impl Fn() -> Result<usize>) -> Result<usize> {
        if bytes.len() > LONGEST_DATAGRAM {
            return Err(Errno::MSGSIZE);
        }
        loop {
            match send() {
                Err(Errno::AGAIN) if self.network.make_room(to.clone(), Transport::Datagram).is_ok() => {}
                // What there is no room for is lost, and what is not meant for a receiver that has another end.
                Err(Errno::AGAIN | Errno::PERM) => return Ok(bytes.len()),
                result => return result,
            }
        }
    }

    /// The socket's own address.
    pub(super) fn own_address(&self) -> SocketAddrAny {
        let peer = match self.transport() {
            Transport::Stream => net::getpeername(self.open.borrow()).ok().flatten().and_then(address_of),
            Transport::Datagram => None,
        };
        self.shown(self.own.clone(), peer.map(|peer| peer.ip()))
    }

    /// The address of somebody at the other end.
    pub(super) fn address_of_peer(&self, name: SocketAddrAny) -> SocketAddrAny {
        self.shown(name, Some(self.unspecified()))
    }

    /// An address as this socket sees it. A connection is between the addresses of this machine proper.
    fn shown(&self, name: SocketAddrAny, connected_with: Option<IpAddr>) -> SocketAddrAny {
        let unspecified = self.unspecified();
        let address = address_of(name).unwrap_or_else(|| SocketAddr::new(unspecified, 0));
        let ip = match connected_with {
            Some(other) if address.ip().is_unspecified() => loopback_of(other),
            _ => address.ip(),
        };
        let ip = match (ip, unspecified) {
            (IpAddr::V4(ip), IpAddr::V6(_)) => ip.to_ipv6_mapped().into(),
            (ip, _) => ip,
        };
        SocketAddr::new(ip, address.port()).into()
    }

    /// Who receives from a stream without another end is told what a real one says.
    pub(super) fn error_of_receiving(&self, error: Errno) -> Errno {
        if error == Errno::INVAL && self.transport() == Transport::Stream { Errno::NOTCONN } else { error }
    }

    /// Whether there is another end to be told that nothing more comes.
    pub(super) fn can_shut_down(&self) -> bool {
        self.is_connected() || sockopt::socket_acceptconn(self.open.borrow()).unwrap_or(false)
    }
}
