//! Actions for statements.

use super::{Argument, Context, Param};
use crate::ast::*;
use crate::span::Span;

pub(crate) fn alias(l: u32, r: u32, name: Name, asname: Option<Name>) -> Alias {
    Alias { span: Span::new(l, r), name, asname }
}

pub(crate) fn handler(l: u32, type_: Option<Expr>, name: Option<Name>, body: Vec<Stmt>) -> ExceptHandler {
    ExceptHandler { span: Span::new(l, end(&body)), type_: type_.map(Box::new), name, body }
}

/// Where a block ends: with its last statement, not with the tokens behind it.
fn end(body: &[Stmt]) -> u32 {
    body.last().map_or(0, |last| last.span.end)
}

impl Context<'_> {
    pub(crate) fn assign(&self, mut targets: Vec<Expr>, value: Expr) -> StmtKind {
        for target in &mut targets {
            self.store(target);
        }
        StmtKind::Assign { targets, value: Box::new(value) }
    }

    pub(crate) fn annotated_assign(&self, l: u32, mut target: Expr, annotation: Expr, value: Option<Expr>) -> StmtKind {
        self.store_single(&mut target);
        let simple = matches!(target.kind, ExprKind::Name { .. }) && target.span.start == l;
        StmtKind::AnnAssign {
            target: Box::new(target),
            annotation: Box::new(annotation),
            value: value.map(Box::new),
            simple,
        }
    }

    pub(crate) fn augmented_assign(&self, mut target: Expr, op: Operator, value: Expr) -> StmtKind {
        self.store_single(&mut target);
        StmtKind::AugAssign { target: Box::new(target), op, value: Box::new(value) }
    }

    pub(crate) fn delete(&self, mut targets: Vec<Expr>) -> StmtKind {
        for target in &mut targets {
            self.set_deleted(target);
        }
        StmtKind::Delete { targets }
    }

    pub(crate) fn if_stmt(&self, l: u32, test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt>) -> Stmt {
        let r = end(if orelse.is_empty() { &body } else { &orelse });
        self.stmt(l, r, StmtKind::If { test: Box::new(test), body, orelse })
    }

    pub(crate) fn while_stmt(&self, l: u32, test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt>) -> Stmt {
        let r = end(if orelse.is_empty() { &body } else { &orelse });
        self.stmt(l, r, StmtKind::While { test: Box::new(test), body, orelse })
    }

    pub(crate) fn for_stmt(
        &self,
        l: u32,
        is_async: bool,
        mut target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Vec<Stmt>,
    ) -> Stmt {
        self.store(&mut target);
        let r = end(if orelse.is_empty() { &body } else { &orelse });
        let node = Box::new(For { target, iter, body, orelse });
        self.stmt(l, r, if is_async { StmtKind::AsyncFor(node) } else { StmtKind::For(node) })
    }

    pub(crate) fn with_item(&self, context_expr: Expr, target: Option<Expr>) -> WithItem {
        let optional_vars = target.map(|mut target| {
            self.store(&mut target);
            Box::new(target)
        });
        WithItem { context_expr, optional_vars }
    }

    pub(crate) fn with_stmt(&self, l: u32, is_async: bool, items: Vec<WithItem>, body: Vec<Stmt>) -> Stmt {
        let r = end(&body);
        let kind = if is_async { StmtKind::AsyncWith { items, body } } else { StmtKind::With { items, body } };
        self.stmt(l, r, kind)
    }

    pub(crate) fn try_stmt(
        &self,
        l: u32,
        is_star: bool,
        body: Vec<Stmt>,
        handlers: Vec<ExceptHandler>,
        orelse: Vec<Stmt>,
        finalbody: Option<Vec<Stmt>>,
    ) -> Stmt {
        let finalbody = finalbody.unwrap_or_default();
        let r = if !finalbody.is_empty() {
            end(&finalbody)
        } else if !orelse.is_empty() {
            end(&orelse)
        } else {
            handlers.last().map_or(0, |last| last.span.end)
        };
        let node = Box::new(Try { body, handlers, orelse, finalbody });
        self.stmt(l, r, if is_star { StmtKind::TryStar(node) } else { StmtKind::Try(node) })
    }

    pub(crate) fn match_stmt(&self, l: u32, subject: Expr, cases: Vec<MatchCase>) -> Stmt {
        if matches!(subject.kind, ExprKind::Starred { .. }) {
            self.reject(subject.span, "invalid syntax");
        }
        let r = cases.last().map_or(0, |case| end(&case.body));
        self.stmt(l, r, StmtKind::Match { subject: Box::new(subject), cases })
    }

    pub(crate) fn class_def(
        &self,
        l: u32,
        name: Name,
        params: Option<Vec<TypeParam>>,
        args: Option<Vec<Argument>>,
        body: Vec<Stmt>,
    ) -> Stmt {
        let (bases, keywords) = self.arguments(args.unwrap_or_default());
        let type_params = params.unwrap_or_default();
        let r = end(&body);
        let node = ClassDef { name, bases, keywords, body, decorator_list: Vec::new(), type_params };
        self.stmt(l, r, StmtKind::ClassDef(Box::new(node)))
    }

    pub(crate) fn function(
        &self,
        name: Name,
        params: Option<Vec<TypeParam>>,
        args: Vec<Param>,
        returns: Option<Expr>,
        body: Vec<Stmt>,
    ) -> FunctionDef {
        FunctionDef {
            name,
            args: self.parameters(args),
            body,
            decorator_list: Vec::new(),
            returns: returns.map(Box::new),
            type_params: params.unwrap_or_default(),
        }
    }

    pub(crate) fn function_def(&self, l: u32, is_async: bool, function: FunctionDef) -> Stmt {
        let r = end(&function.body);
        let node = Box::new(function);
        self.stmt(l, r, if is_async { StmtKind::AsyncFunctionDef(node) } else { StmtKind::FunctionDef(node) })
    }

    /// A definition with its decorators, which are not part of its range.
    pub(crate) fn definition(&self, decorators: Vec<Expr>, mut definition: Stmt) -> Stmt {
        if decorators.is_empty() {
            return definition;
        }
        match &mut definition.kind {
            StmtKind::FunctionDef(node) | StmtKind::AsyncFunctionDef(node) => node.decorator_list = decorators,
            StmtKind::ClassDef(node) => node.decorator_list = decorators,
            _ => {}
        }
        self.stmt(definition.span.start, definition.span.end, definition.kind)
    }
}
