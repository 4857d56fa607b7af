//! `from __future__ import …`: which features, and how far they reach.

use minipy_grammar::Span;
use minipy_grammar::ast::{Constant, ExprKind, Stmt, StmtKind};

use super::error::{CompileError, Result};
use crate::bytecode::code::{CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL};

/// The future statements of a module.
#[derive(Default)]
pub(crate) struct Future {
    /// The `CO_FUTURE_…` bits.
    pub(crate) flags: u32,
    /// The last future statement.
    pub(crate) last: Option<Span>,
}

/// Finds the future statements, which come before all others but a docstring.
pub(crate) fn scan(body: &[Stmt]) -> Result<Future> {
    let mut future = Future::default();
    for (index, stmt) in body.iter().enumerate() {
        match &stmt.kind {
            StmtKind::ImportFrom { module: Some(module), names, level: 0 } if &**module == "__future__" => {
                let start = Span::new(stmt.span.start, stmt.span.start);
                for alias in names {
                    future.flags |= feature(&alias.name, start)?;
                }
                future.last = Some(stmt.span);
            }
            StmtKind::Expr { value }
                if index == 0 && matches!(value.kind, ExprKind::Constant { value: Constant::Str(_), .. }) => {
            }
            _ => break,
        }
    }
    Ok(future)
}

fn feature(name: &str, span: Span) -> Result<u32> {
    match name {
        "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
        | "print_function" | "unicode_literals" | "generator_stop" => Ok(0),
        "annotations" => Ok(CO_FUTURE_ANNOTATIONS),
        "barry_as_FLUFL" => Ok(CO_FUTURE_BARRY_AS_BDFL),
        "braces" => Err(CompileError { open_end: true, ..CompileError::syntax("not a chance", span) }),
        _ => Err(CompileError {
            open_end: true,
            ..CompileError::syntax(format!("future feature {name} is not defined"), span)
        }),
    }
}
