//! `try` and `with`.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::condition::folded_span;
use super::error::{Result, refuse};
use super::instruction::{Label, Op};
use super::name::refuse_debug;
use super::scope::Name as Identifier;
use super::unit::Frame;
use crate::bytecode::{Location, Opcode};

/// `INTRINSIC_PREP_RERAISE_STAR`
const INTRINSIC_PREP_RERAISE_STAR: u32 = 1;

const NONE: Location = Location::NONE;

impl<'a> Compiler<'a> {
    pub(crate) fn try_statement(&mut self, node: &'a Try, span: Span, is_star: bool) -> Result<()> {
        if node.finalbody.is_empty() {
            return self.try_except(node, span, is_star);
        }
        let (end, exit, cleanup) = (self.label(), self.label(), self.label());
        let at = self.location(span);
        self.jump(Op::SetupFinally, end, at);
        self.push_frame(Frame::FinallyTry(&node.finalbody), span)?;
        if node.handlers.is_empty() {
            self.block(&node.body)?;
        } else {
            self.try_except(node, span, is_star)?;
        }
        self.op(Op::PopBlock, NONE);
        self.pop_frame();
        self.block(&node.finalbody)?;
        self.jump(Op::JumpNoInterrupt, exit, NONE);

        self.place(end);
        self.push_frame(Frame::FinallyEnd, span)?;
        self.jump(Op::SetupCleanup, cleanup, NONE);
        self.op(Opcode::PushExcInfo, NONE);
        self.block(&node.finalbody)?;
        self.op_arg(Opcode::Reraise, 0, NONE);
        self.pop_frame();
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
        Ok(())
    }

    fn pop_except_and_reraise(&mut self) {
        self.op_arg(Opcode::Copy, 3, NONE);
        self.op(Opcode::PopExcept, NONE);
        self.op_arg(Opcode::Reraise, 1, NONE);
    }

    fn try_except(&mut self, node: &'a Try, span: Span, is_star: bool) -> Result<()> {
        let at = self.location(span);
        let (except, orelse, end) = (self.label(), self.label(), self.label());
        self.jump(Op::SetupFinally, except, at);
        self.push_frame(Frame::TryExcept, span)?;
        self.block(&node.body)?;
        self.pop_frame();
        self.op(Op::PopBlock, NONE);
        if is_star {
            self.jump(Op::JumpNoInterrupt, orelse, NONE);
            self.place(except);
            self.star_handlers(&node.handlers, end, span)?;
            self.place(orelse);
            self.block(&node.orelse)?;
        } else {
            self.block(&node.orelse)?;
            self.jump(Op::JumpNoInterrupt, end, NONE);
            self.place(except);
            self.handlers(&node.handlers, end, span)?;
        }
        self.place(end);
        Ok(())
    }

    fn handlers(&mut self, handlers: &'a [ExceptHandler], end: Label, span: Span) -> Result<()> {
        let cleanup = self.label();
        self.jump(Op::SetupCleanup, cleanup, NONE);
        self.op(Opcode::PushExcInfo, NONE);
        self.push_frame(Frame::ExceptionHandler, span)?;
        for (index, handler) in handlers.iter().enumerate() {
            let at = self.location(handler.span);
            if handler.type_.is_none() && index + 1 < handlers.len() {
                return refuse("default 'except:' must be last", handler.span);
            }
            let next = self.label();
            if let Some(type_) = &handler.type_ {
                self.expr(type_)?;
                self.op(Opcode::CheckExcMatch, at);
                self.jump(Opcode::PopJumpIfFalse, next, at);
            }
            if let Some(name) = &handler.name {
                self.named_handler(handler, name, end)?;
            } else {
                self.op(Opcode::PopTop, at);
                self.push_frame(Frame::HandlerCleanup(None), handler.span)?;
                self.block(&handler.body)?;
                self.pop_frame();
                self.op(Op::PopBlock, NONE);
                self.op(Opcode::PopExcept, NONE);
                self.jump(Op::JumpNoInterrupt, end, NONE);
            }
            self.place(next);
        }
        self.op_arg(Opcode::Reraise, 0, NONE);
        self.pop_frame();
        self.place(cleanup);
        self.pop_except_and_reraise();
        Ok(())
    }

    /// `except … as name`: the name is unbound however the block is left.
    fn named_handler(&mut self, handler: &'a ExceptHandler, name: &Identifier, end: Label) -> Result<()> {
        let at = self.location(handler.span);
        let cleanup_end = self.label();
        refuse_debug(name, ExprContext::Store, handler.span)?;
        self.store_name(name, at);
        self.jump(Op::SetupCleanup, cleanup_end, at);
        self.push_frame(Frame::HandlerCleanup(Some(name.clone())), handler.span)?;
        self.block(&handler.body)?;
        self.pop_frame();
        self.op(Op::PopBlock, NONE);
        self.op(Op::PopBlock, NONE);
        self.op(Opcode::PopExcept, NONE);
        self.unbind_handler_name(name, NONE);
        self.jump(Op::JumpNoInterrupt, end, NONE);

        self.place(cleanup_end);
        self.unbind_handler_name(name, NONE);
        self.op_arg(Opcode::Reraise, 1, NONE);
        Ok(())
    }

    /// `name = None; del name`: works also if the block deleted the name.
    pub(crate) fn unbind_handler_name(&mut self, name: &Identifier, at: Location) {
        self.load_none(at);
        self.store_name(name, at);
        self.delete_name(name, at);
    }

