//! Quickening: choosing the specialised form of an instruction by the types it meets.

use super::argument::Placement;
use super::frame::FramePointer;
use crate::bytecode::opcode::Opcode;
use crate::object::code::Instr;
use crate::object::descriptor::{Member, MemberPlace, Property};
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::list::List;
use crate::object::method::Method;
use crate::object::module::Module;
use crate::object::native_function::NativeFunction;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::type_object::{TypeObject, type_flag};
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// Chooses the specialised form of the instruction being executed, whose operands are on the stack.
pub(crate) type Specialize = fn(&Vm, FramePointer, &Instr) -> Option<Opcode>;

/// Counts an execution of a base form: true if it is warm, so that a specialised form is to be chosen.
#[inline(always)]
pub(super) fn is_warm(instr: &Instr) -> bool {
    let left = instr.aux.get();
    if left != 0 {
        instr.aux.set(left - 1);
    }
    left == 0
}

/// Gives the instruction being executed a specialised form if there is one for what it meets; else it keeps its base
/// form for a while.
#[cold]
#[inline(never)]
pub(super) fn choose(vm: &Vm, frame: FramePointer, instr: &Instr, specialize: Specialize) {
    instr.aux.set(back_off(frame));
    if vm.options.quicken
        && let Some(opcode) = specialize(vm, frame, instr)
    {
        instr.opcode.set(opcode);
        if vm.options.fuse {
            fuse_around(frame);
        }
    }
}

/// How often the instruction being executed is executed in its base form before it is specialised again.
#[cold]
pub(super) fn back_off(frame: FramePointer) -> u16 {
    frame.code().back_off(frame.instruction_index())
}

/// The most components that a fused form has.
const LONGEST: usize = 5;

/// Fuses sequences that the instruction being executed, which got a new form, completes.
fn fuse_around(frame: FramePointer) {
    let instructions = &frame.code().instructions;
    let index = frame.instruction_index();
    for start in index.saturating_sub(LONGEST - 1)..(index + LONGEST).min(instructions.len()) {
        if !instructions[start].opcode.get().first_component().begins_fused() {
            continue;
        }
        let found = Opcode::fused().iter().find(|fused| {
            let components = fused.metadata().components;
            instructions.get(start..start + components.len()).is_some_and(|sequence| {
                sequence
                    .iter()
                    .zip(components)
                    .all(|(instr, &component)| instr.opcode.get().first_component() == component)
            })
        });
        if let Some(&fused) = found {
            instructions[start].opcode.set(fused);
        }
    }
}

/// Keeps values for an instruction's inline cache; returns the index of the first.
fn keep(frame: FramePointer, instr: &Instr, values: impl IntoIterator<Item = Value>) -> Option<()> {
    let mut kept = frame.code().cached_values.borrow_mut();
    let index = u16::try_from(kept.len()).ok().filter(|&index| index < u16::MAX - 2)?;
    kept.extend(values);
    instr.aux.set(index);
    Some(())
}

pub(super) fn binary_op(_vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let (left, right) = (frame.peek(2), frame.peek(1));
    if left.as_small_int().is_some() && right.as_small_int().is_some() {
        return match instr.arg {
            0 | 13 => Some(Opcode::BinaryOpAddInt),
            10 | 23 => Some(Opcode::BinaryOpSubtractInt),
            5 | 18 => Some(Opcode::BinaryOpMultiplyInt),
            _ => None,
        };
    }
    if left.as_exact_float().is_some() && right.as_exact_float().is_some() {
        return match instr.arg {
            0 | 13 => Some(Opcode::BinaryOpAddFloat),
            10 | 23 => Some(Opcode::BinaryOpSubtractFloat),
            5 | 18 => Some(Opcode::BinaryOpMultiplyFloat),
            _ => None,
        };
    }
    let strings = left.is_exactly(Kind::STR) && right.is_exactly(Kind::STR);
    (strings && matches!(instr.arg, 0 | 13)).then_some(Opcode::BinaryOpAddUnicode)
}

