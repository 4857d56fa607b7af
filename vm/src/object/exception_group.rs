//! Exception groups (PEP 654): construction, splitting, `except*`.

use super::exception::Exception;
use super::exception_methods::{member, set_member};
use super::heap::Kind;
use super::list::List;
use super::str::Str;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

type Class = Ref<TypeObject>;

impl Vm {
    /// `ExceptionGroup(BaseExceptionGroup, Exception)`, made once the other exception types exist.
    pub(crate) fn make_exception_group_type(&self) -> PyResult<()> {
        let bases =
            [self.exceptions.base_exception_group.value().clone(), self.exceptions.exception.value().clone()];
        let namespace = self.new_dict();
        drop(namespace.insert_str(&self.names.__module__, self.text("builtins")));
        let name = self.intern("ExceptionGroup");
        let made = self.create_class(&self.types.type_.clone(), &name, &bases, &namespace, &[])?;
        if let Ok(class) = made.downcast::<TypeObject>() {
            class.set_flag(type_flag::NATIVE, true);
            drop(self.builtins.insert_str(&name, class.value().clone()));
            let _ = self.exceptions.exception_group.set(class);
        }
        Ok(())
    }

    /// Whether a value is an exception group.
    fn is_group(&self, value: &Value) -> bool {
        self.is_instance(value, &self.exceptions.base_exception_group)
    }
}

/// `BaseExceptionGroup.__new__(class, message, exceptions)`: an ExceptionGroup if all members are Exceptions.
pub(crate) fn new_group(vm: &Vm, class: &Class, args: &[Value]) -> PyResult {
    let [message, members] = args else {
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args.len()
        )));
    };
    if !message.is_a::<Str>() {
        let found = vm.argument_type(message);
        return Err(
            vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {found}"))
        );
    }
    if members.kind() == Kind::DICT || vm.lookup_special(members, &vm.names.__getitem__).is_none() {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let members = vm.collect(members)?;
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut only_exceptions = true;
    for (index, item) in members.iter().enumerate() {
        if !item.is_a::<Exception>() {
            return Err(
                vm.value_error(format!("Item {index} of second argument (exceptions) is not an exception"))
            );
        }
        only_exceptions &= vm.is_instance(item, &vm.exceptions.exception);
    }
    let group_class = vm.exceptions.exception_group.get();
    let mut class = class.clone();
    if let Some(group_class) = group_class {
        if class.is(&vm.exceptions.base_exception_group) && only_exceptions {
            class = group_class.clone();
        } else if class.is(group_class) && !only_exceptions {
            return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        } else if !only_exceptions && class.is_subtype(&vm.exceptions.exception) {
            return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{}'", class.name())));
        }
    }
    let made = vm.heap.allocate(Exception::new(vm.tuple(args.to_vec())), &class).into_value();
    set_member(&made, 0, Some(message.clone()));
    set_member(&made, 1, Some(vm.tuple(members)));
    Ok(made)
}

fn members_of(group: &Value) -> Vec<Value> {
    member(group, 1)
        .and_then(|all| all.downcast_ref::<Tuple>().map(|all| all.items.to_vec()))
        .unwrap_or_default()
}

/// What decides which exceptions belong to the first part of a split.
enum Condition {
    Types(Value),
    Predicate(Value),
    Identities(Vec<Value>),
}

impl Condition {
    fn new(vm: &Vm, value: &Value) -> PyResult<Condition> {
        let is_class = |item: &Value| {
            item.as_ref::<TypeObject>().is_some_and(|class| class.is_subtype(&vm.exceptions.base_exception))
        };
        if is_class(value)
            || value.downcast_ref::<Tuple>().is_some_and(|tuple| tuple.items.iter().all(is_class))
        {
            return Ok(Condition::Types(value.clone()));
        }
        if vm.is_callable(value) && !value.is_a::<TypeObject>() {
            return Ok(Condition::Predicate(value.clone()));
        }
        Err(vm.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)",
        ))
    }

    fn holds(&self, vm: &Vm, exception: &Value) -> PyResult<bool> {
        match self {
            Condition::Types(types) => Ok(vm.exception_matches(exception, types)),
            Condition::Predicate(predicate) => {
                let result = vm.call(predicate, std::slice::from_ref(exception))?;
                vm.is_true(&result)
            }
            Condition::Identities(all) => {
                Ok(!vm.is_group(exception) && all.iter().any(|item| item.is(exception)))
            }
        }
    }
}

