//! `def`, `async def` and `lambda`.

use std::sync::Arc;

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::docstring::{clean, docstring};
use super::error::Result;
use super::instruction::Op;
use super::name::refuse_debug;
use super::scope::{Name as Identifier, Role, ScopeKey};
use super::unit::{Frame, UnitKind};
use crate::bytecode::{CodeTemplate, Constant as Value, Location, Opcode};

/// `INTRINSIC_STOPITERATION_ERROR`
const INTRINSIC_STOPITERATION_ERROR: u32 = 3;
/// `INTRINSIC_SET_FUNCTION_TYPE_PARAMS`
const INTRINSIC_SET_FUNCTION_TYPE_PARAMS: u32 = 4;
/// Bits of what a function is made with: defaults, keyword defaults, annotations.
const DEFAULTS: u32 = 1;
const KEYWORD_DEFAULTS: u32 = 2;
const ANNOTATIONS: u32 = 4;

impl<'a> Compiler<'a> {
    pub(crate) fn function(&mut self, stmt: &'a Stmt, def: &'a FunctionDef, is_async: bool) -> Result<()> {
        refuse_debug(&def.name, ExprContext::Store, stmt.span)?;
        self.exprs(&def.decorator_list)?;
        let first_line = def.decorator_list.first().map_or(stmt.span, |decorator| decorator.span);
        let first_line = self.line(first_line);
        let at = self.location(stmt.span);
        let mut attributes = self.defaults(&def.args, at)?;
        let is_generic = !def.type_params.is_empty();
        let defaults = (attributes & (DEFAULTS | KEYWORD_DEFAULTS)).count_ones();
        if is_generic {
            if defaults == 2 {
                self.op_arg(Opcode::Swap, 2, at);
            }
            let name = format!("<generic parameters of {}>", def.name).into();
            let scope = self.scope_of(ScopeKey::new(def, Role::TypeParameters));
            self.enter(UnitKind::TypeParameters, scope, name, first_line)?;
            self.unit.argcount = defaults;
            self.type_params(&def.type_params)?;
            for index in 0..defaults {
                self.op_arg(Opcode::LoadFast, index, at);
            }
        }
        if self.annotations(def, at)? {
            attributes |= ANNOTATIONS;
        }
        let code = self.function_body(def, is_async, first_line)?;
        self.make_function(code, attributes, at);
        if is_generic {
            self.op_arg(Opcode::Swap, 2, at);
            self.op_arg(Opcode::CallIntrinsic2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, at);
            let code = self.leave(false);
            self.make_function(code, 0, at);
            if defaults > 0 {
                self.op_arg(Opcode::Swap, defaults + 1, at);
                self.op_arg(Opcode::Call, defaults - 1, at);
            } else {
                self.op(Opcode::PushNull, at);
                self.op_arg(Opcode::Call, 0, at);
            }
        }
        self.apply_decorators(&def.decorator_list);
        self.store_name(&def.name, at);
        Ok(())
    }

