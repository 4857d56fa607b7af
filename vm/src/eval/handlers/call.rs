//! Calls, function objects and intrinsics.

use crate::bytecode::code::{CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_VARARGS, CO_VARKEYWORDS};
use crate::eval::Flow;
use crate::eval::argument;
use crate::eval::frame::{FrameKind, FramePointer};
use crate::eval::leave;
use crate::eval::stack::NewFrame;
use crate::native::{Arguments, PyResult, Raised};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::heap::{Kind, VTable};
use crate::object::instance::Instance;
use crate::object::list::List;
use crate::object::method::Method;
use crate::object::native_function::NativeFunction;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::{TypeObject, type_flag};
use crate::object::value::{Ref, Slot, Value, values_as_slots};
use crate::sched::Thread;
use crate::vm::Vm;

type Done = PyResult<Flow>;

/// `CALL`: the stack holds the callable, a receiver or NULL, and `arg` values.
pub(crate) fn call(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    call_on_stack(vm, thread, frame, arg as usize, &[])
}

/// `CALL_KW`: as `CALL`, with a tuple of keyword names on top.
pub(crate) fn call_kw(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let names = frame.pop();
    let names: &[Value] = names.downcast_ref::<Tuple>().map_or(&[], |names| &names.items);
    call_on_stack(vm, thread, frame, arg as usize, names)
}

fn call_on_stack(vm: &Vm, thread: &Thread, frame: FramePointer, count: usize, names: &[Value]) -> Done {
    let bound_native = unpack_method(frame, count);
    unpack_instance(vm, frame, count);
    let total = count + usize::from(frame.slot_at(count + 1).is_some());
    let callable = frame.peek(count + 2);
    match callable.kind() {
        Kind::FUNCTION => {
            if let Some(function) = callable.downcast_clone::<Function>() {
                let parts = Call { count, total, names, kind: FrameKind::Call, namespace: None };
                return enter_function(vm, thread, frame, function, parts);
            }
        }
        Kind::TYPE => {
            if let Some(class) = callable.as_ref::<TypeObject>()
                && total == count
                && let Some(init) = plain_init(vm, class)
            {
                return enter_init(vm, thread, frame, init, count, names);
            }
        }
        _ => {}
    }
    let result = match callable.downcast_ref::<NativeFunction>() {
        Some(native) if native.receiver.is_none() => native.call_unbound(vm, frame.values(total), names)?,
        Some(native) if bound_native => native.call_unbound(vm, frame.values(total), names)?,
        _ => {
            let callable = callable.clone();
            vm.call_with_keywords(&callable, frame.values(total), names)?
        }
    };
    finish(frame, count);
    frame.push(result);
    Ok(Flow::Next)
}

/// `CALL` of a native function that takes the arguments as they are.
#[cfg(debug_assertions)]
pub(crate) fn call_native(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let result = native_result(vm, frame, arg as usize)?;
    finish(frame, arg as usize);
    frame.push(result);
    Ok(Flow::Next)
}

/// The result of the native function in the callable's slot, for which the inline cache says that it takes the arguments
/// as they are; the operands stay on the stack.
#[inline(always)]
pub(crate) fn native_result(vm: &Vm, frame: FramePointer, count: usize) -> PyResult {
    let values = frame.values(count + usize::from(frame.slot_at(count + 1).is_some()));
    let Some(native) = frame.peek(count + 2).downcast_ref::<NativeFunction>() else {
        return Err(vm.system_error("a native function was expected"));
    };
    if let Some(owner) = &native.owner
        && !values.first().is_some_and(|receiver| vm.type_of(receiver).is(owner))
    {
        return native.call_unbound(vm, values, &[]);
    }
    (native.def.function)(vm, &Arguments::positional(values_as_slots(values)))
}

/// `CALL` of `len` with one argument.
pub(crate) fn call_len(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let length = vm.len(frame.peek(1))?;
    finish(frame, 1);
    frame.push(vm.int(length as i64));
    Ok(Flow::Next)
}

