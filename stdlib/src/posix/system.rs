//! The process's place in the system: sessions, groups, priorities, processors, times, load.

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::io::Errno;
use rustix::process::Pid;

use super::path_argument;
use crate::descriptors::handle;
use crate::struct_sequence::{self, structure};

fn raised(vm: &Vm, error: Errno) -> Raised {
    vm.os_error_from(&error.into(), None)
}

fn number(vm: &Vm, number: i32) -> Value {
    vm.int(i64::from(number))
}

/// A process by its number; 0 means the calling one.
fn process(vm: &Vm, args: &Arguments<'_>, index: usize) -> PyResult<Option<Pid>> {
    match vm.int_argument(args.get(index))? {
        0 => Ok(None),
        negative @ ..0 => Err(raised(vm, if negative == -1 { Errno::SRCH } else { Errno::INVAL })),
        positive => Ok(Pid::from_raw(positive)),
    }
}

/// The number of a group or session of the process that an argument names; 0 where it lies outside of the container.
fn belonging(
    vm: &Vm,
    args: &Arguments<'_>,
    ask: fn(Option<nix::unistd::Pid>) -> nix::Result<nix::unistd::Pid>,
) -> PyResult {
    let process = vm.int_argument(args.get(0))?;
    let found = ask(Some(nix::unistd::Pid::from_raw(process)));
    found.map(|found| number(vm, found.as_raw())).map_err(|error| vm.os_error_from(&error.into(), None))
}

fn getpgid(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    belonging(vm, args, nix::unistd::getpgid)
}

fn getpgrp(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(number(vm, nix::unistd::getpgrp().as_raw()))
}

fn setpgid(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (member, group) = (process(vm, args, 0)?, process(vm, args, 1)?);
    rustix::process::setpgid(member, group).map_err(|error| raised(vm, error))?;
    Ok(Value::NONE)
}

fn setpgrp(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    rustix::process::setpgid(None, None).map_err(|error| raised(vm, error))?;
    Ok(Value::NONE)
}

fn getsid(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    belonging(vm, args, nix::unistd::getsid)
}

fn setsid(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    rustix::process::setsid().map_err(|error| raised(vm, error))?;
    Ok(Value::NONE)
}

fn getgroups(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let groups = rustix::process::getgroups().map_err(|error| raised(vm, error))?;
    Ok(vm.list(groups.iter().map(|group| vm.int(i64::from(group.as_raw()))).collect()))
}

fn nice(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let now = rustix::process::nice(vm.int_argument(args.get(0))?).map_err(|error| raised(vm, error))?;
    Ok(number(vm, now))
}

/// `PRIO_PROCESS`.
const OF_PROCESS: i32 = 0;

fn getpriority(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.int_argument(args.get(0))? != OF_PROCESS {
        return Err(raised(vm, Errno::INVAL));
    }
    let priority = rustix::process::getpriority_process(process(vm, args, 1)?);
    Ok(number(vm, priority.map_err(|error| raised(vm, error))?))
}

fn setpriority(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.int_argument(args.get(0))? != OF_PROCESS {
        return Err(raised(vm, Errno::INVAL));
    }
    let priority = vm.int_argument(args.get(2))?;
    rustix::process::setpriority_process(process(vm, args, 1)?, priority)
        .map_err(|error| raised(vm, error))?;
    Ok(Value::NONE)
}

fn sched_getaffinity(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let set = rustix::thread::sched_getaffinity(process(vm, args, 0)?).map_err(|error| raised(vm, error))?;
    let processors = (0..rustix::thread::CpuSet::MAX_CPU).filter(|&index| set.is_set(index));
    vm.new_set(processors.map(|index| vm.int(index as i64)).collect())
}

fn getloadavg(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    // In parts of 2 to the 16th.
    let loads = rustix::system::sysinfo().loads;
    Ok(vm.tuple(loads.map(|load| vm.float(load as f64 / 65536.0))))
}

structure!(
    TimesResult,
    TIMES_RESULT,
    "posix.times_result",
    "times_result: Result from os.times().",
    5,
    &["user", "system", "children_user", "children_system", "elapsed"],
    [0 1 2 3 4]
);

