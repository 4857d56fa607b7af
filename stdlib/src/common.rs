//! What the native types of this library share.

use minipy_vm::native::{Arguments, NativeDef, PyResult, Raised};
use minipy_vm::object::iterate::{call_next, return_self};
use minipy_vm::object::module::Module;
use minipy_vm::object::type_object::TypeObject;
use minipy_vm::object::value::{Ref, Value};
use minipy_vm::vm::Vm;

/// The class that `__new__` was called with.
pub(crate) fn class_of<'a>(vm: &Vm, args: &Arguments<'a>) -> PyResult<&'a Ref<TypeObject>> {
    args.get(0).as_ref::<TypeObject>().ok_or_else(|| vm.type_error("a type was expected"))
}

/// Refuses keyword arguments.
pub(crate) fn no_keywords(vm: &Vm, args: &Arguments<'_>, name: &str) -> PyResult<()> {
    if args.keywords().is_empty() {
        Ok(())
    } else {
        Err(vm.type_error(format!("{name}() takes no keyword arguments")))
    }
}

/// Checks the number of positional arguments, with CPython's messages of `PyArg_UnpackTuple`.
pub(crate) fn check_count(vm: &Vm, name: &str, given: usize, least: usize, most: usize) -> PyResult<()> {
    let (word, wanted) = match given {
        _ if given < least => (if least == most { "" } else { "at least " }, least),
        _ if given > most => (if least == most { "" } else { "at most " }, most),
        _ => return Ok(()),
    };
    let plural = if wanted == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name} expected {word}{wanted} argument{plural}, got {given}")))
}

fn class_getitem(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    vm.generic_alias(args.get(0), args.get(1))
}

/// `__class_getitem__` of generic types.
pub(crate) const CLASS_GETITEM: NativeDef =
    NativeDef::class("__class_getitem__($type, object, /)", "See PEP 585", class_getitem);
/// `__next__` of iterators.
pub(crate) const NEXT: NativeDef = NativeDef::new("__next__($self, /)", "Implement next(self).", call_next);
/// `__iter__` of iterators.
pub(crate) const ITER: NativeDef = NativeDef::new("__iter__($self, /)", "Implement iter(self).", return_self);

/// `__copy__` and `__deepcopy__` of what is its own copy.
pub(crate) fn itself(_vm: &Vm, args: &Arguments<'_>) -> PyResult {
    Ok(args.get(0).clone())
}

/// A payload whose `RefCell` fields (of `Slot`, `Option` or `Vec` of values) the collector sees and may empty.
macro_rules! payload_of_values {
    ($name:ident { $($field:ident),* }) => {
        impl minipy_vm::object::heap::Payload for $name {
            fn traverse(&self, visit: &mut dyn FnMut(&minipy_vm::object::value::Value)) {
                $(self.$field.borrow().iter().for_each(&mut *visit);)*
            }
            fn clear(&self) {
                let taken = ($(self.$field.take(),)*);
                drop(taken);
            }
        }
    };
}
pub(crate) use payload_of_values;

/// The attribute `name` of a value, as text.
pub(crate) fn text_attribute(vm: &Vm, value: &Value, name: &str) -> PyResult<String> {
    let found = vm.attribute(value, name)?;
    Ok(vm.str_of(&found)?.as_str().to_owned())
}

/// Makes an exception class of a native module and sets it in the module; `path` is `module.Name`.
pub(crate) fn new_exception_class(
    vm: &Vm,
    module: &Ref<Module>,
    path: &'static str,
    base: &Value,
) -> PyResult {
    let (home, name) = path.rsplit_once('.').unwrap_or(("builtins", path));
    let namespace = vm.new_dict();
    drop(namespace.insert_str(&vm.names.__module__, vm.text(home)));
    let bases = vm.tuple([base.clone()]);
    let class = vm.call(vm.types.type_.value(), &[vm.text(name), bases, namespace.into_value()])?;
    vm.state.borrow_mut().insert(path, class.clone());
    drop(module.dict.insert_str(&vm.intern(name), class.clone()));
    Ok(class)
}

/// An exception of a class that [`new_exception_class`] made.
pub(crate) fn own_exception(vm: &Vm, path: &'static str, message: impl AsRef<str>) -> Raised {
    own_exception_with(vm, path, vec![vm.text(message)])
}

/// The same with these arguments.
pub(crate) fn own_exception_with(vm: &Vm, path: &'static str, args: Vec<Value>) -> Raised {
    let class = vm.state.borrow().get(path).cloned();
    match class.and_then(|class| class.downcast::<TypeObject>().ok()) {
        Some(class) => vm.new_exception_with(&class, args),
        None => vm.system_error(format!("{path} was not made")),
    }
}

/// Sets constants of a module.
pub(crate) fn set_constants(vm: &Vm, module: &Ref<Module>, constants: &[(&str, i64)]) {
    for (name, value) in constants {
        drop(module.dict.insert_str(&vm.intern(name), vm.int(*value)));
    }
}
