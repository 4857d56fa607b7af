//! From the tree of a regular expression to the instructions of the matcher.

use super::charset::{CharSet, is_cased};
use super::syntax::{Anchor, Greed, MAX_REPEAT, Member, Node, Refusal, Tree, flag, width};

/// What matches exactly one character.
#[derive(Clone, Copy, Debug)]
pub(super) enum One {
    Literal(u32),
    /// Anything but a newline.
    Any,
    All,
    /// A set by its number.
    Set(usize),
}

/// An instruction. Targets are indexes of instructions, slots indexes into the matcher's registers.
#[derive(Debug)]
pub(super) enum Step {
    One(One),
    Anchor {
        anchor: Anchor,
        flags: u32,
    },
    /// Stores the position.
    Save(usize),
    /// Stores the position and the number of the group that was closed.
    Close {
        slot: usize,
        group: usize,
    },
    /// Goes on behind; if that fails, at the target.
    Try {
        otherwise: usize,
    },
    Jump(usize),
    /// Repeats one character.
    Repeat {
        one: One,
        min: u32,
        max: u32,
        greed: Greed,
    },
    /// Begins a loop whose count and last beginning are in two slots.
    LoopStart {
        slot: usize,
    },
    /// Decides whether the loop's body, at `body`, is done once more.
    Loop {
        slot: usize,
        min: u32,
        max: u32,
        lazy: bool,
        body: usize,
    },
    /// Remembers how much can be tried again, for `AtomicEnd`.
    AtomicStart {
        slot: usize,
    },
    AtomicEnd {
        slot: usize,
    },
    /// Begins a look around, `back` characters before.
    LookStart {
        slot: usize,
        back: u32,
    },
    LookEnd {
        slot: usize,
    },
    /// Begins a negated look around; where it does not match, matching goes on at the target.
    NotStart {
        slot: usize,
        back: u32,
        otherwise: usize,
    },
    NotEnd {
        slot: usize,
    },
    BackReference {
        group: usize,
        flags: u32,
    },
    /// Goes on if the group has matched, else at the target.
    Condition {
        group: usize,
        otherwise: usize,
    },
    Fail,
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) sets: Vec<CharSet>,
    /// Groups, the whole match not counted.
    pub(super) groups: usize,
    /// Registers: two for each group, the last closed group, loops and look-arounds.
    pub(super) slots: usize,
    /// What every match begins with.
    pub(super) prefix: Vec<u32>,
    /// What the first character of every match is, where there is no prefix.
    pub(super) first: Option<One>,
}

/// The register that holds the group closed last.
pub(super) fn last_group_slot(groups: usize) -> usize {
    groups * 2
}

struct Compiler<'a> {
    program: Program,
    widths: &'a [Option<(u64, u64)>],
    /// Why the pattern is refused after all.
    refusal: Option<&'static str>,
}

/// Compiles a tree.
pub(super) fn compile(tree: &Tree) -> Result<Program, Refusal> {
    let program = Program {
        steps: Vec::new(),
        sets: Vec::new(),
        groups: tree.groups,
        slots: last_group_slot(tree.groups) + 1,
        prefix: Vec::new(),
        first: None,
    };
    let mut compiler = Compiler { program, widths: &tree.widths, refusal: None };
    compiler.node(&tree.root);
    compiler.push(Step::Match);
    if let Some(message) = compiler.refusal {
        return Err(Refusal::Pattern(message.to_owned(), None));
    }
    let mut program = compiler.program;
    (program.prefix, program.first) = beginning(&program.steps);
    Ok(program)
}

/// The literal beginning of every match, or the one that its first character matches.
fn beginning(steps: &[Step]) -> (Vec<u32>, Option<One>) {
    let mut prefix = Vec::new();
    for step in steps {
        match step {
            Step::Save(_) | Step::Close { .. } => {}
            Step::One(One::Literal(code)) => prefix.push(*code),
            Step::One(one) | Step::Repeat { one, min: 1.., .. } if prefix.is_empty() => {
                return (prefix, Some(*one));
            }
            _ => break,
        }
    }
    (prefix, None)
}

