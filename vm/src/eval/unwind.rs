//! Exceptions on their way up: handlers, tracebacks, contexts, and the end of frames.

use super::frame::{FrameKind, FramePointer};
use super::trace;
use crate::bytecode::Opcode;
use crate::native::{PyResult, Raised};
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::generator::GeneratorState;
use crate::object::traceback::Traceback;
use crate::object::value::{Ref, Value};
use crate::sched::Thread;
use crate::vm::Vm;

/// Finds the handler for what was raised in the innermost frame and prepares to continue there; frames without one
/// end. `Err` when an entry frame ended: the loop is left.
pub(crate) fn unwind(vm: &Vm, thread: &Thread, raised: Raised) -> PyResult<()> {
    // What comes out of a call of Python by native code has got its context where it was raised.
    if let Raised::Exception(exception) = &raised
        && exception.traceback.borrow().is_none()
        && !thread.frames.top().is_some_and(raises_again)
    {
        vm.set_context(thread, exception, false);
    }
    unwind_thrown(vm, thread, raised)
}

/// The same for an exception that is thrown into a frame: its context stays as it is.
pub(crate) fn unwind_thrown(vm: &Vm, thread: &Thread, mut raised: Raised) -> PyResult<()> {
    let mut raised_again = match &raised {
        Raised::Exception(_) => thread.frames.top().is_some_and(raises_again),
        Raised::Interrupt(_) => false,
    };
    loop {
        let Some(frame) = thread.frames.top() else { return Err(raised) };
        if let Raised::Exception(exception) = &raised {
            if !std::mem::take(&mut raised_again) {
                add_traceback(vm, thread, frame, exception);
                if thread.trace.active.get()
                    && let Err(instead) = trace::raised(vm, thread, frame, &exception.clone())
                {
                    raised = instead;
                    continue;
                }
            }
            if enter_handler(frame, exception) {
                return Ok(());
            }
            if thread.trace.active.get() {
                stand_at_origin(frame);
            }
            if thread.trace.active.get()
                && let Err(instead) = trace::unwound(vm, thread, frame)
            {
                raised = instead;
            }
        }
        stand_at_origin(frame);
        let entry = end_frame_by_exception(vm, thread, frame);
        if entry {
            return Err(raised);
        }
    }
}

/// Whether a frame passes on an exception that it has raised or caught before: that adds nothing to the traceback.
fn raises_again(frame: FramePointer) -> bool {
    frame.code().template.instructions.get(frame.instruction_index()).is_some_and(|i| match i.opcode {
        Opcode::Reraise | Opcode::CleanupThrow | Opcode::EndAsyncFor => true,
        Opcode::RaiseVarargs => i.arg == 0,
        _ => false,
    })
}

/// Where an exception that is raised again at the end of a cleanup was raised first: the cleanup has kept that on the stack.
fn origin(frame: FramePointer) -> Option<usize> {
    let again = frame.code().template.instructions.get(frame.instruction_index())?;
    let depth = again.arg as usize;
    if again.opcode != Opcode::Reraise || depth == 0 || frame.stack_depth() < depth {
        return None;
    }
    let origin = frame.slot_at(depth).as_ref().and_then(Value::as_small_int)?;
    usize::try_from(origin).ok().filter(|&origin| origin < frame.code().template.instructions.len())
}

/// A frame that ends with an exception that it has passed on stands where that was raised first.
fn stand_at_origin(frame: FramePointer) {
    if let Some(origin) = origin(frame) {
        frame.jump(origin + 1);
    }
}

/// Jumps to the handler of the present instruction, if there is one.
fn enter_handler(frame: FramePointer, exception: &Ref<Exception>) -> bool {
    let index = frame.instruction_index();
    let Some(handler) = frame.code().template.handler(index as u32).copied() else { return false };
    let raised_at = origin(frame).unwrap_or(index);
    let depth = frame.stack_depth();
    frame.drop_many(depth.saturating_sub(handler.depth as usize));
    if handler.lasti {
        frame.push(Value::small_int(raised_at as i64));
    }
    frame.push(exception.value().clone());
    frame.jump(handler.target as usize);
    true
}

impl Vm {
    /// Gives an exception that has no traceback yet the innermost Python frame.
    pub(crate) fn begin_traceback(&self, exception: &Ref<Exception>) {
        let thread = self.thread();
        if let Some(frame) = thread.frames.top() {
            add_traceback(self, &thread, frame, exception);
        }
    }
}

fn add_traceback(vm: &Vm, thread: &Thread, frame: FramePointer, exception: &Ref<Exception>) {
    let index = frame.instruction_index();
    let line = frame.code().line_of(index).unwrap_or(0);
    let object = vm.frame_object(thread, frame);
    let next = exception.traceback.take();
    let entry = Traceback { next: next.into(), frame: object, instruction: index as u32, line };
    *exception.traceback.borrow_mut() = Some(vm.heap.allocate(entry, &vm.types.traceback));
}

/// Ends the innermost frame because of an exception; returns whether it was an entry frame.
fn end_frame_by_exception(vm: &Vm, thread: &Thread, frame: FramePointer) -> bool {
    let kind = frame.frame().kind;
    let generator = frame.frame().generator.clone();
    let entry = frame.frame().entry;
    end_frame(vm, thread, frame);
    if kind == FrameKind::Generator
        && let Some(body) = generator.as_ref().and_then(Value::generator_body)
    {
        body.state.set(GeneratorState::Finished);
        let handled = thread.handled.borrow_mut().pop().flatten();
        drop(handled);
    }
    entry
}

