//! `posix`: files, folders, the environment and the process, as `os` builds on them.

mod attributes;
mod descriptor;
mod process;
mod scan;
mod system;

use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::bytes::Bytes;
use minipy_vm::object::codec;
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::struct_sequence::{self, structure};

structure!(
    StatResult,
    STAT_RESULT,
    "os.stat_result",
    "stat_result: Result from stat, fstat, or lstat.",
    10,
    &[
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "", "", "", "st_atime", "st_mtime",
        "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"
    ],
    [0 1 2 3 4 5 6 10 11 12 13 14 15 16 17 18]
);

structure!(
    TerminalSize,
    TERMINAL_SIZE,
    "os.terminal_size",
    "A tuple of (columns, lines) for holding terminal window size",
    2,
    &["columns", "lines"],
    [0 1]
);

/// A path as it was given, and as the system takes it.
pub(crate) struct PathArgument {
    value: Value,
    path: PathBuf,
    is_bytes: bool,
}

impl PathArgument {
    /// As the system takes it.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// `os.fspath`: a str or bytes, or what `__fspath__` gives.
pub(crate) fn path_value(vm: &Vm, value: &Value) -> PyResult {
    let is_path =
        |value: &Value| value.downcast_ref::<Str>().is_some() || value.downcast_ref::<Bytes>().is_some();
    if is_path(value) {
        return Ok(value.clone());
    }
    let given = vm.type_name(value);
    match vm.call_special(value, &vm.intern("__fspath__"), &[])? {
        Some(found) if is_path(&found) => Ok(found),
        Some(found) => Err(vm.type_error(format!(
            "expected {given}.__fspath__() to return str or bytes, not {}",
            vm.type_name(&found)
        ))),
        None => Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {given}"))),
    }
}

/// The path in an argument of `function`.
pub(crate) fn path_argument(vm: &Vm, given: &Value, function: &str) -> PyResult<PathArgument> {
    let is_path_like = given.downcast_ref::<Str>().is_some()
        || given.downcast_ref::<Bytes>().is_some()
        || vm.lookup_special(given, &vm.intern("__fspath__")).is_some();
    if !is_path_like {
        return Err(vm.type_error(format!(
            "{function}: path should be string, bytes or os.PathLike, not {}",
            vm.type_name(given)
        )));
    }
    let value = path_value(vm, given)?;
    let (bytes, is_bytes) = match value.downcast_ref::<Bytes>() {
        Some(bytes) => (bytes.data.to_vec(), true),
        None => (codec::encode(vm, &value, "utf-8", "surrogateescape")?, false),
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    let path = PathBuf::from(std::ffi::OsString::from_vec(bytes));
    Ok(PathArgument { value, path, is_bytes })
}

/// A name from the system: bytes if that is what the program uses.
pub(crate) fn name_value(vm: &Vm, name: &Path, is_bytes: bool) -> PyResult {
    let bytes = name.as_os_str().as_bytes();
    Ok(if is_bytes {
        vm.bytes(bytes)
    } else {
        vm.text(codec::decode(vm, bytes, "utf-8", "surrogateescape")?)
    })
}

fn done<T>(vm: &Vm, result: std::io::Result<T>, path: &PathArgument) -> PyResult<T> {
    result.map_err(|error| vm.os_error_from(&error, Some(&path.value)))
}

fn fspath(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    path_value(vm, args.get(0))
}

fn getcwd(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let folder = std::env::current_dir().map_err(|error| vm.os_error_from(&error, None))?;
    name_value(vm, &folder, false)
}

fn getcwdb(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let folder = std::env::current_dir().map_err(|error| vm.os_error_from(&error, None))?;
    name_value(vm, &folder, true)
}

fn chdir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "chdir")?;
    done(vm, std::env::set_current_dir(&path.path), &path)?;
    Ok(Value::NONE)
}

fn getpid(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(std::process::id())))
}

fn getppid(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(std::os::unix::process::parent_id())))
}

fn cpu_count(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(std::thread::available_parallelism().map_or(Value::NONE, |count| vm.int(count.get() as i64)))
}

macro_rules! identities {
    ($($name:ident = $function:ident;)*) => {
        $(fn $name(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
            Ok(vm.int(i64::from(rustix::process::$function().as_raw())))
        })*
    };
}
identities! { uid = getuid; euid = geteuid; gid = getgid; egid = getegid; }

fn path_or_here(vm: &Vm, args: &Arguments<'_>, function: &str) -> PyResult<PathArgument> {
    match args.not_none(0) {
        Some(path) => path_argument(vm, path, function),
        None => path_argument(vm, &vm.text("."), function),
    }
}

