//! The state of a compilation: emitting, entering and leaving code objects.

use std::collections::HashMap;
use std::sync::Arc;

use minipy_grammar::{SourceText, Span};

use super::assemble::{Header, assemble};
use super::depth::DepthGuard;
use super::error::{CompileError, CompileWarning, Result, refuse};
use super::instruction::{Label, Op};
use super::scope::{Name, Place, Scope, ScopeId, fact, mangle};
use super::symbol_table::SymbolTable;
use super::unit::{Frame, Unit, UnitKind};
use crate::bytecode::code::{
    CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_NESTED, CO_NEWLOCALS, CO_OPTIMIZED, CO_VARARGS,
    CO_VARKEYWORDS,
};
use crate::bytecode::{CodeTemplate, Constant, Location, Opcode};

/// How deep blocks may be nested in a code object.
const MAX_FRAMES: usize = 21;
/// How deep code objects may be nested: what takes them apart later does so by recursion.
const MAX_NESTED_CODE: usize = 500;

/// Compiles one module.
pub(crate) struct Compiler<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) filename: Arc<str>,
    pub(crate) table: SymbolTable,
    /// The code objects around the present place, innermost last; never empty.
    pub(crate) outer: Vec<Unit<'a>>,
    pub(crate) unit: Unit<'a>,
    /// 0, 1 (`-O`) or 2 (`-OO`).
    pub(crate) optimize: u8,
    /// Bits that every code object inherits (`CO_FUTURE_…`).
    pub(crate) inherited_flags: u32,
    pub(crate) future_annotations: bool,
    /// The last `from __future__ import` that counts.
    pub(crate) last_future: Option<Span>,
    pub(crate) is_interactive: bool,
    pub(crate) allows_top_level_await: bool,
    pub(crate) warnings: Vec<CompileWarning>,
    /// Values of constant expressions, by address of the node.
    pub(crate) folded: HashMap<usize, Option<Constant>>,
    pub(crate) depth: DepthGuard,
}

impl<'a> Compiler<'a> {
    pub(crate) fn location(&self, span: Span) -> Location {
        let (line, column) = self.source.line_column(span.start);
        let (end_line, end_column) = self.source.line_column(span.end);
        Location {
            line: line as i32,
            end_line: end_line as i32,
            column: column as i32,
            end_column: end_column as i32,
        }
    }

    pub(crate) fn line(&self, span: Span) -> u32 {
        self.source.line_column(span.start).0
    }

    pub(crate) fn warn(&mut self, message: impl Into<String>, span: Span) {
        self.warnings.push(CompileWarning { message: message.into(), span, of_caller: false });
    }

    pub(crate) fn scope(&self) -> &Scope {
        &self.table.scopes[self.unit.scope]
    }

    // Emitting.

    pub(crate) fn op(&mut self, op: impl Into<Op>, at: Location) {
        self.unit.sequence.push(op.into(), 0, at);
    }

    pub(crate) fn op_arg(&mut self, op: impl Into<Op>, arg: u32, at: Location) {
        self.unit.sequence.push(op.into(), arg, at);
    }

    pub(crate) fn jump(&mut self, op: impl Into<Op>, target: Label, at: Location) {
        self.unit.sequence.push(op.into(), target.0, at);
    }

    /// An instruction whose argument is a name, shifted and with flags as the instruction wants it.
    pub(crate) fn op_name(&mut self, opcode: Opcode, name: &Name, shift: u32, flags: u32, at: Location) {
        let index = self.unit.names.add(name);
        self.op_arg(opcode, index << shift | flags, at);
    }

    pub(crate) fn load_const(&mut self, constant: Constant, at: Location) {
        let index = self.unit.constants.add(constant);
        self.op_arg(Opcode::LoadConst, index, at);
    }

    pub(crate) fn load_none(&mut self, at: Location) {
        self.load_const(Constant::None, at);
    }

    pub(crate) fn load_str(&mut self, text: &Name, at: Location) {
        self.load_const(Constant::Str(text.clone()), at);
    }

    pub(crate) fn label(&mut self) -> Label {
        self.unit.sequence.new_label()
    }

    pub(crate) fn place(&mut self, label: Label) {
        self.unit.sequence.place(label);
    }

    // Blocks.

    pub(crate) fn push_frame(&mut self, frame: Frame<'a>, span: Span) -> Result<()> {
        if self.unit.frames.len() >= MAX_FRAMES {
            return refuse("too many statically nested blocks", span);
        }
        self.unit.frames.push(frame);
        Ok(())
    }

    pub(crate) fn pop_frame(&mut self) {
        self.unit.frames.pop();
    }

    // Code objects.

    /// Begins a code object for a scope; its first instruction is RESUME.
    pub(crate) fn enter(&mut self, kind: UnitKind, scope: ScopeId, name: Name, line: u32) -> Result<()> {
        if self.outer.len() >= MAX_NESTED_CODE {
            return Err(CompileError::recursion(Span::default()));
        }
        let class = self.unit.class.clone();
        let unit = Unit::new(kind, scope, name, class, line);
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        self.set_qualname();
        self.begin_unit(line as i32);
        Ok(())
    }

