//! The module `_contextvars`: variables whose values belong to a context (PEP 567).

use std::cell::{Cell, RefCell};

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult};
use minipy_vm::object::dict::Dict;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::str::Str;
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::vm::Vm;

use crate::common::{CLASS_GETITEM, class_of};

/// `Token.MISSING`, in the interpreter's state.
const MISSING: &str = "_contextvars.missing";

struct Context {
    /// Copies have it in common until one of them is changed; absent while there are none.
    values: RefCell<Option<Ref<Dict>>>,
    entered: Cell<bool>,
}

impl Payload for Context {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.values.borrow().iter().for_each(|values| visit(values.value()));
    }

    fn clear(&self) {
        let taken = self.values.take();
        drop(taken);
    }
}

impl Context {
    fn get(&self, vm: &Vm, variable: &Value) -> PyResult<Slot> {
        let values = self.values.borrow().clone();
        values.map_or(Ok(None), |values| values.get(vm, variable))
    }

    /// The values, to look at.
    fn shown(&self, vm: &Vm) -> Ref<Dict> {
        self.values.borrow().clone().unwrap_or_else(|| vm.new_dict())
    }

    /// The values, to change them: no longer those of any copy.
    fn owned(&self, vm: &Vm) -> Ref<Dict> {
        let values = match self.values.take() {
            None => vm.new_dict(),
            Some(values) if values.value().reference_count() == Some(1) => values,
            Some(values) => vm.heap.allocate(values.copy(), &vm.types.dict),
        };
        *self.values.borrow_mut() = Some(values.clone());
        values
    }

    fn copy(&self, vm: &Vm) -> Value {
        let values = RefCell::new(self.values.borrow().clone());
        vm.heap
            .allocate(Context { values, entered: Cell::new(false) }, &vm.native_type(&CONTEXT))
            .into_value()
    }
}

fn new_context() -> Context {
    Context { values: RefCell::default(), entered: Cell::new(false) }
}

/// The context of the running thread, made on demand.
fn current(vm: &Vm) -> PyResult<Ref<Context>> {
    let thread = vm.thread();
    let known = thread.context.borrow().clone();
    let context = match known {
        Some(context) => context,
        None => {
            let new = vm.heap.allocate(new_context(), &vm.native_type(&CONTEXT)).into_value();
            *thread.context.borrow_mut() = Some(new.clone());
            new
        }
    };
    context.downcast::<Context>().map_err(|_| vm.system_error("the context is lost"))
}

/// A copy of the running thread's context.
pub(crate) fn copy_current(vm: &Vm) -> PyResult {
    Ok(current(vm)?.copy(vm))
}

fn copy_context(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    copy_current(vm)
}

/// Does something in a context, which nobody else may be in.
pub(crate) fn within<T>(vm: &Vm, context: &Value, action: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    let Some(entered) = context.downcast_ref::<Context>() else {
        return Err(vm.type_error("a contextvars.Context was expected"));
    };
    if entered.entered.replace(true) {
        let text = vm.repr_text(context)?;
        return Err(vm.runtime_error(format!("cannot enter context: {text} is already entered")));
    }
    let thread = vm.thread();
    let before = thread.context.replace(Some(context.clone()));
    let result = action();
    let left = thread.context.replace(before);
    drop(left);
    entered.entered.set(false);
    result
}

fn context_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !args.extra().is_empty() || !args.keywords().is_empty() {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    Ok(vm.heap.allocate(new_context(), class_of(vm, args)?).into_value())
}

fn run(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let [function, rest @ ..] = args.extra() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if args.keywords().is_empty() {
        return within(vm, args.get(0), || vm.call(function, rest));
    }
    let mut values = rest.to_vec();
    let mut names = Vec::new();
    for (name, value) in args.keywords() {
        names.push(name.clone());
        values.push(value.clone());
    }
    within(vm, args.get(0), || vm.call_with_keywords(function, &values, &names))
}

fn check_variable(vm: &Vm, key: &Value) -> PyResult<()> {
    if key.is_a::<Variable>() {
        return Ok(());
    }
    Err(vm.type_error(format!("a ContextVar key was expected, got {}", vm.repr_text(key)?)))
}

fn context_get_item(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_variable(vm, args.get(1))?;
    let found = args.this::<Context>(vm)?.get(vm, args.get(1))?;
    found.ok_or_else(|| vm.key_error_for(args.get(1)))
}

fn context_contains(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_variable(vm, args.get(1))?;
    Ok(Value::bool(args.this::<Context>(vm)?.get(vm, args.get(1))?.is_some()))
}

fn context_get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    check_variable(vm, args.get(1))?;
    let found = args.this::<Context>(vm)?.get(vm, args.get(1))?;
    Ok(found.or_else(|| args.optional(2).cloned()).unwrap_or(Value::NONE))
}

