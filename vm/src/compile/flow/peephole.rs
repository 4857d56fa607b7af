//! Local improvements inside a block: constants, jumps to jumps, conditions.

use super::block::{Block, BlockId, Graph, Step};
use super::swaps::optimize_swaps;
use crate::bytecode::metadata::COMPARE_TO_BOOL;
use crate::bytecode::{Constant, Opcode};
use crate::compile::constant::{self, ConstantTable};
use crate::compile::instruction::Op;

impl Graph {
    /// Improves every block by itself.
    pub(crate) fn optimize_blocks(&mut self, constants: &mut ConstantTable) {
        for id in self.order() {
            improve_constants(&mut self.blocks[id].steps, constants);
        }
        for id in self.order() {
            self.optimize_block(id, constants);
        }
    }

    fn optimize_block(&mut self, id: BlockId, constants: &mut ConstantTable) {
        let mut index = 0;
        while index < self.blocks[id].steps.len() {
            let step = self.blocks[id].steps[index];
            if let (true, Some(target)) = (step.op.is_jump(), step.target) {
                if !self.thread_jump(id, index, target) {
                    index += 1;
                }
                continue;
            }
            let steps = &mut self.blocks[id].steps;
            if let Op::Plain(opcode) = step.op {
                improve_plain(steps, index, opcode, constants);
            }
            index += 1;
        }
        optimize_swaps(&mut self.blocks[id].steps);
    }

    /// A jump to a jump goes to the end of the chain at once; says if the instruction must be looked at again.
    fn thread_jump(&mut self, id: BlockId, index: usize, target: BlockId) -> bool {
        let step = self.blocks[id].steps[index];
        let Some(there) = self.blocks[target].steps.first().copied() else { return false };
        let op = match (step.op, there.op) {
            (Op::Jump | Op::JumpNoInterrupt, Op::Jump) => Op::Jump,
            (Op::Jump | Op::JumpNoInterrupt, Op::JumpNoInterrupt) => step.op,
            (
                Op::Plain(
                    Opcode::PopJumpIfFalse
                    | Opcode::PopJumpIfTrue
                    | Opcode::PopJumpIfNone
                    | Opcode::PopJumpIfNotNone,
                ),
                Op::Jump,
            ) => step.op,
            _ => return false,
        };
        if there.target == Some(target) || there.target == step.target {
            return false;
        }
        let Block { steps, .. } = &mut self.blocks[id];
        steps[index].erase();
        let mut jump = Step::new(op, 0, there.location);
        jump.target = there.target;
        steps.push(jump);
        true
    }
}

/// What follows the load of a constant, or of a second copy of it, may be known now.
fn improve_constants(steps: &mut [Step], constants: &mut ConstantTable) {
    let mut loaded = None;
    for index in 0..steps.len() {
        let step = steps[index];
        let is_copy = step.is(Opcode::Copy) && step.arg == 1;
        if !(loaded.is_some() && is_copy) {
            loaded = step.is(Opcode::LoadConst).then_some(step.arg);
        }
        if let Some(constant) = loaded {
            improve_constant(steps, index, constant, constants);
        }
    }
}

/// The instruction at `index` pushes a constant.
fn improve_constant(steps: &mut [Step], index: usize, argument: u32, constants: &mut ConstantTable) {
    let Some(next) = steps.get(index + 1).copied() else { return };
    let truth = |constants: &ConstantTable| constants.get(argument).is_some_and(constant::truth);
    match next.op {
        Op::Plain(Opcode::PopJumpIfFalse | Opcode::PopJumpIfTrue) => {
            steps[index].erase();
            if truth(constants) == next.is(Opcode::PopJumpIfTrue) {
                steps[index + 1].op = Op::Jump;
            } else {
                steps[index + 1].erase();
            }
        }
        Op::Plain(Opcode::IsOp) => {
            if matches!(constants.get(argument), Some(Constant::None)) {
                improve_none_test(steps, index);
            }
        }
        Op::Plain(Opcode::ReturnValue) => {
            steps[index].erase();
            steps[index + 1].set(Opcode::ReturnConst, argument);
        }
        Op::Plain(Opcode::ToBool) => {
            let value = constants.add(Constant::Bool(truth(constants)));
            steps[index].erase();
            steps[index + 1].set(Opcode::LoadConst, value);
        }
        _ => {}
    }
}

