//! The modules `_hashlib` and `_blake2`: hashes, HMAC and key derivation.

mod algorithms;
mod blake2;
mod hash_object;
mod hmac_object;
mod work;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use self::algorithms::{Hasher, NAMES};
use crate::common::{new_exception_class, own_exception};
use crate::released::released;

pub(crate) use blake2::BLAKE2;

const UNSUPPORTED: &str = "_hashlib.UnsupportedDigestmodError";

fn unsupported(vm: &Vm) -> Raised {
    own_exception(vm, UNSUPPORTED, "[digital envelope routines] unsupported")
}

/// An algorithm given by its name or by one of this module's constructors.
fn algorithm_argument(vm: &Vm, value: &Value) -> PyResult<Hasher> {
    let name = match value.downcast_ref::<Str>() {
        Some(name) => Some(name.as_str().to_owned()),
        None if vm.is_callable(value) => {
            let name = vm.try_attribute(value, &vm.names.__name__)?;
            name.as_ref()
                .and_then(|name| name.downcast_ref::<Str>())
                .and_then(|name| name.as_str().strip_prefix("openssl_"))
                .map(str::to_owned)
        }
        None => None,
    };
    name.and_then(|name| Hasher::named(&name)).ok_or_else(|| unsupported(vm))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(0).downcast_ref::<Str>() else {
        return Err(vm.type_error("name must be a string"));
    };
    let hasher = Hasher::named(name.as_str()).ok_or_else(|| unsupported(vm))?;
    hash_object::make(vm, hasher, args.optional(1))
}

/// A constructor of one algorithm.
macro_rules! constructor {
    ($name:literal, $signature:literal) => {
        NativeDef::new(
            $signature,
            concat!("Returns a ", $name, " hash object; optionally initialized with a string"),
            |vm, args| {
                let hasher = Hasher::named($name).ok_or_else(|| unsupported(vm))?;
                hash_object::make(vm, hasher, args.optional(0))
            },
        )
    };
}

fn pbkdf2_hmac(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(name) = args.get(0).downcast_ref::<Str>() else {
        return Err(vm.type_error(format!(
            "pbkdf2_hmac() argument 'hash_name' must be str, not {}",
            vm.type_name(args.get(0))
        )));
    };
    let (password, salt) = (vm.buffer_argument(args.get(1))?, vm.buffer_argument(args.get(2))?);
    let rounds = long_argument(vm, args.get(3))?;
    let hasher = Hasher::named(name.as_str()).ok_or_else(|| unsupported(vm))?;
    if rounds < 1 {
        return Err(vm.value_error("iteration value must be greater than 0."));
    }
    let Ok(rounds) = u32::try_from(rounds) else {
        return Err(vm.overflow_error("iteration value is too great."));
    };
    let length = match args.not_none(4) {
        Some(length) => long_argument(vm, length)?,
        None => hasher.digest_size() as i64,
    };
    if length < 1 && !hasher.is_extendable() {
        return Err(vm.value_error("key length must be greater than 0."));
    }
    let Ok(length) = i32::try_from(length) else {
        return Err(vm.overflow_error("key length is too great."));
    };
    vm.reserve(length.max(0) as usize, 1)?;
    let mut key = vec![0; length.max(0) as usize];
    let key = released(vm, "pbkdf2_hmac", rounds as usize * 600, move || {
        let done = hasher.pbkdf2(&password, &salt, rounds, &mut key);
        done.then_some(key)
    })?;
    key.map(|key| vm.bytes(key)).ok_or_else(|| vm.value_error("no reason supplied"))
}

/// An argument that C takes as `long`.
fn long_argument(vm: &Vm, value: &Value) -> PyResult<i64> {
    let int = vm.index_value(value)?;
    let found = int.as_int().and_then(|int| int.to_i64());
    found.ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))
}

const SCRYPT_LIMIT: i64 = i32::MAX as i64;

