//! Arguments of calls and class headers.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::error::ErrorKind;
use crate::token::Kind;

const EQUAL_OR_WALRUS: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

/// What `args` recognised.
#[derive(Clone)]
struct Arguments {
    positional: Vec<Node>,
    /// Whether there are keywords, and whether one of them is `**`.
    keywords: Option<bool>,
}

impl Matcher<'_> {
    pub(super) fn arguments(&mut self) -> Option<Node> {
        self.memo(Rule::Arguments, |m| {
            let start = m.mark;
            m.alt(|m| {
                m.args()?;
                m.optional(|m| m.eat(Kind::Comma))?;
                m.ahead(&[Kind::RightParen])?;
                m.node(NodeKind::Call, start, Vec::new())
            })
            .or_else(|| m.invalid(Self::invalid_arguments))
        })
    }

    /// `assignment_expression | expression !':='`
    pub(super) fn argument_value(&mut self) -> Option<Node> {
        if let Some(result) = self.alt(Self::assignment_expression) {
            return result;
        }
        self.alt(|m| {
            let value = m.expression()?;
            m.not_ahead(&[Kind::ColonEqual])?;
            Some(value)
        })
    }

    fn positional(&mut self) -> Option<Node> {
        self.alt(Self::starred_expression).or_else(|| {
            self.alt(|m| {
                let value = m.argument_value()?;
                m.not_ahead(&[Kind::Equal])?;
                Some(value)
            })
        })
    }

    fn args(&mut self) -> Option<Arguments> {
        self.alt(|m| {
            let positional = m.list(Self::positional)?;
            let keywords = m.optional(|m| {
                m.eat(Kind::Comma)?;
                m.kwargs()
            })?;
            Some(Arguments { positional, keywords })
        })
        .or_else(|| {
            let keywords = self.alt(Self::kwargs)?;
            Some(Arguments { positional: Vec::new(), keywords: Some(keywords) })
        })
    }

    /// Whether one of the keywords is `**`.
    fn kwargs(&mut self) -> Option<bool> {
        self.alt(|m| {
            m.list(Self::keyword_or_starred)?;
            m.eat(Kind::Comma)?;
            let unpacked = m.list(Self::keyword_or_double_starred)?;
            Some(unpacked.contains(&true))
        })
        .or_else(|| self.alt(|m| m.list(Self::keyword_or_starred).map(|_| false)))
        .or_else(|| self.alt(|m| m.list(Self::keyword_or_double_starred).map(|found| found.contains(&true))))
    }

    fn keyword(&mut self) -> Option<()> {
        self.invalid(Self::invalid_keyword);
        self.alt(|m| {
            m.eat(Kind::Name)?;
            m.eat(Kind::Equal)?;
            m.expression()?;
            Some(())
        })
    }

    fn keyword_or_starred(&mut self) -> Option<()> {
        self.keyword().or_else(|| self.alt(Self::starred_expression).map(|_| ()))
    }

    fn keyword_or_double_starred(&mut self) -> Option<bool> {
        if self.keyword().is_some() {
            return Some(false);
        }
        let start = self.mark;
        self.invalid(|m| {
            m.eat(Kind::DoubleStar)?;
            m.expression()?;
            m.eat(Kind::Equal)?;
            m.expression()?;
            m.raise_at(m.since(start), "cannot assign to keyword argument unpacking")
        });
        self.alt(|m| {
            m.eat(Kind::DoubleStar)?;
            m.expression()?;
            Some(true)
        })
    }

    fn invalid_keyword(&mut self) -> Option<()> {
        let start = self.mark;
        self.alt(|m| {
            let word = m.eat_any(&[Kind::True, Kind::False, Kind::None])?;
            m.eat(Kind::Equal)?;
            let message = format!("cannot assign to {}", m.text(word));
            m.raise_at::<()>(m.since(start), &message)
        });
        self.alt(|m| {
            m.eat(Kind::Name)?;
            m.eat(Kind::Equal)?;
            let span = m.since(start);
            m.expression()?;
            m.for_if_clauses()?;
            m.raise_at::<()>(span, EQUAL_OR_WALRUS)
        });
        self.alt(|m| {
            let named = m.follows(|m| {
                m.eat(Kind::Name)?;
                m.eat(Kind::Equal)
            });
            if named {
                return None;
            }
            m.expression()?;
            m.eat(Kind::Equal)?;
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            m.raise_at(m.since(start), message)
        })
    }

    fn invalid_arguments(&mut self) -> Option<()> {
        const GENERATOR: &str = "Generator expression must be parenthesized";
        self.alt(Self::unpacking_after_keywords);
        self.alt(|m| {
            let value = m.expression()?;
            let clauses = m.for_if_clauses()?;
            m.eat(Kind::Comma)?;
            m.optional(|m| {
                m.alt(Self::args).map(|_| ()).or_else(|| {
                    m.expression()?;
                    m.for_if_clauses()?;
                    Some(())
                })
            })?;
            m.raise_at::<()>(value.span.to(clauses.span), GENERATOR)
        });
        self.alt(|m| {
            let start = m.mark;
            m.eat(Kind::Name)?;
            m.eat(Kind::Equal)?;
            let span = m.since(start);
            m.expression()?;
            m.for_if_clauses()?;
            m.raise_at::<()>(span, EQUAL_OR_WALRUS)
        });
        self.alt(|m| {
            m.optional(|m| {
                m.args()?;
                m.eat(Kind::Comma)
            })?;
            let start = m.mark;
            m.eat(Kind::Name)?;
            m.eat(Kind::Equal)?;
            let span = m.since(start);
            m.ahead(&[Kind::Comma, Kind::RightParen])?;
            m.raise_at::<()>(span, "expected argument value expression")
        });
        self.alt(|m| {
            let arguments = m.args()?;
            let clauses = m.for_if_clauses()?;
            let last = arguments.positional.last()?;
            if arguments.positional.len() <= 1 || arguments.keywords.is_some() {
                return None;
            }
            m.raise_at::<()>(last.span.to(clauses.span), GENERATOR)
        });
        self.alt(|m| {
            m.args()?;
            m.eat(Kind::Comma)?;
            let value = m.expression()?;
            let clauses = m.for_if_clauses()?;
            m.raise_at::<()>(value.span.to(clauses.span), GENERATOR)
        });
        self.alt(|m| {
            let arguments = m.args()?;
            m.eat(Kind::Comma)?;
            m.args()?;
            let message = if arguments.keywords == Some(true) {
                "positional argument follows keyword argument unpacking"
            } else {
                "positional argument follows keyword argument"
            };
            m.raise_last(ErrorKind::Syntax, message)
        })
    }

    fn unpacking_after_keywords(&mut self) -> Option<()> {
        self.alt(|m| {
            m.list(Self::positional)?;
            m.eat(Kind::Comma)?;
            m.kwargs()
        })
        .or_else(|| self.alt(Self::kwargs))?;
        let comma = self.eat(Kind::Comma)?;
        self.list(|m| {
            m.starred_expression()?;
            m.not_ahead(&[Kind::Equal])
        })?;
        self.raise_from(comma.start, "iterable argument unpacking follows keyword argument unpacking")
    }
}
