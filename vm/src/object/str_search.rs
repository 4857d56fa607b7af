//! Searching and splitting methods of `str`.

use super::int_parse::is_space;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::{Arguments, PyResult, Raised};
use crate::vm::Vm;
use memchr::{memchr, memchr_iter, memmem};
use minipy_grammar::string;

/// A required `str` argument by its number, as `find() argument 1 must be str, not int`.
pub(crate) fn str_argument<'a>(
    vm: &Vm,
    args: &Arguments<'a>,
    index: usize,
    function: &str,
) -> PyResult<&'a Str> {
    args.get(index).downcast_ref::<Str>().ok_or_else(|| {
        vm.type_error(format!(
            "{function}() argument {index} must be str, not {}",
            vm.argument_type(args.get(index))
        ))
    })
}

/// The `start` and `end` arguments as indexes into a sequence of this length; `None` if start is behind the end.
pub(crate) fn bounds(
    vm: &Vm,
    start: Option<&Value>,
    end: Option<&Value>,
    length: usize,
) -> PyResult<Option<(usize, usize)>> {
    let bound = |value: Option<&Value>, missing: i64| -> PyResult<i64> {
        let bound = match value {
            Some(value) if !value.is_none() => vm.slice_bound(value)?,
            _ => missing,
        };
        Ok(if bound < 0 { bound.saturating_add(length as i64).max(0) } else { bound })
    };
    let start = bound(start, 0)?;
    let end = bound(end, i64::MAX)?.min(length as i64);
    Ok((start <= end).then_some((start as usize, end as usize)))
}

/// The part of the receiver that `start` and `end` choose, and the byte offset where it begins.
fn part<'a>(vm: &Vm, text: &'a Str, args: &Arguments<'_>) -> PyResult<Option<(&'a str, usize)>> {
    let bounds = bounds(vm, args.optional(2), args.optional(3), text.char_count())?;
    Ok(bounds.map(|(start, end)| (text.slice(start, end), text.byte_offset(start))))
}

/// The byte offset at which a text is found in another.
#[inline]
pub(crate) fn find_text(text: &str, wanted: &str) -> Option<usize> {
    match wanted.as_bytes() {
        [] => Some(0),
        [byte] => memchr(*byte, text.as_bytes()),
        bytes => memmem::find(text.as_bytes(), bytes),
    }
}

/// The character index where the argument is found.
fn search(vm: &Vm, args: &Arguments<'_>, function: &str, last: bool) -> PyResult<Option<usize>> {
    let text = args.this::<Str>(vm)?;
    let wanted = str_argument(vm, args, 1, function)?.as_str();
    let Some((part, offset)) = part(vm, text, args)? else { return Ok(None) };
    vm.work(part.len() / 64)?;
    let found = if last { part.rfind(wanted) } else { find_text(part, wanted) };
    Ok(found.map(|position| text.char_index(offset + position)))
}

pub(super) fn find(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(search(vm, args, "find", false)?.map_or(-1, |index| index as i64)))
}

pub(super) fn rfind(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(search(vm, args, "rfind", true)?.map_or(-1, |index| index as i64)))
}

fn found(vm: &Vm, index: Option<usize>) -> PyResult {
    index.map(|index| vm.int(index as i64)).ok_or_else(|| vm.value_error("substring not found"))
}

pub(super) fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    found(vm, search(vm, args, "index", false)?)
}

pub(super) fn rindex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    found(vm, search(vm, args, "rindex", true)?)
}

pub(super) fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = str_argument(vm, args, 1, "count")?.as_str();
    let Some((part, _)) = part(vm, args.this::<Str>(vm)?, args)? else { return Ok(vm.int(0)) };
    vm.work(part.len() / 64)?;
    let count = if wanted.is_empty() { string::count(part) + 1 } else { count_text(part, wanted) };
    Ok(vm.int(count as i64))
}

