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

/// Decisions that are to come, with their steps in the schedule.
type Steps = VecDeque<(usize, Decision)>;

/// A schedule being followed.
#[derive(Debug)]
pub(crate) struct Replay {
    /// What the funnel is asked.
    left: Steps,
    /// Which waits end, and when.
    wakes: Steps,
    /// What the clock says.
    times: Steps,
    /// Which signals the main thread acts upon.
    signals: Steps,
    /// What came of reading, writing and asking.
    answers: Steps,
    /// How many Ctrl-C were recorded that may still arrive.
    interrupts: usize,
    /// Whether all but the first are known: the schedule was recorded under the real clock.
    knows_outside: bool,
    divergence: Option<String>,
}

/// The number of Ctrl-C's signal.
const INTERRUPT: u64 = 2;

impl Replay {
    pub(crate) fn new(schedule: &Schedule) -> Replay {
        let steps = |wanted: fn(Choice) -> bool| -> Steps {
            let numbered = schedule.decisions.iter().enumerate();
            let wanted = numbered.filter(|(_, (decision, _))| wanted(decision.choice));
            wanted.map(|(index, (decision, _))| (index + 1, *decision)).collect()
        };
        let signals = steps(|choice| choice == Choice::Signal);
        Replay {
            left: steps(|choice| {
                !choice.is_wake() && !choice.is_answer() && !matches!(choice, Choice::Time | Choice::Signal)
            }),
            wakes: steps(Choice::is_wake),
            times: steps(|choice| choice == Choice::Time),
            answers: steps(Choice::is_answer),
            interrupts: signals.iter().filter(|(_, decision)| decision.taken == INTERRUPT).count(),
            signals,
            knows_outside: schedule.header.get("clock") == Some("real"),
            divergence: None,
        }
    }

    pub(super) fn knows_outside(&self) -> bool {
        self.knows_outside
    }

    pub(super) fn has_diverged(&self) -> bool {
        self.divergence.is_some()
    }

    /// The program does something else than what was recorded.
    pub(crate) fn leave(&mut self, step: usize, now: Moment, what: &str) {
        if self.divergence.is_none() {
            let Moment { thread, instruction, .. } = now;
            self.divergence =
                Some(format!("step {step}: thread {thread} at instruction {instruction}: {what}"));
        }
    }

    /// The next of the waits that end now: its step, how it ends, and whose it is.
    pub(crate) fn next_wake(&mut self, now: Moment) -> Option<(usize, Choice, u64)> {
        self.wakes
            .pop_front_if(|(_, next)| next.at == now)
            .map(|(step, next)| (step, next.choice, next.taken))
    }

    /// The step of the next wait that ends.
    pub(crate) fn step_of_next_wake(&self) -> usize {
        self.wakes.front().map_or(self.steps() + 1, |(step, _)| *step)
    }

    /// The instruction before which a running thread has to look up, because a wait ends or a signal arrives then.
    pub(crate) fn next_look(&self, thread: u64) -> Option<u64> {
        let fronts = [self.wakes.front(), self.signals.front()].into_iter().flatten();
        let here = fronts.map(|(_, next)| next.at).filter(|at| at.thread == thread && at.ask == 0);
        here.map(|at| at.instruction).min()
    }

    /// The signal that is acted upon now.
    pub(crate) fn signal(&mut self, now: Moment) -> Option<i32> {
        let (_, next) = self.signals.pop_front_if(|(_, next)| next.at == now)?;
        i32::try_from(next.taken).ok()
    }

    /// Whether a signal is acted upon now.
    pub(crate) fn signal_is_due(&self, now: Moment) -> bool {
        self.signals.front().is_some_and(|(_, next)| next.at == now)
    }

    /// A Ctrl-C has really arrived; whether one was recorded for which it can stand.
    pub(crate) fn knows_interrupt(&mut self) -> bool {
        let is_known = self.interrupts > 0;
        self.interrupts = self.interrupts.saturating_sub(1);
        is_known
    }

    /// What the outside answered now, with the step.
    pub(crate) fn answer(&mut self, choice: Choice, now: Moment) -> Option<(usize, u64)> {
        let told = self.answers.pop_front_if(|(_, next)| next.choice == choice && next.at == now);
        told.map(|(step, next)| (step, next.taken))
    }

    /// The step of the next answer.
    pub(crate) fn step_of_next_answer(&self) -> usize {
        self.answers.front().map_or(self.steps() + 1, |(step, _)| *step)
    }

    /// The time that is read now.
    pub(crate) fn time(&mut self, now: Moment) -> Option<u64> {
        let told = self.times.pop_front_if(|(_, next)| next.at == now);
        if told.is_none() {
            let step = self.times.front().map_or(self.steps() + 1, |(step, _)| *step);
            self.leave(step, now, "the program asks what time it is, which was not recorded");
        }
        told.map(|(_, next)| next.taken)
    }

    /// Steps of the schedule that were or will be taken, as far as they are known.
    fn steps(&self) -> usize {
        let last = |steps: &Steps| steps.back().map_or(0, |(step, _)| *step);
        let all = [&self.left, &self.wakes, &self.times, &self.signals, &self.answers];
        all.into_iter().map(last).max().unwrap_or(0)
    }

    /// The decision that belongs to this moment, if there is one.
    fn due(&mut self, choice: Choice, now: Moment) -> Option<(usize, Decision)> {
        if self.divergence.is_some() {
            return None;
        }
        self.left.pop_front_if(|(_, next)| next.choice == choice && next.at == now)
    }

    pub(super) fn choose(&mut self, choice: Choice, candidates: &[u64], now: Moment) -> usize {
        let Some((step, decision)) = self.due(choice, now) else { return 0 };
        if let Some(index) = candidates.iter().position(|&thread| thread == decision.taken) {
            return index;
        }
        let taken = decision.taken;
        let candidates = candidates.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let what = format!("{choice} of thread {taken} was recorded, but the candidates are {candidates}");
        self.leave(step, now, &what);
        0
    }

    pub(super) fn budget(&mut self, every: u32, now: Moment) -> u32 {
        self.due(Choice::Budget, now)
            .map_or(every, |(_, decision)| u32::try_from(decision.taken).unwrap_or(every))
    }

    /// Where the program left the schedule: what did not fit, or the first decision that was never asked for.
    pub(super) fn divergence(&self) -> Option<String> {
        if let Some(known) = &self.divergence {
            return Some(known.clone());
        }
        let outside = [&self.wakes, &self.times, &self.signals, &self.answers].map(VecDeque::front);
        let fronts = outside.into_iter().filter(|_| self.knows_outside).chain([self.left.front()]).flatten();
        let (step, next) = fronts.min_by_key(|(step, _)| *step)?;
        Some(format!(
            "step {step}: a decision ({}) of thread {} at its instruction {} was recorded, but the program did not come to it",
            next.choice, next.at.thread, next.at.instruction
        ))
    }
}
