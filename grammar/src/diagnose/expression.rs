//! Expressions, down to primaries.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::error::ErrorKind;
use crate::span::Span;
use crate::token::{Kind, Token};

const BINARY: [Kind; 12] = [
    Kind::Bar,
    Kind::Circumflex,
    Kind::Ampersand,
    Kind::LeftShift,
    Kind::RightShift,
    Kind::Plus,
    Kind::Minus,
    Kind::Star,
    Kind::Slash,
    Kind::DoubleSlash,
    Kind::Percent,
    Kind::At,
];

/// Those behind which `not` has a message of its own.
const ARITHMETIC: [Kind; 7] =
    [Kind::Plus, Kind::Minus, Kind::Star, Kind::Slash, Kind::DoubleSlash, Kind::Percent, Kind::At];

impl Matcher<'_> {
    pub(super) fn expressions(&mut self) -> Option<Node> {
        self.tuple_or_one(Self::expression)
    }

    pub(super) fn star_expressions(&mut self) -> Option<Node> {
        self.tuple_or_one(Self::star_expression)
    }

    fn tuple_or_one(&mut self, item: fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let start = self.mark;
        let first = self.alt(item)?;
        if !self.sees(Kind::Comma) {
            return Some(first);
        }
        let mut children = vec![first];
        children.extend(self.many(|m| {
            m.eat(Kind::Comma)?;
            item(m)
        }));
        self.optional(|m| m.eat(Kind::Comma))?;
        self.node(NodeKind::Tuple, start, children)
    }

    pub(super) fn star_expression(&mut self) -> Option<Node> {
        self.alt(Self::starred_operation).or_else(|| self.expression())
    }

    /// `'*' bitwise_or`
    pub(super) fn starred_operation(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Kind::Star)?;
        let value = self.operation()?;
        self.node(NodeKind::Starred, start, vec![value])
    }

    pub(super) fn star_named_expressions(&mut self) -> Option<Vec<Node>> {
        let items = self.list(Self::star_named_expression)?;
        self.optional(|m| m.eat(Kind::Comma))?;
        Some(items)
    }

    pub(super) fn star_named_expression(&mut self) -> Option<Node> {
        self.alt(Self::starred_operation).or_else(|| self.named_expression())
    }

    pub(super) fn yield_expr(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Kind::Yield)?;
        let from = self.alt(|m| {
            m.eat(Kind::From)?;
            m.expression()
        });
        if from.is_none() {
            self.optional(Self::star_expressions)?;
        }
        self.node(NodeKind::Yield, start, Vec::new())
    }

    pub(super) fn assignment_expression(&mut self) -> Option<Option<Node>> {
        let start = self.mark;
        let head = self.alt(|m| {
            m.eat(Kind::Name)?;
            m.eat(Kind::ColonEqual)
        });
        head?;
        // A cut: behind `:=`, nothing else is tried.
        if self.expression().is_none() {
            return Some(None);
        }
        Some(self.node(NodeKind::Named, start, Vec::new()))
    }

    pub(super) fn named_expression(&mut self) -> Option<Node> {
        if let Some(result) = self.alt(Self::assignment_expression) {
            if result.is_some() {
                return result;
            }
            return None;
        }
        if self.invalid {
            let start = self.mark;
            self.memo(Rule::NamedInvalid, |m| {
                m.invalid_named_expression();
                None
            });
            self.mark = start;
        }
        self.alt(|m| {
            let value = m.expression()?;
            m.not_ahead(&[Kind::ColonEqual])?;
            Some(value)
        })
    }

    fn invalid_named_expression(&mut self) -> Option<()> {
        self.alt(|m| {
            let target = m.expression()?;
            m.eat(Kind::ColonEqual)?;
            m.expression()?;
            let message = format!("cannot use assignment expressions with {}", target.kind.words());
            m.raise_at::<()>(target.span, &message)
        });
        self.alt(|m| {
            let start = m.mark;
            m.eat(Kind::Name)?;
            m.eat(Kind::Equal)?;
            m.operation()?;
            m.not_ahead(&[Kind::Equal, Kind::ColonEqual])?;
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            m.raise_at::<()>(m.since(start), message)
        });
        self.alt(|m| {
            if m.follows(Self::literal_like) {
                return None;
            }
            let target = m.operation()?;
            m.eat(Kind::Equal)?;
            m.operation()?;
            m.not_ahead(&[Kind::Equal, Kind::ColonEqual])?;
            let message = format!(
                "cannot assign to {} here. Maybe you meant '==' instead of '='?",
                target.kind.words()
            );
            m.raise_at(target.span, &message)
        })
    }

    /// What another rule has a better message for.
    fn literal_like(&mut self) -> Option<()> {
        match self.peek() {
            Kind::True | Kind::None | Kind::False => Some(()),
            Kind::LeftBracket | Kind::LeftParen => {
                let atom = self.atom()?;
                let tuple_like = matches!(atom.kind, NodeKind::List | NodeKind::Tuple | NodeKind::Generator);
                tuple_like.then_some(())
            }
            _ => None,
        }
    }

    pub(super) fn expression(&mut self) -> Option<Node> {
        self.memo(Rule::Expression, |m| {
            if m.invalid {
                m.invalid(Self::invalid_expression);
                m.invalid(Self::invalid_legacy_expression);
            }
            m.plain_expression()
        })
    }

    fn plain_expression(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            let body = m.disjunction()?;
            let conditional = m.alt(|m| {
                m.eat(Kind::If)?;
                m.disjunction()?;
                m.eat(Kind::Else)?;
                m.expression()?;
                m.node(NodeKind::Conditional, start, Vec::new())
            });
            Some(conditional.unwrap_or(body))
        })
        .or_else(|| self.alt(Self::lambda))
    }

    fn lambda(&mut self) -> Option<Node> {
        let start = self.mark;
        self.eat(Kind::Lambda)?;
        self.optional(Self::lambda_params)?;
        self.eat(Kind::Colon)?;
        self.expression()?;
        self.node(NodeKind::Lambda, start, Vec::new())
    }

    fn expression_without_invalid(&mut self) -> Option<Node> {
        let invalid = std::mem::replace(&mut self.invalid, false);
        let result = self.plain_expression();
        self.invalid = invalid;
        result
    }

    fn invalid_expression(&mut self) -> Option<()> {
        self.alt(|m| {
            if m.begins_like_soft_keyword() {
                return None;
            }
            let first = m.disjunction()?;
            let second = m.expression_without_invalid()?;
            if m.is_legacy(&first) || m.level() == 0 {
                return None;
            }
            let message = "invalid syntax. Perhaps you forgot a comma?";
            m.raise_at::<()>(first.span.to(second.span), message)
        });
        self.alt(|m| {
            let first = m.disjunction()?;
            m.eat(Kind::If)?;
            let second = m.disjunction()?;
            m.not_ahead(&[Kind::Else, Kind::Colon])?;
            m.raise_at::<()>(first.span.to(second.span), "expected 'else' after 'if' expression")
        });
        self.alt(|m| {
            let start = m.mark;
            m.eat(Kind::Lambda)?;
            m.optional(Self::lambda_params)?;
            m.eat(Kind::Colon)?;
            if !(m.at_format_spec() || m.begins_field(start) && m.sees(Kind::RightBrace)) {
                return None;
            }
            let message = "f-string: lambda expressions are not allowed without parentheses";
            m.raise_at(m.since(start), message)
        })
    }

    /// `NAME STRING`, or a soft keyword, which would be an error of another kind.
    fn begins_like_soft_keyword(&mut self) -> bool {
        self.follows(|m| {
            let name = m.eat(Kind::Name)?;
            // CPython compares no more characters than the name has.
            let text = m.text(name);
            if ["_", "case", "match", "type"].iter().any(|keyword| keyword.starts_with(text)) {
                return Some(());
            }
            m.ahead(&[Kind::String])
        })
    }

    fn invalid_legacy_expression(&mut self) -> Option<()> {
        let name = self.eat(Kind::Name)?;
        self.not_ahead(&[Kind::LeftParen])?;
        let value = self.star_expressions()?;
        let text = self.text(name);
        if !is_legacy_name(text) {
            return None;
        }
        let message = format!("Missing parentheses in call to '{text}'. Did you mean {text}(...)?");
        self.raise_at(Span::new(name.start, value.span.end), &message)
    }

    fn is_legacy(&self, node: &Node) -> bool {
        let token = Token { kind: Kind::Name, start: node.span.start, end: node.span.end };
        node.kind == NodeKind::Name && is_legacy_name(self.text(token))
    }

    pub(super) fn disjunction(&mut self) -> Option<Node> {
        self.memo(Rule::Disjunction, |m| m.boolean(Kind::Or, Self::conjunction))
    }

    fn conjunction(&mut self) -> Option<Node> {
        self.memo(Rule::Conjunction, |m| m.boolean(Kind::And, Self::inversion))
    }

    fn boolean(&mut self, operator: Kind, operand: fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let start = self.mark;
        let first = operand(self)?;
        let rest = self.many(|m| {
            m.eat(operator)?;
            operand(m)
        });
        if rest.is_empty() { Some(first) } else { self.node(NodeKind::Operation, start, Vec::new()) }
    }

    fn inversion(&mut self) -> Option<Node> {
        self.memo(Rule::Inversion, |m| {
            let start = m.mark;
            if m.eat(Kind::Not).is_some() {
                m.inversion()?;
                return m.node(NodeKind::Operation, start, Vec::new());
            }
            m.comparison()
        })
    }

    fn comparison(&mut self) -> Option<Node> {
        let start = self.mark;
        let first = self.operation()?;
        let rest = self.many(|m| {
            let operator = m.comparison_operator()?;
            m.operation()?;
            Some(operator)
        });
        match rest.first() {
            None => Some(first),
            Some(Kind::In) => self.node(NodeKind::Membership, start, vec![first]),
            Some(_) => self.node(NodeKind::Comparison, start, Vec::new()),
        }
    }

    fn comparison_operator(&mut self) -> Option<Kind> {
        let simple = [
            Kind::EqualEqual,
            Kind::NotEqual,
            Kind::LessEqual,
            Kind::Less,
            Kind::GreaterEqual,
            Kind::Greater,
            Kind::In,
        ];
        if let Some(token) = self.eat_any(&simple) {
            return Some(token.kind);
        }
        self.alt(|m| {
            m.eat(Kind::Not)?;
            m.eat(Kind::In)?;
            Some(Kind::Not)
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::Is)?;
                m.optional(|m| m.eat(Kind::Not))?;
                Some(Kind::Is)
            })
        })
    }

    /// `bitwise_or`: precedence among the binary operators makes no difference to messages.
    pub(super) fn operation(&mut self) -> Option<Node> {
        self.memo(Rule::Operation, |m| {
            let start = m.mark;
            let first = m.factor()?;
            let rest = m.many(|m| {
                let operator = m.eat_any(&BINARY)?;
                if ARITHMETIC.contains(&operator.kind) {
                    m.invalid(|m| m.invalid_not(Self::inversion));
                }
                m.factor()
            });
            if rest.is_empty() { Some(first) } else { m.node(NodeKind::Operation, start, Vec::new()) }
        })
    }

    pub(super) fn factor(&mut self) -> Option<Node> {
        self.memo(Rule::Factor, |m| {
            let start = m.mark;
            if m.eat_any(&[Kind::Plus, Kind::Minus, Kind::Tilde]).is_some() {
                m.invalid(|m| m.invalid_not(Self::factor));
                m.factor()?;
                return m.node(NodeKind::Operation, start, Vec::new());
            }
            let base = m.await_primary()?;
            let power = m.alt(|m| {
                m.eat(Kind::DoubleStar)?;
                m.factor()
            });
            if power.is_none() { Some(base) } else { m.node(NodeKind::Operation, start, Vec::new()) }
        })
    }

    /// `not` binds less tightly than the operator in front of it.
    fn invalid_not(&mut self, operand: fn(&mut Self) -> Option<Node>) -> Option<()> {
        let start = self.mark;
        self.eat(Kind::Not)?;
        operand(self)?;
        self.raise_at(self.since(start), "'not' after an operator must be parenthesized")
    }

    fn await_primary(&mut self) -> Option<Node> {
        let start = self.mark;
        if self.eat(Kind::Await).is_some() {
            self.primary()?;
            return self.node(NodeKind::Await, start, Vec::new());
        }
        self.primary()
    }

    pub(super) fn primary(&mut self) -> Option<Node> {
        self.memo(Rule::Primary, |m| {
            let start = m.mark;
            let mut node = m.atom()?;
            while let Some(kind) = m.alt(Self::trailer) {
                node = m.node(kind, start, Vec::new())?;
            }
            Some(node)
        })
    }

    fn trailer(&mut self) -> Option<NodeKind> {
        match self.peek() {
            Kind::Dot => {
                self.eat(Kind::Dot)?;
                self.eat(Kind::Name)?;
                Some(NodeKind::Attribute)
            }
            Kind::LeftParen => {
                self.alt(Self::generator_expression).map(|_| ()).or_else(|| {
                    self.alt(|m| {
                        m.eat(Kind::LeftParen)?;
                        m.optional(Self::arguments)?;
                        m.eat(Kind::RightParen)?;
                        Some(())
                    })
                })?;
                Some(NodeKind::Call)
            }
            Kind::LeftBracket => {
                self.invalid(Self::invalid_comprehension);
                self.eat(Kind::LeftBracket)?;
                self.slices()?;
                self.eat(Kind::RightBracket)?;
                Some(NodeKind::Subscript)
            }
            // A generator expression would fit here, and its mistakes include those in other brackets.
            Kind::LeftBrace => {
                self.invalid(Self::invalid_comprehension);
                None
            }
            _ => None,
        }
    }

    fn slices(&mut self) -> Option<()> {
        self.list(|m| m.alt(Self::slice).or_else(|| m.alt(Self::starred_expression).map(|_| ())))?;
        self.optional(|m| m.eat(Kind::Comma))?;
        Some(())
    }

    fn slice(&mut self) -> Option<()> {
        self.alt(|m| {
            m.optional(Self::expression)?;
            m.eat(Kind::Colon)?;
            m.optional(Self::expression)?;
            m.optional(|m| {
                m.eat(Kind::Colon)?;
                m.optional(Self::expression)
            })?;
            Some(())
        })
        .or_else(|| self.named_expression().map(|_| ()))
    }

    /// `'*' expression`, as in arguments and slices.
    pub(super) fn starred_expression(&mut self) -> Option<Node> {
        let start = self.mark;
        self.invalid(|m| {
            m.eat(Kind::Star)?;
            m.expression()?;
            m.eat(Kind::Equal)?;
            m.expression()?;
            m.raise_at(m.since(start), "cannot assign to iterable argument unpacking")
        });
        if let Some(found) = self.alt(|m| {
            m.eat(Kind::Star)?;
            let value = m.expression()?;
            m.node(NodeKind::Starred, start, vec![value])
        }) {
            return Some(found);
        }
        self.invalid(|m| {
            m.eat(Kind::Star)?;
            m.raise_last(ErrorKind::Syntax, "Invalid star expression")
        })
    }
}

fn is_legacy_name(name: &str) -> bool {
    matches!(name, "print" | "exec")
}
