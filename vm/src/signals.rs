//! Signals: what the program does about them, which have arrived, and KeyboardInterrupt.
//!
//! A signal only sets flags; the main thread looks at them between instructions, when its wait is interrupted, and (for
//! Ctrl-C) in the middle of long native work.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{FORBIDDEN, SIGINT};
use signal_hook::{SigId, flag, low_level};

use crate::native::{PyResult, Raised};
use crate::object::value::Value;
use crate::sched::choose::Outside;
use crate::sched::thread::MAIN;
use crate::vm::Vm;

/// The number of signals, counted with 0 (`signal.NSIG`).
pub const SIGNAL_COUNT: i32 = 65;

/// What is done when a signal arrives.
#[derive(Clone, Debug)]
pub enum Action {
    /// What the system does by default (`SIG_DFL`).
    Default,
    /// Nothing (`SIG_IGN`).
    Ignore,
    /// KeyboardInterrupt (`default_int_handler`).
    Interrupt,
    /// A call of a Python object.
    Call(Value),
}

/// The process's share in a signal: flags that its handler sets or asks.
struct Listener {
    arrived: Arc<AtomicBool>,
    /// Whether the handler does what the system does by default.
    default: Arc<AtomicBool>,
    /// Whether the next one ends the process, as this one has not been looked at yet: only for KeyboardInterrupt.
    again: Arc<AtomicBool>,
    ids: Vec<SigId>,
    /// What sets `again`.
    again_id: Option<SigId>,
}

impl Listener {
    /// Whether the signal has arrived since the last time.
    fn take(&self) -> bool {
        self.again.store(false, Ordering::SeqCst);
        self.arrived.swap(false, Ordering::SeqCst)
    }

