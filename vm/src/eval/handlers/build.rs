//! Instructions that build, extend and unpack containers and strings.

use crate::eval::Flow;
use crate::eval::frame::FramePointer;
use crate::native::{PyResult, Raised};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::value::{Ref, Value};
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

pub(crate) fn build_set(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let items = frame.pop_many(arg as usize);
    let set = vm.new_set(items)?;
    frame.push(set);
    Ok(Flow::Next)
}

pub(crate) fn build_map(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let items = frame.pop_many(2 * arg as usize);
    let dict = vm.new_dict();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        drop(dict.insert(vm, key, value)?);
    }
    frame.push(dict.into_value());
    Ok(Flow::Next)
}

pub(crate) fn build_const_key_map(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let keys = frame.pop();
    let values = frame.pop_many(arg as usize);
    let dict = vm.new_dict();
    if let Some(keys) = keys.downcast_ref::<Tuple>() {
        for (key, value) in keys.items.iter().zip(values) {
            drop(dict.insert(vm, key.clone(), value)?);
        }
    }
    frame.push(dict.into_value());
    Ok(Flow::Next)
}

pub(crate) fn build_string(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let parts = frame.values(arg as usize);
    let length =
        parts.iter().filter_map(|part| part.downcast_ref::<Str>()).map(|part| part.as_str().len()).sum();
    let mut text = String::with_capacity(length);
    for part in parts {
        if let Some(part) = part.downcast_ref::<Str>() {
            text.push_str(part.as_str());
        }
    }
    frame.drop_many(arg as usize);
    frame.push(vm.text(text));
    Ok(Flow::Next)
}

pub(crate) fn build_slice(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let step = if arg == 3 { frame.pop() } else { Value::NONE };
    let stop = frame.pop();
    let start = frame.pop();
    frame.push(vm.slice(start, stop, step));
    Ok(Flow::Next)
}

pub(crate) fn list_extend(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let iterable = frame.pop();
    let list = frame.peek(arg as usize).clone();
    let items = match vm.collect(&iterable) {
        Ok(items) => items,
        Err(raised) => {
            if vm.is_exception(&raised, &vm.exceptions.type_error) && !vm.is_iterable(&iterable) {
                return Err(vm.type_error(format!(
                    "Value after * must be an iterable, not {}",
                    vm.type_name(&iterable)
                )));
            }
            return Err(raised);
        }
    };
    if let Some(list) = list.downcast_ref::<List>() {
        list.with_mut(|target| target.extend(items));
    }
    Ok(Flow::Next)
}

pub(crate) fn list_append(_vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let item = frame.pop();
    if let Some(list) = frame.peek(arg as usize).downcast_ref::<List>() {
        list.push(item);
    }
    Ok(Flow::Next)
}

pub(crate) fn set_add(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let item = frame.pop();
    // The set stays on the stack meanwhile.
    if let Some(set) = frame.peek(arg as usize).downcast_ref::<Set>() {
        set.elements.add(vm, item)?;
    }
    Ok(Flow::Next)
}

pub(crate) fn set_update(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let iterable = frame.pop();
    let set = frame.peek(arg as usize).clone();
    let items = vm.collect(&iterable)?;
    if let Some(set) = set.downcast_ref::<Set>() {
        for item in items {
            set.elements.add(vm, item)?;
        }
    }
    Ok(Flow::Next)
}

pub(crate) fn map_add(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let value = frame.pop();
    let key = frame.pop();
    // The dict stays on the stack meanwhile.
    if let Some(dict) = frame.peek(arg as usize).downcast_ref::<Dict>() {
        drop(dict.insert(vm, key, value)?);
    }
    Ok(Flow::Next)
}

pub(crate) fn dict_update(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let source = frame.pop();
    let target = frame.peek(arg as usize).clone();
    let Some(dict) = target.downcast_ref::<Dict>() else { return Ok(Flow::Next) };
    if let Err(raised) = vm.update_dict_from_mapping(dict, &source) {
        if vm.is_exception(&raised, &vm.exceptions.attribute_error) {
            return Err(vm.type_error(format!("'{}' object is not a mapping", vm.type_name(&source))));
        }
        return Err(raised);
    }
    Ok(Flow::Next)
}

