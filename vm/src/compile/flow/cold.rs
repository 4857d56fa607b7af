//! Code that only exceptions reach goes to the end.

use super::block::{BlockId, ENTRY, Graph, Step};
use crate::bytecode::Location;
use crate::compile::instruction::Op;

impl Graph {
    /// Moves the blocks that only exceptions reach behind all others.
    pub(crate) fn move_cold_blocks(&mut self) {
        if self.blocks[ENTRY].next.is_none() {
            return;
        }
        self.mark_warm();
        self.mark_cold();
        self.make_falls_into_warm_explicit();
        let order = self.order();
        let (cold, warm): (Vec<BlockId>, Vec<BlockId>) =
            order.into_iter().partition(|id| self.blocks[*id].is_cold);
        let any_cold = !cold.is_empty();
        let order: Vec<BlockId> = warm.into_iter().chain(cold).collect();
        for (index, id) in order.iter().enumerate() {
            self.blocks[*id].next = order.get(index + 1).copied();
        }
        if any_cold {
            self.remove_redundant_nops_and_jumps();
        }
    }

    fn mark_warm(&mut self) {
        self.clear_visited();
        self.blocks[ENTRY].visited = true;
        let mut todo = vec![ENTRY];
        while let Some(id) = todo.pop() {
            self.blocks[id].is_warm = true;
            for follower in self.followers(id) {
                if !self.blocks[follower].visited {
                    self.blocks[follower].visited = true;
                    todo.push(follower);
                }
            }
        }
    }

    fn mark_cold(&mut self) {
        self.clear_visited();
        let mut todo: Vec<BlockId> =
            self.order().into_iter().filter(|id| self.blocks[*id].is_handler).collect();
        for id in &todo {
            self.blocks[*id].visited = true;
        }
        while let Some(id) = todo.pop() {
            self.blocks[id].is_cold = true;
            for follower in self.followers(id) {
                if !self.blocks[follower].is_warm && !self.blocks[follower].visited {
                    self.blocks[follower].visited = true;
                    todo.push(follower);
                }
            }
        }
        self.clear_visited();
    }

    /// Where control goes from a block without an exception.
    fn followers(&self, id: BlockId) -> impl Iterator<Item = BlockId> + use<> {
        let next = self.blocks[id].next.filter(|_| self.blocks[id].falls_through());
        next.into_iter().chain(self.jump_target(id))
    }

    /// A cold block that goes on to a warm one gets a jump.
    fn make_falls_into_warm_explicit(&mut self) {
        for id in self.order() {
            let block = &self.blocks[id];
            let Some(next) = block.next.filter(|_| block.is_cold && block.falls_through()) else { continue };
            if !self.blocks[next].is_warm {
                continue;
            }
            let jump = self.append_after(id);
            self.blocks[next].has_label = true;
            let mut step = Step::new(Op::JumpNoInterrupt, 0, Location::NONE);
            step.target = Some(next);
            let block = &mut self.blocks[jump];
            block.steps.push(step);
            block.is_cold = true;
            block.predecessors = 1;
        }
    }
}
