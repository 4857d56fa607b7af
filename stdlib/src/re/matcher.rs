//! The matcher: backtracking over an explicit stack, bounded by the interpreter's limits.
//!
//! Written here because no crate has Python's meaning. `regex` and `fancy-regex` have no conditionals that look at
//! groups, forget which group was closed last, and treat empty turns of a loop differently; `regress` follows
//! ECMAScript, where each turn of a loop resets the groups inside; and none of them can be stopped from outside.

use minipy_vm::native::PyResult;
use minipy_vm::vm::Vm;

use super::charset::{in_class, lower};
use super::compile::{One, Program, Step, last_group_slot};
use super::syntax::{Anchor, Class, Greed, MAX_REPEAT};

/// Text that is matched: positions are byte offsets.
pub(super) trait Subject {
    /// The character at a position, and the position behind it.
    fn next(&self, position: usize) -> Option<(u32, usize)>;
    /// The character before a position, and its own position.
    fn previous(&self, position: usize) -> Option<(u32, usize)>;
    /// The bytes, for searching.
    fn bytes(&self) -> &[u8];
    /// A literal as bytes of this kind of text.
    fn encode(&self, literal: &[u32]) -> Option<Vec<u8>>;
}

/// Bytes, or ASCII text.
pub(super) struct Narrow<'a>(pub(super) &'a [u8]);

impl Subject for Narrow<'_> {
    #[inline(always)]
    fn next(&self, position: usize) -> Option<(u32, usize)> {
        self.0.get(position).map(|&byte| (u32::from(byte), position + 1))
    }

    #[inline(always)]
    fn previous(&self, position: usize) -> Option<(u32, usize)> {
        let before = position.checked_sub(1)?;
        Some((u32::from(self.0[before]), before))
    }

    fn bytes(&self) -> &[u8] {
        self.0
    }

    fn encode(&self, literal: &[u32]) -> Option<Vec<u8>> {
        literal.iter().map(|&code| u8::try_from(code).ok()).collect()
    }
}

/// Text with other characters than ASCII.
pub(super) struct Wide<'a>(pub(super) &'a str);

impl Subject for Wide<'_> {
    #[inline]
    fn next(&self, position: usize) -> Option<(u32, usize)> {
        let character = self.0[position..].chars().next()?;
        Some((u32::from(character), position + character.len_utf8()))
    }

    #[inline]
    fn previous(&self, position: usize) -> Option<(u32, usize)> {
        let character = self.0[..position].chars().next_back()?;
        Some((u32::from(character), position - character.len_utf8()))
    }

    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn encode(&self, literal: &[u32]) -> Option<Vec<u8>> {
        let text: Option<String> = literal.iter().map(|&code| char::from_u32(code)).collect();
        text.map(String::into_bytes)
    }
}

/// No position.
pub(super) const UNSET: usize = usize::MAX;

/// What is asked of a match.
#[derive(Clone, Copy)]
pub(super) struct Request {
    pub(super) start: usize,
    pub(super) end: usize,
    /// It must reach the end.
    pub(super) full: bool,
    /// It must not be empty at the start (an empty match ended there).
    pub(super) advance: bool,
}

/// Where a match is.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Beginning and end of each group, `UNSET` if it did not match.
    pub(super) groups: Vec<usize>,
    /// The group closed last; 0 if none.
    pub(super) last_group: usize,
}

/// What can be tried again, or must be undone on the way there.
enum Entry {
    Branch {
        step: usize,
        position: usize,
    },
    Undo {
        slot: usize,
        value: usize,
    },
    /// A greedy repetition that can give back characters.
    Shorter {
        step: usize,
        position: usize,
        least: usize,
    },
    /// A lazy repetition that can take more characters.
    Longer {
        step: usize,
        position: usize,
        left: u32,
    },
    /// A lazy loop that can be done once more.
    Again {
        step: usize,
        position: usize,
    },
}

/// Steps between two looks at the limits.
const PORTION: usize = 4096;

/// A match in progress.
pub(super) struct Matcher<'a, S: Subject> {
    vm: &'a Vm,
    program: &'a Program,
    subject: S,
    request: Request,
    slots: Vec<usize>,
    stack: Vec<Entry>,
    /// Steps since the last look at the limits.
    work: usize,
}

/// What a step leads to.
enum Outcome {
    Continue(usize, usize),
    Fail,
    Matched(usize),
}