fn has_affix(vm: &Vm, args: &Arguments<'_>, function: &str, test: fn(&str, &str) -> bool) -> PyResult {
    let part = part(vm, args.this::<Str>(vm)?, args)?.map(|(part, _)| part);
    let holds = |affix: &Str| part.is_some_and(|part| test(part, affix.as_str()));
    let wanted = args.get(1);
    if let Some(affix) = wanted.downcast_ref::<Str>() {
        return Ok(Value::bool(holds(affix)));
    }
    let Some(affixes) = wanted.downcast_ref::<Tuple>() else {
        let found = vm.type_name(wanted);
        return Err(vm.type_error(format!("{function} first arg must be str or a tuple of str, not {found}")));
    };
    for affix in &affixes.items {
        let Some(affix) = affix.downcast_ref::<Str>() else {
            let found = vm.type_name(affix);
            return Err(vm.type_error(format!("tuple for {function} must only contain str, not {found}")));
        };
        if holds(affix) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn starts_with(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_affix(vm, args, "startswith", |text, affix| text.starts_with(affix))
}

pub(super) fn starts_with_leaf(_vm: &Vm, text: &Value, affix: &Value) -> Option<Value> {
    let (text, affix) = (text.downcast_ref::<Str>()?, affix.downcast_ref::<Str>()?);
    Some(Value::bool(text.as_str().starts_with(affix.as_str())))
}

pub(super) fn ends_with_leaf(_vm: &Vm, text: &Value, affix: &Value) -> Option<Value> {
    let (text, affix) = (text.downcast_ref::<Str>()?, affix.downcast_ref::<Str>()?);
    Some(Value::bool(text.as_str().ends_with(affix.as_str())))
}

pub(super) fn ends_with(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_affix(vm, args, "endswith", |text, affix| text.ends_with(affix))
}

pub(super) fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(wanted) = args.get(1).downcast_ref::<Str>() else {
        let found = vm.type_name(args.get(1));
        return Err(vm.type_error(format!("'in <string>' requires string as left operand, not {found}")));
    };
    Ok(Value::bool(find_text(args.this::<Str>(vm)?.as_str(), wanted.as_str()).is_some()))
}

pub(super) fn replace(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let old = str_argument(vm, args, 1, "replace")?.as_str();
    let new = str_argument(vm, args, 2, "replace")?.as_str();
    let most = args.optional(3).map_or(Ok(-1), |count| vm.size_argument(count))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    if !old.is_empty() && find_text(text, old).is_none() && args.get(0).is_exact() {
        return Ok(args.get(0).clone());
    }
    let places = if old.is_empty() { string::count(text) + 1 } else { count_text(text, old) }.min(most);
    if places == 0 && args.get(0).is_exact() {
        return Ok(args.get(0).clone());
    }
    vm.work(text.len() / 64)?;
    let Some(added) = places.checked_mul(new.len()).and_then(|added| added.checked_add(text.len())) else {
        return Err(vm.overflow_error("replace string is too long"));
    };
    vm.reserve(added, 1)?;
    if old.is_empty() {
        return Ok(vm.text(between_characters(text, new, places)));
    }
    let mut output = String::with_capacity(added - places * old.len());
    let mut rest = text;
    for _ in 0..places {
        let Some(place) = find_text(rest, old) else { break };
        output.push_str(&rest[..place]);
        output.push_str(new);
        rest = &rest[place + old.len()..];
    }
    output.push_str(rest);
    Ok(vm.text(output))
}

/// How often a text, which is not empty, is found in another without overlapping.
fn count_text(text: &str, wanted: &str) -> usize {
    match wanted.as_bytes() {
        [byte] => memchr_iter(*byte, text.as_bytes()).count(),
        bytes => memmem::find_iter(text.as_bytes(), bytes).count(),
    }
}

/// Puts `new` before each of the first `places` characters and, if some are left, at the end.
fn between_characters(text: &str, new: &str, places: usize) -> String {
    let mut output = String::with_capacity(text.len() + places * new.len());
    let mut rest = string::code_points(text);
    for _ in 0..places {
        output.push_str(new);
        match rest.next() {
            Some(code) => string::push_code_point(&mut output, code),
            None => break,
        }
    }
    output + rest.as_str()
}

fn texts<'a>(vm: &Vm, parts: impl IntoIterator<Item = &'a str>) -> Value {
    vm.list(parts.into_iter().map(|part| vm.text(part)).collect::<Vec<_>>())
}

