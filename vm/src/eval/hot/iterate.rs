//! Iteration, unpacking and building.

use crate::eval::dispatch::{Context, Registers, Step, list_items};
use crate::eval::handlers::{build, iterate};
use crate::eval::specialize;
use crate::object::code::Instr;
use crate::object::heap::Kind;
use crate::object::iterator::{ListIterator, RangeIterator, TupleIterator};
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::object::value::Value;

#[inline(always)]
pub(in crate::eval) fn for_iter(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::for_iter);
    }
    let iterator = r.peek(1);
    if iterator.kind() != Kind::GENERATOR && cx.vm.type_of(iterator).slots.get().next.is_some() {
        return Step::Iterate;
    }
    Step::Call(iterate::for_iter)
}

#[inline(always)]
pub(in crate::eval) fn for_iter_range(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(range) = r.peek(1).downcast_ref::<RangeIterator>() else { return Step::Base };
    match range.next_small() {
        Some(Some(value)) => r.push(value),
        Some(None) => r.jump_behind(instr),
        None => return Step::Base,
    }
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn for_iter_list(r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
    let Some(iterator) = r.peek(1).downcast_ref::<ListIterator>() else { return Step::Base };
    let Some(value) = iterator.next_if_any() else { return Step::Call(iterate::for_iter) };
    r.push(value);
    Step::Next
}

#[inline(always)]
pub(in crate::eval) fn for_iter_tuple(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let Some(iterator) = r.peek(1).downcast_ref::<TupleIterator>() else { return Step::Base };
    match iterator.next_item() {
        Some(value) => {
            r.push(value);
            Step::Next
        }
        None => {
            r.jump_behind(instr);
            Step::Attend
        }
    }
}

#[inline(always)]
pub(in crate::eval) fn unpack_sequence(_r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if specialize::is_warm(instr) {
        return Step::Choose(specialize::unpack_sequence);
    }
    Step::Call(build::unpack_sequence)
}

#[inline(always)]
fn exact_tuple(value: &Value) -> Option<&[Value]> {
    if value.is_exact() { value.downcast_ref::<Tuple>().map(|tuple| &*tuple.items) } else { None }
}

#[inline(always)]
pub(in crate::eval) fn unpack_sequence_two_tuple(
    r: &mut Registers,
    _cx: &Context<'_>,
    _instr: &Instr,
) -> Step {
    let Some([first, second]) = exact_tuple(r.peek(1)) else { return Step::Base };
    let (first, second) = (first.clone(), second.clone());
    let tuple = r.pop();
    r.push(second);
    r.push(first);
    Step::release(Some(tuple))
}

#[inline(always)]
pub(in crate::eval) fn unpack_sequence_tuple(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    match exact_tuple(r.peek(1)) {
        Some(items) if items.len() == instr.arg as usize => {}
        _ => return Step::Base,
    }
    let tuple = r.pop();
    if let Some(items) = exact_tuple(&tuple) {
        r.push_reversed(items);
    }
    Step::release(Some(tuple))
}

#[inline(always)]
pub(in crate::eval) fn unpack_sequence_list(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    let value = r.peek(1);
    if !value.is_exact() {
        return Step::Base;
    }
    match value.downcast_ref::<List>() {
        Some(list) if list_items(list).len() == instr.arg as usize => {}
        _ => return Step::Base,
    }
    let list = r.pop();
    if let Some(list) = list.downcast_ref::<List>() {
        r.push_reversed(list_items(list));
    }
    Step::release(Some(list))
}

/// Whether an item can be pushed without growing the list's storage.
#[inline(always)]
pub(super) fn has_room(list: &List) -> bool {
    let items = list_items(list);
    items.len() < items.capacity()
}

/// Pushes an item for which there is room.
#[inline(always)]
pub(super) fn push_fitting(list: &List, item: Value) {
    let mut items = list.cell().borrow_mut();
    if items.len() < items.capacity() {
        items.push(item);
    }
}

#[inline(always)]
pub(in crate::eval) fn list_append(r: &mut Registers, _cx: &Context<'_>, instr: &Instr) -> Step {
    if append_fitting(r, instr) { Step::Next } else { Step::Call(build::list_append) }
}

/// Appends the top to the list of a comprehension, if there is room.
#[inline(always)]
pub(super) fn append_fitting(r: &mut Registers, instr: &Instr) -> bool {
    let depth = instr.arg as usize;
    if !r.peek(depth + 1).downcast_ref::<List>().is_some_and(has_room) {
        return false;
    }
    let item = r.pop();
    if let Some(list) = r.peek(depth).downcast_ref::<List>() {
        push_fitting(list, item);
    }
    true
}

macro_rules! general {
    ($($name:ident => $handler:path,)*) => {
        $(
            #[inline(always)]
            pub(in crate::eval) fn $name(_r: &mut Registers, _cx: &Context<'_>, _instr: &Instr) -> Step {
                Step::Call($handler)
            }
        )*
    };
}
general!(
    get_iter => iterate::get_iter,
    set_add => build::set_add,
    map_add => build::map_add,
    unpack_ex => build::unpack_ex,
);

#[inline(always)]
pub(in crate::eval) fn build_tuple(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let items = r.drain_top(instr.arg as usize);
    let tuple = cx.vm.tuple(items);
    r.push(tuple);
    Step::Attend
}

#[inline(always)]
pub(in crate::eval) fn build_list(r: &mut Registers, cx: &Context<'_>, instr: &Instr) -> Step {
    let items = r.take_top(instr.arg as usize);
    let list = cx.vm.list(items);
    r.push(list);
    Step::Attend
}
