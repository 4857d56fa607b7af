//! `re.Match`.

use minipy_vm::native::{Arguments, NativeDef, PyResult};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

use super::matcher::{Found, UNSET};
use super::pattern::{Bounds, Pattern};
use super::substitute;
use super::text::{Place, Text};
use crate::common::{CLASS_GETITEM, itself};

/// The payload of a match; positions are indexes of characters.
pub(super) struct Match {
    pattern: Ref<Pattern>,
    string: Value,
    /// Beginning and end of the match and of each group; `UNSET` for groups that did not match.
    spans: Vec<(usize, usize)>,
    pos: usize,
    endpos: usize,
    last_group: usize,
}

impl Payload for Match {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.pattern.value());
        visit(&self.string);
    }
}

/// The object for a match; `place` is any place of the text whose index is known, best the one searched from.
pub(super) fn new_match(
    vm: &Vm,
    pattern: &Ref<Pattern>,
    text: &Text,
    bounds: &Bounds,
    found: &Found,
    place: Place,
) -> Value {
    let start = place.at(text, found.start);
    let end = start.at(text, found.end);
    let mut spans = Vec::with_capacity(1 + found.groups.len() / 2);
    spans.push((start.index, end.index));
    let mut last = start;
    for group in found.groups.chunks_exact(2) {
        if group[0] == UNSET || group[1] == UNSET {
            spans.push((UNSET, UNSET));
            continue;
        }
        let begin = last.at(text, group[0]);
        last = begin.at(text, group[1]);
        spans.push((begin.index, last.index));
    }
    let made = Match {
        pattern: pattern.clone(),
        string: text.value.clone(),
        spans,
        pos: bounds.start,
        endpos: bounds.end,
        last_group: found.last_group,
    };
    vm.heap.allocate(made, &vm.native_type(&MATCH)).into_value()
}

impl Match {
    pub(super) fn pattern(&self) -> &Ref<Pattern> {
        &self.pattern
    }

    /// The text of a group; `None` if it did not match.
    pub(super) fn group(&self, vm: &Vm, text: &Text, group: usize) -> Option<Value> {
        let (start, end) = self.spans[group];
        if start == UNSET { None } else { Some(text.part(vm, text.offset(start), text.offset(end))) }
    }

    /// The text, as it is now.
    pub(super) fn text(&self, vm: &Vm) -> PyResult<Text> {
        Text::of(vm, &self.string)
    }

    /// The number of the group that an argument names.
    fn index(&self, vm: &Vm, value: &Value) -> PyResult<usize> {
        let no_group = || vm.index_error("no such group");
        let number = if vm.has_index(value) {
            vm.index_clamped(value)?
        } else {
            let named = match vm.hash(value) {
                Ok(_) => vm.get_item(&self.pattern.group_index, value).ok(),
                Err(_) => None,
            };
            named.and_then(|number| number.as_small_int()).ok_or_else(no_group)?
        };
        usize::try_from(number).ok().filter(|&group| group < self.spans.len()).ok_or_else(no_group)
    }
}

fn group(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Match>(vm)?;
    let text = this.text(vm)?;
    let one = |value: &Value| Ok(this.group(vm, &text, this.index(vm, value)?).unwrap_or(Value::NONE));
    match args.extra() {
        [] => one(&vm.int(0)),
        [only] => one(only),
        several => Ok(vm.tuple(several.iter().map(one).collect::<PyResult<Vec<_>>>()?)),
    }
}

fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Match>(vm)?;
    let index = this.index(vm, args.get(1))?;
    Ok(this.group(vm, &this.text(vm)?, index).unwrap_or(Value::NONE))
}

fn groups(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Match>(vm)?;
    let text = this.text(vm)?;
    let default = args.optional(1).cloned().unwrap_or(Value::NONE);
    let group = |group| this.group(vm, &text, group).unwrap_or_else(|| default.clone());
    Ok(vm.tuple((1..this.spans.len()).map(group).collect::<Vec<_>>()))
}

fn group_dict(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let this = args.this::<Match>(vm)?;
    let text = this.text(vm)?;
    let default = args.optional(1).cloned().unwrap_or(Value::NONE);
    let result = vm.new_dict();
    for (name, number) in &this.pattern.names {
        let value = this.group(vm, &text, *number).unwrap_or_else(|| default.clone());
        drop(result.insert_str(&vm.intern(name), value));
    }
    Ok(result.into_value())
}