/// The separator (`None` for white space) and the most splits.
fn split_arguments<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<(Option<&'a str>, usize)> {
    let most = args.optional(2).map_or(Ok(-1), |most| vm.size_argument(most))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let Some(separator) = args.not_none(1) else { return Ok((None, most)) };
    match separator.downcast_ref::<Str>().map(Str::as_str) {
        Some("") => Err(vm.value_error("empty separator")),
        Some(separator) => Ok((Some(separator), most)),
        None => Err(vm.type_error(format!("must be str or None, not {}", vm.type_name(separator)))),
    }
}

/// Texts of so many bytes are looked through byte by byte: a search for each part would have to be prepared.
const SHORT: usize = 256;

/// The parts of a text between ASCII characters; at most so many.
fn split_at_byte(text: &str, separator: u8, most: usize) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (place, &byte) in text.as_bytes().iter().enumerate() {
        if byte == separator && parts.len() + 1 < most {
            parts.push(&text[start..place]);
            start = place + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The only character of a text.
fn single_character(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.as_str().is_empty())
}

/// The words of an ASCII text.
fn ascii_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| u8::try_from(character).is_ok_and(is_ascii_space))
        .filter(|word| !word.is_empty())
}

/// Whether an ASCII character is white space to `str`: the separators of files, groups, records and units are.
fn is_ascii_space(character: u8) -> bool {
    matches!(character, b'\t'..=b'\r' | b'\x1c'..=b'\x1f' | b' ')
}

pub(super) fn split(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    vm.work(text.len() / 64)?;
    match split_arguments(vm, args)? {
        (Some(separator), most) => {
            let most = most.saturating_add(1);
            // A single character is searched for without the preparations that a text needs.
            match (separator.as_bytes(), single_character(separator)) {
                ([byte], _) if text.len() <= SHORT => Ok(texts(vm, split_at_byte(text, *byte, most))),
                (_, Some(separator)) => Ok(texts(vm, text.splitn(most, separator))),
                (_, None) => Ok(texts(vm, text.splitn(most, separator))),
            }
        }
        (None, usize::MAX) if text.is_ascii() => Ok(texts(vm, ascii_words(text))),
        (None, most) => {
            let mut parts = Vec::new();
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() {
                if parts.len() == most {
                    parts.push(rest);
                    break;
                }
                let end = rest.find(is_space).unwrap_or(rest.len());
                parts.push(&rest[..end]);
                rest = rest[end..].trim_start_matches(is_space);
            }
            Ok(texts(vm, parts))
        }
    }
}

pub(super) fn rsplit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    vm.work(text.len() / 64)?;
    let mut parts: Vec<&str> = match split_arguments(vm, args)? {
        (Some(separator), most) => text.rsplitn(most.saturating_add(1), separator).collect(),
        (None, most) => {
            let mut parts = Vec::new();
            let mut rest = text.trim_end_matches(is_space);
            while !rest.is_empty() {
                if parts.len() == most {
                    parts.push(rest);
                    break;
                }
                let start = rest
                    .char_indices()
                    .rev()
                    .find(|&(_, character)| is_space(character))
                    .map_or(0, |(offset, character)| offset + character.len_utf8());
                parts.push(&rest[start..]);
                rest = rest[..start].trim_end_matches(is_space);
            }
            parts
        }
    };
    parts.reverse();
    Ok(texts(vm, parts))
}

/// Whether a character ends a line for `str.splitlines`.
fn is_line_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c' | '\x1d' | '\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