impl<'a, S: Subject> Matcher<'a, S> {
    pub(super) fn new(vm: &'a Vm, program: &'a Program, subject: S, request: Request) -> Matcher<'a, S> {
        let slots = vec![UNSET; program.slots];
        Matcher { vm, program, subject, request, slots, stack: Vec::new(), work: 0 }
    }

    /// Looks for a match anywhere from the start on.
    pub(super) fn search(&mut self) -> PyResult<Option<Found>> {
        let prefix = self.subject.encode(&self.program.prefix);
        let Some(prefix) = prefix else { return Ok(None) };
        let finder = memchr::memmem::Finder::new(&prefix);
        let mut position = self.request.start;
        loop {
            if !prefix.is_empty() {
                let window = self.subject.bytes().get(position..self.request.end).unwrap_or(&[]);
                let found = finder.find(window);
                let passed = found.unwrap_or(window.len());
                self.count(passed / 16)?;
                match found {
                    Some(offset) => position += offset,
                    None => return Ok(None),
                }
            } else if let Some(one) = self.program.first {
                loop {
                    match self.next(position) {
                        Some((code, _)) if self.matches(one, code) => break,
                        Some((_, behind)) => position = behind,
                        None => return Ok(None),
                    }
                    self.count(1)?;
                }
            }
            if let Some(found) = self.match_at(position)? {
                return Ok(Some(found));
            }
            match self.next(position) {
                Some((_, behind)) => position = behind,
                None => return Ok(None),
            }
        }
    }

    /// Looks for a match at one position.
    pub(super) fn match_at(&mut self, start: usize) -> PyResult<Option<Found>> {
        self.slots.fill(UNSET);
        self.stack.clear();
        let last = last_group_slot(self.program.groups);
        self.slots[last] = 0;
        let Some(end) = self.run(start)? else { return Ok(None) };
        Ok(Some(Found { start, end, groups: self.slots[..last].to_vec(), last_group: self.slots[last] }))
    }

    fn count(&mut self, amount: usize) -> PyResult<()> {
        self.work += amount;
        if self.work >= PORTION {
            let work = std::mem::take(&mut self.work);
            self.vm.reserve(self.stack.len() * 2, size_of::<Entry>())?;
            return self.vm.work(work);
        }
        Ok(())
    }

    #[inline(always)]
    fn next(&self, position: usize) -> Option<(u32, usize)> {
        if position < self.request.end { self.subject.next(position) } else { None }
    }

    #[inline(always)]
    fn matches(&self, one: One, code: u32) -> bool {
        match one {
            One::Literal(literal) => literal == code,
            One::Any => code != u32::from('\n'),
            One::All => true,
            One::Set(set) => self.program.sets[set].contains(code),
        }
    }

    fn set(&mut self, slot: usize, value: usize) {
        self.stack.push(Entry::Undo { slot, value: self.slots[slot] });
        self.slots[slot] = value;
    }

    /// Runs the program from a position to the end of a match.
    fn run(&mut self, start: usize) -> PyResult<Option<usize>> {
        let (mut step, mut position) = (0, start);
        loop {
            self.count(1)?;
            let outcome = match &self.program.steps[step] {
                Step::One(one) => match self.next(position) {
                    Some((code, behind)) if self.matches(*one, code) => Outcome::Continue(step + 1, behind),
                    _ => Outcome::Fail,
                },
                Step::Match => {
                    let incomplete = self.request.full && position != self.request.end;
                    let empty = self.request.advance && position == self.request.start && start == position;
                    if incomplete || empty { Outcome::Fail } else { Outcome::Matched(position) }
                }
                _ => self.step(step, position)?,
            };
            match outcome {
                Outcome::Continue(next, at) => (step, position) = (next, at),
                Outcome::Matched(end) => return Ok(Some(end)),
                Outcome::Fail => match self.back_track()? {
                    Some((next, at)) => (step, position) = (next, at),
                    None => return Ok(None),
                },
            }
        }
    }

    fn step(&mut self, step: usize, position: usize) -> PyResult<Outcome> {
        let program = self.program;
        let mut next = step + 1;
        match program.steps[step] {
            Step::Anchor { anchor, flags } => {
                if !self.anchored(anchor, flags, position) {
                    return Ok(Outcome::Fail);
                }
            }
            Step::Save(slot) => self.set(slot, position),
            Step::Close { slot, group } => {
                self.set(slot, position);
                self.set(last_group_slot(program.groups), group);
            }
            Step::Try { otherwise } => self.stack.push(Entry::Branch { step: otherwise, position }),
            Step::Jump(target) => next = target,
            Step::Repeat { one, min, max, greed } => {
                return self.repeat(step, position, one, (min, max), greed);
            }
            Step::LoopStart { slot } => {
                self.set(slot, 0);
                self.set(slot + 1, UNSET);
            }
            Step::Loop { .. } => return Ok(self.turn(step, position, false)),
            Step::AtomicStart { slot } => {
                self.set(slot, 0);
                self.slots[slot] = self.stack.len();
            }
            Step::AtomicEnd { slot } => self.forget(self.slots[slot]),
            Step::LookStart { slot, back } => {
                let Some(at) = self.step_back(position, back)? else { return Ok(Outcome::Fail) };
                self.set(slot + 1, position);
                self.set(slot, 0);
                self.slots[slot] = self.stack.len();
                return Ok(Outcome::Continue(next, at));
            }
            Step::LookEnd { slot } => {
                self.forget(self.slots[slot]);
                return Ok(Outcome::Continue(next, self.slots[slot + 1]));
            }
            Step::NotStart { slot, back, otherwise } => {
                let Some(at) = self.step_back(position, back)? else {
                    return Ok(Outcome::Continue(otherwise, position));
                };
                self.set(slot, 0);
                self.slots[slot] = self.stack.len();
                self.stack.push(Entry::Branch { step: otherwise, position });
                return Ok(Outcome::Continue(next, at));
            }
            Step::NotEnd { slot } => {
                // It matched: undo all of it, the way around it included.
                let height = self.slots[slot];
                while self.stack.len() > height {
                    if let Some(Entry::Undo { slot, value }) = self.stack.pop() {
                        self.slots[slot] = value;
                    }
                }
                return Ok(Outcome::Fail);
            }
            Step::BackReference { group, flags } => {
                return Ok(match self.same_as_group(group, flags, position)? {
                    Some(behind) => Outcome::Continue(next, behind),
                    None => Outcome::Fail,
                });
            }
            Step::Condition { group, otherwise } => {
                let (start, end) = (self.slots[2 * group - 2], self.slots[2 * group - 1]);
                if start == UNSET || end == UNSET || end < start {
                    next = otherwise;
                }
            }
            Step::Fail | Step::One(_) | Step::Match => return Ok(Outcome::Fail),
        }
        Ok(Outcome::Continue(next, position))
    }

    /// Removes what can be tried again above a height, but keeps what must be undone.
    fn forget(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            if matches!(self.stack[index], Entry::Undo { .. }) {
                self.stack.swap(kept, index);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    fn step_back(&mut self, position: usize, count: u32) -> PyResult<Option<usize>> {
        // A character takes one place at least.
        if count as usize > position {
            self.count(1)?;
            return Ok(None);
        }
        let mut at = position;
        for _ in 0..count {
            self.count(1)?;
            match self.subject.previous(at) {
                Some((_, before)) => at = before,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    /// The end of a loop's body: once more, or on. A turn that begins where the last one did is not done.
    fn turn(&mut self, step: usize, position: usize, again: bool) -> Outcome {
        let Step::Loop { slot, min, max, lazy, body } = self.program.steps[step] else {
            return Outcome::Fail;
        };
        let count = self.slots[slot];
        if count < min as usize {
            self.set(slot, count + 1);
            return Outcome::Continue(body, position);
        }
        if lazy && !again {
            self.stack.push(Entry::Again { step, position });
            return Outcome::Continue(step + 1, position);
        }
        let more = max == MAX_REPEAT || count < max as usize;
        if !more || self.slots[slot + 1] == position {
            return if again { Outcome::Fail } else { Outcome::Continue(step + 1, position) };
        }
        if !lazy {
            self.stack.push(Entry::Branch { step: step + 1, position });
        }
        self.set(slot, count + 1);
        self.set(slot + 1, position);
        Outcome::Continue(body, position)
    }

    /// Goes over at most `limit` characters that match.
    fn run_over(&mut self, one: One, position: usize, limit: u32) -> PyResult<(usize, u32)> {
        let (mut position, mut count) = (position, 0);
        if let One::All = one
            && self.subject.bytes().len() == self.request.end
            && limit == MAX_REPEAT
            && let Some((_, second)) = self.next(position)
            && second == position + 1
            && self.subject.bytes()[position..].is_ascii()
        {
            let length = self.request.end - position;
            return Ok((self.request.end, length.min(MAX_REPEAT as usize) as u32));
        }
        while count < limit
            && let Some((code, behind)) = self.next(position)
            && self.matches(one, code)
        {
            position = behind;
            count += 1;
            if count % 1024 == 0 {
                self.count(64)?;
            }
        }
        Ok((position, count))
    }

    fn repeat(
        &mut self,
        step: usize,
        start: usize,
        one: One,
        (min, max): (u32, u32),
        greed: Greed,
    ) -> PyResult<Outcome> {
        if greed == Greed::Lazy {
            let (position, count) = self.run_over(one, start, min)?;
            if count < min {
                return Ok(Outcome::Fail);
            }
            if max > min {
                let left = if max == MAX_REPEAT { MAX_REPEAT } else { max - min };
                self.stack.push(Entry::Longer { step, position, left });
            }
            return Ok(Outcome::Continue(step + 1, position));
        }
        let (position, count) = self.run_over(one, start, max)?;
        if count < min {
            return Ok(Outcome::Fail);
        }
        if greed == Greed::Greedy && count > min {
            let least = match min {
                0 => start,
                _ => self.run_over(one, start, min)?.0,
            };
            self.stack.push(Entry::Shorter { step, position, least });
        }
        Ok(Outcome::Continue(step + 1, position))
    }

    /// Gives back one character or more, so that the literal behind the repetition can match.
    fn shorten(&mut self, step: usize, position: usize, least: usize) -> PyResult<Option<usize>> {
        let wanted = match self.program.steps.get(step + 1) {
            Some(Step::One(One::Literal(code))) => Some(*code),
            _ => None,
        };
        let mut at = position;
        while at > least {
            self.work += 1;
            let Some((_, before)) = self.subject.previous(at) else { return Ok(None) };
            at = before;
            if wanted.is_none_or(|wanted| self.next(at).is_some_and(|(code, _)| code == wanted)) {
                return Ok(Some(at));
            }
        }
        self.count(0)?;
        Ok(None)
    }

    /// Undoes what was done since the last choice, and chooses differently.
    fn back_track(&mut self) -> PyResult<Option<(usize, usize)>> {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Undo { slot, value } => self.slots[slot] = value,
                Entry::Branch { step, position } => return Ok(Some((step, position))),
                Entry::Shorter { step, position, least } => {
                    if let Some(at) = self.shorten(step, position, least)? {
                        if at > least {
                            self.stack.push(Entry::Shorter { step, position: at, least });
                        }
                        return Ok(Some((step + 1, at)));
                    }
                }
                Entry::Longer { step, position, left } => {
                    let Step::Repeat { one, .. } = self.program.steps[step] else { continue };
                    if let Some((code, behind)) = self.next(position)
                        && self.matches(one, code)
                    {
                        let left = if left == MAX_REPEAT { left } else { left - 1 };
                        if left > 0 {
                            self.stack.push(Entry::Longer { step, position: behind, left });
                        }
                        return Ok(Some((step + 1, behind)));
                    }
                }
                Entry::Again { step, position } => {
                    if let Outcome::Continue(step, position) = self.turn(step, position, true) {
                        return Ok(Some((step, position)));
                    }
                }
            }
        }
        Ok(None)
    }

    fn anchored(&self, anchor: Anchor, flags: u32, position: usize) -> bool {
        let newline = |found: Option<(u32, usize)>| found.is_some_and(|(code, _)| code == u32::from('\n'));
        let end = self.request.end;
        match anchor {
            Anchor::Beginning => position == 0,
            Anchor::BeginningOfLine => position == 0 || newline(self.subject.previous(position)),
            Anchor::End => position == end || (position + 1 == end && newline(self.next(position))),
            Anchor::EndOfLine => position == end || newline(self.next(position)),
            Anchor::EndOfText => position == end,
            Anchor::Boundary | Anchor::NoBoundary => {
                if end == 0 {
                    return false;
                }
                let word = |found: Option<(u32, usize)>| {
                    found.is_some_and(|(code, _)| in_class(Class::Word, code, flags))
                };
                let here = word(self.subject.previous(position)) != word(self.next(position));
                here == (anchor == Anchor::Boundary)
            }
        }
    }

    /// Whether the text of a group stands here again; the position behind it.
    fn same_as_group(&mut self, group: usize, flags: u32, position: usize) -> PyResult<Option<usize>> {
        let (start, end) = (self.slots[2 * group - 2], self.slots[2 * group - 1]);
        if start == UNSET || end == UNSET || end < start {
            return Ok(None);
        }
        let fold = |code| {
            if flags & super::syntax::flag::IGNORECASE == 0 { code } else { lower(code, flags) }
        };
        let (mut at, mut position) = (start, position);
        while at < end {
            self.count(1)?;
            let (Some((wanted, next)), Some((found, behind))) = (self.subject.next(at), self.next(position))
            else {
                return Ok(None);
            };
            if fold(wanted) != fold(found) {
                return Ok(None);
            }
            (at, position) = (next, behind);
        }
        Ok(Some(position))
    }
}
