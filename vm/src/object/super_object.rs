//! `super`: attribute lookup behind a class in the MRO of an object.

use std::cell::RefCell;

use super::cell::Cell;
use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Kind, Payload, VTable};
use super::str::Str;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

/// The payload of a `super` object.
#[derive(Default)]
pub struct Super {
    parts: RefCell<Option<Parts>>,
}

#[derive(Clone)]
struct Parts {
    /// `__thisclass__`.
    class: Ref<TypeObject>,
    /// `__self__`, absent for the unbound form.
    receiver: Slot,
    /// `__self_class__`: whose MRO is searched.
    receiver_class: Option<Ref<TypeObject>>,
}

impl Payload for Super {
    const KIND: Kind = Kind::SUPER;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(parts) = &*self.parts.borrow() {
            visit(parts.class.value());
            parts.receiver.iter().for_each(&mut *visit);
            parts.receiver_class.iter().for_each(|class| visit(class.value()));
        }
    }

    fn clear(&self) {
        let taken = self.parts.take();
        drop(taken);
    }
}

/// The class in whose MRO `super(class, receiver)` searches: the receiver's type, or the receiver itself.
fn check_receiver(vm: &Vm, class: &Ref<TypeObject>, receiver: &Value) -> PyResult<Ref<TypeObject>> {
    if let Some(receiver) = receiver.as_ref::<TypeObject>()
        && receiver.is_subtype(class)
    {
        return Ok(receiver.clone());
    }
    let own = vm.type_of(receiver);
    if own.is_subtype(class) {
        return Ok(own.clone());
    }
    if let Some(claimed) =
        vm.try_attribute(receiver, &vm.names.__class__)?.and_then(|c| c.downcast::<TypeObject>().ok())
        && claimed.is_subtype(class)
    {
        return Ok(claimed);
    }
    let (kind, name) = match receiver.as_ref::<TypeObject>() {
        Some(receiver) => ("type", receiver.name()),
        None => ("instance of", own.name()),
    };
    Err(vm.type_error(format!(
        "super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({}).",
        class.name()
    )))
}

impl Vm {
    /// `super(class, receiver).name` without making the object.
    pub(crate) fn super_attribute(
        &self,
        class: &Ref<TypeObject>,
        receiver: &Value,
        name: &Ref<Str>,
    ) -> PyResult {
        let receiver_class = check_receiver(self, class, receiver)?;
        match find(self, class, receiver, &receiver_class, name)? {
            Some(found) => Ok(found),
            None => Err(missing(self, receiver, name)),
        }
    }
}

#[cold]
fn missing(vm: &Vm, receiver: &Value, name: &Ref<Str>) -> Raised {
    vm.attribute_error_for(format!("'super' object has no attribute '{}'", name.as_str()), receiver, name)
}

fn find(
    vm: &Vm,
    class: &Ref<TypeObject>,
    receiver: &Value,
    receiver_class: &Ref<TypeObject>,
    name: &Ref<Str>,
) -> PyResult<Option<Value>> {
    if name.as_str() == "__class__" {
        return Ok(None);
    }
    let mro = receiver_class.mro();
    let behind = mro.iter().position(|other| other.is(class)).map_or(mro.len(), |position| position + 1);
    let Some(found) = mro[behind.min(mro.len())..].iter().find_map(|class| class.dict.get_str(name)) else {
        return Ok(None);
    };
    let instance = if receiver.is(receiver_class.value()) { None } else { Some(receiver) };
    vm.descriptor_get(&found, instance, receiver_class.value()).map(Some)
}

fn super_get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    let parts = value.downcast_ref::<Super>().and_then(|proxy| proxy.parts.borrow().clone());
    if let Some(Parts { class, receiver: Some(receiver), receiver_class: Some(receiver_class) }) = &parts
        && let Some(found) = find(vm, class, receiver, receiver_class, name)?
    {
        return Ok(Some(found));
    }
    vm.generic_get_attribute(value, name)
}

fn super_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).downcast_clone::<TypeObject>() else {
        return Err(vm.type_error("super.__new__(X): X is not a type object"));
    };
    Ok(vm.heap.allocate(Super::default(), &class).into_value())
}

fn super_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let proxy = args.this::<Super>(vm)?;
    let (class, receiver) = match args.optional(1) {
        None => implicit(vm)?,
        Some(class) => {
            let Some(class) = class.downcast_clone::<TypeObject>() else {
                return Err(
                    vm.type_error(format!("super() argument 1 must be a type, not {}", vm.type_name(class)))
                );
            };
            (class, args.not_none(2).cloned())
        }
    };
    let receiver_class = match &receiver {
        Some(receiver) => Some(check_receiver(vm, &class, receiver)?),
        None => None,
    };
    let old = proxy.parts.replace(Some(Parts { class, receiver, receiver_class }));
    drop(old);
    Ok(Value::NONE)
}

