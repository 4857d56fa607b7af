//! The GIL: who executes bytecode, handing over, slices and budgets, and the beginning and end of threads.

use std::rc::Rc;

use super::choose::{Asker, Choice, Moment};
use super::fiber::DEFAULT_STACK_SIZE;
use super::model::SwitchModel;
use super::thread::{MAIN, Status, Thread};
use super::tracing::At;
use super::{SLICE, Scheduler};
use crate::native::{Interrupt, PyResult, Raised};
use crate::trace::event::{Event, Handover};
use crate::vm::Vm;

/// While a thread waits for the clock or for the outside, the running one looks up this often, in visible instructions.
const SHORT_SLICE: i64 = 1_000;

/// Bytes of a native stack that are left for natives which do not call back.
const STACK_RESERVE: usize = 256 << 10;

impl Vm {
    /// Starts a Python thread that runs `body`; returns its number. It takes the GIL when its turn comes.
    ///
    /// # Errors
    /// RuntimeError when no stack can be had for it, or when the interpreter is ending.
    pub fn spawn(&self, daemon: bool, body: impl FnOnce(&Vm) -> PyResult<()> + 'static) -> PyResult<u64> {
        if self.sched.finalizing.get() {
            return Err(self.python_finalization_error("can't create new thread at interpreter shutdown"));
        }
        let id = self.sched.next_thread_id();
        let thread = Rc::new(Thread::new(id));
        thread.daemon.set(daemon);
        let size = match self.sched.stack_size.get() {
            0 => DEFAULT_STACK_SIZE,
            size => size.max(DEFAULT_STACK_SIZE / 8),
        };
        let own = thread.clone();
        let fiber = self.sched.stacks.fiber(self, size, move |vm, entry| {
            if let Some(fiber) = own.fiber.get() {
                fiber.started(entry);
            }
            vm.run_thread(&own, body);
        });
        let Ok(fiber) = fiber else { return Err(self.runtime_error("can't start new thread")) };
        thread.stack_limit.set(fiber.limit() + STACK_RESERVE);
        let _ = thread.fiber.set(fiber);
        self.sched.threads.borrow_mut().insert(id, thread.clone());
        self.sched.make_ready(&thread);
        Ok(id)
    }

    /// The life of a thread, on its own stack.
    fn run_thread(&self, thread: &Rc<Thread>, body: impl FnOnce(&Vm) -> PyResult<()>) {
        self.enter_slice(thread);
        self.sched.trace(|| Event::Begin);
        if !thread.ending.get()
            && let Err(Raised::Interrupt(interrupt)) = body(self)
            && !matches!(interrupt, Interrupt::Exit | Interrupt::LeaveLoop)
        {
            self.sched.end(interrupt);
        }
        thread.run_end_actions();
        let thread_is_ending = thread.ending.get();
        self.leave_slice(thread);
        self.sched.trace(|| Event::Exit);
        self.sched.left(thread, Handover::Exit);
        *thread.status.borrow_mut() = Status::Finished;
        self.sched.threads.borrow_mut().remove(&thread.id);
        let next = if thread_is_ending { self.sched.main_thread() } else { self.next_thread() };
        self.heap.inherit_due(&next.due);
        self.sched.hand_to(next);
    }

    /// The thread has let go of the GIL: whoever is next takes it; returns when the thread has it again.
    pub(super) fn hand_over(&self, thread: &Thread, why: Handover) {
        self.sched.left(thread, why);
        let next = self.next_thread();
        self.switch_to(next);
    }

    /// Hands the GIL to a thread; returns when the caller has it again.
    pub(crate) fn switch_to(&self, next: Rc<Thread>) {
        let thread = self.thread();
        let alone = Rc::ptr_eq(&thread, &next);
        if !alone {
            self.heap.exchange_due(&thread.due, &next.due);
        }
        self.sched.hand_to(next);
        if alone {
            return;
        }
        self.sched.switches.set(self.sched.switches.get() + 1);
        match thread.fiber.get() {
            Some(fiber) => fiber.suspend(),
            None => self.run_fibers(),
        }
    }

    /// On the main thread's stack: runs whoever has the GIL, until that is the main thread.
    fn run_fibers(&self) {
        loop {
            let current = self.thread();
            let Some(fiber) = current.fiber.get() else { return };
            fiber.resume(&self.sched.stacks);
        }
    }

    /// The budget is used up: another thread gets its turn, if one waits.
    pub(crate) fn preempt(&self, thread: &Rc<Thread>) -> PyResult<()> {
        let sched = &self.sched;
        let candidates = || {
            let mut ids = sched.ready_ids();
            ids.push(thread.id);
            ids
        };
        let index = sched.funnel.choose(Choice::Preempt, candidates, sched);
        if index == sched.ready.borrow().len() {
            thread.budget.set(i64::from(sched.fresh_budget(thread)));
            return Ok(());
        }
        let Some(next) = sched.take_ready(index) else { return Ok(()) };
        sched.ready.borrow_mut().push_back(thread.clone());
        thread.at.set(At::Before);
        sched.left(thread, Handover::CheckInterval);
        self.switch_to(next);
        thread.at.set(At::Inside);
        self.enter_slice(thread);
        self.check_ending(thread)
    }

