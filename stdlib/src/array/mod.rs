//! The module `array`: sequences of machine values.

mod construct;
mod item;
mod methods;
mod pickling;
mod sequence;

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::bytearray::ByteArray;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::iterate::iterate_self;
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use self::item::{TYPE_CODES, TypeCode};
use crate::common::{ITER, NEXT};

/// An array. Its bytes are those of a `bytearray`, at which memory views look.
struct Array {
    code: &'static TypeCode,
    storage: Value,
}

impl Payload for Array {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.storage);
    }

    fn exported(&self) -> Option<(Value, &'static str)> {
        Some((self.storage.clone(), self.code.format))
    }
}

impl Array {
    /// Looks at the bytes. The action runs no Python.
    fn with<R>(&self, action: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        match self.storage.downcast_ref::<ByteArray>() {
            Some(storage) => action(&mut storage.data.borrow_mut()),
            None => action(&mut Vec::new()),
        }
    }

    /// Whether memory views forbid changes of the length.
    fn is_exported(&self) -> bool {
        self.storage.downcast_ref::<ByteArray>().is_some_and(ByteArray::is_viewed)
    }

    /// Refuses a change of the length while memory views look at the bytes.
    fn check_resizable(&self, vm: &Vm) -> PyResult<()> {
        if self.is_exported() {
            return Err(vm.buffer_error("cannot resize an array that is exporting buffers"));
        }
        Ok(())
    }

    /// The number of items.
    fn len(&self) -> usize {
        self.with(|bytes| bytes.len()) / self.code.size
    }

    /// An item; `None` behind the end.
    fn get(&self, vm: &Vm, index: usize) -> PyResult<Slot> {
        let size = self.code.size;
        let mut item = [0; 8];
        let found = self.with(|bytes| match bytes.get(index * size..(index + 1) * size) {
            Some(found) => {
                item[..size].copy_from_slice(found);
                true
            }
            None => false,
        });
        if found { self.code.unpack(vm, &item[..size]).map(Some) } else { Ok(None) }
    }

    /// All items.
    fn items(&self, vm: &Vm) -> PyResult<Vec<Value>> {
        let bytes = self.with(|bytes| bytes.clone());
        vm.reserve(bytes.len() / self.code.size, size_of::<Value>())?;
        bytes.chunks_exact(self.code.size).map(|item| self.code.unpack(vm, item)).collect()
    }
}

/// A new array of the built-in class.
fn new_array(vm: &Vm, code: &'static TypeCode, bytes: Vec<u8>) -> Value {
    let array = Array { code, storage: vm.bytearray(bytes) };
    vm.heap.allocate(array, &vm.native_type(&ARRAY)).into_value()
}

/// The iterator of an array.
struct ArrayIterator {
    /// Empty at the end.
    array: RefCell<Slot>,
    index: Cell<usize>,
}

crate::common::payload_of_values!(ArrayIterator { array });

fn iterate(vm: &Vm, array: &Value) -> PyResult {
    let iterator = ArrayIterator { array: RefCell::new(Some(array.clone())), index: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &vm.native_type(&ARRAY_ITERATOR)).into_value())
}

fn iterator_next(vm: &Vm, value: &Value) -> PyResult<Slot> {
    let Some(this) = value.downcast_ref::<ArrayIterator>() else { return Ok(None) };
    let array = this.array.borrow().clone();
    let Some(array) = array.as_ref().and_then(|array| array.downcast_ref::<Array>()) else { return Ok(None) };
    let index = this.index.get();
    let item = array.get(vm, index)?;
    if item.is_some() {
        this.index.set(index + 1);
    } else {
        drop(this.array.take());
    }
    Ok(item)
}

fn iterator_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<ArrayIterator>(vm)?;
    let iter = vm.builtins.get_str(&vm.intern("iter")).unwrap_or(Value::NONE);
    let array = this.array.borrow().clone();
    Ok(match array {
        Some(array) => vm.tuple([iter, vm.tuple([array]), vm.int(this.index.get() as i64)]),
        None => vm.tuple([iter, vm.tuple([vm.tuple([])])]),
    })
}

fn iterator_set_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<ArrayIterator>(vm)?;
    let index = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    let array = this.array.borrow().clone();
    if let Some(array) = array.as_ref().and_then(|array| array.downcast_ref::<Array>()) {
        this.index.set(index.min(array.len()));
    }
    Ok(Value::NONE)
}

/// `array.arrayiterator`.
static ARRAY_ITERATOR: TypeDef = TypeDef {
    name: "array.arrayiterator",
    layout: VTable::of::<ArrayIterator>(),
    methods: &[
        NEXT,
        ITER,
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", iterator_reduce),
        NativeDef::new(
            "__setstate__($self, state, /)",
            "Set state information for unpickling.",
            iterator_set_state,
        ),
    ],
    slots: NativeSlots { iter: Some(iterate_self), next: Some(iterator_next), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `array.array`.
static ARRAY: TypeDef = TypeDef {
    name: "array.array",
    doc: "array(typecode [, initializer]) -> array\n\nA sequence of machine values of one kind, which the type code names:\n\n    'b' 'B'   signed, unsigned integer of 1 byte\n    'h' 'H'   of 2 bytes\n    'i' 'I'   of 4 bytes\n    'l' 'L'   of 8 bytes\n    'q' 'Q'   of 8 bytes\n    'u' 'w'   Unicode character\n    'f' 'd'   floating-point number of 4, 8 bytes",
    layout: VTable::of::<Array>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        construct::new,
    )),
    methods: methods::METHODS,
    getset: &[
        GetSetDef {
            name: "typecode",
            doc: "the typecode character used to create the array",
            get: |vm, value| {
                let code = value.downcast_ref::<Array>().map(|array| array.code.letter.to_string());
                Ok(code.map_or(Value::NONE, |code| vm.text(code)))
            },
            set: None,
        },
        GetSetDef {
            name: "itemsize",
            doc: "the size, in bytes, of one array item",
            get: |vm, value| {
                Ok(vm.int(value.downcast_ref::<Array>().map_or(0, |array| array.code.size as i64)))
            },
            set: None,
        },
    ],
    slots: NativeSlots {
        iter: Some(iterate),
        repr: Some(sequence::repr),
        len: Some(|_, value| Ok(value.downcast_ref::<Array>().map_or(0, Array::len))),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::SEQUENCE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let class = vm.native_type(&ARRAY).value().clone();
    drop(module.dict.insert_str(&vm.intern("ArrayType"), class.clone()));
    let codes: String = TYPE_CODES.iter().map(|code| code.letter).collect();
    drop(module.dict.insert_str(&vm.intern("typecodes"), vm.text(codes)));
    // Arrays are mutable sequences for `isinstance`.
    let abc = vm.import_module("collections.abc")?;
    let sequences = vm.attribute(&abc, "MutableSequence")?;
    let register = vm.attribute(&sequences, "register")?;
    vm.call(&register, &[class]).map(drop)
}

/// `array`.
pub(crate) static ARRAY_MODULE: ModuleDef = ModuleDef {
    name: "array",
    doc: "Arrays of numbers or characters of one kind, kept as the machine keeps them.",
    functions: &[NativeDef::new(
        "_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
        "Internal. Used for pickling support.",
        pickling::reconstruct,
    )],
    types: &[&ARRAY],
    setup: Some(setup),
};
