//! The methods of `str`: construction, representation, sequence protocol, joining and padding.

use super::compare::compare_text;
use super::heap::Kind;
use super::list::List;
use super::number_methods::comparison_bodies;
use super::slice::Slice;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef};
use super::value::Value;
use super::{codec, percent_format, str_case, str_format, str_iterator, str_search};
use crate::native::{Arguments, Leaf, NativeDef, PyResult};
use crate::object::compare::CompareOperator;
use crate::vm::Vm;
use minipy_grammar::string::{self, push_code_point};

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.types.str)?;
    let option = |index: usize, name: &str| -> PyResult<Option<&str>> {
        let Some(value) = args.optional(index) else { return Ok(None) };
        match value.downcast_ref::<Str>() {
            Some(text) => Ok(Some(text.as_str())),
            None => Err(vm
                .type_error(format!("str() argument '{name}' must be str, not {}", vm.argument_type(value)))),
        }
    };
    let (encoding, errors) = (option(2, "encoding")?, option(3, "errors")?);
    let text = match args.optional(1) {
        None => vm.names.empty.clone(),
        Some(object) if encoding.is_none() && errors.is_none() => vm.str_of(object)?,
        Some(object) => {
            if object.is_a::<Str>() {
                return Err(vm.type_error("decoding str is not supported"));
            }
            let Some(bytes) = vm.buffer(object)? else {
                return Err(vm.type_error(format!(
                    "decoding to str: need a bytes-like object, {} found",
                    vm.type_name(object)
                )));
            };
            vm.new_str(codec::decode(vm, &bytes, encoding.unwrap_or("utf-8"), errors.unwrap_or("strict"))?)
        }
    };
    if class.is(&vm.types.str) {
        // What `__str__` gave may be of a subclass.
        return Ok(text.into_value());
    }
    Ok(vm.heap.allocate_str(text.as_str(), &class).into_value())
}

fn repr_slot(vm: &Vm, value: &Value) -> PyResult<String> {
    match value.downcast_ref::<Str>() {
        Some(text) => Ok(crate::bytecode::literal::str_repr(text.as_str())),
        None => Err(vm.system_error("a str was expected")),
    }
}

fn repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(crate::bytecode::literal::str_repr(args.this::<Str>(vm)?.as_str())))
}

/// The exact str with the receiver's text.
fn exact(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    if args.get(0).is_exact() { Ok(args.get(0).clone()) } else { Ok(vm.text(text.as_str())) }
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<Str>(vm)?.hash()))
}

fn len(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(args.this::<Str>(vm)?.char_count() as i64))
}

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    args.this::<Str>(vm)?;
    str_iterator::iter(vm, args.get(0))
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    let key = args.get(1);
    if let Some(slice) = key.downcast_ref::<Slice>() {
        let range = slice.apply(vm, text.char_count())?;
        if range.step == 1 {
            if range.length == text.char_count() && args.get(0).is_exact() {
                return Ok(args.get(0).clone());
            }
            let (start, end) = range.bounds();
            return Ok(if range.length == 0 { vm.text("") } else { vm.text(text.slice(start, end)) });
        }
        if text.is_ascii() {
            let bytes = text.as_str().as_bytes();
            return Ok(vm.text(range.indexes().map(|index| char::from(bytes[index])).collect::<String>()));
        }
        let codes: Vec<u32> = text.code_points().collect();
        let mut picked = String::with_capacity(range.length);
        range.indexes().for_each(|index| push_code_point(&mut picked, codes[index]));
        return Ok(vm.text(picked));
    }
    if !vm.has_index(key) {
        return Err(vm.type_error(format!("string indices must be integers, not '{}'", vm.type_name(key))));
    }
    let index = vm.index(key)?;
    let index = if index < 0 { index + text.char_count() as i64 } else { index };
    match usize::try_from(index).ok().and_then(|index| text.code_at(index)) {
        Some(code) => Ok(vm.character(code)),
        None => Err(vm.index_error("string index out of range")),
    }
}

fn add(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let Some(other) = args.get(1).downcast_ref::<Str>() else {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("can only concatenate str (not \"{found}\") to str")));
    };
    vm.reserve(text.len() + other.as_str().len(), 1)?;
    Ok(vm.text(format!("{text}{}", other.as_str())))
}

