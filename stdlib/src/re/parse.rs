//! The parser of regular expressions, with CPython's refusals.

use super::escape;
use super::syntax::{Anchor, Class, Greed, MAX_REPEAT, Member, Node, Refusal, Tree, flag, width};
use super::tokens::{Token, Tokens};

/// Groups that may be nested in each other.
const MAX_DEPTH: usize = 300;

/// Groups that a pattern may have.
pub(super) const MAX_GROUPS: usize = 1 << 30;

/// Parses a pattern, given as code points or bytes; there may be warnings whether or not it is refused.
pub(super) fn parse(
    source: &[u32],
    is_text: bool,
    flags: u32,
    warnings: &mut Vec<String>,
) -> Result<Tree, Refusal> {
    let mut parser = Parser {
        tokens: Tokens::new(source)?,
        is_text,
        flags,
        widths: vec![None],
        names: Vec::new(),
        references: Vec::new(),
        look_behind_groups: None,
        warnings,
        depth: 0,
    };
    let verbose = flags & flag::VERBOSE != 0;
    let root = parser.alternatives(local_flags(is_text, flags), verbose, true)?;
    parser.flags = check_flags(is_text, parser.flags)?;
    if parser.tokens.next.is_some() {
        return Err(parser.tokens.error("unbalanced parenthesis", 0));
    }
    if let Some((group, place)) = parser.references.iter().find(|(group, _)| *group >= parser.widths.len()) {
        return Err(Refusal::Pattern(format!("invalid group reference {group}"), Some(*place)));
    }
    let groups = parser.widths.len() - 1;
    Ok(Tree { root, widths: parser.widths, flags: parser.flags, groups, names: parser.names })
}

/// Flags as parts of a pattern see them: text is Unicode unless said otherwise.
fn local_flags(is_text: bool, flags: u32) -> u32 {
    if is_text && flags & flag::ASCII == 0 { flags | flag::UNICODE } else { flags }
}

fn check_flags(is_text: bool, flags: u32) -> Result<u32, Refusal> {
    if is_text {
        if flags & flag::LOCALE != 0 {
            return Err(Refusal::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & flag::ASCII != 0 && flags & flag::UNICODE != 0 {
            return Err(Refusal::Value("ASCII and UNICODE flags are incompatible"));
        }
        return Ok(if flags & flag::ASCII == 0 { flags | flag::UNICODE } else { flags });
    }
    if flags & flag::UNICODE != 0 {
        return Err(Refusal::Value("cannot use UNICODE flag with a bytes pattern"));
    }
    if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 {
        return Err(Refusal::Value("ASCII and LOCALE flags are incompatible"));
    }
    Ok(flags)
}

pub(super) struct Parser<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) is_text: bool,
    /// Flags of the whole pattern.
    flags: u32,
    /// The widths of the groups; `None` while they are open. The first stands for the whole match.
    widths: Vec<Option<(u64, u64)>>,
    names: Vec<(String, usize)>,
    /// Groups that conditions name by number, with their places: they may come later.
    references: Vec<(usize, usize)>,
    /// In a look-behind: the number of groups before it.
    look_behind_groups: Option<usize>,
    warnings: &'a mut Vec<String>,
    depth: usize,
}

type Parsed<T = Node> = Result<T, Refusal>;

/// What a parenthesis begins.
enum Opening {
    /// All of it has been read.
    Done(Option<Node>),
    /// Contents follow: the group's number if it captures, whether it is atomic, flags to set and to clear.
    Contents { number: Option<usize>, atomic: bool, set: u32, cleared: u32 },
}

