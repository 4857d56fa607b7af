//! `types.GenericAlias`: `list[int]` (PEP 585).

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Payload, VTable};
use super::iterate::{call_next, iterate_self, return_self};
use super::list::List;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;
use std::cell::RefCell;

/// The payload of a `types.GenericAlias`.
pub struct GenericAlias {
    origin: Value,
    arguments: Ref<Tuple>,
    parameters: Ref<Tuple>,
    unpacked: bool,
}

impl Payload for GenericAlias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(self.arguments.value());
        visit(self.parameters.value());
    }
}

impl Vm {
    /// `class[arguments]` as `types.GenericAlias`.
    pub fn generic_alias(&self, origin: &Value, arguments: &Value) -> PyResult {
        self.make_alias(origin, arguments, false)
    }

    fn make_alias(&self, origin: &Value, arguments: &Value, unpacked: bool) -> PyResult {
        self.make_alias_of(&self.native_type(&GENERIC_ALIAS), origin, arguments, unpacked)
    }

    fn make_alias_of(
        &self,
        class: &Ref<TypeObject>,
        origin: &Value,
        arguments: &Value,
        unpacked: bool,
    ) -> PyResult {
        let arguments = match arguments.downcast_clone::<Tuple>() {
            Some(tuple) => tuple,
            None => self.new_tuple([arguments.clone()]),
        };
        let parameters = self.collect_parameters(&arguments.items)?;
        let alias = GenericAlias {
            origin: origin.clone(),
            arguments,
            parameters: self.new_tuple(parameters),
            unpacked,
        };
        Ok(self.heap.allocate(alias, class).into_value())
    }

    /// The type variables in arguments, each once, in order of appearance.
    pub(crate) fn collect_parameters(&self, arguments: &[Value]) -> PyResult<Vec<Value>> {
        let mut parameters: Vec<Value> = Vec::new();
        let add = |value: Value, parameters: &mut Vec<Value>| {
            if !parameters.iter().any(|known| known.is(&value)) {
                parameters.push(value);
            }
        };
        for argument in arguments {
            if argument.is_a::<TypeObject>() {
                continue;
            }
            if self.lookup_special(argument, &self.names.__typing_subst__).is_some() {
                add(argument.clone(), &mut parameters);
                continue;
            }
            if let Some(own) = self.try_attribute(argument, &self.names.__parameters__)?
                && let Some(own) = own.downcast_ref::<Tuple>()
            {
                for parameter in &own.items {
                    add(parameter.clone(), &mut parameters);
                }
            } else if let Some(nested) = nested_arguments(argument) {
                for parameter in self.collect_parameters(&nested)? {
                    add(parameter, &mut parameters);
                }
            }
        }
        Ok(parameters)
    }

    /// How a type is shown inside `list[…]`.
    pub(crate) fn type_argument_repr(&self, value: &Value) -> PyResult<String> {
        if matches!(value, value if value.is(&Value::ELLIPSIS)) {
            return Ok("...".to_owned());
        }
        if let Some(list) = value.downcast_ref::<List>() {
            let parts = list
                .to_vec()
                .iter()
                .map(|item| self.type_argument_repr(item))
                .collect::<PyResult<Vec<_>>>()?;
            return Ok(format!("[{}]", parts.join(", ")));
        }
        if value.is_a::<GenericAlias>() || self.try_attribute(value, &self.names.__origin__)?.is_some() {
            return self.repr_text(value);
        }
        if value.is(self.types.none.value()) {
            return Ok("None".to_owned());
        }
        let qualname = self.try_attribute(value, &self.names.__qualname__)?;
        let module = self.try_attribute(value, &self.names.__module__)?;
        match (qualname, module) {
            (Some(qualname), Some(module)) if !module.is_none() => {
                let (qualname, module) = (self.str_of(&qualname)?, self.str_of(&module)?);
                Ok(if module.as_str() == "builtins" {
                    qualname.as_str().to_owned()
                } else {
                    format!("{}.{}", module.as_str(), qualname.as_str())
                })
            }
            _ => self.repr_text(value),
        }
    }
}

