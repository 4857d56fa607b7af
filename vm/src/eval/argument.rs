//! Binding the arguments of a call to the parameters of a Python function, with CPython's error texts.

use super::frame::FramePointer;
use crate::bytecode::code::{CO_VARARGS, CO_VARKEYWORDS};
use crate::native::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

/// Binds `values` (the last `keyword_names.len()` by name) and returns the local slots, in the thread's spare vector.
pub(crate) fn bind(
    vm: &Vm,
    thread: &Thread,
    function: &Ref<Function>,
    values: &[Value],
    keyword_names: &[Value],
) -> PyResult<Vec<Slot>> {
    let code = function.code();
    let template = &code.template;
    let (positional_count, keyword_only) = (template.argcount as usize, template.kwonlyargcount as usize);
    let total = positional_count + keyword_only;
    let (values, keyword_values) = values.split_at(values.len() - keyword_names.len());
    let mut slots = thread.spare_slots.take();
    slots.clear();
    let given = values.len();
    let (values, extra) = values.split_at(given.min(positional_count));
    slots.extend(values.iter().cloned().map(Some));
    slots.resize_with(code.local_slots(), || None);
    let mut next_slot = total;
    if code.has_flag(CO_VARARGS) {
        slots[next_slot] = Some(vm.tuple(extra.iter().cloned()));
        next_slot += 1;
    }
    let extra_keywords = code.has_flag(CO_VARKEYWORDS).then(|| vm.new_dict());
    for (name, value) in keyword_names.iter().zip(keyword_values) {
        let found = parameter_index(&code, name, template.posonlyargcount as usize..total);
        match (found, &extra_keywords) {
            (Some(index), _) if slots[index].is_some() => {
                return Err(vm.type_error(format!(
                    "{}() got multiple values for argument '{}'",
                    display_name(function),
                    text_of(name)
                )));
            }
            (Some(index), _) => slots[index] = Some(value.clone()),
            (None, Some(dict)) => drop(dict.insert(vm, name.clone(), value.clone())?),
            (None, None) => return Err(unexpected_keyword(vm, function, &code, name, keyword_names)),
        }
    }
    if let Some(dict) = extra_keywords {
        slots[next_slot] = Some(dict.into_value());
    }
    if given > positional_count && !code.has_flag(CO_VARARGS) {
        return Err(too_many_positional(vm, function, &code, given, &slots));
    }
    fill_defaults(vm, function, &code, &mut slots)?;
    Ok(slots)
}

/// Where the values of a call go in a frame of one code that takes neither `*args` nor `**kwargs`; small enough for an
/// inline cache. From the lowest bit: the number of the code (24 bits), the parameters that get their defaults (16), and
/// those that the keywords name (4 each).
#[derive(Clone, Copy)]
pub(crate) struct Placement(u64);

/// The largest number of keywords of a [`Placement`], and of defaults.
pub(super) const MAX_PLACED: usize = 6;

impl Placement {
    /// The placement of `total` values, the last of which belong to the names; `None` if it is too large, or if the call
    /// raises.
    pub(crate) fn new(code: &Code, total: usize, keyword_names: &[Value]) -> Option<Placement> {
        let given = total.checked_sub(keyword_names.len())?;
        let parameters = code.placed_parameters as usize;
        if code.id >> 24 != 0
            || code.placed_parameters == u32::MAX
            || given > code.template.argcount as usize
            || keyword_names.len() > MAX_PLACED
        {
            return None;
        }
        let mut missing = (1_u64 << parameters) - (1 << given);
        let mut named = 0;
        for (place, name) in keyword_names.iter().enumerate() {
            let index = parameter_index(code, name, code.template.posonlyargcount as usize..parameters)?;
            if missing >> index & 1 == 0 {
                return None;
            }
            missing &= !(1 << index);
            named |= (index as u64) << (4 * place);
        }
        Some(Placement(u64::from(code.id) | missing << 24 | named << 40))
    }

    /// The placement of positional arguments and defaults, for the code at hand.
    #[inline(always)]
    pub(super) fn of_defaults(missing: u32) -> Placement {
        Placement(u64::from(missing) << 24)
    }

    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// The placement in an inline cache, if it is one for the code.
    #[inline(always)]
    pub(super) fn cached(bits: u64, code: &Code) -> Option<Placement> {
        if bits != 0 && bits & 0xff_ffff == u64::from(code.id) { Some(Placement(bits)) } else { None }
    }

    /// The parameters that get their defaults, as bits.
    #[inline(always)]
    pub(super) fn missing(self) -> u32 {
        (self.0 >> 24) as u32 & 0xffff
    }

