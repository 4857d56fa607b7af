//! `_abc`: the registry of abstract base classes and the caches behind `isinstance()` with them.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::list::List;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{TypeDef, TypeObject, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::object::weakref::WeakRef;
use minipy_vm::vm::Vm;

/// Where the interpreter keeps the number of registrations.
const COUNTER: &str = "_abc.counter";

/// What `match` looks at; a subclass, also a virtual one, has them from its ABC.
const COLLECTION_FLAGS: u32 = type_flag::SEQUENCE | type_flag::MAPPING;

/// What an abstract class remembers, in its attribute `_abc_impl`.
///
/// The caches hold the ids of classes: those are never used again, so that classes need not be kept alive.
#[derive(Default)]
struct AbcData {
    registry: RefCell<Vec<WeakRef>>,
    cache: RefCell<HashSet<u64>>,
    negative_cache: RefCell<HashSet<u64>>,
    /// The negative answers are valid while the counter has this value.
    negative_version: Cell<i64>,
}

impl Payload for AbcData {}

static ABC_DATA: TypeDef = TypeDef {
    name: "_abc._abc_data",
    doc: "Internal state held by ABC machinery.",
    layout: VTable::of::<AbcData>(),
    ..TypeDef::EMPTY
};

fn counter(vm: &Vm) -> i64 {
    vm.state.borrow().get(COUNTER).and_then(Value::as_small_int).unwrap_or(0)
}

/// The data of an abstract class.
fn data_of(vm: &Vm, class: &Value) -> PyResult<Ref<AbcData>> {
    let data = vm.attribute(class, "_abc_impl")?;
    data.downcast::<AbcData>().map_err(|_| vm.type_error("_abc_impl is set to a wrong type"))
}

fn get_cache_token(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(counter(vm)))
}

fn abc_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = args.get(0);
    let names = abstract_names(vm, class)?;
    vm.set_attribute(class, &vm.intern("__abstractmethods__"), Some(vm.new_frozen_set(names)?))?;
    let data = AbcData { negative_version: Cell::new(counter(vm)), ..AbcData::default() };
    let data = vm.heap.allocate(data, &vm.native_type(&ABC_DATA)).into_value();
    vm.set_attribute(class, &vm.intern("_abc_impl"), Some(data))?;
    let Some(class_object) = class.as_ref::<TypeObject>() else { return Ok(Value::NONE) };
    let name = vm.intern("__abc_tpflags__");
    if let Some(flags) = class_object.dict.get_str(&name) {
        vm.set_attribute(class, &name, None)?;
        let flags = flags.as_small_int().and_then(|flags| u32::try_from(flags).ok()).unwrap_or(0);
        set_collection_flags(vm, class_object, flags & COLLECTION_FLAGS);
    }
    Ok(Value::NONE)
}

/// The names of the methods that are still abstract: own ones, and inherited ones that are not overridden.
fn abstract_names(vm: &Vm, class: &Value) -> PyResult<Vec<Value>> {
    let mut names = Vec::new();
    let Some(class_object) = class.as_ref::<TypeObject>() else { return Ok(names) };
    for (name, value) in class_object.dict.items() {
        if is_abstract(vm, &value)? {
            names.push(name);
        }
    }
    let bases = vm.attribute(class, "__bases__")?;
    for base in vm.collect(&bases)? {
        let Some(inherited) = vm.try_attribute(&base, &vm.intern("__abstractmethods__"))? else { continue };
        for name in vm.collect(&inherited)? {
            let Some(text) = name.downcast_clone::<Str>() else { continue };
            if let Some(value) = vm.try_attribute(class, &text)?
                && is_abstract(vm, &value)?
            {
                names.push(name);
            }
        }
    }
    Ok(names)
}

fn is_abstract(vm: &Vm, value: &Value) -> PyResult<bool> {
    match vm.try_attribute(value, &vm.names.__isabstractmethod__)? {
        Some(mark) => vm.is_true(&mark),
        None => Ok(false),
    }
}

/// Marks a class and all its subclasses for `match`; built-in classes have their own marks.
fn set_collection_flags(vm: &Vm, class: &Ref<TypeObject>, flags: u32) {
    for flag in [type_flag::SEQUENCE, type_flag::MAPPING] {
        if flags & flag != 0 && !class.is_native() && !class.has_flag(COLLECTION_FLAGS) {
            class.set_flag(flag, true);
            for subclass in class.live_subclasses(vm) {
                set_collection_flags(vm, &subclass, flag);
            }
        }
    }
}

fn abc_register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (class, subclass) = (args.get(0), args.get(1));
    let Some(subclass_object) = subclass.as_ref::<TypeObject>() else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.is_subclass_of(subclass, class)? {
        return Ok(subclass.clone());
    }
    // Otherwise asking about either would never end.
    if vm.is_subclass_of(class, subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let data = data_of(vm, class)?;
    data.registry.borrow_mut().extend(WeakRef::to(vm, subclass));
    let registrations = counter(vm) + 1;
    vm.state.borrow_mut().insert(COUNTER, vm.int(registrations));
    if let Some(class_object) = class.as_ref::<TypeObject>() {
        let flags = COLLECTION_FLAGS & class_object.flags();
        set_collection_flags(vm, subclass_object, flags);
    }
    Ok(subclass.clone())
}

