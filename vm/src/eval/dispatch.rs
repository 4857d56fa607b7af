//! The loop's registers: program counter, stack pointer and locals of the innermost frame, and the steps of handlers.
#![expect(unsafe_code, reason = "program counter and stack pointer are raw; the verifier vouches for them")]

use super::frame::{FrameKind, FramePointer};
use super::handlers::Handler;
use super::stack::NewFrame;
use crate::object::code::Instr;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

// SAFETY (for the whole file): `pc` stays inside the code because the verifier checked jump targets and that code ends
// in a terminator; `sp` and `locals` stay inside the frame's slots because it checked stack depths and operand ranges;
// the frame's function keeps code and constants alive. The registers are a copy of the frame record, written back
// (`save`) before anything outside the loop can look at it.

/// What handlers need beside the registers.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) vm: &'a Vm,
    pub(crate) thread: &'a Thread,
}

/// How the loop goes on after a hot form of an instruction.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// With the next instruction.
    Next,
    /// The guard failed: with the base form, which stays for a while.
    Base,
    /// A fused form that does not fit now: with its first component, this time.
    First,
    /// A fused form whose guard failed: with its first component, which stays for a while.
    Unfuse,
    /// By calling the general handler.
    Call(Handler),
}

/// The state of the innermost frame while the loop executes it, and the instructions left in the slice.
pub(crate) struct Registers {
    pub(super) pc: *const Instr,
    pub(super) sp: *mut Slot,
    locals: *mut Slot,
    pub(super) remaining: i64,
    pub(crate) frame: FramePointer,
}

impl Registers {
    /// The registers for a thread's innermost frame.
    #[inline(always)]
    pub(super) fn of(frame: FramePointer, thread: &Thread) -> Registers {
        let record = frame.frame();
        Registers {
            pc: record.pc,
            sp: record.sp,
            locals: record.locals,
            remaining: thread.remaining.get(),
            frame,
        }
    }

    /// Goes on with another frame.
    #[inline(always)]
    pub(crate) fn load(&mut self, frame: FramePointer) {
        let record = frame.frame();
        self.pc = record.pc;
        self.sp = record.sp;
        self.locals = record.locals;
        self.frame = frame;
    }

    /// Writes the frame record.
    #[inline(always)]
    pub(crate) fn save(&self, thread: &Thread) {
        let record = self.frame.frame_mut();
        record.pc = self.pc;
        record.sp = self.sp;
        thread.remaining.set(self.remaining);
    }

    /// The next instruction.
    #[inline(always)]
    pub(super) fn fetch<'a>(&mut self) -> &'a Instr {
        // SAFETY: see above.
        unsafe {
            let instr = &*self.pc;
            self.pc = self.pc.add(1);
            instr
        }
    }

    /// A later instruction of a fused sequence; 0 follows the one being executed.
    #[inline(always)]
    pub(crate) fn component<'a>(&self, index: usize) -> &'a Instr {
        // SAFETY: a fused form is only installed where its components follow.
        unsafe { &*self.pc.add(index) }
    }

    /// Counts further instructions of a fused sequence and goes on behind them.
    #[inline(always)]
    pub(crate) fn skip(&mut self, count: usize) {
        self.remaining -= count as i64;
        // SAFETY: as for `component`.
        self.pc = unsafe { self.pc.add(count) };
    }

    /// Whether so many further instructions fit into the slice.
    #[inline(always)]
    pub(crate) fn fits(&self, count: usize) -> bool {
        self.remaining >= count as i64
    }

    /// Goes on at the jump target of an instruction; `pc` is right behind that instruction.
    #[inline(always)]
    pub(crate) fn jump(&mut self, instr: &Instr) {
        // SAFETY: the distance was computed from the checked target.
        self.pc = unsafe { self.pc.offset(instr.cache.get() as isize) };
    }

    /// Goes on behind the jump target of a `FOR_ITER`.
    #[inline(always)]
    pub(crate) fn jump_behind(&mut self, instr: &Instr) {
        // SAFETY: the target is an `END_FOR`, which something follows.
        self.pc = unsafe { self.pc.offset(instr.cache.get() as isize + 1) };
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, value: Value) {
        self.push_slot(Some(value));
    }

