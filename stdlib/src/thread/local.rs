//! `_thread._local`: an object whose attributes each thread has for itself.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use crate::common::class_of;

/// The dictionaries of the threads, by number.
type Dictionaries = Rc<RefCell<BTreeMap<u64, Ref<Dict>>>>;

/// Thread-local data.
struct Local {
    dictionaries: Dictionaries,
    /// What `__init__` is called with in each thread, and the names of the keyword arguments.
    values: Vec<Value>,
    names: Vec<Value>,
}

impl Payload for Local {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.dictionaries.borrow().values().for_each(|dict| visit(dict.value()));
        self.values.iter().chain(&self.names).for_each(visit);
    }

    fn clear(&self) {
        let taken = self.dictionaries.take();
        drop(taken);
    }
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = class_of(vm, args)?;
    let has_init = vm.lookup(class, &vm.names.__init__).is_some_and(|init| !vm.is_object_init(&init));
    if !has_init && (!args.extra().is_empty() || !args.keywords().is_empty()) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let mut values = args.extra().to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    let local = Local { dictionaries: Rc::default(), values, names };
    let own = vm.new_dict();
    local.dictionaries.borrow_mut().insert(vm.thread().id, own);
    forget_at_end(vm, &local.dictionaries);
    // The creating thread's `__init__` is called by the class.
    Ok(vm.heap.allocate(local, class).into_value())
}

/// The end of the running thread takes its dictionary away.
fn forget_at_end(vm: &Vm, dictionaries: &Dictionaries) {
    let known = Rc::downgrade(dictionaries);
    let thread = vm.thread();
    let id = thread.id;
    thread.at_end(move || {
        let taken = known.upgrade().and_then(|dictionaries| dictionaries.borrow_mut().remove(&id));
        drop(taken);
    });
}

/// The dictionary of the running thread, made and initialised on its first use there.
fn dictionary(vm: &Vm, value: &Value) -> PyResult<Ref<Dict>> {
    let Some(local) = value.downcast_ref::<Local>() else {
        return Err(vm.system_error("thread-local data was expected"));
    };
    let id = vm.thread().id;
    let known = local.dictionaries.borrow().get(&id).cloned();
    if let Some(known) = known {
        return Ok(known);
    }
    let dict = vm.new_dict();
    local.dictionaries.borrow_mut().insert(id, dict.clone());
    forget_at_end(vm, &local.dictionaries);
    let class = vm.type_of(value).clone();
    if let Some(init) = vm.lookup(&class, &vm.names.__init__).filter(|init| !vm.is_object_init(init)) {
        let bound = vm.descriptor_get(&init, Some(value), class.value())?;
        if let Err(raised) = vm.call_with_keywords(&bound, &local.values, &local.names) {
            let failed = local.dictionaries.borrow_mut().remove(&id);
            drop(failed);
            return Err(raised);
        }
    }
    Ok(dict)
}

fn get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    let dict = dictionary(vm, value)?;
    if name.as_str() == "__dict__" {
        return Ok(Some(dict.into_value()));
    }
    let class = vm.type_of(value).clone();
    let inherited = vm.lookup(&class, name);
    if let Some(descriptor) = inherited.as_ref().filter(|found| vm.is_data_descriptor(found)) {
        return vm.descriptor_get(descriptor, Some(value), class.value()).map(Some);
    }
    if let Some(own) = dict.get_str(name) {
        return Ok(Some(own));
    }
    inherited.map(|found| vm.descriptor_get(&found, Some(value), class.value())).transpose()
}

fn set_attribute(vm: &Vm, value: &Value, name: &Ref<Str>, new: Slot) -> PyResult<()> {
    let dict = dictionary(vm, value)?;
    let class = vm.type_of(value).clone();
    if name.as_str() == "__dict__" {
        return Err(
            vm.attribute_error(format!("'{}' object attribute '__dict__' is read-only", class.full_name()))
        );
    }
    if let Some(descriptor) = vm.lookup(&class, name).filter(|found| vm.is_data_descriptor(found)) {
        return vm.descriptor_set(&descriptor, value, new);
    }
    match new {
        Some(new) => drop(dict.insert_str(name, new)),
        None => match dict.remove_str(name) {
            Some(old) => drop(old),
            None => return Err(vm.no_attribute(value, name)),
        },
    }
    Ok(())
}

/// `_thread._local`.
pub(super) static LOCAL: TypeDef = TypeDef {
    name: "_thread._local",
    doc: "Thread-local data",
    layout: VTable::of::<Local>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.  See help(type) for accurate signature.",
        new,
    )),
    slots: NativeSlots {
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