/// `CALL` of `isinstance` with two arguments.
pub(crate) fn call_isinstance(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let found = vm.is_instance_of(frame.peek(2), frame.peek(1))?;
    finish(frame, 2);
    frame.push(Value::bool(found));
    Ok(Flow::Next)
}

/// `CALL` of a built-in class with its own `__new__` and perhaps `__init__`, which are kept for the inline cache.
pub(crate) fn call_builtin_class(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let count = arg as usize;
    let (new, init) = {
        let kept = frame.code().cached_values.borrow();
        let place = usize::from(frame.instruction().aux.get());
        (kept.get(place).cloned(), kept.get(place + 1).cloned())
    };
    let Some(new) = new.as_ref().and_then(Value::downcast_ref::<NativeFunction>) else {
        return call(vm, thread, frame, arg);
    };
    if frame.slot_at(count + 1).is_some() {
        return call(vm, thread, frame, arg);
    }
    let _depth = vm.enter_native(" while calling a Python object")?;
    let class = frame.peek(count + 2).clone();
    *frame.slot_at(count + 1) = Some(class);
    let result = new.signature().call(vm, new.def, frame.values(count + 1), &[])?;
    if let Some(init) = init.as_ref().and_then(Value::downcast_ref::<NativeFunction>)
        && vm.type_of(&result).value().is(frame.peek(count + 2))
    {
        let class = frame.slot_at(count + 1).replace(result.clone());
        drop(class);
        let _none = init.signature().call(vm, init.def, frame.values(count + 1), &[])?;
    }
    finish(frame, count);
    frame.push(result);
    Ok(Flow::Next)
}

/// The end of a frame by `return` that takes more than dropping its values.
pub(crate) fn return_special(vm: &Vm, thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let value = frame.pop();
    match leave::finish(vm, thread, frame, value)? {
        None => Ok(Flow::Frame),
        Some(value) => Err(vm.leave_loop(thread, value)),
    }
}

/// Drops the callable, the receiver and the arguments of a finished call.
#[inline(always)]
pub(crate) fn finish(frame: FramePointer, count: usize) {
    frame.drop_many(count + 2);
}

/// Replaces a bound method by its function and receiver; puts the receiver of a native one before its arguments (and
/// returns true for it).
#[inline]
fn unpack_method(frame: FramePointer, count: usize) -> bool {
    if frame.slot_at(count + 1).is_some() {
        return false;
    }
    let callable = frame.peek(count + 2);
    if let Some(method) = callable.downcast_ref::<Method>() {
        let (function, receiver) = (method.function.clone(), method.receiver.clone());
        let method = frame.slot_at(count + 2).replace(function);
        *frame.slot_at(count + 1) = Some(receiver);
        drop(method);
        false
    } else if let Some(native) = callable.downcast_ref::<NativeFunction>()
        && native.owner.is_some()
    {
        *frame.slot_at(count + 1) = native.receiver.clone();
        true
    } else {
        false
    }
}

/// Replaces an instance of a class that defines `__call__` in Python by that function, with itself as the receiver.
#[inline]
fn unpack_instance(vm: &Vm, frame: FramePointer, count: usize) {
    let callable = frame.peek(count + 2);
    if callable.kind() != Kind::INSTANCE || frame.slot_at(count + 1).is_some() {
        return;
    }
    if let Some(function) = vm.lookup_special(callable, &vm.names.__call__)
        && function.is_a::<Function>()
    {
        let instance = frame.slot_at(count + 2).replace(function);
        *frame.slot_at(count + 1) = instance;
    }
}

