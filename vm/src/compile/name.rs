//! Loading, storing and deleting names.

use minipy_grammar::Span;
use minipy_grammar::ast::ExprContext;

use super::compiler::Compiler;
use super::error::{Result, refuse};
use super::scope::{Name, Place, ScopeKind, mangle_in};
use crate::bytecode::{Location, Opcode};

/// How a name is kept.
enum Storage {
    Fast,
    Cell,
    Global,
    Namespace,
}

impl Compiler<'_> {
    /// The name under which an identifier is stored here.
    pub(crate) fn mangled(&self, name: &Name) -> Name {
        mangle_in(self.scope(), self.unit.class.as_deref(), name)
    }

    pub(crate) fn load_name(&mut self, name: &Name, at: Location) {
        self.name(name, ExprContext::Load, at);
    }

    pub(crate) fn store_name(&mut self, name: &Name, at: Location) {
        self.name(name, ExprContext::Store, at);
    }

    pub(crate) fn delete_name(&mut self, name: &Name, at: Location) {
        self.name(name, ExprContext::Del, at);
    }

    /// The instruction that accesses a name, by where it lives.
    pub(crate) fn name(&mut self, name: &Name, context: ExprContext, at: Location) {
        let name = &self.mangled(name);
        let scope = self.scope();
        let place = scope.place(name);
        let (is_class, sees_class) = (scope.kind == ScopeKind::Class, scope.sees_class);
        let storage = match place {
            Place::Free | Place::Cell => Storage::Cell,
            Place::Local if scope.is_function_like() || self.unit.hidden.get(name) == Some(&true) => {
                Storage::Fast
            }
            Place::GlobalImplicit if scope.is_function_like() => Storage::Global,
            Place::GlobalExplicit => Storage::Global,
            _ => Storage::Namespace,
        };
        let in_class_body = is_class && self.unit.inlined == 0;
        use ExprContext::{Del, Load, Store};
        match (storage, context) {
            (Storage::Fast, _) => {
                let opcode = match context {
                    Load => Opcode::LoadFast,
                    Store => Opcode::StoreFast,
                    Del => Opcode::DeleteFast,
                };
                let index = self.unit.varnames.add(name);
                self.op_arg(opcode, index, at);
            }
            (Storage::Cell, _) => {
                let opcode = match context {
                    Load if in_class_body => {
                        self.op(Opcode::LoadLocals, at);
                        Opcode::LoadFromDictOrDeref
                    }
                    Load if sees_class => {
                        self.load_class_namespace(at);
                        Opcode::LoadFromDictOrDeref
                    }
                    Load => Opcode::LoadDeref,
                    Store => Opcode::StoreDeref,
                    Del => Opcode::DeleteDeref,
                };
                let index = self.cell_index_at(name, place == Place::Free);
                self.op_arg(opcode, index, at);
            }
            (Storage::Global, Load) if sees_class && place == Place::GlobalImplicit => {
                self.load_class_namespace(at);
                self.op_name(Opcode::LoadFromDictOrGlobals, name, 0, 0, at);
            }
            (Storage::Global, Load) => self.op_name(Opcode::LoadGlobal, name, 1, 0, at),
            (Storage::Global, Store) => self.op_name(Opcode::StoreGlobal, name, 0, 0, at),
            (Storage::Global, Del) => self.op_name(Opcode::DeleteGlobal, name, 0, 0, at),
            (Storage::Namespace, Load) if is_class && !in_class_body => {
                self.op_name(Opcode::LoadGlobal, name, 1, 0, at);
            }
            (Storage::Namespace, Load) => self.op_name(Opcode::LoadName, name, 0, 0, at),
            (Storage::Namespace, Store) => self.op_name(Opcode::StoreName, name, 0, 0, at),
            (Storage::Namespace, Del) => self.op_name(Opcode::DeleteName, name, 0, 0, at),
        }
    }

    fn load_class_namespace(&mut self, at: Location) {
        let index = self.cell_index("__classdict__");
        self.op_arg(Opcode::LoadDeref, index, at);
    }
}

/// `__debug__` cannot be bound.
pub(crate) fn refuse_debug(name: &str, context: ExprContext, span: Span) -> Result<()> {
    match context {
        ExprContext::Store if name == "__debug__" => refuse("cannot assign to __debug__", span),
        ExprContext::Del if name == "__debug__" => refuse("cannot delete __debug__", span),
        _ => Ok(()),
    }
}
