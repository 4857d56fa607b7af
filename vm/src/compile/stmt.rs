//! Simple statements, and the dispatch of all.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::{Result, refuse};
use super::expr::plain_slice;
use super::instruction::Op;
use super::name::refuse_debug;
use super::scope::Name as Identifier;
use super::unit::UnitKind;
use crate::bytecode::{Constant as Value, Location, Opcode};

/// `INTRINSIC_PRINT`
const INTRINSIC_PRINT: u32 = 1;

impl<'a> Compiler<'a> {
    pub(crate) fn block(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    pub(crate) fn stmt(&mut self, stmt: &'a Stmt) -> Result<()> {
        self.depth.enter(stmt.span)?;
        let result = self.stmt_inner(stmt);
        self.depth.leave();
        result
    }

    fn stmt_inner(&mut self, stmt: &'a Stmt) -> Result<()> {
        let at = self.location(stmt.span);
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(stmt, def, false),
            StmtKind::AsyncFunctionDef(def) => self.function(stmt, def, true),
            StmtKind::ClassDef(def) => self.class(stmt, def),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(stmt, name, type_params, value)
            }
            StmtKind::Return { value } => self.return_statement(stmt.span, value.as_deref()),
            StmtKind::Delete { targets } => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.expr(value)?;
                for (index, target) in targets.iter().enumerate() {
                    if index + 1 < targets.len() {
                        self.op_arg(Opcode::Copy, 1, at);
                    }
                    self.expr(target)?;
                }
                Ok(())
            }
            StmtKind::AugAssign { target, op, value } => self.augmented_assignment(target, *op, value, at),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_assignment(target, annotation, value.as_deref(), *simple, stmt.span)
            }
            StmtKind::For(node) => self.for_loop(node, stmt.span),
            StmtKind::AsyncFor(node) => self.async_for_loop(node, stmt.span),
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse, stmt.span),
            StmtKind::If { .. } => self.if_statement(stmt),
            StmtKind::With { items, body } => self.with(items, body, false, stmt.span),
            StmtKind::AsyncWith { items, body } => self.with(items, body, true, stmt.span),
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => {
                let parts = [exc, cause];
                for part in parts.into_iter().flatten() {
                    self.expr(part)?;
                }
                self.op_arg(Opcode::RaiseVarargs, parts.into_iter().flatten().count() as u32, at);
                Ok(())
            }
            StmtKind::Try(node) => self.try_statement(node, stmt.span, false),
            StmtKind::TryStar(node) => self.try_statement(node, stmt.span, true),
            StmtKind::Assert { test, msg } => self.assert(stmt.span, test, msg.as_deref(), at),
            StmtKind::Import { names } => self.import(names, stmt.span),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(stmt.span, module.as_ref(), names, *level)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.expression_statement(value, at),
            StmtKind::Pass => {
                self.op(Opcode::Nop, at);
                Ok(())
            }
            StmtKind::Break => self.break_statement(stmt.span),
            StmtKind::Continue => self.continue_statement(stmt.span),
        }
    }

    fn expression_statement(&mut self, value: &'a Expr, at: Location) -> Result<()> {
        if self.is_interactive && self.outer.is_empty() {
            self.expr(value)?;
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_PRINT, at);
            self.op(Opcode::PopTop, Location::NONE);
            return Ok(());
        }
        if self.is_constant(value) {
            self.op(Opcode::Nop, at);
            return Ok(());
        }
        self.expr(value)?;
        self.op(Opcode::PopTop, Location::NONE);
        Ok(())
    }

    fn if_statement(&mut self, stmt: &'a Stmt) -> Result<()> {
        let end = self.label();
        // A chain of `elif` is nested in the tree, but not compiled by recursion: it may be long.
        let mut stmt = stmt;
        while let StmtKind::If { test, body, orelse } = &stmt.kind {
            let at = self.location(stmt.span);
            let next = if orelse.is_empty() { end } else { self.label() };
            self.jump_if(test, next, false, at)?;
            self.block(body)?;
            if orelse.is_empty() {
                break;
            }
            self.jump(Op::JumpNoInterrupt, end, Location::NONE);
            self.place(next);
            match &orelse[..] {
                [elif @ Stmt { kind: StmtKind::If { .. }, .. }] => stmt = elif,
                orelse => {
                    self.block(orelse)?;
                    break;
                }
            }
        }
        self.place(end);
        Ok(())
    }

    fn return_statement(&mut self, span: Span, value: Option<&'a Expr>) -> Result<()> {
        let mut at = self.location(span);
        let scope = self.scope();
        if !scope.is_function_like() {
            return refuse("'return' outside function", span);
        }
        if value.is_some() && scope.is_coroutine && scope.is_generator {
            return refuse("'return' with value in async generator", span);
        }
        let constant = value.and_then(|value| self.constant(value));
        let keeps_top = value.is_some() && constant.is_none();
        let statement_line = at.line;
        let mut value_line = None;
        let mut place = span;
        if let Some(value) = value {
            let value_at = self.location(value.span);
            value_line = Some(value_at.line);
            if keeps_top {
                self.expr(value)?;
            } else {
                at = value_at;
                place = value.span;
                self.op(Opcode::Nop, at);
            }
        }
        if value_line != Some(statement_line) {
            place = span;
            at = self.location(span);
            self.op(Opcode::Nop, at);
        }
        self.unwind_all(&mut at, keeps_top, place)?;
        if !keeps_top {
            self.load_const(constant.unwrap_or(Value::None), at);
        }
        self.op(Opcode::ReturnValue, at);
        Ok(())
    }

    fn assert(&mut self, span: Span, test: &'a Expr, msg: Option<&'a Expr>, at: Location) -> Result<()> {
        let is_nonempty_tuple = match &test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            _ => matches!(self.constant(test), Some(Value::Tuple(items)) if !items.is_empty()),
        };
        if is_nonempty_tuple {
            self.warn("assertion is always true, perhaps remove parentheses?", span);
        }
        if self.optimize > 0 {
            return Ok(());
        }
        let end = self.label();
        self.jump_if(test, end, true, at)?;
        self.op(Opcode::LoadAssertionError, at);
        if let Some(msg) = msg {
            self.expr(msg)?;
            self.op_arg(Opcode::Call, 0, at);
        }
        let test_at = self.location(test.span);
        self.op_arg(Opcode::RaiseVarargs, 1, test_at);
        self.place(end);
        Ok(())
    }

    fn augmented_assignment(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        statement_at: Location,
    ) -> Result<()> {
        let at = self.location(target.span);
        match &target.kind {
            ExprKind::Attribute { value: owner, attr, .. } => {
                refuse_debug(attr, ExprContext::Store, target.span)?;
                self.expr(owner)?;
                self.op_arg(Opcode::Copy, 1, at);
                let at = self.attribute_location(target, attr, at);
                let attr = self.mangled(attr);
                self.op_name(Opcode::LoadAttr, &attr, 1, 0, at);
                self.augment(op, value, statement_at)?;
                self.op_arg(Opcode::Swap, 2, at);
                self.op_name(Opcode::StoreAttr, &attr, 0, 0, at);
            }
            ExprKind::Subscript { value: owner, slice, .. } => {
                self.expr(owner)?;
                if let Some((lower, upper)) = plain_slice(slice) {
                    let slice_at = self.location(slice.span);
                    self.slice_bounds(lower, upper, slice_at)?;
                    for _ in 0..3 {
                        self.op_arg(Opcode::Copy, 3, at);
                    }
                    self.op(Opcode::BinarySlice, at);
                    self.augment(op, value, statement_at)?;
                    for depth in [4, 3, 2] {
                        self.op_arg(Opcode::Swap, depth, at);
                    }
                    self.op(Opcode::StoreSlice, at);
                } else {
                    self.expr(slice)?;
                    self.op_arg(Opcode::Copy, 2, at);
                    self.op_arg(Opcode::Copy, 2, at);
                    self.op(Opcode::BinarySubscr, at);
                    self.augment(op, value, statement_at)?;
                    self.op_arg(Opcode::Swap, 3, at);
                    self.op_arg(Opcode::Swap, 2, at);
                    self.op(Opcode::StoreSubscr, at);
                }
            }
            ExprKind::Name { id, .. } => {
                refuse_debug(id, ExprContext::Store, target.span)?;
                self.load_name(id, at);
                self.augment(op, value, statement_at)?;
                self.store_name(id, at);
            }
            _ => return refuse("illegal expression for augmented assignment", target.span),
        }
        Ok(())
    }

    fn augment(&mut self, op: Operator, value: &'a Expr, at: Location) -> Result<()> {
        self.expr(value)?;
        self.binary(op, true, at);
        Ok(())
    }

    fn annotated_assignment(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
        span: Span,
    ) -> Result<()> {
        let at = self.location(span);
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        let is_evaluated = matches!(self.unit.kind, UnitKind::Module | UnitKind::Class);
        match &target.kind {
            ExprKind::Name { id, .. } => {
                refuse_debug(id, ExprContext::Store, span)?;
                if simple && is_evaluated {
                    self.annotation(annotation, at)?;
                    self.op_name(Opcode::LoadName, &"__annotations__".into(), 0, 0, at);
                    let name = self.mangled(id);
                    self.load_str(&name, at);
                    self.op(Opcode::StoreSubscr, at);
                }
            }
            ExprKind::Attribute { value: owner, attr, .. } => {
                refuse_debug(attr, ExprContext::Store, span)?;
                if value.is_none() {
                    self.evaluate_and_drop(owner)?;
                }
            }
            ExprKind::Subscript { value: owner, slice, .. } => {
                if value.is_none() {
                    self.evaluate_and_drop(owner)?;
                    self.evaluate_subscript(slice)?;
                }
            }
            _ => return refuse("invalid node type for annotated assignment", target.span),
        }
        if !simple && !self.future_annotations && is_evaluated {
            self.evaluate_and_drop(annotation)?;
        }
        Ok(())
    }

    fn evaluate_and_drop(&mut self, expr: &'a Expr) -> Result<()> {
        let at = self.location(expr.span);
        self.expr(expr)?;
        self.op(Opcode::PopTop, at);
        Ok(())
    }

    /// The parts of the subscript of a target that is annotated, but not assigned to.
    fn evaluate_subscript(&mut self, slice: &'a Expr) -> Result<()> {
        match &slice.kind {
            ExprKind::Slice { lower, upper, step } => {
                for bound in [lower, upper, step].into_iter().flatten() {
                    self.evaluate_and_drop(bound)?;
                }
                Ok(())
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|elt| self.evaluate_subscript(elt)),
            _ => self.evaluate_and_drop(slice),
        }
    }

    /// Pushes an annotation: its value, or its text.
    pub(crate) fn annotation(&mut self, annotation: &'a Expr, statement_at: Location) -> Result<()> {
        let at = self.location(annotation.span);
        if self.future_annotations {
            let text: Identifier = super::unparse::unparse(annotation).into();
            self.load_str(&text, at);
            return Ok(());
        }
        if let ExprKind::Starred { value, .. } = &annotation.kind {
            self.expr(value)?;
            self.op_arg(Opcode::UnpackSequence, 1, statement_at);
            return Ok(());
        }
        self.expr(annotation)
    }

    fn import(&mut self, names: &'a [Alias], span: Span) -> Result<()> {
        let at = self.location(span);
        for alias in names {
            let stored = alias.asname.as_ref().unwrap_or(&alias.name);
            refuse_debug(stored, ExprContext::Store, span)?;
            self.load_const(Value::Int(0), at);
            self.load_none(at);
            let mangled = self.mangled(&alias.name);
            self.op_name(Opcode::ImportName, &mangled, 0, 0, at);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            let Some(asname) = &alias.asname else {
                self.store_name(&first.into(), at);
                continue;
            };
            let mut parts = parts.peekable();
            let is_dotted = parts.peek().is_some();
            while let Some(part) = parts.next() {
                self.op_name(Opcode::ImportFrom, &part.into(), 0, 0, at);
                if parts.peek().is_some() {
                    self.op_arg(Opcode::Swap, 2, at);
                    self.op(Opcode::PopTop, at);
                }
            }
            self.store_name(asname, at);
            if is_dotted {
                self.op(Opcode::PopTop, at);
            }
        }
        Ok(())
    }

    fn import_from(
        &mut self,
        span: Span,
        module: Option<&Identifier>,
        names: &'a [Alias],
        level: u32,
    ) -> Result<()> {
        let at = self.location(span);
        self.load_const(Value::Int(i64::from(level)), at);
        let items = names.iter().map(|alias| Value::Str(alias.name.clone())).collect();
        self.load_const(Value::Tuple(items), at);
        let is_late = self.last_future.is_none_or(|last| span.start > last.start);
        if is_late && level == 0 && module.is_some_and(|module| &**module == "__future__") {
            return refuse("from __future__ imports must occur at the beginning of the file", span);
        }
        let empty = Identifier::from("");
        let mangled = self.mangled(module.unwrap_or(&empty));
        self.op_name(Opcode::ImportName, &mangled, 0, 0, at);
        for alias in names {
            if &*alias.name == "*" {
                const INTRINSIC_IMPORT_STAR: u32 = 2;
                self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_IMPORT_STAR, at);
                self.op(Opcode::PopTop, Location::NONE);
                return Ok(());
            }
            let name = self.mangled(&alias.name);
            self.op_name(Opcode::ImportFrom, &name, 0, 0, at);
            let stored = alias.asname.as_ref().unwrap_or(&alias.name);
            refuse_debug(stored, ExprContext::Store, span)?;
            self.store_name(stored, at);
        }
        self.op(Opcode::PopTop, at);
        Ok(())
    }
}
