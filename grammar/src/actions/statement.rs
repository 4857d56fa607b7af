//! Actions for statements.

use super::{Argument, Context, Param};
use crate::ast::*;
use crate::span::Span;

pub(crate) fn alias(l: u32, r: u32, name: Name, asname: Option<Name>) -> Alias {
    Alias { span: Span::new(l, r), name, asname }
}

/// A block of statements.
pub(crate) struct Block {
    pub(crate) body: Vec<Stmt>,
    /// Where its last token ends, line ends and dedents aside; so does the statement that the block is part of.
    pub(crate) end: u32,
}

impl Block {
    /// This block with further lines.
    pub(crate) fn join(mut self, mut line: Self) -> Self {
        self.body.append(&mut line.body);
        self.end = line.end;
        self
    }
}

/// The statements of an optional block, and where the statement ends whose part before ends at `before`.
fn open(block: Option<Block>, before: u32) -> (Vec<Stmt>, u32) {
    block.map_or((Vec::new(), before), |block| (block.body, block.end))
}

pub(crate) fn handler(l: u32, type_: Option<Expr>, name: Option<Name>, block: Block) -> ExceptHandler {
    ExceptHandler { span: Span::new(l, block.end), type_: type_.map(Box::new), name, body: block.body }
}

impl Context<'_> {
    pub(crate) fn assign(&self, mut targets: Vec<Expr>, value: Expr) -> StmtKind {
        for target in &mut targets {
            self.store(target);
        }
        StmtKind::Assign { targets, value: Box::new(value) }
    }

    pub(crate) fn annotated_assign(
        &self,
        l: u32,
        mut target: Expr,
        annotation: Expr,
        value: Option<Expr>,
    ) -> StmtKind {
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

    pub(crate) fn if_stmt(&self, l: u32, test: Expr, block: Block, orelse: Option<Block>) -> Stmt {
        let (orelse, r) = open(orelse, block.end);
        self.stmt(l, r, StmtKind::If { test: Box::new(test), body: block.body, orelse })
    }

    pub(crate) fn elif(&self, l: u32, test: Expr, block: Block, orelse: Option<Block>) -> Block {
        let stmt = self.if_stmt(l, test, block, orelse);
        Block { end: stmt.span.end, body: vec![stmt] }
    }

    pub(crate) fn while_stmt(&self, l: u32, test: Expr, block: Block, orelse: Option<Block>) -> Stmt {
        let (orelse, r) = open(orelse, block.end);
        self.stmt(l, r, StmtKind::While { test: Box::new(test), body: block.body, orelse })
    }

    pub(crate) fn for_stmt(
        &self,
        l: u32,
        is_async: bool,
        mut target: Expr,
        iter: Expr,
        block: Block,
        orelse: Option<Block>,
    ) -> Stmt {
        self.store(&mut target);
        let (orelse, r) = open(orelse, block.end);
        let node = Box::new(For { target, iter, body: block.body, orelse });
        self.stmt(l, r, if is_async { StmtKind::AsyncFor(node) } else { StmtKind::For(node) })
    }

    pub(crate) fn with_item(&self, context_expr: Expr, target: Option<Expr>) -> WithItem {
        let optional_vars = target.map(|mut target| {
            self.store(&mut target);
            Box::new(target)
        });
        WithItem { context_expr, optional_vars }
    }

    pub(crate) fn with_stmt(&self, l: u32, is_async: bool, items: Vec<WithItem>, block: Block) -> Stmt {
        let Block { body, end } = block;
        let kind =
            if is_async { StmtKind::AsyncWith { items, body } } else { StmtKind::With { items, body } };
        self.stmt(l, end, kind)
    }

    pub(crate) fn try_stmt(
        &self,
        l: u32,
        is_star: bool,
        block: Block,
        handlers: Vec<ExceptHandler>,
        orelse: Option<Block>,
        finalbody: Option<Block>,
    ) -> Stmt {
        let r = handlers.last().map_or(block.end, |last| last.span.end);
        let (orelse, r) = open(orelse, r);
        let (finalbody, r) = open(finalbody, r);
        let node = Box::new(Try { body: block.body, handlers, orelse, finalbody });
        self.stmt(l, r, if is_star { StmtKind::TryStar(node) } else { StmtKind::Try(node) })
    }

    pub(crate) fn match_stmt(&self, l: u32, subject: Expr, cases: Vec<(MatchCase, u32)>) -> Stmt {
        if matches!(subject.kind, ExprKind::Starred { .. }) {
            self.reject(subject.span, "invalid syntax");
        }
        let r = cases.last().map_or(l, |(_, end)| *end);
        let cases = cases.into_iter().map(|(case, _)| case).collect();
        self.stmt(l, r, StmtKind::Match { subject: Box::new(subject), cases })
    }

    pub(crate) fn class_def(
        &self,
        l: u32,
        name: Name,
        params: Option<Vec<TypeParam>>,
        args: Option<Vec<Argument>>,
        block: Block,
    ) -> Stmt {
        let (bases, keywords) = self.arguments(args.unwrap_or_default());
        let type_params = params.unwrap_or_default();
        let node =
            ClassDef { name, bases, keywords, body: block.body, decorator_list: Vec::new(), type_params };
        self.stmt(l, block.end, StmtKind::ClassDef(Box::new(node)))
    }

    /// The function, and where it ends.
    pub(crate) fn function(
        &self,
        name: Name,
        params: Option<Vec<TypeParam>>,
        args: Vec<Param>,
        returns: Option<Expr>,
        block: Block,
    ) -> (FunctionDef, u32) {
        let function = FunctionDef {
            name,
            args: self.parameters(args),
            body: block.body,
            decorator_list: Vec::new(),
            returns: returns.map(Box::new),
            type_params: params.unwrap_or_default(),
        };
        (function, block.end)
    }

    pub(crate) fn function_def(&self, l: u32, is_async: bool, (function, end): (FunctionDef, u32)) -> Stmt {
        let node = Box::new(function);
        self.stmt(
            l,
            end,
            if is_async { StmtKind::AsyncFunctionDef(node) } else { StmtKind::FunctionDef(node) },
        )
    }

    /// A definition with its decorators, which are not part of its range.
    pub(crate) fn definition(&self, decorators: Vec<Expr>, mut definition: Stmt) -> Stmt {
        if decorators.is_empty() {
            return definition;
        }
        match &mut definition.kind {
            StmtKind::FunctionDef(node) | StmtKind::AsyncFunctionDef(node) => {
                node.decorator_list = decorators;
            }
            StmtKind::ClassDef(node) => node.decorator_list = decorators,
            _ => {}
        }
        self.stmt(definition.span.start, definition.span.end, definition.kind)
    }
}
