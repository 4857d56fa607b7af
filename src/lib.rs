//! The library façade of minipy: run Python programs, any number of them, each in an interpreter of its own.
//!
//! ```no_run
//! use minipy::{Options, run_str};
//!
//! let outcome = run_str("print(6 * 7)", &Options::default());
//! assert_eq!((outcome.status, outcome.stdout.as_str()), (0, "42\n"));
//! ```
//!
//! What the threads of a program did, in order, is a text that is the same whenever the run is the same. Under the virtual
//! clock it always is, so that a test of a threaded program is a snapshot:
//!
//! ```
//! use minipy::{ClockMode, Options, run_str};
//!
//! let source = r#"
//! import threading
//! lock = threading.Lock()
//!
//! def work():
//!     with lock:
//!         print("worker")
//!
//! with lock:
//!     thread = threading.Thread(target=work, name="worker")
//!     thread.start()
//!     print("main")
//! thread.join()
//! "#;
//! let options = Options { switch_every: 10, clock: ClockMode::Virtual, ..Options::default() };
//! insta::assert_snapshot!(run_str(source, &options).interleaving(), @r#"
//! MainThread                  | worker                    | source
//! takes Lock 1                |                           |   9  with lock:
//! starts worker               |                           |  11  thread.start()
//!                             | begins                    |
//! switch before CALL          |                           |  12  print("main")
//! prints "main"               |                           |  12  print("main")
//! releases Lock 1             |                           |   9  with lock:
//!                             | takes Lock 1              |   6  with lock:
//!                             | switch before LOAD_GLOBAL |   7  print("worker")
//!                             | prints "worker"           |   7  print("worker")
//!                             | releases Lock 1           |   6  with lock:
//! waits for the end of worker |                           |  13  thread.join()
//!                             | ends, wakes MainThread    |
//! goes on                     |                           |  13  thread.join()
//! ends                        |                           |
//! "#);
//! ```

pub mod args;
pub mod check;
pub mod dis;
mod interpreter;
pub mod program;
mod programs;
mod repl;
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