pub(crate) fn dict_merge(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let source = frame.pop();
    let target = frame.peek(arg as usize).clone();
    let callable = frame.peek(arg as usize + 3).clone();
    let Some(dict) = target.downcast_ref::<Dict>() else { return Ok(Flow::Next) };
    if !source.is_a::<Dict>() && vm.find_attribute(&source, &vm.names.keys)?.is_none() {
        return Err(vm.type_error(format!(
            "{} argument after ** must be a mapping, not {}",
            vm.callable_display_name(&callable),
            vm.type_name(&source)
        )));
    }
    if let Some(source) = source.downcast_ref::<Dict>().filter(|_| source.is_exact())
        && dict.is_empty()
    {
        dict.update_from(vm, source)?;
        return Ok(Flow::Next);
    }
    let keys = vm.mapping_keys(&source)?;
    for key in keys {
        if dict.contains(vm, &key)? {
            return Err(repeated_keyword(vm, &callable, &key));
        }
        let value = vm.get_item(&source, &key)?;
        drop(dict.insert(vm, key, value)?);
    }
    Ok(Flow::Next)
}

#[cold]
fn repeated_keyword(vm: &Vm, callable: &Value, key: &Value) -> Raised {
    let name = vm.callable_display_name(callable);
    match key.downcast_ref::<Str>() {
        Some(key) => {
            vm.type_error(format!("{name} got multiple values for keyword argument '{}'", key.as_str()))
        }
        None => match vm.str_of(key) {
            Ok(key) => {
                vm.type_error(format!("{name} got multiple values for keyword argument '{}'", key.as_str()))
            }
            Err(raised) => raised,
        },
    }
}

impl Vm {
    /// How messages about calls name a callable: `qualname()`, with the module in front outside `__main__`'s
    /// builtins.
    pub(crate) fn callable_display_name(&self, callable: &Value) -> String {
        if let Some(function) = callable.downcast_ref::<Function>() {
            let qualname = function.qualname.borrow().clone();
            let module = function.module.borrow().clone();
            let qualname = qualname.downcast_ref::<Str>().map_or("", Str::as_str).to_owned();
            return match module.downcast_ref::<Str>() {
                Some(module) if module.as_str() != "builtins" => format!("{}.{qualname}()", module.as_str()),
                _ => format!("{qualname}()"),
            };
        }
        let qualname = self.try_attribute(callable, &self.names.__qualname__).ok().flatten();
        match qualname.as_ref().and_then(|name| name.downcast_ref::<Str>()) {
            Some(name) => {
                let module = self.try_attribute(callable, &self.names.__module__).ok().flatten();
                match module.as_ref().and_then(|module| module.downcast_ref::<Str>()) {
                    Some(module) if module.as_str() != "builtins" => {
                        format!("{}.{}()", module.as_str(), name.as_str())
                    }
                    _ => format!("{}()", name.as_str()),
                }
            }
            None => match self.str_of(callable) {
                Ok(text) => text.as_str().to_owned(),
                Err(_) => self.type_name(callable).to_string(),
            },
        }
    }

    /// The keys of a mapping, through `keys()` unless it is exactly a dict.
    pub(crate) fn mapping_keys(&self, mapping: &Value) -> PyResult<Vec<Value>> {
        if let Some(dict) = mapping.downcast_ref::<Dict>()
            && mapping.is_exact()
        {
            return Ok(dict.keys());
        }
        let keys = self.call_method(mapping, &self.names.keys, &[])?;
        self.collect(&keys)
    }

    /// Copies the items of a mapping into a dict; AttributeError if it has no `keys`.
    pub(crate) fn update_dict_from_mapping(&self, dict: &Dict, mapping: &Value) -> PyResult<()> {
        if let Some(source) = mapping.downcast_ref::<Dict>()
            && mapping.is_exact()
        {
            return dict.update_from(self, source);
        }
        for key in self.mapping_keys(mapping)? {
            let value = self.get_item(mapping, &key)?;
            drop(dict.insert(self, key, value)?);
        }
        Ok(())
    }

    /// Whether `iter()` would find a way to iterate.
    pub fn is_iterable(&self, value: &Value) -> bool {
        let class = self.type_of(value);
        class.slots.get().iter.is_some()
            || self.lookup(class, &self.names.__iter__).is_some()
            || self.lookup(class, &self.names.__getitem__).is_some()
    }
}

/// Pushes unpacked items so that the first is on top.
fn push_reversed(frame: FramePointer, items: Vec<Value>) {
    for item in items.into_iter().rev() {
        frame.push(item);
    }
}