    #[inline(always)]
    pub(crate) fn push_slot(&mut self, slot: Slot) {
        // SAFETY: see above.
        unsafe {
            self.sp.write(slot);
            self.sp = self.sp.add(1);
        }
    }

    #[inline(always)]
    pub(crate) fn pop_slot(&mut self) -> Slot {
        // SAFETY: see above.
        unsafe {
            self.sp = self.sp.sub(1);
            self.sp.read()
        }
    }

    /// Pops a value (never NULL).
    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Value {
        // SAFETY: as above; handlers ask for places that hold values.
        unsafe {
            self.sp = self.sp.sub(1);
            self.sp.cast::<Value>().read()
        }
    }

    /// The value `depth` places below the top (1 = top), never NULL.
    #[inline(always)]
    pub(crate) fn peek(&self, depth: usize) -> &Value {
        // SAFETY: as above.
        unsafe { &*self.sp.sub(depth).cast::<Value>() }
    }

    /// The slot `depth` places below the top (1 = top).
    #[inline(always)]
    pub(crate) fn slot(&mut self, depth: usize) -> &mut Slot {
        // SAFETY: as above.
        unsafe { &mut *self.sp.sub(depth) }
    }

    /// Whether the slot `depth` places below the top is not NULL.
    #[inline(always)]
    pub(crate) fn slot_is_bound(&self, depth: usize) -> bool {
        // SAFETY: as above.
        unsafe { (*self.sp.sub(depth)).is_some() }
    }

    /// Replaces the top `count` values, which are immediates, by one.
    #[inline(always)]
    pub(crate) fn replace_immediates(&mut self, count: usize, value: Value) {
        debug_assert!((1..=count).all(|depth| !self.peek(depth).is_object()));
        // SAFETY: as above; immediates need no drop.
        unsafe {
            self.sp = self.sp.sub(count - 1);
            self.sp.sub(1).write(Some(value));
        }
    }

    /// Takes the top, an immediate, off.
    #[inline(always)]
    pub(crate) fn drop_immediate(&mut self) {
        debug_assert!(!self.peek(1).is_object());
        // SAFETY: as above.
        self.sp = unsafe { self.sp.sub(1) };
    }

    /// Exchanges the top with the slot `depth` places below the top.
    #[inline(always)]
    pub(crate) fn swap(&mut self, depth: usize) {
        // SAFETY: as above.
        unsafe { std::ptr::swap(self.sp.sub(1), self.sp.sub(depth)) }
    }

    #[inline(always)]
    pub(crate) fn local(&self, index: usize) -> &Slot {
        // SAFETY: as above.
        unsafe { &*self.locals.add(index) }
    }

    /// Replaces a local; returns the old value.
    #[inline(always)]
    pub(crate) fn replace_local(&mut self, index: usize, slot: Slot) -> Slot {
        // SAFETY: as above.
        unsafe { std::mem::replace(&mut *self.locals.add(index), slot) }
    }

    /// The constant of a `LOAD_CONST`.
    #[inline(always)]
    pub(crate) fn constant(instr: &Instr) -> &Value {
        // SAFETY: the cache of `LOAD_CONST` holds the bits of a constant that the code keeps alive.
        unsafe { &*instr.cache.as_ptr().cast::<Value>() }
    }

    /// Drops a value; when that freed an object, the loop looks up before the next instruction if something is due.
    #[inline(always)]
    pub(crate) fn discard(&mut self, cx: Context<'_>, value: Value) {
        if value.release() {
            self.attend(cx);
        }
    }

    #[inline(always)]
    pub(crate) fn discard_slot(&mut self, cx: Context<'_>, slot: Slot) {
        if let Some(value) = slot {
            self.discard(cx, value);
        }
    }

    /// After something was allocated or freed: asks for a look-up before the next instruction if one is due.
    #[inline(always)]
    pub(crate) fn attend(&mut self, cx: Context<'_>) {
        if cx.vm.heap.needs_attention() {
            self.remaining = stash(cx.thread, self.remaining);
        }
    }

    /// The function being executed.
    #[inline(always)]
    pub(crate) fn function(&self) -> &Ref<Function> {
        &self.frame.frame().function
    }

    /// A value that the code keeps for its inline caches.
    #[inline(always)]
    pub(crate) fn cached_value(&self, index: usize) -> Option<&Value> {
        // SAFETY: the vector is changed by specialisation and by the collector only, never while this is used.
        unsafe { &*self.frame.code().cached_values.as_ptr() }.get(index)
    }

