//! Class definitions, and the bodies of classes and modules.

use std::sync::Arc;

use minipy_grammar::ast::*;

use super::compiler::Compiler;
use super::docstring::{clean, docstring};
use super::error::Result;
use super::instruction::Op;
use super::name::refuse_debug;
use super::scope::{Name as Identifier, Role, ScopeKey};
use super::unit::UnitKind;
use crate::bytecode::{CodeTemplate, Constant as Value, Location, Opcode};

/// `INTRINSIC_SUBSCRIPT_GENERIC`
const INTRINSIC_SUBSCRIPT_GENERIC: u32 = 10;

impl<'a> Compiler<'a> {
    pub(crate) fn class(&mut self, stmt: &'a Stmt, def: &'a ClassDef) -> Result<()> {
        refuse_debug(&def.name, ExprContext::Store, stmt.span)?;
        self.exprs(&def.decorator_list)?;
        let first_line = def.decorator_list.first().map_or(stmt.span, |decorator| decorator.span);
        let first_line = self.line(first_line);
        let at = self.location(stmt.span);
        let is_generic = !def.type_params.is_empty();
        let type_params = Identifier::from(".type_params");
        let generic_base = Identifier::from(".generic_base");
        if is_generic {
            let name = format!("<generic parameters of {}>", def.name).into();
            let scope = self.scope_of(ScopeKey::new(def, Role::TypeParameters));
            self.enter(UnitKind::TypeParameters, scope, name, first_line)?;
            self.unit.class = Some(def.name.clone());
            self.type_params(&def.type_params)?;
            self.store_name(&type_params, at);
        }
        let code = self.class_body(def, first_line)?;
        self.op(Opcode::LoadBuildClass, at);
        self.op(Opcode::PushNull, at);
        self.make_function(code, 0, at);
        self.load_str(&def.name, at);
        if is_generic {
            self.load_name(&type_params, at);
            self.op_arg(Opcode::CallIntrinsic1, INTRINSIC_SUBSCRIPT_GENERIC, at);
            self.store_name(&generic_base, at);
            self.call_with(2, &def.bases, Some(&generic_base), &def.keywords, at)?;
            let code = self.leave(false);
            self.make_function(code, 0, at);
            self.op(Opcode::PushNull, at);
            self.op_arg(Opcode::Call, 0, at);
        } else {
            self.call_with(2, &def.bases, None, &def.keywords, at)?;
        }
        self.apply_decorators(&def.decorator_list);
        self.store_name(&def.name, at);
        Ok(())
    }

    fn class_body(&mut self, def: &'a ClassDef, first_line: u32) -> Result<Arc<CodeTemplate>> {
        let scope = self.scope_of(ScopeKey::new(def, Role::Body));
        self.enter(UnitKind::Class, scope, def.name.clone(), first_line)?;
        self.unit.class = Some(def.name.clone());
        let line = first_line as i32;
        let at = Location { line, end_line: line, column: 0, end_column: 0 };
        self.load_name(&"__name__".into(), at);
        self.store_name(&"__module__".into(), at);
        let qualname = self.unit.qualname.clone();
        self.load_str(&qualname, at);
        self.store_name(&"__qualname__".into(), at);
        self.load_const(Value::Int(i64::from(first_line)), at);
        self.store_name(&"__firstlineno__".into(), at);
        if !def.type_params.is_empty() {
            self.load_name(&".type_params".into(), at);
            self.store_name(&"__type_params__".into(), at);
        }
        let needs_classdict = self.scope().needs_classdict;
        if needs_classdict {
            self.op(Opcode::LoadLocals, at);
            let index = self.cell_index("__classdict__");
            self.op_arg(Opcode::StoreDeref, index, at);
        }
        self.body(&def.body, at)?;
        let mut attributes = std::mem::take(&mut self.unit.static_attributes);
        attributes.sort_unstable();
        self.load_const(Value::Tuple(attributes.into_iter().map(Value::Str).collect()), Location::NONE);
        self.store_name(&"__static_attributes__".into(), Location::NONE);
        if needs_classdict {
            let index = self.cell_index("__classdict__");
            self.op_arg(Op::LoadClosure, index, Location::NONE);
            self.store_name(&"__classdictcell__".into(), Location::NONE);
        }
        if self.scope().needs_class_closure {
            let index = self.cell_index("__class__");
            self.op_arg(Op::LoadClosure, index, Location::NONE);
            self.op_arg(Opcode::Copy, 1, Location::NONE);
            self.store_name(&"__classcell__".into(), Location::NONE);
        } else {
            self.load_none(Location::NONE);
        }
        self.op(Opcode::ReturnValue, Location::NONE);
        Ok(self.leave(true))
    }

    /// The statements of a class or module, with annotations and docstring.
    pub(crate) fn body(&mut self, mut body: &'a [Stmt], mut at: Location) -> Result<()> {
        if let (UnitKind::Module, Some(first)) = (self.unit.kind, body.first()) {
            at = self.location(first.span);
        }
        if has_annotations(body) {
            self.op(Opcode::SetupAnnotations, at);
        }
        if let Some(text) = docstring(body) {
            if self.optimize < 2 {
                let StmtKind::Expr { value } = &body[0].kind else { return Ok(()) };
                let text_at = self.location(value.span);
                self.load_const(Value::Str(clean(text).into()), text_at);
                self.store_name(&"__doc__".into(), Location::NONE);
            }
            body = &body[1..];
        }
        self.block(body)
    }
}

/// Is there an annotated assignment in the statements (not in functions or classes in them)?
pub(crate) fn has_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For(node) | StmtKind::AsyncFor(node) => {
            has_annotations(&node.body) || has_annotations(&node.orelse)
        }
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            has_annotations(body) || has_annotations(orelse)
        }
        StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => has_annotations(body),
        StmtKind::Match { cases, .. } => cases.iter().any(|case| has_annotations(&case.body)),
        StmtKind::Try(node) | StmtKind::TryStar(node) => {
            has_annotations(&node.body)
                || has_annotations(&node.orelse)
                || has_annotations(&node.finalbody)
                || node.handlers.iter().any(|handler| has_annotations(&handler.body))
        }
        _ => false,
    })
}
