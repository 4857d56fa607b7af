//! `types.GenericAlias`: `list[int]` (PEP 585).

use super::descriptor_access::EMPTY_SLOTS;
use super::heap::{Payload, VTable};
use super::list::List;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

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
            } else if let Some(list) = argument.downcast_ref::<List>() {
                for parameter in self.collect_parameters(&list.to_vec())? {
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
    vm.find_attribute(&origin, name)
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

/// Substitutes the parameters: `list[T][int]`.
fn get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    if alias.parameters.items.is_empty() {
        return Err(vm.type_error(format!("{} is not a generic class", vm.repr_text(args.get(0))?)));
    }
    let given: Vec<Value> = match args.get(1).downcast_ref::<Tuple>() {
        Some(tuple) => tuple.items.to_vec(),
        None => vec![args.get(1).clone()],
    };
    let wanted = alias.parameters.items.len();
    if given.len() != wanted {
        let amount = if given.len() > wanted { "many" } else { "few" };
        return Err(vm.type_error(format!(
            "Too {amount} arguments for {}; actual {}, expected {wanted}",
            vm.repr_text(args.get(0))?,
            given.len()
        )));
    }
    let mut substituted = Vec::with_capacity(alias.arguments.items.len());
    for argument in &alias.arguments.items {
        if let Some(place) = alias.parameters.items.iter().position(|parameter| parameter.is(argument)) {
            let method = vm.get_attribute(argument, &vm.names.__typing_subst__)?;
            substituted.push(vm.call(&method, &[given[place].clone()])?);
            continue;
        }
        let own = vm.try_attribute(argument, &vm.names.__parameters__)?;
        match own.as_ref().and_then(|own| own.downcast_ref::<Tuple>()) {
            Some(own) if !own.items.is_empty() && !argument.is_a::<TypeObject>() => {
                let inner: Vec<Value> = own
                    .items
                    .iter()
                    .filter_map(|p| alias.parameters.items.iter().position(|q| q.is(p)))
                    .map(|place| given[place].clone())
                    .collect();
                substituted.push(vm.get_item(argument, &vm.tuple(inner))?);
            }
            _ => substituted.push(argument.clone()),
        }
    }
    vm.make_alias(&alias.origin, &vm.tuple(substituted), alias.unpacked)
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

/// `*tuple[int, ...]`: one unpacked alias.
fn iter(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    let unpacked = vm.make_alias(&alias.origin, alias.arguments.value(), true)?;
    vm.iter(&vm.tuple([unpacked]))
}

fn or(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.union_of(args.get(1), args.get(0))
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let alias = this(vm, args.get(0))?;
    let class = vm.type_of(args.get(0)).value().clone();
    Ok(vm.tuple([class, vm.tuple([alias.origin.clone(), alias.arguments.value().clone()])]))
}

/// `types.GenericAlias`.
pub static GENERIC_ALIAS: TypeDef = TypeDef {
    name: "types.GenericAlias",
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