    /// Lets the others have a turn, as after a system call: the thread goes to the end of the row.
    ///
    /// # Errors
    /// Interrupts.
    pub fn yield_gil(&self) -> PyResult<()> {
        self.sched.look_in_instruction();
        self.sched.deliver(Some(std::time::Duration::ZERO));
        if !self.sched.has_ready() || self.sched.finalizing.get() {
            return Ok(());
        }
        let thread = self.thread();
        self.check_ending(&thread)?;
        self.leave_slice(&thread);
        self.sched.ready.borrow_mut().push_back(thread.clone());
        self.hand_over(&thread, Handover::Yield);
        self.enter_slice(&thread);
        self.check_ending(&thread)
    }

    /// Accounts for a finished slice, checks limits and signals, and starts the next slice.
    pub(crate) fn end_slice(&self, thread: &Thread) -> PyResult<()> {
        let done = self.settle(thread);
        self.sched.limits.count(done as u64)?;
        self.check_ending(thread)?;
        let was_wanted = self.sched.has_ready();
        let has_signal = thread.id == MAIN && (self.signal_arrived() || self.sched.signal_is_due());
        let signal_waits = has_signal && !self.deliver_signals(thread)?;
        if !self.sched.is_alone() {
            self.sched.look.set(0);
            if self.signal_arrived() {
                self.sched.interrupt_main();
            }
            self.sched.deliver(Some(std::time::Duration::ZERO));
        }
        if !self.sched.has_ready() {
            thread.budget.set(i64::from(self.sched.switch_every.get()));
        } else if !was_wanted {
            thread.budget.set(i64::from(self.sched.interval()));
        } else if thread.budget.get() <= 0
            && (self.sched.model == SwitchModel::EveryOp || thread.switch_allowed.get())
        {
            // Under the other models the request stays until the model allows it.
            let current = self.thread();
            self.preempt(&current)?;
        }
        self.sched.start_slice(thread);
        self.step_to_allowed_switch(thread);
        if signal_waits {
            // The next boundary may be the right one.
            thread.slice.set(1);
            thread.remaining.set(1);
        }
        Ok(())
    }

    /// Under a switch model that looks at instructions: the last one of a budget, and those after it, are executed one by
    /// one, so that it is known which of them a switch may follow.
    fn step_to_allowed_switch(&self, thread: &Thread) {
        let model = self.sched.model;
        if model == SwitchModel::EveryOp {
            return;
        }
        let before_last = thread.budget.get() - 1;
        if before_last >= 1 {
            let slice = thread.slice.get().min(before_last);
            thread.slice.set(slice);
            thread.remaining.set(slice);
            return;
        }
        thread.slice.set(1);
        thread.remaining.set(1);
        let allowed = thread.frames.top().is_none_or(|frame| self.allows_switch_after_next(model, frame));
        thread.switch_allowed.set(allowed);
    }

    /// Counts what was executed since the slice began; the thread has no slice afterwards.
    fn settle(&self, thread: &Thread) -> i64 {
        let done = thread.done_in_slice();
        thread.stashed.set(None);
        thread.executed.set(thread.executed.get() + done as u64);
        self.sched.executed.set(self.sched.executed.get() + done as u64);
        thread.budget.set(thread.budget.get() - done);
        thread.slice.set(0);
        thread.remaining.set(0);
        done
    }

    /// The thread lets go of the GIL in the middle of an instruction.
    pub(crate) fn leave_slice(&self, thread: &Thread) {
        let done = self.settle(thread);
        // Threads that wait before each end of a slice meet no boundary that could see the limit.
        if let Err(Raised::Interrupt(interrupt)) = self.sched.limits.count(done as u64) {
            self.sched.end(interrupt);
        }
    }

    /// The thread has taken the GIL: a fresh budget, and a fresh slice.
    pub(crate) fn enter_slice(&self, thread: &Thread) {
        thread.budget.set(i64::from(self.sched.fresh_budget(thread)));
        thread.switch_allowed.set(false);
        if self.sched.traces_instructions() {
            // The loop looks up before the next instruction.
            return;
        }
        self.sched.start_slice(thread);
        self.step_to_allowed_switch(thread);
        // The loop looks up once: what it may have left on the native stack is gone then, also in a thread that waits
        // before each end of a slice.
        thread.stashed.set(Some(thread.remaining.replace(0)));
    }

    /// From now on only the running thread, the main one, executes: daemon threads stay where they are.
    pub(crate) fn begin_finalizing(&self) {
        self.sched.finalizing.set(true);
        self.sched.ready.borrow_mut().clear();
    }

    /// Ends the threads that are left without running any more Python.
    pub fn end_threads(&self) {
        self.begin_finalizing();
        let left: Vec<Rc<Thread>> = self.sched.threads.borrow().values().cloned().collect();
        for thread in left.into_iter().filter(|thread| thread.id != MAIN) {
            thread.ending.set(true);
            self.sched.forget(&thread);
            self.switch_to(thread);
        }
    }
}

