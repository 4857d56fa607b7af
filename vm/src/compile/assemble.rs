//! The last step: from ordered blocks to a code template.

use std::sync::Arc;

use super::constant::ConstantTable;
use super::flow::{BlockId, Facts, Graph, Step, optimize};
use super::instruction::{Op, Sequence};
use crate::bytecode::code::{CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR};
use crate::bytecode::{CodeTemplate, ExceptionTableEntry, Instruction, LocalVariable, Location, Opcode};

/// All that is known of a code object besides its instructions.
pub(crate) struct Header {
    pub(crate) name: Arc<str>,
    pub(crate) qualname: Arc<str>,
    pub(crate) filename: Arc<str>,
    pub(crate) flags: u32,
    pub(crate) argcount: u32,
    pub(crate) posonlyargcount: u32,
    pub(crate) kwonlyargcount: u32,
    pub(crate) firstlineno: u32,
    pub(crate) names: Vec<Arc<str>>,
    pub(crate) varnames: Vec<Arc<str>>,
    pub(crate) cellvars: Vec<Arc<str>>,
    pub(crate) freevars: Vec<Arc<str>>,
    /// Locals that `locals()` does not show.
    pub(crate) hidden: Vec<Arc<str>>,
    /// How many of `varnames` are parameters.
    pub(crate) parameter_count: usize,
}

/// Optimises the instructions of a code object and puts all its parts together.
pub(crate) fn assemble(header: Header, sequence: &Sequence, mut constants: ConstantTable) -> CodeTemplate {
    let facts = Facts { local_count: header.varnames.len(), parameter_count: header.parameter_count };
    let mut graph = optimize(sequence, &mut constants, &facts);
    let locals = Layout::new(&header);
    locals.renumber(&mut graph);
    locals.insert_prefix(&mut graph, &header);
    let stacksize = graph.compute_stack_depth().max(1);
    graph.convert_pseudo_operations();
    graph.normalize_jumps();
    let (instructions, locations, exception_table) = linearize(&graph);
    CodeTemplate {
        locals: locals.variables,
        name: header.name,
        qualname: header.qualname,
        filename: header.filename,
        flags: header.flags,
        argcount: header.argcount,
        posonlyargcount: header.posonlyargcount,
        kwonlyargcount: header.kwonlyargcount,
        stacksize,
        firstlineno: header.firstlineno,
        names: header.names,
        consts: constants.into_items(),
        instructions,
        locations,
        exception_table,
    }
}

/// Where each variable lies in the frame.
struct Layout {
    variables: Vec<LocalVariable>,
    /// The frame slot of each cell, then of each free variable.
    cell_slots: Vec<u32>,
    cell_count: usize,
}

impl Layout {
    fn new(header: &Header) -> Self {
        let mut variables: Vec<LocalVariable> = header
            .varnames
            .iter()
            .map(|name| LocalVariable { name: name.clone(), kind: LocalVariable::LOCAL })
            .collect();
        for variable in &mut variables {
            if header.hidden.contains(&variable.name) {
                variable.kind |= LocalVariable::HIDDEN;
            }
        }
        let mut cell_slots = Vec::new();
        for name in &header.cellvars {
            if let Some(slot) = header.varnames.iter().position(|local| local == name) {
                variables[slot].kind |= LocalVariable::CELL;
                cell_slots.push(slot as u32);
            } else {
                let hidden = if header.hidden.contains(name) { LocalVariable::HIDDEN } else { 0 };
                cell_slots.push(variables.len() as u32);
                variables.push(LocalVariable { name: name.clone(), kind: LocalVariable::CELL | hidden });
            }
        }
        for name in &header.freevars {
            cell_slots.push(variables.len() as u32);
            variables.push(LocalVariable { name: name.clone(), kind: LocalVariable::FREE });
        }
        Self { variables, cell_slots, cell_count: header.cellvars.len() }
    }

