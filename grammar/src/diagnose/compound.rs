//! Compound statements.

use super::matcher::{Matcher, NodeKind, Rule};
use crate::error::ErrorKind;
use crate::token::Kind;

const NO_COLON: &str = "expected ':'";

impl Matcher<'_> {
    pub(super) fn compound_statement(&mut self) -> Option<()> {
        match self.peek() {
            Kind::Def => self.alt(Self::function),
            Kind::At => self.alt(|m| {
                m.decorators()?;
                m.alt(Self::function).or_else(|| m.alt(Self::class))
            }),
            Kind::Async => self
                .alt(Self::function)
                .or_else(|| self.alt(Self::with_statement))
                .or_else(|| self.alt(Self::for_statement)),
            Kind::If => self.alt(Self::if_statement),
            Kind::Class => self.alt(Self::class),
            Kind::With => self.alt(Self::with_statement),
            Kind::For => self.alt(Self::for_statement),
            Kind::Try => self.alt(Self::try_statement),
            Kind::While => self.alt(Self::while_statement),
            Kind::Name => self.alt(Self::match_statement),
            _ => None,
        }
    }

    pub(super) fn block(&mut self) -> Option<()> {
        self.memo(Rule::Block, |m| {
            let start = m.mark;
            m.alt(|m| {
                m.eat(Kind::Newline)?;
                m.eat(Kind::Indent)?;
                m.statements()?;
                m.eat(Kind::Dedent)?;
                Some(())
            })
            .or_else(|| m.alt(Self::simple_statements))
            .or_else(|| {
                m.invalid(|m| {
                    m.eat(Kind::Newline)?;
                    m.not_ahead(&[Kind::Indent])?;
                    m.raise_last(ErrorKind::Indentation, "expected an indented block")
                });
                None
            })?;
            m.node(NodeKind::Operation, start, Vec::new())
        })
        .map(|_| ())
    }

    fn decorators(&mut self) -> Option<()> {
        let found = self.many(|m| {
            m.eat(Kind::At)?;
            m.named_expression()?;
            m.eat(Kind::Newline)
        });
        (!found.is_empty()).then_some(())
    }

    /// A header that ends without its colon, tried in the second run only.
    fn missing_colon(&mut self, header: impl FnOnce(&mut Self) -> Option<()>) {
        self.invalid(|m| {
            header(m)?;
            m.eat(Kind::Newline)?;
            m.raise_last(ErrorKind::Syntax, NO_COLON)
        });
    }

    /// A header without its block; the first token to be taken is the word that begins it.
    fn missing_block(&mut self, name: &str, header: impl FnOnce(&mut Self) -> Option<()>) {
        self.invalid(|m| {
            m.optional(|m| m.eat(Kind::Async))?;
            let line = m.line_of(m.mark);
            header(m)?;
            m.eat(Kind::Colon)?;
            m.eat(Kind::Newline)?;
            m.not_ahead(&[Kind::Indent])?;
            let message = format!("expected an indented block after {name} on line {line}");
            m.raise_last(ErrorKind::Indentation, &message)
        });
    }

    // Definitions

    fn function(&mut self) -> Option<()> {
        self.missing_block("function definition", |m| {
            m.eat(Kind::Def)?;
            m.eat(Kind::Name)?;
            m.optional(Self::type_params)?;
            m.eat(Kind::LeftParen)?;
            m.optional(Self::params)?;
            m.eat(Kind::RightParen)?;
            m.returns()
        });
        self.optional(|m| m.eat(Kind::Async))?;
        self.eat(Kind::Def)?;
        self.eat(Kind::Name)?;
        self.optional(Self::type_params)?;
        self.force(Kind::LeftParen, "(")?;
        self.optional(Self::params)?;
        self.eat(Kind::RightParen)?;
        self.returns()?;
        self.force(Kind::Colon, ":")?;
        self.block()
    }

    fn returns(&mut self) -> Option<()> {
        self.optional(|m| {
            m.eat(Kind::Arrow)?;
            m.expression()
        })?;
        Some(())
    }

    fn class_header(&mut self) -> Option<()> {
        self.eat(Kind::Class)?;
        self.eat(Kind::Name)?;
        self.optional(Self::type_params)?;
        self.optional(|m| {
            m.eat(Kind::LeftParen)?;
            m.optional(Self::arguments)?;
            m.eat(Kind::RightParen)
        })?;
        Some(())
    }

    fn class(&mut self) -> Option<()> {
        self.missing_colon(Self::class_header);
        self.missing_block("class definition", Self::class_header);
        self.class_header()?;
        self.eat(Kind::Colon)?;
        self.block()
    }

    // if, while, for

    fn test(&mut self, word: Kind) -> Option<()> {
        self.eat(word)?;
        self.named_expression()?;
        Some(())
    }

    fn if_statement(&mut self) -> Option<()> {
        self.missing_colon(|m| m.test(Kind::If));
        self.missing_block("'if' statement", |m| m.test(Kind::If));
        self.test(Kind::If)?;
        self.eat(Kind::Colon)?;
        self.block()?;
        self.elif_or_else()
    }

    fn elif_or_else(&mut self) -> Option<()> {
        loop {
            if !self.sees(Kind::Elif) {
                return self.optional_else();
            }
            self.missing_colon(|m| m.test(Kind::Elif));
            self.missing_block("'elif' statement", |m| m.test(Kind::Elif));
            self.alt(|m| {
                m.test(Kind::Elif)?;
                m.eat(Kind::Colon)?;
                m.block()
            })?;
        }
    }

    fn optional_else(&mut self) -> Option<()> {
        self.optional(|m| {
            m.missing_block("'else' statement", |m| m.eat(Kind::Else).map(|_| ()));
            m.eat(Kind::Else)?;
            m.force(Kind::Colon, ":")?;
            m.block()
        })?;
        Some(())
    }

    fn while_statement(&mut self) -> Option<()> {
        self.missing_colon(|m| m.test(Kind::While));
        self.missing_block("'while' statement", |m| m.test(Kind::While));
        self.test(Kind::While)?;
        self.eat(Kind::Colon)?;
        self.block()?;
        self.optional_else()
    }

    fn for_header(&mut self) -> Option<()> {
        self.optional(|m| m.eat(Kind::Async))?;
        self.eat(Kind::For)?;
        self.star_targets()?;
        self.eat(Kind::In)?;
        self.star_expressions()?;
        Some(())
    }

    fn for_statement(&mut self) -> Option<()> {
        self.missing_colon(Self::for_header);
        self.missing_block("'for' statement", Self::for_header);
        let start = self.mark;
        let head = self.alt(|m| {
            m.optional(|m| m.eat(Kind::Async))?;
            m.eat(Kind::For)?;
            m.star_targets()?;
            m.eat(Kind::In)
        });
        if head.is_some() {
            self.star_expressions()?;
            self.eat(Kind::Colon)?;
            self.block()?;
            return self.optional_else();
        }
        self.mark = start;
        self.invalid(Self::invalid_for_target);
        None
    }

    // with

    fn with_keyword(&mut self) -> Option<()> {
        self.optional(|m| m.eat(Kind::Async))?;
        self.eat(Kind::With)?;
        Some(())
    }

    fn loose_items(&mut self, expressions: bool) -> Option<()> {
        self.list(|m| {
            if expressions {
                m.expressions()?
            } else {
                m.expression()?
            };
            m.optional(|m| {
                m.eat(Kind::As)?;
                m.star_target()
            })
        })?;
        Some(())
    }

    fn loose_header(&mut self) -> Option<()> {
        self.with_keyword()?;
        self.loose_items(false)
    }

    fn loose_parenthesized_header(&mut self) -> Option<()> {
        self.with_keyword()?;
        self.eat(Kind::LeftParen)?;
        self.loose_items(true)?;
        self.optional(|m| m.eat(Kind::Comma))?;
        self.eat(Kind::RightParen)?;
        Some(())
    }

    fn with_statement(&mut self) -> Option<()> {
        self.missing_block("'with' statement", Self::loose_header);
        self.missing_block("'with' statement", Self::loose_parenthesized_header);
        self.alt(|m| {
            m.with_keyword()?;
            m.eat(Kind::LeftParen)?;
            m.list(Self::with_item)?;
            m.optional(|m| m.eat(Kind::Comma))?;
            m.eat(Kind::RightParen)?;
            m.eat(Kind::Colon)?;
            m.block()
        })
        .or_else(|| {
            self.alt(|m| {
                m.with_keyword()?;
                m.list(Self::with_item)?;
                m.eat(Kind::Colon)?;
                m.block()
            })
        })
        .or_else(|| {
            self.missing_colon(Self::loose_header);
            self.missing_colon(Self::loose_parenthesized_header);
            None
        })
    }

    fn with_item(&mut self) -> Option<()> {
        const END: [Kind; 3] = [Kind::Comma, Kind::RightParen, Kind::Colon];
        self.alt(|m| {
            m.expression()?;
            m.eat(Kind::As)?;
            m.star_target()?;
            m.ahead(&END)
        })
        .or_else(|| {
            self.invalid(|m| {
                m.expression()?;
                m.eat(Kind::As)?;
                let target = m.expression()?;
                m.ahead(&END)?;
                m.invalid_store(&target)
            });
            self.alt(|m| m.expression().map(|_| ()))
        })
    }

    // try

    fn try_statement(&mut self) -> Option<()> {
        self.invalid(Self::invalid_try);
        self.eat(Kind::Try)?;
        self.force(Kind::Colon, ":")?;
        self.block()?;
        if self.alt(Self::finally_block).is_some() {
            return Some(());
        }
        let plain = self.many(Self::except_block);
        if plain.is_empty() && self.many(Self::except_star_block).is_empty() {
            return None;
        }
        self.optional_else()?;
        self.optional(Self::finally_block)?;
        Some(())
    }

    fn invalid_try(&mut self) -> Option<()> {
        self.missing_block("'try' statement", |m| m.eat(Kind::Try).map(|_| ()));
        self.alt(|m| {
            m.eat(Kind::Try)?;
            m.eat(Kind::Colon)?;
            m.block()?;
            m.not_ahead(&[Kind::Except, Kind::Finally])?;
            m.raise_last::<()>(ErrorKind::Syntax, "expected 'except' or 'finally' block")
        });
        const BOTH: &str = "cannot have both 'except' and 'except*' on the same 'try'";
        self.alt(|m| {
            m.eat(Kind::Try)?;
            m.eat(Kind::Colon)?;
            m.many(Self::block);
            if m.many(Self::except_block).is_empty() {
                return None;
            }
            let start = m.mark;
            m.eat(Kind::Except)?;
            m.eat(Kind::Star)?;
            let span = m.since(start);
            m.expression()?;
            m.optional(|m| {
                m.eat(Kind::As)?;
                m.eat(Kind::Name)
            })?;
            m.eat(Kind::Colon)?;
            m.raise_at::<()>(span, BOTH)
        });
        self.alt(|m| {
            m.eat(Kind::Try)?;
            m.eat(Kind::Colon)?;
            m.many(Self::block);
            if m.many(Self::except_star_block).is_empty() {
                return None;
            }
            let start = m.mark;
            m.eat(Kind::Except)?;
            let span = m.since(start);
            m.optional(|m| {
                m.expression()?;
                m.optional(|m| {
                    m.eat(Kind::As)?;
                    m.eat(Kind::Name)
                })
            })?;
            m.eat(Kind::Colon)?;
            m.raise_at(span, BOTH)
        })
    }

    fn except_header(&mut self) -> Option<()> {
        self.eat(Kind::Except)?;
        self.optional(|m| {
            m.expression()?;
            m.optional(|m| {
                m.eat(Kind::As)?;
                m.eat(Kind::Name)
            })
        })?;
        Some(())
    }

    fn except_star_header(&mut self) -> Option<()> {
        self.eat(Kind::Except)?;
        self.eat(Kind::Star)?;
        self.expression()?;
        self.optional(|m| {
            m.eat(Kind::As)?;
            m.eat(Kind::Name)
        })?;
        Some(())
    }

    fn except_block(&mut self) -> Option<()> {
        self.missing_block("'except' statement", Self::except_header);
        self.alt(|m| {
            m.except_header()?;
            m.eat(Kind::Colon)?;
            m.block()
        })
        .or_else(|| {
            self.invalid(Self::invalid_except);
            None
        })
    }

    fn except_star_block(&mut self) -> Option<()> {
        self.missing_block("'except*' statement", Self::except_star_header);
        self.alt(|m| {
            m.except_star_header()?;
            m.eat(Kind::Colon)?;
            m.block()
        })
        .or_else(|| {
            self.invalid(Self::invalid_except);
            None
        })
    }

    fn invalid_except(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Except)?;
            m.optional(|m| m.eat(Kind::Star))?;
            let first = m.expression()?;
            m.eat(Kind::Comma)?;
            m.expressions()?;
            m.optional(|m| {
                m.eat(Kind::As)?;
                m.eat(Kind::Name)
            })?;
            m.eat(Kind::Colon)?;
            m.raise_from::<()>(first.span.start, "multiple exception types must be parenthesized")
        });
        self.missing_colon(|m| {
            m.eat(Kind::Except)?;
            m.optional(|m| m.eat(Kind::Star))?;
            m.expression()?;
            m.optional(|m| {
                m.eat(Kind::As)?;
                m.eat(Kind::Name)
            })?;
            Some(())
        });
        self.missing_colon(|m| m.eat(Kind::Except).map(|_| ()));
        self.alt(|m| {
            m.eat(Kind::Except)?;
            m.eat(Kind::Star)?;
            m.eat_any(&[Kind::Newline, Kind::Colon])?;
            m.raise_last(ErrorKind::Syntax, "expected one or more exception types")
        })
    }

    fn finally_block(&mut self) -> Option<()> {
        self.missing_block("'finally' statement", |m| m.eat(Kind::Finally).map(|_| ()));
        self.eat(Kind::Finally)?;
        self.force(Kind::Colon, ":")?;
        self.block()
    }
}
