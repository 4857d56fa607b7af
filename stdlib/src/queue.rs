//! `_queue`: the queue without bounds or tasks, whose operations are atomic.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::VTable;
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::{TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::sched::Reason;
use minipy_vm::vm::Vm;

use crate::common::{CLASS_GETITEM, class_of, new_exception_class, own_exception_with, payload_of_values};
use crate::thread::{acquire, timeout_argument};

const EMPTY: &str = "_queue.Empty";

/// A simple queue.
struct SimpleQueue {
    serial: u64,
    items: RefCell<VecDeque<Value>>,
}

payload_of_values!(SimpleQueue { items });

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let own_init = vm.lookup(class, &vm.names.__init__).is_some_and(|init| !vm.is_object_init(&init));
    if !own_init {
        let name = class.name();
        if !args.keywords().is_empty() {
            return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
        }
        if !args.extra().is_empty() {
            return Err(vm.type_error(format!("{name}() takes no positional arguments")));
        }
    }
    let queue = SimpleQueue { serial: vm.sched.next_serial(), items: RefCell::default() };
    Ok(vm.heap.allocate(queue, class).into_value())
}

fn put(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let queue = args.this::<SimpleQueue>(vm)?;
    queue.items.borrow_mut().push_back(args.get(1).clone());
    vm.sched.wake_one(queue.serial);
    Ok(Value::NONE)
}

fn get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let blocking = args.optional(1).map_or(Ok(true), |block| vm.is_true(block))?;
    let nanoseconds = match args.not_none(2) {
        _ if !blocking => 0,
        None => -1,
        Some(timeout) => match timeout_argument(vm, timeout)? {
            negative if negative < 0 => {
                return Err(vm.value_error("'timeout' must be a non-negative number"));
            }
            nanoseconds => nanoseconds,
        },
    };
    take(vm, args.this::<SimpleQueue>(vm)?, nanoseconds)
}

fn get_nowait(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    take(vm, args.this::<SimpleQueue>(vm)?, 0)
}

/// Takes the first item, at once or after having waited for it.
fn take(vm: &Vm, queue: &SimpleQueue, nanoseconds: i64) -> PyResult {
    let taken = Cell::new(None);
    acquire(vm, Reason::Queue(queue.serial), nanoseconds, || {
        let first = queue.items.borrow_mut().pop_front();
        let found = first.is_some();
        taken.set(first);
        found
    })?;
    taken.take().ok_or_else(|| own_exception_with(vm, EMPTY, Vec::new()))
}

fn empty(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(args.this::<SimpleQueue>(vm)?.items.borrow().is_empty()))
}

fn qsize(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<SimpleQueue>(vm)?.items.borrow().len() as i64))
}

/// `_queue.SimpleQueue`.
static SIMPLE_QUEUE: TypeDef = TypeDef {
    name: "_queue.SimpleQueue",
    doc: "Simple, unbounded, reentrant FIFO queue.",
    layout: VTable::of::<SimpleQueue>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.  See help(type) for accurate signature.",
        new,
    )),
    methods: &[
        CLASS_GETITEM,
        NativeDef::new("empty($self, /)", "Return True if there is no item at this moment.", empty),
        NativeDef::new(
            "get($self, /, block=True, timeout=None)",
            "Remove and return the first item, waiting for one for ever, for `timeout` seconds or not at all.\n\nRaises Empty if there is none by then.",
            get,
        ),
        NativeDef::new(
            "get_nowait($self, /)",
            "Remove and return the first item, or raise Empty.",
            get_nowait,
        ),
        NativeDef::new(
            "put($self, /, item, block=True, timeout=None)",
            "Add an item. This never waits; `block` and `timeout` are there for the sake of Queue's interface.",
            put,
        ),
        NativeDef::new("put_nowait($self, /, item)", "Add an item.", put),
        NativeDef::new("qsize($self, /)", "Return the number of items at this moment.", qsize),
    ],
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    new_exception_class(vm, module, EMPTY, vm.exceptions.exception.value()).map(drop)
}

/// `_queue`.
pub(crate) static QUEUE: ModuleDef = ModuleDef {
    name: "_queue",
    doc: "The native part of the module 'queue'.",
    functions: &[],
    types: &[&SIMPLE_QUEUE],
    setup: Some(setup),
};
