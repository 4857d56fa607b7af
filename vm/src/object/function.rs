//! The payload of functions written in Python.

use std::cell::RefCell;

use super::code::Code;
use super::descriptor_access::{self, EMPTY_SLOTS};
use super::dict::Dict;
use super::heap::{Kind, Payload, VTable};
use super::tuple::Tuple;
use super::type_object::{NativeSlots, TypeDef, type_flag};
use super::value::{Ref, Slot, Value};

/// A function made by `def` or `lambda` (or the body of a module or class).
pub struct Function {
    /// `__code__`. Replaced code stays alive in `retired`, since frames refer to it without counting.
    pub(crate) code: RefCell<Ref<Code>>,
    pub(crate) retired: RefCell<Vec<Ref<Code>>>,
    /// `__globals__`.
    pub globals: Ref<Dict>,
    /// `__builtins__`.
    pub builtins: Ref<Dict>,
    /// `__closure__`.
    pub closure: Option<Ref<Tuple>>,
    /// `__name__`.
    pub name: RefCell<Value>,
    /// `__qualname__`.
    pub qualname: RefCell<Value>,
    /// `__defaults__`.
    pub(crate) defaults: RefCell<Option<Ref<Tuple>>>,
    /// `__kwdefaults__`.
    pub(crate) keyword_defaults: RefCell<Option<Ref<Dict>>>,
    /// `__annotations__`: a dict, or the flat tuple of names and values that the compiler makes.
    pub(crate) annotations: RefCell<Slot>,
    /// `__doc__`.
    pub(crate) doc: RefCell<Value>,
    /// `__module__`.
    pub(crate) module: RefCell<Value>,
    /// `__type_params__`.
    pub(crate) type_params: RefCell<Slot>,
}

impl Payload for Function {
    const KIND: Kind = Kind::FUNCTION;

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.code.borrow().value());
        self.retired.borrow().iter().for_each(|code| visit(code.value()));
        visit(self.globals.value());
        visit(self.builtins.value());
        self.closure.iter().for_each(|closure| visit(closure.value()));
        for value in [&self.name, &self.qualname, &self.doc, &self.module] {
            visit(&value.borrow());
        }
        self.defaults.borrow().iter().for_each(|value| visit(value.value()));
        self.keyword_defaults.borrow().iter().for_each(|value| visit(value.value()));
        self.annotations.borrow().iter().for_each(&mut *visit);
        self.type_params.borrow().iter().for_each(&mut *visit);
    }

    fn clear(&self) {
        let taken = (
            self.defaults.take(),
            self.keyword_defaults.take(),
            self.annotations.take(),
            self.type_params.take(),
            self.doc.replace(Value::NONE),
            self.module.replace(Value::NONE),
        );
        drop(taken);
    }
}

impl Function {
    /// `__code__`.
    pub fn code(&self) -> Ref<Code> {
        self.code.borrow().clone()
    }

    /// Assigns `__code__`.
    pub fn set_code(&self, code: Ref<Code>) {
        let old = self.code.replace(code);
        self.retired.borrow_mut().push(old);
    }
}

/// `function`.
pub static FUNCTION: TypeDef = TypeDef {
    name: "function",
    layout: VTable::of::<Function>(),
    new: Some(super::function_methods::FUNCTION_NEW),
    methods: super::function_methods::FUNCTION_METHODS,
    getset: super::function_methods::FUNCTION_GETSET,
    flags: type_flag::HAS_DICT | type_flag::WEAK_REFERENCEABLE,
    slots: NativeSlots {
        descriptor_get: Some(descriptor_access::function_get),
        repr: Some(super::function_methods::function_repr),
        ..EMPTY_SLOTS
    },
    ..TypeDef::EMPTY
};
