//! Targets of assignments, loops and `del`, and what is said about wrong ones.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::token::Kind;

const AFTER_PRIMARY: [Kind; 3] = [Kind::LeftParen, Kind::LeftBracket, Kind::Dot];

/// What the target is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Store,
    Delete,
    Loop,
}

impl Matcher<'_> {
    pub(super) fn star_targets(&mut self) -> Option<Node> {
        let start = self.mark;
        let first = self.star_target()?;
        if !self.sees(Kind::Comma) {
            return Some(first);
        }
        let mut children = vec![first];
        children.extend(self.many(|m| {
            m.eat(Kind::Comma)?;
            m.star_target()
        }));
        self.optional(|m| m.eat(Kind::Comma))?;
        self.node(NodeKind::Tuple, start, children)
    }

    pub(super) fn star_target(&mut self) -> Option<Node> {
        self.memo(Rule::StarTarget, |m| {
            let start = m.mark;
            m.alt(|m| {
                m.eat(Kind::Star)?;
                m.not_ahead(&[Kind::Star])?;
                let value = m.star_target()?;
                m.node(NodeKind::Starred, start, vec![value])
            })
            .or_else(|| m.target_with_star_atom())
        })
    }

    fn target_with_star_atom(&mut self) -> Option<Node> {
        self.alt(Self::subscript_or_attribute).or_else(|| self.star_atom())
    }

    /// `primary.name` or `primary[…]`, not followed by more of the primary.
    pub(super) fn subscript_or_attribute(&mut self) -> Option<Node> {
        let start = self.mark;
        let first = self.sees_any(&[Kind::LeftParen, Kind::LeftBracket]);
        let primary = self.primary()?;
        // A parenthesised one is an atom, not itself of this form.
        let bare = !first || primary.span.start == self.token(start).start;
        let fits = matches!(primary.kind, NodeKind::Attribute | NodeKind::Subscript) && bare;
        if !fits {
            return None;
        }
        self.not_ahead(&AFTER_PRIMARY)?;
        Some(primary)
    }

    fn star_atom(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(|m| {
            m.eat(Kind::Name)?;
            m.node(NodeKind::Name, start, Vec::new())
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftParen)?;
                let inner = m.target_with_star_atom()?;
                m.eat(Kind::RightParen)?;
                Some(inner)
            })
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftParen)?;
                let children = m.optional(Self::target_list)?.unwrap_or_default();
                m.eat(Kind::RightParen)?;
                m.node(NodeKind::Tuple, start, children)
            })
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftBracket)?;
                let children = m.optional(Self::target_list)?.unwrap_or_default();
                m.eat(Kind::RightBracket)?;
                m.node(NodeKind::List, start, children)
            })
        })
    }

    fn target_list(&mut self) -> Option<Vec<Node>> {
        let items = self.list(Self::star_target)?;
        self.optional(|m| m.eat(Kind::Comma))?;
        Some(items)
    }

    pub(super) fn single_target(&mut self) -> Option<Node> {
        let start = self.mark;
        self.alt(Self::subscript_or_attribute)
            .or_else(|| {
                self.alt(|m| {
                    m.eat(Kind::Name)?;
                    m.node(NodeKind::Name, start, Vec::new())
                })
            })
            .or_else(|| {
                self.alt(|m| {
                    m.eat(Kind::LeftParen)?;
                    let inner = m.single_target()?;
                    m.eat(Kind::RightParen)?;
                    Some(inner)
                })
            })
    }

    pub(super) fn del_target(&mut self) -> Option<()> {
        self.alt(|m| m.subscript_or_attribute().map(|_| ()))
            .or_else(|| self.eat(Kind::Name).map(|_| ()))
            .or_else(|| {
                self.alt(|m| {
                    let close = match m.eat_any(&[Kind::LeftParen, Kind::LeftBracket])?.kind {
                        Kind::LeftParen => Kind::RightParen,
                        _ => Kind::RightBracket,
                    };
                    m.optional(|m| {
                        m.list(Self::del_target)?;
                        m.optional(|m| m.eat(Kind::Comma))
                    })?;
                    m.eat(close)?;
                    Some(())
                })
            })
    }

    pub(super) fn invalid_store(&mut self, target: &Node) -> Option<()> {
        self.invalid_target(target, Purpose::Store)
    }

    pub(super) fn invalid_loop_target(&mut self, target: &Node) -> Option<()> {
        self.invalid_target(target, Purpose::Loop)
    }

    pub(super) fn invalid_delete(&mut self, target: &Node) -> Option<()> {
        self.invalid_target(target, Purpose::Delete)
    }

    fn invalid_target(&mut self, target: &Node, purpose: Purpose) -> Option<()> {
        let culprit = find_invalid(target, purpose)?;
        let verb = if purpose == Purpose::Delete { "delete" } else { "assign to" };
        let message = format!("cannot {verb} {}", culprit.kind.words());
        self.raise_at(culprit.span, &message)
    }
}

/// The first part of a target that cannot be one.
fn find_invalid(target: &Node, purpose: Purpose) -> Option<Node> {
    match target.kind {
        NodeKind::List | NodeKind::Tuple => {
            target.children.iter().find_map(|child| find_invalid(child, purpose))
        }
        NodeKind::Starred if purpose != Purpose::Delete => {
            target.children.iter().find_map(|child| find_invalid(child, purpose))
        }
        // `a in b` of `for a in b` has been taken for a comparison.
        NodeKind::Membership if purpose == Purpose::Loop => {
            target.children.first().and_then(|left| find_invalid(left, purpose))
        }
        NodeKind::Comparison if purpose == Purpose::Loop => None,
        NodeKind::Name | NodeKind::Subscript | NodeKind::Attribute => None,
        _ => Some(target.clone()),
    }
}
