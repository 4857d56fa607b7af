//! The value stack and the frame stack of a Python thread: linked chunks whose addresses never change.
#![expect(unsafe_code, reason = "frames and the values in them are reached through raw pointers")]

use std::cell::{Cell, RefCell};
use std::mem::MaybeUninit;

use super::frame::{FramePointer, InterpreterFrame};
use crate::object::value::Slot;

/// Slots in the first chunk of a value stack; later ones double up to `LARGEST_CHUNK`.
const FIRST_CHUNK: usize = 512;
const LARGEST_CHUNK: usize = 64 * 1024;
/// Frames per chunk.
const FRAMES_PER_CHUNK: usize = 64;

/// The values of a thread's frames: arguments, local variables and operands.
#[derive(Default)]
pub(crate) struct ValueStack {
    chunks: RefCell<Vec<Box<[MaybeUninit<Slot>]>>>,
    /// The chunk in use.
    current: Cell<usize>,
    limit: Cell<*mut Slot>,
}

impl ValueStack {
    /// One past the last slot of the chunk in use.
    #[inline(always)]
    pub(crate) fn limit(&self) -> *mut Slot {
        self.limit.get()
    }

    /// The place for a new outermost frame of `size` slots when nothing is on the stack, or a fresh region in the next
    /// chunk. The caller gives it back with [`ValueStack::release`].
    pub(crate) fn next_region(&self, size: usize) -> *mut Slot {
        let mut chunks = self.chunks.borrow_mut();
        let mut index = if chunks.is_empty() { 0 } else { self.current.get() + 1 };
        if self.limit.get().is_null() {
            index = 0;
        }
        while chunks.get(index).is_some_and(|chunk| chunk.len() < size) {
            chunks.truncate(index);
        }
        if index >= chunks.len() {
            let length = (FIRST_CHUNK << chunks.len().min(8)).min(LARGEST_CHUNK).max(size);
            chunks.push(Box::new_uninit_slice(length));
        }
        self.current.set(index);
        let chunk = &mut chunks[index];
        let start = chunk.as_mut_ptr().cast::<Slot>();
        // SAFETY: one past the end of the chunk.
        self.limit.set(unsafe { start.add(chunk.len()) });
        start
    }

    /// Goes back to an earlier limit: the chunks behind it are kept for later.
    #[inline]
    pub(crate) fn release(&self, limit: *mut Slot) {
        if self.limit.get() == limit {
            return;
        }
        self.limit.set(limit);
        if limit.is_null() {
            self.current.set(0);
            return;
        }
        let chunks = self.chunks.borrow();
        let found = chunks.iter().position(|chunk| {
            let range = chunk.as_ptr_range();
            range.end.cast::<Slot>() == limit.cast_const()
        });
        self.current.set(found.unwrap_or(0));
    }
}

/// The frames of a thread.
#[derive(Default)]
pub(crate) struct FrameStack {
    chunks: RefCell<Vec<Box<[MaybeUninit<InterpreterFrame>]>>>,
    depth: Cell<usize>,
    top: Cell<Option<FramePointer>>,
}

impl FrameStack {
    /// The number of frames.
    #[inline(always)]
    pub(crate) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// The innermost frame.
    #[inline(always)]
    pub(crate) fn top(&self) -> Option<FramePointer> {
        self.top.get()
    }

    /// The frame at a depth (0 = outermost).
    pub(crate) fn at(&self, depth: usize) -> Option<FramePointer> {
        if depth >= self.depth.get() {
            return None;
        }
        let mut chunks = self.chunks.borrow_mut();
        let slot = chunks[depth / FRAMES_PER_CHUNK][depth % FRAMES_PER_CHUNK].as_mut_ptr();
        Some(FramePointer::new(slot))
    }

    /// Pushes a frame and returns its address, which stays until it is popped.
    #[inline(always)]
    pub(crate) fn push(&self, frame: InterpreterFrame) -> FramePointer {
        let depth = self.depth.get();
        let slot = if depth % FRAMES_PER_CHUNK == 0 {
            self.first_of_chunk(depth / FRAMES_PER_CHUNK)
        } else {
            match self.top.get() {
                // SAFETY: the next slot is in the same chunk.
                Some(top) => unsafe { top.as_ptr().add(1) },
                None => self.first_of_chunk(0),
            }
        };
        // SAFETY: the slot is free: it lies above the top frame.
        unsafe { slot.write(frame) };
        self.depth.set(depth + 1);
        let pointer = FramePointer::new(slot);
        self.top.set(Some(pointer));
        pointer
    }

    #[cold]
    #[inline(never)]
    fn first_of_chunk(&self, chunk: usize) -> *mut InterpreterFrame {
        let mut chunks = self.chunks.borrow_mut();
        if chunk >= chunks.len() {
            chunks.push(Box::new_uninit_slice(FRAMES_PER_CHUNK));
        }
        chunks[chunk][0].as_mut_ptr()
    }

    /// Takes the innermost frame off.
    #[inline(always)]
    pub(crate) fn pop(&self) -> Option<InterpreterFrame> {
        let top = self.top.get()?;
        let depth = self.depth.get() - 1;
        self.depth.set(depth);
        self.top.set(if depth == 0 {
            None
        } else if depth % FRAMES_PER_CHUNK == 0 {
            self.last_of_chunk(depth / FRAMES_PER_CHUNK - 1)
        } else {
            // SAFETY: the slot before lies in the same chunk.
            Some(FramePointer::new(unsafe { top.as_ptr().sub(1) }))
        });
        // SAFETY: the slot held a frame, which is moved out.
        Some(unsafe { top.as_ptr().read() })
    }