pub(crate) fn unpack_sequence(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let sequence = frame.pop();
    let expected = arg as usize;
    let items = match sequence.kind() {
        Kind::TUPLE if sequence.is_exact() => {
            sequence.downcast_ref::<Tuple>().map(|tuple| tuple.items.to_vec())
        }
        Kind::LIST if sequence.is_exact() => sequence.downcast_ref::<List>().map(List::to_vec),
        _ => None,
    };
    let items = match items {
        Some(items) if items.len() <= expected => items,
        Some(_items) => {
            return Err(vm.value_error(too_many(expected)));
        }
        None => {
            let mut items = Vec::with_capacity(expected);
            let iterator = unpack_iterator(vm, &sequence)?;
            while items.len() < expected {
                match vm.next(&iterator)? {
                    Some(item) => items.push(item),
                    None => break,
                }
            }
            if items.len() == expected && vm.next(&iterator)?.is_some() {
                return Err(vm.value_error(too_many(expected)));
            }
            items
        }
    };
    if items.len() < expected {
        return Err(
            vm.value_error(format!("not enough values to unpack (expected {expected}, got {})", items.len()))
        );
    }
    push_reversed(frame, items);
    Ok(Flow::Next)
}

fn too_many(expected: usize) -> String {
    format!("too many values to unpack (expected {expected})")
}

fn unpack_iterator(vm: &Vm, value: &Value) -> PyResult {
    if vm.is_iterable(value) {
        return vm.iter(value);
    }
    Err(vm.type_error(format!("cannot unpack non-iterable {} object", vm.type_name(value))))
}

/// Pushes the items of a sequence that is known as a whole: the last ones, a list of those in the middle, the first.
fn push_around(vm: &Vm, frame: FramePointer, items: &[Value], before: usize, after: usize) -> Done {
    let Some(end) = items.len().checked_sub(after).filter(|&end| end >= before) else {
        return Err(vm.value_error(format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        )));
    };
    items[end..].iter().rev().for_each(|item| frame.push(item.clone()));
    frame.push(vm.list(items[before..end].to_vec()));
    items[..before].iter().rev().for_each(|item| frame.push(item.clone()));
    Ok(Flow::Next)
}

pub(crate) fn unpack_ex(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let (before, after) = ((arg & 0xff) as usize, (arg >> 8) as usize);
    let sequence = frame.pop();
    if sequence.is_exact() {
        if let Some(tuple) = sequence.downcast_ref::<Tuple>() {
            return push_around(vm, frame, &tuple.items, before, after);
        }
        if let Some(list) = sequence.downcast_ref::<List>() {
            return push_around(vm, frame, &list.cell().borrow(), before, after);
        }
    }
    let iterator = unpack_iterator(vm, &sequence)?;
    let mut first = Vec::with_capacity(before);
    while first.len() < before {
        match vm.next(&iterator)? {
            Some(item) => first.push(item),
            None => {
                return Err(vm.value_error(format!(
                    "not enough values to unpack (expected at least {}, got {})",
                    before + after,
                    first.len()
                )));
            }
        }
    }
    let mut middle = vm.collect(&iterator)?;
    if middle.len() < after {
        return Err(vm.value_error(format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            before + middle.len()
        )));
    }
    let last = middle.split_off(middle.len() - after);
    push_reversed(frame, last);
    frame.push(vm.list(middle));
    push_reversed(frame, first);
    Ok(Flow::Next)
}

pub(crate) fn format_simple(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    if frame.peek(1).is_exactly(Kind::STR) {
        return Ok(Flow::Next);
    }
    let value = frame.pop();
    if let Some(small) = value.as_small_int() {
        frame.push(vm.text(small.to_string()));
        return Ok(Flow::Next);
    }
    let text = vm.format(&value, "")?;
    frame.push(vm.text(text));
    Ok(Flow::Next)
}

pub(crate) fn format_with_spec(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let spec = frame.pop();
    let value = frame.pop();
    let spec: Ref<Str> = vm.str_of(&spec)?;
    let text = vm.format(&value, spec.as_str())?;
    frame.push(vm.text(text));
    Ok(Flow::Next)
}

pub(crate) fn convert_value(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let value = frame.pop();
    let text = match arg {
        1 => vm.str_of(&value)?,
        2 => vm.repr(&value)?,
        _ => vm.ascii(&value)?,
    };
    frame.push(text.into_value());
    Ok(Flow::Next)
}