fn listdir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_or_here(vm, args, "listdir")?;
    let mut names = Vec::new();
    for entry in done(vm, fs::read_dir(&path.path), &path)? {
        let entry = done(vm, entry, &path)?;
        names.push(name_value(vm, Path::new(&entry.file_name()), path.is_bytes)?);
    }
    Ok(vm.list(names))
}

fn mkdir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "mkdir")?;
    let mode = args.optional(1).map_or(Ok(0o777), |mode| vm.int_argument(mode))?;
    done(vm, fs::DirBuilder::new().mode(mode as u32).create(&path.path), &path)?;
    Ok(Value::NONE)
}

fn rmdir(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "rmdir")?;
    done(vm, fs::remove_dir(&path.path), &path)?;
    Ok(Value::NONE)
}

fn unlink(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "unlink")?;
    done(vm, fs::remove_file(&path.path), &path)?;
    Ok(Value::NONE)
}

/// Two paths, and what is done with them.
fn with_two(
    vm: &Vm,
    args: &Arguments<'_>,
    function: &str,
    act: fn(&Path, &Path) -> std::io::Result<()>,
) -> PyResult {
    let from = path_argument(vm, args.get(0), function)?;
    let to = path_argument(vm, args.get(1), function)?;
    match act(&from.path, &to.path) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => {
            let Raised::Exception(raised) = vm.os_error_from(&error, Some(&from.value)) else {
                return Err(vm.os_error_from(&error, None));
            };
            vm.set_attribute(raised.value(), &vm.names.filename2, Some(to.value))?;
            Err(Raised::Exception(raised))
        }
    }
}

fn rename(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    with_two(vm, args, "rename", |from, to| fs::rename(from, to))
}

fn symlink(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    with_two(vm, args, "symlink", |from, to| std::os::unix::fs::symlink(from, to))
}

fn link(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    with_two(vm, args, "link", |from, to| fs::hard_link(from, to))
}

fn readlink(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "readlink")?;
    name_value(vm, &done(vm, fs::read_link(&path.path), &path)?, path.is_bytes)
}

fn chmod(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if matches!(args.optional(3), Some(follow) if !vm.is_true(follow)?) {
        let message = "chmod: follow_symlinks unavailable on this platform";
        return Err(vm.new_exception(&vm.exceptions.not_implemented_error, message));
    }
    let path = path_argument(vm, args.get(0), "chmod")?;
    let mode = vm.int_argument(args.get(1))? as u32;
    done(vm, fs::set_permissions(&path.path, fs::Permissions::from_mode(mode)), &path)?;
    Ok(Value::NONE)
}

fn access(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "access")?;
    let mode = vm.int_argument(args.get(1))? as u32;
    let mode = rustix::fs::Access::from_bits_truncate(mode);
    Ok(Value::bool(rustix::fs::access(&path.path, mode).is_ok()))
}

/// A `stat_result` of what is known of a file.
pub(crate) fn stat_value(vm: &Vm, data: &fs::Metadata) -> Value {
    stat_of_parts(
        vm,
        [
            i64::from(data.mode()),
            data.ino() as i64,
            data.dev() as i64,
            data.nlink() as i64,
            i64::from(data.uid()),
            i64::from(data.gid()),
            data.size() as i64,
        ],
        [
            (data.atime(), data.atime_nsec()),
            (data.mtime(), data.mtime_nsec()),
            (data.ctime(), data.ctime_nsec()),
        ],
        [data.blksize() as i64, data.blocks() as i64, data.rdev() as i64],
    )
}

/// The same of a descriptor's file.
fn stat_of(vm: &Vm, data: &rustix::fs::Stat) -> Value {
    stat_of_parts(
        vm,
        [
            i64::from(data.st_mode),
            data.st_ino as i64,
            data.st_dev as i64,
            data.st_nlink as i64,
            i64::from(data.st_uid),
            i64::from(data.st_gid),
            data.st_size,
        ],
        [
            (data.st_atime, data.st_atime_nsec as i64),
            (data.st_mtime, data.st_mtime_nsec as i64),
            (data.st_ctime, data.st_ctime_nsec as i64),
        ],
        [data.st_blksize, data.st_blocks, data.st_rdev as i64],
    )
}

