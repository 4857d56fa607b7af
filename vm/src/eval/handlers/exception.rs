//! Raising and handling exceptions, and `with`.

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::{PyResult, Raised};
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Value};
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn push_exc_info(_vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let exception = frame.pop();
    let previous = thread.replace_handled(Some(exception.clone()));
    frame.push_slot(previous);
    frame.push(exception);
    Ok(Flow::Next)
}

pub(crate) fn pop_except(_vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let previous = frame.pop_slot();
    let ended = thread.replace_handled(previous);
    drop(ended);
    Ok(Flow::Next)
}

/// Whether a value may stand in `except`: an exception class, or (nested) tuples of them for plain `except`.
fn check_except_types(vm: &Vm, types: &Value) -> PyResult<()> {
    let is_class = |value: &Value| {
        value.as_ref::<TypeObject>().is_some_and(|class| class.is_subtype(&vm.exceptions.base_exception))
    };
    let valid = match types.downcast_ref::<Tuple>() {
        Some(tuple) => tuple.items.iter().all(is_class),
        None => is_class(types),
    };
    if valid {
        Ok(())
    } else {
        Err(vm.type_error("catching classes that do not inherit from BaseException is not allowed"))
    }
}

impl Vm {
    /// Whether an exception matches an `except` clause: by the MRO, without `__subclasscheck__`.
    pub fn exception_matches(&self, exception: &Value, types: &Value) -> bool {
        if let Some(class) = types.as_ref::<TypeObject>() {
            return self.is_instance(exception, class);
        }
        match types.downcast_ref::<Tuple>() {
            Some(tuple) => tuple.items.iter().any(|item| self.exception_matches(exception, item)),
            None => false,
        }
    }
}

pub(crate) fn check_exc_match(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let types = frame.pop();
    check_except_types(vm, &types)?;
    let matches = vm.exception_matches(frame.peek(1), &types);
    frame.push(Value::bool(matches));
    Ok(Flow::Next)
}

pub(crate) fn check_eg_match(vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let types = frame.pop();
    let exception = frame.pop();
    check_except_types(vm, &types)?;
    let in_types = |value: &Value| {
        value
            .as_ref::<TypeObject>()
            .is_some_and(|class| class.is_subtype(&vm.exceptions.base_exception_group))
    };
    let groups = match types.downcast_ref::<Tuple>() {
        Some(tuple) => tuple.items.iter().any(in_types),
        None => in_types(&types),
    };
    if groups {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    let (matched, rest) = vm.match_exception_group(&exception, &types)?;
    frame.push(rest);
    if !matched.is_none() {
        let previous = thread.replace_handled(Some(matched.clone()));
        drop(previous);
    }
    frame.push(matched);
    Ok(Flow::Next)
}

impl Vm {
    /// Turns what stands after `raise` into an exception instance.
    pub fn exception_from(&self, value: &Value) -> PyResult<Ref<Exception>> {
        if let Some(exception) = value.downcast_clone::<Exception>() {
            return Ok(exception);
        }
        if let Some(class) = value.as_ref::<TypeObject>()
            && class.is_subtype(&self.exceptions.base_exception)
        {
            let made = self.call(value, &[])?;
            return made.downcast::<Exception>().map_err(|made| self.not_made_an_exception(value, &made));
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }

    /// TypeError because calling an exception class made something else.
    pub(crate) fn not_made_an_exception(&self, class: &Value, made: &Value) -> Raised {
        self.type_error(format!(
            "calling {} should have returned an instance of BaseException, not {}",
            self.repr_text(class).unwrap_or_default(),
            self.repr_text(self.type_of(made).value()).unwrap_or_default()
        ))
    }
}

pub(crate) fn raise_varargs(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    if arg == 0 {
        return match thread.handled_exception().map(Value::downcast::<Exception>) {
            Some(Ok(exception)) => Err(Raised::Exception(exception)),
            _ => Err(vm.runtime_error("No active exception to reraise")),
        };
    }
    let cause = if arg == 2 { Some(frame.pop()) } else { None };
    let value = frame.pop();
    let exception = vm.exception_from(&value)?;
    if let Some(cause) = cause {
        let cause = if cause.is_none() {
            None
        } else if cause.is_a::<Exception>()
            || cause
                .as_ref::<TypeObject>()
                .is_some_and(|class| class.is_subtype(&vm.exceptions.base_exception))
        {
            Some(vm.exception_from(&cause)?.into_value())
        } else {
            return Err(vm.type_error("exception causes must derive from BaseException"));
        };
        exception.suppress_context.set(true);
        let old = exception.cause.replace(cause);
        drop(old);
    }
    vm.set_context(thread, &exception, true);
    Err(Raised::Exception(exception))
}

pub(crate) fn reraise(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    match value.downcast::<Exception>() {
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => Err(vm.system_error("re-raising what is not an exception")),
    }
}

/// `__enter__` and `__exit__` (or the asynchronous pair), looked up on the type.
fn enter_and_exit(
    vm: &Vm,
    frame: FramePointer,
    enter: &Ref<Str>,
    exit: &Ref<Str>,
    asynchronous: bool,
) -> PyResult {
    let manager = frame.pop();
    let class = vm.type_of(&manager).clone();
    let protocol = if asynchronous { "asynchronous context manager" } else { "context manager" };
    let Some(enter_method) = vm.lookup(&class, enter) else {
        return Err(
            vm.type_error(format!("'{}' object does not support the {protocol} protocol", class.full_name()))
        );
    };
    let Some(exit_method) = vm.lookup(&class, exit) else {
        return Err(vm.type_error(format!(
            "'{}' object does not support the {protocol} protocol (missed {} method)",
            class.full_name(),
            exit.as_str()
        )));
    };
    let exit_bound = vm.descriptor_get(&exit_method, Some(&manager), class.value())?;
    frame.push(exit_bound);
    vm.call_special_function(&enter_method, &manager, &[])
}

pub(crate) fn before_with(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let result = enter_and_exit(vm, frame, &vm.names.__enter__, &vm.names.__exit__, false)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn before_async_with(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let result = enter_and_exit(vm, frame, &vm.names.__aenter__, &vm.names.__aexit__, true)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn with_except_start(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let exception = frame.peek(1).clone();
    let exit = frame.peek(4).clone();
    let class = vm.type_of(&exception).value().clone();
    let traceback = vm.traceback_of(&exception);
    let result = vm.call(&exit, &[class, exception, traceback])?;
    frame.push(result);
    Ok(Flow::Next)
}

impl Vm {
    /// `__traceback__`, or `None`.
    pub fn traceback_of(&self, exception: &Value) -> Value {
        exception
            .downcast_ref::<Exception>()
            .and_then(|exception| exception.traceback.borrow().clone())
            .map_or(Value::NONE, Ref::into_value)
    }
}
