//! `_codecs`: the registry of codecs and error handlers, and the built-in codecs one by one.

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::codec::{self, CODEC_FINDER, Encoding, Endian, find_encoding};
use minipy_vm::object::codec_error::{REGISTRY, registered};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::list::List;
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use crate::io::bytes_argument;

const SEARCH: &str = "codecs.search_functions";
const CACHE: &str = "codecs.cache";

/// An object kept in the interpreter's state, made on first use.
fn kept(vm: &Vm, key: &'static str, make: impl FnOnce() -> Value) -> Value {
    if let Some(known) = vm.state.borrow().get(key) {
        return known.clone();
    }
    let made = make();
    vm.state.borrow_mut().insert(key, made.clone());
    made
}

fn search_functions(vm: &Vm) -> Value {
    kept(vm, SEARCH, || vm.list(Vec::new()))
}

fn dict_of(vm: &Vm, key: &'static str) -> PyResult<Ref<Dict>> {
    kept(vm, key, || vm.new_dict().into_value())
        .downcast::<Dict>()
        .map_err(|_| vm.system_error("the registry of codecs is lost"))
}

fn register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.is_callable(args.get(0)) {
        return Err(vm.type_error("argument must be callable"));
    }
    if let Some(list) = search_functions(vm).downcast_ref::<List>() {
        list.push(args.get(0).clone());
    }
    Ok(Value::NONE)
}

fn unregister(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let functions = search_functions(vm);
    if vm.contains(&functions, args.get(0))? {
        vm.call_method(&functions, &vm.intern("remove"), &[args.get(0).clone()])?;
        dict_of(vm, CACHE)?.clear();
    }
    Ok(Value::NONE)
}

/// The codec of a name: those of the library first, then what the search functions find.
fn find(vm: &Vm, name: &str) -> PyResult {
    let normal: String =
        name.chars().map(|letter| if letter == ' ' { '-' } else { letter.to_ascii_lowercase() }).collect();
    let cache = dict_of(vm, CACHE)?;
    let key = vm.text(&normal);
    if let Some(known) = cache.get(vm, &key)? {
        return Ok(known);
    }
    let codecs = vm.import_module("codecs")?;
    let built_in = vm.attribute(&codecs, "_find")?;
    let mut functions = vec![built_in];
    if let Some(list) = search_functions(vm).downcast_ref::<List>() {
        functions.extend(list.to_vec());
    }
    for function in functions {
        let found = vm.call(&function, &[vm.text(normal.replace('-', "_"))])?;
        if found.is_none() {
            continue;
        }
        if found.downcast_ref::<Tuple>().is_none_or(|codec| codec.items.len() != 4) {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        drop(cache.insert(vm, key, found.clone())?);
        return Ok(found);
    }
    Err(vm.lookup_error(format!("unknown encoding: {name}")))
}

fn lookup(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    find(vm, name(vm, args, 0, "lookup", "")?)
}

fn name<'a>(
    vm: &Vm,
    args: &Arguments<'a>,
    index: usize,
    function: &str,
    default: &'static str,
) -> PyResult<&'a str> {
    match args.optional(index) {
        None => Ok(default),
        Some(value) => match value.downcast_ref::<Str>() {
            Some(text) => Ok(text.as_str()),
            None => {
                let place = if matches!(function, "lookup" | "lookup_error") {
                    String::new()
                } else {
                    format!(" {}", index + 1)
                };
                let found = vm.type_name(value);
                Err(vm.type_error(format!("{function}() argument{place} must be str, not {found}")))
            }
        },
    }
}

/// Calls the encoder (0) or decoder (1) of a codec.
fn convert(vm: &Vm, args: &Arguments<'_>, part: usize, function: &str) -> PyResult {
    let codec = find(vm, name(vm, args, 1, function, "utf-8")?)?;
    let errors = name(vm, args, 2, function, "strict")?;
    let converter = codec.downcast_ref::<Tuple>().and_then(|codec| codec.items.get(part).cloned());
    let result = vm.call(&converter.unwrap_or(Value::NONE), &[args.get(0).clone(), vm.text(errors)])?;
    match result.downcast_ref::<Tuple>().map(|pair| &*pair.items) {
        Some([converted, _]) => Ok(converted.clone()),
        _ => Err(vm.type_error(format!("{function}r must return a tuple (object, integer)"))),
    }
}

fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    convert(vm, args, 0, "encode")
}

fn decode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    convert(vm, args, 1, "decode")
}

fn register_error(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !vm.is_callable(args.get(1)) {
        return Err(vm.type_error("handler must be callable"));
    }
    drop(dict_of(vm, REGISTRY)?.insert(vm, args.get(0).clone(), args.get(1).clone())?);
    Ok(Value::NONE)
}

fn lookup_error(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = name(vm, args, 0, "lookup_error", "")?;
    let built_in = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"];
    if built_in.contains(&name) {
        let codecs = vm.import_module("codecs")?;
        return vm.attribute(&codecs, &format!("{name}_errors"));
    }
    registered(vm, name)
}

/// The encoder of a built-in encoding: the bytes, and how many characters they stand for.
fn encode_as(vm: &Vm, args: &Arguments<'_>, encoding: &str) -> PyResult {
    let Some(text) = args.get(0).downcast_ref::<Str>() else {
        let found = vm.type_name(args.get(0));
        let function = encoding.replace('-', "_");
        return Err(vm.type_error(format!("{function}_encode() argument 1 must be str, not {found}")));
    };
    let errors =
        args.not_none(1).and_then(|errors| errors.downcast_ref::<Str>()).map_or("strict", Str::as_str);
    let bytes = codec::encode(vm, args.get(0), encoding, errors)?;
    Ok(vm.tuple(vec![vm.bytes(bytes), vm.int(text.char_count() as i64)]))
}

/// The decoder: the text, and how many bytes were used. `last` is the argument of that index, true without one.
fn decode_as(vm: &Vm, args: &Arguments<'_>, encoding: Encoding, last_index: Option<usize>) -> PyResult {
    let bytes = match args.get(0).downcast_ref::<Str>() {
        // Escapes are decoded in text too.
        Some(text) if matches!(encoding, Encoding::UnicodeEscape(_)) => text.as_str().as_bytes().to_vec(),
        _ => bytes_argument(vm, args.get(0))?,
    };
    let errors =
        args.not_none(1).and_then(|errors| errors.downcast_ref::<Str>()).map_or("strict", Str::as_str);
    let last = match last_index {
        Some(index) => args.optional(index).map_or(Ok(false), |last| vm.is_true(last))?,
        None => true,
    };
    let (text, used) = codec::decode_as(vm, &bytes, encoding, errors, last)?;
    Ok(vm.tuple(vec![vm.text(text), vm.int(used as i64)]))
}

/// Encoder and decoder of one encoding.
macro_rules! pair {
    ($encode:literal, $decode:literal, $name:literal, $encoding:expr, $last:expr) => {
        [
            NativeDef::new($encode, "", |vm, args| encode_as(vm, args, $name)),
            NativeDef::new($decode, "", |vm, args| decode_as(vm, args, $encoding, $last)),
        ]
    };
}