/// `None`, `is`, conditional jump: one jump.
fn improve_none_test(steps: &mut [Step], index: usize) {
    let mut jump = index + 2;
    if steps.get(jump).is_some_and(|step| step.is(Opcode::ToBool)) {
        steps[jump].erase();
        jump += 1;
    }
    let Some(Op::Plain(opcode)) = steps.get(jump).map(|step| step.op) else { return };
    let inverted = match opcode {
        Opcode::PopJumpIfFalse => steps[index + 1].arg == 0,
        Opcode::PopJumpIfTrue => steps[index + 1].arg != 0,
        _ => return,
    };
    steps[index].erase();
    steps[index + 1].erase();
    steps[jump].op = Op::Plain(if inverted { Opcode::PopJumpIfNotNone } else { Opcode::PopJumpIfNone });
}

fn improve_plain(steps: &mut [Step], index: usize, opcode: Opcode, constants: &mut ConstantTable) {
    let step = steps[index];
    let next = steps.get(index + 1).copied();
    let next_is = |opcode: Opcode| next.is_some_and(|next| next.is(opcode));
    match opcode {
        Opcode::BuildTuple => {
            if next_is(Opcode::UnpackSequence) && next.is_some_and(|next| next.arg == step.arg) {
                match step.arg {
                    1 => {
                        steps[index].erase();
                        steps[index + 1].erase();
                        return;
                    }
                    2 | 3 => {
                        steps[index].erase();
                        steps[index + 1].set(Opcode::Swap, step.arg);
                        return;
                    }
                    _ => {}
                }
            }
            fold_tuple(steps, index, constants);
        }
        Opcode::CompareOp if next_is(Opcode::ToBool) => {
            steps[index].erase();
            steps[index + 1].set(Opcode::CompareOp, step.arg | COMPARE_TO_BOOL);
        }
        Opcode::ContainsOp | Opcode::IsOp if next_is(Opcode::ToBool) => {
            steps[index].erase();
            steps[index + 1].set(opcode, step.arg);
        }
        Opcode::ContainsOp | Opcode::IsOp if next_is(Opcode::UnaryNot) => {
            steps[index].erase();
            steps[index + 1].set(opcode, step.arg ^ 1);
        }
        Opcode::ToBool if next_is(Opcode::ToBool) => {
            steps[index].erase();
        }
        Opcode::UnaryNot if next_is(Opcode::ToBool) => {
            steps[index].erase();
            steps[index + 1].set(Opcode::UnaryNot, 0);
        }
        Opcode::UnaryNot if next_is(Opcode::UnaryNot) => {
            steps[index].erase();
            steps[index + 1].erase();
        }
        Opcode::StoreFast => {
            let same =
                |next: Step| next.is(Opcode::StoreFast) && next.arg == step.arg && next.line() == step.line();
            if next.is_some_and(same) {
                steps[index].set(Opcode::PopTop, 0);
            }
        }
        Opcode::Swap if step.arg == 1 => steps[index].erase(),
        Opcode::LoadGlobal if next_is(Opcode::PushNull) && step.arg & 1 == 0 => {
            steps[index].arg |= 1;
            steps[index + 1].erase();
        }
        _ => {}
    }
}

/// A tuple of constants that were just loaded is a constant.
fn fold_tuple(steps: &mut [Step], index: usize, constants: &mut ConstantTable) {
    let count = steps[index].arg as usize;
    let Some(start) = index.checked_sub(count) else { return };
    if !steps[start..index].iter().all(|step| step.is(Opcode::LoadConst)) {
        return;
    }
    let items: Option<Vec<Constant>> =
        steps[start..index].iter().map(|step| constants.get(step.arg).cloned()).collect();
    let Some(items) = items else { return };
    let folded = constants.add(Constant::Tuple(items.into()));
    steps[start..index].iter_mut().for_each(Step::erase);
    steps[index].set(Opcode::LoadConst, folded);
}