fn this<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a GenericAlias> {
    value.downcast_ref::<GenericAlias>().ok_or_else(|| vm.system_error("a generic alias was expected"))
}

fn new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.class_argument(args, &vm.native_type(&GENERIC_ALIAS))?;
    vm.make_alias_of(&class, args.get(1), args.get(2), false)
}

fn repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let alias = this(vm, value)?;
    let origin = vm.type_argument_repr(&alias.origin)?;
    let parts =
        alias.arguments.items.iter().map(|item| vm.type_argument_repr(item)).collect::<PyResult<Vec<_>>>()?;
    let inner = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    Ok(format!("{}{origin}[{inner}]", if alias.unpacked { "*" } else { "" }))
}

fn repr_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.text(repr(vm, args.get(0))?))
}

/// Attributes that the alias answers itself; all others are those of the origin.
const OWN: [&str; 12] = [
    "__class__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__unpacked__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__typing_unpacked_tuple_args__",
    "__bases__",
];

fn get_attribute(vm: &Vm, value: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    if OWN.contains(&name.as_str()) {
        return vm.generic_get_attribute(value, name);
    }
    let origin = this(vm, value)?.origin.clone();
    match vm.find_attribute(&origin, name)? {
        Some(found) => Ok(Some(found)),
        None => Err(vm.no_attribute(&origin, name)),
    }
}

fn call(vm: &Vm, callable: &Value, values: &[Value], names: &[Value]) -> PyResult {
    let origin = this(vm, callable)?.origin.clone();
    let made = vm.call_with_keywords(&origin, values, names)?;
    // Objects that cannot have attributes do not get `__orig_class__`.
    match vm.set_attribute(&made, &vm.names.__orig_class__, Some(callable.clone())) {
        Err(raised)
            if !vm.is_exception(&raised, &vm.exceptions.attribute_error)
                && !vm.is_exception(&raised, &vm.exceptions.type_error) =>
        {
            Err(raised)
        }
        _ => Ok(made),
    }
}

fn call_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let names: Vec<Value> = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    call(vm, args.get(0), &values, &names)
}

fn eq(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let (Ok(a), Some(b)) = (this(vm, args.get(0)), args.get(1).downcast_ref::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(
        a.unpacked == b.unpacked
            && vm.values_equal(&a.origin, &b.origin)?
            && vm.values_equal(a.arguments.value(), b.arguments.value())?,
    ))
}

fn hash(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    Ok(vm.int(vm.hash(&alias.origin)? ^ vm.hash(alias.arguments.value())?))
}

/// The items of a subscript, with what unpacked tuples of known length contain in their place.
fn unpacked_items(vm: &Vm, subscript: &Value) -> PyResult<Vec<Value>> {
    let given = match subscript.downcast_ref::<Tuple>() {
        Some(tuple) => tuple.items.to_vec(),
        None => vec![subscript.clone()],
    };
    let mut items = Vec::with_capacity(given.len());
    for item in given {
        let inner = if item.is_a::<TypeObject>() {
            None
        } else {
            vm.try_attribute(&item, &vm.names.__typing_unpacked_tuple_args__)?
        };
        match inner.as_ref().and_then(|inner| inner.downcast_ref::<Tuple>()) {
            Some(inner) if !inner.items.last().is_some_and(|last| last.is(&Value::ELLIPSIS)) => {
                items.extend(inner.items.iter().cloned());
            }
            _ => items.push(item),
        }
    }
    Ok(items)
}

