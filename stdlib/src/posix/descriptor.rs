//! `os.open`, `os.read`, `os.pipe` and what else works on file descriptors.

use std::os::fd::AsRawFd;

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Readiness;
use minipy_vm::vm::Vm;
use rustix::fs::{Mode, OFlags, SeekFrom};
use rustix::io::{Errno, FdFlags};

use super::{path_argument, stat_of};
use crate::descriptors::{Handle, close, handle, insert, number_argument};
use crate::io::bytes_argument;

fn failed(vm: &Vm, error: impl Into<std::io::Error>) -> Raised {
    vm.os_error_from(&error.into(), None)
}

fn descriptor(vm: &Vm, args: &Arguments<'_>) -> PyResult<Handle> {
    handle(vm, vm.int_argument(args.get(0))?)
}

fn open(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "open")?;
    let flags = OFlags::from_bits_retain(vm.int_argument(args.get(1))? as u32) | OFlags::CLOEXEC;
    let mode = args.optional(2).map_or(Ok(0o777), |mode| vm.int_argument(mode))?;
    let opened = rustix::fs::open(&path.path, flags, Mode::from_raw_mode(mode as u32));
    match opened {
        Ok(opened) => Ok(vm.int(i64::from(insert(vm, opened)?))),
        Err(error) => Err(vm.os_error_from(&error.into(), Some(&path.value))),
    }
}

fn close_one(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    close(vm, vm.int_argument(args.get(0))?)?;
    Ok(Value::NONE)
}

fn close_range(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (low, high) = (vm.int_argument(args.get(0))?, vm.int_argument(args.get(1))?);
    for number in low.max(0)..high {
        // Those that are not open, or are not the program's, are passed over.
        if handle(vm, number).is_ok() {
            drop(close(vm, number));
        }
    }
    Ok(Value::NONE)
}

fn read(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let Ok(size) = usize::try_from(vm.size_argument(args.get(1))?) else {
        return Err(vm.os_error_from(&std::io::Error::from_raw_os_error(22), None));
    };
    source.read(vm, size)?.map(|bytes| vm.bytes(bytes)).ok_or_else(|| failed(vm, Errno::AGAIN))
}

fn write(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    let bytes = bytes_argument(vm, args.get(1))?;
    let count = handle(vm, number)?.write(vm, &bytes)?;
    count.map(|count| vm.int(count as i64)).ok_or_else(|| failed(vm, Errno::AGAIN))
}

fn pipe(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let ends = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC);
    let (reader, writer) = ends.map_err(|error| failed(vm, error))?;
    let numbers = [insert(vm, reader)?, insert(vm, writer)?];
    Ok(vm.tuple(numbers.iter().map(|&number| vm.int(i64::from(number))).collect::<Vec<_>>()))
}

fn dup(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let copy =
        source.with(|from| rustix::io::fcntl_dupfd_cloexec(from, 3)).map_err(|error| failed(vm, error))?;
    Ok(vm.int(i64::from(insert(vm, copy)?)))
}

/// The copy gets the number that is asked for; what had that number is closed before.
fn dup2(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let wanted = vm.int_argument(args.get(1))?;
    if source.number() == wanted {
        return Ok(vm.int(i64::from(wanted)));
    }
    let done = match wanted {
        0 => source.with(|from| rustix::stdio::dup2_stdin(from)),
        1 => source.with(|from| rustix::stdio::dup2_stdout(from)),
        2 => source.with(|from| rustix::stdio::dup2_stderr(from)),
        _ => {
            if handle(vm, wanted).is_ok() {
                close(vm, wanted)?;
            }
            match source.with(|from| rustix::io::fcntl_dupfd_cloexec(from, wanted)) {
                Ok(copy) if copy.as_raw_fd() == wanted => {
                    insert(vm, copy)?;
                    Ok(())
                }
                // Something outside the interpreter has that number.
                Ok(_) => Err(Errno::BADF.into()),
                Err(error) => Err(error),
            }
        }
    };
    done.map_err(|error| failed(vm, error))?;
    Ok(vm.int(i64::from(wanted)))
}

pub(super) fn fstat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    let source = handle(vm, number)?;
    let data = source.with(|from| rustix::fs::fstat(from)).map_err(|error| failed(vm, error))?;
    Ok(stat_of(vm, &data))
}

fn lseek(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let offset = vm.index(args.get(1))?;
    let position = match (vm.int_argument(args.get(2))?, u64::try_from(offset)) {
        (0, Ok(offset)) => SeekFrom::Start(offset),
        (1, _) => SeekFrom::Current(offset),
        (2, _) => SeekFrom::End(offset),
        _ => return Err(failed(vm, Errno::INVAL)),
    };
    let at = source.with(|from| rustix::fs::seek(from, position)).map_err(|error| failed(vm, error))?;
    Ok(vm.int(at as i64))
}

