//! The code object that is being compiled: its names, constants, instructions and open blocks.

use std::collections::HashMap;

use minipy_grammar::ast::Stmt;

use super::constant::ConstantTable;
use super::instruction::{Label, Sequence};
use super::scope::{Name, ScopeId};
use crate::bytecode::Location;

/// Names in the order of their first use.
#[derive(Default, Debug)]
pub(crate) struct NameTable {
    names: Vec<Name>,
    index: HashMap<Name, u32>,
}

impl NameTable {
    /// The index of a name, which is added unless it is there.
    pub(crate) fn add(&mut self, name: &Name) -> u32 {
        if let Some(index) = self.index.get(name) {
            return *index;
        }
        let index = self.names.len() as u32;
        self.names.push(name.clone());
        self.index.insert(name.clone(), index);
        index
    }

    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }

    pub(crate) fn first(&self) -> Option<&Name> {
        self.names.first()
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn into_names(self) -> Vec<Name> {
        self.names
    }
}

/// What a code object is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    TypeParameters,
}

/// A statement that jumps out of it have to leave properly.
#[derive(Clone, Debug)]
pub(crate) enum Frame<'a> {
    WhileLoop {
        start: Label,
        end: Label,
    },
    ForLoop {
        start: Label,
        end: Label,
    },
    TryExcept,
    /// The body of `try … finally`, with the `finally` block.
    FinallyTry(&'a [Stmt]),
    /// The `finally` block after an exception.
    FinallyEnd,
    With {
        location: Location,
        is_async: bool,
    },
    /// An `except` block, with the name to be deleted.
    HandlerCleanup(Option<Name>),
    /// A value on the stack below what is returned.
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehension,
    StopIteration,
}

/// One code object.
#[derive(Debug)]
pub(crate) struct Unit<'a> {
    pub(crate) kind: UnitKind,
    pub(crate) scope: ScopeId,
    pub(crate) name: Name,
    pub(crate) qualname: Name,
    /// The innermost class, for private names.
    pub(crate) class: Option<Name>,
    pub(crate) sequence: Sequence,
    pub(crate) constants: ConstantTable,
    pub(crate) names: NameTable,
    pub(crate) varnames: NameTable,
    pub(crate) cellvars: NameTable,
    /// Numbered from the end of `cellvars`.
    pub(crate) freevars: NameTable,
    /// Names of inlined comprehensions in a module or class, with whether they are active.
    pub(crate) hidden: HashMap<Name, bool>,
    pub(crate) argcount: u32,
    pub(crate) posonlyargcount: u32,
    pub(crate) kwonlyargcount: u32,
    pub(crate) firstlineno: u32,
    pub(crate) frames: Vec<Frame<'a>>,
    /// How many inlined comprehensions are open.
    pub(crate) inlined: u32,
    /// Attributes that methods of this class assign to `self`.
    pub(crate) static_attributes: Vec<Name>,
}

impl Unit<'_> {
    pub(crate) fn new(
        kind: UnitKind,
        scope: ScopeId,
        name: Name,
        class: Option<Name>,
        firstlineno: u32,
    ) -> Self {
        Self {
            kind,
            scope,
            qualname: name.clone(),
            name,
            class,
            sequence: Sequence::default(),
            constants: ConstantTable::default(),
            names: NameTable::default(),
            varnames: NameTable::default(),
            cellvars: NameTable::default(),
            freevars: NameTable::default(),
            hidden: HashMap::new(),
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            firstlineno,
            frames: Vec::new(),
            inlined: 0,
            static_attributes: Vec::new(),
        }
    }
}