fn times(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let text = std::fs::read_to_string("/proc/self/stat").map_err(|error| vm.os_error_from(&error, None))?;
    // The second field is a name in parentheses; user and system time are the fields 14 to 17.
    let fields = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11);
    let second = rustix::param::clock_ticks_per_second() as f64;
    let mut values: Vec<Value> =
        fields.take(4).map(|ticks| vm.float(ticks.parse::<f64>().unwrap_or(0.0) / second)).collect();
    values.resize(4, vm.float(0.0));
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    let ticks = (now.tv_sec as f64 + now.tv_nsec as f64 / 1e9) * second;
    values.push(vm.float(ticks.floor() / second));
    Ok(struct_sequence::make::<TimesResult>(vm, values))
}

/// What `sysconf` knows, with the numbers that Linux gives the names.
const LIMITS: &[(&str, i64)] = &[
    ("SC_CLK_TCK", 2),
    ("SC_OPEN_MAX", 4),
    ("SC_PAGE_SIZE", 30),
    ("SC_PAGESIZE", 30),
    ("SC_NPROCESSORS_CONF", 83),
    ("SC_NPROCESSORS_ONLN", 84),
    ("SC_PHYS_PAGES", 85),
    ("SC_AVPHYS_PAGES", 86),
];

fn sysconf(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = match args.get(0).downcast_ref::<Str>() {
        Some(name) => match LIMITS.iter().find(|(known, _)| *known == name.as_str()) {
            Some(&(_, wanted)) => wanted,
            None => return Err(vm.value_error("unrecognized configuration name")),
        },
        None => vm.index(args.get(0))?,
    };
    let page = rustix::param::page_size() as i64;
    let memory = rustix::system::sysinfo();
    let unit = i64::from(memory.mem_unit);
    let value = match wanted {
        2 => rustix::param::clock_ticks_per_second() as i64,
        4 => match rustix::process::getrlimit(rustix::process::Resource::Nofile).current {
            Some(most) => i64::try_from(most).unwrap_or(-1),
            None => -1,
        },
        30 => page,
        83 | 84 => std::thread::available_parallelism().map_or(1, |count| count.get() as i64),
        85 => memory.totalram as i64 * unit / page,
        86 => memory.freeram as i64 * unit / page,
        _ => return Err(raised(vm, Errno::INVAL)),
    };
    Ok(vm.int(value))
}

fn abort(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    std::process::abort()
}

fn sync(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    rustix::fs::sync();
    Ok(Value::NONE)
}

fn mkfifo(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "mkfifo")?;
    let mode = args.optional(1).map_or(Ok(0o666), |mode| vm.int_argument(mode))?;
    let mode = rustix::fs::Mode::from_raw_mode(mode as u32);
    match rustix::fs::mknodat(rustix::fs::CWD, path.path(), rustix::fs::FileType::Fifo, mode, 0) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error_from(&error.into(), Some(args.get(0)))),
    }
}

fn fchdir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let folder = handle(vm, vm.int_argument(args.get(0))?)?;
    folder.with(|folder| rustix::process::fchdir(folder)).map_err(|error| vm.os_error_from(&error, None))?;
    Ok(Value::NONE)
}

fn ctermid(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.text("/dev/tty"))
}

fn device_encoding(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let device = handle(vm, vm.int_argument(args.get(0))?)?;
    let terminal = device.with(|device| Ok(rustix::termios::isatty(device))).unwrap_or(false);
    Ok(if terminal { vm.text("UTF-8") } else { Value::NONE })
}

fn device_parts(vm: &Vm, args: &Arguments<'_>) -> PyResult<(i64, i64)> {
    let device = vm.index(args.get(0))? as u64;
    Ok((i64::from(rustix::fs::major(device)), i64::from(rustix::fs::minor(device))))
}

fn major(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(device_parts(vm, args)?.0))
}

fn minor(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(device_parts(vm, args)?.1))
}

fn makedev(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (major, minor) = (vm.int_argument(args.get(0))?, vm.int_argument(args.get(1))?);
    Ok(vm.int(rustix::fs::makedev(major as u32, minor as u32) as i64))
}

