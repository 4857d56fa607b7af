//! Parameters of functions and lambdas, and type parameters.

use super::matcher::{Matcher, NodeKind};
use crate::span::Span;
use crate::token::{Kind, Token};

/// Where parameters stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Function,
    Lambda,
}

impl Owner {
    /// What ends the parameters.
    fn close(self) -> Kind {
        match self {
            Self::Function => Kind::RightParen,
            Self::Lambda => Kind::Colon,
        }
    }
}

impl Matcher<'_> {
    pub(super) fn params(&mut self) -> Option<()> {
        self.invalid(|m| m.invalid_parameters(Owner::Function));
        self.alt(|m| m.parameters(Owner::Function))
    }

    pub(super) fn lambda_params(&mut self) -> Option<()> {
        self.invalid(|m| m.invalid_parameters(Owner::Lambda));
        self.alt(|m| m.parameters(Owner::Lambda))
    }

    fn parameters(&mut self, owner: Owner) -> Option<()> {
        let start = self.mark;
        if self.alt(|m| m.slash_no_default(owner)).is_some() {
            self.many(|m| m.no_default(owner));
            self.many(|m| m.with_default(owner));
        } else if self.alt(|m| m.slash_with_default(owner)).is_some() {
            self.many(|m| m.with_default(owner));
        } else {
            self.many(|m| m.no_default(owner));
            self.many(|m| m.with_default(owner));
        }
        let star = self.optional(|m| m.star_etc(owner))?;
        (self.mark > start || star.is_some()).then_some(())
    }

    fn slash_no_default(&mut self, owner: Owner) -> Option<()> {
        if self.many(|m| m.no_default(owner)).is_empty() {
            return None;
        }
        self.slash(owner).map(|_| ())
    }

    fn slash_with_default(&mut self, owner: Owner) -> Option<()> {
        self.many(|m| m.no_default(owner));
        if self.many(|m| m.with_default(owner)).is_empty() {
            return None;
        }
        self.slash(owner).map(|_| ())
    }

    fn slash(&mut self, owner: Owner) -> Option<Token> {
        let slash = self.eat(Kind::Slash)?;
        self.end_of_param(owner)?;
        Some(slash)
    }

    /// A comma, or the end of the parameters ahead.
    fn end_of_param(&mut self, owner: Owner) -> Option<()> {
        self.eat(Kind::Comma).map(|_| ()).or_else(|| self.ahead(&[owner.close()]))
    }

    fn param(&mut self, owner: Owner) -> Option<Span> {
        let start = self.mark;
        self.eat(Kind::Name)?;
        if owner == Owner::Function {
            self.optional(|m| {
                m.eat(Kind::Colon)?;
                m.expression()
            })?;
        }
        Some(self.since(start))
    }

    fn no_default(&mut self, owner: Owner) -> Option<Span> {
        let span = self.param(owner)?;
        self.end_of_param(owner)?;
        Some(span)
    }

    fn with_default(&mut self, owner: Owner) -> Option<Span> {
        let span = self.param(owner)?;
        self.default()?;
        self.end_of_param(owner)?;
        Some(span)
    }

    fn maybe_default(&mut self, owner: Owner) -> Option<Span> {
        let span = self.param(owner)?;
        self.optional(|m| m.default())?;
        self.end_of_param(owner)?;
        Some(span)
    }

    fn default(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Equal)?;
            m.expression()?;
            Some(())
        })
        .or_else(|| {
            self.invalid(|m| {
                let start = m.mark;
                m.eat(Kind::Equal)?;
                let span = m.since(start);
                // The same for a lambda, as in CPython's grammar.
                m.ahead(&[Kind::RightParen, Kind::Comma])?;
                m.raise_at(span, "expected default value expression")
            });
            None
        })
    }

    fn star_etc(&mut self, owner: Owner) -> Option<()> {
        self.invalid(|m| m.invalid_star_etc(owner));
        self.alt(|m| {
            m.eat(Kind::Star)?;
            m.alt(|m| m.no_default(owner).map(|_| ())).or_else(|| {
                if owner == Owner::Lambda {
                    return None;
                }
                m.alt(Self::starred_annotation)
            })?;
            m.many(|m| m.maybe_default(owner));
            m.optional(|m| m.kwds(owner))?;
            Some(())
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::Star)?;
                m.eat(Kind::Comma)?;
                if m.many(|m| m.maybe_default(owner)).is_empty() {
                    return None;
                }
                m.optional(|m| m.kwds(owner))?;
                Some(())
            })
        })
        .or_else(|| self.alt(|m| m.kwds(owner)))
    }

    /// `name: *annotation`
    fn starred_annotation(&mut self) -> Option<()> {
        self.eat(Kind::Name)?;
        self.eat(Kind::Colon)?;
        self.starred_operation()?;
        self.end_of_param(Owner::Function)
    }

    fn kwds(&mut self, owner: Owner) -> Option<()> {
        self.invalid(|m| m.invalid_kwds(owner));
        self.eat(Kind::DoubleStar)?;
        self.no_default(owner).map(|_| ())
    }

    fn slash_prefix(&mut self, owner: Owner) -> Option<()> {
        self.alt(|m| m.slash_no_default(owner)).or_else(|| self.alt(|m| m.slash_with_default(owner)))
    }

    fn invalid_parameters(&mut self, owner: Owner) -> Option<()> {
        self.alt(|m| {
            let slash = m.eat(Kind::Slash)?;
            m.eat(Kind::Comma)?;
            m.raise_token::<()>(slash, "at least one argument must precede /")
        });
        self.alt(|m| {
            m.slash_prefix(owner)?;
            m.many(|m| m.maybe_default(owner));
            let slash = m.eat(Kind::Slash)?;
            m.raise_token::<()>(slash, "/ may appear only once")
        });
        self.alt(|m| {
            m.optional(|m| m.slash_no_default(owner))?;
            m.many(|m| m.no_default(owner));
            m.alt(|m| m.slash_with_default(owner)).or_else(|| {
                let found = m.many(|m| m.with_default(owner));
                (!found.is_empty()).then_some(())
            })?;
            let span = m.no_default(owner)?;
            m.raise_at::<()>(span, "parameter without a default follows parameter with a default")
        });
        self.alt(|m| m.parenthesized(owner));
        self.alt(|m| {
            m.optional(|m| m.slash_prefix(owner))?;
            m.many(|m| m.maybe_default(owner));
            m.eat(Kind::Star)?;
            m.eat(Kind::Comma).map(|_| ()).or_else(|| m.alt(|m| m.no_default(owner).map(|_| ())))?;
            m.many(|m| m.maybe_default(owner));
            let slash = m.eat(Kind::Slash)?;
            m.raise_token::<()>(slash, "/ must be ahead of *")
        });
        self.alt(|m| {
            if m.many(|m| m.maybe_default(owner)).is_empty() {
                return None;
            }
            m.eat(Kind::Slash)?;
            let star = m.eat(Kind::Star)?;
            m.raise_token(star, "expected comma between / and *")
        })
    }

    fn parenthesized(&mut self, owner: Owner) -> Option<()> {
        self.many(|m| m.no_default(owner));
        let start = self.mark;
        self.eat(Kind::LeftParen)?;
        let names = if owner == Owner::Function {
            self.many(|m| m.no_default(owner)).len()
        } else {
            self.list(|m| m.eat(Kind::Name))?.len()
        };
        if names == 0 {
            return None;
        }
        self.optional(|m| m.eat(Kind::Comma))?;
        self.eat(Kind::RightParen)?;
        let message = match owner {
            Owner::Function => "Function parameters cannot be parenthesized",
            Owner::Lambda => "Lambda expression parameters cannot be parenthesized",
        };
        self.raise_at(self.since(start), message)
    }

    fn invalid_star_etc(&mut self, owner: Owner) -> Option<()> {
        self.alt(|m| {
            let star = m.eat(Kind::Star)?;
            m.ahead_after_star(owner)?;
            if owner == Owner::Lambda {
                return m
                    .raise_last::<()>(crate::error::ErrorKind::Syntax, "named arguments must follow bare *");
            }
            m.raise_token::<()>(star, "named arguments must follow bare *")
        });
        self.alt(|m| {
            m.eat(Kind::Star)?;
            m.param(owner)?;
            let equal = m.eat(Kind::Equal)?;
            m.raise_token::<()>(equal, "var-positional argument cannot have default value")
        });
        self.alt(|m| {
            m.eat(Kind::Star)?;
            m.no_default_or_comma(owner)?;
            m.many(|m| m.maybe_default(owner));
            let star = m.eat(Kind::Star)?;
            m.no_default_or_comma(owner)?;
            m.raise_token(star, "* argument may appear only once")
        })
    }

    fn no_default_or_comma(&mut self, owner: Owner) -> Option<()> {
        self.alt(|m| m.no_default(owner).map(|_| ())).or_else(|| self.eat(Kind::Comma).map(|_| ()))
    }

    /// The parameters end, or `**` follows.
    fn ahead_after_star(&mut self, owner: Owner) -> Option<()> {
        self.eat(owner.close()).map(|_| ()).or_else(|| {
            self.alt(|m| {
                m.eat(Kind::Comma)?;
                m.eat_any(&[owner.close(), Kind::DoubleStar])?;
                Some(())
            })
        })
    }

    fn invalid_kwds(&mut self, owner: Owner) -> Option<()> {
        const FOLLOWS: &str = "arguments cannot follow var-keyword argument";
        self.alt(|m| {
            m.eat(Kind::DoubleStar)?;
            m.param(owner)?;
            let equal = m.eat(Kind::Equal)?;
            m.raise_token::<()>(equal, "var-keyword argument cannot have default value")
        });
        self.alt(|m| {
            m.eat(Kind::DoubleStar)?;
            m.param(owner)?;
            m.eat(Kind::Comma)?;
            let span = m.param(owner)?;
            m.raise_at::<()>(span, FOLLOWS)
        });
        self.alt(|m| {
            m.eat(Kind::DoubleStar)?;
            m.param(owner)?;
            m.eat(Kind::Comma)?;
            let token = m.eat_any(&[Kind::Star, Kind::DoubleStar, Kind::Slash])?;
            m.raise_token(token, FOLLOWS)
        })
    }

    /// At one token.
    pub(super) fn raise_token<T>(&mut self, token: Token, message: &str) -> Option<T> {
        self.raise_at(Span::new(token.start, token.end), message)
    }

    pub(super) fn type_params(&mut self) -> Option<()> {
        // Tried in the first run too, as is the other mistake in type parameters: `def` insists on its `(` there.
        self.alt(|m| {
            m.eat(Kind::LeftBracket)?;
            let close = m.eat(Kind::RightBracket)?;
            m.raise_from::<()>(close.start, "Type parameter list cannot be empty")
        });
        self.eat(Kind::LeftBracket)?;
        self.list(Self::type_param)?;
        self.optional(|m| m.eat(Kind::Comma))?;
        self.eat(Kind::RightBracket)?;
        Some(())
    }

    fn type_param(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Name)?;
            m.optional(|m| {
                m.eat(Kind::Colon)?;
                m.expression()
            })?;
            m.type_param_default(Self::expression)
        })
        .or_else(|| {
            self.alt(Self::invalid_type_param);
            self.alt(|m| {
                m.eat(Kind::Star)?;
                m.eat(Kind::Name)?;
                m.type_param_default(Self::star_expression)
            })
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::DoubleStar)?;
                m.eat(Kind::Name)?;
                m.type_param_default(Self::expression)
            })
        })
    }

    fn type_param_default(&mut self, value: fn(&mut Self) -> Option<super::matcher::Node>) -> Option<()> {
        self.optional(|m| {
            m.eat(Kind::Equal)?;
            value(m)
        })?;
        Some(())
    }

    fn invalid_type_param(&mut self) -> Option<()> {
        let star = self.eat_any(&[Kind::Star, Kind::DoubleStar])?;
        self.eat(Kind::Name)?;
        let colon = self.eat(Kind::Colon)?;
        let bound = self.expression()?;
        let what = if bound.kind == NodeKind::Tuple { "constraints" } else { "bound" };
        let kind = if star.kind == Kind::Star { "TypeVarTuple" } else { "ParamSpec" };
        self.raise_from(colon.start, &format!("cannot use {what} with {kind}"))
    }
}
