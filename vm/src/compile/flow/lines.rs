//! Line numbers for instructions that have none of their own.

use super::block::{Block, BlockId, Graph};
use crate::bytecode::Location;

impl Graph {
    /// Gives a line to every exit and passes lines on to what follows.
    pub(crate) fn resolve_lines(&mut self) {
        self.duplicate_exits_without_line();
        self.propagate_lines();
    }

    /// An exit without a line that several jumps share is copied for each, with the line of the jump.
    fn duplicate_exits_without_line(&mut self) {
        for id in self.order() {
            let Some(target) = self.jump_target(id).and_then(|target| self.next_nonempty(Some(target)))
            else {
                continue;
            };
            let block = &self.blocks[target];
            if block.predecessors <= 1 || !block.is_exit_or_check_without_line() {
                continue;
            }
            let Some(line) = self.blocks[id].last().map(|last| last.location) else { continue };
            let copy = self.copy_after(target);
            self.blocks[copy].steps[0].location = line;
            if let Some(last) = self.blocks[id].steps.last_mut() {
                last.target = Some(copy);
            }
            self.blocks[target].predecessors -= 1;
        }
        for id in self.order() {
            let block = &self.blocks[id];
            let (Some(next), Some(last)) = (block.next.filter(|_| block.falls_through()), block.last())
            else {
                continue;
            };
            let location = last.location;
            if !self.blocks[next].steps.is_empty() && self.blocks[next].is_exit_or_check_without_line() {
                self.blocks[next].steps[0].location = location;
            }
        }
    }

    /// A copy of a block, put behind it, with one predecessor.
    fn copy_after(&mut self, block: BlockId) -> BlockId {
        let copy = self.append_after(block);
        self.blocks[copy] = Block {
            steps: self.blocks[block].steps.clone(),
            has_label: true,
            predecessors: 1,
            next: self.blocks[copy].next,
            start_depth: -1,
            ..Block::default()
        };
        copy
    }

    fn propagate_lines(&mut self) {
        for id in self.order() {
            let block = &mut self.blocks[id];
            if block.steps.is_empty() {
                continue;
            }
            let mut location = Location::NONE;
            for step in &mut block.steps {
                if step.has_line() {
                    location = step.location;
                } else if step.line() == Location::NONE.line {
                    step.location = location;
                }
            }
            let next = block.next.filter(|_| block.falls_through());
            let target = self.jump_target(id);
            for follower in next.into_iter().chain(target) {
                let follower = &mut self.blocks[follower];
                if follower.predecessors == 1
                    && let Some(first) = follower.steps.first_mut()
                    && first.line() == Location::NONE.line
                {
                    first.location = location;
                }
            }
        }
    }
}
