//! From the emitted sequence to the final order of instructions: the passes over the control-flow graph.
//!
//! The passes and their order are observable: they decide what a listing shows. They follow what CPython 3.13 does.

mod block;
mod cold;
mod depth;
mod handlers;
mod lines;
mod locals;
mod peephole;
mod reach;
mod swaps;

pub(crate) use block::{BlockId, Graph, Step};

use super::constant::ConstantTable;
use super::instruction::Sequence;

/// What the passes need to know of a code object.
pub(crate) struct Facts {
    /// How many variables are parameters or plain locals.
    pub(crate) local_count: usize,
    /// How many of them are parameters.
    pub(crate) parameter_count: usize,
}

/// Runs all optimising passes; the constants are the code object's and may grow and shrink.
pub(crate) fn optimize(sequence: &Sequence, constants: &mut ConstantTable, facts: &Facts) -> Graph {
    let mut graph = Graph::build(sequence);
    graph.mark_handlers();
    graph.assign_handlers();

    graph.inline_small_blocks();
    graph.remove_unreachable();
    graph.resolve_lines();
    graph.optimize_blocks(constants);
    graph.remove_redundant_nops_and_pairs();
    graph.remove_unreachable();
    graph.remove_redundant_nops_and_jumps();

    graph.remove_unused_constants(constants);
    graph.check_unbound_locals(facts.local_count, facts.parameter_count);
    graph.fuse_local_accesses();
    graph.move_cold_blocks();
    graph.resolve_lines();
    graph
}