pub(super) fn split_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let keep = args.optional(1).map_or(Ok(false), |keep| vm.is_true(keep))?;
    let mut rest = args.this::<Str>(vm)?.as_str();
    vm.work(rest.len() / 64)?;
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let Some((end, character)) = rest.char_indices().find(|&(_, character)| is_line_break(character))
        else {
            lines.push(rest);
            break;
        };
        let length = if rest[end..].starts_with("\r\n") { 2 } else { character.len_utf8() };
        lines.push(&rest[..if keep { end + length } else { end }]);
        rest = &rest[end + length..];
    }
    Ok(texts(vm, lines))
}

fn partition_separator<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a str> {
    match args.get(1).downcast_ref::<Str>().map(Str::as_str) {
        Some("") => Err(vm.value_error("empty separator")),
        Some(separator) => Ok(separator),
        None => Err(vm.type_error(format!("must be str, not {}", vm.type_name(args.get(1))))),
    }
}

pub(super) fn partition(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let separator = partition_separator(vm, args)?;
    Ok(match text.split_once(separator) {
        Some((before, after)) => vm.tuple([vm.text(before), args.get(1).clone(), vm.text(after)]),
        None => vm.tuple([vm.text(text), vm.text(""), vm.text("")]),
    })
}

pub(super) fn rpartition(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let separator = partition_separator(vm, args)?;
    Ok(match text.rsplit_once(separator) {
        Some((before, after)) => vm.tuple([vm.text(before), args.get(1).clone(), vm.text(after)]),
        None => vm.tuple([vm.text(""), vm.text(""), vm.text(text)]),
    })
}

fn affix<'a>(vm: &Vm, args: &Arguments<'a>, function: &str) -> PyResult<&'a str> {
    args.get(1).downcast_ref::<Str>().map(Str::as_str).ok_or_else(|| {
        vm.type_error(format!("{function}() argument must be str, not {}", vm.argument_type(args.get(1))))
    })
}

pub(super) fn remove_prefix(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    Ok(vm.text(text.strip_prefix(affix(vm, args, "removeprefix")?).unwrap_or(text)))
}

pub(super) fn remove_suffix(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    Ok(vm.text(text.strip_suffix(affix(vm, args, "removesuffix")?).unwrap_or(text)))
}

#[cold]
fn strip_error(vm: &Vm, function: &str) -> Raised {
    vm.type_error(format!("{function} arg must be None or str"))
}

fn strip_sides(vm: &Vm, args: &Arguments<'_>, function: &str, start: bool, end: bool) -> PyResult {
    let text = args.this::<Str>(vm)?.as_str();
    let chosen = match args.not_none(1) {
        Some(characters) => {
            Some(characters.downcast_ref::<Str>().ok_or_else(|| strip_error(vm, function))?.as_str())
        }
        None => None,
    };
    if chosen.is_none() && text.is_ascii() {
        let doomed = |character: char| u8::try_from(character).is_ok_and(is_ascii_space);
        return stripped(vm, args, text, doomed, (start, end));
    }
    let doomed = |character: char| match chosen {
        Some(chosen) => chosen.contains(character),
        None => is_space(character),
    };
    stripped(vm, args, text, doomed, (start, end))
}

/// The text without the characters that are doomed at its start and end.
#[inline(always)]
fn stripped(
    vm: &Vm,
    args: &Arguments<'_>,
    text: &str,
    doomed: impl Fn(char) -> bool,
    (start, end): (bool, bool),
) -> PyResult {
    let mut rest = text;
    if start {
        rest = rest.trim_start_matches(&doomed);
    }
    if end {
        rest = rest.trim_end_matches(&doomed);
    }
    if rest.len() == text.len() && args.get(0).is_exact() {
        Ok(args.get(0).clone())
    } else {
        Ok(vm.text(rest))
    }
}

pub(super) fn strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, "strip", true, true)
}

pub(super) fn left_strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, "lstrip", true, false)
}

pub(super) fn right_strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, "rstrip", false, true)
}