fn position(vm: &Vm, position: usize) -> Value {
    vm.int(if position == UNSET { -1 } else { position as i64 })
}

fn pair(vm: &Vm, (start, end): (usize, usize)) -> Value {
    vm.tuple([position(vm, start), position(vm, end)])
}

fn chosen_span(vm: &Vm, args: &Arguments<'_>) -> PyResult<(usize, usize)> {
    let this = args.this::<Match>(vm)?;
    let index = args.optional(1).map_or(Ok(0), |value| this.index(vm, value))?;
    Ok(this.spans[index])
}

fn start(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(position(vm, chosen_span(vm, args)?.0))
}

fn end(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(position(vm, chosen_span(vm, args)?.1))
}

fn span(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(pair(vm, chosen_span(vm, args)?))
}

fn expand(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    substitute::expand(vm, args.this::<Match>(vm)?, args.get(1))
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(this) = value.downcast_ref::<Match>() else { return vm.default_repr(value) };
    let (start, end) = this.spans[0];
    let group = this.group(vm, &this.text(vm)?, 0).unwrap_or(Value::NONE);
    let group: String = vm.repr_text(&group)?.chars().take(50).collect();
    Ok(format!("<re.Match object; span=({start}, {end}), match={group}>"))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

fn read(vm: &Vm, value: &Value, make: impl FnOnce(&Match) -> Value) -> PyResult {
    match value.downcast_ref::<Match>() {
        Some(this) => Ok(make(this)),
        None => Err(vm.type_error("a match was expected")),
    }
}

fn last_group_name(vm: &Vm, this: &Match) -> Value {
    let name = this.pattern.names.iter().find(|(_, number)| *number == this.last_group);
    name.map_or(Value::NONE, |(name, _)| vm.text(name))
}

/// `re.Match`.
pub(super) static MATCH: TypeDef = TypeDef {
    name: "re.Match",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    layout: VTable::of::<Match>(),
    methods: &[
        NativeDef::new(
            "group($self, /, *args)",
            "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.",
            group,
        )
        .without_signature(),
        NativeDef::new(
            "start($self, group=0, /)",
            "Return index of the start of the substring matched by group.",
            start,
        ),
        NativeDef::new(
            "end($self, group=0, /)",
            "Return index of the end of the substring matched by group.",
            end,
        ),
        NativeDef::new(
            "span($self, group=0, /)",
            "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
            span,
        ),
        NativeDef::new(
            "groups($self, /, default=None)",
            "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.",
            groups,
        ),
        NativeDef::new(
            "groupdict($self, /, default=None)",
            "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.",
            group_dict,
        ),
        NativeDef::new(
            "expand($self, /, template)",
            "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
            expand,
        ),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__copy__($self, /)", "", itself),
        NativeDef::new("__deepcopy__($self, memo, /)", "", itself),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef {
            name: "string",
            doc: "The string passed to match() or search().",
            get: |vm, value| read(vm, value, |this| this.string.clone()),
            set: None,
        },
        GetSetDef {
            name: "re",
            doc: "The regular expression object.",
            get: |vm, value| read(vm, value, |this| this.pattern.value().clone()),
            set: None,
        },
        GetSetDef {
            name: "pos",
            doc: "The index into the string at which the RE engine started looking for a match.",
            get: |vm, value| read(vm, value, |this| position(vm, this.pos)),
            set: None,
        },
        GetSetDef {
            name: "endpos",
            doc: "The index into the string beyond which the RE engine will not go.",
            get: |vm, value| read(vm, value, |this| position(vm, this.endpos)),
            set: None,
        },
        GetSetDef {
            name: "lastindex",
            doc: "The integer index of the last matched capturing group.",
            get: |vm, value| {
                read(vm, value, |this| match this.last_group {
                    0 => Value::NONE,
                    group => position(vm, group),
                })
            },
            set: None,
        },
        GetSetDef {
            name: "lastgroup",
            doc: "The name of the last matched capturing group.",
            get: |vm, value| read(vm, value, |this| last_group_name(vm, this)),
            set: None,
        },
        GetSetDef {
            name: "regs",
            doc: "",
            get: |vm, value| {
                read(vm, value, |this| {
                    vm.tuple(this.spans.iter().map(|&span| pair(vm, span)).collect::<Vec<_>>())
                })
            },
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};
