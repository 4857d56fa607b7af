//! The list of built-in types: one row each gives the field of [`Types`] and its declaration.

use crate::object::type_object::{TypeDef, TypeObject};
use crate::object::value::Ref;
use crate::object::*;

macro_rules! core_types {
    ($($(#[$doc:meta])* $field:ident = $def:path $(, as $builtin:literal)?;)*) => {
        /// The built-in types.
        pub struct Types { $($(#[$doc])* pub $field: Ref<TypeObject>,)* }

        impl Types {
            /// Makes the types. `type` and `object` exist already.
            pub(crate) fn new(make: &mut dyn FnMut(&'static TypeDef) -> Ref<TypeObject>) -> Types {
                Types { $($field: make(&$def),)* }
            }

            /// The types that `builtins` shows, with their names.
            pub(crate) fn public(&self) -> Vec<(&'static str, &Ref<TypeObject>)> {
                let mut all = Vec::new();
                $($(all.push(($builtin, &self.$field));)?)*
                all
            }
        }
    };
}

core_types! {
    /// `object`.
    object = instance::OBJECT, as "object";
    /// `type`.
    type_ = type_methods::TYPE, as "type";
    /// `NoneType`.
    none = singletons::NONE_TYPE;
    /// `ellipsis`.
    ellipsis = singletons::ELLIPSIS_TYPE;
    /// `NotImplementedType`.
    not_implemented = singletons::NOT_IMPLEMENTED_TYPE;
    /// `int`.
    int = int::INT, as "int";
    /// `bool`.
    bool = int::BOOL, as "bool";
    /// `float`.
    float = float::FLOAT, as "float";
    /// `complex`.
    complex = complex::COMPLEX, as "complex";
    /// `str`.
    str = str::STR, as "str";
    /// `bytes`.
    bytes = bytes::BYTES, as "bytes";
    /// `bytearray`.
    bytearray = bytearray::BYTEARRAY, as "bytearray";
    /// `memoryview`.
    memoryview = memoryview::MEMORYVIEW, as "memoryview";
    /// `list`.
    list = list::LIST, as "list";
    /// `tuple`.
    tuple = tuple::TUPLE, as "tuple";
    /// `dict`.
    dict = dict::DICT, as "dict";
    /// `set`.
    set = set::SET, as "set";
    /// `frozenset`.
    frozenset = set::FROZENSET, as "frozenset";
    /// `range`.
    range = range::RANGE, as "range";
    /// `slice`.
    slice = slice::SLICE, as "slice";
    /// `function`.
    function = function::FUNCTION;
    /// `builtin_function_or_method`.
    builtin_function = native_function::BUILTIN_FUNCTION;
    /// `method_descriptor`.
    method_descriptor = native_function::METHOD_DESCRIPTOR;
    /// `wrapper_descriptor`.
    wrapper_descriptor = native_function::WRAPPER_DESCRIPTOR;
    /// `method-wrapper`.
    method_wrapper = native_function::METHOD_WRAPPER;
    /// `classmethod_descriptor`.
    class_method_descriptor = native_function::CLASS_METHOD_DESCRIPTOR;
    /// `method`.
    method = method::METHOD;
    /// `code`.
    code = code::CODE;
    /// `cell`.
    cell = cell::CELL;
    /// `module`.
    module = module::MODULE;
    /// `frame`.
    frame = frame::FRAME;
    /// `traceback`.
    traceback = traceback::TRACEBACK;
    /// `generator`.
    generator = generator::GENERATOR;
    /// `coroutine`.
    coroutine = generator::COROUTINE;
    /// `async_generator`.
    async_generator = generator::ASYNC_GENERATOR;
    /// `async_generator_asend`.
    async_generator_asend = async_generator::ASEND;
    /// `async_generator_athrow`.
    async_generator_athrow = async_generator::ATHROW;
    /// `async_generator_wrapped_value`.
    async_wrapped_value = async_generator::WRAPPED_VALUE;
    /// `property`.
    property = descriptor::PROPERTY, as "property";
    /// `classmethod`.
    class_method = descriptor::CLASS_METHOD, as "classmethod";
    /// `staticmethod`.
    static_method = descriptor::STATIC_METHOD, as "staticmethod";
    /// `super`.
    super_ = super_object::SUPER, as "super";
    /// `member_descriptor`.
    member = descriptor::MEMBER;
    /// `getset_descriptor`.
    getset = descriptor::GETSET;
    /// `list_iterator`.
    list_iterator = iterator::LIST_ITERATOR;
    /// `tuple_iterator`.
    tuple_iterator = iterator::TUPLE_ITERATOR;
    /// `range_iterator`.
    range_iterator = iterator::RANGE_ITERATOR;
    /// `weakref.ReferenceType`.
    weakref = weakref::WEAKREF;
}