/// A call of a Python function whose callable, receiver or NULL, and arguments are on the stack.
pub(crate) struct Call<'a> {
    /// Arguments, without the receiver.
    pub(crate) count: usize,
    /// Arguments, with the receiver.
    pub(crate) total: usize,
    /// The names of the last arguments.
    pub(crate) names: &'a [Value],
    pub(crate) kind: FrameKind,
    pub(crate) namespace: Slot,
}

/// Enters a Python function.
pub(crate) fn enter_function(
    vm: &Vm,
    thread: &Thread,
    frame: FramePointer,
    function: Ref<Function>,
    call: Call<'_>,
) -> Done {
    vm.check_recursion(thread)?;
    let Call { count, total, names, kind, namespace } = call;
    let (simple, parameters) = {
        let code = function.code.borrow();
        (code.simple_parameters, code.template.argcount as usize)
    };
    if simple && names.is_empty() && total == parameters {
        thread.push_frame_in_place(frame, total, NewFrame { function, namespace, kind, entry: false });
        // Below the arguments lie the callable and, if it was no receiver, a NULL.
        frame.drop_many(count + 2 - total);
        return Ok(Flow::Frame);
    }
    if let Some(plan) = argument::plan(&function, total, names) {
        let named = frame.pop_many(names.len());
        let positional = total - names.len();
        let below = count + 2 - total;
        let new = NewFrame { function, namespace, kind, entry: false };
        let callee = thread.push_frame_in_place(frame, positional, new);
        argument::fill(callee, &plan, named);
        frame.drop_many(below);
        return Ok(Flow::Frame);
    }
    if let Some(packed) = pack_extra(vm, frame, &function, total, names) {
        let below = count + 2 - total;
        let new = NewFrame { function, namespace, kind, entry: false };
        thread.push_frame_in_place(frame, packed, new);
        frame.drop_many(below);
        return Ok(Flow::Frame);
    }
    let slots = argument::bind(vm, thread, &function, frame.values(total), names)?;
    finish(frame, count);
    thread.push_frame_with_slots(slots, NewFrame { function, namespace, kind, entry: false });
    Ok(Flow::Frame)
}

/// Replaces the arguments of a call behind those that have parameters of their own by the tuple of `*args` and the dict
/// of `**kwargs`, where each is in its place then; returns how many values there are now. `None` if that is not all that
/// there is to do.
fn pack_extra(
    vm: &Vm,
    frame: FramePointer,
    function: &Function,
    total: usize,
    names: &[Value],
) -> Option<usize> {
    let code = function.code.borrow();
    let positional_count = code.template.argcount as usize;
    let given = total - names.len();
    let (takes_more, takes_names) = (code.has_flag(CO_VARARGS), code.has_flag(CO_VARKEYWORDS));
    let fits = given == positional_count || given > positional_count && takes_more;
    let named = names.is_empty() || takes_names && argument::names_no_parameter(&code, names);
    // The caller's stack has no room for more values than it gives up.
    let fits = fits && total - positional_count >= usize::from(takes_more) + usize::from(takes_names);
    if !fits || !named || code.template.kwonlyargcount > 0 || !(takes_more || takes_names) {
        return None;
    }
    let keywords = if takes_names { Some(vm.new_dict()) } else { None };
    if let Some(keywords) = &keywords {
        for (name, value) in names.iter().zip(frame.pop_many(names.len())) {
            keywords.insert_str(name.as_ref::<Str>()?, value);
        }
    }
    let mut count = positional_count;
    if takes_more {
        let extra = vm.tuple(frame.pop_many(given - positional_count));
        frame.push(extra);
        count += 1;
    }
    if let Some(keywords) = keywords {
        frame.push(keywords.into_value());
        count += 1;
    }
    Some(count)
}

/// `CALL` of the Python function in the callable's slot.
pub(crate) fn call_python(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let count = arg as usize;
    let total = count + usize::from(frame.slot_at(count + 1).is_some());
    let Some(function) = frame.peek(count + 2).downcast_clone::<Function>() else {
        return call(vm, thread, frame, arg);
    };
    let parts = Call { count, total, names: &[], kind: FrameKind::Call, namespace: None };
    enter_function(vm, thread, frame, function, parts)
}

