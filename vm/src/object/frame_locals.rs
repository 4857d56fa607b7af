//! `frame.f_locals`: a view of a function's variables that writes through to them (PEP 667), and `frame.clear()`.

use super::cell::Cell;
use super::dict::Dict;
use super::frame::Frame;
use super::generator::GeneratorState;
use super::heap::{Kind, Payload, VTable};
use super::str::Str;
use super::type_object::{NativeSlots, TypeDef, type_flag};
use super::value::{Ref, Slot, Value};
use crate::bytecode::code::LocalVariable;
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

impl Frame {
    /// The slot of a local variable, wherever the frame is: on a thread's stack, with a suspended generator, or ended.
    fn slot(&self, vm: &Vm, index: usize) -> Slot {
        if let Some(active) = self.active.get() {
            return active.local(index).clone();
        }
        if let Some(generator) = self.suspended_generator(vm)
            && let Some(body) = generator.generator_body()
            && let Some(storage) = &*body.frame.borrow()
        {
            return storage.slots.get(index).cloned().flatten();
        }
        self.locals.borrow().get(index).cloned().flatten()
    }

    fn replace_slot(&self, vm: &Vm, index: usize, new: Slot) -> Slot {
        if let Some(active) = self.active.get() {
            return std::mem::replace(active.local(index), new);
        }
        if let Some(generator) = self.suspended_generator(vm)
            && let Some(body) = generator.generator_body()
            && let Some(storage) = &mut *body.frame.borrow_mut()
        {
            return storage.slots.get_mut(index).and_then(|slot| std::mem::replace(slot, new));
        }
        let mut locals = self.locals.borrow_mut();
        if locals.len() <= index {
            locals.resize_with(index + 1, || None);
        }
        std::mem::replace(&mut locals[index], new)
    }

    /// The generator whose frame this is, while it waits with it.
    fn suspended_generator(&self, vm: &Vm) -> Option<Value> {
        let generator = vm.heap.upgrade(self.generator.get()?)?;
        let waits = generator.generator_body()?.frame.borrow().is_some();
        waits.then_some(generator)
    }

    fn variable(&self, index: usize) -> &LocalVariable {
        &self.code.template.locals[index]
    }

    /// The value of a local variable, cells looked through.
    fn variable_value(&self, vm: &Vm, index: usize) -> Slot {
        let value = self.slot(vm, index);
        let variable = self.variable(index);
        match value.as_ref().and_then(|value| value.downcast_ref::<Cell>()) {
            Some(cell) if variable.is_cell() || variable.is_free() => cell.get(),
            _ => value,
        }
    }

    fn set_value(&self, vm: &Vm, index: usize, new: Value) {
        let old = self.slot(vm, index);
        let variable = self.variable(index);
        let replaced = match old.as_ref().and_then(|old| old.downcast_ref::<Cell>()) {
            Some(cell) if variable.is_cell() || variable.is_free() => cell.replace(Some(new)),
            _ => self.replace_slot(vm, index, Some(new)),
        };
        drop(replaced);
    }

    /// The bound variables with their values, in the order of the code's variables, and then what else was stored.
    pub(crate) fn variables(&self, vm: &Vm) -> Vec<(Value, Value)> {
        let mut all = Vec::new();
        for (index, name) in self.code.local_names.iter().enumerate() {
            if let Some(value) = self.variable_value(vm, index) {
                all.push((name.value().clone(), value));
            }
        }
        if let Some(extra) = &*self.extra_locals.borrow() {
            all.extend(extra.items());
        }
        all
    }

    /// The variables as a new dict.
    pub(crate) fn snapshot(&self, vm: &Vm) -> PyResult<Ref<Dict>> {
        let dict = vm.new_dict();
        for (name, value) in self.variables(vm) {
            drop(dict.insert(vm, name, value)?);
        }
        Ok(dict)
    }

    /// Whether a comprehension that runs inside a module's or class's frame has variables of its own there (PEP 709).
    pub(crate) fn has_hidden_variables(&self, vm: &Vm) -> bool {
        self.code.template.locals.iter().enumerate().any(|(index, variable)| {
            variable.kind & LocalVariable::HIDDEN != 0 && self.variable_value(vm, index).is_some()
        })
    }
}

/// `FrameLocalsProxy`.
struct FrameLocals {
    frame: Ref<Frame>,
}

impl Payload for FrameLocals {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.frame.value());
    }
}