fn stat_of_parts(vm: &Vm, whole: [i64; 7], times: [(i64, i64); 3], rest: [i64; 3]) -> Value {
    let mut values: Vec<Value> = whole.iter().map(|&number| vm.int(number)).collect();
    values.extend(times.iter().map(|&(seconds, _)| vm.int(seconds)));
    values.extend(times.iter().map(|&(seconds, rest)| vm.float(seconds as f64 + rest as f64 * 1e-9)));
    values.extend(times.iter().map(|&(seconds, rest)| vm.int(seconds * 1_000_000_000 + rest)));
    values.extend(rest.map(|number| vm.int(number)));
    struct_sequence::make::<StatResult>(vm, values)
}

fn stat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if vm.has_index(args.get(0)) {
        return descriptor::fstat(vm, args);
    }
    let path = path_argument(vm, args.get(0), "stat")?;
    let follow = args.optional(2).map_or(Ok(true), |follow| vm.is_true(follow))?;
    let data = if follow { fs::metadata(&path.path) } else { fs::symlink_metadata(&path.path) };
    Ok(stat_value(vm, &done(vm, data, &path)?))
}

fn lstat(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let path = path_argument(vm, args.get(0), "lstat")?;
    Ok(stat_value(vm, &done(vm, fs::symlink_metadata(&path.path), &path)?))
}

fn environment_argument(vm: &Vm, value: &Value) -> PyResult<()> {
    let value = path_value(vm, value)?;
    if value.downcast_ref::<Bytes>().is_some_and(|bytes| bytes.data.contains(&0)) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(())
}

/// The interpreter's environment is `os.environ`; the process's own is never changed, other interpreters share it.
fn putenv(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    environment_argument(vm, args.get(0))?;
    environment_argument(vm, args.get(1))?;
    let name = path_value(vm, args.get(0))?;
    if name.downcast_ref::<Bytes>().is_some_and(|name| name.data.contains(&b'=')) {
        return Err(vm.value_error("illegal environment variable name"));
    }
    Ok(Value::NONE)
}

fn unsetenv(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    environment_argument(vm, args.get(0))?;
    Ok(Value::NONE)
}

fn urandom(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let size = vm.size_argument(args.get(0))?;
    let Ok(size) = usize::try_from(size) else { return Err(vm.value_error("negative argument not allowed")) };
    vm.reserve(size, 1)?;
    let mut bytes = vec![0; size];
    vm.entropy.fill(&mut bytes).map_err(|error| vm.os_error_from(&error, None))?;
    Ok(vm.bytes(bytes))
}

fn strerror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = vm.int_argument(args.get(0))?;
    let text = std::io::Error::from_raw_os_error(number).to_string();
    Ok(vm.text(text.split(" (os error").next().unwrap_or_default()))
}

/// The end without anything else: buffers are not written out.
fn exit_now(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let status = vm.int_argument(args.get(0))?;
    vm.sched.finish_trace();
    std::process::exit(status)
}

fn get_terminal_size(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let size = rustix::termios::tcgetwinsize(std::io::stdout())
        .map_err(|error| vm.os_error_from(&error.into(), None))?;
    let values = vec![vm.int(i64::from(size.ws_col)), vm.int(i64::from(size.ws_row))];
    Ok(struct_sequence::make::<TerminalSize>(vm, values))
}

/// There is no fork, so the functions are never called.
fn register_at_fork(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::NONE)
}

const CONSTANTS: &[(&str, i64)] = &[
    ("F_OK", 0),
    ("X_OK", 1),
    ("W_OK", 2),
    ("R_OK", 4),
    ("EX_OK", 0),
    ("O_RDONLY", 0),
    ("O_WRONLY", 1),
    ("O_RDWR", 2),
    ("O_CREAT", 64),
    ("O_EXCL", 128),
    ("O_TRUNC", 512),
    ("O_APPEND", 1024),
    ("O_NONBLOCK", 2048),
    ("O_DIRECTORY", 65536),
    ("O_NOFOLLOW", 131_072),
    ("O_CLOEXEC", 524_288),
    ("TMP_MAX", 238_328),
];

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    for &(name, value) in CONSTANTS {
        set(name, vm.int(value));
    }
    set("stat_result", struct_sequence::class::<StatResult>(vm).into_value());
    set("terminal_size", struct_sequence::class::<TerminalSize>(vm).into_value());
    for &(name, value) in process::CONSTANTS {
        set(name, vm.int(value));
    }
    for &(name, value) in system::CONSTANTS {
        set(name, vm.int(value));
    }
    for (name, value) in system::values(vm) {
        set(name, value);
    }
    for (name, class) in attributes::classes(vm) {
        set(name, class);
    }
    for function in descriptor::FUNCTIONS
        .iter()
        .chain(process::FUNCTIONS)
        .chain(attributes::FUNCTIONS)
        .chain(system::FUNCTIONS)
    {
        set(function.name(), vm.native_function(function, vm.text("posix")));
    }
    set("error", vm.exceptions.os_error.value().clone());
    set("DirEntry", vm.native_type(&scan::DIR_ENTRY).into_value());
    set("_have_functions", vm.list(vec![vm.text("HAVE_LSTAT")]));
    let environ = vm.new_dict();
    for (name, value) in std::env::vars_os() {
        drop(environ.insert(vm, vm.bytes(name.into_vec()), vm.bytes(value.into_vec()))?);
    }
    set("environ", environ.into_value());
    Ok(())
}

