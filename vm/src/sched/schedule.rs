//! Schedules: the decisions of a run that differ from the default, as text, and following them again.

use std::collections::VecDeque;
use std::fmt::Write;

use super::choose::{Choice, Moment};

/// A decision that differs from the default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    /// What was decided.
    pub choice: Choice,
    /// When.
    pub at: Moment,
    /// The number of the thread that was taken; of instructions, for [`Choice::Budget`].
    pub taken: u64,
}

/// What a schedule was recorded under; it must be the same when it is followed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Header {
    /// Names and values, in the order of the file.
    pub fields: Vec<(String, String)>,
}

/// A schedule.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Schedule {
    /// What it was recorded under.
    pub header: Header,
    /// What was decided, in order, and where in the source (empty if that is not known).
    pub decisions: Vec<(Decision, String)>,
}

/// The first line of a schedule's text.
const TITLE: &str = "# minipy schedule 1";

impl Header {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}

impl Schedule {
    /// The text of the schedule: the header, then a line for each decision.
    pub fn text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (name, value) in &self.header.fields {
            let _ = writeln!(text, "# {name}: {value}");
        }
        for (Decision { choice, at, taken }, place) in &self.decisions {
            let comment = if place.is_empty() { String::new() } else { format!("  # {place}") };
            let again = if at.ask == 0 { String::new() } else { format!("/{}", at.ask) };
            let (thread, instruction) = (at.thread, at.instruction);
            let _ = writeln!(
                text,
                "{choice} thread={thread} instruction={instruction}{again} -> {taken}{comment}"
            );
        }
        text
    }

    /// Reads a schedule.
    ///
    /// # Errors
    /// The number of the line that is not one of a schedule, and what is wrong with it.
    pub fn parse(text: &str) -> Result<Schedule, String> {
        let mut lines = text.lines().enumerate();
        match lines.next() {
            Some((_, TITLE)) => {}
            _ => return Err(format!("line 1: a schedule begins with \"{TITLE}\"")),
        }
        let mut schedule = Schedule::default();
        for (index, line) in lines {
            let wrong = |what: &str| format!("line {}: {what}: {line}", index + 1);
            if let Some(comment) = line.strip_prefix('#') {
                if let Some((name, value)) = comment.split_once(':') {
                    schedule.header.fields.push((name.trim().to_owned(), value.trim().to_owned()));
                }
                continue;
            }
            let (line, place) = line.split_once('#').unwrap_or((line, ""));
            if !line.trim().is_empty() {
                let decision = parse_decision(line).map_err(|what| wrong(&what))?;
                schedule.decisions.push((decision, place.trim().to_owned()));
            }
        }
        Ok(schedule)
    }
}

fn parse_decision(line: &str) -> Result<Decision, String> {
    let mut words = line.split_whitespace();
    let mut next = |what: &str| words.next().ok_or_else(|| format!("{what} is missing"));
    let name = next("the kind of decision")?;
    let choice = Choice::NAMES
        .iter()
        .find(|(_, known)| *known == name)
        .map(|(choice, _)| *choice)
        .ok_or_else(|| format!("unknown kind of decision \"{name}\""))?;
    let number = |word: &str, prefix: &str| -> Result<u64, String> {
        let digits = word.strip_prefix(prefix).ok_or_else(|| format!("\"{prefix}\" was expected"))?;
        digits.parse().map_err(|_| format!("\"{digits}\" is not a number"))
    };
    let thread = number(next("the thread")?, "thread=")?;
    let moment = next("the instruction")?;
    let (instruction, again) = moment.split_once('/').unwrap_or((moment, "0"));
    let instruction = number(instruction, "instruction=")?;
    let ask = again.parse().map_err(|_| format!("\"{again}\" is not a number"))?;
    if next("the arrow")? != "->" {
        return Err("\"->\" was expected".to_owned());
    }
    let taken = number(next("what was decided")?, "")?;
    Ok(Decision { choice, at: Moment { thread, instruction, ask }, taken })
}

/// A schedule being followed.
#[derive(Debug)]
pub(crate) struct Replay {
    left: VecDeque<Decision>,
    step: usize,
    divergence: Option<String>,
}

impl Replay {
    pub(crate) fn new(schedule: &Schedule) -> Replay {
        Replay {
            left: schedule.decisions.iter().map(|(decision, _)| *decision).collect(),
            step: 0,
            divergence: None,
        }
    }

    /// The decision that belongs to this moment, if there is one.
    fn due(&mut self, choice: Choice, now: Moment) -> Option<Decision> {
        let next = *self.left.front()?;
        if self.divergence.is_some() || next.choice != choice || next.at != now {
            return None;
        }
        self.left.pop_front();
        self.step += 1;
        Some(next)
    }

    pub(super) fn choose(&mut self, choice: Choice, candidates: &[u64], now: Moment) -> usize {
        let Some(decision) = self.due(choice, now) else { return 0 };
        if let Some(index) = candidates.iter().position(|&thread| thread == decision.taken) {
            return index;
        }
        self.divergence = Some(format!(
            "step {}: thread {} at instruction {}: {choice} of thread {} was recorded, but the candidates are {}",
            self.step,
            now.thread,
            now.instruction,
            decision.taken,
            candidates.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
        ));
        0
    }

    pub(super) fn budget(&mut self, every: u32, now: Moment) -> u32 {
        self.due(Choice::Budget, now).map_or(every, |decision| u32::try_from(decision.taken).unwrap_or(every))
    }

    /// Where the program left the schedule: what did not fit, or the first decision that was never asked for.
    pub(super) fn divergence(&self) -> Option<String> {
        if let Some(known) = &self.divergence {
            return Some(known.clone());
        }
        let next = self.left.front()?;
        Some(format!(
            "step {}: a decision ({}) of thread {} at its instruction {} was recorded, but the program did not come to it",
            self.step + 1,
            next.choice,
            next.at.thread,
            next.at.instruction
        ))
    }
}
