//! What the module keeps for an interpreter: running loops, current tasks, tasks that are alive, and names.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::method::Method;
use minipy_vm::object::native_function::NativeFunction;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{TypeDef, TypeObject};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::object::weakref::WeakRef;
use minipy_vm::vm::Vm;

/// Where the interpreter keeps the state.
const KEY: &str = "_asyncio.state";

macro_rules! interned {
    ($($field:ident),* $(,)?) => {
        /// Names that are looked up at every step.
        pub(super) struct Interned { $(pub(super) $field: Ref<Str>,)* }

        impl Interned {
            fn new(vm: &Vm) -> Interned {
                Interned { $($field: vm.intern(stringify!($field)),)* }
            }
        }
    };
}
interned! {
    call_soon, context, get_debug, _debug, call_exception_handler, _asyncio_future_blocking, add_done_callback, cancel, msg, result,
    get_loop, _loop, is_running, add, discard,
}

/// Classes and functions of the package `asyncio` that are written in Python, found on first use.
#[derive(Default)]
struct Found(OnceCell<Value>);

impl Found {
    fn get(&self, vm: &Vm, module: &str, name: &str) -> PyResult {
        if let Some(known) = self.0.get() {
            return Ok(known.clone());
        }
        let found = vm.attribute(&super::submodule(vm, module)?, name)?;
        Ok(self.0.get_or_init(|| found).clone())
    }
}

/// A loop that runs, with its hash once that was asked for.
struct Running {
    event_loop: Value,
    hash: Cell<Option<i64>>,
}

/// The state of the module.
pub(super) struct State {
    pub(super) names: Interned,
    /// The loop that runs in each thread.
    running: RefCell<BTreeMap<u64, Running>>,
    /// `_current_tasks`: loops to the tasks that they execute.
    pub(super) current_tasks: Ref<Dict>,
    /// `_eager_tasks`, a set.
    pub(super) eager_tasks: Value,
    /// The tasks that are alive, by number.
    tasks: RefCell<BTreeMap<u64, WeakRef>>,
    last_task: Cell<u64>,
    /// The number of the last task that was given a name.
    last_name: Cell<i64>,
    cancelled_error: Found,
    invalid_state_error: Found,
    pub(super) future_type: Ref<TypeObject>,
    pub(super) task_type: Ref<TypeObject>,
    pub(super) iterator_type: Ref<TypeObject>,
    pub(super) step_type: Ref<TypeObject>,
    /// What wakes a task, before it is bound to one.
    wake: NativeFunction,
    /// `BaseEventLoop`, whose `get_debug` need not be called.
    base_loop: Found,
    /// What words futures and tasks: found before the modules are taken down.
    future_repr: Found,
    task_repr: Found,
    base_get_debug: OnceCell<Value>,
}

/// The object through which the interpreter owns the state.
struct Owner(Rc<State>);

impl Payload for Owner {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.running.borrow().values().for_each(|running| visit(&running.event_loop));
        visit(self.0.current_tasks.value());
        visit(&self.0.eager_tasks);
    }

    fn clear(&self) {
        let running = self.0.running.take();
        drop(running);
    }
}

static OWNER: TypeDef = TypeDef { name: "_asyncio._State", layout: VTable::of::<Owner>(), ..TypeDef::EMPTY };

/// The state, made when the module is.
pub(super) fn state(vm: &Vm) -> PyResult<Rc<State>> {
    if let Some(owner) = vm.state.borrow().get(KEY)
        && let Some(owner) = owner.downcast_ref::<Owner>()
    {
        return Ok(owner.0.clone());
    }
    let task_type = vm.native_type(&super::task_type::TASK);
    let made = Rc::new(State {
        names: Interned::new(vm),
        running: RefCell::default(),
        current_tasks: vm.new_dict(),
        eager_tasks: vm.new_set(Vec::new())?,
        tasks: RefCell::default(),
        last_task: Cell::new(0),
        last_name: Cell::new(0),
        cancelled_error: Found::default(),
        invalid_state_error: Found::default(),
        future_type: vm.native_type(&super::future_type::FUTURE),
        iterator_type: vm.native_type(&super::future_type::FUTURE_ITER),
        step_type: vm.native_type(&super::step::STEP),
        wake: NativeFunction::new(&super::step::WAKE, None, Some(task_type.clone()), Value::NONE),
        base_loop: Found::default(),
        future_repr: Found::default(),
        task_repr: Found::default(),
        base_get_debug: OnceCell::new(),
        task_type,
    });
    let owner = vm.heap.allocate(Owner(made.clone()), &vm.native_type(&OWNER)).into_value();
    vm.state.borrow_mut().insert(KEY, owner);
    Ok(made)
}

impl State {
    /// The loop that runs in the present thread.
    pub(super) fn running_loop(&self, vm: &Vm) -> Slot {
        self.running.borrow().get(&vm.thread().id).map(|running| running.event_loop.clone())
    }

    /// Says which loop runs in the present thread.
    pub(super) fn set_running_loop(&self, vm: &Vm, event_loop: Slot) {
        let id = vm.thread().id;
        let old = match event_loop {
            Some(event_loop) => {
                let running = Running { event_loop, hash: Cell::new(None) };
                self.running.borrow_mut().insert(id, running)
            }
            None => self.running.borrow_mut().remove(&id),
        };
        drop(old);
    }

