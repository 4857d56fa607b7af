//! `collections.OrderedDict`: a dict whose equality and methods care for the order.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::{DICT, Dict};
use minipy_vm::object::dict_view::DictPart;
use minipy_vm::object::heap::VTable;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::ordered_views::{iterate, view};
use crate::common::class_of;

fn dict_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Dict>> {
    value.as_ref::<Dict>().ok_or_else(|| vm.system_error("a dict was expected"))
}

fn is_ordered(vm: &Vm, value: &Value) -> bool {
    vm.is_instance(value, &vm.native_type(&ORDERED_DICT))
}

fn is_plain(vm: &Vm, value: &Value) -> bool {
    vm.type_of(value).is(&vm.native_type(&ORDERED_DICT))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.heap.allocate(Dict::default(), class_of(vm, args)?).into_value())
}

fn update_with(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult {
    let this = args.get(0);
    let source = match args.extra() {
        [] => None,
        [source] => Some(source),
        all => {
            return Err(
                vm.type_error(format!("{name}() takes at most 1 positional argument ({} given)", all.len()))
            );
        }
    };
    if is_plain(vm, this) {
        let dict = dict_of(vm, this)?;
        if let Some(source) = source {
            vm.update_dict(dict, source)?;
        }
        for (key, value) in args.keywords() {
            drop(dict.insert(vm, key.clone(), value.clone())?);
        }
        return Ok(Value::NONE);
    }
    // A subclass may have its own `__setitem__`.
    let items = vm.new_dict();
    if let Some(source) = source {
        vm.update_dict(&items, source)?;
    }
    for (key, value) in args.keywords() {
        drop(items.insert(vm, key.clone(), value.clone())?);
    }
    for (key, value) in items.items() {
        vm.set_item(this, &key, Some(value))?;
    }
    Ok(Value::NONE)
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if args.extra().len() > 1 {
        return Err(vm.type_error(format!("expected at most 1 arguments, got {}", args.extra().len())));
    }
    update_with(vm, args, "update")
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    update_with(vm, args, "update")
}

fn last_argument(vm: &Vm, args: &Arguments<'_>, index: usize) -> PyResult<bool> {
    args.optional(index).map_or(Ok(true), |last| vm.is_true(last))
}

fn pop_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    let removed = if last_argument(vm, args, 1)? {
        dict.pop_last()
    } else {
        dict.next_item(0).and_then(|(position, ..)| dict.remove_at(position))
    };
    match removed {
        Some((key, value)) => Ok(vm.tuple([key, value])),
        None => Err(vm.key_error("dictionary is empty")),
    }
}

fn move_to_end(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    let last = last_argument(vm, args, 2)?;
    let hash = vm.hash(args.get(1))?;
    match dict.position_with_hash(vm, args.get(1), hash)? {
        Some(position) if last => dict.move_to_end(position),
        Some(position) => dict.move_to_front(position),
        None => return Err(vm.key_error_for(args.get(1))),
    }
    Ok(Value::NONE)
}

