//! `select`: waiting for many descriptors at once, without the GIL.

mod epoll;
mod poll;
mod watched;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;
use rustix::event::PollFlags;

use self::watched::{Watched, timeout_in_seconds};
use crate::common::set_constants;
use crate::descriptors::number_argument;

/// The objects of one argument of `select()`, with their descriptors.
fn objects(vm: &Vm, value: &Value) -> PyResult<Vec<(i32, Value)>> {
    let mut found = Vec::new();
    for object in vm.collect(value)? {
        let number = number_argument(vm, &object)?;
        if number < 0 {
            return Err(vm.value_error(format!("file descriptor cannot be a negative integer ({number})")));
        }
        found.push((number, object));
    }
    Ok(found)
}

fn select(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let rows = [
        (objects(vm, args.get(0))?, PollFlags::IN, PollFlags::IN | PollFlags::HUP | PollFlags::ERR),
        (objects(vm, args.get(1))?, PollFlags::OUT, PollFlags::OUT | PollFlags::ERR),
        (objects(vm, args.get(2))?, PollFlags::PRI, PollFlags::PRI),
    ];
    let timeout = timeout_in_seconds(vm, args.not_none(3))?;
    if timeout.is_some_and(|timeout| timeout < 0) {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let mut watched = Watched::default();
    for (row, wanted, _) in &rows {
        for (number, _) in row {
            watched.add(*number, wanted.bits());
        }
    }
    let ready = watched.wait(vm, timeout)?;
    if ready.iter().any(|(_, events)| events & PollFlags::NVAL.bits() != 0) {
        return Err(vm.os_error_from(&rustix::io::Errno::BADF.into(), None));
    }
    let lists = rows.into_iter().map(|(row, _, meaning)| {
        let is_ready = |number: i32| {
            ready.iter().any(|&(other, events)| other == number && events & meaning.bits() != 0)
        };
        vm.list(row.into_iter().filter(|(number, _)| is_ready(*number)).map(|(_, object)| object).collect())
    });
    Ok(vm.tuple(lists.collect::<Vec<_>>()))
}

const CONSTANTS: &[(&str, i64)] = &[
    ("POLLIN", 1),
    ("POLLPRI", 2),
    ("POLLOUT", 4),
    ("POLLERR", 8),
    ("POLLHUP", 16),
    ("POLLNVAL", 32),
    ("POLLRDNORM", 64),
    ("POLLRDBAND", 128),
    ("POLLWRNORM", 256),
    ("POLLWRBAND", 512),
    ("POLLMSG", 1024),
    ("POLLRDHUP", 8192),
    ("EPOLLIN", 1),
    ("EPOLLPRI", 2),
    ("EPOLLOUT", 4),
    ("EPOLLERR", 8),
    ("EPOLLHUP", 16),
    ("EPOLLRDNORM", 64),
    ("EPOLLRDBAND", 128),
    ("EPOLLWRNORM", 256),
    ("EPOLLWRBAND", 512),
    ("EPOLLMSG", 1024),
    ("EPOLLRDHUP", 8192),
    ("EPOLLEXCLUSIVE", 1 << 28),
    ("EPOLLWAKEUP", 1 << 29),
    ("EPOLLONESHOT", 1 << 30),
    ("EPOLLET", 1 << 31),
    ("EPOLL_CLOEXEC", 0o2_000_000),
    ("PIPE_BUF", 4096),
];

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    set_constants(vm, module, CONSTANTS);
    drop(module.dict.insert_str(&vm.intern("error"), vm.exceptions.os_error.value().clone()));
    Ok(())
}

/// `select`.
pub(crate) static SELECT: ModuleDef = ModuleDef {
    name: "select",
    doc: "This module supports asynchronous I/O on multiple file descriptors.",
    functions: &[
        NativeDef::new(
            "select(rlist, wlist, xlist, timeout=None, /)",
            "Wait until one or more file descriptors are ready for some kind of I/O.\n\nReturns three lists: those of the objects given that can be read, written, or have an exceptional condition.",
            select,
        ),
        NativeDef::new(
            "poll()",
            "Return an object that supports registering and unregistering descriptors.",
            poll::new,
        ),
    ],
    types: &[&epoll::EPOLL],
    setup: Some(setup),
};
