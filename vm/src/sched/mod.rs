//! Python threads, the GIL, clocks and limits. The scheduler sees numbers of threads, locks and jobs, never values.

mod answers;
pub mod choose;
pub mod clock;
pub mod deadlock;
pub(crate) mod fiber;
pub(crate) mod gil;
pub(crate) mod holders;
pub mod limits;
pub mod model;
pub(crate) mod offload;
mod other_end;
mod outside;
pub mod policy;
pub mod poller;
pub mod schedule;
pub(crate) mod stats;
pub mod thread;
pub(crate) mod tracing;
pub mod wait;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

pub use self::answers::Transferred;
use self::choose::{Funnel, Outside, Policy};
pub use self::clock::{Clock, ClockKind};
use self::fiber::StackPool;
use self::holders::Holders;
pub use self::limits::Limits;
use self::model::SwitchModel;
use self::offload::Offload;
pub use self::other_end::{LOOPBACK_NAMES, is_of_run, is_pair_of_process};
pub use self::poller::Readiness;
use self::schedule::{Decision, Replay};
use self::stats::Stats;
pub use self::thread::{MAIN, Status, Thread};
use self::tracing::Tracer;
pub use self::wait::{Reason, Wake, Watch};
use crate::native::{Interrupt, PyResult, Raised};
use crate::options::{ClockMode, Options};
use crate::vm::Vm;

/// Threads by time (or by what they wait for) and ticket.
pub(crate) type Timers = BTreeMap<(i64, u64), Rc<Thread>>;

/// The scheduler of one interpreter: who runs, and for how long.
pub struct Scheduler {
    current: RefCell<Rc<Thread>>,
    main: Rc<Thread>,
    /// The threads that have not ended, by number.
    threads: RefCell<BTreeMap<u64, Rc<Thread>>>,
    /// Those that want the GIL, the longest waiter first.
    ready: RefCell<VecDeque<Rc<Thread>>>,
    /// Those that wait for what has a serial, by serial and ticket.
    waiters: RefCell<BTreeMap<(u64, u64), Rc<Thread>>>,
    /// Those that give up waiting at a time, by time and ticket.
    timers: RefCell<Timers>,
    /// Those that wait for a descriptor, by ticket.
    descriptors: RefCell<BTreeMap<u64, Rc<Thread>>>,
    /// What ends the program; the main thread sees it next.
    ended: Cell<Option<Interrupt>>,
    /// What is known of locks.
    holders: Holders,
    /// The report of the cycle that ends the program.
    cycle_report: RefCell<Option<String>>,
    /// A report that is written when the GIL has been let go.
    late_report: RefCell<Option<String>>,
    /// What the main thread waited for when the program was ended.
    main_waited_for: Cell<Option<Reason>>,
    /// Whether only the main thread executes any more.
    finalizing: Cell<bool>,
    /// Whether the program has started processes.
    has_children: Cell<bool>,
    last_thread: Cell<u64>,
    last_serial: Cell<u64>,
    /// Visible instructions executed by all threads in finished slices.
    executed: Cell<u64>,
    /// Times that the GIL went from one thread to another.
    switches: Cell<u64>,
    stacks: StackPool,
    /// Bytes of native stack for new threads (`threading.stack_size`); 0 is the default.
    stack_size: Cell<usize>,
    offload: Offload,
    funnel: Funnel,
    /// How often the outside was looked at in the present instruction; 0 is between two of them.
    look: Cell<u32>,
    /// Which timers are late, and by how much.
    lateness: RefCell<fastrand::Rng>,
    /// Where switches may fall.
    model: SwitchModel,
    stats: Option<Stats>,
    tracer: Tracer,
    /// What time it is.
    pub clock: Clock,
    /// The check interval N, in visible instructions.
    pub(crate) switch_every: Cell<u32>,
    /// What `sys.getswitchinterval` says, in microseconds.
    switch_interval: Cell<u64>,
    /// Whether the program's wishes leave the check interval as it is.
    fixed_interval: bool,
    /// Python frames and native calls that may be nested (`sys.setrecursionlimit`).
    pub(crate) recursion_limit: Cell<usize>,
    pub(crate) limits: Limits,
}

/// The loop looks at signals, limits and completions at least this often, in visible instructions.
pub(crate) const SLICE: i64 = 10_000;

/// Nested native calls that a Python thread may make; CPython's own stack allows a similar number.
const MAX_NATIVE_DEPTH: u32 = 1000;

/// Counts one nested native call until it is dropped, by the thread that made it.
pub struct NativeCall<'a>(&'a Scheduler);

impl Drop for NativeCall<'_> {
    fn drop(&mut self) {
        self.0.current.borrow().leave_native();
    }
}

