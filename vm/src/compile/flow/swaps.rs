//! `SWAP` sequences: fewer of them, and reordering of the stores behind instead of swapping at run time.

use super::block::Step;
use crate::bytecode::Opcode;
use crate::compile::instruction::Op;

/// Shortens and, where possible, removes the swaps of a block.
pub(crate) fn optimize_swaps(steps: &mut [Step]) {
    let mut index = 0;
    while index < steps.len() {
        if steps[index].is(Opcode::Swap) {
            index = shorten_run(steps, index);
            apply_statically(steps, index);
        }
        index += 1;
    }
}

/// Replaces a run of swaps (and NOPs) by the fewest swaps with the same effect, at its end; returns its last index.
fn shorten_run(steps: &mut [Step], start: usize) -> usize {
    let length =
        steps[start..].iter().take_while(|step| step.is(Opcode::Swap) || step.is(Opcode::Nop)).count();
    let run = &mut steps[start..start + length];
    if run.iter().filter(|step| step.is(Opcode::Swap)).count() < 2 {
        return start;
    }
    let depth =
        run.iter().filter(|step| step.is(Opcode::Swap)).map(|step| step.arg as usize).max().unwrap_or(0);
    let mut stack: Vec<usize> = (0..depth).collect();
    for step in run.iter().filter(|step| step.is(Opcode::Swap)) {
        stack.swap(0, step.arg as usize - 1);
    }
    // Each cycle of the permutation is undone by swaps through the top, written from the end of the run.
    let mut done = vec![false; depth];
    let mut free = length;
    for first in 0..depth {
        if done[first] || stack[first] == first {
            continue;
        }
        let mut item = first;
        loop {
            if item != 0 {
                free -= 1;
                run[free].set(Opcode::Swap, item as u32 + 1);
            }
            if done[item] {
                break;
            }
            done[item] = true;
            item = stack[item];
        }
    }
    run[..free].iter_mut().for_each(Step::erase);
    start + length - 1
}

/// The local that a movable instruction stores to.
fn stored_local(step: &Step) -> Option<u32> {
    (step.is(Opcode::StoreFast) || step.op == Op::StoreFastMaybeNull).then_some(step.arg)
}

fn is_movable(step: &Step) -> bool {
    stored_local(step).is_some() || step.is(Opcode::PopTop)
}

/// The next movable instruction, on the given line if there is one.
fn next_movable(steps: &[Step], after: usize, line: Option<i32>) -> Option<usize> {
    for (index, step) in steps.iter().enumerate().skip(after + 1) {
        if line.is_some_and(|line| step.line() != line) {
            return None;
        }
        if !step.is(Opcode::Nop) {
            return is_movable(step).then_some(index);
        }
    }
    None
}

/// Exchanges the two stores (or pops) that a swap stands for, from `last` leftwards.
fn apply_statically(steps: &mut [Step], last: usize) {
    for index in (0..=last).rev() {
        if !steps[index].is(Opcode::Swap) {
            if steps[index].is(Opcode::Nop) || is_movable(&steps[index]) {
                continue;
            }
            return;
        }
        let Some(first) = next_movable(steps, index, None) else { return };
        let line = Some(steps[first].line()).filter(|line| *line >= 0);
        let mut second = first;
        for _ in 1..steps[index].arg {
            let Some(next) = next_movable(steps, second, line) else { return };
            second = next;
        }
        let (one, two) = (stored_local(&steps[first]), stored_local(&steps[second]));
        if one.is_some() || two.is_some() {
            if one == two {
                return;
            }
            let conflict = |step: &Step| {
                stored_local(step).is_some_and(|local| Some(local) == one || Some(local) == two)
            };
            if second > first && steps[first + 1..second].iter().any(conflict) {
                return;
            }
        }
        steps[index].erase();
        steps.swap(first, second);
    }
}
