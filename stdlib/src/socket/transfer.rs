//! Receiving and sending.

use std::net::SocketAddr;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::net::{self, RecvFlags, SendFlags, SocketAddrAny};

use super::address;
use super::descriptor::Descriptor;
use super::loopback::Datagram;
use super::object::Socket;
use super::simulated::Simulated;
use crate::io::base::{fill, room};

fn size_of(vm: &Vm, value: &Value, function: &str) -> PyResult<usize> {
    let size = vm.index(value)?;
    let size =
        usize::try_from(size).map_err(|_| vm.value_error(format!("negative buffersize in {function}")))?;
    vm.reserve(size, 1)?;
    Ok(size)
}

pub(super) fn receive_flags(vm: &Vm, value: Option<&Value>) -> PyResult<RecvFlags> {
    let bits = value.map_or(Ok(0), |flags| vm.index(flags))?;
    Ok(RecvFlags::from_bits_retain(bits as u32))
}

pub(super) fn send_flags(vm: &Vm, value: Option<&Value>) -> PyResult<SendFlags> {
    let bits = value.map_or(Ok(0), |flags| vm.index(flags))?;
    Ok(SendFlags::from_bits_retain(bits as u32) | SendFlags::NOSIGNAL)
}

impl Socket {
    /// Receives into a buffer: how many bytes, and from whom.
    pub(super) fn receive(
        &self,
        vm: &Vm,
        buffer: &mut [u8],
        flags: RecvFlags,
    ) -> PyResult<(usize, Option<SocketAddrAny>)> {
        self.attempt(vm, Readiness::Readable, |descriptor, most| {
            let room = buffer.len().min(most);
            let buffer = &mut buffer[..room];
            if let Some((bytes, from)) = kept_datagram(descriptor, flags) {
                let count = bytes.len().min(buffer.len());
                buffer[..count].copy_from_slice(&bytes[..count]);
                return Ok(((count, from), count as u64));
            }
            match net::recvfrom(descriptor.borrow(), &mut *buffer, flags) {
                Ok((count, _, from)) => Ok(((count, from), count as u64)),
                Err(error) => Err(Simulated::of(vm, self, descriptor)
                    .map_or(error, |simulated| simulated.error_of_receiving(error))),
            }
        })
    }

    /// Sends to the other end: how many bytes went there.
    fn transmit(&self, vm: &Vm, bytes: &[u8], flags: SendFlags) -> PyResult<usize> {
        self.attempt(vm, Readiness::Writable, |descriptor, most| {
            let bytes = &bytes[..bytes.len().min(most)];
            let count = match Simulated::of(vm, self, descriptor) {
                Some(simulated) => simulated.send(bytes, flags)?,
                None => net::send(descriptor.borrow(), bytes, flags)?,
            };
            Ok((count, count as u64))
        })
    }
}

/// The oldest datagram that had to make room in the kernel's queue.
fn kept_datagram(descriptor: &Descriptor, flags: RecvFlags) -> Option<Datagram> {
    let mut kept = descriptor.open().datagrams.borrow_mut();
    if flags.contains(RecvFlags::PEEK) { kept.front().cloned() } else { kept.pop_front() }
}

/// `recv(bufsize, flags=0)`.
pub(super) fn recv(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_of(vm, args.get(1), "recv")?;
    let flags = receive_flags(vm, args.optional(2))?;
    let mut buffer = vec![0_u8; size];
    let (count, _) = args.this::<Socket>(vm)?.receive(vm, &mut buffer, flags)?;
    buffer.truncate(count);
    Ok(vm.bytes(buffer))
}

/// `recvfrom(bufsize, flags=0)`.
pub(super) fn recvfrom(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = size_of(vm, args.get(1), "recvfrom")?;
    let flags = receive_flags(vm, args.optional(2))?;
    let mut buffer = vec![0_u8; size];
    let socket = args.this::<Socket>(vm)?;
    let (count, from) = socket.receive(vm, &mut buffer, flags)?;
    buffer.truncate(count);
    Ok(vm.tuple(vec![vm.bytes(buffer), sender(vm, socket, from)?]))
}

