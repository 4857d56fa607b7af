//! `_thread.lock`: a lock that anybody may release.

use std::cell::Cell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Reason;
use minipy_vm::trace::event::LockKind;
use minipy_vm::vm::Vm;

use super::timeout::{acquire, acquire_arguments};
use super::turns::Turns;
use crate::common::{check_count, class_of, no_keywords};

/// A lock.
pub(super) struct Lock {
    serial: u64,
    locked: Cell<bool>,
    turns: Turns,
}

impl Payload for Lock {
    const TRACKED: bool = false;
}

impl Lock {
    fn new(vm: &Vm) -> Lock {
        Lock { serial: vm.sched.next_serial(), locked: Cell::new(false), turns: Turns::default() }
    }

    fn take(&self, vm: &Vm, nanoseconds: i64) -> PyResult {
        let thread = vm.thread().id;
        let waited = Cell::new(false);
        let attempt = || {
            if self.turns.admits(thread) && !self.locked.replace(true) {
                return true;
            }
            if waited.replace(true) {
                self.turns.missed();
            }
            false
        };
        let taken = acquire(vm, Reason::Lock(self.serial), nanoseconds, attempt)?;
        if taken {
            self.turns.taken(waited.get());
            vm.lock_acquired(self.serial);
            vm.sched.trace_acquire(LockKind::Lock, self.serial, 1);
        }
        Ok(Value::bool(taken))
    }
}

pub(super) fn allocate_lock(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Lock::new(vm), &vm.native_type(&LOCK)).into_value())
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args, "lock")?;
    check_count(vm, "lock", args.extra().len(), 0, 0)?;
    Ok(vm.heap.allocate(Lock::new(vm), class_of(vm, args)?).into_value())
}

fn acquire_lock(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let nanoseconds = acquire_arguments(vm, args.optional(1), args.optional(2))?;
    let taken = args.this::<Lock>(vm)?.take(vm, nanoseconds)?;
    vm.check_signals()?;
    Ok(taken)
}

fn release(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<Lock>(vm)?;
    if !lock.locked.replace(false) {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    vm.lock_released(lock.serial);
    vm.sched.trace_release(LockKind::Lock, lock.serial, 0);
    lock.turns.released(vm, lock.serial);
    Ok(Value::NONE)
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Lock>(vm)?.take(vm, -1)
}

fn locked(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Lock>(vm)?.locked.get()))
}

/// The lock is free again in a new process, whoever held it.
fn reinitialise(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<Lock>(vm)?;
    lock.locked.set(false);
    lock.turns.clear();
    Ok(Value::NONE)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let locked = value.downcast_ref::<Lock>().is_some_and(|lock| lock.locked.get());
    let state = if locked { "locked" } else { "unlocked" };
    Ok(format!("<{state} {}", vm.default_repr(value)?.trim_start_matches('<')))
}

const ACQUIRE_DOC: &str = "Lock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.";

/// `_thread.lock`.
pub(super) static LOCK: TypeDef = TypeDef {
    name: "_thread.lock",
    text_signature: Some("()"),
    doc: "A lock object is a synchronization primitive.",
    layout: VTable::of::<Lock>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new(
            "acquire_lock($self, /, blocking=True, timeout=-1)",
            "An obsolete synonym of acquire().",
            acquire_lock,
        ),
        NativeDef::new("acquire($self, /, blocking=True, timeout=-1)", ACQUIRE_DOC, acquire_lock),
        NativeDef::new("release_lock($self, /)", "An obsolete synonym of release().", release),
        NativeDef::new(
            "release($self, /)",
            "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.",
            release,
        ),
        NativeDef::new("locked_lock($self, /)", "An obsolete synonym of locked().", locked),
        NativeDef::new("locked($self, /)", "Return whether the lock is in the locked state.", locked),
        NativeDef::new("__enter__($self, /)", "Lock the lock.", enter),
        NativeDef::new("__exit__($self, /, *exc_info)", "Release the lock.", release),
        NativeDef::new("_at_fork_reinit($self, /)", "", reinitialise),
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