impl Parser<'_> {
    fn alternatives(&mut self, flags: u32, verbose: bool, outermost: bool) -> Parsed {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Refusal::TooDeep);
        }
        let (mut flags, mut verbose) = (flags, verbose);
        let mut nodes = Vec::new();
        loop {
            let first = outermost && nodes.is_empty();
            nodes.push(self.sequence(&mut flags, &mut verbose, first)?);
            if !self.tokens.accept('|')? {
                break;
            }
        }
        self.depth -= 1;
        Ok(match nodes.pop() {
            Some(node) if nodes.is_empty() => node,
            Some(last) => {
                nodes.push(last);
                Node::Alternatives(nodes)
            }
            None => Node::Concat(nodes),
        })
    }

    /// A sequence up to `|`, `)` or the end. Only at the very beginning of a pattern can flags be set for all of it.
    fn sequence(&mut self, flags: &mut u32, verbose: &mut bool, first: bool) -> Parsed {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(token) = self.tokens.next {
            if token.is_any("|)") {
                break;
            }
            self.tokens.get()?;
            if *verbose && self.skip_layout(token)? {
                continue;
            }
            match token {
                Token::Escape(code) => nodes.push(self.escape(code, *flags)?),
                Token::Plain(_) if token.is_any("*+?{") => {
                    let start = self.tokens.tell() - 1;
                    self.repeat(token, start, *flags, &mut nodes)?;
                }
                Token::Plain(_) if token.is('[') => nodes.push(self.set(*flags)?),
                Token::Plain(_) if token.is('(') => {
                    let start = self.tokens.tell() - 1;
                    match self.open(start, *flags, *verbose)? {
                        Opening::Done(node) => nodes.extend(node),
                        Opening::Contents { number: None, atomic: false, set: global, cleared: u32::MAX } => {
                            if !first || !nodes.is_empty() {
                                let offset = self.tokens.tell() - start;
                                let message = "global flags not at the start of the expression";
                                return Err(self.tokens.error(message, offset));
                            }
                            self.flags |= global;
                            *flags = local_flags(self.is_text, self.flags);
                            *verbose = self.flags & flag::VERBOSE != 0;
                        }
                        Opening::Contents { number, atomic, set, cleared } => {
                            nodes.push(self.contents(
                                start,
                                number,
                                atomic,
                                (*flags, set, cleared),
                                *verbose,
                            )?);
                        }
                    }
                }
                Token::Plain(_) if token.is('.') => nodes.push(Node::Any { flags: *flags }),
                Token::Plain(_) if token.is('^') => {
                    let multiline = *flags & flag::MULTILINE != 0;
                    let anchor = if multiline { Anchor::BeginningOfLine } else { Anchor::Beginning };
                    nodes.push(Node::Anchor { anchor, flags: *flags });
                }
                Token::Plain(_) if token.is('$') => {
                    let multiline = *flags & flag::MULTILINE != 0;
                    let anchor = if multiline { Anchor::EndOfLine } else { Anchor::End };
                    nodes.push(Node::Anchor { anchor, flags: *flags });
                }
                Token::Plain(code) => nodes.push(Node::Literal { code, flags: *flags }),
            }
        }
        Ok(match nodes.pop() {
            Some(node) if nodes.is_empty() => node,
            last => {
                nodes.extend(last);
                Node::Concat(nodes)
            }
        })
    }

    /// Blanks and comments of verbose patterns.
    fn skip_layout(&mut self, token: Token) -> Parsed<bool> {
        if token.is_any(" \t\n\r\x0b\x0c") {
            return Ok(true);
        }
        if !token.is('#') {
            return Ok(false);
        }
        while let Some(token) = self.tokens.get()? {
            if token.is('\n') {
                break;
            }
        }
        Ok(true)
    }

    /// `\` outside of a set.
    fn escape(&mut self, code: u32, flags: u32) -> Parsed {
        let class = |class, negated| Node::Set {
            members: vec![Member::Class(class, negated)],
            negated: false,
            flags,
        };
        let anchor = |anchor| Node::Anchor { anchor, flags };
        Ok(match char::from_u32(code).unwrap_or('\0') {
            'A' => anchor(Anchor::Beginning),
            'Z' => anchor(Anchor::EndOfText),
            'b' => anchor(Anchor::Boundary),
            'B' => anchor(Anchor::NoBoundary),
            'd' => class(Class::Digit, false),
            'D' => class(Class::Digit, true),
            's' => class(Class::Space, false),
            'S' => class(Class::Space, true),
            'w' => class(Class::Word, false),
            'W' => class(Class::Word, true),
            digit @ '1'..='9' => self.numbered(digit, flags)?,
            _ => Node::Literal { code: escape::literal(self, code, false)?, flags },
        })
    }

    /// `\1` and so on: a reference, or three octal digits.
    fn numbered(&mut self, digit: char, flags: u32) -> Parsed {
        let mut text = digit.to_string();
        text.push_str(&self.tokens.get_digits(1, 10)?);
        let octal = text.len() == 2 && text.chars().all(|digit| digit < '8');
        if octal {
            let third = self.tokens.get_digits(1, 8)?;
            if !third.is_empty() {
                text.push_str(&third);
                return Ok(Node::Literal { code: escape::octal(&self.tokens, &text)?, flags });
            }
        }
        let group: usize = text.parse().unwrap_or(usize::MAX);
        if group >= self.widths.len() {
            let message = format!("invalid group reference {group}");
            return Err(self.tokens.error(message, text.len()));
        }
        if self.widths[group].is_none() {
            return Err(self.tokens.error("cannot refer to an open group", text.len() + 1));
        }
        self.check_look_behind(group)?;
        Ok(Node::BackReference { group, flags })
    }

    fn check_look_behind(&self, group: usize) -> Parsed<()> {
        let Some(before) = self.look_behind_groups else { return Ok(()) };
        if self.widths.get(group).copied().flatten().is_none() {
            return Err(self.tokens.error("cannot refer to an open group", 0));
        }
        if group >= before {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.tokens.error(message, 0));
        }
        Ok(())
    }

    /// `*`, `+`, `?` or `{` after something.
    fn repeat(&mut self, token: Token, start: usize, flags: u32, nodes: &mut Vec<Node>) -> Parsed<()> {
        let (min, max) = match token.character() {
            Some('?') => (0, 1),
            Some('*') => (0, MAX_REPEAT),
            Some('+') => (1, MAX_REPEAT),
            _ => match self.bounds()? {
                Some(bounds) => bounds,
                None => {
                    nodes.push(Node::Literal { code: u32::from('{'), flags });
                    return Ok(());
                }
            },
        };
        let offset = self.tokens.tell() - start;
        let item = match nodes.pop() {
            None | Some(Node::Anchor { .. }) => return Err(self.tokens.error("nothing to repeat", offset)),
            Some(Node::Repeat { .. }) => return Err(self.tokens.error("multiple repeat", offset)),
            Some(item) => item,
        };
        let greed = if self.tokens.accept('?')? {
            Greed::Lazy
        } else if self.tokens.accept('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        nodes.push(Node::Repeat { node: Box::new(item), min, max, greed });
        Ok(())
    }

    /// The bounds after `{`; `None` if the brace stands for itself.
    fn bounds(&mut self) -> Parsed<Option<(u32, u32)>> {
        let here = self.tokens.tell();
        if self.tokens.next.is_some_and(|token| token.is('}')) {
            return Ok(None);
        }
        let low = self.tokens.get_digits(usize::MAX, 10)?;
        let high =
            if self.tokens.accept(',')? { self.tokens.get_digits(usize::MAX, 10)? } else { low.clone() };
        if !self.tokens.accept('}')? {
            self.tokens.seek(here)?;
            return Ok(None);
        }
        let number = |text: &str, default: u32| match text {
            "" => Ok(default),
            _ => match text.parse::<u32>() {
                Ok(number) if number < MAX_REPEAT => Ok(number),
                _ => Err(Refusal::Overflow("the repetition number is too large")),
            },
        };
        let (min, max) = (number(&low, 0)?, number(&high, MAX_REPEAT)?);
        if max < min {
            let offset = self.tokens.tell() - here;
            return Err(self.tokens.error("min repeat greater than max repeat", offset));
        }
        Ok(Some((min, max)))
    }

    /// After `[`.
    fn set(&mut self, flags: u32) -> Parsed {
        let here = self.tokens.tell() - 1;
        if self.tokens.next.is_some_and(|token| token.is('[')) {
            self.warnings.push(format!("Possible nested set at position {}", self.tokens.tell()));
        }
        let negated = self.tokens.accept('^')?;
        let mut members = Vec::new();
        loop {
            let Some(token) = self.tokens.get()? else { return Err(self.unterminated_set(here)) };
            if token.is(']') && !members.is_empty() {
                break;
            }
            self.warn_of_operator(token, &members);
            let (low, text) = self.member(token)?;
            if !self.tokens.accept('-')? {
                members.push(low);
                continue;
            }
            let Some(token) = self.tokens.get()? else { return Err(self.unterminated_set(here)) };
            if token.is(']') {
                members.push(low);
                members.push(Member::Range(u32::from('-'), u32::from('-')));
                break;
            }
            if token.is('-') {
                self.warnings.push(format!("Possible set difference at position {}", self.tokens.tell() - 2));
            }
            let (high, high_text) = self.member(token)?;
            match (low, high) {
                (Member::Range(low, _), Member::Range(high, _)) if low <= high => {
                    members.push(Member::Range(low, high));
                }
                _ => {
                    let offset = text.chars().count() + 1 + high_text.chars().count();
                    return Err(self.tokens.error(format!("bad character range {text}-{high_text}"), offset));
                }
            }
        }
        Ok(Node::Set { members, negated, flags })
    }

    fn unterminated_set(&self, here: usize) -> Refusal {
        self.tokens.error("unterminated character set", self.tokens.tell() - here)
    }

    fn warn_of_operator(&mut self, token: Token, members: &[Member]) {
        if members.is_empty() || self.tokens.next != Some(token) {
            return;
        }
        let operation = match token.character() {
            Some('-') => "difference",
            Some('&') => "intersection",
            Some('~') => "symmetric difference",
            Some('|') => "union",
            _ => return,
        };
        self.warnings.push(format!("Possible set {operation} at position {}", self.tokens.tell() - 1));
    }

    /// One member of a set, and how it was written (the first two characters of an escape).
    fn member(&mut self, token: Token) -> Parsed<(Member, String)> {
        let code = match token {
            Token::Plain(code) => code,
            Token::Escape(code) => {
                let class = |class, negated| Ok((Member::Class(class, negated), token.text()));
                match char::from_u32(code).unwrap_or('\0') {
                    'd' => return class(Class::Digit, false),
                    'D' => return class(Class::Digit, true),
                    's' => return class(Class::Space, false),
                    'S' => return class(Class::Space, true),
                    'w' => return class(Class::Word, false),
                    'W' => return class(Class::Word, true),
                    _ => escape::literal(self, code, true)?,
                }
            }
        };
        Ok((Member::Range(code, code), token.text()))
    }

    fn check_name(&self, name: &str, offset: usize) -> Parsed<()> {
        let length = name.chars().count() + offset;
        if !self.is_text && !name.is_ascii() {
            let shown = escape::ascii_repr(name);
            return Err(self.tokens.error(format!("bad character in group name {shown}"), length));
        }
        if !escape::is_identifier(name) {
            let shown = escape::repr(name);
            return Err(self.tokens.error(format!("bad character in group name {shown}"), length));
        }
        Ok(())
    }

    fn group_named(&self, name: &str) -> Parsed<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, group)) => Ok(*group),
            None => {
                let message = format!("unknown group name {}", escape::repr(name));
                Err(self.tokens.error(message, name.chars().count() + 1))
            }
        }
    }

    /// After `(`.
    fn open(&mut self, start: usize, flags: u32, verbose: bool) -> Parsed<Opening> {
        let plain = |number| Opening::Contents { number, atomic: false, set: 0, cleared: 0 };
        if !self.tokens.accept('?')? {
            return Ok(plain(Some(self.open_group(None)?)));
        }
        let Some(token) = self.tokens.get()? else {
            return Err(self.tokens.error("unexpected end of pattern", 0));
        };
        match token.character() {
            Some('P') => self.open_named(flags),
            Some(':') => Ok(plain(None)),
            Some('#') => loop {
                match self.tokens.get()? {
                    None => {
                        let offset = self.tokens.tell() - start;
                        return Err(self.tokens.error("missing ), unterminated comment", offset));
                    }
                    Some(token) if token.is(')') => return Ok(Opening::Done(None)),
                    Some(_) => {}
                }
            },
            Some(kind @ ('=' | '!' | '<')) => {
                self.look_around(kind, start, flags, verbose).map(|node| Opening::Done(Some(node)))
            }
            Some('(') => self.conditional(start, flags, verbose).map(|node| Opening::Done(Some(node))),
            Some('>') => Ok(Opening::Contents { number: None, atomic: true, set: 0, cleared: 0 }),
            Some(letter @ ('i' | 'L' | 'm' | 's' | 'x' | 'a' | 'u' | '-')) => self.inline_flags(letter),
            _ => {
                let text = token.text();
                let offset = text.chars().count() + 1;
                Err(self.tokens.error(format!("unknown extension ?{text}"), offset))
            }
        }
    }

    fn open_group(&mut self, name: Option<String>) -> Parsed<usize> {
        let number = self.widths.len();
        self.widths.push(None);
        if number > MAX_GROUPS {
            return Err(self.tokens.error("too many groups", 0));
        }
        if let Some(name) = name {
            if let Some((_, old)) = self.names.iter().find(|(known, _)| *known == name) {
                let shown = escape::repr(&name);
                let message =
                    format!("redefinition of group name {shown} as group {number}; was group {old}");
                return Err(self.tokens.error(message, name.chars().count() + 1));
            }
            self.names.push((name, number));
        }
        Ok(number)
    }

    /// After `(?P`.
    fn open_named(&mut self, flags: u32) -> Parsed<Opening> {
        if self.tokens.accept('<')? {
            let name = self.tokens.get_until('>', "group name")?;
            self.check_name(&name, 1)?;
            let number = Some(self.open_group(Some(name))?);
            return Ok(Opening::Contents { number, atomic: false, set: 0, cleared: 0 });
        }
        if self.tokens.accept('=')? {
            let name = self.tokens.get_until(')', "group name")?;
            self.check_name(&name, 1)?;
            let group = self.group_named(&name)?;
            if self.widths[group].is_none() {
                let offset = name.chars().count() + 1;
                return Err(self.tokens.error("cannot refer to an open group", offset));
            }
            self.check_look_behind(group)?;
            return Ok(Opening::Done(Some(Node::BackReference { group, flags })));
        }
        match self.tokens.get()? {
            None => Err(self.tokens.error("unexpected end of pattern", 0)),
            Some(token) => {
                let text = token.text();
                let offset = text.chars().count() + 2;
                Err(self.tokens.error(format!("unknown extension ?P{text}"), offset))
            }
        }
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        if self.tokens.accept(')')? {
            return Ok(());
        }
        let offset = self.tokens.tell() - start;
        Err(self.tokens.error("missing ), unterminated subpattern", offset))
    }

    /// After `(?=`, `(?!` or `(?<`.
    fn look_around(&mut self, kind: char, start: usize, flags: u32, verbose: bool) -> Parsed {
        let mut kind = kind;
        let behind = kind == '<';
        let outer = self.look_behind_groups;
        if behind {
            let Some(token) = self.tokens.get()? else {
                return Err(self.tokens.error("unexpected end of pattern", 0));
            };
            if !token.is_any("=!") {
                let text = token.text();
                let offset = text.chars().count() + 2;
                return Err(self.tokens.error(format!("unknown extension ?<{text}"), offset));
            }
            kind = token.character().unwrap_or('=');
            self.look_behind_groups = outer.or(Some(self.widths.len()));
        }
        let node = self.alternatives(flags, verbose, false)?;
        self.look_behind_groups = outer;
        self.close(start)?;
        let negated = kind == '!';
        if negated && matches!(&node, Node::Concat(nodes) if nodes.is_empty()) {
            return Ok(Node::Failure);
        }
        Ok(Node::Look { node: Box::new(node), behind, negated })
    }

    /// After `(?(`.
    fn conditional(&mut self, start: usize, flags: u32, verbose: bool) -> Parsed {
        let name = self.tokens.get_until(')', "group name")?;
        let length = name.chars().count();
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.tokens.error("bad group number", length + 1));
            }
            if group >= MAX_GROUPS {
                return Err(self.tokens.error(format!("invalid group reference {name}"), length + 1));
            }
            if !self.references.iter().any(|(known, _)| *known == group) {
                self.references.push((group, self.tokens.tell() - length - 1));
            }
            group
        } else {
            self.check_name(&name, 1)?;
            self.group_named(&name)?
        };
        self.check_look_behind(group)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Refusal::TooDeep);
        }
        let (mut inner, mut layout) = (flags, verbose);
        let yes = Box::new(self.sequence(&mut inner, &mut layout, false)?);
        let no = if self.tokens.accept('|')? {
            let no = self.sequence(&mut inner, &mut layout, false)?;
            if self.tokens.next.is_some_and(|token| token.is('|')) {
                return Err(self.tokens.error("conditional backref with more than two branches", 0));
            }
            Some(Box::new(no))
        } else {
            None
        };
        self.depth -= 1;
        self.close(start)?;
        Ok(Node::Conditional { group, yes, no })
    }

    /// After `(?` and a letter or `-`: flags for the whole pattern (marked by clearing everything) or for a group.
    fn inline_flags(&mut self, letter: char) -> Parsed<Opening> {
        let value = |letter| match letter {
            'i' => flag::IGNORECASE,
            'L' => flag::LOCALE,
            'm' => flag::MULTILINE,
            's' => flag::DOTALL,
            'x' => flag::VERBOSE,
            'a' => flag::ASCII,
            'u' => flag::UNICODE,
            _ => 0,
        };
        // The next letter, or what ends the letters.
        let following = |parser: &mut Self, ends: &str, missing: &str| -> Parsed<char> {
            let Some(token) = parser.tokens.get()? else { return Err(parser.tokens.error(missing, 0)) };
            match token.character() {
                Some(letter) if ends.contains(letter) || value(letter) != 0 => Ok(letter),
                letter => {
                    let unknown = letter.is_some_and(char::is_alphabetic);
                    let message = if unknown { "unknown flag" } else { missing };
                    Err(parser.tokens.error(message, token.len()))
                }
            }
        };
        let mut letter = letter;
        let (mut set, mut cleared) = (0, 0);
        while !")-:".contains(letter) {
            let bit = value(letter);
            if self.is_text && letter == 'L' {
                let message = "bad inline flags: cannot use 'L' flag with a str pattern";
                return Err(self.tokens.error(message, 0));
            }
            if !self.is_text && letter == 'u' {
                let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                return Err(self.tokens.error(message, 0));
            }
            set |= bit;
            if bit & flag::TYPES != 0 && set & flag::TYPES != bit {
                let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                return Err(self.tokens.error(message, 0));
            }
            letter = following(self, ")-:", "missing -, : or )")?;
        }
        if letter == ')' {
            return Ok(Opening::Contents { number: None, atomic: false, set, cleared: u32::MAX });
        }
        if letter == '-' {
            letter = following(self, "", "missing flag")?;
            while letter != ':' {
                let bit = value(letter);
                if bit & flag::TYPES != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.tokens.error(message, 0));
                }
                cleared |= bit;
                letter = following(self, ":", "missing :")?;
            }
        }
        if set & cleared != 0 {
            return Err(self.tokens.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Opening::Contents { number: None, atomic: false, set, cleared })
    }

    /// The contents of a group and its `)`. `flags` are those around it, those to set, and those to clear.
    fn contents(
        &mut self,
        start: usize,
        number: Option<usize>,
        atomic: bool,
        (outer, set, cleared): (u32, u32, u32),
        verbose: bool,
    ) -> Parsed {
        let kept = if set & flag::TYPES == 0 { outer } else { outer & !flag::TYPES };
        let flags = (kept | set) & !cleared;
        let verbose = (verbose || set & flag::VERBOSE != 0) && cleared & flag::VERBOSE == 0;
        let node = self.alternatives(flags, verbose, false)?;
        self.close(start)?;
        let node = Box::new(node);
        Ok(match number {
            Some(number) => {
                self.widths[number] = Some(width(&node, &self.widths));
                Node::Group { number, node }
            }
            None if atomic => Node::Atomic(node),
            None => Node::Plain(node),
        })
    }
}
