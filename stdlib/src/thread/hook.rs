//! `threading.excepthook`: how the end of a thread by an exception is told.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::struct_sequence::{self, structure};

structure!(
    ExceptHookArgs,
    EXCEPT_HOOK_ARGS,
    "_thread._ExceptHookArgs",
    "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    4,
    &["exc_type", "exc_value", "exc_traceback", "thread"],
    [0 1 2 3]
);

/// `threading.__excepthook__`: the name of the thread and the traceback on `sys.stderr`; nothing for SystemExit.
pub(super) fn excepthook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let given = args.get(0);
    if !vm.type_of(given).is(&struct_sequence::class::<ExceptHookArgs>(vm)) {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    }
    let Some(tuple) = given.downcast_ref::<Tuple>() else { return Ok(Value::NONE) };
    let [class, exception, traceback, thread] = &*tuple.items else { return Ok(Value::NONE) };
    if class.is(vm.exceptions.system_exit.value()) {
        return Ok(Value::NONE);
    }
    if let Some(exception) = exception.as_ref::<Exception>() {
        vm.trace_uncaught(exception);
    }
    let Some(stream) = stream(vm, thread)? else { return Ok(Value::NONE) };
    let name = if thread.is_none() { None } else { vm.try_attribute(thread, &vm.intern("name"))? };
    let name = match name {
        Some(name) => vm.str_of(&name)?.as_str().to_owned(),
        None => vm.thread().id.to_string(),
    };
    write(vm, &stream, &format!("Exception in thread {name}:\n"))?;
    if exception.is_none() {
        write(vm, &stream, "NoneType: None\n")?;
        return Ok(Value::NONE);
    }
    let Some(known) = exception.as_ref::<Exception>() else {
        let kind = vm.type_name(exception);
        let complaint = format!("TypeError: print_exception(): Exception expected for value, {kind} found\n");
        return write(vm, &stream, &complaint);
    };
    if known.traceback.borrow().is_none() && !traceback.is_none() {
        vm.set_attribute(exception, &vm.intern("__traceback__"), Some(traceback.clone()))?;
    }
    write(vm, &stream, &vm.printed_text(known))
}

/// Where to write: `sys.stderr`, or what it was when the thread was made.
fn stream(vm: &Vm, thread: &Value) -> PyResult<Option<Value>> {
    let sys = vm.import_module("sys")?;
    let current = vm.try_attribute(&sys, &vm.intern("stderr"))?.filter(|stream| !stream.is_none());
    if current.is_some() || thread.is_none() {
        return Ok(current);
    }
    Ok(vm.try_attribute(thread, &vm.intern("_stderr"))?.filter(|stream| !stream.is_none()))
}

fn write(vm: &Vm, stream: &Value, text: &str) -> PyResult {
    drop(vm.call_method(stream, &vm.intern("write"), &[vm.text(text)])?);
    vm.call_method(stream, &vm.intern("flush"), &[]).map(|_| Value::NONE)
}
