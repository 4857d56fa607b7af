//! Operators, comparisons, subscripts.

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::compare::CompareOperator;
use crate::object::value::Value;
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn binary_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let right = frame.pop();
    let left = frame.pop();
    let result = vm.binary_operation(arg, &left, &right)?;
    frame.push(result);
    Ok(Flow::Next)
}

/// The comparison that the operand of `COMPARE_OP` stands for.
pub(crate) fn compare_operator(arg: u32) -> CompareOperator {
    match arg >> 5 {
        0 => CompareOperator::Less,
        1 => CompareOperator::LessEqual,
        2 => CompareOperator::Equal,
        3 => CompareOperator::NotEqual,
        4 => CompareOperator::Greater,
        _ => CompareOperator::GreaterEqual,
    }
}

pub(crate) fn compare_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let right = frame.pop();
    let left = frame.pop();
    let mut result = vm.compare(&left, &right, compare_operator(arg))?;
    if arg & crate::bytecode::metadata::COMPARE_TO_BOOL != 0 {
        result = Value::bool(vm.is_true(&result)?);
    }
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn contains_op(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let container = frame.pop();
    let item = frame.pop();
    let found = vm.contains(&container, &item)?;
    frame.push(Value::bool(found != (arg != 0)));
    Ok(Flow::Next)
}

pub(crate) fn binary_subscr(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    let result = vm.get_item(&container, &key)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn store_subscr(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    let value = frame.pop();
    vm.set_item(&container, &key, Some(value))?;
    Ok(Flow::Next)
}

pub(crate) fn delete_subscr(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let key = frame.pop();
    let container = frame.pop();
    vm.set_item(&container, &key, None)?;
    Ok(Flow::Next)
}

pub(crate) fn binary_slice(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let stop = frame.pop();
    let start = frame.pop();
    let container = frame.pop();
    let key = vm.slice(start, stop, Value::NONE);
    let result = vm.get_item(&container, &key)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn store_slice(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let stop = frame.pop();
    let start = frame.pop();
    let container = frame.pop();
    let value = frame.pop();
    let key = vm.slice(start, stop, Value::NONE);
    vm.set_item(&container, &key, Some(value))?;
    Ok(Flow::Next)
}

pub(crate) fn unary_negative(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let result = vm.negative(&value)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn unary_invert(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let result = vm.invert(&value)?;
    frame.push(result);
    Ok(Flow::Next)
}

pub(crate) fn unary_not(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let truth = vm.is_true(&value)?;
    frame.push(Value::bool(!truth));
    Ok(Flow::Next)
}

pub(crate) fn to_bool(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    let truth = vm.is_true(&value)?;
    frame.push(Value::bool(truth));
    Ok(Flow::Next)
}
