//! `yield`, `yield from` and `await`.

use minipy_grammar::Span;
use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::{Result, refuse};
use super::instruction::Op;
use super::unit::UnitKind;
use crate::bytecode::{Location, Opcode};

/// `INTRINSIC_ASYNC_GEN_WRAP`
const INTRINSIC_ASYNC_GEN_WRAP: u32 = 4;

impl<'a> Compiler<'a> {
    pub(crate) fn yield_value(&mut self, span: Span, value: Option<&'a Expr>) -> Result<()> {
        let at = self.location(span);
        if !self.scope().is_function_like() {
            return refuse("'yield' outside function", span);
        }
        match value {
            Some(value) => self.expr(value)?,
            None => self.load_none(at),
        }
        self.suspend_with_value(at);
        Ok(())
    }

    /// Yields the top of the stack.
    pub(crate) fn suspend_with_value(&mut self, at: Location) {
        let scope = self.scope();
        if scope.is_generator && scope.is_coroutine {
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_ASYNC_GEN_WRAP, at);
        }
        self.op_arg(Opcode::YieldValue, 0, at);
        self.op_arg(Opcode::Resume, 1, at);
    }

    pub(crate) fn yield_from(&mut self, span: Span, value: &'a Expr) -> Result<()> {
        let at = self.location(span);
        if !self.scope().is_function_like() {
            return refuse("'yield from' outside function", span);
        }
        if self.unit.kind == UnitKind::AsyncFunction {
            return refuse("'yield from' inside async function", span);
        }
        self.expr(value)?;
        self.op(Opcode::GetYieldFromIter, at);
        self.load_none(at);
        self.delegate(false, at);
        Ok(())
    }

    pub(crate) fn await_value(&mut self, span: Span, value: &'a Expr) -> Result<()> {
        let at = self.location(span);
        if !(self.allows_top_level_await && self.unit.kind == UnitKind::Module) {
            if !self.scope().is_function_like() {
                return refuse("'await' outside function", span);
            }
            if !matches!(self.unit.kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
                return refuse("'await' outside async function", span);
            }
        }
        self.expr(value)?;
        self.await_top(0, at);
        Ok(())
    }

    /// Awaits the top of the stack; `kind` is the argument of `GET_AWAITABLE`.
    pub(crate) fn await_top(&mut self, kind: u32, at: Location) {
        self.op_arg(Opcode::GetAwaitable, kind, at);
        self.load_none(at);
        self.delegate(true, at);
    }

    /// Passes values between the caller and the iterator below the top until it ends.
    pub(crate) fn delegate(&mut self, is_await: bool, at: Location) {
        let (send, fail, exit) = (self.label(), self.label(), self.label());
        self.place(send);
        self.jump(Opcode::Send, exit, at);
        self.jump(Op::SetupFinally, fail, at);
        self.op_arg(Opcode::YieldValue, 1, at);
        self.op(Op::PopBlock, Location::NONE);
        self.op_arg(Opcode::Resume, if is_await { 3 } else { 2 }, at);
        self.jump(Op::JumpNoInterrupt, send, at);
        self.place(fail);
        self.op(Opcode::CleanupThrow, at);
        self.place(exit);
        self.op(Opcode::EndSend, at);
    }
}
