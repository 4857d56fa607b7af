//! The module `_functools`: `reduce`, `cmp_to_key`, `partial` and the cache behind `lru_cache`.

mod lru_cache;
mod partial;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::compare::CompareOperator;
use minipy_vm::object::heap::VTable;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;
use std::cell::RefCell;

use crate::common::payload_of_values;

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = args.get(0);
    if !vm.is_iterable(args.get(1)) {
        return Err(vm.type_error("reduce() arg 2 must support iteration"));
    }
    let mut result = args.optional(2).cloned();
    vm.for_each(args.get(1), |item| {
        result = Some(match result.take() {
            None => item,
            Some(so_far) => vm.call(function, &[so_far, item])?,
        });
        Ok(true)
    })?;
    result.ok_or_else(|| vm.type_error("reduce() of empty iterable with no initial value"))
}

/// A key object of `cmp_to_key`: without an object, the function that makes keys.
struct Key {
    compare: RefCell<Option<Value>>,
    object: RefCell<Option<Value>>,
}
payload_of_values!(Key { compare, object });

fn new_key(vm: &Vm, compare: Value, object: Option<Value>) -> Value {
    let key = Key { compare: RefCell::new(Some(compare)), object: RefCell::new(object) };
    vm.heap.allocate(key, &vm.native_type(&KEY)).into_value()
}

fn cmp_to_key(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(new_key(vm, args.get(0).clone(), None))
}

fn key_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Key> {
    value.downcast_ref::<Key>().ok_or_else(|| vm.type_error("other argument must be K instance"))
}

fn key_call(vm: &Vm, value: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let key = key_of(vm, value)?;
    if let [name] = names
        && vm.str_of(name)?.as_str() != "obj"
    {
        return Err(
            vm.type_error(format!("K() got an unexpected keyword argument '{}'", vm.str_of(name)?.as_str()))
        );
    }
    let [object] = values else {
        return Err(vm.type_error(match values.len() {
            0 => "K() missing required argument 'obj' (pos 1)".to_owned(),
            given => format!("K() takes at most 1 argument ({given} given)"),
        }));
    };
    let compare = key.compare.borrow().clone().unwrap_or(Value::NONE);
    Ok(new_key(vm, compare, Some(object.clone())))
}

fn key_call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    key_call(vm, args.get(0), &values, &names)
}

fn compare_keys(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let (a, b) = (key_of(vm, args.get(0))?, key_of(vm, args.get(1))?);
    let compare = a.compare.borrow().clone();
    let (x, y) = (a.object.borrow().clone(), b.object.borrow().clone());
    let (Some(compare), Some(x), Some(y)) = (compare, x, y) else {
        return Err(vm.attribute_error("object"));
    };
    let order = vm.call(&compare, &[x, y])?;
    vm.compare(&order, &vm.int(0), operator)
}

/// `functools.KeyWrapper`.
static KEY: TypeDef = TypeDef {
    name: "functools.KeyWrapper",
    text_signature: Some("(obj)"),
    layout: VTable::of::<Key>(),
    methods: &[
        NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", key_call_method),
        NativeDef::new("__lt__($self, value, /)", "Return self<value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::Less)
        }),
        NativeDef::new("__le__($self, value, /)", "Return self<=value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::LessEqual)
        }),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::Equal)
        }),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::NotEqual)
        }),
        NativeDef::new("__gt__($self, value, /)", "Return self>value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::Greater)
        }),
        NativeDef::new("__ge__($self, value, /)", "Return self>=value.", |vm, args| {
            compare_keys(vm, args, CompareOperator::GreaterEqual)
        }),
    ],
    getset: &[GetSetDef {
        name: "obj",
        doc: "Value wrapped by a key function.",
        get: |vm, value| {
            key_of(vm, value)?.object.borrow().clone().ok_or_else(|| vm.attribute_error("object"))
        },
        set: Some(|vm, value, new| {
            let old = std::mem::replace(&mut *key_of(vm, value)?.object.borrow_mut(), new);
            drop(old);
            Ok(())
        }),
    }],
    slots: NativeSlots { call: Some(key_call), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `_functools`.
pub(crate) static FUNCTOOLS: ModuleDef = ModuleDef {
    name: "_functools",
    doc: "Tools that operate on functions.",
    functions: &[
        NativeDef::new(
            "reduce(function, iterable, initial=<unrepresentable>, /)",
            "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.",
            reduce,
        )
        .without_signature(),
        NativeDef::new("cmp_to_key(mycmp)", "Convert a cmp= function into a key= function.", cmp_to_key),
    ],
    types: &[&partial::PARTIAL, &lru_cache::LRU_CACHE],
    setup: None,
};
