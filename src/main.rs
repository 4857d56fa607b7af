//! The command line of minipy.

use std::process::ExitCode;

use minipy::args::{self, Command};
use minipy::{check, dis, replay, run, snapshot};

/// A faster allocator for many small objects than the system's, counted for `--max-memory`.
#[global_allocator]
static ALLOCATOR: minipy_vm::object::heap::AccountingAllocator = minipy_vm::object::heap::AccountingAllocator;

fn main() -> ExitCode {
    minipy_vm::os::avoid_huge_pages();
    match args::parse(std::env::args_os()) {
        Ok(cli) => match cli.command {
            Command::Run(arguments) => run::command(&arguments),
            Command::Dis(arguments) => dis::command(&arguments),
            Command::Check(arguments) => check::command(&arguments),
            Command::Replay(arguments) => replay::command(&arguments),
            Command::Snapshot(arguments) => snapshot::command(&arguments),
        },
        Err(answer) => {
            // Help and version go to standard output; nothing is left to do if it is closed.
            let _ = answer.print();
            ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
        }
    }
}