    /// The hash of a loop, which is known if it runs in the present thread.
    pub(super) fn hash_of_loop(&self, vm: &Vm, event_loop: &Value) -> PyResult<i64> {
        let id = vm.thread().id;
        let known = {
            let running = self.running.borrow();
            running
                .get(&id)
                .filter(|running| running.event_loop.is(event_loop))
                .and_then(|running| running.hash.get())
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let hash = vm.hash(event_loop)?;
        if let Some(running) = self.running.borrow().get(&id)
            && running.event_loop.is(event_loop)
        {
            running.hash.set(Some(hash));
        }
        Ok(hash)
    }

    /// Whether a loop is in debug mode: `event_loop.get_debug()`, without a call if that is the one of `BaseEventLoop`.
    pub(super) fn is_debugged(&self, vm: &Vm, event_loop: &Value) -> PyResult<bool> {
        let method = vm.get_attribute(event_loop, &self.names.get_debug)?;
        let known = match self.base_get_debug.get() {
            Some(known) => known,
            None => {
                let class = self.base_loop.get(vm, "asyncio.base_events", "BaseEventLoop")?;
                let function = vm.get_attribute(&class, &self.names.get_debug)?;
                self.base_get_debug.get_or_init(|| function)
            }
        };
        let result = match method.downcast_ref::<Method>() {
            Some(bound) if bound.function.is(known) => vm.get_attribute(event_loop, &self.names._debug)?,
            _ => vm.call(&method, &[])?,
        };
        vm.is_true(&result)
    }

    /// What a future calls when a task that waits for it can go on.
    pub(super) fn waker(&self, vm: &Vm, task: &Value) -> Value {
        vm.heap.allocate(self.wake.bind(task.clone()), &vm.types.builtin_function).into_value()
    }

    /// A number for a task that begins to be known.
    pub(super) fn register(&self, vm: &Vm, task: &Value) -> u64 {
        let number = self.last_task.get() + 1;
        self.last_task.set(number);
        if let Some(reference) = WeakRef::to(vm, task) {
            self.tasks.borrow_mut().insert(number, reference);
        }
        number
    }

    /// Forgets a task.
    pub(super) fn unregister(&self, number: u64) {
        let gone = self.tasks.borrow_mut().remove(&number);
        drop(gone);
    }

    /// The tasks that are alive, the oldest first.
    pub(super) fn alive(&self, vm: &Vm) -> Vec<Value> {
        self.tasks.borrow().values().filter_map(|task| task.upgrade(vm)).collect()
    }

    /// The next number for the name of a task.
    pub(super) fn next_name(&self) -> i64 {
        self.last_name.set(self.last_name.get() + 1);
        self.last_name.get()
    }

    /// `asyncio.base_futures._future_repr`.
    pub(super) fn future_repr(&self, vm: &Vm) -> PyResult {
        self.future_repr.get(vm, "asyncio.base_futures", "_future_repr")
    }

    /// `asyncio.base_tasks._task_repr`.
    pub(super) fn task_repr(&self, vm: &Vm) -> PyResult {
        self.task_repr.get(vm, "asyncio.base_tasks", "_task_repr")
    }

    /// `asyncio.CancelledError`.
    pub(super) fn cancelled_error(&self, vm: &Vm) -> PyResult<Ref<TypeObject>> {
        let class = self.cancelled_error.get(vm, "asyncio.exceptions", "CancelledError")?;
        class.downcast::<TypeObject>().map_err(|_| vm.type_error("CancelledError is not a class"))
    }

    /// `asyncio.InvalidStateError` with a message.
    pub(super) fn invalid_state(&self, vm: &Vm, message: &str) -> Raised {
        match self.invalid_state_error.get(vm, "asyncio.exceptions", "InvalidStateError") {
            Ok(class) => match class.downcast::<TypeObject>() {
                Ok(class) => vm.new_exception(&class, message),
                Err(_) => vm.runtime_error(message),
            },
            Err(raised) => raised,
        }
    }

    /// Whether something is a future of exactly the native classes, whose methods need not be looked up.
    pub(super) fn is_plain_future(&self, vm: &Vm, value: &Value) -> bool {
        let class = vm.type_of(value);
        class.is(&self.task_type) || class.is(&self.future_type)
    }

    /// `event_loop.call_soon(callback[, argument], context=context)`.
    pub(super) fn call_soon(
        &self,
        vm: &Vm,
        event_loop: &Value,
        callback: Value,
        argument: Slot,
        context: Slot,
    ) -> PyResult<()> {
        let method = vm.get_attribute(event_loop, &self.names.call_soon)?;
        let name = [self.names.context.value().clone()];
        let (function, receiver) = match method.downcast_ref::<Method>() {
            Some(bound) => (&bound.function, Some(bound.receiver.clone())),
            None => (&method, None),
        };
        let names: &[Value] = if context.is_some() { &name } else { &[] };
        let given = [receiver, Some(callback), argument, context];
        let mut values = [const { Value::NONE }; 4];
        let mut count = 0;
        for value in given.into_iter().flatten() {
            values[count] = value;
            count += 1;
        }
        vm.call_with_keywords(function, &values[..count], names).map(drop)
    }
}