/// `posix`.
pub(crate) static POSIX: ModuleDef = ModuleDef {
    name: "posix",
    doc: "The operating system's functions that POSIX and C define.",
    functions: &[
        NativeDef::new("fspath(path)", "Return the file system path representation of the object.", fspath),
        NativeDef::new(
            "getcwd()",
            "Return a unicode string representing the current working directory.",
            getcwd,
        ),
        NativeDef::new(
            "getcwdb()",
            "Return a bytes string representing the current working directory.",
            getcwdb,
        ),
        NativeDef::new("chdir(path)", "Change the current working directory to the specified path.", chdir),
        NativeDef::new("getpid()", "Return the current process id.", getpid),
        NativeDef::new("getppid()", "Return the parent's process id.", getppid),
        NativeDef::new("getuid()", "Return the current process's user id.", uid),
        NativeDef::new("geteuid()", "Return the current process's effective user id.", euid),
        NativeDef::new("getgid()", "Return the current process's group id.", gid),
        NativeDef::new("getegid()", "Return the current process's effective group id.", egid),
        NativeDef::new("cpu_count()", "Return the number of logical CPUs in the system.", cpu_count),
        NativeDef::new(
            "listdir(path=None)",
            "Return a list containing the names of the files in the directory.",
            listdir,
        ),
        NativeDef::new(
            "scandir(path=None)",
            "Return an iterator of DirEntry objects for given path.",
            scan::scandir,
        ),
        NativeDef::new("mkdir(path, mode=511)", "Create a directory.", mkdir),
        NativeDef::new("rmdir(path)", "Remove a directory.", rmdir),
        NativeDef::new("unlink(path)", "Remove a file (same as remove()).", unlink),
        NativeDef::new("remove(path)", "Remove a file (same as unlink()).", unlink),
        NativeDef::new("rename(src, dst)", "Rename a file or directory.", rename),
        NativeDef::new(
            "replace(src, dst)",
            "Rename a file or directory, overwriting the destination.",
            rename,
        ),
        NativeDef::new(
            "symlink(src, dst, target_is_directory=False)",
            "Create a symbolic link pointing to src named dst.",
            symlink,
        ),
        NativeDef::new("link(src, dst)", "Create a hard link to a file.", link),
        NativeDef::new(
            "readlink(path)",
            "Return a string representing the path to which the symbolic link points.",
            readlink,
        ),
        NativeDef::new(
            "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)",
            "Change the access permissions of a file.",
            chmod,
        ),
        NativeDef::new("access(path, mode)", "Use the real uid/gid to test for access to a path.", access),
        NativeDef::new(
            "stat(path, *, dir_fd=None, follow_symlinks=True)",
            "Perform a stat system call on the given path.",
            stat,
        ),
        NativeDef::new("lstat(path)", "Perform an lstat system call on the given path.", lstat),
        NativeDef::new("putenv(name, value, /)", "Change or add an environment variable.", putenv),
        NativeDef::new("unsetenv(name, /)", "Delete an environment variable.", unsetenv),
        NativeDef::new(
            "urandom(size, /)",
            "Return a bytes object containing random bytes suitable for cryptographic use.",
            urandom,
        ),
        NativeDef::new("strerror(code, /)", "Translate an error code to a message string.", strerror),
        NativeDef::new(
            "_exit(status)",
            "Exit to the system with specified status, without normal exit processing.",
            exit_now,
        ),
        NativeDef::new(
            "get_terminal_size(fd=1, /)",
            "Return the size of the terminal window as (columns, lines).",
            get_terminal_size,
        ),
        NativeDef::new(
            "register_at_fork(*, before=None, after_in_child=None, after_in_parent=None)",
            "Register callables to be called when forking a new process.",
            register_at_fork,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