/// A group like `group` with other members, through its `derive`.
fn derive(vm: &Vm, group: &Value, members: Vec<Value>) -> PyResult<Slot> {
    if members.is_empty() {
        return Ok(None);
    }
    let made = vm.call_method(group, &vm.intern("derive"), &[vm.list(members)])?;
    if !vm.is_group(&made) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    if let (Some(from), Some(to)) = (group.downcast_ref::<Exception>(), made.downcast_ref::<Exception>()) {
        let (traceback, cause, context) =
            (from.traceback.borrow().clone(), from.cause.borrow().clone(), from.context.borrow().clone());
        to.suppress_context.set(from.suppress_context.get());
        let old = (to.traceback.replace(traceback), to.cause.replace(cause), to.context.replace(context));
        drop(old);
    }
    if let Some(notes) = vm.try_attribute(group, &vm.names.__notes__)? {
        // What is no sequence is left behind.
        if vm.lookup_special(&notes, &vm.names.__getitem__).is_some() && !notes.is_a::<super::dict::Dict>() {
            let copy = vm.list(vm.collect(&notes)?);
            vm.set_attribute(&made, &vm.names.__notes__, Some(copy))?;
        }
    }
    Ok(Some(made))
}

/// Splits by a condition: the part for which it holds and the rest.
fn split(vm: &Vm, exception: &Value, condition: &Condition) -> PyResult<(Slot, Slot)> {
    if condition.holds(vm, exception)? {
        return Ok((Some(exception.clone()), None));
    }
    if !vm.is_group(exception) {
        return Ok((None, Some(exception.clone())));
    }
    let _depth = vm.enter_native(" in exceptiongroup_split_recursive")?;
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for item in members_of(exception) {
        let (first, second) = split(vm, &item, condition)?;
        matching.extend(first);
        rest.extend(second);
    }
    Ok((derive(vm, exception, matching)?, derive(vm, exception, rest)?))
}

fn split_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let condition = Condition::new(vm, args.get(1))?;
    let (first, second) = split(vm, args.get(0), &condition)?;
    Ok(vm.tuple([first.unwrap_or(Value::NONE), second.unwrap_or(Value::NONE)]))
}

fn subgroup_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let condition = Condition::new(vm, args.get(1))?;
    Ok(split(vm, args.get(0), &condition)?.0.unwrap_or(Value::NONE))
}

fn derive_method(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let message = member(args.get(0), 0).unwrap_or(Value::NONE);
    new_group(vm, &vm.exceptions.base_exception_group.clone(), &[message, args.get(1).clone()])
}

fn group_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !args.keywords().is_empty() {
        return Err(vm.type_error(format!("{}() takes no keyword arguments", vm.type_name(args.get(0)))));
    }
    if let Some(exception) = args.get(0).downcast_ref::<Exception>() {
        let old = exception.args.replace(vm.tuple(args.extra().to_vec()));
        drop(old);
    }
    Ok(Value::NONE)
}

fn group_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let group = args.get(0);
    let message = vm.str_of(&member(group, 0).unwrap_or(Value::NONE))?;
    let count = members_of(group).len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(vm.text(format!("{} ({count} sub-exception{plural})", message.as_str())))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

/// Methods of BaseExceptionGroup.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", group_init),
    NativeDef::new("__str__($self, /)", "Return str(self).", group_str),
    NativeDef::new(
        "split($self, matcher_value, /)",
        "Split into the matching part and the rest.",
        split_method,
    ),
    NativeDef::new("subgroup($self, matcher_value, /)", "The matching part.", subgroup_method),
    NativeDef::new("derive($self, excs, /)", "A group of the same kind with other members.", derive_method),
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem),
];

