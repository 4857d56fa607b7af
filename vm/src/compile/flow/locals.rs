//! Loads of locals: which ones may find them unbound, and pairs of accesses that become one instruction.

use super::block::{BlockId, ENTRY, Graph, Step};
use crate::bytecode::Opcode;
use crate::compile::instruction::Op;

/// How many locals are followed through the whole graph; further ones only inside a block.
const TRACKED: usize = 64;

/// What an instruction does to a local.
enum Access {
    /// Leaves it perhaps unbound.
    Unbind,
    /// Leaves it bound.
    Bind,
    /// Reads it, which must check if it may be unbound.
    Load,
}

fn access(step: &Step) -> Option<Access> {
    match step.op {
        Op::StoreFastMaybeNull | Op::Plain(Opcode::DeleteFast | Opcode::LoadFastAndClear) => {
            Some(Access::Unbind)
        }
        Op::Plain(Opcode::StoreFast | Opcode::LoadFastCheck) => Some(Access::Bind),
        Op::Plain(Opcode::LoadFast) => Some(Access::Load),
        _ => None,
    }
}

impl Graph {
    /// Turns `LOAD_FAST` into `LOAD_FAST_CHECK` where the local may be unbound.
    pub(crate) fn check_unbound_locals(&mut self, local_count: usize, parameter_count: usize) {
        if local_count == 0 {
            return;
        }
        if local_count > TRACKED {
            self.check_locals_beyond_tracked(local_count);
        }
        let unbound = (parameter_count..local_count.min(TRACKED)).fold(0, |mask, local| mask | 1 << local);
        self.clear_visited();
        let mut todo = Vec::new();
        self.reach_with_unbound(ENTRY, unbound, &mut todo);
        for id in self.order() {
            self.scan_locals(id, &mut todo);
        }
        while let Some(id) = todo.pop() {
            self.blocks[id].visited = false;
            self.scan_locals(id, &mut todo);
        }
        self.clear_visited();
    }

    fn reach_with_unbound(&mut self, id: BlockId, unbound: u64, todo: &mut Vec<BlockId>) {
        let block = &mut self.blocks[id];
        let both = block.unsafe_locals | unbound;
        if both != block.unsafe_locals {
            block.unsafe_locals = both;
            if !block.visited {
                block.visited = true;
                todo.push(id);
            }
        }
    }

    fn scan_locals(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        let mut unbound = self.blocks[id].unsafe_locals;
        for index in 0..self.blocks[id].steps.len() {
            let step = self.blocks[id].steps[index];
            if let Some(handler) = step.handler {
                self.reach_with_unbound(handler, unbound, todo);
            }
            if step.arg as usize >= TRACKED {
                continue;
            }
            let bit = 1u64 << step.arg;
            match access(&step) {
                Some(Access::Unbind) => unbound |= bit,
                Some(Access::Bind) => unbound &= !bit,
                Some(Access::Load) => {
                    if unbound & bit != 0 {
                        self.blocks[id].steps[index].op = Op::Plain(Opcode::LoadFastCheck);
                    }
                    unbound &= !bit;
                }
                None => {}
            }
        }
        let next = self.blocks[id].next.filter(|_| self.blocks[id].falls_through());
        for follower in next.into_iter().chain(self.jump_target(id)) {
            self.reach_with_unbound(follower, unbound, todo);
        }
    }

    fn check_locals_beyond_tracked(&mut self, local_count: usize) {
        let mut bound_in = vec![usize::MAX; local_count - TRACKED];
        for id in self.order() {
            for step in &mut self.blocks[id].steps {
                let Some(access) = access(step) else { continue };
                let Some(slot) =
                    (step.arg as usize).checked_sub(TRACKED).and_then(|slot| bound_in.get_mut(slot))
                else {
                    continue;
                };
                match access {
                    Access::Unbind => *slot = usize::MAX,
                    Access::Bind => *slot = id,
                    Access::Load => {
                        if *slot != id {
                            step.op = Op::Plain(Opcode::LoadFastCheck);
                        }
                        *slot = id;
                    }
                }
            }
        }
    }

    /// Fuses neighbouring loads and stores of locals that are on one line.
    pub(crate) fn fuse_local_accesses(&mut self) {
        for block in &mut self.blocks {
            for index in 1..block.steps.len() {
                let (first, second) = (block.steps[index - 1], block.steps[index]);
                let (Op::Plain(one), Op::Plain(two)) = (first.op, second.op) else { continue };
                let fused = match (one, two) {
                    (Opcode::LoadFast, Opcode::LoadFast) => Opcode::LoadFastLoadFast,
                    (Opcode::StoreFast, Opcode::LoadFast) => Opcode::StoreFastLoadFast,
                    (Opcode::StoreFast, Opcode::StoreFast) => Opcode::StoreFastStoreFast,
                    _ => continue,
                };
                let other_line = first.has_line() && second.has_line() && first.line() != second.line();
                if other_line || first.arg >= 16 || second.arg >= 16 {
                    continue;
                }
                block.steps[index - 1].set(fused, first.arg << 4 | second.arg);
                block.steps[index].erase();
            }
        }
        self.remove_redundant_nops();
    }
}
