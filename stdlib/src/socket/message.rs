//! Messages in parts, and the ancillary data that go with them.

use std::io::{IoSlice, IoSliceMut};
use std::net::SocketAddr;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::os::{self, ReceivedMessage};
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::io::Errno;
use rustix::net::{RecvFlags, SendFlags, SocketAddrAny};

use super::address;
use super::object::{Socket, raised};
use super::simulated::Simulated;
use super::transfer::{receive_flags, send_flags};
use crate::io::base::{fill, room};

/// Each item begins with its length, level and type, and at a multiple of so many bytes.
const HEADER: usize = 16;
const ALIGNMENT: usize = 8;

/// The length of an item with so many bytes.
fn length_of(size: usize) -> Option<usize> {
    size.checked_add(HEADER).filter(|length| i32::try_from(*length).is_ok())
}

/// The room that an item with so many bytes takes.
fn space_of(size: usize) -> Option<usize> {
    length_of(size)?.checked_next_multiple_of(ALIGNMENT)
}

fn computed(vm: &Vm, args: &Arguments<'_>, name: &str, compute: fn(usize) -> Option<usize>) -> PyResult {
    let size = vm.size_argument(args.get(0))?;
    match usize::try_from(size).ok().and_then(compute) {
        Some(length) => Ok(vm.int(length as i64)),
        None => Err(vm.overflow_error(format!("{name}() argument out of range"))),
    }
}

/// `CMSG_LEN(length)`.
pub(super) fn cmsg_len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    computed(vm, args, "CMSG_LEN", length_of)
}

/// `CMSG_SPACE(length)`.
pub(super) fn cmsg_space(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    computed(vm, args, "CMSG_SPACE", space_of)
}