/// Takes the innermost frame off, with its values; keeps what a frame object still has to show.
#[inline]
pub(crate) fn end_frame(vm: &Vm, thread: &Thread, frame: FramePointer) {
    if frame.frame().object.is_some() {
        keep_for_object(vm, thread, frame);
    }
    frame.drop_slots();
    let previous_limit = frame.frame().previous_limit;
    if !previous_limit.is_null() {
        thread.values.release(previous_limit);
    }
    thread.frames.drop_record();
}

/// Moves a frame's values into its frame object, which outlives it.
#[cold]
#[inline(never)]
fn keep_for_object(vm: &Vm, thread: &Thread, frame: FramePointer) {
    let Some(object) = frame.frame_mut().object.take() else { return };
    object.active.set(None);
    if object.header().count() == 1 {
        return;
    }
    object.last_instruction.set(frame.instruction_index() as u32);
    if let Some(back) = caller_of(thread, frame) {
        let back = vm.frame_object(thread, back);
        let old = object.back.replace(Some(back));
        drop(old);
    }
    let depth = frame.stack_depth();
    frame.drop_many(depth);
    let locals = frame.take_locals();
    let old = object.locals.replace(locals);
    drop(old);
    let namespace = frame.frame().namespace.clone();
    if frame.frame().kind != FrameKind::Init {
        let old = object.namespace.replace(namespace);
        drop(old);
    }
}

/// The frame that called a frame.
pub(crate) fn caller_of(thread: &Thread, frame: FramePointer) -> Option<FramePointer> {
    let depth = thread.frames.depth();
    let mut found = false;
    for index in (0..depth).rev() {
        let candidate = thread.frames.at(index)?;
        if found {
            return Some(candidate);
        }
        found = candidate == frame;
    }
    None
}

impl Vm {
    /// The frame object of an activation, made on first use.
    pub(crate) fn frame_object(&self, _thread: &Thread, frame: FramePointer) -> Ref<Frame> {
        if let Some(object) = &frame.frame().object {
            return object.clone();
        }
        let function = &frame.frame().function;
        let payload = Frame::new(function);
        payload.active.set(Some(frame));
        payload.generator.set(self.weak_generator(frame.frame().generator.as_ref()));
        let object = self.heap.allocate(payload, &self.types.frame);
        frame.frame_mut().object = Some(object.clone());
        frame.frame_mut().special = true;
        object
    }

    /// The frame object of a frame that is not on the stack.
    pub(crate) fn suspended_frame_object(
        &self,
        generator: &Value,
        function: &Ref<crate::object::function::Function>,
        last_instruction: u32,
    ) -> Ref<Frame> {
        let payload = Frame::new(function);
        payload.last_instruction.set(last_instruction);
        payload.generator.set(self.weak_generator(Some(generator)));
        self.heap.allocate(payload, &self.types.frame)
    }

    fn weak_generator(&self, generator: Option<&Value>) -> Option<u32> {
        generator.and_then(|generator| self.heap.new_weak(generator, None))
    }

    /// The frame object of the innermost Python frame of a thread, if it has any.
    pub fn innermost_frame(&self, thread: &Thread) -> Option<Ref<Frame>> {
        thread.frames.top().map(|frame| self.frame_object(thread, frame))
    }

    /// The frame object `depth` frames up from the innermost Python frame.
    pub fn frame_at(&self, depth: usize) -> Option<Ref<Frame>> {
        let thread = self.thread();
        let position = thread.frames.depth().checked_sub(depth + 1)?;
        let frame = thread.frames.at(position)?;
        Some(self.frame_object(&thread, frame))
    }

    /// Sets `__context__` to the exception being handled. `always`: also if there is a context already (`raise`).
    pub(crate) fn set_context(&self, thread: &Thread, exception: &Ref<Exception>, always: bool) {
        let Some(handled) = thread.handled_exception() else { return };
        if handled.is(exception.value()) || (!always && exception.context.borrow().is_some()) {
            return;
        }
        // Break a cycle: if the exception is in the chain of contexts, cut the chain there.
        let mut link = handled.clone();
        let mut steps = 0_u32;
        loop {
            let Some(current) = link.downcast_ref::<Exception>() else { break };
            let Some(next) = current.context.borrow().clone() else { break };
            if next.is(exception.value()) {
                let old = current.context.take();
                drop(old);
                break;
            }
            steps += 1;
            if next.is(&handled) || steps > 100_000 {
                break;
            }
            link = next;
        }
        let old = exception.context.replace(Some(handled));
        drop(old);
    }

    /// Sets `__cause__` of what is raised.
    pub fn set_cause(&self, raised: &Raised, cause: &Raised) {
        if let (Raised::Exception(exception), Raised::Exception(cause)) = (raised, cause) {
            exception.suppress_context.set(true);
            let old = exception.cause.replace(Some(cause.value().clone()));
            drop(old);
            let old = exception.context.replace(Some(cause.value().clone()));
            drop(old);
        }
    }

    /// Leaves the loop with a value from a place where the entry frame is gone already.
    pub(crate) fn leave_loop(&self, thread: &Thread, value: Value) -> Raised {
        let old = thread.result.replace(Some(value));
        drop(old);
        Raised::Interrupt(crate::native::Interrupt::LeaveLoop)
    }
}