    fn star_handlers(&mut self, handlers: &'a [ExceptHandler], end: Label, span: Span) -> Result<()> {
        let (cleanup, reraise_star, reraise) = (self.label(), self.label(), self.label());
        self.jump(Op::SetupCleanup, cleanup, NONE);
        self.op(Opcode::PushExcInfo, NONE);
        self.push_frame(Frame::ExceptionGroupHandler, span)?;
        for (index, handler) in handlers.iter().enumerate() {
            let at = self.location(handler.span);
            if index == 0 {
                // Below: the original group; above it a list of what the handlers raise, and what is not handled yet.
                self.op_arg(Opcode::BuildList, 0, at);
                self.op_arg(Opcode::Copy, 2, at);
            }
            self.star_handler(handler)?;
            if index + 1 == handlers.len() {
                self.op_arg(Opcode::ListAppend, 1, NONE);
                self.jump(Op::JumpNoInterrupt, reraise_star, NONE);
            }
        }
        self.pop_frame();
        self.place(reraise_star);
        self.op_arg(Opcode::CallIntrinsic2, INTRINSIC_PREP_RERAISE_STAR, NONE);
        self.op_arg(Opcode::Copy, 1, NONE);
        self.jump(Opcode::PopJumpIfNotNone, reraise, NONE);
        self.op(Opcode::PopTop, NONE);
        self.op(Op::PopBlock, NONE);
        self.op(Opcode::PopExcept, NONE);
        self.jump(Op::JumpNoInterrupt, end, NONE);

        self.place(reraise);
        self.op(Op::PopBlock, NONE);
        self.op_arg(Opcode::Swap, 2, NONE);
        self.op(Opcode::PopExcept, NONE);
        self.op_arg(Opcode::Reraise, 0, NONE);
        self.place(cleanup);
        self.pop_except_and_reraise();
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler) -> Result<()> {
        let at = self.location(handler.span);
        let (next, with_error, no_match, cleanup_end) =
            (self.label(), self.label(), self.label(), self.label());
        if let Some(type_) = &handler.type_ {
            self.expr(type_)?;
            self.op(Opcode::CheckEgMatch, at);
            self.op_arg(Opcode::Copy, 1, at);
            self.jump(Opcode::PopJumpIfNone, no_match, at);
        }
        if let Some(name) = &handler.name {
            refuse_debug(name, ExprContext::Store, handler.span)?;
            self.store_name(name, at);
        } else {
            self.op(Opcode::PopTop, at);
        }
        self.jump(Op::SetupCleanup, cleanup_end, at);
        self.push_frame(Frame::HandlerCleanup(handler.name.clone()), handler.span)?;
        self.block(&handler.body)?;
        self.pop_frame();
        self.op(Op::PopBlock, NONE);
        if let Some(name) = &handler.name {
            self.unbind_handler_name(name, NONE);
        }
        self.jump(Op::JumpNoInterrupt, next, NONE);

        self.place(cleanup_end);
        if let Some(name) = &handler.name {
            self.unbind_handler_name(name, NONE);
        }
        self.op_arg(Opcode::ListAppend, 3, NONE);
        self.op(Opcode::PopTop, NONE);
        self.jump(Op::JumpNoInterrupt, with_error, NONE);

        self.place(next);
        self.op(Opcode::Nop, NONE);
        self.jump(Op::JumpNoInterrupt, with_error, NONE);

        self.place(no_match);
        self.op(Opcode::PopTop, at);
        self.place(with_error);
        Ok(())
    }

    pub(crate) fn with(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        is_async: bool,
        span: Span,
    ) -> Result<()> {
        if is_async {
            self.require_async("'async with' outside async function", span)?;
        }
        let Some((item, others)) = items.split_first() else { return self.block(body) };
        let at = self.location(folded_span(&item.context_expr));
        let (end, exit, cleanup) = (self.label(), self.label(), self.label());
        self.expr(&item.context_expr)?;
        if is_async {
            self.op(Opcode::BeforeAsyncWith, at);
            self.await_top(1, at);
        } else {
            self.op(Opcode::BeforeWith, at);
        }
        self.jump(Op::SetupWith, end, at);
        self.push_frame(Frame::With { location: at, is_async }, span)?;
        match &item.optional_vars {
            Some(target) => self.expr(target)?,
            None => self.op(Opcode::PopTop, at),
        }
        self.with(others, body, is_async, span)?;
        self.pop_frame();
        self.op(Op::PopBlock, if is_async { at } else { NONE });
        self.call_exit_with_nones(at);
        if is_async {
            self.await_top(2, at);
        }
        self.op(Opcode::PopTop, at);
        self.jump(Op::Jump, exit, at);

        self.place(end);
        self.jump(Op::SetupCleanup, cleanup, at);
        self.op(Opcode::PushExcInfo, at);
        self.op(Opcode::WithExceptStart, at);
        if is_async {
            self.await_top(2, at);
        }
        self.finish_with(cleanup);
        self.place(exit);
        Ok(())
    }

    /// The exit function's result is on the stack: true means that the exception is over.
    fn finish_with(&mut self, cleanup: Label) {
        let (suppress, exit) = (self.label(), self.label());
        self.op(Opcode::ToBool, NONE);
        self.jump(Opcode::PopJumpIfTrue, suppress, NONE);
        self.op_arg(Opcode::Reraise, 2, NONE);
        self.place(suppress);
        self.op(Opcode::PopTop, NONE);
        self.op(Op::PopBlock, NONE);
        self.op(Opcode::PopExcept, NONE);
        self.op(Opcode::PopTop, NONE);
        self.op(Opcode::PopTop, NONE);
        self.jump(Op::JumpNoInterrupt, exit, NONE);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
    }

    pub(crate) fn call_exit_with_nones(&mut self, at: Location) {
        for _ in 0..3 {
            self.load_none(at);
        }
        self.op_arg(Opcode::Call, 2, at);
    }
}
