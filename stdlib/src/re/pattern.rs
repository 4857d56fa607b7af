//! `re.Pattern`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef, type_flag};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::compile::Program;
use super::match_object::new_match;
use super::matcher::{Found, Request, UNSET};
use super::scanner;
use super::substitute;
use super::syntax::flag;
use super::text::{Mode, Place, Text};
use crate::common::{CLASS_GETITEM, itself};

/// The payload of a compiled pattern.
pub(super) struct Pattern {
    /// What was compiled.
    pub(super) source: Value,
    pub(super) is_text: bool,
    pub(super) flags: u32,
    pub(super) program: Program,
    pub(super) names: Vec<(String, usize)>,
    /// `groupindex`.
    pub(super) group_index: Value,
}

impl Payload for Pattern {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.source);
        visit(&self.group_index);
    }
}

/// Where to look in a text.
pub(super) struct Bounds {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// `pos` and `endpos`.
pub(super) fn bounds(vm: &Vm, args: &Arguments<'_>, text: &Text) -> PyResult<Bounds> {
    let length = text.len();
    let clamp = |index: i64| usize::try_from(index).unwrap_or(0).min(length);
    let start = args.optional(2).map_or(Ok(0), |value| vm.size_argument(value).map(clamp))?;
    let end = args.optional(3).map_or(Ok(length), |value| vm.size_argument(value).map(clamp))?;
    Ok(Bounds { start, end })
}

/// The receiver of a method.
pub(super) fn this<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<Pattern>> {
    args.get(0).as_ref::<Pattern>().ok_or_else(|| vm.type_error("a compiled pattern was expected"))
}

fn find(vm: &Vm, args: &Arguments<'_>, mode: Mode) -> PyResult {
    let pattern = this(vm, args)?;
    let text = Text::for_pattern(vm, pattern, args.get(1))?;
    let bounds = bounds(vm, args, &text)?;
    let place = Place { offset: text.offset(bounds.start), index: bounds.start };
    let request = Request {
        start: place.offset,
        end: text.offset(bounds.end),
        full: mode == Mode::Full,
        advance: false,
    };
    match text.find(vm, pattern, mode, request)? {
        Some(found) => Ok(new_match(vm, pattern, &text, &bounds, &found, place)),
        None => Ok(Value::NONE),
    }
}

fn match_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    find(vm, args, Mode::Match)
}

fn full_match(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    find(vm, args, Mode::Full)
}

fn search(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    find(vm, args, Mode::Search)
}

/// Goes through the matches of a text from left to right.
pub(super) struct Matches<'a> {
    pub(super) pattern: &'a Pattern,
    pub(super) text: &'a Text,
    pub(super) request: Request,
}

impl<'a> Matches<'a> {
    pub(super) fn new(pattern: &'a Pattern, text: &'a Text, start: usize, end: usize) -> Matches<'a> {
        Matches { pattern, text, request: Request { start, end, full: false, advance: false } }
    }

    pub(super) fn next(&mut self, vm: &Vm) -> PyResult<Option<Found>> {
        let found = self.text.find(vm, self.pattern, Mode::Search, self.request)?;
        if let Some(found) = &found {
            self.request.advance = found.start == found.end;
            self.request.start = found.end;
        }
        Ok(found)
    }
}

/// A group of a match, by byte offsets.
pub(super) fn group_of(vm: &Vm, text: &Text, found: &Found, group: usize) -> Option<Value> {
    let (start, end) = match group {
        0 => (found.start, found.end),
        _ => (found.groups[2 * group - 2], found.groups[2 * group - 1]),
    };
    if start == UNSET || end == UNSET { None } else { Some(text.part(vm, start, end)) }
}

fn find_all(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pattern = this(vm, args)?;
    let text = Text::for_pattern(vm, pattern, args.get(1))?;
    let bounds = bounds(vm, args, &text)?;
    let mut matches = Matches::new(pattern, &text, text.offset(bounds.start), text.offset(bounds.end));
    let mut results = Vec::new();
    while let Some(found) = matches.next(vm)? {
        let group = |group| group_of(vm, &text, &found, group).unwrap_or_else(|| text.empty(vm));
        results.push(match pattern.program.groups {
            0 => group(0),
            1 => group(1),
            groups => vm.tuple((1..=groups).map(group).collect::<Vec<_>>()),
        });
    }
    Ok(vm.list(results))
}

fn split(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pattern = this(vm, args)?;
    let text = Text::for_pattern(vm, pattern, args.get(1))?;
    let most = args.optional(2).map_or(Ok(0), |value| vm.size_argument(value))?;
    let end = text.bytes().len();
    let mut matches = Matches::new(pattern, &text, 0, end);
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    while most == 0 || count < most {
        let Some(found) = matches.next(vm)? else { break };
        parts.push(text.part(vm, last, found.start));
        let groups = 1..=pattern.program.groups;
        parts.extend(groups.map(|group| group_of(vm, &text, &found, group).unwrap_or(Value::NONE)));
        last = found.end;
        count += 1;
    }
    parts.push(text.part(vm, last, end));
    Ok(vm.list(parts))
}