/// A nested native call that runs Python: it holds the thread.
pub(crate) struct LoopCall(Rc<Thread>);

impl LoopCall {
    pub(crate) fn thread(&self) -> &Thread {
        &self.0
    }
}

impl Drop for LoopCall {
    fn drop(&mut self) {
        self.0.leave_native();
    }
}

impl Vm {
    /// Enters native code that may recurse through Python objects (repr, comparison, hashing, callbacks).
    /// `doing` ends the message of RecursionError: ` while getting the repr of an object`, ` in comparison`, or empty.
    #[inline]
    pub fn enter_native(&self, doing: &str) -> PyResult<NativeCall<'_>> {
        if self.sched.current.borrow().nest_native() {
            Ok(NativeCall(&self.sched))
        } else {
            Err(self.nested_too_deep(doing))
        }
    }

    /// Enters native code that runs Python in a loop of its own.
    #[inline(always)]
    pub(crate) fn enter_loop(&self) -> PyResult<LoopCall> {
        let thread = self.thread();
        if thread.nest_native() { Ok(LoopCall(thread)) } else { Err(self.nested_too_deep("")) }
    }

    #[cold]
    #[inline(never)]
    fn nested_too_deep(&self, doing: &str) -> Raised {
        self.recursion_error(format!("maximum recursion depth exceeded{doing}"))
    }

    /// The Python thread that holds the GIL.
    #[inline]
    pub fn thread(&self) -> Rc<Thread> {
        self.sched.current.borrow().clone()
    }

    /// The time of one of the clocks that the program is told, in nanoseconds.
    pub fn time(&self, kind: ClockKind) -> i64 {
        let executed = match kind {
            ClockKind::Thread => self.thread().instruction_count(),
            _ => self.sched.instruction_count(),
        };
        let now = self.sched.clock.read(kind, executed);
        if self.sched.funnel.outside() == Outside::Free { now } else { self.sched.time_of_schedule(now) }
    }
}

impl Thread {
    /// Counts one more nested native call, if there may be one.
    #[inline]
    fn nest_native(&self) -> bool {
        let depth = self.native_depth.get();
        let here = std::ptr::from_ref(&depth) as usize;
        let fits = depth < MAX_NATIVE_DEPTH && here >= self.stack_limit.get();
        if fits {
            self.native_depth.set(depth + 1);
        }
        fits
    }

    #[inline]
    fn leave_native(&self) {
        self.native_depth.set(self.native_depth.get().saturating_sub(1));
    }
}

impl Scheduler {
    /// A scheduler with one thread, the main one.
    pub fn new(options: &Options) -> Scheduler {
        let main = Rc::new(Thread::new(MAIN));
        let clock = Clock::new(options);
        Scheduler {
            current: RefCell::new(main.clone()),
            threads: RefCell::new(BTreeMap::from([(MAIN, main.clone())])),
            main,
            ready: RefCell::default(),
            waiters: RefCell::default(),
            timers: RefCell::default(),
            descriptors: RefCell::default(),
            ended: Cell::new(None),
            main_waited_for: Cell::new(None),
            holders: Holders::default(),
            cycle_report: RefCell::default(),
            late_report: RefCell::default(),
            finalizing: Cell::new(false),
            has_children: Cell::new(false),
            last_thread: Cell::new(MAIN),
            last_serial: Cell::new(0),
            executed: Cell::new(0),
            switches: Cell::new(0),
            stacks: StackPool::default(),
            stack_size: Cell::new(0),
            offload: Offload::default(),
            funnel: Funnel::new(
                options.policy.policy(options.seed.unwrap_or(0)),
                options.replay.as_ref().map(Replay::new),
                options.record_schedule,
                options.clock == ClockMode::Real,
            ),
            look: Cell::new(0),
            lateness: RefCell::new(fastrand::Rng::with_seed(match options.clock {
                ClockMode::Virtual => options.seed.unwrap_or(0),
                ClockMode::Real => clock.read(ClockKind::Real, 0) as u64,
            })),
            model: options.model,
            stats: options.gil_stats.then(|| Stats::new(clock.read(ClockKind::Monotonic, 0))),
            tracer: Tracer::default(),
            clock,
            switch_every: Cell::new(options.switch_every.max(1)),
            switch_interval: Cell::new(5_000),
            fixed_interval: options.fixed_interval,
            recursion_limit: Cell::new(1000),
            limits: Limits::new(options),
        }
    }

