//! Protected regions: which handler each instruction has.

use super::block::{BlockId, ENTRY, Graph};
use crate::bytecode::Opcode;
use crate::compile::instruction::Op;

/// `RESUME` at the start of a function.
const RESUME_AT_START: u32 = 0;
/// The bit of `RESUME`'s argument that says: only the outermost handler (of a generator) is active.
const RESUME_DEPTH_1: u32 = 4;

impl Graph {
    /// Marks the blocks that exceptions enter.
    pub(crate) fn mark_handlers(&mut self) {
        for id in self.order() {
            for index in 0..self.blocks[id].steps.len() {
                let step = self.blocks[id].steps[index];
                if let (true, Some(target)) = (step.op.is_block_push(), step.target) {
                    self.blocks[target].is_handler = true;
                }
            }
        }
    }

    /// Follows all paths with a stack of active handlers; `PopBlock` becomes a NOP.
    pub(crate) fn assign_handlers(&mut self) {
        self.clear_visited();
        self.blocks[ENTRY].visited = true;
        let mut todo: Vec<(BlockId, Vec<BlockId>)> = vec![(ENTRY, Vec::new())];
        while let Some((id, mut stack)) = todo.pop() {
            let mut last_yield_depth = None;
            for index in 0..self.blocks[id].steps.len() {
                let step = self.blocks[id].steps[index];
                let mut visit = |graph: &mut Graph, target: BlockId, stack: &[BlockId]| {
                    if !graph.blocks[target].visited {
                        graph.blocks[target].visited = true;
                        todo.push((target, stack.to_vec()));
                    }
                };
                match (step.op, step.target) {
                    (op, Some(target)) if op.is_block_push() => {
                        visit(self, target, &stack);
                        if op != Op::SetupFinally {
                            self.blocks[target].keeps_lasti = true;
                        }
                        stack.push(target);
                    }
                    (Op::PopBlock, _) => {
                        stack.pop();
                        self.blocks[id].steps[index].erase();
                    }
                    (op, Some(target)) if op.is_jump() => {
                        self.blocks[id].steps[index].handler = stack.last().copied();
                        visit(self, target, &stack);
                    }
                    (op, _) => {
                        let step = &mut self.blocks[id].steps[index];
                        step.handler = stack.last().copied();
                        if op == Op::Plain(Opcode::YieldValue) {
                            last_yield_depth = Some(stack.len());
                        } else if op == Op::Plain(Opcode::Resume) && step.arg != RESUME_AT_START {
                            if last_yield_depth == Some(1) {
                                step.arg |= RESUME_DEPTH_1;
                            }
                            last_yield_depth = None;
                        }
                    }
                }
            }
            if let (true, Some(next)) = (self.blocks[id].falls_through(), self.blocks[id].next)
                && !self.blocks[next].visited
            {
                self.blocks[next].visited = true;
                todo.push((next, stack));
            }
        }
        self.clear_visited();
    }

    /// Turns pseudo-operations that are not jumps into what runs.
    pub(crate) fn convert_pseudo_operations(&mut self) {
        for block in &mut self.blocks {
            for step in &mut block.steps {
                match step.op {
                    op if op.is_block_push() => step.erase(),
                    Op::LoadClosure => step.op = Op::Plain(Opcode::LoadFast),
                    Op::StoreFastMaybeNull => step.op = Op::Plain(Opcode::StoreFast),
                    _ => {}
                }
            }
        }
        self.remove_redundant_nops();
    }
}
