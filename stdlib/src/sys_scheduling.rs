//! What `sys` says of the scheduler: the switch interval in seconds, the check interval in instructions.

use minipy_vm::native::{Arguments, PyResult};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

pub(crate) fn getswitchinterval(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.float(1e-6 * vm.sched.switch_interval() as f64))
}

pub(crate) fn setswitchinterval(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let seconds = vm.to_float(args.get(0))?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    vm.sched.set_switch_interval((seconds * 1e6) as u64);
    Ok(Value::NONE)
}

pub(crate) fn getcheckinterval(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(i64::from(vm.sched.switch_every())))
}

pub(crate) fn setcheckinterval(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let instructions = vm.int_argument(args.get(0))?;
    vm.sched.set_switch_every(u32::try_from(instructions).unwrap_or(1));
    Ok(Value::NONE)
}
