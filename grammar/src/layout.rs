//! Decisions that one token of lookahead cannot make: soft keywords, and parentheses around context managers.

use crate::token::{Kind, Token};

/// Turns names into soft keywords, and `(` after `with` into the opening of a list, where they are that.
pub(crate) fn decide(text: &str, tokens: &mut [Token]) {
    let mut layout = Layout { text, tokens, match_blocks: Vec::new(), match_header: false };
    layout.run();
}

struct Layout<'a> {
    text: &'a str,
    tokens: &'a mut [Token],
    /// For each open block, whether it is the body of a `match`.
    match_blocks: Vec<bool>,
    /// Whether the line before was the header of a `match`.
    match_header: bool,
}

impl Layout<'_> {
    fn run(&mut self) {
        let mut line_start = true;
        for index in 0..self.tokens.len() {
            match self.tokens[index].kind {
                Kind::Indent => {
                    self.match_blocks.push(self.match_header);
                    self.match_header = false;
                    line_start = true;
                }
                Kind::Dedent => {
                    self.match_blocks.pop();
                    line_start = true;
                }
                Kind::Newline => line_start = true,
                Kind::Name => {
                    self.name(index, line_start);
                    line_start = false;
                }
                Kind::With => {
                    self.with_statement(index + 1);
                    line_start = false;
                }
                _ => line_start = false,
            }
        }
    }

    fn kind(&self, index: usize) -> Kind {
        self.tokens.get(index).map_or(Kind::End, |token| token.kind)
    }

    fn is_name(&self, index: usize, name: &str) -> bool {
        self.tokens.get(index).is_some_and(|token| {
            token.kind == Kind::Name && &self.text[token.start as usize..token.end as usize] == name
        })
    }

    fn name(&mut self, index: usize, line_start: bool) {
        if self.is_name(index, "type") {
            if self.begins_type_alias(index) {
                self.tokens[index].kind = Kind::Type;
            }
        } else if line_start && self.is_name(index, "case") && self.match_blocks.last() == Some(&true) {
            self.tokens[index].kind = Kind::Case;
        } else if line_start && self.is_name(index, "match") && self.begins_match(index) {
            self.tokens[index].kind = Kind::Match;
            self.match_header = true;
        }
    }

    /// `type NAME =` or `type NAME [` where a statement may begin.
    fn begins_type_alias(&self, index: usize) -> bool {
        let at_start = index == 0
            || matches!(
                self.kind(index - 1),
                Kind::Newline | Kind::Indent | Kind::Dedent | Kind::Semicolon | Kind::Colon
            );
        at_start
            && self.kind(index + 1) == Kind::Name
            && matches!(self.kind(index + 2), Kind::Equal | Kind::LeftBracket)
    }

    /// A logical line that ends in `:` and is followed by an indented `case`.
    fn begins_match(&self, index: usize) -> bool {
        let Some(length) = self.tokens[index..].iter().position(|token| token.kind == Kind::Newline) else {
            return false;
        };
        let newline = index + length;
        length > 2
            && self.kind(newline - 1) == Kind::Colon
            && self.kind(newline + 1) == Kind::Indent
            && self.is_name(newline + 2, "case")
    }

    /// `with (…):` opens a list if it has an `as`, or if every item could stand without the parentheses.
    fn with_statement(&mut self, open: usize) {
        if self.kind(open) != Kind::LeftParen || self.kind(open + 1) == Kind::RightParen {
            return;
        }
        let (mut depth, mut has_as, mut must_be_expression) = (1, false, self.kind(open + 1) == Kind::Yield);
        let mut index = open + 1;
        loop {
            match self.kind(index) {
                Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace => depth += 1,
                Kind::RightParen | Kind::RightBracket | Kind::RightBrace => depth -= 1,
                Kind::Newline | Kind::End => return,
                Kind::As if depth == 1 => has_as = true,
                Kind::For | Kind::ColonEqual if depth == 1 => must_be_expression = true,
                Kind::Star if depth == 1 && matches!(self.kind(index - 1), Kind::LeftParen | Kind::Comma) => {
                    must_be_expression = true;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            index += 1;
        }
        if self.kind(index + 1) == Kind::Colon && (has_as || !must_be_expression) {
            self.tokens[open].kind = Kind::WithParen;
        }
    }
}