    #[cold]
    #[inline(never)]
    fn last_of_chunk(&self, chunk: usize) -> Option<FramePointer> {
        let mut chunks = self.chunks.borrow_mut();
        Some(FramePointer::new(chunks[chunk][FRAMES_PER_CHUNK - 1].as_mut_ptr()))
    }
}

use crate::object::code::{Code, Instr};
use crate::object::value::Value;

/// Stands for NULL where a value is expected; correct code never meets it.
const NULL: &Value = &Value::NONE;

/// Access to a frame on the stack. Safe as long as the code passed the verifier (stack depths and operand ranges hold),
/// which is checked when code objects are made.
impl FramePointer {
    #[inline(always)]
    pub(crate) fn frame(&self) -> &InterpreterFrame {
        // SAFETY: frame pointers are used only while their frame is on the stack.
        unsafe { &*self.as_ptr() }
    }

    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "one thread, and no reference is kept across a call")]
    pub(crate) fn frame_mut(&self) -> &mut InterpreterFrame {
        // SAFETY: as above; the borrow ends before anything else touches the frame.
        unsafe { &mut *self.as_ptr() }
    }

    #[inline(always)]
    pub(crate) fn code(&self) -> &Code {
        // SAFETY: the frame's function keeps the code alive.
        unsafe { self.frame().code.as_ref() }
    }

    /// Pushes a value.
    #[inline(always)]
    pub(crate) fn push(self, value: Value) {
        self.push_slot(Some(value));
    }

    /// Pushes a value or NULL.
    #[inline(always)]
    pub(crate) fn push_slot(self, slot: Slot) {
        // SAFETY: the verifier checked the stack depth against the frame's size.
        unsafe {
            let frame = &mut *self.as_ptr();
            frame.sp.write(slot);
            frame.sp = frame.sp.add(1);
        }
    }

    /// Pops a value or NULL.
    #[inline(always)]
    pub(crate) fn pop_slot(self) -> Slot {
        // SAFETY: as for `push_slot`.
        unsafe {
            let frame = &mut *self.as_ptr();
            frame.sp = frame.sp.sub(1);
            frame.sp.read()
        }
    }

    /// Pops a value.
    #[inline(always)]
    pub(crate) fn pop(self) -> Value {
        self.pop_slot().unwrap_or(Value::NONE)
    }

    /// Pops the top `count` values, the lowest first.
    pub(crate) fn pop_many(self, count: usize) -> Vec<Value> {
        let mut values: Vec<Value> = (0..count).map(|_| self.pop()).collect();
        values.reverse();
        values
    }

    /// The value `depth` places below the top (1 = top).
    #[inline(always)]
    pub(crate) fn peek(&self, depth: usize) -> &Value {
        // SAFETY: as for `push_slot`.
        match unsafe { &*self.frame().sp.sub(depth) } {
            Some(value) => value,
            None => NULL,
        }
    }

    /// The slot `depth` places below the top (1 = top).
    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "one thread, and no reference is kept across a call")]
    pub(crate) fn slot_at(&self, depth: usize) -> &mut Slot {
        // SAFETY: as for `push_slot`.
        unsafe { &mut *self.frame().sp.sub(depth) }
    }

    /// A local slot.
    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "one thread, and no reference is kept across a call")]
    pub(crate) fn local(&self, index: usize) -> &mut Slot {
        debug_assert!(index < self.code().local_slots());
        // SAFETY: the verifier checked operands against the number of local slots.
        unsafe { &mut *self.frame().locals.add(index) }
    }

    /// How many values are on the stack.
    pub(crate) fn stack_depth(self) -> usize {
        let frame = self.frame();
        // SAFETY: both point into the frame's slots.
        unsafe { frame.sp.offset_from(frame.locals) as usize - self.code().local_slots() }
    }

    /// Index of the instruction being executed (the one before the next).
    pub(crate) fn instruction_index(self) -> usize {
        self.next_index().saturating_sub(1)
    }

    /// Index of the next instruction.
    pub(crate) fn next_index(self) -> usize {
        // SAFETY: `pc` points into the instructions of the frame's code.
        unsafe { self.frame().pc.offset_from(self.code().instructions.as_ptr()) as usize }
    }

    /// Continues at an instruction.
    pub(crate) fn jump(self, index: usize) {
        let instructions: &[Instr] = &self.code().instructions;
        debug_assert!(index <= instructions.len());
        // SAFETY: the verifier checked jump targets.
        self.frame_mut().pc = unsafe { instructions.as_ptr().add(index) };
    }

    /// Takes all local slots and values off: the frame ends.
    #[inline(always)]
    pub(crate) fn drop_slots(self) {
        // SAFETY: everything from `locals` up to `sp` is initialised and owned by the frame.
        unsafe {
            let frame = &mut *self.as_ptr();
            let start = frame.locals;
            while frame.sp > start {
                frame.sp = frame.sp.sub(1);
                drop(frame.sp.read());
            }
        }
    }

    /// Moves all local slots out (values on the stack must be gone), leaving them unbound.
    pub(crate) fn take_locals(self) -> Vec<Slot> {
        let count = self.code().local_slots();
        (0..count).map(|index| self.local(index).take()).collect()
    }
}
