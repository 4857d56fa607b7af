//! Constructors, methods and attributes of the built-in exception types.

use super::descriptor::{Member, MemberPlace};
use super::exception::Exception;
use super::str::Str;
use super::traceback::Traceback;
use super::tuple::Tuple;
use super::type_object::{GetSetDef, TypeObject};
use super::value::{Ref, Slot, Value};
use crate::native::{Arguments, NativeDef, PyResult};
use crate::vm::Vm;

/// What a built-in exception type adds to its base.
pub(crate) struct Extras {
    /// Methods.
    pub(crate) methods: &'static [NativeDef],
    /// Attributes.
    pub(crate) getset: &'static [GetSetDef],
    /// Names of the members, in the order in which the payload keeps them.
    pub(crate) members: &'static [&'static str],
}

/// What a built-in exception type adds to its base, by its name.
pub(crate) fn extras_of(name: &str) -> Extras {
    let (methods, getset, members): (&'static [NativeDef], &'static [GetSetDef], &'static [&'static str]) =
        match name {
            "BaseException" => (BASE_METHODS, BASE_GETSET, &[]),
            "KeyError" => (KEY_ERROR_METHODS, &[], &[]),
            "StopIteration" => (STOP_ITERATION_METHODS, &[], &["value"]),
            "SystemExit" => (SYSTEM_EXIT_METHODS, &[], &["code"]),
            "OSError" => (
                super::os_error::METHODS,
                super::os_error::GETSET,
                &["errno", "strerror", "filename", "filename2", "characters_written"],
            ),
            "ImportError" => (IMPORT_ERROR_METHODS, &[], &["msg", "name", "path", "name_from"]),
            "AttributeError" => (ATTRIBUTE_ERROR_METHODS, &[], &["name", "obj"]),
            "NameError" => (NAME_ERROR_METHODS, &[], &["name"]),
            "SyntaxError" => (
                SYNTAX_ERROR_METHODS,
                &[],
                &[
                    "msg",
                    "filename",
                    "lineno",
                    "offset",
                    "text",
                    "end_lineno",
                    "end_offset",
                    "print_file_and_line",
                ],
            ),
            "UnicodeDecodeError" | "UnicodeEncodeError" | "UnicodeTranslateError" => (
                super::unicode_error::methods_of(name),
                &[],
                &["encoding", "object", "start", "end", "reason"],
            ),
            "BaseExceptionGroup" => (super::exception_group::METHODS, super::exception_group::GETSET, &[]),
            _ => (&[], &[], &[]),
        };
    Extras { methods, getset, members }
}

fn exception(value: &Value) -> Option<&Exception> {
    value.downcast_ref::<Exception>()
}

/// The `args` of an exception.
pub(crate) fn args_of(value: &Value) -> Vec<Value> {
    let args = exception(value).map(|exception| exception.args.borrow().clone());
    args.and_then(|args| args.downcast_ref::<Tuple>().map(|args| args.items.to_vec())).unwrap_or_default()
}

/// Member number `index` of an exception.
pub(crate) fn member(value: &Value, index: usize) -> Slot {
    exception(value)?.members.borrow().get(index).cloned().flatten()
}

/// Sets a member.
pub(crate) fn set_member(value: &Value, index: usize, new: Slot) {
    let Some(exception) = exception(value) else { return };
    let old = {
        let mut members = exception.members.borrow_mut();
        if members.len() <= index {
            members.resize_with(index + 1, || None);
        }
        std::mem::replace(&mut members[index], new)
    };
    drop(old);
}

/// `BaseException.__new__`.
fn base_new(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let Some(class) = args.get(0).downcast_clone::<TypeObject>() else {
        return Err(vm.type_error("BaseException.__new__(X): X is not a type object"));
    };
    let class = if class.is(&vm.exceptions.os_error) {
        no_keywords_of(vm, args, &class)?;
        super::os_error::class_for(vm, &class, args.extra())
    } else {
        class
    };
    if class.is_subtype(&vm.exceptions.base_exception_group) {
        return super::exception_group::new_group(vm, &class, args.extra());
    }
    let made = vm.heap.allocate(Exception::new(vm.tuple(args.extra().to_vec())), &class);
    Ok(made.into_value())
}