fn get_message(_vm: &Vm, group: &Value) -> PyResult {
    Ok(member(group, 0).unwrap_or(Value::NONE))
}

fn get_exceptions(_vm: &Vm, group: &Value) -> PyResult {
    Ok(member(group, 1).unwrap_or(Value::NONE))
}

/// Attributes of BaseExceptionGroup.
pub(crate) static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "message", doc: "exception message", get: get_message, set: None },
    GetSetDef { name: "exceptions", doc: "nested exceptions", get: get_exceptions, set: None },
];

impl Vm {
    /// Splits an exception by the types of an `except*`: the matching part (None if nothing) and the rest.
    pub(crate) fn match_exception_group(&self, exception: &Value, types: &Value) -> PyResult<(Value, Value)> {
        if exception.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        if !self.is_group(exception) {
            if !self.exception_matches(exception, types) {
                return Ok((Value::NONE, exception.clone()));
            }
            // A bare exception is wrapped, so that the handler always sees a group.
            let class = self.exceptions.base_exception_group.clone();
            let wrapped = new_group(self, &class, &[self.text(""), self.tuple([exception.clone()])])?;
            if let (Some(from), Some(to)) =
                (exception.downcast_ref::<Exception>(), wrapped.downcast_ref::<Exception>())
            {
                let old = to.traceback.replace(from.traceback.borrow().clone());
                drop(old);
            }
            return Ok((wrapped, Value::NONE));
        }
        let (first, second) = split(self, exception, &Condition::Types(types.clone()))?;
        Ok((first.unwrap_or(Value::NONE), second.unwrap_or(Value::NONE)))
    }

    /// What has to be raised after the `except*` clauses: from the original exception and the list of results.
    pub(crate) fn prepare_reraise_star(&self, original: &Value, results: &Value) -> PyResult {
        let results = results.downcast_ref::<List>().map_or_else(Vec::new, List::to_vec);
        let results: Vec<Value> = results.into_iter().filter(|item| !item.is_none()).collect();
        if results.is_empty() {
            return Ok(Value::NONE);
        }
        if !self.is_group(original) {
            // A bare exception was wrapped: at most one thing was raised or left over.
            return Ok(results[0].clone());
        }
        let (reraised, raised): (Vec<Value>, Vec<Value>) =
            results.into_iter().partition(|item| same_metadata(item, original));
        let projection = self.projection(original, &reraised)?;
        if raised.is_empty() {
            return Ok(projection.unwrap_or(Value::NONE));
        }
        let mut all = raised;
        all.extend(projection);
        if let [only] = all.as_slice() {
            return Ok(only.clone());
        }
        let class = self.exceptions.base_exception_group.clone();
        new_group(self, &class, &[self.text(""), self.list(all)])
    }

    /// The part of a group that consists of the leaves of the given groups, in the shape of the original.
    fn projection(&self, original: &Value, groups: &[Value]) -> PyResult<Slot> {
        let mut leaves = Vec::new();
        let mut work: Vec<Value> = groups.to_vec();
        while let Some(next) = work.pop() {
            if self.is_group(&next) {
                work.extend(members_of(&next));
            } else {
                leaves.push(next);
            }
        }
        if leaves.is_empty() {
            return Ok(None);
        }
        Ok(split(self, original, &Condition::Identities(leaves))?.0)
    }
}

/// Whether an exception is a part of the original one that was raised again: same notes, traceback, cause, context.
fn same_metadata(item: &Value, original: &Value) -> bool {
    let (Some(a), Some(b)) = (item.downcast_ref::<Exception>(), original.downcast_ref::<Exception>()) else {
        return false;
    };
    let same = |a: &Slot, b: &Slot| match (a, b) {
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    };
    let tracebacks = match (&*a.traceback.borrow(), &*b.traceback.borrow()) {
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    };
    tracebacks && same(&a.cause.borrow(), &b.cause.borrow()) && same(&a.context.borrow(), &b.context.borrow())
}
