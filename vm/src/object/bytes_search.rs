//! Searching and splitting methods of `bytes` and `bytearray`.

use std::ops::Range;
use std::sync::Arc;

use super::buffer::{BYTE_RANGE, byte_argument, like, receiver, unchanged, with_bytes};
use super::str_search::bounds;
use super::tuple::Tuple;
use super::value::Value;
use crate::native::{Arguments, PyResult};
use crate::vm::Vm;

/// Where a part first occurs.
pub(crate) fn position(data: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(data, wanted)
}

fn last_position(data: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(data, wanted)
}

/// A part to look for: bytes, or one byte as an int.
fn wanted(vm: &Vm, value: &Value) -> PyResult<Arc<[u8]>> {
    if let Some(bytes) = vm.buffer(value)? {
        return Ok(bytes);
    }
    if !vm.has_index(value) {
        let found = vm.type_name(value);
        return Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{found}'")));
    }
    Ok([byte_argument(vm, value, BYTE_RANGE)?].into())
}

fn chosen(vm: &Vm, args: &Arguments<'_>, length: usize) -> PyResult<Option<Range<usize>>> {
    let bounds = bounds(vm, args.optional(2), args.optional(3), length)?;
    Ok(bounds.map(|(start, end)| start..end))
}

fn search(vm: &Vm, args: &Arguments<'_>, last: bool) -> PyResult<Option<usize>> {
    let wanted = wanted(vm, args.get(1))?;
    let data = receiver(vm, args)?;
    let Some(range) = chosen(vm, args, data.len())? else { return Ok(None) };
    vm.work(range.len() / 64)?;
    let start = range.start;
    let find = if last { last_position } else { position };
    Ok(find(&data[range], &wanted).map(|found| start + found))
}

pub(super) fn find(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(search(vm, args, false)?.map_or(-1, |index| index as i64)))
}

pub(super) fn rfind(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(search(vm, args, true)?.map_or(-1, |index| index as i64)))
}

fn found(vm: &Vm, index: Option<usize>) -> PyResult {
    index.map(|index| vm.int(index as i64)).ok_or_else(|| vm.value_error("subsection not found"))
}

pub(super) fn index(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    found(vm, search(vm, args, false)?)
}

pub(super) fn rindex(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    found(vm, search(vm, args, true)?)
}

/// The ranges between the places where a separator occurs, at most `most` places.
fn split_ranges(data: &[u8], separator: &[u8], most: usize) -> Vec<Range<usize>> {
    let (mut ranges, mut start) = (Vec::new(), 0);
    while ranges.len() < most
        && let Some(found) = position(&data[start..], separator)
    {
        ranges.push(start..start + found);
        start += found + separator.len();
    }
    ranges.push(start..data.len());
    ranges
}

pub(super) fn count(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted = wanted(vm, args.get(1))?;
    let data = receiver(vm, args)?;
    let Some(range) = chosen(vm, args, data.len())? else { return Ok(vm.int(0)) };
    let part = &data[range];
    let count =
        if wanted.is_empty() { part.len() + 1 } else { split_ranges(part, &wanted, usize::MAX).len() - 1 };
    Ok(vm.int(count as i64))
}

pub(super) fn contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let wanted: Arc<[u8]> = if vm.has_index(args.get(1)) {
        [byte_argument(vm, args.get(1), BYTE_RANGE)?].into()
    } else {
        vm.buffer_argument(args.get(1))?
    };
    Ok(Value::bool(with_bytes(vm, args.get(0), |data| position(data, &wanted).is_some())?))
}

