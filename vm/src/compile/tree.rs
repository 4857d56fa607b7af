//! A syntax tree as a whole, whichever mode it was read in.

use minipy_grammar::{SourceText, ast};

use super::error::Result;
use super::{CompileOptions, Compiled, compile_expression, compile_interactive, compile_module};

/// A syntax tree, as a whole.
#[derive(Debug)]
pub enum Tree {
    /// A module.
    Module(ast::Module),
    /// One expression.
    Expression(ast::Expression),
    /// One interactive statement.
    Interactive(ast::Interactive),
}

impl Tree {
    /// Compiles it; `source` is the text that the tree was read from, for errors and warnings.
    pub fn compile(&self, source: &SourceText, filename: &str, options: &CompileOptions) -> Result<Compiled> {
        match self {
            Tree::Module(module) => compile_module(module, source, filename, options),
            Tree::Expression(expression) => compile_expression(expression, source, filename, options),
            Tree::Interactive(statement) => compile_interactive(statement, source, filename, options),
        }
    }
}
