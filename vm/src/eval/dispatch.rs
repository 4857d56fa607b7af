//! The loop's registers: program counter, stack pointer and locals of the innermost frame, and the steps of handlers.
#![expect(unsafe_code, reason = "program counter and stack pointer are raw; the verifier vouches for them")]

use std::cell::Cell;

use super::argument::{MAX_PLACED, Placement};
use super::frame::{FrameKind, FramePointer, SuspendedFrame};
use super::handlers::Handler;
use super::specialize::Specialize;
use super::stack::NewFrame;
use crate::native::Raised;
use crate::object::code::{Code, Instr};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::generator::{GeneratorBody, GeneratorState};
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

// SAFETY (for the whole file): `pc` stays inside the code because the verifier checked jump targets and that code ends
// in a terminator; `sp` and `locals` stay inside the frame's slots because it checked stack depths and operand ranges;
// the frame's function keeps code and constants alive. The registers are a copy of the frame record, written back
// (`save`) before anything outside the loop can look at it.

/// What hot forms need beside the registers.
pub(crate) struct Context<'a> {
    pub(crate) vm: &'a Vm,
    pub(crate) thread: &'a Thread,
}

/// What hot forms leave to their continuations, and a loop to its caller. It belongs to the thread: it is taken before
/// anything else runs, so that nested loops can share it.
pub(crate) struct Transfer {
    /// How the instruction chooses its specialised form.
    #[cfg_attr(debug_assertions, expect(dead_code, reason = "for continuations that are functions"))]
    pub(super) specialize: Cell<Specialize>,
    /// The general handler to call.
    #[cfg_attr(debug_assertions, expect(dead_code, reason = "for continuations that are functions"))]
    pub(super) handler: Cell<Handler>,
    /// The values to drop.
    #[cfg_attr(debug_assertions, expect(dead_code, reason = "for continuations that are functions"))]
    pub(super) dropped: Cell<(Slot, Slot)>,
    /// What was raised: the loop is left.
    pub(super) raised: Cell<Option<Raised>>,
    /// The value that the entry frame returned or yielded: the loop is left.
    pub(super) result: Cell<Slot>,
}

impl Default for Transfer {
    fn default() -> Self {
        Transfer {
            specialize: Cell::new(|_, _, _| None),
            handler: Cell::new(super::handlers::unknown),
            dropped: Cell::new((None, None)),
            raised: Cell::new(None),
            result: Cell::new(None),
        }
    }
}

/// How the loop goes on after a hot form of an instruction.
pub(crate) enum Step {
    /// With the next instruction.
    Next,
    /// With the next instruction, after a look whether something is due: an object was allocated or freed.
    Attend,
    /// With the next instruction, after dropping these values, one of which is the last reference.
    Drop(Slot, Slot),
    /// The guard failed: with the base form, which stays for a while.
    Base,
    /// The base form is warm: with the form that this chooses, or once more with the base form.
    Choose(Specialize),
    /// A fused form that does not fit now: with its first component, this time.
    First,
    /// A fused form whose guard failed: with its first component, which stays for a while.
    Unfuse,
    /// By calling the general handler.
    Call(Handler),
    /// With the next item of the iterator on top, whose type has a native `__next__`; at the end behind the loop.
    Iterate,
    /// By calling the native function in the callable's slot, which takes the arguments as they are.
    Native,
    /// Not at all: the entry frame has ended or was suspended, with this value.
    Leave(Value),
}

impl Step {
    /// Goes on after dropping a value.
    #[inline(always)]
    pub(crate) fn release(slot: Slot) -> Step {
        match slot.and_then(Value::release_unless_last) {
            None => Step::Next,
            Some(last) => Step::Drop(Some(last), None),
        }
    }

    /// Goes on after dropping two values, in this order.
    #[inline(always)]
    pub(crate) fn release_both(first: Slot, second: Slot) -> Step {
        match first.and_then(Value::release_unless_last) {
            None => Step::release(second),
            Some(last) => Step::Drop(Some(last), second),
        }
    }
}

