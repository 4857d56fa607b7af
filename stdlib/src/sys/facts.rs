//! What `sys` tells of the implementation: versions, flags, and the properties of numbers, hashes and threads.

use minipy_vm::native::PyResult;
use minipy_vm::object::int_text::{DEFAULT_MAX_DIGITS, MIN_MAX_DIGITS};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

use crate::struct_sequence::{class, make, structure};

/// `sys.hexversion`: 3.13.0 final.
const HEX_VERSION: i64 = 0x030d_00f0;

structure!(
    VersionInfo,
    VERSION_INFO,
    "sys.version_info",
    "sys.version_info\n\nVersion information as a named tuple.",
    5,
    &["major", "minor", "micro", "releaselevel", "serial"],
    [0 1 2 3 4]
);

structure!(
    FloatInfo,
    FLOAT_INFO,
    "sys.float_info",
    "sys.float_info\n\nA named tuple holding information about the float type.",
    11,
    &[
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
        "rounds"
    ],
    [0 1 2 3 4 5 6 7 8 9 10]
);

structure!(
    IntInfo,
    INT_INFO,
    "sys.int_info",
    "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.",
    4,
    &["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    [0 1 2 3]
);

structure!(
    HashInfo,
    HASH_INFO,
    "sys.hash_info",
    "hash_info\n\nA named tuple providing parameters used for computing hashes.",
    9,
    &["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    [0 1 2 3 4 5 6 7 8]
);

structure!(
    ThreadInfo,
    THREAD_INFO,
    "sys.thread_info",
    "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    3,
    &["name", "lock", "version"],
    [0 1 2]
);

fn version_info(vm: &Vm) -> Value {
    class::<VersionInfo>(vm);
    make::<VersionInfo>(vm, vec![vm.int(3), vm.int(13), vm.int(0), vm.text("final"), vm.int(0)])
}

fn float_info(vm: &Vm) -> Value {
    class::<FloatInfo>(vm);
    let int = |number: i32| vm.int(i64::from(number));
    make::<FloatInfo>(
        vm,
        vec![
            vm.float(f64::MAX),
            int(f64::MAX_EXP),
            int(f64::MAX_10_EXP),
            vm.float(f64::MIN_POSITIVE),
            int(f64::MIN_EXP),
            int(f64::MIN_10_EXP),
            vm.int(i64::from(f64::DIGITS)),
            vm.int(i64::from(f64::MANTISSA_DIGITS)),
            vm.float(f64::EPSILON),
            vm.int(i64::from(f64::RADIX)),
            // To the nearest.
            vm.int(1),
        ],
    )
}

fn int_info(vm: &Vm) -> Value {
    class::<IntInfo>(vm);
    // What CPython's representation would be: programs that look compute with these.
    make::<IntInfo>(vm, vec![vm.int(30), vm.int(4), vm.int(DEFAULT_MAX_DIGITS), vm.int(MIN_MAX_DIGITS)])
}

fn hash_info(vm: &Vm) -> Value {
    class::<HashInfo>(vm);
    let numbers = [64, (1 << 61) - 1, 314_159, 0, 1_000_003];
    let mut values: Vec<Value> = numbers.into_iter().map(|number| vm.int(number)).collect();
    values.push(vm.text("siphash13"));
    values.extend([64, 128, 0].into_iter().map(|number| vm.int(number)));
    make::<HashInfo>(vm, values)
}

fn thread_info(vm: &Vm) -> Value {
    class::<ThreadInfo>(vm);
    make::<ThreadInfo>(vm, vec![vm.text("coroutine"), Value::NONE, Value::NONE])
}

fn implementation(vm: &Vm) -> PyResult {
    let implementation = vm.new_namespace();
    for (name, value) in [
        ("name", vm.text("minipy")),
        ("cache_tag", Value::NONE),
        ("version", version_info(vm)),
        ("hexversion", vm.int(HEX_VERSION)),
    ] {
        vm.set_attribute(&implementation, &vm.intern(name), Some(value))?;
    }
    Ok(implementation)
}

/// The facts, by name.
pub(super) fn all(vm: &Vm) -> PyResult<Vec<(&'static str, Value)>> {
    Ok(vec![
        ("version", vm.text("3.13.0 (minipy 0.1.0)")),
        ("version_info", version_info(vm)),
        ("hexversion", vm.int(HEX_VERSION)),
        ("api_version", vm.int(1013)),
        ("implementation", implementation(vm)?),
        ("float_info", float_info(vm)),
        ("float_repr_style", vm.text("short")),
        ("int_info", int_info(vm)),
        ("hash_info", hash_info(vm)),
        ("thread_info", thread_info(vm)),
        ("maxsize", vm.int(i64::MAX)),
        ("maxunicode", vm.int(0x0010_ffff)),
        ("byteorder", vm.text("little")),
        ("platform", vm.text("linux")),
        ("abiflags", vm.text("")),
    ])
}
