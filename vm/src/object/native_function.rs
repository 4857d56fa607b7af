//! The payload of native functions and methods (`builtin_function_or_method`, `method_descriptor`, …).

use std::cell::{OnceCell, RefCell};

use std::rc::Rc;

use super::descriptor_access::{self, EMPTY_SLOTS};
use super::heap::{Kind, Payload, VTable};
use super::type_object::{NativeSlots, TypeDef, TypeObject, type_flag};
use super::value::{Ref, Slot, Value};
use crate::native::signature::Signature;
use crate::native::{Binding, NativeDef, PyResult, Raised};
use crate::vm::Vm;

/// A native function: of a module, unbound in a type's namespace, or bound to a receiver. Its type tells which.
pub struct NativeFunction {
    /// The declaration.
    pub def: &'static NativeDef,
    /// The receiver of a bound method; passed first.
    pub receiver: Slot,
    /// The type in whose namespace it was declared.
    pub owner: Option<Ref<TypeObject>>,
    /// `__module__`, which can be assigned.
    pub module: RefCell<Value>,
    /// Shared by all that were bound from one.
    signature: OnceCell<Rc<Signature>>,
}

impl Payload for NativeFunction {
    const KIND: Kind = Kind::NATIVE_FUNCTION;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.receiver.iter().for_each(&mut *visit);
        self.owner.iter().for_each(|owner| visit(owner.value()));
        visit(&self.module.borrow());
    }
}

impl NativeFunction {
    /// A payload.
    pub fn new(
        def: &'static NativeDef,
        receiver: Slot,
        owner: Option<Ref<TypeObject>>,
        module: Value,
    ) -> Self {
        NativeFunction { def, receiver, owner, module: RefCell::new(module), signature: OnceCell::new() }
    }

    /// The payload of the same function bound to a receiver.
    pub fn bind(&self, receiver: Value) -> NativeFunction {
        let _ = self.signature();
        NativeFunction {
            def: self.def,
            receiver: Some(receiver),
            owner: self.owner.clone(),
            module: RefCell::new(Value::NONE),
            signature: self.signature.clone(),
        }
    }

    /// Its parameters.
    #[inline(always)]
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| {
            let mut signature = Signature::parse(self.def.signature);
            // Messages about a constructor's arguments name the class.
            if let Some(def) = self.constructed().and_then(|class| class.def) {
                signature.name = def.name.rsplit('.').next().unwrap_or(def.name);
            }
            if signature.name == "__init__"
                && let Some(def) = self.owner.as_ref().and_then(|class| class.def)
            {
                signature.name = def.name.rsplit('.').next().unwrap_or(def.name);
            }
            if let Some(module) = self.module.borrow().downcast_ref::<super::str::Str>()
                && module.as_str() != "builtins"
            {
                signature.module = Some(module.as_str().into());
            }
            signature.wrapper = self.owner.is_some() && super::native_type::is_slot_wrapper(signature.name);
            Rc::new(signature)
        })
    }

    /// The type whose `__new__` this is: its `__self__`, which is not passed on.
    fn constructed(&self) -> Option<&Ref<TypeObject>> {
        if self.owner.is_some() { None } else { self.receiver.as_ref()?.as_ref::<TypeObject>() }
    }

    /// Calls `__new__` of a native type: the class to instantiate comes first and must be a subtype.
    fn call_new(
        &self,
        vm: &Vm,
        base: &Ref<TypeObject>,
        values: &[Value],
        keyword_names: &[Value],
    ) -> PyResult {
        let positional = values.len() - keyword_names.len();
        let Some(first) = values[..positional].first() else {
            return Err(vm.type_error(format!("{}.__new__(): not enough arguments", base.full_name())));
        };
        let Some(class) = first.as_ref::<TypeObject>() else {
            let (name, found) = (base.full_name(), vm.type_name(first));
            return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({found})")));
        };
        if !class.is(base) && !class.is_subtype(base) {
            let (name, class) = (base.full_name(), class.full_name());
            return Err(vm.type_error(format!("{name}.__new__({class}): {class} is not a subtype of {name}")));
        }
        self.signature().call(vm, self.def, values, keyword_names)
    }

    /// Calls it with the receiver already among the values, or without one.
    #[inline(always)]
    pub fn call_unbound(&self, vm: &Vm, values: &[Value], keyword_names: &[Value]) -> PyResult {
        if let Some(owner) = &self.owner
            && self.def.binding == Binding::Instance
        {
            match values.first() {
                Some(receiver) if vm.type_of(receiver).is(owner) || vm.is_instance(receiver, owner) => {}
                receiver => return Err(self.receiver_error(vm, owner, receiver)),
            }
        }
        self.signature().call(vm, self.def, values, keyword_names)
    }

    #[cold]
    fn receiver_error(&self, vm: &Vm, owner: &Ref<TypeObject>, receiver: Option<&Value>) -> Raised {
        let (name, owner) = (self.def.name(), owner.name());
        match receiver {
            None if name.starts_with("__") => {
                vm.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument"))
            }
            None => vm.type_error(format!("unbound method {owner}.{name}() needs an argument")),
            Some(receiver) => {
                let found = vm.type_name(receiver);
                let verb = if name.starts_with("__") { "requires" } else { "for" };
                if verb == "for" {
                    vm.type_error(format!(
                        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object"
                    ))
                } else {
                    vm.type_error(format!(
                        "descriptor '{name}' requires a '{owner}' object but received a '{found}'"
                    ))
                }
            }
        }
    }

    /// Calls it; a bound receiver is put in front.
    #[inline]
    pub fn call(&self, vm: &Vm, values: &[Value], keyword_names: &[Value]) -> PyResult {
        match &self.receiver {
            None => self.call_unbound(vm, values, keyword_names),
            Some(receiver) => {
                if let Some(class) = self.constructed() {
                    return self.call_new(vm, class, values, keyword_names);
                }
                with_first(receiver, values, |all| self.call_unbound(vm, all, keyword_names))
            }
        }
    }
}