/// Enters a function of `count` parameters with the top `count` values of the stack.
pub(crate) fn enter_with_top(
    vm: &Vm,
    thread: &Thread,
    frame: FramePointer,
    function: Ref<Function>,
    count: usize,
) -> Done {
    vm.check_recursion(thread)?;
    let new = NewFrame { function, namespace: None, kind: FrameKind::Call, entry: false };
    thread.push_frame_in_place(frame, count, new);
    Ok(Flow::Frame)
}

/// The `__init__` of a class whose instances are made by `object.__new__` and initialised by a Python function.
pub(crate) fn plain_init(vm: &Vm, class: &Ref<TypeObject>) -> Option<Ref<Function>> {
    if class.is_native()
        || class.has_flag(type_flag::ABSTRACT)
        || !std::ptr::eq(class.layout, VTable::of::<Instance>()) && class.layout.kind != Kind::INSTANCE
        || !class.header().type_ref().is_native()
    {
        return None;
    }
    let new = vm.lookup(class, &vm.names.__new__)?;
    if !vm.is_object_new(&new) {
        return None;
    }
    vm.lookup(class, &vm.names.__init__)?.downcast::<Function>().ok()
}

/// Makes an instance of the class in the callable's slot and enters `__init__` in this loop.
fn enter_init(
    vm: &Vm,
    thread: &Thread,
    frame: FramePointer,
    init: Ref<Function>,
    count: usize,
    names: &[Value],
) -> Done {
    vm.check_recursion(thread)?;
    let class = frame.slot_at(count + 2).replace(init.value().clone());
    let Some(class) = class.and_then(|class| class.downcast::<TypeObject>().ok()) else {
        return Err(vm.system_error("a class was expected"));
    };
    let instance = new_instance(vm, &class);
    *frame.slot_at(count + 1) = Some(instance.clone());
    drop(class);
    let parts = Call { count, total: count + 1, names, kind: FrameKind::Init, namespace: Some(instance) };
    enter_function(vm, thread, frame, init, parts)
}

/// An instance of a class made by `object.__new__`.
#[inline(never)]
pub(crate) fn new_instance(vm: &Vm, class: &Ref<TypeObject>) -> Value {
    vm.heap.allocate(Instance, class).into_value()
}

/// `CALL_FUNCTION_EX`: callable, NULL, positional arguments, and a mapping if `arg & 1`.
pub(crate) fn call_function_ex(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let keywords = if arg & 1 != 0 { Some(frame.pop()) } else { None };
    let positional = frame.pop();
    let null = frame.pop_slot();
    drop(null);
    let mut function = frame.pop();
    // The vectors are used again and again, unless something is raised.
    let (mut values, mut names) = thread.spare_values.take();
    if let Some((inner, receiver)) =
        function.downcast_ref::<Method>().map(|method| (method.function.clone(), method.receiver.clone()))
    {
        values.push(receiver);
        function = inner;
    }
    let bound_native = function.downcast_ref::<NativeFunction>().filter(|native| native.owner.is_some());
    let receiver = bound_native.and_then(|native| native.receiver.clone());
    let is_bound_native = receiver.is_some();
    values.extend(receiver);
    add_positional(vm, &function, &positional, &mut values)?;
    if let Some(keywords) = &keywords {
        add_keywords(vm, keywords, &mut names, &mut values)?;
    }
    let flow = match function.downcast::<Function>() {
        Ok(function) => {
            vm.check_recursion(thread)?;
            let slots = argument::bind(vm, thread, &function, &values, &names)?;
            let new = NewFrame { function, namespace: None, kind: FrameKind::Call, entry: false };
            thread.push_frame_with_slots(slots, new);
            Flow::Frame
        }
        Err(callable) => {
            let result = match callable.downcast_ref::<NativeFunction>() {
                Some(native) if is_bound_native => {
                    let _depth = vm.enter_native(" while calling a Python object")?;
                    native.call_unbound(vm, &values, &names)?
                }
                _ => vm.call_with_keywords(&callable, &values, &names)?,
            };
            frame.push(result);
            Flow::Next
        }
    };
    values.clear();
    names.clear();
    thread.spare_values.set((values, names));
    Ok(flow)
}

