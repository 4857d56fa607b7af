//! `_count_elements` of `Counter` and `_tuplegetter` of `namedtuple`.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::operator::operator_code;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::common::class_of;

pub(super) fn count_elements(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mapping = args.get(0);
    let one = vm.int(1);
    // A dict (or a Counter) is counted in directly, unless its class has its own `get` or `__setitem__`.
    let plain = mapping.downcast_ref::<Dict>().filter(|_| {
        let own = |name| vm.lookup(vm.type_of(mapping), name);
        let generic = |name| vm.types.dict.dict.get_str(name);
        [&vm.names.get, &vm.names.__setitem__].into_iter().all(|name| match (own(name), generic(name)) {
            (Some(own), Some(generic)) => own.is(&generic),
            _ => false,
        })
    });
    if let Some(dict) = plain {
        vm.for_each(args.get(1), |item| {
            let hash = vm.hash(&item)?;
            match dict.position_with_hash(vm, &item, hash)? {
                Some(position) => {
                    let old = dict.value_at(position).unwrap_or_else(|| vm.int(0));
                    let changes = dict.changes();
                    let new = match Value::add_small(&old, &one) {
                        Some(sum) => sum,
                        None => vm.binary_operation(operator_code::ADD, &old, &one)?,
                    };
                    if dict.changes() == changes {
                        drop(dict.replace_value(position, new));
                    } else {
                        drop(dict.insert_with_hash(vm, item, new, hash)?);
                    }
                }
                None => drop(dict.insert_with_hash(vm, item, one.clone(), hash)?),
            }
            Ok(true)
        })?;
        return Ok(Value::NONE);
    }
    let get = vm.get_attribute(mapping, &vm.names.get)?;
    vm.for_each(args.get(1), |item| {
        let old = vm.call(&get, &[item.clone(), vm.int(0)])?;
        let new = vm.binary_operation(operator_code::ADD, &old, &one)?;
        vm.set_item(mapping, &item, Some(new))?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

struct TupleGetter {
    index: i64,
    doc: RefCell<Value>,
}

impl Payload for TupleGetter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.doc.borrow());
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let made = TupleGetter { index: vm.size_argument(args.get(1))?, doc: RefCell::new(args.get(2).clone()) };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

fn descriptor_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    let Some(getter) = descriptor.downcast_ref::<TupleGetter>() else { return Ok(descriptor.clone()) };
    let Some(instance) = instance.filter(|instance| !instance.is_none()) else {
        return Ok(descriptor.clone());
    };
    let Some(tuple) = instance.downcast_ref::<Tuple>() else {
        return Err(vm.type_error(format!(
            "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
            getter.index,
            vm.type_name(instance)
        )));
    };
    let found = usize::try_from(getter.index).ok().and_then(|index| tuple.items.get(index).cloned());
    found.ok_or_else(|| vm.index_error("tuple index out of range"))
}

fn get_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    descriptor_get(vm, args.get(0), args.optional(1), &Value::NONE)
}

fn descriptor_set(vm: &Vm, _descriptor: &Value, _instance: &Value, value: Option<Value>) -> PyResult<()> {
    Err(vm.attribute_error(if value.is_some() { "can't set attribute" } else { "can't delete attribute" }))
}

fn set_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    descriptor_set(vm, args.get(0), args.get(1), Some(args.get(2).clone()))?;
    Ok(Value::NONE)
}

fn delete_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    descriptor_set(vm, args.get(0), args.get(1), None)?;
    Ok(Value::NONE)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(getter) = value.downcast_ref::<TupleGetter>() else { return vm.default_repr(value) };
    let doc = getter.doc.borrow().clone();
    Ok(format!("{}({}, {})", vm.class_name(value), getter.index, vm.repr_text(&doc)?))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let getter = args.this::<TupleGetter>(vm)?;
    let state = vm.tuple([vm.int(getter.index), getter.doc.borrow().clone()]);
    Ok(vm.tuple([vm.type_of(args.get(0)).value().clone(), state]))
}

/// `_collections._tuplegetter`: the field of a named tuple.
pub(super) static TUPLE_GETTER: TypeDef = TypeDef {
    name: "_collections._tuplegetter",
    layout: VTable::of::<TupleGetter>(),
    new: Some(NativeDef::new("__new__($type, index, doc, /)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new(
            "__get__($self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            get_method,
        ),
        NativeDef::new(
            "__set__($self, instance, value, /)",
            "Set an attribute of instance to value.",
            set_method,
        ),
        NativeDef::new("__delete__($self, instance, /)", "Delete an attribute of instance.", delete_method),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", reduce)
            .without_signature(),
    ],
    getset: &[GetSetDef {
        name: "__doc__",
        doc: "",
        get: |_, value| {
            Ok(value.downcast_ref::<TupleGetter>().map_or(Value::NONE, |getter| getter.doc.borrow().clone()))
        },
        set: Some(|_, value, new| {
            if let Some(getter) = value.downcast_ref::<TupleGetter>() {
                let old = getter.doc.replace(new.unwrap_or(Value::NONE));
                drop(old);
            }
            Ok(())
        }),
    }],
    slots: NativeSlots {
        descriptor_get: Some(descriptor_get),
        descriptor_set: Some(descriptor_set),
        repr: Some(repr),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};
