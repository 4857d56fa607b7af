//! Receiving and sending.

use std::net::SocketAddr;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::net::{self, RecvFlags, SendFlags, SocketAddrAny, SocketType};

use super::address;
use super::descriptor::Descriptor;
use super::loopback::Datagram;
use super::object::Socket;
use super::simulated::Simulated;

fn size_of(vm: &Vm, value: &Value, function: &str) -> PyResult<usize> {
    let size = vm.index(value)?;
    let size =
        usize::try_from(size).map_err(|_| vm.value_error(format!("negative buffersize in {function}")))?;
    vm.reserve(size, 1)?;
    Ok(size)
}

fn receive_flags(vm: &Vm, value: Option<&Value>) -> PyResult<RecvFlags> {
    let bits = value.map_or(Ok(0), |flags| vm.index(flags))?;
    Ok(RecvFlags::from_bits_retain(bits as u32))
}

fn send_flags(vm: &Vm, value: Option<&Value>) -> PyResult<SendFlags> {
    let bits = value.map_or(Ok(0), |flags| vm.index(flags))?;
    Ok(SendFlags::from_bits_retain(bits as u32) | SendFlags::NOSIGNAL)
}

impl Socket {
    /// Receives into a buffer: how many bytes, and from whom.
    fn receive(
        &self,
        vm: &Vm,
        buffer: &mut [u8],
        flags: RecvFlags,
    ) -> PyResult<(usize, Option<SocketAddrAny>)> {
        self.attempt(vm, Readiness::Readable, |descriptor| {
            if let Some((bytes, from)) = kept_datagram(descriptor, flags) {
                let count = bytes.len().min(buffer.len());
                buffer[..count].copy_from_slice(&bytes[..count]);
                return Ok((count, from));
            }
            match net::recvfrom(descriptor.borrow(), &mut *buffer, flags) {
                Ok((count, _, from)) => Ok((count, from)),
                Err(error) => Err(Simulated::of(vm, self, descriptor)
                    .map_or(error, |simulated| simulated.error_of_receiving(error))),
            }
        })
    }

    /// Sends to the other end: how many bytes went there.
    fn transmit(&self, vm: &Vm, bytes: &[u8], flags: SendFlags) -> PyResult<usize> {
        self.attempt(vm, Readiness::Writable, |descriptor| match Simulated::of(vm, self, descriptor) {
            Some(simulated) => simulated.send(bytes, flags),
            None => net::send(descriptor.borrow(), bytes, flags),
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
    let descriptor = socket.open(vm)?;
    let from = match Simulated::of(vm, socket, &descriptor) {
        // A stream does not say it.
        Some(_) if socket.kind.get() == SocketType::STREAM.as_raw() => None,
        Some(simulated) => from.map(|from| simulated.address_of_peer(from)),
        None => from,
    };
    Ok(vm.tuple(vec![vm.bytes(buffer), address::to_python(vm, from)]))
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
    let bytes = vm.buffer_argument(args.get(1))?;
    let (flags, to) = match args.optional(3) {
        Some(to) => (send_flags(vm, args.optional(2))?, to),
        None => (send_flags(vm, None)?, args.get(2)),
    };
    let socket = args.this::<Socket>(vm)?;
    let to = address::from_python(vm, socket.address_family(), to, "sendto")?;
    let sent = socket.attempt(vm, Readiness::Writable, |descriptor| {
        match (Simulated::of(vm, socket, descriptor), SocketAddr::try_from(to.clone())) {
            (Some(simulated), Ok(to)) => simulated.send_to(&bytes, flags, to),
            _ => net::sendto(descriptor.borrow(), &bytes, flags, &to),
        }
    })?;
    Ok(vm.int(sent as i64))
}
