//! The special methods that stand for the native slots of a type, for types that do not declare them themselves.

use super::attribute::native_slot;
use super::iterate::call_next;
use super::str::Str;
use super::type_methods::attribute_name_error;
use super::type_object::{NativeSlots, TypeDef};
use super::value::Value;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// A special method, and whether the slots of a type ask for it.
pub(crate) struct SlotMethod {
    /// The method.
    pub(crate) def: NativeDef,
    /// Whether a type with these slots has it.
    pub(crate) belongs: fn(&NativeSlots) -> bool,
}

/// The native types, beside those with a slot for it, that CPython gives a `__getattribute__` of their own: that of `object`.
const OWN_GETATTRIBUTE: [&str; 49] = [
    "BaseException",
    "_collections._deque_iterator",
    "bytearray",
    "bytes",
    "collections.defaultdict",
    "collections.deque",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "functools.partial",
    "int",
    "itertools._grouper",
    "itertools._tee_dataobject",
    "itertools.accumulate",
    "itertools.batched",
    "itertools.chain",
    "itertools.combinations",
    "itertools.combinations_with_replacement",
    "itertools.compress",
    "itertools.count",
    "itertools.cycle",
    "itertools.dropwhile",
    "itertools.filterfalse",
    "itertools.groupby",
    "itertools.islice",
    "itertools.pairwise",
    "itertools.permutations",
    "itertools.product",
    "itertools.repeat",
    "itertools.starmap",
    "itertools.takewhile",
    "itertools.zip_longest",
    "list",
    "map",
    "memoryview",
    "operator.attrgetter",
    "operator.itemgetter",
    "operator.methodcaller",
    "property",
    "range",
    "reversed",
    "set",
    "slice",
    "tuple",
    "types.UnionType",
    "weakref.CallableProxyType",
    "weakref.ProxyType",
    "zip",
];

fn lost(vm: &Vm, args: &Arguments<'_>, name: &str) -> crate::native::Raised {
    vm.system_error(format!("'{}' object has no native {name}", vm.type_name(args.get(0))))
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match native_slot(vm, args.get(0), |slots| slots.repr) {
        Some(repr) => Ok(vm.text(repr(vm, args.get(0))?)),
        None => Err(lost(vm, args, "__repr__")),
    }
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match native_slot(vm, args.get(0), |slots| slots.hash) {
        Some(hash) => Ok(vm.int(hash(vm, args.get(0))?)),
        None => Err(lost(vm, args, "__hash__")),
    }
}

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match native_slot(vm, args.get(0), |slots| slots.iter) {
        Some(iter) => iter(vm, args.get(0)),
        None => Err(lost(vm, args, "__iter__")),
    }
}

fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match native_slot(vm, args.get(0), |slots| slots.len) {
        Some(len) => Ok(vm.int(len(vm, args.get(0))? as i64)),
        None => Err(lost(vm, args, "__len__")),
    }
}

fn call(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(call) = native_slot(vm, args.get(0), |slots| slots.call) else {
        return Err(lost(vm, args, "__call__"));
    };
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    call(vm, args.get(0), &values, &names)
}

fn getattribute(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    let name = vm.intern_str(&name);
    let found = match native_slot(vm, args.get(0), |slots| slots.get_attribute) {
        Some(get) => get(vm, args.get(0), &name)?,
        None => vm.generic_get_attribute(args.get(0), &name)?,
    };
    found.ok_or_else(|| vm.no_attribute(args.get(0), &name))
}

fn set_attribute(vm: &Vm, args: &Arguments<'_>, new: Option<Value>) -> PyResult {
    let Some(name) = args.get(1).downcast_clone::<Str>() else {
        return Err(attribute_name_error(vm, args.get(1)));
    };
    let name = vm.intern_str(&name);
    match native_slot(vm, args.get(0), |slots| slots.set_attribute) {
        Some(set) => set(vm, args.get(0), &name, new)?,
        None => vm.generic_set_attribute(args.get(0), &name, new)?,
    }
    Ok(Value::NONE)
}

/// `__get__` of the native type, whatever a subclass makes of it.
pub(super) fn get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(get) = native_slot(vm, args.get(0), |slots| slots.descriptor_get) else {
        return Err(lost(vm, args, "__get__"));
    };
    match (args.not_none(1), args.not_none(2)) {
        (instance, Some(owner)) => get(vm, args.get(0), instance, owner),
        (Some(instance), None) => get(vm, args.get(0), Some(instance), vm.type_of(instance).value()),
        (None, None) => Err(vm.type_error("__get__(None, None) is invalid")),
    }
}

/// `__set__` and `__delete__` likewise.
pub(super) fn set(vm: &Vm, args: &Arguments<'_>, new: Option<Value>) -> PyResult {
    match native_slot(vm, args.get(0), |slots| slots.descriptor_set) {
        Some(set) => set(vm, args.get(0), args.get(1), new).map(|()| Value::NONE),
        None => Err(lost(vm, args, "__set__")),
    }
}

/// `__getattribute__` of native types other than `object`.
pub(crate) static GETATTRIBUTE: NativeDef =
    NativeDef::new("__getattribute__($self, name, /)", "Return getattr(self, name).", getattribute);

/// Whether a native type has a `__getattribute__` of its own.
pub(crate) fn has_own_getattribute(def: &TypeDef) -> bool {
    def.slots.get_attribute.is_some() || OWN_GETATTRIBUTE.contains(&def.name)
}

/// The special methods of slots, without `__getattribute__`.
pub(crate) static SLOT_METHODS: [SlotMethod; 11] = [
    SlotMethod {
        def: NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
        belongs: |slots| slots.repr.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        belongs: |slots| slots.hash.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter),
        belongs: |slots| slots.iter.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        belongs: |slots| slots.next.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__len__($self, /)", "Return len(self).", len),
        belongs: |slots| slots.len.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", call),
        belongs: |slots| slots.call.is_some(),
    },
    SlotMethod {
        def: NativeDef::new(
            "__setattr__($self, name, value, /)",
            "Implement setattr(self, name, value).",
            |vm, args| set_attribute(vm, args, Some(args.get(2).clone())),
        ),
        belongs: |slots| slots.set_attribute.is_some(),
    },
    SlotMethod {
        def: NativeDef::new("__delattr__($self, name, /)", "Implement delattr(self, name).", |vm, args| {
            set_attribute(vm, args, None)
        }),
        belongs: |slots| slots.set_attribute.is_some(),
    },
    SlotMethod {
        def: NativeDef::new(
            "__get__($self, instance, owner=None, /)",
            "Return an attribute of instance, which is of type owner.",
            get,
        ),
        belongs: |slots| slots.descriptor_get.is_some(),
    },
    SlotMethod {
        def: NativeDef::new(
            "__set__($self, instance, value, /)",
            "Set an attribute of instance to value.",
            |vm, args| set(vm, args, Some(args.get(2).clone())),
        ),
        belongs: |slots| slots.descriptor_set.is_some(),
    },
    SlotMethod {
        def: NativeDef::new(
            "__delete__($self, instance, /)",
            "Delete an attribute of instance.",
            |vm, args| set(vm, args, None),
        ),
        belongs: |slots| slots.descriptor_set.is_some(),
    },
];
