//! `FrameLocalsProxy`: the variables of a function's frame as a mapping that writes through (PEP 667).

use super::cell::Cell;
use super::descriptor_access::EMPTY_SLOTS;
use super::dict::Dict;
use super::frame::Frame;
use super::heap::{Payload, VTable};
use super::str::Str;
use super::type_object::{NativeSlots, TypeDef, type_flag};
use super::value::{Ref, Slot, Value};
use crate::bytecode::code::LocalVariable;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// The payload of a proxy.
struct FrameLocals {
    frame: Ref<Frame>,
}

impl Payload for FrameLocals {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.frame.value());
    }
}

impl Vm {
    /// The variables of a function's frame, to be read and written.
    pub(crate) fn frame_locals(&self, frame: Ref<Frame>) -> Value {
        self.heap.allocate(FrameLocals { frame }, &self.native_type(&FRAME_LOCALS_PROXY)).into_value()
    }
}

impl Frame {
    /// Works on a local slot, wherever the frame's slots are now.
    fn with_slot<R>(&self, vm: &Vm, index: usize, action: impl FnOnce(&mut Slot) -> R) -> Option<R> {
        if let Some(active) = self.active.get() {
            return Some(action(active.local(index)));
        }
        let generator = self.generator.get().and_then(|slot| vm.heap.upgrade(slot));
        if let Some(body) = generator.as_ref().and_then(Value::generator_body)
            && let Some(suspended) = body.frame.borrow_mut().as_mut()
        {
            return suspended.slots.get_mut(index).map(action);
        }
        self.locals.borrow_mut().get_mut(index).map(action)
    }

    fn is_visible(&self, index: usize) -> bool {
        self.code.template.locals.get(index).is_some_and(|local| local.kind & LocalVariable::HIDDEN == 0)
    }

    fn value_at(&self, vm: &Vm, index: usize) -> Slot {
        let value = self.with_slot(vm, index, |slot| slot.clone()).flatten()?;
        match self.cell_in(index, &value) {
            Some(cell) => cell.get(),
            None => Some(value),
        }
    }

    /// The cell that a slot holds for a variable that lives in one.
    fn cell_in<'a>(&self, index: usize, value: &'a Value) -> Option<&'a Cell> {
        let variable = self.code.template.locals.get(index)?;
        if variable.is_cell() || variable.is_free() { value.downcast_ref::<Cell>() } else { None }
    }

    fn variable(&self, name: &Value) -> Option<usize> {
        let name = name.downcast_ref::<Str>()?;
        let names = &self.code.local_names;
        (0..names.len()).find(|&index| names[index].as_str() == name.as_str() && self.is_visible(index))
    }

    fn set_variable(&self, vm: &Vm, index: usize, value: Value) {
        let held = self.with_slot(vm, index, |slot| slot.clone()).flatten();
        if let Some(cell) = held.as_ref().and_then(|held| self.cell_in(index, held)) {
            let old = cell.replace(Some(value));
            drop(old);
            return;
        }
        let old = self.with_slot(vm, index, |slot| slot.replace(value));
        drop(old);
    }

    /// The bound variables and the names that were added.
    pub(crate) fn locals_snapshot(&self, vm: &Vm) -> PyResult<Ref<Dict>> {
        let dict = vm.new_dict();
        for (index, name) in self.code.local_names.iter().enumerate() {
            if self.is_visible(index)
                && let Some(value) = self.value_at(vm, index)
            {
                drop(dict.insert_str(name, value));
            }
        }
        let extra = self.extra_locals.borrow().clone();
        if let Some(extra) = extra {
            dict.update_from(vm, &extra)?;
        }
        Ok(dict)
    }
}

fn frame<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<Frame>> {
    Ok(&args.this::<FrameLocals>(vm)?.frame)
}

fn snapshot(vm: &Vm, value: &Value) -> PyResult<Ref<Dict>> {
    match value.downcast_ref::<FrameLocals>() {
        Some(locals) => locals.frame.locals_snapshot(vm),
        None => Err(vm.system_error("a FrameLocalsProxy was expected")),
    }
}

fn find(vm: &Vm, frame: &Frame, key: &Value) -> PyResult<Slot> {
    if let Some(index) = frame.variable(key)
        && let Some(value) = frame.value_at(vm, index)
    {
        return Ok(Some(value));
    }
    let extra = frame.extra_locals.borrow().clone();
    match extra {
        Some(extra) => extra.get(vm, key),
        None => vm.hash(key).map(|_| None),
    }
}

