//! Regular expressions as trees, and what is wrong with those that have none.

/// Flags as numbers: those of `re.RegexFlag`.
pub(super) mod flag {
    pub(crate) const IGNORECASE: u32 = 2;
    pub(crate) const LOCALE: u32 = 4;
    pub(crate) const MULTILINE: u32 = 8;
    pub(crate) const DOTALL: u32 = 16;
    pub(crate) const UNICODE: u32 = 32;
    pub(crate) const VERBOSE: u32 = 64;
    pub(crate) const DEBUG: u32 = 128;
    pub(crate) const ASCII: u32 = 256;
    /// Flags of which only one can hold.
    pub(crate) const TYPES: u32 = ASCII | LOCALE | UNICODE;
}

/// The greatest number of repetitions that is not "any number".
pub(super) const MAX_REPEAT: u32 = u32::MAX;

/// Classes of characters: `\d`, `\s`, `\w` and their complements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    Digit,
    Space,
    Word,
}

/// One member of a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    /// Code points from the first to the last.
    Range(u32, u32),
    /// A class, or its complement (`true`).
    Class(Class, bool),
}

/// Places in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Beginning,
    BeginningOfLine,
    End,
    EndOfLine,
    EndOfText,
    Boundary,
    NoBoundary,
}

/// How a repetition chooses its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// A part of a regular expression. Flags stand where they matter.
#[derive(Debug)]
pub(super) enum Node {
    Literal {
        code: u32,
        flags: u32,
    },
    Any {
        flags: u32,
    },
    Set {
        members: Vec<Member>,
        negated: bool,
        flags: u32,
    },
    Anchor {
        anchor: Anchor,
        flags: u32,
    },
    Concat(Vec<Node>),
    Alternatives(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// A group that captures under a number.
    Group {
        number: usize,
        node: Box<Node>,
    },
    /// `(?:...)`: it can be repeated though it is a repetition itself.
    Plain(Box<Node>),
    Atomic(Box<Node>),
    Look {
        node: Box<Node>,
        behind: bool,
        negated: bool,
    },
    BackReference {
        group: usize,
        flags: u32,
    },
    Conditional {
        group: usize,
        yes: Box<Node>,
        no: Option<Box<Node>>,
    },
    /// Never matches: `(?!)`.
    Failure,
}

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) root: Node,
    /// The widths of the groups; the first stands for the whole match.
    pub(super) widths: Vec<Option<(u64, u64)>>,
    pub(super) flags: u32,
    /// Groups, the whole match not counted.
    pub(super) groups: usize,
    /// Names of groups, in their order.
    pub(super) names: Vec<(String, usize)>,
}

/// Why a pattern is refused.
#[derive(Debug)]
pub(super) enum Refusal {
    /// `re.PatternError` with its message and place.
    Pattern(String, Option<usize>),
    /// `OverflowError`.
    Overflow(&'static str),
    /// `ValueError`.
    Value(&'static str),
    /// `RecursionError`: nested too deep.
    TooDeep,
}

/// The least and the greatest number of characters that a node matches.
pub(super) fn width(node: &Node, groups: &[Option<(u64, u64)>]) -> (u64, u64) {
    match node {
        Node::Literal { .. } | Node::Any { .. } | Node::Set { .. } => (1, 1),
        Node::Anchor { .. } | Node::Look { .. } | Node::Failure => (0, 0),
        Node::Concat(nodes) => nodes.iter().fold((0, 0), |(low, high), node| {
            let (least, most) = width(node, groups);
            (low.saturating_add(least), high.saturating_add(most))
        }),
        Node::Alternatives(nodes) => nodes
            .iter()
            .map(|node| width(node, groups))
            .reduce(|(low, high), (least, most)| (low.min(least), high.max(most)))
            .unwrap_or((0, 0)),
        Node::Repeat { node, min, max, .. } => {
            let (low, high) = width(node, groups);
            let most =
                if *max == MAX_REPEAT && high > 0 { u64::MAX } else { high.saturating_mul(u64::from(*max)) };
            (low.saturating_mul(u64::from(*min)), most)
        }
        Node::Group { node, .. } | Node::Plain(node) | Node::Atomic(node) => width(node, groups),
        Node::BackReference { group, .. } => groups.get(*group).copied().flatten().unwrap_or((0, 0)),
        Node::Conditional { yes, no, .. } => {
            let (low, high) = width(yes, groups);
            let (least, most) = no.as_ref().map_or((0, 0), |no| width(no, groups));
            (low.min(least), high.max(most))
        }
    }
}
