//! `select.poll`.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use rustix::io::Errno;

use super::watched::{Watched, raised};
use crate::descriptors::number_argument;

/// The object that `poll()` gives.
#[derive(Default)]
struct Poll {
    watched: RefCell<Watched>,
}

impl Payload for Poll {
    const TRACKED: bool = false;
}

pub(super) fn new(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Poll::default(), &vm.native_type(&POLL)).into_value())
}

fn mask(vm: &Vm, value: Option<&Value>) -> PyResult<u16> {
    let Some(value) = value else { return Ok(7) };
    let bits = vm.index(value)?;
    u16::try_from(bits).map_err(|_| vm.overflow_error("unsigned short is out of range"))
}

fn register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (number, events) = (number_argument(vm, args.get(1))?, mask(vm, args.optional(2))?);
    args.this::<Poll>(vm)?.watched.borrow_mut().wanted.insert(number, events);
    Ok(Value::NONE)
}

fn modify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (number, events) = (number_argument(vm, args.get(1))?, mask(vm, args.optional(2))?);
    match args.this::<Poll>(vm)?.watched.borrow_mut().wanted.get_mut(&number) {
        Some(known) => *known = events,
        None => return Err(raised(vm, Errno::NOENT)),
    }
    Ok(Value::NONE)
}

fn unregister(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let number = number_argument(vm, args.get(1))?;
    match args.this::<Poll>(vm)?.watched.borrow_mut().wanted.remove(&number) {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error_for(&vm.int(i64::from(number)))),
    }
}

/// `poll([timeout])`, in milliseconds; negative or None for ever.
fn wait(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let timeout = match args.not_none(1) {
        None => None,
        Some(value) => match value.as_float() {
            Some(float) => Some((float * 1e6).ceil() as i64),
            None => Some(vm.index(value)?.saturating_mul(1_000_000)),
        },
    };
    let watched = Watched { wanted: args.this::<Poll>(vm)?.watched.borrow().wanted.clone() };
    let ready = watched.wait(vm, timeout.filter(|timeout| *timeout >= 0))?;
    let pairs = ready
        .into_iter()
        .map(|(number, events)| vm.tuple([vm.int(i64::from(number)), vm.int(i64::from(events))]));
    Ok(vm.list(pairs.collect()))
}

/// `select.poll`.
static POLL: TypeDef = TypeDef {
    name: "select.poll",
    layout: VTable::of::<Poll>(),
    methods: &[
        NativeDef::new(
            "register($self, fd, eventmask=7, /)",
            "Register a file descriptor with the polling object.",
            register,
        )
        .without_signature(),
        NativeDef::new(
            "modify($self, fd, eventmask, /)",
            "Modify an already registered file descriptor.",
            modify,
        ),
        NativeDef::new(
            "unregister($self, fd, /)",
            "Remove a file descriptor being tracked by the polling object.",
            unregister,
        ),
        NativeDef::new(
            "poll($self, timeout=None, /)",
            "Wait for events, for at most so many milliseconds; returns pairs of descriptor and events.",
            wait,
        ),
    ],
    ..TypeDef::EMPTY
};
