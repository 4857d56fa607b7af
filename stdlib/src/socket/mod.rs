//! `_socket`: sockets of the Internet and of Unix.

mod address;
mod constants;
mod descriptor;
mod loopback;
mod message;
mod names;
mod object;
mod options;
mod resolve;
mod simulated;
mod transfer;

use std::net::{Ipv4Addr, Ipv6Addr};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::common::{new_exception_class, set_constants};

fn inet_aton(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match vm.text_argument(args.get(0), "inet_aton")?.parse::<Ipv4Addr>() {
        Ok(address) => Ok(vm.bytes(address.octets())),
        Err(_) => Err(vm.os_error("illegal IP address string passed to inet_aton")),
    }
}

fn inet_ntoa(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let packed = vm.buffer_argument(args.get(0))?;
    match <[u8; 4]>::try_from(&*packed) {
        Ok(octets) => Ok(vm.text(Ipv4Addr::from(octets).to_string())),
        Err(_) => Err(vm.os_error("packed IP wrong length")),
    }
}

fn inet_pton(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.get(1);
    let text = vm.text_argument(text, "inet_pton")?;
    let illegal = || vm.os_error("illegal IP address string passed to inet_pton");
    match vm.index(args.get(0))? {
        2 => text.parse::<Ipv4Addr>().map(|address| vm.bytes(address.octets())).map_err(|_| illegal()),
        10 => text.parse::<Ipv6Addr>().map(|address| vm.bytes(address.octets())).map_err(|_| illegal()),
        _ => Err(vm.os_error_from(&rustix::io::Errno::AFNOSUPPORT.into(), None)),
    }
}

fn inet_ntop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let packed = vm.buffer_argument(args.get(1))?;
    let invalid = || vm.value_error("invalid length of packed IP address string");
    match vm.index(args.get(0))? {
        2 => <[u8; 4]>::try_from(&*packed)
            .map(|a| vm.text(Ipv4Addr::from(a).to_string()))
            .map_err(|_| invalid()),
        10 => <[u8; 16]>::try_from(&*packed)
            .map(|a| vm.text(Ipv6Addr::from(a).to_string()))
            .map_err(|_| invalid()),
        family => Err(vm.value_error(format!("unknown address family {family}"))),
    }
}

fn swap16(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult {
    match vm.index(args.get(0))? {
        number @ 0..=0xffff => Ok(vm.int(i64::from((number as u16).to_be()))),
        number if number < 0 => Err(vm.overflow_error(format!(
            "{name}: can't convert negative Python int to C 16-bit unsigned integer"
        ))),
        _ => Err(vm
            .overflow_error(format!("{name}: Python int too large to convert to C 16-bit unsigned integer"))),
    }
}

fn htons(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    swap16(vm, args, "htons")
}

fn ntohs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    swap16(vm, args, "ntohs")
}

fn swap32(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match vm.index(args.get(0))? {
        number @ 0..=0xffff_ffff => Ok(vm.int(i64::from((number as u32).to_be()))),
        _ => Err(vm.overflow_error("int larger than 32 bits")),
    }
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    set_constants(vm, module, constants::CONSTANTS);
    let os_error = vm.exceptions.os_error.value().clone();
    new_exception_class(vm, module, resolve::GAI_ERROR, &os_error)?;
    new_exception_class(vm, module, names::HOST_ERROR, &os_error)?;
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    set("error", os_error);
    set("timeout", vm.exceptions.timeout_error.value().clone());
    set("SocketType", vm.native_type(&object::SOCKET).into_value());
    set("has_ipv6", Value::TRUE);
    Ok(())
}

/// `_socket`.
pub(crate) static SOCKET: ModuleDef = ModuleDef {
    name: "_socket",
    doc: "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    functions: &[
        NativeDef::new("dup(integer, /)", "Duplicate the descriptor of a socket.", object::dup),
        NativeDef::new(
            "socketpair(family=1, type=1, proto=0, /)",
            "Create a pair of connected sockets.",
            object::socketpair,
        ),
        NativeDef::new(
            "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)",
            "Look up the addresses of a host.",
            resolve::getaddrinfo,
        ),
        NativeDef::new("gethostbyname(host, /)", "Return the IP address of a host.", resolve::gethostbyname),
        NativeDef::new(
            "gethostbyname_ex(host, /)",
            "Return the name of a host, its other names, and its addresses.",
            names::gethostbyname_ex,
        ),
        NativeDef::new(
            "gethostbyaddr(host, /)",
            "Return the name of a host with an address, its other names, and its addresses.",
            names::gethostbyaddr,
        ),
        NativeDef::new(
            "getnameinfo(sockaddr, flags, /)",
            "Get the names of a host and of a service.",
            names::getnameinfo,
        ),
        NativeDef::new(
            "getservbyname(servicename, protocolname=<unrepresentable>, /)",
            "Return the port of a service.",
            names::getservbyname,
        ),
        NativeDef::new(
            "getservbyport(port, protocolname=<unrepresentable>, /)",
            "Return the service at a port.",
            names::getservbyport,
        ),
        NativeDef::new("getprotobyname(name, /)", "Return the number of a protocol.", names::getprotobyname),
        NativeDef::new(
            "if_nameindex()",
            "Return numbers and names of the network interfaces.",
            names::if_nameindex,
        ),
        NativeDef::new(
            "if_nametoindex(oname, /)",
            "Return the number of the network interface with this name.",
            names::if_nametoindex,
        ),
        NativeDef::new(
            "if_indextoname(index, /)",
            "Return the name of the network interface with this number.",
            names::if_indextoname,
        ),
        NativeDef::new("sethostname(name, /)", "Set the name of this host.", names::sethostname),
        NativeDef::new("close(fd, /)", "Close the descriptor of a socket.", object::close_descriptor),
        NativeDef::new("CMSG_LEN(length, /)", "The length of an item of ancillary data.", message::cmsg_len),
        NativeDef::new(
            "CMSG_SPACE(length, /)",
            "The room that an item of ancillary data takes.",
            message::cmsg_space,
        ),
        NativeDef::new("gethostname()", "Return the name of this host.", resolve::gethostname),
        NativeDef::new(
            "getdefaulttimeout()",
            "Return the timeout of new sockets in seconds, or None.",
            object::getdefaulttimeout,
        ),
        NativeDef::new(
            "setdefaulttimeout(timeout, /)",
            "Set the timeout of new sockets, in seconds.",
            object::setdefaulttimeout,
        ),
        NativeDef::new("inet_aton(ip_addr, /)", "Convert an IPv4 address to its packed form.", inet_aton),
        NativeDef::new("inet_ntoa(packed_ip, /)", "Convert a packed IPv4 address to text.", inet_ntoa),
        NativeDef::new(
            "inet_pton(address_family, ip_string, /)",
            "Convert an IP address to its packed form.",
            inet_pton,
        ),
        NativeDef::new(
            "inet_ntop(address_family, packed_ip, /)",
            "Convert a packed IP address to text.",
            inet_ntop,
        ),
        NativeDef::new("htons(x, /)", "Convert a 16-bit integer from host to network order.", htons),
        NativeDef::new("ntohs(x, /)", "Convert a 16-bit integer from network to host order.", ntohs),
        NativeDef::new("htonl(x, /)", "Convert a 32-bit integer from host to network order.", swap32),
        NativeDef::new("ntohl(x, /)", "Convert a 32-bit integer from network to host order.", swap32),
    ],
    types: &[&object::SOCKET],
    setup: Some(setup),
};