    /// Says whether a second signal ends the process while the first one has not been looked at.
    fn end_when_ignored(&mut self, signal: i32, ends: bool) -> io::Result<()> {
        match self.again_id {
            None if ends => self.again_id = Some(flag::register(signal, self.again.clone())?),
            Some(id) if !ends => {
                low_level::unregister(id);
                self.again_id = None;
                self.again.store(false, Ordering::SeqCst);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Handlers cannot be taken out of the process for good; what is left behaves as if there were none.
        self.default.store(true, Ordering::SeqCst);
        self.again.store(false, Ordering::SeqCst);
        for id in self.ids.drain(..).chain(self.again_id.take()) {
            low_level::unregister(id);
        }
    }
}

/// The signals of one interpreter.
#[derive(Default)]
pub struct Signals {
    actions: RefCell<BTreeMap<i32, Action>>,
    listeners: RefCell<BTreeMap<i32, Listener>>,
    any_arrived: Arc<AtomicBool>,
    /// The descriptor of `signal.set_wakeup_fd`, or -1.
    wakeup: Cell<Option<i32>>,
    /// Whether the handler of SIGINT only ends the program: a wait that nothing else can end is a deadlock.
    interrupt_ends: Cell<bool>,
    /// Whether an uncaught KeyboardInterrupt has ended the program.
    pub ended: Cell<bool>,
}

impl Signals {
    /// What is done about a signal.
    pub fn action(&self, signal: i32) -> Action {
        match self.actions.borrow().get(&signal) {
            Some(action) => action.clone(),
            None if signal == SIGINT => Action::Interrupt,
            None => Action::Default,
        }
    }

    /// Changes what is done about a signal; gives what was done before. `process` says whether the process's own
    /// signals are meant, or only those that the program sends to itself.
    pub fn set_action(&self, signal: i32, action: Action, process: bool) -> io::Result<Action> {
        let default = matches!(action, Action::Default);
        let known = self.listeners.borrow().contains_key(&signal);
        if process && !known && !default && !FORBIDDEN.contains(&signal) {
            self.listen(signal)?;
        }
        if let Some(listener) = self.listeners.borrow_mut().get_mut(&signal) {
            listener.default.store(default, Ordering::SeqCst);
            if process && signal == SIGINT {
                listener.end_when_ignored(signal, matches!(action, Action::Interrupt))?;
            }
        }
        if signal == SIGINT {
            self.interrupt_ends.set(false);
        }
        let before = self.action(signal);
        let old = self.actions.borrow_mut().insert(signal, action);
        drop(old);
        Ok(before)
    }

    fn listen(&self, signal: i32) -> io::Result<()> {
        let [arrived, default, again] = [(); 3].map(|()| Arc::new(AtomicBool::new(false)));
        // Real-time signals have no default that could be had again.
        drop(flag::register_conditional_default(signal, default.clone()));
        let mut ids =
            vec![flag::register(signal, arrived.clone())?, flag::register(signal, self.any_arrived.clone())?];
        if signal == SIGINT {
            ids.push(flag::register_conditional_default(signal, again.clone())?);
        }
        let listener = Listener { arrived, default, again, ids, again_id: None };
        self.listeners.borrow_mut().insert(signal, listener);
        Ok(())
    }

    /// Sends a signal to the process; one that it has no share in is only noted.
    fn raise(&self, signal: i32, process: bool) -> io::Result<()> {
        if process || matches!(self.action(signal), Action::Default) || !(1..SIGNAL_COUNT).contains(&signal) {
            return low_level::raise(signal);
        }
        self.simulate(signal);
        Ok(())
    }

    /// Notes a signal as if it had arrived.
    pub fn simulate(&self, signal: i32) {
        let listener = || Listener {
            arrived: Arc::default(),
            default: Arc::default(),
            again: Arc::default(),
            ids: Vec::new(),
            again_id: None,
        };
        self.listeners
            .borrow_mut()
            .entry(signal)
            .or_insert_with(listener)
            .arrived
            .store(true, Ordering::SeqCst);
        self.any_arrived.store(true, Ordering::SeqCst);
    }

    /// Whether a signal has arrived that nobody has looked at.
    fn is_pending(&self, signal: i32) -> bool {
        self.listeners.borrow().get(&signal).is_some_and(|listener| listener.arrived.load(Ordering::SeqCst))
    }

    /// Forgets what has arrived; whether Ctrl-C was among it.
    fn forget_arrived(&self) -> bool {
        self.any_arrived.store(false, Ordering::SeqCst);
        std::iter::from_fn(|| self.take_next()).filter(|signal| *signal == SIGINT).count() > 0
    }

    /// The next signal that has arrived and has not been looked at.
    fn take_next(&self) -> Option<i32> {
        let listeners = self.listeners.borrow();
        let mut arrived = listeners.iter().filter(|(_, listener)| listener.take());
        arrived.next().map(|(&signal, _)| signal)
    }

    /// Sets the descriptor that is told of signals; gives the one before.
    pub fn set_wakeup(&self, descriptor: Option<i32>) -> Option<i32> {
        self.wakeup.replace(descriptor)
    }

    /// Whether a call of a Python object can follow a signal.
    pub fn has_calls(&self) -> bool {
        let actions = self.actions.borrow();
        actions.iter().any(|(&signal, action)| {
            matches!(action, Action::Call(_)) && !(signal == SIGINT && self.interrupt_ends.get())
        })
    }

    /// Says that the handler of SIGINT only ends the program.
    pub fn interrupt_only_ends(&self) {
        self.interrupt_ends.set(true);
    }

    /// From now on a signal does what it does by default, or (but for Ctrl-C) nothing.
    fn leave_to_the_system(&self, only_interrupt: bool) {
        let listeners = self.listeners.borrow();
        let left = listeners.iter().filter(|(signal, _)| **signal == SIGINT || !only_interrupt);
        left.for_each(|(_, listener)| listener.default.store(true, Ordering::SeqCst));
        let actions = self.actions.take();
        drop(actions);
        self.actions.borrow_mut().insert(SIGINT, Action::Default);
    }
}

/// Ends the process as if by SIGINT, so that whoever has started it can tell. Returns if the system does not allow it.
pub fn end_by_interrupt() {
    // What is left is the exit status.
    let _ = low_level::emulate_default_handler(SIGINT);
}

impl Vm {
    /// Takes over Ctrl-C, as a Python program on the command line expects. What the process ignores from the start
    /// stays ignored.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn handle_interrupts(&self) -> io::Result<()> {
        let ignored = ignored_signals();
        for signal in (1..SIGNAL_COUNT).filter(|signal| ignored >> (signal - 1) & 1 != 0) {
            self.signals.actions.borrow_mut().insert(signal, Action::Ignore);
        }
        match self.signals.action(SIGINT) {
            Action::Interrupt => self.signals.set_action(SIGINT, Action::Interrupt, true).map(drop),
            _ => Ok(()),
        }
    }

    /// Whether a signal waits for the main thread to look at it.
    #[inline]
    pub(crate) fn signal_arrived(&self) -> bool {
        self.signals.any_arrived.load(Ordering::Relaxed) && self.signal_counts()
    }

    /// Whether what has arrived is more than what a schedule knows that is followed, where signals come as recorded.
    #[cold]
    fn signal_counts(&self) -> bool {
        if self.sched.outside() != Outside::Followed {
            return true;
        }
        if !self.signals.forget_arrived() || !self.sched.leaves_schedule_by_interrupt() {
            return false;
        }
        self.signals.simulate(SIGINT);
        true
    }

    /// From now on a signal does what it does by default: the program is ending. When a schedule is followed, what others
    /// send may come later than it did.
    pub(crate) fn leave_signals_to_the_system(&self) {
        self.signals.leave_to_the_system(self.sched.outside() == Outside::Followed);
    }

    /// Sends a signal to the process; one that it has no share in is only noted.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn raise_signal(&self, signal: i32) -> io::Result<()> {
        let is_default = matches!(self.signals.action(signal), Action::Default);
        if !is_default && self.signals.is_pending(signal) {
            // One that has not been looked at stands for all.
            return Ok(());
        }
        if self.sched.outside() == Outside::Followed && !is_default {
            // It comes as it was recorded.
            return Ok(());
        }
        self.signals.raise(signal, self.options.handle_signals)
    }

