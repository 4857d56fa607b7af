//! The payload of frame objects that Python can see: made on demand, it outlives the activation it describes.

use std::cell::{Cell, RefCell};

use super::code::Code;
use super::dict::Dict;
use super::function::Function;
use super::heap::{Kind, Payload, VTable, free_weak_slot};
use super::type_object::TypeDef;
use super::value::{Ref, Slot, Value};
use crate::eval::frame::FramePointer;

/// A frame object.
pub struct Frame {
    /// `f_code`.
    pub code: Ref<Code>,
    /// `f_globals`.
    pub globals: Ref<Dict>,
    /// `f_builtins`.
    pub builtins: Ref<Dict>,
    /// `f_back` once the frame has ended (while it runs, the activation knows).
    pub back: RefCell<Option<Ref<Frame>>>,
    /// The activation, while it lives.
    pub(crate) active: Cell<Option<FramePointer>>,
    /// Index of the instruction last executed, once the frame has ended.
    pub(crate) last_instruction: Cell<u32>,
    /// The local slots, moved here when the frame ends.
    pub(crate) locals: RefCell<Vec<Slot>>,
    /// The namespace of a module or class body.
    pub(crate) namespace: RefCell<Slot>,
    /// The function, for `f_func`-like questions and messages.
    pub(crate) function: RefCell<Slot>,
    /// Weak slot of the generator whose frame it is: that keeps the variables while it waits.
    pub(crate) generator: Cell<Option<u32>>,
    /// Names that were added through `f_locals` and are no variables of the code.
    pub(crate) extra_locals: RefCell<Option<Ref<Dict>>>,
    /// What `sys.settrace` and `sys.setprofile` need to know.
    pub(crate) tracing: FrameTracing,
}

/// The state of tracing in one frame.
pub(crate) struct FrameTracing {
    /// `f_trace`
    pub(crate) function: RefCell<Slot>,
    /// `f_trace_lines`
    pub(crate) lines: Cell<bool>,
    /// `f_trace_opcodes`
    pub(crate) opcodes: Cell<bool>,
    /// The instruction before which the loop looked up last.
    pub(crate) previous: Cell<Option<u32>>,
    /// The native function that is being called, once `c_call` was reported.
    pub(crate) called: RefCell<Slot>,
}

impl Frame {
    /// The frame of a function, neither active nor ended.
    pub(crate) fn new(function: &Ref<Function>) -> Frame {
        Frame {
            code: function.code(),
            globals: function.globals.clone(),
            builtins: function.builtins.clone(),
            back: RefCell::default(),
            active: Cell::new(None),
            last_instruction: Cell::new(0),
            locals: RefCell::default(),
            namespace: RefCell::default(),
            function: RefCell::new(Some(function.value().clone())),
            generator: Cell::new(None),
            extra_locals: RefCell::default(),
            tracing: FrameTracing {
                function: RefCell::default(),
                lines: Cell::new(true),
                opcodes: Cell::new(false),
                previous: Cell::new(None),
                called: RefCell::default(),
            },
        }
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(slot) = self.generator.take() {
            free_weak_slot(slot);
        }
    }
}

impl Payload for Frame {
    const KIND: Kind = Kind::FRAME;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.code.value());
        visit(self.globals.value());
        visit(self.builtins.value());
        self.back.borrow().iter().for_each(|back| visit(back.value()));
        self.locals.borrow().iter().flatten().for_each(&mut *visit);
        self.namespace.borrow().iter().for_each(&mut *visit);
        self.function.borrow().iter().for_each(&mut *visit);
        self.tracing.function.borrow().iter().for_each(&mut *visit);
        self.tracing.called.borrow().iter().for_each(&mut *visit);
        self.extra_locals.borrow().iter().for_each(|extra| visit(extra.value()));
    }

    fn clear(&self) {
        let taken = (self.back.take(), self.locals.take(), self.namespace.take(), self.function.take());
        drop(taken);
        let taken = (self.tracing.function.take(), self.tracing.called.take(), self.extra_locals.take());
        drop(taken);
    }
}

/// `frame`.
pub static FRAME: TypeDef = TypeDef {
    name: "frame",
    layout: VTable::of::<Frame>(),
    methods: super::frame_attributes::FRAME_METHODS,
    getset: super::frame_attributes::FRAME,
    slots: super::frame_attributes::FRAME_SLOTS,
    ..TypeDef::EMPTY
};
