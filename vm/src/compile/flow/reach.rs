//! Which blocks are reached, and the removal of what is not needed: unreachable code, NOPs, jumps to the next block.

use super::block::{Block, BlockId, ENTRY, Graph};
use crate::bytecode::{Location, Opcode};
use crate::compile::constant::ConstantTable;
use crate::compile::instruction::Op;

/// An exit of at most this many instructions is copied to where it is jumped to.
const MAX_COPY_SIZE: usize = 4;

impl Graph {
    /// Counts predecessors and empties the blocks that no path reaches.
    pub(crate) fn remove_unreachable(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
            block.predecessors = 0;
        }
        self.blocks[ENTRY].predecessors = 1;
        self.blocks[ENTRY].visited = true;
        let mut todo = vec![ENTRY];
        while let Some(id) = todo.pop() {
            let block = &self.blocks[id];
            let next = block.next.filter(|_| block.falls_through());
            let targets: Vec<BlockId> =
                next.into_iter().chain(block.steps.iter().filter_map(|step| step.target)).collect();
            for target in targets {
                self.blocks[target].predecessors += 1;
                if !self.blocks[target].visited {
                    self.blocks[target].visited = true;
                    todo.push(target);
                }
            }
        }
        for block in &mut self.blocks {
            if block.predecessors == 0 {
                block.steps.clear();
                block.is_handler = false;
            }
        }
        self.clear_visited();
    }

    /// Replaces jumps to small exits, and to blocks that have no line and do not fall through, by a copy of the block.
    pub(crate) fn inline_small_blocks(&mut self) {
        let order = self.order();
        loop {
            let mut changed = false;
            for &id in &order {
                changed |= self.inline_jump_of(id);
            }
            if !changed {
                break;
            }
        }
    }

    fn inline_jump_of(&mut self, id: BlockId) -> bool {
        let Some(last) = self.blocks[id].last().copied() else { return false };
        let Some(target) = last.target.filter(|_| last.op.is_unconditional_jump()) else { return false };
        let target_block = &self.blocks[target];
        let small_exit = target_block.exits_scope() && target_block.steps.len() <= MAX_COPY_SIZE;
        let lineless = target_block.has_no_line() && !target_block.falls_through();
        if !small_exit && !lineless {
            return false;
        }
        let copied = target_block.steps.clone();
        let block = &mut self.blocks[id];
        if let Some(step) = block.steps.last_mut() {
            step.erase();
        }
        block.steps.extend(copied);
        if lineless
            && last.op == Op::Jump
            && let Some(step) = block.steps.last_mut()
            && step.op.is_unconditional_jump()
        {
            step.op = Op::Jump;
        }
        let target_block = &mut self.blocks[target];
        target_block.predecessors = target_block.predecessors.saturating_sub(1);
        true
    }

    /// Removes NOPs of which no line depends; says how many.
    pub(crate) fn remove_redundant_nops(&mut self) -> usize {
        self.order().into_iter().map(|id| self.remove_redundant_nops_of(id)).sum()
    }

    fn remove_redundant_nops_of(&mut self, id: BlockId) -> usize {
        if !self.blocks[id].steps.iter().any(|step| step.is(Opcode::Nop)) {
            return 0;
        }
        let following_line = self.line_after(id);
        let Block { steps, .. } = &mut self.blocks[id];
        let mut kept = 0;
        let mut previous_line = -1;
        for index in 0..steps.len() {
            let step = steps[index];
            if step.is(Opcode::Nop) {
                if !step.has_line() || previous_line == step.line() {
                    continue;
                }
                if index + 1 < steps.len() {
                    let following = steps[index + 1].line();
                    if following == step.line() {
                        continue;
                    }
                    if following == Location::NONE.line {
                        steps[index + 1].location = step.location;
                        continue;
                    }
                } else if following_line == Some(step.line()) {
                    continue;
                }
            }
            steps[kept] = step;
            kept += 1;
            previous_line = step.line();
        }
        let removed = steps.len() - kept;
        steps.truncate(kept);
        removed
    }

    /// The line of the first instruction behind a block, NOPs without a line aside.
    fn line_after(&self, id: BlockId) -> Option<i32> {
        let next = self.next_nonempty(self.blocks[id].next)?;
        let first = self.blocks[next].steps.iter().find(|step| !step.is(Opcode::Nop) || step.has_line());
        Some(first.map_or(Location::NONE.line, |step| step.line()))
    }

    /// Removes pairs that push a value only to drop it, and NOPs.
    pub(crate) fn remove_redundant_nops_and_pairs(&mut self) {
        loop {
            let mut changed = false;
            let mut previous: Option<(BlockId, usize)> = None;
            for id in self.order() {
                self.remove_redundant_nops_of(id);
                if self.blocks[id].has_label {
                    previous = None;
                }
                for index in 0..self.blocks[id].steps.len() {
                    let step = self.blocks[id].steps[index];
                    if let (true, Some((block, at))) = (step.is(Opcode::PopTop), previous) {
                        let pushed = self.blocks[block].steps[at];
                        if pushed.is(Opcode::LoadConst) || (pushed.is(Opcode::Copy) && pushed.arg == 1) {
                            self.blocks[block].steps[at].erase();
                            self.blocks[id].steps[index].erase();
                            changed = true;
                        }
                    }
                    previous = Some((id, index));
                }
                let block = &self.blocks[id];
                if block.last().is_some_and(|last| last.op.is_jump()) || !block.falls_through() {
                    previous = None;
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// Removes NOPs and jumps to the next block until nothing changes.
    pub(crate) fn remove_redundant_nops_and_jumps(&mut self) {
        loop {
            self.remove_redundant_nops();
            if self.remove_redundant_jumps() == 0 {
                break;
            }
        }
    }

    fn remove_redundant_jumps(&mut self) -> usize {
        let mut changes = 0;
        for id in self.order() {
            let Some(last) = self.blocks[id].last() else { continue };
            if !last.op.is_unconditional_jump() {
                continue;
            }
            let target = self.next_nonempty(last.target);
            if target.is_some()
                && target == self.next_nonempty(self.blocks[id].next)
                && let Some(step) = self.blocks[id].steps.last_mut()
            {
                step.erase();
                changes += 1;
            }
        }
        changes
    }

    /// Drops constants that no instruction loads and renumbers the others; the first one stays (a docstring).
    pub(crate) fn remove_unused_constants(&mut self, constants: &mut ConstantTable) {
        let mut used = vec![false; constants.len()];
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let loads = |op: Op| matches!(op, Op::Plain(Opcode::LoadConst | Opcode::ReturnConst));
        for step in self.blocks.iter().flat_map(|block| &block.steps).filter(|step| loads(step.op)) {
            used[step.arg as usize] = true;
        }
        if used.iter().all(|used| *used) {
            return;
        }
        let new_index = constants.keep(&used);
        for step in self.blocks.iter_mut().flat_map(|block| &mut block.steps).filter(|step| loads(step.op)) {
            step.arg = new_index[step.arg as usize];
        }
    }
}
