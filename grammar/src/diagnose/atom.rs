//! Atoms: names, literals, and everything in brackets.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::token::Kind;

impl Matcher<'_> {
    pub(super) fn atom(&mut self) -> Option<Node> {
        self.memo(Rule::Atom, |m| {
            let start = m.mark;
            let leaf = match m.peek() {
                Kind::Name => NodeKind::Name,
                Kind::True => NodeKind::True,
                Kind::False => NodeKind::False,
                Kind::None => NodeKind::None,
                Kind::Number => NodeKind::Literal,
                Kind::Ellipsis => NodeKind::Ellipsis,
                Kind::String | Kind::FStringStart => return m.strings(),
                Kind::LeftParen => return m.in_parentheses(),
                Kind::LeftBracket => return m.in_brackets(),
                Kind::LeftBrace => return m.in_braces(),
                _ => return None,
            };
            m.mark += 1;
            m.node(leaf, start, Vec::new())
        })
    }

    pub(super) fn strings(&mut self) -> Option<Node> {
        self.memo(Rule::Strings, |m| {
            let start = m.mark;
            let mut formatted = false;
            let parts = m.many(|m| {
                if m.sees(Kind::FStringStart) {
                    formatted = true;
                    return m.fstring();
                }
                m.eat(Kind::String).map(|_| ())
            });
            if parts.is_empty() {
                return None;
            }
            let kind = if formatted { NodeKind::FString } else { NodeKind::Literal };
            m.node(kind, start, Vec::new())
        })
    }

    fn in_parentheses(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftParen)?;
            let children = m.optional(|m| {
                let mut items = vec![m.star_named_expression()?];
                m.eat(Kind::Comma)?;
                items.extend(m.optional(Self::star_named_expressions)?.unwrap_or_default());
                Some(items)
            })?;
            m.eat(Kind::RightParen)?;
            m.node(NodeKind::Tuple, start, children.unwrap_or_default())
        })
        .or_else(|| self.alt(Self::group))
        .or_else(|| self.alt(Self::generator_expression))
    }

    fn group(&mut self) -> Option<Node> {
        self.alt(|m| {
            m.eat(Kind::LeftParen)?;
            let inner = m.alt(Self::yield_expr).or_else(|| m.named_expression())?;
            m.eat(Kind::RightParen)?;
            Some(inner)
        })
        .or_else(|| {
            self.invalid(|m| {
                m.alt(|m| {
                    m.eat(Kind::LeftParen)?;
                    let inner = m.starred_expression()?;
                    m.eat(Kind::RightParen)?;
                    m.raise_at::<()>(inner.span, "cannot use starred expression here")
                });
                m.eat(Kind::LeftParen)?;
                let start = m.mark;
                m.eat(Kind::DoubleStar)?;
                let stars = m.since(start);
                m.expression()?;
                m.eat(Kind::RightParen)?;
                m.raise_at(stars, "cannot use double starred expression here")
            })
        })
    }

    pub(super) fn generator_expression(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftParen)?;
            m.argument_value()?;
            m.for_if_clauses()?;
            m.eat(Kind::RightParen)?;
            m.node(NodeKind::Generator, start, Vec::new())
        })
        .or_else(|| self.invalid(Self::invalid_comprehension))
    }

    fn in_brackets(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftBracket)?;
            let children = m.optional(Self::star_named_expressions)?;
            m.eat(Kind::RightBracket)?;
            m.node(NodeKind::List, start, children.unwrap_or_default())
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftBracket)?;
                m.named_expression()?;
                m.for_if_clauses()?;
                m.eat(Kind::RightBracket)?;
                m.node(NodeKind::ListComprehension, start, Vec::new())
            })
        })
        .or_else(|| self.invalid(Self::invalid_comprehension))
    }

    fn in_braces(&mut self) -> Option<Node> {
        self.alt(Self::dict)
            .or_else(|| self.alt(Self::set))
            .or_else(|| self.alt(Self::dict_comprehension))
            .or_else(|| self.set_comprehension())
    }

    fn set(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Kind::LeftBrace)?;
        self.star_named_expressions()?;
        self.eat(Kind::RightBrace)?;
        self.node(NodeKind::Set, start, Vec::new())
    }

    fn set_comprehension(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftBrace)?;
            m.named_expression()?;
            m.for_if_clauses()?;
            m.eat(Kind::RightBrace)?;
            m.node(NodeKind::SetComprehension, start, Vec::new())
        })
        .or_else(|| self.invalid(Self::invalid_comprehension))
    }

    fn dict(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftBrace)?;
            m.optional(|m| {
                m.list(Self::double_starred_pair)?;
                m.optional(|m| m.eat(Kind::Comma))
            })?;
            m.eat(Kind::RightBrace)?;
            m.node(NodeKind::Dict, start, Vec::new())
        })
        .or_else(|| {
            self.invalid(|m| {
                m.eat(Kind::LeftBrace)?;
                m.invalid_pairs()
            })
        })
    }

    fn double_starred_pair(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::DoubleStar)?;
            m.operation()?;
            Some(())
        })
        .or_else(|| self.alt(Self::pair))
    }

    fn pair(&mut self) -> Option<()> {
        self.expression()?;
        self.eat(Kind::Colon)?;
        self.expression()?;
        Some(())
    }

    fn invalid_pairs(&mut self) -> Option<()> {
        self.alt(|m| {
            m.list(Self::double_starred_pair)?;
            m.eat(Kind::Comma)?;
            m.invalid_pair()
        });
        self.alt(Self::starred_value);
        self.alt(Self::missing_value)
    }

    fn invalid_pair(&mut self) -> Option<()> {
        self.alt(|m| {
            let key = m.expression()?;
            m.not_ahead(&[Kind::Colon])?;
            let (line, _) = m.source.line_offset(key.span.start);
            let (end_line, end_offset) = m.source.line_offset(key.span.end);
            let location = crate::error::Location { line, offset: end_offset - 1, end_line, end_offset: 0 };
            m.raise::<()>(crate::error::ErrorKind::Syntax, location, "':' expected after dictionary key")
        });
        self.alt(Self::starred_value);
        self.alt(Self::missing_value)
    }

    fn starred_value(&mut self) -> Option<()> {
        self.expression()?;
        self.eat(Kind::Colon)?;
        let star = self.eat(Kind::Star)?;
        self.operation()?;
        self.raise_from(star.start, "cannot use a starred expression in a dictionary value")
    }

    fn missing_value(&mut self) -> Option<()> {
        self.expression()?;
        let start = self.mark;
        self.eat(Kind::Colon)?;
        self.ahead(&[Kind::RightBrace, Kind::Comma])?;
        self.raise_at(self.since(start), "expression expected after dictionary key and ':'")
    }

    fn dict_comprehension(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::LeftBrace)?;
            m.pair()?;
            m.for_if_clauses()?;
            m.eat(Kind::RightBrace)?;
            m.node(NodeKind::DictComprehension, start, Vec::new())
        })
        .or_else(|| {
            self.invalid(|m| {
                m.eat(Kind::LeftBrace)?;
                let start = m.mark;
                m.eat(Kind::DoubleStar)?;
                let stars = m.since(start);
                m.operation()?;
                m.for_if_clauses()?;
                m.eat(Kind::RightBrace)?;
                m.raise_at(stars, "dict unpacking cannot be used in dict comprehension")
            })
        })
    }

    pub(super) fn invalid_comprehension(&mut self) -> Option<()> {
        const NO_PARENTHESES: &str = "did you forget parentheses around the comprehension target?";
        self.alt(|m| {
            m.eat_any(&[Kind::LeftBracket, Kind::LeftParen, Kind::LeftBrace])?;
            let value = m.starred_expression()?;
            m.for_if_clauses()?;
            m.raise_at::<()>(value.span, "iterable unpacking cannot be used in comprehension")
        });
        self.alt(|m| {
            m.eat_any(&[Kind::LeftBracket, Kind::LeftBrace])?;
            let first = m.star_named_expression()?;
            m.eat(Kind::Comma)?;
            let rest = m.star_named_expressions()?;
            m.for_if_clauses()?;
            let last = rest.last()?;
            m.raise_at::<()>(first.span.to(last.span), NO_PARENTHESES)
        });
        self.alt(|m| {
            m.eat_any(&[Kind::LeftBracket, Kind::LeftBrace])?;
            let start = m.mark;
            m.star_named_expression()?;
            m.eat(Kind::Comma)?;
            let span = m.since(start);
            m.for_if_clauses()?;
            m.raise_at(span, NO_PARENTHESES)
        })
    }

    /// The `for … in … if …` of a comprehension.
    pub(super) fn for_if_clauses(&mut self) -> Option<Node> {
        let start = self.mark;
        let mut found = false;
        loop {
            match self.alt(Self::for_if_clause) {
                Some(true) => found = true,
                // A cut: the clause is wrong behind `in`.
                Some(false) => return None,
                None => break,
            }
        }
        if found { self.node(NodeKind::Operation, start, Vec::new()) } else { None }
    }

    fn for_if_clause(&mut self) -> Option<bool> {
        let head = self.alt(|m| {
            m.optional(|m| m.eat(Kind::Async))?;
            m.eat(Kind::For)?;
            m.star_targets()?;
            m.eat(Kind::In)
        });
        if head.is_some() {
            let rest = self.alt(|m| {
                m.disjunction()?;
                m.many(|m| {
                    m.eat(Kind::If)?;
                    m.disjunction()
                });
                Some(())
            });
            return Some(rest.is_some());
        }
        // Tried in the first run too.
        self.alt(|m| {
            m.optional(|m| m.eat(Kind::Async))?;
            m.eat(Kind::For)?;
            m.list(Self::operation)?;
            m.optional(|m| m.eat(Kind::Comma))?;
            m.not_ahead(&[Kind::In])?;
            m.raise_last::<()>(crate::error::ErrorKind::Syntax, "'in' expected after for-loop variables")
        });
        self.invalid(Self::invalid_for_target);
        None
    }

    pub(super) fn invalid_for_target(&mut self) -> Option<()> {
        self.optional(|m| m.eat(Kind::Async))?;
        self.eat(Kind::For)?;
        let target = self.star_expressions()?;
        self.invalid_loop_target(&target)
    }
}