    /// Code generation numbers cells and free variables from 0; a parameter in a cell has one slot only.
    fn renumber(&self, graph: &mut Graph) {
        for step in graph.blocks.iter_mut().flat_map(|block| &mut block.steps) {
            let is_cell = matches!(
                step.op,
                Op::LoadClosure
                    | Op::Plain(
                        Opcode::MakeCell
                            | Opcode::LoadDeref
                            | Opcode::StoreDeref
                            | Opcode::DeleteDeref
                            | Opcode::LoadFromDictOrDeref
                    )
            );
            if is_cell {
                step.arg = self.cell_slots.get(step.arg as usize).copied().unwrap_or(step.arg);
            }
        }
    }

    /// Puts in front what makes the frame ready: free variables, cells, and the generator itself.
    fn insert_prefix(&self, graph: &mut Graph, header: &Header) {
        let mut prefix = Vec::new();
        let free_count = self.cell_slots.len() - self.cell_count;
        if free_count > 0 {
            prefix.push(Step::new(Opcode::CopyFreeVars, free_count as u32, Location::NONE));
        }
        let mut cells = self.cell_slots[..self.cell_count].to_vec();
        cells.sort_unstable();
        prefix.extend(cells.iter().map(|slot| Step::new(Opcode::MakeCell, *slot, Location::NONE)));
        if header.flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR) != 0 {
            let line = header.firstlineno as i32;
            let location = Location { line, end_line: line, column: -1, end_column: -1 };
            prefix.push(Step::new(Opcode::ReturnGenerator, 0, location));
            prefix.push(Step::new(Opcode::PopTop, 0, location));
        }
        graph.blocks[0].steps.splice(0..0, prefix);
    }
}

type Linear = (Vec<Instruction>, Vec<Location>, Vec<ExceptionTableEntry>);

fn linearize(graph: &Graph) -> Linear {
    let order = graph.order();
    let mut start = vec![0u32; graph.blocks.len()];
    let mut count = 0;
    for id in &order {
        start[*id] = count;
        count += graph.blocks[*id].steps.len() as u32;
    }
    let mut instructions = Vec::with_capacity(count as usize);
    let mut locations = Vec::with_capacity(count as usize);
    let mut ranges = HandlerRanges { graph, start: &start, table: Vec::new() };
    for step in order.iter().flat_map(|id| &graph.blocks[*id].steps) {
        let index = instructions.len() as u32;
        let target = step.target.map(|target| start[target]);
        let opcode = match step.op {
            Op::Plain(opcode) => opcode,
            Op::Jump if target.is_some_and(|target| target > index) => Opcode::JumpForward,
            Op::Jump => Opcode::JumpBackward,
            Op::JumpNoInterrupt if target.is_some_and(|target| target > index) => Opcode::JumpForward,
            Op::JumpNoInterrupt => Opcode::JumpBackwardNoInterrupt,
            _ => Opcode::Nop,
        };
        instructions.push(Instruction { opcode, arg: target.unwrap_or(step.arg) });
        locations.push(step.location);
        ranges.add(index, step.handler);
    }
    (instructions, locations, ranges.table)
}

/// Collects neighbouring instructions with the same handler.
struct HandlerRanges<'a> {
    graph: &'a Graph,
    start: &'a [u32],
    table: Vec<ExceptionTableEntry>,
}

impl HandlerRanges<'_> {
    fn add(&mut self, index: u32, handler: Option<BlockId>) {
        let Some(handler) = handler else { return };
        let block = &self.graph.blocks[handler];
        let target = self.start[handler];
        if let Some(last) = self.table.last_mut()
            && last.end == index
            && last.target == target
        {
            last.end += 1;
            return;
        }
        let depth = block.start_depth - 1 - i32::from(block.keeps_lasti);
        self.table.push(ExceptionTableEntry {
            start: index,
            end: index + 1,
            target,
            depth: depth.max(0) as u32,
            lasti: block.keeps_lasti,
        });
    }
}
