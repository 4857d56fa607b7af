//! The payload of frame objects that Python can see: made on demand, it outlives the activation it describes.

use std::cell::{Cell, RefCell};

use super::code::Code;
use super::dict::Dict;
use super::heap::{Kind, Payload, VTable};
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
    }

    fn clear(&self) {
        let taken = (self.back.take(), self.locals.take(), self.namespace.take(), self.function.take());
        drop(taken);
    }
}

/// `frame`.
pub static FRAME: TypeDef = TypeDef {
    name: "frame",
    layout: VTable::of::<Frame>(),
    getset: super::frame_attributes::FRAME,
    slots: super::frame_attributes::FRAME_SLOTS,
    ..TypeDef::EMPTY
};
