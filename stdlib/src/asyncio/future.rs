//! Futures: the payload that `Future` and `Task` share, and what can be done with one from native code.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::Payload;
use minipy_vm::object::native_function::NativeFunction;
use minipy_vm::object::traceback::Traceback;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Slot, SlotCell, Value};
use minipy_vm::trace::event::{Event, FutureStep};
use minipy_vm::vm::Vm;

use super::callbacks::{Callback, Callbacks};
use super::state::{State, state};
use super::step::WAKE;
use super::task::TaskPart;

/// The three states of a future.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Progress {
    Pending,
    Cancelled,
    Finished,
}

impl Progress {
    pub(super) fn name(self) -> &'static str {
        match self {
            Progress::Pending => "PENDING",
            Progress::Cancelled => "CANCELLED",
            Progress::Finished => "FINISHED",
        }
    }
}

/// A future; a task is one that has the part of a task as well.
pub(super) struct Future {
    pub(super) state: Rc<State>,
    pub(super) progress: Cell<Progress>,
    /// The loop: absent before `__init__`.
    pub(super) event_loop: SlotCell,
    /// Who is called when it is done.
    pub(super) callbacks: Callbacks,
    pub(super) result: SlotCell,
    pub(super) exception: SlotCell,
    /// The traceback that the exception had when it was set.
    exception_traceback: SlotCell,
    pub(super) source_traceback: SlotCell,
    pub(super) cancel_message: SlotCell,
    /// The CancelledError that ended a task, for the first who asks.
    pub(super) cancelled_error: SlotCell,
    /// Whether nobody has asked for the exception yet.
    pub(super) log_traceback: Cell<bool>,
    pub(super) blocking: Cell<bool>,
    pub(super) task: OnceCell<Box<TaskPart>>,
}

impl Payload for Future {
    const FINALIZED: bool = true;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for slot in self.slots() {
            slot.show(visit);
        }
        self.callbacks.traverse(visit);
        if let Some(task) = self.task.get() {
            task.traverse(visit);
        }
    }

    fn clear(&self) {
        let taken = self.slots().map(|slot| slot.replace(None));
        drop(taken);
        let taken = (self.callbacks.take_first(), self.callbacks.take_more());
        drop(taken);
        if let Some(task) = self.task.get() {
            task.clear();
        }
    }

    fn needs_finalizer(&self) -> bool {
        self.log_traceback.get()
            || (self.progress.get() == Progress::Pending
                && self.task.get().is_some_and(|task| task.log_destroy_pending.get()))
    }
}

impl Drop for Future {
    fn drop(&mut self) {
        if let Some(task) = self.task.get() {
            self.state.unregister(task.number.get());
        }
    }
}

impl Future {
    /// A future that `__init__` has still to be called for.
    pub(super) fn new(vm: &Vm) -> PyResult<Future> {
        Ok(Future {
            state: state(vm)?,
            progress: Cell::new(Progress::Pending),
            event_loop: SlotCell::default(),
            callbacks: Callbacks::default(),
            result: SlotCell::default(),
            exception: SlotCell::default(),
            exception_traceback: SlotCell::default(),
            source_traceback: SlotCell::default(),
            cancel_message: SlotCell::default(),
            cancelled_error: SlotCell::default(),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            task: OnceCell::new(),
        })
    }

    /// What it refers to, but for callbacks and the part of a task.
    fn slots(&self) -> [&SlotCell; 7] {
        [
            &self.event_loop,
            &self.result,
            &self.exception,
            &self.exception_traceback,
            &self.source_traceback,
            &self.cancel_message,
            &self.cancelled_error,
        ]
    }

    /// `__init__`: everything anew, for this loop or the current one.
    pub(super) fn initialize(&self, vm: &Vm, event_loop: Option<&Value>) -> PyResult<()> {
        let event_loop = match event_loop {
            Some(event_loop) => event_loop.clone(),
            None => super::loops::current_event_loop(vm, &self.state)?,
        };
        self.clear();
        self.progress.set(Progress::Pending);
        self.log_traceback.set(false);
        self.blocking.set(false);
        drop(self.state.future_repr(vm)?);
        let debug = self.state.is_debugged(vm, &event_loop)?;
        drop(self.event_loop.replace(Some(event_loop)));
        if debug && !vm.finalizing.get() {
            let extract = vm.attribute(&vm.import_module("traceback")?, "extract_stack")?;
            drop(self.source_traceback.replace(Some(vm.call(&extract, &[])?)));
        }
        Ok(())
    }

    /// The loop, or RuntimeError before `__init__`.
    pub(super) fn checked_loop(&self, vm: &Vm) -> PyResult {
        self.event_loop.get().ok_or_else(|| vm.runtime_error("Future object is not initialized."))
    }

    pub(super) fn is_done(&self) -> bool {
        self.progress.get() != Progress::Pending
    }

    /// Asks the loop to call every callback, in the order in which they were added.
    fn schedule_callbacks(&self, vm: &Vm, this: &Value) -> PyResult<()> {
        if self.callbacks.is_empty() {
            return Ok(());
        }
        if vm.sched.is_traced() && self.task.get().is_none() {
            self.trace(vm, &self.callbacks.all());
        }
        let event_loop = self.checked_loop(vm)?;
        let first = self.callbacks.take_first();
        for (callback, context) in first.into_iter().chain(self.callbacks.take_more()) {
            self.state.call_soon(vm, &event_loop, callback, Some(this.clone()), Some(context))?;
        }
        Ok(())
    }

