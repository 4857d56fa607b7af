//! Attributes: inline caches over shapes, type versions and namespaces.

use crate::eval::attribute_cache::Place;
use crate::eval::dispatch::{Context, Registers, Step, code_of, namespace_value};
use crate::eval::handlers::load_store;
use crate::eval::specialize;
use crate::object::code::Instr;
use crate::object::function::Function;
use crate::object::module::Module;
use crate::object::type_object::TypeObject;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn load_attr(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::load_attr);
    }
    // What meets many classes is found by shape.
    let name = &r.frame.code().names[(instr.arg >> 1) as usize];
    match cx.vm.attribute_cache.find(r.peek(1), name, instr.arg & 1 != 0) {
        Some(Place::Value(index)) => {
            match r.peek(1).attributes().and_then(|attributes| attributes.value(index as usize)) {
                Some(value) => replace_owner(r, instr, value),
                None => Step::Call(load_store::load_attr),
            }
        }
        Some(Place::Method(function)) => {
            let owner = r.slot(1).replace(function);
            r.push_slot(owner);
            Step::Next
        }
        None => Step::Call(load_store::load_attr),
    }
}

/// Replaces the owner by its attribute; before a call NULL follows it.
#[inline(always)]
fn replace_owner(r: &mut Registers, instr: &Instr, value: Value) -> Step {
    let owner = r.pop();
    r.push(value);
    if instr.arg & 1 != 0 {
        r.push_slot(None);
    }
    Step::release(Some(owner))
}

/// The cached attribute of an instance, if its shape is the cached one.
#[inline(always)]
pub(in crate::eval) fn instance_value(owner: &Value, instr: &Instr) -> Option<Value> {
    let attributes = owner.attributes()?;
    if attributes.has_shape(instr.cache.get() as u32) {
        attributes.value(instr.aux.get() as usize)
    } else {
        None
    }
}

#[inline(always)]
pub(in crate::eval) fn load_attr_instance_value(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(value) = instance_value(r.peek(1), instr) else { return Step::Base };
    replace_owner(r, instr, value)
}

/// Whether the class of an owner is as cached (upper half of the cache).
#[inline(always)]
pub(in crate::eval) fn class_as_cached(owner: &Value, instr: &Instr) -> bool {
    owner.heap_type().is_some_and(|class| u64::from(class.current_version()) == instr.cache.get() >> 32)
}

/// Whether the class and, if it has attributes of its own, the shape of an owner are as cached.
#[inline(always)]
pub(in crate::eval) fn class_and_shape_as_cached(owner: &Value, instr: &Instr) -> bool {
    class_as_cached(owner, instr)
        && owner.attributes().is_none_or(|attributes| attributes.has_shape(instr.cache.get() as u32))
}

#[inline(always)]
pub(in crate::eval) fn load_attr_slot(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !class_as_cached(r.peek(1), instr) {
        return Step::Base;
    }
    let Some(attributes) = r.peek(1).attributes() else { return Step::Base };
    match attributes.value(instr.aux.get() as usize) {
        Some(value) => replace_owner(r, instr, value),
        None => Step::Call(load_store::load_attr),
    }
}

#[inline(always)]
pub(in crate::eval) fn load_attr_module(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(module) = r.peek(1).downcast_ref::<Module>() else { return Step::Base };
    if u64::from(module.dict.current_keys_version()) != instr.cache.get() {
        return Step::Base;
    }
    match namespace_value(&module.dict, instr.aux.get() as usize) {
        Some(value) => replace_owner(r, instr, value),
        None => Step::Base,
    }
}

/// A class attribute read through the class.
#[inline(always)]
pub(in crate::eval) fn load_attr_class(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(class) = r.peek(1).downcast_ref::<TypeObject>() else { return Step::Base };
    if u64::from(class.current_version()) != instr.cache.get() {
        return Step::Base;
    }
    match r.cached_value(instr.aux.get() as usize).cloned() {
        Some(value) => replace_owner(r, instr, value),
        None => Step::Base,
    }
}

