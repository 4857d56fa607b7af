//! Socket options by level and number.

use std::io;
use std::os::fd::BorrowedFd;

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::os::{set_socket_option, socket_option};
use minipy_vm::vm::Vm;
use rustix::io::Errno;

use super::object::{Socket, raised};
use super::simulated::Simulated;

const SOL_SOCKET: i64 = 1;
const IPPROTO_IP: i64 = 0;
const IPPROTO_TCP: i64 = 6;
const IPPROTO_UDP: i64 = 17;
const IPPROTO_IPV6: i64 = 41;

/// The longest value of an option that `getsockopt` gives as bytes.
const LONGEST: usize = 1024;

/// Whether a socket of version 6 serves that version only.
pub(super) const V6ONLY: (i64, i64) = (IPPROTO_IPV6, 26);
const REUSE_PORT: (i64, i64) = (SOL_SOCKET, 15);
const ERROR: (i64, i64) = (SOL_SOCKET, 4);
const PROTOCOL: (i64, i64) = (SOL_SOCKET, 38);
const DOMAIN: (i64, i64) = (SOL_SOCKET, 39);

/// What an option says that is a number.
pub(super) fn read(socket: BorrowedFd<'_>, (level, option): (i64, i64)) -> io::Result<i64> {
    let mut buffer = [0; 4];
    let option = (level as i32, option as i32);
    let size = socket_option(socket, option, &mut buffer)?;
    // Some are shorter.
    buffer[size..].fill(0);
    Ok(i64::from(i32::from_ne_bytes(buffer)))
}

/// Sets an option that is a number.
pub(super) fn write(socket: BorrowedFd<'_>, level: i64, option: i64, value: i64) -> io::Result<()> {
    set_socket_option(socket, (level as i32, option as i32), &(value as i32).to_ne_bytes())
}

/// An option that a Unix socket does not have is what it was set to.
fn is_remembered(option: (i64, i64)) -> bool {
    matches!(option.0, IPPROTO_IP | IPPROTO_TCP | IPPROTO_UDP | IPPROTO_IPV6) || option == REUSE_PORT
}

/// What a simulated socket says that the one beneath it would not.
fn simulated(socket: &Socket, option: (i64, i64)) -> Option<i64> {
    let simulation = &socket.simulation;
    match option {
        ERROR => simulation.error.take().map(|error| i64::from(error.raw_os_error())),
        DOMAIN => Some(socket.family.get().into()),
        PROTOCOL if socket.numbers().2 == 0 => {
            Some(if socket.kind.get() == 1 { IPPROTO_TCP } else { IPPROTO_UDP })
        }
        PROTOCOL => Some(socket.numbers().2.into()),
        option if is_remembered(option) => {
            Some(simulation.options.borrow().get(&option).copied().unwrap_or(0))
        }
        _ => None,
    }
}

/// `getsockopt(level, option[, buffersize])`: a number, or so many bytes at most.
pub(super) fn getsockopt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let option = (vm.int_argument(args.get(1))?, vm.int_argument(args.get(2))?);
    let size = args.optional(3).map_or(Ok(0), |size| vm.int_argument(size))?;
    let socket = args.this::<Socket>(vm)?;
    let descriptor = socket.open(vm)?;
    let wide = (i64::from(option.0), i64::from(option.1));
    let failed = |error: io::Error| vm.os_error_from(&error, None);
    if size == 0 {
        let is_simulated = Simulated::of(vm, socket, &descriptor).is_some();
        let known = if is_simulated { simulated(socket, wide) } else { None };
        return match known {
            Some(value) => Ok(vm.int(value)),
            None => read(descriptor.borrow(), wide).map(|value| vm.int(value)).map_err(failed),
        };
    }
    let Some(size) = usize::try_from(size).ok().filter(|size| *size <= LONGEST) else {
        return Err(vm.os_error("getsockopt buflen out of range"));
    };
    let mut buffer = vec![0; size];
    let size = socket_option(descriptor.borrow(), option, &mut buffer).map_err(failed)?;
    buffer.truncate(size);
    Ok(vm.bytes(buffer))
}

/// `setsockopt(level, option, value)`: a number or bytes; or `setsockopt(level, option, None, length)`.
pub(super) fn setsockopt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let option = (vm.int_argument(args.get(1))?, vm.int_argument(args.get(2))?);
    let socket = args.this::<Socket>(vm)?;
    let value = match (args.get(3), args.optional(4)) {
        (none, Some(length)) if none.is_none() => {
            vm.int_argument(length)?;
            // No data, but a length: the system refuses that.
            return Err(raised(vm, Errno::FAULT));
        }
        (_, Some(_)) => return Err(vm.type_error("setsockopt() takes exactly 3 arguments (4 given)")),
        (value, None) => value,
    };
    let descriptor = socket.open(vm)?;
    let number = vm.has_index(value).then(|| vm.int_argument(value).ok()).flatten();
    let bytes = match number {
        Some(number) => number.to_ne_bytes().into(),
        None => vm.buffer_argument(value)?,
    };
    let is_simulated = Simulated::of(vm, socket, &descriptor).is_some();
    let wide = (i64::from(option.0), i64::from(option.1));
    if !(is_simulated && is_remembered(wide)) {
        set_socket_option(descriptor.borrow(), option, &bytes)
            .map_err(|error| vm.os_error_from(&error, None))?;
    }
    if is_simulated && let Some(number) = number {
        socket.simulation.options.borrow_mut().insert(wide, i64::from(number));
    }
    Ok(Value::NONE)
}
