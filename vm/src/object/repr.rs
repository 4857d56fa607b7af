//! `repr()`, `str()` and `ascii()`.

use super::float_text;
use super::heap::Kind;
use super::number::{Number, exact_number};
use super::str::Str;
use super::value::{Ref, Value};
use crate::bytecode::literal::push_escape;
use crate::native::PyResult;
use crate::vm::Vm;
use std::cell::RefCell;

/// The containers whose repr is being made, so that one that contains itself shows `[...]`.
#[derive(Default)]
pub(crate) struct ReprStack {
    /// Thread and bits of each: another thread may show the same container at the same time.
    active: RefCell<Vec<(u64, u64)>>,
}

/// Marks a container as being shown until dropped.
pub struct ReprGuard<'a> {
    stack: &'a ReprStack,
    entry: (u64, u64),
}

impl Drop for ReprGuard<'_> {
    fn drop(&mut self) {
        let mut active = self.stack.active.borrow_mut();
        if let Some(position) = active.iter().rposition(|entry| *entry == self.entry) {
            active.remove(position);
        }
    }
}

impl Vm {
    /// Call it before showing a container's items and keep the guard: `None` means that the container is being shown
    /// already, so that it contains itself.
    pub fn enter_repr(&self, container: &Value) -> Option<ReprGuard<'_>> {
        let entry = (self.thread().id, container.bits());
        let mut active = self.repr_stack.active.borrow_mut();
        if active.contains(&entry) {
            return None;
        }
        active.push(entry);
        Some(ReprGuard { stack: &self.repr_stack, entry })
    }

    /// `repr(value)`.
    pub fn repr(&self, value: &Value) -> PyResult<Ref<Str>> {
        if let Some(text) = self.simple_repr(value)? {
            return Ok(self.new_str(text));
        }
        self.repr_by_method(value, "__repr__")
    }

    /// `repr(value)` through its type; `blamed` is the method that an error names.
    fn repr_by_method(&self, value: &Value, blamed: &str) -> PyResult<Ref<Str>> {
        let _depth = self.enter_native(" while getting the repr of an object")?;
        let class = self.type_of(value);
        if let Some(native) = class.slots.get().repr {
            return native(self, value).map(|text| self.new_str(text));
        }
        match self.lookup(class, &self.names.__repr__) {
            Some(function) => {
                let result = self.call_with_none(&function, value)?;
                self.expect_text(result, blamed)
            }
            None => self.default_repr(value).map(|text| self.new_str(text)),
        }
    }

    /// `repr(value)` as Rust text.
    pub fn repr_text(&self, value: &Value) -> PyResult<String> {
        if let Some(text) = self.simple_repr(value)? {
            return Ok(text);
        }
        Ok(self.repr(value)?.as_str().to_owned())
    }

    /// The repr of exact built-in constants and numbers.
    fn simple_repr(&self, value: &Value) -> PyResult<Option<String>> {
        Ok(Some(match value.kind() {
            Kind::NONE => "None".to_owned(),
            Kind::BOOL => if value.is(&Value::TRUE) { "True" } else { "False" }.to_owned(),
            Kind::ELLIPSIS => "Ellipsis".to_owned(),
            Kind::NOT_IMPLEMENTED => "NotImplemented".to_owned(),
            Kind::INT | Kind::FLOAT | Kind::COMPLEX => match exact_number(value) {
                Some(number) => self.number_repr(&number)?,
                None => return Ok(None),
            },
            _ => return Ok(None),
        }))
    }

    /// The repr of a number.
    pub(crate) fn number_repr(&self, number: &Number<'_>) -> PyResult<String> {
        match number {
            Number::Int(int) => self.int_to_text(int),
            Number::Float(float) => Ok(float_text::repr(*float)),
            Number::Complex(complex) => Ok(float_text::complex_repr(complex.re, complex.im)),
        }
    }

    fn expect_text(&self, result: Value, method: &str) -> PyResult<Ref<Str>> {
        result.downcast::<Str>().map_err(|other| {
            self.type_error(format!("{method} returned non-string (type {})", self.type_name(&other)))
        })
    }

    /// `object.__repr__`: `<module.Class object at 0x...>`.
    pub fn default_repr(&self, value: &Value) -> PyResult<String> {
        let class = self.type_of(value).clone();
        let module = class.lookup_uncached(&self.names.__module__);
        let module = module.as_ref().and_then(|module| module.downcast_ref::<Str>()).map(Str::as_str);
        let id = self.heap.id_of(value);
        let name = class.name();
        Ok(match module {
            Some(module) if module != "builtins" => {
                let qualname = class.qualname.borrow().clone();
                let qualname = qualname.downcast_ref::<Str>().map_or(&*name, Str::as_str);
                format!("<{module}.{qualname} object at {id:#x}>")
            }
            _ => format!("<{name} object at {id:#x}>"),
        })
    }

    /// `str(value)`.
    pub fn str_of(&self, value: &Value) -> PyResult<Ref<Str>> {
        if value.is_exactly(Kind::STR)
            && let Some(text) = value.downcast_clone::<Str>()
        {
            return Ok(text);
        }
        if let Some(text) = self.simple_repr(value)? {
            return Ok(self.new_str(text));
        }
        let _depth = self.enter_native(" while getting the str of an object")?;
        match self.lookup_special(value, &self.names.__str__) {
            Some(function) if self.is_object_str(&function) => self.repr_by_method(value, "__str__"),
            Some(function) => {
                let result = self.call_with_none(&function, value)?;
                self.expect_text(result, "__str__")
            }
            None => self.repr(value),
        }
    }

    fn is_object_str(&self, function: &Value) -> bool {
        self.types.object.dict.get_str(&self.names.__str__).is_some_and(|own| own.is(function))
    }

    /// `ascii(value)`.
    pub fn ascii(&self, value: &Value) -> PyResult<Ref<Str>> {
        let text = self.repr(value)?;
        if text.is_ascii() {
            return Ok(text);
        }
        let mut escaped = String::new();
        for code in text.code_points() {
            match u8::try_from(code) {
                Ok(byte @ ..0x80) => escaped.push(char::from(byte)),
                _ => push_escape(&mut escaped, code),
            }
        }
        Ok(self.new_str(escaped))
    }
}