impl Compiler<'_> {
    fn push(&mut self, step: Step) -> usize {
        self.program.steps.push(step);
        self.program.steps.len() - 1
    }

    fn here(&self) -> usize {
        self.program.steps.len()
    }

    fn new_slots(&mut self, count: usize) -> usize {
        self.program.slots += count;
        self.program.slots - count
    }

    fn set(&mut self, members: &[Member], negated: bool, flags: u32) -> One {
        self.program.sets.push(CharSet::new(members, negated, flags));
        One::Set(self.program.sets.len() - 1)
    }

    /// The node as something that matches one character, if it is that.
    fn one(&mut self, node: &Node) -> Option<One> {
        Some(match node {
            Node::Literal { code, flags } => {
                if flags & flag::IGNORECASE != 0 && is_cased(*code, *flags) {
                    self.set(&[Member::Range(*code, *code)], false, *flags)
                } else {
                    One::Literal(*code)
                }
            }
            Node::Any { flags } => {
                if flags & flag::DOTALL == 0 {
                    One::Any
                } else {
                    One::All
                }
            }
            Node::Set { members, negated, flags } => self.set(members, *negated, *flags),
            Node::Plain(node) => return self.one(node),
            _ => return None,
        })
    }

    fn node(&mut self, node: &Node) {
        if let Some(one) = self.one(node) {
            self.push(Step::One(one));
            return;
        }
        match node {
            Node::Literal { .. } | Node::Any { .. } | Node::Set { .. } => {}
            Node::Anchor { anchor, flags } => {
                self.push(Step::Anchor { anchor: *anchor, flags: *flags });
            }
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Alternatives(nodes) => self.alternatives(nodes),
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed),
            Node::Group { number, node } => {
                self.push(Step::Save(2 * number - 2));
                self.node(node);
                self.push(Step::Close { slot: 2 * number - 1, group: *number });
            }
            Node::Plain(node) => self.node(node),
            Node::Atomic(node) => {
                let slot = self.new_slots(1);
                self.push(Step::AtomicStart { slot });
                self.node(node);
                self.push(Step::AtomicEnd { slot });
            }
            Node::Look { node, behind, negated } => self.look(node, *behind, *negated),
            Node::BackReference { group, flags } => {
                self.push(Step::BackReference { group: *group, flags: *flags });
            }
            Node::Conditional { group, yes, no } => self.conditional(*group, yes, no.as_deref()),
            Node::Failure => {
                self.push(Step::Fail);
            }
        }
    }

    fn alternatives(&mut self, nodes: &[Node]) {
        let mut jumps = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if index + 1 == nodes.len() {
                self.node(node);
                break;
            }
            let choice = self.push(Step::Try { otherwise: 0 });
            self.node(node);
            jumps.push(self.push(Step::Jump(0)));
            let next = self.here();
            self.program.steps[choice] = Step::Try { otherwise: next };
        }
        let end = self.here();
        for jump in jumps {
            self.program.steps[jump] = Step::Jump(end);
        }
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, greed: Greed) {
        if let Some(one) = self.one(node) {
            self.push(Step::Repeat { one, min, max, greed });
            return;
        }
        if max == 0 {
            // What is inside never matches, but is refused like anything else.
            let here = self.here();
            self.node(node);
            self.program.steps.truncate(here);
            return;
        }
        if (min, max) == (1, 1) && greed != Greed::Possessive {
            return self.node(node);
        }
        let atomic = (greed == Greed::Possessive).then(|| self.new_slots(1));
        if let Some(slot) = atomic {
            self.push(Step::AtomicStart { slot });
        }
        if (min, max) == (0, 1) && greed != Greed::Lazy {
            let choice = self.push(Step::Try { otherwise: 0 });
            self.node(node);
            let end = self.here();
            self.program.steps[choice] = Step::Try { otherwise: end };
        } else {
            self.general_loop(node, min, max, greed == Greed::Lazy);
        }
        if let Some(slot) = atomic {
            self.push(Step::AtomicEnd { slot });
        }
    }

    fn general_loop(&mut self, node: &Node, min: u32, max: u32, lazy: bool) {
        let slot = self.new_slots(2);
        self.push(Step::LoopStart { slot });
        let jump = self.push(Step::Jump(0));
        let body = self.here();
        self.node(node);
        let end = self.here();
        self.program.steps[jump] = Step::Jump(end);
        self.push(Step::Loop { slot, min, max, lazy, body });
    }

    fn look(&mut self, node: &Node, behind: bool, negated: bool) {
        let slot = self.new_slots(2);
        let (low, high) = if behind { width(node, self.widths) } else { (0, 0) };
        if low != high {
            self.refusal = self.refusal.or(Some("look-behind requires fixed-width pattern"));
        } else if low > u64::from(MAX_REPEAT) {
            self.refusal = self.refusal.or(Some("looks too much behind"));
        }
        let back = low.min(u64::from(MAX_REPEAT)) as u32;
        if !negated {
            self.push(Step::LookStart { slot, back });
            self.node(node);
            self.push(Step::LookEnd { slot });
            return;
        }
        let start = self.push(Step::NotStart { slot, back, otherwise: 0 });
        self.node(node);
        self.push(Step::NotEnd { slot });
        let otherwise = self.here();
        self.program.steps[start] = Step::NotStart { slot, back, otherwise };
    }

    fn conditional(&mut self, group: usize, yes: &Node, no: Option<&Node>) {
        let condition = self.push(Step::Condition { group, otherwise: 0 });
        self.node(yes);
        let mut otherwise = self.here();
        if let Some(no) = no {
            let jump = self.push(Step::Jump(0));
            otherwise = self.here();
            self.node(no);
            self.program.steps[jump] = Step::Jump(self.program.steps.len());
        }
        self.program.steps[condition] = Step::Condition { group, otherwise };
    }
}
