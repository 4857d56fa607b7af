//! Where the other end of a descriptor is: threads of the program wait for each other over pipes and sockets, too.

use std::os::fd::BorrowedFd;

use nix::sys::socket::getsockopt;
use nix::sys::socket::sockopt::PeerCredentials;
use nix::unistd::getpid;
use rustix::fs::fstatfs;
use rustix::net::{SocketAddrUnix, getsockname, sockopt};

/// Where the other end of a descriptor is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum OtherEnd {
    /// In this process: what is written there can be read here at once.
    Here,
    /// In this process in all likelihood, but it takes a moment: somebody connects with a local socket.
    Near,
    /// Anywhere.
    Outside,
}

/// How the abstract names begin that stand for addresses of the loopback network under the virtual clock. Whoever has a
/// socket with such a name is of this run.
pub const LOOPBACK_NAMES: &[u8] = b"minipy-loopback/";

/// What the file systems of pipes and sockets call themselves.
const PIPES: i64 = 0x5049_5045;
const SOCKETS: i64 = 0x534f_434b;

impl OtherEnd {
    /// Looks for the other end. A process that has forked would have to look further.
    pub(crate) fn of(descriptor: BorrowedFd<'_>, number: i32) -> OtherEnd {
        // The standard ones come from whoever started the process.
        if number <= 2 {
            return OtherEnd::Outside;
        }
        match fstatfs(descriptor).map(|system| system.f_type) {
            Ok(PIPES) => OtherEnd::Here,
            Ok(SOCKETS) => of_socket(descriptor).unwrap_or(OtherEnd::Outside),
            _ => OtherEnd::Outside,
        }
    }
}

fn of_socket(socket: BorrowedFd<'_>) -> rustix::io::Result<OtherEnd> {
    let own = getsockname(socket)?;
    let unix = SocketAddrUnix::try_from(own).ok();
    let is_unix = unix.is_some();
    if unix.is_some_and(|unix| is_of_run(&unix)) {
        return Ok(OtherEnd::Here);
    }
    // The loopback network within a run is made of local sockets: one of the real network leads out of it.
    Ok(match is_unix {
        true if sockopt::socket_acceptconn(socket)? => OtherEnd::Near,
        true if is_pair_of_process(socket) => OtherEnd::Here,
        _ => OtherEnd::Outside,
    })
}

/// Whether the other end of a connected local socket belongs to this process.
pub fn is_pair_of_process(socket: BorrowedFd<'_>) -> bool {
    getsockopt(&socket, PeerCredentials).is_ok_and(|peer| peer.pid() == getpid().as_raw())
}

/// Whether a name stands for an address of the run's own loopback network.
pub fn is_of_run(name: &SocketAddrUnix) -> bool {
    name.abstract_name().is_some_and(|name| name.starts_with(LOOPBACK_NAMES))
}