/// The values of `*args`, behind those that are there.
fn add_positional(vm: &Vm, callable: &Value, positional: &Value, values: &mut Vec<Value>) -> PyResult<()> {
    if let Some(tuple) = positional.downcast_ref::<Tuple>() {
        values.extend_from_slice(&tuple.items);
    } else if let Some(list) = positional.downcast_ref::<List>() {
        list.with(|items| values.extend_from_slice(items));
    } else if vm.is_iterable(positional) {
        values.append(&mut vm.collect(positional)?);
    } else {
        return Err(vm.type_error(format!(
            "{} argument after * must be an iterable, not {}",
            vm.callable_display_name(callable),
            vm.type_name(positional)
        )));
    }
    Ok(())
}

/// The names and values of `**kwargs`.
fn add_keywords(vm: &Vm, keywords: &Value, names: &mut Vec<Value>, values: &mut Vec<Value>) -> PyResult<()> {
    let Some(dict) = keywords.downcast_ref::<Dict>() else { return Ok(()) };
    let mut position = 0;
    while let Some((found, name, value)) = dict.next_item(position) {
        if !name.is_a::<Str>() {
            return Err(vm.type_error("keywords must be strings"));
        }
        position = found + 1;
        names.push(name);
        values.push(value);
    }
    Ok(())
}

pub(crate) fn make_function(vm: &Vm, _thread: &Thread, frame: FramePointer, _arg: u32) -> Done {
    let code = frame.pop();
    let Ok(code) = code.downcast::<Code>() else { return Err(vm.system_error("MAKE_FUNCTION without code")) };
    let outer = &frame.frame().function;
    let function = vm.new_function(code, outer.globals.clone(), outer.builtins.clone(), None);
    frame.push(function.into_value());
    Ok(Flow::Next)
}

impl Vm {
    /// A function object.
    pub fn new_function(
        &self,
        code: Ref<Code>,
        globals: Ref<Dict>,
        builtins: Ref<Dict>,
        closure: Option<Ref<Tuple>>,
    ) -> Ref<Function> {
        let doc = match code.consts.first() {
            Some(first) if first.is_a::<Str>() => first.clone(),
            _ => Value::NONE,
        };
        let module = globals.get_str(&self.names.__name__).unwrap_or(Value::NONE);
        let function = Function {
            name: code.name.value().clone().into(),
            qualname: code.qualname.value().clone().into(),
            code: code.into(),
            retired: std::cell::RefCell::default(),
            globals,
            builtins,
            closure,
            defaults: std::cell::RefCell::default(),
            keyword_defaults: std::cell::RefCell::default(),
            annotations: std::cell::RefCell::default(),
            doc: doc.into(),
            module: module.into(),
            type_params: std::cell::RefCell::default(),
        };
        self.heap.allocate(function, &self.types.function)
    }
}

pub(crate) fn set_function_attribute(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let function = frame.pop();
    let value = frame.pop();
    let Ok(function) = function.downcast::<Function>() else {
        return Err(vm.system_error("SET_FUNCTION_ATTRIBUTE without a function"));
    };
    let function = match arg {
        1 => {
            *function.defaults.borrow_mut() = value.downcast::<Tuple>().ok();
            function
        }
        2 => {
            *function.keyword_defaults.borrow_mut() = value.downcast::<Dict>().ok();
            function
        }
        4 => {
            *function.annotations.borrow_mut() = Some(value);
            function
        }
        _ => with_closure(vm, &function, value.downcast::<Tuple>().ok()),
    };
    frame.push(function.into_value());
    Ok(Flow::Next)
}

