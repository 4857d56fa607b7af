//! Looking up addresses, without the GIL, on the system's resolver.

use std::net::IpAddr;

use dns_lookup::{AddrInfoHints, LookupError};
use minipy_vm::native::{Arguments, PyResult, Raised};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::address;
use crate::common::own_exception_with;

/// The name of the exception for names that cannot be looked up.
pub(super) const GAI_ERROR: &str = "socket.gaierror";
/// Virtual time that a look-up takes, in nanoseconds.
pub(super) const COST: i64 = 1_000_000;

/// What the resolver's errors mean.
const ERRORS: &[(i32, &str)] = &[
    (-1, "Bad value for ai_flags"),
    (-2, "Name or service not known"),
    (-3, "Temporary failure in name resolution"),
    (-4, "Non-recoverable failure in name resolution"),
    (-5, "No address associated with hostname"),
    (-6, "ai_family not supported"),
    (-7, "ai_socktype not supported"),
    (-8, "Servname not supported for ai_socktype"),
    (-9, "Address family for hostname not supported"),
    (-10, "Memory allocation failure"),
    (-11, "System error"),
    (-12, "Argument buffer overflow"),
];

/// `socket.gaierror` for an error of the resolver.
pub(super) fn gai_error(vm: &Vm, number: i32) -> Raised {
    let text = ERRORS.iter().find(|(known, _)| *known == number).map_or("Unknown error", |(_, text)| text);
    numbered_error(vm, GAI_ERROR, number, text)
}

/// An OSError of a class of this module.
pub(super) fn numbered_error(vm: &Vm, class: &'static str, number: i32, text: &str) -> Raised {
    let arguments = [vm.int(i64::from(number)), vm.text(text)];
    let known = vm.state.borrow().get(class).cloned();
    match known.map(|class| vm.call(&class, &arguments)) {
        Some(Ok(made)) => match made.downcast() {
            Ok(made) => Raised::Exception(made),
            Err(_) => own_exception_with(vm, class, arguments.into()),
        },
        Some(Err(raised)) => raised,
        None => own_exception_with(vm, class, arguments.into()),
    }
}

/// EAI_NONAME.
pub(super) fn unknown_name(vm: &Vm) -> Raised {
    gai_error(vm, -2)
}

/// What the resolver knows of a host and a service: family, type, protocol, name and address.
type Found = Vec<(i32, i32, i32, Option<String>, std::net::SocketAddr)>;

/// Asks the resolver.
fn resolve(vm: &Vm, host: Option<String>, service: Option<String>, hints: AddrInfoHints) -> PyResult<Found> {
    let found = vm.offload("getaddrinfo", COST, move || {
        let found = dns_lookup::getaddrinfo(host.as_deref(), service.as_deref(), Some(hints))?;
        let rows = found.flatten();
        let rows = rows.map(|row| (row.address, row.socktype, row.protocol, row.canonname, row.sockaddr));
        Result::<Found, LookupError>::Ok(rows.collect())
    })?;
    found.map_err(|error| gai_error(vm, error.error_num()))
}

/// The addresses of a name, without repetition, in the resolver's order.
pub(super) fn addresses(vm: &Vm, host: &str) -> PyResult<Vec<IpAddr>> {
    const STREAM: i32 = 1;
    let hints = AddrInfoHints { flags: 0, address: 0, socktype: STREAM, protocol: 0 };
    let mut known: Vec<IpAddr> = Vec::new();
    for (.., address) in resolve(vm, Some(host.to_owned()), None, hints)? {
        if !known.contains(&address.ip()) {
            known.push(address.ip());
        }
    }
    Ok(known)
}

/// The text of an argument.
pub(super) fn text_of<'a>(vm: &Vm, value: &'a Value, function: &str) -> PyResult<&'a str> {
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

/// The host or the service of `getaddrinfo`; numbers are services, too.
fn name_argument(vm: &Vm, value: Option<&Value>, message: &str) -> PyResult<Option<String>> {
    let Some(value) = value else { return Ok(None) };
    if let Some(text) = value.downcast_ref::<Str>() {
        return Ok(Some(text.as_str().to_owned()));
    }
    match value.downcast_ref::<Bytes>() {
        Some(bytes) => Ok(Some(String::from_utf8_lossy(&bytes.data).into_owned())),
        None => Err(vm.os_error(message)),
    }
}

/// `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`: tuples (family, type, proto, canonname, sockaddr).
pub(super) fn getaddrinfo(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = |index: usize| args.optional(index).map_or(Ok(0), |value| vm.int_argument(value));
    let hints =
        AddrInfoHints { address: number(2)?, socktype: number(3)?, protocol: number(4)?, flags: number(5)? };
    let of_host = "getaddrinfo() argument 1 must be string or None";
    let host = name_argument(vm, args.not_none(0), of_host).map_err(|_| vm.type_error(of_host))?;
    let service = match args.not_none(1) {
        Some(port) if vm.has_index(port) => Some(vm.index(port)?.to_string()),
        port => name_argument(vm, port, "Int or String expected")?,
    };
    if host.is_none() && service.is_none() {
        return Err(unknown_name(vm));
    }
    let mut rows = Vec::new();
    for (family, kind, protocol, name, address) in resolve(vm, host, service, hints)? {
        let numbers = [family, kind, protocol].map(|number| vm.int(i64::from(number)));
        let [family, kind, protocol] = numbers;
        let name = vm.text(name.unwrap_or_default());
        rows.push(vm.tuple([family, kind, protocol, name, address::to_python(vm, Some(address.into()))]));
    }
    Ok(vm.list(rows))
}

pub(super) fn gethostname(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(rustix::system::uname().nodename().to_string_lossy()))
}