/// A class attribute that is no descriptor, read through an instance.
#[inline(always)]
pub(in crate::eval) fn load_attr_nondescriptor(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !class_and_shape_as_cached(r.peek(1), instr) {
        return Step::Base;
    }
    match r.cached_value(instr.aux.get() as usize).cloned() {
        Some(value) => replace_owner(r, instr, value),
        None => Step::Base,
    }
}

/// A method that is to be called at once: function and receiver.
#[inline(always)]
pub(in crate::eval) fn load_attr_method(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !class_and_shape_as_cached(r.peek(1), instr) {
        return Step::Base;
    }
    let Some(function) = r.cached_value(instr.aux.get() as usize).cloned() else { return Step::Base };
    let owner = r.slot(1).replace(function);
    r.push_slot(owner);
    Step::Next
}

/// A property whose getter is a Python function of one parameter: enters it.
#[inline(always)]
pub(in crate::eval) fn load_attr_property(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if !class_as_cached(r.peek(1), instr) {
        return Step::Base;
    }
    let getter = r.cached_value(instr.aux.get() as usize).and_then(Value::as_ref::<Function>);
    let Some(function) = getter else { return Step::Base };
    let code = code_of(function);
    if u64::from(code.id) != instr.cache.get() & 0xffff_ffff {
        return Step::Base;
    }
    if !r.frame_fits(cx, code, 1) {
        return Step::Call(load_store::load_attr);
    }
    let function = function.clone();
    r.enter_with_top(cx, 1, function);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_super_attr(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::load_super_attr);
    }
    Step::Call(load_store::load_super_attr)
}

/// `super().method(...)`: the class behind `super`, and the method that it gives for the receiver's class.
#[inline(always)]
pub(in crate::eval) fn load_super_attr_method(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let index = instr.aux.get() as usize;
    if !class_as_cached(r.peek(1), instr) || !r.peek(3).is(cx.vm.types.super_.value()) {
        return Step::Base;
    }
    let (Some(class), Some(method)) = (r.cached_value(index), r.cached_value(index + 1)) else {
        return Step::Base;
    };
    if !class.is(r.peek(2)) {
        return Step::Base;
    }
    let method = method.clone();
    let receiver = r.pop();
    let class = r.pop();
    let proxy = r.pop();
    r.push(method);
    r.push(receiver);
    Step::release_both(Some(class), Some(proxy))
}

#[inline(always)]
pub(in crate::eval) fn store_attr(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::store_attr);
    }
    let name = &r.frame.code().names[instr.arg as usize];
    let Some(Place::Value(index)) = cx.vm.attribute_cache.find(r.peek(1), name, false) else {
        return Step::Call(load_store::store_attr);
    };
    let (owner, value) = (r.pop(), r.pop());
    let old = owner.attributes().and_then(|attributes| attributes.replace_value(index as usize, value));
    Step::release_both(old, Some(owner))
}

/// Sets an attribute that instances of the cached shape have, or (upper half of the cache) adds one to them, with
/// which they get the shape that the cached one became before.
#[inline(always)]
pub(in crate::eval) fn store_attr_instance_value(
    r: &mut Registers,
    _cx: &Context<'_>,
    instr: &Instr,
) -> Step {
    let cache = instr.cache.get();
    let Some(attributes) = r.peek(1).attributes() else { return Step::Base };
    if !attributes.has_shape(cache as u32) {
        return Step::Base;
    }
    let index = instr.aux.get() as usize;
    if cache >> 32 != 0 {
        if !attributes.add_value((cache >> 32) as usize - 1, index, r.peek(2)) {
            return Step::Base;
        }
        let owner = r.pop();
        let value = r.pop();
        return Step::release_both(Some(value), Some(owner));
    }
    let (owner, value) = (r.pop(), r.pop());
    let old = owner.attributes().and_then(|attributes| attributes.replace_value(index, value));
    Step::release_both(old, Some(owner))
}

#[inline(always)]
pub(in crate::eval) fn store_attr_slot(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if !class_as_cached(r.peek(1), instr) || r.peek(1).attributes().is_none() {
        return Step::Base;
    }
    let owner = r.pop();
    let value = r.pop_slot();
    let old =
        owner.attributes().and_then(|attributes| attributes.set_slot(u32::from(instr.aux.get()), value));
    Step::release_both(old, Some(owner))
}
