//! The matcher's state, and what all its rules use: tokens, backtracking, memory, errors.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Case, Verdict, token_location};
use crate::error::{ErrorKind, Location, SyntaxError};
use crate::parse::Mode;
use crate::source::SourceText;
use crate::span::Span;
use crate::token::{Kind, Token};

/// How deeply rules may nest before the matcher gives up: about 1 MiB of stack.
const MAX_NESTING: u32 = 2600;

/// What a rule recognised.
pub(super) type Node = Rc<NodeData>;

/// An expression, as far as messages need to know it.
pub(super) struct NodeData {
    pub(super) span: Span,
    pub(super) kind: NodeKind,
    /// The elements of a tuple or list, the operand of a star, the left side of a comparison.
    pub(super) children: Vec<Node>,
}

/// Kinds of expressions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeKind {
    Attribute,
    Subscript,
    Starred,
    Name,
    List,
    Tuple,
    Lambda,
    Call,
    Operation,
    Generator,
    Yield,
    Await,
    ListComprehension,
    SetComprehension,
    DictComprehension,
    Dict,
    Set,
    FString,
    None,
    True,
    False,
    Ellipsis,
    Literal,
    /// With `in` as its first operator.
    Membership,
    Comparison,
    Conditional,
    Named,
}

impl NodeKind {
    /// The words by which messages call it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Attribute => "attribute",
            Self::Subscript => "subscript",
            Self::Starred => "starred",
            Self::Name => "name",
            Self::List => "list",
            Self::Tuple => "tuple",
            Self::Lambda => "lambda",
            Self::Call => "function call",
            Self::Operation => "expression",
            Self::Generator => "generator expression",
            Self::Yield => "yield expression",
            Self::Await => "await expression",
            Self::ListComprehension => "list comprehension",
            Self::SetComprehension => "set comprehension",
            Self::DictComprehension => "dict comprehension",
            Self::Dict => "dict literal",
            Self::Set => "set display",
            Self::FString => "f-string expression",
            Self::None => "None",
            Self::True => "True",
            Self::False => "False",
            Self::Ellipsis => "ellipsis",
            Self::Literal => "literal",
            Self::Membership | Self::Comparison => "comparison",
            Self::Conditional => "conditional expression",
            Self::Named => "named expression",
        }
    }
}

/// Rules whose results are remembered by position, as in CPython.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Expression,
    NamedInvalid,
    Disjunction,
    Conjunction,
    Inversion,
    Operation,
    Factor,
    Primary,
    Atom,
    StarTarget,
    Arguments,
    SimpleStatement,
    Block,
    Strings,
    Pattern,
}

pub(super) struct Matcher<'a> {
    pub(super) source: &'a SourceText,
    pub(super) tokens: Vec<Token>,
    /// Open brackets behind each token.
    levels: Vec<u32>,
    mode: Mode,
    /// The next token.
    pub(super) mark: usize,
    /// The last token that any rule has looked at.
    pub(super) furthest: usize,
    /// Whether the `invalid_…` rules are tried.
    pub(super) invalid: bool,
    stop: Option<Stop>,
    memory: HashMap<(Rule, usize), Option<(Node, usize)>>,
    nesting: u32,
    /// Whether the tokens end in an open bracket, or in an error.
    broken_end: bool,
}