/// The functions of `posix`.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::new("getpgid(pid)", "Call the system call getpgid(), and return the result.", getpgid),
    NativeDef::new("getpgrp()", "Return the current process group id.", getpgrp),
    NativeDef::new("setpgid(pid, pgrp, /)", "Call the system call setpgid(pid, pgrp).", setpgid),
    NativeDef::new("setpgrp()", "Make the current process the leader of its process group.", setpgrp),
    NativeDef::new("getsid(pid, /)", "Call the system call getsid(pid) and return the result.", getsid),
    NativeDef::new("setsid()", "Call the system call setsid().", setsid),
    NativeDef::new("getgroups()", "Return list of supplemental group IDs for the process.", getgroups),
    NativeDef::new("nice(increment, /)", "Add increment to the priority of process and return it.", nice),
    NativeDef::new("getpriority(which, who)", "Return program scheduling priority.", getpriority),
    NativeDef::new("setpriority(which, who, priority)", "Set program scheduling priority.", setpriority),
    NativeDef::new(
        "sched_getaffinity(pid, /)",
        "Return the set of processors that a process may run on.",
        sched_getaffinity,
    ),
    NativeDef::new("getloadavg()", "Return average recent system load information.", getloadavg),
    NativeDef::new("times()", "Return a collection of process times, in seconds.", times),
    NativeDef::new("sysconf(name, /)", "Return an integer-valued system configuration variable.", sysconf),
    NativeDef::new("abort()", "Abort the interpreter immediately.", abort),
    NativeDef::new("sync()", "Force write of everything to disk.", sync),
    NativeDef::new(
        "mkfifo(path, mode=438, *, dir_fd=None)",
        "Create a \"fifo\" (a POSIX named pipe).",
        mkfifo,
    ),
    NativeDef::new("fchdir(fd)", "Change to the directory of the given file descriptor.", fchdir),
    NativeDef::new("ctermid()", "Return the name of the controlling terminal for this process.", ctermid),
    NativeDef::new(
        "device_encoding(fd)",
        "Return the encoding of the terminal that a descriptor is connected to, or None.",
        device_encoding,
    ),
    NativeDef::new("major(device, /)", "Extracts a device major number from a raw device number.", major),
    NativeDef::new("minor(device, /)", "Extracts a device minor number from a raw device number.", minor),
    NativeDef::new("makedev(major, minor, /)", "Composes a raw device number from its two parts.", makedev),
];

/// Constants of these functions, the exit codes of `sysexits.h`, and flags of `open`.
pub(super) const CONSTANTS: &[(&str, i64)] = &[
    ("PRIO_PROCESS", 0),
    ("PRIO_PGRP", 1),
    ("PRIO_USER", 2),
    ("EX_USAGE", 64),
    ("EX_DATAERR", 65),
    ("EX_NOINPUT", 66),
    ("EX_NOUSER", 67),
    ("EX_NOHOST", 68),
    ("EX_UNAVAILABLE", 69),
    ("EX_SOFTWARE", 70),
    ("EX_OSERR", 71),
    ("EX_OSFILE", 72),
    ("EX_CANTCREAT", 73),
    ("EX_IOERR", 74),
    ("EX_TEMPFAIL", 75),
    ("EX_PROTOCOL", 76),
    ("EX_NOPERM", 77),
    ("EX_CONFIG", 78),
    ("O_ACCMODE", 3),
    ("O_NOCTTY", 256),
    ("O_NDELAY", 2048),
    ("O_DSYNC", 4096),
    ("O_ASYNC", 8192),
    ("O_DIRECT", 16384),
    ("O_NOATIME", 262_144),
    ("O_FSYNC", 1_052_672),
    ("O_RSYNC", 1_052_672),
    ("O_SYNC", 1_052_672),
    ("O_PATH", 2_097_152),
    ("O_TMPFILE", 4_259_840),
    ("SEEK_DATA", 3),
    ("SEEK_HOLE", 4),
    ("P_ALL", 0),
    ("P_PID", 1),
    ("P_PGID", 2),
    ("SCHED_OTHER", 0),
    ("SCHED_FIFO", 1),
    ("SCHED_RR", 2),
    ("SCHED_BATCH", 3),
    ("SCHED_IDLE", 5),
    ("NGROUPS_MAX", 65536),
    ("RTLD_LAZY", 1),
    ("RTLD_NOW", 2),
    ("RTLD_GLOBAL", 256),
    ("RTLD_LOCAL", 0),
];

/// Classes and tables of `posix`.
pub(super) fn values(vm: &Vm) -> Vec<(&'static str, Value)> {
    let names = vm.new_dict();
    for &(name, limit) in LIMITS {
        drop(names.insert_str(&vm.intern(name), vm.int(limit)));
    }
    vec![
        ("times_result", struct_sequence::class::<TimesResult>(vm).into_value()),
        ("sysconf_names", names.into_value()),
    ]
}
