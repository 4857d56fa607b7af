//! Looking up names, without the GIL, on the system's resolver.

use std::net::{IpAddr, ToSocketAddrs};

use minipy_vm::native::{Arguments, PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::common::own_exception;

/// The name of the exception for names that cannot be looked up.
pub(super) const GAI_ERROR: &str = "socket.gaierror";
/// Virtual time that a look-up takes, in nanoseconds.
const COST: i64 = 1_000_000;

/// EAI_NONAME.
pub(super) fn unknown_name(vm: &Vm) -> Raised {
    own_exception(vm, GAI_ERROR, "[Errno -2] Name or service not known")
}

/// The addresses of a name, without repetition, in the resolver's order.
pub(super) fn addresses(vm: &Vm, host: &str) -> PyResult<Vec<IpAddr>> {
    let name = host.to_owned();
    let found = vm.offload("getaddrinfo", COST, move || {
        (name.as_str(), 0_u16)
            .to_socket_addrs()
            .map(|found| found.map(|address| address.ip()).collect::<Vec<_>>())
    })?;
    let mut known: Vec<IpAddr> = Vec::new();
    for address in found.map_err(|_| unknown_name(vm))? {
        if !known.contains(&address) {
            known.push(address);
        }
    }
    Ok(known)
}

fn text_of<'a>(vm: &Vm, value: &'a Value, function: &str) -> PyResult<&'a str> {
    value.downcast_ref::<Str>().map(Str::as_str).ok_or_else(|| {
        vm.type_error(format!("{function}() argument 1 must be str, not {}", vm.type_name(value)))
    })
}

pub(super) fn gethostbyname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let host = text_of(vm, args.get(0), "gethostbyname")?;
    match addresses(vm, host)?.into_iter().find(IpAddr::is_ipv4) {
        Some(address) => Ok(vm.text(address.to_string())),
        None => Err(unknown_name(vm)),
    }
}

/// `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`: tuples (family, type, proto, canonname, sockaddr).
pub(super) fn getaddrinfo(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = |index: usize| args.optional(index).map_or(Ok(0), |value| vm.index(value));
    let (family, kind, protocol, flags) = (number(2)?, number(3)?, number(4)?, number(5)?);
    let port = match args.not_none(1) {
        None => 0,
        Some(port) => match port.downcast_ref::<Str>() {
            Some(text) => text.as_str().parse::<i64>().map_err(|_| {
                own_exception(vm, GAI_ERROR, "[Errno -8] Servname not supported for ai_socktype")
            })?,
            None => vm.index(port)?,
        },
    };
    const PASSIVE: i64 = 1;
    let found = match args.not_none(0) {
        None if flags & PASSIVE != 0 => vec![[0, 0, 0, 0].into()],
        None => vec![[127, 0, 0, 1].into()],
        Some(host) => match text_of(vm, host, "getaddrinfo")? {
            "" => vec![[0, 0, 0, 0].into()],
            host => addresses(vm, host)?,
        },
    };
    let mut rows = Vec::new();
    for address in found {
        let own = if address.is_ipv4() { 2 } else { 10 };
        if family != 0 && family != own {
            continue;
        }
        let mut sockaddr = vec![vm.text(address.to_string()), vm.int(port)];
        if address.is_ipv6() {
            sockaddr.extend([vm.int(0), vm.int(0)]);
        }
        for (stream, number) in [(1, 6), (2, 17), (3, 0)] {
            if (kind == 0 || kind == stream) && (protocol == 0 || number == 0 || protocol == number) {
                rows.push(vm.tuple(vec![
                    vm.int(own),
                    vm.int(stream),
                    vm.int(number),
                    vm.text(""),
                    vm.tuple(sockaddr.clone()),
                ]));
            }
        }
    }
    if rows.is_empty() { Err(unknown_name(vm)) } else { Ok(vm.list(rows)) }
}

pub(super) fn gethostname(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(rustix::system::uname().nodename().to_string_lossy()))
}