/// Whether CPython gives a built-in exception type a `__new__` of its own.
pub(crate) fn has_own_new(name: &str) -> bool {
    !matches!(
        name,
        "SystemExit"
            | "AttributeError"
            | "ImportError"
            | "NameError"
            | "StopIteration"
            | "SyntaxError"
            | "BlockingIOError"
            | "ChildProcessError"
            | "ConnectionError"
            | "FileExistsError"
            | "FileNotFoundError"
            | "InterruptedError"
            | "IsADirectoryError"
            | "NotADirectoryError"
            | "PermissionError"
            | "ProcessLookupError"
            | "TimeoutError"
            | "IndentationError"
            | "KeyError"
            | "ModuleNotFoundError"
            | "UnboundLocalError"
            | "BrokenPipeError"
            | "ConnectionAbortedError"
            | "ConnectionRefusedError"
            | "ConnectionResetError"
            | "TabError"
            | "ExceptionGroup"
    )
}

/// `BaseException.__new__`.
pub(crate) static NEW_DEF: NativeDef =
    NativeDef::new("__new__($type, *args, **kwargs)", "Create and return a new object.", base_new);

fn set_args(vm: &Vm, args: &Arguments<'_>) {
    if let Some(exception) = exception(args.get(0)) {
        let old = exception.args.replace(vm.tuple(args.extra().to_vec()));
        drop(old);
    }
}

fn no_keywords(vm: &Vm, args: &Arguments<'_>) -> PyResult<()> {
    no_keywords_of(vm, args, vm.type_of(args.get(0)))
}

fn no_keywords_of(vm: &Vm, args: &Arguments<'_>, class: &Ref<TypeObject>) -> PyResult<()> {
    if args.keywords().is_empty() {
        return Ok(());
    }
    Err(vm.type_error(format!("{}() takes no keyword arguments", class.name())))
}

fn base_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args)?;
    set_args(vm, args);
    Ok(Value::NONE)
}

/// `str(exception)`: nothing, the only argument, or all of them.
pub(crate) fn base_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let values = args_of(args.get(0));
    match values.as_slice() {
        [] => Ok(vm.text("")),
        [one] => Ok(vm.str_of(one)?.into_value()),
        _ => {
            let tuple = vm.tuple(values);
            Ok(vm.str_of(&tuple)?.into_value())
        }
    }
}

fn base_repr(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let values = args_of(args.get(0));
    let name = vm.class_name(args.get(0));
    let inner = match values.as_slice() {
        [one] => format!("({})", vm.repr(one)?.as_str()),
        _ => vm.repr(&vm.tuple(values))?.as_str().to_owned(),
    };
    Ok(vm.text(format!("{name}{inner}")))
}

fn with_traceback(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    set_traceback(vm, args.get(0), Some(args.get(1).clone()))?;
    Ok(args.get(0).clone())
}

fn add_note(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let note = args.get(1);
    if !note.is_a::<Str>() {
        return Err(vm.type_error(format!("note must be a str, not '{}'", vm.type_name(note))));
    }
    let value = args.get(0);
    let notes = match vm.try_attribute(value, &vm.names.__notes__)? {
        Some(notes) => notes,
        None => {
            let notes = vm.list(Vec::new());
            vm.set_attribute(value, &vm.names.__notes__, Some(notes.clone()))?;
            notes
        }
    };
    match notes.downcast_ref::<super::list::List>() {
        Some(list) => list.push(note.clone()),
        None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::NONE)
}

fn base_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let class = vm.type_of(value).value().clone();
    let values = vm.tuple(args_of(value));
    let dict = vm.instance_dict(value).filter(|dict| !dict.is_empty());
    Ok(match dict {
        Some(dict) => vm.tuple([class, values, dict.into_value()]),
        None => vm.tuple([class, values]),
    })
}