impl FrameLocals {
    /// The variable that a key names: a bound one to be read, one that is not hidden to be written.
    fn index(&self, vm: &Vm, key: &Value, read: bool) -> PyResult<Option<usize>> {
        vm.hash(key)?;
        let Some(key) = key.downcast_ref::<Str>() else { return Ok(None) };
        let names = &self.frame.code.local_names;
        Ok(names.iter().enumerate().find_map(|(index, name)| {
            let fits = name.as_str() == key.as_str()
                && if read {
                    self.frame.variable_value(vm, index).is_some()
                } else {
                    self.frame.variable(index).kind & LocalVariable::HIDDEN == 0
                };
            fits.then_some(index)
        }))
    }

    fn get(&self, vm: &Vm, key: &Value) -> PyResult<Slot> {
        if let Some(index) = self.index(vm, key, true)? {
            return Ok(self.frame.variable_value(vm, index));
        }
        let extra = self.frame.extra_locals.borrow().clone();
        match extra {
            Some(extra) => extra.get(vm, key),
            None => Ok(None),
        }
    }

    fn set(&self, vm: &Vm, key: &Value, new: Value) -> PyResult<()> {
        if let Some(index) = self.index(vm, key, false)? {
            self.frame.set_value(vm, index, new);
            return Ok(());
        }
        let extra = self.frame.extra_locals.borrow().clone();
        let extra = extra.unwrap_or_else(|| {
            let new = vm.new_dict();
            *self.frame.extra_locals.borrow_mut() = Some(new.clone());
            new
        });
        drop(extra.insert(vm, key.clone(), new)?);
        Ok(())
    }

    /// Takes over all items of a dict or another such view.
    fn update(&self, vm: &Vm, source: &Value) -> PyResult<bool> {
        let items = if let Some(dict) = source.downcast_ref::<Dict>() {
            dict.items()
        } else if let Some(other) = source.downcast_ref::<FrameLocals>() {
            other.frame.variables(vm)
        } else {
            return Ok(false);
        };
        for (key, value) in items {
            self.set(vm, &key, value)?;
        }
        Ok(true)
    }
}

fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a FrameLocals> {
    args.this::<FrameLocals>(vm)
}

/// The dict of a dict or such a view; `None` for other objects.
fn as_dict(vm: &Vm, value: &Value) -> PyResult<Option<Ref<Dict>>> {
    if let Some(dict) = value.downcast_clone::<Dict>() {
        return Ok(Some(dict));
    }
    value.downcast_ref::<FrameLocals>().map(|other| other.frame.snapshot(vm)).transpose()
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(1).downcast_clone::<Frame>() {
        Some(frame) => Ok(vm.frame_locals(&frame)),
        None => Err(vm.type_error(format!("expect frame, not {}", vm.type_name(args.get(1))))),
    }
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let key = args.get(1);
    match this(vm, args)?.get(vm, key)? {
        Some(value) => Ok(value),
        None => {
            let message = format!("local variable '{}' is not defined", vm.repr_text(key)?);
            Err(vm.key_error_for(&vm.text(message)))
        }
    }
}

fn set_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    this(vm, args)?.set(vm, args.get(1), args.get(2).clone())?;
    Ok(Value::NONE)
}

fn delete_item(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error("cannot remove variables from FrameLocalsProxy"))
}

fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(this(vm, args)?.get(vm, args.get(1))?.is_some()))
}

fn get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let found = this(vm, args)?.get(vm, args.get(1))?;
    Ok(found.unwrap_or_else(|| args.optional(2).cloned().unwrap_or(Value::NONE)))
}

fn set_default(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let view = this(vm, args)?;
    if let Some(found) = view.get(vm, args.get(1))? {
        return Ok(found);
    }
    let default = args.optional(2).cloned().unwrap_or(Value::NONE);
    view.set(vm, args.get(1), default.clone())?;
    Ok(default)
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if this(vm, args)?.update(vm, args.get(1))? {
        return Ok(Value::NONE);
    }
    Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"))
}

fn keys(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let all = this(vm, args)?.frame.variables(vm);
    Ok(vm.list(all.into_iter().map(|(name, _)| name).collect()))
}

fn values(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let all = this(vm, args)?.frame.variables(vm);
    Ok(vm.list(all.into_iter().map(|(_, value)| value).collect()))
}

fn items(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let all = this(vm, args)?.frame.variables(vm);
    Ok(vm.list(all.into_iter().map(|(name, value)| vm.tuple([name, value])).collect()))
}

fn reversed(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let mut all = this(vm, args)?.frame.variables(vm);
    all.reverse();
    Ok(vm.list(all.into_iter().map(|(name, _)| name).collect()))
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(this(vm, args)?.frame.snapshot(vm)?.into_value())
}

