//! The payload of cells: variables shared by nested functions.

use std::cell::RefCell;

use super::heap::{Kind, Payload, VTable};
use super::type_object::TypeDef;
use super::value::{Ref, Slot, Value};
use crate::native::NativeDef;
use crate::vm::Vm;

/// A variable shared by nested functions.
pub struct Cell {
    contents: RefCell<Slot>,
}

impl Payload for Cell {
    const KIND: Kind = Kind::CELL;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.contents.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        let contents = self.contents.take();
        drop(contents);
    }
}

impl Cell {
    /// What it holds.
    #[inline(always)]
    pub fn get(&self) -> Slot {
        self.contents.borrow().clone()
    }

    /// Sets or empties it; returns what it held.
    #[inline(always)]
    pub fn replace(&self, value: Slot) -> Slot {
        self.contents.replace(value)
    }
}

impl Vm {
    /// A new cell.
    pub fn new_cell(&self, contents: Slot) -> Ref<Cell> {
        self.heap.allocate(Cell { contents: RefCell::new(contents) }, &self.types.cell)
    }
}

/// `cell`.
pub static CELL: TypeDef = TypeDef {
    name: "cell",
    doc: "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.",
    layout: VTable::of::<Cell>(),
    new: Some(
        NativeDef::new(
            "__new__($type, contents=<unrepresentable>, /)",
            "Create and return a new object.",
            |vm, args| Ok(vm.new_cell(args.optional(1).cloned()).into_value()),
        )
        .without_signature(),
    ),
    getset: super::frame_attributes::CELL,
    ..TypeDef::EMPTY
};
