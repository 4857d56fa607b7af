//! Calls and returns.

use crate::eval::argument::{self, MAX_PLACED, Placement};
use crate::eval::dispatch::{Context, Registers, Step, code_of, list_items};
use crate::eval::frame::FrameKind;
use crate::eval::handlers::call;
use crate::eval::hot::iterate::{has_room, push_fitting};
use crate::eval::specialize;
use crate::native::{Leaf, NativeDef};
use crate::object::code::Instr;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::list::List;
use crate::object::method::Method;
use crate::object::native_function::NativeFunction;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::TypeObject;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn call(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::call);
    }
    Step::Call(call::call)
}

/// The number of values that become parameters: the arguments, and the receiver if there is one.
#[inline(always)]
fn total_of(r: &Registers, count: usize) -> usize {
    count + usize::from(r.slot_is_bound(count + 1))
}

#[inline(always)]
pub(in crate::eval) fn call_py_exact_args(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let count = instr.arg as usize;
    let total = total_of(r, count);
    let Some(function) = r.peek(count + 2).downcast_ref::<Function>() else { return Step::Base };
    let code = code_of(function);
    if !code.takes_exactly(total) {
        return Step::Base;
    }
    if !r.frame_fits(cx, code, total) {
        return Step::Call(call::call);
    }
    r.enter_callable(cx, count, total, FrameKind::Call, None);
    Step::Next
}

/// A Python function, whatever its parameters are.
#[inline(always)]
pub(in crate::eval) fn call_py_general(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let count = instr.arg as usize;
    let total = total_of(r, count);
    let Some(function) = r.peek(count + 2).downcast_ref::<Function>() else { return Step::Base };
    let code = code_of(function);
    let parameters = code.placed_parameters;
    if parameters == u32::MAX || total > code.template.argcount as usize || !r.frame_fits(cx, code, total) {
        return Step::Call(call::call_python);
    }
    let missing = (1_u32 << parameters) - (1 << total);
    match argument::defaults(function, code, missing) {
        Some(defaults) => {
            r.enter_placed(cx, count, total, 0, Placement::of_defaults(missing), defaults);
            Step::Next
        }
        None => Step::Call(call::call_python),
    }
}

/// `CALL_KW` of a Python function for whose code the inline cache knows the places of the values.
#[inline(always)]
fn call_placed(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Option<Step> {
    let count = instr.arg as usize;
    let named = r.peek(1).downcast_ref::<Tuple>()?.items.len();
    let function = r.peek(count + 3).downcast_ref::<Function>()?;
    let code = code_of(function);
    let placement = Placement::cached(instr.cache.get(), code)?;
    let total = count + usize::from(r.slot_is_bound(count + 2));
    let missing = placement.missing();
    if total + missing.count_ones() as usize != code.placed_parameters as usize
        || named > MAX_PLACED.min(total)
        || !r.frame_fits(cx, code, total + 1)
    {
        return None;
    }
    let defaults = argument::defaults(function, code, missing)?;
    let names = r.pop();
    r.enter_placed(cx, count, total, named, placement, defaults);
    Some(Step::release(Some(names)))
}

#[inline(always)]
pub(in crate::eval) fn call_kw(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if let Some(step) = call_placed(r, cx, instr) {
        return step;
    }
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::call_kw);
    }
    Step::Call(call::call_kw)
}

#[inline(always)]
pub(in crate::eval) fn call_bound_method(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let count = instr.arg as usize;
    if r.slot_is_bound(count + 1) {
        return Step::Base;
    }
    let Some(method) = r.peek(count + 2).downcast_ref::<Method>() else { return Step::Base };
    let Some(function) = method.function.downcast_ref::<Function>() else { return Step::Base };
    let code = code_of(function);
    if !code.takes_exactly(count + 1) {
        return Step::Base;
    }
    if !r.frame_fits(cx, code, count + 1) {
        return Step::Call(call::call);
    }
    let (function, receiver) = (method.function.clone(), method.receiver.clone());
    let method = r.slot(count + 2).replace(function);
    *r.slot(count + 1) = Some(receiver);
    r.enter_callable(cx, count, count + 1, FrameKind::Call, None);
    Step::release(method)
}