fn abc_instancecheck(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (class, instance) = (args.get(0), args.get(1));
    let data = data_of(vm, class)?;
    let subclass = vm.get_attribute(instance, &vm.names.__class__)?;
    let id = vm.heap.id_of(&subclass);
    if data.cache.borrow().contains(&id) {
        return Ok(Value::TRUE);
    }
    let actual = vm.type_of(instance).value().clone();
    let check = vm.names.__subclasscheck__.clone();
    if actual.is(&subclass) {
        if data.negative_version.get() == counter(vm) && data.negative_cache.borrow().contains(&id) {
            return Ok(Value::bool(false));
        }
        return vm.call_method(class, &check, &[subclass]);
    }
    let answer = vm.call_method(class, &check, &[subclass])?;
    if vm.is_true(&answer)? { Ok(answer) } else { vm.call_method(class, &check, &[actual]) }
}

fn abc_subclasscheck(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (class, subclass) = (args.get(0), args.get(1));
    if !subclass.is_a::<TypeObject>() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    let data = data_of(vm, class)?;
    let id = vm.heap.id_of(subclass);
    if data.cache.borrow().contains(&id) {
        return Ok(Value::TRUE);
    }
    let now = counter(vm);
    if data.negative_version.get() < now {
        data.negative_cache.borrow_mut().clear();
        data.negative_version.set(now);
    } else if data.negative_cache.borrow().contains(&id) {
        return Ok(Value::bool(false));
    }
    let answer = find_answer(vm, class, subclass, &data)?;
    let cache = if answer { &data.cache } else { &data.negative_cache };
    cache.borrow_mut().insert(id);
    Ok(Value::bool(answer))
}

/// Asks the hook, the bases, the registry and the subclasses, in this order.
fn find_answer(vm: &Vm, class: &Value, subclass: &Value, data: &AbcData) -> PyResult<bool> {
    let answer = vm.call_method(class, &vm.intern("__subclasshook__"), std::slice::from_ref(subclass))?;
    if answer.is(&Value::TRUE) {
        return Ok(true);
    }
    if answer.is(&Value::bool(false)) {
        return Ok(false);
    }
    if !answer.is_not_implemented() {
        let message = "__subclasshook__ must return either False, True, or NotImplemented";
        return Err(vm.new_exception(&vm.exceptions.assertion_error, message));
    }
    if let (Some(derived), Some(base)) = (subclass.as_ref::<TypeObject>(), class.as_ref::<TypeObject>())
        && derived.is_subtype(base)
    {
        return Ok(true);
    }
    let registered: Vec<Value> = data.registry.borrow().iter().filter_map(|weak| weak.upgrade(vm)).collect();
    for registered in registered {
        if vm.is_subclass_of(subclass, &registered)? {
            return Ok(true);
        }
    }
    let subclasses = vm.call_method(class, &vm.intern("__subclasses__"), &[])?;
    let Some(subclasses) = subclasses.downcast_ref::<List>().map(List::to_vec) else {
        return Err(vm.type_error("__subclasses__() must return a list"));
    };
    for derived in subclasses {
        if vm.is_subclass_of(subclass, &derived)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The registry, the cached positive and negative answers (by id) and the version of the latter, for debugging.
fn get_dump(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = data_of(vm, args.get(0))?;
    let registry = data.registry.borrow().iter().filter_map(|weak| weak.upgrade(vm)).collect();
    let ids = |cache: &RefCell<HashSet<u64>>| {
        let mut ids: Vec<u64> = cache.borrow().iter().copied().collect();
        ids.sort_unstable();
        vm.new_set(ids.into_iter().map(|id| vm.big_int(id.into())).collect())
    };
    Ok(vm.tuple([
        vm.new_set(registry)?,
        ids(&data.cache)?,
        ids(&data.negative_cache)?,
        vm.int(data.negative_version.get()),
    ]))
}

fn reset_registry(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let taken = data_of(vm, args.get(0))?.registry.take();
    drop(taken);
    Ok(Value::NONE)
}

fn reset_caches(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = data_of(vm, args.get(0))?;
    data.cache.borrow_mut().clear();
    data.negative_cache.borrow_mut().clear();
    Ok(Value::NONE)
}

/// The module.
pub(crate) static ABC: ModuleDef = ModuleDef {
    name: "_abc",
    doc: "Module contains faster C implementation of abc.ABCMeta",
    functions: &[
        NativeDef::new("get_cache_token()", "Returns the current ABC cache token.", get_cache_token),
        NativeDef::new("_abc_init(self, /)", "Internal ABC helper for class set-up.", abc_init),
        NativeDef::new(
            "_abc_register(self, subclass, /)",
            "Internal ABC helper for subclasss registration.",
            abc_register,
        ),
        NativeDef::new(
            "_abc_instancecheck(self, instance, /)",
            "Internal ABC helper for instance checks.",
            abc_instancecheck,
        ),
        NativeDef::new(
            "_abc_subclasscheck(self, subclass, /)",
            "Internal ABC helper for subclasss checks.",
            abc_subclasscheck,
        ),
        NativeDef::new(
            "_get_dump(self, /)",
            "Internal ABC helper for cache and registry debugging.",
            get_dump,
        ),
        NativeDef::new(
            "_reset_registry(self, /)",
            "Internal ABC helper to reset registry of a given class.",
            reset_registry,
        ),
        NativeDef::new(
            "_reset_caches(self, /)",
            "Internal ABC helper to reset both caches of a given class.",
            reset_caches,
        ),
    ],
    types: &[],
    setup: None,
};
