//! `_thread._ThreadHandle`: joining a thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::{Reason, Wake};
use minipy_vm::vm::Vm;

use super::{deadline_of, finish, timeout_argument};
use crate::common::class_of;

/// How far the thread of a handle has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotStarted,
    Running,
    Done,
}

/// What a handle shares with its thread.
struct Shared {
    serial: u64,
    ident: Cell<u64>,
    state: Cell<State>,
}

/// A handle.
struct Handle {
    shared: Rc<Shared>,
}

impl Payload for Handle {
    const TRACKED: bool = false;
}

impl Handle {
    fn new(vm: &Vm, ident: u64, state: State) -> Handle {
        let shared =
            Shared { serial: vm.sched.next_serial(), ident: Cell::new(ident), state: Cell::new(state) };
        Handle { shared: Rc::new(shared) }
    }
}

impl Shared {
    fn set_done(&self, vm: &Vm) {
        self.state.set(State::Done);
        vm.sched.forget_joinable(self.serial);
        vm.sched.wake_all(self.serial);
    }
}

/// The threads that the end of the program waits for.
#[derive(Default)]
struct Waited {
    threads: RefCell<Vec<Rc<Shared>>>,
}

impl Payload for Waited {
    const TRACKED: bool = false;
}

static WAITED: TypeDef =
    TypeDef { name: "_thread._Waited", layout: VTable::of::<Waited>(), ..TypeDef::EMPTY };

fn waited(vm: &Vm) -> PyResult<Ref<Waited>> {
    const KEY: &str = "_thread.waited";
    let known = vm.state.borrow().get(KEY).cloned();
    let value = known.unwrap_or_else(|| {
        let new = vm.heap.allocate(Waited::default(), &vm.native_type(&WAITED)).into_value();
        vm.state.borrow_mut().insert(KEY, new.clone());
        new
    });
    value.downcast::<Waited>().map_err(|_| vm.system_error("the list of threads is lost"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Handle::new(vm, 0, State::NotStarted), class_of(vm, args)?).into_value())
}

pub(super) fn make_thread_handle(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(ident) = args.get(0).as_int().and_then(|ident| ident.to_i64()) else {
        return Err(vm.type_error("ident must be an integer"));
    };
    let handle = Handle::new(vm, ident as u64, State::Running);
    Ok(vm.heap.allocate(handle, &vm.native_type(&THREAD_HANDLE)).into_value())
}

pub(super) fn start_joinable_thread(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = args.get(0).clone();
    if !vm.is_callable(&function) {
        return Err(vm.type_error("thread function must be callable"));
    }
    let handle = match args.not_none(1) {
        Some(handle) => handle.clone(),
        None => vm
            .heap
            .allocate(Handle::new(vm, 0, State::NotStarted), &vm.native_type(&THREAD_HANDLE))
            .into_value(),
    };
    let Some(shared) = handle.downcast_ref::<Handle>().map(|handle| handle.shared.clone()) else {
        return Err(vm.type_error("'handle' must be a _ThreadHandle"));
    };
    let daemon = args.optional(2).map_or(Ok(true), |daemon| vm.is_true(daemon))?;
    if shared.state.get() != State::NotStarted {
        return Err(vm.runtime_error("thread already started"));
    }
    let waited = waited(vm)?;
    let name = super::thread_name(vm, &function);
    let done = shared.clone();
    let waits = waited.clone();
    let ident = vm.spawn(daemon, move |vm| {
        let result = vm.call(&function, &[]);
        let ended = finish(vm, &function, result);
        drop(function);
        // What the thread held dies before anybody learns of its end.
        vm.thread().run_end_actions();
        let finalized = vm.run_finalizers();
        done.set_done(vm);
        waits.threads.borrow_mut().retain(|known| !Rc::ptr_eq(known, &done));
        ended.and(finalized)
    })?;
    shared.ident.set(ident);
    vm.sched.set_joinable(shared.serial, ident);
    super::announce(vm, ident, name, shared.serial, daemon);
    shared.state.set(State::Running);
    if !daemon {
        waited.threads.borrow_mut().push(shared);
    }
    Ok(handle)
}

fn join(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let nanoseconds = args.not_none(1).map_or(Ok(-1), |timeout| timeout_argument(vm, timeout))?;
    let shared = args.this::<Handle>(vm)?.shared.clone();
    match shared.state.get() {
        State::NotStarted => return Err(vm.runtime_error("thread not started")),
        State::Done => return Ok(Value::NONE),
        State::Running => {}
    }
    if shared.ident.get() == vm.thread().id {
        return Err(vm.runtime_error("Cannot join current thread"));
    }
    wait_until_done(vm, &shared, Reason::Join(shared.serial), nanoseconds)?;
    vm.check_signals()?;
    Ok(Value::NONE)
}

fn wait_until_done(vm: &Vm, shared: &Shared, reason: Reason, nanoseconds: i64) -> PyResult<()> {
    if nanoseconds == 0 {
        return Ok(());
    }
    let deadline = deadline_of(vm, nanoseconds);
    let ticket = vm.sched.next_serial();
    while shared.state.get() != State::Done {
        match vm.wait_in_place(reason, deadline, ticket)? {
            Wake::TimedOut => break,
            Wake::Interrupted => vm.check_signals()?,
            Wake::Notified => {}
        }
    }
    Ok(())
}

pub(super) fn shutdown(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let waited = waited(vm)?;
    let own = vm.thread().id;
    loop {
        let next = waited.threads.borrow().iter().find(|known| known.ident.get() != own).cloned();
        let Some(next) = next else { return Ok(Value::NONE) };
        wait_until_done(vm, &next, Reason::Shutdown(next.serial), -1)?;
        waited.threads.borrow_mut().retain(|known| !Rc::ptr_eq(known, &next));
    }
}

fn is_done(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<Handle>(vm)?.shared.state.get() == State::Done))
}

fn set_done(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let shared = &args.this::<Handle>(vm)?.shared;
    if shared.state.get() == State::NotStarted {
        return Err(vm.runtime_error("thread not started"));
    }
    shared.set_done(vm);
    Ok(Value::NONE)
}

fn ident_of(value: &Value) -> i64 {
    value.downcast_ref::<Handle>().map_or(0, |handle| handle.shared.ident.get() as i64)
}

fn ident(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.int(ident_of(value)))
}

fn repr(_vm: &Vm, value: &Value) -> PyResult<String> {
    Ok(format!("<_thread._ThreadHandle object: ident={}>", ident_of(value)))
}

/// `_thread._ThreadHandle`.
pub(super) static THREAD_HANDLE: TypeDef = TypeDef {
    name: "_thread._ThreadHandle",
    layout: VTable::of::<Handle>(),
    new: Some(NativeDef::new("__new__($type)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("join($self, timeout=None, /)", "", join),
        NativeDef::new("_set_done($self, /)", "", set_done),
        NativeDef::new("is_done($self, /)", "", is_done),
    ],
    getset: &[GetSetDef { name: "ident", doc: "", get: ident, set: None }],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