fn ftruncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let Ok(length) = u64::try_from(vm.index(args.get(1))?) else { return Err(failed(vm, Errno::INVAL)) };
    source.with(|from| rustix::fs::ftruncate(from, length)).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn truncate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.has_index(args.get(0)) {
        return ftruncate(vm, args);
    }
    let path = path_argument(vm, args.get(0), "truncate")?;
    let Ok(length) = u64::try_from(vm.index(args.get(1))?) else { return Err(failed(vm, Errno::INVAL)) };
    let done = std::fs::OpenOptions::new().write(true).open(&path.path).and_then(|file| file.set_len(length));
    done.map_err(|error| vm.os_error_from(&error, Some(&path.value)))?;
    Ok(Value::NONE)
}

fn isatty(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    Ok(Value::bool(handle(vm, number).is_ok_and(|source| source.is_terminal())))
}

fn fsync(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = handle(vm, number_argument(vm, args.get(0))?)?;
    source.with(|from| rustix::fs::fsync(from)).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn get_blocking(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let flags = source.with(|from| rustix::fs::fcntl_getfl(from)).map_err(|error| failed(vm, error))?;
    Ok(Value::bool(!flags.contains(OFlags::NONBLOCK)))
}

fn set_blocking(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let source = descriptor(vm, args)?;
    let blocking = vm.is_true(args.get(1))?;
    let mut flags = source.with(|from| rustix::fs::fcntl_getfl(from)).map_err(|error| failed(vm, error))?;
    flags.set(OFlags::NONBLOCK, !blocking);
    source.with(|from| rustix::fs::fcntl_setfl(from, flags)).map_err(|error| failed(vm, error))?;
    Ok(Value::NONE)
}

fn get_inheritable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let flags = descriptor(vm, args)?.with(|of| rustix::io::fcntl_getfd(of));
    flags.map(|flags| Value::bool(!flags.contains(FdFlags::CLOEXEC))).map_err(|error| failed(vm, error))
}

fn set_inheritable(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let of = descriptor(vm, args)?;
    let flags = if vm.is_true(args.get(1))? { FdFlags::empty() } else { FdFlags::CLOEXEC };
    of.with(|of| rustix::io::fcntl_setfd(of, flags)).map(|()| Value::NONE).map_err(|error| failed(vm, error))
}

/// `sendfile(out_fd, in_fd, offset, count)`: from a file to a socket, in the kernel.
fn sendfile(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (to, from) = (handle(vm, vm.int_argument(args.get(0))?)?, handle(vm, vm.int_argument(args.get(1))?)?);
    let mut offset = args.not_none(2).map(|offset| vm.size_argument(offset)).transpose()?.map(|at| at as u64);
    let count = usize::try_from(vm.size_argument(args.get(3))?).unwrap_or(usize::MAX);
    let sent = to.with(|to| {
        vm.sched.transfer(to, Readiness::Writable, false, |most| {
            let sent = from.with(|from| rustix::fs::sendfile(to, from, offset.as_mut(), count.min(most)));
            let sent = sent.map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))?;
            Ok((sent, sent as u64))
        })
    });
    sent.map(|sent| vm.int(sent as i64)).map_err(|error| failed(vm, error))
}

/// The functions.
pub(super) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("open(path, flags, mode=511, *, dir_fd=None)", "Open a file for low level IO.", open),
    NativeDef::new("close(fd)", "Close a file descriptor.", close_one),
    NativeDef::new(
        "closerange(fd_low, fd_high, /)",
        "Closes all file descriptors in [fd_low, fd_high).",
        close_range,
    ),
    NativeDef::new("read(fd, length, /)", "Read from a file descriptor.  Returns a bytes object.", read),
    NativeDef::new("write(fd, data, /)", "Write a bytes object to a file descriptor.", write),
    NativeDef::new("pipe()", "Create a pipe.", pipe),
    NativeDef::new("dup(fd, /)", "Return a duplicate of a file descriptor.", dup),
    NativeDef::new("dup2(fd, fd2, inheritable=True)", "Duplicate file descriptor.", dup2),
    NativeDef::new("fstat(fd)", "Perform a stat system call on the given file descriptor.", fstat),
    NativeDef::new("lseek(fd, position, whence, /)", "Set the position of a file descriptor.", lseek),
    NativeDef::new(
        "ftruncate(fd, length, /)",
        "Truncate a file, specified by file descriptor, to a specific length.",
        ftruncate,
    ),
    NativeDef::new(
        "truncate(path, length)",
        "Truncate a file, specified by path, to a specific length.",
        truncate,
    ),
    NativeDef::new("isatty(fd, /)", "Return True if the fd is connected to a terminal.", isatty),
    NativeDef::new("fsync(fd)", "Force write of fd to disk.", fsync),
    NativeDef::new("get_blocking(fd, /)", "Get the blocking mode of the file descriptor.", get_blocking),
    NativeDef::new(
        "set_blocking(fd, blocking, /)",
        "Set the blocking mode of the specified file descriptor.",
        set_blocking,
    ),
    NativeDef::new(
        "get_inheritable(fd, /)",
        "Get the close-on-exe flag of the specified file descriptor.",
        get_inheritable,
    ),
    NativeDef::new(
        "set_inheritable(fd, inheritable, /)",
        "Set the inheritable flag of the specified file descriptor.",
        set_inheritable,
    ),
    NativeDef::new(
        "sendfile(out_fd, in_fd, offset, count)",
        "Copy count bytes from file descriptor in_fd to file descriptor out_fd.",
        sendfile,
    ),
];
