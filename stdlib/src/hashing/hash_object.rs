//! `_hashlib.HASH` and `_hashlib.HASHXOF`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::algorithms::Hasher;
use super::work::{State, data_argument, hexadecimal};

/// The payload of a hash object.
pub(super) struct Hash {
    /// In a box: objects are aligned to 8 bytes only.
    state: Box<State<Hasher>>,
}

impl Payload for Hash {
    const TRACKED: bool = false;
}

/// A hash object that has taken in `data`.
pub(super) fn make(vm: &Vm, hasher: Hasher, data: Option<&Value>) -> PyResult {
    let class = vm.native_type(if hasher.is_extendable() { &HASH_XOF } else { &HASH });
    let data = data.map(|data| data_argument(vm, data)).transpose()?;
    let hash = Hash { state: Box::new(State::new(hasher)) };
    if let Some(data) = data {
        hash.state.feed(vm, data, Hasher::update)?;
    }
    Ok(vm.heap.allocate(hash, &class).into_value())
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hash = args.this::<Hash>(vm)?;
    hash.state.feed(vm, data_argument(vm, args.get(1))?, Hasher::update)?;
    Ok(Value::NONE)
}

fn digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(args.this::<Hash>(vm)?.state.with(vm, Hasher::digest)?))
}

fn hexdigest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(hexadecimal(vm, &args.this::<Hash>(vm)?.state.with(vm, Hasher::digest)?))
}

fn long_digest(vm: &Vm, args: &Arguments<'_>) -> PyResult<Vec<u8>> {
    let hash = args.this::<Hash>(vm)?;
    let length = vm.size_argument(args.get(1))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.system_error("Negative size passed to PyBytes_FromStringAndSize"));
    };
    vm.reserve(length, 1)?;
    vm.work(length / 64)?;
    hash.state.with(vm, |hasher| hasher.digest_of_length(length))
}

fn xof_digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(long_digest(vm, args)?))
}

fn xof_hexdigest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(hexadecimal(vm, &long_digest(vm, args)?))
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hash = Hash { state: args.this::<Hash>(vm)?.state.copy(vm)?.into() };
    Ok(vm.heap.allocate(hash, vm.type_of(args.get(0))).into_value())
}

fn get<R>(vm: &Vm, value: &Value, read: impl FnOnce(&Hasher) -> R) -> PyResult<R> {
    match value.downcast_ref::<Hash>() {
        Some(hash) => hash.state.with(vm, read),
        None => Err(vm.type_error("a hash object was expected")),
    }
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let name = get(vm, value, Hasher::name)?;
    let class = if get(vm, value, Hasher::is_extendable)? { "HASHXOF" } else { "HASH" };
    Ok(format!("<{name} _hashlib.{class} object @ {:#x}>", vm.heap.id_of(value)))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

const REPR: NativeDef = NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method);

/// `_hashlib.HASH`.
pub(super) static HASH: TypeDef = TypeDef {
    name: "_hashlib.HASH",
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    layout: VTable::of::<Hash>(),
    new: None,
    methods: &[
        NativeDef::new("digest($self, /)", "Return the digest value as a bytes object.", digest),
        NativeDef::new(
            "hexdigest($self, /)",
            "Return the digest value as a string of hexadecimal digits.",
            hexdigest,
        ),
        NativeDef::new(
            "update($self, obj, /)",
            "Update this hash object's state with the provided string.",
            update,
        ),
        NativeDef::new("copy($self, /)", "Return a copy of the hash object.", copy),
        REPR,
    ],
    getset: &[
        GetSetDef {
            name: "digest_size",
            doc: "",
            get: |vm, value| Ok(vm.int(get(vm, value, Hasher::digest_size)? as i64)),
            set: None,
        },
        GetSetDef {
            name: "block_size",
            doc: "",
            get: |vm, value| Ok(vm.int(get(vm, value, Hasher::block_size)? as i64)),
            set: None,
        },
        GetSetDef {
            name: "name",
            doc: "algorithm name.",
            get: |vm, value| Ok(vm.text(get(vm, value, Hasher::name)?)),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};

/// `_hashlib.HASHXOF`: the caller chooses the length of the digest.
pub(super) static HASH_XOF: TypeDef = TypeDef {
    name: "_hashlib.HASHXOF",
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    layout: VTable::of::<Hash>(),
    base: Some(&HASH),
    methods: &[
        NativeDef::new("digest($self, /, length)", "Return the digest value as a bytes object.", xof_digest),
        NativeDef::new(
            "hexdigest($self, /, length)",
            "Return the digest value as a string of hexadecimal digits.",
            xof_hexdigest,
        ),
        REPR,
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    flags: type_flag::BASE_TYPE,
    ..TypeDef::EMPTY
};
