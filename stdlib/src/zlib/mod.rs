//! The module `zlib`.

mod compress;
mod decompress;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::module::Module;
use minipy_vm::object::value::Ref;
use minipy_vm::vm::Vm;

use crate::common::{new_exception_class, own_exception, set_constants};
use crate::released::released;

const ERROR: &str = "zlib.error";

/// The most that is put out at a time.
const CHUNK: usize = 64 * 1024;

/// Bytes handled in the time of one unit of native work.
const BYTES_PER_UNIT: usize = 16;

/// What compressing and decompressing take in virtual time.
const COMPRESSION_COST: usize = 20;
const DECOMPRESSION_COST: usize = 4;

const MAX_WBITS: i32 = 15;
const DEFAULT_BUFFER: i64 = 16384;

fn error(vm: &Vm, message: impl AsRef<str>) -> Raised {
    own_exception(vm, ERROR, message)
}

/// An optional argument that C takes as `int`.
fn int_or(vm: &Vm, args: &Arguments<'_>, index: usize, default: i32) -> PyResult<i32> {
    args.optional(index).map_or(Ok(default), |value| vm.int_argument(value))
}

/// A checksum's starting value: its lower 32 bits.
fn checksum_start(vm: &Vm, args: &Arguments<'_>, default: u32) -> PyResult<u32> {
    let Some(value) = args.optional(1) else { return Ok(default) };
    let int = vm.index_big(value)?;
    let low: num_bigint::BigInt = int & num_bigint::BigInt::from(u32::MAX);
    Ok(u32::try_from(&low).unwrap_or(0))
}

/// Computes a checksum; of much data, without the GIL.
fn checksum(vm: &Vm, length: usize, sum: impl FnOnce() -> u32 + Send + 'static) -> PyResult<u32> {
    /// As in CPython.
    const RELEASED_FROM: usize = 5 * 1024 + 1;
    vm.work(length / BYTES_PER_UNIT)?;
    if length < RELEASED_FROM { Ok(sum()) } else { released(vm, "checksum", length / 2, sum) }
}

/// `crc32(data, value=0, /)`, also of `binascii`.
pub(crate) fn crc32(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let start = checksum_start(vm, args, 0)?;
    let length = data.len();
    let sum = move || {
        let mut hasher = crc32fast::Hasher::new_with_initial(start);
        hasher.update(&data);
        hasher.finalize()
    };
    Ok(vm.int(i64::from(checksum(vm, length, sum)?)))
}

fn adler32(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let data = vm.buffer_argument(args.get(0))?;
    let start = checksum_start(vm, args, 1)?;
    let length = data.len();
    let sum = move || {
        let mut sum = adler2::Adler32::from_checksum(start);
        sum.write_slice(&data);
        sum.checksum()
    };
    Ok(vm.int(i64::from(checksum(vm, length, sum)?)))
}

const CONSTANTS: &[(&str, i64)] = &[
    ("MAX_WBITS", 15),
    ("DEFLATED", 8),
    ("DEF_MEM_LEVEL", 8),
    ("DEF_BUF_SIZE", DEFAULT_BUFFER),
    ("Z_BEST_SPEED", 1),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_NO_COMPRESSION", 0),
    ("Z_FILTERED", 1),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_RLE", 3),
    ("Z_FIXED", 4),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_NO_FLUSH", 0),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_SYNC_FLUSH", 2),
    ("Z_FULL_FLUSH", 3),
    ("Z_FINISH", 4),
    ("Z_BLOCK", 5),
    ("Z_TREES", 6),
];

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    new_exception_class(vm, module, ERROR, vm.exceptions.exception.value())?;
    set_constants(vm, module, CONSTANTS);
    let set = |name: &str, text: &str| drop(module.dict.insert_str(&vm.intern(name), vm.text(text)));
    set("ZLIB_VERSION", "1.3.1");
    set("ZLIB_RUNTIME_VERSION", "1.3.1");
    set("__version__", "1.0");
    Ok(())
}

/// `zlib`.
pub(crate) static ZLIB: ModuleDef = ModuleDef {
    name: "zlib",
    doc: "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.",
    functions: &[
        NativeDef::new(
            "adler32(data, value=1, /)",
            "Compute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.",
            adler32,
        ),
        NativeDef::new(
            "crc32(data, value=0, /)",
            "Compute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.",
            crc32,
        ),
        NativeDef::new(
            "compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
            "Returns a bytes object containing compressed data.",
            compress::compress,
        ),
        NativeDef::new(
            "compressobj(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)",
            "Return a compressor object.",
            compress::compressobj,
        ),
        NativeDef::new(
            "decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
            "Returns a bytes object containing the uncompressed data.",
            decompress::decompress,
        ),
        NativeDef::new(
            "decompressobj(wbits=MAX_WBITS, zdict=b'')",
            "Return a decompressor object.",
            decompress::decompressobj,
        ),
    ],
    types: &[],
    setup: Some(setup),
};