/// A class whose instances `object.__new__` makes and a Python `__init__` initialises.
#[inline(always)]
pub(in crate::eval) fn call_alloc_and_enter_init(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let count = instr.arg as usize;
    let cache = instr.cache.get();
    let Some(class) = r.peek(count + 2).as_ref::<TypeObject>() else { return Step::Base };
    if u64::from(class.current_version()) != cache >> 32 || r.slot_is_bound(count + 1) {
        return Step::Base;
    }
    let init = r.cached_value(instr.aux.get() as usize).and_then(Value::as_ref::<Function>);
    let Some(init) = init.filter(|init| u64::from(code_of(init).id) == cache & 0xffff_ffff) else {
        return Step::Base;
    };
    if !r.frame_fits(cx, code_of(init), count + 1) {
        return Step::Call(call::call);
    }
    let init = init.value().clone();
    let instance = call::new_instance(cx.vm, class);
    *r.slot(count + 1) = Some(instance.clone());
    let class = r.slot(count + 2).replace(init);
    drop(class);
    r.enter_callable(cx, count, count + 1, FrameKind::Init, Some(instance));
    Step::Attend
}

/// The native function in the callable's slot, if it is the cached one, called with the cached number of values, which
/// fits.
#[inline(always)]
fn cached_native(r: &Registers, instr: &Instr) -> Option<&'static NativeDef> {
    let count = instr.arg as usize;
    let total = count + usize::from(r.slot_is_bound(count + 1));
    let native = r.peek(count + 2).downcast_ref::<NativeFunction>()?;
    let is_cached = std::ptr::from_ref(native.def) as u64 == instr.cache.get()
        && native.receiver.is_none()
        && total == instr.aux.get() as usize;
    is_cached.then_some(native.def)
}

#[inline(always)]
fn is_cached_native(r: &Registers, instr: &Instr) -> bool {
    cached_native(r, instr).is_some()
}

#[inline(always)]
pub(in crate::eval) fn call_native(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if is_cached_native(r, instr) { Step::Native } else { Step::Base }
}

/// A native function with one value: an argument, or the receiver of a method.
#[inline(always)]
pub(in crate::eval) fn call_native_one(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(native) = cached_native(r, instr) else { return Step::Base };
    let Leaf::One(leaf) = native.leaf else { return Step::Native };
    let Some(result) = leaf(cx.vm, r.peek(1)) else { return Step::Native };
    let value = r.pop();
    if instr.arg == 1 {
        let null = r.pop_slot();
        std::mem::forget(null);
    }
    let function = r.pop();
    r.push(result);
    attend_after(Step::release_both(Some(value), Some(function)))
}

/// A method with one argument.
#[inline(always)]
pub(in crate::eval) fn call_native_two(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(native) = cached_native(r, instr) else { return Step::Base };
    let (Leaf::Two(leaf), 1) = (native.leaf, instr.arg) else { return Step::Native };
    let Some(result) = leaf(cx.vm, r.peek(2), r.peek(1)) else { return Step::Native };
    let argument = r.pop();
    let receiver = r.pop();
    let function = r.pop();
    r.push(result);
    // Its type has another reference to the function.
    drop(function);
    attend_after(Step::release_both(Some(argument), Some(receiver)))
}

/// The same, when objects may have been allocated or freed.
#[inline(always)]
fn attend_after(step: Step) -> Step {
    if matches!(step, Step::Next) { Step::Attend } else { step }
}

#[inline(always)]
pub(in crate::eval) fn call_len(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !is_cached_native(r, instr) {
        return Step::Base;
    }
    let Some(length) = known_length(r.peek(1)).and_then(|length| Value::try_small_int(length as i64)) else {
        return Step::Call(call::call_len);
    };
    let argument = r.pop();
    let null = r.pop_slot();
    debug_assert!(null.is_none());
    std::mem::forget(null);
    let function = r.pop();
    r.push(length);
    Step::release_both(Some(argument), Some(function))
}