fn scrypt(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let password = vm.buffer_argument(args.get(0))?;
    let Some(salt) = args.not_none(1) else { return Err(vm.type_error("salt is required")) };
    let salt = vm.buffer_argument(salt)?;
    let count = |index: usize, name: &str| match args.not_none(index) {
        Some(value) if value.as_int().is_some() => {
            let int = long_argument(vm, value)?;
            u64::try_from(int).map_err(|_| vm.overflow_error("can't convert negative value to unsigned int"))
        }
        _ => Err(vm.type_error(format!("{name} is required and must be an unsigned int"))),
    };
    let n = count(2, "n")?;
    if n < 2 || !n.is_power_of_two() {
        return Err(vm.value_error("n must be a power of 2."));
    }
    let (r, p) = (count(3, "r")?, count(4, "p")?);
    let memory = args.optional(5).map_or(Ok(0), |value| long_argument(vm, value))?;
    if !(0..=SCRYPT_LIMIT).contains(&memory) {
        return Err(vm.value_error(format!("maxmem must be positive and smaller than {SCRYPT_LIMIT}")));
    }
    let length = args.optional(6).map_or(Ok(64), |value| long_argument(vm, value))?;
    if !(1..=SCRYPT_LIMIT).contains(&length) {
        return Err(vm.value_error(format!("dklen must be greater than 0 and smaller than {SCRYPT_LIMIT}")));
    }
    let small = |value: u64| u32::try_from(value).unwrap_or(0);
    let Ok(parameters) = scrypt::Params::new(n.trailing_zeros() as u8, small(r), small(p)) else {
        return Err(vm.value_error("Invalid parameter combination for n, r, p, maxmem."));
    };
    let needed = r.saturating_mul(128).saturating_mul(n.saturating_add(p).saturating_add(2));
    let allowed = if memory == 0 { 32 << 20 } else { memory as u64 };
    if needed > allowed {
        return Err(vm.value_error("[digital envelope routines] memory limit exceeded"));
    }
    vm.reserve(needed as usize, 1)?;
    vm.reserve(length as usize, 1)?;
    let mut key = vec![0; length as usize];
    let key = released(vm, "scrypt", needed as usize * 2, move || {
        let done = scrypt::scrypt(&password, &salt, &parameters, &mut key);
        done.ok().map(|()| key)
    })?;
    key.map(|key| vm.bytes(key))
        .ok_or_else(|| vm.value_error("Invalid parameter combination for n, r, p, maxmem."))
}

/// `compare_digest(a, b, /)`: takes as long whether or not they differ.
pub(crate) fn compare_digest(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let equal = |a: &[u8], b: &[u8]| {
        let mut difference = u8::from(a.len() != b.len());
        for (index, byte) in b.iter().enumerate() {
            difference |= byte ^ a.get(index).unwrap_or(&!byte);
        }
        Value::bool(difference == 0)
    };
    if let (Some(a), Some(b)) = (args.get(0).downcast_ref::<Str>(), args.get(1).downcast_ref::<Str>()) {
        if !a.is_ascii() || !b.is_ascii() {
            return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
        }
        return Ok(equal(a.as_str().as_bytes(), b.as_str().as_bytes()));
    }
    match (vm.buffer(args.get(0))?, vm.buffer(args.get(1))?) {
        (Some(a), Some(b)) => Ok(equal(&a, &b)),
        (None, None) if !args.get(0).is_a::<Str>() => Err(vm.type_error(format!(
            "unsupported operand types(s) or combination of types: '{}' and '{}'",
            vm.type_name(args.get(0)),
            vm.type_name(args.get(1))
        ))),
        (Some(_), None) => {
            Err(vm
                .type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(args.get(1)))))
        }
        _ => {
            Err(vm
                .type_error(format!("a bytes-like object is required, not '{}'", vm.type_name(args.get(0)))))
        }
    }
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    new_exception_class(vm, module, UNSUPPORTED, vm.exceptions.value_error.value())?;
    let names = vm.new_frozen_set(NAMES.iter().map(|name| vm.text(name)).collect())?;
    drop(module.dict.insert_str(&vm.intern("openssl_md_meth_names"), names));
    let constructors = vm.new_dict();
    for name in NAMES {
        if let Some(constructor) = module.dict.get_str(&vm.intern(&format!("openssl_{name}"))) {
            drop(constructors.insert(vm, constructor, vm.text(name))?);
        }
    }
    let constructors = vm.mapping_proxy(constructors.into_value());
    drop(module.dict.insert_str(&vm.intern("_constructors"), constructors));
    Ok(())
}