pub(super) fn compare_op(_vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let (left, right) = (frame.peek(2), frame.peek(1));
    if left.as_small_int().is_some() && right.as_small_int().is_some() {
        return Some(Opcode::CompareOpInt);
    }
    if left.as_exact_float().is_some() && right.as_exact_float().is_some() {
        return Some(Opcode::CompareOpFloat);
    }
    let strings = left.is_exactly(Kind::STR) && right.is_exactly(Kind::STR);
    (strings && matches!(instr.arg >> 5, 2 | 3)).then_some(Opcode::CompareOpStr)
}

pub(super) fn to_bool(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let value = frame.peek(1);
    if value.is_none() {
        return Some(Opcode::ToBoolNone);
    }
    if value.kind() == Kind::BOOL {
        return Some(Opcode::ToBoolBool);
    }
    if value.as_small_int().is_some() {
        return Some(Opcode::ToBoolInt);
    }
    match value.kind() {
        Kind::LIST if value.is_exact() => return Some(Opcode::ToBoolList),
        Kind::STR if value.is_exact() => return Some(Opcode::ToBoolStr),
        Kind::INSTANCE => {}
        _ => return None,
    }
    let class = value.heap_type()?;
    let names = [&vm.names.__bool__, &vm.names.__len__];
    if class.is_native() || names.iter().any(|name| vm.lookup(class, name).is_some()) {
        return None;
    }
    instr.cache.set(u64::from(class.version(vm)));
    Some(Opcode::ToBoolAlwaysTrue)
}

pub(super) fn contains_op(_vm: &Vm, frame: FramePointer, _instr: &Instr) -> Option<Opcode> {
    let container = frame.peek(1);
    match container.kind() {
        Kind::DICT if container.is_exact() => Some(Opcode::ContainsOpDict),
        Kind::SET | Kind::FROZENSET if container.is_exact() => Some(Opcode::ContainsOpSet),
        _ => None,
    }
}

pub(super) fn load_global(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let name = &frame.code().names[(instr.arg >> 1) as usize];
    let function = &frame.frame().function;
    if !function.globals.value().is_exact() || !function.builtins.value().is_exact() {
        return None;
    }
    if let Some(position) = function.globals.position_of_str(name) {
        let position = u16::try_from(position).ok()?;
        instr.cache.set(u64::from(function.globals.keys_version(vm)));
        instr.aux.set(position);
        return Some(Opcode::LoadGlobalModule);
    }
    let position = u16::try_from(function.builtins.position_of_str(name)?).ok()?;
    let versions =
        u64::from(function.globals.keys_version(vm)) << 32 | u64::from(function.builtins.keys_version(vm));
    instr.cache.set(versions);
    instr.aux.set(position);
    Some(Opcode::LoadGlobalBuiltin)
}

pub(super) fn load_attr(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let name = &frame.code().names[(instr.arg >> 1) as usize];
    let owner = frame.peek(1);
    match owner.kind() {
        Kind::MODULE if owner.is_exact() => return load_attr_module(vm, owner, name, instr),
        Kind::TYPE => return load_attr_class(vm, frame, owner, name, instr),
        _ => {}
    }
    let class = vm.type_of(owner).clone();
    if class.slots.get().get_attribute.is_some() || class.has_flag(type_flag::CUSTOM_GET_ATTRIBUTE) {
        return None;
    }
    let on_type = vm.lookup(&class, name);
    let data_descriptor = on_type.as_ref().is_some_and(|found| vm.is_data_descriptor(found));
    let version = u64::from(class.version(vm)) << 32;
    if data_descriptor {
        return load_attr_data_descriptor(frame, owner, &class, on_type?, version, instr);
    }
    if let Some((shape, index)) = owner.attributes().and_then(|attributes| attributes.position(name)) {
        instr.aux.set(u16::try_from(index).ok()?);
        instr.cache.set(u64::from(shape));
        return Some(Opcode::LoadAttrInstanceValue);
    }
    let found = on_type?;
    owner.heap_type()?;
    let shape = match owner.attributes() {
        None => 0,
        Some(attributes) => match attributes.shape_id() {
            Some(shape) if attributes.get(name).is_none() => shape,
            _ => return None,
        },
    };
    let forms = if instr.arg & 1 != 0 && vm.binds_like_function(&found) {
        (Opcode::LoadAttrMethodNoDict, Opcode::LoadAttrMethodWithValues)
    } else if !is_descriptor(vm, &found) {
        (Opcode::LoadAttrNondescriptorNoDict, Opcode::LoadAttrNondescriptorWithValues)
    } else {
        return None;
    };
    keep(frame, instr, [found])?;
    instr.cache.set(version | u64::from(shape));
    Some(if shape == 0 { forms.0 } else { forms.1 })
}

