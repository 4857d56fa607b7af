//! Type parameters and type aliases (PEP 695, PEP 696).

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::error::{Result, refuse};
use super::scope::{Name as Identifier, Role, ScopeKey};
use super::unit::UnitKind;
use crate::bytecode::{Constant as Value, Opcode};

/// Arguments of `CALL_INTRINSIC_1`.
const INTRINSIC_TYPEVAR: u32 = 7;
const INTRINSIC_PARAMSPEC: u32 = 8;
const INTRINSIC_TYPEVARTUPLE: u32 = 9;
const INTRINSIC_TYPEALIAS: u32 = 11;
/// Arguments of `CALL_INTRINSIC_2`.
const INTRINSIC_TYPEVAR_WITH_BOUND: u32 = 2;
const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS: u32 = 3;
const INTRINSIC_SET_TYPEPARAM_DEFAULT: u32 = 5;

impl<'a> Compiler<'a> {
    /// Makes the type parameters, binds them, and pushes a tuple of them.
    pub(crate) fn type_params(&mut self, params: &'a [TypeParam]) -> Result<()> {
        let Some(first) = params.first() else { return Ok(()) };
        let mut seen_default = false;
        for param in params {
            let at = self.location(param.span);
            let (name, default) = match &param.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => {
                    self.load_str(name, at);
                    if let Some(bound) = bound {
                        self.lazy_value(bound, name, ScopeKey::new(param, Role::Bound))?;
                        let intrinsic = match bound.kind {
                            ExprKind::Tuple { .. } => INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
                            _ => INTRINSIC_TYPEVAR_WITH_BOUND,
                        };
                        self.op_arg(Opcode::CallIntrinsic2, intrinsic, at);
                    } else {
                        self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEVAR, at);
                    }
                    (name, default_value)
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    self.load_str(name, at);
                    self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEVARTUPLE, at);
                    (name, default_value)
                }
                TypeParamKind::ParamSpec { name, default_value } => {
                    self.load_str(name, at);
                    self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_PARAMSPEC, at);
                    (name, default_value)
                }
            };
            if let Some(default) = default {
                seen_default = true;
                self.lazy_value(default, name, ScopeKey::new(param, Role::Default))?;
                self.op_arg(Opcode::CallIntrinsic2, INTRINSIC_SET_TYPEPARAM_DEFAULT, at);
            } else if seen_default {
                return refuse(
                    format!("non-default type parameter '{name}' follows default type parameter"),
                    param.span,
                );
            }
            self.op_arg(Opcode::Copy, 1, at);
            self.store_name(name, at);
        }
        let at = self.location(first.span);
        self.op_arg(Opcode::BuildTuple, params.len() as u32, at);
        Ok(())
    }

    /// A function that computes a bound or default when it is asked for.
    fn lazy_value(&mut self, value: &'a Expr, name: &Identifier, key: ScopeKey) -> Result<()> {
        let scope = self.scope_of(key);
        let at = self.location(value.span);
        self.enter(UnitKind::TypeParameters, scope, name.clone(), at.line as u32)?;
        if let ExprKind::Starred { value, .. } = &value.kind {
            self.expr(value)?;
            self.op_arg(Opcode::UnpackSequence, 1, at);
        } else {
            self.expr(value)?;
        }
        self.op(Opcode::ReturnValue, at);
        let code = self.leave(true);
        self.make_function(code, 0, at);
        Ok(())
    }

    pub(crate) fn type_alias(
        &mut self,
        stmt: &'a Stmt,
        name: &'a Expr,
        params: &'a [TypeParam],
        value: &'a Expr,
    ) -> Result<()> {
        let ExprKind::Name { id: name, .. } = &name.kind else { return Ok(()) };
        let at = self.location(stmt.span);
        let is_generic = !params.is_empty();
        if is_generic {
            let scope = self.scope_of(ScopeKey::new(stmt, Role::TypeParameters));
            let unit_name = format!("<generic parameters of {name}>").into();
            self.enter(UnitKind::TypeParameters, scope, unit_name, at.line as u32)?;
            self.load_str(name, at);
            self.type_params(params)?;
        } else {
            self.load_str(name, at);
            self.load_none(at);
        }
        let scope = self.scope_of(ScopeKey::new(stmt, Role::Body));
        self.enter(UnitKind::Function, scope, name.clone(), at.line as u32)?;
        self.unit.constants.add(Value::None);
        self.expr(value)?;
        self.op(Opcode::ReturnValue, at);
        let code = self.leave(false);
        self.make_function(code, 0, at);
        self.op_arg(Opcode::BuildTuple, 3, at);
        self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_TYPEALIAS, at);
        if is_generic {
            let code = self.leave(false);
            self.make_function(code, 0, at);
            self.op(Opcode::PushNull, at);
            self.op_arg(Opcode::Call, 0, at);
        }
        self.store_name(name, at);
        Ok(())
    }
}
