//! Futures: the payload that `Future` and `Task` share, and what can be done with one from native code.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use minipy_vm::native::{PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::Payload;
use minipy_vm::object::native_function::NativeFunction;
use minipy_vm::object::traceback::Traceback;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::trace::event::{Event, FutureStep};
use minipy_vm::vm::Vm;

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
    pub(super) event_loop: RefCell<Slot>,
    /// Who is called when it is done, with the context for the call.
    pub(super) callbacks: RefCell<Vec<(Value, Value)>>,
    pub(super) result: RefCell<Slot>,
    pub(super) exception: RefCell<Option<Ref<Exception>>>,
    /// The traceback that the exception had when it was set.
    exception_traceback: RefCell<Option<Ref<Traceback>>>,
    pub(super) source_traceback: RefCell<Slot>,
    pub(super) cancel_message: RefCell<Slot>,
    /// The CancelledError that ended a task, for the first who asks.
    pub(super) cancelled_error: RefCell<Option<Ref<Exception>>>,
    /// Whether nobody has asked for the exception yet.
    pub(super) log_traceback: Cell<bool>,
    pub(super) blocking: Cell<bool>,
    pub(super) task: OnceCell<Box<TaskPart>>,
}

impl Payload for Future {
    const FINALIZED: bool = true;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for slot in [&self.event_loop, &self.result, &self.source_traceback, &self.cancel_message] {
            slot.borrow().iter().for_each(&mut *visit);
        }
        for (callback, context) in self.callbacks.borrow().iter() {
            visit(callback);
            visit(context);
        }
        for exception in [&self.exception, &self.cancelled_error] {
            exception.borrow().iter().for_each(|exception| visit(exception.value()));
        }
        self.exception_traceback.borrow().iter().for_each(|traceback| visit(traceback.value()));
        if let Some(task) = self.task.get() {
            task.traverse(visit);
        }
    }

    fn clear(&self) {
        let taken = (
            (self.event_loop.take(), self.callbacks.take(), self.result.take(), self.source_traceback.take()),
            (self.exception.take(), self.cancelled_error.take(), self.exception_traceback.take()),
            self.cancel_message.take(),
        );
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
            event_loop: RefCell::default(),
            callbacks: RefCell::default(),
            result: RefCell::default(),
            exception: RefCell::default(),
            exception_traceback: RefCell::default(),
            source_traceback: RefCell::default(),
            cancel_message: RefCell::default(),
            cancelled_error: RefCell::default(),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            task: OnceCell::new(),
        })
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
        *self.event_loop.borrow_mut() = Some(event_loop);
        if debug && !vm.finalizing.get() {
            let extract = vm.attribute(&vm.import_module("traceback")?, "extract_stack")?;
            *self.source_traceback.borrow_mut() = Some(vm.call(&extract, &[])?);
        }
        Ok(())
    }

    /// The loop, or RuntimeError before `__init__`.
    pub(super) fn checked_loop(&self, vm: &Vm) -> PyResult {
        let event_loop = self.event_loop.borrow().clone();
        event_loop.ok_or_else(|| vm.runtime_error("Future object is not initialized."))
    }

    pub(super) fn is_done(&self) -> bool {
        self.progress.get() != Progress::Pending
    }

    /// Asks the loop to call every callback, in the order in which they were added.
    fn schedule_callbacks(&self, vm: &Vm, this: &Value) -> PyResult<()> {
        let callbacks = self.callbacks.take();
        if callbacks.is_empty() {
            return Ok(());
        }
        if vm.sched.is_traced() && self.task.get().is_none() {
            self.trace(vm, &callbacks);
        }
        let event_loop = self.checked_loop(vm)?;
        for (callback, context) in callbacks {
            self.state.call_soon(vm, &event_loop, callback, Some(this.clone()), Some(context))?;
        }
        Ok(())
    }

    /// Tells that it is done, if a task waits for it.
    fn trace(&self, vm: &Vm, callbacks: &[(Value, Value)]) {
        let task = callbacks.iter().find_map(|(callback, _)| {
            let waker = callback.downcast_ref::<NativeFunction>()?;
            let task = waker.receiver.as_ref()?.downcast_ref::<Future>()?.task.get()?;
            std::ptr::eq(waker.def, &raw const WAKE).then_some(task)
        });
        let Some(task) = task else { return };
        vm.sched.trace(|| Event::Future {
            step: match self.progress.get() {
                Progress::Cancelled => FutureStep::Cancelled,
                _ if self.exception.borrow().is_some() => FutureStep::Failed,
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
        self.callbacks.borrow_mut().push((callback, context));
        Ok(())
    }

    pub(super) fn set_result(&self, vm: &Vm, this: &Value, result: Value) -> PyResult<()> {
        self.checked_loop(vm)?;
        if self.is_done() {
            return Err(self.state.invalid_state(vm, "invalid state"));
        }
        let old = self.result.replace(Some(result));
        drop(old);
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
        let old = (self.exception_traceback.replace(traceback), self.exception.replace(Some(exception)));
        drop(old);
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
        if let Some(exception) = self.cancelled_error.take() {
            return Ok(Raised::Exception(exception));
        }
        let class = self.state.cancelled_error(vm)?;
        let message = self.cancel_message.borrow().clone().filter(|message| !message.is_none());
        Ok(vm.new_exception_with(&class, message.into_iter().collect()))
    }

    /// The result, or as `Err` whatever the future ended with.
    pub(super) fn outcome(&self, vm: &Vm) -> PyResult {
        match self.progress.get() {
            Progress::Cancelled => Err(self.make_cancelled_error(vm)?),
            Progress::Pending if self.event_loop.borrow().is_none() => {
                Err(self.state.invalid_state(vm, "Future object is not initialized."))
            }
            Progress::Pending => Err(self.state.invalid_state(vm, "Result is not set.")),
            Progress::Finished => {
                self.log_traceback.set(false);
                let exception = self.exception.borrow().clone();
                if let Some(exception) = exception {
                    let kept = self.exception_traceback.take();
                    let old = exception.traceback.replace(kept);
                    drop(old);
                    return Err(Raised::Exception(exception));
                }
                Ok(self.result.borrow().clone().unwrap_or(Value::NONE))
            }
        }
    }
}