fn base_setstate(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if !args.get(1).is_none() && !args.get(1).is_a::<super::dict::Dict>() {
        return Err(vm.type_error("state is not a dictionary"));
    }
    if let Some(state) = args.get(1).downcast_ref::<super::dict::Dict>() {
        for (name, value) in state.items() {
            if let Some(name) = name.downcast_clone::<Str>() {
                vm.set_attribute(args.get(0), &name, Some(value))?;
            }
        }
    }
    Ok(Value::NONE)
}

static BASE_METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", base_init),
    NativeDef::new("__str__($self, /)", "Return str(self).", base_str),
    NativeDef::new("__repr__($self, /)", "Return repr(self).", base_repr),
    NativeDef::new(
        "with_traceback($self, object, /)",
        "Set self.__traceback__ to tb and return self.",
        with_traceback,
    ),
    NativeDef::new("add_note($self, object, /)", "Add a note to the exception", add_note),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", base_reduce),
    NativeDef::new("__setstate__($self, object, /)", "Restore the attributes.", base_setstate),
];

fn get_args(_vm: &Vm, value: &Value) -> PyResult {
    Ok(exception(value).map_or(Value::NONE, |exception| exception.args.borrow().clone()))
}

fn set_args_attribute(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("args may not be deleted")) };
    let items = vm.collect(&new)?;
    if let Some(exception) = exception(value) {
        let old = exception.args.replace(vm.tuple(items));
        drop(old);
    }
    Ok(())
}

fn get_traceback(vm: &Vm, value: &Value) -> PyResult {
    Ok(vm.traceback_of(value))
}

fn set_traceback(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("__traceback__ may not be deleted")) };
    let traceback = if new.is_none() {
        None
    } else {
        match new.downcast::<Traceback>() {
            Ok(traceback) => Some(traceback),
            Err(_) => return Err(vm.type_error("__traceback__ must be a traceback or None")),
        }
    };
    if let Some(exception) = exception(value) {
        let old = exception.traceback.replace(traceback);
        drop(old);
    }
    Ok(())
}

fn checked_link(vm: &Vm, new: Slot, name: &str) -> PyResult<Slot> {
    let Some(new) = new else { return Err(vm.type_error(format!("{name} may not be deleted"))) };
    if new.is_none() {
        return Ok(None);
    }
    if !new.is_a::<Exception>() {
        let noun = if name == "__cause__" { "exception cause" } else { "exception context" };
        return Err(vm.type_error(format!("{noun} must be None or derive from BaseException")));
    }
    Ok(Some(new))
}

fn get_cause(_vm: &Vm, value: &Value) -> PyResult {
    Ok(exception(value).and_then(|exception| exception.cause.borrow().clone()).unwrap_or(Value::NONE))
}

fn set_cause(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_link(vm, new, "__cause__")?;
    if let Some(exception) = exception(value) {
        exception.suppress_context.set(true);
        let old = exception.cause.replace(new);
        drop(old);
    }
    Ok(())
}

fn get_context(_vm: &Vm, value: &Value) -> PyResult {
    Ok(exception(value).and_then(|exception| exception.context.borrow().clone()).unwrap_or(Value::NONE))
}

fn set_context(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let new = checked_link(vm, new, "__context__")?;
    if let Some(exception) = exception(value) {
        let old = exception.context.replace(new);
        drop(old);
    }
    Ok(())
}

fn get_suppress_context(_vm: &Vm, value: &Value) -> PyResult {
    Ok(Value::bool(exception(value).is_some_and(|exception| exception.suppress_context.get())))
}

fn set_suppress_context(vm: &Vm, value: &Value, new: Slot) -> PyResult<()> {
    let Some(new) = new else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    let Some(new) = new.as_bool() else { return Err(vm.type_error("attribute value type must be bool")) };
    if let Some(exception) = exception(value) {
        exception.suppress_context.set(new);
    }
    Ok(())
}

