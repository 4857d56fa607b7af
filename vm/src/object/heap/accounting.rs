//! The global allocator that counts bytes, for `--max-memory`.
#![expect(unsafe_code, reason = "a global allocator")]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;

thread_local! {
    /// The bytes in use by this OS thread.
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

/// A global allocator that counts the bytes in use per OS thread, for `--max-memory`.
pub struct AccountingAllocator<A>(pub A);

/// The bytes allocated and not yet freed by this OS thread.
pub fn allocated_bytes() -> usize {
    ALLOCATED.with(Cell::get)
}

// SAFETY: hands everything on to the inner allocator unchanged.
unsafe impl<A: GlobalAlloc> GlobalAlloc for AccountingAllocator<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get().wrapping_add(layout.size())));
        // SAFETY: by the caller's contract.
        unsafe { self.0.alloc(layout) }
    }
    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get().wrapping_sub(layout.size())));
        // SAFETY: by the caller's contract.
        unsafe { self.0.dealloc(pointer, layout) }
    }
    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let _ = ALLOCATED
            .try_with(|bytes| bytes.set(bytes.get().wrapping_add(new_size).wrapping_sub(layout.size())));
        // SAFETY: by the caller's contract.
        unsafe { self.0.realloc(pointer, layout, new_size) }
    }
}
