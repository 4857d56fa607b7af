//! Socket addresses: tuples for the Internet's families, paths for Unix's.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::os::unix::ffi::OsStrExt;

use minipy_vm::native::PyResult;
use minipy_vm::object::codec;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix};

use super::resolve;

/// An address as Python has it; None for none.
pub(super) fn to_python(vm: &Vm, address: Option<SocketAddrAny>) -> Value {
    let Some(address) = address else { return Value::NONE };
    if let Ok(v4) = SocketAddrV4::try_from(address.clone()) {
        return vm.tuple(vec![vm.text(v4.ip().to_string()), vm.int(i64::from(v4.port()))]);
    }
    if let Ok(v6) = SocketAddrV6::try_from(address.clone()) {
        return vm.tuple(vec![
            vm.text(v6.ip().to_string()),
            vm.int(i64::from(v6.port())),
            vm.int(i64::from(v6.flowinfo())),
            vm.int(i64::from(v6.scope_id())),
        ]);
    }
    let Ok(unix) = SocketAddrUnix::try_from(address) else { return Value::NONE };
    match (unix.path_bytes(), unix.abstract_name()) {
        (Some(path), _) => match codec::decode(vm, path, "utf-8", "surrogateescape") {
            Ok(path) => vm.text(path),
            Err(_) => vm.bytes(path),
        },
        (_, Some(name)) if !name.is_empty() => vm.bytes([b"\0", name].concat()),
        _ => vm.text(""),
    }
}

/// An address that Python gave, for a socket of a family. Names are looked up.
pub(super) fn from_python(
    vm: &Vm,
    family: AddressFamily,
    address: &Value,
    function: &str,
) -> PyResult<SocketAddrAny> {
    if family == AddressFamily::UNIX {
        return unix_path(vm, address);
    }
    let name = if family == AddressFamily::INET { "AF_INET" } else { "AF_INET6" };
    let Some(tuple) = address.downcast_ref::<Tuple>() else {
        return Err(vm.type_error(format!(
            "{function}(): {name} address must be tuple, not {}",
            vm.type_name(address)
        )));
    };
    let (host, port) = match (&*tuple.items, family) {
        ([host, port], _) => (host, port),
        ([host, port, _] | [host, port, _, _], AddressFamily::INET6) => (host, port),
        (_, AddressFamily::INET) => {
            return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
        }
        _ => {
            return Err(vm.type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"));
        }
    };
    let Some(host) = host.downcast_ref::<Str>() else {
        return Err(vm.type_error(format!("str, bytes or bytearray expected, not {}", vm.type_name(host))));
    };
    let port = match vm.index(port)? {
        port @ 0..=65535 => port as u16,
        _ => return Err(vm.overflow_error(format!("{function}(): port must be 0-65535."))),
    };
    let ip = host_address(vm, host.as_str(), family)?;
    Ok(SocketAddr::new(ip, port).into())
}

/// The address of a host: empty means any, and names are looked up without the GIL.
fn host_address(vm: &Vm, host: &str, family: AddressFamily) -> PyResult<IpAddr> {
    let wants_v6 = family == AddressFamily::INET6;
    match host {
        "" if wants_v6 => return Ok(Ipv6Addr::UNSPECIFIED.into()),
        "" => return Ok(Ipv4Addr::UNSPECIFIED.into()),
        "<broadcast>" => return Ok(Ipv4Addr::BROADCAST.into()),
        _ => {}
    }
    if let Ok(literal) = host.parse::<IpAddr>()
        && literal.is_ipv6() == wants_v6
    {
        return Ok(literal);
    }
    resolve::addresses(vm, host)?
        .into_iter()
        .find(|address| address.is_ipv6() == wants_v6)
        .ok_or_else(|| resolve::unknown_name(vm))
}

fn unix_path(vm: &Vm, address: &Value) -> PyResult<SocketAddrAny> {
    let bytes = match address.downcast_ref::<Str>() {
        Some(_) => codec::encode(vm, address, "utf-8", "surrogateescape")?,
        None => vm.buffer_argument(address)?.to_vec(),
    };
    let unix = match bytes.split_first() {
        None => Ok(SocketAddrUnix::new_unnamed()),
        Some((0, name)) => SocketAddrUnix::new_abstract_name(name),
        _ => SocketAddrUnix::new(std::ffi::OsStr::from_bytes(&bytes)),
    };
    match unix {
        Ok(unix) => Ok(unix.into()),
        Err(_) => Err(vm.os_error("AF_UNIX path too long")),
    }
}
