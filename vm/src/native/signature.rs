//! Parameters of native functions, parsed from their text signature, and the binding of call arguments to them.

use super::{Arguments, NativeDef, PyResult, Raised};
use crate::object::native_function::NativeFunction;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::type_object::TypeObject;
use crate::object::value::{Slot, Value, values_as_slots};
use crate::vm::Vm;

/// So many parameters are bound without a vector.
const FEW: usize = 8;

/// One parameter.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether it may be left out.
    pub optional: bool,
}

/// The parameters of a native function.
#[derive(Debug, Clone)]
pub struct Signature {
    /// The function's name.
    pub name: &'static str,
    /// The first parameter is the receiver (`$self`, `$type`, `$module`): not counted in messages.
    pub receiver: bool,
    /// Positional parameters (receiver included), then keyword-only ones.
    pub parameters: Vec<Parameter>,
    /// How many of them are positional-only (receiver included).
    pub positional_only: usize,
    /// How many are positional (receiver included).
    pub positional: usize,
    /// How many of the positional ones are required (receiver included).
    pub required: usize,
    /// `*args`.
    pub variadic: bool,
    /// `**kwargs`.
    pub keywords: bool,
    /// The module, for functions of modules other than `builtins`.
    pub module: Option<Box<str>>,
    /// Whether it is a special method that CPython makes from a slot: such wrappers check their arguments alike.
    pub wrapper: bool,
    /// Whether a keyword-only parameter must be given.
    requires_keywords: bool,
}

impl Signature {
    /// Parses `name($self, a, b=1, /, *args, c, **kw)`.
    pub fn parse(text: &'static str) -> Signature {
        let (name, rest) = text.split_once('(').unwrap_or((text, ")"));
        let inner = rest.strip_suffix(')').unwrap_or(rest);
        let mut signature = Signature {
            name,
            receiver: inner.starts_with('$'),
            parameters: Vec::new(),
            positional_only: 0,
            positional: 0,
            required: 0,
            variadic: false,
            keywords: false,
            module: None,
            wrapper: false,
            requires_keywords: false,
        };
        let mut keyword_only = false;
        for part in split_parameters(inner) {
            match part {
                "" => {}
                "/" => signature.positional_only = signature.parameters.len(),
                "*" => keyword_only = true,
                _ if part.starts_with("**") => signature.keywords = true,
                _ if part.starts_with('*') => {
                    signature.variadic = true;
                    keyword_only = true;
                }
                _ => {
                    let (name, optional) = match part.split_once('=') {
                        Some((name, _)) => (name, true),
                        None => (part, false),
                    };
                    signature.parameters.push(Parameter { name: name.trim_start_matches('$'), optional });
                    if keyword_only {
                        signature.requires_keywords |= !optional;
                    } else {
                        signature.positional += 1;
                        if !optional {
                            signature.required = signature.positional;
                        }
                    }
                }
            }
        }
        if signature.receiver && signature.positional_only == 0 {
            signature.positional_only = 1;
        }
        signature
    }

    /// Whether a call with so many positional arguments needs no binding.
    #[inline(always)]
    pub(crate) fn takes_exactly(&self, count: usize) -> bool {
        count >= self.required && count <= self.positional && !self.requires_keywords
    }

    /// Binds the values of a call and runs the function. The last `keyword_names.len()` values belong to the names.
    #[inline]
    pub fn call(&self, vm: &Vm, def: &NativeDef, values: &[Value], keyword_names: &[Value]) -> PyResult {
        if keyword_names.is_empty() {
            if self.takes_exactly(values.len()) {
                return (def.function)(vm, &Arguments::positional(values_as_slots(values)));
            }
            if self.variadic && values.len() > self.positional && !self.requires_keywords {
                let (named, extra) = values.split_at(self.positional);
                return (def.function)(vm, &Arguments::bound(values_as_slots(named), extra, &[]));
            }
        }
        if let Some(result) = self.call_with_names(vm, def, values, keyword_names) {
            return result;
        }
        self.call_slow(vm, def, values, keyword_names)
    }

