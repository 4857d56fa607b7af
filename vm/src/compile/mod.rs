//! From the tree to code templates: symbol table, code generation, flow graph, assembly.
//!
//! The result has the shape that CPython 3.13 gives it, instruction by instruction: `dis` shows the same.

mod analyze;
pub mod anchors;
mod assemble;
mod call;
mod check;
mod class;
mod compiler;
mod comprehension;
mod condition;
mod constant;
mod control;
mod depth;
mod display;
mod docstring;
pub(crate) mod error;
mod expr;
mod flow;
mod fold;
mod fold_complex;
mod fstring;
mod function;
mod future;
mod generic;
mod instruction;
mod name;
mod pattern;
mod protect;
mod scope;
mod stmt;
mod suspend;
mod symbol_expr;
mod symbol_table;
mod tree;
mod unit;
mod unparse;

use std::collections::HashMap;

use minipy_grammar::ast::{Expression, Interactive, Module, Stmt, StmtKind};
use minipy_grammar::{SourceText, Span};

use crate::bytecode::code::CO_FUTURE_ANNOTATIONS;
use crate::bytecode::{CodeTemplate, Location, Opcode};

pub use error::{CompileError, CompileErrorKind, CompileWarning};
pub use tree::Tree;
pub use unparse::unparse;

use compiler::Compiler;
use error::Result;
use symbol_table::{MODULE, Root, SymbolTable};
use unit::{Unit, UnitKind};

/// How to compile.
#[derive(Clone, Debug, Default)]
pub struct CompileOptions {
    /// 0; 1 without `assert` and with `__debug__` false (`-O`); 2 without docstrings too (`-OO`).
    pub optimize: u8,
    /// `CO_FUTURE_…` bits that are in force besides what the source imports from `__future__`.
    pub future_flags: u32,
    /// May `await` stand at the top level (`ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`)?
    pub top_level_await: bool,
    /// Is the source read from a file line by line, as that of a program is? Then CPython does not show where in its
    /// line an error is that the end of the file makes.
    pub from_file: bool,
    /// Is source that more lines could complete told from source that is wrong (`_IncompleteInputError`)?
    pub incomplete_input: bool,
    /// Does the end of the source not end the blocks of an interactive statement, so that an empty line must?
    pub explicit_dedent: bool,
}

/// A code object and the warnings of its compilation.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The code object.
    pub code: CodeTemplate,
    /// In the order of the source.
    pub warnings: Vec<CompileWarning>,
}

/// Compiles a module (`exec`).
pub fn compile_module(
    module: &Module,
    source: &SourceText,
    filename: &str,
    options: &CompileOptions,
) -> Result<Compiled> {
    with_room(height(&module.body), || {
        let mut compiler = begin(&Root::Statements(&module.body), &module.body, source, filename, options)?;
        let at = Location { line: 1, end_line: 1, column: 0, end_column: 0 };
        let compiled = compiler.body(&module.body, at);
        ended(compiler, compiled, true)
    })
}

/// Compiles an interactive statement, whose value is shown (`single`).
pub fn compile_interactive(
    interactive: &Interactive,
    source: &SourceText,
    filename: &str,
    options: &CompileOptions,
) -> Result<Compiled> {
    let body = &interactive.body;
    with_room(height(body), || {
        let mut compiler = begin(&Root::Statements(body), body, source, filename, options)?;
        compiler.is_interactive = true;
        if class::has_annotations(body) {
            let at = Location { line: 1, end_line: 1, column: 0, end_column: 0 };
            compiler.op(Opcode::SetupAnnotations, at);
        }
        let compiled = compiler.block(body);
        ended(compiler, compiled, true)
    })
}

/// Whether an interactive statement is one with blocks.
pub fn has_block(interactive: &Interactive) -> bool {
    use StmtKind::{
        AsyncFor, AsyncFunctionDef, AsyncWith, ClassDef, For, FunctionDef, If, Match, Try, TryStar, While,
        With,
    };
    matches!(
        interactive.body.first().map(|statement| &statement.kind),
        Some(
            AsyncFor(..)
                | AsyncFunctionDef(..)
                | AsyncWith { .. }
                | ClassDef(..)
                | For(..)
                | FunctionDef(..)
                | If { .. }
                | Match { .. }
                | Try(..)
                | TryStar(..)
                | While { .. }
                | With { .. }
        )
    )
}

/// Compiles an expression, whose value the code returns (`eval`).
pub fn compile_expression(
    expression: &Expression,
    source: &SourceText,
    filename: &str,
    options: &CompileOptions,
) -> Result<Compiled> {
    with_room(expression.body.depth(), || {
        let mut compiler = begin(&Root::Expression(&expression.body), &[], source, filename, options)?;
        let compiled = compiler.expr(&expression.body);
        ended(compiler, compiled, false)
    })
}

/// The code, or the error with what there was to warn of before it.
fn ended(compiler: Compiler<'_>, compiled: Result<()>, at_end: bool) -> Result<Compiled> {
    match compiled {
        Ok(()) => Ok(finish(compiler, at_end)),
        Err(error) => Err(CompileError { warnings: compiler.warnings, ..error }),
    }
}

/// A tree of at most this height is compiled on the present stack.
const SMALL_HEIGHT: u32 = 100;
/// The stack of the thread that compiles a higher one; some 1 KiB per level is used.
const LARGE_STACK: usize = 32 << 20;

/// Works on a tree of some height where the stack suffices for it (the present one may be that of a fiber).
fn with_room(height: u32, work: impl FnOnce() -> Result<Compiled> + Send) -> Result<Compiled> {
    if height <= SMALL_HEIGHT {
        return work();
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(LARGE_STACK).spawn_scoped(scope, work);
        let Ok(thread) = thread else { return Err(CompileError::recursion(Span::default())) };
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The height of the highest statement.
fn height(body: &[Stmt]) -> u32 {
    body.iter().map(Stmt::depth).max().unwrap_or(0)
}

fn begin<'a>(
    root: &Root<'a>,
    body: &[Stmt],
    source: &'a SourceText,
    filename: &str,
    options: &CompileOptions,
) -> Result<Compiler<'a>> {
    let future = future::scan(body)?;
    let inherited_flags = options.future_flags | future.flags;
    let future_annotations = inherited_flags & CO_FUTURE_ANNOTATIONS != 0;
    let table = SymbolTable::build(root, future_annotations, options.top_level_await)?;
    let mut compiler = Compiler {
        source,
        filename: filename.into(),
        table,
        outer: Vec::new(),
        unit: Unit::new(UnitKind::Module, MODULE, "<module>".into(), None, 1),
        optimize: options.optimize,
        inherited_flags,
        future_annotations,
        last_future: future.last,
        is_interactive: false,
        allows_top_level_await: options.top_level_await,
        warnings: Vec::new(),
        folded: HashMap::new(),
        depth: depth::DepthGuard::default(),
    };
    compiler.begin_unit(0);
    Ok(compiler)
}

fn finish(mut compiler: Compiler, returns_none: bool) -> Compiled {
    compiler.return_at_end(returns_none);
    let empty = Unit::new(UnitKind::Module, MODULE, "<module>".into(), None, 1);
    let unit = std::mem::replace(&mut compiler.unit, empty);
    let code = compiler.finish(unit);
    Compiled { code, warnings: compiler.warnings }
}