    /// The parameter that a keyword names.
    #[inline(always)]
    pub(super) fn named(self, place: usize) -> usize {
        (self.0 >> (40 + 4 * place)) as usize & 15
    }
}

/// The defaults of the parameters in `missing`, the first first; `None` if there are too many or one has none.
#[inline]
pub(super) fn defaults(function: &Function, code: &Code, mut missing: u32) -> Option<[Slot; MAX_PLACED]> {
    let mut found = [const { None }; MAX_PLACED];
    if missing == 0 {
        return Some(found);
    }
    let positional_count = code.template.argcount as usize;
    let positional = function.defaults.borrow();
    let items: &[Value] = positional.as_ref().map_or(&[], |tuple| &tuple.items);
    for slot in &mut found {
        let index = missing.trailing_zeros() as usize;
        let default = if index < positional_count {
            items.get(items.len().checked_sub(positional_count - index)?)?.clone()
        } else {
            function.keyword_defaults.borrow().as_ref()?.get_str(&code.local_names[index])?
        };
        *slot = Some(default);
        missing &= missing - 1;
        if missing == 0 {
            return Some(found);
        }
    }
    None
}

/// Where the values go that are not positional arguments in their place: by name, and defaults.
pub(crate) struct Plan {
    /// The local slots of the values given by name.
    named: [u8; MAX_PLANNED],
    /// Local slots and their defaults.
    defaults: Vec<(usize, Value)>,
}

/// The largest number of parameters that [`plan`] handles.
const MAX_PLANNED: usize = 24;

/// Plans a call that needs neither `*args` nor `**kwargs` and raises no error, without changing anything; `None` for
/// all other calls, which [`bind`] handles.
pub(crate) fn plan(function: &Function, total: usize, keyword_names: &[Value]) -> Option<Plan> {
    let code = function.code.borrow();
    let template = &code.template;
    let (positional_count, keyword_only) = (template.argcount as usize, template.kwonlyargcount as usize);
    let parameters = positional_count + keyword_only;
    let given = total - keyword_names.len();
    if parameters > MAX_PLANNED
        || given > positional_count
        || code.flags() & (CO_VARARGS | CO_VARKEYWORDS) != 0
    {
        return None;
    }
    let mut bound = (1_u32 << given) - 1;
    let mut named = [0; MAX_PLANNED];
    for (place, name) in named.iter_mut().zip(keyword_names) {
        let index = parameter_index(&code, name, template.posonlyargcount as usize..parameters)?;
        if bound >> index & 1 != 0 {
            return None;
        }
        bound |= 1 << index;
        *place = index as u8;
    }
    let mut defaults = Vec::new();
    if bound.count_ones() as usize == parameters {
        return Some(Plan { named, defaults });
    }
    let positional_defaults = function.defaults.borrow();
    let items: &[Value] = positional_defaults.as_ref().map_or(&[], |tuple| &tuple.items);
    let first_default = positional_count.checked_sub(items.len())?;
    for index in (0..positional_count).filter(|index| bound >> index & 1 == 0) {
        defaults.push((index, items.get(index.checked_sub(first_default)?)?.clone()));
    }
    let keyword_defaults = function.keyword_defaults.borrow();
    for index in (positional_count..parameters).filter(|index| bound >> index & 1 == 0) {
        defaults.push((index, keyword_defaults.as_ref()?.get_str(&code.local_names[index])?));
    }
    Some(Plan { named, defaults })
}

/// Completes the local slots of a frame as planned.
pub(crate) fn fill(frame: FramePointer, plan: &Plan, named: Vec<Value>) {
    for (&index, value) in plan.named.iter().zip(named) {
        *frame.local(usize::from(index)) = Some(value);
    }
    for (index, default) in &plan.defaults {
        *frame.local(*index) = Some(default.clone());
    }
}

fn text_of(name: &Value) -> &str {
    name.downcast_ref::<Str>().map_or("", Str::as_str)
}

fn display_name(function: &Ref<Function>) -> String {
    text_of(&function.qualname.borrow()).to_owned()
}

fn parameter_index(code: &Code, name: &Value, range: std::ops::Range<usize>) -> Option<usize> {
    if let Some(index) = range.clone().find(|&index| code.local_names[index].value().is(name)) {
        return Some(index);
    }
    let text = text_of(name);
    range.into_iter().find(|&index| code.local_names[index].as_str() == text)
}

/// Whether all of the names are different interned ones, none of which is a parameter's.
pub(crate) fn names_no_parameter(code: &Code, names: &[Value]) -> bool {
    let parameters = (code.template.argcount + code.template.kwonlyargcount) as usize;
    let positional_only = code.template.posonlyargcount as usize;
    names.iter().enumerate().all(|(place, name)| {
        name.as_ref::<Str>().is_some_and(|name| name.is_interned())
            && !names[..place].iter().any(|other| other.is(name))
            && parameter_index(code, name, positional_only..parameters).is_none()
    })
}

