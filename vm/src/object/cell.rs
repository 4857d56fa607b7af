//! The payload of cells: variables shared by nested functions.

use std::cell::RefCell;

use super::compare::CompareOperator;
use super::heap::{Kind, Payload, VTable};
use super::type_object::NativeSlots;
use super::type_object::TypeDef;
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
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

fn comparison(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let (Some(a), Some(b)) = (args.get(0).downcast_ref::<Cell>(), args.get(1).downcast_ref::<Cell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    // Empty cells come first.
    match (a.get(), b.get()) {
        (Some(a), Some(b)) => vm.compare(&a, &b, operator),
        (a, b) => Ok(Value::bool(operator.holds(Some(a.is_some().cmp(&b.is_some()))))),
    }
}

macro_rules! comparisons {
    ($($name:ident = $operator:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            comparison(vm, args, CompareOperator::$operator)
        })*
    };
}
comparisons! { lt = Less; le = LessEqual; eq = Equal; ne = NotEqual; gt = Greater; ge = GreaterEqual; }

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let id = vm.heap.id_of(value);
    Ok(match value.downcast_ref::<Cell>().and_then(Cell::get) {
        Some(contents) => {
            format!(
                "<cell at {id:#x}: {} object at {:#x}>",
                vm.type_name(&contents),
                vm.heap.id_of(&contents)
            )
        }
        None => format!("<cell at {id:#x}: empty>"),
    })
}

const METHODS: &[NativeDef] =
    &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr(vm, args.get(0))?))
        }),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", lt),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", le),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", gt),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", ge),
    ];

impl Vm {
    /// A new cell.
    pub fn new_cell(&self, contents: Slot) -> Ref<Cell> {
        self.heap.allocate(Cell { contents: RefCell::new(contents) }, &self.types.cell)
    }
}

/// `cell`.
pub static CELL: TypeDef = TypeDef {
    name: "cell",
    text_signature: Some("([contents])"),
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
    methods: METHODS,
    getset: super::frame_attributes::CELL,
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
