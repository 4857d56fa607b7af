//! `threading.excepthook`: how the end of a thread by an exception is told.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::type_object::TypeObject;
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
    use minipy_vm::object::value::Value;
    let given = args.get(0);
    if !vm.type_of(given).is(&struct_sequence::class::<ExceptHookArgs>(vm)) {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    }
    let Some(tuple) = given.downcast_ref::<Tuple>() else { return Ok(Value::NONE) };
    let [class, exception, _, thread] = &*tuple.items else { return Ok(Value::NONE) };
    if class.as_ref::<TypeObject>().is_some_and(|class| class.is_subtype(&vm.exceptions.system_exit)) {
        return Ok(Value::NONE);
    }
    let name = match vm.try_attribute(thread, &vm.intern("_name"))? {
        Some(name) if !thread.is_none() => vm.str_of(&name)?.as_str().to_owned(),
        _ => vm.thread().id.to_string(),
    };
    vm.write_stderr(&format!("Exception in thread {name}:\n"))?;
    if let Some(exception) = exception.as_ref::<Exception>() {
        vm.print_exception(exception)?;
    }
    Ok(Value::NONE)
}
