//! The compiler's result: a code object as plain data that any thread may hold.

use std::sync::Arc;

use num_bigint::BigInt;

use super::opcode::Opcode;

/// A code object before an interpreter has made values of its constants and names.
#[derive(Clone, Debug)]
pub struct CodeTemplate {
    /// `co_name`.
    pub name: Arc<str>,
    /// `co_qualname`.
    pub qualname: Arc<str>,
    /// `co_filename`.
    pub filename: Arc<str>,
    /// `co_flags`: the `CO_` bits.
    pub flags: u32,
    /// `co_argcount`: positional parameters, positional-only ones included.
    pub argcount: u32,
    /// `co_posonlyargcount`.
    pub posonlyargcount: u32,
    /// `co_kwonlyargcount`.
    pub kwonlyargcount: u32,
    /// `co_stacksize`: the deepest that the value stack can get.
    pub stacksize: u32,
    /// `co_firstlineno`.
    pub firstlineno: u32,
    /// All variables of the frame in CPython's order: parameters, other locals, cells that are not parameters, free
    /// variables.
    pub locals: Vec<LocalVariable>,
    /// `co_names`.
    pub names: Vec<Arc<str>>,
    /// `co_consts`. A function's docstring is the first one.
    pub consts: Vec<Constant>,
    /// The visible instructions.
    pub instructions: Vec<Instruction>,
    /// The source position of each instruction.
    pub locations: Vec<Location>,
    /// Where exceptions go, by ascending and disjoint ranges of instructions.
    pub exception_table: Vec<ExceptionTableEntry>,
}

impl CodeTemplate {
    /// Is this bit of `co_flags` set?
    pub fn has_flag(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// `co_nlocals`: how many variables are plain locals or parameters.
    pub fn local_count(&self) -> usize {
        self.locals.iter().filter(|variable| variable.is_local()).count()
    }

    /// How many variables are free: filled from the function's closure.
    pub fn free_count(&self) -> usize {
        self.locals.iter().filter(|variable| variable.is_free()).count()
    }

    /// The handler of an exception in instruction `index`.
    pub fn handler(&self, index: u32) -> Option<&ExceptionTableEntry> {
        let after = self.exception_table.partition_point(|entry| entry.start <= index);
        let entry = self.exception_table.get(after.checked_sub(1)?)?;
        (index < entry.end).then_some(entry)
    }
}

/// `co_flags`: locals are in slots, not in a dict.
pub const CO_OPTIMIZED: u32 = 0x1;
/// `co_flags`: a call makes a new local namespace.
pub const CO_NEWLOCALS: u32 = 0x2;
/// `co_flags`: there is a `*args` parameter.
pub const CO_VARARGS: u32 = 0x4;
/// `co_flags`: there is a `**kwargs` parameter.
pub const CO_VARKEYWORDS: u32 = 0x8;
/// `co_flags`: the function is inside another one.
pub const CO_NESTED: u32 = 0x10;
/// `co_flags`: a generator.
pub const CO_GENERATOR: u32 = 0x20;
/// `co_flags`: a coroutine.
pub const CO_COROUTINE: u32 = 0x80;
/// `co_flags`: a generator that may be awaited (`types.coroutine`).
pub const CO_ITERABLE_COROUTINE: u32 = 0x100;
/// `co_flags`: an asynchronous generator.
pub const CO_ASYNC_GENERATOR: u32 = 0x200;
/// `co_flags`: `from __future__ import division`.
pub const CO_FUTURE_DIVISION: u32 = 0x20000;
/// `co_flags`: `from __future__ import absolute_import`.
pub const CO_FUTURE_ABSOLUTE_IMPORT: u32 = 0x40000;
/// `co_flags`: `from __future__ import with_statement`.
pub const CO_FUTURE_WITH_STATEMENT: u32 = 0x80000;
/// `co_flags`: `from __future__ import print_function`.
pub const CO_FUTURE_PRINT_FUNCTION: u32 = 0x100000;
/// `co_flags`: `from __future__ import unicode_literals`.
pub const CO_FUTURE_UNICODE_LITERALS: u32 = 0x200000;
/// `co_flags`: `from __future__ import barry_as_FLUFL`.
pub const CO_FUTURE_BARRY_AS_BDFL: u32 = 0x400000;
/// `co_flags`: `from __future__ import generator_stop`.
pub const CO_FUTURE_GENERATOR_STOP: u32 = 0x800000;
/// `co_flags`: `from __future__ import annotations`.
pub const CO_FUTURE_ANNOTATIONS: u32 = 0x1000000;
/// `co_flags`: `sys.monitoring` sees no events of this code.
pub const CO_NO_MONITORING_EVENTS: u32 = 0x2000000;

/// One variable of a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalVariable {
    /// Its name.
    pub name: Arc<str>,
    /// Its kind: the `LOCAL_`, `CELL_`, … bits of this type.
    pub kind: u8,
}

impl LocalVariable {
    /// Bit of `kind`: does not show in `locals()` (the variable of a comprehension inlined into a module or class).
    pub const HIDDEN: u8 = 0x10;
    /// Bit of `kind`: a parameter or plain local.
    pub const LOCAL: u8 = 0x20;
    /// Bit of `kind`: in a cell, because an inner function uses it. Parameters in cells are LOCAL too.
    pub const CELL: u8 = 0x40;
    /// Bit of `kind`: a cell of an outer function.
    pub const FREE: u8 = 0x80;

    /// A parameter or plain local?
    pub fn is_local(&self) -> bool {
        self.kind & Self::LOCAL != 0
    }

    /// In a cell that this function makes?
    pub fn is_cell(&self) -> bool {
        self.kind & Self::CELL != 0
    }

    /// In a cell of an outer function?
    pub fn is_free(&self) -> bool {
        self.kind & Self::FREE != 0
    }
}

/// One visible instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instruction {
    /// What to do.
    pub opcode: Opcode,
    /// CPython's argument, but for jumps the index of the target instruction; 0 when there is none.
    pub arg: u32,
}

/// A range of source text; lines from 1, columns from 0 in UTF-8 bytes, [`Location::NONE`]'s -1 for what is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location {
    /// First line.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// Column of the first character, in `line`.
    pub column: i32,
    /// Column after the last character, in `end_line`.
    pub end_column: i32,
}

impl Location {
    /// No position: code that no line of the source stands for.
    pub const NONE: Location = Location { line: -1, end_line: -1, column: -1, end_column: -1 };

    /// The line, if there is one.
    pub fn line(&self) -> Option<u32> {
        u32::try_from(self.line).ok()
    }
}

/// Where an exception in a range of instructions goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExceptionTableEntry {
    /// First instruction.
    pub start: u32,
    /// The instruction after the last.
    pub end: u32,
    /// The handler.
    pub target: u32,
    /// The stack is cut to this depth.
    pub depth: u32,
    /// Is the offset of the raising instruction pushed below the exception?
    pub lasti: bool,
}

/// A constant as data.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An int that fits.
    Int(i64),
    /// One that does not.
    BigInt(Arc<BigInt>),
    /// A float.
    Float(f64),
    /// Real and imaginary part.
    Complex(f64, f64),
    /// A str, as `minipy_grammar::string` spells it.
    Str(Arc<str>),
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A tuple.
    Tuple(Arc<[Constant]>),
    /// A frozenset, of what was written as a set display; without duplicates, in the order of the source.
    FrozenSet(Arc<[Constant]>),
    /// The code of a function, class body or the like.
    Code(Arc<CodeTemplate>),
}

const _: () = {
    const fn is_plain_data<T: Send + Sync>() {}
    is_plain_data::<CodeTemplate>();
};
