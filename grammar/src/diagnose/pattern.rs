//! `match` statements and their patterns.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::error::ErrorKind;
use crate::span::Span;
use crate::token::Kind;

impl Matcher<'_> {
    pub(super) fn match_statement(&mut self) -> Option<()> {
        let line = self.line_of(self.mark);
        self.alt(|m| {
            m.match_header()?;
            m.eat(Kind::Colon)?;
            m.eat(Kind::Newline)?;
            m.eat(Kind::Indent)?;
            if m.many(Self::case_block).is_empty() {
                return None;
            }
            m.eat(Kind::Dedent)?;
            Some(())
        })
        .or_else(|| {
            self.invalid(|m| {
                m.match_header()?;
                m.eat(Kind::Newline)?;
                m.raise_last(ErrorKind::Syntax, "expected ':'")
            });
            self.invalid(|m| {
                m.match_header()?;
                m.eat(Kind::Colon)?;
                m.eat(Kind::Newline)?;
                m.not_ahead(&[Kind::Indent])?;
                let message = format!("expected an indented block after 'match' statement on line {line}");
                m.raise_last(ErrorKind::Indentation, &message)
            });
            None
        })
    }

    fn match_header(&mut self) -> Option<()> {
        self.word("match")?;
        self.alt(|m| {
            m.star_named_expression()?;
            m.eat(Kind::Comma)?;
            m.optional(Self::star_named_expressions)?;
            Some(())
        })
        .or_else(|| self.named_expression().map(|_| ()))
    }

    fn case_header(&mut self) -> Option<()> {
        self.word("case")?;
        self.patterns()?;
        self.optional(|m| {
            m.eat(Kind::If)?;
            m.named_expression()
        })?;
        Some(())
    }

    fn case_block(&mut self) -> Option<()> {
        let line = self.line_of(self.mark);
        self.invalid(|m| {
            m.case_header()?;
            m.eat(Kind::Newline)?;
            m.raise_last(ErrorKind::Syntax, "expected ':'")
        });
        self.invalid(|m| {
            m.case_header()?;
            m.eat(Kind::Colon)?;
            m.eat(Kind::Newline)?;
            m.not_ahead(&[Kind::Indent])?;
            let message = format!("expected an indented block after 'case' statement on line {line}");
            m.raise_last(ErrorKind::Indentation, &message)
        });
        self.case_header()?;
        self.eat(Kind::Colon)?;
        self.block()
    }

    fn patterns(&mut self) -> Option<()> {
        self.alt(Self::open_sequence).or_else(|| self.pattern().map(|_| ()))
    }

    fn open_sequence(&mut self) -> Option<()> {
        self.maybe_star_pattern()?;
        self.eat(Kind::Comma)?;
        self.optional(Self::sequence_items)?;
        Some(())
    }

    fn sequence_items(&mut self) -> Option<()> {
        self.list(Self::maybe_star_pattern)?;
        self.optional(|m| m.eat(Kind::Comma))?;
        Some(())
    }

    fn maybe_star_pattern(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Star)?;
            m.eat(Kind::Name)?;
            Some(())
        })
        .or_else(|| self.pattern().map(|_| ()))
    }

    fn pattern(&mut self) -> Option<Span> {
        let start = self.mark;
        self.alt(Self::as_pattern).or_else(|| self.alt(Self::or_pattern))?;
        Some(self.since(start))
    }

    fn as_pattern(&mut self) -> Option<()> {
        self.alt(|m| {
            m.or_pattern()?;
            m.eat(Kind::As)?;
            m.capture_target()
        })
        .or_else(|| {
            self.invalid(|m| {
                m.alt(|m| {
                    m.or_pattern()?;
                    m.eat(Kind::As)?;
                    let wildcard = m.word("_")?;
                    m.raise_token::<()>(wildcard, "cannot use '_' as a target")
                });
                m.or_pattern()?;
                m.eat(Kind::As)?;
                m.not_ahead(&[Kind::Name])?;
                let target = m.expression()?;
                m.raise_at(target.span, "invalid pattern target")
            });
            None
        })
    }

    /// A name that is not `_`, and not the beginning of something else.
    fn capture_target(&mut self) -> Option<()> {
        let name = self.eat(Kind::Name)?;
        if self.text(name) == "_" {
            return None;
        }
        self.not_ahead(&[Kind::Dot, Kind::LeftParen, Kind::Equal])
    }

    fn or_pattern(&mut self) -> Option<()> {
        self.closed_pattern()?;
        self.many(|m| {
            m.eat(Kind::Bar)?;
            m.closed_pattern()
        });
        Some(())
    }

    fn closed_pattern(&mut self) -> Option<Node> {
        self.memo(Rule::Pattern, |m| {
            let start = m.mark;
            match m.peek() {
                Kind::Number | Kind::Minus | Kind::String | Kind::FStringStart => m.literal_pattern()?,
                Kind::None | Kind::True | Kind::False => m.mark += 1,
                Kind::Name => m.name_pattern()?,
                Kind::LeftParen => m.alt(Self::group_pattern).or_else(|| m.alt(Self::sequence_pattern))?,
                Kind::LeftBracket => m.alt(Self::sequence_pattern)?,
                Kind::LeftBrace => m.alt(Self::mapping_pattern)?,
                _ => return None,
            }
            m.node(NodeKind::Literal, start, Vec::new())
        })
    }

    fn literal_pattern(&mut self) -> Option<()> {
        if self.sees_any(&[Kind::String, Kind::FStringStart]) {
            return self.strings().map(|_| ());
        }
        self.optional(|m| m.eat(Kind::Minus))?;
        self.eat(Kind::Number)?;
        self.optional(|m| {
            m.eat_any(&[Kind::Plus, Kind::Minus])?;
            m.eat(Kind::Number)
        })?;
        Some(())
    }

    fn name_or_attribute(&mut self) -> Option<()> {
        self.eat(Kind::Name)?;
        self.many(|m| {
            m.eat(Kind::Dot)?;
            m.eat(Kind::Name)
        });
        Some(())
    }

    /// A capture, a wildcard, a value or a class.
    fn name_pattern(&mut self) -> Option<()> {
        self.alt(|m| {
            m.name_or_attribute()?;
            m.not_ahead(&[Kind::Dot, Kind::LeftParen, Kind::Equal])
        })
        .or_else(|| self.alt(Self::class_pattern))
        .or_else(|| self.word("_").map(|_| ()))
    }

    fn group_pattern(&mut self) -> Option<()> {
        self.eat(Kind::LeftParen)?;
        self.pattern()?;
        self.eat(Kind::RightParen)?;
        Some(())
    }

    fn sequence_pattern(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::LeftBracket)?;
            m.optional(Self::sequence_items)?;
            m.eat(Kind::RightBracket)?;
            Some(())
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftParen)?;
                m.optional(Self::open_sequence)?;
                m.eat(Kind::RightParen)?;
                Some(())
            })
        })
    }

    fn mapping_pattern(&mut self) -> Option<()> {
        self.eat(Kind::LeftBrace)?;
        let pairs = self.optional(|m| m.list(Self::mapping_pair))?;
        self.optional(|m| {
            if pairs.is_some() {
                m.eat(Kind::Comma)?;
            }
            m.eat(Kind::DoubleStar)?;
            m.capture_target()
        })?;
        self.optional(|m| m.eat(Kind::Comma))?;
        self.eat(Kind::RightBrace)?;
        Some(())
    }

    fn mapping_pair(&mut self) -> Option<()> {
        match self.peek() {
            Kind::None | Kind::True | Kind::False => self.mark += 1,
            Kind::Name => {
                self.eat(Kind::Name)?;
                let dots = self.many(|m| {
                    m.eat(Kind::Dot)?;
                    m.eat(Kind::Name)
                });
                if dots.is_empty() {
                    return None;
                }
            }
            _ => self.literal_pattern()?,
        }
        self.eat(Kind::Colon)?;
        self.pattern()?;
        Some(())
    }

    fn class_pattern(&mut self) -> Option<()> {
        self.alt(|m| {
            m.name_or_attribute()?;
            m.eat(Kind::LeftParen)?;
            m.optional(|m| {
                m.alt(|m| {
                    m.list(Self::positional_pattern)?;
                    m.optional(|m| {
                        m.eat(Kind::Comma)?;
                        m.list(Self::keyword_pattern)
                    })?;
                    Some(())
                })
                .or_else(|| m.list(Self::keyword_pattern).map(|_| ()))?;
                m.optional(|m| m.eat(Kind::Comma))
            })?;
            m.eat(Kind::RightParen)?;
            Some(())
        })
        .or_else(|| {
            self.invalid(|m| {
                m.name_or_attribute()?;
                m.eat(Kind::LeftParen)?;
                m.optional(|m| {
                    m.list(Self::positional_pattern)?;
                    m.eat(Kind::Comma)
                })?;
                m.list(Self::keyword_pattern)?;
                m.eat(Kind::Comma)?;
                let late = m.list(Self::positional_pattern)?;
                let span = late.first()?.to(*late.last()?);
                m.raise_at(span, "positional patterns follow keyword patterns")
            });
            None
        })
    }

    fn positional_pattern(&mut self) -> Option<Span> {
        let span = self.pattern()?;
        self.not_ahead(&[Kind::Equal])?;
        Some(span)
    }

    fn keyword_pattern(&mut self) -> Option<()> {
        self.eat(Kind::Name)?;
        self.eat(Kind::Equal)?;
        self.pattern()?;
        Some(())
    }
}
