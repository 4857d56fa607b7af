//! `match`: mapping, sequence and class patterns (PEP 634).

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::PyResult;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::{TypeObject, type_flag};
use crate::object::value::{Ref, Slot, Value};
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
    let names: &[Value] = names.downcast_ref::<Tuple>().map_or(&[], |names| &names.items);
    let result = class_pattern(vm, &subject, &class, arg as usize, names)?;
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
    let mut seen: &[Value] = &[];
    let match_args = if positional > 0 { match_args(vm, class, class_object, positional)? } else { None };
    match &match_args {
        None if positional > 0 => values.push(subject.clone()),
        None => {}
        Some(args) => {
            seen = args.downcast_ref::<Tuple>().map_or(&[], |args| &args.items[..positional]);
            for (index, name) in seen.iter().enumerate() {
                let Some(name) = name.as_ref::<Str>() else {
                    return Err(vm.type_error(format!(
                        "__match_args__ elements must be strings (got {})",
                        vm.type_name(name)
                    )));
                };
                match sub_pattern(vm, subject, class_object, name, &[&seen[..index]])? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
        }
    }
    for (index, name) in names.iter().enumerate() {
        let Some(name) = name.as_ref::<Str>() else { continue };
        match sub_pattern(vm, subject, class_object, name, &[seen, &names[..index]])? {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(values))
}

/// `__match_args__` of a class for so many positional sub-patterns; `None` if one stands for the subject itself.
fn match_args(vm: &Vm, class: &Value, class_object: &Ref<TypeObject>, positional: usize) -> PyResult<Slot> {
    let found = vm.try_attribute(class, &vm.names.__match_args__)?;
    let allowed = match &found {
        None => usize::from(class_object.has_flag(type_flag::MATCH_SELF)),
        Some(args) => match args.downcast_ref::<Tuple>().filter(|_| args.is_exact()) {
            Some(args) => args.items.len(),
            None => {
                return Err(vm.type_error(format!(
                    "{}.__match_args__ must be a tuple (got {})",
                    class_object.full_name(),
                    vm.type_name(args)
                )));
            }
        },
    };
    if positional > allowed {
        return Err(vm.type_error(format!(
            "{}() accepts {allowed} positional sub-pattern{} ({positional} given)",
            class_object.full_name(),
            if allowed == 1 { "" } else { "s" }
        )));
    }
    Ok(found)
}

/// The attribute for a sub-pattern, whose name is in none of the lists of names before it.
fn sub_pattern(
    vm: &Vm,
    subject: &Value,
    class: &Ref<TypeObject>,
    name: &Ref<Str>,
    seen: &[&[Value]],
) -> PyResult<Slot> {
    let same =
        |known: &Value| known.downcast_ref::<Str>().is_some_and(|known| known.as_str() == name.as_str());
    if seen.iter().any(|names| names.iter().any(same)) {
        return Err(vm.type_error(format!(
            "{}() got multiple sub-patterns for attribute '{}'",
            class.full_name(),
            name.as_str()
        )));
    }
    vm.try_attribute(subject, name)
}
