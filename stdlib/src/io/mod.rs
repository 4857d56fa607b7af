//! `_io`: files, buffers and text streams.

mod bytes_io;
mod file;
mod open;
mod string_io;
mod text;

use minipy_vm::native::{ModuleDef, NativeDef, PyResult};
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

pub(crate) use open::OPEN_FUNCTION;
pub(crate) use text::standard_stream;

/// `io.UnsupportedOperation`, a subclass of OSError and ValueError; made once per interpreter.
pub(crate) fn unsupported(vm: &Vm, message: &str) -> minipy_vm::native::Raised {
    let class = vm.state.borrow().get("io.UnsupportedOperation").cloned();
    match class.and_then(|class| class.downcast::<TypeObject>().ok()) {
        Some(class) => vm.new_exception_with(&class, vec![vm.text(message)]),
        None => vm.os_error(message),
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
        Some(size) => Ok(usize::try_from(vm.index(size)?).ok()),
    }
}

fn make_exceptions(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let namespace = vm.new_dict();
    drop(namespace.insert_str(&vm.names.__module__, vm.text("io")));
    let bases = vm.tuple([vm.exceptions.os_error.value().clone(), vm.exceptions.value_error.value().clone()]);
    let class =
        vm.call(vm.types.type_.value(), &[vm.text("UnsupportedOperation"), bases, namespace.into_value()])?;
    vm.state.borrow_mut().insert("io.UnsupportedOperation", class.clone());
    drop(module.dict.insert_str(&vm.intern("UnsupportedOperation"), class));
    let blocking = vm.exceptions.blocking_io_error.value().clone();
    drop(module.dict.insert_str(&vm.intern("BlockingIOError"), blocking));
    Ok(())
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    make_exceptions(vm, module)?;
    drop(module.dict.insert_str(&vm.intern("DEFAULT_BUFFER_SIZE"), vm.int(8192)));
    Ok(())
}

fn text_encoding(vm: &Vm, args: &minipy_vm::native::Arguments<'_>) -> PyResult {
    Ok(if args.get(0).is_none() { vm.text("locale") } else { args.get(0).clone() })
}

/// Reads a string argument.
pub(crate) fn expect_text<'a>(vm: &Vm, value: &'a Value, function: &str) -> PyResult<&'a Str> {
    value
        .downcast_ref::<Str>()
        .ok_or_else(|| vm.type_error(format!("{function} argument must be str, not {}", vm.type_name(value))))
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
        &file::IO_BASE,
        &file::RAW_IO_BASE,
        &file::BUFFERED_IO_BASE,
        &file::TEXT_IO_BASE,
        &file::FILE_IO,
        &file::BUFFERED_READER,
        &file::BUFFERED_WRITER,
        &file::BUFFERED_RANDOM,
        &file::BUFFERED_RW_PAIR,
        &bytes_io::BYTES_IO,
        &string_io::STRING_IO,
        &text::TEXT_IO_WRAPPER,
        &text::INCREMENTAL_NEWLINE_DECODER,
    ],
    setup: Some(setup),
};
