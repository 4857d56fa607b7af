//! `sys`: the interpreter's own state.

mod facts;
mod hooks;
mod tracing;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::int_text::MIN_MAX_DIGITS;
use minipy_vm::object::module::Module;
use minipy_vm::object::str::Str;
use minipy_vm::object::tuple::Tuple;
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Slot, Value};
use minipy_vm::sched::Thread;
use minipy_vm::uncaught::{UNRAISABLE_TYPE, Unraisable};
use minipy_vm::vm::Vm;

use crate::struct_sequence::{self, structure};
use crate::sys_scheduling;

fn exit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // As when any exception is raised with a value: None is none, and a tuple is all arguments.
    let code: Vec<Value> = match args.optional(0) {
        None => Vec::new(),
        Some(status) if status.is_none() => Vec::new(),
        Some(status) => match status.downcast_ref::<Tuple>() {
            Some(tuple) => tuple.items.to_vec(),
            None => vec![status.clone()],
        },
    };
    match vm.call(vm.exceptions.system_exit.value(), &code)?.downcast::<Exception>() {
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => Err(vm.system_error("SystemExit made no exception")),
    }
}

fn exc_info(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(match vm.thread().handled_exception() {
        Some(exception) => {
            let class = vm.type_of(&exception).value().clone();
            let traceback = vm.traceback_of(&exception);
            vm.tuple([class, exception, traceback])
        }
        None => vm.tuple([Value::NONE, Value::NONE, Value::NONE]),
    })
}

fn exception(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.thread().handled_exception().unwrap_or(Value::NONE))
}

fn getrecursionlimit(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.sched.recursion_limit() as i64))
}

fn setrecursionlimit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let limit = vm.int_argument(args.get(0))?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.recursion_depth();
    if depth >= limit as usize {
        return Err(vm.recursion_error(format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    vm.sched.set_recursion_limit(limit as usize);
    Ok(Value::NONE)
}

fn getrefcount(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    // CPython counts the argument's own reference; the one on the caller's stack stands for it here.
    Ok(match args.get(0).reference_count() {
        Some(count) => vm.int(i64::from(count)),
        None => vm.int(0xffff_ffff),
    })
}

fn intern(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(0).downcast_clone::<Str>() {
        Some(text) if args.get(0).is_exact() => Ok(vm.intern_str(&text).into_value()),
        Some(_) => Err(vm.type_error(format!("can't intern {}", vm.type_name(args.get(0))))),
        None => {
            Err(vm.type_error(format!("intern() argument must be str, not {}", vm.type_name(args.get(0)))))
        }
    }
}

fn getsizeof(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let name = vm.names.__sizeof__.clone();
    match vm.call_special(args.get(0), &name, &[]) {
        Ok(Some(size)) => Ok(size),
        Err(raised) => match args.optional(1) {
            Some(default) if vm.is_exception(&raised, &vm.exceptions.type_error) => Ok(default.clone()),
            _ => Err(raised),
        },
        Ok(None) if args.optional(1).is_some() => Ok(args.get(1).clone()),
        Ok(None) => {
            Err(vm.type_error(format!("Type {} doesn't define __sizeof__", vm.type_name(args.get(0)))))
        }
    }
}

fn getdefaultencoding(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.text("utf-8"))
}

fn getfilesystemencodeerrors(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.text("surrogateescape"))
}

fn get_int_max_str_digits(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.int_max_digits()))
}

fn set_int_max_str_digits(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let limit = i64::from(vm.int_argument(args.get(0))?);
    if limit != 0 && limit < MIN_MAX_DIGITS {
        return Err(vm.value_error(format!("maxdigits must be 0 or larger than {MIN_MAX_DIGITS}")));
    }
    vm.set_int_max_digits(limit);
    Ok(Value::NONE)
}

fn getallocatedblocks(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(vm.int(vm.heap.live_objects() as i64))
}

fn is_finalizing(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    Ok(Value::bool(vm.finalizing.get()))
}

