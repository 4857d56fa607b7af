//! The methods of `tuple`.

use super::compare::CompareOperator;
use super::descriptor_access::EMPTY_SLOTS;
use super::iterator::TupleIterator;
use super::list_methods::{clamp_bounds, repeat, repeat_count, sequence_index};
use super::slice::Slice;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeObject};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

fn tuple_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Tuple> {
    value.downcast_ref::<Tuple>().ok_or_else(|| vm.system_error("a tuple was expected"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("tuple.__new__(X): X is not a type object"));
    };
    let Some(iterable) = args.optional(1) else {
        return Ok(make(vm, class, Vec::new()));
    };
    if class.is(&vm.types.tuple) && vm.type_of(iterable).is(&vm.types.tuple) {
        return Ok(iterable.clone());
    }
    let items = vm.collect(iterable)?;
    Ok(make(vm, class, items))
}

fn make(vm: &Vm, class: &super::value::Ref<TypeObject>, items: Vec<Value>) -> Value {
    if class.is(&vm.types.tuple) {
        return vm.tuple(items);
    }
    vm.tuple_of_class(items, class)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let tuple = args.this::<Tuple>(vm)?;
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let range = slice.apply(vm, tuple.items.len())?;
        if range.length == tuple.items.len() && range.step == 1 && args.get(0).is_exact() {
            return Ok(args.get(0).clone());
        }
        let items: Vec<Value> = range.indexes().map(|index| tuple.items[index].clone()).collect();
        return Ok(vm.tuple(items));
    }
    let index = sequence_index(vm, key, "tuple")?;
    let index = if index < 0 { index + tuple.items.len() as i64 } else { index };
    usize::try_from(index)
        .ok()
        .and_then(|index| tuple.items.get(index).cloned())
        .ok_or_else(|| vm.index_error("tuple index out of range"))
}

fn find(vm: &Vm, tuple: &Tuple, wanted: &Value, start: usize, end: usize) -> PyResult<Option<usize>> {
    for (index, item) in tuple.items.iter().enumerate().take(end).skip(start) {
        if vm.values_equal(item, wanted)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let tuple = args.this::<Tuple>(vm)?;
    let (start, end) = clamp_bounds(vm, args.optional(2), args.optional(3), tuple.items.len())?;
    match find(vm, tuple, args.get(1), start, end)? {
        Some(index) => Ok(vm.int(index as i64)),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut found = 0;
    for item in &args.this::<Tuple>(vm)?.items {
        if vm.values_equal(item, args.get(1))? {
            found += 1;
        }
    }
    Ok(vm.int(found))
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(find(vm, args.this::<Tuple>(vm)?, args.get(1), 0, usize::MAX)?.is_some()))
}

fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).downcast_ref::<Tuple>() else {
        return Err(vm.type_error(format!(
            "can only concatenate tuple (not \"{}\") to tuple",
            vm.type_name(args.get(1))
        )));
    };
    let mut items = args.this::<Tuple>(vm)?.items.to_vec();
    items.extend_from_slice(&other.items);
    Ok(vm.tuple(items))
}

fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let tuple = args.this::<Tuple>(vm)?;
    match repeat_count(vm, args.get(1), tuple.items.len())? {
        Some(1) if args.get(0).is_exact() => Ok(args.get(0).clone()),
        Some(count) => Ok(vm.tuple(repeat(vm, &tuple.items, count)?)),
        None => Err(vm.type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            vm.type_name(args.get(1))
        ))),
    }
}

fn compare(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let a = args.this::<Tuple>(vm)?;
    let Some(b) = args.get(1).downcast_ref::<Tuple>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let _depth = vm.enter_native(" in comparison")?;
    vm.compare_tuples(a, b, operator)
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let tuple = args.this::<Tuple>(vm)?;
    Ok(vm.int(vm.hash_items(&tuple.items)?))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let tuple = tuple_of(vm, value)?;
    if tuple.items.is_empty() {
        return Ok("()".to_owned());
    }
    let Some(_guard) = vm.enter_repr(value) else { return Ok("(...)".to_owned()) };
    let mut text = String::from("(");
    for (index, item) in tuple.items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&vm.repr_text(item)?);
    }
    text.push_str(if tuple.items.len() == 1 { ",)" } else { ")" });
    Ok(text)
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn len_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<Tuple>(vm)?.items.len() as i64))
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    let Some(tuple) = value.downcast_clone::<Tuple>() else {
        return Err(vm.system_error("a tuple was expected"));
    };
    let iterator = TupleIterator { tuple: RefCell::new(Some(tuple)), index: Cell::new(0) };
    Ok(vm.heap.allocate(iterator, &vm.types.tuple_iterator).into_value())
}

fn iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iter(vm, args.get(0))
}

fn get_new_args(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let items = args.this::<Tuple>(vm)?.items.to_vec();
    Ok(vm.tuple([vm.tuple(items)]))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

macro_rules! comparisons {
    ($($name:ident = $operator:ident;)*) => {
        $(fn $name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
            compare(vm, args, CompareOperator::$operator)
        })*
    };
}
comparisons! { lt = Less; le = LessEqual; eq = Equal; ne = NotEqual; gt = Greater; ge = GreaterEqual; }

/// `tuple.__new__`.
pub(crate) const NEW: NativeDef =
    NativeDef::new("__new__($type, iterable=(), /)", "Create and return a new object.", new);

/// Methods of `tuple`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
    NativeDef::new("__len__($self, /)", "Return len(self).", len_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter_method),
    NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", add),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", multiply),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", multiply),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", lt),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", le),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", gt),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", ge),
    NativeDef::new("__getnewargs__($self, /)", "", get_new_args),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
    NativeDef::new("count($self, value, /)", "Return number of occurrences of value.", count),
    NativeDef::new(
        "index($self, value, start=0, stop=sys.maxsize, /)",
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
        index,
    ),
];

/// Slots of `tuple`.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    repr: Some(repr),
    len: Some(|vm, value| Ok(tuple_of(vm, value)?.items.len())),
    ..EMPTY_SLOTS
};