fn fill_defaults(vm: &Vm, function: &Ref<Function>, code: &Code, slots: &mut [Slot]) -> PyResult<()> {
    let positional_count = code.template.argcount as usize;
    let parameters = positional_count + code.template.kwonlyargcount as usize;
    if slots[..parameters].iter().all(Option::is_some) {
        return Ok(());
    }
    let defaults = function.defaults.borrow().clone();
    let default_count = defaults.as_ref().map_or(0, |defaults| defaults.items.len());
    let first_default = positional_count.saturating_sub(default_count);
    let missing: Vec<usize> = (0..first_default).filter(|&index| slots[index].is_none()).collect();
    if !missing.is_empty() {
        return Err(missing_arguments(vm, function, code, &missing, "positional"));
    }
    if let Some(defaults) = defaults {
        let skip = default_count.saturating_sub(positional_count);
        for (index, default) in (first_default..positional_count).zip(defaults.items.iter().skip(skip)) {
            if slots[index].is_none() {
                slots[index] = Some(default.clone());
            }
        }
    }
    let keyword_defaults = function.keyword_defaults.borrow().clone();
    let mut missing = Vec::new();
    for index in positional_count..positional_count + code.template.kwonlyargcount as usize {
        if slots[index].is_none() {
            match keyword_defaults.as_ref().and_then(|defaults| defaults.get_str(&code.local_names[index])) {
                Some(default) => slots[index] = Some(default),
                None => missing.push(index),
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_arguments(vm, function, code, &missing, "keyword-only"))
    }
}

#[cold]
fn missing_arguments(
    vm: &Vm,
    function: &Ref<Function>,
    code: &Code,
    missing: &[usize],
    kind: &str,
) -> Raised {
    let names: Vec<String> =
        missing.iter().map(|&index| format!("'{}'", code.local_names[index].as_str())).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    let name = display_name(function);
    vm.type_error(format!("{name}() missing {} required {kind} argument{plural}: {list}", missing.len()))
}

#[cold]
fn too_many_positional(
    vm: &Vm,
    function: &Ref<Function>,
    code: &Code,
    given: usize,
    slots: &[Slot],
) -> Raised {
    let positional_count = code.template.argcount as usize;
    let default_count = function.defaults.borrow().as_ref().map_or(0, |defaults| defaults.items.len());
    let keyword_only_given = (positional_count..positional_count + code.template.kwonlyargcount as usize)
        .filter(|&index| slots[index].is_some())
        .count();
    let (takes, plural) = if default_count > 0 {
        (format!("from {} to {positional_count}", positional_count.saturating_sub(default_count)), true)
    } else {
        (positional_count.to_string(), positional_count != 1)
    };
    let keyword_note = if keyword_only_given > 0 {
        let s = |count: usize| if count == 1 { "" } else { "s" };
        format!(
            " positional argument{} (and {keyword_only_given} keyword-only argument{})",
            s(given),
            s(keyword_only_given)
        )
    } else {
        String::new()
    };
    let verb = if given == 1 && keyword_only_given == 0 { "was" } else { "were" };
    vm.type_error(format!(
        "{}() takes {takes} positional argument{} but {given}{keyword_note} {verb} given",
        display_name(function),
        if plural { "s" } else { "" },
    ))
}

#[cold]
fn unexpected_keyword(vm: &Vm, function: &Ref<Function>, code: &Code, name: &Value, all: &[Value]) -> Raised {
    let display = display_name(function);
    if !name.is_a::<Str>() {
        return vm.type_error(format!("{display}() keywords must be strings"));
    }
    let positional_only = code.template.posonlyargcount as usize;
    let wrong: Vec<&str> = (0..positional_only)
        .map(|index| code.local_names[index].as_str())
        .filter(|&parameter| all.iter().any(|given| text_of(given) == parameter))
        .collect();
    if !wrong.is_empty() {
        return vm.type_error(format!(
            "{display}() got some positional-only arguments passed as keyword arguments: '{}'",
            wrong.join(", ")
        ));
    }
    let candidates: Vec<&str> = (positional_only
        ..(code.template.argcount + code.template.kwonlyargcount) as usize)
        .map(|index| code.local_names[index].as_str())
        .collect();
    match crate::suggest::closest(text_of(name), &candidates) {
        Some(best) => vm.type_error(format!(
            "{display}() got an unexpected keyword argument '{}'. Did you mean '{best}'?",
            text_of(name)
        )),
        None => vm.type_error(format!("{display}() got an unexpected keyword argument '{}'", text_of(name))),
    }
}
