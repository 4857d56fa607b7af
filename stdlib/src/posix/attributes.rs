//! Times and owners of files, file systems, the name of the system.

use std::time::{Duration, SystemTime};

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use num_traits::ToPrimitive;
use rustix::fs::{AtFlags, CWD, Timespec, Timestamps};

use super::path_argument;
use crate::struct_sequence::{self, structure};

structure!(
    UnameResult,
    UNAME_RESULT,
    "posix.uname_result",
    "uname_result: Result from os.uname().",
    5,
    &["sysname", "nodename", "release", "version", "machine"],
    [0 1 2 3 4]
);

structure!(
    StatvfsResult,
    STATVFS_RESULT,
    "os.statvfs_result",
    "statvfs_result: Result from statvfs or fstatvfs.",
    10,
    &[
        "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax",
        "f_fsid"
    ],
    [0 1 2 3 4 5 6 7 8 9 10]
);

/// The flags of a call that follows links or not.
fn flags(vm: &Vm, follow: Option<&Value>) -> PyResult<AtFlags> {
    let follow = follow.map_or(Ok(true), |value| vm.is_true(value))?;
    Ok(if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW })
}

fn seconds(vm: &Vm, value: &Value) -> PyResult<Timespec> {
    let time = vm.to_float(value)?;
    let whole = time.floor();
    Ok(Timespec { tv_sec: whole as i64, tv_nsec: ((time - whole) * 1e9) as i64 })
}

fn nanoseconds(vm: &Vm, value: &Value) -> PyResult<Timespec> {
    let time = vm.index_big(value)?;
    let Some(time) = time.to_i128() else {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    };
    let (whole, rest) = (time.div_euclid(1_000_000_000), time.rem_euclid(1_000_000_000));
    Ok(Timespec { tv_sec: whole as i64, tv_nsec: rest as i64 })
}

fn now() -> Timespec {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Timespec { tv_sec: since.as_secs() as i64, tv_nsec: i64::from(since.subsec_nanos()) }
}

fn utime(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "utime")?;
    let (times, ns) = (args.not_none(1), args.not_none(2));
    if times.is_some() && ns.is_some() {
        return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
    }
    let pair = |value: &Value, name: &str| match value.downcast_ref::<Tuple>() {
        Some(tuple) if tuple.items.len() == 2 => Ok((tuple.items[0].clone(), tuple.items[1].clone())),
        _ => Err(vm.type_error(match name {
            "times" => "utime: 'times' must be either a tuple of two ints or None",
            _ => "utime: 'ns' must be a tuple of two ints",
        })),
    };
    let (last_access, last_modification) = match (times, ns) {
        (Some(times), _) => {
            let (access, modification) = pair(times, "times")?;
            (seconds(vm, &access)?, seconds(vm, &modification)?)
        }
        (None, Some(ns)) => {
            let (access, modification) = pair(ns, "ns")?;
            (nanoseconds(vm, &access)?, nanoseconds(vm, &modification)?)
        }
        (None, None) => (now(), now()),
    };
    let stamps = Timestamps { last_access, last_modification };
    rustix::fs::utimensat(CWD, path.path(), &stamps, flags(vm, args.optional(4))?)
        .map_err(|error| vm.os_error_from(&error.into(), Some(args.get(0))))?;
    Ok(Value::NONE)
}

fn chown(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "chown")?;
    let number = |index: usize| vm.int_argument(args.get(index));
    let (user, group) = (number(1)?, number(2)?);
    let user = (user >= 0).then(|| rustix::fs::Uid::from_raw(user as u32));
    let group = (group >= 0).then(|| rustix::fs::Gid::from_raw(group as u32));
    rustix::fs::chownat(CWD, path.path(), user, group, flags(vm, args.optional(4))?)
        .map_err(|error| vm.os_error_from(&error.into(), Some(args.get(0))))?;
    Ok(Value::NONE)
}

fn statvfs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "statvfs")?;
    let found = rustix::fs::statvfs(path.path())
        .map_err(|error| vm.os_error_from(&error.into(), Some(args.get(0))))?;
    let numbers = [
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
        found.f_files,
        found.f_ffree,
        found.f_favail,
        found.f_flag.bits(),
        found.f_namemax,
        found.f_fsid,
    ];
    let values = numbers.iter().map(|&number| vm.big_int(number.into())).collect();
    Ok(struct_sequence::make::<StatvfsResult>(vm, values))
}

fn uname(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let found = rustix::system::uname();
    let parts = [found.sysname(), found.nodename(), found.release(), found.version(), found.machine()];
    let values = parts.iter().map(|part| vm.text(part.to_string_lossy())).collect();
    Ok(struct_sequence::make::<UnameResult>(vm, values))
}

fn umask(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mode = rustix::fs::Mode::from_raw_mode(vm.int_argument(args.get(0))? as u32);
    Ok(vm.int(i64::from(rustix::process::umask(mode).as_raw_mode())))
}

/// The functions of this file.
pub(super) static FUNCTIONS: &[NativeDef] = &[
    NativeDef::new(
        "utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)",
        "Set the access and modified time of path.",
        utime,
    ),
    NativeDef::new(
        "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)",
        "Change the owner and group id of path to the numeric uid and gid.",
        chown,
    ),
    NativeDef::new("statvfs(path)", "Perform a statvfs system call on the given path.", statvfs),
    NativeDef::new("uname()", "Return an object identifying the current operating system.", uname),
    NativeDef::new("umask(mask, /)", "Set the current numeric umask and return the previous umask.", umask),
];

/// The classes of this file.
pub(super) fn classes(vm: &Vm) -> [(&'static str, Value); 2] {
    [
        ("uname_result", struct_sequence::class::<UnameResult>(vm).into_value()),
        ("statvfs_result", struct_sequence::class::<StatvfsResult>(vm).into_value()),
    ]
}
