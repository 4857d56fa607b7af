//! The methods of `dict`.

use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::dict_view::{DictIterator, DictPart};
use super::type_object::{NativeSlots, TypeObject};
use super::value::{Ref, Value};
use crate::native::{Arguments, Leaf, NativeDef, PyResult};
use crate::vm::Vm;

fn dict_of<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Ref<Dict>> {
    value.as_ref::<Dict>().ok_or_else(|| vm.system_error("a dict was expected"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("dict.__new__(X): X is not a type object"));
    };
    Ok(vm.heap.allocate(Dict::default(), class).into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    update_with(vm, args, "dict")
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    update_with(vm, args, "update")
}

fn update_with(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    match args.extra() {
        [] => {}
        [source] => vm.update_dict(dict, source)?,
        all => {
            return Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", all.len())));
        }
    }
    for (key, value) in args.keywords() {
        drop(dict.insert(vm, key.clone(), value.clone())?);
    }
    Ok(Value::NONE)
}

impl Vm {
    /// `dict.update(source)`: a mapping (it has `keys`) or an iterable of pairs.
    pub fn update_dict(&self, dict: &Dict, source: &Value) -> PyResult<()> {
        if source.is_a::<Dict>() || self.try_attribute(source, &self.names.keys)?.is_some() {
            return self.update_dict_from_mapping(dict, source);
        }
        let iterator = self.iter(source)?;
        let mut index = 0;
        while let Some(pair) = self.next(&iterator)? {
            if !self.is_iterable(&pair) {
                return Err(self.type_error(format!(
                    "cannot convert dictionary update sequence element #{index} to a sequence"
                )));
            }
            let parts = self.collect(&pair)?;
            let [key, value] = parts.as_slice() else {
                return Err(self.value_error(format!(
                    "dictionary update sequence element #{index} has length {}; 2 is required",
                    parts.len()
                )));
            };
            drop(dict.insert(self, key.clone(), value.clone())?);
            index += 1;
        }
        Ok(())
    }
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    if let Some(found) = dict.get(vm, args.get(1))? {
        return Ok(found);
    }
    if !args.get(0).is_exact()
        && let Some(found) = vm.call_special(args.get(0), &vm.names.__missing__, &[args.get(1).clone()])?
    {
        return Ok(found);
    }
    Err(vm.key_error_for(args.get(1)))
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    drop(dict_of(vm, args.get(0))?.insert(vm, args.get(1).clone(), args.get(2).clone())?);
    Ok(Value::NONE)
}

fn delete_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match dict_of(vm, args.get(0))?.remove(vm, args.get(1))? {
        Some(old) => drop(old),
        None => return Err(vm.key_error_for(args.get(1))),
    }
    Ok(Value::NONE)
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(dict_of(vm, args.get(0))?.contains(vm, args.get(1))?))
}

fn get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let found = dict_of(vm, args.get(0))?.get(vm, args.get(1))?;
    Ok(found.or_else(|| args.optional(2).cloned()).unwrap_or(Value::NONE))
}

fn get_leaf(_vm: &Vm, dict: &Value, key: &Value) -> Option<Value> {
    Some(dict.downcast_ref::<Dict>()?.get_known(key)?.unwrap_or(Value::NONE))
}

fn set_default(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    dict.set_default(vm, args.get(1), args.optional(2).unwrap_or(&Value::NONE))
}

fn pop(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let dict = dict_of(vm, args.get(0))?;
    // An empty dict does not ask for the key's hash.
    let removed = if dict.is_empty() { None } else { dict.remove(vm, args.get(1))? };
    match removed {
        Some((_, value)) => Ok(value),
        None => args.optional(2).cloned().ok_or_else(|| vm.key_error_for(args.get(1))),
    }
}

/// Dicts have no order.
fn unordered(_vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn pop_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match dict_of(vm, args.get(0))?.pop_last() {
        Some((key, value)) => Ok(vm.tuple([key, value])),
        None => Err(
            vm.new_exception_with(&vm.exceptions.key_error, vec![vm.text("popitem(): dictionary is empty")])
        ),
    }
}

fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    dict_of(vm, args.get(0))?.clear();
    Ok(Value::NONE)
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let copy = dict_of(vm, args.get(0))?.copy();
    Ok(vm.heap.allocate(copy, &vm.types.dict).into_value())
}