/// Calls a method of the dict of values.
fn of_values(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult {
    let values = args.this::<Context>(vm)?.shown(vm);
    vm.call_method(values.value(), &vm.intern(name), &[])
}

fn context_copy(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(args.this::<Context>(vm)?.copy(vm))
}

fn context_equal(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(other) = args.get(1).downcast_ref::<Context>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let this = args.this::<Context>(vm)?;
    Ok(Value::bool(vm.values_equal(this.shown(vm).value(), other.shown(vm).value())?))
}

fn context_iter(vm: &Vm, value: &Value) -> PyResult {
    match value.downcast_ref::<Context>() {
        Some(context) => vm.iter(context.shown(vm).value()),
        None => Err(vm.system_error("a context was expected")),
    }
}

/// `contextvars.Context`.
static CONTEXT: TypeDef = TypeDef {
    name: "_contextvars.Context",
    text_signature: Some(""),
    layout: VTable::of::<Context>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        context_new,
    )),
    methods: &[
        NativeDef::new("run($self, /, *args, **kwargs)", "Run a callable in this context.", run)
            .without_signature(),
        NativeDef::new("copy($self, /)", "Return a shallow copy of the context object.", context_copy),
        NativeDef::new(
            "get($self, key, default=None, /)",
            "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.",
            context_get,
        ),
        NativeDef::new(
            "keys($self, /)",
            "Return a list of all variables in the context object.",
            |vm, args| of_values(vm, args, "keys"),
        ),
        NativeDef::new(
            "values($self, /)",
            "Return a list of all variables' values in the context object.",
            |vm, args| of_values(vm, args, "values"),
        ),
        NativeDef::new(
            "items($self, /)",
            "Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).",
            |vm, args| of_values(vm, args, "items"),
        ),
        NativeDef::new("__getitem__($self, key, /)", "Return self[key].", context_get_item),
        NativeDef::new("__contains__($self, key, /)", "Return bool(key in self).", context_contains),
        NativeDef::new("__iter__($self, /)", "Implement iter(self).", |vm, args| {
            context_iter(vm, args.get(0))
        }),
        NativeDef::new("__len__($self, /)", "Return len(self).", |vm, args| of_values(vm, args, "__len__")),
        NativeDef::new("__eq__($self, value, /)", "Return self==value.", context_equal),
    ],
    slots: NativeSlots { iter: Some(context_iter), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

struct Variable {
    name: Value,
    default: Slot,
}

impl Payload for Variable {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        self.default.iter().for_each(visit);
    }
}

fn variable_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !args.get(1).is_a::<Str>() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let made = Variable { name: args.get(1).clone(), default: args.optional(2).cloned() };
    Ok(vm.heap.allocate(made, class_of(vm, args)?).into_value())
}

fn variable_get(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let variable = args.this::<Variable>(vm)?;
    if let Some(value) = current(vm)?.get(vm, args.get(0))? {
        return Ok(value);
    }
    match args.optional(1).or(variable.default.as_ref()) {
        Some(default) => Ok(default.clone()),
        None => Err(vm.new_exception_with(&vm.exceptions.lookup_error, vec![args.get(0).clone()])),
    }
}

fn variable_set(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let context = current(vm)?;
    let old = context.owned(vm).insert(vm, args.get(0).clone(), args.get(1).clone())?;
    let token = Token { context, variable: args.get(0).clone(), old, used: Cell::new(false) };
    Ok(vm.heap.allocate(token, &vm.native_type(&TOKEN)).into_value())
}

fn variable_reset(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(token) = args.get(1).downcast_ref::<Token>() else {
        return Err(
            vm.type_error(format!("expected an instance of Token, got {}", vm.repr_text(args.get(1))?))
        );
    };
    if token.used.get() {
        return Err(vm.runtime_error(format!("{} has already been used once", vm.repr_text(args.get(1))?)));
    }
    if !token.variable.is(args.get(0)) {
        let text = vm.repr_text(args.get(1))?;
        return Err(vm.value_error(format!("{text} was created by a different ContextVar")));
    }
    let context = current(vm)?;
    if !context.is(&token.context) {
        let text = vm.repr_text(args.get(1))?;
        return Err(vm.value_error(format!("{text} was created in a different Context")));
    }
    token.used.set(true);
    match &token.old {
        Some(old) => drop(context.owned(vm).insert(vm, args.get(0).clone(), old.clone())?),
        None => drop(context.owned(vm).remove(vm, args.get(0))?),
    }
    Ok(Value::NONE)
}

/// ` at 0x…>`: the end of a repr.
fn place(vm: &Vm, value: &Value) -> PyResult<String> {
    let text = vm.default_repr(value)?;
    Ok(text.rfind(" at ").map_or_else(|| ">".to_owned(), |start| text[start..].to_owned()))
}