/// Whether reading a class attribute runs a `__get__`.
fn is_descriptor(vm: &Vm, value: &Value) -> bool {
    let class = vm.type_of(value);
    class.slots.get().descriptor_get.is_some()
        || (!class.is_native() && vm.lookup(class, &vm.names.__get__).is_some())
}

fn load_attr_module(vm: &Vm, owner: &Value, name: &Ref<Str>, instr: &Instr) -> Option<Opcode> {
    let module = owner.downcast_ref::<Module>()?;
    let position = u16::try_from(module.dict.position_of_str(name)?).ok()?;
    // What modules have in common comes from their type only where it is a data descriptor.
    if vm.lookup(vm.type_of(owner), name).is_some_and(|found| vm.is_data_descriptor(&found)) {
        return None;
    }
    instr.cache.set(u64::from(module.dict.keys_version(vm)));
    instr.aux.set(position);
    Some(Opcode::LoadAttrModule)
}

fn load_attr_class(
    vm: &Vm,
    frame: FramePointer,
    owner: &Value,
    name: &Ref<Str>,
    instr: &Instr,
) -> Option<Opcode> {
    let class = owner.as_ref::<TypeObject>()?;
    if !class.header().type_ref().is(&vm.types.type_) || vm.lookup(&vm.types.type_, name).is_some() {
        return None;
    }
    let found = vm.lookup(class, name)?;
    // A function read through its class is the function itself.
    if is_descriptor(vm, &found) && found.kind() != Kind::FUNCTION {
        return None;
    }
    keep(frame, instr, [found])?;
    instr.cache.set(u64::from(class.version(vm)));
    Some(Opcode::LoadAttrClass)
}

fn load_attr_data_descriptor(
    frame: FramePointer,
    owner: &Value,
    class: &Ref<TypeObject>,
    descriptor: Value,
    version: u64,
    instr: &Instr,
) -> Option<Opcode> {
    if let Some(member) = descriptor.downcast_ref::<Member>() {
        owner.attributes()?;
        if !class.is_subtype(&member.owner) {
            return None;
        }
        let MemberPlace::Slot(index) = member.place else { return None };
        instr.aux.set(u16::try_from(index).ok()?);
        instr.cache.set(version);
        return Some(Opcode::LoadAttrSlot);
    }
    let property = descriptor.downcast_ref::<Property>().filter(|_| descriptor.is_exact())?;
    let getter = property.getter.borrow().clone()?;
    let code = getter.downcast_ref::<Function>()?.code();
    if instr.arg & 1 != 0 || !code.simple_parameters || code.template.argcount != 1 {
        return None;
    }
    keep(frame, instr, [getter])?;
    instr.cache.set(version | u64::from(code.id));
    Some(Opcode::LoadAttrProperty)
}

pub(super) fn load_super_attr(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let (proxy, class, receiver) = (frame.peek(3), frame.peek(2), frame.peek(1));
    let name = &frame.code().names[(instr.arg >> 2) as usize];
    if instr.arg & 1 == 0 || !proxy.is(vm.types.super_.value()) || name.is(&vm.names.__class__) {
        return None;
    }
    let behind = class.as_ref::<TypeObject>()?;
    let own = receiver.heap_type()?;
    if receiver.is_a::<TypeObject>() || !own.is_subtype(behind) {
        return None;
    }
    let mro = own.mro();
    let place = mro.iter().position(|other| other.is(behind))?;
    let found = mro[place + 1..].iter().find_map(|class| class.dict.get_str(name))?;
    if !vm.binds_like_function(&found) {
        return None;
    }
    keep(frame, instr, [class.clone(), found])?;
    instr.cache.set(u64::from(own.version(vm)) << 32);
    Some(Opcode::LoadSuperAttrMethod)
}

