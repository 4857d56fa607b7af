//! `_posixsubprocess`: starting a program in a child process, without the GIL.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::os::{begin_session_in, borrow_descriptor, keep_open_in};
use minipy_vm::vm::Vm;

use crate::posix::path_argument;

/// The cost of a new process in virtual time, in nanoseconds.
const COST: i64 = 1_000_000;

fn word(vm: &Vm, value: &Value) -> PyResult<OsString> {
    Ok(path_argument(vm, value, "fork_exec")?.path().as_os_str().to_owned())
}

/// One of the child's first three descriptors: a copy of that with a number, or that of this process for -1.
fn stream(vm: &Vm, value: &Value) -> PyResult<Stdio> {
    let number = vm.int_argument(value)?;
    if number < 0 {
        return Ok(Stdio::inherit());
    }
    let copy = borrow_descriptor(number).map(|own| own.try_clone_to_owned());
    match copy {
        Some(Ok(copy)) => Ok(Stdio::from(copy)),
        Some(Err(error)) => Err(vm.os_error_from(&error, None)),
        None => Ok(Stdio::inherit()),
    }
}

/// The child's environment, from pairs of names and values.
fn set_environment(vm: &Vm, command: &mut Command, value: &Value) -> PyResult<()> {
    command.env_clear();
    for pair in vm.collect(value)? {
        let pair = vm.collect(&pair)?;
        let [name, value] = pair.as_slice() else { return Err(vm.value_error("illegal environment")) };
        command.env(word(vm, name)?, word(vm, value)?);
    }
    Ok(())
}

/// `spawn(executable, args, env, cwd, stdin, stdout, stderr, pass_fds, new_session, process_group, uid, gid)`: the
/// number of the new process. OSError is what the system says of the program; its `filename` is left to the caller.
fn spawn(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut command = Command::new(word(vm, args.get(0))?);
    let words = vm.collect(args.get(1))?;
    let mut words = words.iter();
    if let Some(first) = words.next() {
        command.arg0(word(vm, first)?);
    }
    for argument in words {
        command.arg(word(vm, argument)?);
    }
    set_environment(vm, &mut command, args.get(2))?;
    if let Some(folder) = args.not_none(3) {
        command.current_dir(word(vm, folder)?);
    }
    command.stdin(stream(vm, args.get(4))?).stdout(stream(vm, args.get(5))?).stderr(stream(vm, args.get(6))?);
    let mut kept = Vec::new();
    for number in vm.collect(args.get(7))? {
        kept.push(vm.int_argument(&number)?);
    }
    keep_open_in(&mut command, kept);
    if vm.is_true(args.get(8))? {
        begin_session_in(&mut command);
    }
    if let Some(group) = args.not_none(9) {
        command.process_group(vm.int_argument(group)?);
    }
    let number = |value: &Value| -> PyResult<u32> {
        u32::try_from(vm.index(value)?).map_err(|_| vm.value_error("invalid user or group number"))
    };
    if let Some(group) = args.not_none(11) {
        command.gid(number(group)?);
    }
    if let Some(user) = args.not_none(10) {
        command.uid(number(user)?);
    }
    vm.sched.has_started_process();
    let started: io::Result<u32> =
        vm.offload("spawn", COST, move || command.spawn().map(|child| child.id()))?;
    started.map(|id| vm.int(i64::from(id))).map_err(|error| vm.os_error_from(&error, None))
}

/// `_posixsubprocess`.
pub(crate) static POSIX_SUBPROCESS: ModuleDef = ModuleDef {
    name: "_posixsubprocess",
    doc: "A POSIX helper for the subprocess module.",
    functions: &[NativeDef::new(
        "spawn(executable, args, env, cwd, stdin, stdout, stderr, pass_fds, new_session, process_group, uid, gid, /)",
        "Start a program in a child process and return the number of the process.",
        spawn,
    )],
    types: &[],
    setup: None,
};