static BASE_GETSET: &[GetSetDef] = &[
    GetSetDef { name: "args", doc: "", get: get_args, set: Some(set_args_attribute) },
    GetSetDef { name: "__traceback__", doc: "", get: get_traceback, set: Some(set_traceback) },
    GetSetDef { name: "__cause__", doc: "exception cause", get: get_cause, set: Some(set_cause) },
    GetSetDef { name: "__context__", doc: "exception context", get: get_context, set: Some(set_context) },
    GetSetDef {
        name: "__suppress_context__",
        doc: "",
        get: get_suppress_context,
        set: Some(set_suppress_context),
    },
    GetSetDef {
        name: "__dict__",
        doc: "",
        get: super::type_methods::INSTANCE_DICT.get,
        set: super::type_methods::INSTANCE_DICT.set,
    },
];

fn key_error_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args_of(args.get(0)).as_slice() {
        [one] => Ok(vm.repr(one)?.into_value()),
        _ => base_str(vm, args),
    }
}

static KEY_ERROR_METHODS: &[NativeDef] =
    &[NativeDef::new("__str__($self, /)", "Return str(self).", key_error_str)];

fn stop_iteration_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args)?;
    set_args(vm, args);
    set_member(args.get(0), 0, args.extra().first().cloned().or(Some(Value::NONE)));
    Ok(Value::NONE)
}

static STOP_ITERATION_METHODS: &[NativeDef] =
    &[NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", stop_iteration_init)];

fn system_exit_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let code = match args.extra() {
        [] => None,
        [code] => Some(code.clone()),
        all => Some(vm.tuple(all.to_vec())),
    };
    set_member(args.get(0), 0, code);
    Ok(Value::NONE)
}

static SYSTEM_EXIT_METHODS: &[NativeDef] =
    &[NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", system_exit_init)];

/// Takes the keyword arguments that an exception type knows; others are errors in the name of that type.
fn keyword_members(vm: &Vm, args: &Arguments<'_>, class: &str, known: &[(&str, usize)]) -> PyResult<()> {
    let given = args.keywords().len();
    if given > known.len() {
        let plural = if known.len() == 1 { "" } else { "s" };
        return Err(vm.type_error(format!(
            "{class}() takes at most {} keyword argument{plural} ({given} given)",
            known.len()
        )));
    }
    for (name, value) in args.keywords() {
        let text = name.downcast_ref::<Str>().map_or("", Str::as_str);
        let Some((_, index)) = known.iter().find(|(name, _)| *name == text) else {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let hint = match crate::suggest::closest(text, &names) {
                Some(found) => format!(". Did you mean '{found}'?"),
                None => String::new(),
            };
            return Err(vm.type_error(format!("{class}() got an unexpected keyword argument '{text}'{hint}")));
        };
        set_member(args.get(0), *index, Some(value.clone()));
    }
    Ok(())
}

fn import_error_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    set_args(vm, args);
    let message = if let [message] = args.extra() { Some(message.clone()) } else { None };
    set_member(args.get(0), 0, message);
    (1..4).for_each(|index| set_member(args.get(0), index, None));
    keyword_members(vm, args, "ImportError", &[("name", 1), ("path", 2), ("name_from", 3)])?;
    Ok(Value::NONE)
}

/// What pickling keeps of an exception: its attributes and some of its members.
fn state_with(vm: &Vm, value: &Value, members: &[(&str, usize)]) -> Ref<super::dict::Dict> {
    let state = vm.new_dict();
    for (name, item) in vm.instance_dict(value).map(|dict| dict.items()).unwrap_or_default() {
        if let Some(name) = name.downcast_clone::<Str>() {
            drop(state.insert_str(&name, item));
        }
    }
    for (name, index) in members {
        if let Some(item) = member(value, *index) {
            drop(state.insert_str(&vm.intern(name), item));
        }
    }
    state
}

fn import_error_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let mut parts = vec![vm.type_of(value).value().clone(), vm.tuple(args_of(value))];
    let state = state_with(vm, value, &[("name", 1), ("path", 2), ("name_from", 3)]);
    if !state.is_empty() {
        parts.push(state.into_value());
    }
    Ok(vm.tuple(parts))
}

/// The object that lacks the attribute is left behind.
fn attribute_error_state(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let state = state_with(vm, args.get(0), &[("name", 0)]);
    drop(state.insert_str(&vm.intern("args"), vm.tuple(args_of(args.get(0)))));
    Ok(state.into_value())
}

