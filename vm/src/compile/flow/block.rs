//! The control-flow graph: basic blocks in their textual order.

use crate::bytecode::{Location, Opcode};
use crate::compile::instruction::{Op, Sequence};

/// The index of a block in its graph.
pub(crate) type BlockId = usize;

/// An instruction inside a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) op: Op,
    pub(crate) arg: u32,
    pub(crate) location: Location,
    /// Where it jumps, or the handler that it installs.
    pub(crate) target: Option<BlockId>,
    /// Where an exception goes.
    pub(crate) handler: Option<BlockId>,
}

impl Step {
    /// An instruction that neither jumps nor is protected yet.
    pub(crate) fn new(op: impl Into<Op>, arg: u32, location: Location) -> Self {
        Self { op: op.into(), arg, location, target: None, handler: None }
    }

    /// Is it this opcode?
    pub(crate) fn is(&self, opcode: Opcode) -> bool {
        self.op == Op::Plain(opcode)
    }

    /// Becomes another instruction at the same place.
    pub(crate) fn set(&mut self, opcode: Opcode, arg: u32) {
        self.op = Op::Plain(opcode);
        self.arg = arg;
        self.target = None;
    }

    /// Becomes a NOP, which keeps its line.
    pub(crate) fn erase(&mut self) {
        self.set(Opcode::Nop, 0);
    }

    pub(crate) fn line(&self) -> i32 {
        self.location.line
    }

    pub(crate) fn has_line(&self) -> bool {
        self.location.line >= 0
    }
}

/// Instructions that run one after the other; only the last one jumps.
#[derive(Clone, Default, Debug)]
pub(crate) struct Block {
    pub(crate) steps: Vec<Step>,
    /// The block behind it in the text.
    pub(crate) next: Option<BlockId>,
    /// Can jumps name it?
    pub(crate) has_label: bool,
    /// Does an exception enter here?
    pub(crate) is_handler: bool,
    /// Does the handler get the offset of the raising instruction?
    pub(crate) keeps_lasti: bool,
    pub(crate) is_cold: bool,
    pub(crate) is_warm: bool,
    pub(crate) visited: bool,
    pub(crate) predecessors: u32,
    /// Of the first 64 locals, those that may be unbound on entry.
    pub(crate) unsafe_locals: u64,
    /// Depth of the stack on entry; negative when not known.
    pub(crate) start_depth: i32,
}

impl Block {
    pub(crate) fn last(&self) -> Option<&Step> {
        self.steps.last()
    }

    /// Can control go on to the next block?
    pub(crate) fn falls_through(&self) -> bool {
        self.last().is_none_or(|last| !(last.op.is_scope_exit() || last.op.is_unconditional_jump()))
    }

    /// Does it end by leaving the code object?
    pub(crate) fn exits_scope(&self) -> bool {
        self.last().is_some_and(|last| last.op.is_scope_exit())
    }

    /// Does none of its instructions have a line?
    pub(crate) fn has_no_line(&self) -> bool {
        self.steps.iter().all(|step| !step.has_line())
    }

    /// May it need a line of its own although it has none: an exit, or a place where signals are handled?
    pub(crate) fn is_exit_or_check_without_line(&self) -> bool {
        (self.exits_scope() || self.steps.iter().any(|step| step.op.has_eval_break())) && self.has_no_line()
    }
}

/// The blocks of one code object; the first one is the entry.
pub(crate) struct Graph {
    pub(crate) blocks: Vec<Block>,
}

/// The entry block.
pub(crate) const ENTRY: BlockId = 0;

impl Graph {
    /// Cuts the emitted sequence at labels that are used and behind jumps.
    pub(crate) fn build(sequence: &Sequence) -> Self {
        let instructions = &sequence.instructions;
        let mut is_target = vec![false; instructions.len() + 1];
        for instruction in instructions {
            if instruction.op.has_target() {
                is_target[Self::place(sequence, instruction.arg)] = true;
            }
        }
        let mut graph = Self { blocks: vec![Block { start_depth: -1, ..Block::default() }] };
        let mut block_at = vec![ENTRY; instructions.len() + 1];
        let mut current = ENTRY;
        for (index, instruction) in instructions.iter().enumerate() {
            let ended = graph.blocks[current].last().is_some_and(|last| last.op.ends_block());
            let empty = graph.blocks[current].steps.is_empty();
            if ended || (is_target[index] && !empty) {
                current = graph.append_after(current);
            }
            if is_target[index] {
                graph.blocks[current].has_label = true;
            }
            block_at[index] = current;
            let arg = if instruction.op.has_target() { 0 } else { instruction.arg };
            graph.blocks[current].steps.push(Step::new(instruction.op, arg, instruction.location));
        }
        block_at[instructions.len()] = current;
        let mut targets = instructions
            .iter()
            .map(|instruction| {
                let place = || block_at[Self::place(sequence, instruction.arg)];
                instruction.op.has_target().then(place)
            })
            .collect::<Vec<_>>()
            .into_iter();
        for block in &mut graph.blocks {
            for (step, target) in block.steps.iter_mut().zip(&mut targets) {
                step.target = target;
            }
        }
        graph
    }

    fn place(sequence: &Sequence, label: u32) -> usize {
        (sequence.labels[label as usize] as usize).min(sequence.instructions.len())
    }

    /// A new empty block behind another one.
    pub(crate) fn append_after(&mut self, block: BlockId) -> BlockId {
        let next = self.blocks[block].next;
        self.blocks.push(Block { next, start_depth: -1, ..Block::default() });
        let new = self.blocks.len() - 1;
        self.blocks[block].next = Some(new);
        new
    }

    /// The blocks in their textual order.
    pub(crate) fn order(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut block = Some(ENTRY);
        while let Some(id) = block {
            order.push(id);
            block = self.blocks[id].next;
        }
        order
    }

    /// This block, or the first one behind it that has instructions.
    pub(crate) fn next_nonempty(&self, mut block: Option<BlockId>) -> Option<BlockId> {
        while let Some(id) = block {
            if !self.blocks[id].steps.is_empty() {
                break;
            }
            block = self.blocks[id].next;
        }
        block
    }

    /// Where the block's last instruction jumps, if it does.
    pub(crate) fn jump_target(&self, block: BlockId) -> Option<BlockId> {
        let last = self.blocks[block].last()?;
        if last.op.is_jump() { last.target } else { None }
    }

    /// Forgets which blocks have been seen.
    pub(crate) fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }
}