fn len_slot(vm: &Vm, value: &Value) -> PyResult<usize> {
    Ok(value.downcast_ref::<FrameLocals>().map_or(0, |view| view.frame.variables(vm).len()))
}

fn iter_slot(vm: &Vm, value: &Value) -> PyResult {
    let all = value.downcast_ref::<FrameLocals>().map_or_else(Vec::new, |view| view.frame.variables(vm));
    vm.iter(&vm.list(all.into_iter().map(|(name, _)| name).collect()))
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(view) = value.downcast_ref::<FrameLocals>() else { return Ok(String::new()) };
    match vm.enter_repr(value) {
        Some(_guard) => vm.repr_text(view.frame.snapshot(vm)?.value()),
        None => Ok("{...}".to_owned()),
    }
}

fn equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let view = this(vm, args)?;
    if let Some(other) = args.get(1).downcast_ref::<FrameLocals>() {
        return Ok(Value::bool(view.frame.is(&other.frame)));
    }
    match args.get(1).downcast_clone::<Dict>() {
        Some(dict) => {
            let own = view.frame.snapshot(vm)?;
            Ok(Value::bool(vm.values_equal(own.value(), dict.value())?))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn not_equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let equal = equal(vm, args)?;
    Ok(equal.as_bool().map_or(equal, |equal| Value::bool(!equal)))
}

fn joined(vm: &Vm, first: &Value, second: &Value) -> PyResult {
    let (Some(first), Some(second)) = (as_dict(vm, first)?, as_dict(vm, second)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let all = vm.heap.allocate(first.copy(), &vm.types.dict);
    all.update_from(vm, &second)?;
    Ok(all.into_value())
}

fn or_in_place(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if this(vm, args)?.update(vm, args.get(1))? {
        return Ok(args.get(0).clone());
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// `FrameLocalsProxy`.
static FRAME_LOCALS: TypeDef = TypeDef {
    name: "FrameLocalsProxy",
    layout: VTable::of::<FrameLocals>(),
    new: Some(NativeDef::new("__new__($type, frame, /)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__setitem__($self, key, value, /)", "Set self[key] to value.", set_item),
        NativeDef::new("__delitem__($self, key, /)", "Delete self[key].", delete_item),
        NativeDef::new("__contains__($self, key, /)", "", contains),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", |vm, args| {
            joined(vm, args.get(0), args.get(1))
        }),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", |vm, args| {
            joined(vm, args.get(1), args.get(0))
        }),
        NativeDef::new("__ior__($self, value, /)", "Return self|=value.", or_in_place),
        NativeDef::new("__reversed__($self, /)", "", reversed),
        NativeDef::new("copy($self, /)", "", copy),
        NativeDef::new("get($self, key, default=None, /)", "", get),
        NativeDef::new("items($self, /)", "", items),
        NativeDef::new("keys($self, /)", "", keys),
        NativeDef::new("setdefault($self, key, default=None, /)", "", set_default),
        NativeDef::new("update($self, source, /)", "", update),
        NativeDef::new("values($self, /)", "", values),
    ],
    slots: NativeSlots {
        iter: Some(iter_slot),
        len: Some(len_slot),
        repr: Some(repr_slot),
        ..TypeDef::EMPTY.slots
    },
    flags: type_flag::MAPPING,
    ..TypeDef::EMPTY
};

impl Vm {
    /// A view of a function frame's variables.
    pub(crate) fn frame_locals(&self, frame: &Ref<Frame>) -> Value {
        let view = FrameLocals { frame: frame.clone() };
        self.heap.allocate(view, &self.native_type(&FRAME_LOCALS)).into_value()
    }
}

/// `frame.clear()`: forgets the variables of a frame that does not run; a generator that has not begun is closed.
pub(crate) fn clear(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let frame = args.this::<Frame>(vm)?;
    if frame.active.get().is_some() {
        return Err(vm.runtime_error("cannot clear an executing frame"));
    }
    if let Some(generator) = frame.suspended_generator(vm)
        && let Some(body) = generator.generator_body()
    {
        if body.state.get() != GeneratorState::Created {
            return Err(vm.runtime_error("cannot clear a suspended frame"));
        }
        if generator.kind() == Kind::COROUTINE {
            vm.warn_never_awaited(&generator)?;
        }
        vm.close_generator(&generator)?;
    }
    let taken = (frame.locals.take(), frame.extra_locals.take());
    drop(taken);
    Ok(Value::NONE)
}
