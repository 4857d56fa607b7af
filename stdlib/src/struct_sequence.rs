//! Tuples with named fields, of which some can be had by name only: `time.struct_time`, `os.stat_result` and their like.

use std::marker::PhantomData;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::VTable;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::{TUPLE, Tuple};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

/// What such a type is made of.
pub(crate) trait Structure: 'static {
    /// The full name.
    const NAME: &'static str;
    /// Docstring.
    const DOC: &'static str;
    /// The names of all fields; empty for those that have none.
    const FIELDS: &'static [&'static str];
    /// How many of the fields are items of the tuple.
    const VISIBLE: usize;
    /// The type.
    fn type_def() -> &'static TypeDef;
}

/// The parts of a declaration that can be computed.
pub(crate) struct Parts<S>(PhantomData<S>);

impl<S: Structure> Parts<S> {
    /// Methods of the type.
    pub(crate) const METHODS: &'static [NativeDef] = &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method::<S>),
        NativeDef::new("__reduce__($self, /)", "Helper for pickle.", reduce::<S>),
        NativeDef::new("__replace__($self, /, **changes)", "Return a copy with changes.", replace::<S>),
    ];

    /// `__new__` of the type.
    pub(crate) const NEW: NativeDef =
        NativeDef::new("__new__($type, sequence, dict={})", "Create and return a new object.", new::<S>);

    /// The declaration, given the attributes.
    pub(crate) const fn type_def(getset: &'static [GetSetDef]) -> TypeDef {
        TypeDef {
            text_signature: None,
            name: S::NAME,
            doc: S::DOC,
            layout: VTable::of::<Tuple>(),
            base: Some(&TUPLE),
            new: Some(Self::NEW),
            methods: Self::METHODS,
            getset,
            slots: NativeSlots {
                repr: Some(repr::<S>),
                set_attribute: Some(set_attribute),
                ..TypeDef::EMPTY.slots
            },
            // The fields that are not items live in the attributes.
            flags: type_flag::HAS_DICT | type_flag::SEQUENCE,
        }
    }
}

/// The attribute of one field.
pub(crate) const fn attribute<S: Structure, const INDEX: usize>() -> GetSetDef {
    GetSetDef { name: S::FIELDS[INDEX], doc: "", get: get::<S, INDEX>, set: None }
}

/// Declares a structure: `structure!(Type, STATIC, "name", "doc", visible, fields, [indexes of the named fields])`.
macro_rules! structure {
    ($type:ident, $static:ident, $name:literal, $doc:literal, $visible:literal, $fields:expr, [$($index:literal)*]) => {
        pub(crate) struct $type;

        impl crate::struct_sequence::Structure for $type {
            const NAME: &'static str = $name;
            const DOC: &'static str = $doc;
            const FIELDS: &'static [&'static str] = $fields;
            const VISIBLE: usize = $visible;

            fn type_def() -> &'static TypeDef {
                &$static
            }
        }

        pub(crate) static $static: TypeDef = crate::struct_sequence::Parts::<$type>::type_def(
            &[$(crate::struct_sequence::attribute::<$type, $index>()),*]
        );
    };
}
pub(crate) use structure;

/// The type, complete with the class attributes that count the fields.
pub(crate) fn class<S: Structure>(vm: &Vm) -> Ref<TypeObject> {
    let class = vm.native_type(S::type_def());
    let set = |name: &str, value: Value| drop(class.dict.insert_str(&vm.intern(name), value));
    let unnamed = S::FIELDS.iter().filter(|name| name.is_empty()).count();
    set("n_fields", vm.int(S::FIELDS.len() as i64));
    set("n_sequence_fields", vm.int(S::VISIBLE as i64));
    set("n_unnamed_fields", vm.int(unnamed as i64));
    let shown = S::FIELDS[..S::VISIBLE].iter().filter(|name| !name.is_empty());
    set("__match_args__", vm.tuple(shown.map(|name| vm.intern(name).into_value()).collect::<Vec<_>>()));
    class
}

/// An instance, of the values of all fields.
pub(crate) fn make<S: Structure>(vm: &Vm, values: Vec<Value>) -> Value {
    make_instance::<S>(vm, &vm.native_type(S::type_def()), values)
}

fn make_instance<S: Structure>(vm: &Vm, class: &Ref<TypeObject>, mut values: Vec<Value>) -> Value {
    let hidden = values.split_off(S::VISIBLE.min(values.len()));
    let made = vm.tuple_of_class(values, class);
    if let Some(attributes) = made.attributes() {
        for (name, value) in S::FIELDS[S::VISIBLE..].iter().zip(hidden) {
            drop(attributes.set(vm, &vm.intern(name), value));
        }
    }
    made
}