/// Values that were on top of the stack; to be moved out before anything else is pushed.
pub(crate) struct TopValues {
    next: *const Value,
    left: usize,
}

impl Iterator for TopValues {
    type Item = Value;

    #[inline(always)]
    fn next(&mut self) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        // SAFETY: one of the values that were on top, which is read once.
        unsafe {
            let value = self.next.read();
            self.next = self.next.add(1);
            Some(value)
        }
    }

    #[inline(always)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for TopValues {}

impl Drop for TopValues {
    fn drop(&mut self) {
        self.for_each(drop);
    }
}

/// The state of the innermost frame while the loop executes it, and the instructions left in the slice.
pub(crate) struct Registers {
    pub(super) pc: *const Instr,
    pub(super) sp: *mut Slot,
    pub(super) locals: *mut Slot,
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

    /// The instruction being executed.
    #[inline(always)]
    pub(super) fn current<'a>(&self) -> &'a Instr {
        // SAFETY: `pc` is behind it.
        unsafe { &*self.pc.sub(1) }
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

    /// After something was allocated or freed: asks for a look-up before the next instruction if one is due.
    #[inline(always)]
    pub(crate) fn attend(&mut self, cx: &Context<'_>) {
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

    /// Takes the top `count` values off, the lowest first, while they are asked for.
    #[inline(always)]
    pub(crate) fn drain_top(&mut self, count: usize) -> TopValues {
        // SAFETY: as above: `count` values, which are moved out by the iterator.
        self.sp = unsafe { self.sp.sub(count) };
        TopValues { next: self.sp.cast::<Value>(), left: count }
    }

    /// Pushes values so that the first is on top.
    #[inline(always)]
    pub(crate) fn push_reversed(&mut self, values: &[Value]) {
        for value in values.iter().rev() {
            self.push(value.clone());
        }
    }

    /// Enters a function whose `total` arguments, exactly its positional parameters, are on top of the stack; below
    /// them, `below` places are given up (moved out or NULL). The caller has found that the frame fits.
    #[inline(always)]
    fn enter(&mut self, cx: &Context<'_>, total: usize, below: usize, new: NewFrame) {
        // SAFETY: as above: the arguments are on the stack.
        let mut arguments = unsafe { self.sp.sub(total) };
        // SAFETY: as above.
        self.sp = unsafe { arguments.sub(below) };
        self.save(cx.thread);
        let elsewhere = self.frame.frame().stack_top;
        if !elsewhere.is_null() {
            // SAFETY: there is room (see `frame_fits`); the arguments are moved.
            unsafe { std::ptr::copy_nonoverlapping(arguments, elsewhere, total) };
            arguments = elsewhere;
        }
        let frame = cx.thread.push_fitting_frame(arguments, total, new);
        self.load(frame);
    }

    /// Whether a frame for the code fits behind `total` arguments on top of the stack (of a generator's: where the
    /// thread's value stack goes on), and may be entered at all.
    #[inline(always)]
    pub(crate) fn frame_fits(&self, cx: &Context<'_>, code: &Code, total: usize) -> bool {
        // SAFETY: as above.
        let arguments = unsafe { self.sp.sub(total) };
        let elsewhere = self.frame.frame().stack_top;
        let place = if elsewhere.is_null() { arguments } else { elsewhere };
        may_push(cx.vm, cx.thread) && cx.thread.values.room(place) >= code.frame_size as usize
    }

    /// Begins to resume a generator in this loop, if that takes no more than linking its frame: the caller goes on with
    /// `enter_generator`. `fresh`: also if it was not started.
    #[inline(always)]
    pub(crate) fn begin_resumption(
        &self,
        cx: &Context<'_>,
        body: &GeneratorBody,
        fresh: bool,
    ) -> Option<Box<SuspendedFrame>> {
        begin_resumption(cx.vm, cx.thread, body, fresh)
    }

    /// Links the frame of a generator and goes on there.
    #[inline(always)]
    pub(crate) fn enter_generator(
        &mut self,
        cx: &Context<'_>,
        storage: Box<SuspendedFrame>,
        generator: Value,
        sent: Value,
    ) {
        self.save(cx.thread);
        let elsewhere = self.frame.frame().stack_top;
        let stack_top = if elsewhere.is_null() { self.sp } else { elsewhere };
        let frame = cx.thread.push_fitting_generator(stack_top, storage, generator, false);
        self.load(frame);
        self.push(sent);
    }

    /// Suspends the innermost frame, a generator's, which yields the top of its stack, if that takes no more than
    /// unlinking it. Goes on in its caller, or gives the value to the native code that resumed it.
    #[inline(always)]
    pub(crate) fn suspend_generator(&mut self, cx: &Context<'_>) -> Option<Slot> {
        let frame = self.frame;
        let record = frame.frame_mut();
        if record.object.is_some()
            || record.namespace.is_some()
            || !cx.thread.frames.has_frame_below()
            || cx.vm.sched.traces_generators()
            || record.generator.as_ref().is_none_or(Value::is_last)
        {
            return None;
        }
        let generator = record.generator.take()?;
        let body = generator.generator_body()?;
        let value = self.pop();
        let mut storage = frame.take_storage(self.pc, self.sp)?;
        // SAFETY: the function is moved out of the record, which is given up; what was in the storage is None.
        std::mem::forget(storage.function.replace(unsafe { std::ptr::read(&raw const record.function) }));
        // What was there was moved out when the generator was resumed.
        std::mem::forget(body.frame.replace(Some(storage)));
        let handled = cx.thread.handled.borrow_mut().pop().flatten();
        std::mem::forget(body.handled.replace(handled));
        body.state.set(GeneratorState::Suspended);
        let _ = generator.release_unless_last();
        let entry = record.entry;
        let caller = cx.thread.frames.drop_top();
        if entry {
            cx.thread.remaining.set(self.remaining);
            return Some(Some(value));
        }
        self.load(caller);
        self.push(value);
        Some(None)
    }

    /// Ends the innermost frame, which native code called, and returns the top of its stack, if that takes no more than
    /// dropping its values.
    #[inline(always)]
    pub(crate) fn leave_entry(&mut self, cx: &Context<'_>) -> Slot {
        let record = self.frame.frame();
        if !record.entry
            || record.kind != FrameKind::Call
            || record.namespace.is_some()
            || record.object.is_some()
            || !record.previous_limit.is_null()
        {
            return None;
        }
        let value = self.pop();
        self.save(cx.thread);
        super::leave::end_plain(cx.thread, self.frame);
        Some(value)
    }

    /// Enters the function in the callable's slot of a call with `count` arguments (and a receiver if `total` is one
    /// more), exactly as many as it has positional parameters. The caller has checked that a function is there, and
    /// that the frame fits.
    #[inline(always)]
    pub(crate) fn enter_callable(
        &mut self,
        cx: &Context<'_>,
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

    /// Enters the function in the callable's slot of a call with `total` values, the last `named` of them where the
    /// placement says, and with defaults for what is missing. The caller has checked all that.
    #[inline(always)]
    pub(crate) fn enter_placed(
        &mut self,
        cx: &Context<'_>,
        count: usize,
        total: usize,
        named: usize,
        placement: Placement,
        mut defaults: [Slot; MAX_PLACED],
    ) {
        debug_assert!(self.peek(count + 2).is_a::<Function>());
        // SAFETY: as above; the function is moved out of its slot, which is given up. The arguments are moved to their
        // places, which are parameters of the function and so lie in its frame, for which there is room.
        unsafe {
            let function: Ref<Function> =
                Ref::from_value_unchecked(self.sp.sub(count + 2).cast::<Value>().read());
            let parameters = code_of(&function).placed_parameters as usize;
            let (arguments, positional) = (self.sp.sub(total), total - named);
            let mut values = [const { std::mem::MaybeUninit::<Slot>::uninit() }; MAX_PLACED];
            std::ptr::copy_nonoverlapping(arguments.add(positional), values.as_mut_ptr().cast(), named);
            self.sp = arguments.sub(count + 2 - total);
            self.save(cx.thread);
            let elsewhere = self.frame.frame().stack_top;
            let place = if elsewhere.is_null() { arguments } else { elsewhere };
            if !elsewhere.is_null() {
                std::ptr::copy_nonoverlapping(arguments, place, positional);
            }
            for index in positional..parameters {
                place.add(index).write(None);
            }
            for (index, value) in values.iter().take(named).enumerate() {
                place.add(placement.named(index)).write(value.assume_init_read());
            }
            let mut missing = placement.missing();
            for default in &mut defaults {
                if missing == 0 {
                    break;
                }
                place.add(missing.trailing_zeros() as usize).write(default.take());
                missing &= missing - 1;
            }
            // All that was found has been moved.
            std::mem::forget(defaults);
            let new = NewFrame { function, namespace: None, kind: FrameKind::Call, entry: false };
            let frame = cx.thread.push_fitting_frame(place, parameters, new);
            self.load(frame);
        }
    }

    /// Enters a function with the top values; the caller has checked as for `enter_callable`.
    #[inline(always)]
    pub(crate) fn enter_with_top(&mut self, cx: &Context<'_>, total: usize, function: Ref<Function>) {
        self.enter(cx, total, 0, NewFrame { function, namespace: None, kind: FrameKind::Call, entry: false });
    }

    /// Ends the innermost frame, a plain one whose `return` pops `result` off its stack, and goes on in its caller.
    /// False if something must be freed for that: then what was dropped so far is unbound, and the rest is left.
    #[inline(always)]
    pub(crate) fn leave(&mut self, cx: &Context<'_>, result: Value) -> Result<(), Value> {
        // SAFETY: everything from `locals` up to `sp` is initialised and owned by the frame; what is dropped becomes
        // None at once. The function is moved out of the record, which is given up.
        unsafe {
            let function = &raw const self.frame.frame().function;
            if (*function).value().is_last() || !cx.thread.frames.has_frame_below() {
                return Err(result);
            }
            let mut slot = self.locals;
            while slot < self.sp {
                if let Some(value) = (*slot).take()
                    && let Some(last) = value.release_unless_last()
                {
                    slot.write(Some(last));
                    return Err(result);
                }
                slot = slot.add(1);
            }
            let _ = std::ptr::read(function).into_value().release_unless_last();
        }
        let caller = cx.thread.frames.drop_top();
        self.load(caller);
        self.push(result);
        Ok(())
    }
}

/// Whether another frame may be entered, and its record fits.
#[inline(always)]
fn may_push(vm: &Vm, thread: &Thread) -> bool {
    thread.frames.depth() < vm.sched.recursion_limit.get() && thread.frames.has_room()
}

/// Marks a generator as running and returns the storage of its frame, if resuming it takes no more than linking that.
/// `fresh`: also if it was not started.
#[inline(always)]
pub(super) fn begin_resumption(
    vm: &Vm,
    thread: &Thread,
    body: &GeneratorBody,
    fresh: bool,
) -> Option<Box<SuspendedFrame>> {
    match body.state.get() {
        GeneratorState::Suspended => {}
        GeneratorState::Created if fresh => {}
        _ => return None,
    }
    if !may_push(vm, thread) || vm.sched.traces_generators() {
        return None;
    }
    let mut frame = body.frame.borrow_mut();
    if frame.as_ref().is_none_or(|frame| frame.namespace.is_some() || frame.object.is_some()) {
        return None;
    }
    let mut handled = thread.handled.borrow_mut();
    if handled.len() == handled.capacity() {
        return None;
    }
    handled.push(body.handled.replace(None));
    body.state.set(GeneratorState::Running);
    frame.take()
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
pub(crate) fn code_of(function: &Function) -> &Code {
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