/// `super()` without arguments: the class from the `__class__` cell, the receiver from the first argument.
fn implicit(vm: &Vm) -> PyResult<(Ref<TypeObject>, Slot)> {
    let thread = vm.thread();
    let Some(frame) = thread.frames.top() else { return Err(vm.runtime_error("super(): no current frame")) };
    let code = frame.code();
    if code.template.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let mut receiver = frame.local(0).clone();
    // A first argument that an inner function uses lives in a cell.
    if code.template.locals.first().is_some_and(crate::bytecode::code::LocalVariable::is_cell)
        && let Some(cell) = receiver.as_ref().and_then(|value| value.downcast_ref::<Cell>())
    {
        receiver = cell.get();
    }
    let Some(receiver) = receiver else { return Err(vm.runtime_error("super(): arg[0] deleted")) };
    let position = (code.first_free as usize..code.local_slots())
        .find(|&index| code.local_names[index].as_str() == "__class__");
    let Some(position) = position else { return Err(vm.runtime_error("super(): __class__ cell not found")) };
    let cell = frame.local(position).clone();
    let class = cell.as_ref().and_then(|cell| cell.downcast_ref::<Cell>()).and_then(Cell::get);
    match class.map(Value::downcast::<TypeObject>) {
        Some(Ok(class)) => Ok((class, Some(receiver))),
        Some(Err(other)) => {
            Err(vm.runtime_error(format!("super(): __class__ is not a type ({})", vm.type_name(&other))))
        }
        None => Err(vm.runtime_error("super(): empty __class__ cell")),
    }
}

fn super_get(vm: &Vm, descriptor: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
    let (Some(instance), Some(proxy)) = (instance, descriptor.downcast_ref::<Super>()) else {
        return Ok(descriptor.clone());
    };
    let parts = proxy.parts.borrow().clone();
    match parts {
        Some(Parts { class, receiver: None, .. }) => {
            let receiver_class = check_receiver(vm, &class, instance)?;
            let parts =
                Parts { class, receiver: Some(instance.clone()), receiver_class: Some(receiver_class) };
            let bound = Super { parts: RefCell::new(Some(parts)) };
            Ok(vm.heap.allocate(bound, vm.type_of(descriptor)).into_value())
        }
        _ => Ok(descriptor.clone()),
    }
}

fn super_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let parts = value.downcast_ref::<Super>().and_then(|proxy| proxy.parts.borrow().clone());
    let _ = vm;
    Ok(match parts {
        Some(Parts { class, receiver_class: Some(receiver_class), .. }) => {
            format!("<super: <class '{}'>, <{} object>>", class.full_name(), receiver_class.full_name())
        }
        Some(Parts { class, .. }) => format!("<super: <class '{}'>, NULL>", class.name()),
        None => "<super: NULL, NULL>".to_owned(),
    })
}

fn super_repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(super_repr(vm, args.get(0))?))
}

fn part(value: &Value, choose: fn(&Parts) -> Slot) -> PyResult {
    let parts =
        value.downcast_ref::<Super>().and_then(|proxy| proxy.parts.borrow().as_ref().and_then(choose));
    Ok(parts.unwrap_or(Value::NONE))
}

/// `super`.
pub static SUPER: TypeDef = TypeDef {
    text_signature: Some(""),
    name: "super",
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    layout: VTable::of::<Super>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        super_new,
    )),
    methods: &[
        NativeDef::new("__init__($self, type=None, obj=None, /)", "Initialize self.", super_init),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", super_repr_method),
    ],
    getset: &[
        GetSetDef {
            name: "__thisclass__",
            doc: "the class invoking super()",
            get: |_, value| part(value, |parts| Some(parts.class.value().clone())),
            set: None,
        },
        GetSetDef {
            name: "__self__",
            doc: "the instance invoking super(); may be None",
            get: |_, value| part(value, |parts| parts.receiver.clone()),
            set: None,
        },
        GetSetDef {
            name: "__self_class__",
            doc: "the type of the instance invoking super(); may be None",
            get: |_, value| part(value, |parts| parts.receiver_class.clone().map(Ref::into_value)),
            set: None,
        },
    ],
    slots: NativeSlots {
        get_attribute: Some(super_get_attribute),
        descriptor_get: Some(super_get),
        repr: Some(super_repr),
        ..EMPTY_SLOTS
    },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
