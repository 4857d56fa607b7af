//! `sys.settrace` and `sys.setprofile`: while either is set, the loop looks up before every instruction, and here the
//! events are found and reported, with CPython 3.13's choice of places.

use std::cell::{Cell, RefCell};

use super::frame::FramePointer;
use crate::bytecode::opcode::Opcode;
use crate::native::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

/// What a thread knows of tracing.
#[derive(Default)]
pub(crate) struct TraceState {
    functions: RefCell<Functions>,
    /// Whether a trace or profile function runs.
    inside: Cell<bool>,
    /// Whether events are to be reported.
    pub(crate) active: Cell<bool>,
}

impl TraceState {
    /// Events are reported while there is a function for them that does not run.
    fn look(&self) {
        let wanted = {
            let functions = self.functions.borrow();
            functions.trace.is_some() || functions.profile.is_some()
        };
        self.active.set(wanted && !self.inside.get());
    }
}

#[derive(Default)]
struct Functions {
    trace: Slot,
    profile: Slot,
}

impl Vm {
    /// `sys.settrace(function)`.
    pub fn set_trace(&self, function: Slot) {
        let old = self.thread().trace.functions.borrow_mut().trace.take();
        drop(old);
        self.thread().trace.functions.borrow_mut().trace = function;
        self.tracing_changed();
    }

    /// `sys.gettrace()`.
    pub fn trace_function(&self) -> Slot {
        self.thread().trace.functions.borrow().trace.clone()
    }

    /// `sys.setprofile(function)`.
    pub fn set_profile(&self, function: Slot) {
        let old = self.thread().trace.functions.borrow_mut().profile.take();
        drop(old);
        self.thread().trace.functions.borrow_mut().profile = function;
        self.tracing_changed();
    }

    /// `sys.getprofile()`.
    pub fn profile_function(&self) -> Slot {
        self.thread().trace.functions.borrow().profile.clone()
    }

    /// `sys.call_tracing(function, arguments)`: events are reported also from inside a trace function.
    pub fn call_tracing(&self, function: &Value, arguments: &[Value]) -> PyResult {
        let thread = self.thread();
        let inside = thread.trace.inside.replace(false);
        self.tracing_changed();
        let result = self.call(function, arguments);
        thread.trace.inside.set(inside);
        self.tracing_changed();
        result
    }

    /// `sys._settraceallthreads(function)`.
    pub fn set_trace_of_all(&self, function: &Slot) {
        for thread in self.sched.alive() {
            let old = thread.trace.functions.borrow_mut().trace.take();
            drop(old);
            thread.trace.functions.borrow_mut().trace = function.clone();
            thread.trace.look();
        }
        self.tracing_changed();
    }

    /// `sys._setprofileallthreads(function)`.
    pub fn set_profile_of_all(&self, function: &Slot) {
        for thread in self.sched.alive() {
            let old = thread.trace.functions.borrow_mut().profile.take();
            drop(old);
            thread.trace.functions.borrow_mut().profile = function.clone();
            thread.trace.look();
        }
        self.tracing_changed();
    }

    fn tracing_changed(&self) {
        let thread = self.thread();
        thread.trace.look();
        if thread.stashed.get().is_none() {
            thread.stashed.set(Some(thread.remaining.replace(0)));
        }
    }
}

/// Before an instruction, while tracing is on: reports what begins with it, and asks to be called before the next.
pub(crate) fn before_instruction(vm: &Vm, thread: &Thread) -> PyResult<()> {
    let Some(frame) = thread.frames.top() else { return Ok(()) };
    let index = frame.next_index();
    // To those who look, the frame is at the instruction.
    frame.jump(index + 1);
    let object = vm.frame_object(thread, frame);
    let result = report(vm, thread, frame, &object, index);
    object.tracing.previous.set(Some(index as u32));
    if result.is_ok() {
        frame.jump(index);
    }
    if thread.trace.active.get() {
        thread.stashed.set(Some(thread.remaining.get() - 1));
        thread.remaining.set(1);
    }
    result
}

