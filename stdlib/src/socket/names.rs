//! Names of hosts, services, protocols and network interfaces, as the system knows them.

use std::fs;
use std::net::{IpAddr, SocketAddr};

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketType, netdevice, socket};

use super::object::raised;
use super::resolve::{COST, addresses, gai_error, numbered_error, text_of};

/// The name of the exception for addresses that have no name.
pub(super) const HOST_ERROR: &str = "socket.herror";

/// Where the system keeps services and protocols.
const SERVICES: &str = "/etc/services";
const PROTOCOLS: &str = "/etc/protocols";

/// The lines of a table: their words.
fn rows(path: &str) -> Vec<Vec<String>> {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let words = |line: &str| -> Vec<String> {
        let content = line.split('#').next().unwrap_or_default();
        content.split_whitespace().map(str::to_owned).collect()
    };
    text.lines().map(words).filter(|words| words.len() >= 2).collect()
}

/// A service: its name, its port, its protocol, and its other names.
fn services() -> impl Iterator<Item = (String, i64, String, Vec<String>)> {
    rows(SERVICES).into_iter().filter_map(|mut words| {
        let others = words.split_off(2);
        let (port, protocol) = words[1].split_once('/')?;
        Some((words[0].clone(), port.parse().ok()?, protocol.to_owned(), others))
    })
}

/// `getservbyname(servicename[, protocolname])`.
pub(super) fn getservbyname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = text_of(vm, args.get(0), "getservbyname")?;
    let wanted = args.optional(1).map(|protocol| text_of(vm, protocol, "getservbyname")).transpose()?;
    let found = services().find(|(known, _, protocol, others)| {
        (known == name || others.iter().any(|other| other == name))
            && wanted.is_none_or(|wanted| wanted == protocol)
    });
    found.map(|(_, port, ..)| vm.int(port)).ok_or_else(|| vm.os_error("service/proto not found"))
}

/// `getservbyport(port[, protocolname])`.
pub(super) fn getservbyport(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let port = i64::from(vm.int_argument(args.get(0))?);
    if !(0..=0xffff).contains(&port) {
        return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
    }
    let wanted = args.optional(1).map(|protocol| text_of(vm, protocol, "getservbyport")).transpose()?;
    let found = services()
        .find(|(_, known, protocol, _)| *known == port && wanted.is_none_or(|wanted| wanted == protocol));
    found.map(|(name, ..)| vm.text(name)).ok_or_else(|| vm.os_error("port/proto not found"))
}

/// `getprotobyname(name)`.
pub(super) fn getprotobyname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = text_of(vm, args.get(0), "getprotobyname")?;
    let found = rows(PROTOCOLS)
        .into_iter()
        .find(|words| words.iter().enumerate().any(|(place, word)| place != 1 && word == name));
    let number = found.and_then(|words| words[1].parse().ok());
    number.map(|number| vm.int(number)).ok_or_else(|| vm.os_error("protocol not found"))
}

/// `getnameinfo(sockaddr, flags)`: the names of a host and of a service.
pub(super) fn getnameinfo(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(given) = args.get(0).downcast_ref::<Tuple>() else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let flags = vm.int_argument(args.get(1))?;
    let (host, port) = match &*given.items {
        [host, port] | [host, port, _] | [host, port, _, _] => (host, port),
        _ => return Err(vm.type_error("getnameinfo(): illegal sockaddr argument")),
    };
    let host = host.downcast_ref::<Str>().map(Str::as_str);
    let Some(host) = host else { return Err(vm.type_error("getnameinfo(): illegal sockaddr argument")) };
    let port = vm.int_argument(port)?;
    let Ok(ip) = host.parse::<IpAddr>() else { return Err(gai_error(vm, -2)) };
    if ip.is_ipv4() && given.items.len() != 2 {
        return Err(vm.os_error("IPv4 sockaddr must be 2 tuple"));
    }
    let address = SocketAddr::new(ip, port as u16);
    match vm.offload("getnameinfo", COST, move || dns_lookup::getnameinfo(&address, flags))? {
        Ok((host, service)) => Ok(vm.tuple([vm.text(host), vm.text(service)])),
        Err(error) => Err(gai_error(vm, error.error_num())),
    }
}

/// A name, no other names, and addresses.
fn host(vm: &Vm, name: &str, found: &[IpAddr]) -> Value {
    let addresses = found.iter().map(|address| vm.text(address.to_string())).collect();
    vm.tuple([vm.text(name), vm.list(Vec::new()), vm.list(addresses)])
}

/// `gethostbyname_ex(host)`.
pub(super) fn gethostbyname_ex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = text_of(vm, args.get(0), "gethostbyname_ex")?;
    let mut found = addresses(vm, name)?;
    found.retain(IpAddr::is_ipv4);
    if found.is_empty() { Err(gai_error(vm, -2)) } else { Ok(host(vm, name, &found)) }
}

/// `gethostbyaddr(host)`: the name of an address.
pub(super) fn gethostbyaddr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let given = text_of(vm, args.get(0), "gethostbyaddr")?;
    let Some(address) = addresses(vm, given)?.first().copied() else { return Err(gai_error(vm, -2)) };
    const NAME_REQUIRED: i32 = 8;
    let wanted = SocketAddr::new(address, 0);
    match vm.offload("gethostbyaddr", COST, move || dns_lookup::getnameinfo(&wanted, NAME_REQUIRED))? {
        Ok((name, _)) => Ok(host(vm, &name, &[address])),
        Err(_) => Err(numbered_error(vm, HOST_ERROR, 1, "Unknown host")),
    }
}

/// The number of the interface of a name.
fn number_of(name: &str) -> rustix::io::Result<u32> {
    let any = socket(AddressFamily::UNIX, SocketType::DGRAM, None)?;
    netdevice::name_to_index(&any, name)
}

/// `if_nametoindex(name)`.
pub(super) fn if_nametoindex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = match args.get(0).downcast_ref::<Str>() {
        Some(name) => name.as_str().to_owned(),
        None => String::from_utf8_lossy(&vm.buffer_argument(args.get(0))?).into_owned(),
    };
    number_of(&name)
        .map(|number| vm.int(i64::from(number)))
        .map_err(|_| vm.os_error("no interface with this name"))
}

/// `if_indextoname(index)`.
pub(super) fn if_indextoname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.index(args.get(0))?;
    if number < 0 {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    let any = socket(AddressFamily::UNIX, SocketType::DGRAM, None).map_err(|error| raised(vm, error))?;
    let name = u32::try_from(number)
        .map_err(|_| Errno::NXIO)
        .and_then(|number| netdevice::index_to_name(&any, number).map_err(|_| Errno::NXIO));
    name.map(|name| vm.text(name)).map_err(|error| raised(vm, error))
}

/// `if_nameindex()`.
pub(super) fn if_nameindex(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let names = fs::read_dir("/sys/class/net").map_err(|error| vm.os_error_from(&error, None))?;
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut known: Vec<(u32, String)> =
        names.filter_map(|name| Some((number_of(&name).ok()?, name))).collect();
    known.sort_unstable();
    let pairs = known.into_iter().map(|(number, name)| vm.tuple([vm.int(i64::from(number)), vm.text(name)]));
    Ok(vm.list(pairs.collect()))
}

/// `sethostname(name)`.
pub(super) fn sethostname(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = crate::posix::path_value(vm, args.get(0))?;
    let name = crate::posix::path_argument(vm, &name, "sethostname")?;
    rustix::system::sethostname(name.path().as_os_str().as_encoded_bytes())
        .map(|()| Value::NONE)
        .map_err(|error| raised(vm, error))
}