/// Why matching ends early.
enum Stop {
    Raised(Box<SyntaxError>),
    Lexer,
    GaveUp,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let tokens: Vec<Token> =
            case.tokens.iter().map(|token| Token { kind: plain(token.kind), ..*token }).collect();
        let mut level = 0;
        let levels = tokens.iter().map(|token| {
            match token.kind {
                Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace => level += 1,
                Kind::RightParen | Kind::RightBracket | Kind::RightBrace => level -= 1,
                _ => {}
            }
            level
        });
        let levels = levels.collect();
        Self {
            source: case.source,
            tokens,
            levels,
            mode: case.mode,
            mark: 0,
            furthest: 0,
            invalid: false,
            stop: None,
            memory: HashMap::new(),
            nesting: 0,
            broken_end: case.lexer_error.is_some() || case.unclosed.is_some(),
        }
    }

    pub(super) fn run(&mut self, invalid: bool) -> Verdict {
        self.mark = 0;
        self.invalid = invalid;
        self.memory.clear();
        let accepted = match self.mode {
            Mode::Module => self.file(),
            Mode::Expression => self.eval(),
            Mode::Interactive => self.interactive(),
        };
        match self.stop.take() {
            Some(Stop::Raised(error)) => Verdict::Raised(error),
            Some(Stop::Lexer) => Verdict::Lexer,
            Some(Stop::GaveUp) => Verdict::GaveUp,
            None if accepted.is_some() => Verdict::Accepted,
            None => Verdict::Refused,
        }
    }

    // Tokens

    /// The kind of the next token.
    pub(super) fn peek(&mut self) -> Kind {
        self.furthest = self.furthest.max(self.mark.min(self.tokens.len().saturating_sub(1)));
        match self.tokens.get(self.mark) {
            Some(token) if token.kind != Kind::End || !self.broken_end => token.kind,
            _ if self.broken_end => {
                if self.stop.is_none() {
                    self.stop = Some(Stop::Lexer);
                }
                Kind::Unknown
            }
            _ => Kind::End,
        }
    }

    /// Takes the next token if it is of a kind.
    pub(super) fn eat(&mut self, kind: Kind) -> Option<Token> {
        if self.stop.is_some() || self.peek() != kind || self.stop.is_some() {
            return None;
        }
        let token = self.token(self.mark);
        self.mark += 1;
        Some(token)
    }

    /// Takes the next token if it is one of several kinds.
    pub(super) fn eat_any(&mut self, kinds: &[Kind]) -> Option<Token> {
        if self.stop.is_some() {
            return None;
        }
        let kind = self.peek();
        if kinds.contains(&kind) { self.eat(kind) } else { None }
    }

    /// Whether the next token is of a kind; does not take it.
    pub(super) fn sees(&mut self, kind: Kind) -> bool {
        self.stop.is_none() && self.peek() == kind
    }

    /// Whether the next token is one of several kinds; does not take it.
    pub(super) fn sees_any(&mut self, kinds: &[Kind]) -> bool {
        self.stop.is_none() && kinds.contains(&self.peek())
    }

    /// Succeeds if the next token is of a kind; does not take it.
    pub(super) fn ahead(&mut self, kinds: &[Kind]) -> Option<()> {
        self.sees_any(kinds).then_some(())
    }

    /// Succeeds if the next token is of none of the kinds.
    pub(super) fn not_ahead(&mut self, kinds: &[Kind]) -> Option<()> {
        (!self.sees_any(kinds) && self.stop.is_none()).then_some(())
    }

    /// Takes a name with this text: a soft keyword.
    pub(super) fn word(&mut self, word: &str) -> Option<Token> {
        let mark = self.mark;
        let token = self.eat(Kind::Name)?;
        if self.text(token) == word {
            return Some(token);
        }
        self.mark = mark;
        None
    }

    /// A token that must follow: `&&` in CPython's grammar.
    pub(super) fn force(&mut self, kind: Kind, text: &str) -> Option<Token> {
        if let Some(token) = self.eat(kind) {
            return Some(token);
        }
        let location = self.location(self.mark);
        self.raise(ErrorKind::Syntax, location, &format!("expected '{text}'"))
    }

    pub(super) fn token(&self, index: usize) -> Token {
        let missing = Token { kind: Kind::End, start: 0, end: 0 };
        self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or(missing)
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        self.source.text().get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// Open brackets behind the last token taken.
    pub(super) fn level(&self) -> u32 {
        self.mark.checked_sub(1).and_then(|index| self.levels.get(index)).copied().unwrap_or(0)
    }

    pub(super) fn line_of(&self, index: usize) -> i32 {
        self.source.line_offset(self.token(index).start).0
    }

    // Backtracking

    /// Tries an alternative: nothing is taken if it fails.
    pub(super) fn alt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.stop.is_some() {
            return None;
        }
        let mark = self.mark;
        let result = rule(self);
        if self.stop.is_some() {
            return None;
        }
        if result.is_none() {
            self.mark = mark;
        }
        result
    }

    /// Tries a rule that recognises a mistake, in the second run.
    pub(super) fn invalid(&mut self, rule: impl FnOnce(&mut Self) -> Option<()>) -> Option<Node> {
        if self.invalid {
            let mark = self.mark;
            self.alt(rule);
            self.mark = mark;
        }
        None
    }

    /// Something that may be missing; fails only when matching has ended.
    pub(super) fn optional<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        let result = self.alt(rule);
        if self.stop.is_some() { None } else { Some(result) }
    }

    /// Whether something follows; takes nothing.
    pub(super) fn follows<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> bool {
        let mark = self.mark;
        let result = self.alt(rule).is_some();
        self.mark = mark;
        result
    }

    /// Any number of items.
    pub(super) fn many<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        let mut items = Vec::new();
        loop {
            let mark = self.mark;
            match self.alt(&mut rule) {
                Some(item) if self.mark > mark => items.push(item),
                _ => return items,
            }
        }
    }

    /// One or more items separated by commas; no trailing comma is taken.
    pub(super) fn list<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = vec![self.alt(&mut rule)?];
        items.extend(self.many(|m| {
            m.eat(Kind::Comma)?;
            rule(m)
        }));
        Some(items)
    }

    /// Remembers what a rule gives at a position.
    pub(super) fn memo(&mut self, rule: Rule, body: impl FnOnce(&mut Self) -> Option<Node>) -> Option<Node> {
        if self.stop.is_some() {
            return None;
        }
        if let Some(known) = self.memory.get(&(rule, self.mark)) {
            let (node, mark) = known.clone()?;
            self.mark = mark;
            return Some(node);
        }
        if self.nesting > MAX_NESTING {
            self.stop = Some(Stop::GaveUp);
            return None;
        }
        let start = self.mark;
        self.nesting += 1;
        let result = self.alt(body);
        self.nesting -= 1;
        let known = result.clone().map(|node| (node, self.mark));
        self.memory.insert((rule, start), known);
        result
    }

    // Nodes

    pub(super) fn node(&self, kind: NodeKind, start: usize, children: Vec<Node>) -> Option<Node> {
        Some(Rc::new(NodeData { span: self.since(start), kind, children }))
    }

    /// From a token to the last one taken.
    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(self.token(start).start, self.token(self.mark.saturating_sub(1)).end)
    }

    // Errors. They return nothing, so that the rule fails.

    pub(super) fn raise<T>(&mut self, kind: ErrorKind, location: Location, message: &str) -> Option<T> {
        if self.stop.is_none() {
            let text = self.source.line(location.line.max(1) as u32);
            self.stop = Some(Stop::Raised(SyntaxError::located(kind, message, location, text)));
        }
        None
    }

    /// At a range of the source.
    pub(super) fn raise_at<T>(&mut self, span: Span, message: &str) -> Option<T> {
        if self.stop.is_none() {
            self.stop = Some(Stop::Raised(SyntaxError::at(self.source, span, message)));
        }
        None
    }

    /// At the last token that has been looked at.
    pub(super) fn raise_last<T>(&mut self, kind: ErrorKind, message: &str) -> Option<T> {
        let location = self.location(self.furthest);
        self.raise(kind, location, message)
    }

    /// At the next token.
    pub(super) fn raise_next<T>(&mut self, message: &str) -> Option<T> {
        self.peek();
        let location = self.location(self.mark);
        self.raise(ErrorKind::Syntax, location, message)
    }

    /// From a token up to where the tokenizer has read to.
    pub(super) fn raise_from<T>(&mut self, start: u32, message: &str) -> Option<T> {
        let (line, offset) = self.source.line_offset(start);
        let last = self.location(self.furthest);
        let location = Location { line, offset, end_line: last.end_line, end_offset: last.end_offset - 1 };
        self.raise(ErrorKind::Syntax, location, message)
    }

    fn location(&self, index: usize) -> Location {
        token_location(self.source, &self.tokens, index)
    }
}

/// Soft keywords are names here, and every `(` is one.
fn plain(kind: Kind) -> Kind {
    match kind {
        Kind::Match | Kind::Case | Kind::Type => Kind::Name,
        Kind::WithParen => Kind::LeftParen,
        kind => kind,
    }
}
