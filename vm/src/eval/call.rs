//! Calling any object, from native code and from the loop.

use super::argument;
use super::frame::FrameKind;
use super::run::run;
use super::stack::NewFrame;
use crate::native::{PyResult, Raised};
use crate::object::function::Function;
use crate::object::heap::Kind;
use crate::object::instance::Instance;
use crate::object::method::Method;
use crate::object::native_function::{NativeFunction, with_first};
use crate::object::str::Str;
use crate::object::type_object::{TypeObject, type_flag};
use crate::object::value::{Ref, Slot, Value};
use crate::sched::Thread;
use crate::vm::Vm;

impl Vm {
    /// Calls an object with positional arguments.
    #[inline]
    pub fn call(&self, callable: &Value, arguments: &[Value]) -> PyResult {
        self.call_with_keywords(callable, arguments, &[])
    }

    /// Calls an object; the last `keyword_names.len()` of the values belong to the names (`str` values).
    pub fn call_with_keywords(
        &self,
        callable: &Value,
        values: &[Value],
        keyword_names: &[Value],
    ) -> PyResult {
        if let Some(function) = callable.as_ref::<Function>() {
            return self.call_function(function, None, values, keyword_names, None);
        }
        if let Some(native) = callable.downcast_ref::<NativeFunction>() {
            let _depth = self.enter_native(" while calling a Python object")?;
            return native.call(self, values, keyword_names);
        }
        if let Some(method) = callable.downcast_ref::<Method>() {
            let function = method.function.clone();
            return with_first(&method.receiver, values, |all| {
                self.call_with_keywords(&function, all, keyword_names)
            });
        }
        self.call_object(callable, values, keyword_names)
    }

    fn call_object(&self, callable: &Value, values: &[Value], keyword_names: &[Value]) -> PyResult {
        let class = self.type_of(callable).clone();
        let _depth = self.enter_native(" while calling a Python object")?;
        if let Some(native) = class.slots.get().call {
            return native(self, callable, values, keyword_names);
        }
        if let Some(called) = callable.as_ref::<TypeObject>()
            && !self.has_python_call(&class)
        {
            return self.call_type(called, values, keyword_names);
        }
        match self.lookup(&class, &self.names.__call__) {
            Some(function) => {
                let bound = self.descriptor_get(&function, Some(callable), class.value())?;
                self.call_with_keywords(&bound, values, keyword_names)
            }
            None => Err(self.type_error(format!("'{}' object is not callable", class.full_name()))),
        }
    }

    /// Whether a metaclass defines `__call__` in Python.
    pub(crate) fn has_python_call(&self, metaclass: &Ref<TypeObject>) -> bool {
        !metaclass.is_native()
            && metaclass
                .mro()
                .iter()
                .any(|c| !c.is_native() && c.dict.get_str(&self.names.__call__).is_some())
    }

    /// Calls `value.name(*arguments)` through the type's attribute, as the language does for special methods.
    /// `None` if the type has no such attribute.
    pub fn call_special(
        &self,
        value: &Value,
        name: &Ref<Str>,
        arguments: &[Value],
    ) -> PyResult<Option<Value>> {
        match self.lookup_special(value, name) {
            Some(function) => self.call_special_function(&function, value, arguments).map(Some),
            None => Ok(None),
        }
    }

    /// Calls a class attribute bound to a receiver.
    pub fn call_special_function(&self, function: &Value, receiver: &Value, arguments: &[Value]) -> PyResult {
        match function.kind() {
            Kind::FUNCTION => match function.as_ref::<Function>() {
                Some(function) => self.call_function(function, Some(receiver), arguments, &[], None),
                None => self.call_with_receiver(function, receiver, arguments),
            },
            Kind::NATIVE_FUNCTION
                if self.type_of(function).is(&self.types.wrapper_descriptor)
                    || self.type_of(function).is(&self.types.method_descriptor) =>
            {
                self.call_with_receiver(function, receiver, arguments)
            }
            _ => {
                let class = self.type_of(receiver).clone();
                let bound = self.descriptor_get(function, Some(receiver), class.value())?;
                self.call(&bound, arguments)
            }
        }
    }

    fn call_with_receiver(&self, function: &Value, receiver: &Value, arguments: &[Value]) -> PyResult {
        with_first(receiver, arguments, |all| self.call_with_keywords(function, all, &[]))
    }

    /// Calls `getattr(value, name)(*arguments)`.
    pub fn call_method(&self, value: &Value, name: &Ref<Str>, arguments: &[Value]) -> PyResult {
        let method = self.get_attribute(value, name)?;
        self.call(&method, arguments)
    }