static CONVERTERS: &[[NativeDef; 2]] = &[
    pair!(
        "utf_8_encode(str, errors=None, /)",
        "utf_8_decode(data, errors=None, final=False, /)",
        "utf-8",
        Encoding::Utf8,
        Some(2)
    ),
    pair!(
        "utf_16_encode(str, errors=None, byteorder=0, /)",
        "utf_16_decode(data, errors=None, final=False, /)",
        "utf-16",
        Encoding::Utf16(None),
        Some(2)
    ),
    pair!(
        "utf_16_le_encode(str, errors=None, /)",
        "utf_16_le_decode(data, errors=None, final=False, /)",
        "utf-16-le",
        Encoding::Utf16(Some(Endian::Little)),
        Some(2)
    ),
    pair!(
        "utf_16_be_encode(str, errors=None, /)",
        "utf_16_be_decode(data, errors=None, final=False, /)",
        "utf-16-be",
        Encoding::Utf16(Some(Endian::Big)),
        Some(2)
    ),
    pair!(
        "utf_32_encode(str, errors=None, byteorder=0, /)",
        "utf_32_decode(data, errors=None, final=False, /)",
        "utf-32",
        Encoding::Utf32(None),
        Some(2)
    ),
    pair!(
        "utf_32_le_encode(str, errors=None, /)",
        "utf_32_le_decode(data, errors=None, final=False, /)",
        "utf-32-le",
        Encoding::Utf32(Some(Endian::Little)),
        Some(2)
    ),
    pair!(
        "utf_32_be_encode(str, errors=None, /)",
        "utf_32_be_decode(data, errors=None, final=False, /)",
        "utf-32-be",
        Encoding::Utf32(Some(Endian::Big)),
        Some(2)
    ),
    pair!(
        "ascii_encode(str, errors=None, /)",
        "ascii_decode(data, errors=None, /)",
        "ascii",
        Encoding::Ascii,
        None
    ),
    pair!(
        "latin_1_encode(str, errors=None, /)",
        "latin_1_decode(data, errors=None, /)",
        "latin-1",
        Encoding::Latin1,
        None
    ),
    pair!(
        "unicode_escape_encode(str, errors=None, /)",
        "unicode_escape_decode(data, errors=None, final=True, /)",
        "unicode-escape",
        Encoding::UnicodeEscape(false),
        None
    ),
    pair!(
        "raw_unicode_escape_encode(str, errors=None, /)",
        "raw_unicode_escape_decode(data, errors=None, final=True, /)",
        "raw-unicode-escape",
        Encoding::UnicodeEscape(true),
        None
    ),
];

/// `_decode(data, encoding, errors, final)` of any built-in encoding.
fn decode_part(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = name(vm, args, 1, "_decode", "utf-8")?;
    let Some(encoding) = find_encoding(wanted) else {
        return Err(vm.lookup_error(format!("unknown encoding: {wanted}")));
    };
    let shifted = [
        Some(args.get(0).clone()),
        args.optional(2).cloned(),
        Some(args.optional(3).cloned().unwrap_or(Value::TRUE)),
    ];
    decode_as(vm, &Arguments::positional(&shifted), encoding, Some(2))
}

/// `_encode(text, encoding, errors)` of any built-in encoding.
fn encode_part(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = name(vm, args, 1, "_encode", "utf-8")?;
    let shifted = [Some(args.get(0).clone()), args.optional(2).cloned()];
    encode_as(vm, &Arguments::positional(&shifted), wanted)
}

/// `_normal(name)`: what CPython calls a built-in encoding; None for others.
fn normal_name(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(find_encoding(name(vm, args, 0, "_normal", "")?).map_or(Value::NONE, |known| vm.text(known.name())))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    for converter in CONVERTERS.iter().flatten() {
        let function = vm.native_function(converter, vm.text("_codecs"));
        drop(module.dict.insert_str(&vm.intern(converter.name()), function));
    }
    if let Some(finder) = module.dict.get_str(&vm.intern("lookup")) {
        vm.state.borrow_mut().insert(CODEC_FINDER, finder);
    }
    Ok(())
}

/// `_codecs`.
pub(crate) static CODECS: ModuleDef = ModuleDef {
    name: "_codecs",
    doc: "",
    functions: &[
        NativeDef::new("register(search_function, /)", "Register a codec search function.", register),
        NativeDef::new(
            "unregister(search_function, /)",
            "Unregister a codec search function and clear the registry's cache.",
            unregister,
        ),
        NativeDef::new(
            "lookup(encoding, /)",
            "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.",
            lookup,
        ),
        NativeDef::new(
            "encode(obj, encoding='utf-8', errors='strict')",
            "Encodes obj using the codec registered for encoding.",
            encode,
        ),
        NativeDef::new(
            "decode(obj, encoding='utf-8', errors='strict')",
            "Decodes obj using the codec registered for encoding.",
            decode,
        ),
        NativeDef::new(
            "register_error(errors, handler, /)",
            "Register the specified error handler under the name errors.",
            register_error,
        ),
        NativeDef::new("lookup_error(name, /)", "lookup_error(errors) -> handler", lookup_error),
        NativeDef::new("_decode(data, encoding, errors='strict', final=True, /)", "", decode_part),
        NativeDef::new("_encode(text, encoding, errors='strict', /)", "", encode_part),
        NativeDef::new("_normal(name, /)", "", normal_name),
    ],
    types: &[],
    setup: Some(setup),
};
