//! `_io`: files, buffers and text streams.

pub(crate) mod base;
mod buffered;
mod bytes_io;
mod file_io;
mod memory;
mod newlines;
mod open;
mod string_io;
mod text;
mod text_methods;

use minipy_vm::native::{ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

pub(crate) use open::{OPEN_FUNCTION, standard_stream};

/// The size of buffers where nothing else is said.
pub(crate) const BUFFER_SIZE: usize = 8192;

const UNSUPPORTED: &str = "io.UnsupportedOperation";

/// `io.UnsupportedOperation`, a subclass of OSError and ValueError; made once per interpreter.
fn unsupported_class(vm: &Vm) -> PyResult {
    let known = vm.state.borrow().get(UNSUPPORTED).cloned();
    if let Some(known) = known {
        return Ok(known);
    }
    let namespace = vm.new_dict();
    drop(namespace.insert_str(&vm.names.__module__, vm.text("io")));
    let bases =
        vm.tuple(vec![vm.exceptions.os_error.value().clone(), vm.exceptions.value_error.value().clone()]);
    let class =
        vm.call(vm.types.type_.value(), &[vm.text("UnsupportedOperation"), bases, namespace.into_value()])?;
    vm.state.borrow_mut().insert(UNSUPPORTED, class.clone());
    Ok(class)
}

/// The error of an operation that a stream does not have.
pub(crate) fn unsupported(vm: &Vm, message: &str) -> minipy_vm::native::Raised {
    match unsupported_class(vm).map(|class| class.downcast::<TypeObject>()) {
        Ok(Ok(class)) => vm.new_exception_with(&class, vec![vm.text(message)]),
        Ok(Err(_)) => vm.os_error(message),
        Err(raised) => raised,
    }
}

/// ValueError for an operation on a closed stream.
pub(crate) fn closed_error(vm: &Vm) -> minipy_vm::native::Raised {
    vm.value_error("I/O operation on closed file.")
}

/// A size argument: `None` and negative numbers mean "all".
pub(crate) fn size_argument(vm: &Vm, size: Option<&Value>) -> PyResult<Option<usize>> {
    match size {
        None => Ok(None),
        Some(size) if size.is_none() => Ok(None),
        Some(size) if vm.has_index(size) => Ok(usize::try_from(vm.index(size)?).ok()),
        Some(other) => {
            let found = vm.type_name(other);
            Err(vm.type_error(format!("argument should be integer or None, not '{found}'")))
        }
    }
}

/// The bytes of a bytes-like argument.
pub(crate) fn bytes_argument(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    Ok(vm.buffer_argument(value)?.to_vec())
}

fn make_exceptions(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    drop(module.dict.insert_str(&vm.intern("UnsupportedOperation"), unsupported_class(vm)?));
    let blocking = vm.exceptions.blocking_io_error.value().clone();
    drop(module.dict.insert_str(&vm.intern("BlockingIOError"), blocking));
    Ok(())
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    make_exceptions(vm, module)?;
    drop(module.dict.insert_str(&vm.intern("DEFAULT_BUFFER_SIZE"), vm.int(BUFFER_SIZE as i64)));
    Ok(())
}

fn text_encoding(vm: &Vm, args: &minipy_vm::native::Arguments<'_>) -> PyResult {
    Ok(if args.get(0).is_none() { vm.text("locale") } else { args.get(0).clone() })
}

/// `_io`.
pub(crate) static IO: ModuleDef = ModuleDef {
    name: "_io",
    doc: "The io module provides the Python interfaces to stream handling.",
    functions: &[
        open::OPEN,
        NativeDef::new(
            "open_code(path)",
            "Opens the provided file with the intent to import the contents.",
            open::open_code,
        ),
        NativeDef::new(
            "text_encoding(encoding, stacklevel=2, /)",
            "A helper function to choose the text encoding.",
            text_encoding,
        ),
    ],
    types: &[
        &base::IO_BASE,
        &base::RAW_IO_BASE,
        &base::BUFFERED_IO_BASE,
        &base::TEXT_IO_BASE,
        &file_io::FILE_IO,
        &buffered::BUFFERED_READER,
        &buffered::BUFFERED_WRITER,
        &buffered::BUFFERED_RANDOM,
        &buffered::BUFFERED_RW_PAIR,
        &bytes_io::BYTES_IO,
        &string_io::STRING_IO,
        &text_methods::TEXT_IO_WRAPPER,
        &newlines::INCREMENTAL_NEWLINE_DECODER,
    ],
    setup: Some(setup),
};