fn report(vm: &Vm, thread: &Thread, frame: FramePointer, object: &Ref<Frame>, index: usize) -> PyResult<()> {
    let code = frame.code();
    let Some(instruction) = code.template.instructions.get(index) else { return Ok(()) };
    let called = object.tracing.called.take();
    if let Some(callable) = called {
        profile_event(vm, thread, object, "c_return", callable)?;
    }
    if instruction.opcode == Opcode::Resume {
        return entered(vm, thread, object);
    }
    let local = object.tracing.function.borrow().is_some();
    if local && object.tracing.lines.get() && begins_line(object, code, index) {
        local_event(vm, thread, object, "line", Value::NONE)?;
    }
    if local && object.tracing.opcodes.get() {
        local_event(vm, thread, object, "opcode", Value::NONE)?;
    }
    match instruction.opcode {
        Opcode::ReturnValue | Opcode::YieldValue => {
            let value = frame.peek(1).clone();
            left(vm, thread, object, value)
        }
        Opcode::ReturnConst => left(vm, thread, object, code.consts[instruction.arg as usize].clone()),
        Opcode::Call | Opcode::CallKw | Opcode::CallFunctionEx => {
            let profiling = thread.trace.functions.borrow().profile.is_some();
            match profiling.then(|| native_callee(vm, frame, instruction.opcode, instruction.arg)).flatten() {
                Some(callable) => {
                    profile_event(vm, thread, object, "c_call", callable.clone())?;
                    let old = object.tracing.called.replace(Some(callable));
                    drop(old);
                    Ok(())
                }
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// A frame begins or goes on: `call`, whose result is the frame's own trace function.
pub(super) fn entered(vm: &Vm, thread: &Thread, object: &Ref<Frame>) -> PyResult<()> {
    let function = thread.trace.functions.borrow().trace.clone();
    if let Some(function) = function {
        let known = object.tracing.function.replace(Some(function));
        let answered = local_event(vm, thread, object, "call", Value::NONE)?;
        if answered.is_none() {
            // A generator's frame that goes on keeps the function that it had.
            let old = object.tracing.function.replace(known);
            drop(old);
        }
    }
    profile_event(vm, thread, object, "call", Value::NONE)
}

/// A frame gives a value: `return`.
fn left(vm: &Vm, thread: &Thread, object: &Ref<Frame>, value: Value) -> PyResult<()> {
    local_event(vm, thread, object, "return", value.clone())?;
    profile_event(vm, thread, object, "return", value)
}

/// An exception has come to the innermost frame: what a trace function raises takes its place.
pub(super) fn raised(
    vm: &Vm,
    thread: &Thread,
    frame: FramePointer,
    exception: &Ref<Exception>,
) -> PyResult<()> {
    let object = vm.frame_object(thread, frame);
    let called = object.tracing.called.take();
    if let Some(callable) = called {
        profile_event(vm, thread, &object, "c_exception", callable)?;
    }
    let class = exception.header().type_ref().value().clone();
    let traceback = vm.traceback_of(exception.value());
    let argument = vm.tuple(vec![class, exception.value().clone(), traceback]);
    let result = local_event(vm, thread, &object, "exception", argument).map(drop);
    arm(thread);
    result
}

/// An exception ends the innermost frame.
pub(super) fn unwound(vm: &Vm, thread: &Thread, frame: FramePointer) -> PyResult<()> {
    let object = vm.frame_object(thread, frame);
    let result = left(vm, thread, &object, Value::NONE);
    arm(thread);
    result
}

/// Makes the loop look up before its next instruction.
fn arm(thread: &Thread) {
    if thread.trace.active.get() && thread.stashed.get().is_none() {
        thread.stashed.set(Some(thread.remaining.replace(0)));
    }
}

/// Calls the frame's own trace function, whose answer takes its place unless it is None.
fn local_event(vm: &Vm, thread: &Thread, object: &Ref<Frame>, event: &str, argument: Value) -> PyResult {
    let function = object.tracing.function.borrow().clone();
    let Some(function) = function.filter(|_| thread.trace.active.get()) else { return Ok(Value::NONE) };
    match call_hook(vm, thread, &function, object, event, argument) {
        Ok(answer) => {
            if !answer.is_none() {
                let old = object.tracing.function.replace(Some(answer.clone()));
                drop(old);
            }
            Ok(answer)
        }
        Err(raised) => {
            vm.set_trace(None);
            let old = object.tracing.function.take();
            drop(old);
            Err(raised)
        }
    }
}

fn profile_event(
    vm: &Vm,
    thread: &Thread,
    object: &Ref<Frame>,
    event: &str,
    argument: Value,
) -> PyResult<()> {
    let function = thread.trace.functions.borrow().profile.clone();
    let Some(function) = function.filter(|_| thread.trace.active.get()) else { return Ok(()) };
    match call_hook(vm, thread, &function, object, event, argument) {
        Ok(_) => Ok(()),
        Err(raised) => {
            vm.set_profile(None);
            Err(raised)
        }
    }
}

/// Runs a trace or profile function, in which nothing is traced.
fn call_hook(
    vm: &Vm,
    thread: &Thread,
    function: &Value,
    object: &Ref<Frame>,
    event: &str,
    argument: Value,
) -> Result<Value, Raised> {
    if let Some(remaining) = thread.stashed.take() {
        thread.remaining.set(remaining);
    }
    thread.trace.inside.set(true);
    thread.trace.active.set(false);
    let event = vm.intern(event).into_value();
    let result = vm.call(function, &[object.value().clone(), event, argument]);
    thread.trace.inside.set(false);
    vm.tracing_changed();
    if let Some(remaining) = thread.stashed.take() {
        thread.remaining.set(remaining);
    }
    result
}

/// The native function that a call instruction is about to call, bound to its receiver.
fn native_callee(vm: &Vm, frame: FramePointer, opcode: Opcode, arg: u32) -> Slot {
    let depth = match opcode {
        Opcode::Call => arg as usize + 2,
        Opcode::CallKw => arg as usize + 3,
        _ => 3 + (arg as usize & 1),
    };
    let callable = frame.slot_at(depth).clone()?;
    let class = vm.type_of(&callable);
    if class.is(&vm.types.builtin_function) {
        return Some(callable);
    }
    if class.is(&vm.types.method_descriptor) && opcode != Opcode::CallFunctionEx {
        let receiver = frame.slot_at(depth - 1).clone()?;
        let owner = vm.type_of(&receiver).value().clone();
        return vm.descriptor_get(&callable, Some(&receiver), &owner).ok();
    }
    None
}

/// Whether an instruction is the first to be executed of its line.
fn begins_line(object: &Frame, code: &Code, index: usize) -> bool {
    let Some(line) = code.line_of(index) else { return false };
    let previous =
        object.tracing.previous.get().map_or(index.saturating_sub(1), |previous| previous as usize);
    let before = code.template.instructions.get(previous).map(|instruction| instruction.opcode);
    if code.line_of(previous) == Some(line) && before != Some(Opcode::Resume) {
        // A loop on one line begins it anew each time.
        let back = matches!(before, Some(Opcode::JumpBackward | Opcode::JumpBackwardNoInterrupt));
        return back && index <= previous;
    }
    line_starts(code).get(index).copied().unwrap_or(false)
}

/// Which instructions may begin a line: those whose line is not that of the one in front of them, and where jumps and
/// exceptions lead to.
fn line_starts(code: &Code) -> &[bool] {
    code.line_starts.get_or_init(|| {
        let instructions = &code.template.instructions;
        let mut starts = vec![false; instructions.len()];
        let mut current = None;
        // What is in front of the first RESUME is not traced.
        let first = instructions.iter().position(|instruction| instruction.opcode == Opcode::Resume);
        for (index, instruction) in instructions.iter().enumerate().skip(first.unwrap_or(0)) {
            let line = code.line_of(index);
            if !never_begins(instruction.opcode) {
                starts[index] = line.is_some() && line != current;
                current = line;
            }
        }
        let mut mark = |target: usize| {
            if let Some(instruction) = instructions.get(target)
                && !never_begins(instruction.opcode)
                && code.line_of(target).is_some()
            {
                starts[target] = true;
            }
        };
        for instruction in instructions {
            match instruction.opcode {
                Opcode::ForIter => mark(instruction.arg as usize + 1),
                Opcode::JumpForward
                | Opcode::JumpBackward
                | Opcode::JumpBackwardNoInterrupt
                | Opcode::PopJumpIfFalse
                | Opcode::PopJumpIfTrue
                | Opcode::PopJumpIfNone
                | Opcode::PopJumpIfNotNone
                | Opcode::Send => mark(instruction.arg as usize),
                _ => {}
            }
        }
        for entry in &code.template.exception_table {
            mark(entry.target as usize);
        }
        starts.into_boxed_slice()
    })
}

/// Instructions that are stepped over in company of others.
fn never_begins(opcode: Opcode) -> bool {
    matches!(opcode, Opcode::Resume | Opcode::EndFor | Opcode::EndSend | Opcode::EndAsyncFor)
}