/// Substitutes the parameters: `list[T][int]`.
fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    let parameters = &alias.parameters.items;
    if parameters.is_empty() {
        return Err(vm.type_error(format!("{} is not a generic class", vm.repr_text(args.get(0))?)));
    }
    let mut given = unpacked_items(vm, args.get(1))?;
    for parameter in parameters {
        let prepare = vm.try_attribute(parameter, &vm.names.__typing_prepare_subst__)?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            let prepared = vm.call(&prepare, &[args.get(0).clone(), vm.tuple(given)])?;
            given = vm.collect(&prepared)?;
        }
    }
    if given.len() != parameters.len() {
        let amount = if given.len() > parameters.len() { "many" } else { "few" };
        return Err(vm.type_error(format!(
            "Too {amount} arguments for {}; actual {}, expected {}",
            vm.repr_text(args.get(0))?,
            given.len(),
            parameters.len()
        )));
    }
    let substituted = substitute(vm, &alias.arguments.items, parameters, &given)?;
    vm.make_alias(&alias.origin, &vm.tuple(substituted), alias.unpacked)
}

/// The arguments with what is given in the place of the parameters.
fn substitute(vm: &Vm, arguments: &[Value], parameters: &[Value], given: &[Value]) -> PyResult<Vec<Value>> {
    let mut substituted = Vec::with_capacity(arguments.len());
    for argument in arguments {
        if argument.is_a::<TypeObject>() {
            substituted.push(argument.clone());
            continue;
        }
        if let Some(nested) = nested_arguments(argument) {
            let inner = substitute(vm, &nested, parameters, given)?;
            substituted.push(if argument.is_a::<List>() { vm.list(inner) } else { vm.tuple(inner) });
            continue;
        }
        let unpack = vm.try_attribute(argument, &vm.names.__typing_is_unpacked_typevartuple__)?;
        let unpack = unpack.map_or(Ok(false), |unpack| vm.is_true(&unpack))?;
        let place = parameters.iter().position(|parameter| parameter.is(argument));
        let new = match (place, vm.try_attribute(argument, &vm.names.__typing_subst__)?) {
            (Some(place), Some(method)) => vm.call(&method, &[given[place].clone()])?,
            _ => substitute_within(vm, argument, parameters, given)?,
        };
        match new.downcast_ref::<Tuple>() {
            Some(several) if unpack => substituted.extend(several.items.iter().cloned()),
            _ => substituted.push(new),
        }
    }
    Ok(substituted)
}

/// An argument that is itself generic, with its parameters replaced.
fn substitute_within(vm: &Vm, argument: &Value, parameters: &[Value], given: &[Value]) -> PyResult {
    let own = vm.try_attribute(argument, &vm.names.__parameters__)?;
    let Some(own) =
        own.as_ref().and_then(|own| own.downcast_ref::<Tuple>()).filter(|own| !own.items.is_empty())
    else {
        return Ok(argument.clone());
    };
    let mut inner = Vec::with_capacity(own.items.len());
    for parameter in &own.items {
        match parameters.iter().position(|known| known.is(parameter)) {
            None => inner.push(parameter.clone()),
            Some(place) => match given[place].downcast_ref::<Tuple>() {
                // A TypeVarTuple stands for several.
                Some(several) if vm.is_iterable(parameter) => inner.extend(several.items.iter().cloned()),
                _ => inner.push(given[place].clone()),
            },
        }
    }
    vm.get_item(argument, &vm.tuple(inner))
}

/// The items of a list or tuple among the arguments.
fn nested_arguments(argument: &Value) -> Option<Vec<Value>> {
    match (argument.downcast_ref::<List>(), argument.downcast_ref::<Tuple>()) {
        (Some(list), _) => Some(list.to_vec()),
        (_, Some(tuple)) => Some(tuple.items.to_vec()),
        _ => None,
    }
}

/// The arguments of an unpacked `tuple`; `None` for everything else.
fn unpacked_tuple_arguments(vm: &Vm, value: &Value) -> PyResult {
    let alias = this(vm, value)?;
    let is_tuple = alias.origin.is(vm.types.tuple.value());
    Ok(if alias.unpacked && is_tuple { alias.arguments.value().clone() } else { Value::NONE })
}

fn mro_entries(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(vm.tuple([this(vm, args.get(0))?.origin.clone()]))
}

fn instance_check(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn subclass_check(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// The iterator over an alias, which gives it once, unpacked: `*tuple[int, ...]`.
struct AliasIterator {
    alias: RefCell<Slot>,
}

impl Payload for AliasIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.alias.borrow().iter().for_each(visit);
    }
}