fn get<S: Structure, const INDEX: usize>(vm: &Vm, value: &Value) -> PyResult {
    let found = if INDEX < S::VISIBLE {
        value.downcast_ref::<Tuple>().and_then(|tuple| tuple.items.get(INDEX).cloned())
    } else {
        value.attributes().and_then(|attributes| attributes.get(&vm.intern(S::FIELDS[INDEX])))
    };
    Ok(found.unwrap_or(Value::NONE))
}

fn set_attribute(vm: &Vm, value: &Value, name: &Ref<Str>, _new: Slot) -> PyResult<()> {
    if vm.find_attribute(value, name)?.is_some() {
        return Err(vm.attribute_error("readonly attribute"));
    }
    Err(vm.no_attribute(value, name))
}

/// A sequence, and a dict for fields that are not items of it.
fn new<S: Structure>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.native_type(S::type_def()))?;
    let given = args.get(1);
    if vm.len(given).is_err() {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    let mut values = vm.collect(given)?;
    let (least, most, count) = (S::VISIBLE, S::FIELDS.len(), values.len());
    let range = |words: &str, bound: usize| {
        vm.type_error(format!("{}() takes {words} {bound}-sequence ({count}-sequence given)", S::NAME))
    };
    if least == most && count != least {
        return Err(range("a", least));
    }
    if count < least {
        return Err(range("an at least", least));
    }
    if count > most {
        return Err(range("an at most", most));
    }
    let named = args.optional(2);
    if let Some(other) = named.filter(|named| named.downcast_ref::<Dict>().is_none()) {
        let _ = other;
        return Err(vm.type_error(format!("{}() takes a dict as second arg, if any", S::NAME)));
    }
    let named = named.and_then(|named| named.downcast_ref::<Dict>());
    if let Some(named) = named {
        let known = |key: &Value| {
            let key = key.downcast_ref::<Str>().map_or("", Str::as_str);
            !key.is_empty() && S::FIELDS[count..].contains(&key)
        };
        if named.keys().iter().any(|key| !known(key)) {
            return Err(vm.type_error(format!("{}() got duplicate or unexpected field name(s)", S::NAME)));
        }
    }
    for name in &S::FIELDS[count..] {
        let found = named.and_then(|named| named.get_str(&vm.intern(name)));
        values.push(found.unwrap_or(Value::NONE));
    }
    Ok(make_instance::<S>(vm, &class, values))
}

fn repr<S: Structure>(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(tuple) = value.downcast_ref::<Tuple>() else { return Ok(String::new()) };
    // As in CPython, an item without a name is shown under the name of the first field that still has one to give.
    let mut names = S::FIELDS.iter().filter(|name| !name.is_empty());
    let mut text = format!("{}(", S::NAME);
    for (index, item) in tuple.items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(names.next().copied().unwrap_or_default());
        text.push('=');
        text.push_str(vm.repr(item)?.as_str());
    }
    text.push(')');
    Ok(text)
}

fn repr_method<S: Structure>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr::<S>(vm, args.get(0))?))
}

/// `copy.replace`: all fields, some of them changed.
fn replace<S: Structure>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if S::FIELDS.contains(&"") {
        return Err(vm.type_error(format!(
            "__replace__() is not supported for {} because it has unnamed field(s)",
            S::NAME
        )));
    }
    let field = |name: &str| -> PyResult {
        let change = args
            .keywords()
            .iter()
            .find(|(key, _)| key.downcast_ref::<Str>().is_some_and(|key| key.as_str() == name));
        match change {
            Some((_, value)) => Ok(value.clone()),
            None => vm.attribute(args.get(0), name),
        }
    };
    let unknown: Vec<Value> = args
        .keywords()
        .iter()
        .map(|(key, _)| key.clone())
        .filter(|key| key.downcast_ref::<Str>().is_none_or(|key| !S::FIELDS.contains(&key.as_str())))
        .collect();
    if !unknown.is_empty() {
        let unknown = vm.repr_text(&vm.list(unknown))?;
        return Err(vm.type_error(format!("Got unexpected field name(s): {unknown}")));
    }
    let values = S::FIELDS.iter().map(|name| field(name)).collect::<PyResult<Vec<Value>>>()?;
    Ok(make_instance::<S>(vm, vm.type_of(args.get(0)), values))
}

fn reduce<S: Structure>(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let tuple = args.this::<Tuple>(vm)?;
    let hidden = vm.new_dict();
    if let Some(attributes) = args.get(0).attributes() {
        for name in &S::FIELDS[S::VISIBLE..] {
            let name = vm.intern(name);
            if let Some(value) = attributes.get(&name) {
                drop(hidden.insert_str(&name, value));
            }
        }
    }
    let class = vm.type_of(args.get(0)).value().clone();
    let state = vm.tuple([vm.tuple(tuple.items.to_vec()), hidden.into_value()]);
    Ok(vm.tuple([class, state]))
}
