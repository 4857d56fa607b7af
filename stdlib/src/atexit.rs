//! `atexit`: functions to call when the program ends.

use std::cell::RefCell;

use minipy_vm::native::{Arguments, ModuleDef, NativeDef, PyResult, Raised};
use minipy_vm::object::heap::{Payload, VTable};
use minipy_vm::object::type_object::TypeDef;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

/// One registered call.
#[derive(Clone)]
struct Registered {
    function: Value,
    values: Vec<Value>,
    names: Vec<Value>,
}

/// The calls of one interpreter, the latest last.
#[derive(Default)]
struct Calls {
    registered: RefCell<Vec<Registered>>,
}

impl Payload for Calls {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for call in self.registered.borrow().iter() {
            visit(&call.function);
            call.values.iter().for_each(&mut *visit);
            call.names.iter().for_each(&mut *visit);
        }
    }

    fn clear(&self) {
        let taken = self.registered.take();
        drop(taken);
    }
}

static CALLS: TypeDef = TypeDef { name: "atexit._Calls", layout: VTable::of::<Calls>(), ..TypeDef::EMPTY };

/// The interpreter's calls: an object kept by its own type, which the program cannot reach.
fn calls(vm: &Vm) -> PyResult<Ref<Calls>> {
    let class = vm.native_type(&CALLS);
    let name = vm.intern("calls");
    let known = class.dict.get_str(&name).and_then(|value| value.downcast::<Calls>().ok());
    match known {
        Some(known) => Ok(known),
        None => {
            let made = vm.heap.allocate(Calls::default(), &class);
            drop(class.dict.insert_str(&name, made.value().clone()));
            Ok(made)
        }
    }
}

fn register(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let function = args.get(0);
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let mut values = args.extra().to_vec();
    values.extend(args.keywords().iter().map(|(_, value)| value.clone()));
    let names = args.keywords().iter().map(|(name, _)| name.clone()).collect();
    calls(vm)?.registered.borrow_mut().push(Registered { function: function.clone(), values, names });
    Ok(function.clone())
}

fn unregister(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let calls = calls(vm)?;
    let all = calls.registered.borrow().clone();
    let mut kept = Vec::new();
    for call in all {
        if !vm.values_equal(&call.function, args.get(0))? {
            kept.push(call);
        }
    }
    let old = calls.registered.replace(kept);
    drop(old);
    Ok(Value::NONE)
}

/// Calls all, the latest first, including those that are registered meanwhile. What one raises is shown, and the others
/// still run.
fn run_exitfuncs(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let calls = calls(vm)?;
    loop {
        let Some(call) = calls.registered.borrow_mut().pop() else { return Ok(Value::NONE) };
        match vm.call_with_keywords(&call.function, &call.values, &call.names) {
            Ok(_) => {}
            Err(Raised::Exception(exception)) => {
                let function = vm.repr(&call.function)?;
                let message = format!("Exception ignored in atexit callback {}", function.as_str());
                vm.write_unraisable(&exception, Some(&message), None)?;
            }
            Err(interrupt) => return Err(interrupt),
        }
    }
}

fn clear(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let old = calls(vm)?.registered.take();
    drop(old);
    Ok(Value::NONE)
}

fn ncallbacks(vm: &Vm, _args: &Arguments<'_>) -> PyResult {
    let count = calls(vm)?.registered.borrow().len();
    Ok(vm.int(count as i64))
}

/// `atexit`.
pub(crate) static ATEXIT: ModuleDef = ModuleDef {
    name: "atexit",
    doc: "Functions to call when the interpreter ends normally.",
    functions: &[
        NativeDef::new(
            "register(func, /, *args, **kwargs)",
            "Register a function to be called when the program ends.",
            register,
        ),
        NativeDef::new("unregister(func, /)", "Forget all registered calls of a function.", unregister),
        NativeDef::new("_run_exitfuncs()", "Run all registered exit functions.", run_exitfuncs),
        NativeDef::new("_clear()", "Clear the list of previously registered exit functions.", clear),
        NativeDef::new("_ncallbacks()", "Return the number of registered exit functions.", ncallbacks),
    ],
    types: &[],
    setup: None,
};
