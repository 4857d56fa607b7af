//! `match`: mapping, sequence and class patterns (PEP 634).

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::heap::Kind;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::{TypeObject, type_flag};
use crate::object::value::{Ref, Value};
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn match_mapping(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let matches = vm.type_of(frame.peek(1)).has_flag(type_flag::MAPPING);
    frame.push(Value::bool(matches));
    Ok(Flow::Next)
}

pub(crate) fn match_sequence(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let matches = vm.type_of(frame.peek(1)).has_flag(type_flag::SEQUENCE);
    frame.push(Value::bool(matches));
    Ok(Flow::Next)
}

pub(crate) fn match_keys(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let keys = frame.peek(1).clone();
    let subject = frame.peek(2).clone();
    let keys: Vec<Value> = keys.downcast_ref::<Tuple>().map_or_else(Vec::new, |keys| keys.items.to_vec());
    let get = vm.get_attribute(&subject, &vm.names.get)?;
    let missing = vm.heap.allocate(crate::object::instance::Instance, &vm.types.object).into_value();
    let seen = vm.new_set(Vec::new())?;
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        if let Some(seen) = seen.downcast_ref::<Set>()
            && !seen.elements.add(vm, key.clone())?
        {
            return Err(
                vm.value_error(format!("mapping pattern checks duplicate key ({})", vm.repr(&key)?.as_str()))
            );
        }
        let value = vm.call(&get, &[key, missing.clone()])?;
        if value.is(&missing) {
            frame.push(Value::NONE);
            return Ok(Flow::Next);
        }
        values.push(value);
    }
    frame.push(vm.tuple(values));
    Ok(Flow::Next)
}

pub(crate) fn match_class(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let names = frame.pop();
    let class = frame.pop();
    let subject = frame.pop();
    let names: Vec<Value> = names.downcast_ref::<Tuple>().map_or_else(Vec::new, |names| names.items.to_vec());
    let result = class_pattern(vm, &subject, &class, arg as usize, &names)?;
    frame.push(result.map_or(Value::NONE, |values| vm.tuple(values)));
    Ok(Flow::Next)
}

fn class_pattern(
    vm: &Vm,
    subject: &Value,
    class: &Value,
    positional: usize,
    names: &[Value],
) -> PyResult<Option<Vec<Value>>> {
    let Some(class_object) = class.as_ref::<TypeObject>() else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance_of(subject, class)? {
        return Ok(None);
    }
    let mut values = Vec::with_capacity(positional + names.len());
    let mut seen: Vec<Ref<Str>> = Vec::new();
    if positional > 0 {
        let match_args = vm.try_attribute(class, &vm.names.__match_args__)?;
        let class_name = class_object.full_name();
        let match_self = match_args.is_none() && class_object.has_flag(type_flag::MATCH_SELF);
        let match_args: Vec<Value> = match match_args {
            None => Vec::new(),
            Some(args) if args.is_exactly(Kind::TUPLE) => {
                args.downcast_ref::<Tuple>().map_or_else(Vec::new, |args| args.items.to_vec())
            }
            Some(args) => {
                return Err(vm.type_error(format!(
                    "{class_name}.__match_args__ must be a tuple (got {})",
                    vm.type_name(&args)
                )));
            }
        };
        let allowed = if match_self { 1 } else { match_args.len() };
        if positional > allowed {
            return Err(vm.type_error(format!(
                "{class_name}() accepts {allowed} positional sub-pattern{} ({positional} given)",
                if allowed == 1 { "" } else { "s" }
            )));
        }
        if match_self {
            values.push(subject.clone());
        } else {
            for name in &match_args[..positional] {
                let Some(name) = name.downcast_clone::<Str>() else {
                    return Err(vm.type_error(format!(
                        "__match_args__ elements must be strings (got {})",
                        vm.type_name(name)
                    )));
                };
                match sub_pattern(vm, subject, &class_name, name, &mut seen)? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
        }
    }
    for name in names {
        let Some(name) = name.downcast_clone::<Str>() else { continue };
        match sub_pattern(vm, subject, &class_object.full_name(), name, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(values))
}

fn sub_pattern(
    vm: &Vm,
    subject: &Value,
    class_name: &str,
    name: Ref<Str>,
    seen: &mut Vec<Ref<Str>>,
) -> PyResult<Option<Value>> {
    if seen.iter().any(|known| known.as_str() == name.as_str()) {
        return Err(vm.type_error(format!(
            "{class_name}() got multiple sub-patterns for attribute '{}'",
            name.as_str()
        )));
    }
    let value = vm.try_attribute(subject, &name)?;
    seen.push(name);
    Ok(value)
}