fn attribute_error_reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.type_of(args.get(0)).value().clone();
    let values = vm.tuple(args_of(args.get(0)));
    Ok(vm.tuple([class, values, attribute_error_state(vm, args)?]))
}

fn import_error_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match member(args.get(0), 0) {
        Some(message) if message.is_a::<Str>() => Ok(message),
        _ => base_str(vm, args),
    }
}

static IMPORT_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", import_error_init),
    NativeDef::new("__str__($self, /)", "Return str(self).", import_error_str),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", import_error_reduce).without_signature(),
];

fn attribute_error_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    set_args(vm, args);
    keyword_members(vm, args, "AttributeError", &[("name", 0), ("obj", 1)])?;
    Ok(Value::NONE)
}

static ATTRIBUTE_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", attribute_error_init),
    NativeDef::new("__getstate__($self, /)", "Helper for pickle.", attribute_error_state).without_signature(),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", attribute_error_reduce).without_signature(),
];

fn name_error_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    set_args(vm, args);
    keyword_members(vm, args, "NameError", &[("name", 0)])?;
    Ok(Value::NONE)
}

static NAME_ERROR_METHODS: &[NativeDef] =
    &[NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", name_error_init)];

fn syntax_error_init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    no_keywords(vm, args)?;
    set_args(vm, args);
    let value = args.get(0);
    if let Some(message) = args.extra().first() {
        set_member(value, 0, Some(message.clone()));
    }
    if let [_, details] = args.extra() {
        let details = vm.collect(details)?;
        let count = details.len();
        if count < 4 {
            return Err(vm.type_error(format!("function takes at least 4 arguments ({count} given)")));
        }
        if count > 6 {
            return Err(vm.type_error(format!("function takes at most 6 arguments ({count} given)")));
        }
        if count == 5 {
            return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
        }
        for (index, detail) in details.into_iter().enumerate() {
            set_member(value, index + 1, Some(detail));
        }
    }
    Ok(Value::NONE)
}

/// `message (file, line N)`.
fn syntax_error_str(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let message = vm.str_of(&member(value, 0).unwrap_or(Value::NONE))?;
    let filename = member(value, 1).and_then(|name| name.downcast::<Str>().ok());
    let filename = filename.map(|name| name.as_str().rsplit('/').next().unwrap_or_default().to_owned());
    let line = member(value, 2).and_then(|line| line.as_small_int());
    let text = message.as_str();
    Ok(vm.text(match (filename, line) {
        (Some(file), Some(line)) => format!("{text} ({file}, line {line})"),
        (Some(file), None) => format!("{text} ({file})"),
        (None, Some(line)) => format!("{text} (line {line})"),
        (None, None) => text.to_owned(),
    }))
}

static SYNTAX_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", syntax_error_init),
    NativeDef::new("__str__($self, /)", "Return str(self).", syntax_error_str),
];

impl Vm {
    /// Adds to a built-in exception type what its name says.
    pub(crate) fn populate_exception_type(&self, class: &Ref<TypeObject>) {
        for (index, name) in extras_of(&class.name()).members.iter().enumerate() {
            let place = MemberPlace::Exception(index);
            let member = Member { name: self.intern(name), place, owner: class.clone() };
            let descriptor = self.heap.allocate(member, &self.types.member).into_value();
            drop(class.dict.insert_str(&self.intern(name), descriptor));
        }
    }

    /// Sets the members of particular exception types from `args`, for exceptions made without their constructor.
    pub(crate) fn fill_exception_members(&self, made: &Ref<Exception>) {
        let class = made.header().type_ref();
        if class.is_subtype(&self.exceptions.stop_iteration) {
            let value = args_of(made.value()).first().cloned().unwrap_or(Value::NONE);
            set_member(made.value(), 0, Some(value));
        } else if (class.is_subtype(&self.exceptions.import_error)
            || class.is_subtype(&self.exceptions.syntax_error))
            && let Some(message) = args_of(made.value()).first()
        {
            set_member(made.value(), 0, Some(message.clone()));
        }
    }
}