    /// A call of a function with few parameters in which every argument has its place, in the order of the parameters
    /// or by name; `None` for others, and for those that raise.
    fn call_with_names(
        &self,
        vm: &Vm,
        def: &NativeDef,
        values: &[Value],
        keyword_names: &[Value],
    ) -> Option<PyResult> {
        let count = self.parameters.len();
        let (positional, keyword_values) = values.split_at(values.len() - keyword_names.len());
        if keyword_names.is_empty()
            || count > FEW
            || self.variadic
            || self.keywords
            || positional.len() > self.positional
            || positional.len() < usize::from(self.receiver)
            || self.keyword_limit(keyword_names.len()).is_some()
        {
            return None;
        }
        let mut slots = [const { None }; FEW];
        for (slot, value) in slots.iter_mut().zip(positional) {
            *slot = Some(value.clone());
        }
        for (name, value) in keyword_names.iter().zip(keyword_values) {
            let text = name.downcast_ref::<Str>()?.as_str();
            let named = self.parameters.get(self.positional_only..)?;
            let index = self.positional_only + named.iter().position(|parameter| parameter.name == text)?;
            if slots[index].replace(value.clone()).is_some() {
                return None;
            }
        }
        let is_complete =
            self.parameters.iter().zip(&slots).all(|(parameter, slot)| parameter.optional || slot.is_some());
        is_complete.then(|| (def.function)(vm, &Arguments::bound(&slots[..count], &[], &[])))
    }

    #[cold]
    #[inline(never)]
    fn call_slow(&self, vm: &Vm, def: &NativeDef, values: &[Value], keyword_names: &[Value]) -> PyResult {
        let (positional, keyword_values) = values.split_at(values.len() - keyword_names.len());
        if self.receiver && positional.is_empty() {
            return Err(vm.type_error(format!("unbound method {}() needs an argument", self.name)));
        }
        let receiver = usize::from(self.receiver);
        if !keyword_names.is_empty()
            && !self.keywords
            && self.positional_only == self.parameters.len()
            && !leaves_keywords_to_subclass(vm, def, values)
        {
            if self.wrapper {
                return Err(vm.type_error(format!("wrapper {}() takes no keyword arguments", self.name)));
            }
            return Err(
                vm.type_error(format!("{}() takes no keyword arguments", self.display_name(vm, def, values)))
            );
        }
        let given = positional.len() - receiver;
        if let Some(most) = self.keyword_limit(keyword_names.len()) {
            let plural = if most == 1 { "" } else { "s" };
            return Err(vm.type_error(format!(
                "{}() takes at most {most} keyword argument{plural} ({} given)",
                self.name,
                keyword_names.len()
            )));
        }
        if positional.len() < self.positional_only.min(self.required) {
            return Err(self.count_error(vm, def, values, given, keyword_names.len()));
        }
        let taken = positional.len().min(self.positional);
        let extra = &positional[taken..];
        if !extra.is_empty() && !self.variadic {
            return Err(self.count_error(vm, def, values, given, keyword_names.len()));
        }
        let mut slots: Vec<Slot> = Vec::with_capacity(self.parameters.len());
        slots.extend(positional[..taken].iter().cloned().map(Some));
        slots.resize_with(self.parameters.len(), || None);
        let mut keywords = Vec::new();
        let mut unexpected = None;
        for (name, value) in keyword_names.iter().zip(keyword_values) {
            let text = name.downcast_ref::<Str>().map_or("", Str::as_str);
            let index = (self.positional_only..self.parameters.len())
                .find(|&index| self.parameters[index].name == text);
            match index {
                Some(index) if slots[index].is_some() => {
                    return Err(vm.type_error(format!(
                        "argument for {}() given by name ('{text}') and position ({})",
                        self.name,
                        index + 1 - receiver
                    )));
                }
                Some(index) => slots[index] = Some(value.clone()),
                None if self.positional_only == self.parameters.len() && !self.keywords => {}
                None if self.keywords => keywords.push((name.clone(), value.clone())),
                None => unexpected = unexpected.or(Some(text)),
            }
        }
        for (index, parameter) in self.parameters.iter().enumerate() {
            if slots[index].is_none() && !parameter.optional {
                if index < self.positional_only || (self.variadic && index < self.positional) {
                    return Err(self.count_error(vm, def, values, given, keyword_names.len()));
                }
                // CPython's `enumerate` looks at its arguments by hand.
                if self.name == "enumerate" {
                    return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
                }
                return Err(vm.type_error(format!(
                    "{}() missing required argument '{}' (pos {})",
                    self.name,
                    parameter.name,
                    index + 1 - receiver
                )));
            }
        }
        if let Some(name) = unexpected {
            return Err(self.unexpected_keyword(vm, name));
        }
        (def.function)(vm, &Arguments::bound(&slots, extra, &keywords))
    }

    fn unexpected_keyword(&self, vm: &Vm, given: &str) -> Raised {
        let name = self.name;
        if name == "enumerate" {
            return vm.type_error(format!("'{given}' is an invalid keyword argument for enumerate()"));
        }
        let known: Vec<&str> =
            self.parameters[self.positional_only..].iter().map(|parameter| parameter.name).collect();
        let hint = match crate::suggest::closest(given, &known) {
            Some(found) => format!(". Did you mean '{found}'?"),
            None => String::new(),
        };
        vm.type_error(format!("{name}() got an unexpected keyword argument '{given}'{hint}"))
    }

