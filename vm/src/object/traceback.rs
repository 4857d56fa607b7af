//! The payload of traceback entries.

use std::cell::RefCell;

use super::frame::Frame;
use super::heap::{Kind, Payload, VTable};
use super::type_object::TypeDef;
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// One entry of a traceback.
pub struct Traceback {
    /// `tb_next`: towards the place where the exception was raised.
    pub next: RefCell<Option<Ref<Traceback>>>,
    /// `tb_frame`.
    pub frame: Ref<Frame>,
    /// Index of the instruction in the frame's code (not in CPython's units).
    pub instruction: u32,
    /// `tb_lineno`, 1-based; 0 = unknown.
    pub line: u32,
}

impl Payload for Traceback {
    const KIND: Kind = Kind::TRACEBACK;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.next.borrow().iter().for_each(|next| visit(next.value()));
        visit(self.frame.value());
    }

    fn clear(&self) {
        let taken = self.next.take();
        drop(taken);
    }
}

/// `traceback`.
pub static TRACEBACK: TypeDef = TypeDef {
    name: "traceback",
    layout: VTable::of::<Traceback>(),
    new: Some(NativeDef::new(
        "__new__($type, tb_next, tb_frame, tb_lasti, tb_lineno)",
        "Create a new traceback object.",
        super::frame_attributes::new_traceback,
    )),
    methods: &[NativeDef::new("__dir__($self, /)", "Default dir() implementation.", dir)],
    getset: super::frame_attributes::TRACEBACK,
    ..TypeDef::EMPTY
};

fn dir(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"];
    Ok(vm.list(names.map(|name| vm.text(name)).to_vec()))
}