/// Who has sent something, for Python. Those of simulated streams do not say it.
fn sender(vm: &Vm, socket: &Socket, from: Option<SocketAddrAny>) -> PyResult {
    let descriptor = socket.open(vm)?;
    let from = match Simulated::of(vm, socket, &descriptor) {
        Some(simulated) => {
            from.filter(|_| simulated.is_datagram()).map(|from| simulated.address_of_peer(from))
        }
        None => from,
    };
    Ok(address::to_python(vm, from))
}

/// Receives into the buffer of the first argument, up to the number of bytes in the second: how many, and from whom.
fn receive_into(
    vm: &Vm,
    args: &Arguments<'_>,
    function: &str,
    too_small: &str,
) -> PyResult<(usize, Option<SocketAddrAny>)> {
    let room = room(vm, args.get(1)).map_err(|_| {
        let found = vm.type_name(args.get(1));
        vm.type_error(format!("{function}() argument 1 must be read-write bytes-like object, not {found}"))
    })?;
    let wanted = args.optional(2).map_or(Ok(0), |size| vm.size_argument(size))?;
    let flags = receive_flags(vm, args.optional(3))?;
    let size = match usize::try_from(wanted) {
        Err(_) => return Err(vm.value_error(format!("negative buffersize in {function}"))),
        Ok(0) => room,
        Ok(size) if size > room => return Err(vm.value_error(too_small)),
        Ok(size) => size,
    };
    if size == 0 {
        return Ok((0, None));
    }
    let mut buffer = vec![0_u8; size];
    let (count, from) = args.this::<Socket>(vm)?.receive(vm, &mut buffer, flags)?;
    fill(vm, args.get(1), &buffer[..count])?;
    Ok((count, from))
}

/// `recv_into(buffer[, nbytes[, flags]])`.
pub(super) fn recv_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (count, _) = receive_into(vm, args, "recv_into", "buffer too small for requested bytes")?;
    Ok(vm.int(count as i64))
}

/// `recvfrom_into(buffer[, nbytes[, flags]])`.
pub(super) fn recvfrom_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let too_small = "nbytes is greater than the length of the buffer";
    let (count, from) = receive_into(vm, args, "recvfrom_into", too_small)?;
    let from = sender(vm, args.this::<Socket>(vm)?, from)?;
    Ok(vm.tuple([vm.int(count as i64), from]))
}

/// `send(data, flags=0)`.
pub(super) fn send(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let bytes = vm.buffer_argument(args.get(1))?;
    let flags = send_flags(vm, args.optional(2))?;
    let sent = args.this::<Socket>(vm)?.transmit(vm, &bytes, flags)?;
    Ok(vm.int(sent as i64))
}

/// `sendall(data, flags=0)`.
pub(super) fn sendall(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let bytes = vm.buffer_argument(args.get(1))?;
    let flags = send_flags(vm, args.optional(2))?;
    let socket = args.this::<Socket>(vm)?;
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let sent = socket.transmit(vm, rest, flags)?;
        rest = &rest[sent..];
    }
    Ok(Value::NONE)
}

/// `sendto(data[, flags], address)`.
pub(super) fn sendto(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (bytes, flags, to) = match args.extra() {
        [bytes, to] => (bytes, None, to),
        [bytes, flags, to] => (bytes, Some(flags), to),
        given => {
            let count = given.len();
            return Err(vm.type_error(format!("sendto() takes 2 or 3 arguments ({count} given)")));
        }
    };
    let bytes = vm.buffer_argument(bytes)?;
    let flags = send_flags(vm, flags)?;
    let socket = args.this::<Socket>(vm)?;
    let to = address::from_python(vm, socket.address_family(), to, "sendto")?;
    let sent = socket.attempt(vm, Readiness::Writable, |descriptor, _| {
        let count = match (Simulated::of(vm, socket, descriptor), SocketAddr::try_from(to.clone())) {
            (Some(simulated), Ok(to)) => simulated.send_to(&bytes, flags, to)?,
            _ => net::sendto(descriptor.borrow(), &bytes, flags, &to)?,
        };
        Ok((count, count as u64))
    })?;
    Ok(vm.int(sent as i64))
}
