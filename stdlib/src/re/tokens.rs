//! The characters of a pattern, an escaped one as a unit, with one of lookahead.

use super::syntax::Refusal;

/// A character of a pattern, or a backslash with the character after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Plain(u32),
    Escape(u32),
}

impl Token {
    pub(super) fn is(self, character: char) -> bool {
        self == Token::Plain(u32::from(character))
    }

    /// Whether it is one of these characters, unescaped.
    pub(super) fn is_any(self, characters: &str) -> bool {
        characters.chars().any(|character| self.is(character))
    }

    /// Its length in the pattern.
    pub(super) fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escape(_) => 2,
        }
    }

    /// It as it was written.
    pub(super) fn text(self) -> String {
        match self {
            Token::Plain(code) => text_of(code),
            Token::Escape(code) => format!("\\{}", text_of(code)),
        }
    }

    pub(super) fn character(self) -> Option<char> {
        match self {
            Token::Plain(code) => char::from_u32(code),
            Token::Escape(_) => None,
        }
    }
}

/// A code point as text.
pub(super) fn text_of(code: u32) -> String {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string()
}

/// The pattern, read from left to right.
pub(super) struct Tokens<'a> {
    source: &'a [u32],
    /// Behind `next`.
    index: usize,
    pub(super) next: Option<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a [u32]) -> Result<Tokens<'a>, Refusal> {
        let mut tokens = Tokens { source, index: 0, next: None };
        tokens.advance()?;
        Ok(tokens)
    }

    fn advance(&mut self) -> Result<(), Refusal> {
        self.next = match self.source.get(self.index) {
            None => None,
            Some(&code) if code == u32::from('\\') => match self.source.get(self.index + 1) {
                Some(&escaped) => Some(Token::Escape(escaped)),
                None => {
                    let message = "bad escape (end of pattern)".to_owned();
                    return Err(Refusal::Pattern(message, Some(self.source.len() - 1)));
                }
            },
            Some(&code) => Some(Token::Plain(code)),
        };
        self.index += self.next.map_or(0, Token::len);
        Ok(())
    }

    /// Takes the next token.
    pub(super) fn get(&mut self) -> Result<Option<Token>, Refusal> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub(super) fn accept(&mut self, character: char) -> Result<bool, Refusal> {
        let found = self.next.is_some_and(|token| token.is(character));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Takes at most `count` characters that are digits in a base.
    pub(super) fn get_digits(&mut self, count: usize, radix: u32) -> Result<String, Refusal> {
        let mut digits = String::new();
        while digits.len() < count
            && let Some(digit) = self.next.and_then(Token::character).filter(|digit| digit.is_digit(radix))
        {
            digits.push(digit);
            self.advance()?;
        }
        Ok(digits)
    }

    /// Takes everything up to a terminator, which is taken too.
    pub(super) fn get_until(&mut self, terminator: char, what: &str) -> Result<String, Refusal> {
        let mut result = String::new();
        let mut length = 0;
        loop {
            let token = self.get()?;
            match token {
                None if result.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => {
                    return Err(self.error(format!("missing {terminator}, unterminated name"), length));
                }
                Some(token) if token.is(terminator) => {
                    return if result.is_empty() {
                        Err(self.error(format!("missing {what}"), 1))
                    } else {
                        Ok(result)
                    };
                }
                Some(token) => {
                    length += token.len();
                    result.push_str(&token.text());
                }
            }
        }
    }

    /// Where the next token begins.
    pub(super) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes back to an index.
    pub(super) fn seek(&mut self, index: usize) -> Result<(), Refusal> {
        self.index = index;
        self.advance()
    }

    /// A refusal whose place is `offset` characters before the next token.
    pub(super) fn error(&self, message: impl Into<String>, offset: usize) -> Refusal {
        Refusal::Pattern(message.into(), Some(self.tell().saturating_sub(offset)))
    }
}