/// `flags` as they are shown: names first, then what has no name.
fn shown_flags(flags: u32, is_text: bool) -> String {
    const NAMES: [(u32, &str); 8] = [
        (flag::IGNORECASE, "re.IGNORECASE"),
        (flag::LOCALE, "re.LOCALE"),
        (flag::MULTILINE, "re.MULTILINE"),
        (flag::DOTALL, "re.DOTALL"),
        (flag::UNICODE, "re.UNICODE"),
        (flag::VERBOSE, "re.VERBOSE"),
        (flag::DEBUG, "re.DEBUG"),
        (flag::ASCII, "re.ASCII"),
    ];
    let mut left = flags;
    if is_text && flags & flag::TYPES == flag::UNICODE {
        left &= !flag::UNICODE;
    }
    let mut shown = Vec::new();
    for (bit, name) in NAMES {
        if left & bit != 0 {
            shown.push(name.to_owned());
            left &= !bit;
        }
    }
    if left != 0 {
        shown.push(format!("{left:#x}"));
    }
    shown.join("|")
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(pattern) = value.downcast_ref::<Pattern>() else { return vm.default_repr(value) };
    let source: String = vm.repr_text(&pattern.source)?.chars().take(200).collect();
    let flags = shown_flags(pattern.flags, pattern.is_text);
    let separator = if flags.is_empty() { "" } else { ", " };
    Ok(format!("re.compile({source}{separator}{flags})"))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn hash(vm: &Vm, value: &Value) -> PyResult<i64> {
    match value.downcast_ref::<Pattern>() {
        Some(pattern) => {
            Ok(vm.hash(&pattern.source)? ^ i64::from(pattern.flags) ^ i64::from(pattern.is_text))
        }
        None => Ok(vm.identity_hash(value)),
    }
}

fn hash_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(hash(vm, args.get(0))?))
}

fn equal(vm: &Vm, args: &Arguments<'_>) -> PyResult<Option<bool>> {
    let (Some(a), Some(b)) = (args.get(0).downcast_ref::<Pattern>(), args.get(1).downcast_ref::<Pattern>())
    else {
        return Ok(None);
    };
    if args.get(0).is(args.get(1)) {
        return Ok(Some(true));
    }
    let alike = a.flags == b.flags && a.is_text == b.is_text;
    Ok(Some(alike && vm.values_equal(&a.source, &b.source)?))
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

fn read(vm: &Vm, value: &Value, make: impl FnOnce(&Pattern) -> Value) -> PyResult {
    match value.downcast_ref::<Pattern>() {
        Some(pattern) => Ok(make(pattern)),
        None => Err(vm.type_error("a compiled pattern was expected")),
    }
}

/// `re.Pattern`.
pub(super) static PATTERN: TypeDef = TypeDef {
    name: "re.Pattern",
    doc: "Compiled regular expression object.",
    layout: VTable::of::<Pattern>(),
    methods: &[
        NativeDef::new(
            "match($self, /, string, pos=0, endpos=sys.maxsize)",
            "Matches zero or more characters at the beginning of the string.",
            match_method,
        ),
        NativeDef::new(
            "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)",
            "Matches against all of the string.",
            full_match,
        ),
        NativeDef::new(
            "search($self, /, string, pos=0, endpos=sys.maxsize)",
            "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.",
            search,
        ),
        NativeDef::new(
            "findall($self, /, string, pos=0, endpos=sys.maxsize)",
            "Return a list of all non-overlapping matches of pattern in string.",
            find_all,
        ),
        NativeDef::new(
            "finditer($self, /, string, pos=0, endpos=sys.maxsize)",
            "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.",
            scanner::find_iter,
        ),
        NativeDef::new("scanner($self, /, string, pos=0, endpos=sys.maxsize)", "", scanner::scanner),
        NativeDef::new(
            "split($self, /, string, maxsplit=0)",
            "Split string by the occurrences of pattern.",
            split,
        ),
        NativeDef::new(
            "sub($self, /, repl, string, count=0)",
            "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
            substitute::sub,
        ),
        NativeDef::new(
            "subn($self, /, repl, string, count=0)",
            "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
            substitute::subn,
        ),
        NativeDef::new("__copy__($self, /)", "", itself),
        NativeDef::new("__deepcopy__($self, memo, /)", "", itself),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash_method),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__ne__($self, value, /)", "Return self!=value.", ne),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef {
            name: "pattern",
            doc: "The pattern string from which the RE object was compiled.",
            get: |vm, value| read(vm, value, |pattern| pattern.source.clone()),
            set: None,
        },
        GetSetDef {
            name: "flags",
            doc: "The regex matching flags.",
            get: |vm, value| read(vm, value, |pattern| vm.int(i64::from(pattern.flags))),
            set: None,
        },
        GetSetDef {
            name: "groups",
            doc: "The number of capturing groups in the pattern.",
            get: |vm, value| read(vm, value, |pattern| vm.int(pattern.program.groups as i64)),
            set: None,
        },
        GetSetDef {
            name: "groupindex",
            doc: "A dictionary mapping group names to group numbers.",
            get: |vm, value| read(vm, value, |pattern| pattern.group_index.clone()),
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), hash: Some(hash), ..TypeDef::EMPTY.slots },
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
