//! The payload of generators, coroutines and asynchronous generators: a suspended frame that the object owns.

use std::cell::{Cell, RefCell};

use super::heap::{Kind, Payload, VTable};
use super::type_object::{TypeDef, type_flag};
use super::value::{Ref, SlotCell, Value};
use crate::eval::frame::SuspendedFrame;

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// Its frame is on the stack.
    Running,
    /// Waiting at a `yield` or `await`.
    Suspended,
    /// Finished, by return, exception or `close`.
    Finished,
}

/// What generators, coroutines and asynchronous generators have in common.
pub struct GeneratorBody {
    /// Where it stands.
    pub state: Cell<GeneratorState>,
    /// The frame while it is suspended.
    pub(crate) frame: RefCell<Option<Box<SuspendedFrame>>>,
    /// The exception being handled inside while it is suspended.
    pub(crate) handled: SlotCell,
    /// `__name__`.
    pub(crate) name: SlotCell,
    /// `__qualname__`.
    pub(crate) qualname: SlotCell,
    /// `gi_code`.
    pub code: Ref<super::code::Code>,
    /// Asynchronous generators: whether `asend`/`athrow`/`aclose` is under way, and whether it was closed.
    pub(crate) async_running: Cell<bool>,
    pub(crate) async_closed: Cell<bool>,
    /// Asynchronous generators: whether the first-iteration hook ran; the finaliser hook.
    pub(crate) hooks_done: Cell<bool>,
    pub(crate) finalizer_hook: SlotCell,
    /// Coroutines: where they were created, if origin tracking is on.
    pub(crate) origin: SlotCell,
}

impl GeneratorBody {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(frame) = &*self.frame.borrow() {
            frame.traverse(visit);
        }
        self.handled.show(&mut *visit);
        for slot in [&self.finalizer_hook, &self.origin, &self.name, &self.qualname] {
            slot.show(&mut *visit);
        }
        visit(self.code.value());
    }

    fn clear(&self) {
        let taken = (
            self.frame.take(),
            self.handled.replace(None),
            self.finalizer_hook.replace(None),
            self.origin.replace(None),
        );
        if self.state.get() != GeneratorState::Running {
            self.state.set(GeneratorState::Finished);
        }
        drop(taken);
    }

    fn needs_finalizer(&self) -> bool {
        // A generator that stands outside any `try` or `with` needs no closing: nothing would run.
        self.state.get() == GeneratorState::Suspended
            && self.frame.borrow().as_ref().is_some_and(|frame| frame.inside_try(&self.code))
    }
}

macro_rules! generator_payload {
    ($(#[$doc:meta])* $name:ident, $kind:ident, |$this:ident| $finalizer:expr) => {
        $(#[$doc])*
        pub struct $name {
            /// The common part.
            pub body: GeneratorBody,
        }

        impl Payload for $name {
            const KIND: Kind = Kind::$kind;
            const FINALIZED: bool = true;
            fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
                self.body.traverse(visit);
            }
            fn clear(&self) {
                self.body.clear();
            }
            fn needs_finalizer(&self) -> bool {
                let $this = &self.body;
                $finalizer
            }
        }
    };
}

generator_payload!(
    /// A generator.
    Generator, GENERATOR, |body| body.needs_finalizer()
);
generator_payload!(
    /// A coroutine; one that was never started warns when it dies.
    Coroutine, COROUTINE, |body| body.state.get() == GeneratorState::Created || body.needs_finalizer()
);
generator_payload!(
    /// An asynchronous generator.
    AsyncGenerator, ASYNC_GENERATOR, |body| body.needs_finalizer()
        || (body.state.get() == GeneratorState::Suspended && body.finalizer_hook.is_some())
);

impl Value {
    /// The common part, if it is a generator, coroutine or asynchronous generator.
    #[inline]
    pub fn generator_body(&self) -> Option<&GeneratorBody> {
        match self.kind() {
            Kind::GENERATOR => self.downcast_ref::<Generator>().map(|generator| &generator.body),
            Kind::COROUTINE => self.downcast_ref::<Coroutine>().map(|coroutine| &coroutine.body),
            Kind::ASYNC_GENERATOR => self.downcast_ref::<AsyncGenerator>().map(|generator| &generator.body),
            _ => None,
        }
    }
}

/// `generator`.
pub static GENERATOR: TypeDef = TypeDef {
    name: "generator",
    layout: VTable::of::<Generator>(),
    methods: super::generator_methods::GENERATOR,
    getset: super::generator_methods::GENERATOR_GETSET,
    slots: super::generator_methods::GENERATOR_SLOTS,
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
/// `coroutine`.
pub static COROUTINE: TypeDef = TypeDef {
    name: "coroutine",
    layout: VTable::of::<Coroutine>(),
    methods: super::generator_methods::COROUTINE,
    getset: super::generator_methods::COROUTINE_GETSET,
    slots: super::generator_methods::COROUTINE_SLOTS,
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
/// `async_generator`.
pub static ASYNC_GENERATOR: TypeDef = TypeDef {
    name: "async_generator",
    layout: VTable::of::<AsyncGenerator>(),
    methods: super::async_generator::METHODS,
    getset: super::async_generator::GETSET,
    flags: type_flag::WEAK_REFERENCEABLE,
    ..TypeDef::EMPTY
};
