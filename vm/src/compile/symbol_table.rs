//! First pass of the symbol table: the scopes of a module and what happens to each name in them.

use std::collections::HashMap;

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::analyze::analyze;
use super::depth::DepthGuard;
use super::error::{CompileError, Result};
use super::scope::{Role, Scope, ScopeId, ScopeKey, ScopeKind, fact, mangle_in};

/// All scopes of a module.
#[derive(Debug)]
pub(crate) struct SymbolTable {
    pub(crate) scopes: Vec<Scope>,
    by_node: HashMap<ScopeKey, ScopeId>,
}

/// The module's scope.
pub(crate) const MODULE: ScopeId = 0;

/// What is compiled.
pub(crate) enum Root<'a> {
    Statements(&'a [Stmt]),
    Expression(&'a Expr),
}

impl SymbolTable {
    /// Finds and resolves all scopes.
    pub(crate) fn build(root: &Root, future_annotations: bool, top_level_await: bool) -> Result<Self> {
        let mut builder = Builder {
            table: Self { scopes: vec![Scope::new(ScopeKind::Module)], by_node: HashMap::new() },
            stack: vec![MODULE],
            class: None,
            future_annotations,
            top_level_await,
            depth: DepthGuard::default(),
        };
        match root {
            Root::Statements(body) => builder.block(body)?,
            Root::Expression(body) => builder.expr(body)?,
        }
        let mut table = builder.table;
        analyze(&mut table.scopes, MODULE)?;
        Ok(table)
    }

    /// The scope of a node.
    pub(crate) fn scope_of(&self, key: ScopeKey) -> Option<ScopeId> {
        self.by_node.get(&key).copied()
    }
}

/// Builds the table while it visits the tree.
pub(crate) struct Builder {
    pub(crate) table: SymbolTable,
    /// The scopes around the present place, innermost last.
    pub(crate) stack: Vec<ScopeId>,
    /// The innermost class, for private names.
    pub(crate) class: Option<Name>,
    future_annotations: bool,
    top_level_await: bool,
    pub(crate) depth: DepthGuard,
}

impl Builder {
    pub(crate) fn current(&mut self) -> &mut Scope {
        let id = self.stack.last().copied().unwrap_or(MODULE);
        &mut self.table.scopes[id]
    }

    pub(crate) fn enter(&mut self, kind: ScopeKind, key: ScopeKey) {
        let outer = self.current();
        let mut scope = Scope::new(kind);
        scope.is_nested = outer.is_nested || outer.is_function_like();
        scope.in_iterable = outer.in_iterable;
        let id = self.table.scopes.len();
        // What an unevaluated annotation mentions has no effect on the scopes around it.
        if kind != ScopeKind::Annotation {
            self.current().children.push(id);
            self.table.by_node.insert(key, id);
        }
        self.table.scopes.push(scope);
        self.stack.push(id);
    }

    pub(crate) fn leave(&mut self) {
        self.stack.pop();
    }

    pub(crate) fn define(&mut self, name: &Name, facts: u32, span: Span) -> Result<()> {
        let id = self.stack.last().copied().unwrap_or(MODULE);
        self.define_in(id, name, facts, span)
    }

    pub(crate) fn define_in(&mut self, id: ScopeId, name: &Name, facts: u32, span: Span) -> Result<()> {
        let class = self.class.clone();
        let scope = &mut self.table.scopes[id];
        let name = &mangle_in(scope, class.as_deref(), name);
        let mut known = scope.symbols.facts(name);
        if facts & known & fact::PARAMETER != 0 {
            return Err(CompileError::syntax(
                format!("duplicate argument '{name}' in function definition"),
                span,
            ));
        }
        if facts & known & fact::TYPE_PARAMETER != 0 {
            return Err(CompileError::syntax(format!("duplicate type parameter '{name}'"), span));
        }
        known |= facts;
        if scope.in_iteration_target && facts & fact::LOCAL != 0 {
            if known & (fact::GLOBAL | fact::NONLOCAL) != 0 {
                return Err(CompileError::syntax(
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'"),
                    span,
                ));
            }
            known |= fact::ITERATION;
        }
        scope.symbols.add_facts(name, known);
        if facts & fact::PARAMETER != 0 {
            scope.parameters.push(name.clone());
        } else if facts & fact::GLOBAL != 0 {
            self.table.scopes[MODULE].symbols.add_facts(name, facts);
        }
        Ok(())
    }

    fn facts(&mut self, name: &Name) -> u32 {
        let class = self.class.clone();
        let scope = self.current();
        let name = mangle_in(scope, class.as_deref(), name);
        scope.symbols.facts(&name)
    }

    pub(crate) fn directive(&mut self, name: &Name, span: Span) {
        let class = self.class.clone();
        let scope = self.current();
        let name = mangle_in(scope, class.as_deref(), name);
        scope.directives.push((name, span));
    }

    fn block(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    pub(crate) fn exprs(&mut self, exprs: &[Expr]) -> Result<()> {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(crate) fn optional(&mut self, expr: Option<&Expr>) -> Result<()> {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        self.depth.enter(stmt.span)?;
        let result = self.stmt_inner(stmt);
        self.depth.leave();
        result
    }

    fn stmt_inner(&mut self, stmt: &Stmt) -> Result<()> {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(stmt, def, false),
            StmtKind::AsyncFunctionDef(def) => self.function(stmt, def, true),
            StmtKind::ClassDef(def) => self.class(stmt, def),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(stmt, name, type_params, value)
            }
            StmtKind::Return { value } => self.optional(value.as_deref()),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(stmt, target, *simple, value.is_some())?;
                self.annotations(&[annotation])?;
                self.optional(value.as_deref())
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                if matches!(stmt.kind, StmtKind::AsyncFor(_)) {
                    self.mark_module_coroutine();
                }
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.block(&node.body)?;
                self.block(&node.orelse)
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.block(body)?;
                self.block(orelse)
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                if matches!(stmt.kind, StmtKind::AsyncWith { .. }) {
                    self.mark_module_coroutine();
                }
                for item in items {
                    self.expr(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.block(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_deref())?;
                    self.block(&case.body)?;
                }
                Ok(())
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_deref())?;
                self.optional(cause.as_deref())
            }
            StmtKind::Try(node) | StmtKind::TryStar(node) => self.try_statement(node),
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg.as_deref())
            }
            StmtKind::Import { names } | StmtKind::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.alias(alias))
            }
            StmtKind::Global { names } => self.declare(names, fact::GLOBAL, "global", stmt.span),
            StmtKind::Nonlocal { names } => self.declare(names, fact::NONLOCAL, "nonlocal", stmt.span),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    /// Something asynchronous makes a module a coroutine, where it may stand there.
    pub(crate) fn mark_module_coroutine(&mut self) {
        if self.top_level_await && self.current().kind == ScopeKind::Module {
            self.current().is_coroutine = true;
        }
    }

    fn try_statement(&mut self, node: &Try) -> Result<()> {
        self.block(&node.body)?;
        for handler in &node.handlers {
            self.optional(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.define(name, fact::LOCAL, handler.span)?;
            }
            self.block(&handler.body)?;
        }
        self.block(&node.orelse)?;
        self.block(&node.finalbody)
    }

    fn function(&mut self, stmt: &Stmt, def: &FunctionDef, is_async: bool) -> Result<()> {
        self.define(&def.name, fact::LOCAL, stmt.span)?;
        self.exprs(&def.args.defaults)?;
        def.args.kw_defaults.iter().flatten().try_for_each(|default| self.expr(default))?;
        self.exprs(&def.decorator_list)?;
        if !def.type_params.is_empty() {
            self.enter_type_parameters(ScopeKey::new(def, Role::TypeParameters), false, stmt.span)?;
            // 3.13 declares this one in any case.
            self.define(&".defaults".into(), fact::PARAMETER, stmt.span)?;
            if def.args.kw_defaults.iter().any(Option::is_some) {
                self.define(&".kwdefaults".into(), fact::PARAMETER, stmt.span)?;
            }
            self.type_params(&def.type_params)?;
        }
        let annotations: Vec<&Expr> = parameters(&def.args)
            .filter_map(|arg| arg.annotation.as_deref())
            .chain(def.returns.as_deref())
            .collect();
        self.annotations(&annotations)?;
        self.enter(ScopeKind::Function, ScopeKey::new(def, Role::Body));
        self.current().is_coroutine = is_async;
        self.arguments(&def.args)?;
        self.block(&def.body)?;
        self.leave();
        if !def.type_params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    fn class(&mut self, stmt: &Stmt, def: &ClassDef) -> Result<()> {
        self.define(&def.name, fact::LOCAL, stmt.span)?;
        self.exprs(&def.decorator_list)?;
        let outer_class = self.class.clone();
        if !def.type_params.is_empty() {
            self.enter_type_parameters(ScopeKey::new(def, Role::TypeParameters), true, stmt.span)?;
            self.class = Some(def.name.clone());
            self.current().mangled_names = Some(Vec::new());
            self.type_params(&def.type_params)?;
        }
        self.exprs(&def.bases)?;
        def.keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))?;
        self.enter(ScopeKind::Class, ScopeKey::new(def, Role::Body));
        self.class = Some(def.name.clone());
        if !def.type_params.is_empty() {
            self.define(&"__type_params__".into(), fact::LOCAL, stmt.span)?;
            self.define(&".type_params".into(), fact::USE, stmt.span)?;
        }
        self.block(&def.body)?;
        self.leave();
        if !def.type_params.is_empty() {
            self.leave();
        }
        self.class = outer_class;
        Ok(())
    }

    fn type_alias(&mut self, stmt: &Stmt, name: &Expr, params: &[TypeParam], value: &Expr) -> Result<()> {
        self.expr(name)?;
        let in_class = self.current().kind == ScopeKind::Class;
        if !params.is_empty() {
            self.enter_type_parameters(ScopeKey::new(stmt, Role::TypeParameters), false, stmt.span)?;
            self.type_params(params)?;
        }
        self.enter(ScopeKind::TypeAlias, ScopeKey::new(stmt, Role::Body));
        if in_class {
            self.see_class_scope(stmt.span)?;
        }
        self.expr(value)?;
        self.leave();
        if !params.is_empty() {
            self.leave();
        }
        Ok(())
    }

    /// The present scope looks names up in the namespace of the class around it.
    fn see_class_scope(&mut self, span: Span) -> Result<()> {
        self.current().sees_class = true;
        self.define(&"__classdict__".into(), fact::USE, span)
    }

    fn enter_type_parameters(&mut self, key: ScopeKey, of_class: bool, span: Span) -> Result<()> {
        let in_class = self.current().kind == ScopeKind::Class;
        self.enter(ScopeKind::TypeParameters, key);
        if in_class {
            self.see_class_scope(span)?;
        }
        if of_class {
            for name in [".type_params", ".generic_base"] {
                self.define(&name.into(), fact::LOCAL | fact::USE, span)?;
            }
        }
        Ok(())
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Result<()> {
        for param in params {
            let (name, bound, default, texts) = match &param.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => {
                    let constrained =
                        matches!(bound.as_deref(), Some(Expr { kind: ExprKind::Tuple { .. }, .. }));
                    let text = if constrained { "a TypeVar constraint" } else { "a TypeVar bound" };
                    (name, bound, default_value, (text, "a TypeVar default"))
                }
                TypeParamKind::ParamSpec { name, default_value } => {
                    (name, &None, default_value, ("", "a ParamSpec default"))
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    (name, &None, default_value, ("", "a TypeVarTuple default"))
                }
            };
            if let Some(names) = &mut self.current().mangled_names {
                names.push(name.clone());
            }
            self.define(name, fact::TYPE_PARAMETER | fact::LOCAL, param.span)?;
            self.type_variable_part(bound.as_deref(), ScopeKey::new(param, Role::Bound), texts.0)?;
            self.type_variable_part(default.as_deref(), ScopeKey::new(param, Role::Default), texts.1)?;
        }
        Ok(())
    }

    fn type_variable_part(&mut self, part: Option<&Expr>, key: ScopeKey, text: &'static str) -> Result<()> {
        let Some(part) = part else { return Ok(()) };
        let in_class = self.current().sees_class;
        self.enter(ScopeKind::TypeVariable(text), key);
        if in_class {
            self.see_class_scope(part.span)?;
        }
        self.expr(part)?;
        self.leave();
        Ok(())
    }

    fn annotations(&mut self, annotations: &[&Expr]) -> Result<()> {
        if self.future_annotations {
            self.enter(ScopeKind::Annotation, ScopeKey::new(&(), Role::Body));
        }
        for annotation in annotations {
            self.expr(annotation)?;
        }
        if self.future_annotations {
            self.leave();
        }
        Ok(())
    }

    fn annotated(&mut self, stmt: &Stmt, target: &Expr, simple: bool, has_value: bool) -> Result<()> {
        let ExprKind::Name { id, .. } = &target.kind else { return self.expr(target) };
        let known = self.facts(id);
        if known & (fact::GLOBAL | fact::NONLOCAL) != 0 && simple && self.stack.last() != Some(&MODULE) {
            let kind = if known & fact::GLOBAL != 0 { "global" } else { "nonlocal" };
            return Err(CompileError::syntax(format!("annotated name '{id}' can't be {kind}"), stmt.span));
        }
        if simple {
            self.define(id, fact::ANNOTATED | fact::LOCAL, target.span)
        } else if has_value {
            self.define(id, fact::LOCAL, target.span)
        } else {
            Ok(())
        }
    }

    fn declare(&mut self, names: &[Name], facts: u32, kind: &str, span: Span) -> Result<()> {
        for name in names {
            let known = self.facts(name);
            let message = if known & fact::PARAMETER != 0 {
                format!("name '{name}' is parameter and {kind}")
            } else if known & fact::USE != 0 {
                format!("name '{name}' is used prior to {kind} declaration")
            } else if known & fact::ANNOTATED != 0 {
                format!("annotated name '{name}' can't be {kind}")
            } else if known & fact::LOCAL != 0 {
                format!("name '{name}' is assigned to before {kind} declaration")
            } else {
                self.define(name, facts, span)?;
                self.directive(name, span);
                continue;
            };
            return Err(CompileError::syntax(message, span));
        }
        Ok(())
    }

    fn alias(&mut self, alias: &Alias) -> Result<()> {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        if &**name == "*" {
            if self.current().kind != ScopeKind::Module {
                return Err(CompileError::syntax("import * only allowed at module level", alias.span));
            }
            return Ok(());
        }
        let first = name.split('.').next().unwrap_or_default();
        self.define(&first.into(), fact::IMPORT, alias.span)
    }

    pub(crate) fn arguments(&mut self, args: &Arguments) -> Result<()> {
        for arg in args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs) {
            self.define(&arg.arg, fact::PARAMETER, arg.span)?;
        }
        if let Some(arg) = &args.vararg {
            self.define(&arg.arg, fact::PARAMETER, arg.span)?;
            self.current().has_varargs = true;
        }
        if let Some(arg) = &args.kwarg {
            self.define(&arg.arg, fact::PARAMETER, arg.span)?;
            self.current().has_varkeywords = true;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        self.depth.enter(pattern.span)?;
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value)?,
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                if let Some(name) = rest {
                    self.define(name, fact::LOCAL, pattern.span)?;
                }
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls)?;
                patterns.iter().chain(kwd_patterns).try_for_each(|pattern| self.pattern(pattern))?;
            }
            PatternKind::MatchStar { name } => {
                if let Some(name) = name {
                    self.define(name, fact::LOCAL, pattern.span)?;
                }
            }
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                if let Some(name) = name {
                    self.define(name, fact::LOCAL, pattern.span)?;
                }
            }
        }
        self.depth.leave();
        Ok(())
    }
}

/// All parameters in the order in which annotations are evaluated.
pub(crate) fn parameters(args: &Arguments) -> impl Iterator<Item = &Arg> {
    args.posonlyargs
        .iter()
        .chain(&args.args)
        .chain(args.vararg.as_deref())
        .chain(&args.kwonlyargs)
        .chain(args.kwarg.as_deref())
}
