//! Importing.

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn import_name(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = frame.code().names[arg as usize].clone();
    let from_list = frame.pop();
    let level = frame.pop();
    let function = frame.frame().function.clone();
    let Some(import) = function.builtins.get_str(&vm.names.__import__) else {
        return Err(vm.import_error("__import__ not found"));
    };
    let globals = function.globals.value().clone();
    let locals = frame.frame().namespace.clone().unwrap_or(Value::NONE);
    let module = if vm.is_builtin_import(&import) {
        vm.import_with_level(name.as_str(), &function.globals, &from_list, level.as_small_int().unwrap_or(0))?
    } else {
        vm.call(&import, &[name.into_value(), globals, locals, from_list, level])?
    };
    frame.push(module);
    Ok(Flow::Next)
}

pub(crate) fn import_from(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = frame.code().names[arg as usize].clone();
    let module = frame.peek(1).clone();
    let value = vm.import_from(&module, &name)?;
    frame.push(value);
    Ok(Flow::Next)
}