/// Hands values to an action with one more in front.
#[inline]
pub(crate) fn with_first<R>(first: &Value, values: &[Value], action: impl FnOnce(&[Value]) -> R) -> R {
    let first = first.clone();
    match values {
        [] => action(&[first]),
        [one] => action(&[first, one.clone()]),
        [one, two] => action(&[first, one.clone(), two.clone()]),
        _ => {
            let mut all = Vec::with_capacity(values.len() + 1);
            all.push(first);
            all.extend_from_slice(values);
            action(&all)
        }
    }
}

/// `builtin_function_or_method`.
pub static BUILTIN_FUNCTION: TypeDef = TypeDef {
    name: "builtin_function_or_method",
    layout: VTable::of::<NativeFunction>(),
    flags: type_flag::WEAK_REFERENCEABLE,
    methods: super::function_methods::NATIVE_METHODS,
    getset: super::function_methods::NATIVE_GETSET,
    slots: NativeSlots { repr: Some(super::function_methods::native_repr), ..EMPTY_SLOTS },
    ..TypeDef::EMPTY
};
/// `method_descriptor`: an unbound method of a native type.
pub static METHOD_DESCRIPTOR: TypeDef = TypeDef {
    name: "method_descriptor",
    layout: VTable::of::<NativeFunction>(),
    methods: super::function_methods::NATIVE_DESCRIPTOR_METHODS,
    getset: super::function_methods::NATIVE_DESCRIPTOR_GETSET,
    slots: NativeSlots {
        repr: Some(super::function_methods::native_repr),
        descriptor_get: Some(descriptor_access::native_method_get),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `wrapper_descriptor`: an unbound special method of a native type.
pub static WRAPPER_DESCRIPTOR: TypeDef = TypeDef {
    name: "wrapper_descriptor",
    layout: VTable::of::<NativeFunction>(),
    methods: super::function_methods::NATIVE_DESCRIPTOR_METHODS,
    getset: super::function_methods::NATIVE_DESCRIPTOR_GETSET,
    slots: NativeSlots {
        repr: Some(super::function_methods::native_repr),
        descriptor_get: Some(descriptor_access::native_method_get),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
/// `method-wrapper`: a bound special method of a native type.
pub static METHOD_WRAPPER: TypeDef = TypeDef {
    name: "method-wrapper",
    layout: VTable::of::<NativeFunction>(),
    methods: super::function_methods::NATIVE_METHODS,
    getset: super::function_methods::NATIVE_GETSET,
    slots: NativeSlots { repr: Some(super::function_methods::native_repr), ..EMPTY_SLOTS },
    ..TypeDef::EMPTY
};
/// `classmethod_descriptor`: a class method of a native type.
pub static CLASS_METHOD_DESCRIPTOR: TypeDef = TypeDef {
    name: "classmethod_descriptor",
    layout: VTable::of::<NativeFunction>(),
    methods: super::function_methods::NATIVE_DESCRIPTOR_METHODS,
    getset: super::function_methods::NATIVE_DESCRIPTOR_GETSET,
    slots: NativeSlots {
        repr: Some(super::function_methods::native_repr),
        descriptor_get: Some(descriptor_access::native_class_method_get),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