    pub(crate) fn apply_decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators.iter().rev() {
            let at = self.location(decorator.span);
            self.op_arg(Opcode::Call, 0, at);
        }
    }

    /// The scope of a node; every node has one, since the symbol table has seen the same tree.
    pub(crate) fn scope_of(&self, key: ScopeKey) -> super::scope::ScopeId {
        self.table.scope_of(key).unwrap_or(super::symbol_table::MODULE)
    }

    /// Pushes default values; says which there are.
    fn defaults(&mut self, args: &'a Arguments, at: Location) -> Result<u32> {
        let mut attributes = 0;
        if !args.defaults.is_empty() {
            attributes |= DEFAULTS;
            self.exprs(&args.defaults)?;
            self.op_arg(Opcode::BuildTuple, args.defaults.len() as u32, at);
        }
        let mut names = Vec::new();
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            if let Some(default) = default {
                names.push(Value::Str(self.mangled(&arg.arg)));
                self.expr(default)?;
            }
        }
        if !names.is_empty() {
            attributes |= KEYWORD_DEFAULTS;
            let count = names.len() as u32;
            self.load_const(Value::Tuple(names.into()), at);
            self.op_arg(Opcode::BuildConstKeyMap, count, at);
        }
        Ok(attributes)
    }

    /// Pushes a tuple of names and annotations; says if there are any.
    fn annotations(&mut self, def: &'a FunctionDef, at: Location) -> Result<bool> {
        let args = &def.args;
        let parameters = args
            .args
            .iter()
            .chain(&args.posonlyargs)
            .chain(args.vararg.as_deref())
            .chain(&args.kwonlyargs)
            .chain(args.kwarg.as_deref());
        let mut count = 0;
        for arg in parameters {
            if let Some(annotation) = &arg.annotation {
                count += 2;
                let name = self.mangled(&arg.arg);
                self.load_str(&name, at);
                self.annotation(annotation, at)?;
            }
        }
        if let Some(returns) = &def.returns {
            count += 2;
            self.load_str(&"return".into(), at);
            self.annotation(returns, at)?;
        }
        if count > 0 {
            self.op_arg(Opcode::BuildTuple, count, at);
        }
        Ok(count > 0)
    }

    fn function_body(
        &mut self,
        def: &'a FunctionDef,
        is_async: bool,
        first_line: u32,
    ) -> Result<Arc<CodeTemplate>> {
        for arg in super::symbol_table::parameters(&def.args) {
            refuse_debug(&arg.arg, ExprContext::Store, arg.span)?;
        }
        let kind = if is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let scope = self.scope_of(ScopeKey::new(def, Role::Body));
        self.enter(kind, scope, def.name.clone(), first_line)?;
        self.set_counts(&def.args);
        let mut body = &def.body[..];
        let mut documentation = Value::None;
        if let Some(text) = docstring(body) {
            body = &body[1..];
            if self.optimize < 2 {
                documentation = Value::Str(clean(text).into());
            }
        }
        self.unit.constants.add(documentation);
        let scope = self.scope();
        let is_suspending = scope.is_coroutine || scope.is_generator;
        if is_suspending {
            self.unit.frames.push(Frame::StopIteration);
        }
        self.block(body)?;
        if is_suspending {
            self.convert_stop_iteration();
            self.pop_frame();
        }
        Ok(self.leave(true))
    }

    fn set_counts(&mut self, args: &Arguments) {
        self.unit.posonlyargcount = args.posonlyargs.len() as u32;
        self.unit.argcount = (args.posonlyargs.len() + args.args.len()) as u32;
        self.unit.kwonlyargcount = args.kwonlyargs.len() as u32;
    }

    /// Around a generator's whole code: a `StopIteration` that leaves it becomes a `RuntimeError` (PEP 479).
    pub(crate) fn convert_stop_iteration(&mut self) {
        let handler = self.label();
        self.unit.sequence.push_front(Op::SetupCleanup, handler.0, Location::NONE);
        self.load_none(Location::NONE);
        self.op(Opcode::ReturnValue, Location::NONE);
        self.place(handler);
        self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_STOPITERATION_ERROR, Location::NONE);
        self.op_arg(Opcode::Reraise, 1, Location::NONE);
    }

    pub(crate) fn lambda(&mut self, expr: &'a Expr, args: &'a Arguments, body: &'a Expr) -> Result<()> {
        for arg in super::symbol_table::parameters(args) {
            refuse_debug(&arg.arg, ExprContext::Store, arg.span)?;
        }
        let at = self.location(expr.span);
        let attributes = self.defaults(args, at)?;
        let scope = self.scope_of(ScopeKey::new(expr, Role::Body));
        self.enter(UnitKind::Lambda, scope, Identifier::from("<lambda>"), at.line as u32)?;
        self.set_counts(args);
        // The first constant would be the docstring.
        self.unit.constants.add(Value::None);
        self.expr(body)?;
        let code = if self.scope().is_generator {
            self.leave(false)
        } else {
            let body_at = self.location(body.span);
            self.op(Opcode::ReturnValue, body_at);
            self.leave(true)
        };
        self.make_function(code, attributes, at);
        Ok(())
    }
}