/// The closure is fixed when a function is made: the function under construction is made again with it.
fn with_closure(vm: &Vm, function: &Ref<Function>, closure: Option<Ref<Tuple>>) -> Ref<Function> {
    let new = vm.new_function(function.code(), function.globals.clone(), function.builtins.clone(), closure);
    new.defaults.replace(function.defaults.take());
    new.keyword_defaults.replace(function.keyword_defaults.take());
    new.annotations.replace(function.annotations.take());
    new
}

pub(crate) fn call_intrinsic_1(vm: &Vm, thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let value = frame.pop();
    let result = match arg {
        1 => vm.display_hook(&value)?,
        2 => {
            vm.import_star(&value, frame.frame().namespace.as_ref())?;
            Value::NONE
        }
        3 => stop_iteration_error(vm, thread, frame, &value),
        4 => vm.wrap_async_value(value),
        5 => vm.positive(&value)?,
        6 => vm.tuple(items_of(&value)),
        7..=9 => vm.make_type_parameter(arg, &value, None)?,
        10 => vm.subscript_generic(&value)?,
        11 => vm.make_type_alias(&value)?,
        _ => return Err(vm.system_error("unknown intrinsic")),
    };
    frame.push(result);
    Ok(Flow::Next)
}

/// The items of a list that was made to become a tuple.
fn items_of(list: &Value) -> Vec<Value> {
    match list.downcast_ref::<List>() {
        Some(items) if list.reference_count() == Some(1) => items.with_mut(std::mem::take),
        Some(items) => items.to_vec(),
        None => Vec::new(),
    }
}

/// PEP 479: StopIteration that leaves a generator becomes RuntimeError.
fn stop_iteration_error(vm: &Vm, _thread: &Thread, frame: FramePointer, value: &Value) -> Value {
    let Some(exception) = value.downcast_clone::<Exception>() else { return value.clone() };
    let code = frame.code();
    let class = exception.header().type_ref().clone();
    let message = if class.is_subtype(&vm.exceptions.stop_iteration) {
        if code.has_flag(crate::bytecode::code::CO_ASYNC_GENERATOR) {
            "async generator raised StopIteration"
        } else if code.has_flag(CO_COROUTINE) || code.has_flag(CO_ITERABLE_COROUTINE) {
            "coroutine raised StopIteration"
        } else {
            "generator raised StopIteration"
        }
    } else if code.has_flag(crate::bytecode::code::CO_ASYNC_GENERATOR)
        && class.is_subtype(&vm.exceptions.stop_async_iteration)
    {
        "async generator raised StopAsyncIteration"
    } else {
        return value.clone();
    };
    let error = vm.runtime_error(message);
    vm.set_cause(&error, &Raised::Exception(exception.clone()));
    match error {
        Raised::Exception(error) => {
            let old = error.context.replace(Some(exception.into_value()));
            drop(old);
            error.into_value()
        }
        Raised::Interrupt(_) => value.clone(),
    }
}

pub(crate) fn call_intrinsic_2(vm: &Vm, _thread: &Thread, frame: FramePointer, arg: u32) -> Done {
    let second = frame.pop();
    let first = frame.pop();
    let result = match arg {
        1 => vm.prepare_reraise_star(&first, &second)?,
        2 | 3 => vm.make_type_parameter(7, &first, Some((&second, arg == 3)))?,
        4 => {
            if let Some(function) = first.downcast_ref::<Function>() {
                let old: Slot = function.type_params.replace(Some(second));
                drop(old);
            }
            first
        }
        5 => vm.set_type_parameter_default(&first, &second)?,
        _ => return Err(vm.system_error("unknown intrinsic")),
    };
    frame.push(result);
    Ok(Flow::Next)
}