    /// Whether a signal that the program has asked for can still end a wait.
    pub(crate) fn signals_can_wake(&self) -> bool {
        self.signals.has_calls()
    }

    /// Does what the signals that have arrived ask for; only the main thread does.
    ///
    /// # Errors
    /// KeyboardInterrupt, or what a signal's handler raises.
    pub fn check_signals(&self) -> PyResult<()> {
        let is_free = self.sched.outside() == Outside::Free;
        if is_free && !self.signal_arrived() || !self.is_main_thread() {
            return Ok(());
        }
        self.act_on_signals(false)
    }

    /// The same between two instructions.
    pub(crate) fn check_signals_between(&self) -> PyResult<()> {
        self.act_on_signals(true)
    }

    /// The next signal to act upon: one that has arrived, or as a schedule says.
    fn next_signal(&self, between: bool) -> Option<i32> {
        let ask = match self.sched.outside() {
            Outside::Recorded | Outside::Followed if !between => self.sched.count_question_for_signals(),
            _ => 0,
        };
        if self.signal_arrived() || self.sched.outside() != Outside::Followed {
            let signal = self.signals.take_next()?;
            self.sched.note_signal(ask, signal);
            return Some(signal);
        }
        self.sched.signal_of_schedule(ask)
    }

    /// `between` is whether it is between two instructions, and not in the middle of one.
    fn act_on_signals(&self, mut between: bool) -> PyResult<()> {
        if self.signal_arrived() {
            self.signals.any_arrived.store(false, Ordering::SeqCst);
        }
        while let Some(signal) = self.next_signal(std::mem::take(&mut between)) {
            if let Some(descriptor) = self.signals.wakeup.get() {
                crate::os::write_byte(descriptor, signal as u8);
            }
            let done = match self.signals.action(signal) {
                Action::Default | Action::Ignore => Ok(()),
                Action::Interrupt => Err(self.new_interrupt()),
                Action::Call(handler) => {
                    let frame = self.frame_at(0).map_or(Value::NONE, |frame| frame.into_value());
                    self.call(&handler, &[self.int(i64::from(signal)), frame]).map(drop)
                }
            };
            if done.is_err() {
                // Others may have arrived with it.
                self.signals.any_arrived.store(true, Ordering::SeqCst);
                return done;
            }
        }
        Ok(())
    }

    #[cold]
    fn new_interrupt(&self) -> Raised {
        self.new_exception_with(&self.exceptions.keyboard_interrupt.clone(), Vec::new())
    }

    /// Whether the main thread runs, the only one that looks at signals.
    pub fn is_main_thread(&self) -> bool {
        self.thread().id == MAIN
    }

    /// Raises KeyboardInterrupt for a Ctrl-C in the middle of native work, where no Python code may run.
    pub(crate) fn check_interrupt(&self) -> PyResult<()> {
        let is_free = self.sched.outside() == Outside::Free;
        if is_free && !self.signal_arrived()
            || !self.is_main_thread()
            || !matches!(self.signals.action(SIGINT), Action::Interrupt)
        {
            return Ok(());
        }
        let ask = if is_free { 0 } else { self.sched.count_question_for_signals() };
        if !self.signal_arrived() {
            let is_due = self.sched.signal_of_schedule(ask).is_some();
            return if is_due { Err(self.new_interrupt()) } else { Ok(()) };
        }
        let listeners = self.signals.listeners.borrow();
        match listeners.get(&SIGINT) {
            Some(listener) if listener.take() => {
                self.sched.note_signal(ask, SIGINT);
                Err(self.new_interrupt())
            }
            _ => Ok(()),
        }
    }
}

/// The signals that the process ignores, as the system tells: bit 0 is signal 1.
fn ignored_signals() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
