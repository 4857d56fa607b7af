//! What classes tell about the memory of their instances in CPython: sizes, offsets and flags.

use super::heap::Kind;
use super::type_object::{GetSetDef, TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::native::PyResult;
use crate::vm::Vm;

type Class = Ref<TypeObject>;

/// `__basicsize__`, `__itemsize__`, `__dictoffset__` and `__weakrefoffset__`.
#[derive(Clone, Copy)]
struct Numbers {
    basic_size: i64,
    item_size: i64,
    dict_offset: i64,
    weak_reference_offset: i64,
}

/// The sizes of CPython 3.13 on 64-bit machines: name, basic size, item size, offsets of dictionary and weak references.
const NATIVE: [(&str, i64, i64, i64, i64); 20] = [
    ("int", 24, 4, 0, 0),
    ("bool", 24, 4, 0, 0),
    ("float", 24, 0, 0, 0),
    ("complex", 32, 0, 0, 0),
    ("str", 64, 0, 0, 0),
    ("bytes", 33, 1, 0, 0),
    ("bytearray", 56, 0, 0, 0),
    ("memoryview", 144, 8, 0, 136),
    ("list", 40, 0, 0, 0),
    ("tuple", 24, 8, 0, 0),
    ("dict", 48, 0, 0, 0),
    ("set", 200, 0, 0, 192),
    ("frozenset", 200, 0, 0, 192),
    ("type", 928, 40, 264, 368),
    ("range", 48, 0, 0, 0),
    ("slice", 40, 0, 0, 0),
    ("property", 64, 0, 0, 0),
    ("function", 144, 0, 88, 96),
    ("super", 40, 0, 0, 0),
    ("OSError", 112, 0, 16, 0),
];

fn numbers(class: &Class) -> Numbers {
    if class.is_native() {
        let name = class.name();
        let known = NATIVE.iter().find(|row| row.0 == &*name);
        let (basic_size, item_size, dict_offset, weak_reference_offset) = match known {
            Some(&(_, basic, item, dict, weak)) => (basic, item, dict, weak),
            None if class.layout.kind == Kind::EXCEPTION => (72, 0, 16, 0),
            None => (16, 0, 0, 0),
        };
        return Numbers { basic_size, item_size, dict_offset, weak_reference_offset };
    }
    let Some(base) = class.base() else {
        return Numbers { basic_size: 16, item_size: 0, dict_offset: 0, weak_reference_offset: 0 };
    };
    let mut all = numbers(&base);
    all.basic_size += 8 * i64::from(class.slot_count.get().saturating_sub(base.slot_count.get()));
    if class.has_flag(type_flag::HAS_DICT) && all.dict_offset == 0 {
        all.dict_offset = -1;
    }
    if class.has_flag(type_flag::WEAK_REFERENCEABLE)
        && all.weak_reference_offset == 0
        && !matches!(class.layout.kind, Kind::INT | Kind::TUPLE | Kind::BYTES)
    {
        all.weak_reference_offset = -32;
    }
    all
}

/// The size of an instance without what it has a varying number of.
pub(crate) fn basic_size(class: &Class) -> i64 {
    numbers(class).basic_size
}

fn number(vm: &Vm, value: &Value, choose: fn(&Numbers) -> i64) -> PyResult {
    match value.as_ref::<TypeObject>() {
        Some(class) => Ok(vm.int(choose(&numbers(class)))),
        None => Err(vm.type_error("a type was expected")),
    }
}

/// The bits of CPython's `tp_flags` that its documentation or other Python code speaks of.
mod bit {
    pub(super) const IMMUTABLE: i64 = 1 << 8;
    pub(super) const HEAP_TYPE: i64 = 1 << 9;
    pub(super) const BASE_TYPE: i64 = 1 << 10;
    pub(super) const READY: i64 = 1 << 12;
    pub(super) const COLLECTED: i64 = 1 << 14;
    pub(super) const SEQUENCE: i64 = 1 << 5;
    pub(super) const MAPPING: i64 = 1 << 6;
    pub(super) const MANAGED_WEAK_REFERENCES: i64 = 1 << 3;
    pub(super) const MANAGED_DICT: i64 = 1 << 4;
    pub(super) const ABSTRACT: i64 = 1 << 20;
    pub(super) const MATCH_SELF: i64 = 1 << 22;
}

/// The bit that all subclasses of some built-in types share.
fn family(kind: Kind) -> i64 {
    match kind {
        Kind::INT | Kind::BOOL => 1 << 24,
        Kind::LIST => 1 << 25,
        Kind::TUPLE => 1 << 26,
        Kind::BYTES => 1 << 27,
        Kind::STR => 1 << 28,
        Kind::DICT => 1 << 29,
        Kind::EXCEPTION => 1 << 30,
        Kind::TYPE => 1 << 31,
        _ => 0,
    }
}

fn flags(class: &Class) -> i64 {
    let kind = class.layout.kind;
    let mut flags = bit::READY | family(kind);
    flags |= if class.is_native() { bit::IMMUTABLE } else { bit::HEAP_TYPE };
    let atomic = matches!(
        kind,
        Kind::INT | Kind::BOOL | Kind::FLOAT | Kind::COMPLEX | Kind::STR | Kind::BYTES | Kind::BYTEARRAY
    ) || kind == Kind::INSTANCE;
    let has_dict = class.has_flag(type_flag::HAS_DICT);
    if !class.is_native() && has_dict || !atomic {
        flags |= bit::COLLECTED;
    }
    let numbers = numbers(class);
    for (holds, bits) in [
        (class.has_flag(type_flag::BASE_TYPE), bit::BASE_TYPE),
        (class.has_flag(type_flag::SEQUENCE), bit::SEQUENCE),
        (class.has_flag(type_flag::MAPPING), bit::MAPPING),
        (class.has_flag(type_flag::ABSTRACT), bit::ABSTRACT),
        (class.has_flag(type_flag::MATCH_SELF), bit::MATCH_SELF),
        (numbers.dict_offset < 0, bit::MANAGED_DICT),
        (numbers.weak_reference_offset < 0, bit::MANAGED_WEAK_REFERENCES),
    ] {
        if holds {
            flags |= bits;
        }
    }
    flags
}

fn get_flags(vm: &Vm, value: &Value) -> PyResult {
    match value.as_ref::<TypeObject>() {
        Some(class) => Ok(vm.int(flags(class))),
        None => Err(vm.type_error("a type was expected")),
    }
}

fn get_base(vm: &Vm, value: &Value) -> PyResult {
    match value.as_ref::<TypeObject>() {
        Some(class) => Ok(class.base().map_or(Value::NONE, Ref::into_value)),
        None => Err(vm.type_error("a type was expected")),
    }
}

const fn member(name: &'static str, get: fn(&Vm, &Value) -> PyResult<Value>) -> GetSetDef {
    GetSetDef { name, doc: "", get, set: None }
}

/// `__basicsize__`.
pub(crate) const BASIC_SIZE: GetSetDef =
    member("__basicsize__", |vm, value| number(vm, value, |all| all.basic_size));
/// `__itemsize__`.
pub(crate) const ITEM_SIZE: GetSetDef =
    member("__itemsize__", |vm, value| number(vm, value, |all| all.item_size));
/// `__flags__`.
pub(crate) const FLAGS: GetSetDef = member("__flags__", get_flags);
/// `__weakrefoffset__`.
pub(crate) const WEAK_REFERENCE_OFFSET: GetSetDef =
    member("__weakrefoffset__", |vm, value| number(vm, value, |all| all.weak_reference_offset));
/// `__base__`.
pub(crate) const BASE: GetSetDef = member("__base__", get_base);
/// `__dictoffset__`.
pub(crate) const DICT_OFFSET: GetSetDef =
    member("__dictoffset__", |vm, value| number(vm, value, |all| all.dict_offset));
