//! The value stack and the frame stack of a Python thread: linked chunks whose addresses never change.
#![expect(unsafe_code, reason = "frames and the values in them are reached through raw pointers")]

use std::cell::{Cell, RefCell};
use std::mem::MaybeUninit;
use std::ptr::NonNull;

use super::frame::{FramePointer, InterpreterFrame, SuspendedFrame};
use crate::object::value::Slot;

/// Slots in the first chunk of a value stack; later ones double up to `LARGEST_CHUNK`.
const FIRST_CHUNK: usize = 512;
const LARGEST_CHUNK: usize = 64 * 1024;
/// Frames per chunk.
const FRAMES_PER_CHUNK: usize = 64;

/// The values of a thread's frames: arguments, local variables and operands.
pub(crate) struct ValueStack {
    chunks: RefCell<Vec<Box<[MaybeUninit<Slot>]>>>,
    /// The chunk in use.
    current: Cell<usize>,
    limit: Cell<*mut Slot>,
    /// Slots in the chunk in use.
    length: Cell<usize>,
}

impl Default for ValueStack {
    fn default() -> Self {
        ValueStack {
            chunks: RefCell::default(),
            current: Cell::new(0),
            limit: Cell::new(std::ptr::null_mut()),
            length: Cell::new(0),
        }
    }
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
        self.length.set(chunk.len());
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
            self.length.set(0);
            return;
        }
        let chunks = self.chunks.borrow();
        let found = chunks.iter().position(|chunk| {
            let range = chunk.as_ptr_range();
            range.end.cast::<Slot>() == limit.cast_const()
        });
        let found = found.unwrap_or(0);
        self.current.set(found);
        self.length.set(chunks[found].len());
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

    /// Where the thread's value stack goes on above the innermost frame; null without frames.
    #[inline(always)]
    pub(crate) fn stack_top(&self) -> *mut Slot {
        self.top.get().map_or(std::ptr::null_mut(), FramePointer::stack_top)
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

    /// The place above the innermost frame.
    #[inline(always)]
    fn free_place(&self) -> *mut InterpreterFrame {
        let depth = self.depth.get();
        if depth.is_multiple_of(FRAMES_PER_CHUNK) {
            self.first_of_chunk(depth / FRAMES_PER_CHUNK)
        } else {
            match self.top.get() {
                // SAFETY: the next slot is in the same chunk.
                Some(top) => unsafe { top.as_ptr().add(1) },
                None => self.first_of_chunk(0),
            }
        }
    }

    /// Makes the record that was written to the place above the innermost frame the innermost one.
    #[inline(always)]
    fn take_place(&self, place: *mut InterpreterFrame) -> FramePointer {
        self.depth.set(self.depth.get() + 1);
        let pointer = FramePointer::new(place);
        self.top.set(Some(pointer));
        pointer
    }

    /// The place above the innermost frame where [`FrameStack::has_room`].
    #[inline(always)]
    fn place_above(&self) -> *mut InterpreterFrame {
        debug_assert!(self.has_room());
        // SAFETY: the slot above the top frame is in the same chunk and free.
        unsafe { FramePointer::above(self.top.get()).as_ptr() }
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

    /// Takes the innermost frame off and drops its record.
    #[inline(always)]
    pub(crate) fn drop_record(&self) {
        let Some(top) = self.unlink_top() else { return };
        // SAFETY: the slot held a frame, which nobody sees any more.
        unsafe { std::ptr::drop_in_place(top.as_ptr()) }
    }

    /// Takes the innermost frame off, which owns nothing but its function.
    #[inline(always)]
    pub(crate) fn drop_plain_record(&self) {
        let Some(top) = self.unlink_top() else { return };
        // SAFETY: the slot held a frame, which nobody sees any more.
        let record = unsafe { top.as_ptr().read() };
        let InterpreterFrame { function, namespace, object, generator, storage, .. } = record;
        debug_assert!(namespace.is_none() && object.is_none() && generator.is_none() && storage.is_none());
        std::mem::forget((namespace, object, generator, storage));
        drop(function);
    }

    /// Takes the innermost frame off; its record is the caller's to drop.
    #[inline(always)]
    fn unlink_top(&self) -> Option<FramePointer> {
        let top = self.top.get()?;
        let depth = self.depth.get() - 1;
        self.depth.set(depth);
        self.top.set(if depth == 0 {
            None
        } else if depth.is_multiple_of(FRAMES_PER_CHUNK) {
            self.last_of_chunk(depth / FRAMES_PER_CHUNK - 1)
        } else {
            // SAFETY: the slot before lies in the same chunk.
            Some(unsafe { FramePointer::at(top.as_ptr().sub(1)) })
        });
        Some(top)
    }

    /// Whether another frame fits into the chunk in use.
    #[inline(always)]
    pub(crate) fn has_room(&self) -> bool {
        !self.depth.get().is_multiple_of(FRAMES_PER_CHUNK)
    }

    /// Whether the chunk of the innermost frame has another one below it.
    #[inline(always)]
    pub(crate) fn has_frame_below(&self) -> bool {
        self.depth.get() % FRAMES_PER_CHUNK != 1
    }

    /// Forgets the innermost frame, whose fields have been taken care of; returns the one below, which is in the same
    /// chunk.
    #[inline(always)]
    pub(super) fn drop_top(&self) -> FramePointer {
        debug_assert!(self.has_frame_below() && self.depth.get() > 1);
        self.depth.set(self.depth.get() - 1);
        // SAFETY: the slot before lies in the same chunk.
        let below = unsafe { FramePointer::below(self.top.get()) };
        self.top.set(Some(below));
        below
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

impl FramePointer {
    /// The place behind a frame in its chunk.
    ///
    /// # Safety
    /// There is a frame, and its chunk goes on behind it.
    #[inline(always)]
    unsafe fn above(frame: Option<FramePointer>) -> FramePointer {
        // SAFETY: by contract.
        unsafe { frame.map(|frame| FramePointer::at(frame.as_ptr().add(1))).unwrap_unchecked() }
    }

    /// The place before a frame in its chunk.
    ///
    /// # Safety
    /// There is a frame, and it is not the first of its chunk.
    #[inline(always)]
    unsafe fn below(frame: Option<FramePointer>) -> FramePointer {
        // SAFETY: by contract.
        unsafe { frame.map(|frame| FramePointer::at(frame.as_ptr().sub(1))).unwrap_unchecked() }
    }

    /// # Safety
    /// The pointer is not null.
    #[inline(always)]
    unsafe fn at(pointer: *mut InterpreterFrame) -> FramePointer {
        // SAFETY: by contract.
        FramePointer::of(unsafe { NonNull::new_unchecked(pointer) })
    }
}

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
        let mut values = Vec::with_capacity(count);
        // SAFETY: as for `push_slot`: `count` values, which are moved.
        unsafe {
            let frame = &mut *self.as_ptr();
            frame.sp = frame.sp.sub(count);
            std::ptr::copy_nonoverlapping(frame.sp.cast::<Value>(), values.as_mut_ptr(), count);
            values.set_len(count);
        }
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

    /// The instruction being executed.
    #[inline(always)]
    pub(crate) fn instruction(&self) -> &Instr {
        // SAFETY: `pc` is behind an instruction that was fetched.
        unsafe { &*self.frame().pc.sub(1) }
    }

    /// Continues at an instruction.
    pub(crate) fn jump(self, index: usize) {
        let instructions: &[Instr] = &self.code().instructions;
        debug_assert!(index <= instructions.len());
        // SAFETY: the verifier checked jump targets.
        self.frame_mut().pc = unsafe { instructions.as_ptr().add(index) };
    }

    /// Where the thread's value stack goes on above this frame: a generator's values lie elsewhere.
    #[inline]
    fn stack_top(self) -> *mut Slot {
        let record = self.frame();
        if record.stack_top.is_null() { record.sp } else { record.stack_top }
    }

    /// Takes all local slots and values off, the first first: the frame ends.
    #[inline(always)]
    pub(crate) fn drop_slots(self) {
        // SAFETY: everything from `locals` up to `sp` is initialised and owned by the frame; `sp` goes first, so that
        // nobody sees the slots again.
        unsafe {
            let frame = &mut *self.as_ptr();
            let (mut slot, end) = (frame.locals, frame.sp);
            frame.sp = slot;
            while slot < end {
                drop(slot.read());
                slot = slot.add(1);
            }
            // A generator's slots lie in its storage, which must not drop them a second time.
            if let Some(storage) = &mut frame.storage {
                storage.slots.set_len(0);
            }
        }
    }

    /// Moves all local slots out (values on the stack must be gone), leaving them unbound.
    pub(crate) fn take_locals(self) -> Vec<Slot> {
        let count = self.code().local_slots();
        (0..count).map(|index| self.local(index).take()).collect()
    }
}

use crate::object::function::Function;
use crate::object::value::Ref;
use crate::sched::Thread;

use super::frame::FrameKind;

/// What a new frame is made of beside its values.
pub(crate) struct NewFrame {
    pub(crate) function: Ref<Function>,
    pub(crate) namespace: Slot,
    pub(crate) kind: FrameKind,
    pub(crate) entry: bool,
}

impl FramePointer {
    /// The top `count` values of the stack, the lowest first.
    #[inline(always)]
    pub(crate) fn values(&self, count: usize) -> &[Value] {
        // SAFETY: the verifier checked the stack depth; handlers ask for places that hold values, not NULL, and a value
        // has the layout of a slot.
        unsafe { std::slice::from_raw_parts(self.frame().sp.sub(count).cast::<Value>(), count) }
    }

    /// Drops the top `count` values.
    #[inline(always)]
    pub(crate) fn drop_many(self, count: usize) {
        for _ in 0..count {
            drop(self.pop_slot());
        }
    }
}

impl Thread {
    /// Pushes the frame of a call whose positional arguments, exactly as many as the parameters, are on top of the
    /// caller's stack: they become its first local slots where they are. The caller's stack pointer goes below them.
    pub(crate) fn push_frame_in_place(
        &self,
        caller: FramePointer,
        argument_count: usize,
        new: NewFrame,
    ) -> FramePointer {
        // SAFETY: the arguments are on the caller's stack, which gives them up.
        let arguments = unsafe { caller.frame().sp.sub(argument_count) };
        caller.frame_mut().sp = arguments;
        self.push_frame_at(arguments, argument_count, new)
    }

    /// Pushes the frame of a call whose first local slots are already at `arguments`, on top of everything.
    #[inline(always)]
    pub(super) fn push_frame_at(
        &self,
        arguments: *mut Slot,
        argument_count: usize,
        new: NewFrame,
    ) -> FramePointer {
        // SAFETY: the arguments are initialised slots that nobody else owns; the other local slots are written before
        // use; the region is checked against the chunk's limit; the function keeps its code alive.
        unsafe {
            let code = NonNull::from(&**new.function.code.as_ptr());
            let size = code.as_ref().frame_size as usize;
            let local_count = code.as_ref().local_slots();
            let mut locals = arguments;
            let mut previous_limit = std::ptr::null_mut();
            if self.values.room(locals) < size {
                let moved;
                (moved, previous_limit) = self.region_on_top(size);
                std::ptr::copy_nonoverlapping(locals, moved, argument_count);
                locals = moved;
            }
            for index in argument_count..local_count {
                locals.add(index).write(None);
            }
            self.push_frame(new, code, locals, locals.add(local_count), previous_limit)
        }
    }

    /// A region of `size` slots above the values of the innermost frame, and the limit to go back to if it lies in a
    /// chunk of its own.
    fn region_on_top(&self, size: usize) -> (*mut Slot, *mut Slot) {
        match self.frames.top().map(FramePointer::stack_top) {
            Some(top) if self.values.room(top) >= size => (top, std::ptr::null_mut()),
            _ => {
                let previous_limit = self.values.limit();
                (self.values.next_region(size), previous_limit)
            }
        }
    }

    /// Pushes a frame whose local slots are given (all of them), above the values of the innermost frame.
    pub(crate) fn push_frame_with_slots(&self, mut slots: Vec<Slot>, new: NewFrame) -> FramePointer {
        let code = NonNull::from(&**new.function.code.borrow());
        // SAFETY: as above; the slots are moved to the region.
        unsafe {
            let (locals, previous_limit) = self.region_on_top(code.as_ref().frame_size as usize);
            let count = slots.len();
            debug_assert_eq!(count, code.as_ref().local_slots());
            std::ptr::copy_nonoverlapping(slots.as_ptr(), locals, count);
            slots.set_len(0);
            self.spare_slots.set(slots);
            self.push_frame(new, code, locals, locals.add(count), previous_limit)
        }
    }

    /// Pushes a frame whose first local slots are a receiver, if there is one, and these values, above the values of the
    /// innermost frame.
    #[inline]
    pub(crate) fn push_frame_with_values(
        &self,
        receiver: Option<&Value>,
        values: &[Value],
        new: NewFrame,
    ) -> FramePointer {
        let code = NonNull::from(&**new.function.code.borrow());
        // SAFETY: as above.
        unsafe {
            let (locals, previous_limit) = self.region_on_top(code.as_ref().frame_size as usize);
            let count = code.as_ref().local_slots();
            let given = values.len() + usize::from(receiver.is_some());
            debug_assert!(given <= count);
            for (index, value) in receiver.into_iter().chain(values).enumerate() {
                locals.add(index).write(Some(value.clone()));
            }
            for index in given..count {
                locals.add(index).write(None);
            }
            self.push_frame(new, code, locals, locals.add(count), previous_limit)
        }
    }

    /// Like [`Thread::push_frame_at`] for a frame of which the caller knows that it fits into the chunks in use.
    #[inline(always)]
    pub(super) fn push_fitting_frame(
        &self,
        arguments: *mut Slot,
        argument_count: usize,
        new: NewFrame,
    ) -> FramePointer {
        // SAFETY: as for `push_frame_at`; the slot above the top frame is in the same chunk and free.
        unsafe {
            let code = NonNull::from(&**new.function.code.as_ptr());
            let local_count = code.as_ref().local_slots();
            for index in argument_count..local_count {
                arguments.add(index).write(None);
            }
            let sp = arguments.add(local_count);
            let place = self.frames.place_above();
            write_record(place, new, code, arguments, sp, std::ptr::null_mut());
            self.frames.take_place(place)
        }
    }

    #[inline(always)]
    unsafe fn push_frame(
        &self,
        new: NewFrame,
        code: NonNull<Code>,
        locals: *mut Slot,
        sp: *mut Slot,
        previous_limit: *mut Slot,
    ) -> FramePointer {
        let place = self.frames.free_place();
        // SAFETY: by contract; the place is free.
        unsafe { write_record(place, new, code, locals, sp, previous_limit) };
        self.frames.take_place(place)
    }

    /// Pushes a suspended frame: its own slots stay where they are.
    pub(crate) fn push_suspended(
        &self,
        mut storage: Box<SuspendedFrame>,
        generator: Value,
        entry: bool,
    ) -> FramePointer {
        let stack_top = self.frames.stack_top();
        let (namespace, object) = (storage.namespace.take(), storage.object.take());
        let place = self.frames.free_place();
        // SAFETY: the place is free.
        let pointer = unsafe { self.link(place, stack_top, storage, generator, entry) };
        let record = pointer.frame_mut();
        record.namespace = namespace;
        if let Some(object) = &object {
            object.active.set(Some(pointer));
        }
        record.object = object;
        pointer
    }

    /// Like [`Thread::push_suspended`] for a frame without namespace and frame object, where the frame stack has room;
    /// the thread's value stack goes on at `stack_top`.
    #[inline(always)]
    pub(super) fn push_fitting_generator(
        &self,
        stack_top: *mut Slot,
        storage: Box<SuspendedFrame>,
        generator: Value,
        entry: bool,
    ) -> FramePointer {
        // SAFETY: the place is free.
        unsafe {
            let place = self.frames.place_above();
            self.link(place, stack_top, storage, generator, entry)
        }
    }

    /// Writes the record of a generator's frame field by field: a copy of it would wait for these writes.
    ///
    /// # Safety
    /// The place is that above the innermost frame, and free.
    #[inline(always)]
    unsafe fn link(
        &self,
        place: *mut InterpreterFrame,
        stack_top: *mut Slot,
        mut storage: Box<SuspendedFrame>,
        generator: Value,
        entry: bool,
    ) -> FramePointer {
        // SAFETY: by contract; the storage keeps the slots where they are while the frame is on the stack. The values
        // are the frame's from now on.
        unsafe {
            let locals = storage.slots.as_mut_ptr();
            let sp = locals.add(storage.slots.len());
            storage.slots.set_len(0);
            let Some(function) = storage.function.take() else {
                unreachable!("a waiting frame has a function")
            };
            (&raw mut (*place).function).write(function);
            (&raw mut (*place).code).write(storage.code);
            (&raw mut (*place).pc).write(storage.pc);
            (&raw mut (*place).locals).write(locals);
            (&raw mut (*place).sp).write(sp);
            (&raw mut (*place).previous_limit).write(std::ptr::null_mut());
            (&raw mut (*place).stack_top).write(stack_top);
            (&raw mut (*place).namespace).write(None);
            (&raw mut (*place).object).write(None);
            (&raw mut (*place).generator).write(Some(generator));
            (&raw mut (*place).storage).write(Some(storage));
            (&raw mut (*place).kind).write(FrameKind::Generator);
            (&raw mut (*place).entry).write(entry);
            (&raw mut (*place).special).write(true);
            self.frames.take_place(place)
        }
    }

    /// Takes the innermost frame, a generator's, off and gives its storage back, ready to be resumed.
    pub(crate) fn pop_suspended(&self) -> Option<(Box<SuspendedFrame>, Slot, bool)> {
        let top = self.frames.top()?;
        let next_instruction = top.next_index() as u32;
        let frame = top.frame_mut();
        let (pc, sp) = (frame.pc, frame.sp);
        let mut storage = top.take_storage(pc, sp)?;
        storage.function = Some(frame.function.clone());
        storage.namespace = frame.namespace.take();
        storage.object = frame.object.take();
        if let Some(object) = &storage.object {
            object.active.set(None);
            object.last_instruction.set(next_instruction.saturating_sub(1));
        }
        let (generator, entry) = (frame.generator.take(), frame.entry);
        self.frames.drop_record();
        Some((storage, generator, entry))
    }

    /// Moves the innermost frame's local slots into storage of its own: the frame becomes a generator's. The frame is
    /// taken off the stack.
    pub(crate) fn detach_frame(&self) -> Option<(Box<SuspendedFrame>, bool)> {
        let top = self.frames.top()?;
        let next_instruction = top.next_index() as u32;
        let size = top.code().frame_size as usize;
        let mut storage = self.spare_storage(top.frame().code);
        storage.slots.reserve_exact(size);
        storage.slots.extend((0..top.code().local_slots()).map(|index| top.local(index).take()));
        top.drop_slots();
        let frame = top.frame_mut();
        if !frame.previous_limit.is_null() {
            self.values.release(frame.previous_limit);
        }
        if let Some(object) = &frame.object {
            object.active.set(None);
            object.last_instruction.set(next_instruction.saturating_sub(1));
        }
        storage.function = Some(frame.function.clone());
        storage.pc = frame.pc;
        storage.namespace = frame.namespace.take();
        storage.object = frame.object.take();
        let entry = frame.entry;
        self.frames.drop_record();
        Some((storage, entry))
    }
}

impl FramePointer {
    /// Gives the values of a generator's frame, up to `sp`, back to its storage, which goes on at `pc`.
    #[inline(always)]
    pub(super) fn take_storage(self, pc: *const Instr, sp: *mut Slot) -> Option<Box<SuspendedFrame>> {
        let frame = self.frame_mut();
        let mut storage = frame.storage.take()?;
        storage.pc = pc;
        // SAFETY: both point into the storage's slots, of which those below `sp` hold values.
        unsafe { storage.slots.set_len(sp.offset_from(frame.locals) as usize) };
        Some(storage)
    }
}

/// Writes the record of a new frame, at the beginning of its code, field by field: a copy of it would wait for these
/// writes.
///
/// # Safety
/// The place is that above the innermost frame, and free. The code is the function's; the other pointers are as the
/// fields say.
#[inline(always)]
unsafe fn write_record(
    place: *mut InterpreterFrame,
    new: NewFrame,
    code: NonNull<Code>,
    locals: *mut Slot,
    sp: *mut Slot,
    previous_limit: *mut Slot,
) {
    let special =
        new.entry || !previous_limit.is_null() || (new.kind == FrameKind::Call && new.namespace.is_some());
    // SAFETY: by contract; the code is alive.
    unsafe {
        (&raw mut (*place).function).write(new.function);
        (&raw mut (*place).code).write(code);
        (&raw mut (*place).pc).write(code.as_ref().instructions.as_ptr());
        (&raw mut (*place).locals).write(locals);
        (&raw mut (*place).sp).write(sp);
        (&raw mut (*place).previous_limit).write(previous_limit);
        (&raw mut (*place).stack_top).write(std::ptr::null_mut());
        (&raw mut (*place).namespace).write(new.namespace);
        (&raw mut (*place).object).write(None);
        (&raw mut (*place).generator).write(None);
        (&raw mut (*place).storage).write(None);
        (&raw mut (*place).kind).write(new.kind);
        (&raw mut (*place).entry).write(new.entry);
        (&raw mut (*place).special).write(special);
    }
}

impl ValueStack {
    /// Slots from an address to the end of the chunk in use; 0 for an address outside it.
    #[inline(always)]
    pub(crate) fn room(&self, address: *mut Slot) -> usize {
        let room = (self.limit.get() as usize).wrapping_sub(address as usize) / size_of::<Slot>();
        if room <= self.length.get() { room } else { 0 }
    }
}
