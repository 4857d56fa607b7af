//! Frames: the activation of a function on a thread's stack, and the frame of a suspended generator.

use std::ptr::NonNull;

use crate::bytecode::opcode::Opcode;
use crate::object::code::{Code, Instr};
use crate::object::frame::Frame;
use crate::object::function::Function;
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;

/// What happens when a frame returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FrameKind {
    /// The result goes onto the caller's stack.
    Call,
    /// `__init__` called by a class: the result must be None, and the instance (in `namespace`) goes onto the
    /// caller's stack instead.
    Init,
    /// A generator's frame: the result ends the generator.
    Generator,
}

/// The activation of a function. The local slots are `locals[0..code.local_slots()]`, the value stack follows.
pub(crate) struct InterpreterFrame {
    /// Keeps code and globals alive.
    pub(crate) function: Ref<Function>,
    /// The code being executed; `function` keeps it alive.
    pub(crate) code: NonNull<Code>,
    /// The next instruction.
    pub(crate) pc: *const Instr,
    /// The first local slot.
    pub(crate) locals: *mut Slot,
    /// The first free slot of the value stack.
    pub(crate) sp: *mut Slot,
    /// The value stack's limit before this frame opened a new chunk; null if it did not.
    pub(crate) previous_limit: *mut Slot,
    /// Where the thread's value stack goes on, if this frame's values are not on it; else null.
    pub(crate) stack_top: *mut Slot,
    /// The namespace of a module or class body.
    pub(crate) namespace: Slot,
    /// The frame object, once Python asked for it.
    pub(crate) object: Option<Ref<Frame>>,
    /// The generator whose frame this is.
    pub(crate) generator: Slot,
    /// The generator's storage while it runs.
    pub(crate) storage: Option<Box<SuspendedFrame>>,
    pub(crate) kind: FrameKind,
    /// Whether returning from it leaves the loop, to the native code that called Python.
    pub(crate) entry: bool,
    /// Whether ending it takes more than dropping its values: it is an entry frame or a generator's, has a namespace
    /// or a frame object, or opened a chunk of the value stack.
    pub(crate) special: bool,
}

/// The address of a frame on a thread's frame stack; valid while the frame is on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FramePointer(NonNull<InterpreterFrame>);

impl FramePointer {
    pub(crate) fn new(pointer: *mut InterpreterFrame) -> FramePointer {
        match NonNull::new(pointer) {
            Some(pointer) => FramePointer(pointer),
            None => unreachable!("frames lie in allocated chunks"),
        }
    }

    #[inline(always)]
    pub(super) fn of(pointer: NonNull<InterpreterFrame>) -> FramePointer {
        FramePointer(pointer)
    }

    #[inline(always)]
    pub(crate) fn as_ptr(self) -> *mut InterpreterFrame {
        self.0.as_ptr()
    }
}

/// The frame of a generator, coroutine or asynchronous generator, with slots of its own.
pub(crate) struct SuspendedFrame {
    /// Its function; the frame has it while it runs.
    pub(crate) function: Option<Ref<Function>>,
    /// The code, which the function keeps alive even when it gets another.
    pub(super) code: NonNull<Code>,
    /// The next instruction.
    pub(super) pc: *const Instr,
    /// Local slots and the values on the stack, with room for all that the code needs; empty while the frame runs.
    pub(crate) slots: Vec<Slot>,
    pub(crate) namespace: Slot,
    pub(crate) object: Option<Ref<Frame>>,
}

impl SuspendedFrame {
    /// Index of the next instruction; `code` is the generator's.
    pub(crate) fn next_instruction(&self, code: &Code) -> usize {
        (self.pc as usize - code.instructions.as_ptr() as usize) / size_of::<Instr>()
    }

    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.function.iter().for_each(|function| visit(function.value()));
        self.slots.iter().flatten().for_each(&mut *visit);
        self.namespace.iter().for_each(&mut *visit);
        self.object.iter().for_each(|object| visit(object.value()));
    }

    /// Whether it waits inside a `try` or `with` (the wrapper that turns StopIteration into RuntimeError not counted).
    pub(crate) fn inside_try(&self, code: &Code) -> bool {
        let Some(handler) = code.template.handler(self.next_instruction(code).saturating_sub(1) as u32)
        else {
            return false;
        };
        code.template
            .instructions
            .get(handler.target as usize)
            .is_some_and(|instruction| instruction.opcode != Opcode::CallIntrinsic1)
    }
}

/// How many storages a thread keeps for the frames of new generators, and the most slots of one.
const MOST_SPARE: usize = 128;
const LARGEST_SPARE: usize = 64;

impl Thread {
    /// Storage for the frame of a generator, without values.
    #[expect(clippy::unnecessary_box_returns, reason = "the box is one that was used before")]
    pub(super) fn spare_storage(&self, code: NonNull<Code>) -> Box<SuspendedFrame> {
        if let Some(mut spare) = self.spare_storages.borrow_mut().pop() {
            spare.code = code;
            return spare;
        }
        Box::new(SuspendedFrame {
            function: None,
            code,
            pc: std::ptr::null(),
            slots: Vec::new(),
            namespace: None,
            object: None,
        })
    }

    /// Keeps the storage of a frame that has ended for the next generator.
    pub(super) fn recycle_storage(&self, storage: Box<SuspendedFrame>) {
        let mut spare = self.spare_storages.borrow_mut();
        if spare.len() < MOST_SPARE && storage.slots.capacity() <= LARGEST_SPARE {
            debug_assert!(storage.slots.is_empty() && storage.function.is_none() && storage.object.is_none());
            spare.push(storage);
        }
    }
}