fn variable_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(variable) = value.downcast_ref::<Variable>() else { return vm.default_repr(value) };
    let mut text = format!("<ContextVar name={}", vm.repr_text(&variable.name)?);
    if let Some(default) = &variable.default {
        let Some(_guard) = vm.enter_repr(value) else { return Ok("...".to_owned()) };
        text.push_str(&format!(" default={}", vm.repr_text(default)?));
    }
    Ok(text + &place(vm, value)?)
}

/// `contextvars.ContextVar`.
static VARIABLE: TypeDef = TypeDef {
    name: "_contextvars.ContextVar",
    text_signature: Some(""),
    layout: VTable::of::<Variable>(),
    new: Some(NativeDef::new(
        "__new__($type, name, /, *, default=<unrepresentable>)",
        "Create and return a new object.",
        variable_new,
    )),
    methods: &[
        NativeDef::new(
            "get($self, default=<unrepresentable>, /)",
            "Return a value for the context variable for the current context.",
            variable_get,
        )
        .without_signature(),
        NativeDef::new(
            "set($self, value, /)",
            "Call to set a new value for the context variable in the current context.",
            variable_set,
        ),
        NativeDef::new("reset($self, token, /)", "Reset the context variable.", variable_reset),
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(variable_repr(vm, args.get(0))?))
        }),
        CLASS_GETITEM,
    ],
    getset: &[GetSetDef {
        name: "name",
        doc: "",
        get: |_, value| {
            Ok(value.downcast_ref::<Variable>().map_or(Value::NONE, |variable| variable.name.clone()))
        },
        set: None,
    }],
    slots: NativeSlots { repr: Some(variable_repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

struct Token {
    context: Ref<Context>,
    variable: Value,
    old: Slot,
    used: Cell<bool>,
}

impl Payload for Token {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.context.value());
        visit(&self.variable);
        self.old.iter().for_each(visit);
    }
}

fn token_new(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Err(vm.runtime_error("Tokens can only be created by ContextVars"))
}

fn token_repr(vm: &Vm, value: &Value) -> PyResult<String> {
    let Some(token) = value.downcast_ref::<Token>() else { return vm.default_repr(value) };
    let used = if token.used.get() { " used" } else { "" };
    Ok(format!("<Token{used} var={}{}", vm.repr_text(&token.variable)?, place(vm, value)?))
}

/// `contextvars.Token`.
static TOKEN: TypeDef = TypeDef {
    name: "_contextvars.Token",
    text_signature: Some(""),
    layout: VTable::of::<Token>(),
    new: Some(NativeDef::new(
        "__new__($type, *args, **kwargs)",
        "Create and return a new object.",
        token_new,
    )),
    methods: &[
        NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, args| {
            Ok(vm.text(token_repr(vm, args.get(0))?))
        }),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef {
            name: "var",
            doc: "",
            get: |_, value| {
                Ok(value.downcast_ref::<Token>().map_or(Value::NONE, |token| token.variable.clone()))
            },
            set: None,
        },
        GetSetDef {
            name: "old_value",
            doc: "",
            get: |vm, value| {
                let old = value.downcast_ref::<Token>().and_then(|token| token.old.clone());
                Ok(old.or_else(|| vm.state.borrow().get(MISSING).cloned()).unwrap_or(Value::NONE))
            },
            set: None,
        },
    ],
    slots: NativeSlots { repr: Some(token_repr), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

struct MissingValue;

impl Payload for MissingValue {
    const TRACKED: bool = false;
}

/// The type of `Token.MISSING`.
static MISSING_TYPE: TypeDef = TypeDef {
    name: "Token.MISSING",
    layout: VTable::of::<MissingValue>(),
    methods: &[NativeDef::new("__repr__($self, /)", "Return repr(self).", |vm, _| {
        Ok(vm.text("<Token.MISSING>"))
    })],
    slots: NativeSlots { repr: Some(|_, _| Ok("<Token.MISSING>".to_owned())), ..TypeDef::EMPTY.slots },
    ..TypeDef::EMPTY
};

/// `_contextvars`.
pub(crate) static CONTEXTVARS: ModuleDef = ModuleDef {
    name: "_contextvars",
    doc: "Context Variables",
    functions: &[NativeDef::new("copy_context()", "", copy_context)],
    types: &[&CONTEXT, &VARIABLE, &TOKEN],
    setup: Some(|vm, _module| {
        let missing = vm.heap.allocate(MissingValue, &vm.native_type(&MISSING_TYPE)).into_value();
        vm.state.borrow_mut().insert(MISSING, missing.clone());
        let old = vm.set_type_attribute(&vm.native_type(&TOKEN), &vm.intern("MISSING"), Some(missing));
        drop(old);
        Ok(())
    }),
};