pub(super) fn store_attr(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let name = &frame.code().names[instr.arg as usize];
    let owner = frame.peek(1);
    let class = vm.type_of(owner).clone();
    if class.slots.get().set_attribute.is_some() || class.has_flag(type_flag::CUSTOM_SET_ATTRIBUTE) {
        return None;
    }
    if let Some(found) = vm.lookup(&class, name).filter(|found| vm.is_data_descriptor(found)) {
        let member = found.downcast_ref::<Member>().filter(|member| class.is_subtype(&member.owner))?;
        owner.attributes()?;
        let MemberPlace::Slot(index) = member.place else { return None };
        instr.aux.set(u16::try_from(index).ok()?);
        instr.cache.set(u64::from(class.version(vm)) << 32);
        return Some(Opcode::StoreAttrSlot);
    }
    let attributes = owner.attributes()?;
    if let Some((shape, index)) = attributes.position(name) {
        instr.aux.set(u16::try_from(index).ok()?);
        instr.cache.set(u64::from(shape));
        return Some(Opcode::StoreAttrInstanceValue);
    }
    let (shape, successor, index) = attributes.transition(name)?;
    instr.aux.set(u16::try_from(index).ok()?);
    instr.cache.set(u64::from(shape) | (u64::from(successor) + 1) << 32);
    Some(Opcode::StoreAttrInstanceValue)
}

pub(super) fn binary_subscr(_vm: &Vm, frame: FramePointer, _instr: &Instr) -> Option<Opcode> {
    let (container, key) = (frame.peek(2), frame.peek(1));
    if !container.is_exact() {
        return None;
    }
    match container.kind() {
        Kind::LIST if key.as_small_int().is_some() => Some(Opcode::BinarySubscrListInt),
        Kind::TUPLE if key.as_small_int().is_some() => Some(Opcode::BinarySubscrTupleInt),
        Kind::STR if key.as_small_int().is_some() => Some(Opcode::BinarySubscrStrInt),
        Kind::DICT => Some(Opcode::BinarySubscrDict),
        _ => None,
    }
}

pub(super) fn store_subscr(_vm: &Vm, frame: FramePointer, _instr: &Instr) -> Option<Opcode> {
    let (container, key) = (frame.peek(2), frame.peek(1));
    match container.kind() {
        Kind::LIST if container.is_exact() && key.as_small_int().is_some() => {
            Some(Opcode::StoreSubscrListInt)
        }
        Kind::DICT if container.is_exact() => Some(Opcode::StoreSubscrDict),
        _ => None,
    }
}

pub(super) fn for_iter(_vm: &Vm, frame: FramePointer, _instr: &Instr) -> Option<Opcode> {
    match frame.peek(1).kind() {
        Kind::RANGE_ITERATOR => Some(Opcode::ForIterRange),
        Kind::LIST_ITERATOR => Some(Opcode::ForIterList),
        Kind::TUPLE_ITERATOR => Some(Opcode::ForIterTuple),
        Kind::GENERATOR => Some(Opcode::ForIterGen),
        _ => None,
    }
}

pub(super) fn send(_vm: &Vm, frame: FramePointer, _instr: &Instr) -> Option<Opcode> {
    matches!(frame.peek(2).kind(), Kind::GENERATOR | Kind::COROUTINE).then_some(Opcode::SendGen)
}

pub(super) fn unpack_sequence(_vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let sequence = frame.peek(1);
    if !sequence.is_exact() {
        return None;
    }
    let length = instr.arg as usize;
    if let Some(tuple) = sequence.downcast_ref::<Tuple>() {
        return match tuple.items.len() {
            found if found != length => None,
            2 => Some(Opcode::UnpackSequenceTwoTuple),
            _ => Some(Opcode::UnpackSequenceTuple),
        };
    }
    let list = sequence.downcast_ref::<List>()?;
    (list.len() == length).then_some(Opcode::UnpackSequenceList)
}

pub(super) fn call(vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let count = instr.arg as usize;
    let callable = frame.peek(count + 2);
    let total = count + usize::from(frame.slot_at(count + 1).is_some());
    match callable.kind() {
        Kind::FUNCTION => {
            let exact = callable.downcast_ref::<Function>()?.code().takes_exactly(total);
            Some(if exact { Opcode::CallPyExactArgs } else { Opcode::CallPyGeneral })
        }
        Kind::METHOD if total == count => {
            let function = &callable.downcast_ref::<Method>()?.function;
            let exact = function.downcast_ref::<Function>()?.code().takes_exactly(count + 1);
            exact.then_some(Opcode::CallBoundMethodExactArgs)
        }
        Kind::TYPE if total == count => call_class(vm, frame, callable.as_ref::<TypeObject>()?, count, instr),
        Kind::NATIVE_FUNCTION => call_native(callable, count, total, instr),
        _ => None,
    }
}

