//! Interned names that the interpreter itself looks up.

use crate::object::str::Str;
use crate::object::value::Ref;

macro_rules! names {
    ($($field:ident $(= $text:literal)?),* $(,)?) => {
        /// Interned names that the interpreter itself looks up; the field has the name's text.
        #[allow(non_snake_case, missing_docs, reason = "a field is its text")]
        pub struct Names { $(pub $field: Ref<Str>,)* }

        impl Names {
            pub(crate) fn new(mut intern: impl FnMut(&str) -> Ref<Str>) -> Names {
                Names { $($field: intern(names!(@text $field $($text)?)),)* }
            }
        }
    };
    (@text $field:ident) => { stringify!($field) };
    (@text $field:ident $text:literal) => { $text };
}

names! {
    __abs__, __add__, __aenter__, __aexit__, __aiter__, __all__, __and__, __anext__, __annotations__, __args__,
    __await__, __bases__, __bool__, __build_class__, __builtins__, __bytes__, __cached__, __call__, __cause__, __ceil__,
    __class__, __class_getitem__, __classcell__, __classdict__, __classdictcell__, __closure__, __code__, __complex__,
    __contains__, __context__, __copy__, __deepcopy__, __defaults__, __del__, __delattr__, __delete__, __delitem__,
    __dict__, __dir__, __divmod__, __doc__, __enter__, __eq__, __exit__, __file__, __firstlineno__, __float__,
    __floor__, __floordiv__, __format__, __func__, __ge__, __get__, __getattr__, __getattribute__, __getitem__,
    __getnewargs__, __getnewargs_ex__, __getstate__, __globals__, __gt__, __hash__, __iadd__, __iand__, __ifloordiv__,
    __ilshift__, __imatmul__, __imod__, __import__, __imul__, __index__, __init__, __init_subclass__, __instancecheck__,
    __int__, __invert__, __ior__, __ipow__, __irshift__, __isabstractmethod__, __abstractmethods__, __isub__, __iter__,
    __itruediv__, __ixor__, __kwdefaults__, __le__, __len__, __length_hint__, __loader__, __lshift__, __lt__, __main__,
    __match_args__, __matmul__, __missing__, __mod__, __module__, __mro__, __mro_entries__, __mul__, __name__, __ne__,
    __neg__, __new__, __next__, __notes__, __objclass__, __or__, __origin__, __orig_bases__, __orig_class__, __package__,
    __parameters__, __path__, __pos__, __pow__, __prepare__, __qualname__, __radd__, __rand__, __rdivmod__, __reduce__,
    __reduce_ex__, __repr__, __reversed__, __rfloordiv__, __rlshift__, __rmatmul__, __rmod__, __rmul__, __ror__,
    __round__, __rpow__, __rrshift__, __rshift__, __rsub__, __rtruediv__, __rxor__, __self__, __set__, __set_name__,
    __setattr__, __setitem__, __setstate__, __slotnames__, __slots__, __spec__, __static_attributes__, __str__, __sub__,
    __subclasscheck__, __subclasses__, __subclasshook__, __suppress_context__, __text_signature__, __traceback__,
    __truediv__, __trunc__, __type_params__, __typing_subst__, __typing_prepare_subst__, __typing_unpacked_tuple_args__, __typing_is_unpacked_typevartuple__,
    __unpacked__, __weakref__, __wrapped__, __xor__, __warningregistry__,
    __buffer__, __fspath__, __set_attr__, __mode__, __sizeof__, __getinitargs__, __release_buffer__,
    add, append, args, big, clear, close, code, copy, count, decode, displayhook, encode, encoding, end, end_lineno, end_offset,
    errno, errors, excepthook, extend, file, fileno, filename, filename2, flush, format, fromkeys, get, index, insert,
    items, join, key, keys, lineno, mode, modules, mro, msg, name, name_from, newline, None_ = "None", obj, object, offset, open,
    path, pop, popitem, print_file_and_line, read, readline, reason, remove, replace, reverse, send, sep, sort, start,
    stderr, stdin, stdout, step, stop, strerror, string = "string", strict, sys, text, throw, update, utf8 = "utf-8", value, values, write,
    builtins, default, func, keywords, iterable, metaclass, metadata, type_ = "type", exceptions, message, split, setdefault,
    empty = "", lambda = "<lambda>", module_code = "<module>", genexpr = "<genexpr>", underscore = "_", dot = ".", comma_space = ", ",
    self_ = "self", cls, __main_module__ = "__main__", unraisablehook, argv, warn, warnings, original, _fields, _attributes,
    gi_running, cr_running, isatty, buffer, line_buffering, closed, typing = "typing", _typing, _initializing, parent, has_location,
    submodule_search_locations, loader, origin, cached, sort_keys, __origin_class__ = "__class__", real, imag, numerator, denominator,
}
