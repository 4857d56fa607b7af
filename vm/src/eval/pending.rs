//! What is done between instructions: finalisers and weak reference callbacks, cycle collection, limits, switches.

use crate::bytecode::opcode::Opcode;
use crate::native::{PyResult, Raised};
use crate::object::generator::GeneratorState;
use crate::object::heap::Pending;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

impl Vm {
    /// Runs the finalisers and callbacks that are due, first in, first out, and collects cycles when that is due.
    pub(crate) fn run_pending(&self) -> PyResult<()> {
        let thread = self.thread();
        if thread.draining.replace(true) {
            return Ok(());
        }
        let result = self.drain();
        thread.draining.set(false);
        result
    }

    /// Runs the finalisers and callbacks that are due now, in native code that has to know their effects.
    ///
    /// # Errors
    /// Interrupts.
    pub fn run_finalizers(&self) -> PyResult<()> {
        self.run_pending()
    }

    fn drain(&self) -> PyResult<()> {
        loop {
            while let Some(pending) = self.heap.next_pending() {
                match pending {
                    Pending::Finalizer(object) => self.finalize(&object)?,
                    Pending::WeakrefCallback(reference) => self.run_weakref_callback(&reference)?,
                }
            }
            if !self.heap.collection_due() {
                return Ok(());
            }
            self.collect_due_garbage();
        }
    }

    /// Runs the finaliser of an object that is about to die.
    pub(crate) fn finalize(&self, object: &Value) -> PyResult<()> {
        if let Some(body) = object.generator_body() {
            let hook = body.finalizer_hook.get();
            if let Some(hook) = hook
                && !body.async_closed.get()
            {
                return match self.call(&hook, std::slice::from_ref(object)) {
                    Err(raised) => self.report_unraisable(raised, object),
                    Ok(_) => Ok(()),
                };
            }
            return match body.state.get() {
                GeneratorState::Created => self.warn_never_awaited(object),
                _ => match self.close_generator(object) {
                    Err(raised) => self.report_unraisable(raised, object),
                    Ok(_) => Ok(()),
                },
            };
        }
        if self.warn_step_never_awaited(object)? {
            return Ok(());
        }
        let Some(method) = self.lookup_special(object, &self.names.__del__) else { return Ok(()) };
        match self.call_special_function(&method, object, &[]) {
            Ok(_) => Ok(()),
            Err(raised) => self.report_unraisable(raised, &method),
        }
    }

    /// Lets the signals that have arrived do what they are to do, as if the next instruction did it; false if that is
    /// not the beginning of a function or the end of a loop's body. Elsewhere an exception would come where `with` and
    /// `finally` do not expect one.
    pub(crate) fn deliver_signals(&self, thread: &Thread) -> PyResult<bool> {
        let Some(frame) = thread.frames.top() else { return Ok(false) };
        let next = frame.next_index();
        let is_right = frame
            .code()
            .instructions
            .get(next)
            .is_some_and(|instruction| matches!(instruction.base, Opcode::Resume | Opcode::JumpBackward));
        if !is_right {
            return Ok(false);
        }
        frame.jump(next + 1);
        self.check_signals_between()?;
        frame.jump(next);
        Ok(true)
    }

    fn run_weakref_callback(&self, reference: &Value) -> PyResult<()> {
        let Some(weak) = reference.downcast_ref::<crate::object::weakref::WeakRef>() else { return Ok(()) };
        let Some(callback) = weak.callback.take() else { return Ok(()) };
        let argument = weak.proxy(self).unwrap_or_else(|| reference.clone());
        match self.call(&callback, &[argument]) {
            Ok(_) => Ok(()),
            Err(raised) => self.report_unraisable(raised, &callback),
        }
    }

    /// Exceptions that nobody can catch go to `sys.unraisablehook`; interrupts go on.
    fn report_unraisable(&self, raised: Raised, object: &Value) -> PyResult<()> {
        match raised {
            Raised::Exception(exception) => self.write_unraisable(&exception, None, Some(object)),
            interrupt @ Raised::Interrupt(_) => Err(interrupt),
        }
    }
}
