//! Weak references: the payload, and `weakref.ref`.

use std::cell::{Cell, RefCell};

use super::compare::CompareOperator;
use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable, free_weak_slot};
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// A weak reference. Its slot in the heap's table knows the referent.
pub struct WeakRef {
    pub(crate) slot: Cell<Option<u32>>,
    /// Called with the reference after the referent has died.
    pub callback: RefCell<Slot>,
    /// The referent's hash, once asked for; -1 = not yet.
    pub(crate) hash: Cell<i64>,
    /// The weak slot of the proxy that this is the reference of.
    pub(crate) proxy: Cell<Option<u32>>,
}

impl Payload for WeakRef {
    const KIND: Kind = Kind::WEAKREF;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        self.free_slots();
        let taken = self.callback.take();
        drop(taken);
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        self.free_slots();
    }
}

impl WeakRef {
    fn free_slots(&self) {
        for slot in [self.slot.take(), self.proxy.take()].into_iter().flatten() {
            free_weak_slot(slot);
        }
    }

    /// The proxy that this is the reference of, if it is one's.
    pub fn proxy(&self, vm: &Vm) -> Option<Value> {
        vm.heap.upgrade(self.proxy.get()?)
    }

    /// Makes this the reference of a proxy.
    pub fn set_proxy(&self, vm: &Vm, proxy: &Value) {
        self.proxy.set(vm.heap.new_weak(proxy, None));
    }

    /// A reference without a callback; `None` for values that are not on the heap.
    pub fn to(vm: &Vm, referent: &Value) -> Option<WeakRef> {
        let slot = vm.heap.new_weak(referent, None)?;
        Some(WeakRef {
            slot: Cell::new(Some(slot)),
            callback: RefCell::default(),
            hash: Cell::new(-1),
            proxy: Cell::new(None),
        })
    }

    /// The referent, if alive.
    pub fn upgrade(&self, vm: &Vm) -> Option<Value> {
        vm.heap.upgrade(self.slot.get()?)
    }
}

impl Vm {
    /// A weak reference to an object; TypeError if its type does not allow that. Plain references without a callback
    /// are shared.
    pub fn new_weakref(&self, object: &Value, callback: Slot) -> PyResult<Ref<WeakRef>> {
        self.make_weakref(&self.types.weakref.clone(), object, callback, true)
    }

    /// A weak reference for a proxy, which nobody else has.
    pub fn new_weakref_of_proxy(&self, object: &Value, callback: Slot) -> PyResult<Ref<WeakRef>> {
        self.make_weakref(&self.types.weakref.clone(), object, callback, false)
    }

    fn make_weakref(
        &self,
        class: &Ref<TypeObject>,
        object: &Value,
        callback: Slot,
        shared: bool,
    ) -> PyResult<Ref<WeakRef>> {
        let own = self.type_of(object);
        let allowed = own.has_flag(type_flag::WEAK_REFERENCEABLE)
            || matches!(object.kind(), Kind::SET | Kind::FROZENSET | Kind::TYPE | Kind::CODE | Kind::MODULE)
            || own.lookup_uncached(&self.names.__weakref__).is_some();
        if !allowed || object.header().is_none() {
            return Err(
                self.type_error(format!("cannot create weak reference to '{}' object", own.full_name()))
            );
        }
        if shared && callback.is_none() && class.is(&self.types.weakref) {
            let shared = self.weakrefs_of(object).into_iter().find_map(|known| {
                let known = known.downcast::<WeakRef>().ok()?;
                let plain = known.callback.borrow().is_none()
                    && known.proxy.get().is_none()
                    && known.header().type_ref().is(class);
                plain.then_some(known)
            });
            if let Some(shared) = shared {
                return Ok(shared);
            }
        }
        let made = self.heap.allocate(
            WeakRef {
                slot: Cell::new(None),
                callback: RefCell::new(callback),
                hash: Cell::new(-1),
                proxy: Cell::new(None),
            },
            class,
        );
        made.slot.set(self.heap.new_weak(object, Some(made.value())));
        Ok(made)
    }