    /// Fills in what the symbol table knows and emits RESUME.
    pub(crate) fn begin_unit(&mut self, line: i32) {
        let scope = &self.table.scopes[self.unit.scope];
        for name in &scope.parameters {
            self.unit.varnames.add(name);
        }
        let sorted = |place: Place, facts: u32| {
            let mut names: Vec<Name> = scope
                .symbols
                .iter()
                .filter(|(_, symbol)| symbol.place == place || symbol.has(facts))
                .map(|(name, _)| name.clone())
                .collect();
            names.sort_unstable();
            names
        };
        for name in sorted(Place::Cell, fact::COMPREHENSION_CELL) {
            self.unit.cellvars.add(&name);
        }
        if scope.needs_class_closure {
            self.unit.cellvars.add(&"__class__".into());
        }
        if scope.needs_classdict {
            self.unit.cellvars.add(&"__classdict__".into());
        }
        for name in sorted(Place::Free, fact::FREE_IN_CLASS) {
            self.unit.freevars.add(&name);
        }
        self.op_arg(Opcode::Resume, 0, Location { line, end_line: line.max(1), column: 0, end_column: 0 });
    }

    fn set_qualname(&mut self) {
        let name = &self.unit.name;
        let mut parents = self.outer.iter().rev();
        // The module is the last one and gives no prefix.
        let Some(mut parent) = parents.next().filter(|_| self.outer.len() > 1) else { return };
        if parent.kind == UnitKind::TypeParameters {
            match parents.next() {
                Some(grandparent) if self.outer.len() > 2 => parent = grandparent,
                _ => return,
            }
        }
        if matches!(self.unit.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class) {
            let mangled = mangle(parent.class.as_deref(), name);
            if self.table.scopes[parent.scope].place(&mangled) == Place::GlobalExplicit {
                return;
            }
        }
        let locals = match parent.kind {
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda => ".<locals>",
            _ => "",
        };
        self.unit.qualname = format!("{}{locals}.{name}", parent.qualname).into();
    }

    /// Ends a code object; `returns_none` says what falling off its end does.
    pub(crate) fn leave(&mut self, returns_none: bool) -> Arc<CodeTemplate> {
        self.return_at_end(returns_none);
        let outer = self.outer.pop().unwrap_or_else(|| {
            Unit::new(UnitKind::Module, super::symbol_table::MODULE, "<module>".into(), None, 1)
        });
        let unit = std::mem::replace(&mut self.unit, outer);
        Arc::new(self.finish(unit))
    }

    /// Every path ends with a return.
    pub(crate) fn return_at_end(&mut self, returns_none: bool) {
        if returns_none {
            self.load_none(Location::NONE);
        }
        self.op(Opcode::ReturnValue, Location::NONE);
    }

    /// Makes the code object of a unit.
    pub(crate) fn finish(&self, unit: Unit) -> CodeTemplate {
        let scope = &self.table.scopes[unit.scope];
        let mut hidden: Vec<Name> = unit.hidden.into_keys().collect();
        hidden.sort_unstable();
        let header = Header {
            flags: self.flags_of(scope),
            name: unit.name,
            qualname: unit.qualname,
            filename: self.filename.clone(),
            argcount: unit.argcount,
            posonlyargcount: unit.posonlyargcount,
            kwonlyargcount: unit.kwonlyargcount,
            firstlineno: unit.firstlineno,
            names: unit.names.into_names(),
            varnames: unit.varnames.into_names(),
            cellvars: unit.cellvars.into_names(),
            freevars: unit.freevars.into_names(),
            hidden,
            parameter_count: scope.parameters.len(),
        };
        assemble(header, &unit.sequence, unit.constants)
    }

    fn flags_of(&self, scope: &Scope) -> u32 {
        let mut flags = self.inherited_flags;
        if scope.is_function_like() {
            flags |= CO_NEWLOCALS | CO_OPTIMIZED;
            flags |= match (scope.is_generator, scope.is_coroutine) {
                (true, true) => CO_ASYNC_GENERATOR,
                (true, false) => CO_GENERATOR,
                (false, true) => CO_COROUTINE,
                (false, false) => 0,
            };
            for (is_set, flag) in [
                (scope.is_nested, CO_NESTED),
                (scope.has_varargs, CO_VARARGS),
                (scope.has_varkeywords, CO_VARKEYWORDS),
            ] {
                if is_set {
                    flags |= flag;
                }
            }
        } else if self.allows_top_level_await && scope.is_coroutine && !scope.is_generator {
            flags |= CO_COROUTINE;
        }
        flags
    }

    /// The number of the cell that an inner function gets for a free variable: a class's own `__class__` even if the
    /// class body itself means an outer one.
    pub(crate) fn cell_index(&self, name: &str) -> u32 {
        let is_own = self.unit.kind == UnitKind::Class && matches!(name, "__class__" | "__classdict__");
        self.cell_index_at(name, !is_own && self.scope().place(name) == Place::Free)
    }

    /// The number of an own cell or of a free variable.
    pub(crate) fn cell_index_at(&self, name: &str, is_free: bool) -> u32 {
        let cells = &self.unit.cellvars;
        let free = || self.unit.freevars.get(name).map(|index| index + cells.len() as u32);
        let own = || cells.get(name);
        if is_free { free().or_else(own) } else { own().or_else(free) }.unwrap_or(0)
    }

    /// Makes a function of a code object; parts that are on the stack already are set by `attributes`.
    pub(crate) fn make_function(&mut self, code: Arc<CodeTemplate>, mut attributes: u32, at: Location) {
        let free: Vec<Name> =
            code.locals.iter().filter(|local| local.is_free()).map(|local| local.name.clone()).collect();
        if !free.is_empty() {
            for name in &free {
                let index = self.cell_index(name);
                self.op_arg(Op::LoadClosure, index, at);
            }
            attributes |= 8;
            self.op_arg(Opcode::BuildTuple, free.len() as u32, at);
        }
        self.load_const(Constant::Code(code), at);
        self.op(Opcode::MakeFunction, at);
        for attribute in [8, 4, 2, 1] {
            if attributes & attribute != 0 {
                self.op_arg(Opcode::SetFunctionAttribute, attribute, at);
            }
        }
    }
}