/// `_sha2`: the same algorithms under their plain names.
pub(crate) static SHA2: ModuleDef = ModuleDef {
    name: "_sha2",
    doc: "",
    functions: &[
        constructor!("sha224", "sha224(string=b'', *, usedforsecurity=True)"),
        constructor!("sha256", "sha256(string=b'', *, usedforsecurity=True)"),
        constructor!("sha384", "sha384(string=b'', *, usedforsecurity=True)"),
        constructor!("sha512", "sha512(string=b'', *, usedforsecurity=True)"),
    ],
    types: &[],
    setup: None,
};

/// `_hashlib`.
pub(crate) static HASHLIB: ModuleDef = ModuleDef {
    name: "_hashlib",
    doc: "Secure hashes, message authentication and key derivation.",
    functions: &[
        NativeDef::new(
            "new(name, string=b'', *, usedforsecurity=True)",
            "Return a new hash object using the named algorithm.\n\nAn optional string argument may be provided and will be\nautomatically hashed.\n\nThe MD5 and SHA1 algorithms are always supported.",
            new,
        ),
        constructor!("md5", "openssl_md5(string=b'', *, usedforsecurity=True)"),
        constructor!("sha1", "openssl_sha1(string=b'', *, usedforsecurity=True)"),
        constructor!("sha224", "openssl_sha224(string=b'', *, usedforsecurity=True)"),
        constructor!("sha256", "openssl_sha256(string=b'', *, usedforsecurity=True)"),
        constructor!("sha384", "openssl_sha384(string=b'', *, usedforsecurity=True)"),
        constructor!("sha512", "openssl_sha512(string=b'', *, usedforsecurity=True)"),
        constructor!("sha3_224", "openssl_sha3_224(string=b'', *, usedforsecurity=True)"),
        constructor!("sha3_256", "openssl_sha3_256(string=b'', *, usedforsecurity=True)"),
        constructor!("sha3_384", "openssl_sha3_384(string=b'', *, usedforsecurity=True)"),
        constructor!("sha3_512", "openssl_sha3_512(string=b'', *, usedforsecurity=True)"),
        constructor!("shake_128", "openssl_shake_128(string=b'', *, usedforsecurity=True)"),
        constructor!("shake_256", "openssl_shake_256(string=b'', *, usedforsecurity=True)"),
        NativeDef::new(
            "pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
            "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.",
            pbkdf2_hmac,
        ),
        NativeDef::new(
            "scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
            "scrypt password-based key derivation function.",
            scrypt,
        ),
        NativeDef::new(
            "hmac_new(key, msg=b'', digestmod=None)",
            "Return a new hmac object.",
            hmac_object::hmac_new,
        ),
        NativeDef::new("hmac_digest(key, msg, digest)", "Single-shot HMAC.", hmac_object::hmac_digest),
        NativeDef::new("compare_digest(a, b, /)", "Return 'a == b'.", compare_digest),
        NativeDef::new("get_fips_mode()", "Determine the OpenSSL FIPS mode of operation.", |vm, _| {
            Ok(vm.int(0))
        }),
    ],
    types: &[&hash_object::HASH, &hash_object::HASH_XOF, &hmac_object::HMAC],
    setup: Some(setup),
};
