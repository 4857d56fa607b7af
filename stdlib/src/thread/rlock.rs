//! `_thread.RLock`: a lock that its owner may take again.

use std::cell::Cell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::sched::Reason;
use minipy_vm::trace::event::LockKind;
use minipy_vm::vm::Vm;

use super::timeout::{acquire, acquire_arguments};
use super::turns::Turns;
use crate::common::class_of;

/// A reentrant lock.
struct RLock {
    serial: u64,
    /// The number of the thread that has it; 0 if nobody has.
    owner: Cell<u64>,
    count: Cell<u64>,
    turns: Turns,
}

impl Payload for RLock {
    const TRACKED: bool = false;
}

impl RLock {
    /// Takes the lock for a thread, if it is free or that thread's own.
    fn attempt(&self, thread: u64, count: u64) -> bool {
        let may_take =
            if self.owner.get() == 0 { self.turns.admits(thread) } else { self.owner.get() == thread };
        if !may_take {
            return false;
        }
        self.owner.set(thread);
        self.count.set(self.count.get() + count);
        true
    }

    fn take(&self, vm: &Vm, nanoseconds: i64, count: u64) -> PyResult<bool> {
        let thread = vm.thread().id;
        let waited = Cell::new(false);
        let attempt = || {
            if self.attempt(thread, count) {
                return true;
            }
            if waited.replace(true) {
                self.turns.missed();
            }
            false
        };
        let taken = acquire(vm, Reason::RLock(self.serial), nanoseconds, attempt)?;
        if taken {
            if self.count.get() == count {
                self.turns.taken(waited.get());
                vm.lock_acquired(self.serial);
            }
            vm.sched.trace_acquire(LockKind::RLock, self.serial, self.count.get());
        }
        Ok(taken)
    }

    fn give_up(&self, vm: &Vm) {
        self.count.set(0);
        self.owner.set(0);
        vm.lock_released(self.serial);
        vm.sched.trace_release(LockKind::RLock, self.serial, 0);
        self.turns.released(vm, self.serial);
    }

    fn is_owned(&self, vm: &Vm) -> bool {
        self.owner.get() == vm.thread().id
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = RLock {
        serial: vm.sched.next_serial(),
        owner: Cell::new(0),
        count: Cell::new(0),
        turns: Turns::default(),
    };
    Ok(vm.heap.allocate(lock, class_of(vm, args)?).into_value())
}

fn acquire_lock(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let nanoseconds = acquire_arguments(vm, args.optional(1), args.optional(2))?;
    let taken = args.this::<RLock>(vm)?.take(vm, nanoseconds, 1)?;
    vm.check_signals()?;
    Ok(Value::bool(taken))
}

fn enter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<RLock>(vm)?.take(vm, -1, 1).map(Value::bool)
}

fn release(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<RLock>(vm)?;
    if !lock.is_owned(vm) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    if lock.count.get() == 1 {
        lock.give_up(vm);
    } else {
        lock.count.set(lock.count.get() - 1);
        vm.sched.trace_release(LockKind::RLock, lock.serial, lock.count.get());
    }
    Ok(Value::NONE)
}

fn release_save(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<RLock>(vm)?;
    if lock.count.get() == 0 {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let state = vec![vm.int(lock.count.get() as i64), vm.int(lock.owner.get() as i64)];
    lock.give_up(vm);
    Ok(vm.tuple(state))
}

fn acquire_restore(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<RLock>(vm)?;
    let Some(state) = args.get(1).downcast_ref::<Tuple>() else {
        return Err(vm.type_error("_acquire_restore() argument 1 must be tuple"));
    };
    let number = |index: usize| -> PyResult<u64> {
        let value = state.items.get(index).ok_or_else(|| vm.type_error("a pair was expected"))?;
        Ok(vm.size_argument(value)?.max(0) as u64)
    };
    let (count, owner) = (number(0)?, number(1)?);
    let unowned = || lock.owner.get() == 0 && lock.attempt(owner.max(1), count);
    if acquire(vm, Reason::RLock(lock.serial), -1, unowned)? {
        lock.turns.taken(true);
        vm.lock_acquired(lock.serial);
        vm.sched.trace_acquire(LockKind::RLock, lock.serial, count);
    }
    Ok(Value::NONE)
}

fn is_owned(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<RLock>(vm)?.is_owned(vm)))
}

fn recursion_count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<RLock>(vm)?;
    Ok(vm.int(if lock.is_owned(vm) { lock.count.get() as i64 } else { 0 }))
}

/// The lock is free again in a new process, whoever held it.
fn reinitialise(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lock = args.this::<RLock>(vm)?;
    lock.owner.set(0);
    lock.count.set(0);
    Ok(Value::NONE)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let (owner, count) =
        value.downcast_ref::<RLock>().map_or((0, 0), |lock| (lock.owner.get(), lock.count.get()));
    let state = if count > 0 { "locked" } else { "unlocked" };
    let shown = vm.default_repr(value)?;
    let shown =
        shown.trim_start_matches('<').replacen(" at ", &format!(" owner={owner} count={count} at "), 1);
    Ok(format!("<{state} {shown}"))
}

/// `_thread.RLock`.
pub(super) static RLOCK: TypeDef = TypeDef {
    name: "_thread.RLock",
    layout: VTable::of::<RLock>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.  See help(type) for accurate signature.",
        new,
    )),
    methods: &[
        NativeDef::new(
            "acquire($self, /, blocking=True, timeout=-1)",
            "Lock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.",
            acquire_lock,
        ),
        NativeDef::new(
            "release($self, /)",
            "Release the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.",
            release,
        ),
        NativeDef::new("__enter__($self, /)", "Lock the lock.", enter),
        NativeDef::new("__exit__($self, /, *exc_info)", "Release the lock.", release),
        NativeDef::new("_is_owned($self, /)", "For internal use by `threading.Condition`.", is_owned),
        NativeDef::new(
            "_recursion_count($self, /)",
            "For internal use by reentrancy checks.",
            recursion_count,
        ),
        NativeDef::new("_release_save($self, /)", "For internal use by `threading.Condition`.", release_save),
        NativeDef::new(
            "_acquire_restore($self, state, /)",
            "For internal use by `threading.Condition`.",
            acquire_restore,
        ),
        NativeDef::new("_at_fork_reinit($self, /)", "", reinitialise),
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
