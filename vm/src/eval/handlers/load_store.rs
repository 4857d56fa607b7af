//! Instructions that load, store and delete names, cells, attributes and move values on the stack.

use crate::eval::Flow;
use crate::eval::attribute_cache::Place;
use crate::eval::frame::FramePointer;
use crate::native::{PyResult, Raised};
use crate::object::cell::Cell;
use crate::object::descriptor::Property;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

fn name_of(frame: FramePointer, index: u32) -> Ref<Str> {
    frame.code().names[index as usize].clone()
}

/// UnboundLocalError for a local slot.
#[cold]
pub(crate) fn unbound_local(vm: &Vm, frame: FramePointer, index: usize) -> Raised {
    let name = frame.code().local_names[index].clone();
    if index < frame.code().first_free as usize {
        // CPython leaves `name` alone here.
        return vm.unbound_local_error(format!(
            "cannot access local variable '{}' where it is not associated with a value",
            name.as_str()
        ));
    }
    let raised = vm.name_error(format!(
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        name.as_str()
    ));
    vm.set_name_of_error(&raised, &name);
    raised
}

/// `LOAD_FAST` of an unbound local.
#[cold]
pub(crate) fn load_unbound(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    Err(unbound_local(vm, frame, arg as usize))
}

/// `LOAD_FAST_LOAD_FAST` when one of the locals is unbound.
#[cold]
pub(crate) fn load_unbound_pair(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let (first, second) = ((arg >> 4) as usize, (arg & 15) as usize);
    let Some(value) = frame.local(first).clone() else { return Err(unbound_local(vm, frame, first)) };
    frame.push(value);
    Err(unbound_local(vm, frame, second))
}

/// `STORE_FAST_LOAD_FAST` when the local to load is unbound.
#[cold]
pub(crate) fn store_fast_load_unbound(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let slot = frame.pop_slot();
    let old = std::mem::replace(frame.local((arg >> 4) as usize), slot);
    drop(old);
    Err(unbound_local(vm, frame, (arg & 15) as usize))
}

#[cold]
fn undefined_name(vm: &Vm, name: &Ref<Str>) -> Raised {
    let raised = vm.name_error(format!("name '{}' is not defined", name.as_str()));
    vm.set_name_of_error(&raised, name);
    raised
}

pub(crate) fn delete_fast(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    match frame.local(arg as usize).take() {
        Some(value) => drop(value),
        None => return Err(unbound_local(vm, frame, arg as usize)),
    }
    Ok(Flow::Next)
}

/// The namespace of a module or class body.
fn namespace(vm: &Vm, frame: FramePointer) -> PyResult {
    frame.frame().namespace.clone().ok_or_else(|| vm.system_error("no locals found"))
}

/// Reads a name in a namespace that may be any mapping.
fn namespace_get(vm: &Vm, namespace: &Value, name: &Ref<Str>) -> PyResult<Slot> {
    if let Some(dict) = namespace.downcast_ref::<Dict>()
        && namespace.is_exact()
    {
        return Ok(dict.get_str(name));
    }
    match vm.get_item(namespace, name.value()) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if vm.is_exception(&raised, &vm.exceptions.key_error) => Ok(None),
        Err(raised) => Err(raised),
    }
}

fn global_or_builtin(vm: &Vm, frame: FramePointer, name: &Ref<Str>) -> PyResult {
    let function = &frame.frame().function;
    let (globals, builtins) = (&function.globals, &function.builtins);
    if globals.value().is_exact() && builtins.value().is_exact() {
        let found = globals.get_str(name).or_else(|| builtins.get_str(name));
        return found.ok_or_else(|| undefined_name(vm, name));
    }
    // A subclass of dict is asked through its own `__getitem__`.
    let (globals, builtins) = (globals.value().clone(), builtins.value().clone());
    match namespace_get(vm, &globals, name)? {
        Some(found) => Ok(found),
        None => namespace_get(vm, &builtins, name)?.ok_or_else(|| undefined_name(vm, name)),
    }
}

pub(crate) fn load_name(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let found = match &frame.frame().namespace.clone() {
        Some(namespace) => namespace_get(vm, namespace, &name)?,
        None => None,
    };
    let value = match found {
        Some(value) => value,
        None => global_or_builtin(vm, frame, &name)?,
    };
    frame.push(value);
    Ok(Flow::Next)
}

pub(crate) fn store_name(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let namespace = namespace(vm, frame)?;
    let value = frame.pop();
    match namespace.downcast_ref::<Dict>() {
        Some(dict) if namespace.is_exact() => drop(dict.insert_str(&name, value)),
        _ => vm.set_item(&namespace, name.value(), Some(value))?,
    }
    Ok(Flow::Next)
}