static ALIAS_ITERATOR: TypeDef = TypeDef {
    name: "generic_alias_iterator",
    layout: VTable::of::<AliasIterator>(),
    methods: &[
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self),
        NativeDef::new("__next__($self, /)", "Implement next(self).", call_next),
        NativeDef::new("__reduce__($self, /)", "Return state information for pickling.", |vm, args| {
            let alias = args.this::<AliasIterator>(vm)?.alias.borrow().clone();
            let rest = alias.unwrap_or_else(|| vm.tuple([]));
            Ok(vm.tuple([vm.builtin("iter")?, vm.tuple([rest])]))
        }),
    ],
    slots: NativeSlots {
        iter: Some(iterate_self),
        next: Some(|vm, value| {
            let alias = value.downcast_ref::<AliasIterator>().and_then(|iterator| iterator.alias.take());
            let Some(alias) = alias else { return Ok(None) };
            let whole = this(vm, &alias)?;
            vm.make_alias(&whole.origin, whole.arguments.value(), true).map(Some)
        }),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};

fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let payload = AliasIterator { alias: RefCell::new(Some(args.get(0).clone())) };
    Ok(vm.heap.allocate(payload, &vm.native_type(&ALIAS_ITERATOR)).into_value())
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(1), args.get(0))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    if alias.unpacked {
        let whole = vm.make_alias(&alias.origin, alias.arguments.value(), false)?;
        let iterator = vm.iter(&whole)?;
        return Ok(vm.tuple([vm.builtin("next")?, vm.tuple([iterator])]));
    }
    let class = vm.type_of(args.get(0)).value().clone();
    Ok(vm.tuple([class, vm.tuple([alias.origin.clone(), alias.arguments.value().clone()])]))
}

/// `types.GenericAlias`.
pub static GENERIC_ALIAS: TypeDef = TypeDef {
    name: "types.GenericAlias",
    text_signature: Some("(origin, args, /)"),
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    layout: VTable::of::<GenericAlias>(),
    new: Some(NativeDef::new("__new__($type, origin, arguments, /)", "Create and return a new object.", new)),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", repr_method),
        NativeDef::new("__call__($self, /, *args, **kwargs)", "Call self as a function.", call_method),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", eq),
        NativeDef::new("__hash__($self, /)", "Return hash(self).", hash),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", get_item),
        NativeDef::new("__mro_entries__($self, bases, /)", "", mro_entries),
        NativeDef::new("__instancecheck__($self, instance, /)", "", instance_check),
        NativeDef::new("__subclasscheck__($self, subclass, /)", "", subclass_check),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", iter),
        NativeDef::new("__or__($self, value, /)", "Return self|value.", or),
        NativeDef::new("__ror__($self, value, /)", "Return value|self.", ror),
        NativeDef::new("__reduce__($self, /)", "Helper for pickle.", reduce),
    ],
    getset: &[
        GetSetDef {
            name: "__origin__",
            doc: "",
            get: |vm, value| Ok(this(vm, value)?.origin.clone()),
            set: None,
        },
        GetSetDef {
            name: "__args__",
            doc: "",
            get: |vm, value| Ok(this(vm, value)?.arguments.value().clone()),
            set: None,
        },
        GetSetDef {
            name: "__parameters__",
            doc: "",
            get: |vm, value| Ok(this(vm, value)?.parameters.value().clone()),
            set: None,
        },
        GetSetDef {
            name: "__unpacked__",
            doc: "",
            get: |vm, value| Ok(Value::bool(this(vm, value)?.unpacked)),
            set: None,
        },
        GetSetDef {
            name: "__typing_unpacked_tuple_args__",
            doc: "",
            get: unpacked_tuple_arguments,
            set: None,
        },
    ],
    slots: NativeSlots {
        call: Some(call),
        get_attribute: Some(get_attribute),
        repr: Some(repr),
        ..EMPTY_SLOTS
    },
    flags: type_flag::BASE_TYPE | type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
