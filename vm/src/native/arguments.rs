//! The arguments that a native function receives, bound to its declared parameters.

use super::PyResult;
use crate::object::heap::Payload;
use crate::object::value::{Slot, Value};
use crate::vm::Vm;

/// Bound arguments: one slot per declared parameter (the receiver first), the rest of `*args`, and `**kwargs`.
pub struct Arguments<'a> {
    slots: &'a [Slot],
    extra: &'a [Value],
    keywords: &'a [(Value, Value)],
}

const MISSING: &Value = &Value::NONE;

impl<'a> Arguments<'a> {
    /// Only positional arguments; parameters behind the last one are absent.
    #[inline(always)]
    pub fn positional(slots: &'a [Slot]) -> Arguments<'a> {
        Arguments { slots, extra: &[], keywords: &[] }
    }

    /// All kinds of arguments.
    pub fn bound(slots: &'a [Slot], extra: &'a [Value], keywords: &'a [(Value, Value)]) -> Arguments<'a> {
        Arguments { slots, extra, keywords }
    }

    /// The receiver's payload. The caller of a method has checked the type, so the error is an internal one.
    #[inline(always)]
    pub fn this<T: Payload>(&self, vm: &Vm) -> PyResult<&'a T> {
        match self.get(0).downcast_ref::<T>() {
            Some(payload) => Ok(payload),
            None => Err(vm.system_error("native method called with a foreign receiver")),
        }
    }

    /// A required parameter (by its place in the signature, receiver included).
    #[inline(always)]
    pub fn get(&self, index: usize) -> &'a Value {
        match self.slots.get(index) {
            Some(Some(value)) => value,
            _ => MISSING,
        }
    }

    /// An optional parameter.
    #[inline(always)]
    pub fn optional(&self, index: usize) -> Option<&'a Value> {
        self.slots.get(index).and_then(Option::as_ref)
    }

    /// An optional parameter for which `None` means the same as leaving it out.
    #[inline(always)]
    pub fn not_none(&self, index: usize) -> Option<&'a Value> {
        self.optional(index).filter(|value| !value.is_none())
    }

    /// How many of the parameters up to the last given one there are (for functions that count arguments).
    pub fn count(&self) -> usize {
        self.slots.iter().rposition(Option::is_some).map_or(0, |last| last + 1)
    }

    /// The values of `*args`.
    #[inline(always)]
    pub fn extra(&self) -> &'a [Value] {
        self.extra
    }

    /// The items of `**kwargs` (names are `str`).
    #[inline(always)]
    pub fn keywords(&self) -> &'a [(Value, Value)] {
        self.keywords
    }
}
