//! What the user of an interpreter chooses before it starts.

use crate::import::CompiledLibrary;
use crate::sched::deadlock::DeadlockMode;
use crate::sched::model::SwitchModel;
use crate::sched::policy::PolicyKind;
use crate::sched::schedule::Schedule;

/// Which time a program sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ClockMode {
    /// The operating system's.
    #[default]
    Real,
    /// A simulated one: it moves by a fixed cost for each instruction, and over the waits when every thread is blocked.
    Virtual,
}
use crate::object::int_text::DEFAULT_MAX_DIGITS;

/// Options of an interpreter.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// Directories in front of `sys.path` (the script's folder is added by whoever runs it).
    pub path: Vec<String>,
    /// Instructions that a Python thread executes before another gets its turn (the check interval).
    pub switch_every: u32,
    /// Whether `sys.setswitchinterval` and `sys.setcheckinterval` leave the check interval as it is.
    pub fixed_interval: bool,
    /// `PYTHONHASHSEED`: 0 gives CPython's hashes for that seed.
    pub hash_seed: u32,
    /// Ends the run after so many instructions.
    pub max_instructions: Option<u64>,
    /// Ends the run when more bytes than this are in use.
    pub max_memory: Option<u64>,
    /// Ends the run after so many seconds.
    pub timeout: Option<f64>,
    /// 1 for `-O`, 2 for `-OO`.
    pub optimize: u8,
    /// Whether tracebacks are coloured; `None` leaves it to whether standard error is a terminal.
    pub colour: Option<bool>,
    /// Whether signals of the process are the program's: Ctrl-C is KeyboardInterrupt, and handlers are called.
    pub handle_signals: bool,
    /// What `sys.warnoptions` says about warnings, each as `action:message:category:module:line`.
    pub warn_options: Vec<String>,
    /// `sys._xoptions`: the name of an option of the implementation, and its value, if it has one.
    pub x_options: Vec<(String, Option<String>)>,
    /// Whether standard output and standard error are written at once.
    pub unbuffered: bool,
    /// What `sys.flags` shows beside what is said elsewhere.
    pub flags: Flags,
    /// `sys.set_int_max_str_digits`: digits that an int's text may have; 0 is no limit.
    pub int_max_str_digits: i64,
    /// Whether instructions are specialised and fused (off only for tests of the counting rules).
    pub quicken: bool,
    /// Whether instructions are fused where they are specialised (off only for the same tests).
    pub fuse: bool,
    /// Whether debug builds write down every boundary between instructions, for the outcome.
    pub boundaries: bool,
    /// Which of the standard streams 0, 1 and 2 are closed: they are None in `sys`.
    pub closed_streams: [bool; 3],
    /// Whether what the program writes is kept in memory ([`Output`](crate::output::Output)).
    pub capture_output: bool,
    /// Real or simulated time.
    pub clock: ClockMode,
    /// What a visible instruction costs in simulated time, in nanoseconds.
    pub instruction_cost: u64,
    /// Who runs next.
    pub policy: PolicyKind,
    /// Where switches may fall.
    pub model: SwitchModel,
    /// What is done about a cycle of waiting threads while others go on.
    pub deadlock: DeadlockMode,
    /// A schedule to follow.
    pub replay: Option<Schedule>,
    /// Whether decisions that differ from the default are kept.
    pub record_schedule: bool,
    /// Whether the GIL's counters are kept.
    pub gil_stats: bool,
    /// Whether what the threads do is kept for the outcome's interleaving, where a run has an outcome.
    pub interleaving: bool,
    /// Seeds whatever is random in the run; `None` takes it from the operating system, or is 0 under the virtual clock.
    pub seed: Option<u64>,
    /// Seeds the random bytes that the program draws, if `seed` is not to: that of a schedule being followed.
    pub entropy: Option<u64>,
    /// What has been compiled of the library by interpreters with these options, or with clones of them.
    pub library: CompiledLibrary,
}

/// Options of CPython that a program can see in `sys.flags`: how often each was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-d`
    pub debug: u8,
    /// `-i`
    pub inspect: u8,
    /// `-B`
    pub dont_write_bytecode: u8,
    /// `-s`
    pub no_user_site: u8,
    /// `-S`
    pub no_site: u8,
    /// `-E`
    pub ignore_environment: u8,
    /// `-v`
    pub verbose: u8,
    /// `-b`
    pub bytes_warning: u8,
    /// `-q`
    pub quiet: u8,
    /// `-I`
    pub isolated: u8,
    /// `-X dev`
    pub dev_mode: bool,
    /// `-X utf8`
    pub utf8_mode: u8,
    /// `-X warn_default_encoding`
    pub warn_default_encoding: u8,
    /// `-P`
    pub safe_path: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            argv: vec![String::new()],
            path: Vec::new(),
            switch_every: 100,
            fixed_interval: false,
            hash_seed: 0,
            max_instructions: None,
            max_memory: None,
            timeout: None,
            optimize: 0,
            colour: Some(false),
            handle_signals: false,
            warn_options: Vec::new(),
            x_options: Vec::new(),
            unbuffered: false,
            flags: Flags::default(),
            int_max_str_digits: DEFAULT_MAX_DIGITS,
            quicken: true,
            fuse: true,
            boundaries: false,
            closed_streams: [false; 3],
            capture_output: false,
            clock: ClockMode::Real,
            instruction_cost: 50,
            policy: PolicyKind::RoundRobin,
            model: SwitchModel::EveryOp,
            deadlock: DeadlockMode::Report,
            replay: None,
            record_schedule: false,
            gil_stats: false,
            interleaving: true,
            seed: None,
            entropy: None,
            library: CompiledLibrary::default(),
        }
    }
}

impl Options {
    /// The largest single allocation that a program may ask for, in bytes.
    pub fn largest_allocation(&self) -> usize {
        let address_space = isize::MAX as usize / 64;
        match self.max_memory {
            Some(limit) => usize::try_from(limit).unwrap_or(address_space).min(address_space),
            None => address_space.min(1 << 38),
        }
    }
}
