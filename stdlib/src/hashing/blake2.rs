//! The module `_blake2`: BLAKE2b and BLAKE2s with all of their parameters.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::{GetSetDef, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::work::{State, data_argument, hexadecimal};
use crate::common::class_of;

/// The sizes of a variant.
struct Limits {
    digest: usize,
    salt: usize,
    block: usize,
    offset: u64,
    name: &'static str,
}

const BLAKE2B_LIMITS: Limits = Limits { digest: 64, salt: 16, block: 128, offset: u64::MAX, name: "blake2b" };
const BLAKE2S_LIMITS: Limits =
    Limits { digest: 32, salt: 8, block: 64, offset: (1 << 48) - 1, name: "blake2s" };

/// A hash in progress.
#[derive(Clone)]
enum Hasher {
    Large(Box<blake2b_simd::State>),
    Small(Box<blake2s_simd::State>),
}

impl Hasher {
    fn update(&mut self, data: &[u8]) {
        match self {
            Hasher::Large(state) => drop(state.update(data)),
            Hasher::Small(state) => drop(state.update(data)),
        }
    }

    fn digest(&self) -> Vec<u8> {
        match self {
            Hasher::Large(state) => state.finalize().as_bytes().to_vec(),
            Hasher::Small(state) => state.finalize().as_bytes().to_vec(),
        }
    }
}

struct Blake2 {
    state: State<Hasher>,
    size: usize,
    limits: &'static Limits,
}

impl Payload for Blake2 {
    const TRACKED: bool = false;
}

/// The parameters of a hash, checked.
struct Parameters {
    size: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
}

fn bytes_parameter(vm: &Vm, args: &Arguments<'_>, index: usize) -> PyResult<Vec<u8>> {
    Ok(args.optional(index).map_or(Ok([].into()), |value| vm.buffer_argument(value))?.to_vec())
}

fn number_parameter(
    vm: &Vm,
    args: &Arguments<'_>,
    index: usize,
    default: i64,
    range: std::ops::RangeInclusive<i64>,
    message: &str,
) -> PyResult<i64> {
    let Some(value) = args.optional(index) else { return Ok(default) };
    let number = i64::from(vm.int_argument(value)?);
    if range.contains(&number) { Ok(number) } else { Err(vm.value_error(message)) }
}

/// A parameter of C's unsigned type, which has messages of its own.
fn unsigned_parameter(vm: &Vm, args: &Arguments<'_>, index: usize, limit: u64, name: &str) -> PyResult<u64> {
    let Some(value) = args.optional(index) else { return Ok(0) };
    let int = vm.index_big(value)?;
    if int.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("value must be positive"));
    }
    match u64::try_from(&int) {
        Ok(value) if value <= limit => Ok(value),
        Ok(_) => Err(vm.overflow_error(format!("{name} is too large"))),
        Err(_) => Err(vm.overflow_error("int too big to convert")),
    }
}

fn parameters(vm: &Vm, args: &Arguments<'_>, limits: &Limits) -> PyResult<Parameters> {
    let most = limits.digest as i64;
    let number = |index: usize, default: i64, least: i64, most: i64, message: String| {
        number_parameter(vm, args, index, default, least..=most, &message)
    };
    let size = number(2, most, 1, most, format!("digest_size must be between 1 and {most} bytes"))?;
    let (key, salt, person) =
        (bytes_parameter(vm, args, 3)?, bytes_parameter(vm, args, 4)?, bytes_parameter(vm, args, 5)?);
    for (bytes, longest, name) in [(&salt, limits.salt, "salt"), (&person, limits.salt, "person")] {
        if bytes.len() > longest {
            return Err(vm.value_error(format!("maximum {name} length is {longest} bytes")));
        }
    }
    let fanout = number(6, 1, 0, 255, "fanout must be between 0 and 255".to_owned())?;
    let depth = number(7, 1, 1, 255, "depth must be between 1 and 255".to_owned())?;
    let leaf_size = unsigned_parameter(vm, args, 8, u64::from(u32::MAX), "leaf_size")?;
    let node_offset = unsigned_parameter(vm, args, 9, limits.offset, "node_offset")?;
    let node_depth = number(10, 0, 0, 255, "node_depth must be between 0 and 255".to_owned())?;
    let inner_size = number(11, 0, 0, most, format!("inner_size must be between 0 and is {most}"))?;
    if key.len() > limits.digest {
        return Err(vm.value_error(format!("maximum key length is {most} bytes")));
    }
    Ok(Parameters {
        size: size as usize,
        key,
        salt,
        person,
        fanout: fanout as u8,
        depth: depth as u8,
        leaf_size: leaf_size as u32,
        node_offset,
        node_depth: node_depth as u8,
        inner_size: inner_size as usize,
        last_node: args.optional(12).map_or(Ok(false), |last| vm.is_true(last))?,
    })
}

macro_rules! state_of {
    ($crate_name:ident, $parameters:expr) => {{
        let parameters = $parameters;
        let mut made = $crate_name::Params::new();
        made.hash_length(parameters.size)
            .key(&parameters.key)
            .salt(&parameters.salt)
            .personal(&parameters.person)
            .fanout(parameters.fanout)
            .max_depth(parameters.depth)
            .max_leaf_length(parameters.leaf_size)
            .node_offset(parameters.node_offset)
            .node_depth(parameters.node_depth)
            .inner_hash_length(parameters.inner_size)
            .last_node(parameters.last_node);
        Box::new(made.to_state())
    }};
}