fn multiply(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    if !vm.has_index(args.get(1)) {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{found}'")));
    }
    let count = usize::try_from(vm.index_count(args.get(1))?).unwrap_or(0);
    if count == 1 {
        return exact(vm, args);
    }
    vm.reserve(text.len(), count)?;
    vm.work(text.len() * count / 64)?;
    Ok(vm.text(text.repeat(count)))
}

fn rich_compare(vm: &Vm, a: &Value, b: &Value, operator: CompareOperator) -> PyResult {
    let Some(a) = a.downcast_ref::<Str>() else { return Err(vm.system_error("a str was expected")) };
    let Some(b) = b.downcast_ref::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(operator.holds(Some(compare_text(a.as_str(), b.as_str())))))
}
comparison_bodies!();

fn get_new_args(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([vm.text(args.this::<Str>(vm)?.as_str())]))
}

fn sizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    let largest = text.code_points().max().unwrap_or(0);
    let count = text.char_count() as i64 + 1;
    Ok(vm.int(match largest {
        0..0x80 => 40 + count,
        0x80..0x100 => 56 + count,
        0x100..0x1_0000 => 56 + 2 * count,
        _ => 56 + 4 * count,
    }))
}

fn join(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let separator = args.this::<Str>(vm)?.as_str();
    let iterable = args.get(1);
    if iterable.is_exact() {
        if let Some(list) = iterable.downcast_ref::<List>() {
            return join_items(vm, separator, |action| list.with(|items| action(items)));
        }
        if let Some(tuple) = iterable.downcast_ref::<Tuple>() {
            return join_items(vm, separator, |action| action(&tuple.items));
        }
    }
    let Some(iterator) = vm.try_iter(iterable)? else {
        return Err(vm.type_error("can only join an iterable"));
    };
    let items = vm.collect(&iterator)?;
    join_items(vm, separator, |action| action(&items))
}

/// Joins the items that `with` shows, which may be others when it shows them again.
fn join_items(vm: &Vm, separator: &str, with: impl Fn(&mut dyn FnMut(&[Value]))) -> PyResult {
    let (mut total, mut only, mut wrong) = (0_usize, None, None);
    with(&mut |items| {
        if let [item] = items
            && item.is_exactly(Kind::STR)
        {
            only = Some(item.clone());
        }
        for (index, item) in items.iter().enumerate() {
            match item.downcast_ref::<Str>() {
                Some(text) => {
                    total = total.saturating_add(text.as_str().len()).saturating_add(separator.len());
                }
                None => {
                    wrong = Some((index, item.clone()));
                    break;
                }
            }
        }
    });
    if let Some(only) = only {
        return Ok(only);
    }
    if let Some((index, item)) = wrong {
        let found = vm.type_name(&item);
        return Err(vm.type_error(format!("sequence item {index}: expected str instance, {found} found")));
    }
    vm.reserve(total, 1)?;
    vm.work(total / 64)?;
    let mut joined = String::with_capacity(total);
    with(&mut |items| {
        for (index, text) in items.iter().filter_map(Value::downcast_ref::<Str>).enumerate() {
            if index > 0 {
                joined.push_str(separator);
            }
            joined.push_str(text.as_str());
        }
    });
    Ok(vm.text(joined))
}

/// Pads to a width; `left` says how many of the missing characters go before the text.
fn pad(vm: &Vm, args: &Arguments<'_>, left: fn(missing: usize, width: usize) -> usize) -> PyResult {
    let text = args.this::<Str>(vm)?;
    let width = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    let fill = match args.optional(2) {
        None => " ",
        Some(fill) => {
            let Some(fill) = fill.downcast_ref::<Str>() else {
                let found = vm.type_name(fill);
                return Err(
                    vm.type_error(format!("The fill character must be a unicode character, not {found}"))
                );
            };
            match fill.char_count() {
                1 => fill.as_str(),
                _ => return Err(vm.type_error("The fill character must be exactly one character long")),
            }
        }
    };
    let missing = width.saturating_sub(text.char_count());
    if missing == 0 {
        return exact(vm, args);
    }
    let before = left(missing, width);
    padded(vm, before, text.as_str(), missing - before, fill)
}