    /// Tells that it is done, if a task waits for it.
    fn trace(&self, vm: &Vm, callbacks: &[Callback]) {
        let task = callbacks.iter().find_map(|(callback, _)| {
            let waker = callback.downcast_ref::<NativeFunction>()?;
            let task = waker.receiver.as_ref()?.downcast_ref::<Future>()?.task.get()?;
            std::ptr::eq(waker.def, &raw const WAKE).then_some(task)
        });
        let Some(task) = task else { return };
        vm.sched.trace(|| Event::Future {
            step: match self.progress.get() {
                Progress::Cancelled => FutureStep::Cancelled,
                _ if self.exception.is_some() => FutureStep::Failed,
                _ => FutureStep::Done,
            },
            awaited_by: task.shown_name(vm).into(),
        });
    }

    /// Adds a callback; a future that is done has it called soon.
    pub(super) fn add_callback(
        &self,
        vm: &Vm,
        this: &Value,
        callback: Value,
        context: Value,
    ) -> PyResult<()> {
        if self.is_done() {
            let event_loop = self.checked_loop(vm)?;
            return self.state.call_soon(vm, &event_loop, callback, Some(this.clone()), Some(context));
        }
        self.callbacks.push(callback, context);
        Ok(())
    }

    pub(super) fn set_result(&self, vm: &Vm, this: &Value, result: Value) -> PyResult<()> {
        self.checked_loop(vm)?;
        if self.is_done() {
            return Err(self.state.invalid_state(vm, "invalid state"));
        }
        drop(self.result.replace(Some(result)));
        self.progress.set(Progress::Finished);
        self.schedule_callbacks(vm, this)
    }

    pub(super) fn set_exception(&self, vm: &Vm, this: &Value, given: &Value) -> PyResult<()> {
        self.checked_loop(vm)?;
        if self.is_done() {
            return Err(self.state.invalid_state(vm, "invalid state"));
        }
        let made = if given.is_a::<TypeObject>() { vm.call(given, &[])? } else { given.clone() };
        let Ok(mut exception) = made.downcast::<Exception>() else {
            return Err(vm.type_error("invalid exception object"));
        };
        if exception.header().type_ref().is_subtype(&vm.exceptions.stop_iteration) {
            let cause = Raised::Exception(exception.clone());
            let raised = vm.runtime_error(
                "StopIteration interacts badly with generators and cannot be raised into a Future",
            );
            vm.set_cause(&raised, &cause);
            let Raised::Exception(replacement) = raised else { return Err(raised) };
            let old = replacement.context.replace(Some(exception.value().clone()));
            drop(old);
            exception = replacement;
        }
        let traceback = exception.traceback.borrow().clone();
        drop(self.exception_traceback.replace(traceback.map(Ref::into_value)));
        drop(self.exception.replace(Some(exception.into_value())));
        self.progress.set(Progress::Finished);
        self.schedule_callbacks(vm, this)?;
        self.log_traceback.set(true);
        Ok(())
    }

    /// Cancels a future that is pending; what a task does about `cancel` is its own.
    pub(super) fn cancel(&self, vm: &Vm, this: &Value, message: Slot) -> PyResult<bool> {
        self.log_traceback.set(false);
        if self.is_done() {
            return Ok(false);
        }
        self.progress.set(Progress::Cancelled);
        let old = self.cancel_message.replace(message);
        drop(old);
        self.schedule_callbacks(vm, this)?;
        Ok(true)
    }

    /// The CancelledError to raise: the one that ended the task for the first who asks, then new ones.
    pub(super) fn make_cancelled_error(&self, vm: &Vm) -> PyResult<Raised> {
        if let Some(exception) = exception_in(self.cancelled_error.replace(None)) {
            return Ok(Raised::Exception(exception));
        }
        let class = self.state.cancelled_error(vm)?;
        let message = self.cancel_message.get().filter(|message| !message.is_none());
        Ok(vm.new_exception_with(&class, message.into_iter().collect()))
    }

    /// The result, or as `Err` whatever the future ended with.
    pub(super) fn outcome(&self, vm: &Vm) -> PyResult {
        match self.progress.get() {
            Progress::Cancelled => Err(self.make_cancelled_error(vm)?),
            Progress::Pending if !self.event_loop.is_some() => {
                Err(self.state.invalid_state(vm, "Future object is not initialized."))
            }
            Progress::Pending => Err(self.state.invalid_state(vm, "Result is not set.")),
            Progress::Finished => {
                self.log_traceback.set(false);
                let Some(exception) = exception_in(self.exception.get()) else {
                    return Ok(self.result.get().unwrap_or(Value::NONE));
                };
                let kept = self.exception_traceback.replace(None);
                let old =
                    exception.traceback.replace(kept.and_then(|kept| kept.downcast::<Traceback>().ok()));
                drop(old);
                Err(Raised::Exception(exception))
            }
        }
    }
}

/// The exception that a slot holds.
fn exception_in(slot: Slot) -> Option<Ref<Exception>> {
    slot.and_then(|exception| exception.downcast::<Exception>().ok())
}
