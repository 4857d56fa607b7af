//! Files and simple statements.

use super::matcher::{Matcher, Node, NodeKind, Rule};
use crate::token::Kind;

const AUGMENTED: [Kind; 13] = [
    Kind::PlusEqual,
    Kind::MinusEqual,
    Kind::StarEqual,
    Kind::AtEqual,
    Kind::SlashEqual,
    Kind::PercentEqual,
    Kind::AmpersandEqual,
    Kind::BarEqual,
    Kind::CircumflexEqual,
    Kind::LeftShiftEqual,
    Kind::RightShiftEqual,
    Kind::DoubleStarEqual,
    Kind::DoubleSlashEqual,
];

impl Matcher<'_> {
    pub(super) fn file(&mut self) -> Option<()> {
        self.statements();
        self.eat(Kind::End)?;
        Some(())
    }

    pub(super) fn eval(&mut self) -> Option<()> {
        self.expressions()?;
        self.many(|m| m.eat(Kind::Newline));
        self.eat(Kind::End)?;
        Some(())
    }

    pub(super) fn interactive(&mut self) -> Option<()> {
        self.alt(|m| {
            m.compound_statement()?;
            m.optional(|m| m.eat(Kind::Newline))?;
            m.ahead(&[Kind::End])
        })
        .or_else(|| self.simple_statements())
    }

    pub(super) fn statements(&mut self) -> Option<()> {
        let found = self.many(|m| m.alt(Self::compound_statement).or_else(|| m.alt(Self::simple_statements)));
        (!found.is_empty()).then_some(())
    }

    pub(super) fn simple_statements(&mut self) -> Option<()> {
        self.simple_statement()?;
        self.many(|m| {
            m.eat(Kind::Semicolon)?;
            m.simple_statement()
        });
        self.optional(|m| m.eat(Kind::Semicolon))?;
        self.eat(Kind::Newline)?;
        Some(())
    }

    fn simple_statement(&mut self) -> Option<Node> {
        self.memo(Rule::SimpleStatement, |m| {
            let start = m.mark;
            m.alt(Self::assignment)
                .or_else(|| m.alt(Self::type_alias))
                .or_else(|| m.alt(|m| m.star_expressions().map(|_| ())))
                .or_else(|| m.keyword_statement())?;
            m.node(NodeKind::Operation, start, Vec::new())
        })
    }

    fn keyword_statement(&mut self) -> Option<()> {
        match self.peek() {
            Kind::Return => self.alt(|m| {
                m.eat(Kind::Return)?;
                m.optional(Self::star_expressions)?;
                Some(())
            }),
            Kind::Import | Kind::From => self.alt(Self::import),
            Kind::Raise => self.alt(Self::raise_statement),
            Kind::Pass | Kind::Break | Kind::Continue => {
                self.mark += 1;
                Some(())
            }
            Kind::Del => self.alt(Self::del_statement),
            Kind::Yield => self.alt(|m| m.yield_expr().map(|_| ())),
            Kind::Assert => self.alt(|m| {
                m.eat(Kind::Assert)?;
                m.expression()?;
                m.optional(|m| {
                    m.eat(Kind::Comma)?;
                    m.expression()
                })?;
                Some(())
            }),
            Kind::Global | Kind::Nonlocal => self.alt(|m| {
                m.eat_any(&[Kind::Global, Kind::Nonlocal])?;
                m.list(|m| m.eat(Kind::Name))?;
                Some(())
            }),
            _ => None,
        }
    }

    fn raise_statement(&mut self) -> Option<()> {
        self.eat(Kind::Raise)?;
        self.optional(|m| {
            m.expression()?;
            m.optional(|m| {
                m.eat(Kind::From)?;
                m.expression()
            })
        })?;
        Some(())
    }

    fn type_alias(&mut self) -> Option<()> {
        self.word("type")?;
        self.eat(Kind::Name)?;
        self.optional(Self::type_params)?;
        self.eat(Kind::Equal)?;
        self.expression()?;
        Some(())
    }

    fn del_statement(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Del)?;
            m.list(Self::del_target)?;
            m.optional(|m| m.eat(Kind::Comma))?;
            m.ahead(&[Kind::Semicolon, Kind::Newline])
        })
        .or_else(|| {
            self.invalid(|m| {
                m.eat(Kind::Del)?;
                let targets = m.star_expressions()?;
                m.invalid_delete(&targets)
            });
            None
        })
    }

    // Assignments

    fn assignment(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::Name)?;
            m.annotation_and_value()
        })
        .or_else(|| {
            self.alt(|m| {
                m.alt(|m| {
                    m.eat(Kind::LeftParen)?;
                    m.single_target()?;
                    m.eat(Kind::RightParen)
                })
                .map(|_| ())
                .or_else(|| m.subscript_or_attribute().map(|_| ()))?;
                m.annotation_and_value()
            })
        })
        .or_else(|| {
            self.alt(|m| {
                m.targets_and_equals()?;
                m.annotated_rhs()?;
                m.not_ahead(&[Kind::Equal])
            })
        })
        .or_else(|| self.augmented_assignment())
    }

    /// The cut behind the operator means that nothing else is tried, not even for a mistake.
    fn augmented_assignment(&mut self) -> Option<()> {
        let head = self.alt(|m| {
            m.single_target()?;
            m.eat_any(&AUGMENTED)
        });
        if head.is_some() {
            self.annotated_rhs()?;
            return Some(());
        }
        self.invalid(Self::invalid_assignment);
        None
    }

    fn annotation_and_value(&mut self) -> Option<()> {
        self.eat(Kind::Colon)?;
        self.expression()?;
        self.optional(|m| {
            m.eat(Kind::Equal)?;
            m.annotated_rhs()
        })?;
        Some(())
    }

    fn targets_and_equals(&mut self) -> Option<()> {
        let targets = self.many(|m| {
            m.star_targets()?;
            m.eat(Kind::Equal)
        });
        (!targets.is_empty()).then_some(())
    }

    pub(super) fn annotated_rhs(&mut self) -> Option<Node> {
        self.alt(Self::yield_expr).or_else(|| self.star_expressions())
    }

    fn invalid_assignment(&mut self) -> Option<()> {
        self.alt(|m| {
            let target = m.invalid_annotation_target()?;
            m.eat(Kind::Colon)?;
            m.expression()?;
            let message = format!("only single target (not {}) can be annotated", target.kind.words());
            m.raise_at::<()>(target.span, &message)
        });
        self.alt(|m| {
            let first = m.star_named_expression()?;
            m.eat(Kind::Comma)?;
            m.many(Self::star_named_expressions);
            m.eat(Kind::Colon)?;
            m.expression()?;
            m.raise_at::<()>(first.span, "only single target (not tuple) can be annotated")
        });
        self.alt(|m| {
            let target = m.expression()?;
            m.eat(Kind::Colon)?;
            m.expression()?;
            m.raise_at::<()>(target.span, "illegal target for annotation")
        });
        self.alt(|m| {
            m.many(|m| {
                m.star_targets()?;
                m.eat(Kind::Equal)
            });
            let target = m.star_expressions()?;
            m.eat(Kind::Equal)?;
            m.invalid_store(&target)
        });
        self.alt(|m| {
            m.many(|m| {
                m.star_targets()?;
                m.eat(Kind::Equal)
            });
            let target = m.yield_expr()?;
            m.eat(Kind::Equal)?;
            m.raise_at::<()>(target.span, "assignment to yield expression not possible")
        });
        self.alt(|m| {
            let target = m.star_expressions()?;
            m.eat_any(&AUGMENTED)?;
            m.annotated_rhs()?;
            let message =
                format!("'{}' is an illegal expression for augmented assignment", target.kind.words());
            m.raise_at(target.span, &message)
        })
    }

    fn invalid_annotation_target(&mut self) -> Option<Node> {
        self.alt(|m| {
            let atom = m.atom()?;
            matches!(atom.kind, NodeKind::List | NodeKind::Tuple).then_some(atom)
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::LeftParen)?;
                let target = m.invalid_annotation_target()?;
                m.eat(Kind::RightParen)?;
                Some(target)
            })
        })
    }

    // Imports

    fn import(&mut self) -> Option<()> {
        self.invalid(Self::invalid_import);
        self.alt(|m| {
            m.eat(Kind::Import)?;
            m.list(|m| {
                m.dotted_name()?;
                m.as_name()
            })?;
            Some(())
        })
        .or_else(|| {
            self.alt(|m| {
                m.eat(Kind::From)?;
                let dots = m.many(|m| m.eat_any(&[Kind::Dot, Kind::Ellipsis]));
                if m.optional(Self::dotted_name)?.is_none() && dots.is_empty() {
                    return None;
                }
                m.eat(Kind::Import)?;
                m.import_targets()
            })
        })
    }

    fn invalid_import(&mut self) -> Option<()> {
        self.alt(|m| {
            let import = m.eat(Kind::Import)?;
            m.list(Self::dotted_name)?;
            m.eat(Kind::From)?;
            m.dotted_name()?;
            m.raise_from::<()>(import.start, "Did you mean to use 'from ... import ...' instead?")
        });
        self.alt(|m| {
            m.eat(Kind::Import)?;
            let newline = m.eat(Kind::Newline)?;
            m.raise_from::<()>(newline.start, "Expected one or more names after 'import'")
        })
    }

    fn dotted_name(&mut self) -> Option<()> {
        self.eat(Kind::Name)?;
        self.many(|m| {
            m.eat(Kind::Dot)?;
            m.eat(Kind::Name)
        });
        Some(())
    }

    fn as_name(&mut self) -> Option<()> {
        self.optional(|m| {
            m.eat(Kind::As)?;
            m.eat(Kind::Name)
        })?;
        Some(())
    }

    fn import_names(&mut self) -> Option<()> {
        self.list(|m| {
            m.eat(Kind::Name)?;
            m.as_name()
        })?;
        Some(())
    }

    fn import_targets(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::LeftParen)?;
            m.import_names()?;
            m.optional(|m| m.eat(Kind::Comma))?;
            m.eat(Kind::RightParen)?;
            Some(())
        })
        .or_else(|| {
            self.alt(|m| {
                m.import_names()?;
                m.not_ahead(&[Kind::Comma])
            })
        })
        .or_else(|| self.eat(Kind::Star).map(|_| ()))
        .or_else(|| {
            self.invalid(|m| {
                m.alt(|m| {
                    m.import_names()?;
                    m.eat(Kind::Comma)?;
                    m.eat(Kind::Newline)?;
                    let message = "trailing comma not allowed without surrounding parentheses";
                    m.raise_last::<()>(crate::error::ErrorKind::Syntax, message)
                });
                let newline = m.eat(Kind::Newline)?;
                m.raise_from(newline.start, "Expected one or more names after 'import'")
            });
            None
        })
    }
}
