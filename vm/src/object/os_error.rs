//! OSError: its members, and the subclass that an error number stands for (PEP 3151).

use super::exception::Exception;
use super::exception_methods::{args_of, base_str, member, set_member};
use super::type_object::{GetSetDef, TypeObject};
use super::value::{Ref, Value};
use crate::native::{Arguments, NativeDef, PyResult, Raised};
use crate::vm::Vm;

/// The subclass of OSError for an error number.
fn class_of_number(vm: &Vm, number: i64) -> Option<Ref<TypeObject>> {
    let exceptions = &vm.exceptions;
    // Linux error numbers.
    Some(
        match number {
            11 | 114 | 115 => &exceptions.blocking_io_error,
            10 => &exceptions.child_process_error,
            32 | 108 => &exceptions.broken_pipe_error,
            103 => &exceptions.connection_aborted_error,
            111 => &exceptions.connection_refused_error,
            104 => &exceptions.connection_reset_error,
            17 => &exceptions.file_exists_error,
            2 => &exceptions.file_not_found_error,
            4 => &exceptions.interrupted_error,
            21 => &exceptions.is_a_directory_error,
            20 => &exceptions.not_a_directory_error,
            1 | 13 => &exceptions.permission_error,
            3 => &exceptions.process_lookup_error,
            110 => &exceptions.timeout_error,
            _ => return None,
        }
        .clone(),
    )
}

/// `OSError(errno, …)` makes an instance of the subclass that the number stands for.
pub(crate) fn class_for(vm: &Vm, class: &Ref<TypeObject>, args: &[Value]) -> Ref<TypeObject> {
    if !class.is(&vm.exceptions.os_error) || args.len() < 2 {
        return class.clone();
    }
    args[0].as_small_int().and_then(|number| class_of_number(vm, number)).unwrap_or_else(|| class.clone())
}

fn init(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    if !args.keywords().is_empty() {
        return Err(vm.type_error(format!("{}() takes no keyword arguments", vm.type_name(value))));
    }
    fill(vm, value, args.extra())?;
    Ok(Value::NONE)
}

/// `(errno, strerror[, filename[, winerror[, filename2]]])`; `args` keeps the first two. The third argument of a
/// BlockingIOError can be the number of characters written instead.
fn fill(vm: &Vm, value: &Value, given: &[Value]) -> PyResult<()> {
    let Some(exception) = value.downcast_ref::<Exception>() else { return Ok(()) };
    let mut kept = given.to_vec();
    if (2..=5).contains(&given.len()) {
        set_member(value, 0, Some(given[0].clone()));
        set_member(value, 1, Some(given[1].clone()));
        let third = given.get(2).filter(|name| !name.is_none());
        let is_blocking = vm.is_instance(value, &vm.exceptions.blocking_io_error);
        if let Some(count) = third.filter(|third| is_blocking && vm.has_index(third)) {
            set_member(value, 4, Some(vm.int(vm.index(count)?)));
        } else if let Some(filename) = third {
            set_member(value, 2, Some(filename.clone()));
            if let Some(second) = given.get(4).filter(|name| !name.is_none()) {
                set_member(value, 3, Some(second.clone()));
            }
            kept.truncate(2);
        }
    }
    let old = exception.args.replace(vm.tuple(kept));
    drop(old);
    Ok(())
}

fn text(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let (number, message) = (member(value, 0), member(value, 1));
    let (filename, second) = (member(value, 2), member(value, 3));
    let shown =
        |part: Option<Value>| vm.str_of(&part.unwrap_or(Value::NONE)).map(|text| text.as_str().to_owned());
    if let Some(filename) = filename {
        let name = vm.repr_text(&filename)?;
        let head = format!("[Errno {}] {}: {name}", shown(number)?, shown(message)?);
        return Ok(vm.text(match second {
            Some(second) => format!("{head} -> {}", vm.repr_text(&second)?),
            None => head,
        }));
    }
    if number.is_some() && message.is_some() {
        return Ok(vm.text(format!("[Errno {}] {}", shown(number)?, shown(message)?)));
    }
    base_str(vm, args)
}

fn reduce(vm: &Vm, args: &Arguments<'_>) -> PyResult {
    let value = args.get(0);
    let mut values = args_of(value);
    if values.len() == 2
        && let Some(filename) = member(value, 2)
    {
        values.push(filename);
        if let Some(second) = member(value, 3) {
            values.extend([Value::NONE, second]);
        }
    }
    let mut parts = vec![vm.type_of(value).value().clone(), vm.tuple(values)];
    parts.extend(vm.instance_dict(value).filter(|dict| !dict.is_empty()).map(Ref::into_value));
    Ok(vm.tuple(parts))
}

/// Methods of OSError.
pub(crate) static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__($self, /, *args, **kwargs)", "Initialize self.", init),
    NativeDef::new("__str__($self, /)", "Return str(self).", text),
    NativeDef::new("__reduce__($self, /)", "Helper for pickle.", reduce),
];

/// Attributes of OSError beside its members.
pub(crate) static GETSET: &[GetSetDef] = &[];

impl Vm {
    /// OSError (the right subclass) for an error of the operating system, about a file if one is named.
    pub fn os_error_from(&self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        let number = error.raw_os_error().unwrap_or(5);
        let message = std::io::Error::from_raw_os_error(number).to_string();
        let message = message.split(" (os error").next().unwrap_or_default().to_owned();
        let class =
            class_of_number(self, i64::from(number)).unwrap_or_else(|| self.exceptions.os_error.clone());
        let made = self.heap.allocate(Exception::new(self.tuple(Vec::new())), &class);
        let mut args = vec![self.int(i64::from(number)), self.text(message)];
        args.extend(filename.cloned());
        match fill(self, made.value(), &args) {
            Ok(()) => Raised::Exception(made),
            Err(raised) => raised,
        }
    }
}