    /// Runs a Python function to its end (or to its generator object) in a loop of its own. The receiver, if there is
    /// one, comes before the values.
    pub(crate) fn call_function(
        &self,
        function: &Ref<Function>,
        receiver: Option<&Value>,
        values: &[Value],
        keyword_names: &[Value],
        namespace: Slot,
    ) -> PyResult {
        let call = self.enter_loop()?;
        let thread = call.thread();
        self.check_recursion(thread)?;
        let new = NewFrame { function: function.clone(), namespace, kind: FrameKind::Call, entry: true };
        let exact = {
            let code = function.code.borrow();
            code.simple_parameters
                && keyword_names.is_empty()
                && values.len() + usize::from(receiver.is_some()) == code.template.argcount as usize
        };
        if exact {
            thread.push_frame_with_values(receiver, values, new);
        } else {
            let bind = |values: &[Value]| argument::bind(self, thread, function, values, keyword_names);
            let slots = match receiver {
                Some(receiver) => with_first(receiver, values, bind)?,
                None => bind(values)?,
            };
            thread.push_frame_with_slots(slots, new);
        }
        run(self, thread, None)
    }

    /// How many Python frames the thread has.
    pub fn recursion_depth(&self) -> usize {
        self.thread().frames.depth()
    }

    /// RecursionError when the thread has too many frames.
    #[inline(always)]
    pub(crate) fn check_recursion(&self, thread: &Thread) -> PyResult<()> {
        if thread.frames.depth() >= self.sched.recursion_limit.get() { Err(self.too_deep()) } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn too_deep(&self) -> Raised {
        self.recursion_error("maximum recursion depth exceeded")
    }

    /// `type.__call__`: `__new__`, then `__init__` if the result is an instance.
    pub fn call_type(&self, class: &Ref<TypeObject>, values: &[Value], keyword_names: &[Value]) -> PyResult {
        if class.is(&self.types.type_) && values.len() == 1 && keyword_names.is_empty() {
            return Ok(self.type_of(&values[0]).value().clone());
        }
        let Some(new) = self.lookup(class, &self.names.__new__) else {
            return Err(self.type_error(format!("cannot create '{}' instances", class.full_name())));
        };
        if class.is_native() && class.layout.kind != Kind::INSTANCE && self.is_object_new(&new) {
            let name = class.def.map_or_else(|| class.name().to_string(), |def| def.name.to_owned());
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        }
        let object = match new.downcast_ref::<NativeFunction>() {
            Some(native) => with_first(class.value(), values, |all| native.call(self, all, keyword_names))?,
            None => {
                let new = self.descriptor_get(&new, None, class.value())?;
                with_first(class.value(), values, |all| self.call_with_keywords(&new, all, keyword_names))?
            }
        };
        if !self.is_instance(&object, class) {
            return Ok(object);
        }
        let object_class = self.type_of(&object).clone();
        if let Some(init) = self.lookup(&object_class, &self.names.__init__) {
            if self.is_object_init(&init) && !self.is_object_new(&new) {
                return Ok(object);
            }
            let result = match init.downcast_ref::<NativeFunction>() {
                Some(native) if native.receiver.is_none() && native.owner.is_some() => {
                    with_first(&object, values, |all| native.call_unbound(self, all, keyword_names))?
                }
                _ => {
                    let bound = self.descriptor_get(&init, Some(&object), object_class.value())?;
                    self.call_with_keywords(&bound, values, keyword_names)?
                }
            };
            if !result.is_none() {
                return Err(self.type_error(format!(
                    "__init__() should return None, not '{}'",
                    self.type_name(&result)
                )));
            }
        }
        Ok(object)
    }

    /// Whether `__init__` is the one of `object`.
    pub fn is_object_init(&self, init: &Value) -> bool {
        self.types.object.dict.get_str(&self.names.__init__).is_some_and(|generic| generic.is(init))
    }

    pub(crate) fn is_object_new(&self, new: &Value) -> bool {
        self.types.object.dict.get_str(&self.names.__new__).is_some_and(|generic| generic.is(new))
    }

    /// A new instance of a class with the layout of `object`; TypeError for abstract classes.
    pub fn new_instance(&self, class: &Ref<TypeObject>) -> PyResult {
        if class.has_flag(type_flag::ABSTRACT) {
            return Err(self.abstract_class_error(class));
        }
        Ok(self.heap.allocate(Instance, class).into_value())
    }
}