    /// `sys.getrecursionlimit()`.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.get()
    }

    /// `sys.setrecursionlimit(limit)`.
    pub fn set_recursion_limit(&self, limit: usize) {
        self.recursion_limit.set(limit);
    }

    /// The check interval, in visible instructions.
    pub fn switch_every(&self) -> u32 {
        self.switch_every.get()
    }

    /// Changes the check interval from the next budget on, unless the user has fixed it.
    pub fn set_switch_every(&self, instructions: u32) {
        if !self.fixed_interval {
            self.switch_every.set(instructions.max(1));
        }
    }

    /// The switch interval, in microseconds.
    pub fn switch_interval(&self) -> u64 {
        self.switch_interval.get()
    }

    /// Sets the switch interval; the check interval follows: 5,000 microseconds stand for 100 instructions.
    pub fn set_switch_interval(&self, microseconds: u64) {
        self.switch_interval.set(microseconds);
        let instructions = (microseconds.saturating_add(25) / 50).max(1);
        self.set_switch_every(u32::try_from(instructions).unwrap_or(u32::MAX));
    }

    /// `threading.stack_size()`, in bytes; 0 for the default.
    pub fn stack_size(&self) -> usize {
        self.stack_size.get()
    }

    /// `threading.stack_size(size)`.
    pub fn set_stack_size(&self, size: usize) {
        self.stack_size.set(size);
    }

    /// Puts a policy into the funnel; `None` is round robin.
    pub fn set_policy(&self, policy: Option<Box<dyn Policy>>) {
        self.funnel.set_policy(policy);
    }

    /// The decisions of the run that differ from the default, with places in the source; recorded only on request.
    pub fn recorded_decisions(&self) -> Vec<(Decision, String)> {
        self.funnel.recorded()
    }

    /// Where the program has left the schedule that it was to follow.
    pub fn divergence(&self) -> Option<String> {
        self.funnel.divergence()
    }

    /// The counters of the GIL as a table, if they were asked for.
    pub fn gil_stats(&self) -> Option<String> {
        self.stats.as_ref().map(|stats| stats.text(&self.current.borrow(), self.now()))
    }

    /// A number for a lock, a queue or a job, unused so far; they are given in order.
    pub fn next_serial(&self) -> u64 {
        self.last_serial.set(self.last_serial.get() + 1);
        self.last_serial.get()
    }

    fn next_thread_id(&self) -> u64 {
        self.last_thread.set(self.last_thread.get() + 1);
        self.last_thread.get()
    }

    /// Another process may have ends of the program's pipes from now on.
    pub fn has_started_process(&self) {
        self.has_children.set(true);
    }

    fn set_current(&self, thread: Rc<Thread>) {
        *self.current.borrow_mut() = thread;
    }

    pub(crate) fn main_thread(&self) -> Rc<Thread> {
        self.main.clone()
    }

    /// The threads that have not ended, by number.
    pub fn alive(&self) -> Vec<Rc<Thread>> {
        self.threads.borrow().values().cloned().collect()
    }

    /// A thread that has not ended, by its number.
    pub fn find(&self, id: u64) -> Option<Rc<Thread>> {
        self.threads.borrow().get(&id).cloned()
    }

    /// The number of threads that have not ended, without the main one.
    pub fn spawned(&self) -> usize {
        self.threads.borrow().len() - 1
    }

    /// Whether there is no other Python thread that could run meanwhile.
    pub(crate) fn is_alone(&self) -> bool {
        self.threads.borrow().len() == 1 || self.finalizing.get()
    }

    /// Visible instructions executed by all threads.
    pub fn instruction_count(&self) -> u64 {
        self.executed.get() + self.current.borrow().done_in_slice() as u64
    }

    /// The monotonic clock, in nanoseconds.
    pub fn now(&self) -> i64 {
        self.clock.read(ClockKind::Monotonic, self.instruction_count())
    }

    /// Lets virtual time pass for work that is done at once.
    pub(crate) fn pass_time(&self, nanoseconds: i64) {
        if self.clock.is_virtual() {
            self.clock.skip(nanoseconds);
        }
    }

    /// Ends the program with an interrupt, which the main thread sees next. The first one counts.
    pub(crate) fn end(&self, interrupt: Interrupt) {
        if self.ended.get().is_none() {
            self.ended.set(Some(interrupt));
        }
        if let Status::Waiting(reason) = self.main.status() {
            self.main_waited_for.set(Some(reason));
            self.unpark(&self.main.clone(), Wake::Interrupted);
        }
    }

    /// Counts native work that was done beside bytecode.
    fn count_native(&self, took: std::time::Duration) {
        if let Some(stats) = &self.stats {
            stats.overlapped(i64::try_from(took.as_nanos()).unwrap_or(i64::MAX));
        }
    }

    /// See [`Vm::work`].
    #[inline]
    pub fn work(&self, vm: &Vm, amount: usize) -> PyResult<()> {
        self.limits.charge(vm, amount)
    }
}
