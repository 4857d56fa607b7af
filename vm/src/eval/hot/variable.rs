//! Locals, constants, globals, cells, and moving values on the stack.

use crate::eval::dispatch::{Context, Registers, Step, namespace_value};
use crate::eval::handlers::load_store;
use crate::eval::specialize;
use crate::object::cell::Cell;
use crate::object::code::Instr;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn load_const(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    r.push(Registers::constant(instr).clone());
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_fast(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(value) = r.local(instr.arg as usize) else { return Step::Call(load_store::load_unbound) };
    let value = value.clone();
    r.push(value);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_fast_and_clear(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let slot = r.replace_local(instr.arg as usize, None);
    r.push_slot(slot);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_fast_load_fast(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let (first, second) = (r.local((instr.arg >> 4) as usize), r.local((instr.arg & 15) as usize));
    let (Some(first), Some(second)) = (first, second) else {
        return Step::Call(load_store::load_unbound_pair);
    };
    let (first, second) = (first.clone(), second.clone());
    r.push(first);
    r.push(second);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn store_fast(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let slot = r.pop_slot();
    let old = r.replace_local(instr.arg as usize, slot);
    Step::release(old)
}

#[inline(always)]
pub(in crate::eval) fn store_fast_load_fast(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let (to, from) = ((instr.arg >> 4) as usize, (instr.arg & 15) as usize);
    // The local that is loaded may be the one that is stored.
    if r.local(from).is_none() && from != to {
        return Step::Call(load_store::store_fast_load_unbound);
    }
    let slot = r.pop_slot();
    let old = r.replace_local(to, slot);
    let loaded = r.local(from).clone();
    r.push_slot(loaded);
    Step::release(old)
}

#[inline(always)]
pub(in crate::eval) fn store_fast_store_fast(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let slot = r.pop_slot();
    let first = r.replace_local((instr.arg >> 4) as usize, slot);
    let slot = r.pop_slot();
    let second = r.replace_local((instr.arg & 15) as usize, slot);
    Step::release_both(first, second)
}

#[inline(always)]
pub(in crate::eval) fn pop_top(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let slot = r.pop_slot();
    Step::release(slot)
}

#[inline(always)]
pub(in crate::eval) fn push_null(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    r.push_slot(None);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn copy(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let slot = r.slot(instr.arg as usize).clone();
    r.push_slot(slot);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn swap(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    r.swap(instr.arg as usize);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_global(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::load_global);
    }
    Step::Call(load_store::load_global)
}

#[inline(always)]
pub(super) fn push_global(r: &mut Registers, instr: &Instr, value: Value) {
    r.push(value);
    if instr.arg & 1 != 0 {
        r.push_slot(None);
    }
}

/// The value at the cached place of the module's namespace, if its keys are the same.
#[inline(always)]
pub(super) fn global_of_module(r: &Registers, instr: &Instr) -> Option<Value> {
    let globals = &r.function().globals;
    if u64::from(globals.current_keys_version()) != instr.cache.get() {
        return None;
    }
    namespace_value(globals, instr.aux.get() as usize)
}

/// The value at the cached place of the built-in namespace, if its keys and those of the module are the same.
#[inline(always)]
pub(super) fn global_of_builtins(r: &Registers, instr: &Instr) -> Option<Value> {
    let function = r.function();
    let versions = u64::from(function.globals.current_keys_version()) << 32
        | u64::from(function.builtins.current_keys_version());
    if versions != instr.cache.get() {
        return None;
    }
    namespace_value(&function.builtins, instr.aux.get() as usize)
}

#[inline(always)]
pub(in crate::eval) fn load_global_module(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(value) = global_of_module(r, instr) else { return Step::Base };
    push_global(r, instr, value);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn load_global_builtin(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(value) = global_of_builtins(r, instr) else { return Step::Base };
    push_global(r, instr, value);
    Step::Next
}

#[inline(always)]
fn cell(r: &Registers, index: u32) -> Option<&Cell> {
    r.local(index as usize).as_ref()?.downcast_ref::<Cell>()
}

#[inline(always)]
pub(in crate::eval) fn load_deref(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    match cell(r, instr.arg).and_then(Cell::get) {
        Some(value) => {
            r.push(value);
            Step::Next
        }
        None => Step::Call(load_store::load_deref),
    }
}

#[inline(always)]
pub(in crate::eval) fn store_deref(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if cell(r, instr.arg).is_none() {
        return Step::Call(load_store::store_deref);
    }
    let slot = r.pop_slot();
    let old = cell(r, instr.arg).and_then(|cell| cell.replace(slot));
    Step::release(old)
}

/// The cells of the closure go behind the other locals, which are empty when a function begins.
#[inline(always)]
pub(in crate::eval) fn copy_free_vars(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let first = r.frame.code().first_free as usize;
    let frame = r.frame;
    let Some(closure) = &frame.frame().function.closure else { return Step::Next };
    for (offset, cell) in closure.items.iter().take(instr.arg as usize).enumerate() {
        if r.local(first + offset).is_some() {
            return Step::Call(load_store::copy_free_vars);
        }
        std::mem::forget(r.replace_local(first + offset, Some(cell.clone())));
    }
    Step::Next
}