/// The length of an exact built-in container.
#[inline(always)]
fn known_length(value: &Value) -> Option<usize> {
    if !value.is_exact() {
        return None;
    }
    match value.kind() {
        Kind::LIST => value.downcast_ref::<List>().map(|list| list_items(list).len()),
        Kind::TUPLE => value.downcast_ref::<Tuple>().map(|tuple| tuple.items.len()),
        Kind::STR => {
            value.downcast_ref::<Str>().filter(|text| text.is_ascii()).map(|text| text.as_str().len())
        }
        Kind::DICT => value.downcast_ref::<Dict>().map(Dict::len),
        _ => None,
    }
}

#[inline(always)]
pub(in crate::eval) fn call_isinstance(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if !is_cached_native(r, instr) {
        return Step::Base;
    }
    // The value's own type decides before any method does.
    if !cx.vm.type_of(r.peek(2)).value().is(r.peek(1)) || r.slot_is_bound(3) {
        return Step::Call(call::call_isinstance);
    }
    let class = r.pop();
    let value = r.pop();
    let null = r.pop_slot();
    std::mem::forget(null);
    let function = r.pop();
    r.push(Value::TRUE);
    // The value, or the interpreter, has another reference to its type.
    drop(class);
    Step::release_both(Some(value), Some(function))
}

#[inline(always)]
pub(in crate::eval) fn call_list_append(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !is_cached_native(r, instr) {
        return Step::Base;
    }
    if !r.slot_is_bound(2) {
        return Step::Base;
    }
    let Some(list) = r.peek(2).downcast_ref::<List>() else { return Step::Base };
    if !has_room(list) {
        return Step::Native;
    }
    let item = r.pop();
    let list = r.pop();
    let function = r.pop();
    if let Some(list) = list.downcast_ref::<List>() {
        push_fitting(list, item);
    }
    r.push(Value::NONE);
    Step::release_both(Some(function), Some(list))
}

/// `type(x)`, `str(x)`, `tuple(x)` and calls of other built-in classes.
#[inline(always)]
pub(in crate::eval) fn call_builtin_class(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if r.peek(instr.arg as usize + 2).bits() == instr.cache.get() {
        Step::Call(call::call_builtin_class)
    } else {
        Step::Base
    }
}

#[inline(always)]
pub(in crate::eval) fn call_type_1(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    if r.slot_is_bound(2) || !r.peek(3).is(cx.vm.types.type_.value()) {
        return Step::Base;
    }
    let value = r.pop();
    let class = cx.vm.type_of(&value).value().clone();
    let _null = r.pop_slot();
    let type_ = r.pop();
    r.push(class);
    Step::release_both(Some(type_), Some(value))
}

#[inline(always)]
pub(in crate::eval) fn return_value(r: &mut Registers, cx: &Context<'_>, _instr: &Instr) -> Step {
    let frame = r.frame;
    let record = frame.frame_mut();
    if record.special {
        return match r.leave_entry(cx) {
            Some(value) => Step::Leave(value),
            None => Step::Call(call::return_special),
        };
    }
    let value = if record.kind == FrameKind::Init {
        if !r.peek(1).is_none() {
            return Step::Call(call::return_special);
        }
        r.drop_immediate();
        record.namespace.take().unwrap_or(Value::NONE)
    } else {
        r.pop()
    };
    match r.leave(cx, value) {
        Ok(()) => Step::Next,
        Err(value) => {
            // The rest is the general handler's, which finds everything as it was.
            if record.kind == FrameKind::Init {
                record.namespace = Some(value);
                r.push(Value::NONE);
            } else {
                r.push(value);
            }
            Step::Call(call::return_special)
        }
    }
}

#[inline(always)]
pub(in crate::eval) fn return_const(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    r.push(Registers::constant(instr).clone());
    return_value(r, cx, instr)
}

macro_rules! general {
    ($($name:ident,)*) => {
        $(
            #[inline(always)]
            pub(in crate::eval) fn $name(_r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
                Step::Call(call::$name)
            }
        )*
    };
}
general!(call_function_ex, make_function, set_function_attribute,);
