//! `_hashlib.HMAC`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use super::algorithms::Mac;
use super::work::{State, data_argument, hexadecimal};
use super::{algorithm_argument, unsupported};

struct Hmac {
    /// In a box: objects are aligned to 8 bytes only.
    state: Box<State<Mac>>,
}

impl Payload for Hmac {
    const TRACKED: bool = false;
}

fn new_mac(vm: &Vm, key: &Value, algorithm: &Value) -> PyResult<Mac> {
    let key = vm.buffer_argument(key)?;
    let hasher = algorithm_argument(vm, algorithm)?;
    if hasher.is_extendable() {
        return Err(vm.value_error("no reason supplied"));
    }
    Ok(Mac::new(&hasher, &key))
}

/// `hmac_new(key, msg=b"", digestmod=None)`.
pub(super) fn hmac_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(algorithm) = args.not_none(2) else {
        return Err(vm.type_error("Missing required parameter 'digestmod'."));
    };
    let hmac = Hmac { state: Box::new(State::new(new_mac(vm, args.get(0), algorithm)?)) };
    if let Some(message) = args.not_none(1) {
        hmac.state.feed(vm, data_argument(vm, message)?, Mac::update)?;
    }
    Ok(vm.heap.allocate(hmac, &vm.native_type(&HMAC)).into_value())
}

/// `hmac_digest(key, msg, digest)`.
pub(super) fn hmac_digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Ok(mac) = new_mac(vm, args.get(0), args.get(2)) else {
        vm.buffer_argument(args.get(0))?;
        return Err(unsupported(vm));
    };
    let state = State::new(mac);
    state.feed(vm, vm.buffer_argument(args.get(1))?, Mac::update)?;
    Ok(vm.bytes(state.with(vm, Mac::digest)?))
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hmac = args.this::<Hmac>(vm)?;
    hmac.state.feed(vm, data_argument(vm, args.get(1))?, Mac::update)?;
    Ok(Value::NONE)
}

fn digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(args.this::<Hmac>(vm)?.state.with(vm, Mac::digest)?))
}

fn hexdigest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(hexadecimal(vm, &args.this::<Hmac>(vm)?.state.with(vm, Mac::digest)?))
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hmac = Hmac { state: args.this::<Hmac>(vm)?.state.copy(vm)?.into() };
    Ok(vm.heap.allocate(hmac, vm.type_of(args.get(0))).into_value())
}

fn get<R>(vm: &Vm, value: &Value, read: impl FnOnce(&Mac) -> R) -> PyResult<R> {
    match value.downcast_ref::<Hmac>() {
        Some(hmac) => hmac.state.with(vm, read),
        None => Err(vm.type_error("an HMAC object was expected")),
    }
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let name = get(vm, value, |mac| mac.hasher().name())?;
    Ok(format!("<{name} HMAC object @ {:#x}>", vm.heap.id_of(value)))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

/// `_hashlib.HMAC`.
pub(super) static HMAC: TypeDef = TypeDef {
    name: "_hashlib.HMAC",
    doc: "The object used to calculate HMAC of a message.",
    layout: VTable::of::<Hmac>(),
    methods: &[
        NativeDef::new("update($self, /, msg)", "Update the HMAC object with msg.", update),
        NativeDef::new(
            "digest($self, /)",
            "Return the digest of the bytes passed to the update() method so far.",
            digest,
        ),
        NativeDef::new(
            "hexdigest($self, /)",
            "Return hexadecimal digest of the bytes passed to the update() method so far.",
            hexdigest,
        ),
        NativeDef::new("copy($self, /)", "Return a copy (\"clone\") of the HMAC object.", copy),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
    ],
    getset: &[
        GetSetDef {
            name: "digest_size",
            doc: "",
            get: |vm, value| Ok(vm.int(get(vm, value, |mac| mac.hasher().digest_size())? as i64)),
            set: None,
        },
        GetSetDef {
            name: "block_size",
            doc: "",
            get: |vm, value| Ok(vm.int(get(vm, value, |mac| mac.hasher().block_size())? as i64)),
            set: None,
        },
        GetSetDef {
            name: "name",
            doc: "",
            get: |vm, value| Ok(vm.text(format!("hmac-{}", get(vm, value, |mac| mac.hasher().name())?))),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
