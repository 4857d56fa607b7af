//! Actions for parameters of functions and lambdas, and for type parameters.

use super::Context;
use crate::ast::*;
use crate::span::Span;

/// One entry of a parameter list.
pub(crate) enum Param {
    /// `name`, `name=default`
    Plain(Arg, Option<Expr>),
    /// `/`
    Slash(u32, u32),
    /// `*`, `*name`
    Star(u32, u32, Option<Arg>),
    /// `**name`
    DoubleStar(Arg),
}

pub(crate) fn arg(l: u32, r: u32, arg: Name, annotation: Option<Expr>) -> Arg {
    Arg { span: Span::new(l, r), arg, annotation: annotation.map(Box::new) }
}

pub(crate) fn type_param(l: u32, r: u32, kind: TypeParamKind) -> TypeParam {
    TypeParam { span: Span::new(l, r), kind }
}

impl Context<'_> {
    /// `name: *annotation`, as only `*args` may have (PEP 646).
    pub(crate) fn starred_annotation(
        &self,
        l: u32,
        r: u32,
        name: Name,
        value_start: u32,
        value: Expr,
    ) -> Arg {
        let between = self.text(l, value_start);
        let star = between.rfind('*').map_or(value_start, |index| l + index as u32);
        arg(l, r, name, Some(self.starred(star, r, value)))
    }

    /// Sorts parameters by kind, and refuses those out of order.
    pub(crate) fn parameters(&self, params: Vec<Param>) -> Arguments {
        let mut arguments = Arguments::default();
        let (mut slash, mut star, mut bare_star) = (false, false, None);
        for param in params {
            if let (Some(_), Param::Plain(arg, _) | Param::DoubleStar(arg)) = (&arguments.kwarg, &param) {
                self.reject(arg.span, "arguments cannot follow var-keyword argument");
            }
            match param {
                Param::Plain(arg, default) if star => {
                    bare_star = None;
                    arguments.kwonlyargs.push(arg);
                    arguments.kw_defaults.push(default);
                }
                Param::Plain(arg, default) => {
                    if default.is_none() && !arguments.defaults.is_empty() {
                        self.reject(arg.span, "parameter without a default follows parameter with a default");
                    }
                    arguments.args.push(arg);
                    arguments.defaults.extend(default);
                }
                Param::Slash(l, r) => {
                    let span = Span::new(l, r);
                    if slash {
                        self.reject(span, "/ may appear only once");
                    } else if star {
                        self.reject(span, "/ must be ahead of *");
                    } else if arguments.args.is_empty() {
                        self.reject(span, "at least one argument must precede /");
                    } else if arguments.kwarg.is_some() {
                        self.reject(span, "arguments cannot follow var-keyword argument");
                    }
                    slash = true;
                    arguments.posonlyargs = std::mem::take(&mut arguments.args);
                }
                Param::Star(l, r, arg) => {
                    let span = Span::new(l, r);
                    if star {
                        self.reject(span, "* argument may appear only once");
                    } else if arguments.kwarg.is_some() {
                        self.reject(span, "arguments cannot follow var-keyword argument");
                    }
                    star = true;
                    if arg.is_none() {
                        bare_star = Some(span);
                    }
                    arguments.vararg = arg.map(Box::new);
                }
                Param::DoubleStar(arg) => {
                    if let Some(span) = bare_star.take() {
                        self.reject(span, "named arguments must follow bare *");
                    }
                    arguments.kwarg = Some(Box::new(arg));
                }
            }
        }
        if let Some(span) = bare_star {
            self.reject(span, "named arguments must follow bare *");
        }
        arguments
    }

    pub(crate) fn lambda(&self, l: u32, r: u32, params: Vec<Param>, body: Expr) -> Expr {
        let args = Box::new(self.parameters(params));
        self.expr(l, r, ExprKind::Lambda { args, body: Box::new(body) })
    }
}