fn has_affix(vm: &Vm, args: &Arguments<'_>, function: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult {
    let length = with_bytes(vm, args.get(0), <[u8]>::len)?;
    let range = chosen(vm, args, length)?;
    let holds = |affix: &[u8]| {
        with_bytes(vm, args.get(0), |data| {
            let part = range.clone().and_then(|range| data.get(range));
            part.is_some_and(|part| test(part, affix))
        })
    };
    if let Some(affixes) = args.get(1).downcast_ref::<Tuple>() {
        for affix in &affixes.items {
            if holds(&vm.buffer_argument(affix)?)? {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match vm.buffer(args.get(1))? {
        Some(affix) => Ok(Value::bool(holds(&affix)?)),
        None => {
            let found = vm.type_name(args.get(1));
            Err(vm.type_error(format!("{function} first arg must be bytes or a tuple of bytes, not {found}")))
        }
    }
}

pub(super) fn starts_with(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_affix(vm, args, "startswith", |data, affix| data.starts_with(affix))
}

pub(super) fn ends_with(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    has_affix(vm, args, "endswith", |data, affix| data.ends_with(affix))
}

pub(super) fn replace(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (old, new) = (vm.buffer_argument(args.get(1))?, vm.buffer_argument(args.get(2))?);
    let data = receiver(vm, args)?;
    let most = args.optional(3).map_or(Ok(-1), |count| vm.size_argument(count))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    vm.work(data.len() / 64)?;
    let mut output = Vec::with_capacity(data.len());
    if old.is_empty() {
        let places = (data.len() + 1).min(most);
        vm.reserve(places, new.len().max(1))?;
        for index in 0..=data.len() {
            if index < places {
                output.extend_from_slice(&new);
            }
            output.extend(data.get(index));
        }
        return Ok(like(vm, args, output));
    }
    let parts = split_ranges(&data, &old, most);
    if parts.len() == 1 {
        return Ok(unchanged(vm, args, &data));
    }
    vm.reserve(parts.len().saturating_mul(new.len()).saturating_add(data.len()), 1)?;
    for (index, range) in parts.into_iter().enumerate() {
        if index > 0 {
            output.extend_from_slice(&new);
        }
        output.extend_from_slice(&data[range]);
    }
    Ok(like(vm, args, output))
}

/// White space as methods of `bytes` have it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn parts(vm: &Vm, args: &Arguments<'_>, data: &[u8], ranges: Vec<Range<usize>>) -> Value {
    vm.list(ranges.into_iter().map(|range| like(vm, args, &data[range])).collect::<Vec<_>>())
}

fn split_arguments(vm: &Vm, args: &Arguments<'_>) -> PyResult<(Option<Arc<[u8]>>, usize)> {
    let most = args.optional(2).map_or(Ok(-1), |most| vm.size_argument(most))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let separator = match args.not_none(1) {
        Some(separator) => Some(vm.buffer_argument(separator)?),
        None => None,
    };
    if separator.as_ref().is_some_and(|separator| separator.is_empty()) {
        return Err(vm.value_error("empty separator"));
    }
    Ok((separator, most))
}

pub(super) fn split(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (separator, most) = split_arguments(vm, args)?;
    let data = receiver(vm, args)?;
    vm.work(data.len() / 64)?;
    if let Some(separator) = separator {
        return Ok(parts(vm, args, &data, split_ranges(&data, &separator, most)));
    }
    let skip = |from: usize| (from..data.len()).find(|&at| !is_space(data[at])).unwrap_or(data.len());
    let (mut ranges, mut at) = (Vec::new(), skip(0));
    while at < data.len() {
        if ranges.len() == most {
            ranges.push(at..data.len());
            break;
        }
        let end = (at..data.len()).find(|&at| is_space(data[at])).unwrap_or(data.len());
        ranges.push(at..end);
        at = skip(end);
    }
    Ok(parts(vm, args, &data, ranges))
}

pub(super) fn rsplit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (separator, most) = split_arguments(vm, args)?;
    let data = receiver(vm, args)?;
    vm.work(data.len() / 64)?;
    let (mut ranges, mut end) = (Vec::new(), data.len());
    if let Some(separator) = separator {
        while ranges.len() < most
            && let Some(found) = last_position(&data[..end], &separator)
        {
            ranges.push(found + separator.len()..end);
            end = found;
        }
        ranges.push(0..end);
    } else {
        let skip = |end: usize| (0..end).rev().find(|&at| !is_space(data[at])).map_or(0, |at| at + 1);
        end = skip(end);
        while end > 0 {
            if ranges.len() == most {
                ranges.push(0..end);
                break;
            }
            let start = (0..end).rev().find(|&at| is_space(data[at])).map_or(0, |at| at + 1);
            ranges.push(start..end);
            end = skip(start);
        }
    }
    ranges.reverse();
    Ok(parts(vm, args, &data, ranges))
}

pub(super) fn split_lines(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let keep = args.optional(1).map_or(Ok(false), |keep| vm.is_true(keep))?;
    let data = receiver(vm, args)?;
    let (mut ranges, mut at) = (Vec::new(), 0);
    while at < data.len() {
        let Some(end) = (at..data.len()).find(|&at| matches!(data[at], b'\n' | b'\r')) else {
            ranges.push(at..data.len());
            break;
        };
        let next = if data[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        ranges.push(at..if keep { next } else { end });
        at = next;
    }
    Ok(parts(vm, args, &data, ranges))
}

fn partition_at(vm: &Vm, args: &Arguments<'_>, last: bool) -> PyResult {
    let separator = vm.buffer_argument(args.get(1))?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let data = receiver(vm, args)?;
    let find = if last { last_position } else { position };
    let make = |part: &[u8]| like(vm, args, part);
    Ok(vm.tuple(match find(&data, &separator) {
        Some(at) => vec![make(&data[..at]), make(&separator), make(&data[at + separator.len()..])],
        None if last => vec![make(b""), make(b""), make(&data)],
        None => vec![make(&data), make(b""), make(b"")],
    }))
}

pub(super) fn partition(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    partition_at(vm, args, false)
}

pub(super) fn rpartition(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    partition_at(vm, args, true)
}

pub(super) fn remove_prefix(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (affix, data) = (vm.buffer_argument(args.get(1))?, receiver(vm, args)?);
    Ok(match data.strip_prefix(&*affix) {
        Some(rest) => like(vm, args, rest),
        None => unchanged(vm, args, &data),
    })
}

pub(super) fn remove_suffix(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (affix, data) = (vm.buffer_argument(args.get(1))?, receiver(vm, args)?);
    Ok(match data.strip_suffix(&*affix) {
        Some(rest) => like(vm, args, rest),
        None => unchanged(vm, args, &data),
    })
}

fn strip_sides(vm: &Vm, args: &Arguments<'_>, left: bool, right: bool) -> PyResult {
    let chosen = match args.not_none(1) {
        Some(chosen) => Some(vm.buffer_argument(chosen)?),
        None => None,
    };
    let doomed = |byte: u8| chosen.as_ref().map_or_else(|| is_space(byte), |chosen| chosen.contains(&byte));
    let data = receiver(vm, args)?;
    let mut rest = &*data;
    while left
        && let [first, tail @ ..] = rest
        && doomed(*first)
    {
        rest = tail;
    }
    while right
        && let [head @ .., last] = rest
        && doomed(*last)
    {
        rest = head;
    }
    Ok(if rest.len() == data.len() { unchanged(vm, args, &data) } else { like(vm, args, rest) })
}

pub(super) fn strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, true, true)
}

pub(super) fn left_strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, true, false)
}

pub(super) fn right_strip(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    strip_sides(vm, args, false, true)
}