    /// The top `count` values as a vector.
    #[inline(always)]
    pub(crate) fn take_top(&mut self, count: usize) -> Vec<Value> {
        let mut values = Vec::with_capacity(count);
        // SAFETY: as above: `count` values, moved.
        unsafe {
            self.sp = self.sp.sub(count);
            std::ptr::copy_nonoverlapping(self.sp.cast::<Value>(), values.as_mut_ptr(), count);
            values.set_len(count);
        }
        values
    }

    /// The top `count` values, the lowest first.
    #[inline(always)]
    pub(crate) fn top(&self, count: usize) -> &[Value] {
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts(self.sp.sub(count).cast::<Value>(), count) }
    }

    /// Pushes values so that the first is on top.
    #[inline(always)]
    pub(crate) fn push_reversed(&mut self, values: &[Value]) {
        for value in values.iter().rev() {
            self.push(value.clone());
        }
    }

    /// Enters a function whose `total` arguments, exactly its positional parameters, are on top of the stack; below
    /// them, `below` places are given up (moved out or NULL).
    #[inline(always)]
    pub(crate) fn enter(&mut self, cx: Context<'_>, total: usize, below: usize, new: NewFrame) {
        // SAFETY: as above: the arguments are on the stack.
        let arguments = unsafe { self.sp.sub(total) };
        self.sp = unsafe { arguments.sub(below) };
        self.save(cx.thread);
        let frame = cx.thread.push_frame_at(arguments, total, new);
        self.load(frame);
    }

    /// Enters the function in the callable's slot of a call with `count` arguments (and a receiver if `total` is one
    /// more), exactly as many as it has positional parameters. The caller has checked that a function is there.
    #[inline(always)]
    pub(crate) fn enter_callable(
        &mut self,
        cx: Context<'_>,
        count: usize,
        total: usize,
        kind: FrameKind,
        namespace: Slot,
    ) {
        debug_assert!(self.peek(count + 2).is_a::<Function>());
        // SAFETY: as above; the function is moved out of its slot, which is given up.
        let function = unsafe { Ref::from_value_unchecked(self.sp.sub(count + 2).cast::<Value>().read()) };
        self.enter(cx, total, count + 2 - total, NewFrame { function, namespace, kind, entry: false });
    }

    /// Ends the innermost frame, a plain one, and goes on in its caller, on whose stack `result` is put.
    #[inline(always)]
    pub(crate) fn leave(&mut self, cx: Context<'_>, result: Value) {
        let mut freed = false;
        // SAFETY: everything from `locals` up to `sp` is initialised and owned by the frame; the record's `sp` goes
        // first, so that nobody sees the slots again. The function is moved out of the record, which is given up.
        unsafe {
            self.frame.frame_mut().sp = self.locals;
            let mut slot = self.locals;
            while slot < self.sp {
                if let Some(value) = slot.read() {
                    freed |= value.release();
                }
                slot = slot.add(1);
            }
            let function = std::ptr::read(&raw const self.frame.frame().function);
            freed |= function.into_value().release();
        }
        if let Some(caller) = cx.thread.frames.drop_top() {
            self.load(caller);
        }
        self.push(result);
        if freed {
            self.attend(cx);
        }
    }
}

/// The items of a list, for instructions that only look.
#[inline(always)]
pub(crate) fn list_items(list: &crate::object::list::List) -> &Vec<Value> {
    // SAFETY: as above.
    unsafe { &*list.cell().as_ptr() }
}

/// The value at a position of a namespace whose keys have not changed.
#[inline(always)]
pub(crate) fn namespace_value(dict: &Dict, position: usize) -> Option<Value> {
    dict.value_at(position)
}

/// The number of a function's code.
#[inline(always)]
pub(crate) fn code_of(function: &Function) -> &crate::object::code::Code {
    // SAFETY: as above; replaced code is kept.
    unsafe { &*function.code.as_ptr() }
}

/// Asks for a look-up before the next instruction: what remains of the slice is put aside.
#[cold]
#[inline(never)]
pub(super) fn stash(thread: &Thread, remaining: i64) -> i64 {
    if thread.stashed.get().is_none() {
        thread.stashed.set(Some(remaining));
    }
    0
}
