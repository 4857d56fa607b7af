//! The built-in exception types: one table of name and base, from which everything else derives.

use super::exception::Exception;
use super::heap::VTable;
use super::type_object::{TypeDef, TypeObject, type_flag};
use super::value::Ref;
use crate::vm::Vm;

macro_rules! exception_types {
    ($($field:ident = $name:ident($base:ident) $doc:literal;)*) => {
        /// The built-in exception types.
        pub struct ExceptionTypes {
            /// `ExceptionGroup`, which has two bases.
            pub exception_group: std::cell::OnceCell<Ref<TypeObject>>,
            $(#[doc = concat!("`", stringify!($name), "`.")] pub $field: Ref<TypeObject>,)*
        }

        impl ExceptionTypes {
            /// Makes the types.
            pub(crate) fn new(vm_types: &mut dyn FnMut(&'static TypeDef) -> Ref<TypeObject>) -> ExceptionTypes {
                ExceptionTypes { exception_group: std::cell::OnceCell::new(), $($field: vm_types(&definitions::$name),)* }
            }

            /// The types in the order of the table, with their names in `builtins`.
            pub fn all(&self) -> Vec<(&'static str, &Ref<TypeObject>)> {
                vec![$((stringify!($name), &self.$field)),*]
            }
        }

        #[allow(non_upper_case_globals, reason = "the statics have the names of the Python classes")]
        pub(crate) mod definitions {
            use super::*;
            use crate::object::instance::OBJECT as object;
            $(pub(crate) static $name: TypeDef = TypeDef {
                name: stringify!($name),
                doc: $doc,
                layout: VTable::of::<Exception>(),
                base: Some(&$base),
                flags: type_flag::BASE_TYPE | type_flag::HAS_DICT,
                ..TypeDef::EMPTY
            };)*
        }

        impl Vm {
            $(#[doc = concat!("A new `", stringify!($name), "` with a message, ready to be returned as `Err`.")]
            #[cold]
            pub fn $field(&self, message: impl AsRef<str>) -> crate::native::Raised {
                self.new_exception(&self.exceptions.$field, message.as_ref())
            })*
        }
    };
}

exception_types! {
    base_exception = BaseException(object) "Common base class for all exceptions.";
    base_exception_group = BaseExceptionGroup(BaseException) "A combination of multiple unrelated exceptions.";
    generator_exit = GeneratorExit(BaseException) "Request that a generator exit.";
    keyboard_interrupt = KeyboardInterrupt(BaseException) "Program interrupted by user.";
    system_exit = SystemExit(BaseException) "Request to exit from the interpreter.";
    exception = Exception(BaseException) "Common base class for all non-exit exceptions.";
    arithmetic_error = ArithmeticError(Exception) "Base class for arithmetic errors.";
    floating_point_error = FloatingPointError(ArithmeticError) "Floating-point operation failed.";
    overflow_error = OverflowError(ArithmeticError) "Result too large to be represented.";
    zero_division_error = ZeroDivisionError(ArithmeticError) "Second argument to a division or modulo operation was zero.";
    assertion_error = AssertionError(Exception) "Assertion failed.";
    attribute_error = AttributeError(Exception) "Attribute not found.";
    buffer_error = BufferError(Exception) "Buffer error.";
    eof_error = EOFError(Exception) "Read beyond end of file.";
    import_error = ImportError(Exception) "Import can't find module, or can't find name in module.";
    module_not_found_error = ModuleNotFoundError(ImportError) "Module not found.";
    lookup_error = LookupError(Exception) "Base class for lookup errors.";
    index_error = IndexError(LookupError) "Sequence index out of range.";
    key_error = KeyError(LookupError) "Mapping key not found.";
    memory_error = MemoryError(Exception) "Out of memory.";
    name_error = NameError(Exception) "Name not found globally.";
    unbound_local_error = UnboundLocalError(NameError) "Local name referenced but not bound to a value.";
    os_error = OSError(Exception) "Base class for I/O related errors.";
    blocking_io_error = BlockingIOError(OSError) "I/O operation would block.";
    child_process_error = ChildProcessError(OSError) "Child process error.";
    connection_error = ConnectionError(OSError) "Connection error.";
    broken_pipe_error = BrokenPipeError(ConnectionError) "Broken pipe.";
    connection_aborted_error = ConnectionAbortedError(ConnectionError) "Connection aborted.";
    connection_refused_error = ConnectionRefusedError(ConnectionError) "Connection refused.";
    connection_reset_error = ConnectionResetError(ConnectionError) "Connection reset.";
    file_exists_error = FileExistsError(OSError) "File already exists.";
    file_not_found_error = FileNotFoundError(OSError) "File not found.";
    interrupted_error = InterruptedError(OSError) "Interrupted by signal.";
    is_a_directory_error = IsADirectoryError(OSError) "Operation doesn't work on directories.";
    not_a_directory_error = NotADirectoryError(OSError) "Operation only works on directories.";
    permission_error = PermissionError(OSError) "Not enough permissions.";
    process_lookup_error = ProcessLookupError(OSError) "Process not found.";
    timeout_error = TimeoutError(OSError) "Timeout expired.";
    reference_error = ReferenceError(Exception) "Weak ref proxy used after referent went away.";
    runtime_error = RuntimeError(Exception) "Unspecified run-time error.";
    not_implemented_error = NotImplementedError(RuntimeError) "Method or function hasn't been implemented yet.";
    recursion_error = RecursionError(RuntimeError) "Recursion limit exceeded.";
    python_finalization_error = PythonFinalizationError(RuntimeError) "Operation blocked during Python finalization.";
    stop_async_iteration = StopAsyncIteration(Exception) "Signal the end from iterator.__anext__().";
    stop_iteration = StopIteration(Exception) "Signal the end from iterator.__next__().";
    syntax_error = SyntaxError(Exception) "Invalid syntax.";
    incomplete_input_error = _IncompleteInputError(SyntaxError) "incomplete input.";
    indentation_error = IndentationError(SyntaxError) "Improper indentation.";
    tab_error = TabError(IndentationError) "Improper mixture of spaces and tabs.";
    system_error = SystemError(Exception) "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.";
    type_error = TypeError(Exception) "Inappropriate argument type.";
    value_error = ValueError(Exception) "Inappropriate argument value (of correct type).";
    unicode_error = UnicodeError(ValueError) "Unicode related error.";
    unicode_decode_error = UnicodeDecodeError(UnicodeError) "Unicode decoding error.";
    unicode_encode_error = UnicodeEncodeError(UnicodeError) "Unicode encoding error.";
    unicode_translate_error = UnicodeTranslateError(UnicodeError) "Unicode translation error.";
    warning = Warning(Exception) "Base class for warning categories.";
    bytes_warning = BytesWarning(Warning) "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    deprecation_warning = DeprecationWarning(Warning) "Base class for warnings about deprecated features.";
    encoding_warning = EncodingWarning(Warning) "Base class for warnings about encodings.";
    future_warning = FutureWarning(Warning) "Base class for warnings about constructs that will change semantically\nin the future.";
    import_warning = ImportWarning(Warning) "Base class for warnings about probable mistakes in module imports";
    pending_deprecation_warning = PendingDeprecationWarning(Warning) "Base class for warnings about features which will be deprecated\nin the future.";
    resource_warning = ResourceWarning(Warning) "Base class for warnings about resource usage.";
    runtime_warning = RuntimeWarning(Warning) "Base class for warnings about dubious runtime behavior.";
    syntax_warning = SyntaxWarning(Warning) "Base class for warnings about dubious syntax.";
    unicode_warning = UnicodeWarning(Warning) "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    user_warning = UserWarning(Warning) "Base class for warnings generated by user code.";
}
