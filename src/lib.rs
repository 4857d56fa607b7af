//! The library façade of minipy: run Python programs, any number of them, each in an interpreter of its own.
//!
//! ```no_run
//! use minipy::{Options, run_str};
//!
//! let outcome = run_str("print(6 * 7)", &Options::default());
//! assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "42\n"));
//! ```

pub mod args;
pub mod dis;
mod interpreter;
pub mod program;
pub mod replay;
pub mod run;
pub mod snapshot;
mod syntax_error;
mod trace;

pub use interpreter::{Interpreter, Outcome, run_file, run_str};
pub use minipy_vm::Options;
pub use minipy_vm::options::ClockMode;
pub use minipy_vm::sched::model::SwitchModel;
pub use minipy_vm::sched::policy::PolicyKind;
