//! What `site` adds to the built-ins: `exit`, `quit`, `copyright`, `credits`, `license` and `help`. Native, although Python
//! in CPython: a program begins without running any Python code.

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::exception::Exception;
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::{GetSetDef, NativeSlots, TypeDef};
use minipy_vm::object::value::Value;
use minipy_vm::vm::Vm;

/// The lines of a text that are shown at a time.
const PAGE: usize = 23;

/// `exit` or `quit`.
struct Quitter {
    name: &'static str,
}

impl Payload for Quitter {
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
}

const END_OF_FILE: &str = "Ctrl-D (i.e. EOF)";

fn quitter<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Quitter> {
    value.downcast_ref::<Quitter>().ok_or_else(|| vm.system_error("a quitter was expected"))
}

/// Closes standard input and raises SystemExit.
fn quit(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    if let Some(stdin) = vm.sys_attribute("stdin")
        && let Err(interrupt @ Raised::Interrupt(_)) = vm.call_method(&stdin, &vm.names.close, &[])
    {
        return Err(interrupt);
    }
    let code = args.optional(1).cloned().unwrap_or(Value::NONE);
    match vm.call(vm.exceptions.system_exit.value(), &[code])?.downcast::<Exception>() {
        Ok(exception) => Err(Raised::Exception(exception)),
        Err(_) => Err(vm.system_error("SystemExit made no exception")),
    }
}

static QUITTER: TypeDef = TypeDef {
    name: "_sitebuiltins.Quitter",
    layout: VTable::of::<Quitter>(),
    methods: &[NativeDef::new("__call__($self, /, code=None)", "Exit the interpreter.", quit)],
    getset: &[
        GetSetDef {
            name: "name",
            doc: "",
            get: |vm, value| Ok(vm.text(quitter(vm, value)?.name)),
            set: None,
        },
        GetSetDef { name: "eof", doc: "", get: |vm, _| Ok(vm.text(END_OF_FILE)), set: None },
    ],
    slots: NativeSlots {
        repr: Some(|vm, value| Ok(format!("Use {}() or {END_OF_FILE} to exit", quitter(vm, value)?.name))),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

/// `copyright`, `credits` or `license`: a text that is shown page by page when it is called.
struct Printer {
    name: &'static str,
    text: &'static str,
}

impl Payload for Printer {
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
}

fn printer<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a Printer> {
    value.downcast_ref::<Printer>().ok_or_else(|| vm.system_error("a printer was expected"))
}

fn print_pages(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let lines: Vec<&str> = printer(vm, args.get(0))?.text.lines().collect();
    let builtin = |name: &str| {
        vm.builtins.get_str(&vm.intern(name)).ok_or_else(|| vm.runtime_error(format!("lost builtins.{name}")))
    };
    let (print, input) = (builtin("print")?, builtin("input")?);
    for (number, page) in lines.chunks(PAGE).enumerate() {
        if number > 0 {
            let prompt = vm.text("Hit Return for more, or q (and Return) to quit: ");
            let answer = vm.call(&input, &[prompt])?;
            if vm.str_of(&answer)?.as_str() == "q" {
                break;
            }
        }
        vm.call(&print, &[vm.text(page.join("\n"))])?;
    }
    Ok(Value::NONE)
}

static PRINTER: TypeDef = TypeDef {
    name: "_sitebuiltins._Printer",
    doc: "interactive prompt objects for printing the license text, a list of\n    contributors and the copyright notice.",
    layout: VTable::of::<Printer>(),
    methods: &[NativeDef::new("__call__($self, /)", "Print the text.", print_pages)],
    slots: NativeSlots {
        repr: Some(|vm, value| {
            let printer = printer(vm, value)?;
            Ok(if printer.text.lines().count() <= PAGE {
                printer.text.trim_end().to_owned()
            } else {
                format!("Type {}() to see the full {0} text", printer.name)
            })
        }),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

/// `help`.
struct Helper;

impl Payload for Helper {
    fn traverse(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// `pydoc.help`, as far as there is a `pydoc` to import.
fn help(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let pydoc = vm.import_module("pydoc")?;
    let help = vm.attribute(&pydoc, "help")?;
    vm.call(&help, args.extra())
}

static HELPER: TypeDef = TypeDef {
    name: "_sitebuiltins._Helper",
    doc: "Define the builtin 'help'.",
    layout: VTable::of::<Helper>(),
    methods: &[NativeDef::new("__call__($self, /, *args)", "Show the documentation of an object.", help)],
    slots: NativeSlots {
        repr: Some(|_, _| {
            Ok("Type help() for interactive help, or help(object) for help about object.".to_owned())
        }),
        ..TypeDef::EMPTY.slots
    },
    ..TypeDef::EMPTY
};

/// Puts the objects into `builtins`.
pub(crate) fn install(vm: &Vm) {
    let set = |name: &str, value: Value| drop(vm.builtins.insert_str(&vm.intern(name), value));
    for name in ["exit", "quit"] {
        set(name, vm.heap.allocate(Quitter { name }, &vm.native_type(&QUITTER)).into_value());
    }
    for (name, text) in [
        ("copyright", "Copyright (c) 2026 the minipy authors.\nAll Rights Reserved."),
        ("credits", "    Thanks to the authors of Python, and of the crates that minipy is built on."),
        ("license", include_str!("../../LICENSE")),
    ] {
        set(name, vm.heap.allocate(Printer { name, text }, &vm.native_type(&PRINTER)).into_value());
    }
    set("help", vm.heap.allocate(Helper, &vm.native_type(&HELPER)).into_value());
}