pub(crate) fn delete_name(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let namespace = namespace(vm, frame)?;
    match vm.set_item(&namespace, name.value(), None) {
        Ok(()) => Ok(Flow::Next),
        Err(raised) if vm.is_exception(&raised, &vm.exceptions.key_error) => Err(undefined_name(vm, &name)),
        Err(raised) => Err(raised),
    }
}

pub(crate) fn load_global(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg >> 1);
    let value = global_or_builtin(vm, frame, &name)?;
    frame.push(value);
    if arg & 1 != 0 {
        frame.push_slot(None);
    }
    Ok(Flow::Next)
}

pub(crate) fn store_global(_vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let value = frame.pop();
    let old = frame.frame().function.globals.insert_str(&name, value);
    drop(old);
    Ok(Flow::Next)
}

pub(crate) fn delete_global(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    match frame.frame().function.globals.remove_str(&name) {
        Some(old) => drop(old),
        None => return Err(undefined_name(vm, &name)),
    }
    Ok(Flow::Next)
}

pub(crate) fn load_from_dict_or_globals(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let mapping = frame.pop();
    let value = match namespace_get(vm, &mapping, &name)? {
        Some(value) => value,
        None => global_or_builtin(vm, frame, &name)?,
    };
    frame.push(value);
    Ok(Flow::Next)
}

pub(crate) fn make_cell(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let slot = frame.local(arg as usize);
    let initial = slot.take();
    *slot = Some(vm.new_cell(initial).into_value());
    Ok(Flow::Next)
}

pub(crate) fn copy_free_vars(_vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let first = frame.code().first_free as usize;
    let closure: Option<Ref<Tuple>> = frame.frame().function.closure.clone();
    if let Some(closure) = closure {
        for (offset, cell) in closure.items.iter().take(arg as usize).enumerate() {
            *frame.local(first + offset) = Some(cell.clone());
        }
    }
    Ok(Flow::Next)
}

fn cell_at(vm: &Vm, frame: FramePointer, index: usize) -> PyResult<Ref<Cell>> {
    frame
        .local(index)
        .as_ref()
        .and_then(Value::downcast_clone::<Cell>)
        .ok_or_else(|| undefined_name(vm, &frame.code().local_names[index].clone()))
}

/// NameError or UnboundLocalError for an empty cell.
#[cold]
fn empty_cell(vm: &Vm, frame: FramePointer, index: usize) -> Raised {
    unbound_local(vm, frame, index)
}

pub(crate) fn load_deref(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    match cell_at(vm, frame, arg as usize)?.get() {
        Some(value) => frame.push(value),
        None => return Err(empty_cell(vm, frame, arg as usize)),
    }
    Ok(Flow::Next)
}

pub(crate) fn store_deref(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let value = frame.pop();
    let old = cell_at(vm, frame, arg as usize)?.replace(Some(value));
    drop(old);
    Ok(Flow::Next)
}

pub(crate) fn delete_deref(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    match cell_at(vm, frame, arg as usize)?.replace(None) {
        Some(old) => drop(old),
        None => return Err(empty_cell(vm, frame, arg as usize)),
    }
    Ok(Flow::Next)
}

pub(crate) fn load_from_dict_or_deref(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = frame.code().local_names[arg as usize].clone();
    let mapping = frame.pop();
    let value = match namespace_get(vm, &mapping, &name)? {
        Some(value) => Some(value),
        None => cell_at(vm, frame, arg as usize)?.get(),
    };
    match value {
        Some(value) => frame.push(value),
        None => return Err(empty_cell(vm, frame, arg as usize)),
    }
    Ok(Flow::Next)
}

pub(crate) fn load_locals(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let namespace = namespace(vm, frame)?;
    frame.push(namespace);
    Ok(Flow::Next)
}

pub(crate) fn load_attr(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    match vm.attribute_place(frame.peek(1), &frame.code().names[(arg >> 1) as usize]) {
        Some(Place::Value(index)) => {
            if let Some(value) = frame.peek(1).attributes().and_then(|values| values.value(index as usize)) {
                drop(frame.slot_at(1).replace(value));
                if arg & 1 != 0 {
                    frame.push_slot(None);
                }
                return Ok(Flow::Next);
            }
        }
        Some(Place::Method(function)) if arg & 1 != 0 => {
            let owner = frame.slot_at(1).replace(function);
            frame.push_slot(owner);
            return Ok(Flow::Next);
        }
        _ => {}
    }
    let name = name_of(frame, arg >> 1);
    let owner = frame.pop();
    if arg & 1 == 0 {
        if let Some(getter) = vm.python_getter(&owner, &name) {
            frame.push(owner);
            return super::call::enter_with_top(vm, thread, frame, getter, 1);
        }
        let value = vm.get_attribute(&owner, &name)?;
        drop(owner);
        frame.push(value);
        return Ok(Flow::Next);
    }
    match vm.load_method(&owner, &name)? {
        (function, true) => {
            frame.push(function);
            frame.push(owner);
        }
        (value, false) => {
            drop(owner);
            frame.push(value);
            frame.push_slot(None);
        }
    }
    Ok(Flow::Next)
}