fn padded(vm: &Vm, before: usize, text: &str, after: usize, fill: &str) -> PyResult {
    vm.reserve(before.saturating_add(after).saturating_add(text.len()), fill.len())?;
    let mut output = String::with_capacity((before + after) * fill.len() + text.len());
    output.extend(std::iter::repeat_n(fill, before));
    output.push_str(text);
    output.extend(std::iter::repeat_n(fill, after));
    Ok(vm.text(output))
}

fn center(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, |missing, width| missing / 2 + (missing & width & 1))
}

fn left_justify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, |_, _| 0)
}

fn right_justify(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    pad(vm, args, |missing, _| missing)
}

fn zero_fill(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?;
    let width = usize::try_from(vm.size_argument(args.get(1))?).unwrap_or(0);
    let missing = width.saturating_sub(text.char_count());
    if missing == 0 {
        return exact(vm, args);
    }
    vm.reserve(width, 4)?;
    let signed = text.as_str().starts_with(['+', '-']);
    let (sign, digits) = text.as_str().split_at(usize::from(signed));
    Ok(vm.text(format!("{sign}{}{digits}", "0".repeat(missing))))
}

fn expand_tabs(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let size = args.optional(1).map_or(Ok(8), |size| vm.int_argument(size))?;
    let size = usize::try_from(size).unwrap_or(0);
    vm.reserve(text.matches('\t').count().saturating_mul(size).saturating_add(text.len()), 1)?;
    let (mut output, mut column) = (String::with_capacity(text.len()), 0);
    for code in string::code_points(text) {
        match char::from_u32(code).unwrap_or(' ') {
            '\t' if size > 0 => {
                let blanks = size - column % size;
                output.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\t' => {}
            _ => {
                column = if code == 10 || code == 13 { 0 } else { column + 1 };
                push_code_point(&mut output, code);
            }
        }
    }
    Ok(vm.text(output))
}

fn encode(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let encoding = codec::name_argument(vm, "encode", "encoding", args.optional(1), "utf-8")?;
    let errors = codec::name_argument(vm, "encode", "errors", args.optional(2), "strict")?;
    codec::encode(vm, args.get(0), encoding, errors).map(|bytes| vm.bytes(bytes))
}

fn remainder(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let format = args.this::<Str>(vm)?.as_str();
    Ok(vm.text(percent_format::format_text(vm, format, args.get(1))?))
}

fn reflected_remainder(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(format) = args.get(1).downcast_ref::<Str>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(vm.text(percent_format::format_text(vm, format.as_str(), args.get(0))?))
}

/// `str.__new__`.
pub(crate) const NEW: NativeDef = NativeDef::new(
    "__new__($type, object='', encoding='utf-8', errors='strict')",
    "Create and return a new object.",
    new,
)
.without_signature();

const FIND_DOC: &str = "Return the lowest index in S where substring sub is found, such that sub is contained \
                        within S[start:end].\n\nOptional arguments start and end are interpreted as in slice \
                        notation.\nReturn -1 on failure.";
const SPLIT: &str = "Return a list of the substrings in the string, using sep as the separator string.";

/// Methods of `str`.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__repr__($self, /)", "Return repr(self).", repr),
    NativeDef::new("__str__($self, /)", "Return str(self).", exact),
    NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
    NativeDef::new("__len__($self, /)", "Return len(self).", len),
    NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter),
    NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
    NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", str_search::contains),
    NativeDef::new("__add__($self, value, /)", "Return self+value.", add),
    NativeDef::new("__mul__($self, value, /)", "Return self*value.", multiply),
    NativeDef::new("__rmul__($self, value, /)", "Return value*self.", multiply),
    NativeDef::new("__mod__($self, value, /)", "Return self%value.", remainder),
    NativeDef::new("__rmod__($self, value, /)", "Return value%self.", reflected_remainder),
    NativeDef::new("__lt__($self, value, /)", "Return self<value.", less),
    NativeDef::new("__le__($self, value, /)", "Return self<=value.", less_equal),
    NativeDef::new("__eq__($self, value, /)", "Return self==value.", equal),
    NativeDef::new("__ne__($self, value, /)", "Return self!=value.", not_equal),
    NativeDef::new("__gt__($self, value, /)", "Return self>value.", greater),
    NativeDef::new("__ge__($self, value, /)", "Return self>=value.", greater_equal),
    NativeDef::new("__getnewargs__($self, /)", "", get_new_args).without_signature(),
    NativeDef::new("__sizeof__($self, /)", "Return the size of the string in memory, in bytes.", sizeof),
    NativeDef::new(
        "__format__($self, format_spec, /)",
        "Return a formatted version of the string as described by format_spec.",
        str_format::format_method,
    ),
    NativeDef::new(
        "capitalize($self, /)",
        "Return a capitalized version of the string.",
        str_case::capitalize,
    ),
    NativeDef::new(
        "casefold($self, /)",
        "Return a version of the string suitable for caseless comparisons.",
        str_case::casefold,
    ),
    NativeDef::new(
        "center($self, width, fillchar=' ', /)",
        "Return a centered string of length width.",
        center,
    ),
    NativeDef::new(
        "count($self, sub, start=None, end=None, /)",
        "Return the number of non-overlapping occurrences of substring sub in string S[start:end].",
        str_search::count,
    )
    .without_signature(),
    NativeDef::new(
        "encode($self, /, encoding='utf-8', errors='strict')",
        "Encode the string using the codec registered for encoding.",
        encode,
    ),
    NativeDef::new(
        "endswith($self, suffix, start=None, end=None, /)",
        "Return True if the string ends with the specified suffix, False otherwise.",
        str_search::ends_with,
    )
    .with_leaf(Leaf::Two(str_search::ends_with_leaf))
    .without_signature(),
    NativeDef::new(
        "expandtabs($self, /, tabsize=8)",
        "Return a copy where all tab characters are expanded using spaces.",
        expand_tabs,
    ),
    NativeDef::new("find($self, sub, start=None, end=None, /)", FIND_DOC, str_search::find)
        .without_signature(),
    NativeDef::new(
        "format($self, /, *args, **kwargs)",
        "Return a formatted version of the string, using substitutions from args and kwargs.",
        str_format::format,
    )
    .without_signature(),
    NativeDef::new(
        "format_map($self, mapping, /)",
        "Return a formatted version of the string, using substitutions from mapping.",
        str_format::format_map,
    ),
    NativeDef::new("index($self, sub, start=None, end=None, /)", FIND_DOC, str_search::index)
        .without_signature(),
    NativeDef::new(
        "isalnum($self, /)",
        "Return True if the string is an alpha-numeric string, False otherwise.",
        str_case::is_alnum_method,
    ),
    NativeDef::new(
        "isalpha($self, /)",
        "Return True if the string is an alphabetic string, False otherwise.",
        str_case::is_alpha_method,
    ),
    NativeDef::new(
        "isascii($self, /)",
        "Return True if all characters in the string are ASCII, False otherwise.",
        str_case::is_ascii_method,
    ),
    NativeDef::new(
        "isdecimal($self, /)",
        "Return True if the string is a decimal string, False otherwise.",
        str_case::is_decimal_method,
    ),
    NativeDef::new(
        "isdigit($self, /)",
        "Return True if the string is a digit string, False otherwise.",
        str_case::is_digit_method,
    ),
    NativeDef::new(
        "isidentifier($self, /)",
        "Return True if the string is a valid Python identifier, False otherwise.",
        str_case::is_identifier_method,
    ),
    NativeDef::new(
        "islower($self, /)",
        "Return True if the string is a lowercase string, False otherwise.",
        str_case::is_lower_method,
    ),
    NativeDef::new(
        "isnumeric($self, /)",
        "Return True if the string is a numeric string, False otherwise.",
        str_case::is_numeric_method,
    ),
    NativeDef::new(
        "isprintable($self, /)",
        "Return True if all characters in the string are printable, False otherwise.",
        str_case::is_printable_method,
    ),
    NativeDef::new(
        "isspace($self, /)",
        "Return True if the string is a whitespace string, False otherwise.",
        str_case::is_space_method,
    ),
    NativeDef::new(
        "istitle($self, /)",
        "Return True if the string is a title-cased string, False otherwise.",
        str_case::is_title_method,
    ),
    NativeDef::new(
        "isupper($self, /)",
        "Return True if the string is an uppercase string, False otherwise.",
        str_case::is_upper_method,
    ),
    NativeDef::new("join($self, iterable, /)", "Concatenate any number of strings.", join),
    NativeDef::new(
        "ljust($self, width, fillchar=' ', /)",
        "Return a left-justified string of length width.",
        left_justify,
    ),
    NativeDef::new("lower($self, /)", "Return a copy of the string converted to lowercase.", str_case::lower),
    NativeDef::new(
        "lstrip($self, chars=None, /)",
        "Return a copy of the string with leading whitespace removed.",
        str_search::left_strip,
    ),
    NativeDef::fixed(
        "maketrans(x, y=None, z=None, /)",
        "Return a translation table usable for str.translate().",
        str_case::make_translation,
    )
    .without_signature(),
    NativeDef::new(
        "partition($self, sep, /)",
        "Partition the string into three parts using the given separator.",
        str_search::partition,
    ),
    NativeDef::new(
        "removeprefix($self, prefix, /)",
        "Return a str with the given prefix string removed if present.",
        str_search::remove_prefix,
    ),
    NativeDef::new(
        "removesuffix($self, suffix, /)",
        "Return a str with the given suffix string removed if present.",
        str_search::remove_suffix,
    ),
    NativeDef::new(
        "replace($self, old, new, /, count=-1)",
        "Return a copy with all occurrences of substring old replaced by new.",
        str_search::replace,
    ),
    NativeDef::new("rfind($self, sub, start=None, end=None, /)", FIND_DOC, str_search::rfind)
        .without_signature(),
    NativeDef::new("rindex($self, sub, start=None, end=None, /)", FIND_DOC, str_search::rindex)
        .without_signature(),
    NativeDef::new(
        "rjust($self, width, fillchar=' ', /)",
        "Return a right-justified string of length width.",
        right_justify,
    ),
    NativeDef::new(
        "rpartition($self, sep, /)",
        "Partition the string into three parts using the given separator.",
        str_search::rpartition,
    ),
    NativeDef::new("rsplit($self, /, sep=None, maxsplit=-1)", SPLIT, str_search::rsplit),
    NativeDef::new(
        "rstrip($self, chars=None, /)",
        "Return a copy of the string with trailing whitespace removed.",
        str_search::right_strip,
    ),
    NativeDef::new("split($self, /, sep=None, maxsplit=-1)", SPLIT, str_search::split),
    NativeDef::new(
        "splitlines($self, /, keepends=False)",
        "Return a list of the lines in the string, breaking at line boundaries.",
        str_search::split_lines,
    ),
    NativeDef::new(
        "startswith($self, prefix, start=None, end=None, /)",
        "Return True if the string starts with the specified prefix, False otherwise.",
        str_search::starts_with,
    )
    .with_leaf(Leaf::Two(str_search::starts_with_leaf))
    .without_signature(),
    NativeDef::new(
        "strip($self, chars=None, /)",
        "Return a copy of the string with leading and trailing whitespace removed.",
        str_search::strip,
    ),
    NativeDef::new(
        "swapcase($self, /)",
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
        str_case::swapcase,
    ),
    NativeDef::new(
        "title($self, /)",
        "Return a version of the string where each word is titlecased.",
        str_case::title,
    ),
    NativeDef::new(
        "translate($self, table, /)",
        "Replace each character in the string using the given translation table.",
        str_case::translate,
    ),
    NativeDef::new("upper($self, /)", "Return a copy of the string converted to uppercase.", str_case::upper),
    NativeDef::new(
        "zfill($self, width, /)",
        "Pad a numeric string with zeros on the left, to fill a field of the given width.",
        zero_fill,
    ),
];

/// Slots of `str`.
pub(crate) const SLOTS: NativeSlots = NativeSlots {
    iter: Some(str_iterator::iter),
    repr: Some(repr_slot),
    hash: Some(|vm, value| match value.downcast_ref::<Str>() {
        Some(text) => Ok(text.hash()),
        None => Err(vm.system_error("a str was expected")),
    }),
    len: Some(|vm, value| match value.downcast_ref::<Str>() {
        Some(text) => Ok(text.char_count()),
        None => Err(vm.system_error("a str was expected")),
    }),
    ..TypeDef::EMPTY.slots
};