fn from_keys(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.optional(2).cloned().unwrap_or(Value::NONE);
    let made = vm.call(args.get(0), &[])?;
    let keys = vm.collect(args.get(1))?;
    match made.as_ref::<Dict>() {
        Some(dict) if made.is_exact() => {
            for key in keys {
                drop(dict.insert(vm, key, value.clone())?);
            }
        }
        _ => {
            for key in keys {
                vm.set_item(&made, &key, Some(value.clone()))?;
            }
        }
    }
    Ok(made)
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    let (Some(left), true) = (a.as_ref::<Dict>(), b.is_a::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = vm.heap.allocate(left.copy(), &vm.types.dict);
    vm.update_dict(&result, b)?;
    Ok(result.into_value())
}

fn reflected_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (a, b) = (args.get(0), args.get(1));
    let (true, Some(left)) = (a.is_a::<Dict>(), b.as_ref::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = vm.heap.allocate(left.copy(), &vm.types.dict);
    vm.update_dict(&result, a)?;
    Ok(result.into_value())
}

fn in_place_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.update_dict(dict_of(vm, args.get(0))?, args.get(1))?;
    Ok(args.get(0).clone())
}

/// Whether two dicts have equal items.
fn equal(vm: &Vm, a: &Dict, b: &Dict) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let _depth = vm.enter_native(" in comparison")?;
    let mut position = 0;
    while let Some((found, key, value)) = a.next_item(position) {
        position = found + 1;
        match b.get(vm, &key)? {
            Some(other) if vm.values_equal(&value, &other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).as_ref::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(equal(vm, dict_of(vm, args.get(0))?, other)?))
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).as_ref::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(!equal(vm, dict_of(vm, args.get(0))?, other)?))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let dict = dict_of(vm, value)?;
    if dict.is_empty() {
        return Ok("{}".to_owned());
    }
    let Some(_guard) = vm.enter_repr(value) else { return Ok("{...}".to_owned()) };
    let mut text = String::from("{");
    let mut position = 0;
    while let Some((found, key, item)) = dict.next_item(position) {
        if position > 0 {
            text.push_str(", ");
        }
        position = found + 1;
        text.push_str(&vm.repr_text(&key)?);
        text.push_str(": ");
        text.push_str(&vm.repr_text(&item)?);
    }
    text.push('}');
    Ok(text)
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn len_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(dict_of(vm, args.get(0))?.len() as i64))
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    Ok(DictIterator::make(vm, dict_of(vm, value)?, DictPart::Keys, false))
}

fn iter_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    iter(vm, args.get(0))
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(DictIterator::make(vm, dict_of(vm, args.get(0))?, DictPart::Keys, true))
}

fn keys(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.dict_view(dict_of(vm, args.get(0))?, DictPart::Keys))
}

fn values(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.dict_view(dict_of(vm, args.get(0))?, DictPart::Values))
}

fn items(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.dict_view(dict_of(vm, args.get(0))?, DictPart::Items))
}

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(64 + 24 * dict_of(vm, args.get(0))?.len() as i64))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

/// `dict.__new__`.
pub(crate) const NEW: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new);

/// Methods of `dict`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    NativeDef::new("__len__($self, /)", "Return len(self).", len_method),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter_method),
    NativeDef::new("__reversed__($self, /)", "Return a reverse iterator over the dict keys.", reversed),
    NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
    NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
    NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
    NativeDef::new("__contains__($self, key, /)", "True if the dictionary has the specified key, else False.", contains),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
    NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
    NativeDef::new("__ror__($self, value, /)", "Return value|self.", reflected_or),
    NativeDef::new("__ior__($self, value, /)", "Return self|=value.", in_place_or),
    NativeDef::new("__sizeof__($self, /)", "Return the size of the dict in memory.", sizeof),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", unordered),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", unordered),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", unordered),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", unordered),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
    NativeDef::new("get($self, key, default=None, /)", "Return the value for key if key is in the dictionary, else default.", get).with_leaf(Leaf::Two(get_leaf)),
    NativeDef::new("setdefault($self, key, default=None, /)", "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", set_default),
    NativeDef::new("pop($self, key, default=<unrepresentable>, /)", "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.", pop).without_signature(),
    NativeDef::new("popitem($self, /)", "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", pop_item),
    NativeDef::new("keys($self, /)", "Return a set-like object providing a view on the dict's keys.", keys),
    NativeDef::new("values($self, /)", "Return an object providing a view on the dict's values.", values),
    NativeDef::new("items($self, /)", "Return a set-like object providing a view on the dict's items.", items),
    NativeDef::new("update($self, /, *args, **kwargs)", "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.", update).without_signature(),
    NativeDef::new("clear($self, /)", "Remove all items from the dict.", clear),
    NativeDef::new("copy($self, /)", "Return a shallow copy of the dict.", copy),
    NativeDef::class("fromkeys($type, iterable, value=None, /)", "Create a new dictionary with keys from iterable and values set to value.", from_keys),
];

/// Slots of `dict`.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    repr: Some(repr),
    len: Some(|vm, value| Ok(dict_of(vm, value)?.len())),
    ..EMPTY_SLOTS
};
