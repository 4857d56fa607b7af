//! First pass of the symbol table: names in expressions.

use minipy_grammar::ast::*;

use super::error::{CompileError, Result};
use super::scope::{Comprehension as Kind, Role, ScopeKey, ScopeKind, fact, mangle_in};
use super::symbol_table::Builder;

impl Builder {
    pub(crate) fn expr(&mut self, expr: &Expr) -> Result<()> {
        self.depth.enter(expr.span)?;
        let result = self.expr_inner(expr);
        self.depth.leave();
        result
    }

    pub(crate) fn expr_inner(&mut self, expr: &Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::NamedExpr { target, value } => self.named(expr, target, value),
            ExprKind::BoolOp { values, .. } => self.exprs(values),
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Lambda { args, body } => {
                self.exprs(&args.defaults)?;
                args.kw_defaults.iter().flatten().try_for_each(|default| self.expr(default))?;
                self.enter(ScopeKind::Function, ScopeKey::new(expr, Role::Body));
                self.arguments(args)?;
                self.expr(body)?;
                self.leave();
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().flatten().try_for_each(|key| self.expr(key))?;
                self.exprs(values)
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts)
            }
            ExprKind::ListComp { elt, generators } => {
                self.comprehension(expr, Kind::List, elt, None, generators)
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension(expr, Kind::Set, elt, None, generators)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(expr, Kind::Generator, elt, None, generators)
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, Kind::Dict, key, Some(value), generators)
            }
            ExprKind::Yield { value } => {
                self.refuse_in_annotation("yield expression", expr)?;
                self.optional(value.as_deref())?;
                self.mark_generator(expr)
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_annotation("yield expression", expr)?;
                self.expr(value)?;
                self.mark_generator(expr)
            }
            ExprKind::Await { value } => {
                self.refuse_in_annotation("await expression", expr)?;
                self.expr(value)?;
                self.current().is_coroutine = true;
                Ok(())
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                self.expr(value)?;
                self.optional(format_spec.as_deref())
            }
            ExprKind::JoinedStr { values } => self.exprs(values),
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref())?;
                self.optional(upper.as_deref())?;
                self.optional(step.as_deref())
            }
            ExprKind::Name { id, ctx } => {
                let facts = if *ctx == ExprContext::Load { fact::USE } else { fact::LOCAL };
                self.define(id, facts, expr.span)?;
                // `super()` needs the class.
                if *ctx == ExprContext::Load && &**id == "super" && self.current().is_function_like() {
                    self.define(&"__class__".into(), fact::USE, expr.span)?;
                }
                Ok(())
            }
        }
    }

    pub(crate) fn mark_generator(&mut self, expr: &Expr) -> Result<()> {
        let scope = self.current();
        scope.is_generator = true;
        let place = match scope.comprehension {
            None => return Ok(()),
            Some(Kind::List) => "list comprehension",
            Some(Kind::Set) => "set comprehension",
            Some(Kind::Dict) => "dict comprehension",
            Some(Kind::Generator) => "generator expression",
        };
        Err(CompileError::syntax(format!("'yield' inside {place}"), expr.span))
    }

    pub(crate) fn refuse_in_annotation(&mut self, what: &str, expr: &Expr) -> Result<()> {
        let place = match self.current().kind {
            ScopeKind::Annotation => "an annotation",
            ScopeKind::TypeVariable(text) => text,
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParameters => "the definition of a generic",
            ScopeKind::Module | ScopeKind::Class | ScopeKind::Function => return Ok(()),
        };
        Err(CompileError::syntax(format!("{what} cannot be used within {place}"), expr.span))
    }

    pub(crate) fn named(&mut self, expr: &Expr, target: &Expr, value: &Expr) -> Result<()> {
        self.refuse_in_annotation("named expression", expr)?;
        if self.current().in_iterable > 0 {
            return Err(CompileError::syntax(
                "assignment expression cannot be used in a comprehension iterable expression",
                expr.span,
            ));
        }
        if self.current().comprehension.is_some() {
            self.bind_outside_comprehension(target)?;
        }
        self.expr(value)?;
        self.expr(target)
    }

    /// The target of `:=` in a comprehension belongs to the scope around it.
    pub(crate) fn bind_outside_comprehension(&mut self, target: &Expr) -> Result<()> {
        let ExprKind::Name { id: name, .. } = &target.kind else { return Ok(()) };
        let error = |message: &str| Err(CompileError::syntax(message, target.span));
        for id in self.stack.clone().into_iter().rev() {
            let scope = &self.table.scopes[id];
            let known = scope.symbols.facts(&mangle_in(scope, self.class.as_deref(), name));
            if scope.comprehension.is_some() {
                if known & fact::ITERATION != 0 {
                    return Err(CompileError::syntax(
                        format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        ),
                        target.span,
                    ));
                }
                continue;
            }
            return match scope.kind {
                ScopeKind::Function => {
                    let facts = if known & fact::GLOBAL != 0 { fact::GLOBAL } else { fact::NONLOCAL };
                    self.define(name, facts, target.span)?;
                    self.directive(name, target.span);
                    self.define_in(id, name, fact::LOCAL, target.span)
                }
                ScopeKind::Module => {
                    self.define(name, fact::GLOBAL, target.span)?;
                    self.directive(name, target.span);
                    self.define_in(id, name, fact::GLOBAL, target.span)
                }
                ScopeKind::Class => {
                    error("assignment expression within a comprehension cannot be used in a class body")
                }
                ScopeKind::TypeParameters => error(
                    "assignment expression within a comprehension cannot be used within the definition of a generic",
                ),
                ScopeKind::TypeAlias => {
                    error("assignment expression within a comprehension cannot be used in a type alias")
                }
                ScopeKind::TypeVariable(_) => {
                    error("assignment expression within a comprehension cannot be used in a TypeVar bound")
                }
                ScopeKind::Annotation => Ok(()),
            };
        }
        Ok(())
    }

    pub(crate) fn comprehension(
        &mut self,
        expr: &Expr,
        kind: Kind,
        elt: &Expr,
        value: Option<&Expr>,
        generators: &[Comprehension],
    ) -> Result<()> {
        let Some((outermost, others)) = generators.split_first() else { return Ok(()) };
        if outermost.is_async {
            self.mark_module_coroutine();
        }
        self.current().in_iterable += 1;
        self.expr(&outermost.iter)?;
        self.current().in_iterable -= 1;
        self.enter(ScopeKind::Function, ScopeKey::new(expr, Role::Body));
        let scope = self.current();
        scope.comprehension = Some(kind);
        scope.is_coroutine = outermost.is_async;
        self.define(&".0".into(), fact::PARAMETER, expr.span)?;
        self.iteration_target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        for part in others {
            self.iteration_target(&part.target)?;
            self.current().in_iterable += 1;
            self.expr(&part.iter)?;
            self.current().in_iterable -= 1;
            self.exprs(&part.ifs)?;
            self.current().is_coroutine |= part.is_async;
        }
        self.optional(value)?;
        self.expr(elt)?;
        let scope = self.current();
        scope.is_generator = kind == Kind::Generator;
        let is_async = scope.is_coroutine && kind != Kind::Generator;
        self.leave();
        self.current().is_coroutine |= is_async;
        Ok(())
    }

    pub(crate) fn iteration_target(&mut self, target: &Expr) -> Result<()> {
        self.current().in_iteration_target = true;
        self.expr(target)?;
        self.current().in_iteration_target = false;
        Ok(())
    }
}