fn make(vm: &Vm, args: &Arguments<'_>, limits: &'static Limits) -> PyResult {
    let parameters = parameters(vm, args, limits)?;
    let data = args.optional(1).map(|data| data_argument(vm, data)).transpose()?;
    let size = parameters.size;
    let hasher = if limits.digest == 64 {
        Hasher::Large(state_of!(blake2b_simd, parameters))
    } else {
        Hasher::Small(state_of!(blake2s_simd, parameters))
    };
    let hash = Blake2 { state: State::new(hasher), size, limits };
    if let Some(data) = data {
        hash.state.feed(vm, data, Hasher::update)?;
    }
    Ok(vm.heap.allocate(hash, class_of(vm, args)?).into_value())
}

fn update(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hash = args.this::<Blake2>(vm)?;
    hash.state.feed(vm, data_argument(vm, args.get(1))?, Hasher::update)?;
    Ok(Value::NONE)
}

fn digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.bytes(args.this::<Blake2>(vm)?.state.with(vm, Hasher::digest)?))
}

fn hexdigest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(hexadecimal(vm, &args.this::<Blake2>(vm)?.state.with(vm, Hasher::digest)?))
}

fn copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let hash = args.this::<Blake2>(vm)?;
    let copied = Blake2 { state: hash.state.copy(vm)?, size: hash.size, limits: hash.limits };
    Ok(vm.heap.allocate(copied, vm.type_of(args.get(0))).into_value())
}

fn read(vm: &Vm, value: &Value, make: impl FnOnce(&Blake2) -> Value) -> PyResult {
    match value.downcast_ref::<Blake2>() {
        Some(hash) => Ok(make(hash)),
        None => Err(vm.type_error("a BLAKE2 object was expected")),
    }
}

const METHODS: &[NativeDef] = &[
    NativeDef::new("copy($self, /)", "Return a copy of the hash object.", copy),
    NativeDef::new("digest($self, /)", "Return the digest value as a bytes object.", digest),
    NativeDef::new(
        "hexdigest($self, /)",
        "Return the digest value as a string of hexadecimal digits.",
        hexdigest,
    ),
    NativeDef::new(
        "update($self, data, /)",
        "Update this hash object's state with the provided bytes-like object.",
        update,
    ),
];

const ATTRIBUTES: &[GetSetDef] = &[
    GetSetDef {
        name: "name",
        doc: "",
        get: |vm, value| read(vm, value, |hash| vm.text(hash.limits.name)),
        set: None,
    },
    GetSetDef {
        name: "block_size",
        doc: "",
        get: |vm, value| read(vm, value, |hash| vm.int(hash.limits.block as i64)),
        set: None,
    },
    GetSetDef {
        name: "digest_size",
        doc: "",
        get: |vm, value| read(vm, value, |hash| vm.int(hash.size as i64)),
        set: None,
    },
];

static BLAKE2B: TypeDef = TypeDef {
    name: "_blake2.blake2b",
    doc: "Return a new BLAKE2b hash object.",
    layout: VTable::of::<Blake2>(),
    new: Some(NativeDef::new(
        "__new__($type, data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
        "Create and return a new object.",
        |vm, args| make(vm, args, &BLAKE2B_LIMITS),
    )),
    methods: METHODS,
    getset: ATTRIBUTES,
    ..TypeDef::EMPTY
};

static BLAKE2S: TypeDef = TypeDef {
    name: "_blake2.blake2s",
    doc: "Return a new BLAKE2s hash object.",
    layout: VTable::of::<Blake2>(),
    new: Some(NativeDef::new(
        "__new__($type, data=b'', /, *, digest_size=32, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
        "Create and return a new object.",
        |vm, args| make(vm, args, &BLAKE2S_LIMITS),
    )),
    methods: METHODS,
    getset: ATTRIBUTES,
    ..TypeDef::EMPTY
};

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    for (def, limits) in [(&BLAKE2B, &BLAKE2B_LIMITS), (&BLAKE2S, &BLAKE2S_LIMITS)] {
        let class = vm.native_type(def);
        let sizes = [
            ("SALT_SIZE", limits.salt),
            ("PERSON_SIZE", limits.salt),
            ("MAX_KEY_SIZE", limits.digest),
            ("MAX_DIGEST_SIZE", limits.digest),
        ];
        for (name, size) in sizes {
            let size = vm.int(size as i64);
            drop(vm.set_type_attribute(&class, &vm.intern(name), Some(size.clone())));
            let name = format!("{}_{name}", limits.name.to_uppercase());
            drop(module.dict.insert_str(&vm.intern(&name), size));
        }
    }
    Ok(())
}

/// `_blake2`.
pub(crate) static BLAKE2: ModuleDef = ModuleDef {
    name: "_blake2",
    doc: "_blake2b provides BLAKE2b for hashlib",
    functions: &[],
    types: &[&BLAKE2B, &BLAKE2S],
    setup: Some(setup),
};