fn store(vm: &Vm, frame: &Frame, key: &Value, value: Value) -> PyResult<()> {
    if let Some(index) = frame.variable(key) {
        frame.set_variable(vm, index, value);
        return Ok(());
    }
    let extra = frame.extra_locals.borrow_mut().get_or_insert_with(|| vm.new_dict()).clone();
    extra.insert(vm, key.clone(), value).map(drop)
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match find(vm, frame(vm, args)?, args.get(1))? {
        Some(value) => Ok(value),
        None => {
            let name = vm.repr_text(args.get(1))?;
            Err(vm.key_error_for(&vm.text(format!("local variable '{name}' is not defined"))))
        }
    }
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    store(vm, frame(vm, args)?, args.get(1), args.get(2).clone())?;
    Ok(Value::NONE)
}

fn delete_item(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error("cannot remove variables from FrameLocalsProxy"))
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(find(vm, frame(vm, args)?, args.get(1))?.is_some()))
}

fn get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let found = find(vm, frame(vm, args)?, args.get(1))?;
    Ok(found.or_else(|| args.optional(2).cloned()).unwrap_or(Value::NONE))
}

fn set_default(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let frame = frame(vm, args)?;
    if let Some(found) = find(vm, frame, args.get(1))? {
        return Ok(found);
    }
    let default = args.optional(2).cloned().unwrap_or(Value::NONE);
    store(vm, frame, args.get(1), default.clone())?;
    Ok(default)
}

fn update_with(vm: &Vm, frame: &Frame, source: &Value) -> PyResult<()> {
    let all = vm.new_dict();
    vm.update_dict(&all, source)?;
    for (key, value) in all.items() {
        store(vm, frame, &key, value)?;
    }
    Ok(())
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    update_with(vm, frame(vm, args)?, args.get(1))?;
    Ok(Value::NONE)
}

fn in_place_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    update_with(vm, frame(vm, args)?, args.get(1))?;
    Ok(args.get(0).clone())
}

/// A dict of both, the right one's values preferred.
fn merged(vm: &Vm, left: &Value, right: &Value) -> PyResult {
    let is_mapping = |value: &Value| value.is_a::<Dict>() || value.is_a::<FrameLocals>();
    if !is_mapping(left) || !is_mapping(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let all = vm.new_dict();
    for part in [left, right] {
        vm.update_dict(&all, part)?;
    }
    Ok(all.into_value())
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merged(vm, args.get(0), args.get(1))
}

fn reflected_or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    merged(vm, args.get(1), args.get(0))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let own = snapshot(vm, args.get(0))?;
    if let Some(other) = args.get(1).downcast_ref::<FrameLocals>() {
        return Ok(Value::bool(other.frame.is(frame(vm, args)?)));
    }
    if !args.get(1).is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(vm.values_equal(own.value(), args.get(1))?))
}

/// What a method of a dict gives, as a list.
fn list_of(vm: &Vm, args: &Arguments<'_>, method: &str) -> PyResult {
    let all = snapshot(vm, args.get(0))?;
    let view = vm.call_method(all.value(), &vm.intern(method), &[])?;
    Ok(vm.list(vm.collect(&view)?))
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let keys = list_of(vm, args, "keys")?;
    vm.call_method(&keys, &vm.intern("__reversed__"), &[])
}

fn iter(vm: &Vm, value: &Value) -> PyResult {
    let keys = vm.call_method(snapshot(vm, value)?.value(), &vm.names.keys.clone(), &[])?;
    let keys = vm.list(vm.collect(&keys)?);
    vm.iter(&keys)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    match vm.enter_repr(value) {
        Some(_guard) => vm.repr_text(snapshot(vm, value)?.value()),
        None => Ok("{...}".to_owned()),
    }
}

/// `FrameLocalsProxy`.
static FRAME_LOCALS_PROXY: TypeDef = TypeDef {
    name: "FrameLocalsProxy",
    layout: VTable::of::<FrameLocals>(),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(repr(vm, args.get(0))?))
        }),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__len__($self, /)", "Return len(self).", |vm, args| {
            Ok(vm.int(snapshot(vm, args.get(0))?.len() as i64))
        }),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| iter(vm, args.get(0))),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
        NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", contains),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", reflected_or),
        NativeDef::new("__ior__($self, value, /)", "Return self|=value.", in_place_or),
        NativeDef::new("__reversed__($self, /)", "", reversed),
        NativeDef::new("copy($self, /)", "", |vm, args| Ok(snapshot(vm, args.get(0))?.into_value())),
        NativeDef::new("keys($self, /)", "", |vm, args| list_of(vm, args, "keys")),
        NativeDef::new("values($self, /)", "", |vm, args| list_of(vm, args, "values")),
        NativeDef::new("items($self, /)", "", |vm, args| list_of(vm, args, "items")),
        NativeDef::new("update($self, mapping, /)", "", update),
        NativeDef::new("get($self, key, default=None, /)", "", get),
        NativeDef::new("setdefault($self, key, default=None, /)", "", set_default),
    ],
    slots: NativeSlots { iter: Some(iter), repr: Some(repr), ..EMPTY_SLOTS },
    flags: type_flag::MAPPING,
    ..TypeDef::EMPTY
};
