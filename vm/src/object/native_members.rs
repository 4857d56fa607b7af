//! Which attributes of native types are members: CPython reads them straight from the object, and shows them as
//! `member_descriptor` where computed attributes are `getset_descriptor`.

/// By type, sorted.
const MEMBERS: &[(&str, &[&str])] = &[
    ("_contextvars.ContextVar", &["name"]),
    ("_io.BufferedRandom", &["raw"]),
    ("_io.BufferedReader", &["raw"]),
    ("_io.BufferedWriter", &["raw"]),
    ("_io.FileIO", &["_blksize"]),
    ("_io.TextIOWrapper", &["buffer", "encoding", "line_buffering", "write_through"]),
    ("async_generator", &["ag_running"]),
    ("builtin_function_or_method", &["__module__"]),
    ("classmethod", &["__func__", "__wrapped__"]),
    ("classmethod_descriptor", &["__name__", "__objclass__"]),
    (
        "code",
        &[
            "co_argcount",
            "co_consts",
            "co_exceptiontable",
            "co_filename",
            "co_firstlineno",
            "co_flags",
            "co_kwonlyargcount",
            "co_linetable",
            "co_name",
            "co_names",
            "co_nlocals",
            "co_posonlyargcount",
            "co_qualname",
            "co_stacksize",
        ],
    ),
    ("collections._tuplegetter", &["__doc__"]),
    ("collections.defaultdict", &["default_factory"]),
    ("complex", &["imag", "real"]),
    ("coroutine", &["cr_origin"]),
    ("frame", &["f_trace_lines"]),
    ("function", &["__builtins__", "__closure__", "__doc__", "__globals__", "__module__"]),
    ("functools.KeyWrapper", &["obj"]),
    ("functools.partial", &["args", "func", "keywords"]),
    ("getset_descriptor", &["__name__", "__objclass__"]),
    ("member_descriptor", &["__name__", "__objclass__"]),
    ("method", &["__func__", "__self__"]),
    ("method-wrapper", &["__self__"]),
    ("method_descriptor", &["__name__", "__objclass__"]),
    ("module", &["__dict__"]),
    ("property", &["__doc__", "fdel", "fget", "fset"]),
    ("range", &["start", "step", "stop"]),
    ("slice", &["start", "step", "stop"]),
    ("staticmethod", &["__func__", "__wrapped__"]),
    ("super", &["__self__", "__self_class__", "__thisclass__"]),
    ("traceback", &["tb_frame", "tb_lasti"]),
    (
        "type",
        &["__base__", "__basicsize__", "__dictoffset__", "__flags__", "__itemsize__", "__weakrefoffset__"],
    ),
    ("types.GenericAlias", &["__args__", "__origin__", "__unpacked__"]),
    ("types.SimpleNamespace", &["__dict__"]),
    ("types.UnionType", &["__args__"]),
    ("weakref.ReferenceType", &["__callback__"]),
    ("wrapper_descriptor", &["__name__", "__objclass__"]),
];

/// Whether an attribute of a native type is a member.
pub(crate) fn is_member(type_name: &str, attribute: &str) -> bool {
    match MEMBERS.binary_search_by_key(&type_name, |(name, _)| name) {
        Ok(index) => MEMBERS[index].1.contains(&attribute),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn types_are_sorted() {
        assert!(super::MEMBERS.is_sorted_by_key(|(name, _)| name));
    }
}
