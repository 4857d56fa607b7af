//! The standard library: native modules in Rust, and modules in Python compiled into the binary.

mod abc;
mod accounts;
mod array;
mod ast;
mod asyncio;
mod atexit;
mod binascii;
mod bisect;
mod bz2;
mod cmath;
mod code_bytes;
mod codecs;
mod collections;
mod common;
mod contextvars;
mod descriptors;
mod errno;
mod functools;
mod gc;
mod hashing;
mod heapq;
mod io;
mod itertools;
mod json;
mod math;
mod opcode;
mod operator;
mod posix;
mod posix_subprocess;
mod queue;
mod random;
mod re;
mod released;
mod select;
mod signal;
mod signal_wait;
mod site;
mod socket;
mod string;
mod struct_sequence;
mod structs;
mod sys;
mod sys_scheduling;
mod terminal;
mod thread;
mod time;
mod unicodedata;
mod warnings;
mod weakref;
mod zlib;

use minipy_vm::import::LibrarySource;
use minipy_vm::native::{ModuleDef, PyResult};
use minipy_vm::vm::Vm;

/// The native modules.
pub static NATIVE_MODULES: &[&ModuleDef] = &[
    &abc::ABC,
    &accounts::GRP,
    &accounts::PWD,
    &array::ARRAY_MODULE,
    &ast::AST_TREE,
    &asyncio::ASYNCIO,
    &atexit::ATEXIT,
    &binascii::BINASCII,
    &bisect::BISECT,
    &bz2::BZ2,
    &cmath::CMATH,
    &code_bytes::CODE_BYTES,
    &codecs::CODECS,
    &collections::COLLECTIONS,
    &contextvars::CONTEXTVARS,
    &errno::ERRNO,
    &functools::FUNCTOOLS,
    &gc::GC,
    &hashing::BLAKE2,
    &hashing::HASHLIB,
    &hashing::SHA2,
    &heapq::HEAPQ,
    &io::IO,
    &itertools::ITERTOOLS,
    &json::JSON,
    &math::MATH,
    &opcode::OPCODE,
    &operator::OPERATOR,
    &posix::POSIX,
    &select::SELECT,
    &posix_subprocess::POSIX_SUBPROCESS,
    &signal::SIGNAL,
    &socket::SOCKET,
    &string::STRING,
    &queue::QUEUE,
    &random::RANDOM,
    &re::SRE,
    &structs::STRUCTS,
    &sys::SYS,
    &terminal::TERMIOS,
    &thread::THREAD,
    &time::TIME,
    &unicodedata::UNICODEDATA,
    &warnings::WARNINGS,
    &weakref::WEAKREF,
    &zlib::ZLIB,
];

/// The modules written in Python.
pub static PYTHON_MODULES: &[LibrarySource] = include!(concat!(env!("OUT_DIR"), "/python_modules.rs"));

/// Makes the library known to an interpreter, and gives it `sys`.
///
/// # Errors
/// What making `sys` raises: only memory can run out.
pub fn register(vm: &Vm) -> PyResult<()> {
    for def in NATIVE_MODULES {
        vm.registry.add_native(def);
    }
    for source in PYTHON_MODULES {
        vm.registry.add_python(source);
    }
    let open = vm.native_function(&io::OPEN_FUNCTION, vm.text("_io"));
    drop(vm.builtins.insert_str(&vm.intern("open"), open));
    if vm.options.flags.no_site == 0 {
        site::install(vm);
    }
    vm.import_module("sys").map(drop)
}