impl Vm {
    /// An attribute that will be called at once: `(function, true)` if the receiver is to be passed first, so that no
    /// bound method is made.
    pub(crate) fn load_method(&self, owner: &Value, name: &Ref<Str>) -> PyResult<(Value, bool)> {
        let class = self.type_of(owner).clone();
        if class.slots.get().get_attribute.is_none()
            && !class.has_flag(crate::object::type_object::type_flag::CUSTOM_GET_ATTRIBUTE)
            && let Some(function) = self.lookup(&class, name)
            && self.binds_like_function(&function)
            && owner.attributes().and_then(|attributes| attributes.get(name)).is_none()
        {
            return Ok((function, true));
        }
        Ok((self.get_attribute(owner, name)?, false))
    }

    /// The getter of a property that reading an attribute runs, if it is a Python function of one parameter: it is
    /// entered in the loop, whether or not the instruction is specialised.
    fn python_getter(&self, owner: &Value, name: &Ref<Str>) -> Option<Ref<Function>> {
        let class = owner.heap_type()?;
        if class.is_native()
            || class.slots.get().get_attribute.is_some()
            || class.has_flag(crate::object::type_object::type_flag::CUSTOM_GET_ATTRIBUTE)
        {
            return None;
        }
        let found = self.lookup(class, name)?;
        let property = found.downcast_ref::<Property>().filter(|_| found.is_exact())?;
        let getter = property.getter.borrow().as_ref()?.downcast_clone::<Function>()?;
        let plain = {
            let code = getter.code.borrow();
            code.simple_parameters && code.template.argcount == 1
        };
        plain.then_some(getter)
    }

    /// Whether reading a class attribute through an instance just binds the instance as first argument.
    #[inline]
    pub(crate) fn binds_like_function(&self, value: &Value) -> bool {
        match value.heap_type() {
            Some(class) => {
                class.is(&self.types.function)
                    || class.is(&self.types.method_descriptor)
                    || class.is(&self.types.wrapper_descriptor)
            }
            None => false,
        }
    }
}

pub(crate) fn store_attr(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    if let Some(Place::Value(index)) = vm.attribute_place(frame.peek(1), &frame.code().names[arg as usize]) {
        let owner = frame.pop();
        let value = frame.pop();
        let old = owner.attributes().and_then(|values| values.replace_value(index as usize, value));
        drop(old);
        return Ok(Flow::Next);
    }
    let name = name_of(frame, arg);
    let owner = frame.pop();
    let value = frame.pop();
    vm.set_attribute(&owner, &name, Some(value))?;
    Ok(Flow::Next)
}

pub(crate) fn delete_attr(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg);
    let owner = frame.pop();
    vm.set_attribute(&owner, &name, None)?;
    Ok(Flow::Next)
}

pub(crate) fn load_super_attr(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let name = name_of(frame, arg >> 2);
    let receiver = frame.pop();
    let class = frame.pop();
    let global_super = frame.pop();
    let value = match class.as_ref::<TypeObject>() {
        Some(class) if global_super.is(vm.types.super_.value()) => {
            vm.super_attribute(class, &receiver, &name)?
        }
        _ => {
            let arguments: &[Value] = if arg & 2 != 0 { &[class, receiver.clone()] } else { &[] };
            let proxy = vm.call(&global_super, arguments)?;
            vm.get_attribute(&proxy, &name)?
        }
    };
    frame.push(value);
    if arg & 1 != 0 {
        frame.push_slot(None);
    }
    Ok(Flow::Next)
}

pub(crate) fn load_assertion_error(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    frame.push(vm.exceptions.assertion_error.value().clone());
    Ok(Flow::Next)
}

pub(crate) fn load_build_class(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    match frame.frame().function.builtins.get_str(&vm.names.__build_class__) {
        Some(function) => frame.push(function),
        None => return Err(vm.name_error("__build_class__ not found")),
    }
    Ok(Flow::Next)
}

pub(crate) fn setup_annotations(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let namespace = namespace(vm, frame)?;
    let name = &vm.names.__annotations__;
    if namespace_get(vm, &namespace, name)?.is_none() {
        let dict = vm.new_dict().into_value();
        vm.set_item(&namespace, name.value(), Some(dict))?;
    }
    Ok(Flow::Next)
}
