//! The depth of the value stack, and jumps in the direction that the order of blocks gives them.

use super::block::{BlockId, ENTRY, Graph, Step};
use crate::bytecode::Opcode;
use crate::compile::instruction::Op;

impl Graph {
    /// Computes the depth at the start of each block; returns the greatest depth.
    pub(crate) fn compute_stack_depth(&mut self) -> u32 {
        let mut deepest = 0;
        for block in &mut self.blocks {
            block.start_depth = -1;
        }
        self.blocks[ENTRY].start_depth = 0;
        let mut todo = vec![ENTRY];
        while let Some(id) = todo.pop() {
            let mut depth = self.blocks[id].start_depth;
            let mut goes_on = true;
            for index in 0..self.blocks[id].steps.len() {
                let step = self.blocks[id].steps[index];
                let after = depth + step.op.stack_effect(step.arg, false);
                deepest = deepest.max(after).max(depth);
                if let (true, Some(target)) = (step.op.has_target(), step.target) {
                    let at_target = depth + step.op.stack_effect(step.arg, true);
                    deepest = deepest.max(at_target);
                    self.start_at_depth(target, at_target, &mut todo);
                }
                depth = after;
                if step.op.is_scope_exit() || step.op.is_unconditional_jump() {
                    goes_on = false;
                    break;
                }
            }
            if let (true, Some(next)) = (goes_on, self.blocks[id].next) {
                self.start_at_depth(next, depth, &mut todo);
            }
        }
        deepest as u32
    }

    fn start_at_depth(&mut self, id: BlockId, depth: i32, todo: &mut Vec<BlockId>) {
        if self.blocks[id].start_depth < 0 {
            self.blocks[id].start_depth = depth.max(0);
            todo.push(id);
        }
    }

    /// Conditional jumps only go forward: one that would go back is inverted around a jump.
    pub(crate) fn normalize_jumps(&mut self) {
        let order = self.order();
        for block in &mut self.blocks {
            block.visited = false;
        }
        for id in order {
            self.blocks[id].visited = true;
            let Some(last) = self.blocks[id].last().copied() else { continue };
            let Some(target) = last.target.filter(|_| last.op.is_jump() && !last.op.is_unconditional_jump())
            else {
                continue;
            };
            if !self.blocks[target].visited {
                continue;
            }
            let inverted = match last.op {
                Op::Plain(Opcode::PopJumpIfFalse) => Opcode::PopJumpIfTrue,
                Op::Plain(Opcode::PopJumpIfTrue) => Opcode::PopJumpIfFalse,
                Op::Plain(Opcode::PopJumpIfNone) => Opcode::PopJumpIfNotNone,
                Op::Plain(Opcode::PopJumpIfNotNone) => Opcode::PopJumpIfNone,
                _ => continue,
            };
            let back = self.append_after(id);
            let mut jump = Step::new(Op::Jump, 0, last.location);
            jump.target = Some(target);
            self.blocks[back].steps.push(jump);
            self.blocks[back].start_depth = self.blocks[target].start_depth;
            self.blocks[back].visited = true;
            let after = self.blocks[back].next;
            if let Some(step) = self.blocks[id].steps.last_mut() {
                step.op = Op::Plain(inverted);
                step.target = after;
            }
        }
        self.clear_visited();
    }
}