fn getframe(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let depth = match args.optional(0) {
        Some(depth) => i64::from(vm.int_argument(depth)?),
        None => 0,
    };
    match usize::try_from(depth.max(0)).ok().and_then(|depth| vm.frame_at(depth)) {
        Some(frame) => Ok(frame.into_value()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// A dict with something of each thread, by its identifier.
fn of_threads(vm: &Vm, mut get: impl FnMut(&Thread) -> Slot) -> PyResult {
    let dict = vm.new_dict();
    for thread in vm.sched.alive() {
        if let Some(value) = get(&thread) {
            vm.set_item(dict.value(), &vm.int(thread.id as i64), Some(value))?;
        }
    }
    Ok(dict.into_value())
}

fn current_frames(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    of_threads(vm, |thread| vm.innermost_frame(thread).map(Ref::into_value))
}

fn current_exceptions(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    of_threads(vm, |thread| Some(thread.handled_exception().unwrap_or(Value::NONE)))
}

fn is_interned(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(0).downcast_ref::<Str>() {
        Some(text) => Ok(Value::bool(text.is_interned())),
        None => {
            let found = vm.type_name(args.get(0));
            Err(vm.type_error(format!("_is_interned() argument must be str, not {found}")))
        }
    }
}

fn getframemodulename(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let depth = match args.optional(0) {
        Some(depth) => i64::from(vm.int_argument(depth)?),
        None => 0,
    };
    let frame = usize::try_from(depth.max(0)).ok().and_then(|depth| vm.frame_at(depth));
    Ok(frame.and_then(|frame| frame.globals.get_str(&vm.names.__name__)).unwrap_or(Value::NONE))
}

fn setup(vm: &Vm, module: &Ref<Module>) -> PyResult<()> {
    let set = |name: &str, value: Value| drop(module.dict.insert_str(&vm.intern(name), value));
    let texts = |items: &[String]| vm.list(items.iter().map(|item| vm.text(item)).collect());
    set("argv", texts(&vm.options.argv));
    set("orig_argv", texts(&vm.options.argv));
    set("path", texts(&vm.options.path));
    set("modules", vm.modules.value().clone());
    for (name, fact) in facts::all(vm)? {
        set(name, fact);
    }
    set("copyright", vm.text("Copyright (c) 2026 the minipy authors."));
    set("prefix", vm.text("/usr"));
    set("base_prefix", vm.text("/usr"));
    set("exec_prefix", vm.text("/usr"));
    set("base_exec_prefix", vm.text("/usr"));
    set("platlibdir", vm.text("lib"));
    set("executable", vm.text(std::env::current_exe().map(|p| p.display().to_string()).unwrap_or_default()));
    set("dont_write_bytecode", Value::bool(vm.options.flags.dont_write_bytecode > 0));
    set("flags", flags(vm));
    for function in &tracing::FUNCTIONS {
        set(function.name(), vm.native_function(function, vm.text("sys")));
    }
    for hook in ["breakpointhook", "excepthook", "displayhook", "unraisablehook"] {
        if let Some(own) = module.dict.get_str(&vm.intern(hook)) {
            set(&format!("__{hook}__"), own);
        }
    }
    set("pycache_prefix", Value::NONE);
    set("path_hooks", vm.list(Vec::new()));
    set("meta_path", vm.list(Vec::new()));
    set("path_importer_cache", vm.new_dict().into_value());
    set("warnoptions", texts(&vm.options.warn_options));
    let x_options = vm.new_dict();
    for (name, value) in &vm.options.x_options {
        let value = value.as_ref().map_or(Value::TRUE, |value| vm.text(value));
        drop(x_options.insert_str(&vm.intern(name), value));
    }
    set("_xoptions", x_options.into_value());
    set("stdlib_module_names", hooks::library_names(vm)?);
    let mut builtin_names: Vec<&str> = crate::NATIVE_MODULES.iter().map(|def| def.name).collect();
    builtin_names.push("builtins");
    builtin_names.sort_unstable();
    set(
        "builtin_module_names",
        vm.tuple(builtin_names.into_iter().map(|name| vm.text(name)).collect::<Vec<_>>()),
    );
    let hook_arguments = struct_sequence::class::<UnraisableHookArgs>(vm).into_value();
    vm.state.borrow_mut().insert(UNRAISABLE_TYPE, hook_arguments);
    for (number, name) in [(0, "stdin"), (1, "stdout"), (2, "stderr")] {
        let stream = crate::io::standard_stream(vm, number)?;
        set(name, stream.clone());
        set(&format!("__{name}__"), stream);
    }
    Ok(())
}

/// `sys`.
pub(crate) static SYS: ModuleDef = ModuleDef {
    name: "sys",
    doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    functions: &[
        NativeDef::new(
            "displayhook(object, /)",
            "Print an object to sys.stdout and also save it in builtins._",
            hooks::displayhook,
        ),
        NativeDef::new("exit(status=None, /)", "Exit the interpreter by raising SystemExit(status).", exit),
        NativeDef::new(
            "excepthook(exctype, value, traceback, /)",
            "Handle an exception by displaying it with a traceback on sys.stderr.",
            excepthook,
        ),
        NativeDef::new(
            "unraisablehook(unraisable, /)",
            "Handle an unraisable exception by displaying it on sys.stderr.",
            unraisablehook,
        ),
        NativeDef::new(
            "exc_info()",
            "Return current exception information: (type, value, traceback).",
            exc_info,
        ),
        NativeDef::new("exception()", "Return the current exception.", exception),
        NativeDef::new(
            "getrecursionlimit()",
            "Return the current value of the recursion limit.",
            getrecursionlimit,
        ),
        NativeDef::new(
            "setrecursionlimit(limit, /)",
            "Set the maximum depth of the Python interpreter stack to n.",
            setrecursionlimit,
        ),
        NativeDef::new("getrefcount(object, /)", "Return the reference count of object.", getrefcount),
        NativeDef::new("intern(string, /)", "``Intern'' the given string.", intern),
        NativeDef::new("getsizeof(object, default=None)", "Return the size of object in bytes.", getsizeof),
        NativeDef::new(
            "getdefaultencoding()",
            "Return the current default encoding used by the Unicode implementation.",
            getdefaultencoding,
        ),
        NativeDef::new(
            "getfilesystemencoding()",
            "Return the encoding used to convert Unicode filenames to OS filenames.",
            getdefaultencoding,
        ),
        NativeDef::new(
            "getfilesystemencodeerrors()",
            "Return the error mode used for Unicode to OS filename conversion.",
            getfilesystemencodeerrors,
        ),
        NativeDef::new(
            "getswitchinterval()",
            "Return the current thread switch interval.",
            sys_scheduling::getswitchinterval,
        ),
        NativeDef::new(
            "setswitchinterval(interval, /)",
            "Set the ideal thread switching delay inside the Python interpreter.\n\nThe actual frequency of switching threads can be lower if the\ninterpreter executes long sequences of uninterruptible code\n(this is implementation-specific and workload-dependent).\n\nThe parameter must represent the desired switching delay in seconds.",
            sys_scheduling::setswitchinterval,
        ),
        NativeDef::new(
            "getcheckinterval()",
            "Return the check interval, in bytecode instructions.",
            sys_scheduling::getcheckinterval,
        ),
        NativeDef::new(
            "setcheckinterval(n, /)",
            "Ask a thread to hand the GIL on after each n bytecode instructions.",
            sys_scheduling::setcheckinterval,
        ),
        NativeDef::new(
            "get_int_max_str_digits()",
            "Return the maximum string digits limit for non-binary int<->str conversions.",
            get_int_max_str_digits,
        ),
        NativeDef::new(
            "set_int_max_str_digits(maxdigits)",
            "Set the maximum string digits limit for non-binary int<->str conversions.",
            set_int_max_str_digits,
        ),
        NativeDef::new(
            "getallocatedblocks()",
            "Return the number of memory blocks currently allocated.",
            getallocatedblocks,
        ),
        NativeDef::new("_clear_type_cache()", "Clear the internal type lookup cache.", |_, _| {
            Ok(Value::NONE)
        }),
        NativeDef::new(
            "_is_gil_enabled()",
            "Return True if the GIL is currently enabled and False otherwise.",
            |_, _| Ok(Value::TRUE),
        ),
        NativeDef::new(
            "breakpointhook(*args, **kwargs)",
            "This hook function is called by built-in breakpoint().",
            hooks::breakpointhook,
        ),
        NativeDef::new("is_finalizing()", "Return True if Python is exiting.", is_finalizing),
        NativeDef::new(
            "_getframemodulename(depth=0)",
            "Return the name of the module for a calling frame.",
            getframemodulename,
        ),
        NativeDef::new(
            "_current_frames()",
            "Return a dict mapping each thread's thread id to its current stack frame.\n\n\
             This function should be used for specialized purposes only.",
            current_frames,
        ),
        NativeDef::new(
            "_current_exceptions()",
            "Return a dict mapping each thread's identifier to its current raised exception.\n\n\
             This function should be used for specialized purposes only.",
            current_exceptions,
        ),
        NativeDef::new(
            "_is_interned(string, /)",
            "Return True if the given string is \"interned\".",
            is_interned,
        ),
        NativeDef::new("_getframe(depth=0, /)", "Return a frame object from the call stack.", getframe),
    ],
    types: &[],
    setup: Some(setup),
};

fn excepthook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    match args.get(1).downcast_clone::<Exception>() {
        Some(exception) => vm.print_exception(&exception)?,
        None => {
            let kind = vm.type_name(args.get(1));
            vm.write_stderr(&format!(
                "TypeError: print_exception(): Exception expected for value, {kind} found\n"
            ))?;
        }
    }
    Ok(Value::NONE)
}

structure!(
    UnraisableHookArgs,
    UNRAISABLE_HOOK_ARGS,
    "UnraisableHookArgs",
    "What sys.unraisablehook() is told about an exception that nobody can catch.",
    5,
    &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
    [0 1 2 3 4]
);

fn unraisablehook(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let class = vm.native_type(&UNRAISABLE_HOOK_ARGS);
    let fields = args.get(0).downcast_ref::<Tuple>().filter(|_| vm.type_of(args.get(0)).is(&class));
    let Some([class, exception, traceback, message, object]) = fields.map(|fields| &fields.items[..]) else {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    };
    let given = |value: &Value| Some(value.clone()).filter(|value| !value.is_none());
    vm.print_unraisable(&Unraisable {
        class: class.clone(),
        exception: given(exception),
        traceback: traceback.downcast_clone(),
        message: message.downcast_ref::<Str>().map(Str::as_str),
        object: given(object),
    })?;
    Ok(Value::NONE)
}

structure!(
    FlagsTuple,
    FLAGS,
    "sys.flags",
    "Flags provided through command line arguments or environment vars.",
    18,
    &[
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits"
    ],
    [0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17]
);

/// `sys.flags`: what was chosen at the start.
fn flags(vm: &Vm) -> Value {
    let (options, flags) = (&vm.options, vm.options.flags);
    let count = |level: u8| vm.int(i64::from(level));
    struct_sequence::class::<FlagsTuple>(vm);
    let values = vec![
        count(flags.debug),
        count(flags.inspect),
        count(flags.inspect),
        count(options.optimize),
        count(flags.dont_write_bytecode),
        count(flags.no_user_site),
        count(flags.no_site),
        count(flags.ignore_environment),
        count(flags.verbose),
        count(flags.bytes_warning),
        count(flags.quiet),
        count(u8::from(options.hash_seed != 0)),
        count(flags.isolated),
        Value::bool(flags.dev_mode),
        count(flags.utf8_mode),
        count(flags.warn_default_encoding),
        Value::bool(flags.safe_path),
        vm.int(options.int_max_str_digits),
    ];
    struct_sequence::make::<FlagsTuple>(vm, values)
}
