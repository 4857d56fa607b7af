//! Socket options by level and number.

use std::os::fd::BorrowedFd;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::io::{Errno, Result};
use rustix::net::sockopt;

use super::object::{Socket, raised};
use super::simulated::Simulated;

const SOL_SOCKET: i64 = 1;
const IPPROTO_TCP: i64 = 6;
const IPPROTO_IPV6: i64 = 41;

/// Whether a socket of version 6 serves that version only.
pub(super) const V6ONLY: (i64, i64) = (IPPROTO_IPV6, 26);
const NO_DELAY: (i64, i64) = (IPPROTO_TCP, 1);
const REUSE_PORT: (i64, i64) = (SOL_SOCKET, 15);
const ERROR: (i64, i64) = (SOL_SOCKET, 4);

/// Names, levels and numbers of the options there are.
pub(super) const CONSTANTS: &[(&str, i64)] = &[
    ("SOL_SOCKET", SOL_SOCKET),
    ("SO_REUSEADDR", 2),
    ("SO_TYPE", 3),
    ("SO_ERROR", 4),
    ("SO_BROADCAST", 6),
    ("SO_SNDBUF", 7),
    ("SO_RCVBUF", 8),
    ("SO_KEEPALIVE", 9),
    ("SO_REUSEPORT", 15),
    ("SO_ACCEPTCONN", 30),
    ("IPPROTO_TCP", IPPROTO_TCP),
    ("TCP_NODELAY", 1),
    ("IPPROTO_IPV6", IPPROTO_IPV6),
    ("IPV6_V6ONLY", 26),
];

fn read(socket: BorrowedFd<'_>, level: i64, option: i64) -> Result<i64> {
    match (level, option) {
        (SOL_SOCKET, 2) => sockopt::socket_reuseaddr(socket).map(i64::from),
        (SOL_SOCKET, 3) => sockopt::socket_type(socket).map(|kind| i64::from(kind.as_raw())),
        (SOL_SOCKET, 4) => sockopt::socket_error(socket).map(|error| match error {
            Ok(()) => 0,
            Err(error) => i64::from(error.raw_os_error()),
        }),
        (SOL_SOCKET, 6) => sockopt::socket_broadcast(socket).map(i64::from),
        (SOL_SOCKET, 7) => sockopt::socket_send_buffer_size(socket).map(|size| size as i64),
        (SOL_SOCKET, 8) => sockopt::socket_recv_buffer_size(socket).map(|size| size as i64),
        (SOL_SOCKET, 9) => sockopt::socket_keepalive(socket).map(i64::from),
        (SOL_SOCKET, 15) => sockopt::socket_reuseport(socket).map(i64::from),
        (SOL_SOCKET, 30) => sockopt::socket_acceptconn(socket).map(i64::from),
        (IPPROTO_TCP, 1) => sockopt::tcp_nodelay(socket).map(i64::from),
        (IPPROTO_IPV6, 26) => sockopt::ipv6_v6only(socket).map(i64::from),
        _ => Err(Errno::NOPROTOOPT),
    }
}

/// Sets an option.
pub(super) fn write(socket: BorrowedFd<'_>, level: i64, option: i64, value: i64) -> Result<()> {
    match (level, option) {
        (SOL_SOCKET, 2) => sockopt::set_socket_reuseaddr(socket, value != 0),
        (SOL_SOCKET, 6) => sockopt::set_socket_broadcast(socket, value != 0),
        (SOL_SOCKET, 7) => sockopt::set_socket_send_buffer_size(socket, value.max(0) as usize),
        (SOL_SOCKET, 8) => sockopt::set_socket_recv_buffer_size(socket, value.max(0) as usize),
        (SOL_SOCKET, 9) => sockopt::set_socket_keepalive(socket, value != 0),
        (SOL_SOCKET, 15) => sockopt::set_socket_reuseport(socket, value != 0),
        (IPPROTO_TCP, 1) => sockopt::set_tcp_nodelay(socket, value != 0),
        (IPPROTO_IPV6, 26) => sockopt::set_ipv6_v6only(socket, value != 0),
        _ => Err(Errno::NOPROTOOPT),
    }
}

/// An option that a Unix socket does not have is what it was set to.
fn is_remembered(option: (i64, i64)) -> bool {
    [V6ONLY, NO_DELAY, REUSE_PORT].contains(&option)
}

pub(super) fn getsockopt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let option = (vm.index(args.get(1))?, vm.index(args.get(2))?);
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    if Simulated::of(vm, socket, &descriptor).is_some() {
        if is_remembered(option) {
            return Ok(vm.int(i64::from(socket.simulation.is_on(option))));
        }
        if option == ERROR
            && let Some(error) = socket.simulation.error.take()
        {
            return Ok(vm.int(i64::from(error.raw_os_error())));
        }
    }
    let value = read(descriptor.borrow(), option.0, option.1);
    value.map(|value| vm.int(value)).map_err(|error| raised(vm, error))
}

pub(super) fn setsockopt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (option, value) = ((vm.index(args.get(1))?, vm.index(args.get(2))?), vm.index(args.get(3))?);
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    let is_simulated = Simulated::of(vm, socket, &descriptor).is_some();
    if !(is_simulated && is_remembered(option)) {
        write(descriptor.borrow(), option.0, option.1, value).map_err(|error| raised(vm, error))?;
    }
    if is_simulated {
        socket.simulation.options.borrow_mut().insert(option, value);
    }
    Ok(Value::NONE)
}
