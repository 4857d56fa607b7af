//! Calls and returns.

use crate::eval::dispatch::{Context, Registers, Step, code_of};
use crate::eval::frame::FrameKind;
use crate::eval::handlers::call;
use crate::eval::specialize;
use crate::object::code::{Code, Instr};
use crate::object::function::Function;
use crate::object::list::List;
use crate::object::method::Method;
use crate::object::native_function::NativeFunction;
use crate::object::type_object::TypeObject;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn call(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    specialize::warm(r, cx, instr, specialize::call);
    Step::Call(call::call)
}

/// The number of values that become parameters, if the callable is a function with the cached code and is given the
/// cached number of them (code number in the lower half of the cache, number of values in the upper).
#[inline(always)]
pub(in crate::eval) fn python_call<'a>(r: &'a Registers, instr: &Instr) -> Option<(&'a Code, usize)> {
    let count = instr.arg as usize;
    let total = count + usize::from(r.slot_is_bound(count + 1));
    let function = r.peek(count + 2).downcast_ref::<Function>()?;
    let code = code_of(function);
    if u64::from(code.id) | (total as u64) << 32 == instr.cache.get() { Some((code, total)) } else { None }
}

#[inline(always)]
pub(in crate::eval) fn call_py_exact_args(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let Some((code, total)) = python_call(r, instr) else { return Step::Base };
    if !r.frame_fits(cx, code, total) {
        return Step::Call(call::call);
    }
    r.enter_callable(cx, instr.arg as usize, total, FrameKind::Call, None);
    Step::Next
}

/// A function whose last parameters have defaults.
#[inline(always)]
pub(in crate::eval) fn call_py_general(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if python_call(r, instr).is_some() { Step::Call(call::call_python) } else { Step::Base }
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
    if u64::from(code.id) | (count as u64 + 1) << 32 != instr.cache.get() {
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

/// Whether the callable is the cached native function, called with the cached number of values, which fits.
#[inline(always)]
fn is_cached_native(r: &Registers, instr: &Instr) -> bool {
    let count = instr.arg as usize;
    let total = count + usize::from(r.slot_is_bound(count + 1));
    r.peek(count + 2).downcast_ref::<NativeFunction>().is_some_and(|native| {
        std::ptr::from_ref(native.def) as u64 == instr.cache.get()
            && native.receiver.is_none()
            && total == instr.aux.get() as usize
    })
}

#[inline(always)]
pub(in crate::eval) fn call_native(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if is_cached_native(r, instr) { Step::Call(call::call_native) } else { Step::Base }
}

#[inline(always)]
pub(in crate::eval) fn call_len(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if is_cached_native(r, instr) { Step::Call(call::call_len) } else { Step::Base }
}

#[inline(always)]
pub(in crate::eval) fn call_isinstance(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if is_cached_native(r, instr) { Step::Call(call::call_isinstance) } else { Step::Base }
}

#[inline(always)]
pub(in crate::eval) fn call_list_append(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !is_cached_native(r, instr) {
        return Step::Base;
    }
    if !r.slot_is_bound(2) || !r.peek(2).is_a::<List>() {
        return Step::Base;
    }
    let item = r.pop();
    let list = r.pop();
    let function = r.pop();
    if let Some(list) = list.downcast_ref::<List>() {
        list.push(item);
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
        return Step::Call(call::return_special);
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