    /// The name in messages: `list.append` for methods, the class for constructors.
    fn display_name(&self, vm: &Vm, def: &NativeDef, values: &[Value]) -> String {
        if let Some(module) = &self.module {
            return format!("{module}.{}", self.name);
        }
        if self.name == def.name() { vm.native_display_name(def, values) } else { self.name.to_owned() }
    }

    /// `int`, `str` and `sorted` check the number of positional arguments before they look at them.
    fn counts_positional_first(&self, def: &NativeDef, keyword_count: usize) -> bool {
        matches!(self.name, "int" | "str") && self.name != def.name() && keyword_count == 0
            || self.name == "sorted"
    }

    /// The number of keyword arguments that some functions take at most, if there are more.
    fn keyword_limit(&self, keyword_count: usize) -> Option<usize> {
        let most = self.parameters.len() - self.positional;
        (matches!(self.name, "zip" | "min" | "max") && keyword_count > most).then_some(most)
    }

    /// CPython's wording depends on how the C function parses its arguments; the kinds of parameters tell which.
    fn count_error(
        &self,
        vm: &Vm,
        def: &NativeDef,
        values: &[Value],
        given: usize,
        keyword_count: usize,
    ) -> Raised {
        let receiver = usize::from(self.receiver);
        let (least, most) = (self.required - receiver.min(self.required), self.positional - receiver);
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let positional_only = self.positional_only == self.parameters.len();
        let message = if self.wrapper && !self.variadic {
            if least == most {
                format!("expected {least} argument{}, got {given}", plural(least))
            } else if given < least {
                format!("expected at least {least} argument{}, got {given}", plural(least))
            } else {
                format!("expected at most {most} argument{}, got {given}", plural(most))
            }
        } else if positional_only && most == 0 && !self.variadic {
            format!("{}() takes no arguments ({given} given)", self.display_name(vm, def, values))
        } else if positional_only && least == 1 && most == 1 && !self.variadic && self.name == def.name() {
            format!("{}() takes exactly one argument ({given} given)", self.display_name(vm, def, values))
        } else if positional_only || self.variadic || self.counts_positional_first(def, keyword_count) {
            let name = self.name;
            if least == most && !self.variadic {
                format!("{name} expected {least} argument{}, got {given}", plural(least))
            } else if given < least {
                format!("{name} expected at least {least} argument{}, got {given}", plural(least))
            } else {
                format!("{name} expected at most {most} argument{}, got {given}", plural(most))
            }
        } else {
            let name = self.name;
            let total = self.parameters.len() - receiver;
            let positional_only = self.positional_only.saturating_sub(receiver).min(least);
            if given + keyword_count > total {
                let kind = if given == 0 { "keyword " } else { "" };
                let given = given + keyword_count;
                format!("{name}() takes at most {total} {kind}argument{} ({given} given)", plural(total))
            } else if given < positional_only {
                let bound = if positional_only < most { "at least" } else { "exactly" };
                let plural = plural(positional_only);
                format!(
                    "{name}() takes {bound} {positional_only} positional argument{plural} ({given} given)"
                )
            } else if most == 0 {
                format!("{name}() takes no positional arguments")
            } else {
                let bound = if least == most { "exactly" } else { "at most" };
                format!("{name}() takes {bound} {most} positional argument{} ({given} given)", plural(most))
            }
        };
        vm.type_error(message)
    }
}

/// Whether keyword arguments of `__new__` or `__init__` are meant for the other one, which a subclass has redefined: built-in types
/// that take none let them pass then.
fn leaves_keywords_to_subclass(vm: &Vm, def: &NativeDef, values: &[Value]) -> bool {
    let Some(receiver) = values.first() else { return false };
    let (class, other) = match def.name() {
        "__new__" => (receiver.downcast_clone::<TypeObject>(), &vm.names.__init__),
        // `set` always complains.
        "__init__" if !receiver.is_a::<Set>() => (Some(vm.type_of(receiver).clone()), &vm.names.__new__),
        _ => return false,
    };
    class.is_some_and(|class| {
        !class.is_native() && vm.lookup(&class, other).is_some_and(|found| !found.is_a::<NativeFunction>())
    })
}

/// Splits at commas outside brackets and quotes.
fn split_parameters(text: &'static str) -> Vec<&'static str> {
    let (mut parts, mut depth, mut start, mut quote) = (Vec::new(), 0_i32, 0, None);
    for (index, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}
