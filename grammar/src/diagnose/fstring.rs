//! f-strings.

use super::matcher::Matcher;
use crate::token::Kind;

impl Matcher<'_> {
    pub(super) fn fstring(&mut self) -> Option<()> {
        self.eat(Kind::FStringStart)?;
        self.many(Self::fstring_part);
        self.eat(Kind::FStringEnd)?;
        Some(())
    }

    fn fstring_part(&mut self) -> Option<()> {
        self.alt(Self::replacement_field).or_else(|| self.eat(Kind::FStringMiddle).map(|_| ()))
    }

    /// Whether a format specification or the end of a field begins here.
    pub(super) fn at_format_spec(&mut self) -> bool {
        self.sees_any(&[Kind::FStringMiddle, Kind::LeftBrace])
    }

    /// Whether the expression that begins at a token is the first of a replacement field.
    pub(super) fn begins_field(&self, token: usize) -> bool {
        let before = |distance: usize| token.checked_sub(distance).and_then(|place| self.tokens.get(place));
        before(1).is_some_and(|brace| brace.kind == Kind::LeftBrace)
            && before(2).is_some_and(|token| matches!(token.kind, Kind::FStringStart | Kind::FStringMiddle))
    }

    fn replacement_field(&mut self) -> Option<()> {
        self.alt(|m| {
            m.eat(Kind::LeftBrace)?;
            m.annotated_rhs()?;
            m.optional(|m| m.eat(Kind::Equal))?;
            m.optional(|m| {
                m.eat(Kind::Exclamation)?;
                m.eat(Kind::Name)
            })?;
            m.optional(|m| {
                m.eat(Kind::Colon)?;
                m.many(Self::fstring_part);
                Some(())
            })?;
            m.eat(Kind::RightBrace)?;
            Some(())
        })
        .or_else(|| {
            self.invalid(Self::invalid_field);
            None
        })
    }

    fn invalid_field(&mut self) -> Option<()> {
        let start = self.eat(Kind::LeftBrace).map(|_| self.mark)?;
        if let Some(token) = self.eat_any(&[Kind::Equal, Kind::Exclamation, Kind::Colon, Kind::RightBrace]) {
            let message = format!("f-string: valid expression required before '{}'", self.text(token));
            return self.raise_at(self.since(start), &message);
        }
        self.mark = start;
        if self.alt(Self::annotated_rhs).is_none() {
            return self.raise_next("f-string: expecting a valid expression after '{'");
        }
        if !self.sees_any(&[Kind::Equal, Kind::Exclamation, Kind::Colon, Kind::RightBrace]) {
            return self.raise_next("f-string: expecting '=', or '!', or ':', or '}'");
        }
        if self.eat(Kind::Equal).is_some()
            && !self.sees_any(&[Kind::Exclamation, Kind::Colon, Kind::RightBrace])
        {
            return self.raise_next("f-string: expecting '!', or ':', or '}'");
        }
        if self.eat(Kind::Exclamation).is_some() {
            if self.sees_any(&[Kind::Colon, Kind::RightBrace]) {
                return self.raise_next("f-string: missing conversion character");
            }
            if self.eat(Kind::Name).is_none() {
                return self.raise_next("f-string: invalid conversion character");
            }
        }
        if !self.sees_any(&[Kind::Colon, Kind::RightBrace]) {
            return self.raise_next("f-string: expecting ':' or '}'");
        }
        if self.eat(Kind::Colon).is_some() {
            self.many(Self::fstring_part);
            if !self.sees(Kind::RightBrace) {
                return self.raise_next("f-string: expecting '}', or format specs");
            }
            return None;
        }
        if self.sees(Kind::RightBrace) { None } else { self.raise_next("f-string: expecting '}'") }
    }
}