fn equal(vm: &Vm, a: &Value, b: &Value) -> PyResult<Option<bool>> {
    let (Some(x), Some(y)) = (a.as_ref::<Dict>(), b.as_ref::<Dict>()) else { return Ok(None) };
    if x.len() != y.len() {
        return Ok(Some(false));
    }
    let _depth = vm.enter_native(" in comparison")?;
    let ordered = is_ordered(vm, b);
    let (mut position, mut other_position) = (0, 0);
    while let Some((found, key, value)) = x.next_item(position) {
        position = found + 1;
        let other = if ordered {
            let Some((found, other_key, other)) = y.next_item(other_position) else { return Ok(Some(false)) };
            other_position = found + 1;
            if !vm.values_equal(&key, &other_key)? {
                return Ok(Some(false));
            }
            other
        } else {
            match y.get(vm, &key)? {
                Some(other) => other,
                None => return Ok(Some(false)),
            }
        };
        if !vm.values_equal(&value, &other)? {
            return Ok(Some(false));
        }
    }
    Ok(Some(true))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(equal(vm, args.get(0), args.get(1))?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(equal(vm, args.get(0), args.get(1))?.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let dict = dict_of(vm, value)?;
    let name = vm.class_name(value);
    if dict.is_empty() {
        return Ok(format!("{name}()"));
    }
    let Some(_guard) = vm.enter_repr(value) else { return Ok("...".to_owned()) };
    let plain = vm.new_dict();
    if is_plain(vm, value) {
        plain.update_from(vm, dict)?;
    } else {
        let items = vm.call_method(value, &vm.names.items, &[])?;
        vm.update_dict(&plain, &items)?;
    }
    Ok(format!("{name}({})", vm.repr_text(plain.value())?))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

/// A subclass's `__getitem__`, `__delitem__` and `__missing__` have no say.
fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match dict_of(vm, args.get(0))?.remove(vm, args.get(1))? {
        Some((_, value)) => Ok(value),
        None => args.optional(2).cloned().ok_or_else(|| vm.key_error_for(args.get(1))),
    }
}

fn set_default(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.get(0);
    if vm.contains(this, args.get(1))? {
        return vm.get_item(this, args.get(1));
    }
    let default = args.optional(2).cloned().unwrap_or(Value::NONE);
    vm.set_item(this, args.get(1), Some(default.clone()))?;
    Ok(default)
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    Ok(iterate(vm, dict_of(vm, value)?, DictPart::Keys, false))
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(iterate(vm, dict_of(vm, args.get(0))?, DictPart::Keys, true))
}

fn view_of(vm: &Vm, args: &Arguments<'_>, part: DictPart) -> PyResult {
    Ok(view(vm, dict_of(vm, args.get(0))?, part))
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.get(0);
    let class = vm.type_of(this);
    if is_plain(vm, this) {
        return Ok(vm.heap.allocate(dict_of(vm, this)?.copy(), class).into_value());
    }
    let new = vm.call(class.value(), &[])?;
    for key in dict_of(vm, this)?.keys() {
        let value = vm.get_item(this, &key)?;
        vm.set_item(&new, &key, Some(value))?;
    }
    Ok(new)
}

fn from_keys(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let new = vm.call(args.get(0), &[])?;
    let value = args.optional(2).cloned().unwrap_or(Value::NONE);
    vm.for_each(args.get(1), |key| {
        vm.set_item(&new, &key, Some(value.clone()))?;
        Ok(true)
    })?;
    Ok(new)
}

fn merge(vm: &Vm, this: &Value, first: &Value, second: &Value) -> PyResult {
    if !first.is_a::<Dict>() || !second.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let new = vm.call(vm.type_of(this).value(), std::slice::from_ref(first))?;
    vm.call_method(&new, &vm.names.update, std::slice::from_ref(second))?;
    Ok(new)
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merge(vm, args.get(0), args.get(0), args.get(1))
}

fn reflected_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merge(vm, args.get(0), args.get(1), args.get(0))
}

fn in_place_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.call_method(args.get(0), &vm.names.update, std::slice::from_ref(args.get(1)))?;
    Ok(args.get(0).clone())
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.get(0);
    let state = vm.call_method(this, &vm.names.__getstate__, &[])?;
    let items = vm.call_method(this, &vm.names.items, &[])?;
    let class = vm.type_of(this).value().clone();
    Ok(vm.tuple([class, vm.tuple([]), state, Value::NONE, vm.iter(&items)?]))
}

/// `collections.OrderedDict`.
pub(super) static ORDERED_DICT: TypeDef = TypeDef {
    text_signature: Some(""),
    name: "collections.OrderedDict",
    doc: "Dictionary that remembers insertion order",
    layout: VTable::of::<Dict>(),
    base: Some(&DICT),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", reflected_or),
        NativeDef::new("__ior__($self, value, /)", "Return self|=value.", in_place_or),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling", reduce)
            .without_signature(),
        NativeDef::new(
            "popitem($self, /, last=True)",
            "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.",
            pop_item,
        ),
        NativeDef::new(
            "move_to_end($self, /, key, last=True)",
            "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.",
            move_to_end,
        ),
        NativeDef::new(
            "pop($self, /, key, default=<unrepresentable>)",
            "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
            pop,
        ),
        NativeDef::new(
            "setdefault($self, /, key, default=None)",
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
            set_default,
        ),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter(vm, args.get(0))),
        NativeDef::new("__reversed__($self, /)", "od.__reversed__() <==> reversed(od)", reversed)
            .without_signature(),
        NativeDef::new("keys($self, /)", "", |vm, args| view_of(vm, args, DictPart::Keys))
            .without_signature(),
        NativeDef::new("values($self, /)", "", |vm, args| view_of(vm, args, DictPart::Values))
            .without_signature(),
        NativeDef::new("items($self, /)", "", |vm, args| view_of(vm, args, DictPart::Items))
            .without_signature(),
        NativeDef::new("update($self, /, *args, **kwargs)", "Update the dictionary.", update)
            .without_signature(),
        NativeDef::new("copy($self, /)", "od.copy() -> a shallow copy of od", copy).without_signature(),
        NativeDef::class(
            "fromkeys($type, /, iterable, value=None)",
            "Create a new ordered dictionary with keys from iterable and values set to value.",
            from_keys,
        ),
    ],
    slots: NativeSlots { repr: Some(repr), iter: Some(iter), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE | type_flag::REFINED | type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
