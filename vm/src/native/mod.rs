//! Native functions: how they are declared, how their arguments are bound, and how they fail.

pub mod arguments;
pub mod module;
pub mod signature;

pub use arguments::Arguments;
pub use module::ModuleDef;

use crate::object::exception::Exception;
use crate::object::value::{Ref, Value};
use crate::vm::Vm;

/// Why evaluation stopped: a Python exception, or an interrupt that no Python code can catch.
#[derive(Clone, Debug)]
pub enum Raised {
    /// A Python exception on its way up.
    Exception(Ref<Exception>),
    /// The end of the thread: no `except`, `finally` or `with` sees it.
    Interrupt(Interrupt),
}

/// What ends a Python thread without Python code noticing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interrupt {
    /// The interpreter ends while the thread is suspended.
    Exit,
    /// `--max-instructions` was reached.
    InstructionLimit,
    /// `--max-memory` was reached.
    MemoryLimit,
    /// `--timeout` was reached.
    TimeLimit,
    /// Every thread waits for another, and nothing outside can end it.
    Deadlock,
    /// Internal: the loop is left with the value in the thread's record.
    LeaveLoop,
}

/// The result of anything that can raise.
pub type PyResult<T = Value> = Result<T, Raised>;

/// The body of a native function. `arguments` are bound to the declared parameters.
pub type NativeFn = fn(&Vm, &Arguments<'_>) -> PyResult;

/// A short cut for the common case of a native function, for calls with exactly so many positional arguments (a method's
/// instance is the first). It runs no Python, raises nothing and leaves nothing half done: where it does not apply it
/// returns `None`, and the whole function is called.
#[derive(Clone, Copy)]
pub enum Leaf {
    /// There is none.
    None,
    /// For one argument.
    One(fn(&Vm, &Value) -> Option<Value>),
    /// For two arguments.
    Two(fn(&Vm, &Value, &Value) -> Option<Value>),
}

/// How a native function behaves as a class member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module, or a method: the first parameter is `$self`.
    Instance,
    /// A class method: the first parameter is `$type`.
    Class,
    /// A static method.
    Static,
}

/// The declaration of a native function: the signature says it all, in CPython's `__text_signature__` notation.
///
/// `"insert($self, index, object, /)"`: name, parameters, `/` and `*` markers, `name=default` for optional ones (the
/// default is shown to `inspect`, the body sees an absent argument), `*args`, `**kwargs`.
#[derive(Clone, Copy)]
pub struct NativeDef {
    /// Name and parameters.
    pub signature: &'static str,
    /// Docstring.
    pub doc: &'static str,
    /// The body.
    pub function: NativeFn,
    /// Instance, class or static.
    pub binding: Binding,
    /// Whether it is shown by name only, because CPython has no text signature for it.
    pub hidden_signature: bool,
    /// The short cut for the common case.
    pub leaf: Leaf,
}

impl NativeDef {
    /// A function or method.
    pub const fn new(signature: &'static str, doc: &'static str, function: NativeFn) -> NativeDef {
        NativeDef::bound(signature, doc, function, Binding::Instance)
    }

    /// A class method.
    pub const fn class(signature: &'static str, doc: &'static str, function: NativeFn) -> NativeDef {
        NativeDef::bound(signature, doc, function, Binding::Class)
    }

    /// A static method.
    pub const fn fixed(signature: &'static str, doc: &'static str, function: NativeFn) -> NativeDef {
        NativeDef::bound(signature, doc, function, Binding::Static)
    }

    const fn bound(
        signature: &'static str,
        doc: &'static str,
        function: NativeFn,
        binding: Binding,
    ) -> NativeDef {
        NativeDef { signature, doc, function, binding, hidden_signature: false, leaf: Leaf::None }
    }

    /// The same, with a short cut for the common case.
    pub const fn with_leaf(mut self, leaf: Leaf) -> NativeDef {
        self.leaf = leaf;
        self
    }

    /// The same, with `__text_signature__` None.
    pub const fn without_signature(mut self) -> NativeDef {
        self.hidden_signature = true;
        self
    }

    /// The name: the part of the signature before the parenthesis.
    pub fn name(&self) -> &'static str {
        self.signature.split('(').next().unwrap_or(self.signature)
    }
}
