//! Lines from a terminal, edited with `rustyline` on a thread of its own, so that Python threads go on meanwhile.
//!
//! Completion needs the interpreter, which belongs to its thread: the editor sends what is to be completed as an event and
//! waits for the answer.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use minipy_vm::native::PyResult;
use minipy_vm::vm::Vm;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Context, Helper};

use super::completion;
use super::lines::{Line, LineSource};

/// The lines of earlier sessions, in the home directory.
const HISTORY: &str = ".minipy_history";
/// How many are kept.
const HISTORY_SIZE: usize = 10_000;
/// How CPython colours its prompt.
const PROMPT_COLOUR: &str = "\x1b[1;35m";

/// What the editor tells the session.
enum Event {
    Line(Line),
    /// The text before the cursor is to be completed.
    Complete(String),
}

/// What candidates replace: the start of the word, and themselves.
type Candidates = (usize, Vec<String>);

/// A terminal.
pub(crate) struct Editor {
    /// Prompts; closed at the end of the session.
    prompts: Option<Sender<String>>,
    answers: Sender<Candidates>,
    events: Arc<Mutex<Receiver<Event>>>,
    thread: Option<JoinHandle<()>>,
    /// Lines of pasted text that are still to come.
    pasted: VecDeque<String>,
}

impl Editor {
    /// Starts the editor; none if the terminal cannot be used.
    pub(crate) fn start(colour: bool) -> Option<Editor> {
        let (prompts, asked) = channel::<String>();
        let (answers, candidates) = channel();
        let (tell, events) = channel();
        let helper = Assistant { tell: tell.clone(), candidates, colour };
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .auto_add_history(true)
            // What a statement has printed without a line end stays.
            .check_cursor_position(true)
            .max_history_size(HISTORY_SIZE)
            .ok()?
            .build();
        let mut editor = rustyline::Editor::<Assistant, FileHistory>::with_config(config).ok()?;
        editor.set_helper(Some(helper));
        let thread = thread::spawn(move || {
            let history = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(HISTORY));
            if let Some(history) = &history {
                // There is none at first.
                drop(editor.load_history(history));
            }
            for prompt in asked {
                let line = match editor.readline(&prompt) {
                    Ok(text) => Line::Text(text),
                    Err(ReadlineError::Interrupted) => Line::Interrupted,
                    Err(_) => Line::End,
                };
                if tell.send(Event::Line(line)).is_err() {
                    break;
                }
            }
            if let Some(history) = &history {
                // A session without a history file is better than none.
                drop(editor.save_history(history));
            }
        });
        let events = Arc::new(Mutex::new(events));
        Some(Editor {
            prompts: Some(prompts),
            answers,
            events,
            thread: Some(thread),
            pasted: VecDeque::new(),
        })
    }
}

impl LineSource for Editor {
    fn read(&mut self, vm: &Vm, prompt: &str) -> PyResult<Line> {
        if let Some(line) = self.pasted.pop_front() {
            return Ok(Line::Text(line));
        }
        let asked = self.prompts.as_ref().is_some_and(|prompts| prompts.send(prompt.to_owned()).is_ok());
        if !asked {
            return Ok(Line::End);
        }
        loop {
            let events = self.events.clone();
            let event =
                vm.offload("input", 0, move || events.lock().unwrap_or_else(PoisonError::into_inner).recv())?;
            match event {
                Ok(Event::Line(Line::Text(text))) => {
                    let mut lines = text.split('\n').map(str::to_owned);
                    let first = lines.next().unwrap_or_default();
                    self.pasted.extend(lines);
                    return Ok(Line::Text(first));
                }
                Ok(Event::Line(line)) => return Ok(line),
                Ok(Event::Complete(before)) => {
                    let candidates = completion::candidates(vm, &before)?;
                    if self.answers.send(candidates).is_err() {
                        return Ok(Line::End);
                    }
                }
                Err(_) => return Ok(Line::End),
            }
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        drop(self.prompts.take());
        if let Some(thread) = self.thread.take() {
            // It has nothing to tell but that it has ended.
            drop(thread.join());
        }
    }
}

/// What rustyline asks while a line is edited.
struct Assistant {
    tell: Sender<Event>,
    candidates: Receiver<Candidates>,
    colour: bool,
}

impl Completer for Assistant {
    type Candidate = String;

    fn complete(&self, line: &str, place: usize, _: &Context<'_>) -> rustyline::Result<Candidates> {
        let before = line.get(..place).unwrap_or_default().to_owned();
        if self.tell.send(Event::Complete(before)).is_err() {
            return Ok((place, Vec::new()));
        }
        Ok(self.candidates.recv().unwrap_or((place, Vec::new())))
    }
}

impl Highlighter for Assistant {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _default: bool) -> Cow<'b, str> {
        if self.colour {
            Cow::Owned(format!("{PROMPT_COLOUR}{prompt}\x1b[0m"))
        } else {
            Cow::Borrowed(prompt)
        }
    }
}

impl Hinter for Assistant {
    type Hint = String;
}

impl Validator for Assistant {}

impl Helper for Assistant {}