/// The inline cache of `CALL_KW`, which has no form of its own: how a Python function gets the values.
pub(super) fn call_kw(_vm: &Vm, frame: FramePointer, instr: &Instr) -> Option<Opcode> {
    let count = instr.arg as usize;
    let names = frame.peek(1).downcast_ref::<Tuple>()?;
    let function = frame.peek(count + 3).downcast_ref::<Function>()?;
    let total = count + usize::from(frame.slot_at(count + 2).is_some());
    instr.cache.set(Placement::new(&function.code(), total, &names.items).map_or(0, Placement::bits));
    None
}

fn call_class(
    vm: &Vm,
    frame: FramePointer,
    class: &Ref<TypeObject>,
    count: usize,
    instr: &Instr,
) -> Option<Opcode> {
    if let Some(init) = super::handlers::call::plain_init(vm, class) {
        let code = init.code();
        if !code.simple_parameters || code.template.argcount as usize != count + 1 {
            return None;
        }
        keep(frame, instr, [init.into_value()])?;
        instr.cache.set(u64::from(class.version(vm)) << 32 | u64::from(code.id));
        return Some(Opcode::CallAllocAndEnterInit);
    }
    if !class.is_native() || !class.header().type_ref().is(&vm.types.type_) {
        return None;
    }
    if class.is(&vm.types.type_) {
        return (count == 1).then_some(Opcode::CallType1);
    }
    let init = vm.lookup(class, &vm.names.__init__)?;
    let new = vm.lookup(class, &vm.names.__new__)?;
    let native = new.downcast_ref::<NativeFunction>()?;
    let of_class = |own: &Value| own.as_ref::<TypeObject>().is_some_and(|own| class.is_subtype(own));
    let constructs = native.owner.is_none() && native.receiver.as_ref().is_some_and(of_class);
    let initialises = of_class(init.downcast_ref::<NativeFunction>()?.owner.as_ref()?.value());
    if vm.is_object_new(&new) || !constructs || class.slots.get().call.is_some() {
        return None;
    }
    if vm.is_object_init(&init) {
        // `__new__` does all the work.
        keep(frame, instr, [new, Value::NONE])?;
    } else if initialises {
        keep(frame, instr, [new, init])?;
    } else {
        return None;
    }
    instr.cache.set(class.value().bits());
    Some(match (class, count) {
        (class, 1) if class.is(&vm.types.str) => Opcode::CallStr1,
        (class, 1) if class.is(&vm.types.tuple) => Opcode::CallTuple1,
        _ => Opcode::CallBuiltinClass,
    })
}

fn call_native(callable: &Value, count: usize, total: usize, instr: &Instr) -> Option<Opcode> {
    let native = callable.downcast_ref::<NativeFunction>()?;
    if native.receiver.is_some() || !native.signature().takes_exactly(total) {
        return None;
    }
    instr.cache.set(std::ptr::from_ref(native.def) as u64);
    instr.aux.set(u16::try_from(total).ok()?);
    let of_builtins = native.owner.is_none()
        && native.module.borrow().downcast_ref::<Str>().is_some_and(|module| module.as_str() == "builtins");
    let method = native.owner.is_some();
    Some(match (native.def.name(), count, total) {
        ("len", 1, 1) if of_builtins => Opcode::CallLen,
        ("isinstance", 2, 2) if of_builtins => Opcode::CallIsinstance,
        ("append", 1, 2) if native.owner.as_ref().is_some_and(|o| o.layout.kind == Kind::LIST) => {
            Opcode::CallListAppend
        }
        (_, _, 1) if method => Opcode::CallMethodDescriptorNoargs,
        (_, _, 2) if method => Opcode::CallMethodDescriptorO,
        _ if method => Opcode::CallMethodDescriptorFast,
        (_, _, 1) => Opcode::CallBuiltinO,
        _ => Opcode::CallBuiltinFast,
    })
}