    /// The weak reference objects that refer to an object.
    pub fn weakrefs_of(&self, object: &Value) -> Vec<Value> {
        self.heap.weak_holders(object)
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).as_ref::<TypeObject>() else {
        return Err(vm.type_error("weakref.__new__(X): X is not a type object"));
    };
    let Some(object) = args.extra().first() else {
        return Err(vm.type_error("__new__ expected at least 1 argument, got 0"));
    };
    if class.is(&vm.types.weakref) && args.extra().len() > 2 {
        return Err(vm.type_error(format!("ref expected at most 2 arguments, got {}", args.extra().len())));
    }
    if class.is(&vm.types.weakref) && !args.keywords().is_empty() {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    let callback = args.extra().get(1).filter(|callback| !callback.is_none()).cloned();
    Ok(vm.make_weakref(class, object, callback, true)?.into_value())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let count = args.extra().len();
    let (bound, limit) = if count < 1 { ("least", "1 argument") } else { ("most", "2 arguments") };
    if !(1..=2).contains(&count) {
        return Err(vm.type_error(format!("__init__ expected at {bound} {limit}, got {count}")));
    }
    Ok(Value::NONE)
}

fn this<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a WeakRef> {
    value.downcast_ref::<WeakRef>().ok_or_else(|| vm.system_error("a weak reference was expected"))
}

fn call(vm: &Vm, callable: &Value, values: &[Value], names: &[Value]) -> PyResult {
    if !values.is_empty() || !names.is_empty() {
        return Err(vm.type_error(format!("__call__ expected 0 arguments, got {}", values.len())));
    }
    Ok(this(vm, callable)?.upgrade(vm).unwrap_or(Value::NONE))
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(this(vm, args.get(0))?.upgrade(vm).unwrap_or(Value::NONE))
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let reference = this(vm, args.get(0))?;
    if reference.hash.get() == -1 {
        let Some(object) = reference.upgrade(vm) else {
            return Err(vm.type_error("weak object has gone away"));
        };
        reference.hash.set(vm.hash(&object)?);
    }
    Ok(vm.int(reference.hash.get()))
}

fn compare(vm: &Vm, args: &Arguments<'_>, operator: CompareOperator) -> PyResult {
    let (Some(a), Some(b)) = (args.get(0).downcast_ref::<WeakRef>(), args.get(1).downcast_ref::<WeakRef>())
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (a.upgrade(vm), b.upgrade(vm)) {
        (Some(a), Some(b)) => vm.compare(&a, &b, operator),
        _ => Ok(Value::bool(args.get(0).is(args.get(1)) == (operator == CompareOperator::Equal))),
    }
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::Equal)
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    compare(vm, args, CompareOperator::NotEqual)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let id = vm.heap.id_of(value);
    let Some(object) = this(vm, value)?.upgrade(vm) else { return Ok(format!("<weakref at {id:#x}; dead>")) };
    let name = vm.try_attribute(&object, &vm.names.__name__).ok().flatten();
    let name = name.and_then(|name| name.downcast_ref::<Str>().map(|name| format!(" ({})", name.as_str())));
    Ok(format!(
        "<weakref at {id:#x}; to '{}' at {:#x}{}>",
        vm.type_name(&object),
        vm.heap.id_of(&object),
        name.unwrap_or_default()
    ))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn get_callback(vm: &Vm, value: &Value) -> PyResult {
    let reference = this(vm, value)?;
    if reference.upgrade(vm).is_none() {
        return Ok(Value::NONE);
    }
    Ok(reference.callback.borrow().clone().unwrap_or(Value::NONE))
}

/// `weakref.ReferenceType`.
pub static WEAKREF: TypeDef = TypeDef {
    name: "weakref.ReferenceType",
    text_signature: Some(""),
    layout: VTable::of::<WeakRef>(),
    new: Some(NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
        NativeDef::new("__call__($self, /)", "Call self as a function.", call_method),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", |vm, args| {
            vm.generic_alias(args.get(0), args.get(1))
        }),
    ],
    getset: &[GetSetDef { name: "__callback__", doc: "", get: get_callback, set: None }],
    slots: NativeSlots { call: Some(call), repr: Some(repr), ..EMPTY_SLOTS },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