/// Ancillary data in the system's layout.
fn packed(items: &[(i32, i32, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    for (level, kind, data) in items {
        let end = all.len() + space_of(data.len())?;
        all.extend_from_slice(&length_of(data.len())?.to_ne_bytes());
        all.extend_from_slice(&level.to_ne_bytes());
        all.extend_from_slice(&kind.to_ne_bytes());
        all.extend_from_slice(data);
        all.resize(end, 0);
    }
    Some(all)
}

/// The items of ancillary data; the last one may have been cut off.
fn unpacked(mut bytes: &[u8]) -> Vec<(i32, i32, &[u8])> {
    let mut items = Vec::new();
    while let Some((header, rest)) = bytes.split_at_checked(HEADER) {
        let number = |at: usize| header[at..at + 4].try_into().map_or(0, i32::from_ne_bytes);
        let length = header[..8].try_into().map_or(0, usize::from_ne_bytes);
        let Some(size) = length.checked_sub(HEADER) else { break };
        items.push((number(8), number(12), &rest[..size.min(rest.len())]));
        let next = length.checked_next_multiple_of(ALIGNMENT).unwrap_or(usize::MAX);
        bytes = bytes.get(next..).unwrap_or_default();
    }
    items
}

/// The items of an argument that has to be iterable.
fn iterable(vm: &Vm, value: &Value, message: &str) -> PyResult<Vec<Value>> {
    vm.iter(value).map_err(|_| vm.type_error(message)).and_then(|items| vm.collect(&items))
}

/// The ancillary data that Python gave: triples of level, type and bytes.
fn ancillary(vm: &Vm, value: Option<&Value>) -> PyResult<Vec<u8>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let mut items = Vec::new();
    for item in iterable(vm, value, "sendmsg() argument 2 must be an iterable")? {
        let of_item = "[sendmsg() ancillary data items]() argument must be";
        let Ok(parts) = vm.collect(&item) else {
            return Err(vm.type_error(format!("{of_item} 3-item sequence, not {}", vm.type_name(&item))));
        };
        let [level, kind, data] = &parts[..] else {
            return Err(vm.type_error(format!("{of_item} sequence of length 3, not {}", parts.len())));
        };
        let data = vm.buffer_argument(data)?.to_vec();
        items.push((vm.int_argument(level)?, vm.int_argument(kind)?, data));
    }
    packed(&items).ok_or_else(|| vm.os_error("ancillary data item too large"))
}

/// `sendmsg(buffers[, ancdata[, flags[, address]]])`.
pub(super) fn sendmsg(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut parts = Vec::new();
    for part in iterable(vm, args.get(1), "sendmsg() argument 1 must be an iterable")? {
        parts.push(vm.buffer_argument(&part)?);
    }
    let control = ancillary(vm, args.optional(2))?;
    let flags = send_flags(vm, args.optional(3))?;
    let socket = args.this::<Socket>(vm)?;
    let to = args.not_none(4);
    let to = to.map(|to| address::from_python(vm, socket.address_family(), to, "sendmsg")).transpose()?;
    let whole = parts.concat();
    let sent = socket.attempt(vm, Readiness::Writable, |descriptor, most| {
        let count = match Simulated::of(vm, socket, descriptor) {
            Some(simulated) => match to.clone().map(SocketAddr::try_from) {
                Some(Ok(to)) => simulated.send_to(&whole, flags, to)?,
                _ => simulated.send(&whole[..whole.len().min(most)], flags)?,
            },
            None if most < whole.len() => send_parts(
                descriptor.borrow(),
                &[IoSlice::new(&whole[..most])],
                &control,
                flags,
                to.as_ref(),
            )?,
            None => {
                let parts: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
                send_parts(descriptor.borrow(), &parts, &control, flags, to.as_ref())?
            }
        };
        Ok((count, count as u64))
    })?;
    Ok(vm.int(sent as i64))
}

fn send_parts(
    socket: std::os::fd::BorrowedFd<'_>,
    parts: &[IoSlice<'_>],
    control: &[u8],
    flags: SendFlags,
    to: Option<&SocketAddrAny>,
) -> rustix::io::Result<usize> {
    os::send_message(socket, parts, control, flags.bits(), to).map_err(|error| errno(&error))
}

fn errno(error: &std::io::Error) -> Errno {
    Errno::from_io_error(error).unwrap_or(Errno::INVAL)
}

/// The size of the buffer for ancillary data, and the flags.
fn receiving(vm: &Vm, args: &Arguments<'_>) -> PyResult<(usize, RecvFlags)> {
    let size = args.optional(2).map_or(Ok(0), |size| vm.size_argument(size))?;
    match usize::try_from(size).ok().filter(|&size| i32::try_from(size).is_ok()) {
        Some(size) => {
            vm.reserve(size, 1)?;
            Ok((size, receive_flags(vm, args.optional(3))?))
        }
        None => Err(vm.value_error("invalid ancillary data buffer length")),
    }
}

/// Receives one message into parts, which have these sizes: the parts, how many bytes there are, and what else belongs to it
/// in Python's form.
fn receive(vm: &Vm, args: &Arguments<'_>, sizes: &[usize]) -> PyResult<(Vec<Vec<u8>>, usize, [Value; 3])> {
    let (control_size, flags) = receiving(vm, args)?;
    let socket = args.this::<Socket>(vm)?;
    let mut parts: Vec<Vec<u8>> = sizes.iter().map(|&size| vec![0; size]).collect();
    let descriptor = socket.open(vm)?;
    if let Some(simulated) = Simulated::of(vm, socket, &descriptor) {
        let mut whole = vec![0; sizes.iter().sum()];
        let (count, from) = socket.receive(vm, &mut whole, flags)?;
        let mut rest = &whole[..];
        for part in &mut parts {
            let (own, behind) = rest.split_at(part.len());
            part.copy_from_slice(own);
            rest = behind;
        }
        let from = from.filter(|_| simulated.is_datagram()).map(|from| simulated.address_of_peer(from));
        return Ok((parts, count, [vm.list(Vec::new()), vm.int(0), address::to_python(vm, from)]));
    }
    let mut control = vec![0; control_size];
    let (count, length, told, from): ReceivedMessage =
        socket.attempt(vm, Readiness::Readable, |descriptor, most| {
            let mut left = most;
            let mut room: Vec<IoSliceMut<'_>> = Vec::with_capacity(parts.len());
            for part in &mut parts {
                let size = part.len().min(left);
                left -= size;
                room.push(IoSliceMut::new(&mut part[..size]));
            }
            let received = os::receive_message(descriptor.borrow(), &mut room, &mut control, flags.bits());
            let received = received.map_err(|error| errno(&error))?;
            let count = received.0 as u64;
            Ok((received, count))
        })?;
    let items = unpacked(&control[..length.min(control.len())]);
    let items = items.into_iter().map(|(level, kind, data)| {
        vm.tuple([vm.int(i64::from(level)), vm.int(i64::from(kind)), vm.bytes(data)])
    });
    let told = vm.int(i64::from(told as u32 & !CLOSE_ON_EXEC));
    Ok((parts, count, [vm.list(items.collect()), told, address::to_python(vm, from)]))
}

/// Descriptors that are received are closed in programs that are started; the system says so among the flags.
const CLOSE_ON_EXEC: u32 = 0x4000_0000;

/// `recvmsg(bufsize[, ancbufsize[, flags]])`.
pub(super) fn recvmsg(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Ok(size) = usize::try_from(vm.size_argument(args.get(1))?) else {
        return Err(vm.value_error("negative buffer size in recvmsg()"));
    };
    vm.reserve(size, 1)?;
    let (mut parts, count, [items, flags, from]) = receive(vm, args, &[size])?;
    let mut data = parts.pop().unwrap_or_default();
    data.truncate(count);
    Ok(vm.tuple([vm.bytes(data), items, flags, from]))
}

/// `recvmsg_into(buffers[, ancbufsize[, flags]])`.
pub(super) fn recvmsg_into(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let buffers = iterable(vm, args.get(1), "recvmsg_into() argument 1 must be an iterable")?;
    let mut sizes = Vec::new();
    for buffer in &buffers {
        sizes.push(room(vm, buffer).map_err(|_| {
            vm.type_error(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers",
            )
        })?);
    }
    let (parts, count, [items, flags, from]) = receive(vm, args, &sizes)?;
    let mut left = count;
    for (buffer, part) in buffers.iter().zip(&parts) {
        let size = part.len().min(left);
        left -= size;
        fill(vm, buffer, &part[..size])?;
    }
    Ok(vm.tuple([vm.int(count as i64), items, flags, from]))
}

/// `sendmsg_afalg(...)`, for a kind of sockets that there is not.
pub(super) fn sendmsg_afalg(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Socket>(vm)?.open(vm).map_err(|_| raised(vm, Errno::BADF))?;
    Err(vm.os_error("algset is only supported for AF_ALG"))
}
