//! The global allocator: mimalloc, with the bytes in use counted for `--max-memory`.
#![expect(unsafe_code, reason = "a global allocator")]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ffi::c_void;

use libmimalloc_sys::{
    mi_free, mi_malloc, mi_malloc_aligned, mi_realloc, mi_realloc_aligned, mi_zalloc, mi_zalloc_aligned,
};

thread_local! {
    /// The bytes in use by this OS thread.
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

/// A global allocator that counts the bytes in use per OS thread, for `--max-memory`.
pub struct AccountingAllocator;

/// Blocks are aligned to this without being asked, if they are as large. Where more is asked for, mimalloc takes the next
/// larger size and a longer way.
const NATURAL: usize = 8;

/// The bytes allocated and not yet freed by this OS thread.
pub fn allocated_bytes() -> usize {
    ALLOCATED.with(Cell::get)
}

#[inline(always)]
fn account(more: usize, less: usize) {
    let _ = ALLOCATED.try_with(|bytes| bytes.set(bytes.get().wrapping_add(more).wrapping_sub(less)));
}

// SAFETY: mimalloc's blocks have the size and alignment that were asked for, and stay until they are freed.
unsafe impl GlobalAlloc for AccountingAllocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        account(layout.size(), 0);
        // SAFETY: any size and any power of two may be asked for.
        let block = unsafe {
            if layout.align() <= NATURAL {
                mi_malloc(layout.size())
            } else {
                mi_malloc_aligned(layout.size(), layout.align())
            }
        };
        block.cast()
    }
    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        account(layout.size(), 0);
        // SAFETY: as in `alloc`.
        let block = unsafe {
            if layout.align() <= NATURAL {
                mi_zalloc(layout.size())
            } else {
                mi_zalloc_aligned(layout.size(), layout.align())
            }
        };
        block.cast()
    }
    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        account(0, layout.size());
        // SAFETY: by contract a block of this allocator.
        unsafe { mi_free(pointer.cast::<c_void>()) }
    }
    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        account(new_size, layout.size());
        // SAFETY: by contract a block of this allocator; the alignment is kept.
        let block = unsafe {
            if layout.align() <= NATURAL {
                mi_realloc(pointer.cast::<c_void>(), new_size)
            } else {
                mi_realloc_aligned(pointer.cast::<c_void>(), new_size, layout.align())
            }
        };
        block.cast()
    }
}
