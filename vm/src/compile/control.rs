//! Loops, and leaving blocks with `return`, `break` and `continue`.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::condition::folded_span;
use super::error::{Result, refuse};
use super::instruction::{Label, Op};
use super::unit::{Frame, UnitKind};
use crate::bytecode::{Location, Opcode};

impl<'a> Compiler<'a> {
    pub(crate) fn while_loop(
        &mut self,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        let at = self.location(span);
        let (start, inside, end, anchor) = (self.label(), self.label(), self.label(), self.label());
        self.place(start);
        self.push_frame(Frame::WhileLoop { start, end }, span)?;
        self.jump_if(test, anchor, false, at)?;
        self.place(inside);
        self.block(body)?;
        self.jump_if(test, inside, true, at)?;
        self.pop_frame();
        self.place(anchor);
        self.block(orelse)?;
        self.place(end);
        Ok(())
    }

    pub(crate) fn for_loop(&mut self, node: &'a For, span: Span) -> Result<()> {
        let (start, cleanup, end) = (self.label(), self.label(), self.label());
        self.push_frame(Frame::ForLoop { start, end }, span)?;
        self.iterable(&node.iter)?;
        let iter_at = self.location(folded_span(&node.iter));
        self.op(Opcode::GetIter, iter_at);
        self.place(start);
        self.jump(Opcode::ForIter, cleanup, iter_at);
        let target_at = self.location(node.target.span);
        self.op(Opcode::Nop, target_at);
        self.expr(&node.target)?;
        self.block(&node.body)?;
        self.jump(Op::Jump, start, Location::NONE);
        self.place(cleanup);
        self.op(Opcode::EndFor, Location::NONE);
        self.op(Opcode::PopTop, Location::NONE);
        self.pop_frame();
        self.block(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(crate) fn async_for_loop(&mut self, node: &'a For, span: Span) -> Result<()> {
        self.require_async("'async for' outside async function", span)?;
        let (start, except, end) = (self.label(), self.label(), self.label());
        let iter_at = self.location(folded_span(&node.iter));
        self.expr(&node.iter)?;
        self.op(Opcode::GetAiter, iter_at);
        self.place(start);
        self.push_frame(Frame::ForLoop { start, end }, span)?;
        let at = self.location(span);
        self.jump(Op::SetupFinally, except, at);
        self.op(Opcode::GetAnext, at);
        self.load_none(at);
        self.delegate(true, at);
        self.op(Op::PopBlock, at);
        self.expr(&node.target)?;
        self.block(&node.body)?;
        self.jump(Op::Jump, start, Location::NONE);
        self.pop_frame();
        self.place(except);
        self.op(Opcode::EndAsyncFor, iter_at);
        self.block(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(crate) fn require_async(&self, message: &str, span: Span) -> Result<()> {
        if self.allows_top_level_await && self.unit.kind == UnitKind::Module {
            return Ok(());
        }
        if self.unit.kind == UnitKind::AsyncFunction { Ok(()) } else { refuse(message, span) }
    }

    pub(crate) fn break_statement(&mut self, span: Span) -> Result<()> {
        let mut at = self.location(span);
        self.op(Opcode::Nop, at);
        let Some((frame, target)) = self.unwind_to_loop(&mut at, span, |_, end| end)? else {
            return refuse("'break' outside loop", span);
        };
        self.unwind(frame, &mut at, false)?;
        self.jump(Op::Jump, target, at);
        Ok(())
    }

    pub(crate) fn continue_statement(&mut self, span: Span) -> Result<()> {
        let mut at = self.location(span);
        self.op(Opcode::Nop, at);
        let Some((_, target)) = self.unwind_to_loop(&mut at, span, |start, _| start)? else {
            return refuse("'continue' not properly in loop", span);
        };
        self.jump(Op::Jump, target, at);
        Ok(())
    }

    /// Leaves all blocks, for `return`; `keeps_top` says that the value to return is on the stack.
    pub(crate) fn unwind_all(&mut self, at: &mut Location, keeps_top: bool, span: Span) -> Result<()> {
        self.unwind_frames(at, keeps_top, span, false).map(|_| ())
    }

    fn unwind_to_loop(
        &mut self,
        at: &mut Location,
        span: Span,
        target: fn(Label, Label) -> Label,
    ) -> Result<Option<(Frame<'a>, Label)>> {
        let frame = self.unwind_frames(at, false, span, true)?;
        Ok(frame.and_then(|frame| match frame {
            Frame::WhileLoop { start, end } | Frame::ForLoop { start, end } => {
                Some((frame, target(start, end)))
            }
            _ => None,
        }))
    }

    /// Leaves blocks from the inside, up to a loop if asked. The blocks stay open for the code that follows.
    fn unwind_frames(
        &mut self,
        at: &mut Location,
        keeps_top: bool,
        span: Span,
        to_loop: bool,
    ) -> Result<Option<Frame<'a>>> {
        let mut left = Vec::new();
        let mut found = None;
        let mut result = Ok(());
        while let Some(frame) = self.unit.frames.last().cloned() {
            if matches!(frame, Frame::ExceptionGroupHandler) {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                result = refuse(message, span);
                break;
            }
            if to_loop && matches!(frame, Frame::WhileLoop { .. } | Frame::ForLoop { .. }) {
                found = Some(frame);
                break;
            }
            self.unit.frames.pop();
            left.push(frame.clone());
            result = self.unwind(frame, at, keeps_top);
            if result.is_err() {
                break;
            }
        }
        self.unit.frames.extend(left.into_iter().rev());
        result.map(|()| found)
    }

    /// Leaves one block.
    fn unwind(&mut self, frame: Frame<'a>, at: &mut Location, keeps_top: bool) -> Result<()> {
        let keep_top = |compiler: &mut Self, at: Location| {
            if keeps_top {
                compiler.op_arg(Opcode::Swap, 2, at);
            }
        };
        match frame {
            Frame::WhileLoop { .. }
            | Frame::ExceptionHandler
            | Frame::ExceptionGroupHandler
            | Frame::AsyncComprehension
            | Frame::StopIteration => {}
            Frame::ForLoop { .. } | Frame::PopValue => {
                keep_top(self, *at);
                self.op(Opcode::PopTop, *at);
            }
            Frame::TryExcept => self.op(Op::PopBlock, *at),
            Frame::FinallyTry(body) => {
                self.op(Op::PopBlock, *at);
                if keeps_top {
                    self.push_frame(Frame::PopValue, Span::default())?;
                }
                self.block(body)?;
                if keeps_top {
                    self.pop_frame();
                }
                *at = Location::NONE;
            }
            Frame::FinallyEnd => {
                keep_top(self, *at);
                self.op(Opcode::PopTop, *at);
                keep_top(self, *at);
                self.op(Op::PopBlock, *at);
                self.op(Opcode::PopExcept, *at);
            }
            Frame::With { location, is_async } => {
                self.op(Op::PopBlock, location);
                keep_top(self, location);
                self.call_exit_with_nones(location);
                if is_async {
                    self.await_top(2, location);
                }
                self.op(Opcode::PopTop, location);
                *at = Location::NONE;
            }
            Frame::HandlerCleanup(name) => {
                if name.is_some() {
                    self.op(Op::PopBlock, *at);
                }
                keep_top(self, *at);
                self.op(Op::PopBlock, *at);
                self.op(Opcode::PopExcept, *at);
                if let Some(name) = name {
                    self.unbind_handler_name(&name, *at);
                }
            }
        }
        Ok(())
    }
}
