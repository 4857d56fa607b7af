//! The integration tests: command line, limits, shape of the repository. Test programs have a binary of their own
//! (`programs.rs`).

mod asyncio;
mod check;
mod cli;
mod determinism;
mod dis;
mod equivalence;
mod interleavings;
mod library;
mod limits;
mod loopback;
mod memory;
mod process;
mod repl;
mod replay;
mod scheduling;
mod scratch;
mod signals;
mod specialization;
mod tidy;
mod trace;

/// The allocator of the product, which counts.
#[global_allocator]
static ALLOCATOR: minipy_vm::object::heap::AccountingAllocator = minipy_vm::object::heap::AccountingAllocator;
