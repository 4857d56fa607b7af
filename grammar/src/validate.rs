//! What the grammar accepts too much of: targets. Sets the contexts of those that are right.
//!
//! The messages here are those for a source on which `diagnose` has nothing to say.

use crate::actions::Context;
use crate::ast::{Expr, ExprContext, ExprKind};

impl Context<'_> {
    /// Turns an expression into the target of an assignment.
    pub(crate) fn store(&self, target: &mut Expr) {
        self.set_context(target, ExprContext::Store);
    }

    /// Turns an expression into the target of an annotated or augmented assignment.
    pub(crate) fn store_single(&self, target: &mut Expr) {
        if matches!(target.kind, ExprKind::Tuple { .. } | ExprKind::List { .. } | ExprKind::Starred { .. }) {
            self.reject(target.span, "invalid syntax");
        }
        self.set_context(target, ExprContext::Store);
    }

    /// Turns an expression into a target of `del`.
    pub(crate) fn set_deleted(&self, target: &mut Expr) {
        self.set_context(target, ExprContext::Del);
    }

    fn set_context(&self, target: &mut Expr, context: ExprContext) {
        let span = target.span;
        match &mut target.kind {
            ExprKind::Name { ctx, .. }
            | ExprKind::Attribute { ctx, .. }
            | ExprKind::Subscript { ctx, .. } => {
                *ctx = context;
            }
            ExprKind::Starred { value, ctx } if context == ExprContext::Store => {
                *ctx = context;
                if matches!(value.kind, ExprKind::Starred { .. }) {
                    self.reject(span, "invalid syntax");
                }
                self.set_context(value, context);
            }
            ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
                *ctx = context;
                for element in elts {
                    self.set_context(element, context);
                }
            }
            _ => self.reject(span, "invalid syntax"),
        }
    }
}
