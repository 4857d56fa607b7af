//! The knot that no count undoes: `type` is its own type, and `dict` and `type` have namespaces that are dictionaries,
//! which hold `dict`, which holds `type`.
#![expect(unsafe_code, reason = "objects that hold each other are freed together")]

use std::alloc::dealloc;
use std::cell::Cell;
use std::ptr::NonNull;

use super::{Header, Heap, TypeObject, Value, block_layout, flag};
use crate::object::dict::Dict;
use crate::object::value::Ref;

/// `type` and its namespace, `dict` and its namespace: none of them has a place for attributes or a tail.
pub(super) type Knot = [NonNull<Header>; 4];

/// The counts of the four when nobody else holds them.
const ALONE: [u32; 4] = [2, 1, 2, 1];

impl Heap {
    /// Notes the types that hold each other.
    pub(crate) fn note_knot(&self, root: &Ref<TypeObject>, dict: &Ref<TypeObject>) {
        let own = |object: &Value| object.as_raw();
        let namespace = |class: &TypeObject| class.dict.value().as_raw();
        if let (Some(a), Some(b), Some(c), Some(d)) =
            (own(root.value()), namespace(root), own(dict.value()), namespace(dict))
        {
            self.knot.set(Some([a, b, c, d]));
        }
    }

    /// Frees the knot, as the last that is alive, if nothing else holds it.
    pub(super) fn undo_knot(&self) {
        let Some(knot) = self.knot.take() else { return };
        // SAFETY: the four are alive as long as they hold each other.
        let headers = knot.map(|pointer| unsafe { pointer.as_ref() });
        let extra = flag::ATTRIBUTES | flag::WEAKLY_REFERENCED;
        let alone = headers.map(Header::count) == ALONE;
        if !alone || headers.iter().any(|header| header.flags.get() & extra != 0) {
            return;
        }
        let tables = headers.map(|header| header.type_ref().layout);
        for header in headers {
            self.untrack(header);
            self.ids.borrow_mut().remove(&(std::ptr::from_ref(header) as usize));
            // What the payloads give up when they are dropped is never the last reference.
            header.increment();
        }
        // SAFETY: nobody else holds any of the four: their payloads are dropped once, and only then their memory is given
        // back, with the layouts they were allocated with.
        unsafe {
            for (pointer, table) in knot.iter().zip(tables) {
                (table.drop_payload)(*pointer);
            }
            for (pointer, table) in knot.iter().zip(tables) {
                dealloc(pointer.as_ptr().cast(), block_layout(table.size));
                self.live.set(self.live.get() - 1);
                #[cfg(debug_assertions)]
                self.census.count(table.kind, -1);
            }
        }
    }
}

/// A knot that has not been noted yet.
pub(super) fn none() -> Cell<Option<Knot>> {
    Cell::new(None)
}

const _: () = assert!(!<Dict as super::Payload>::TAILED && !<TypeObject as super::Payload>::TAILED);