impl Asker for Scheduler {
    fn moment(&self) -> Moment {
        let thread = self.current.borrow();
        let instruction = thread.instruction_count();
        let (last, asks) = thread.asked.get();
        let ask = if last == instruction { asks } else { 0 };
        thread.asked.set((instruction, ask + 1));
        Moment { thread: thread.id, instruction, ask }
    }

    fn place(&self) -> String {
        let thread = self.current.borrow();
        let Some(frame) = thread.frames.top() else { return String::new() };
        let index = frame.next_index();
        let code = frame.code();
        let opcode = code.instructions.get(index).map_or("", |instruction| instruction.base.name());
        let line = code.line_of(index).map_or_else(String::new, |line| format!(":{line}"));
        format!("{}{line} {opcode}", code.template.filename)
    }
}

impl Scheduler {
    /// Gives the thread its next slice: up to the end of its budget if somebody waits for the GIL.
    pub(crate) fn start_slice(&self, thread: &Thread) {
        let mut slice = if self.has_ready() { thread.budget.get().min(SLICE) } else { SLICE };
        if let Some(deadline) = self.next_deadline() {
            slice = if self.clock.is_virtual() {
                slice.min(self.clock.instructions_in(deadline - self.now()))
            } else {
                slice.min(SHORT_SLICE)
            };
        }
        if !self.descriptors.borrow().is_empty() || self.offload.outstanding() > 0 {
            slice = slice.min(SHORT_SLICE);
        }
        if self.traces_instructions() {
            slice = 1;
        }
        if let Some(look) = self.next_look_of_schedule(thread) {
            slice = slice.min(look);
        }
        let slice = slice.max(1);
        thread.slice.set(slice);
        thread.remaining.set(slice);
        thread.stashed.set(None);
    }

    /// The number of instructions until a thread that takes the GIL is asked to let go.
    fn fresh_budget(&self, thread: &Thread) -> u32 {
        if let Some(stats) = &self.stats {
            stats.take(thread.id, self.now());
        }
        self.interval()
    }

    /// The number of instructions of one check interval.
    fn interval(&self) -> u32 {
        self.funnel.budget(self.switch_every.get(), self).max(1)
    }

    /// Counts and tells that a thread has let go of the GIL.
    fn left(&self, thread: &Thread, why: Handover) {
        self.trace_of(thread, thread.at.get(), || Event::Drop { reason: why });
        if let Some(stats) = &self.stats {
            stats.leave(thread.id, why, thread.instruction_count(), self.now());
        }
    }

    /// Puts a thread at the end of the row of those that want the GIL.
    pub(crate) fn make_ready(&self, thread: &Rc<Thread>) {
        if self.finalizing.get() && thread.id != MAIN {
            return;
        }
        if let Some(stats) = &self.stats {
            stats.ready(thread.id, self.now());
        }
        let first = !self.has_ready();
        self.ready.borrow_mut().push_back(thread.clone());
        if first {
            self.shorten_slice();
        }
    }

    /// Somebody waits for the GIL now, and nobody did before: the check interval begins with the present instruction, as it
    /// does in CPython when a thread begins to wait. So it does not depend on what was executed before.
    fn shorten_slice(&self) {
        let current = self.current.borrow();
        if current.slice.get() == 0 {
            return;
        }
        let done = current.done_in_slice();
        let left = i64::from(self.interval()) - 1;
        // Under the other models the last instruction of the budget is a slice of its own.
        let left = if self.model == SwitchModel::EveryOp { left } else { left.max(1) };
        let before_last = if self.model == SwitchModel::EveryOp { left } else { left - 1 };
        let left_of_slice = before_last.min(current.slice.get() - done);
        current.budget.set(done + left);
        current.slice.set(done + left_of_slice);
        if current.stashed.get().is_some() {
            current.stashed.set(Some(left_of_slice));
        } else {
            current.remaining.set(left_of_slice);
        }
    }

    /// The thread has the GIL from now on.
    fn hand_to(&self, next: Rc<Thread>) {
        self.trace_of(&next, next.at.get(), || Event::Take);
        self.set_current(next);
    }

    pub(crate) fn has_ready(&self) -> bool {
        !self.ready.borrow().is_empty()
    }

    fn ready_ids(&self) -> Vec<u64> {
        self.ready.borrow().iter().map(|thread| thread.id).collect()
    }

    fn take_ready(&self, index: usize) -> Option<Rc<Thread>> {
        self.ready.borrow_mut().remove(index)
    }

    /// The next of those that want the GIL.
    pub(crate) fn take_next(&self) -> Option<Rc<Thread>> {
        if !self.has_ready() {
            return None;
        }
        let index = self.funnel.choose(Choice::Next, || self.ready_ids(), self);
        self.take_ready(index)
    }

    /// Takes a thread out of all rows.
    fn forget(&self, thread: &Rc<Thread>) {
        let other = |known: &Rc<Thread>| known.id != thread.id;
        self.ready.borrow_mut().retain(other);
        self.waiters.borrow_mut().retain(|_, known| other(known));
        self.timers.borrow_mut().retain(|_, known| other(known));
        self.descriptors.borrow_mut().retain(|_, known| other(known));
    }
}
